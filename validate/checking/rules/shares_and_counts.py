"""
A share or a rate agrees with the two numbers that it is of.

Where a report prints *302 of 1,128 cases, or 27 percent*, the share must be what the counts give,
rounded. Counts are exact unless words say otherwise, or a large one ends in noughts. Where only the
number of all cases is printed, some whole number of them must give the share: of 31 cases none is
46 percent (the GRIM test, Brown and Heathers 2017), which says something of small numbers only.
"""

from collections.abc import Iterator
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Severity, Status, Unit
from validate.checking.facts import Facts
from validate.checking.partners import doubtful, each, partner
from validate.checking.rule import Example, Rule
from validate.checking.statements import Ratio, Statement

_TIMES = {
    Unit.PERCENT: 100,
    Unit.PER_100_OFFENCES: 100,
    Unit.PER_1000_POPULATION: 1_000,
    Unit.PER_10000_POPULATION: 10_000,
    Unit.PER_100000_POPULATION: 100_000,
    Unit.PER_1000_HOUSEHOLDS: 1_000,
    Unit.PER_MILLION_POPULATION: 1_000_000,
}


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each ratio whose denominator is printed."""
    for figure in each(facts):
        measure = facts.measure(figure)
        if measure.ratio is None:
            continue
        whole = partner(facts, figure, measure.ratio.denominator)
        if whole is None:
            continue
        part = partner(facts, figure, measure.ratio.numerator)
        figures = (figure, whole, *([part] if part else ()))
        counted = facts.families[figure.family].measures[measure.ratio.numerator].unit
        if part is None and counted is not Unit.COUNT:
            continue
        said = f"{part.printed} of {whole.printed}" if part else f"a share of {whole.printed}"
        yield Ratio(
            result=figure.id,
            numerator=part.id if part else "",
            denominator=whole.id,
            times=Fraction(_TIMES.get(figure.unit, 1)),
            message=f"{measure.title}, {figure.subject}: {said}",
            doubtful=doubtful(facts, figures),
        )


RULE = Rule(
    id="shares-and-counts",
    title="Shares, rates and their counts",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("claim late 30\nclaim loans 120\nclaim late_share 25", Status.EXACT),
        Example("claim late 302\nclaim loans 1128\nclaim late_share 27", Status.ROUNDED),
        Example("claim late 302\nclaim loans 1128\nclaim late_share 72", Status.INCONSISTENT),
        Example("claim loans 31\nclaim late_share 45", Status.ROUNDED),
        Example("claim loans 31\nclaim late_share 46", Status.INCONSISTENT),
        Example("claim late 49\nclaim loans 60\nclaim late_share >75", Status.EXACT),
        Example("claim late 44\nclaim loans 60\nclaim late_share >75", Status.INCONSISTENT),
        Example("claim late 49\nclaim loans >60\nclaim late_share 75", Status.UNCHECKED),
    ),
)
