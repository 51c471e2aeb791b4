"""The parts of an infographic page: large values, small texts, and what is drawn around them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from math import hypot

from validate.reading.cards_pieces import DASH, VALUE
from validate.reading.flow import Look
from validate.reading.geometry import Line, Sheet, Stroke
from validate.reading.segments import Frame

_LARGE = 1.25
_SMALLER = 0.85
_SAME_SIZE = 0.05
_STACKED = 1.7
_LOOSER = 1.2
_ALIGNED = 3.0
_MOST_LINES = 12
# Letters and figures fill this much of the type size above and below the baseline.
_ASCENT, _DESCENT, _FIGURE_DESCENT = 0.74, 0.22, 0.04
SIDES = ("above", "left", "below", "right")


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """Lines of one look stacked on each other; two are never equal, they stand in two places."""

    lines: tuple[Line, ...]
    descent: float = _DESCENT

    @cached_property
    def frame(self) -> Frame:
        """The letters themselves: a font's boxes may reach far above and below."""
        first, last = self.lines[0], self.lines[-1]
        return Frame(
            x0=min(line.x0 for line in self.lines),
            top=first.baseline - _ASCENT * first.size,
            x1=max(line.x1 for line in self.lines),
            bottom=last.baseline + self.descent * last.size,
        )

    @cached_property
    def text(self) -> str:
        """All lines, without note marks."""
        return " ".join(line.plain for line in self.lines)

    @cached_property
    def key(self) -> str:
        """The text however its lines are broken."""
        return re.sub(r"[\s\u00ad\u2010-]+", "", self.text).casefold()

    @property
    def size(self) -> float:
        """The type size."""
        return self.lines[0].size

    @cached_property
    def style(self) -> tuple[float, bool]:
        """What tells names, labels and headings apart: size and weight."""
        return round(self.size * 2) / 2, self.lines[0].bold


@dataclass(frozen=True, kw_only=True)
class Walls:
    """What is drawn: boxes hold what belongs together, rules part it."""

    boxes: tuple[Frame, ...]
    horizontals: tuple[Stroke, ...]
    verticals: tuple[Stroke, ...]

    def apart(self, part: Frame, other: Frame) -> int:
        """Count the rules between two frames, and the edges of boxes that hold only one."""
        x0, x1 = max(part.x0, other.x0), min(part.x1, other.x1)
        top, bottom = max(part.top, other.top), min(part.bottom, other.bottom)
        count = 0
        if bottom <= top + 1 and x1 > x0:
            count += any(
                bottom - 1 <= rule.top <= top + 1 and rule.x0 < x1 and rule.x1 > x0
                for rule in self.horizontals
            )
        if x1 <= x0 + 1 and bottom > top:
            count += any(
                x1 - 1 <= rule.x0 <= x0 + 1 and rule.top < bottom and rule.bottom > top
                for rule in self.verticals
            )
        return count


def walls_of(sheet: Sheet) -> Walls:
    """Return what is drawn on a page, with boxes that are drawn edge by edge."""
    boxes = [Frame(x0=a.x0, top=a.top, x1=a.x1, bottom=a.bottom) for a in sheet.areas]
    boxes += _framed(sheet)
    boxes.sort(key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top))
    return Walls(
        boxes=tuple(boxes),
        horizontals=tuple(rule for rule in sheet.horizontals if rule.drawn),
        verticals=tuple(rule for rule in sheet.verticals if rule.drawn),
    )


def _framed(sheet: Sheet) -> Iterator[Frame]:
    """The cells between rules: two that follow each other, and sides that reach both."""
    rules = sorted((rule for rule in sheet.horizontals if rule.drawn), key=lambda rule: rule.top)
    sides = sorted((rule for rule in sheet.verticals if rule.drawn), key=lambda rule: rule.x0)
    for at, upper in enumerate(rules if sides else ()):
        for lower in rules[at + 1 :]:
            if abs(lower.x0 - upper.x0) + abs(lower.x1 - upper.x1) > _ALIGNED:
                continue
            if lower.top - upper.top <= _ALIGNED:
                continue
            between = [
                side.x0
                for side in sides
                if side.top <= upper.top + _ALIGNED
                and side.bottom >= lower.top - _ALIGNED
                and upper.x0 - _ALIGNED <= side.x0 <= upper.x1 + _ALIGNED
            ]
            for left, right in pairwise(between):
                if right - left > _ALIGNED:
                    yield Frame(x0=left, top=upper.top, x1=right, bottom=lower.top)
            break


def has_large_number(lines: Iterable[Line], look: Look) -> bool:
    """Whether any word is large and a number: without one there is nothing to look for."""
    least = _LARGE * look.size
    return any(
        word.size >= least and any(map(str.isdigit, word.text))
        for line in lines
        for word in line.words
    )


