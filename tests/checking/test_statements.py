"""Every kind of statement: tables of prints, and the law that truth is never accused."""

import signal
from collections.abc import Callable
from dataclasses import replace
from decimal import localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.terms import Status
from validate.checking.evaluate import Evaluator, evaluate
from validate.checking.precision import Ranges
from validate.checking.statements import (
    Change,
    Near,
    Order,
    Predicate,
    Ratio,
    Relation,
    SameFact,
    ShareGrowth,
    Statement,
    Unchecked,
    Within,
    only_bounds,
)
from validate.family.model import Family
from validate.numbers import PLACES

from .statements import WAYS, decided, named, printed, producing, told

EXACT, ROUNDED, WRONG = Status.EXACT, Status.ROUNDED, Status.INCONSISTENT
UNCHECKED = Status.UNCHECKED
AGREES = {EXACT, ROUNDED}


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    """A family that prints in all ways, and says how wide words are."""
    return producing(tmp_path_factory.mktemp("family"))


def weighted(*weights: str, constant: str = "0", at_least: bool = False) -> Relation:
    """The first print is so many times each of the others, and a constant."""
    terms = tuple((Fraction(one), f"f{at}") for at, one in enumerate(weights, start=1))
    return Relation(
        target="f0", terms=terms, constant=Fraction(constant), at_least=at_least, message="a sum"
    )


def share(times: int = 100) -> Ratio:
    return Ratio(
        result="f0", numerator="f1", denominator="f2", times=Fraction(times), message="a share"
    )


def possible(times: int = 100) -> Ratio:
    """A share of a number of things, whichever of them."""
    return Ratio(result="f0", denominator="f1", times=Fraction(times), message="a share")


CHANGE = Change(change="f0", after="f1", before="f2", message="a change")
GROWTH = ShareGrowth(
    share_after="f0", share_before="f1", part_change="f2", whole_change="f3", message="a share"
)


def order(looked_at: str = "f0", *, strict: bool = False) -> Order:
    """The first print is not above the second."""
    return Order(less="f0", more="f1", looked_at=looked_at, strict=strict, message="in order")


def near(count: int = 2) -> Near:
    return Near(figures=tuple(f"f{at}" for at in range(count)), message="alike")


def within(low: str | None = None, high: str | None = None) -> Within:
    ends = {"low": low, "high": high}
    return Within(
        figure="f0",
        message="a value",
        **{name: None if end is None else Fraction(end) for name, end in ends.items()},
    )


