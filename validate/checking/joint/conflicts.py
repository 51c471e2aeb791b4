"""
Whether a system can hold at all, how tightly, and if not, prints that cannot all be right.

A conflict is a set of prints of which one at least is wrong, whatever else is. It is read from the
duals of a program that may miss relations at a cost (the certificate of Farkas 1902; Gleeson and
Ryan 1990 for the least such sets), then thinned out print by print.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from fractions import Fraction

from validate.checking.expectations import shown
from validate.checking.joint.bounds import (
    Bounds,
    Scale,
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
# What a float may be off.
_LEAST = Fraction(1, 10**8)


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
    bases: dict[int, Interval] = {}
    for base in dict.fromkeys(product.base for product in system.products):
        left = _ends(system, base, known, on, {})
        if left is None:
            return None
        bases[base] = _within(left, known.ranges[base])
    return _ends(system, variable, known, on, bases)


def _ends(
    system: System, variable: int, known: Bounds, on: Scale, bases: Mapping[int, Interval]
) -> Room | None:
    """The least and the most of a variable; None where nothing fits."""
    ends: list[Fraction | None] = []
    for sense in (1.0, -1.0):
        program = columns(known, on)
        program.costs[variable] = sense
        add_relations(program, system, known, on, elastic=False, bases=bases)
        found = program.least()
        if not found.feasible:
            return None
        unbounded = found.objective == -INFINITY
        ends.append(None if unbounded else on.value(variable, found.values[variable]))
    return Room(low=_neat(ends[0]), high=_neat(ends[1]))


def _within(left: Room, own: Interval) -> Interval:
    """What is left of a base, never wider than its prints."""
    low = own.low if left.low is None else max(own.low, shown(left.low - _LEAST))
    high = own.high if left.high is None else min(own.high, shown(left.high + _LEAST))
    return Interval(low, high) if low <= high else own


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
