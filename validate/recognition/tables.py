"""
Figures in tables that the family knows by their titles.

Rows and columns are found by their labels, by whom they name and by the time they name; a label
that occurs twice is told apart by the group row above it. What a cell is of, its row, its column
and its table say together. A row that nothing answers to is kept, unlinked, and said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.terms import Kind, Missing
from validate.family.model import Family, Measure, TableForm
from validate.model import Figure, Period
from validate.reading.document import Block, Table, Text
from validate.recognition.dates import months_before
from validate.recognition.heads import Head, head_of, measure_at
from validate.recognition.markers import marker_of
from validate.recognition.periods import find_periods, only_period
from validate.recognition.scope import Point, Print, Scope, in_table
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number, single_number
from validate.vocabulary import canonical, find, words

_SHORTHAND = {
    "-": Missing.NOT_SUPPLIED, "–": Missing.NOT_SUPPLIED, "—": Missing.NOT_SUPPLIED,
    "n/a": Missing.NOT_SUPPLIED, "..": Missing.NOT_SUPPLIED, ":": Missing.NOT_SUPPLIED,
    "x": Missing.NOT_SUPPLIED, "[x]": Missing.NOT_SUPPLIED,
    "*": Missing.SUPPRESSED, "c": Missing.SUPPRESSED, "[c]": Missing.SUPPRESSED,
    "~": Missing.SUPPRESSED, "[low]": Missing.SUPPRESSED, "z": Missing.NOT_APPLICABLE,
    "[z]": Missing.NOT_APPLICABLE, "": Missing.NOT_PRINTED,
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
class _Column:
    """A column that holds values: where it stands and what its head says."""

    index: int
    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    label: int
    values: tuple[_Column, ...]

    @property
    def subjects(self) -> frozenset[str]:
        """Whom the heads name."""
        return frozenset(one.head.subject for one in self.values if one.head.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row: its label, what that says (None if nothing known), its cells by column."""

    number: int
    label: Text
    head: Head | None
    cells: tuple[tuple[_Column, Text], ...]


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
    if not columns.values:
        problem = f"{name}: {_no_column(form)}; the table was not read"
        return TableReading(form=form, figures=(), problems=(), unread=(problem,))
    stranger = _stranger(columns, scope)
    if stranger:
        problem = f"{name}: its heads name {stranger}, and the report is about {scope.subjects.own}"
        return TableReading(form=form, figures=(), problems=(), unread=(problem,))
    left_out = [f"{name}: {problem}" for problem in _column_problems(table, columns)]
    expected = set(scope.subjects.expected)
    # A column left out where one is missing that every table has: its figures were not checked.
    lost = bool(left_out) and bool(columns.subjects) and not expected <= columns.subjects
    unread, problems = (tuple(left_out), []) if lost else ((), left_out)
    unread = (*unread, *(f"{name}: {problem}" for problem in _absent_columns(columns, form)))
    reader = _TableReader(scope=scope, block=block, form=form, period=_period_of(block, scope))
    lines = tuple(_lines(table, columns, form, scope.subjects))
    if reader.period is None and not all(_says_when(line, columns) for line in lines if line.head):
        problems.append(f"{name}: the title does not state one period; its figures are undated")
    figures: list[Figure] = []
    for line in lines:
        if line.head is None and any(single_number(cell.plain) for _, cell in line.cells):
            shown = line.label.plain.strip()
            problems.append(f"{name}: the family has no row labelled {shown!r}")
        figures.extend(reader.figures(line))
    problems.extend(f"{name}: {one}" for one in reader.unmeasured(lines))
    return TableReading(form=form, figures=tuple(figures), problems=tuple(problems), unread=unread)


def _no_column(form: TableForm) -> str:
    if form.columns:
        return "no column head is declared, or names a subject or a period"
    return "no column head names anybody the family knows"


def _period_of(block: Block, scope: Scope) -> Period | None:
    """What a table is of: the one period of its title; without any, what the report is of."""
    stated = only_period(block.text.plain, scope.subjects.clock)
    dated = any(hit.period for hit in find_periods(block.text.plain, scope.subjects.clock))
    return stated or (None if dated else scope.subjects.now)


def _says_when(line: _Line, columns: _Columns) -> bool:
    assert line.head is not None
    return line.head.period is not None or all(one.head.period for one in columns.values)


def _lines(table: Table, columns: _Columns, form: TableForm, subjects: Subjects) -> Iterator[_Line]:
    group = ""
    for number, cells in enumerate(table.rows, start=1):
        label = cells[columns.label]
        head = head_of(label.plain, form.rows, subjects, group)
        row = head.declared if head else None
        if head is None and label.plain.strip():
            group = ""  # what stands below an unknown group row is not of the group before it
        elif row is not None and not row.under:
            group = row.measure
        valued = tuple((column, cells[column.index]) for column in columns.values)
        yield _Line(number=number, label=label, head=head, cells=valued)


