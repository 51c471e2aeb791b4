"""
Figures stated in prose: the statements of a paragraph that point to a measure.

A number that no declared measure answers to is left to the ledger, with the reason.
"""

from dataclasses import dataclass

from validate.model import Figure, Place
from validate.recognition.context import Located
from validate.recognition.prose import Stated, statements
from validate.recognition.scope import Point, Print, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlinked:
    """A number in prose that was read and not linked, and why."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReading:
    """What one block states; ``last`` is its last statement, for the block that follows."""

    figures: tuple[Figure, ...]
    unlinked: tuple[Unlinked, ...]
    last: Stated | None


def read_claims(scope: Scope, one: Located, before: Stated | None) -> ClaimReading:
    """The figures that the sentences of one block state, and the numbers left over."""
    figures: list[Figure] = []
    unlinked: list[Unlinked] = []
    text = one.block.text
    for statement in statements(text.plain, one.block.kind, scope.family, scope.subjects, before):
        before = statement
        number = statement.number
        place = scope.place(text, number.start, number.end, statement.quote)
        if statement.link.measure:
            figures.append(_figure(scope, one, statement, place))
        else:
            unlinked.append(Unlinked(place=place, reason=_reason(statement)))
    return ClaimReading(figures=tuple(figures), unlinked=tuple(unlinked), last=before)


def _reason(statement: Stated) -> str:
    """Why a number was not linked, and to what it might have been."""
    link = statement.link
    most = 3
    named = ", ".join(link.candidates[:most]) + (", ..." if len(link.candidates) > most else "")
    return f"{link.reason} (perhaps {named})" if named else link.reason


def _figure(scope: Scope, one: Located, statement: Stated, place: Place) -> Figure:
    point = Point(
        kind=one.prose,
        context=one.context,
        subject=statement.subject,
        measure=scope.family.measures[statement.link.measure],
        period=statement.span.period,
        base=statement.span.base if statement.sign else None,
    )
    shown = Print(
        place=place,
        number=statement.number,
        sign=statement.sign,
        qualifier=statement.qualifier,
    )
    return scope.figure(point, shown, "prose")
