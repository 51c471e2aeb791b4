"""Text set in two columns: the left one is read to its end before the right one begins."""

from collections import Counter
from collections.abc import Sequence

from validate.reading.geometry import Line
from validate.reading.segments import segments_of

_LEAST_LINES = 4
_LEAST_WORDS = 3.0
_FROM, _TO = 0.3, 0.7
_SLACK = 2.0


def columns_of(lines: Sequence[Line], width: float) -> list[list[Line]]:
    """
    Return the lines in runs of one column each, in reading order.

    Lines across the gutter part the page into zones, each with columns of its own.
    """
    pieces = [(line, segments_of(line)) for line in lines]
    gutter = _gutter([piece for _, parts in pieces for piece in parts], width)
    if gutter is None:
        return [list(lines)]
    runs: list[list[Line]] = []
    zone: list[tuple[Line, list[Line]]] = []
    for line, parts in pieces:
        if any(_crosses(part, gutter) for part in parts):
            runs += [*_read(zone, gutter), [line]]
            zone = []
        else:
            zone.append((line, parts))
    return _closed_up([*runs, *_read(zone, gutter)])


def _gutter(pieces: Sequence[Line], width: float) -> float | None:
    """Where many lines start in the middle of the page, and hardly one runs across."""
    starts = Counter(round(piece.x0) for piece in pieces if _FROM < piece.x0 / width < _TO)
    if not starts:
        return None
    x = starts.most_common(1)[0][0] - _SLACK
    left = [piece for piece in pieces if piece.x1 <= x + 1]
    right = [piece for piece in pieces if piece.x0 >= x - 1]
    for side in (left, right):
        words = sum(len(piece.words) for piece in side)
        if len(side) < _LEAST_LINES or words < _LEAST_WORDS * len(side):
            return None
    return x


def _crosses(piece: Line, x: float) -> bool:
    return piece.x0 < x - _SLACK and piece.x1 > x + _SLACK


def _read(zone: Sequence[tuple[Line, list[Line]]], x: float) -> list[list[Line]]:
    left = [part for _, parts in zone for part in parts if part.x0 < x - 1]
    right = [part for _, parts in zone for part in parts if part.x0 >= x - 1]
    if len(left) < _LEAST_LINES or len(right) < _LEAST_LINES:
        return [[line for line, _ in zone]] if zone else []
    return [_whole(left), _whole(right)]


def _whole(parts: Sequence[Line]) -> list[Line]:
    """Pieces of one column that stand at one height are one line again (a bullet and its text)."""
    lines: list[Line] = []
    for part in parts:
        if lines and abs(lines[-1].baseline - part.baseline) < _SLACK and part.x0 > lines[-1].x1:
            lines[-1] = Line(page=part.page, words=lines[-1].words + part.words)
        else:
            lines.append(part)
    return lines


def _closed_up(runs: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Single lines across the page that follow each other are one run."""
    result: list[list[Line]] = []
    single = False
    for run in runs:
        if len(run) == 1 and single:
            result[-1] += run
        else:
            result.append(list(run))
        single = len(run) == 1
    return result
