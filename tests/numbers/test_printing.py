"""Laws of single prints: what each may stand for, and which prints a range allows."""

from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    localcontext,
)

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas.terms import Rounding
from validate.numbers import PLACES, Interval, interval, prints_within

TIES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)
EXACTLY = Context(prec=100)
THIRTY_DIGITS = 123456789012345678901234567891

ties = st.sampled_from(TIES)
places = st.integers(min_value=-3, max_value=4)
steps = st.sampled_from([None, 5, 10])
truths = st.decimals(min_value=-100_000, max_value=100_000, places=6)


def as_printed(
    value: Decimal, decimals: int, how: str = ROUND_HALF_UP, step: int | None = None
) -> Decimal:
    """A true value as a producer prints it, to whole steps of its last place."""
    unit = Decimal(step or 1).scaleb(-decimals)
    return EXACTLY.divide(value, unit).to_integral_value(how, EXACTLY) * unit


@given(truths, places, ties, steps)
@example(Decimal("12.25"), 1, ROUND_HALF_DOWN, None)
@example(Decimal("-12.5"), 0, ROUND_HALF_UP, 5)
def test_a_rounded_print_stands_for_its_true_value(
    value: Decimal, decimals: int, tie: str, step: int | None
) -> None:
    """Whatever becomes of a tie, and to whatever step: the true value is among those allowed."""
    printed = as_printed(value, decimals, tie, step)
    stands_for = interval(printed, decimals, step=step)
    assert stands_for.holds(value)
    assert stands_for.high - stands_for.low == Decimal(step or 1).scaleb(-decimals)
    assert not stands_for.low_open
    assert not stands_for.high_open


@given(truths, places, steps)
@example(Decimal("0.04"), 1, None)
@example(Decimal("-0.04"), 1, None)
@example(Decimal("-12.0"), 0, None)
def test_a_cut_off_print_stands_for_its_true_value(
    value: Decimal, decimals: int, step: int | None
) -> None:
    """Where digits are cut off, towards 0, the true value is among those allowed."""
    printed = as_printed(value, decimals, ROUND_DOWN, step)
    assert interval(printed, decimals, Rounding.TRUNCATED, step=step).holds(value)


@given(truths, places)
def test_a_cut_off_print_allows_nothing_that_is_printed_otherwise(
    value: Decimal, decimals: int
) -> None:
    """A cut-off print allows a value only if cutting that off gives the print."""
    unit = Decimal(1).scaleb(-decimals)
    printed = as_printed(value, decimals, ROUND_DOWN)
    for other in (printed - unit, printed + unit):
        assert not interval(other, decimals, Rounding.TRUNCATED).holds(value) or not printed


@given(truths, places, st.sampled_from([ROUND_CEILING, ROUND_FLOOR, ROUND_UP]))
def test_rounding_always_one_way_is_within_a_unit(value: Decimal, decimals: int, how: str) -> None:
    """Always up or always down lies beyond half a unit, and at most a whole one away."""
    stands_for = interval(as_printed(value, decimals, how), decimals)
    unit = Decimal(1).scaleb(-decimals)
    assert Interval(stands_for.low - unit / 2, stands_for.high + unit / 2).holds(value)


@given(truths, st.sampled_from(list(Rounding)), steps)
def test_an_exact_print_stands_for_itself(
    value: Decimal, rounding: Rounding, step: int | None
) -> None:
    """A value of no stated decimals, or of exact counts, is nothing but itself."""
    assert interval(value, None, rounding, step=step) == Interval(value, value)
    assert interval(value, 0, Rounding.EXACT, step=step) == Interval(value, value)


@pytest.mark.parametrize(
    ("print_", "ends", "inside", "outside"),
    [
        (("12.1", 1, None), ("12.1", "12.2"), ["12.1", "12.19999"], ["12.2", "12.09"]),
        (("-12.1", 1, None), ("-12.2", "-12.1"), ["-12.1", "-12.19999"], ["-12.2", "-12.09"]),
        (("0", 0, None), ("-1", "1"), ["0", "0.999", "-0.999"], ["1", "-1"]),
        (("0.0", 1, None), ("-0.1", "0.1"), ["0.09", "-0.09"], ["0.1", "-0.1"]),
        (("12000", -3, None), ("12000", "13000"), ["12000", "12999"], ["13000", "11999"]),
        (("15", 0, 5), ("15", "20"), ["15", "19.99"], ["20", "14.99"]),
        (("-10", 0, 10), ("-20", "-10"), ["-10", "-19.99"], ["-20", "-9.99"]),
    ],
)
def test_cut_off_values_after_xbrl(
    print_: tuple[str, int, int | None],
    ends: tuple[str, str],
    inside: list[str],
    outside: list[str],
) -> None:
    """XBRL Calculations 1.1: [v, v + u) above 0, (v - u, v] below, (-u, u) for 0."""
    value, decimals, step = print_
    found = interval(Decimal(value), decimals, Rounding.TRUNCATED, step=step)
    assert (found.low, found.high) == tuple(map(Decimal, ends))
    assert all(found.holds(Decimal(one)) for one in inside)
    assert not any(found.holds(Decimal(one)) for one in outside)


