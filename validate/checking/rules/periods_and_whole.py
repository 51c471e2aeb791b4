"""
Quarters add up to their year.

Where a family declares that a measure adds up over periods, the prints of all quarters of a year
(or of all months of a quarter, or of any periods of one length that make up a longer one) must add
to that of the whole. Each print may be off by its rounding. They may stand in several tables and
in the text of one report; where one of them is only said to be meant, a person is asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.partners import doubtful, each
from validate.checking.rule import Example, Rule
from validate.checking.statements import Relation, Statement
from validate.family.model import Axis
from validate.model import Figure, Period

_DAY = timedelta(days=1)
_LEAST_PARTS = 2


def statements(facts: Facts) -> Iterator[Statement]:
    """One relation for each print of a period that printed shorter ones make up."""
    series: dict[tuple[str, str, str], dict[Period, list[Figure]]] = defaultdict(dict)
    for figure in each(facts, changes=False):
        measure = facts.measure(figure)
        if Axis.PERIODS in measure.adds_over and figure.period is not None:
            key = (figure.place.document, figure.measure, figure.subject)
            series[key].setdefault(figure.period, []).append(figure)
    for prints in series.values():
        best = {period: facts.best_first(found)[0] for period, found in prints.items()}
        for whole, found in prints.items():
            parts = _parts_of(whole, best)
            for figure in found if parts else ():
                yield _statement(facts, figure, parts)


def _statement(facts: Facts, whole: Figure, parts: tuple[Figure, ...]) -> Statement:
    assert whole.period is not None
    label = whole.period.label or whole.period.iso
    title = facts.measure(whole).title
    return Relation(
        target=whole.id,
        terms=tuple((Fraction(1), one.id) for one in parts),
        message=f"{title}, {whole.subject}, {label}: the sum of its {len(parts)} periods",
        doubtful=doubtful(facts, (whole, *parts)),
    )


def _parts_of(whole: Period, prints: Mapping[Period, Figure]) -> tuple[Figure, ...]:
    """The prints of the longest periods of one length that make up a whole, in order."""
    inside = [one for one in prints if whole.start <= one.start and one.end <= whole.end]
    by_start = sorted((one for one in inside if one != whole), key=lambda one: one.start)
    for months in sorted({_months(one) for one in by_start}, reverse=True):
        parts = [one for one in by_start if _months(one) == months]
        ends = [whole.start - _DAY, *(one.end for one in parts)]
        joined = all(one.start == end + _DAY for one, end in zip(parts, ends[:-1], strict=True))
        if len(parts) >= _LEAST_PARTS and joined and ends[-1] == whole.end:
            return tuple(prints[one] for one in parts)
    return ()


def _months(period: Period) -> int:
    """The length of a period of whole months."""
    after = period.end + _DAY
    return 12 * (after.year - period.start.year) + after.month - period.start.month


RULE = Rule(
    id="periods-and-whole",
    title="Quarters and their year",
    severity=Severity.ERROR,
    criterion=Criterion.TOTALS,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("table visits 500\ntable visits@first 200\ntable visits@second 300", Status.EXACT),
        Example(
            "table visits 500\ntable visits@first 200\ntable visits@second 320",
            Status.INCONSISTENT,
        ),
        Example(
            "table visits 500\ntable visits@first >200\ntable visits@second 300", Status.UNCHECKED
        ),
    ),
)
