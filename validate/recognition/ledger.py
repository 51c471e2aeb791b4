"""
The account of every number: a figure, linked or not, or no figure and why.

Every number token of every block gets one entry, so that "nothing was overlooked" can be checked
by counting. The grammar of the tokens is in ``docs/tokens.md``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.terms import LedgerState
from validate.model import Figure, LedgerEntry
from validate.reading.document import BlockKind, Text
from validate.recognition.claims import Remark
from validate.recognition.context import Located
from validate.recognition.exclusions import Reasons
from validate.recognition.leftovers import parts_of, spot
from validate.recognition.number_words import prose_numbers
from validate.recognition.scope import Scope
from validate.recognition.tokens import Form, Number, numbers

_TITLES = frozenset({BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CONTENTS_ENTRY})
_WORDED = frozenset({Form.WORD, Form.SHARE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What recognition made of the numbers, by the spot they stand on."""

    figures: Mapping[tuple[object, ...], Figure]
    remarks: Mapping[tuple[object, ...], str]


def account(
    scope: Scope,
    blocks: Sequence[Located],
    figures: Sequence[Figure],
    remarks: Sequence[Remark],
) -> Iterator[LedgerEntry]:
    """One entry for every number token and note mark of the document, in order."""
    known = _Known(
        figures={one.place.spot: one for one in figures if one.value is not None},
        remarks={one.place.spot: one.reason for one in remarks},
    )
    for one in blocks:
        block = one.block
        for part in parts_of(block, frozenset(known.figures)):
            text = part.text
            for mark in text.marks:
                yield _entry(scope, text, (mark.start, mark.end), reason="note mark")
            cell = block.table is not None and text is not block.opening
            found = numbers(text.plain) if cell else prose_numbers(text.plain)
            if found:
                excluded = Reasons(
                    plain=text.plain, kind=block.kind, family=scope.family, cell=part.names
                )
                title = block.kind in _TITLES or part.names
                for number in found:
                    yield _of_number(scope, text, number, known, excluded, title=title)


def _of_number(
    scope: Scope, text: Text, number: Number, known: _Known, excluded: Reasons, *, title: bool
) -> LedgerEntry:
    place = (number.start, number.end)
    where = spot(text, *place)
    figure = known.figures.get(where)
    if figure is not None:
        state = LedgerState.LINKED if figure.measure else LedgerState.UNLINKED
        reason = "" if figure.measure else known.remarks.get(where, "")
        return _entry(scope, text, place, state=state, reason=reason, figure=figure.id)
    reason = excluded.why_not(number) or known.remarks.get(where, "")
    if not reason and not number.is_plausible:
        reason = "not in the form of a figure"
    if not reason and number.form in _WORDED:
        reason = "number word in a title" if title else "number word that states nothing"
    return _entry(scope, text, place, reason=reason or "in a title")


def _entry(
    scope: Scope,
    text: Text,
    place: tuple[int, int],
    *,
    state: LedgerState = LedgerState.NO_FIGURE,
    reason: str = "",
    figure: str = "",
) -> LedgerEntry:
    start, end = place
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
