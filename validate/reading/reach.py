"""
How far a table reaches above and below what is sure of it.

Above stand heads, of several lines and over some columns only; below stand rows whose labels wrap.
Both are told from paragraphs by where the values begin: a label ends before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from validate.reading.rules import SAME_EDGE
from validate.reading.segments import Frame
from validate.reading.strips import NARROW_GAP, Strip, ends_sentence, is_value

_TWO = 2
_SAME_SIZE = 0.05
_SAME_STEP = 1.05
# In type sizes: lines of one cell, a head above its rule, rows of one table.
_WRAP = 1.45
_HEAD_GAP = 1.2
_ROW_GAP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Core:
    """
    What is sure of a table: the strips ``first`` to ``last`` of a page or column.

    ``closed`` says of every strip whether it can belong to no table or belongs to another.
    """

    strips: Sequence[Strip]
    closed: Sequence[bool]
    first: int
    last: int
    frame: Frame | None = None


def reach_of(core: Core) -> tuple[int, int]:
    """Return the first and the last strip of the table."""
    strips, low, high = core.strips, core.first, core.last
    while low and not core.closed[low - 1] and _is_near(strips[low - 1], strips[low], core.frame):
        low -= 1
    while (
        high + 1 < len(strips)
        and not core.closed[high + 1]
        and _is_near(strips[high], strips[high + 1], core.frame)
    ):
        high += 1
    inside = strips[core.first : core.last + 1]
    limit = _label_limit(strips[low : high + 1], inside)
    label_end = _label_end(strips[core.first : high + 1], limit)
    return _upper_end(core, low, limit, label_end), _lower_end(core, high, limit)


def holds_values(strip: Strip) -> bool:
    """Whether a value stands apart from what begins the line."""
    return strip.apart and any(is_value(piece.plain) for piece in strip.pieces[1:])


def _is_near(upper: Strip, lower: Strip, frame: Frame | None) -> bool:
    gap = lower.top - upper.bottom
    if frame and upper.middle < frame.top < lower.middle:
        gap = max(frame.top - upper.bottom, 0)
        return gap <= _HEAD_GAP * upper.size
    return gap <= _ROW_GAP * min(upper.size, lower.size)


def _label_limit(around: Sequence[Strip], inside: Sequence[Strip]) -> float:
    """Return where the values begin: labels and their further lines end before it."""
    for strips in (inside, around):
        starts = sorted(
            piece.x0
            for strip in strips
            if strip.apart
            for piece in strip.pieces[1:]
            if is_value(piece.plain)
        )
        if starts:
            return starts[0]
    return float("inf")


def _label_end(strips: Sequence[Strip], limit: float) -> float:
    """Return where the longest label beside values ends."""
    return max(
        (
            piece.x1
            for strip in strips
            if holds_values(strip)
            for piece in strip.pieces
            if piece.x1 < limit and not is_value(piece.plain)
        ),
        default=limit,
    )


def _upper_end(core: Core, low: int, limit: float, label_end: float) -> int:
    strips, first = core.strips, core.first
    # A frame around one row is that of a total: other rows stand above it.
    rows = sum(map(holds_values, strips[first : core.last + 1]))
    is_whole = core.frame is not None and rows != 1
    end = first
    for index in range(first - 1, low - 1, -1):
        strip, below = strips[index], strips[index + 1]
        wraps = _wraps(strip, below)
        if holds_values(strip):
            end = index
        elif strip.apart or strip.x0 > label_end:
            if index + 1 != end and not wraps and not _is_over(strip, label_end):
                break
            end = index
        elif wraps and index + 1 == end and _reaches(strip, limit) < _TWO:
            end = index
        elif _reaches(strip, limit) or (is_whole and index + 1 != first):
            break
    return end


def _wraps(upper: Strip, lower: Strip) -> bool:
    """Whether a line is near enough to the one above to be in one cell with it."""
    return lower.first - upper.last <= _WRAP * max(upper.size, lower.size)


def _is_over(strip: Strip, label_end: float) -> bool:
    """Whether all pieces but the first stand over the values, as heads of columns do."""
    return all(piece.x0 > label_end for piece in strip.pieces[1:])


def _reaches(strip: Strip, limit: float) -> int:
    """Return 0 for a line that ends before the values, else how many such lines stand there."""
    return sum(line.x0 < limit < line.x1 for line in strip.lines)


def _lower_end(core: Core, high: int, limit: float) -> int:
    strips, first, last = core.strips, core.first, core.last
    end = last
    row = next((s for s in strips[first : high + 1] if holds_values(s)), strips[first])
    for index in range(last + 1, high + 1):
        strip = strips[index]
        if holds_values(strip) or _holds_close_value(strip, limit):
            end = index
        elif _opens_note(strip) or _is_foreign(strip, strips[index - 1], row):
            break
        elif not strip.apart and _reaches(strip, limit):
            # One such line may be a label across columns, several are a paragraph.
            below = strips[index + 1] if index < high else None
            more = below is not None and not holds_values(below) and _wraps(strip, below)
            if more or ends_sentence(strip):
                break
    while end < high:
        strip, above = strips[end + 1], strips[end]
        if _is_row_without_values(strip, strips[first : end + 1]):
            end += 1
            continue
        if strip.apart or not _wraps(above, strip) or _opens_note(strip):
            break
        if strip.x1 > limit and not _is_below(strip, above):
            break
        end += 1
    return end + _is_last_group(strips, first, end)


def _is_foreign(strip: Strip, above: Strip, row: Strip) -> bool:
    """Whether a line without values is larger than a row, and as far off as a paragraph is."""
    if strip.apart:
        return False
    larger = strip.size > (1 + _SAME_SIZE) * row.size
    return larger and strip.first - above.last > _WRAP * strip.size


def _is_row_without_values(strip: Strip, rows: Sequence[Strip]) -> bool:
    """Whether the pieces of a line begin where those of rows do, at the distance of rows."""
    steps = [b.first - a.last for a, b in pairwise(rows)]
    if not strip.apart or strip.first - rows[-1].last > _SAME_STEP * max(steps, default=0.0):
        return False
    starts = [piece.x0 for row in rows for piece in row.pieces]
    return all(any(abs(piece.x0 - x) <= 1 for x in starts) for piece in strip.pieces)


def _is_last_group(strips: Sequence[Strip], first: int, end: int) -> bool:
    """Whether one label stands below the rows and is the last line of the page."""
    if end + _TWO != len(strips):
        return False
    strip, above = strips[end + 1], strips[end]
    steps = [b.first - a.last for a, b in pairwise(strips[first : end + 1])]
    return (
        not strip.apart
        and abs(strip.x0 - above.x0) <= strip.size
        and abs(strip.size - above.size) <= _SAME_SIZE * above.size
        and strip.first - above.last <= _SAME_STEP * max(steps, default=0.0)
    )


def _is_below(strip: Strip, above: Strip) -> bool:
    """Whether a line stands below pieces that are no label: it carries on a cell of words."""
    starts = [piece.x0 for piece in above.pieces[1:]]
    return bool(starts) and strip.x0 > min(starts) - strip.size


def _holds_close_value(strip: Strip, limit: float) -> bool:
    """Whether the last word is a value in the columns of values, however near the label."""
    word = strip.lines[-1].words[-1]
    if not is_value(word.text) or word.x0 < limit - SAME_EDGE or len(strip.lines[-1].words) < _TWO:
        return False
    before = strip.lines[-1].words[-2]
    return word.x0 - before.x1 > NARROW_GAP * word.size


def _opens_note(strip: Strip) -> bool:
    first = strip.lines[0].words[0]
    return not strip.apart and (first.raised or first.text[:1] in "*\u2020\u2021\u00a7")
