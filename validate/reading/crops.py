"""
Where on a page a table may stand: between rules, along bars, or in lines of pieces with numbers.

A crop begins with what is sure, rules of one extent or lines that hold numbers apart from words,
and grows line by line: to the heads above, to wrapped labels and further rows below. Captions,
sources and other stops end it, and so do paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from validate.reading.frames import frames_of, with_labels
from validate.reading.geometry import Line
from validate.reading.reach import Core, holds_values, reach_of
from validate.reading.rules import SAME_EDGE, Bar, Rule
from validate.reading.segments import Frame
from validate.reading.strips import Strip, clipped, strips_of

_MOST_OF_IT = 0.7
_TWO = 2
_SAME_SIZE = 1.05
_STEP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A part of a page that may be a table."""

    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    strips: tuple[Strip, ...]
    rules: tuple[Rule, ...] = ()
    bars: tuple[Bar, ...] = ()
    framed: bool = False
    """Whether rules or bars say that something stands here."""


def crops_of(
    drawn: tuple[Sequence[Rule], Sequence[Bar]], lines: Sequence[Line], stops: Sequence[float]
) -> list[Crop]:
    """
    Return the crops of a page from top to bottom.

    ``stops`` are the heights of lines that no table holds.
    """
    if not lines:
        return []
    rules, bars = drawn
    ends = sorted(stops)
    frames = frames_of(rules, bars, lines, ends)
    crops: list[Crop] = []
    free = list(lines)
    for frame in frames:
        crop = _grown(frame, [f for f in frames if f is not frame], free, ends)
        if crop:
            crops.append(_with_drawing(crop, rules, bars))
            free = outside(free, [_frame(crop)])
    crops += [_with_drawing(crop, rules, bars) for crop in _white(free, frames, ends)]
    return sorted(crops, key=lambda crop: (crop.top, crop.x0))


def with_head(
    crops: Sequence[Crop], lines: Sequence[Line], stops: Sequence[float], x0: float, x1: float
) -> list[Crop]:
    """
    Return the crops, with one at the head of the page if none is there and rows stand there.

    The columns of a table that goes on are known, so one line with a value is enough.
    """
    first = min((line.top for line in lines), default=0.0)
    if any(crop.top <= first for crop in crops):
        return list(crops)
    zone = [part for line in lines if (part := clipped(line, x0 - SAME_EDGE, x1 + SAME_EDGE))]
    strips = strips_of(zone)
    framed = [_frame(crop) for crop in crops if crop.framed]
    closed = [not _is_free(strip, framed, stops) for strip in strips]
    seed = next((i for i, strip in enumerate(strips) if holds_values(strip)), None)
    if seed is None or any(closed[: seed + 1]):
        return list(crops)
    start, end = reach_of(Core(strips=strips, closed=closed, first=seed, last=seed))
    # A group's label may come first: short lines of the rows' size and at their distance.
    if start and not all(_is_label(strips[i], strips[i + 1]) for i in range(start)):
        return list(crops)
    taken = strips[: end + 1]
    crop = Crop(
        page=lines[0].page,
        x0=x0,
        x1=x1,
        top=taken[0].top - 1,
        bottom=max(strip.bottom for strip in taken) + 1,
        strips=tuple(taken),
    )
    others = [other for other in crops if other.framed or other.top >= crop.bottom]
    return [crop, *others]


def _is_label(strip: Strip, below: Strip) -> bool:
    """Whether a line may be a label without values over what follows."""
    return (
        not strip.apart
        and strip.size <= _SAME_SIZE * below.size
        and below.first - strip.last <= _STEP * strip.size
    )


def outside(lines: Sequence[Line], frames: Sequence[Frame]) -> list[Line]:
    """Return what of the lines stands in none of the frames."""
    result: list[Line] = []
    for line in lines:
        middle = (line.top + line.bottom) / 2
        level = [frame for frame in frames if frame.top <= middle <= frame.bottom]
        if not level:
            result.append(line)
            continue
        words = tuple(
            [
                word
                for word in line.words
                if not any(f.x0 <= (word.x0 + word.x1) / 2 <= f.x1 for f in level)
            ]
        )
        if words:
            result.append(Line(page=line.page, words=words))
    return result


def _frame(crop: Crop) -> Frame:
    return Frame(x0=crop.x0, top=crop.top, x1=crop.x1, bottom=crop.bottom)


