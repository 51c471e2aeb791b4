"""Frames on a page that may hold tables: between rules of one extent, and along bars."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from validate.reading.geometry import Line
from validate.reading.rules import SAME_EDGE, Bar, Rule, runs_of
from validate.reading.segments import Frame
from validate.reading.strips import Strip, clipped, ends_sentence, strips_of

_DOUBLE_RULE = 8.0
_WIDE = 0.7
_PROSE = 3
_LONG = 5
_TWO = 2
# In type sizes: the shortest bar that parts columns, the widest gap between parts of a table.
_LEAST_BAR = 2.5
_ROW_GAP = 3.0


def frames_of(
    rules: Sequence[Rule], bars: Sequence[Bar], lines: Sequence[Line], stops: Sequence[float]
) -> list[Frame]:
    """Return the frames from top to bottom."""
    runs = runs_of(rules, lambda upper, lower: _is_band(upper, lower, bars, lines, stops))
    frames = [Frame(x0=run.x0, top=run.top, x1=run.x1, bottom=run.bottom) for run in runs]
    frames = _merged([*frames, *_bar_frames(bars, lines, stops)])
    return _with_parts(frames, lines, stops)


def _is_band(
    upper: Rule,
    lower: Rule,
    bars: Sequence[Bar],
    lines: Sequence[Line],
    stops: Sequence[float],
) -> bool:
    """Whether two rules may have rows between them: words, and no paragraph."""
    if any(upper.y < stop < lower.y for stop in stops):
        return False
    inside = _between(lines, upper.y, lower.y, upper.x0 - SAME_EDGE, upper.x1 + SAME_EDGE)
    if not inside:
        return lower.y - upper.y <= _DOUBLE_RULE
    if any(_parts(bar, upper, lower) for bar in bars):
        return True
    strips = strips_of(inside)
    singles = [strip for strip in strips if not strip.apart]
    wide = sum(strip.x1 - strip.x0 > _WIDE * (upper.x1 - upper.x0) for strip in singles)
    if any(ends_sentence(strip) and (wide or _is_long(strip)) for strip in singles):
        return False
    return wide < _PROSE or len(singles) < len(strips)


def _is_long(strip: Strip) -> bool:
    return sum(len(line.words) for line in strip.lines) >= _LONG


def _parts(bar: Bar, upper: Rule, lower: Rule) -> bool:
    """Whether a bar runs from one rule to the other and parts what stands between."""
    inside = upper.x0 + 1 < bar.x < upper.x1 - 1
    return inside and bar.covers(upper.y + SAME_EDGE) and bar.covers(lower.y - SAME_EDGE)


def _between(lines: Sequence[Line], top: float, bottom: float, x0: float, x1: float) -> list[Line]:
    level = [line for line in lines if top < (line.top + line.bottom) / 2 < bottom]
    return [part for line in level if (part := clipped(line, x0, x1))]


def _bar_frames(bars: Sequence[Bar], lines: Sequence[Line], stops: Sequence[float]) -> list[Frame]:
    """Return what stands beside bars that are long enough to part columns."""
    frames: list[Frame] = []
    for bar in chain.from_iterable(_unbroken(whole, lines) for whole in bars):
        if any(bar.top < stop < bar.bottom for stop in stops):
            continue
        level = [line for line in lines if bar.top <= (line.top + line.bottom) / 2 <= bar.bottom]
        if not level or bar.bottom - bar.top < _LEAST_BAR * level[0].size:
            continue
        # A bar parts columns only where words stand on both of its sides.
        left = [line for line in level if line.x0 < bar.x]
        right = [line for line in level if line.x1 > bar.x]
        if left and right:
            frames.append(
                Frame(
                    x0=min(bar.x, *(line.x0 for line in left)),
                    top=bar.top,
                    x1=max(bar.x, *(line.x1 for line in right)),
                    bottom=bar.bottom,
                )
            )
    return frames


def _unbroken(bar: Bar, lines: Sequence[Line]) -> list[Bar]:
    """Return the bar in parts without a sentence between: those are of several tables."""
    parts: list[list[tuple[float, float]]] = [[bar.parts[0]]]
    for upper, lower in pairwise(bar.parts):
        between = [line for line in lines if upper[1] < (line.top + line.bottom) / 2 < lower[0]]
        if any(ends_sentence(strip) for strip in strips_of(between) if not strip.apart):
            parts.append([lower])
        else:
            parts[-1].append(lower)
    return [replace(bar, top=p[0][0], bottom=p[-1][1], parts=tuple(p)) for p in parts]


def _merged(frames: Iterable[Frame]) -> list[Frame]:
    """Frames that overlap are one."""
    result: list[Frame] = []
    for frame in sorted(frames, key=lambda frame: (frame.top, frame.x0)):
        whole = frame
        while near := [f for f in result if f.overlap_x(whole) > 0 and f.overlap_y(whole) > -1]:
            result = [f for f in result if f not in near]
            whole = _around([whole, *near])
        result.append(whole)
    return sorted(result, key=lambda frame: (frame.top, frame.x0))


def _with_parts(
    frames: Sequence[Frame], lines: Sequence[Line], stops: Sequence[float]
) -> list[Frame]:
    """Return the frames, those of a table that is drawn in parts of different width as one."""
    result: list[Frame] = []
    for frame in frames:
        upper = next((f for f in reversed(result) if _is_part(f, frame, lines, stops)), None)
        if upper is None:
            result.append(frame)
        else:
            result[result.index(upper)] = _around([upper, frame])
    return result


def _is_part(upper: Frame, lower: Frame, lines: Sequence[Line], stops: Sequence[float]) -> bool:
    """Whether one of two frames is narrower and a row at most stands between them."""
    wide, narrow = sorted((upper, lower), key=lambda frame: frame.x0 - frame.x1)
    inside = wide.x0 - SAME_EDGE <= narrow.x0 and narrow.x1 <= wide.x1 + SAME_EDGE
    if not inside or wide.x1 - wide.x0 - (narrow.x1 - narrow.x0) <= SAME_EDGE:
        return False
    if any(upper.bottom <= stop <= lower.top for stop in stops):
        return False
    between = strips_of(_between(lines, upper.bottom, lower.top, wide.x0, wide.x1))
    size = max((line.size for line in lines), default=0.0)
    if not between:
        return lower.top - upper.bottom <= size
    words = [line for strip in between for line in strip.lines]
    return (
        lower.top - upper.bottom <= _ROW_GAP * size
        and len(between) <= _TWO
        and all(line.x1 - line.x0 <= _WIDE * (wide.x1 - wide.x0) for line in words)
    )


def _around(frames: Sequence[Frame]) -> Frame:
    return Frame(
        x0=min(frame.x0 for frame in frames),
        top=min(frame.top for frame in frames),
        x1=max(frame.x1 for frame in frames),
        bottom=max(frame.bottom for frame in frames),
    )


def with_labels(frame: Frame, others: Sequence[Frame], lines: Sequence[Line]) -> Frame:
    """Return the frame with the labels to its left, where rules stand at the values alone."""
    level = [line for line in lines if frame.top < (line.top + line.bottom) / 2 < frame.bottom]
    left = [line for line in level if line.x0 < frame.x0 - SAME_EDGE]
    shared = [line for line in left if line.x1 > frame.x0]
    beside = any(f.overlap_y(frame) > 0 and f.x0 < frame.x0 for f in others)
    if beside or len(shared) < _TWO or len(shared) * _TWO < len(left):
        return frame
    return replace(frame, x0=min(line.x0 for line in left))
