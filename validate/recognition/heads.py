"""What the label of a row and the head of a column say, and what a cell is of by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.terms import Marker, Unit
from validate.family.forms import Row, TableForm
from validate.family.model import Measure, Vocabulary
from validate.model import Period
from validate.recognition.markers import marker_of, without_markers
from validate.recognition.periods import Clock, Reach, find_periods
from validate.recognition.subjects import Subjects
from validate.recognition.titles import without_periods
from validate.vocabulary import canonical

_DATED = frozenset({Reach.ABSOLUTE, Reach.YEAR})
# What a declared label has in the place of any period.
_ANY_PERIOD = "{period}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """
    What a label or a head says: the declared row or column that it is, whom and what time it names.

    ``text`` is what is printed, in one line.
    """

    text: str
    declared: Row | None
    subject: str
    period: Period | None
    marker: Marker | None

    @property
    def key(self) -> object:
        """What must differ between two columns that are both read."""
        declared = (self.declared.labels, self.declared.under) if self.declared else None
        return declared, self.subject, self.period


def head_of(
    label: str, declared: Sequence[Row], subjects: Subjects, group: str = ""
) -> Head | None:
    """
    What a label says; None where it is neither declared nor names a subject or a period.

    ``group`` is the measure of the group row above it.
    """
    text = without_markers(label)
    stated, bare = _time(text, subjects.clock)
    row = _declared(text, declared, group)
    if row is None and stated:
        row = _declared(bare, declared, group)
    subject = (row.subject if row else "") or subjects.named(text) or subjects.named(bare)
    period = stated if row or subject or not canonical(bare) else None
    if row is None and not subject and period is None:
        return None
    return Head(
        text=" ".join(text.split()),
        declared=row,
        subject=subject,
        period=period,
        marker=marker_of(label),
    )


def measure_at(
    vocabulary: Vocabulary, form: TableForm, heads: Sequence[Row | None]
) -> Measure | None:
    """
    The measure of a cell: that of its column, else of its row, else of its table.

    Facets of both are added to its point, and a change of it is the measure that is declared as
    one. None where no measure is there.
    """
    said = [one for one in heads if one is not None]
    name = next((one.measure for one in reversed(said) if one.measure), form.measure)
    if not name:
        return None
    level: Measure | None = vocabulary.measures[name]
    facets = {facet: value for one in said for facet, value in one.facets.items()}
    if facets and level is not None:
        level = _with_facets(vocabulary, level, {**level.facets, **facets})
    if level is None:
        return None
    for one in said:
        if one.change is not None:
            return _change(vocabulary, level, one.change.months, percent=True)
        if one.difference is not None:
            return _change(vocabulary, level, one.difference.months, percent=False)
    return level


def _time(text: str, clock: Clock) -> tuple[Period | None, str]:
    """The one period that a label names, and the label without it."""
    hits = [hit for hit in find_periods(text, clock) if hit.reach is Reach.ABSOLUTE]
    if len(hits) == 1:
        return hits[0].period, without_periods(text, clock)
    led = f"in {text.strip()}"  # a month or a year stands alone in a head
    alone = [hit for hit in find_periods(led, clock) if hit.reach in _DATED and hit.period]
    if not hits and len(alone) == 1 and alone[0].start == 0:
        return alone[0].period, led[alone[0].end :]
    return None, text


def _declared(label: str, declared: Sequence[Row], group: str) -> Row | None:
    wanted = canonical(label)
    if not wanted:
        return None
    fits = [
        row
        for row in declared
        if any(canonical(one.replace(_ANY_PERIOD, " ")) == wanted for one in row.labels)
    ]
    under = [row for row in fits if row.under == group]
    free = [row for row in fits if not row.under]
    return next(iter(under or free), None)


def _with_facets(
    vocabulary: Vocabulary, measure: Measure, facets: Mapping[str, str]
) -> Measure | None:
    """The measure at another point of the same concept, unit and change."""
    return next(
        (
            one
            for one in vocabulary.of_concept[measure.concept]
            if dict(one.facets) == dict(facets)
            and (one.unit, one.changes, one.span_months)
            == (measure.unit, measure.changes, measure.span_months)
        ),
        None,
    )


def _change(
    vocabulary: Vocabulary, level: Measure, months: int, *, percent: bool
) -> Measure | None:
    """The measure that is the change of a level over so many months."""
    return next(
        (
            one
            for one in vocabulary.of_concept[level.concept]
            if one.change_of == level.name
            and one.span_months == months
            and (one.unit is Unit.PERCENT) is percent
        ),
        None,
    )
