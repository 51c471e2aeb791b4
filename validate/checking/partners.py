"""
The prints that a relation sets beside a figure: of another measure, of the same subject and time.

What stands in the same sentence is meant together. Beyond it a print must be of the same stated
period, or where one of the two states none, the only one in its section or else in the document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from schemas.terms import Qualifier
from validate.checking.facts import Facts
from validate.model import Figure, Period

_BOUNDS = frozenset({Qualifier.LOWER, Qualifier.UPPER})
# The end of the year to 30 June is counted on 30 June, or on 1 July, or on the next working day.
_AT_THE_END = timedelta(days=4)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time that is asked for; ``past`` where nothing dates it but that it is told of before."""

    period: Period | None
    past: bool = False


def when(figure: Figure) -> When:
    """The time of a figure."""
    return When(period=figure.period, past=figure.past)


def valued(facts: Facts, figure: Figure, measure: str) -> tuple[Figure, ...]:
    """All prints of a measure, with a value, of a figure's subject in its document, in order."""
    found = facts.stated.get((figure.place.document, measure, figure.subject), ())
    return tuple(one for one in found if one.value is not None and one.qualifier not in _BOUNDS)


def together(one: Figure, other: Figure) -> bool:
    """Whether two prints stand in one sentence, or in one row of a table."""
    here, there = one.place, other.place
    if one.table or other.table or one.grid or other.grid:
        row, beside = (one.table, one.grid, one.row), (other.table, other.grid, other.row)
        return (*row, here.document) == (*beside, there.document)
    at = (here.document, here.page, here.line, here.quote)
    return at == (there.document, there.page, there.line, there.quote)


def partner(facts: Facts, figure: Figure, measure: str, at: When | None = None) -> Figure | None:
    """
    The print of another measure that belongs to a figure, or None where none or several may.

    ``at`` asks for another time than the figure's own.
    """
    wanted = at or when(figure)
    others = [
        one
        for one in valued(facts, figure, measure)
        if one.id != figure.id and _may_be(one, wanted)
    ]
    beside = [one for one in others if together(one, figure)]
    if beside:
        return _only(beside)
    dated = [one for one in others if wanted.period and one.period == wanted.period]
    if dated:
        return next(iter(facts.best_first(dated)))
    near = [one for one in others if one.context == figure.context]
    return _only(near or others)


def ends_with(figure: Figure, period: Period) -> bool:
    """Whether a figure is dated as a period ends; that may be a day later or two."""
    return figure.period is not None and abs(figure.period.end - period.end) <= _AT_THE_END


def is_at(figure: Figure, period: Period) -> bool:
    """Whether a figure is of a period, or is counted on a day at its end."""
    if figure.period is None or figure.period == period:
        return figure.period is not None
    return figure.period.start == figure.period.end and ends_with(figure, period)


def level_at(facts: Facts, figure: Figure, level: str, period: Period) -> Figure | None:
    """The level of a period in a change's document; of what is counted on a day, at its end."""
    found = partner(facts, figure, level, When(period=period))
    if found is not None and found.period is not None:
        return found
    counted = [one for one in valued(facts, figure, level) if is_at(one, period)]
    return next(iter(facts.best_first(counted)), None)


def doubtful(facts: Facts, figures: Iterable[Figure]) -> bool:
    """Whether prints of several sentences may be of different things."""
    held = tuple(figures)
    apart = any(not together(held[0], other) for other in held[1:])
    return apart and facts.is_doubtful(held)


def each(facts: Facts, *, changes: bool | None = None) -> Iterator[Figure]:
    """Linked prints with a value, ends of ranges aside; ``changes`` picks changes or levels."""
    for figures in facts.by_document.values():
        for figure in figures:
            if figure.value is None or figure.qualifier in _BOUNDS:
                continue
            if changes is None or facts.measure(figure).changes is changes:
                yield figure


def _may_be(one: Figure, wanted: When) -> bool:
    """Whether a print may be of a time: what both state must be the same."""
    if one.period is not None and wanted.period is not None:
        return one.period == wanted.period
    return one.past == wanted.past


def _only(figures: list[Figure]) -> Figure | None:
    """The first of several prints that say the same; None where they differ."""
    said = {(one.value, one.decimals) for one in figures}
    return figures[0] if len(said) == 1 else None
