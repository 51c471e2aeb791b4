"""Everything printed that is no figure and that a rule may speak of."""

from collections.abc import Iterator, Sequence

from schemas.terms import MentionKind
from validate.model import Mention
from validate.reading.document import BlockKind
from validate.recognition.context import Located
from validate.recognition.scope import Scope
from validate.vocabulary import canonical

_KINDS = {
    BlockKind.HEADING: MentionKind.HEADING,
    BlockKind.CAPTION: MentionKind.CAPTION,
    BlockKind.CONTENTS_ENTRY: MentionKind.CONTENTS_ENTRY,
    BlockKind.NOTE: MentionKind.NOTE,
}


def read_mentions(scope: Scope, blocks: Sequence[Located]) -> Iterator[Mention]:
    """Headings, captions, contents entries, notes, note marks and judgments, in order."""
    judgments = {canonical(judgment): judgment for judgment in scope.family.judgments}
    longest = 2 * max(map(len, scope.family.judgments), default=0)  # a paragraph is no judgment
    for one in blocks:
        block = one.block
        short = len(block.text.plain) < longest
        judgment = judgments.get(canonical(block.text.plain)) if short else None
        if judgment and block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            yield _mention(scope, one, MentionKind.JUDGMENT, judgment)
        elif block.kind in _KINDS:
            key = block.label or " ".join(block.text.plain.split())
            yield _mention(scope, one, _KINDS[block.kind], key)
        if block.kind is not BlockKind.TABLE:  # a table repeats its caption's marks
            yield from _marks(scope, one)


def _mention(scope: Scope, one: Located, kind: MentionKind, key: str) -> Mention:
    text = one.block.text
    value = " ".join(text.plain.split())
    return Mention(
        id=scope.identifiers.give("m", kind, one.context, key),
        report=scope.identifiers.report,
        kind=kind,
        key=key,
        value=value if value != key else "",
        parent=one.context if one.context != value else "",
        place=scope.place(text, 0, len(text.text)),
    )


def _marks(scope: Scope, one: Located) -> Iterator[Mention]:
    for mark in one.block.text.marks:
        for label in mark.labels:
            yield Mention(
                id=scope.identifiers.give("m", MentionKind.NOTE_MARK, label),
                report=scope.identifiers.report,
                kind=MentionKind.NOTE_MARK,
                key=label,
                parent=one.context,
                place=scope.place(one.block.text, mark.start, mark.end),
            )
