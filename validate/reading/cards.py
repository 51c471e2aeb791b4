"""
Infographic pages: large numbers beside small labels, tied by geometry and never by stream order.

Which side of a number its subject stands on is found out for the page as a whole: the side whose
texts repeat most (the same two or three names beside all numbers).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from validate.reading.document import BlockKind
from validate.reading.flow import Draft, Look, draft_of
from validate.reading.geometry import Line, Sheet
from validate.reading.segments import Frame, frame_of, segments_of

_VALUE = re.compile(
    r"^[£€$]?[+\-\u2212\u2013]?[£€$]?\d[\d,.]*\s?"
    r"(?:%|pp|m|k|bn|million|billion|percent|per cent)?[*†]?$"
)
_DASH = re.compile(r"^(?:[\u2013\u2014\u2212-]|n/a)$", re.IGNORECASE)
_LARGE = 1.25
_LEAST_VALUES = 4
_SMALLER = 0.85
_STACKED = 1.7
_ALIGNED = 3.0
_LEAST_SHARE = 0.75
_MOST_DISTINCT = 0.7
_SAME_ROW = 4.0
_NEAR = 1.0
_WIDE = 0.6
_PARAGRAPH = 3
_SAME_SIZE = 0.1
_SIDES = ("above", "left", "below", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chunk:
    """Lines of one look stacked on each other."""

    lines: tuple[Line, ...]
    frame: Frame

    @property
    def text(self) -> str:
        return " ".join(line.plain for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def style(self) -> tuple[float, bool]:
        return round(self.size * 2) / 2, self.lines[0].bold


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    value: _Chunk
    name: _Chunk | None

    @property
    def frame(self) -> Frame:
        """The value, and its name if that is its own and no column's head further up."""
        value = self.value.frame
        reach = _NEAR * (value.bottom - value.top)
        if self.name is None or _distance(value, self.name.frame) > reach:
            return value
        return _around([value, self.name.frame])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    label: _Chunk | None
    pairs: tuple[_Pair, ...]

    @property
    def frame(self) -> Frame:
        frames = [pair.frame for pair in self.pairs]
        return _around([*frames, *([self.label.frame] if self.label else [])])


def is_infographic(lines: Sequence[Line], look: Look) -> bool:
    """Whether a page shows several numbers alone in large type."""
    return len(_values(_pieces(lines), look)) >= _LEAST_VALUES


def zones_of(lines: Sequence[Line], look: Look) -> list[tuple[bool, list[Line]]]:
    """Return runs of lines, each with whether it holds cards: prose may stand above and below."""
    prose = _prose(lines, look)
    runs: list[tuple[bool, list[Line]]] = []
    for line in lines:
        if runs and runs[-1][0] == (id(line) in prose):
            runs[-1][1].append(line)
        else:
            runs.append((id(line) in prose, [line]))
    return [(not is_prose and bool(_values(_pieces(run), look)), run) for is_prose, run in runs]


def _prose(lines: Sequence[Line], look: Look) -> set[int]:
    """Return the lines of paragraphs: three or more below each other across most of the page."""
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    found: set[int] = set()
    run: list[Line] = []
    for line in lines:
        wide = line.x1 - line.x0 > _WIDE * width and len(segments_of(line, by_size=True)) == 1
        follows = bool(run) and line.baseline - run[-1].baseline <= _STACKED * line.size
        if (
            follows
            and abs(line.size - run[0].size) < _SAME_SIZE
            and (wide or len(run) >= _PARAGRAPH)
        ):
            run.append(line)
        else:
            run = [line] if wide and line.size < _LARGE * look.size else []
        if len(run) >= _PARAGRAPH:
            found.update(id(member) for member in run)
    return found


def infographic_drafts(sheet: Sheet, lines: Sequence[Line], look: Look) -> list[Draft]:
    """Return the page as a stream: group, label, then subject and value in turn."""
    pieces = _pieces(lines)
    values = [_chunk([piece]) for piece in _values(pieces, look)]
    taken = {id(chunk.lines[0]) for chunk in values}
    texts = _chunks(piece for piece in pieces if id(piece) not in taken)
    pairs = _pairs(values, texts)
    names = {id(pair.name) for pair in pairs if pair.name}
    others = [chunk for chunk in texts if id(chunk) not in names]
    cards = _cards(pairs, others, sheet)
    labels = {id(card.label) for card in cards if card.label}
    heads = [chunk for chunk in others if id(chunk) not in labels]
    return _stream(heads, cards, look)


