"""From the blocks of a text report to the pieces that a printer sets."""

import re
from collections.abc import Iterator, Mapping, Sequence

from tools.printers.graphic import extent, groups_of
from tools.printers.model import Piece, Report, Row, Runs, letters
from tools.printers.runs import Setter
from validate.reading.document import Block, BlockKind, Document, Text

BADGES = frozenset(
    {"outstanding", "good", "requires improvement", "inadequate", "ungraded", "not graded"}
)
_TOP = re.compile(r"^(?:introduction|overview|next steps|annex|force in numbers)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?P<lead>[-•–▪]|\d{1,2}\.|\([a-z]{1,3}\))\s+")
_ENTRY = re.compile(r"^(?P<title>.*?)[\s.]*(?:\t|\s{2,})\s*(?P<page>\d{1,4})$")
_LEAST_PROSE = 8
_WITH_CODES = 4


def report_of(document: Document, *, curly: bool = False) -> Report:
    """Return the report that a text document is, with typographic quotation marks if wanted."""
    blocks = document.blocks
    start = cover_end(blocks)
    cover = tuple(block.text.text for block in blocks[:start])
    notes = _notes(blocks)
    pieces = [
        Piece(kind="cover", lines=cover),
        *_Converter(blocks, notes, curly=curly).pieces(start),
    ]
    title = cover[0] if cover else document.name
    subject = next((line for line in cover if line.lower().startswith("an inspection")), title)
    return Report(title=title, subject=subject, pieces=tuple(pieces))


def cover_end(blocks: Sequence[Block]) -> int:
    """Where the cover ends: at the contents, or at the first heading of prose."""
    for at, block in enumerate(blocks):
        if block.text.text.casefold() in {"contents", "table of contents"}:
            return at
    for at, block in enumerate(blocks[:-1]):
        prose = blocks[at + 1]
        words = len(prose.text.text.split())
        is_prose = prose.kind is BlockKind.PARAGRAPH and words >= _LEAST_PROSE
        if block.kind is BlockKind.HEADING and is_prose:
            return at
    return 0


def _notes(blocks: Sequence[Block]) -> dict[str, Text]:
    """Return the numbered notes that some mark calls; the others are set where they stand."""
    notes = {
        block.label: block.text
        for block in reversed(blocks)
        if block.kind is BlockKind.NOTE and block.label.isdigit()
    }
    texts = [text for block in blocks for text in _texts(block)]
    called = {label for text in texts for mark in text.marks for label in mark.labels}
    return {label: text for label, text in notes.items() if label in called}


def _texts(block: Block) -> Iterator[Text]:
    if block.table is None:
        yield block.text
        return
    for row in (block.table.header, *block.table.rows):
        yield from row


class _Converter:
    """The walk over the blocks of one report."""

    def __init__(self, blocks: Sequence[Block], notes: Mapping[str, Text], *, curly: bool) -> None:
        self._blocks = blocks
        self._notes = notes
        self._setter = Setter(notes, curly=curly)
        self._titles = {
            _bare(_entry(block)[0]) for block in blocks if block.kind is BlockKind.CONTENTS_ENTRY
        }
        self._questions = {
            _bare(_LEAD.sub("", block.text.text))
            for block in blocks
            if block.kind is BlockKind.ITEM and re.match(r"\d", block.text.text)
        }

    def pieces(self, start: int) -> Iterator[Piece]:
        at = start
        while at < len(self._blocks):
            block = self._blocks[at]
            end = extent(self._blocks, at) if block.kind is BlockKind.HEADING else at
            if block.text.text.casefold() in {"contents", "table of contents"}:
                entries = self._entries(at + 1)
                yield Piece(kind="contents", entries=entries, runs=self._setter.runs(block.text))
                at += len(entries) + 1
            elif end > at:
                yield Piece(kind="heading", level=1, runs=self._setter.runs(block.text))
                groups = groups_of(self._blocks[at + 1 : end])
                yield Piece(kind="infographic", groups=groups)
                at = end
            else:
                yield from self._piece(block, at)
                at += 1

    def _entries(self, at: int) -> tuple[tuple[int, str, str], ...]:
        entries: list[tuple[int, str, str]] = []
        for block in self._blocks[at:]:
            if block.kind is not BlockKind.CONTENTS_ENTRY:
                break
            title, page = _entry(block)
            entries.append((self._level_of_title(title), title, page))
        return tuple(entries)

    def _piece(self, block: Block, at: int) -> Iterator[Piece]:
        following = self._blocks[at + 1].kind if at + 1 < len(self._blocks) else None
        if block.kind is BlockKind.NOTE:
            if block.label in self._notes and self._notes[block.label] is block.text:
                return  # its mark carries it
            lead = block.label if block.label.isdigit() else ""
            yield Piece(kind="note", lead=lead, runs=self._setter.runs(block.text))
        elif block.kind is BlockKind.TABLE and block.table is not None:
            yield self._table(block)
        elif block.kind is BlockKind.HEADING:
            yield self._heading(block, at)
        elif block.kind is BlockKind.ITEM:
            yield self._item(block)
        elif block.kind is BlockKind.CAPTION:
            runs = self._setter.runs(block.text)
            yield Piece(kind="caption", runs=runs)
            if following is BlockKind.SOURCE:
                yield Piece(kind="chart", lead=block.label, runs=runs)
        else:
            kind = "source" if block.kind is BlockKind.SOURCE else "paragraph"
            yield Piece(kind=kind, runs=self._setter.runs(block.text))

    def _heading(self, block: Block, at: int) -> Piece:
        runs = self._setter.runs(block.text)
        if letters(runs).strip().casefold() in BADGES:
            return Piece(kind="badge", runs=runs)
        level = self._level_of_title(letters(runs))
        behind = self._blocks[at + 1].text.text if at + 1 < len(self._blocks) else ""
        if self._titles and level == 1 and behind.casefold() in BADGES:
            level = 3  # a question in the overview, not the chapter on it
        return Piece(kind="heading", level=level, runs=runs)

    def _level_of_title(self, title: str) -> int:
        bare = _bare(title)
        if not self._titles:
            return 1 if bare.endswith("?") or _TOP.match(bare) else 2
        if bare in self._titles:
            return 1 if bare in self._questions or _TOP.match(bare) else 2
        return 3

    def _item(self, block: Block) -> Piece:
        runs = self._setter.runs(block.text)
        match = _LEAD.match(runs[0].text) if runs else None
        if not match:
            return Piece(kind="paragraph", runs=runs)
        first = type(runs[0])(text=runs[0].text[match.end() :], emphasis=runs[0].emphasis)
        return Piece(kind="item", lead=match["lead"], runs=(first, *runs[1:]))

    def _table(self, block: Block) -> Piece:
        table = block.table
        assert table is not None
        header = tuple(self._setter.runs(cell) for cell in table.header)
        rows = [tuple(self._setter.runs(cell) for cell in row) for row in table.rows]
        return Piece(
            kind="table",
            header=header,
            rows=tuple(Row(cells=row, group=_is_group(row)) for row in rows),
        )


def _is_group(row: Sequence[Runs]) -> bool:
    filled = [cell for cell in row if letters(cell).strip()]
    return len(filled) == 1 or (len(row) >= _WITH_CODES and not letters(row[0]).strip())


def _entry(block: Block) -> tuple[str, str]:
    match = _ENTRY.match(block.text.text)
    return (match["title"], match["page"]) if match else (block.text.text, "")


def _bare(title: str) -> str:
    return re.sub(r"[\s.]+$", "", " ".join(title.split())).casefold().replace("’", "'")
