"""
A column of a table is printed to one number of decimals.

Figures of one unit below each other are read as equally precise. One that has more or fewer places
than the others is a slip of the layout, or a number from elsewhere. A total that is 100 by
definition may have its own, and a measure whose decimals the family declares is held to those with
the published tables. Where no number of places is the usual one, nothing is said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from schemas.terms import Criterion, Dimension, Kind, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Predicate, Statement, Unchecked
from validate.checking.structure.sheet import At, Sheet
from validate.model import Figure

_FEWEST = 5


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
    for one in facts.structures:
        yield from _undeclared(one.sheet)


def _undeclared(sheet: Sheet) -> Iterator[Statement]:
    """One statement for each column of a table that nobody declared, where it is of one unit."""
    usual: dict[At, int] = {}
    columns: dict[At, list[Figure]] = {}
    for column in sheet.across:
        figures = [sheet.at(row, column) for row in sheet.lines if not (row.never or row.change)]
        held = [one for one in figures if one is not None and one.value is not None]
        counted = Counter(one.decimals or 0 for one in held).most_common(1)
        one_unit = len({one.unit for one in held}) == 1
        if len(held) >= _FEWEST and one_unit and counted[0][1] >= len(held) - 1:
            usual[column.at], columns[column.at] = counted[0][0], held
    for column in sheet.across:
        held = columns.get(column.at, [])
        odd = [one for one in held if one.decimals != usual[column.at] and not _is_all(one)]
        if held and not any(_is_of_another_kind(sheet, one, usual) for one in odd):
            yield _said(f"{sheet.said(column)}: decimals in the column", held, odd, guessed=True)


def _is_of_another_kind(sheet: Sheet, figure: Figure, usual: Mapping[At, int]) -> bool:
    """Whether the other prints of a row are no more like their columns than this one."""
    beside = [
        one
        for (row, _), one in sheet.cells.items()
        if row[0] == figure.row and one.id != figure.id and one.decimals is not None
    ]
    like = sum(usual.get((one.column or 0, 0)) == one.decimals for one in beside)
    return bool(beside) and 2 * like <= len(beside)


def _is_all(figure: Figure) -> bool:
    """Whether a print is a whole or nothing, which needs no decimals."""
    return figure.value in {Decimal(0), Decimal(100)}


def _statement(column: list[Figure]) -> Statement:
    counted = Counter(one.decimals for one in column).most_common(2)
    message = f"{column[0].table}, {column[0].subject}: decimals in the column"
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        reason = "as many figures have one number of places as another"
        figures = tuple(one.id for one in column)
        return Unchecked(figures=figures, message=message, reason=reason)
    return _said(message, column, [one for one in column if one.decimals != counted[0][0]])


def _said(
    message: str, column: list[Figure], odd: list[Figure], *, guessed: bool = False
) -> Statement:
    if not odd:
        return Predicate(figures=tuple(one.id for one in column), holds=True, message=message)
    rest = [one for one in column if one not in odd]
    usual = rest[0].decimals
    prints = ", ".join(one.printed for one in odd)
    return Predicate(
        figures=tuple(one.id for one in (*odd, *rest)),
        holds=False,
        message=message,
        note=f"{prints}: the others have {usual} decimal place{'' if usual == 1 else 's'}",
        doubtful=guessed,
    )


RULE = Rule(
    id="decimals-in-a-column",
    title="Decimals in a column",
    severity=Severity.WARNING,
    criterion=Criterion.FORMAT,
    dimension=Dimension.ACCESSIBILITY_AND_CLARITY,
    statements=statements,
    examples=(
        Example("table part_a 33.3\ntable part_b 66.7\ntable whole 100.00", Status.EXACT),
        Example("table part_a 33.3\ntable part_b 66\ntable part_c 0.7", Status.INCONSISTENT),
        Example("table part_a 33.3\ntable part_b 66", Status.UNCHECKED),
    ),
)
