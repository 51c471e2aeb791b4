"""
Figures stated in prose.

A number that states a fact is a figure, whether or not a declared measure answers to it; one that
is only said in passing goes to the ledger with the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from schemas.terms import Qualifier
from validate.model import Figure, Period, Place
from validate.recognition.context import Located
from validate.recognition.evidence import Tier
from validate.recognition.passing import said_in_passing
from validate.recognition.prose import statements
from validate.recognition.scope import Point, Print, Scope
from validate.recognition.titles import only_period
from validate.recognition.tokens import Form
from validate.recognition.told import Stated, Told

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Why a number is no figure, or why its figure (``figure_id``) was not linked."""

    place: Place
    reason: str
    figure_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReading:
    """What one block states; ``told`` is what has been said by its end, for the next block."""

    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...]
    told: Told


def read_claims(scope: Scope, one: Located, told: Told) -> ClaimReading:
    """
    The figures that the sentences of one block state, and what is to be said of its numbers.

    ``told`` is what the text has said before the block.
    """
    figures: list[Figure] = []
    tied: list[tuple[int, Stated]] = []
    ids: dict[int, str] = {}
    remarks: list[Remark] = []
    text = one.block.text
    only: Period | None = None
    said = told
    for statement, said in statements(  # noqa: B007 - what was said last is what has been said
        text.plain, one.block.kind, scope.family, scope.subjects, told
    ):
        if statement is None:
            continue
        number = statement.number
        place = scope.place(text, number.start, number.end, statement.quote)
        passing = said_in_passing(number, text.plain, statement.unit)
        if passing and not statement.link.measure:
            remarks.append(Remark(place=place, reason=passing))
            continue
        only = only or (None if figures else only_period(text.plain, scope.subjects.clock))
        figure = _figure(scope, one, _dated(statement, only), place)
        if statement.compared is not None or statement.moved_from is not None:
            tied.append((len(figures), statement))
        figures.append(figure)
        ids[number.start] = figure.id
        if not figure.measure:
            remarks.append(Remark(place=place, reason=_reason(statement), figure_id=figure.id))
    for index, statement in tied:
        figures[index] = _tied(figures[index], statement, ids)
    return ClaimReading(figures=tuple(figures), remarks=tuple(remarks), told=said)


def _tied(figure: Figure, statement: Stated, ids: Mapping[int, str]) -> Figure:
    """A figure with the ids of the prints of its paragraph that its words set it against."""
    against, origin = statement.compared, statement.moved_from
    asserted = replace(
        figure,
        compared_figure="" if against is None else ids.get(against, ""),
        moved_from="" if origin is None else ids.get(origin, ""),
    )
    if against is None or asserted.compared_figure:
        return asserted
    # What it is set against is no figure: another print of who is named would be another matter.
    return replace(asserted, comparison=None, compared_with="")


def _dated(statement: Stated, only: Period | None) -> Stated:
    """
    A level whose sentence states no time is of the one period that its paragraph states.

    *The inspectors reviewed 60 files. They were drawn from the crimes of January to March 2016.*
    """
    span = statement.span
    if only is None or statement.sign or span.period is not None or span.elsewhen:
        return statement
    return replace(statement, span=replace(span, period=only))


def _reason(statement: Stated) -> str:
    """Why a number was not linked, and to what it might have been."""
    link = statement.link
    named = ", ".join(link.candidates[:_MOST_NAMED])
    more = ", ..." if len(link.candidates) > _MOST_NAMED else ""
    return f"{link.reason} (perhaps {named}{more})" if named else link.reason


def _is_of_change(scope: Scope, measure: str) -> bool:
    return bool(measure) and scope.family.measures[measure].of_change


def _figure(scope: Scope, one: Located, statement: Stated, place: Place) -> Figure:
    measure = statement.link.measure
    point = Point(
        kind=one.prose,
        context=one.context,
        subject=statement.subject,
        measure=scope.family.measures[measure] if measure else None,
        label=statement.concept,
        period=statement.span.period,
        base=statement.span.base if statement.sign or _is_of_change(scope, measure) else None,
    )
    worded = statement.number.form in {Form.WORD, Form.SHARE}
    shown = Print(
        place=place,
        number=statement.number,
        sign=statement.sign,
        unit=statement.unit,
        qualifier=statement.qualifier or (Qualifier.WORD_NUMBER if worded else None),
        candidates=statement.link.candidates,
        past=statement.span.past,
        carried=bool(measure) and statement.link.tier >= Tier.CARRIED,
        comparison=statement.comparison,
        compared_with=statement.compared_with,
        direction=statement.direction,
        evidence=statement.link.evidence if measure else (statement.link.reason,),
    )
    return scope.figure(point, shown, "prose")
