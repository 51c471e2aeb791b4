"""
What a set of prints leaves open of each quantity, exactly, and as a linear program in floats.

Columns are measured in half-units of the most precise print around its value, so that numbers of
every size stand side by side and one threshold fits all (a fixed big M fails from values of 10
million on: errorlocate, issue 30).
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from validate.checking.joint.solver import INFINITY, Program
from validate.checking.joint.system import Print, Product, System
from validate.numbers import EVERYTHING, Interval, meet


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """
    What the prints that are believed leave of each variable, and which of them binds it.

    ``below`` and ``above`` name the prints behind either end; None where nothing binds it.
    """

    ranges: tuple[Interval, ...]
    below: tuple[Print | None, ...]
    above: tuple[Print | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A column is (value - ``centre``) / ``unit`` of its variable."""

    centre: tuple[Fraction, ...]
    unit: tuple[Fraction, ...]

    def value(self, variable: int, column: float) -> Fraction:
        """The value of a variable that a column stands for."""
        return self.centre[variable] + Fraction(column) * self.unit[variable]

    def column(self, variable: int, value: Decimal) -> float:
        """The column that a value stands for."""
        if not value.is_finite():
            return INFINITY if value > 0 else -INFINITY
        return float((Fraction(value) - self.centre[variable]) / self.unit[variable])


def bounds(system: System, doubted: AbstractSet[str]) -> Bounds | frozenset[str]:
    """
    The bounds that the prints set which are not ``doubted``.

    Where two prints of one quantity cannot both be right, those two.
    """
    ranges, below, above = [], [], []
    for prints in system.variables:
        held = [one for one in prints if one.id not in doubted]
        clash = _clash(held)
        if clash is not None:
            return clash
        ranges.append(meet(one.range for one in held) or EVERYTHING)
        low = max(held, key=lambda one: one.range.low, default=None)
        high = min(held, key=lambda one: one.range.high, default=None)
        below.append(low if low and low.range.low.is_finite() else None)
        above.append(high if high and high.range.high.is_finite() else None)
    return Bounds(ranges=tuple(ranges), below=tuple(below), above=tuple(above))


def _clash(prints: list[Print]) -> frozenset[str] | None:
    """Two prints of one quantity that differ: at equal decimals at all, else beyond rounding."""
    if len(prints) < 2:  # noqa: PLR2004 - nobody to differ from
        return None
    first: dict[int | None, Print] = {}
    for one in prints:
        if one.plain:
            other = first.setdefault(one.places, one)
            if other.value != one.value:
                return frozenset({one.id, other.id})
    low = max(prints, key=lambda one: one.range.low)
    high = min(prints, key=lambda one: one.range.high)
    if meet((low.range, high.range)) is None:
        return frozenset({low.id, high.id})
    return None


def disagree(one: Print, other: Print) -> bool:
    """Whether two prints of one quantity cannot both be right."""
    return one.id != other.id and _clash([one, other]) is not None


def scale(system: System) -> Scale:
    """The scale of a system: fixed, whatever prints are doubted."""
    centres, units = [], []
    for prints in system.variables:
        finest = min(prints, key=lambda one: _half(one) or Fraction(1))
        centres.append(Fraction(finest.value))
        units.append(_half(finest) or Fraction(1))
    return Scale(centre=tuple(centres), unit=tuple(units))


def _half(one: Print) -> Fraction:
    if not one.range.is_finite:
        return Fraction(0)
    return (Fraction(one.range.high) - Fraction(one.range.low)) / 2


@dataclass(frozen=True, slots=True)
class Side:
    """A row of a program that holds only while a print of the ``factor`` does."""

    row: int
    print: Print


