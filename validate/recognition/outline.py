"""What a document holds, in plain texts: to draft a family from, and to hold one against."""

from collections.abc import Iterator
from dataclasses import dataclass

from validate.reading.document import Block, BlockKind, Document
from validate.recognition.layout import layout_of

_COVER = 60
_NO_TEXT = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS_ENTRY})


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """A row of a table: its label and its cells, as many as there are heads."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineTable:
    """
    A table as printed: ``corner`` is the head over the labels, ``heads`` stand over the values.

    ``label`` is how its caption opens (*Table 4*), ``caption`` all of it.
    """

    label: str
    caption: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[OutlineRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """
    A document: the first lines of it, its tables, and all its other texts.

    ``problems`` say what could not be read.
    """

    name: str
    cover: tuple[str, ...]
    tables: tuple[OutlineTable, ...]
    texts: tuple[str, ...]
    problems: tuple[str, ...] = ()


def outline_of(document: Document) -> Outline:
    """The outline of a document."""
    blocks = [block for block in document.blocks if block.kind not in _NO_TEXT]
    printed = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    return Outline(
        name=document.name,
        cover=tuple(_line(block.text.plain) for block in printed[:_COVER]),
        tables=tuple(_tables(blocks)),
        texts=tuple(block.text.plain for block in blocks if block.table is None),
        problems=document.unread,
    )


def _tables(blocks: list[Block]) -> Iterator[OutlineTable]:
    for block in blocks:
        table = block.table
        if table is None or not table.rows:
            continue
        layout = layout_of(table)
        at, first = layout.labels_at, layout.values_from
        header = [_line(cell.plain) for cell in table.header]
        yield OutlineTable(
            label=block.label,
            caption=_line(block.text.plain),
            corner=header[at] if at < len(header) else "",
            heads=tuple(header[first:]),
            rows=tuple(
                OutlineRow(
                    label=_line(cells[at].plain),
                    cells=tuple(_line(cell.plain) for cell in cells[first:]),
                )
                for cells in table.rows
            ),
        )


def _line(text: str) -> str:
    return " ".join(text.split())
