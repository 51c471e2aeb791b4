"""
Infographic pages: large numbers beside small labels, tied by geometry and never by stream order.

    large numbers -> names -> cards -> labels -> headings

Each step decides for a page as a whole: the side on which names or labels stand is the one that
leaves least unexplained. A page of few numbers is read so if it goes on with a page of many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from validate.reading.cards_labels import Manner, labels_of
from validate.reading.cards_names import Card, Names, cards_of, names_of
from validate.reading.cards_parts import (
    Part,
    around,
    has_large_number,
    texts_of,
    values_of,
    walls_of,
)
from validate.reading.cards_pieces import pieces_of
from validate.reading.cards_stream import Member, is_aside, stream_of
from validate.reading.document import BlockKind
from validate.reading.flow import Draft, Look
from validate.reading.geometry import Line, Sheet
from validate.reading.segments import segments_of

_LARGE = 1.25
_LEAST_VALUES = 4
_STACKED = 1.7
_WIDE = 0.6
_PARAGRAPH = 3
_LONGEST = 40
_NAMES_AND_LABELS = 2
_SAME_SIZE = 0.1

Page = tuple[Sheet, Sequence[Line]]


@dataclass(frozen=True, kw_only=True)
class Zone:
    """Lines of a page that follow each other: prose, or cards that are read already."""

    lines: tuple[Line, ...]
    drafts: tuple[Draft, ...] | None = None


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What a page tells of the pages it goes on on."""

    size: float = 0.0
    names: frozenset[str] = frozenset()
    styles: frozenset[tuple[float, bool]] = frozenset()
    manner: Manner = field(default_factory=Manner)


def zones_of(pages: Sequence[Page], look: Look) -> dict[int, list[Zone]]:
    """Return the pages that show numbers alone in large type, in zones of cards and of prose."""
    values: dict[int, list[Part]] = {}
    for at, (_, lines) in enumerate(pages):
        if has_large_number(lines, look):
            found = values_of(pieces_of(lines), look)
            if found:
                values[at] = found
    known: dict[int, _Known] = {}
    read: dict[int, list[Zone]] = {}
    full = [at for at in values if _is_full(values, at)]
    near = [at for at in values if {at - 1, at, at + 1} & set(full)]
    again = _coming_again({at: pages[at] for at in near}, values)
    for at in sorted(full, key=lambda at: -len(values[at])):
        beside = known.get(at - 1) or known.get(at + 1) or _Known()
        beside = replace(beside, names=beside.names | again[at])
        read[at], known[at] = _read(pages[at], look, beside)
    for step in (1, -1):
        for at in sorted(values, reverse=step < 0):
            before = known.get(at - step)
            if at not in read and before and _goes_on(pages[at], values[at], before, look):
                zones, learnt = _read(pages[at], look, before)
                if any(zone.drafts is not None for zone in zones):
                    read[at], known[at] = zones, replace(learnt, size=before.size)
    return read


def _coming_again(
    pages: Mapping[int, Page], values: Mapping[int, Sequence[Part]]
) -> dict[int, frozenset[str]]:
    """Return the texts of each page that the page before or after has too: names do."""
    keys = {
        at: {
            text.key
            for text in texts_of(pieces_of(lines), values[at], walls_of(sheet))
            if not any(map(str.isdigit, text.key))
        }
        for at, (sheet, lines) in pages.items()
    }
    return {
        at: frozenset(own & (keys.get(at - 1, set()) | keys.get(at + 1, set())))
        for at, own in keys.items()
    }


def _is_full(values: Mapping[int, Sequence[Part]], at: int) -> bool:
    """Whether a page has several values, itself or with the pages beside it."""
    here = values[at]
    if len(here) >= _LEAST_VALUES or len(here) < _LEAST_VALUES / 2:
        return len(here) >= _LEAST_VALUES
    return any(
        len(here) + len(beside) >= _LEAST_VALUES
        and abs(beside[0].size - here[0].size) <= _SAME_SIZE * here[0].size
        for beside in (values.get(at - 1, ()), values.get(at + 1, ()))
    )


def _goes_on(page: Page, values: Sequence[Part], known: _Known, look: Look) -> bool:
    """Whether the few values of a page are like those of the page beside it, with like texts."""
    if any(abs(value.size - known.size) > _SAME_SIZE * known.size for value in values):
        return False
    prose = _prose(page[1], look)
    lines = [line for line in page[1] if id(line) not in prose]
    texts = texts_of(pieces_of(lines), values, walls_of(page[0]))
    if known.names:
        return any(text.key in known.names for text in texts)
    return any(text.style in known.styles for text in texts)


