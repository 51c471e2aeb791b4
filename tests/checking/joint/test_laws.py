"""Laws of the joint check, against a judge that reckons in fractions."""

from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from schemas.terms import Status
from tests.checking.prints import small_family
from validate.family.model import Family
from validate.model import Suspect

from .worlds import World, checked, drawn, possible, world

# A number and not its digits: what is drawn one by one is slow, and no smaller case is found.
seeds = st.integers(min_value=0, max_value=10**9)
many = settings(max_examples=100, deadline=None)


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return small_family(tmp_path_factory.mktemp("family"))


def altered(one: World, random: Random) -> tuple[World, str]:
    """A world with one print changed, by anything from a unit to another number."""
    wrong = random.choice(one.prints)
    units = random.choice([1, 2, 3, 9, random.randint(4, 300)]) * random.choice([1, -1])
    value = wrong.value + units * wrong.unit
    changes = {link.quantities[0] for link in one.links if link.kind == "change"}
    assume(value > (-80 if wrong.quantity in changes else 12))
    return one.with_print(wrong.id, value), wrong.id


def impossible(seed: int, errors: int = 1) -> tuple[World, World, set[str]]:
    """A true world, one with so many prints changed that no values fit, and which those are."""
    random = drawn(seed)
    true = wrong = world(random)
    changed = set()
    for _ in range(errors):
        wrong, id_ = altered(wrong, random)
        changed.add(id_)
    assume(not possible(wrong))
    return true, wrong, changed


def factors_of(one: World) -> set[str]:
    """
    The prints of shares and changes.

    What they would have to be is reckoned too widely: see the examples that are expected to fail.
    """
    factors = {link.quantities[0] for link in one.links if link.kind != "sum"}
    return {print_.id for print_ in one.prints if print_.quantity in factors}


def prints_of(suspect: Suspect) -> set[str]:
    return {id_ for repair in suspect.repairs for id_ in (repair.figure, *repair.also)}


@many
@given(seed=seeds, of_shares=st.booleans())
def test_rounded_truth_holds_together(family: Family, *, seed: int, of_shares: bool) -> None:
    """Prints of true values fit together: no finding, no cause, and no more room than there is."""
    true = world(drawn(seed), sums_of_shares=of_shares)
    assert possible(true)
    found = checked(true, family)
    assert found.findings == ()
    assert found.causes == ()
    for verdict in found.held:
        assert verdict.status in {Status.EXACT, Status.ROUNDED}
        percent = int(verdict.note.split(" percent")[0].rsplit(" ", maxsplit=1)[-1])
        assert 0 <= percent <= 100


@many
@given(seeds)
def test_what_cannot_be_is_found_and_nothing_else(family: Family, seed: int) -> None:
    """There is a finding just where no true values fit all prints, and each has a cause."""
    random = drawn(seed)
    wrong, _ = altered(world(random), random)
    found = checked(wrong, family)
    assert bool(found.findings) is not possible(wrong)
    assert {one for cause in found.causes for one in cause.findings} == {
        one.id for one in found.findings
    }


@many
@given(seeds)
def test_the_print_that_is_wrong_is_a_suspect(family: Family, seed: int) -> None:
    """Of one wrong print there is one cause; it is a suspect, and the true print would mend it."""
    true, wrong, changed = impossible(seed)
    (id_,) = changed
    (cause,) = checked(wrong, family).causes
    assert 1 <= cause.tied <= len(cause.suspects)
    found = [suspect for suspect in cause.suspects if id_ in prints_of(suspect)]
    assert found or not cause.complete or id_ in factors_of(wrong)
    (right,) = (one.value for one in true.prints if one.id == id_)
    for suspect in found:
        (repair,) = suspect.repairs
        assert repair.possible
        assert repair.low is None or repair.low <= right
        assert repair.high is None or right <= repair.high


@many
@given(seeds)
def test_every_suspect_would_mend_it(family: Family, seed: int) -> None:
    """With any print of its repair in place of a suspect, true values fit all prints."""
    _, wrong, _ = impossible(seed)
    (cause,) = checked(wrong, family).causes
    for suspect in cause.suspects:
        assert possible(wrong, prints_of(suspect))
        (repair,) = suspect.repairs
        if repair.figure not in factors_of(wrong):
            for value in (repair.low, repair.high):
                assert value is None or possible(wrong.with_print(repair.figure, value))


@many
@given(seeds)
def test_no_print_is_cleared_that_would_mend_it(family: Family, seed: int) -> None:
    """A print whose mere absence makes all well is a suspect, or no print in its place would."""
    _, wrong, _ = impossible(seed)
    (cause,) = checked(wrong, family).causes
    named = {id_ for suspect in cause.suspects for id_ in prints_of(suspect)} | factors_of(wrong)
    for one in wrong.prints:
        if one.id not in named and possible(wrong, {one.id}):
            near = [one.value + units * one.unit for units in range(-40, 41)]
            assert not any(possible(wrong.with_print(one.id, value)) for value in near)


@many
@given(seeds, st.integers(min_value=2, max_value=3))
def test_several_errors_are_explained_by_no_more_prints(
    family: Family, seed: int, errors: int
) -> None:
    """With the first suspect of each cause left out all is well, and no more are accused."""
    _, wrong, changed = impossible(seed, errors)
    causes = checked(wrong, family).causes
    assert causes
    if all(cause.suspects for cause in causes):
        accused = [prints_of(cause.suspects[0]) for cause in causes]
        assert sum(map(len, accused)) <= len(changed)
        assert possible(wrong, set().union(*accused))
    else:
        assert not all(cause.complete for cause in causes)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_where_shares_are_added_nobody_is_accused_wrongly(family: Family, seed: int) -> None:
    """Also where shares take part in sums, a finding is never made of what can be."""
    random = drawn(seed)
    wrong, _ = altered(world(random, sums_of_shares=True), random)
    assert not (possible(wrong) and checked(wrong, family).findings)


def test_the_judge_is_right_about_what_is_known() -> None:
    """The judge of these tests finds what is true possible, and a print far away impossible."""
    for seed in range(20):
        true = world(drawn(seed))
        assert possible(true)
        linked = {at for link in true.links for at in link.quantities}
        far = next(one for one in true.prints if one.quantity in linked)
        wrong = true.with_print(far.id, far.value + 100_000 * far.unit)
        assert not possible(wrong)
        assert possible(wrong, {far.id})
