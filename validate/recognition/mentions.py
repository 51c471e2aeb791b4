"""Everything printed that is no figure and that a rule may speak of."""

from collections.abc import Iterator, Sequence

from schemas.terms import MentionKind
from validate.family.model import Family
from validate.model import Mention
from validate.reading.document import Block, BlockKind, Document
from validate.recognition.context import Located
from validate.recognition.ids import Identifiers
from validate.recognition.places import place_of
from validate.vocabulary import canonical

_KINDS = {
    BlockKind.HEADING: MentionKind.HEADING,
    BlockKind.CAPTION: MentionKind.CAPTION,
    BlockKind.CONTENTS_ENTRY: MentionKind.CONTENTS_ENTRY,
    BlockKind.NOTE: MentionKind.NOTE,
}


def read_mentions(
    document: Document, blocks: Sequence[Located], family: Family, identifiers: Identifiers
) -> Iterator[Mention]:
    """Headings, captions, contents entries, notes, note marks and judgments, in order."""
    judgments = {canonical(judgment): judgment for judgment in family.judgments}
    for one in blocks:
        block = one.block
        judgment = judgments.get(canonical(block.text.plain))
        if judgment and block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            yield _mention(document, block, identifiers, MentionKind.JUDGMENT, judgment, one.context)
        elif block.kind in _KINDS:
            key = block.label or " ".join(block.text.plain.split())
            yield _mention(document, block, identifiers, _KINDS[block.kind], key, one.context)
        if block.kind is not BlockKind.TABLE:  # a table repeats its caption's marks
            yield from _marks(document, block, identifiers, one.context)


def _mention(
    document: Document,
    block: Block,
    identifiers: Identifiers,
    kind: MentionKind,
    key: str,
    parent: str,
) -> Mention:
    value = " ".join(block.text.plain.split())
    return Mention(
        id=identifiers.give("m", kind, parent, key),
        report=identifiers.report,
        kind=kind,
        key=key,
        value=value if value != key else "",
        parent=parent if parent != value else "",
        place=place_of(document, block.text, 0, len(block.text.text)),
    )


def _marks(
    document: Document, block: Block, identifiers: Identifiers, context: str
) -> Iterator[Mention]:
    for mark in block.text.marks:
        for label in mark.labels:
            yield Mention(
                id=identifiers.give("m", MentionKind.NOTE_MARK, label),
                report=identifiers.report,
                kind=MentionKind.NOTE_MARK,
                key=label,
                parent=context,
                place=place_of(document, block.text, mark.start, mark.end),
            )
