"""
A value lies within the range that the report states.

Where a report says that all forces lie between two values, its own value of that measure and time
must lie between them, and so must the national one unless it is a count of all. Each end may be off
by half a unit of its last place. The range may stand anywhere in the report, also in an annex.
"""

from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Qualifier, Severity, Status, Unit
from validate.checking.facts import Facts
from validate.checking.partners import each
from validate.checking.rule import Example, Rule
from validate.checking.statements import Order, Statement
from validate.model import Figure


def statements(facts: Facts) -> Iterator[Statement]:
    """Two statements for each value that a range is stated for: not below it, not above it."""
    ranges: dict[tuple[str, str], list[Figure]] = {}
    for figures in facts.by_document.values():
        for figure in figures:
            ends = {Qualifier.LOWER, Qualifier.UPPER}
            if figure.qualifier in ends and figure.value is not None:
                spread = facts.families[figure.family].spread
                if spread is not None and figure.subject == spread.name:
                    ranges.setdefault((figure.place.document, figure.measure), []).append(figure)
    for figure in each(facts):
        for end in ranges.get((figure.place.document, figure.measure), ()):
            if _is_within(facts, figure, end):
                yield _statement(facts, figure, end)


def _is_within(facts: Facts, figure: Figure, end: Figure) -> bool:
    """Whether a range speaks of a figure: of one of those it is about, and of the same time."""
    family = facts.families[figure.family]
    subject = next((one for one in family.subjects if one.name == figure.subject), None)
    if subject is None or not (subject.inspected or subject.national):
        return False
    if subject.national and figure.unit is Unit.COUNT:
        return False
    if figure.period and end.period:
        return figure.period == end.period
    if figure.past or figure.period == end.period:
        return not figure.past
    # One of the two is not dated: it is of the only time that the document gives, if there is one.
    both = {figure.period, end.period}
    stated = facts.stated[figure.place.document, figure.measure, figure.subject]
    both.update(one.period for one in stated)
    return len(both - {None}) == 1


def _statement(facts: Facts, figure: Figure, end: Figure) -> Statement:
    lowest = end.qualifier is Qualifier.LOWER
    word = "lowest" if lowest else "highest"
    return Order(
        less=end.id if lowest else figure.id,
        more=figure.id if lowest else end.id,
        looked_at=figure.id,
        message=(
            f"{facts.measure(figure).title}, {figure.subject}: "
            f"{figure.printed}, and the {word} of all is {end.printed}"
        ),
        doubtful=facts.is_doubtful((figure, end)),
    )


RULE = Rule(
    id="stated-ranges",
    title="Values within stated ranges",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("claim part_a 31\nclaim all part_a [12\nclaim all part_a 40]", Status.EXACT),
        Example("claim part_a 31\nannex all part_a [12\nannex all part_a 29]", Status.INCONSISTENT),
        Example("claim part_a 10\nannex all part_a [12\nannex all part_a 30]", Status.INCONSISTENT),
        Example("claim national part_a 12.0\nannex all part_a [12", Status.EXACT),
        Example("claim part_a ~11\nannex all part_a [12", Status.UNCHECKED),
    ),
)