def _pieces(lines: Sequence[Line]) -> list[Line]:
    return [piece for line in lines for piece in segments_of(line, by_size=True)]


def _values(pieces: Sequence[Line], look: Look) -> list[Line]:
    least = _LARGE * look.size
    large = [piece for piece in pieces if piece.size >= least]
    numbers = [piece for piece in large if _VALUE.match(piece.plain)]
    if not numbers:
        return []
    usual = sorted(piece.size for piece in numbers)[len(numbers) // 2]
    dashes = [piece for piece in large if _DASH.match(piece.plain)]
    return [piece for piece in (*numbers, *dashes) if piece.size >= _SMALLER * usual]


def _chunk(lines: Sequence[Line]) -> _Chunk:
    return _Chunk(lines=tuple(lines), frame=frame_of(lines))


def _chunks(pieces: Iterable[Line]) -> list[_Chunk]:
    stacks: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: piece.baseline):
        for stack in stacks:
            if _stacks_on(stack[-1], piece):
                stack.append(piece)
                break
        else:
            stacks.append([piece])
    return [_chunk(stack) for stack in stacks]


def _stacks_on(upper: Line, lower: Line) -> bool:
    distance = lower.baseline - upper.baseline
    if abs(upper.size - lower.size) > 0.05 * upper.size or upper.bold != lower.bold:
        return False
    if not 0.5 * lower.size < distance <= _STACKED * lower.size:
        return False
    middle = abs(upper.x0 + upper.x1 - lower.x0 - lower.x1) / 2
    return min(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1), middle) <= _ALIGNED


def _pairs(values: Sequence[_Chunk], texts: Sequence[_Chunk]) -> list[_Pair]:
    """Each value with the text on the side that serves the page best."""
    best: tuple[float, float, list[_Chunk | None]] | None = None
    for side in _SIDES:
        names = [_nearest(value, side, texts, values) for value in values]
        found = [name for name in names if name is not None]
        if len(found) < _LEAST_SHARE * len(values):
            continue
        distinct = len({name.text for name in found}) / len(found)
        distance = sum(
            _distance(value.frame, name.frame)
            for value, name in zip(values, names, strict=True)
            if name is not None
        ) / len(found)
        if best is None or (round(distinct, 1), distance) < best[:2]:
            best = (round(distinct, 1), distance, names)
    chosen = best[2] if best else [None] * len(values)
    return [_Pair(value=value, name=name) for value, name in zip(values, chosen, strict=True)]


def _nearest(
    value: _Chunk, side: str, texts: Sequence[_Chunk], values: Sequence[_Chunk]
) -> _Chunk | None:
    smaller = [text for text in texts if text.size < _SMALLER * value.size]
    candidates = [text for text in smaller if _is_on(value.frame, side, text.frame)]
    if not candidates:
        return None
    name = min(candidates, key=lambda text: _distance(value.frame, text.frame))
    gap = _distance(value.frame, name.frame)
    blocked = side != "above" and any(
        other is not value
        and _is_on(value.frame, side, other.frame)
        and _distance(value.frame, other.frame) < gap
        for other in values
    )
    return None if blocked else name


def _is_on(value: Frame, side: str, text: Frame) -> bool:
    slack = 0.35 * (value.bottom - value.top)
    if side in {"above", "below"}:
        if value.overlap_x(text) <= 0:
            return False
        return (
            text.bottom <= value.top + slack
            if side == "above"
            else text.top >= value.bottom - slack
        )
    if value.overlap_y(text) <= 0:
        return False
    return text.x1 <= value.x0 + 1 if side == "left" else text.x0 >= value.x1 - 1


def _cards(pairs: Sequence[_Pair], texts: Sequence[_Chunk], sheet: Sheet) -> list[_Card]:
    names = [pair.name.text for pair in pairs if pair.name]
    if names and len(set(names)) > _MOST_DISTINCT * len(names):
        # Every number has a text of its own: that text is its label, there are no subjects.
        return [_Card(label=None, pairs=(pair,)) for pair in pairs]
    rows = _rows(pairs)
    boxes = [Frame(x0=a.x0, top=a.top, x1=a.x1, bottom=a.bottom) for a in sheet.areas]
    first = [_label(row, texts, boxes) for row in rows]
    styles = Counter(label.style for label in first if label)
    if styles:
        usual = styles.most_common(1)[0][0]
        alike = [text for text in texts if text.style == usual]
        first = [_label(row, alike, boxes) for row in rows]
    cards: dict[int, tuple[_Chunk | None, list[_Pair]]] = {}
    for index, (row, label) in enumerate(zip(rows, first, strict=True)):
        key = id(label) if label else -index - 1
        cards.setdefault(key, (label, []))[1].extend(row)
    return [_Card(label=label, pairs=tuple(members)) for label, members in cards.values()]


