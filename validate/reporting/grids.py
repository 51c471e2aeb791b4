"""
The tables and graphics of a document, put together again from the figures that stand in them.

A figure knows its row and column and what is printed beside and above it; a head of several lines
is one text. A cell or a row that holds no figure is not known, and ``gaps`` says that there are
some. Numbers of a graphic that stand beside no label are in no grid.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from schemas.terms import Kind
from validate.model import Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One row: its label, how far it is indented, whether it is bold, its figures by column.

    ``over`` is the label that an indented row stands under; a row without ``cells`` is the label
    of a group.
    """

    label: str
    depth: int = 0
    strong: bool = False
    over: str = ""
    cells: Mapping[int, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """
    A printed table, or a graphic as pairs of label and subject.

    ``heads`` are the texts over the columns by their numbers, ``figures`` all that it holds.
    """

    label: str
    dataset: str
    heads: Mapping[int, str]
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    gaps: bool

    @property
    def is_graphic(self) -> bool:
        """Whether it is no table but an infographic."""
        return self.figures[0].kind is Kind.INFOGRAPHIC


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    row: int
    column: int
    head: str
    figure: Figure


def grids_of(figures: Sequence[Figure]) -> tuple[Grid, ...]:
    """The grids of one document's figures, in the order in which they stand in it."""
    groups = sorted(_groups(figures), key=lambda held: min(map(_position, held)))
    return tuple(map(_grid, groups))


def _groups(figures: Iterable[Figure]) -> Iterable[list[Figure]]:
    """The figures of each table; a label that starts again at its first row is another table."""
    groups: dict[tuple[object, ...], list[Figure]] = {}
    copies: Counter[tuple[str, str]] = Counter()
    left = []
    for one in figures:
        key: tuple[object, ...]
        if one.grid is not None:
            key = (one.grid,)
        elif one.kind is Kind.INFOGRAPHIC and one.row_label:
            key = (one.kind, one.table)
        elif one.kind is Kind.TABLE and one.dataset and one.row:
            name = (one.table, one.dataset)
            before = groups.get((*name, copies[name]))
            copies[name] += before is not None and _spot(one) <= _spot(before[-1])
            key = (*name, copies[name])
        else:
            left += [one] if one.kind is Kind.TABLE and one.row else []
            continue
        groups.setdefault(key, []).append(one)
    # A number of a declared table that nothing declared answers to knows only the table's label.
    for one in left:
        homes = [held for held in groups.values() if held[0].table == one.table]
        above = [held for held in homes if _position(held[0]) <= _position(one)]
        home = max(above, key=lambda held: _position(held[0]), default=None) or next(
            iter(homes), None
        )
        if home is None:
            home = groups.setdefault((one.table,), [])
        home.append(one)
    return groups.values()


def _grid(figures: list[Figure]) -> Grid:
    cells = _in_graphic(figures) if figures[0].row is None else _in_table(figures)
    numbers = sorted({cell.column for cell in cells})
    heads = {
        number: next((one.head for one in cells if one.column == number and one.head), "")
        for number in numbers
    }
    by_row: dict[int, list[_Cell]] = {}
    for cell in sorted(cells, key=lambda one: one.row):
        by_row.setdefault(cell.row, []).append(cell)
    rows = _nested(by_row)
    skipped = max(by_row) - min(by_row) + 1 - len(by_row)
    groups = sum(not row.cells for row in rows)
    blank = any(row.cells and len(row.cells) < len(heads) for row in rows)
    first = figures[0]
    return Grid(
        label=first.table,
        dataset=first.dataset,
        heads=heads,
        rows=rows,
        figures=tuple(figures),
        gaps=blank or skipped > groups,
    )


def _in_table(figures: Iterable[Figure]) -> list[_Cell]:
    return [
        _Cell(row=one.row or 0, column=one.column or 0, head=one.column_label, figure=one)
        for one in figures
    ]


def _in_graphic(figures: Sequence[Figure]) -> list[_Cell]:
    """A graphic has no rows: each of its labels is one, and each subject a column."""
    labels = list(dict.fromkeys(one.row_label for one in figures))
    subjects = list(dict.fromkeys(one.subject for one in figures))
    return [
        _Cell(
            row=labels.index(one.row_label),
            column=subjects.index(one.subject),
            head=one.subject,
            figure=one,
        )
        for one in figures
    ]


def _nested(by_row: Mapping[int, Sequence[_Cell]]) -> tuple[Row, ...]:
    """The rows in order, each under its group: a label alone, or a row that is the whole of it."""
    rows: list[Row] = []
    wholes: dict[str, Row] = {}
    group = ""
    for cells in by_row.values():
        figures = [cell.figure for cell in cells]
        depth = max(one.depth for one in figures)
        parent = next((one.parent for one in figures if one.parent), "")
        declared = any(one.dataset for one in figures)
        # What a family declares names the measure of the row above, the print its label.
        whole = wholes.get(parent) if declared else None
        if whole is not None:
            depth = max(depth, whole.depth + 1)
        elif not declared and parent != group:
            group = parent
            rows += [Row(label=group, depth=max(depth - 1, 0), cells={})] if group else []
        above = next((row for row in reversed(rows) if row.depth < depth), None)
        over = whole or above
        row = Row(
            label=next((one.row_label for one in figures if one.row_label), ""),
            depth=depth,
            strong=any(one.strong for one in figures),
            over=over.label if over is not None else "",
            cells=_by_column(cells),
        )
        rows.append(row)
        wholes.update((one.measure, row) for one in figures if one.measure)
    return tuple(rows)


def _by_column(cells: Iterable[_Cell]) -> dict[int, tuple[Figure, ...]]:
    held: dict[int, list[Figure]] = {}
    for cell in cells:
        held.setdefault(cell.column, []).append(cell.figure)
    return {
        number: tuple(sorted(ones, key=lambda one: one.place.start))
        for number, ones in held.items()
    }


def _spot(figure: Figure) -> tuple[int, int]:
    return figure.row or 0, figure.column or 0


def _position(figure: Figure) -> tuple[int, int, float]:
    """Where a figure stands in its document: page, line, distance from the top of its page."""
    place = figure.place
    return place.page or 0, place.line or 0, min((box.top for box in place.boxes), default=0.0)
