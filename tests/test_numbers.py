"""Laws of printed numbers: what rounding may do is never held against a report."""

from collections.abc import Callable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.numbers import Interval, interval, plain, total

TIES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN)

ties = st.sampled_from(TIES)
places = st.integers(min_value=0, max_value=4)
truths = st.decimals(min_value=-10_000, max_value=10_000, places=7)
ends = st.decimals(min_value=-1000, max_value=1000, places=3)


def rounded(value: Decimal, decimals: int, tie: str) -> Decimal:
    """A true value as a producer prints it."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=tie)


@st.composite
def intervals(draw: Callable[[st.SearchStrategy[Decimal]], Decimal]) -> Interval:
    one, two = draw(ends), draw(ends)
    return Interval(min(one, two), max(one, two))


@given(truths, places, ties)
def test_the_interval_of_a_print_holds_the_true_value(
    value: Decimal, decimals: int, tie: str
) -> None:
    """Whatever the tie rule, the true value lies in the interval of its print."""
    stands_for = interval(rounded(value, decimals, tie), decimals)
    assert stands_for.low <= value <= stands_for.high
    assert stands_for.high - stands_for.low == Decimal(1).scaleb(-decimals)


@given(truths, places, places, ties, ties)
def test_two_prints_of_one_true_value_meet(
    value: Decimal, one: int, two: int, first: str, second: str
) -> None:
    """Two prints of one true value meet at any decimals, under any two tie rules."""
    a = interval(rounded(value, one, first), one)
    b = interval(rounded(value, two, second), two)
    assert a.gap(b) == 0


@given(st.lists(st.tuples(truths, places, ties), min_size=1, max_size=12), places, ties)
def test_the_sum_law_never_accuses_true_parts(
    parts: list[tuple[Decimal, int, str]], decimals: int, tie: str
) -> None:
    """Parts and total of one truth, each rounded in its own way, always agree."""
    printed = [interval(rounded(value, at, how), at) for value, at, how in parts]
    whole = sum((value for value, _, _ in parts), Decimal(0))
    assert total(printed).gap(interval(rounded(whole, decimals, tie), decimals)) == 0


@given(intervals(), intervals())
def test_gap_and_room_are_symmetric(a: Interval, b: Interval) -> None:
    """Which of two intervals is asked makes no difference, and never both gap and room."""
    assert a.gap(b) == b.gap(a)
    assert a.room(b) == b.room(a)
    assert a.gap(b) >= 0
    assert a.room(b) >= 0
    assert not (a.gap(b) and a.room(b))


@given(intervals(), intervals())
def test_a_gap_is_what_parts_two_intervals(a: Interval, b: Interval) -> None:
    """Widened by its gap an interval touches the other; by anything less it does not."""
    gap = a.gap(b)
    assert Interval(a.low - gap, a.high + gap).gap(b) == 0
    if gap:
        less = gap - Decimal("0.0001")
        assert Interval(a.low - less, a.high + less).gap(b) > 0


@given(intervals(), intervals())
def test_a_mirrored_pair_is_as_far_apart(a: Interval, b: Interval) -> None:
    """Negation turns intervals round and leaves gaps, room and sums as they were."""
    assert (-a).gap(-b) == a.gap(b)
    assert (-a).room(-b) == a.room(b)
    assert Interval(-a.high, -a.low) == -a
    assert -(a + b) == -a + -b


@given(intervals(), st.fractions(min_value=-10, max_value=10, max_denominator=8))
def test_a_scaled_interval_holds_the_scaled_values(a: Interval, factor: Fraction) -> None:
    """Every value of an interval, times the factor, lies in the scaled interval."""
    scaled = a.scaled(factor)
    near = Fraction(1, 10**12)  # thirds are cut after twelve places
    for value in (a.low, (a.low + a.high) / 2, a.high):
        exact = Fraction(value) * factor
        assert Fraction(scaled.low) - near <= exact <= Fraction(scaled.high) + near


@pytest.mark.parametrize(
    ("value", "decimals", "low", "high"),
    [
        ("12.1", 1, "12.05", "12.15"),
        ("61", 0, "60.5", "61.5"),
        ("-3.4", 1, "-3.45", "-3.35"),
        ("0", 0, "-0.5", "0.5"),
        ("0.0", 1, "-0.05", "0.05"),
        ("100.00", 2, "99.995", "100.005"),
        ("7", None, "7", "7"),
        ("2185", 0, "2184.5", "2185.5"),
    ],
)
def test_a_print_stands_for_half_a_place_either_side(
    value: str, decimals: int | None, low: str, high: str
) -> None:
    """A print stands for half a unit of its last place either side; an exact value for itself."""
    assert interval(Decimal(value), decimals) == Interval(Decimal(low), Decimal(high))


def test_touching_ends_meet() -> None:
    """61 and 61.5 meet, 61 and 61.6 do not: 61.5 may be 61.45, which is printed 61."""
    whole = interval(Decimal(61), 0)
    assert whole.gap(interval(Decimal("61.5"), 1)) == 0
    assert whole.gap(interval(Decimal("61.6"), 1)) == Decimal("0.05")
    assert Interval(Decimal(1), Decimal(2)).gap(Interval(Decimal(2), Decimal(3))) == 0


def test_slack_is_the_room_left_inside_a_wide_interval() -> None:
    """
    A narrow interval inside a wide one may move until it leaves it; that is the slack.

    A total of 91.3 lies inside the 90.6 to 91.6 of its ten parts. It could be 0.3 more, a print of
    91.6, and still agree.
    """
    own = Interval(Decimal("91.25"), Decimal("91.35"))
    parts = Interval(Decimal("90.6"), Decimal("91.6"))
    assert own.room(parts) == Decimal("0.35")


def test_an_interval_runs_upwards() -> None:
    """A low end above the high one is no interval."""
    with pytest.raises(ValueError, match="runs upwards"):
        Interval(Decimal(2), Decimal(1))


def test_nothing_adds_to_nothing() -> None:
    """The sum of no parts is nought, exactly."""
    assert total([]) == Interval(Decimal(0), Decimal(0))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("10.0", "10"),
        ("0.10", "0.1"),
        ("1E+3", "1000"),
        ("0E-7", "0"),
        ("-0.0", "0"),
        ("-3.40", "-3.4"),
        ("100", "100"),
        ("1E-9", "0.000000001"),
    ],
)
def test_a_computed_value_is_plain(value: str, text: str) -> None:
    """A computed value has no exponent, no trailing zeros and no minus on nought."""
    assert plain(Decimal(value)) == text


@given(truths)
def test_a_plain_value_is_the_value(value: Decimal) -> None:
    """Nothing is lost by writing a value plainly."""
    assert Decimal(plain(value)) == value
