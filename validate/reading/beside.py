"""Tables that stand beside each other: the left one is read to its end before the right one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from validate.reading.geometry import Line, Sheet, Stroke
from validate.reading.rules import Run, rules_of, runs_of
from validate.reading.segments import Frame, segments_of
from validate.reading.strips import clipped

_LEAST_GUTTER = 12.0
_MARGIN = 3.0
_LEAST_SHARED = 0.5
_LEAST_LABELS = 2
_NEAR = 3.0
_CLOSE = 0.5
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of a page that is read as one, with what is drawn in it."""

    sheet: Sheet
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seed:
    """Where something stands on both sides of a gutter."""

    right: float
    top: float
    bottom: float

    @property
    def gutter(self) -> float:
        """Just before what stands on the right: on the left a longer line may follow."""
        return self.right - _MARGIN


def zones_beside(
    sheet: Sheet, lines: Sequence[Line], caption: re.Pattern[str], source: re.Pattern[str]
) -> list[Zone]:
    """Return the zones of a page in reading order: one, if no tables stand beside each other."""
    ordered = sorted(lines, key=lambda line: line.top)
    seed = _seed(sheet, ordered, caption)
    if seed is None:
        return [Zone(sheet=sheet, lines=tuple(lines))]
    top, bottom = _extent(seed, ordered, caption, source)
    above = [line for line in lines if line.top < top]
    below = [line for line in lines if line.top >= bottom]
    level = [line for line in lines if top <= line.top < bottom]
    x = seed.gutter
    zones = [
        *([_zone(sheet, above, Frame(x0=0, top=0, x1=sheet.width, bottom=top))] if above else []),
        _zone(sheet, level, Frame(x0=0, top=top, x1=x, bottom=bottom)),
        _zone(sheet, level, Frame(x0=x, top=top, x1=sheet.width, bottom=bottom)),
    ]
    if not below:
        return zones
    rest = _zone(sheet, below, Frame(x0=0, top=bottom, x1=sheet.width, bottom=sheet.height))
    return [*zones, *zones_beside(rest.sheet, rest.lines, caption, source)]


def _zone(sheet: Sheet, lines: Iterable[Line], frame: Frame) -> Zone:
    x0, x1 = frame.x0, frame.x1

    def inside(strokes: Iterable[Stroke]) -> tuple[Stroke, ...]:
        low, high = frame.top - _LEAST_GUTTER, frame.bottom + _LEAST_GUTTER
        return tuple(
            stroke
            for stroke in strokes
            if x0 <= (stroke.x0 + stroke.x1) / 2 <= x1
            and low <= (stroke.top + stroke.bottom) / 2 <= high
        )

    part = replace(
        sheet,
        horizontals=inside(sheet.horizontals),
        verticals=inside(sheet.verticals),
        areas=tuple(area for area in sheet.areas if x0 <= (area.x0 + area.x1) / 2 <= x1),
    )
    return Zone(sheet=part, lines=tuple(p for line in lines if (p := clipped(line, x0, x1))))


def _seed(sheet: Sheet, lines: Sequence[Line], caption: re.Pattern[str]) -> _Seed | None:
    """Return the first place where two captions or two ruled tables stand beside each other."""
    seeds = [seed for line in lines if (seed := _captions(line, caption))]
    runs = runs_of(rules_of(sheet.horizontals), lambda _, __: True)
    for a in runs:
        for b in runs:
            shared = min(a.bottom, b.bottom) - max(a.top, b.top)
            least = _LEAST_SHARED * min(a.bottom - a.top, b.bottom - b.top)
            if b.x0 - a.x1 < _LEAST_GUTTER or shared < least:
                continue
            if _has_labels(a, lines) and _has_labels(b, lines):
                seeds.append(
                    _Seed(
                        right=b.x0,
                        top=min(a.top, b.top),
                        bottom=max(a.bottom, b.bottom),
                    )
                )
    return min(seeds, key=lambda seed: (seed.top, seed.right), default=None)


def _captions(line: Line, caption: re.Pattern[str]) -> _Seed | None:
    if not caption.match(line.plain):
        return None
    for right in segments_of(line)[1:]:
        if caption.match(right.plain):
            return _Seed(right=right.x0, top=line.top, bottom=line.bottom)
    return None


def _has_labels(run: Run, lines: Sequence[Line]) -> bool:
    """Whether words begin several lines between rules: columns of numbers alone are no table."""
    inside = [
        part
        for line in lines
        if run.top < (line.top + line.bottom) / 2 < run.bottom
        and (part := clipped(line, run.x0, run.x1))
    ]
    left = min((part.x0 for part in inside), default=0.0)
    named = [part for part in inside if part.x0 - left < part.size and _is_word(part)]
    apart = [part for part in inside if len(segments_of(part)) > 1]
    return len(named) >= _LEAST_LABELS and len(apart) > 0


def _is_word(line: Line) -> bool:
    return bool(_LETTERS.search(line.words[0].text))


def _extent(
    seed: _Seed, lines: Sequence[Line], caption: re.Pattern[str], source: re.Pattern[str]
) -> tuple[float, float]:
    """Return how far up and down nothing crosses the gutter and all is near."""
    top, bottom = seed.top, seed.bottom
    for line in reversed(lines):
        if line.top >= top:
            continue
        near = top - line.bottom <= _NEAR * line.size
        if not near or _crosses(line, seed):
            break
        parts = segments_of(line)
        sided = line.x0 < seed.gutter < line.x1 and len(parts) > 1
        if not sided and not any(caption.match(part.plain) for part in parts):
            if top - line.bottom > _CLOSE * line.size:
                break
            continue
        top = line.top
    last = bottom
    for line in lines:
        if line.bottom <= bottom or line.top < top:
            continue
        if line.top - last > _NEAR * line.size or _crosses(line, seed):
            break
        # What follows below may stand on one side only, as the shorter lines of prose do.
        close = line.top - last <= _CLOSE * line.size
        if close or len(segments_of(line)) > 1 or source.match(line.plain) or line.plain[0] == "*":
            bottom = line.bottom
        last = line.bottom
    return top - 1, bottom + 1


def _crosses(line: Line, seed: _Seed) -> bool:
    """Whether a phrase of the line runs across the gutter."""
    return any(part.x0 < seed.gutter < part.x1 for part in segments_of(line))
