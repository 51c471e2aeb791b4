"""
What there is at the end is what there was, plus what came in, less what went out.

Where a family declares the flows of a stock (cases open; cases received and completed), the print
at the end of a period must be that at its beginning plus all that came in during the period, less
all that went out. Each print may be off by its rounding. Periods of which a flow or the stock
before is not printed are left alone.
"""

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.partners import doubtful, each
from validate.checking.rule import Example, Rule
from validate.checking.statements import Relation, Statement
from validate.model import Figure, Period

_DAY = timedelta(days=1)


def statements(facts: Facts) -> Iterator[Statement]:
    """One relation for each print of a stock with the flows of a period that ends with it."""
    for figure in each(facts, changes=False):
        flows = facts.measure(figure).flows
        if flows is None or figure.period is None:
            continue
        into = [_prints(facts, figure, name) for name in flows.into]
        out_of = [_prints(facts, figure, name) for name in flows.out_of]
        stocks = {
            one.period.end: one
            for one in _prints(facts, figure, figure.measure).values()
            if one.period is not None
        }
        for period in into[0]:
            before = stocks.get(period.start - _DAY)
            if period.end != figure.period.end or before is None:
                continue
            if all(period in prints for prints in (*into, *out_of)):
                yield _statement(
                    facts,
                    figure,
                    before,
                    [prints[period] for prints in into],
                    [prints[period] for prints in out_of],
                )


def _prints(facts: Facts, figure: Figure, measure: str) -> dict[Period, Figure]:
    """The best print of each period that the document of a figure gives for a measure."""
    found = facts.stated.get((figure.place.document, measure, figure.subject), ())
    best: dict[Period, Figure] = {}
    for one in facts.best_first(one for one in found if one.value is not None):
        if one.period is not None:
            best.setdefault(one.period, one)
    return best


def _statement(
    facts: Facts, stock: Figure, before: Figure, into: list[Figure], out_of: list[Figure]
) -> Statement:
    said = " ".join(
        [before.printed, *(f"plus {one.printed}" for one in into)]
        + [f"less {one.printed}" for one in out_of]
    )
    return Relation(
        target=stock.id,
        terms=(
            (Fraction(1), before.id),
            *((Fraction(1), one.id) for one in into),
            *((Fraction(-1), one.id) for one in out_of),
        ),
        message=f"{facts.measure(stock).title}, {stock.subject}: {said}",
        doubtful=doubtful(facts, (stock, before, *into, *out_of)),
    )


RULE = Rule(
    id="stocks-and-flows",
    title="Stocks and flows",
    severity=Severity.ERROR,
    criterion=Criterion.TOTALS,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example(
            "table books 950\ntable books@earlier 900\ntable bought 80\ntable sold 30",
            Status.EXACT,
        ),
        Example(
            "table books 960\ntable books@earlier 900\ntable bought 80\ntable sold 30",
            Status.INCONSISTENT,
        ),
        Example(
            "table books 950\ntable books@earlier 900\ntable bought >80\ntable sold 30",
            Status.UNCHECKED,
        ),
    ),
)
