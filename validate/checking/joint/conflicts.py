"""
Whether a system can hold at all, how tightly, and if not, prints that cannot all be right.

A conflict is a set of prints of which one at least is wrong, whatever else is. It is read from the
duals of a program that may miss relations at a cost (the certificate of Farkas 1902; Gleeson and
Ryan 1990 for the least such sets), then thinned out print by print.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from validate.checking.expectations import shown
from validate.checking.joint.bounds import (
    Bounds,
    add_relations,
    bounds,
    columns,
    scale,
)
from validate.checking.joint.solver import INFINITY, Program
from validate.checking.joint.system import System
from validate.numbers import Interval

# In half-units of a print. The solver is right to about a thousandth of this, and the nearest miss
# of a sum is a whole half-unit.
_MISS = 1e-6
_USED = 1e-7
_DECIMAL_PLACES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The least and the most that a quantity may be, given all the prints that are believed."""

    low: Fraction | None
    high: Fraction | None


def conflict(system: System, doubted: AbstractSet[str] = frozenset()) -> frozenset[str] | None:
    """Prints not doubted that cannot all be right, none of them dispensable; None if all can."""
    found = _first_conflict(system, doubted)
    if found is None or len(found) <= 2:  # noqa: PLR2004 - two that differ are the least there is
        return found
    everything = {one.id for prints in system.variables for one in prints}
    for one in sorted(found):
        if one not in found:
            continue
        smaller = _first_conflict(system, everything - (found - {one}) | doubted)
        if smaller is not None:
            found = smaller
    return found


def tightness(system: System) -> float | None:
    """
    The share of its half-unit that the prints need at least, all alike: 0 as printed, 1 all of it.

    None where no share does. The precision of factors of products is taken as printed.
    """
    known = bounds(system, frozenset())
    if isinstance(known, frozenset):
        return None
    on = scale(system)
    program = Program()
    for _ in system.variables:
        program.column(-INFINITY, INFINITY)
    share = program.column(0.0, INFINITY, 1.0)
    for variable, prints in enumerate(system.variables):
        for value, around in dict.fromkeys((one.value, one.range) for one in prints):
            at = on.column(variable, value)
            low, high = on.column(variable, around.low), on.column(variable, around.high)
            if high < INFINITY:
                program.row([(variable, 1.0), (share, -max(high - at, 0.0))], -INFINITY, at)
            if low > -INFINITY:
                program.row([(variable, 1.0), (share, max(at - low, 0.0))], at, INFINITY)
    add_relations(program, system, known, on, elastic=False)
    found = program.least()
    return found.objective if found.feasible and found.objective <= 1 + _MISS else None


def room(system: System, variable: int, doubted: AbstractSet[str]) -> Room | None:
    """What the other prints leave of one variable; None where they disagree among themselves."""
    known = bounds(system, doubted)
    if isinstance(known, frozenset):
        return None
    on = scale(system)
    ends: list[Fraction | None] = []
    for sense in (1.0, -1.0):
        program = columns(known, on)
        program.costs[variable] = sense
        add_relations(program, system, known, on, elastic=False)
        found = program.least()
        if not found.feasible:
            return None
        unbounded = found.objective == -INFINITY
        ends.append(None if unbounded else on.value(variable, found.values[variable]))
    low, high = _as_factor(system, variable, doubted, ends[0], ends[1])
    return Room(low=_neat(low), high=_neat(high))


def _as_factor(
    system: System,
    variable: int,
    doubted: AbstractSet[str],
    low: Fraction | None,
    high: Fraction | None,
) -> tuple[Fraction | None, Fraction | None]:
    """The same of a factor, which the program leaves free: what its products make of it."""
    for product in system.products:
        if product.factor != variable:
            continue
        # The base taken out of the sum: it would enter twice, and widen what is left.
        own_weight = dict(product.terms).get(product.base, Fraction(0))
        others = tuple(term for term in product.terms if term[0] != product.base)
        base = _known_room(system, ((product.base, Fraction(1)),), doubted)
        terms = _known_room(system, others, doubted)
        if base is None or terms is None or base.low <= 0:
            continue
        quotient = terms / base + Interval(shown(own_weight), shown(own_weight))
        own = Fraction(quotient.low), Fraction(quotient.high)
        low = own[0] if low is None else max(low, own[0])
        high = own[1] if high is None else min(high, own[1])
    return low, high


def _known_room(
    system: System, terms: tuple[tuple[int, Fraction], ...], doubted: AbstractSet[str]
) -> Interval | None:
    """The interval of a weighted sum by the prints alone; None where it has no end."""
    known = bounds(system, doubted)
    assert isinstance(known, Bounds)
    held = [known.ranges[variable].scaled(weight) for variable, weight in terms]
    if not all(one.is_finite for one in held):
        return None
    first, *others = held
    for other in others:
        first = first + other
    return first


def _neat(value: Fraction | None) -> Fraction | None:
    """A float's answer without its last digits."""
    return (
        None if value is None else Fraction(round(value * 10**_DECIMAL_PLACES), 10**_DECIMAL_PLACES)
    )


def _first_conflict(system: System, doubted: AbstractSet[str]) -> frozenset[str] | None:
    known = bounds(system, doubted)
    if isinstance(known, frozenset):
        return known
    if not (system.rows or system.products):
        return None
    on = scale(system)
    program = columns(known, on)
    sides = add_relations(program, system, known, on, elastic=True)
    found = program.least()
    if found.objective <= _MISS:
        return None
    prints = {side.print.id for side in sides if abs(found.duals[side.row]) > _USED}
    for variable in range(len(system.variables)):
        pull = found.reduced[variable]
        behind = known.below[variable] if pull > 0 else known.above[variable]
        if abs(pull) > _USED and behind is not None:
            prints.add(behind.id)
    return frozenset(prints)