TABLE: list[tuple[str, Statement, str, Status, str]] = [
    ("half", weighted("1/2"), "10.0 20", EXACT, "0"),
    ("half, touching", weighted("1/2"), "10.3 20", ROUNDED, "0"),
    ("half, too far", weighted("1/2"), "10.4 20", WRONG, "0.1"),
    ("thirds", weighted("1/3", "2/3"), "12 10 13", EXACT, "0"),
    ("thirds of counts", weighted("1/3", "1/3", "1/3"), "#1 #1 #1 #1", EXACT, "0"),
    ("the rest", weighted("-1", constant="100"), "62 38", EXACT, "0"),
    ("the rest, touching", weighted("-1", constant="100"), "63 38", ROUNDED, "0"),
    ("the rest, too far", weighted("-1", constant="100"), "64 38", WRONG, "1"),
    ("counts have no rounding", weighted("1", "1"), "#64 #11 #52", WRONG, "1"),
    ("a large round count has", weighted("1", "1"), "#12300 #5011 #7252", ROUNDED, "0"),
    ("a large round count, too far", weighted("1", "1"), "#12300 #5011 #7352", WRONG, "13"),
    ("at least", weighted("1", "1", at_least=True), "#64 #11 #52", EXACT, "0"),
    ("at least as much", weighted("1", "1", at_least=True), "#64 #12 #52", EXACT, "0"),
    ("not at least", weighted("1", "1", at_least=True), "#64 #13 #52", WRONG, "1"),
    ("at least, by rounding", weighted("1", "1", at_least=True), "64 13 52", EXACT, "0"),
    ("far above", weighted("1", at_least=True), "9000 1", EXACT, "0"),
    ("a total that is bounded", weighted("1", "1"), ">60 #11 #52", EXACT, "0"),
    ("a total bounded elsewhere", weighted("1", "1"), ">70 #11 #52", WRONG, "7"),
    ("a part that is bounded", weighted("1", "1"), "64 >11 #52", UNCHECKED, "bound"),
    ("a share", share(), "25 #30 #120", EXACT, "0"),
    ("a share, rounded", share(), "27 #302 #1128", ROUNDED, "0"),
    ("a share, to one decimal", share(), "26.8 #302 #1128", ROUNDED, "0"),
    ("a share, cut off", share(), "26.7 #302 #1128", WRONG, ""),
    ("a rate", share(1000), "8.4 #5040 #601000", ROUNDED, "0"),
    ("none of some", share(), "0 #0 #17", EXACT, "0"),
    ("a part of what is rounded", share(), "60 #300 0.5", WRONG, ""),
    ("of nothing", share(), "0 #0 #0", UNCHECKED, "may be 0"),
    ("of what may be nothing", share(), "40 0.2 0", UNCHECKED, "may be 0"),
    ("of less than nothing", share(), "40 2 -5", UNCHECKED, "may be 0"),
    ("a share that is bounded", share(), ">75 #49 #60", EXACT, "0"),
    ("a share bounded elsewhere", share(), ">75 #44 #60", WRONG, ""),
    ("a share below", share(), "<75 #44 #60", EXACT, "0"),
    ("of a bound", share(), "75 #49 >60", UNCHECKED, "bound"),
    ("a bound of", share(), "75 <49 #60", UNCHECKED, "bound"),
    ("a share of some number", possible(), "45 #31", ROUNDED, "0"),
    ("a share of no number", possible(), "46 #31", WRONG, ""),
    ("half of an even number", possible(), "50 #30", EXACT, "0"),
    ("all", possible(), "100 #7", EXACT, "0"),
    ("of many", possible(), "46 #310", ROUNDED, "0"),
    ("of some number, to more places", possible(), "45.2 #31", ROUNDED, "0"),
    ("of no number, to more places", possible(), "45.4 #31", WRONG, ""),
    ("of a number that is rounded", possible(), "46 31", UNCHECKED, "exactly"),
    ("of a large round number", possible(), "46 #3100", UNCHECKED, "exactly"),
    ("of none", possible(), "46 #0", UNCHECKED, "may be 0"),
    ("a bound of some number", possible(), ">46 #31", UNCHECKED, "too little"),
    ("of more than", possible(), "46 >31", UNCHECKED, "bound"),
    ("a fall", CHANGE, "-10 #36 #40", EXACT, "0"),
    ("a fall, rounded", CHANGE, "-12 #187 #212", ROUNDED, "0"),
    ("a fall, two digits changed", CHANGE, "-21 #187 #212", WRONG, ""),
    ("a fall of small prints", CHANGE, "-8 36 40", ROUNDED, "0"),
    ("a fall of small prints, at the end", CHANGE, "-12 36 40", ROUNDED, "0"),
    ("a fall of small prints, too far", CHANGE, "-13 36 40", WRONG, ""),
    ("a fall of small prints, not far enough", CHANGE, "-7 36 40", WRONG, ""),
    ("a fall to nothing", CHANGE, "-100 #0 #40", EXACT, "0"),
    ("a rise from nothing", CHANGE, "100 #40 #0", UNCHECKED, "may be 0"),
    ("a rise from what may be nothing", CHANGE, "100 40 0", UNCHECKED, "may be 0"),
    ("a rise told as a fall", CHANGE, "-20 #120 #100", WRONG, ""),
    ("more than doubled", CHANGE, ">100 #250 #100", EXACT, "0"),
    ("not doubled", CHANGE, ">100 #190 #100", WRONG, ""),
    ("from more than", CHANGE, "-12 #187 >200", UNCHECKED, "bound"),
    ("a share that grew", GROWTH, "11.9 10.0 25 5", ROUNDED, "0"),
    ("a share that grew otherwise", GROWTH, "19.1 10.0 25 5", WRONG, ""),
    ("a share that stayed", GROWTH, "10 10 25 25", EXACT, "0"),
    ("nothing of a share is left", GROWTH, "0.0 10.0 -100 5", EXACT, "0"),
    ("nothing of the whole is left", GROWTH, "10.0 10.0 25 -100", UNCHECKED, "may be 0"),
    ("a bounded share that grew", GROWTH, ">11 10.0 25 5", EXACT, "0"),
    ("a share of a bounded change", GROWTH, "11.9 10.0 >25 5", UNCHECKED, "bound"),
    ("below", order(), "#61 #64", EXACT, "0"),
    ("the same", order(), "#64 #64", EXACT, "0"),
    ("above", order(), "#71 #64", WRONG, "7"),
    ("above by rounding alone", order(), "13 12", EXACT, "0"),
    ("above beyond rounding", order(), "12.6 12", WRONG, "0.05"),
    ("more than the other", order(), ">64 #64", WRONG, ""),
    ("more than less", order(), ">60 #64", EXACT, "0"),
    ("less than the other", order(), "<90 #64", EXACT, "0"),
    ("below more than", order(), "#90 >64", EXACT, "0"),
    ("below less than", order(), "#90 <64", WRONG, "26"),
    ("strictly below", order(strict=True), "#61 #64", EXACT, "0"),
    ("strictly below the same", order(strict=True), "#64 #64", WRONG, "1"),
    ("strictly below the same print", order(strict=True), "12 12", EXACT, "0"),
    ("strictly below, touching", order(strict=True), "13 12", WRONG, "1"),
    ("strictly below another place", order(strict=True), "12 11.6", EXACT, "0"),
    ("strictly less than the least", order(strict=True), "#64 <64", WRONG, ""),
    ("alike", near(), "27 27.3", EXACT, "0"),
    ("alike at equal decimals", near(), "27 28", EXACT, "0"),
    ("not alike", near(), "27 28.3", WRONG, "0.75"),
    ("counts alike", near(), "#27 #27", EXACT, "0"),
    ("counts not alike", near(), "#27 #28", WRONG, "1"),
    ("like more than", near(), "27 >20", EXACT, "0"),
    ("unlike more than", near(), "27 >30", WRONG, "2.5"),
    ("three alike", near(3), "27 27.3 27.4", EXACT, "0"),
    ("a share of all", within("0", "100"), "100", EXACT, "0"),
    ("a share of more than all", within("0", "100"), "101", WRONG, "0.5"),
    ("a share of all by rounding", within("0", "99.5"), "100", EXACT, "0"),
    ("a little less than nothing", within("0"), "-0.2", WRONG, "0.15"),
    ("less than nothing by rounding", within("0"), "-0.0", EXACT, "0"),
    ("more than all", within("0", "100"), ">100", WRONG, ""),
    ("less than a little", within("0", "100"), "<5", EXACT, "0"),
    ("no bounds at all", within(), "99999", EXACT, "0"),
    ("by itself also in about", within("0", "100"), "~250", WRONG, ""),
    ("nothing is printed", within("0", "100"), "?", UNCHECKED, "no value"),
]