def _columns(table: Table, form: TableForm, subjects: Subjects) -> _Columns:
    heads = [cell.plain for cell in table.header]
    labels = {canonical(label) for label in form.label_columns}
    label = next((index for index, head in enumerate(heads) if canonical(head) in labels), None)
    seen: dict[object, _Column] = {}
    for index, text in enumerate(heads):
        head = head_of(text, form.columns, subjects)
        if head is not None and index != label:
            seen.setdefault(head.key, _Column(index=index, head=head))
    found = tuple(seen.values())
    if label is None:
        label = max((found[0].index if found else 1) - 1, 0)
    return _Columns(label=label, values=tuple(one for one in found if one.index != label))


def _stranger(columns: _Columns, scope: Scope) -> str:
    """Another inspected subject that stands where the report's own should, or ``""``."""
    if scope.subjects.own in columns.subjects:
        return ""
    inspected = {one.name for one in scope.family.subjects if one.inspected}
    named = (one.head.subject for one in columns.values)
    return next((name for name in named if name in inspected), "")


def _column_problems(table: Table, columns: _Columns) -> Iterator[str]:
    """Columns of numbers that are left out: of nobody, or of somebody a second time."""
    read = {one.index for one in columns.values}
    for index, head in enumerate(table.header):
        if index <= columns.label or index in read:
            continue
        if any(single_number(cells[index].plain) for cells in table.rows):
            shown = " ".join(head.plain.split())
            yield f"the column headed {shown!r} names nobody known, or repeats another; not read"


def _absent_columns(columns: _Columns, form: TableForm) -> Iterator[str]:
    """Declared columns that a table lacks: what should stand in them was not checked."""
    found = [one.head.declared for one in columns.values]
    for column in form.columns:
        if column.required and column not in found:
            yield f"no column is headed {column.labels[0]!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableReader:
    """Reads the lines of one table; ``period`` is that of its title."""

    scope: Scope
    block: Block
    form: TableForm
    period: Period | None

    def measure(self, line: _Line, column: _Column) -> Measure | None:
        """What a cell is of, by its row, its column and its table."""
        if line.head is None:
            return None
        heads = (line.head.declared, column.head.declared)
        return measure_at(self.scope.family.vocabulary, self.form, heads)

    def figures(self, line: _Line) -> Iterator[Figure]:
        """The figures of a line; a number of no measure is kept, unlinked."""
        method = self.block.table.method if self.block.table else ""
        for column, cell in line.cells:
            number = single_number(cell.plain)
            measure = self.measure(line, column)
            if measure is None and number is None:
                continue
            period, base = self._times(line, column, measure)
            point = Point(
                kind=Kind.TABLE,
                context=self.block.label,
                subject=self._subject(line, column, measure),
                measure=measure,
                label=canonical(line.label.plain),
                period=period,
                base=base,
            )
            anchor, start, end = _printed(cell, number, line.label)
            shown = Print(
                place=self.scope.place(anchor, start, end),
                number=number,
                shown=cell.text.strip(),
                missing=missing_reason(cell.plain),
            )
            row = line.head.declared if line.head else None
            figure = in_table(
                self.scope.figure(point, shown, method),
                table=self.block.label,
                label=line.label.plain,
                parent=row.under if row else "",
            )
            yield replace(
                figure,
                row=line.number,
                column=column.index + 1,
                column_label=column.head.text,
                dataset=self.form.name,
                marker=marker_of(cell.plain)
                or (line.head.marker if line.head else None)
                or column.head.marker,
            )

    def unmeasured(self, lines: Sequence[_Line]) -> Iterator[str]:
        """Cells whose row and column are known and that no measure answers to, by column."""
        for at in range(len(lines[0].cells) if lines else 0):
            named = [
                line.label.plain.strip()
                for line in lines
                if line.head is not None
                and single_number(line.cells[at][1].plain)
                and self.measure(line, line.cells[at][0]) is None
            ]
            if named:
                head = lines[0].cells[at][0].head.text
                yield f"no measure is declared for {', '.join(named)} under {head!r}"

    def _subject(self, line: _Line, column: _Column, measure: Measure | None) -> str:
        named = (line.head.subject if line.head else "") or column.head.subject
        own = self.scope.subjects.own
        if named:
            return named
        return (measure.subject if measure else "") or (own if line.head else "")

    def _times(
        self, line: _Line, column: _Column, measure: Measure | None
    ) -> tuple[Period | None, Period | None]:
        """When a cell holds; the period in the head of a change is what it is measured against."""
        period = line.head.period if line.head else None
        headed = column.head.period
        if measure is None or not measure.change_of or measure.span_months is None:
            return period or headed or self.period, None
        now = period or self.period
        if now is None and headed:
            now = months_before(headed, -measure.span_months)
        if now is None:
            return None, headed
        return now, headed or months_before(now, measure.span_months)


def _printed(cell: Text, number: Number | None, label: Text) -> tuple[Text, int, int]:
    """Where the figure is shown: its cell, or for an empty cell the label that lacks it."""
    if number:
        lead = len(cell.plain) - len(cell.plain.lstrip())
        return cell, lead + number.start, lead + number.end
    return (cell, 0, len(cell.text)) if cell.text else (label, 0, len(label.text))