def add_relations(
    program: Program,
    system: System,
    known: Bounds,
    on: Scale,
    *,
    elastic: bool,
    bases: Mapping[int, Interval] | None = None,
) -> tuple[Side, ...]:
    """
    Put the relations over the first columns of a program; with ``elastic``, missing them costs.

    A product holds for every value between the ends of its factor, and for every value between
    those of its base: two rows for each, one for each end. ``bases`` are narrower ends of bases.
    """
    for row in system.rows:
        terms, shift, unit = _scaled(row.terms, on)
        low = -INFINITY if row.low is None else float((row.low - shift) / unit)
        high = INFINITY if row.high is None else float((row.high - shift) / unit)
        _put(program, terms, low, high, elastic=elastic)
    sides = []
    for product in system.products:
        sides.extend(_product(program, product, known, on, elastic=elastic))
        if _is_positive(system, product):
            base = (bases or {}).get(product.base, known.ranges[product.base])
            sides.extend(_over_base(program, product, known, base, on, elastic=elastic))
    return tuple(sides)


def _is_positive(system: System, product: Product) -> bool:
    """
    Whether the sum without the base is never below 0, and so neither is factor and shift.

    What can be negative and is printed above 0 is taken to be above 0, whatever is doubted.
    """
    return all(
        weight > 0
        and all(one.plausible.low >= 0 or one.value > 0 for one in system.variables[variable])
        for variable, weight in product.terms
        if variable != product.base
    )


def _over_base(
    program: Program,
    product: Product,
    known: Bounds,
    base: Interval,
    on: Scale,
    *,
    elastic: bool,
) -> list[Side]:
    """
    (factor + k) times base is the sum without the base, where -k is the weight of the base in it.

    So the sum is at least (factor + k) times the low end of the base, and at most the high end's.
    """
    weights = dict(product.terms)
    shift = -weights.pop(product.base, Fraction(0))
    sides = []
    for end, behind, is_low in (
        (base.low, known.below[product.base], True),
        (base.high, known.above[product.base], False),
    ):
        if behind is None or end <= 0:
            continue
        row = weights | {product.factor: weights.get(product.factor, Fraction(0)) - Fraction(end)}
        terms, at, unit = _scaled(tuple(row.items()), on)
        bound = float((Fraction(end) * shift - at) / unit)
        low, high = (bound, INFINITY) if is_low else (-INFINITY, bound)
        sides.append(Side(_put(program, terms, low, high, elastic=elastic), behind))
    return sides


def _product(
    program: Program, product: Product, known: Bounds, on: Scale, *, elastic: bool
) -> list[Side]:
    factor = known.ranges[product.factor]
    sides = []
    for end, behind, is_low in (
        (factor.low, known.below[product.factor], True),
        (factor.high, known.above[product.factor], False),
    ):
        if behind is None:
            continue
        weights = dict(product.terms)
        weights[product.base] = weights.get(product.base, Fraction(0)) - Fraction(end)
        terms, shift, unit = _scaled(tuple(weights.items()), on)
        bound = float(-shift / unit)
        low, high = (bound, INFINITY) if is_low else (-INFINITY, bound)
        sides.append(Side(_put(program, terms, low, high, elastic=elastic), behind))
    return sides


def _scaled(
    terms: tuple[tuple[int, Fraction], ...], on: Scale
) -> tuple[list[tuple[int, float]], Fraction, Fraction]:
    """A weighted sum over columns, what it is where all columns are 0, and the unit it is in."""
    weights = [(variable, weight * on.unit[variable]) for variable, weight in terms]
    unit = max((abs(weight) for _, weight in weights), default=Fraction(1)) or Fraction(1)
    shift = sum((weight * on.centre[variable] for variable, weight in terms), Fraction(0))
    return [(variable, float(weight / unit)) for variable, weight in weights], shift, unit


def _put(
    program: Program, terms: list[tuple[int, float]], low: float, high: float, *, elastic: bool
) -> int:
    if elastic:
        over = program.column(0.0, INFINITY, 1.0)
        under = program.column(0.0, INFINITY, 1.0)
        terms = [*terms, (over, -1.0), (under, 1.0)]
    return program.row(terms, low, high)


def columns(known: Bounds, on: Scale) -> Program:
    """A program with one column for each variable, within its bounds."""
    program = Program()
    for variable, held in enumerate(known.ranges):
        program.column(on.column(variable, held.low), on.column(variable, held.high))
    return program
