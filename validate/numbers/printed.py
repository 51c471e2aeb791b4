"""
From a print to the values that it may stand for, and back.

``12.1`` says that the true figure lies in [12.05, 12.15]. Both ends are in, because the tie rule of
the producer is unknown. Some producers cut digits off instead, and some round to 5 or 10; families
declare that. The intervals of cut-off values follow XBRL Calculations 1.1 (2023), section 3.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from schemas.terms import Rounding
from validate.numbers.interval import Interval


def unit_of_print(decimals: int, step: int | None = None) -> Decimal:
    """The distance of two neighbouring prints: a unit of the last place, or ``step`` of them."""
    return Decimal(step or 1).scaleb(-decimals)


def interval(
    value: Decimal,
    decimals: int | None,
    rounding: Rounding = Rounding.NEAREST,
    *,
    step: int | None = None,
) -> Interval:
    """
    The values that a print may stand for.

    ``decimals`` places were printed; None says that the value is exact, whatever ``rounding`` is.
    ``step`` is what whole last places were rounded to (5 or 10), if not to 1.
    """
    if decimals is None or rounding is Rounding.EXACT:
        return Interval(value, value)
    unit = unit_of_print(decimals, step)
    if rounding is Rounding.TRUNCATED:
        return _truncated(value, unit)
    return Interval(value - unit / 2, value + unit / 2)


def prints_within(
    wanted: Interval, decimals: int, half: Decimal, *, step: int | None = None
) -> Interval | None:
    """
    The first and last print whose own interval, ``half`` to either side, meets ``wanted``.

    They have ``decimals`` places, or are whole steps of them. None when no print does; infinite
    ends stay as they are.
    """
    unit = unit_of_print(decimals, step)
    low, high = wanted.low - half, wanted.high + half
    first = (low / unit).to_integral_value(ROUND_CEILING) * unit if low.is_finite() else low
    last = (high / unit).to_integral_value(ROUND_FLOOR) * unit if high.is_finite() else high
    if wanted.low_open and low.is_finite() and first == low:
        first += unit
    if wanted.high_open and high.is_finite() and last == high:
        last -= unit
    return Interval(first, last) if first <= last else None


def _truncated(value: Decimal, unit: Decimal) -> Interval:
    """Digits cut off, towards 0: what stands there is the near end, the next unit out of reach."""
    if value > 0:
        return Interval(value, value + unit, high_open=True)
    if value < 0:
        return Interval(value - unit, value, low_open=True)
    return Interval(-unit, unit, low_open=True, high_open=True)
