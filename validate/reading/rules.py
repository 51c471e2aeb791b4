"""What is drawn, as tables need it: rules across, bars down, and runs of rules that frame rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from validate.reading.geometry import Stroke

SAME_EDGE = 3.0
_SAME_HEIGHT = 1.5
_SAME_EXTENT = 6.0
# Pieces of one rule may lie this far apart: printers leave the gutters between columns out.
_MOST_GAP = 12.0
_LEAST_WIDTH = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Strokes side by side at one height; ``ends`` are those of the strokes."""

    y: float
    x0: float
    x1: float
    ends: tuple[float, ...]

    def ends_at(self, x: float) -> bool:
        """Whether one of its strokes ends at a place, or a gap between two lies there."""
        return any(abs(end - x) <= _MOST_GAP / 2 for end in self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Strokes below each other at one place across."""

    x: float
    top: float
    bottom: float
    parts: tuple[tuple[float, float], ...]

    def covers(self, y: float) -> bool:
        """Whether it is drawn at a height."""
        return any(top - 1 <= y <= bottom + 1 for top, bottom in self.parts)

    @property
    def length(self) -> float:
        """How much of it is drawn."""
        return sum(bottom - top for top, bottom in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Rules of one extent below each other with nothing but table between them."""

    rules: tuple[Rule, ...]

    @property
    def top(self) -> float:
        """Height of the first rule."""
        return self.rules[0].y

    @property
    def bottom(self) -> float:
        """Height of the last rule."""
        return self.rules[-1].y

    @property
    def x0(self) -> float:
        """Left end."""
        return min(rule.x0 for rule in self.rules)

    @property
    def x1(self) -> float:
        """Right end."""
        return max(rule.x1 for rule in self.rules)


def rules_of(strokes: Iterable[Stroke]) -> list[Rule]:
    """Return the rules of a page from top to bottom."""
    levels: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.top):
        if levels and stroke.top - levels[-1][0].top <= _SAME_HEIGHT:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    return [rule for level in levels for rule in _joined(level)]


def _joined(level: Sequence[Stroke]) -> list[Rule]:
    parts: list[list[Stroke]] = []
    right = float("-inf")
    for stroke in sorted(level, key=lambda stroke: stroke.x0):
        if stroke.x0 <= right + _MOST_GAP:
            parts[-1].append(stroke)
        else:
            parts.append([stroke])
            right = stroke.x1
        right = max(right, stroke.x1)
    return [
        Rule(
            y=level[0].top,
            x0=part[0].x0,
            x1=max(stroke.x1 for stroke in part),
            ends=tuple(sorted({end for stroke in part for end in (stroke.x0, stroke.x1)})),
        )
        for part in parts
        if max(stroke.x1 for stroke in part) - part[0].x0 >= _LEAST_WIDTH
    ]


def bars_of(strokes: Iterable[Stroke]) -> list[Bar]:
    """Return what is drawn downwards, strokes at one place across taken together."""
    places: list[list[Stroke]] = []
    for stroke in sorted((one for one in strokes if one.drawn), key=lambda one: one.x0):
        if places and stroke.x0 - places[-1][0].x0 <= _SAME_HEIGHT:
            places[-1].append(stroke)
        else:
            places.append([stroke])
    return [bar for place in places for bar in _stacked(place)]


def _stacked(place: Sequence[Stroke]) -> list[Bar]:
    """Return the strokes at one place as bars; far apart they belong to different tables."""
    bars: list[list[tuple[float, float]]] = []
    for stroke in sorted(place, key=lambda stroke: stroke.top):
        last = bars[-1][-1] if bars else None
        if last and stroke.top <= last[1] + SAME_EDGE:
            bars[-1][-1] = (last[0], max(last[1], stroke.bottom))
        elif last and stroke.top <= last[1] + _LEAST_WIDTH:
            bars[-1].append((stroke.top, stroke.bottom))
        else:
            bars.append([(stroke.top, stroke.bottom)])
    return [
        Bar(x=place[0].x0, top=parts[0][0], bottom=parts[-1][1], parts=tuple(parts))
        for parts in bars
    ]


def runs_of(rules: Sequence[Rule], is_band: Callable[[Rule, Rule], bool]) -> list[Run]:
    """Return rules of one extent that follow each other with nothing but table between them."""
    runs: list[list[Rule]] = []
    for rule in rules:
        for run in reversed(runs):
            last = run[-1]
            same = max(abs(last.x0 - rule.x0), abs(last.x1 - rule.x1)) <= _SAME_EXTENT
            if same and is_band(last, rule):
                run.append(rule)
                break
        else:
            runs.append([rule])
    return [Run(rules=tuple(run)) for run in runs if len(run) > 1]