@pytest.mark.parametrize(
    ("statement", "prints", "status", "said"),
    [pytest.param(*case, id=name) for name, *case in TABLE],
)
def test_what_becomes_of_a_statement(
    statement: Statement, prints: str, status: Status, said: str
) -> None:
    """Each kind agrees exactly, by rounding or not at all; or says why it cannot be compared."""
    outcome = decided(statement, *prints.split())
    assert outcome.status is status
    assert outcome.printed == tuple(
        named(*prints.split())[one].printed for one in statement.figures
    )
    if status is UNCHECKED:
        assert said in outcome.note
        assert (outcome.gap, outcome.slack, outcome.expected) == (None, None, None)
    elif status is WRONG:
        assert format(outcome.gap.normalize(), "f") == said if said else outcome.gap is not None
        assert outcome.gap or outcome.note
    else:
        assert outcome.gap == 0
        assert ("round" in outcome.note) is (status is ROUNDED)


@pytest.mark.parametrize(
    ("prints", "strict"),
    [
        (prints, strict)
        for prints in ("#61 #64", "#64 #64", "#71 #64", "13 12", "12.6 12", ">64 #64", "#90 <64")
        for strict in (False, True)
    ],
)
def test_an_order_is_the_same_from_either_side(prints: str, *, strict: bool) -> None:
    """Whichever of two prints is looked at, they are in order or not, and as far."""
    one, other = (decided(order(at, strict=strict), *prints.split()) for at in ("f0", "f1"))
    assert (one.status, one.gap) == (other.status, other.gap)
    assert one.printed == other.printed[::-1]


