"""
Figures in tables that the family knows by their titles.

Columns are found by whom their heads name, rows by their labels; a label that occurs twice is told
apart by the group row above it. A row that nothing answers to is kept, unlinked, and said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.terms import Kind, Missing, Unit
from validate.family.model import Family, Row, TableForm
from validate.model import Figure, Period
from validate.reading.document import Block, Document, Table, Text
from validate.recognition.ids import Identifiers
from validate.recognition.periods import Reach, find_periods
from validate.recognition.places import place_of
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number, single_number
from validate.vocabulary import canonical, find, words

_SHORTHAND = {
    "-": Missing.NOT_SUPPLIED, "–": Missing.NOT_SUPPLIED, "—": Missing.NOT_SUPPLIED,  # noqa: RUF001
    "n/a": Missing.NOT_SUPPLIED, "..": Missing.NOT_SUPPLIED, "[x]": Missing.NOT_SUPPLIED,
    "*": Missing.SUPPRESSED, "[c]": Missing.SUPPRESSED, "": Missing.NOT_PRINTED,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """The figures of one table, and what a person should know about it."""

    form: TableForm
    figures: tuple[Figure, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    label: int
    subjects: tuple[tuple[int, str], ...]


def form_of(title: str, family: Family) -> TableForm | None:
    """
    The declared table that a title names, the fullest phrase winning; None if none or two do.
    """
    sequence = words(title)
    sizes = {
        form.name: max(
            (one.size for one in form.known_by if find(one, sequence, title)), default=0
        )
        for form in family.tables
    }
    best = max(sizes.values(), default=0)
    fits = [form for form in family.tables if best and sizes[form.name] == best]
    return fits[0] if len(fits) == 1 else None


def missing_reason(text: str) -> Missing | None:
    """Why a cell holds no number; None when it does hold text of its own."""
    return _SHORTHAND.get(text.strip().casefold())


def read_table(
    document: Document,
    block: Block,
    form: TableForm,
    family: Family,
    subjects: Subjects,
    identifiers: Identifiers,
) -> TableReading:
    """The figures of one table block."""
    table = block.table
    assert table is not None
    columns = _columns(table, form, subjects)
    name = block.label or form.title
    if not columns.subjects:
        problem = f"{name}: no column head names anybody the family knows; the table was not read"
        return TableReading(form=form, figures=(), problems=(problem,))
    period = _period(block.text.plain)
    figures: list[Figure] = []
    problems: list[str] = []
    group = ""
    for number, cells in enumerate(table.rows, start=1):
        label = cells[columns.label]
        row = _row(label.plain, group, form)
        if row is None:
            if any(single_number(cells[index].plain) for index, _ in columns.subjects):
                problems.append(f"{name}: the family has no row labelled {label.plain.strip()!r}")
        elif not row.under:
            group = row.measure
        for index, subject in columns.subjects:
            figures.extend(
                _figure(document, block, family, identifiers, cells, number, index, columns.label, row, subject, period)
            )
    return TableReading(form=form, figures=tuple(figures), problems=tuple(problems))


def _columns(table: Table, form: TableForm, subjects: Subjects) -> _Columns:
    heads = [cell.plain for cell in table.header]
    named = [(index, subjects.named(head)) for index, head in enumerate(heads)]
    found = tuple((index, subject) for index, subject in named if subject)
    labels = {canonical(label) for label in form.label_columns}
    label = next((index for index, head in enumerate(heads) if canonical(head) in labels), None)
    if label is None:
        label = max((found[0][0] if found else 1) - 1, 0)
    return _Columns(label=label, subjects=found)


def _row(label: str, group: str, form: TableForm) -> Row | None:
    wanted = canonical(label)
    if not wanted:
        return None
    fits = [row for row in form.rows if any(canonical(one) == wanted for one in row.labels)]
    under = [row for row in fits if row.under == group]
    free = [row for row in fits if not row.under]
    return next(iter(under or free), None)


def _period(title: str) -> Period | None:
    hits = [hit for hit in find_periods(title) if hit.reach is Reach.ABSOLUTE]
    return hits[0].period if hits else None


def _figure(
    document: Document,
    block: Block,
    family: Family,
    identifiers: Identifiers,
    cells: Sequence[Text],
    number: int,
    index: int,
    label_column: int,
    row: Row | None,
    subject: str,
    period: Period | None,
) -> Iterator[Figure]:
    cell, label = cells[index], cells[label_column]
    value = single_number(cell.plain)
    if row is None and value is None:
        return
    measure = family.measures[row.measure] if row else None
    national = family.national
    keys = (
        Kind.TABLE, block.label, subject, measure.name if measure else canonical(label.plain),
        period.iso if period else "", "",
    )  # fmt: skip
    anchor, start, end = _printed(cell, value, label)
    yield Figure(
        id=identifiers.give("f", *keys),
        report=identifiers.report,
        family=family.name,
        kind=Kind.TABLE,
        context=block.label,
        subject=subject,
        measure=measure.name if measure else "",
        period=period,
        printed=value.text if value else cell.text.strip(),
        value=value.value + Decimal(0) if value else None,
        missing=None if value else missing_reason(cell.plain) or Missing.UNREADABLE,
        decimals=value.decimals if value else None,
        unit=measure.unit if measure else Unit.COUNT,
        population=measure.population if measure else "",
        excludes=measure.excludes if measure and national and subject == national.name else (),
        parent=row.under if row else "",
        table=block.label,
        row=number,
        column=index + 1,
        row_label=" ".join(label.plain.split()),
        place=place_of(document, anchor, start, end),
        method=block.table.method if block.table else "",
    )


def _printed(cell: Text, value: Number | None, label: Text) -> tuple[Text, int, int]:
    """Where the figure is shown: its cell, or for an empty cell the label that lacks it."""
    if value:
        lead = len(cell.plain) - len(cell.plain.lstrip())
        return cell, lead + value.start, lead + value.end
    return (cell, 0, len(cell.text)) if cell.text else (label, 0, len(label.text))
