"""
What an earlier edition printed is printed again, or is said to be revised.

Given with ``--previous``, an earlier edition of a report is no part of what is checked: it is
published. Each figure that both editions print of the same period is set against what was printed
then, the best print of each. Where they differ and a mark says that the figure is revised, or said
then that it was provisional, that is told for information; without a mark a person is asked, and
nobody is accused. A print that nothing dates is compared with nothing. Of several earlier editions
the latest one that prints the figure counts, if their covers say which that is.

A change whose earlier level only the previous edition prints (*down 4 percent on the quarter
before*) is reckoned from that level. If it does not fit, a person is asked: the level may have been
revised since.
"""

from collections.abc import Iterator, Sequence

from schemas.terms import Criterion, Dimension, Marker, Severity, Status
from validate.checking.facts import Dated, Facts, fact_of
from validate.checking.partners import each, is_at, level_at
from validate.checking.rule import Example, Rule
from validate.checking.statements import Change, Reprint, Statement
from validate.model import Figure, Period, Report

# Figures that are expected to change say so when they are first printed.
_NOT_FINAL = (Marker.PROVISIONAL, Marker.ESTIMATED, Marker.FORECAST)
_Prints = tuple[Figure, ...]


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each figure that both editions print, then those for the changes."""
    before = {
        report.document: [one for one in facts.previous_reports if one.series == report.series]
        for report in facts.reports
    }
    for document, editions in before.items():
        for dated, now in facts.dated(facts.by_document[document]) if editions else ():
            for then in _latest(editions, _printed(facts, editions, dated)):
                if now[0].value is not None or then[0].value is not None:
                    yield _reprint(facts, now, then)
    if facts.previous:
        for figure in each(facts, changes=True):
            yield from _change(facts, figure, before[figure.place.document])


def _printed(facts: Facts, editions: Sequence[Report], dated: Dated) -> dict[str, _Prints]:
    """What each edition prints of a fact: those with a value, if there are any."""
    found = {
        one.document: facts.previously[one.document][dated]
        for one in editions
        if dated in facts.previously[one.document]
    }
    valued = {document: then for document, then in found.items() if then[0].value is not None}
    return valued or found


def _latest(editions: Sequence[Report], found: dict[str, _Prints]) -> list[_Prints]:
    """What the latest of some editions prints; all of them, if one does not say when it is of."""
    periods = {one.document: one.period for one in editions if one.document in found}
    dated = [period for period in periods.values() if period is not None]
    if len(dated) < len(periods):
        return list(found.values())
    return [then for document, then in found.items() if periods[document] == max(dated)]


def _reprint(facts: Facts, now: _Prints, then: _Prints) -> Reprint:
    here, there = now[0], then[0]
    assert here.period is not None
    when = here.period.label or here.period.iso
    return Reprint(
        now=here.id,
        then=there.id,
        marked=_marked(now, then),
        message=(
            f"{facts.measure(here).title}, {here.subject}, {when}: printed "
            f"{here.printed or 'nothing'} now, {there.printed or 'nothing'} in the previous edition"
        ),
        doubtful=facts.is_doubtful((here, there)),
    )


def _marked(now: _Prints, then: _Prints) -> str:
    """What any print of the figure says of its being revised."""
    if any(one.marker is Marker.REVISED for one in now):
        return "marked as revised"
    said = [one.marker for one in then if one.marker in _NOT_FINAL]
    return f"{said[0]} then" if said else ""


def _change(facts: Facts, figure: Figure, editions: Sequence[Report]) -> Iterator[Change]:
    """A change of which this edition prints the later level only."""
    level = facts.measure(figure).change_of
    if not level or figure.period is None or figure.base_period is None:
        return
    after = level_at(facts, figure, level, figure.period)
    if after is None or level_at(facts, figure, level, figure.base_period) is not None:
        return
    found = {
        one.document: prints
        for one in editions
        if (prints := _levels(facts, one.document, after, figure.base_period))
    }
    for before in _latest(editions, found):
        yield Change(
            change=figure.id,
            after=after.id,
            before=before[0].id,
            message=(
                f"{facts.measure(figure).title}, {figure.subject}: from {before[0].printed} in the "
                f"previous edition to {after.printed}"
            ),
            doubtful=facts.is_doubtful((figure, after, before[0])),
        )


def _levels(facts: Facts, document: str, after: Figure, period: Period) -> _Prints:
    """The prints of a level of another time in a previous edition, best first."""
    prints = [
        one
        for dated, group in facts.previously[document].items()
        if dated.fact == fact_of(after)
        for one in group
        if one.value is not None and is_at(one, period)
    ]
    return facts.best_first(prints)


RULE = Rule(
    id="previous-edition",
    title="Figures of the previous edition",
    severity=Severity.QUESTION,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.ACCURACY_AND_RELIABILITY,
    statements=statements,
    examples=(
        Example("table loans 120\nprevious/table loans 120", Status.EXACT),
        Example("claim part_a 12\nprevious/table part_a 12.1", Status.ROUNDED),
        Example("table loans 125\nprevious/table loans 120", Status.INCONSISTENT),
        Example(
            "table loans 125 revised\nprevious/table loans 120",
            Status.INCONSISTENT,
            announced=True,
        ),
        Example(
            "table loans 125\nprevious/table loans 120 provisional",
            Status.INCONSISTENT,
            announced=True,
        ),
        Example("table loans ?\nprevious/table loans 120", Status.UNCHECKED),
        Example(
            "claim loans 96\nclaim loans_change -20\nprevious/table loans@earlier 120", Status.EXACT
        ),
        Example(
            "claim loans 96\nclaim loans_change -25\nprevious/table loans@earlier 120",
            Status.INCONSISTENT,
        ),
    ),
)