def _read(page: Page, look: Look, known: _Known) -> tuple[list[Zone], _Known]:
    sheet, lines = page
    zones: list[Zone] = []
    learnt = known
    for run in _runs(lines, look):
        above, cards, below = _extent(sheet, run, look, learnt)
        zones += [Zone(lines=tuple(above))] if above else []
        if cards:
            drafts, learnt = _cards(sheet, cards, look, learnt)
            zones.append(Zone(lines=tuple(cards), drafts=drafts))
        zones += [Zone(lines=tuple(below))] if below else []
    return zones, learnt


def _extent(
    sheet: Sheet, lines: Sequence[Line], look: Look, known: _Known
) -> tuple[list[Line], list[Line], list[Line]]:
    """Part the lines above and below the graphic from it: it ends where other looks begin."""
    pieces = pieces_of(lines)
    values = values_of(pieces, look)
    if not values:
        return list(lines), [], []
    texts = sorted(texts_of(pieces, values, walls_of(sheet)), key=lambda text: text.frame.top)
    first = min(value.frame.top for value in values)
    top = max(
        (text.frame.bottom for text in texts if text.frame.bottom <= first and _is_long(text)),
        default=float("-inf"),
    )
    bottom = _bottom(values, texts, known, look)
    above = [line for line in lines if line.baseline <= top]
    below = [line for line in lines if line.baseline > bottom]
    return above, [line for line in lines if top < line.baseline <= bottom], below


def _bottom(values: Sequence[Part], texts: Sequence[Part], known: _Known, look: Look) -> float:
    """Return where other looks begin; a single row may have names and labels below it."""
    first = min(value.frame.top for value in values)
    last = max(value.frame.bottom for value in values)
    between = {text.style for text in texts if first < text.frame.top < last} | known.styles
    rows = sum(value.frame.bottom < last - value.size for value in values)
    room = 0 if known.styles else 1 if rows else _NAMES_AND_LABELS
    reached = last
    for text in texts:
        if text.frame.top < last:
            continue
        if text.style not in between and not is_aside(text, look):
            near = text.frame.top - reached <= values[0].size > text.size
            if not room or not near or _is_long(text):
                return text.frame.top
            between.add(text.style)
            room -= 1
        reached = max(reached, text.frame.bottom)
    return float("inf")


def _is_long(text: Part) -> bool:
    return len(text.text.split()) > _LONGEST


def _runs(lines: Sequence[Line], look: Look) -> list[list[Line]]:
    """Runs of lines that are prose, and that are not: prose may stand above and below cards."""
    prose = _prose(lines, look)
    runs: list[tuple[bool, list[Line]]] = []
    for line in lines:
        if runs and runs[-1][0] == (id(line) in prose):
            runs[-1][1].append(line)
        else:
            runs.append((id(line) in prose, [line]))
    return [run for _, run in runs]


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


def _cards(
    sheet: Sheet, lines: Sequence[Line], look: Look, known: _Known
) -> tuple[tuple[Draft, ...] | None, _Known]:
    """Return a zone as a stream: group, label, then subject and value in turn."""
    pieces = pieces_of(lines)
    values = values_of(pieces, look)
    if not values:
        return None, known
    walls = walls_of(sheet)
    texts = texts_of(pieces, values, walls)
    names, others = names_of(values, texts, known.names)
    asides = [text for text in others if is_aside(text, look)]
    free = [text for text in others if text not in asides]
    cards = cards_of(values, names, walls)
    labels = labels_of(cards, free, walls, known.manner)
    used = {part for parts in labels.of.values() for part in parts}
    taken = set(names.of.values())
    members = [_member(card, names, labels.of.get(card, ())) for card in cards]
    drafts = stream_of(labels.left, asides, members, walls, look)
    learnt = _Known(
        size=sorted(value.size for value in values)[len(values) // 2],
        names=known.names | {name.key for name in taken},
        styles=known.styles | {part.style for part in (*used, *taken)},
        manner=labels.manner if labels.manner.side else known.manner,
    )
    return tuple(replace(draft, placed=True) for draft in drafts), learnt


def _member(card: Card, names: Names, label: Sequence[Part]) -> Member:
    drafts: list[Draft] = []
    if label:
        lines = tuple(line for part in label for line in part.lines)
        drafts.append(Draft(kind=BlockKind.PARAGRAPH, lines=lines))
    for value in card.values:
        name = names.of.get(value)
        drafts += [
            Draft(kind=BlockKind.PARAGRAPH, lines=part.lines) for part in (name, value) if part
        ]
    frame = around([card.frame, *(part.frame for part in label)])
    return Member(frame=frame, drafts=tuple(drafts), is_card=True)
