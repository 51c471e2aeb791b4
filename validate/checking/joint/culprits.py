"""
The least sets of prints that must be wrong, and what each would have to be instead.

Every conflict holds a wrong print, so a set of culprits must hit them all; the least sets that do
are candidates, and each that leaves another conflict teaches one more (Reiter 1987, *A theory of
diagnosis from first principles*; Fellegi and Holt 1976 for the principle of the least change).
Prints of one figure that say the very same are right or wrong together: an error is often copied.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from validate.checking.joint.bounds import disagree
from validate.checking.joint.conflicts import Room, conflict, room
from validate.checking.joint.fit import misfit
from validate.checking.joint.hitting import Sets, clusters, factors, least_hitting, members_of
from validate.checking.joint.system import Print, System
from validate.numbers import Interval, meet, prints_within

# Each round of learning adds a conflict; a system with more is beyond explaining.
_MOST_ROUNDS = 60
_NOISE = Fraction(1, 10**6)
_INFINITY = Decimal("Infinity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """
    What one print would have to say: any print in the interval, at its own decimals.

    None where no print would do, with the others as they are. ``also`` are the other prints that
    say the same and would have to change with it, ``against`` how many prints of the same quantity
    say otherwise.
    """

    figure: str
    also: tuple[str, ...]
    against: int
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
    """One explanation for each error: for conflicts that no other error has a part in."""
    known, learned = _learned(system, [one for one in dict.fromkeys(system.failed) if one])
    choices = [choice for group in clusters(known) for choice in _choices(group)]
    # What one error leaves unexplained may hang on another: then nothing is known to be all.
    learned = learned and all(choice.sets for choice in choices)
    found = []
    for choice in choices:
        elsewhere = members_of(
            other.sets[0] for other in choices if other is not choice and other.sets
        )
        found.append(
            Explanation(
                conflicts=choice.conflicts,
                sets=tuple(_repairs(system, one, elsewhere) for one in choice.sets),
                misfits=tuple(misfit(system, one | elsewhere) for one in choice.sets),
                complete=choice.complete and learned,
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """Sets of which one must be wrong, and the conflicts that they explain."""

    conflicts: tuple[frozenset[str], ...]
    sets: Sets
    complete: bool


def _choices(group: Sequence[frozenset[str]]) -> Iterator[_Choice]:
    """The independent choices that a group of conflicts leaves."""
    sets, complete = least_hitting(group)
    if not sets:
        yield _Choice(conflicts=tuple(group), sets=(), complete=False)
        return
    for factor in factors(sets) if complete else (sets,):
        members = members_of(factor)
        hit = tuple(one for one in group if one & members)
        yield _Choice(conflicts=hit, sets=factor, complete=complete)


def _learned(
    system: System, conflicts: Sequence[frozenset[str]]
) -> tuple[list[frozenset[str]], bool]:
    """
    The conflicts, and those that come up when the least sets to explain them are set aside.

    The second says whether the search came to its end.
    """
    known = list(conflicts)
    for _ in range(_MOST_ROUNDS):
        new = next(_unexplained(system, known), None)
        if new is None:
            return known, True
        known.append(new)
    return known, False


def _unexplained(system: System, known: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Conflicts that are left when a candidate is taken out."""
    groups = clusters(known)
    candidates = [least_hitting(group)[0] or (members_of(group),) for group in groups]
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


def _repairs(
    system: System, wrong: AbstractSet[str], elsewhere: AbstractSet[str]
) -> tuple[Repair, ...]:
    doubted = frozenset(wrong) | frozenset(elsewhere)
    return tuple(
        Repair(
            figure=one.id,
            also=one.also,
            against=sum(len(other.ids) for other in prints if disagree(one, other)),
            prints=_needed(system, variable, one, doubted),
        )
        for variable, prints in enumerate(system.variables)
        for one in prints
        if one.id in wrong
    )


def _needed(
    system: System, variable: int, wrong: Print, doubted: AbstractSet[str]
) -> Interval | None:
    """The prints, to the decimals of the wrong one, that agree with all that are believed."""
    others = [one for one in system.variables[variable] if one.id not in doubted]
    alike = [one for one in others if one.plain and wrong.plain and one.places == wrong.places]
    left = room(system, variable, doubted)
    wanted = _interval(left) if left is not None else None
    if wanted is None or wrong.decimals is None:
        return None
    found = prints_within(wanted, wrong.decimals, _half(wrong), step=wrong.step)
    if found is None:
        return None
    only = Interval(alike[0].value, alike[0].value) if alike else found
    repaired = meet((found, only, wrong.plausible))
    # What may stay as it is was not what is wrong.
    return None if repaired is None or repaired.holds(wrong.value) else repaired


def _half(one: Print) -> Decimal:
    """The room of a print of these decimals; one that ends in noughts lends it to no other."""
    if one.places != one.decimals:
        return Decimal(0)
    return (
        max(one.value - one.range.low, one.range.high - one.value)
        if one.range.is_finite
        else Decimal(0)
    )


def _interval(left: Room) -> Interval | None:
    """What is left as an interval; None where the ends have crossed, and nothing is."""
    if left.low is not None and left.high is not None and left.low > left.high + _NOISE:
        return None
    low = -_INFINITY if left.low is None else _decimal(left.low)
    high = _INFINITY if left.high is None else _decimal(left.high)
    return Interval(min(low, high), max(low, high))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
