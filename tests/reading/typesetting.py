"""Small PDFs typeset on the spot, and what tests ask of a document."""

from collections.abc import Callable

import typst

from validate.reading.document import Block, BlockKind, Document

Read = Callable[[str], Document]

PREAMBLE = """
#set page(paper: "a5", margin: 2cm)
#set text(font: "Libertinus Serif", size: 10pt, lang: "en", region: "gb", hyphenate: false)
#set super(typographic: false, size: 0.62em)
"""


def typeset(source: str) -> bytes:
    """Compile typst source with fixed fonts and time."""
    return typst.compile(
        (PREAMBLE + source).encode(), ignore_system_fonts=True, format="pdf", timestamp=0
    )


def stream(document: Document) -> list[str]:
    """The texts in reading order, without running heads and feet."""
    return [
        " ".join(block.text.text.split())
        for block in document.blocks
        if block.kind is not BlockKind.FURNITURE
    ]


def of_kind(document: Document, kind: BlockKind) -> list[Block]:
    """All blocks of a kind."""
    return [block for block in document.blocks if block.kind is kind]


def cells(block: Block) -> list[list[str]]:
    """A table's texts without note marks, header first."""
    assert block.table is not None
    rows = (block.table.header, *block.table.rows)
    return [[" ".join(cell.plain.split()) for cell in row] for row in rows]
