"""
What each kind of statement asks of the print looked at: an interval, from those of the others.

The formulas are those of ``docs/rules.md``; each is exact for intervals whose ends are reached
independently, and only ever too wide where one print enters twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from validate.checking.statements import (
    Change,
    Near,
    Order,
    Ratio,
    Relation,
    ShareGrowth,
    Within,
)
from validate.numbers import EVERYTHING, Interval, growth, meet, percent_change, plain, total

_Held = Mapping[str, Interval]
_Values = Mapping[str, Decimal]
_HUNDRED = Fraction(100)
_MAY_BE_ZERO = "the number to divide by may be 0"
_INFINITY = Decimal("Infinity")
_PLACES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """
    What is asked of the print looked at, or ``why_not`` anything can be.

    ``as_printed`` is what the prints themselves give, and ``said`` how to put that; ``least_gap``
    is the width of a miss that has none by itself.
    """

    expected: Interval | None = None
    as_printed: Fraction | None = None
    said: str = "as printed it comes to {}"
    note: str = ""
    why_not: str = ""
    least_gap: Decimal = Decimal(0)


def of_relation(statement: Relation, held: _Held, values: _Values) -> Expected:
    """The weighted sum."""
    constant = Interval(Decimal(1), Decimal(1)).scaled(statement.constant)
    terms = (held[one].scaled(weight) for weight, one in statement.terms)
    printed = sum(
        (weight * Fraction(values[one]) for weight, one in statement.terms), statement.constant
    )
    expected = total((constant, *terms))
    if statement.at_least:
        return Expected(
            expected=Interval(expected.low, _INFINITY, expected.low_open),
            note=f"must not be below {plain(shown(printed))}",
        )
    return Expected(
        expected=expected,
        as_printed=printed,
        said="as printed the parts add to {}",
    )


def of_ratio(statement: Ratio, held: _Held, values: _Values) -> Expected:
    """The quotient; without a numerator the nearest that a whole number gives."""
    below = held[statement.denominator]
    if below.low <= 0:
        return Expected(why_not=_MAY_BE_ZERO)
    if not statement.numerator:
        return _attainable(statement, held)
    above = held[statement.numerator]
    if below.low == below.high == values[statement.denominator] and above.low == above.high:
        # Both exact: the quotient is one value, however many places it has.
        expected = (above / below).scaled(statement.times)
    else:
        expected = above.scaled(statement.times) / below
    printed = None
    if values[statement.denominator]:
        printed = (
            statement.times
            * Fraction(values[statement.numerator])
            / Fraction(values[statement.denominator])
        )
    return Expected(expected=expected, as_printed=printed)


def _attainable(statement: Ratio, held: _Held) -> Expected:
    """
    The ratios of whole numbers that lie next to the print (GRIM, Brown and Heathers 2017).

    Of *n* things a share of 100 k / n is attainable for whole *k* alone. Where the print lies
    between two of them, the nearer is what is expected.
    """
    below, own = held[statement.denominator], held[statement.result]
    if not own.is_finite:
        return Expected(why_not="a bound says too little to tell")
    if below.low != below.high:
        return Expected(why_not="how many there are is not printed exactly")
    many = Fraction(below.low) / statement.times
    low, high = Fraction(own.low) * many, Fraction(own.high) * many
    first, last = -(-low.numerator // low.denominator), high.numerator // high.denominator
    if first <= last:
        nearest = min(max(round((low + high) / 2), first), last)
        return Expected(
            expected=_span(Fraction(first) / many, Fraction(last) / many),
            as_printed=Fraction(nearest) / many,
        )
    middle = (low + high) / 2
    nearest = first if first - middle <= middle - last else last
    return Expected(
        expected=_span(Fraction(nearest) / many, Fraction(nearest) / many),
        note=f"no whole number of {plain(below.low)} gives it; {nearest} comes nearest",
    )


def of_change(statement: Change, held: _Held, values: _Values) -> Expected:
    """The percent change between two levels."""
    before = held[statement.before]
    if before.low <= 0:
        return Expected(why_not=_MAY_BE_ZERO)
    old, new = Fraction(values[statement.before]), Fraction(values[statement.after])
    return Expected(
        expected=percent_change(before, held[statement.after]),
        as_printed=_HUNDRED * (new - old) / old if old else None,
    )


def of_share_growth(statement: ShareGrowth, held: _Held, values: _Values) -> Expected:
    """The share before, times the growth of the part, over the growth of the whole."""
    whole = growth(held[statement.whole_change])
    if whole.low <= 0:
        return Expected(why_not=_MAY_BE_ZERO)
    factor = 1 + Fraction(values[statement.whole_change]) / 100
    part = 1 + Fraction(values[statement.part_change]) / 100
    return Expected(
        expected=held[statement.share_before] * growth(held[statement.part_change]) / whole,
        as_printed=Fraction(values[statement.share_before]) * part / factor if factor else None,
    )


def of_order(statement: Order, held: _Held, values: _Values) -> Expected:
    """At most the other one, or at least."""
    less = statement.looked_at == statement.less
    other = statement.more if less else statement.less
    end = held[other].high if less else held[other].low
    is_open = statement.strict or (held[other].high_open if less else held[other].low_open)
    expected = (
        Interval(-_INFINITY, end, high_open=is_open and end.is_finite())
        if less
        else Interval(end, _INFINITY, low_open=is_open and end.is_finite())
    )
    kind = "below" if less else "above"
    must = f"must be {kind}" if statement.strict else f"must not be {'above' if less else 'below'}"
    return Expected(
        expected=expected,
        note=f"{must} {plain(values[other])}",
        least_gap=abs(values[statement.less] - values[statement.more]) or Decimal(1),
    )


def of_near(statement: Near, held: _Held, _: _Values) -> Expected:
    """What all the others share."""
    shared = meet(held[one] for one in statement.figures[1:])
    if shared is None:
        return Expected(why_not="what it is compared with differs among itself")
    return Expected(expected=shared)


def of_within(statement: Within, _held: _Held, _values: _Values) -> Expected:
    """Between two values known from elsewhere."""
    low = -_INFINITY if statement.low is None else shown(statement.low)
    high = _INFINITY if statement.high is None else shown(statement.high)
    if low == -_INFINITY and high == _INFINITY:
        return Expected(expected=EVERYTHING)
    ends = (("at least", low), ("at most", high))
    said = " and ".join(f"{word} {plain(end)}" for word, end in ends if end.is_finite())
    return Expected(expected=Interval(low, high), note=f"must be {said}")


def shown(value: Fraction, places: int = _PLACES) -> Decimal:
    """A Decimal with so many places at most; 12 are far below the precision of any print."""
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = quotient.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    return quotient if rounded == quotient else rounded


def _span(low: Fraction, high: Fraction) -> Interval:
    """An interval around two values, rounded outwards."""
    places = Decimal(1).scaleb(-12)
    return Interval(
        (Decimal(low.numerator) / Decimal(low.denominator)).quantize(places, ROUND_FLOOR),
        (Decimal(high.numerator) / Decimal(high.denominator)).quantize(places, ROUND_CEILING),
    )
