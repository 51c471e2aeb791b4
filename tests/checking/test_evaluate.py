"""Statements to verdicts: tables of prints, and the law that rounded truth is never accused."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.terms import Qualifier, Status
from validate.checking.evaluate import Outcome, evaluate
from validate.checking.statements import Predicate, Relation, SameFact, Unchecked
from validate.model import Figure
from validate.numbers import Interval

from .prints import figure

TIES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
places = st.integers(min_value=0, max_value=3)
truths = st.decimals(min_value=-1000, max_value=1000, places=6)


def named(prints: list[str]) -> Mapping[str, Figure]:
    return {f"f{number}": figure(f"f{number}", one) for number, one in enumerate(prints)}


def same(*prints: str) -> Outcome:
    """The outcome when these prints are said to state one quantity."""
    by_id = named(list(prints))
    return evaluate(SameFact(figures=tuple(by_id), message="one quantity"), by_id)


def sums(target: str, *parts: str, constant: str = "0") -> Outcome:
    """The outcome when the first print is said to be the sum of the others."""
    by_id = named([target, *parts])
    first, *others = by_id
    relation = Relation(
        target=first,
        terms=tuple((Fraction(1), one) for one in others),
        constant=Fraction(constant),
        message="a sum",
    )
    return evaluate(relation, by_id)


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@pytest.mark.parametrize(
    ("one", "two", "status", "slack", "gap"),
    [
        ("10.9", "10.9", Status.EXACT, None, "0"),
        ("10.9", "11.0", Status.INCONSISTENT, None, "0.1"),
        ("11", "12", Status.INCONSISTENT, None, "1"),
        ("-2.4", "-2.4", Status.EXACT, None, "0"),
        ("-2.4", "2.4", Status.INCONSISTENT, None, "4.8"),
        ("0", "0", Status.EXACT, None, "0"),
        ("0.0", "0", Status.ROUNDED, "0.55", "0"),
        ("61", "61.5", Status.ROUNDED, "0.05", "0"),
        ("61.5", "61", Status.ROUNDED, "0.05", "0"),
        ("61", "61.55", Status.INCONSISTENT, None, "0.045"),
        ("61", "60.4", Status.INCONSISTENT, None, "0.05"),
        ("61", "62.1", Status.INCONSISTENT, None, "0.55"),
        ("62.1", "61", Status.INCONSISTENT, None, "0.55"),
        ("100.00", "100.0", Status.ROUNDED, "0.055", "0"),
        ("68", "68.0", Status.ROUNDED, "0.55", "0"),
        ("-3", "-3.4", Status.ROUNDED, "0.15", "0"),
        ("-3", "-3.6", Status.INCONSISTENT, None, "0.05"),
    ],
)
def test_two_prints_of_one_fact(
    one: str, two: str, status: Status, slack: str | None, gap: str | None
) -> None:
    """At equal decimals prints must be identical; at different ones their intervals must meet."""
    outcome = same(one, two)
    assert outcome.status is status
    assert outcome.slack == number(slack)
    assert outcome.gap == number(gap)
    assert outcome.printed == (one, two)
    assert outcome.figures == ("f0", "f1")


def test_prints_whose_intervals_only_touch_agree() -> None:
    """1 beside 1.50 has only half of the last place in common, and that is enough."""
    assert same("12", "12.5").slack == Decimal("0.05")
    touching = same("1", "1.50")
    assert touching.status is Status.ROUNDED
    assert touching.slack == Decimal("0.005")


@pytest.mark.parametrize(
    ("prints", "status", "gap"),
    [
        (["12.1", "12.1", "12.1"], Status.EXACT, "0"),
        (["12", "12.1", "12.1"], Status.ROUNDED, "0"),
        (["12.3", "12.1", "12.1"], Status.INCONSISTENT, "0.2"),
        (["12", "12.4", "11.6"], Status.INCONSISTENT, "0.8"),
        (["12", "12.5", "12.50"], Status.ROUNDED, "0"),
    ],
)
def test_several_prints_of_one_fact(prints: list[str], status: Status, gap: str) -> None:
    """Several prints agree only if each agrees with each; the gap is the widest."""
    outcome = same(*prints)
    assert outcome.status is status
    assert outcome.gap == Decimal(gap)


@pytest.mark.parametrize(
    ("prints", "low", "high"),
    [
        (("11.0", "10.9"), "10.9", "10.9"),
        (("63", "61.5"), "61.45", "61.55"),
        (("62.1", "61"), "60.5", "61.5"),
    ],
)
def test_a_finding_says_what_the_print_would_have_to_be(
    prints: tuple[str, str], low: str, high: str
) -> None:
    """Expected is the yardstick's print at equal decimals, else what that print stands for."""
    assert same(*prints).expected == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("target", "parts", "status", "gap"),
    [
        ("100.0", ["33.3", "66.7"], Status.EXACT, "0"),
        ("100.0", ["33.3", "66.6"], Status.ROUNDED, "0"),
        ("100.0", ["33.3", "66.5"], Status.INCONSISTENT, "0.05"),
        ("100.0", ["33.3", "65.6"], Status.INCONSISTENT, "0.95"),
        ("-1", ["-0.4", "-0.6"], Status.EXACT, "0"),
        ("0", ["-0.4", "0.4"], Status.EXACT, "0"),
        ("0", ["0"], Status.EXACT, "0"),
        (
            "91.3",
            ["12.1", "0.2", "3.2", "3.6", "1.8", "8.3", "13.8", "47.4", "0.6", "0.1"],
            Status.ROUNDED,
            "0",
        ),
        (
            "91.6",
            ["12.1", "0.2", "3.2", "3.6", "1.8", "8.3", "13.8", "47.4", "0.6", "0.1"],
            Status.ROUNDED,
            "0",
        ),
        (
            "91.7",
            ["12.1", "0.2", "3.2", "3.6", "1.8", "8.3", "13.8", "47.4", "0.6", "0.1"],
            Status.INCONSISTENT,
            "0.05",
        ),
    ],
)
def test_a_total_and_its_parts(target: str, parts: list[str], status: Status, gap: str) -> None:
    """A total agrees while it differs from its parts by no more than all roundings together."""
    outcome = sums(target, *parts)
    assert outcome.status is status
    assert outcome.gap == Decimal(gap)
    assert outcome.printed == (target, *parts)
    if status is Status.ROUNDED:
        assert "round" in outcome.note


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("100", Status.EXACT),
        ("100.0", Status.EXACT),
        ("100.00", Status.EXACT),
        ("99.9", Status.INCONSISTENT),
        ("99.99", Status.INCONSISTENT),
        ("99", Status.INCONSISTENT),
        ("101", Status.INCONSISTENT),
    ],
)
def test_a_total_by_definition(printed: str, status: Status) -> None:
    """A total that is 100 by definition is 100 at any decimals and nothing else."""
    assert sums(printed, constant="100").status is status