def _grown(
    frame: Frame, others: Sequence[Frame], lines: Sequence[Line], stops: Sequence[float]
) -> Crop | None:
    """Return the crop around a frame, with the heads and rows that stand above and below it."""
    frame = with_labels(frame, others, lines)
    zone = [
        part
        for line in lines
        if (part := clipped(line, frame.x0 - SAME_EDGE, frame.x1 + SAME_EDGE))
    ]
    strips = strips_of(zone)
    inside = [i for i, strip in enumerate(strips) if frame.top < strip.middle < frame.bottom]
    if not inside:
        return None
    closed = [
        not _is_free(strip, others, stops) or _leans_out(strip, lines, frame) for strip in strips
    ]
    first, last = reach_of(
        Core(strips=strips, closed=closed, first=inside[0], last=inside[-1], frame=frame)
    )
    taken = strips[first : last + 1]
    return Crop(
        page=taken[0].lines[0].page,
        x0=frame.x0,
        x1=frame.x1,
        top=min(frame.top, taken[0].top - 1),
        bottom=max(frame.bottom, taken[-1].bottom + 1),
        strips=tuple(taken),
        framed=True,
    )


def _leans_out(strip: Strip, lines: Sequence[Line], frame: Frame) -> bool:
    """Whether a line of the strip runs on beyond the frame without a gap: a paragraph does."""
    for line in lines:
        if not strip.top - 1 <= line.top <= strip.bottom or line.x0 > frame.x1:
            continue
        for a, b in pairwise(line.words):
            crosses = a.x1 <= frame.x1 + SAME_EDGE < b.x1 or a.x0 < frame.x0 - SAME_EDGE <= b.x0
            if crosses and b.x0 - a.x1 < b.size:
                return True
    return False


def _is_free(strip: Strip, frames: Sequence[Frame], stops: Sequence[float]) -> bool:
    if any(abs(line.top - stop) < 1 for line in strip.lines for stop in stops):
        return False
    return not any(
        frame.top < strip.middle < frame.bottom and frame.x0 < strip.x1 and strip.x0 < frame.x1
        for frame in frames
    )


def _white(lines: Sequence[Line], frames: Sequence[Frame], stops: Sequence[float]) -> list[Crop]:
    """Return crops of lines that hold numbers apart from words, without anything drawn."""
    strips = strips_of(lines)
    closed = [not _is_free(strip, frames, stops) for strip in strips]
    crops: list[Crop] = []
    done = -1
    for index, strip in enumerate(strips):
        if index <= done or closed[index] or not holds_values(strip):
            continue
        first, last = reach_of(Core(strips=strips, closed=closed, first=index, last=index))
        taken = strips[max(first, done + 1) : last + 1]
        done = last
        # Below a caption a head and one row are enough, as at the foot of a page.
        start = strips.index(taken[0])
        captioned = start > 0 and closed[start - 1] and len(taken) > 1
        if sum(holds_values(one) for one in taken) < _TWO - captioned:
            continue
        crops.append(
            Crop(
                page=taken[0].lines[0].page,
                x0=min(one.x0 for one in taken),
                x1=max(one.x1 for one in taken),
                top=taken[0].top - 1,
                bottom=max(one.bottom for one in taken) + 1,
                strips=tuple(taken),
            )
        )
    return crops


def _with_drawing(crop: Crop, rules: Sequence[Rule], bars: Sequence[Bar]) -> Crop:
    """Return the crop with what is drawn in it."""
    inside = [
        rule
        for rule in rules
        if crop.top - SAME_EDGE <= rule.y <= crop.bottom + SAME_EDGE
        and min(rule.x1, crop.x1) - max(rule.x0, crop.x0) > _MOST_OF_IT * (rule.x1 - rule.x0)
    ]
    # A rule without a run says how wide the table is, if it stands among its lines.
    among = [rule for rule in inside if crop.strips[0].middle < rule.y < crop.strips[-1].middle]
    x0 = min([crop.x0, *(rule.x0 for rule in among)])
    x1 = max([crop.x1, *(rule.x1 for rule in among)])
    down = [
        bar
        for bar in bars
        if x0 - SAME_EDGE <= bar.x <= x1 + SAME_EDGE
        and min(bar.bottom, crop.bottom) - max(bar.top, crop.top) > 0
    ]
    return replace(crop, x0=x0, x1=x1, rules=tuple(inside), bars=tuple(down))
