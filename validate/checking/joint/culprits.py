"""
The least sets of prints that must be wrong, and what each would have to be instead.

Every conflict holds a wrong print, so a set of culprits must hit them all; the least sets that do
are candidates, and each that leaves another conflict teaches one more (Reiter 1987, *A theory of
diagnosis from first principles*; Fellegi and Holt 1976 for the principle of the least change).
Each print has its own say: of three prints of one figure the odd one out is the least set.
"""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from validate.checking.joint.conflicts import Room, conflict, room
from validate.checking.joint.fit import misfit
from validate.checking.joint.system import Print, System
from validate.numbers import Interval, prints_within

LARGEST_SET = 3
MOST_SETS = 50
# Rounds of learning: each adds a conflict, and a system with more is beyond explaining.
_MOST_CONFLICTS = 60
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """
    What one print would have to say: any print in the interval, at its own decimals.

    None where no print would do, with the others as they are.
    """

    figure: str
    prints: Interval | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """
    Conflicts with a common cause: ``sets`` of prints, each of which explains them all.

    ``misfits`` says of each set how badly the others fit without it; ``complete`` is False where
    there are more or larger sets than are looked for.
    """

    conflicts: tuple[frozenset[str], ...]
    sets: tuple[tuple[Repair, ...], ...]
    misfits: tuple[float, ...]
    complete: bool


def explanations(system: System) -> tuple[Explanation, ...]:
    """One explanation for each group of conflicts that share no print with another."""
    conflicts = [one for one in dict.fromkeys(system.failed) if one]
    known = _learned(system, conflicts)
    groups = _clusters(known)
    chosen = [_least_hitting(group) for group in groups]
    firsts = [
        frozenset(next(iter(sets), _all(group)))
        for (sets, _), group in zip(chosen, groups, strict=True)
    ]
    found = []
    for at, (group, (sets, complete)) in enumerate(zip(groups, chosen, strict=True)):
        elsewhere = frozenset().union(*(one for place, one in enumerate(firsts) if place != at))
        repaired = tuple(_repairs(system, one, elsewhere) for one in sets)
        found.append(
            Explanation(
                conflicts=tuple(group),
                sets=repaired,
                misfits=tuple(misfit(system, one | elsewhere) for one in sets),
                complete=complete,
            )
        )
    return tuple(found)


def _learned(system: System, conflicts: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """The conflicts, and those that come up when the least sets to explain them are set aside."""
    known = list(conflicts)
    while len(known) < _MOST_CONFLICTS:
        new = next(_unexplained(system, known), None)
        if new is None:
            return known
        known.append(new)
    return known


def _unexplained(system: System, known: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Conflicts that are left when a candidate is taken out."""
    groups = _clusters(known)
    candidates = [_least_hitting(group)[0] or (_all(group),) for group in groups]
    if not groups:
        candidates = [((frozenset()),)]
    for at, sets in enumerate(candidates):
        elsewhere = frozenset().union(
            *(one[0] for place, one in enumerate(candidates) if place != at)
        )
        for one in sets:
            left = conflict(system, one | elsewhere)
            if left is not None:
                yield left


def _clusters(conflicts: Sequence[frozenset[str]]) -> list[list[frozenset[str]]]:
    """Conflicts that hang together by the prints they share."""
    groups: list[tuple[set[str], list[frozenset[str]]]] = []
    for one in conflicts:
        prints, members = set(one), [one]
        apart = []
        for group in groups:
            if group[0] & prints:
                prints |= group[0]
                members = group[1] + members
            else:
                apart.append(group)
        groups = [*apart, (prints, members)]
    return [members for _, members in groups]


def _least_hitting(conflicts: Sequence[frozenset[str]]) -> tuple[tuple[frozenset[str], ...], bool]:
    """The smallest sets that hit every conflict, and whether none was left out."""
    prints = sorted(_all(conflicts))
    for size in range(1, LARGEST_SET + 1):
        sets = [frozenset(one) for one in _hitting(conflicts, prints, size)]
        if sets:
            return tuple(sets[:MOST_SETS]), len(sets) <= MOST_SETS
    return (), False


def _hitting(
    conflicts: Sequence[frozenset[str]], prints: Sequence[str], size: int
) -> Iterator[tuple[str, ...]]:
    """The sets of a size that hit every conflict: each holds a print of the first of them."""
    if size == 1:
        shared = frozenset.intersection(*conflicts)
        yield from ((one,) for one in prints if one in shared)
        return
    seen = set[frozenset[str]]()
    for first in sorted(conflicts[0]):
        left = [one for one in conflicts if first not in one]
        for others in _hitting(left, sorted(_all(left)), size - 1) if left else ():
            found = frozenset((first, *others))
            if found not in seen:
                seen.add(found)
                yield tuple(sorted(found))


def _all(conflicts: Collection[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*conflicts)


def _repairs(
    system: System, wrong: AbstractSet[str], elsewhere: AbstractSet[str]
) -> tuple[Repair, ...]:
    doubted = frozenset(wrong) | frozenset(elsewhere)
    return tuple(
        Repair(figure=one.id, prints=_needed(system, variable, one, doubted))
        for variable, prints in enumerate(system.variables)
        for one in prints
        if one.id in wrong
    )


def _needed(
    system: System, variable: int, wrong: Print, doubted: AbstractSet[str]
) -> Interval | None:
    """The prints, to the decimals of the wrong one, that agree with all that are believed."""
    others = [one for one in system.variables[variable] if one.id not in doubted]
    alike = [one for one in others if one.plain and wrong.plain and one.decimals == wrong.decimals]
    if alike:
        return Interval(alike[0].value, alike[0].value)
    left = room(system, variable, doubted)
    if left is None or wrong.decimals is None:
        return None
    return prints_within(_interval(left), wrong.decimals, _half(wrong))


def _half(one: Print) -> Decimal:
    return (
        max(one.value - one.range.low, one.range.high - one.value)
        if one.range.is_finite
        else Decimal(0)
    )


def _interval(left: Room) -> Interval:
    low = -_INFINITY if left.low is None else _decimal(left.low)
    high = _INFINITY if left.high is None else _decimal(left.high)
    return Interval(min(low, high), max(low, high))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
