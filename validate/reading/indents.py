"""How far the labels of a table are indented, as levels, and which of them stand out."""

from collections.abc import Sequence
from typing import NamedTuple

# More levels than these are no indentation: the labels are centred, or set to the right.
_MOST_LEVELS = 5
# Labels that end at one place, or have one middle, are set by that and not by where they begin.
_ALIKE = 1.5
_FEWEST = 3


class Look(NamedTuple):
    """Where the label of a row begins and ends, and whether it is bold; None for no label."""

    x0: float | None
    x1: float = 0.0
    bold: bool = False


def depths(looks: Sequence[Look], step: float) -> tuple[int, ...]:
    """
    The level of each row, 0 for the leftmost; empty where all are alike or nothing can be told.

    Labels begin at two levels where they are at least ``step`` apart. A row without a label has the
    level of the row before.
    """
    edges = sorted({look.x0 for look in looks if look.x0 is not None})
    if len(edges) < 2 or _set_otherwise(looks):  # noqa: PLR2004 - one edge is one level
        return ()
    levels = [edges[0]]
    for edge in edges[1:]:
        if edge - levels[-1] >= step:
            levels.append(edge)
    if not 1 < len(levels) <= _MOST_LEVELS:
        return ()
    found: list[int] = []
    for look in looks:
        if look.x0 is None:
            found.append(found[-1] if found else 0)
        else:
            found.append(sum(level <= look.x0 for level in levels) - 1)
    return tuple(found)


def strong(looks: Sequence[Look]) -> tuple[bool, ...]:
    """Which labels are bold; empty where all are, or none."""
    bold = tuple(look.bold for look in looks)
    named = [look.bold for look in looks if look.x0 is not None]
    return bold if any(named) and not all(named) else ()


def _set_otherwise(looks: Sequence[Look]) -> bool:
    """Whether labels are set to the right or to the middle of their column."""
    held = [(look.x0, look.x1) for look in looks if look.x0 is not None and look.x1 > look.x0]
    if len(held) < _FEWEST:
        return False
    begin = _spread([x0 for x0, _ in held])
    end, middle = _spread([x1 for _, x1 in held]), _spread([(x0 + x1) / 2 for x0, x1 in held])
    return begin > _ALIKE and min(end, middle) <= _ALIKE


def _spread(places: Sequence[float]) -> float:
    return max(places) - min(places)