def _rows(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs side by side, cut where a subject comes again: the next card begins."""
    rows: list[list[_Pair]] = []
    for pair in sorted(pairs, key=lambda pair: (pair.value.frame.bottom, pair.value.frame.x0)):
        bottom = pair.value.frame.bottom
        if rows and abs(rows[-1][0].value.frame.bottom - bottom) <= _SAME_ROW:
            rows[-1].append(pair)
        else:
            rows.append([pair])
    cut: list[list[_Pair]] = []
    for row in rows:
        seen: set[str] = set()
        cut.append([])
        for pair in sorted(row, key=lambda pair: pair.value.frame.x0):
            name = pair.name.text if pair.name else ""
            if name in seen:
                cut.append([])
                seen = set()
            seen.add(name)
            cut[-1].append(pair)
    return cut


def _label(row: Sequence[_Pair], texts: Sequence[_Chunk], boxes: Sequence[Frame]) -> _Chunk | None:
    """Return the nearest text left of the row or above it, in the same box if there is one."""
    frame = _around([pair.frame for pair in row])
    fitting = [
        text
        for text in texts
        if text.frame.top <= frame.bottom
        and (text.frame.x0 < frame.x0 or text.frame.bottom <= frame.top + _ALIGNED)
    ]
    around = sorted(
        (box for box in boxes if box.holds(frame)),
        key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top),
    )
    for box in around:
        inside = [text for text in fitting if box.holds(text.frame)]
        if inside:
            fitting = inside
            break
    # A text beside the row is its label, however short; only without one look above.
    beside = [t for t in fitting if t.frame.overlap_y(frame) > 0 and t.frame.x1 <= frame.x0 + 1]
    return min(beside or fitting, key=lambda text: _distance(frame, text.frame), default=None)


def _stream(heads: Sequence[_Chunk], cards: Sequence[_Card], look: Look) -> list[Draft]:
    drafts: list[Draft] = []
    for left, right in _columns(heads, cards):
        members = [(head.frame, [draft_of(head.lines, look)]) for head in heads]
        members += [(card.frame, _card_drafts(card)) for card in cards]
        members = [member for member in members if left <= member[0].x0 < right]
        for _, part in _in_rows(members):
            drafts += part
    return drafts


def _columns(heads: Sequence[_Chunk], cards: Sequence[_Card]) -> list[tuple[float, float]]:
    """Columns where group headings stand side by side; else the page is one."""
    cuts = {
        max(a.frame.x0, b.frame.x0)
        for i, a in enumerate(heads)
        for b in heads[i + 1 :]
        if a.style == b.style
        and a.frame.overlap_y(b.frame) > 0
        and any(card.frame.top > a.frame.top for card in cards)
    }
    edges = [float("-inf"), *(cut - _ALIGNED for cut in sorted(cuts)), float("inf")]
    return [(a, b) for a, b in pairwise(edges) if b - a > _ALIGNED]


def _in_rows(members: Sequence[tuple[Frame, list[Draft]]]) -> list[tuple[Frame, list[Draft]]]:
    """By height, and from left to right where two stand beside each other."""
    rows: list[list[tuple[Frame, list[Draft]]]] = []
    for member in sorted(members, key=lambda member: member[0].top):
        if (
            rows
            and rows[-1][0][0].overlap_y(member[0]) > 0
            and abs(rows[-1][0][0].top - member[0].top) <= 0.5 * (member[0].bottom - member[0].top)
        ):
            rows[-1].append(member)
        else:
            rows.append([member])
    return [member for row in rows for member in sorted(row, key=lambda member: member[0].x0)]


def _card_drafts(card: _Card) -> list[Draft]:
    chunks: list[_Chunk] = [card.label] if card.label else []
    for pair in card.pairs:
        chunks += [pair.name] if pair.name else []
        chunks.append(pair.value)
    return [Draft(kind=BlockKind.PARAGRAPH, lines=chunk.lines) for chunk in chunks]


def _around(frames: Sequence[Frame]) -> Frame:
    return Frame(
        x0=min(frame.x0 for frame in frames),
        top=min(frame.top for frame in frames),
        x1=max(frame.x1 for frame in frames),
        bottom=max(frame.bottom for frame in frames),
    )


def _distance(a: Frame, b: Frame) -> float:
    return hypot(max(0.0, -a.overlap_x(b)), max(0.0, -a.overlap_y(b)))
