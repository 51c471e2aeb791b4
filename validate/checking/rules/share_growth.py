"""
A share moves as its part grows against its whole.

If domestic abuse was 10 percent of crime, rose by 25 percent, and all crime rose by 5, it is now
10 x 1.25 / 1.05 = 11.9 percent of crime. Where a report prints both shares and both changes over
the same time, they must fit, with the rounding of all four.
"""

from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.partners import When, each, valued
from validate.checking.rule import Example, Rule
from validate.checking.statements import ShareGrowth, Statement
from validate.model import Figure


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each share whose two values and two changes are printed."""
    for figure in each(facts, changes=False):
        measure = facts.measure(figure)
        if measure.growth is None or figure.period is None:
            continue
        for change in valued(facts, figure, measure.growth.part):
            if change.period != figure.period or change.base_period is None:
                continue
            before = _at(facts, figure, measure.name, When(period=change.base_period))
            whole = _same_span(facts, change, measure.growth.whole)
            if before is None or whole is None:
                continue
            yield ShareGrowth(
                share_after=figure.id,
                share_before=before.id,
                part_change=change.id,
                whole_change=whole.id,
                message=f"{measure.title}, {figure.subject}: from {before.printed} by growth",
                doubtful=facts.is_doubtful((figure, before, change, whole)),
            )


def _at(facts: Facts, figure: Figure, measure: str, at: When) -> Figure | None:
    found = [one for one in valued(facts, figure, measure) if one.period == at.period]
    return next(iter(facts.best_first(found)), None)


def _same_span(facts: Facts, change: Figure, measure: str) -> Figure | None:
    found = [
        one
        for one in valued(facts, change, measure)
        if (one.period, one.base_period) == (change.period, change.base_period)
    ]
    return next(iter(facts.best_first(found)), None)


RULE = Rule(
    id="share-growth",
    title="Shares and the growth of part and whole",
    severity=Severity.WARNING,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example(
            "claim late_share 11.9\nclaim late_share@earlier 10.0\n"
            "claim late_change 25\nclaim loans_change 5",
            Status.ROUNDED,
        ),
        Example(
            "claim late_share 19.1\nclaim late_share@earlier 10.0\n"
            "claim late_change 25\nclaim loans_change 5",
            Status.INCONSISTENT,
        ),
        Example(
            "claim late_share 12\nclaim late_share@earlier ~10\n"
            "claim late_change 25\nclaim loans_change 5",
            Status.UNCHECKED,
        ),
    ),
)
