"""
A column of a table is printed to one number of decimals.

Figures of one unit below each other are read as equally precise. One that has more or fewer places
than the others is a slip of the layout, or a number from elsewhere. A total that is 100 by
definition may have its own, and a measure whose decimals the family declares is held to those with
the published tables. Where no number of places is the usual one, nothing is said.
"""

from collections import Counter
from collections.abc import Iterator

from schemas.terms import Kind, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Predicate, Statement, Unchecked
from validate.model import Figure


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each column of two or more figures of a unit."""
    for figures in facts.by_document.values():
        columns: dict[tuple[object, ...], list[Figure]] = {}
        for figure in figures:
            if figure.kind is not Kind.TABLE or figure.value is None:
                continue
            measure = facts.measure(figure)
            if measure.must_be is None and not measure.decimals:
                key = (figure.table, figure.subject, figure.period, figure.unit)
                columns.setdefault(key, []).append(figure)
        for column in columns.values():
            if len(column) > 1:
                yield _statement(column)


def _statement(column: list[Figure]) -> Statement:
    counted = Counter(one.decimals for one in column).most_common(2)
    message = f"{column[0].table}, {column[0].subject}: decimals in the column"
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        reason = "as many figures have one number of places as another"
        figures = tuple(one.id for one in column)
        return Unchecked(figures=figures, message=message, reason=reason)
    usual = counted[0][0]
    odd = [one for one in column if one.decimals != usual]
    if not odd:
        return Predicate(figures=tuple(one.id for one in column), holds=True, message=message)
    rest = [one for one in column if one.decimals == usual]
    prints = ", ".join(one.printed for one in odd)
    return Predicate(
        figures=tuple(one.id for one in (*odd, *rest)),
        holds=False,
        message=message,
        note=f"{prints}: the others have {usual} decimal place{'' if usual == 1 else 's'}",
    )


RULE = Rule(
    id="decimals-in-a-column",
    title="Decimals in a column",
    severity=Severity.WARNING,
    statements=statements,
    examples=(
        Example("table part_a 33.3\ntable part_b 66.7\ntable whole 100.00", Status.EXACT),
        Example("table part_a 33.3\ntable part_b 66\ntable part_c 0.7", Status.INCONSISTENT),
        Example("table part_a 33.3\ntable part_b 66", Status.UNCHECKED),
    ),
)
