"""
Printed numbers as intervals.

A print is a rounded value: ``12.1`` says that the true figure lies in [12.05, 12.15]. Both ends
are closed because the tie rule of the producer is unknown (XBRL Calculations 1.1, 2023, takes the
same reading). Decimal throughout: no comparison depends on binary fractions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval ``[low, high]``; ``low <= high``."""

    low: Decimal
    high: Decimal

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval runs upwards, not from {self.low} to {self.high}")

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    def scaled(self, factor: Fraction) -> "Interval":
        """The interval of ``factor`` times the value."""
        ends = [_decimal(Fraction(end) * factor) for end in (self.low, self.high)]
        return Interval(min(ends), max(ends))

    def gap(self, other: "Interval") -> Decimal:
        """The distance between two intervals; 0 when they meet (touching ends meet)."""
        return max(self.low - other.high, other.low - self.high, ZERO)

    def room(self, other: "Interval") -> Decimal:
        """How far two intervals that meet may shift before they part; 0 when they do not."""
        return max(min(self.high - other.low, other.high - self.low), ZERO)


def interval(value: Decimal, decimals: int | None) -> Interval:
    """
    The values that a print may stand for.

    ``decimals`` places were printed and rounding was to nearest; None says that the value is exact.
    """
    if decimals is None:
        return Interval(value, value)
    half = Decimal(1).scaleb(-decimals) / 2
    return Interval(value - half, value + half)


def total(intervals: Iterable[Interval]) -> Interval:
    """The interval of a sum."""
    result = Interval(ZERO, ZERO)
    for part in intervals:
        result = result + part
    return result


def plain(value: Decimal, *, as_printed: bool = False) -> str:
    """
    A Decimal for people and files: no exponent.

    The trailing zeros of a computed value are dropped, those of a print are part of it.
    """
    text = format(value, "f")
    if as_printed:
        return text
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def _decimal(value: Fraction) -> Decimal:
    """A Decimal with 12 places: far below the precision of any print."""
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    if value.denominator == 1 or Fraction(quotient) == value:
        return quotient
    return quotient.quantize(Decimal(1).scaleb(-12), rounding=ROUND_HALF_EVEN)