def test_a_comparison_with_what_is_not_printed_is_unchecked() -> None:
    """Whatever the kind, a print without a value is named and nothing is compared."""
    statements = [
        (share(), 3), (possible(), 2), (CHANGE, 3), (GROWTH, 4), (order(), 2), (near(), 2),
        (weighted("1", "1"), 3), (weighted("1", "1", at_least=True), 3),
    ]  # fmt: skip
    for statement, count in statements:
        for missing in range(count):
            prints = ["?" if at == missing else "12" for at in range(count)]
            outcome = decided(statement, *prints)
            assert outcome.status is UNCHECKED
            assert "no value" in outcome.note


ABOUT = [
    ("the same fact", SameFact(figures=("f0", "f1"), message="one"), "~200 195", ROUNDED),
    ("the same fact, too far", SameFact(figures=("f0", "f1"), message="one"), "~200 211", WRONG),
    ("never narrower", SameFact(figures=("f0", "f1"), message="one"), "~5 5.4", ROUNDED),
    ("two of them", SameFact(figures=("f0", "f1"), message="one"), "~200 ~215", ROUNDED),
    ("a sum", weighted("1", "1"), "~200 130 79", ROUNDED),
    ("a sum, too far", weighted("1", "1"), "~200 130 82", WRONG),
    ("a part", weighted("1", "1"), "213 ~200 10", ROUNDED),
    ("a share", share(), "~20 #24 #115", ROUNDED),
    ("a change", CHANGE, "-12 #187 ~210", ROUNDED),
    ("above", order(), "~100 96", EXACT),
    ("above, too far", order(), "~100 94", WRONG),
    ("alike", near(), "~100 104", EXACT),
    ("growth", GROWTH, "12 ~10 25 5", ROUNDED),
]


@pytest.mark.parametrize(
    ("statement", "prints", "status"), [pytest.param(*case, id=name) for name, *case in ABOUT]
)
def test_about_is_as_wide_as_the_family_says(
    statement: Statement, prints: str, status: Status, family: Family
) -> None:
    """With a declared width *about* is compared; without one nothing is, and the note says so."""
    assert decided(statement, *prints.split(), family=family).status is status
    undeclared = decided(statement, *prints.split())
    assert undeclared.status is UNCHECKED
    assert "about" in undeclared.note


