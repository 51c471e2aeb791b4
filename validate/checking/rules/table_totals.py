"""
A table adds up, though no family declares it.

What a table that nobody declared calls a total is held against the rows above or below it, or the
columns beside it; so is a row that the rows below it are indented under, and a bold one among plain
ones. A row of shares is summed only where its total is printed as 100. What a label promises is
believed where the table itself bears it out: in two places at least, and in more than half of all.
Then a place where it does not hold is wrong; with little to go by, or where the total looks like an
average, it is a question. Where the table does not bear it out, nothing is said but that. A total
of parts that are not all printed is held to be no less than those that are. What counts are rounded
to is read off the table: where nearly all are multiples of 10, each may be 5 off.
"""

from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Statement


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each cell of each total, subtotal and hundred percent."""
    for one in facts.structures:
        yield from one.totals


_TWO_YEARS = """
cell 1 1 "North" "2030" 131
cell 1 2 "North" "2031" 142
cell 2 1 "South" "2030" 57
cell 2 2 "South" "2031" 66
cell 3 1 "Total" "2030" 188
"""

RULE = Rule(
    id="table-totals",
    title="Totals in tables",
    severity=Severity.ERROR,
    criterion=Criterion.TOTALS,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example(_TWO_YEARS + 'cell 3 2 "Total" "2031" 208', Status.EXACT),
        Example(
            'cell 1 1 "a" "2030" 33.3 %\ncell 2 1 "b" "2030" 66.6 %\ncell 3 1 "All" "2030" 100.0 %',
            Status.ROUNDED,
        ),
        Example(
            _TWO_YEARS
            + 'cell 1 3 "North" "2032" 150\ncell 2 3 "South" "2032" 61\n'
            + 'cell 3 2 "Total" "2031" 208\ncell 3 3 "Total" "2032" 221',
            Status.INCONSISTENT,
        ),
        Example(
            _TWO_YEARS + 'cell 3 2 "Total" "2031" 208\ncell 1 3 "North" "Mean age" 31\n'
            'cell 2 3 "South" "Mean age" 38\ncell 3 3 "Total" "Mean age" 33',
            Status.EXACT,
        ),
        Example(
            'cell 1 1 "a" "2030" 31\ncell 1 2 "a" "2031" 32\ncell 2 1 "b" "2030" 27\n'
            'cell 2 2 "b" "2031" 26\ncell 3 1 "All" "2030" 29\ncell 3 2 "All" "2031" 30',
            Status.UNCHECKED,
        ),
    ),
)
