"""
Sets that hit every conflict, and what falls apart into independent choices. No numbers in here.

A conflict is a set of prints of which one at least is wrong, so the wrong prints hit them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import prod

LARGEST_SET = 3
MOST_SETS = 50

Sets = tuple[frozenset[str], ...]


def clusters(conflicts: Sequence[frozenset[str]]) -> list[list[frozenset[str]]]:
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


def least_hitting(conflicts: Sequence[frozenset[str]]) -> tuple[Sets, bool]:
    """The smallest sets that hit every conflict, and whether none was left out."""
    prints = sorted(members_of(conflicts))
    for size in range(1, LARGEST_SET + 1):
        found = islice(_hitting(conflicts, prints, size), MOST_SETS + 1)
        sets = [frozenset(one) for one in found]
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
        for others in _hitting(left, sorted(members_of(left)), size - 1) if left else ():
            found = frozenset((first, *others))
            if found not in seen:
                seen.add(found)
                yield tuple(sorted(found))


def members_of(conflicts: Iterable[frozenset[str]]) -> frozenset[str]:
    """All prints of some sets."""
    return frozenset().union(*conflicts)


def factors(sets: Sets) -> tuple[Sets, ...]:
    """
    Independent choices that together give the sets: one set of each factor, in all combinations.

    Two errors in one table are two factors, though each set has a print of both. Prints that never
    stand in a set together are alternatives, and belong to one factor.
    """
    members = sorted(members_of(sets))
    factor_of = {one: {one} for one in members}
    for at, one in enumerate(members):
        for other in members[at + 1 :]:
            apart = not any(one in held and other in held for held in sets)
            if apart and factor_of[one] is not factor_of[other]:
                factor_of[one] |= factor_of[other]
                for moved in factor_of[other]:
                    factor_of[moved] = factor_of[one]
    groups = {id(group): group for group in factor_of.values()}.values()
    found = tuple(
        tuple(dict.fromkeys(held & group for held in sets)) for group in map(frozenset, groups)
    )
    return found if prod(map(len, found)) == len(sets) else (sets,)
