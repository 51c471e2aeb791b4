"""
A column of changes agrees with the two columns that it is the change of.

In a table that nobody declared, what is headed *% change* or *Difference* is held against two other
columns (or rows): of all that stand near it those two are taken that give it in most rows, the
nearest first. They must do so in two rows at least, and in more than half; then a row where they do
not is wrong. Where a column prints no signs, a change that fits the other way round is left open,
and so is one that fits as a difference in a column of percentages.
"""

from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Statement


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each change in each table."""
    for one in facts.structures:
        yield from one.changes


_TWO_ROWS = """
cell 1 1 "North" "2030" 200
cell 1 2 "North" "2031" 231
cell 1 3 "North" "% change" 15.5 %
cell 2 1 "South" "2030" 80
cell 2 2 "South" "2031" 60
cell 2 3 "South" "% change" -25.0 %
"""
_FOUR_ROWS = (
    _TWO_ROWS
    + 'cell 3 1 "East" "2030" 40\ncell 3 2 "East" "2031" 47\ncell 3 3 "East" "% change" 17.5 %\n'
    + 'cell 4 1 "West" "2030" 60\ncell 4 2 "West" "2031" 66\n'
)

RULE = Rule(
    id="table-changes",
    title="Changes in tables",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example(_TWO_ROWS, Status.EXACT),
        Example(_FOUR_ROWS + 'cell 4 3 "West" "% change" 10 %', Status.EXACT),
        Example(_FOUR_ROWS + 'cell 4 3 "West" "% change" 16.0 %', Status.INCONSISTENT),
        Example(
            'cell 1 1 "a" "2030" 31\ncell 1 2 "a" "2031" 32\ncell 1 3 "a" "Change" 7\n'
            'cell 2 1 "b" "2030" 27\ncell 2 2 "b" "2031" 26\ncell 2 3 "b" "Change" 9',
            Status.UNCHECKED,
        ),
    ),
)
