"""
National figures agree across reports.

Every report of a family prints the same national figures beside its own, and now and then a figure
of somebody else. What two reports print must be the same in both. Each report enters with
its most authoritative print of a figure (its other prints are held to that one by another rule);
where two reports disagree, all of them are shown. Several states of one report (its PDF and its
text, two drafts) are each compared with the other reports, and are one voter. Reports that are of
different periods are editions, and a later one may revise what an earlier one printed: they are
held to each other only where the earlier is given as such (``--previous``).
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import SameFact, Statement, Unchecked
from validate.model import Figure, Period


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each fact that two reports print."""
    printed = tuple(figure for figures in facts.by_document.values() for figure in figures)
    for group in facts.groups(printed):
        for edition in _by_edition(facts, group):
            yield from _of_fact(facts, edition)


def _by_edition(facts: Facts, group: tuple[Figure, ...]) -> list[tuple[Figure, ...]]:
    """The prints of a fact by the period that their report is of."""
    of = {report.id: report.period for report in facts.reports}
    editions: dict[Period | None, list[Figure]] = defaultdict(list)
    for figure in group:
        editions[of.get(figure.report)].append(figure)
    return [tuple(figures) for figures in editions.values()]


def _of_fact(facts: Facts, group: tuple[Figure, ...]) -> Iterator[Statement]:
    entered = _one_a_document(group)
    if len({figure.report for figure in entered}) < 2:  # noqa: PLR2004 - nobody to agree with
        return
    valued = [figure for figure in entered if figure.value is not None]
    title = facts.measure(entered[0]).title
    if len({figure.report for figure in valued}) >= 2:  # noqa: PLR2004 - as above
        yield SameFact(
            figures=tuple(figure.id for figure in _departing_first(valued)),
            message=f"{title}, {entered[0].subject}: in {len(valued)} documents",
            doubtful=facts.is_doubtful(_departing(valued)),
        )
    elif valued:
        yield Unchecked(
            figures=tuple(figure.id for figure in entered),
            message=f"{title}, {entered[0].subject}: in several reports",
            reason="only one report prints a value",
        )


def _one_a_document(group: tuple[Figure, ...]) -> list[Figure]:
    """The best print of each document; a group comes most authoritative first."""
    best: dict[str, Figure] = {}
    for figure in group:
        best.setdefault(figure.place.document, figure)
    return list(best.values())


def _departing(figures: list[Figure]) -> list[Figure]:
    """
    Those that may be of something else: all, unless two reports print alike what a third does not.

    Prints that agree by chance alone are rare; what they agree on is one thing.
    """
    backing = _backing(figures)
    most = max(backing.values())
    alone = [one for one in figures if backing[one.value] < most]
    return alone if most > 1 and alone else figures


def _backing(figures: list[Figure]) -> dict[Decimal | None, int]:
    """How many reports print each value."""
    reports: dict[Decimal | None, set[str]] = defaultdict(set)
    for figure in figures:
        reports[figure.value].add(figure.report)
    return {value: len(backed) for value, backed in reports.items()}


def _departing_first(figures: list[Figure]) -> list[Figure]:
    """The values that fewest reports print come first: they are the ones to look at."""
    backing = _backing(figures)
    return sorted(figures, key=lambda one: backing[one.value])


RULE = Rule(
    id="national-figures",
    title="National figures across reports",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("table national part_a 12.1\nother/table national part_a 12.1", Status.EXACT),
        Example("claim national part_a 12\nother/table national part_a 12.1", Status.ROUNDED),
        Example(
            "table national part_a 12.1\nother/table national part_a 12.2", Status.INCONSISTENT
        ),
        Example(
            "infographic national part_a ?\nother/table national part_a 12.1", Status.UNCHECKED
        ),
    ),
)
