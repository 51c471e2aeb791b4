"""
Reading plain text: lines to blocks.

The text is what a converter makes of a report: blocks divided by empty lines, a paragraph a line,
table cells divided by tabs, note marks as superscript characters or ``^{7,8}``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from validate.errors import DocumentError
from validate.reading.document import Block, BlockKind, Document, Mark, Span, Table, Text
from validate.reading.rejoin import join, rejoin

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(r"\^\{(?P<braced>[\d,\s]+)\}|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)")
_CAPTION = re.compile(
    r"^(?P<label>(?:Figure|Table|Chart|Map|Box)\s+\d+[a-z]?)\s*[:.]\s", re.IGNORECASE
)
_SOURCE = re.compile(
    r"^(?:(?:Sources?|Notes?)\s*:|For (?:further|more) (?:information|details)\b)", re.IGNORECASE
)
_ITEM = re.compile(r"^(?:[-•–▪]\s|\d{1,2}\.\s|\([a-z]{1,3}\)\s)")
_STAR_NOTE = re.compile(r"^(?P<label>\*+)\s*(?=[A-Z])")
_CONTENTS_ENTRY = re.compile(r"^(?P<title>.*?\D)[\s.]*(?:\t|\.{3,}|\s{2,})\s*(?P<page>\d{1,4})$")
_NUMBER_CELL = re.compile(r"^[\s+\-–−£(]*[\d.,]+\s*[%)]?\s*$")
_MOST_WORDS_OF_HEADING = 14
_MOST_WORDS_OF_QUESTION = 30
_MOST_CONTROL_SHARE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    column: int
    text: str


def read_text(name: str, data: bytes) -> Document:
    """
    Read a UTF-8 text into a document; lines count from 1.

    Raises :class:`DocumentError` for an empty file, one that is no text, and another encoding.
    """
    source = _decode(name, data)
    blocks = rejoin(tuple(_joined_tables(_blocks(source))))
    return Document(name=name, sha256=sha256(data).hexdigest(), format="text", blocks=blocks)


def text_of_line(number: int, line: str, column: int = 0) -> Text:
    """One source line as a Text, its note marks found."""
    marks = tuple(
        Mark(start=match.start(), end=match.end(), labels=_labels(match))
        for match in _MARK.finditer(line)
    )
    span = Span(start=0, end=len(line), line=number, column=column)
    return Text(text=line, spans=(span,), marks=marks)


def _decode(name: str, data: bytes) -> str:
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            name,
            f"is not UTF-8 text (byte {error.start})",
            "Save it as UTF-8 and run again.",
        ) from error
    if not source.strip():
        raise DocumentError(name, "is empty", "Give the text of a report.")
    control = sum(1 for char in source if ord(char) < 32 and char not in "\t\n\r\f")  # noqa: PLR2004 - first printable
    if control > _MOST_CONTROL_SHARE * len(source):
        raise DocumentError(name, "is not a text file", "Give the report as .pdf or as UTF-8 text.")
    return source


def _blocks(source: str) -> Iterator[Block]:
    in_contents = False
    previous: BlockKind | None = None
    for group in _groups(source):
        if group[0].text.casefold() in {"contents", "table of contents"}:
            in_contents = True
            yield _block(BlockKind.HEADING, group[0])
            group = group[1:]  # noqa: PLW2901 - the rest of the group is entries
        if in_contents and group:
            entries = [line for line in group if _CONTENTS_ENTRY.match(line.text)]
            in_contents = len(entries) * 2 >= len(group)
        if in_contents:
            for line in group:
                yield _block(BlockKind.CONTENTS_ENTRY, line)
            continue
        for block in _blocks_of(group, previous):
            previous = block.kind
            yield block


def _groups(source: str) -> Iterator[list[_Line]]:
    """Runs of lines without an empty one between them."""
    group: list[_Line] = []
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", source), start=1):
        line = raw.replace("\f", " ").rstrip()
        stripped = line.lstrip(" \u00a0\ufeff")
        if stripped:
            # A tab at the start is an empty first cell, so only spaces are taken off.
            group.append(_Line(number=number, column=len(line) - len(stripped), text=stripped))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _blocks_of(group: Sequence[_Line], previous: BlockKind | None) -> Iterator[Block]:
    rows: list[_Line] = []
    wrapped: Block | None = None
    for line in group:
        if "\t" in line.text:
            if wrapped:
                yield wrapped
                wrapped = None
            rows.append(line)
            continue
        if rows:
            yield _table(rows)
            rows = []
        block = _classified(line, wrapped.kind if wrapped else previous)
        if wrapped and _is_wrapped(wrapped, block):
            wrapped = Block(
                kind=wrapped.kind, text=join(wrapped.text, block.text), label=wrapped.label
            )
            continue
        if wrapped:
            yield wrapped
        wrapped = block
    if wrapped:
        yield wrapped
    if rows:
        yield _table(rows)


def _is_wrapped(first: Block, second: Block) -> bool:
    """Whether the second line only carries the first on (a hard-wrapped paragraph)."""
    if second.kind not in {BlockKind.PARAGRAPH, BlockKind.HEADING}:
        return False
    return second.text.text[0].islower() and not first.text.plain.rstrip().endswith((".", "?", "!"))


def _classified(line: _Line, previous: BlockKind | None) -> Block:
    text = line.text
    mark = _MARK.match(text)
    star = _STAR_NOTE.match(text)
    caption = _CAPTION.match(text)
    if mark:
        body = text[mark.end() :].lstrip()
        label = _labels(mark)[0]
        shifted = _Line(number=line.number, column=line.column + len(text) - len(body), text=body)
        return _block(BlockKind.NOTE, shifted, label=label)
    if caption:
        return _block(
            BlockKind.CAPTION, line, label=" ".join(caption["label"].split()).capitalize()
        )
    if star and text.count("*") % 2 == 1:  # a pair of stars is emphasis
        return _block(BlockKind.NOTE, line, label=star["label"])
    return _block(_plain_kind(text, previous), line)


def _plain_kind(text: str, previous: BlockKind | None) -> BlockKind:
    if _SOURCE.match(text):
        return BlockKind.SOURCE
    if _ITEM.match(text):
        return BlockKind.ITEM
    heading = _looks_like_heading(text, previous)
    return BlockKind.HEADING if heading else BlockKind.PARAGRAPH


def _looks_like_heading(text: str, previous: BlockKind | None) -> bool:
    plain = text_of_line(0, text).plain.rstrip(" *")
    if not plain or not plain[0].isalpha() or plain[0].islower():
        return False
    if previous is BlockKind.CONTENTS_ENTRY:
        return False
    words = len(plain.split())
    if plain.endswith("?"):
        return words <= _MOST_WORDS_OF_QUESTION
    return words <= _MOST_WORDS_OF_HEADING and plain[-1] not in ".,;:!"


def _block(kind: BlockKind, line: _Line, label: str = "") -> Block:
    return Block(kind=kind, text=text_of_line(line.number, line.text, line.column), label=label)


def _table(rows: Sequence[_Line]) -> Block:
    cells = [_cells(line) for line in rows]
    width = max(len(row) for row in cells)
    padded = [row + (Text(text=""),) * (width - len(row)) for row in cells]
    has_header = not any(_NUMBER_CELL.match(cell.plain) for cell in padded[0][1:])
    table = Table(
        header=padded[0] if has_header else (),
        rows=tuple(padded[1:] if has_header else padded),
        method="tabs",
    )
    return Block(kind=BlockKind.TABLE, text=Text(text=""), table=table)


def _cells(line: _Line) -> tuple[Text, ...]:
    cells: list[Text] = []
    column = line.column
    for raw in line.text.split("\t"):
        body = raw.strip()
        offset = column + len(raw) - len(raw.lstrip())
        cells.append(text_of_line(line.number, body, offset) if body else Text(text=""))
        column += len(raw) + 1
    return tuple(cells)


def _joined_tables(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give each table its caption, and join a table that a page break cut in two."""
    caption: Block | None = None
    held: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            if held is not None and _continues(held, block):
                held = _with_rows(held, block)
                continue
            if held is not None:
                yield held
            held = _captioned(block, caption)
            continue
        if held is not None and block.kind is not BlockKind.FURNITURE:
            yield held
            held = None
        if block.kind is BlockKind.CAPTION:
            caption = block
        elif block.kind is not BlockKind.NOTE:
            caption = None
        yield block
    if held is not None:
        yield held


def _captioned(block: Block, caption: Block | None) -> Block:
    if caption is None:
        return block
    return Block(kind=block.kind, text=caption.text, label=caption.label, table=block.table)


def _continues(first: Block, second: Block) -> bool:
    a, b = first.table, second.table
    if a is None or b is None:
        return False
    widths = {len(row) for row in (*a.rows, *b.rows)}
    same_header = [cell.plain for cell in a.header] == [cell.plain for cell in b.header]
    return len(widths) == 1 and (not b.header or same_header)


def _with_rows(first: Block, second: Block) -> Block:
    a, b = first.table, second.table
    assert a is not None
    assert b is not None
    table = Table(header=a.header, rows=a.rows + b.rows, method=a.method)
    return Block(kind=first.kind, text=first.text, label=first.label, table=table)


def _labels(match: re.Match[str]) -> tuple[str, ...]:
    digits = (match["braced"] or match["raised"]).translate(SUPERSCRIPTS)
    return tuple(part.strip() for part in re.split("[,˒]", digits) if part.strip())