def test_weights_and_constants_count() -> None:
    """A relation takes weights that are no whole numbers, and a constant, without loss."""
    by_id = named(["2.0", "3.0"])
    thirds = Relation(
        target="f0",
        terms=((Fraction(1, 3), "f1"),),
        constant=Fraction(1),
        message="a third and one",
    )
    assert evaluate(thirds, by_id).status is Status.EXACT
    minus = Relation(
        target="f0", terms=((Fraction(-1), "f1"),), constant=Fraction(5), message="less"
    )
    assert evaluate(minus, by_id).status is Status.EXACT
    wrong = Relation(
        target="f0", terms=((Fraction(-1), "f1"),), constant=Fraction(6), message="less"
    )
    assert evaluate(wrong, by_id).gap == Decimal("0.9")


def test_a_constant_of_thirds_is_no_crash() -> None:
    """A constant that no decimal holds is compared as near as matters."""
    by_id = named(["33.3"])
    relation = Relation(target="f0", constant=Fraction(100, 3), message="a third of a hundred")
    assert evaluate(relation, by_id).status is Status.ROUNDED


@pytest.mark.parametrize(
    "prints", [["~12", "12.1"], ["12.1", "~12"], ["~12", "~12"], ["~12", "40"]]
)
def test_about_is_not_compared(prints: list[str]) -> None:
    """A print that says *about* is left unchecked, with the reason, whatever it says."""
    outcome = same(*prints)
    assert outcome.status is Status.UNCHECKED
    assert "about" in outcome.note
    assert outcome.gap is None
    assert sums(*prints).status is Status.UNCHECKED


@pytest.mark.parametrize(
    ("qualifier", "bound", "value", "status"),
    [
        (Qualifier.MORE_THAN, "12", "14.1", Status.EXACT),
        (Qualifier.AT_LEAST, "12", "14.1", Status.EXACT),
        (Qualifier.MORE_THAN, "20", "10.9", Status.INCONSISTENT),
        (Qualifier.AT_LEAST, "20", "10.9", Status.INCONSISTENT),
        (Qualifier.LESS_THAN, "20", "10.9", Status.EXACT),
        (Qualifier.UP_TO, "20", "10.9", Status.EXACT),
        (Qualifier.LESS_THAN, "5", "10.9", Status.INCONSISTENT),
        (Qualifier.UP_TO, "5", "10.9", Status.INCONSISTENT),
    ],
)
def test_a_bound_is_held_on_its_side(
    qualifier: Qualifier, bound: str, value: str, status: Status
) -> None:
    """*More than 12* agrees with all that is more, and with nothing that is clearly less."""
    by_id = {"f0": replace(figure("f0", bound), qualifier=qualifier), "f1": figure("f1", value)}
    outcome = evaluate(SameFact(figures=("f0", "f1"), message="one quantity"), by_id)
    assert outcome.status is status
    assert outcome.expected is None or outcome.expected.high.is_finite()


def test_two_bounds_set_no_limit_to_each_other() -> None:
    """Two bounds on one side agree, and no end of an interval is shown that is none."""
    bounded = {
        name: replace(figure(name, value), qualifier=Qualifier.MORE_THAN)
        for name, value in (("f0", "12"), ("f1", "20"))
    }
    outcome = evaluate(SameFact(figures=("f0", "f1"), message="one quantity"), bounded)
    assert (outcome.status, outcome.expected) == (Status.EXACT, None)


