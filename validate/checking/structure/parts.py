"""What a line may be the sum of: guesses by labels, indentation, bold type and place."""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from itertools import takewhile

from validate.checking.structure.sheet import At, Line

_FEWEST = 2
Parts = tuple[Line, ...]


class Why(Enum):
    """What makes a line look like a sum."""

    LABEL = auto()
    INDENT = auto()
    BOLD = auto()
    GROUP = auto()


def targets(lines: Sequence[Line]) -> Iterator[tuple[Line, Why]]:
    """The lines that may be sums, and why; one may be for several reasons."""
    stressed = any(line.strong for line in lines) and not all(line.strong for line in lines)
    for at, line in enumerate(lines):
        if line.part or line.never:
            continue
        if line.total:
            yield line, Why.LABEL
        if at + 1 < len(lines) and lines[at + 1].depth > line.depth:
            yield line, Why.INDENT
        if stressed and line.strong and not line.total:
            yield line, Why.BOLD


def options(line: Line, why: Why, lines: Sequence[Line]) -> Iterator[Parts]:
    """The sets of lines that one may be the sum of, the likeliest first, each once."""
    seen: set[tuple[At, ...]] = set()
    for parts in _guessed(line, why, lines):
        for one in _narrowed(parts):
            key = tuple(part.at for part in one)
            if len(one) >= _FEWEST and key not in seen:
                seen.add(key)
                yield one


def in_groups(line: Line, lines: Sequence[Line]) -> Iterator[Parts]:
    """The lines under each group row: each group may make up a total that stands in none."""
    if line.group:
        return
    for group in dict.fromkeys(one.group for one in lines if one.group):
        held = [one for one in lines if one.group == group and not one.total and not one.part]
        shallow = min((one.depth for one in held), default=0)
        parts = tuple(one for one in held if one.depth == shallow)
        if len(parts) >= _FEWEST:
            yield parts


def left_over(line: Line, lines: Sequence[Line], covered: frozenset[At]) -> Iterator[Parts]:
    """All lines that are no part of a sum that is known: above, below, and both."""
    at = lines.index(line)
    free = [one for one in lines if one.at not in covered and one != line and not one.part]
    above = [one for one in free if lines.index(one) < at]
    below = [one for one in free if lines.index(one) > at]
    for held in (above, below, free):
        for parts in _narrowed(held):
            if len(parts) >= _FEWEST:
                yield parts


def _guessed(line: Line, why: Why, lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    at = lines.index(line)
    above, below = lines[:at][::-1], lines[at + 1 :]
    if why is Why.INDENT:
        yield _while(below, lambda one: one.depth > line.depth)
        return
    if why is Why.BOLD:
        yield _while(below, lambda one: not one.strong)
        yield _while(above, lambda one: not one.strong)[::-1]
        return
    yield _while(above, lambda one: one.depth > line.depth)[::-1]
    yield _while(above, lambda one: not one.total and one.group == line.group)[::-1]
    yield _while(above, lambda one: not one.total)[::-1]
    yield [one for one in lines[:at] if one.total]
    yield _from_last_total(lines[:at])
    yield _while(above, lambda one: one.strong)[::-1] if line.strong else []
    yield [one for one in lines[:at] if one.strong]
    yield [one for one in lines[:at] if not one.total]
    yield _while(below, lambda one: not one.total and one.group == below[0].group)
    yield _while(below, lambda one: not one.total)
    yield [one for one in below if one.total]
    yield [one for one in below if one.strong]
    yield [one for one in below if not one.total]


def _from_last_total(lines: Sequence[Line]) -> list[Line]:
    """The last total and what stands behind it: what was counted, and what was not."""
    totals = [at for at, one in enumerate(lines) if one.total]
    return list(lines[totals[-1] :]) if totals else []


def _while(lines: Sequence[Line], holds: Callable[[Line], bool]) -> list[Line]:
    return list(takewhile(holds, lines))


def _narrowed(lines: Sequence[Line]) -> Iterator[Parts]:
    """All of some lines but those *of which*; the outermost; the innermost; those that can add."""
    own = _without_parts(lines)
    if not own:
        return
    shallow = min(one.depth for one in own)
    outermost = [one for one in own if one.depth == shallow]
    innermost = [
        one for at, one in enumerate(own) if at + 1 == len(own) or own[at + 1].depth <= one.depth
    ]
    for held in (outermost, own, innermost):
        yield tuple(held)
        yield tuple(one for one in held if not one.change and not one.never)


def _without_parts(lines: Sequence[Line]) -> list[Line]:
    """Lines without those that are a part of another, and what is indented below these."""
    kept: list[Line] = []
    below: int | None = None
    for one in lines:
        if one.part:
            below = one.depth
        elif below is None or one.depth <= below:
            below = None
            kept.append(one)
    return kept
