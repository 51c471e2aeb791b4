"""Lines to paragraphs: where one ends, and what kind its look makes it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from validate.reading.document import BlockKind
from validate.reading.geometry import Area, Line
from validate.reading.grid import Grid

CAPTION = re.compile(
    r"^(?P<label>(?:Figure|Table|Chart|Graph|Map|Box|Exhibit|FIGURE|TABLE|CHART|GRAPH|MAP|BOX|EXHIBIT)"
    r"\s+[A-Z]?\d+(?:\.\d+)?[a-z]?)\s*[:.\u2013\u2014-]\s",
)
SOURCE = re.compile(
    r"^(?:(?:Sources?|Notes?)\s*:|For (?:further|more) (?:information|details)\b)", re.IGNORECASE
)
_STAR_NOTE = re.compile(r"^(?P<label>[*†‡§]+)\s*(?=[A-Z\u2018“'\"])")
_BULLET = re.compile(r"^[•●▪▫◦‣■□\uf0b7\uf0a7]\s")
_ITEM = re.compile(
    r"^(?:[•●▪▫◦‣■□\uf0b7\uf0a7\u2013-]\s|\(?\d{1,2}[.)]\s|\([a-z]{1,4}\)\s|[a-z]\)\s)"
)
_SENTENCE_END = re.compile(r"[.?!:;]['\"”\u2019)*]*$")
_LARGER = 1.08
_SMALLEST_HEADING = 0.75
_MOST_HEADING_WORDS = 32
_MOST_HEADING_LINES = 4
_MORE_THAN_LEADING = 1.1
_DEFAULT_LEADING = 1.35
_INDENT = 0.8
_FULL = 0.15
_BOX_HEIGHT = 3.5
_MOST_BADGE_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    A block before its words are woven.

    ``tail`` is the page number of a contents entry, ``opening`` the mark that opens a note.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    label: str = ""
    grid: Grid | None = None
    tail: Line | None = None
    opening: Line | None = None
    placed: bool = False
    """Whether geometry gave it its place: nothing before or after carries it on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is usual in a document: the body's type size, line distances by size."""

    size: float
    leading: Mapping[float, float]

    def distance(self, size: float) -> float:
        """Return the usual distance of two baselines in one paragraph."""
        ratio = self.leading.get(_class(size)) or self.leading.get(_class(self.size))
        return size * (ratio or _DEFAULT_LEADING)


def look_of(pages: Iterable[Sequence[Line]]) -> Look:
    """Measure the body: most letters give the size, most neighbours the distance."""
    letters: Counter[float] = Counter()
    distances: dict[float, Counter[float]] = {}
    for lines in pages:
        before: Line | None = None
        for line in lines:
            letters[line.size] += len(line.plain)
            if before and _class(before.size) == _class(line.size) and before.bold == line.bold:
                ratio = round((line.baseline - before.baseline) / line.size / 0.02) * 0.02
                if 0.9 <= ratio <= 2:  # noqa: PLR2004 - closer overlaps, wider is a gap
                    distances.setdefault(_class(line.size), Counter())[ratio] += 1
            before = line
    size = max(letters, key=lambda size: letters[size], default=0.0)
    leading = {size: _usual(counts) for size, counts in distances.items() if counts.total() >= 5}  # noqa: PLR2004
    return Look(size=size, leading=leading)


