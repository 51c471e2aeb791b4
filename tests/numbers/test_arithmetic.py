"""
Laws of interval arithmetic: a result holds whatever the members give, and no open end closes.

The true result is reckoned in fractions, which lose nothing.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from validate.numbers import (
    EVERYTHING,
    PLACES,
    ZERO,
    Interval,
    growth,
    meet,
    percent_change,
    total,
)

INFINITY = Decimal("Infinity")
Draw = Callable[[st.SearchStrategy[Decimal]], Decimal]

ends = st.one_of(
    st.integers(min_value=-6, max_value=6).map(Decimal),
    st.decimals(min_value=-1000, max_value=1000, places=3),
)
above = st.one_of(
    st.integers(min_value=1, max_value=9).map(Decimal),
    st.decimals(min_value=Decimal("0.001"), max_value=1000, places=3),
)
factors = st.fractions(min_value=-20, max_value=20, max_denominator=21)
# So long that no sum or quotient of them ends within the places that are kept.
long_ends = st.integers(min_value=-(10**30), max_value=10**30).map(lambda one: Decimal(one) / 7)


@st.composite
def intervals(
    draw: Callable[..., object],
    values: st.SearchStrategy[Decimal] = ends,
    *,
    endless: bool = False,
) -> Interval:
    low, high = sorted((draw(values), draw(values)))
    if endless:
        low = draw(st.sampled_from([low, low, low, -INFINITY]))
        high = draw(st.sampled_from([high, high, high, INFINITY]))
    opens = st.booleans() if low < high else st.just(value=False)
    return Interval(low, high, draw(opens) and low.is_finite(), draw(opens) and high.is_finite())


positive = intervals(above)
endless = intervals(endless=True)


def members(one: Interval) -> list[Fraction]:
    """Values of a finite interval: its ends where they belong to it, and what is very near."""
    low, high = Fraction(one.low), Fraction(one.high)
    near = (high - low) / 10**9
    inner = {low + near, (low + high) / 2, low + (high - low) / 3, high - near}
    found = {value for value in inner if low < value < high}
    found |= {Fraction(end.at) for end in one.ends if not end.is_open}
    return sorted(found)


def lies_in(value: Fraction, one: Interval) -> bool:
    low = one.low == -INFINITY or Fraction(one.low) < value
    high = one.high == INFINITY or value < Fraction(one.high)
    at_low = not one.low_open and one.low.is_finite() and value == Fraction(one.low)
    at_high = not one.high_open and one.high.is_finite() and value == Fraction(one.high)
    return (low or at_low) and (high or at_high)


def holds_all(result: Interval, parts: Sequence[Interval], made: Callable[..., Fraction]) -> bool:
    """Whether every combination of members gives a value of the result."""
    return all(lies_in(made(*chosen), result) for chosen in product(*map(members, parts)))


def inside(one: Interval, other: Interval) -> bool:
    """Whether all of one interval lies in the other."""
    return meet((one, other)) == one


def around(one: Interval, other: Interval) -> Interval:
    """The smallest closed interval around two."""
    return Interval(min(one.low, other.low), max(one.high, other.high))


@given(intervals(), intervals())
def test_a_sum_and_a_difference_hold_every_pair(a: Interval, b: Interval) -> None:
    """Whatever two values are, their sum and difference are among those reckoned."""
    assert holds_all(a + b, (a, b), lambda x, y: x + y)
    assert holds_all(a - b, (a, b), lambda x, y: x - y)


@given(st.lists(intervals(), max_size=4))
def test_a_total_holds_every_choice(parts: list[Interval]) -> None:
    """Whatever several values are, their total is among those reckoned."""
    assert holds_all(total(parts), parts, lambda *chosen: sum(chosen, Fraction(0)))


@given(intervals(), factors)
def test_a_scaled_interval_holds_every_multiple(a: Interval, factor: Fraction) -> None:
    """Times a third, times minus a seventh: the exact product is never lost."""
    assert holds_all(a.scaled(factor), (a,), lambda x: x * factor)


@given(intervals(), intervals())
@example(Interval(ZERO, Decimal(1), low_open=True), Interval(Decimal(2), Decimal(3)))
@example(Interval(ZERO, ZERO), Interval(Decimal(-2), Decimal(3), low_open=True, high_open=True))
@example(
    Interval(Decimal(-1), Decimal(1), low_open=True),
    Interval(Decimal(-2), Decimal(2), high_open=True),
)
def test_a_product_holds_every_pair(a: Interval, b: Interval) -> None:
    """Whatever two values are, signs and noughts included, their product is reckoned."""
    assert holds_all(a * b, (a, b), lambda x, y: x * y)


@given(a=intervals(), b=positive, negative=st.booleans())
def test_a_quotient_holds_every_pair(*, a: Interval, b: Interval, negative: bool) -> None:
    """Whatever is divided by whatever has one sign, the quotient is among those reckoned."""
    divisor = -b if negative else b
    assert holds_all(a / divisor, (a, divisor), lambda x, y: x / y)


@given(positive, intervals())
def test_a_percent_change_holds_every_pair(before: Interval, after: Interval) -> None:
    """Whatever two levels are, their change in percent is among those reckoned."""
    changed = percent_change(before, after)
    assert holds_all(changed, (before, after), lambda x, y: 100 * (y - x) / x)


@given(intervals())
def test_a_growth_holds_every_change(change: Interval) -> None:
    """A change by 25 percent is a factor of 1.25."""
    assert holds_all(growth(change), (change,), lambda x: 1 + x / 100)


@given(intervals(), intervals(), positive)
def test_an_end_that_no_member_reaches_stays_open(a: Interval, b: Interval, c: Interval) -> None:
    """Where results are exact, an end is closed only if some members give it."""
    for result, parts, made in (
        (a + b, (a, b), lambda x, y: x + y),
        (a - b, (a, b), lambda x, y: x - y),
        (a * b, (a, b), lambda x, y: x * y),
        (a * c, (a, c), lambda x, y: x * y),
    ):
        given_by = {made(*chosen) for chosen in product(*map(members, parts))}
        for end in result.ends:
            assert end.is_open is (Fraction(end.at) not in given_by)


@given(endless, endless)
def test_endless_intervals_go_on_without_end(a: Interval, b: Interval) -> None:
    """Sums, differences and products with an infinite end are intervals that hold what they did."""
    for one, other in ((a, b), (b, a)):
        cut = meet((one, Interval(Decimal(-2000), Decimal(2000))))
        assert cut is not None
        if other.is_finite:
            assert holds_all(one + other, (cut, other), lambda x, y: x + y)
            assert holds_all(one - other, (cut, other), lambda x, y: x - y)
            assert holds_all(one * other, (cut, other), lambda x, y: x * y)


@given(intervals(), intervals(), intervals(), positive)
def test_what_is_known_less_well_is_concluded_less_well(
    a: Interval, b: Interval, more: Interval, c: Interval
) -> None:
    """With a wider interval every result is as wide at least, and holds the narrow one."""
    wide = around(a, more)
    assert inside(a + b, wide + b)
    assert inside(a - b, wide - b)
    assert inside(b - a, b - wide)
    assert inside(a * b, wide * b)
    assert inside(a / c, wide / c)
    assert inside(a.scaled(Fraction(-1, 3)), wide.scaled(Fraction(-1, 3)))
    assert inside(percent_change(c, a), percent_change(c, wide))


@given(positive, positive, intervals())
def test_what_is_divided_by_less_well_is_concluded_less_well(
    a: Interval, more: Interval, b: Interval
) -> None:
    """The same of the interval that is divided by."""
    wide = around(a, more)
    assert inside(b / a, b / wide)
    assert inside(percent_change(a, b), percent_change(wide, b))


@given(endless, endless, endless)
def test_what_intervals_share_hangs_on_no_order(a: Interval, b: Interval, c: Interval) -> None:
    """Meeting is commutative, associative and idempotent, and everything changes nothing."""
    assert meet((a, b)) == meet((b, a))
    assert meet((a, a)) == meet((a,)) == a
    assert meet((a, EVERYTHING)) == a
    first, last = meet((a, b)), meet((b, c))
    there = None if first is None else meet((first, c))
    back = None if last is None else meet((a, last))
    assert there == back == meet((c, a, b))


@given(intervals(), intervals(), ends)
def test_a_value_is_shared_if_it_is_in_both(a: Interval, b: Interval, value: Decimal) -> None:
    """What intervals share is what lies in both, no more and no less."""
    shared = meet((a, b))
    assert (shared is not None and shared.holds(value)) is (a.holds(value) and b.holds(value))
    assert a.meets(b) is (shared is not None)


def test_of_no_interval_everything_is_shared() -> None:
    """Where nothing is asked, anything will do."""
    assert meet(()) == EVERYTHING
    assert EVERYTHING.holds(Decimal(10) ** 40)


@given(intervals(), st.integers(min_value=-2, max_value=6))
def test_a_widened_interval_holds_what_it_did(a: Interval, decimals: int) -> None:
    """Ends to be shown have the places asked for, and leave nothing out."""
    wide = a.widened(decimals)
    assert inside(a, wide)
    unit = Decimal(1).scaleb(-decimals)
    assert wide.low % unit == wide.high % unit == 0
    assert a.low - wide.low < unit
    assert wide.high - a.high < unit


@given(long_ends, long_ends, factors)
def test_long_numbers_lose_nothing_in_sums_and_multiples(
    one: Decimal, two: Decimal, factor: Fraction
) -> None:
    """Thirty digits and thirds: what does not end is rounded outwards, never to the nearest."""
    a, b = Interval(one, one), Interval(two, two)
    assert lies_in(Fraction(one) + Fraction(two), a + b)
    assert lies_in(Fraction(one) * Fraction(two), a * b)
    if factor >= 0:
        assert lies_in(Fraction(one) * factor, a.scaled(factor))
    if two:
        assert lies_in(Fraction(one) / Fraction(two), a / b)


@pytest.mark.parametrize("made", [lambda a: -a, lambda a: a.scaled(Fraction(-1))])
def test_a_long_number_is_turned_round_without_loss(made: Callable[[Interval], Interval]) -> None:
    """The negative of a number of thirty digits is that number with a minus."""
    value = Decimal(123456789012345678901234567891)
    turned = made(Interval(value, value))
    assert turned.holds(value.copy_negate())


def test_a_long_number_is_widened() -> None:
    """An end that has more digits than a report prints is shown, with the places checks keep."""
    value = Decimal("123456789012345678901234567.5")
    with localcontext(prec=PLACES):
        assert Interval(value, value).widened(2).holds(value)


@pytest.mark.parametrize(
    "divisor",
    [("0", "0"), ("-1", "1"), ("0", "1"), ("-1", "0")],
)
def test_nothing_is_divided_by_what_may_be_nought(divisor: tuple[str, str]) -> None:
    """Where 0 is among the values to divide by there is no quotient."""
    low, high = map(Decimal, divisor)
    one = Interval(Decimal(1), Decimal(1))
    with pytest.raises(ZeroDivisionError):
        one / Interval(low, high)
    with pytest.raises(ZeroDivisionError):
        percent_change(Interval(low, high), one)


@pytest.mark.parametrize(("low_open", "high_open"), [(True, False), (False, True), (True, True)])
def test_an_open_end_leaves_a_value(*, low_open: bool, high_open: bool) -> None:
    """An interval of one value has both ends."""
    with pytest.raises(ValueError, match="holds a value"):
        Interval(Decimal(2), Decimal(2), low_open, high_open)


@given(intervals(), intervals())
def test_open_ends_that_touch_share_nothing(a: Interval, b: Interval) -> None:
    """Intervals are no gap apart and do not meet only where they touch with an end open."""
    if a.gap(b) == 0 and not a.meets(b):
        touching = {a.low, a.high} & {b.low, b.high}
        assert touching
        assert not any(a.holds(at) and b.holds(at) for at in touching)
    assert not (a.room(b) and not a.meets(b))