@pytest.mark.parametrize(
    ("worded", "other", "status"),
    [
        ("33", "36", ROUNDED),
        ("33", "37.4", WRONG),
        ("33", "28", WRONG),
        ("33", "29.2", ROUNDED),
        (">25", "30", EXACT),
        (">25", "42", EXACT),
        (">25", "50", WRONG),
        (">25", "24", WRONG),
        ("<50", "40", EXACT),
        ("<50", "30", WRONG),
    ],
)
def test_a_share_in_words_is_as_wide_as_the_family_says(
    worded: str, other: str, status: Status, family: Family
) -> None:
    """*A third* and *more than a quarter* reach as far as declared; undeclared, as bounds alone."""
    by_id = {
        "f0": replace(printed("f0", worded), printed="a share", precision_from="qualifier"),
        "f1": printed("f1", other),
    }
    statement = SameFact(figures=("f0", "f1"), message="one")
    assert evaluate(statement, by_id, Ranges({family.name: family})).status is status
    undeclared = evaluate(statement, by_id).status
    if worded.isdigit():
        assert undeclared is UNCHECKED
    elif status is not WRONG or other == "24":
        assert undeclared is status
    else:
        assert undeclared is EXACT


@pytest.mark.parametrize(
    ("prints", "asked"),
    [
        ("58 61", True),
        ("16 61", False),
        ("-61 61", False),
        ("613 618", True),
        ("61.3 61.8", True),
        ("61 68", True),
        ("6 9", True),
        ("613 731", True),
        ("61 6.1", True),
    ],
)
def test_a_doubtful_difference_is_asked_about_unless_it_looks_like_a_slip(
    prints: str,
    asked: bool,  # noqa: FBT001 - a parameter of the table
) -> None:
    """Two digits that changed places or a turned sign are no coincidence; one digit may be."""
    statement = SameFact(figures=("f0", "f1"), message="one", doubtful=True)
    outcome = decided(statement, *prints.split())
    assert outcome.status is WRONG
    assert outcome.doubtful is asked
    assert ("do they mean the same?" in outcome.note) is asked


def test_a_doubtful_sum_that_looks_like_a_slip_is_sure() -> None:
    """The total of a doubtful sum with two digits changed is a slip of that total."""
    doubtful = replace(weighted("1", "1"), doubtful=True)
    assert not decided(doubtful, "#48", "#61", "#23").doubtful
    assert decided(doubtful, "#95", "#61", "#23").doubtful
    held = decided(doubtful, "#84", "#61", "#23")
    assert held.status is EXACT
    assert "the same?" not in held.note


@pytest.mark.parametrize(("holds", "status"), [(True, EXACT), (False, WRONG)])
def test_what_is_no_arithmetic_is_as_told(*, holds: bool, status: Status) -> None:
    """A predicate asks nothing of its prints: also where one is missing or vague it is decided."""
    predicate = Predicate(figures=("f0", "f1"), holds=holds, message="a column", note="why")
    outcome = decided(predicate, "~12", "?")
    assert (outcome.status, outcome.note, outcome.printed) == (status, "why", ("12", ""))


def test_a_comparison_that_was_given_up_says_why() -> None:
    """What a rule could not compare is unchecked for the reason it gives."""
    given_up = Unchecked(figures=("f0",), message="two halves", reason="one half is missing")
    outcome = decided(given_up, "12")
    assert (outcome.status, outcome.note) == (UNCHECKED, "one half is missing")


def test_what_only_bounds_confirms_nothing() -> None:
    """An order, a range or a possible share leaves many values; a sum or a change does not."""
    bounding = (
        order(), near(), within("0"), possible(), weighted("1", at_least=True),
        Predicate(holds=True, message="so"),
    )  # fmt: skip
    assert all(map(only_bounds, bounding))
    confirming = (share(), CHANGE, GROWTH, weighted("1"), SameFact(figures=("f0",), message="so"))
    assert not any(map(only_bounds, confirming))


