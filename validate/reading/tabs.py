"""Tables in plain text: lines of cells divided by tabs, joined again where a page cut them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from validate.reading.document import Block, BlockKind, Table, Text
from validate.reading.indents import Look, depths
from validate.reading.superscripts import text_of_line

_NUMBER_CELL = re.compile(r"^[\s+\-−–£(]*[\d.,]+\s*[%)]?\*?\s*$")
_YEAR_CELL = re.compile(r"^\s*(?:19|20)\d{2}\s*$")
_FEWEST_COLUMNS_WITH_CODES = 3
_A_BLANK = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A source line: its number from 1, the column its text begins at from 0, the text."""

    number: int
    column: int
    text: str


def table_of(lines: Sequence[Line]) -> Block:
    """The table that some lines are; one without a tab among them is a group row."""
    cells = [_cells(line) for line in lines]
    width = max(len(row) for row in cells)
    labels_at = 1 if width >= _FEWEST_COLUMNS_WITH_CODES else 0
    rows = [_padded(row, width, labels_at) for row in cells]
    has_header = not any(_is_value(cell) for cell in rows[0][1:])
    table = Table(
        header=rows[0] if has_header else (),
        rows=tuple(rows[1:] if has_header else rows),
        method="tabs",
        depths=depths([_look(line) for line in lines[has_header:]], _A_BLANK),
    )
    return Block(kind=BlockKind.TABLE, text=Text(text=""), table=table)


def with_captions(blocks: Iterator[Block]) -> Iterator[Block]:
    """Give each table its caption, and join a table that a page break cut in two."""
    caption: Block | None = None
    held: Block | None = None
    between: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            joined = _joined(held, block) if held else None
            if joined is not None:
                held = joined
                continue
            yield from _released(held, between)
            held, between = _captioned(block, caption), []
            continue
        if held is not None and block.kind in {BlockKind.NOTE, BlockKind.FURNITURE}:
            between.append(block)  # at the foot of a page; the table may go on behind it
            continue
        yield from _released(held, between)
        held, between = None, []
        caption = block if block.kind is BlockKind.CAPTION else None
        yield block
    yield from _released(held, between)


def _released(held: Block | None, between: Sequence[Block]) -> Iterator[Block]:
    if held is not None:
        yield held
    yield from between


def _cells(line: Line) -> tuple[Text, ...]:
    cells: list[Text] = []
    column = line.column
    for raw in line.text.split("\t"):
        body = raw.strip()
        offset = column + len(raw) - len(raw.lstrip())
        cells.append(text_of_line(line.number, body, offset) if body else Text(text=""))
        column += len(raw) + 1
    return tuple(cells)


def _look(line: Line) -> Look:
    """Where the label of a row begins in its cell; in a text nothing is bold."""
    raw = line.text.split("\t", 1)[0]
    if raw.strip():
        return Look(x0=line.column + len(raw) - len(raw.lstrip()))
    held = next((cell for cell in line.text.split("\t") if cell.strip()), "")
    return Look(x0=len(held) - len(held.lstrip()) if held else None)


def _padded(row: tuple[Text, ...], width: int, labels_at: int) -> tuple[Text, ...]:
    empty = Text(text="")
    if len(row) == 1:  # a group row whose tabs were lost: it stands where the labels do
        row = (*(empty,) * labels_at, *row)
    return row + (empty,) * (width - len(row))


def _is_value(cell: Text) -> bool:
    """Whether a cell holds a value; a year heads a column."""
    return bool(_NUMBER_CELL.match(cell.plain)) and not _YEAR_CELL.match(cell.plain)


def _captioned(block: Block, caption: Block | None) -> Block:
    if caption is None:
        return block
    return replace(block, text=caption.text, label=caption.label)


def _joined(first: Block, second: Block) -> Block | None:
    """The two halves of a table as one; None when they are two tables."""
    a, b = first.table, second.table
    if a is None or b is None:
        return None
    rows = b.rows
    if b.header and [cell.plain for cell in b.header] != [cell.plain for cell in a.header]:
        if sum(bool(cell.text.strip()) for cell in b.header) != 1:
            return None
        rows = (b.header, *b.rows)  # a group row opens the second half
    if len({len(row) for row in (*a.rows, *rows)}) != 1:
        return None
    return replace(first, table=replace(a, rows=a.rows + rows, depths=_all_depths(a, b, rows)))


def _all_depths(a: Table, b: Table, rows: Sequence[tuple[Text, ...]]) -> tuple[int, ...]:
    """The depths of the rows of both halves; a half whose rows are all alike is at none."""
    if not (a.depths or b.depths):
        return ()
    second = b.depths or (0,) * len(b.rows)
    return (*(a.depths or (0,) * len(a.rows)), *(0,) * (len(rows) - len(second)), *second)
