"""
Comparison words agree with the values.

Where a sentence says that a value is higher or lower than another, or the same, the values must
allow it. *Higher* is allowed as long as rounding leaves it possible: 12 is not known to be above
12, but may be. What is *similar* or *in line* is a judgment and is not checked. Of falls nobody
knows whether a larger one counts as higher, so changes are compared where both are rises.
"""

from collections.abc import Iterator

from schemas.terms import Comparison, Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.partners import each, together
from validate.checking.rule import Example, Rule
from validate.checking.statements import Near, Statement, said_to_be
from validate.model import Figure

_WORDS = {
    Comparison.HIGHER: "said to be higher than",
    Comparison.LOWER: "said to be lower than",
    Comparison.SAME: "said to be the same as",
}


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each value that words set against another."""
    for figure in each(facts):
        if figure.comparison not in _WORDS:
            continue
        other = _other(facts, figure)
        if other is None or other.value is None or other.unit is not figure.unit:
            continue
        if facts.measure(figure).changes and min(_value(figure), _value(other)) <= 0:
            continue
        yield _statement(facts, figure, other)


def _other(facts: Facts, figure: Figure) -> Figure | None:
    """What the figure is set against: the print of the sentence, or that of who is named."""
    if figure.compared_figure:
        other = facts.by_id.get(figure.compared_figure)
        return other if other is not None and other.measure == figure.measure else None
    if not figure.compared_with or figure.compared_with == figure.subject:
        return None
    found = facts.stated.get((figure.place.document, figure.measure, figure.compared_with), ())
    beside = [one for one in found if together(one, figure)]
    if len(beside) == 1:
        return beside[0]
    dated = [one for one in found if figure.period and one.period == figure.period]
    return next(iter(facts.best_first(dated)), None)


def _value(figure: Figure) -> float:
    return float(figure.value or 0)


def _statement(facts: Facts, figure: Figure, other: Figure) -> Statement:
    assert figure.comparison is not None
    message = (
        f"{facts.measure(figure).title}, {figure.subject}: {figure.printed} is "
        f"{_WORDS[figure.comparison]} {other.printed}, {other.subject}"
    )
    if figure.comparison is Comparison.SAME:
        return Near(figures=(figure.id, other.id), message=message)
    higher = figure.comparison is Comparison.HIGHER
    return said_to_be(figure.id, above=higher, other=other.id, message=message)


RULE = Rule(
    id="comparison-words",
    title="Comparison words and values",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("claim part_a 31 higher\nclaim national part_a 27", Status.EXACT),
        Example("claim part_a 12 higher\nclaim national part_a 12", Status.EXACT),
        Example("claim part_a 31 lower\nclaim national part_a 27", Status.INCONSISTENT),
        Example("claim loans 27 higher\nclaim national loans 27", Status.INCONSISTENT),
        Example("claim part_a 27 same\nclaim national part_a 27.3", Status.EXACT),
        Example("claim part_a 27 same\nclaim national part_a 28.3", Status.INCONSISTENT),
        Example("claim part_a ~27 lower\nclaim national part_a 31", Status.UNCHECKED),
    ),
)