def test_what_prints_may_stand_for_can_be_given() -> None:
    """A statement is decided by the ranges that are known, where there are some."""
    by_id = named("12", "14")
    evaluator = Evaluator(by_id=by_id, ranges=Ranges({}))
    assert evaluator.evaluate(near()).status is WRONG
    wide = {"f1": evaluator.range_of("f0") + evaluator.range_of("f1") - evaluator.range_of("f0")}
    known = Evaluator(by_id=by_id, ranges=Ranges({}), known=wide)
    assert known.evaluate(near()).status is EXACT


def test_three_that_share_nothing_are_not_alike() -> None:
    """4 and 6 have nothing in common that 5 could be held against."""
    assert decided(near(3), "5", "4", "6").status is UNCHECKED
    assert decided(near(3), "4", "6", "6").status is WRONG


def test_a_third_and_two_thirds_are_one() -> None:
    """A constant that no decimal holds takes nothing from a sum of exact counts."""
    assert decided(weighted("1/3", constant="2/3"), "#1", "#1").status is EXACT


@pytest.mark.parametrize(
    ("statement", "prints"),
    [
        (weighted("1", "1"), [10, 3, 5]),  # [10, 11) against [8, 10)
        (possible(), [25, 50]),  # [25, 26) against 26 of 50
    ],
)
def test_cut_off_prints_that_only_touch_miss_by_something(
    statement: Statement, prints: list[int], family: Family
) -> None:
    """A finding has a gap or says in words what is asked for, also where only an end is open."""
    by_id = {
        f"f{at}": printed(f"f{at}", str(value), measure="cut") for at, value in enumerate(prints)
    }
    if statement == possible():
        by_id["f1"] = printed("f1", "#50")
    outcome = evaluate(statement, by_id, Ranges({family.name: family}))
    assert outcome.status is WRONG
    assert outcome.gap or outcome.note


@pytest.mark.parametrize(
    ("statement", "prints"),
    [
        (weighted("1", at_least=True), "10000000000000003 10000000000000001"),
        (weighted(constant="10000000000000003"), "10000000000000003"),
    ],
)
def test_numbers_beyond_measure_are_compared(statement: Statement, prints: str) -> None:
    """A number of seventeen digits is no reason for a rule to fail."""
    with localcontext(prec=PLACES):
        assert decided(statement, *prints.split()).status is EXACT


def test_a_round_count_and_the_exact_one_are_one() -> None:
    """1,200 may be rounded to hundreds, and 1,234 is one that it may stand for."""
    same = SameFact(figures=("f0", "f1"), message="one")
    assert decided(near(), "#1200", "#1234").status is EXACT
    assert decided(same, "#1200", "#1234").status is ROUNDED


def test_a_share_of_very_many_takes_no_longer() -> None:
    """A share of all the people of a country is decided as fast as one of a village."""

    def too_long(*_: object) -> None:
        raise TimeoutError("it was to be decided at once")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, 0.4)
    try:
        assert decided(possible(), "46", "#5607591301").status in AGREES
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


places = st.integers(min_value=-2, max_value=3)
ways = st.sampled_from(sorted(WAYS))
values = st.fractions(min_value=-3000, max_value=3000, max_denominator=60)
levels = st.fractions(min_value=Fraction(1, 7), max_value=5000, max_denominator=60)
moves = st.fractions(min_value=-95, max_value=300, max_denominator=12)
weights = st.fractions(min_value=-3, max_value=3, max_denominator=9)
Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def true_statements(draw: Draw) -> tuple[Statement, list[Fraction]]:
    """A statement of any kind, and true values of its figures that fulfil it."""
    kind = draw(st.sampled_from([Relation, Ratio, Change, ShareGrowth, Order, Near, Within]))
    if kind is Relation:
        terms = draw(st.lists(st.tuples(weights, values), min_size=1, max_size=5))
        constant = Fraction(draw(st.integers(min_value=-50, max_value=50)), 4)
        more = draw(st.sampled_from([Fraction(0), Fraction(1, 3)]))
        whole = constant + sum((weight * value for weight, value in terms), Fraction(0))
        sum_ = weighted(
            *(str(weight) for weight, _ in terms), constant=str(constant), at_least=bool(more)
        )
        return sum_, [whole + more, *(value for _, value in terms)]
    if kind is Ratio:
        times, above, below = draw(st.sampled_from([1, 100, 1000])), draw(values), draw(levels)
        return share(times), [times * above / below, above, below]
    if kind is Change:
        after, before = draw(values), draw(levels)
        return CHANGE, [100 * (after - before) / before, after, before]
    if kind is ShareGrowth:
        before, part, whole = draw(levels), draw(moves), draw(moves)
        return GROWTH, [before * (100 + part) / (100 + whole), before, part, whole]
    return _of_bounds(draw, kind)


