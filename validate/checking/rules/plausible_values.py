"""
A value is one that its unit allows.

A share lies between 0 and 100 percent, and no count, rate or time is below 0. This holds for every
measure; narrower ranges of single measures are declared by the family and checked with the
published tables.
"""

from collections.abc import Iterator
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Severity, Status, Unit
from validate.checking.facts import Facts
from validate.checking.partners import each
from validate.checking.precision import SIGNED
from validate.checking.rule import Example, Rule
from validate.checking.statements import Statement, Within


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each level whose measure sets no bounds of its own."""
    for figure in each(facts, changes=False):
        measure = facts.measure(figure)
        low = Fraction(0) if measure.least is None and figure.unit not in SIGNED else None
        high = Fraction(100) if measure.most is None and figure.unit is Unit.PERCENT else None
        if low is None and high is None:
            continue
        yield Within(
            figure=figure.id,
            low=low,
            high=high,
            message=f"{measure.title}, {figure.subject}: a value that its unit allows",
        )


RULE = Rule(
    id="plausible-values",
    title="Plausible values",
    severity=Severity.ERROR,
    criterion=Criterion.PLAUSIBILITY,
    dimension=Dimension.ACCURACY_AND_RELIABILITY,
    statements=statements,
    examples=(
        Example("claim part_a 61.5", Status.EXACT),
        Example("claim part_a 615", Status.INCONSISTENT),
        Example("claim loans -5", Status.INCONSISTENT),
    ),
)
