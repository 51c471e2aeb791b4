"""Where in the report a block stands: under which heading, in the body or in the annex."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.terms import Kind
from validate.family.model import Family
from validate.reading.document import Block, BlockKind, Document
from validate.vocabulary import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A block with its position in the document, the heading over it and the kind of its prose."""

    index: int
    block: Block
    context: str
    prose: Kind


def located(document: Document, family: Family) -> Iterator[Located]:
    """The blocks of a document in order, each with its context."""
    context = ""
    annex = False
    judgments = {canonical(judgment) for judgment in family.judgments}
    annexes = tuple(canonical(heading) for heading in family.annex_headings)
    for index, block in enumerate(document.blocks):
        text = block.text.plain.strip()
        if block.kind is BlockKind.HEADING and canonical(text) not in judgments:
            context = " ".join(text.split())
            # A page number behind it makes it an entry of the contents that lost its tab.
            opens = canonical(text).startswith(annexes) and not text[-1:].isdigit()
            annex = annex or opens
        elif annex and block.kind is BlockKind.CAPTION:
            context = block.label
        kind = (
            Kind.ANNEX if annex else Kind.FOOTNOTE if block.kind is BlockKind.NOTE else Kind.CLAIM
        )
        yield Located(index=index, block=block, context=context, prose=kind)