def _of_bounds(draw: Draw, kind: type) -> tuple[Statement, list[Fraction]]:
    one, other = sorted((draw(values), draw(values)))
    if kind is Order:
        at = draw(st.sampled_from(["f0", "f1"]))
        return order(at, strict=one < other), [one, other]
    if kind is Near:
        return near(3), [one, one, one]
    return within(str(one), str(other)), [draw(st.fractions(min_value=one, max_value=other))]


@given(true_statements(), st.data())
def test_rounded_truth_is_never_accused(
    family: Family, case: tuple[Statement, list[Fraction]], data: st.DataObject
) -> None:
    """Whatever is true and however it is printed, no kind of statement finds it inconsistent."""
    statement, truths = case
    by_id = {
        f"f{at}": told(f"f{at}", value, data.draw(places), data.draw(ways))
        for at, value in enumerate(truths)
    }
    outcome = evaluate(statement, by_id, Ranges({family.name: family}))
    assert outcome.status in AGREES or "may be 0" in outcome.note
    assert outcome.gap in {0, None}


@given(
    st.integers(min_value=1, max_value=400),
    st.integers(min_value=0, max_value=400),
    st.sampled_from([1, 100, 1000]),
    st.tuples(st.integers(min_value=0, max_value=3), ways),
)
def test_a_share_of_whole_things_is_never_accused(
    family: Family, count: int, part: int, times: int, made: tuple[int, str]
) -> None:
    """A share that some of so many things truly make is possible, however it is printed."""
    by_id = {
        "f0": told("f0", Fraction(times * part, count), *made),
        "f1": printed("f1", f"#{count}"),
    }
    assert evaluate(possible(times), by_id, Ranges({family.name: family})).status in AGREES


@given(values, st.lists(st.tuples(places, ways), min_size=2, max_size=5))
def test_one_truth_in_many_prints_is_never_accused(
    family: Family, value: Fraction, prints: list[tuple[int, str]]
) -> None:
    """Prints of one value agree, if those to one place were made in one way."""
    by_decimals = dict(prints)
    by_id = {
        f"f{decimals}": told(f"f{decimals}", value, decimals, way)
        for decimals, way in by_decimals.items()
    }
    statement = SameFact(figures=tuple(by_id), message="one")
    assert evaluate(statement, by_id, Ranges({family.name: family})).status in AGREES


@given(
    st.lists(st.integers(min_value=0, max_value=1500), min_size=1, max_size=6),
    st.integers(min_value=0, max_value=3),
)
def test_counts_that_add_up_are_never_accused(parts: list[int], off: int) -> None:
    """Counts and their total agree exactly; a total that is off by one is found."""
    whole = sum(parts)
    # A large count that ends in noughts is taken as rounded, and allows more.
    prints = [f"#{whole + off}", *(f"#{one}" for one in parts)]
    outcome = decided(weighted(*("1" for _ in parts)), *prints)
    if not off:
        assert outcome.status is EXACT
    elif not any(one % 100 == 0 and one >= 1000 for one in (whole + off, *parts)):
        assert (outcome.status, outcome.gap) == (WRONG, off)
