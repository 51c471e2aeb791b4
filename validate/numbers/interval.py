"""
Intervals of Decimal values, and the arithmetic that checks need.

An end belongs to the interval unless it is said to be open: of a truncated value the next unit is
out of reach, and *more than 20* is not 20. XBRL Calculations 1.1 (2023) reads prints the same way.
Ends that no Decimal can hold are rounded outwards, so the result always holds the true one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from typing import NamedTuple

ZERO = Decimal(0)
_INFINITY = Decimal("Infinity")
_HUNDRED = Decimal(100)
# Far more places than prints have: the outward rounding shows up in no verdict.
PLACES = 60
_DOWN = Context(prec=PLACES, rounding=ROUND_FLOOR)
_UP = Context(prec=PLACES, rounding=ROUND_CEILING)


class End(NamedTuple):
    """One end of an interval."""

    at: Decimal
    is_open: bool


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; either may be infinite, or ``open`` and so left out."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval runs upwards, not from {self.low} to {self.high}")
        if self.low == self.high and (self.low_open or self.high_open):
            raise ValueError(f"an interval holds a value, not {self.low} without its ends")

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            _DOWN.add(self.low, other.low),
            _UP.add(self.high, other.high),
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> "Interval":
        # copy_negate: a minus would round to the places of the surrounding context.
        low, high = self.high.copy_negate(), self.low.copy_negate()
        return Interval(low, high, self.high_open, self.low_open)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        """Every product of a value of one and a value of the other."""
        ends = [
            (_times(one.at, two.at, _DOWN), _times(one.at, two.at, _UP), _open_product(one, two))
            for one in self.ends
            for two in other.ends
        ]
        low = min(down for down, _, _ in ends)
        high = max(up for _, up, _ in ends)
        return Interval(
            low,
            high,
            all(is_open for down, _, is_open in ends if down == low),
            all(is_open for _, up, is_open in ends if up == high),
        )

    def __truediv__(self, other: "Interval") -> "Interval":
        """
        Every quotient; the values to divide by must all be above 0, or all below.

        Raises ZeroDivisionError where 0 is among them.
        """
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the values to divide by may be 0")
        return self * Interval(
            _DOWN.divide(Decimal(1), other.high),
            _UP.divide(Decimal(1), other.low),
            other.high_open,
            other.low_open,
        )

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends, and whether each is open."""
        return End(self.low, self.low_open), End(self.high, self.high_open)

    @property
    def is_finite(self) -> bool:
        """Whether both ends can be shown."""
        return self.low.is_finite() and self.high.is_finite()

    def scaled(self, factor: Fraction) -> "Interval":
        """The interval of ``factor`` times the value."""
        if not factor:
            return Interval(ZERO, ZERO)
        if factor < 0:
            return (-self).scaled(-factor)
        return Interval(
            _scaled(self.low, factor, _DOWN),
            _scaled(self.high, factor, _UP),
            self.low_open,
            self.high_open,
        )

    def widened(self, places: int) -> "Interval":
        """The same with ends of so many decimal places at most, rounded outwards; to be shown."""
        unit = Decimal(1).scaleb(-places)
        low, high = self.low, self.high
        if low.is_finite():
            low = low.quantize(unit, ROUND_FLOOR)
        if high.is_finite():
            high = high.quantize(unit, ROUND_CEILING)
        return self if (low, high) == (self.low, self.high) else Interval(low, high)

    def meets(self, other: "Interval") -> bool:
        """Whether a value lies in both; ends that touch do if both are closed."""
        return meet((self, other)) is not None

    def holds(self, value: Decimal) -> bool:
        """Whether a value lies in the interval."""
        above = value > self.low or (value == self.low and not self.low_open)
        return above and (value < self.high or (value == self.high and not self.high_open))

    def gap(self, other: "Interval") -> Decimal:
        """The distance between two intervals; 0 when they meet or only just fail to."""
        return max(self.low - other.high, other.low - self.high, ZERO)

    def room(self, other: "Interval") -> Decimal:
        """How far two intervals that meet may shift before they part; 0 when they do not."""
        return max(min(self.high - other.low, other.high - self.low), ZERO)


EVERYTHING = Interval(-_INFINITY, _INFINITY)


def meet(intervals: Iterable[Interval]) -> Interval | None:
    """The values that all intervals share, or None; of no interval at all, everything."""
    held = tuple(intervals)
    if not held:
        return EVERYTHING
    low = max(one.low for one in held)
    high = min(one.high for one in held)
    low_open = any(one.low_open for one in held if one.low == low)
    high_open = any(one.high_open for one in held if one.high == high)
    if low > high or (low == high and (low_open or high_open)):
        return None
    return Interval(low, high, low_open, high_open)


def total(intervals: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    result = Interval(ZERO, ZERO)
    for part in intervals:
        result = result + part
    return result


def percent_change(before: Interval, after: Interval) -> Interval:
    """
    The change from ``before`` to ``after`` in percent of ``before``, which is above 0.

    Raises ZeroDivisionError where ``before`` may be 0.
    """
    ratio = after / before
    return Interval(
        _DOWN.subtract(_DOWN.multiply(ratio.low, _HUNDRED), _HUNDRED),
        _UP.subtract(_UP.multiply(ratio.high, _HUNDRED), _HUNDRED),
        ratio.low_open,
        ratio.high_open,
    )


def growth(change: Interval) -> Interval:
    """The factor of a percent change: 1.25 of a rise by 25 percent."""
    one = Interval(Decimal(1), Decimal(1))
    return one + change.scaled(Fraction(1, 100))


def _times(one: Decimal, two: Decimal, context: Context) -> Decimal:
    """A product of ends; 0 times an end that lies at infinity is 0."""
    return ZERO if not one or not two else context.multiply(one, two)


def _open_product(one: End, two: End) -> bool:
    """Whether the product of two ends is out of reach: a closed 0 brings it back in."""
    if (not one.at and not one.is_open) or (not two.at and not two.is_open):
        return False
    return one.is_open or two.is_open


def _scaled(end: Decimal, factor: Fraction, context: Context) -> Decimal:
    if not end.is_finite():
        return end
    product = Fraction(end) * factor
    return context.divide(Decimal(product.numerator), Decimal(product.denominator))
