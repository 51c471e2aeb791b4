"""
Percentages in a table are the shares of the counts beside them.

In a table that nobody declared, a column of percentages is held against the counts near it: each as
a share of the total of its column, or of another count in its row. That must be clear: it holds in
four rows at least, and in four of five; then a row where it does not is wrong. What is called *of
which* is not above the row that it is a part of.
"""

from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Statement


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each share and each part in each table."""
    for one in facts.structures:
        yield from one.shares


_SHARES = """
cell 1 1 "a" "Number" 31
cell 1 2 "a" "%" 15.5 %
cell 2 1 "b" "Number" 57
cell 2 2 "b" "%" 28.5 %
cell 3 1 "c" "Number" 71
cell 3 2 "c" "%" 35.5 %
cell 4 1 "d" "Number" 22
cell 4 2 "d" "%" 11.0 %
cell 5 1 "e" "Number" 19
cell 6 1 "Total" "Number" 200
"""
_CRIME = """
cell 1 1 "Crime" "2030" 31
cell 1 2 "Crime" "2031" 35
cell 1 3 "Crime" "2032" 36
cell 2 1 "of which violent" "2030" 13
cell 2 2 "of which violent" "2031" 12
"""

RULE = Rule(
    id="table-shares",
    title="Shares and parts in tables",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example(_SHARES + 'cell 5 2 "e" "%" 9.5 %', Status.EXACT),
        Example(_SHARES + 'cell 5 2 "e" "%" 5.9 %', Status.INCONSISTENT),
        Example(_CRIME + 'cell 2 3 "of which violent" "2032" 14', Status.EXACT),
        Example(_CRIME + 'cell 2 3 "of which violent" "2032" 41', Status.INCONSISTENT),
    ),
)