def values_of(pieces: Sequence[Line], look: Look) -> list[Part]:
    """Return the numbers alone in large type, and dashes where one is missing."""
    least = _LARGE * look.size
    large = [piece for piece in pieces if piece.size >= least]
    numbers = [piece for piece in large if VALUE.match(piece.plain)]
    if not numbers:
        return []
    usual = sorted(piece.size for piece in numbers)[len(numbers) // 2]
    dashes = [piece for piece in large if DASH.match(piece.plain)]
    return [
        Part(lines=(piece,), descent=_FIGURE_DESCENT)
        for piece in (*numbers, *dashes)
        if piece.size >= _SMALLER * usual
    ]


def texts_of(pieces: Sequence[Line], values: Sequence[Part], walls: Walls) -> list[Part]:
    """Return what is no value, with the lines of a text together."""
    taken = {id(value.lines[0]) for value in values}
    rest = sorted((p for p in pieces if id(p) not in taken), key=lambda piece: piece.baseline)
    leading = _leading(rest)
    stacks: list[list[Line]] = []
    for piece in rest:
        follows = [stack for stack in stacks if _stacks_on(stack[-1], piece, leading, walls)]
        if follows:
            max(follows, key=lambda stack: stack[-1].baseline).append(piece)
        else:
            stacks.append([piece])
    return [Part(lines=tuple(stack)) for stack in stacks]


def _leading(pieces: Sequence[Line]) -> dict[tuple[float, bool], float]:
    """Return the least distance of two lines by look: what is further apart is another text."""
    least: dict[tuple[float, bool], float] = {}
    for at, upper in enumerate(pieces):
        look = (round(upper.size, 1), upper.bold)
        for lower in pieces[at + 1 :]:
            distance = lower.baseline - upper.baseline
            if distance > _STACKED * upper.size:
                break
            if _alike(upper, lower) and _is_under(upper, lower):
                least[look] = min(distance, least.get(look, distance))
    return least


def _alike(upper: Line, lower: Line) -> bool:
    return abs(upper.size - lower.size) <= _SAME_SIZE * upper.size and upper.bold == lower.bold


def _is_under(upper: Line, lower: Line) -> bool:
    distance = lower.baseline - upper.baseline
    middle = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    return (
        0.7 * lower.size < distance <= _STACKED * lower.size
        and min(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1), middle) <= _ALIGNED
    )


def _stacks_on(
    upper: Line, lower: Line, leading: dict[tuple[float, bool], float], walls: Walls
) -> bool:
    if not _alike(upper, lower) or not _is_under(upper, lower):
        return False
    distance = lower.baseline - upper.baseline
    usual = leading.get((round(upper.size, 1), upper.bold), distance)
    if distance > _LOOSER * usual + 0.5:
        return False
    a = Part(lines=(upper,)).frame
    b = Part(lines=(lower,)).frame
    return not any(box.holds(a) != box.holds(b) for box in walls.boxes) and not walls.apart(a, b)


def by_row(texts: Sequence[Part], rows: Sequence[Frame]) -> list[Part]:
    """Part the lines of texts that stand beside several rows: each row has its own."""
    found: list[Part] = []
    for text in texts:
        beside = _column_beside(text.frame, rows)
        parts = _by_gaps(text, len(beside)) or _by_height(text, beside)
        found += [text] if len(parts) == 1 else [Part(lines=lines) for lines in parts]
    return found


def _by_gaps(text: Part, rows: int) -> list[tuple[Line, ...]]:
    """Part lines at the gaps that are wider than the others, if they are as many as it takes."""
    gaps = [lower.baseline - upper.baseline for upper, lower in pairwise(text.lines)]
    usual = _LOOSER * min(gaps, default=0.0)
    cuts = [at + 1 for at, gap in enumerate(gaps) if gap > usual]
    if len(cuts) != rows - 1:
        return []
    return [text.lines[a:b] for a, b in pairwise([0, *cuts, len(text.lines)])]


def _by_height(text: Part, rows: Sequence[Frame]) -> list[tuple[Line, ...]]:
    """Part lines so that each row's stand at its height: by their tops, middles or bottoms."""
    ordered = sorted(rows, key=lambda row: row.top)
    count = len(text.lines)
    if not 1 < len(ordered) <= count <= _MOST_LINES:
        return [text.lines]
    best: tuple[float, list[tuple[Line, ...]]] | None = None
    for cuts in combinations(range(1, count), len(ordered) - 1):
        parts = [text.lines[a:b] for a, b in pairwise((0, *cuts, count))]
        frames = [Part(lines=lines).frame for lines in parts]
        pairs = list(zip(frames, ordered, strict=True))
        off = min(
            sum(abs(frame.top - row.top) for frame, row in pairs),
            sum(abs(frame.top + frame.bottom - row.top - row.bottom) / 2 for frame, row in pairs),
            sum(abs(frame.bottom - row.bottom) for frame, row in pairs),
        )
        if best is None or off < best[0]:
            best = off, parts
    return best[1] if best else [text.lines]


def _column_beside(frame: Frame, rows: Sequence[Frame]) -> list[Frame]:
    """Return the rows of the nearest column that stand beside a text."""
    beside = [row for row in rows if row.overlap_x(frame) <= 0 < row.overlap_y(frame)]
    nearest = max(beside, key=frame.overlap_x, default=None)
    return [row for row in beside if nearest and row.overlap_x(nearest) > 0]


def distance(a: Frame, b: Frame) -> float:
    """Return the gap between two frames; zero if they overlap."""
    return hypot(max(0.0, -a.overlap_x(b)), max(0.0, -a.overlap_y(b)))


def around(frames: Iterable[Frame]) -> Frame:
    """Return the frame around all."""
    kept = list(frames)
    return Frame(
        x0=min(frame.x0 for frame in kept),
        top=min(frame.top for frame in kept),
        x1=max(frame.x1 for frame in kept),
        bottom=max(frame.bottom for frame in kept),
    )


def is_on(frame: Frame, side: str, other: Frame) -> bool:
    """Whether the other stands on a side, in the same column or at the same height."""
    if side in {"above", "below"}:
        slack = _ALIGNED + 0.1 * (frame.bottom - frame.top)
        if frame.overlap_x(other) <= 0:
            return False
        if side == "above":
            return other.bottom <= frame.top + slack
        return other.top >= frame.bottom - slack
    if frame.overlap_y(other) <= 0:
        return False
    return other.x1 <= frame.x0 + 1 if side == "left" else other.x0 >= frame.x1 - 1
