"""
Figures in tables that the family knows by their titles.

Columns are found by whom their heads name, rows by their labels; a label that occurs twice is told
apart by the group row above it. A row that nothing answers to is kept, unlinked, and said.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schemas.terms import Kind, Missing
from validate.family.model import Family, Row, TableForm
from validate.model import Figure, Period
from validate.reading.document import Block, Table, Text
from validate.recognition.periods import only_period
from validate.recognition.scope import Point, Print, Scope, in_table
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number, single_number
from validate.vocabulary import canonical, find, words

_SHORTHAND = {
    "-": Missing.NOT_SUPPLIED, "–": Missing.NOT_SUPPLIED, "—": Missing.NOT_SUPPLIED,
    "n/a": Missing.NOT_SUPPLIED, "..": Missing.NOT_SUPPLIED, ":": Missing.NOT_SUPPLIED,
    "x": Missing.NOT_SUPPLIED, "[x]": Missing.NOT_SUPPLIED,
    "*": Missing.SUPPRESSED, "[c]": Missing.SUPPRESSED, "": Missing.NOT_PRINTED,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """
    The figures of one table, and what a person should know about it.

    ``unread`` says what of it could not be read and so was not checked.
    """

    form: TableForm
    figures: tuple[Figure, ...]
    problems: tuple[str, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    label: int
    subjects: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row: its label, the declared row it is (None if none), its cells by column."""

    number: int
    label: Text
    row: Row | None
    cells: tuple[tuple[int, str, Text], ...]


def form_of(title: str, family: Family) -> TableForm | None:
    """The declared table that a title names, the fullest phrase winning; None if none or two."""
    sequence = words(title)
    sizes = {
        form.name: max((one.size for one in form.known_by if find(one, sequence, title)), default=0)
        for form in family.tables
    }
    best = max(sizes.values(), default=0)
    fits = [form for form in family.tables if best and sizes[form.name] == best]
    return fits[0] if len(fits) == 1 else None


def holds_numbers(table: Table) -> bool:
    """Whether any cell beside the first column is a number."""
    return any(single_number(cell.plain) for cells in table.rows for cell in cells[1:])


def missing_reason(text: str) -> Missing | None:
    """Why a cell holds no number; None when it does hold text of its own."""
    return _SHORTHAND.get(text.strip().casefold())


def read_table(scope: Scope, block: Block, form: TableForm) -> TableReading:
    """The figures of one table block; a block without a table has none."""
    table = block.table
    if table is None:
        return TableReading(form=form, figures=(), problems=())
    columns = _columns(table, form, scope.subjects)
    name = block.label or form.title
    if not columns.subjects:
        problem = f"{name}: no column head names anybody the family knows; the table was not read"
        return TableReading(form=form, figures=(), problems=(), unread=(problem,))
    stranger = _stranger(columns, scope)
    if stranger:
        problem = f"{name}: its heads name {stranger}, and the report is about {scope.subjects.own}"
        return TableReading(form=form, figures=(), problems=(), unread=(problem,))
    figures: list[Figure] = []
    left_out = [f"{name}: {problem}" for problem in _column_problems(table, columns)]
    expected = set(scope.subjects.expected)
    # A column left out where one is missing that every table has: its figures were not checked.
    lost = bool(left_out) and not expected <= {subject for _, subject in columns.subjects}
    unread, problems = (tuple(left_out), []) if lost else ((), left_out)
    period = only_period(block.text.plain)
    if period is None:
        problems.append(f"{name}: the title does not state one period; its figures are undated")
    for line in _lines(table, columns, form):
        if line.row is None and any(single_number(cell.plain) for _, _, cell in line.cells):
            shown = line.label.plain.strip()
            problems.append(f"{name}: the family has no row labelled {shown!r}")
        figures.extend(_figures(scope, block, line, period))
    return TableReading(form=form, figures=tuple(figures), problems=tuple(problems), unread=unread)


def _lines(table: Table, columns: _Columns, form: TableForm) -> Iterator[_Line]:
    group = ""
    for number, cells in enumerate(table.rows, start=1):
        label = cells[columns.label]
        row = _row(label.plain, group, form)
        if row is None and label.plain.strip():
            group = ""  # what stands below an unknown group row is not of the group before it
        elif row is not None and not row.under:
            group = row.measure
        named = tuple((index, subject, cells[index]) for index, subject in columns.subjects)
        yield _Line(number=number, label=label, row=row, cells=named)


def _columns(table: Table, form: TableForm, subjects: Subjects) -> _Columns:
    heads = [cell.plain for cell in table.header]
    named = [(index, subjects.named(head)) for index, head in enumerate(heads)]
    seen: dict[str, int] = {}
    for index, subject in named:
        if subject:
            seen.setdefault(subject, index)
    found = tuple((index, subject) for subject, index in seen.items())
    labels = {canonical(label) for label in form.label_columns}
    label = next((index for index, head in enumerate(heads) if canonical(head) in labels), None)
    if label is None:
        label = max((found[0][0] if found else 1) - 1, 0)
    return _Columns(label=label, subjects=found)


def _stranger(columns: _Columns, scope: Scope) -> str:
    """Another inspected subject that stands where the report's own should, or ``""``."""
    named = [name for _, name in columns.subjects]
    if scope.subjects.own in named:
        return ""
    inspected = {one.name for one in scope.family.subjects if one.inspected}
    return next((name for name in named if name in inspected), "")


def _row(label: str, group: str, form: TableForm) -> Row | None:
    wanted = canonical(label)
    if not wanted:
        return None
    fits = [row for row in form.rows if any(canonical(one) == wanted for one in row.labels)]
    under = [row for row in fits if row.under == group]
    free = [row for row in fits if not row.under]
    return next(iter(under or free), None)


def _column_problems(table: Table, columns: _Columns) -> Iterator[str]:
    """Columns of numbers that are left out: of nobody, or of somebody a second time."""
    read = {index for index, _ in columns.subjects}
    for index, head in enumerate(table.header):
        if index <= columns.label or index in read:
            continue
        if any(single_number(cells[index].plain) for cells in table.rows):
            shown = " ".join(head.plain.split())
            yield f"the column headed {shown!r} names nobody known, or repeats another; not read"


def _figures(scope: Scope, block: Block, line: _Line, period: Period | None) -> Iterator[Figure]:
    method = block.table.method if block.table else ""
    for index, subject, cell in line.cells:
        number = single_number(cell.plain)
        if line.row is None and number is None:
            continue
        point = Point(
            kind=Kind.TABLE,
            context=block.label,
            subject=subject,
            measure=scope.family.measures[line.row.measure] if line.row else None,
            label=canonical(line.label.plain),
            period=period,
        )
        anchor, start, end = _printed(cell, number, line.label)
        shown = Print(
            place=scope.place(anchor, start, end),
            number=number,
            shown=cell.text.strip(),
            missing=missing_reason(cell.plain),
        )
        figure = in_table(
            scope.figure(point, shown, method),
            table=block.label,
            label=line.label.plain,
            parent=line.row.under if line.row else "",
        )
        yield replace(figure, row=line.number, column=index + 1)


def _printed(cell: Text, number: Number | None, label: Text) -> tuple[Text, int, int]:
    """Where the figure is shown: its cell, or for an empty cell the label that lacks it."""
    if number:
        lead = len(cell.plain) - len(cell.plain.lstrip())
        return cell, lead + number.start, lead + number.end
    return (cell, 0, len(cell.text)) if cell.text else (label, 0, len(label.text))