def paragraphs_of(lines: Sequence[Line], look: Look) -> list[list[Line]]:
    """Lines of one column, from top to bottom, grouped to paragraphs."""
    groups: list[list[Line]] = []
    right = max((line.x1 for line in lines), default=0.0)
    left = min((line.x0 for line in lines), default=0.0)
    for line in lines:
        if groups and _goes_on(groups[-1], line, look, left, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def draft_of(lines: Sequence[Line], look: Look, boxes: Sequence[Area] = ()) -> Draft:
    """Return a paragraph with the kind its look makes it."""
    text = " ".join(line.plain for line in lines)
    caption = CAPTION.match(text)
    star = _STAR_NOTE.match(text)
    if caption:
        label = " ".join(caption["label"].split()).capitalize()
        return Draft(kind=BlockKind.CAPTION, lines=tuple(lines), label=label)
    if SOURCE.match(text):
        return Draft(kind=BlockKind.SOURCE, lines=tuple(lines))
    if star or _opens_with_star(lines[0]):
        label = star["label"] if star else lines[0].words[0].text
        return Draft(kind=BlockKind.NOTE, lines=tuple(lines), label=label)
    if _ITEM.match(text):
        return Draft(kind=BlockKind.ITEM, lines=tuple(lines))
    if _is_heading(lines, text, look) and not _is_boxed(lines, boxes):
        return Draft(kind=BlockKind.HEADING, lines=tuple(lines))
    return Draft(kind=BlockKind.PARAGRAPH, lines=tuple(lines))


def levels_of(headings: Sequence[Draft]) -> dict[tuple[float, bool, bool], int]:
    """Return the depth of each heading style: larger first, bold before plain and italic."""
    # The cover has sizes of its own and would push every chapter down.
    inner = [draft for draft in headings if draft.lines[0].page > 1] or list(headings)
    styles = sorted({style_of(draft) for draft in inner}, key=lambda s: (-s[0], not s[1], s[2]))
    return {style: depth for depth, style in enumerate(styles, start=1)}


def style_of(draft: Draft) -> tuple[float, bool, bool]:
    """Size to the half point, weight, slope."""
    line = draft.lines[0]
    return _class(line.size), line.bold, line.italic


def _class(size: float) -> float:
    return round(size * 2) / 2


def _usual(counts: Counter[float]) -> float:
    """Return the smallest of the frequent distances: paragraphs of one line are not the measure."""
    most = max(counts.values())
    return min(ratio for ratio, count in counts.items() if count * 3 >= most)


def _goes_on(group: Sequence[Line], line: Line, look: Look, left: float, right: float) -> bool:
    before = group[-1]
    distance = line.baseline - before.baseline
    if distance > _MORE_THAN_LEADING * look.distance(max(line.size, before.size)) + 0.5:
        return False
    if abs(line.size - before.size) > (_LARGER - 1) * before.size or _starts_block(line):
        return False
    full = before.x1 > right - _FULL * (right - left)
    if _may_start_block(line) and not (full and _runs_on(group, line)):
        return False
    if not _same_style(before, line) and (not full or _is_turn(group, line)):
        return False
    if not full and _SENTENCE_END.search(before.plain) and _fits(before, line, right):
        return False
    return _same_margin(group, line)


def _same_style(a: Line, b: Line) -> bool:
    return (a.bold, a.italic) == (b.bold, b.italic)


def _is_turn(group: Sequence[Line], line: Line) -> bool:
    """Whether the style turns at a heading; emphasis may fill a line in mid-sentence."""
    before = group[-1]
    if _SENTENCE_END.search(before.plain):
        return True
    heads = (before.bold or before.italic) and all(_same_style(before, part) for part in group)
    return heads and not line.plain[:1].islower()


def _starts_block(line: Line) -> bool:
    text = line.plain
    return bool(_BULLET.match(text) or _STAR_NOTE.match(text)) or _opens_with_star(line)


def _may_start_block(line: Line) -> bool:
    """Whether a line begins like a block, though a sentence may just turn its line there."""
    text = line.plain
    return bool(_ITEM.match(text) or CAPTION.match(text) or SOURCE.match(text))


def _runs_on(group: Sequence[Line], line: Line) -> bool:
    """Whether a full line above has not ended its sentence, and is itself no item or caption."""
    before = group[-1]
    return (
        not _SENTENCE_END.search(before.plain)
        and _same_style(before, line)
        and not _may_start_block(group[0])
    )


def _opens_with_star(line: Line) -> bool:
    first = line.words[0]
    return first.raised and len(line.words) > 1 and first.text in {"*", "**", "†", "‡"}


def _fits(before: Line, line: Line, right: float) -> bool:
    """Whether the first word would have found room on the line before: the paragraph ended."""
    first = line.words[0]
    return before.x1 + first.x1 - first.x0 + line.size < right


def _same_margin(group: Sequence[Line], line: Line) -> bool:
    before = group[-1]
    step = line.x0 - before.x0
    if abs(step) <= _INDENT * line.size or len(group) == 1:
        is_item = bool(_ITEM.match(group[0].plain))
        # A first line may be indented, or an item's text may hang; a step to the right is neither.
        return is_item or step <= _INDENT * line.size or _is_centred(before, line)
    return _is_centred(before, line)


def _is_centred(before: Line, line: Line) -> bool:
    return abs((before.x0 + before.x1) - (line.x0 + line.x1)) <= line.size


def _is_heading(lines: Sequence[Line], text: str, look: Look) -> bool:
    first = lines[0]
    if len(lines) > _MOST_HEADING_LINES or len(text.split()) > _MOST_HEADING_WORDS:
        return False
    if not any(map(str.isalpha, text)) or text.rstrip()[-1] in ".;,":
        return False
    if first.size >= _LARGER * look.size:
        return True
    bold = all(line.bold for line in lines) and first.size >= _SMALLEST_HEADING * look.size
    italic = all(line.italic for line in lines) and first.size >= look.size - 0.1
    return bold or italic


def _is_boxed(lines: Sequence[Line], boxes: Sequence[Area]) -> bool:
    """Whether the lines stand alone in a small box or shade: a badge and no heading."""
    first, last = lines[0], lines[-1]
    if sum(len(line.words) for line in lines) > _MOST_BADGE_WORDS:
        return False
    for box in boxes:
        inside = box.x0 <= first.x0 and max(line.x1 for line in lines) <= box.x1
        if not inside or not box.top <= first.baseline or not last.baseline <= box.bottom:
            continue
        slack = box.x1 - max(line.x1 for line in lines)
        if box.bottom - box.top <= _BOX_HEIGHT * first.size and slack <= _TWO_SIZES * first.size:
            return True
    return False


_TWO_SIZES = 2.5
