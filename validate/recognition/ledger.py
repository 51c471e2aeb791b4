"""
The account of every digit: figure, linked or not, or no figure and why.

Every number token of every block gets one entry, so that "nothing was overlooked" can be checked
by counting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.terms import LedgerState
from validate.model import Figure, LedgerEntry
from validate.reading.document import Block, Text
from validate.recognition.claims import Unlinked
from validate.recognition.context import Located
from validate.recognition.exclusions import Reasons, reasons
from validate.recognition.scope import Scope
from validate.recognition.tokens import Number, numbers

_NOT_READ = "in no sentence, table or graphic that the family knows"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What recognition made of the numbers, by the spot they stand on."""

    figures: dict[tuple[object, ...], str]
    unlinked: dict[tuple[object, ...], str]


def account(
    scope: Scope,
    blocks: Sequence[Located],
    figures: Sequence[Figure],
    unlinked: Sequence[Unlinked],
) -> Iterator[LedgerEntry]:
    """One entry for every number token and note mark of the document, in order."""
    known = _Known(
        figures={one.place.spot: one.id for one in figures if one.value is not None},
        unlinked={one.place.spot: one.reason for one in unlinked},
    )
    for one in blocks:
        for text, cell in _texts(one.block, known):
            marks = [(mark.start, mark.end) for mark in text.marks]
            for start, end in marks:
                yield _entry(scope, text, start, end, LedgerState.NO_FIGURE, reason="note mark")
            found = numbers(text.plain)
            if found:
                excluded = reasons(text.plain, one.block.kind, scope.family, cell=cell)
                for number in found:
                    yield _of_number(scope, text, number, known, excluded)


def _texts(block: Block, known: _Known) -> Iterator[tuple[Text, bool]]:
    """The texts of a block, and whether each is a head, a code or a label of a table."""
    yield block.opening, False
    if block.table is None:
        yield block.text, False
        return
    table = block.table
    yield from ((cell, True) for cell in table.header)
    read = [
        column
        for cells in table.rows
        for column, cell in enumerate(cells)
        if any(
            _spot(cell, number.start, number.end) in known.figures for number in numbers(cell.plain)
        )
    ]
    values_from = min(read, default=1)  # of a table that is not known: all but the first column
    for cells in table.rows:
        yield from ((cell, column < values_from) for column, cell in enumerate(cells))


def _spot(text: Text, start: int, end: int) -> tuple[object, ...]:
    place = (text.page_at(start), text.line_at(start), text.column_at(start))
    return (*place, text.boxes(start, end))


def _of_number(
    scope: Scope, text: Text, number: Number, known: _Known, excluded: Reasons
) -> LedgerEntry:
    start, end = number.start, number.end
    spot = _spot(text, start, end)
    figure = known.figures.get(spot, "")
    if figure:
        return _entry(scope, text, start, end, LedgerState.LINKED, figure=figure)
    reason = excluded.why_not(number)
    if reason:
        return _entry(scope, text, start, end, LedgerState.NO_FIGURE, reason=reason)
    reason = known.unlinked.get(spot, _NOT_READ)
    return _entry(scope, text, start, end, LedgerState.UNLINKED, reason=reason)


def _entry(
    scope: Scope,
    text: Text,
    start: int,
    end: int,
    state: LedgerState,
    *,
    reason: str = "",
    figure: str = "",
) -> LedgerEntry:
    column = text.column_at(start)
    first = start if column is None else column
    return LedgerEntry(
        document=scope.document.name,
        page=text.page_at(start),
        line=text.line_at(start),
        start=first,
        end=first + end - start,
        text=text.text[start:end],
        state=state,
        reason=reason,
        figure_id=figure,
    )
