"""
The account of every digit: figure, linked or not, or no figure and why.

Every number token of every block gets one entry, so that "nothing was overlooked" can be checked
by counting.
"""

from collections.abc import Iterator, Mapping, Sequence

from schemas.terms import LedgerState
from validate.family.model import Family
from validate.model import Figure, LedgerEntry
from validate.reading.document import Block, Document, Text
from validate.recognition.context import Located
from validate.recognition.exclusions import reasons
from validate.recognition.tokens import numbers


def account(
    document: Document, blocks: Sequence[Located], figures: Sequence[Figure], family: Family
) -> Iterator[LedgerEntry]:
    """One entry for every number token of the document, in order."""
    by_place = _by_place(figures)
    for one in blocks:
        for text, cell in _texts(one.block):
            yield from _account_text(document, one.block, text, by_place, family, cell=cell)


def _texts(block: Block) -> Iterator[tuple[Text, bool]]:
    if block.table is None:
        yield block.text, False
        return
    for cells in (block.table.header, *block.table.rows):
        for cell in cells:
            yield cell, True


def _account_text(
    document: Document,
    block: Block,
    text: Text,
    by_place: Mapping[tuple[object, ...], str],
    family: Family,
    *,
    cell: bool,
) -> Iterator[LedgerEntry]:
    plain = text.plain
    for mark in text.marks:
        yield _entry(
            document, text, mark.start, mark.end, state=LedgerState.NO_FIGURE, reason="note mark"
        )
    found = numbers(plain)
    if not found:
        return
    excluded = reasons(plain, block.kind, family, cell=cell)
    for number in found:
        place = _key(
            text.page_at(number.start),
            text.line_at(number.start),
            text.column_at(number.start),
            text.boxes(number.start, number.end),
        )
        figure = by_place.get(place, "")
        if figure:
            yield _entry(
                document, text, number.start, number.end, state=LedgerState.LINKED, figure=figure
            )
            continue
        reason = excluded.why_not(number)
        state = LedgerState.NO_FIGURE if reason else LedgerState.UNLINKED
        yield _entry(document, text, number.start, number.end, state=state, reason=reason)


def _by_place(figures: Sequence[Figure]) -> Mapping[tuple[object, ...], str]:
    return {
        _key(
            figure.place.page, figure.place.line, figure.place.column, figure.place.boxes
        ): figure.id
        for figure in figures
        if figure.value is not None
    }


def _key(*coordinates: object) -> tuple[object, ...]:
    """Where a print stands, whatever the input: line and column, or page and boxes."""
    return coordinates


def _entry(
    document: Document,
    text: Text,
    start: int,
    end: int,
    *,
    state: LedgerState,
    reason: str = "",
    figure: str = "",
) -> LedgerEntry:
    column = text.column_at(start)
    first = start if column is None else column
    return LedgerEntry(
        document=document.name,
        page=text.page_at(start),
        line=text.line_at(start),
        start=first,
        end=first + end - start,
        text=text.text[start:end],
        state=state,
        reason=reason,
        figure_id=figure,
    )