@pytest.mark.parametrize("prints", [["?", "12.1"], ["12.1", "?"], ["?", "?"], ["~12", "?"]])
def test_a_missing_value_is_not_compared(prints: list[str]) -> None:
    """A label without a value leaves the comparison unchecked, and the note names the label."""
    by_id = {name: replace(one, row_label=f"Label {name}") for name, one in named(prints).items()}
    outcome = evaluate(SameFact(figures=tuple(by_id), message="one quantity"), by_id)
    assert outcome.status is Status.UNCHECKED
    for name, one in by_id.items():
        assert (f"Label {name}" in outcome.note) is (one.value is None)
    assert sums(*prints).status is Status.UNCHECKED


@pytest.mark.parametrize(
    ("method", "said"),
    [("prose", "does not state its period"), ("prose, period inferred", "only one")],
)
def test_an_unknown_period_is_compared_and_said(method: str, said: str) -> None:
    """A print that does not state its period is compared all the same, and the note says so."""
    period = figure("f0", "1").period if "inferred" in method else None
    for printed, status in (("12.1", Status.EXACT), ("12.4", Status.INCONSISTENT)):
        by_id = {
            "f0": replace(figure("f0", printed), period=period, method=method),
            "f1": figure("f1", "12.1"),
        }
        outcome = evaluate(SameFact(figures=("f0", "f1"), message="one quantity"), by_id)
        assert outcome.status is status
        assert said in outcome.note


def test_known_periods_need_no_note() -> None:
    """Where every print states its period nothing is said of it."""
    assert same("12.1", "12.1").note == ""


@pytest.mark.parametrize(("holds", "status"), [(True, Status.EXACT), (False, Status.INCONSISTENT)])
def test_a_predicate_holds_or_not(*, holds: bool, status: Status) -> None:
    """A predicate is decided by its rule; the verdict keeps its figures, mentions and reason."""
    by_id = named(["12.1"])
    predicate = Predicate(
        figures=("f0",), mentions=("m1",), holds=holds, message="as the words say"
    )
    outcome = evaluate(predicate, by_id)
    assert (outcome.status, outcome.figures, outcome.mentions) == (status, ("f0",), ("m1",))
    assert outcome.message == "as the words say"


def test_what_a_rule_could_not_compare_is_unchecked() -> None:
    """A comparison that a rule gives up is a verdict too, with the rule's reason."""
    outcome = evaluate(
        Unchecked(figures=("f0",), message="two halves", reason="the other half is missing"),
        named(["12.1"]),
    )
    assert outcome.status is Status.UNCHECKED
    assert outcome.note == "the other half is missing"
    assert outcome.printed == ("12.1",)


def printed(value: Decimal, decimals: int, tie: str) -> str:
    return format(value.quantize(Decimal(1).scaleb(-decimals), rounding=tie), "f")


@given(truths, st.lists(places, min_size=2, max_size=5), st.sampled_from(TIES))
def test_prints_of_one_truth_are_never_accused(
    value: Decimal, decimals: list[int], tie: str
) -> None:
    """One true value printed several times, by one tie rule, is never inconsistent."""
    outcome = same(*(printed(value, at, tie) for at in decimals))
    assert outcome.status in {Status.EXACT, Status.ROUNDED}
    assert outcome.gap == 0


@given(st.lists(st.tuples(truths, places), min_size=1, max_size=8), places, st.sampled_from(TIES))
def test_parts_of_one_truth_are_never_accused(
    parts: list[tuple[Decimal, int]], decimals: int, tie: str
) -> None:
    """A true sum, all of it rounded, is never inconsistent."""
    whole = sum((value for value, _ in parts), Decimal(0))
    outcome = sums(printed(whole, decimals, tie), *(printed(value, at, tie) for value, at in parts))
    assert outcome.status in {Status.EXACT, Status.ROUNDED}


@given(truths, truths, places, places)
def test_two_prints_are_judged_alike_from_either_side(
    one: Decimal, two: Decimal, first: int, second: int
) -> None:
    """Which of two prints is the yardstick changes neither the outcome nor the gap."""
    a, b = printed(one, first, ROUND_HALF_UP), printed(two, second, ROUND_HALF_UP)
    there, back = same(a, b), same(b, a)
    assert (there.status, there.gap, there.slack) == (back.status, back.gap, back.slack)


@given(truths, places, st.integers(min_value=1, max_value=50))
def test_any_slip_at_equal_decimals_is_seen(value: Decimal, decimals: int, slip: int) -> None:
    """At equal decimals a slip of a single unit in the last place is a finding, by that much."""
    true = printed(value, decimals, ROUND_HALF_UP)
    off = Decimal(slip).scaleb(-decimals)
    outcome = same(format(Decimal(true) + off, "f"), true)
    assert outcome.status is Status.INCONSISTENT
    assert outcome.gap == off