@pytest.mark.parametrize(
    ("value", "decimals", "step", "low", "high"),
    [
        ("12000", -3, None, "11500", "12500"),
        ("748000", -3, None, "747500", "748500"),
        ("-2000", -3, None, "-2500", "-1500"),
        ("15", 0, 5, "12.5", "17.5"),
        ("120", 0, 10, "115", "125"),
        ("1.5", 1, 5, "1.25", "1.75"),
        ("150", -1, 5, "125", "175"),
    ],
)
def test_coarse_prints_stand_for_half_their_step(
    value: str, decimals: int, step: int | None, low: str, high: str
) -> None:
    """Thousands are half a thousand either side, and what is rounded to 5 is 2.5 either side."""
    assert interval(Decimal(value), decimals, step=step) == Interval(Decimal(low), Decimal(high))


@given(truths, places, st.sampled_from([Rounding.NEAREST, Rounding.TRUNCATED]))
def test_fewer_decimals_allow_more(value: Decimal, decimals: int, rounding: Rounding) -> None:
    """The same value printed to fewer decimals allows all that it did, and more."""
    fine, coarse = (interval(value, at, rounding) for at in (decimals, decimals - 1))
    assert coarse.low <= fine.low <= fine.high <= coarse.high
    for end in (fine.low, fine.high):
        assert coarse.holds(end) or not fine.holds(end)


@given(
    low=st.decimals(min_value=-30, max_value=30, places=2),
    wide=st.decimals(min_value=0, max_value=6, places=2),
    decimals=st.integers(min_value=-1, max_value=1),
    exact=st.booleans(),
)
@example(low=Decimal("11.5"), wide=Decimal(0), decimals=0, exact=False)
@example(low=Decimal("11.25"), wide=Decimal("0.1"), decimals=0, exact=False)
def test_prints_within_a_range_are_all_that_meet_it(
    *, low: Decimal, wide: Decimal, decimals: int, exact: bool
) -> None:
    """Of all prints to so many decimals those are found that may stand for a wanted value."""
    wanted = Interval(low, low + wide)
    unit = Decimal(1).scaleb(-decimals)
    half = Decimal(0) if exact else unit / 2
    first = int(low / unit) - 3
    candidates = [unit * number for number in range(first, first + int(wide / unit) + 7)]
    meeting = [one for one in candidates if Interval(one - half, one + half).meets(wanted)]
    found = prints_within(wanted, decimals, half)
    assert (found is None) is (not meeting)
    if found is not None:
        assert (found.low, found.high) == (meeting[0], meeting[-1])


@given(truths, places, ties)
def test_the_print_of_a_wanted_value_is_within(value: Decimal, decimals: int, tie: str) -> None:
    """A value that is wanted finds its own print, by any tie rule."""
    unit = Decimal(1).scaleb(-decimals)
    found = prints_within(Interval(value, value), decimals, unit / 2)
    assert found is not None
    assert found.holds(as_printed(value, decimals, tie))


def test_prints_within_an_endless_range_have_no_end() -> None:
    """Where nothing ends the range, nothing ends the prints; between two prints there is none."""
    endless = Interval(Decimal("11.2"), Decimal("Infinity"))
    assert prints_within(endless, 0, Decimal("0.5")) == Interval(Decimal(11), Decimal("Infinity"))
    assert prints_within(-endless, 0, Decimal(0)) == Interval(Decimal("-Infinity"), Decimal(-12))
    between = Interval(Decimal("11.2"), Decimal("11.8"))
    assert prints_within(between, 0, Decimal(0)) is None


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        (Interval(Decimal("11.5"), Decimal("12.2"), low_open=True), 12, 12),
        (Interval(Decimal("10.8"), Decimal("11.5"), high_open=True), 11, 11),
    ],
)
def test_prints_that_only_touch_an_open_end_are_not_within(
    wanted: Interval, first: int, last: int
) -> None:
    """11 ends at 11.5; of what lies above 11.5 it is no print."""
    found = prints_within(wanted, 0, Decimal("0.5"))
    assert found == Interval(Decimal(first), Decimal(last))


@pytest.mark.parametrize("decimals", [0, 2])
def test_a_long_print_stands_for_itself(decimals: int) -> None:
    """Also a print of thirty digits stands for what it says, with the places that checks keep."""
    value = EXACTLY.scaleb(Decimal(THIRTY_DIGITS), -decimals)
    with localcontext(prec=PLACES):
        stands_for = interval(value, decimals)
    assert stands_for.holds(value)
    assert stands_for.low < value < stands_for.high
