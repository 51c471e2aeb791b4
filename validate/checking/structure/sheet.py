"""The figures of a table that nobody declared, by row and column."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from schemas.terms import Kind
from validate.family.model import Family
from validate.family.structure import StructureWords, says
from validate.model import Figure
from validate.vocabulary import canonical, match_at, words

# A number of a row or column, and which number of its cells: a cell may hold *12 (34%)*.
At = tuple[int, int]
# What stands over each table, by document and name.
Captions = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """
    A row or a column, and what its label says of it.

    ``total``: it may be a sum, which ``plain`` promises; ``change`` of two others; ``part``: of the
    one above it; ``never``: it does not add up. ``group`` is the label of the group row above it.
    """

    at: At
    label: str
    group: str = ""
    depth: int = 0
    strong: bool = False
    total: bool = False
    plain: bool = False
    change: bool = False
    part: bool = False
    never: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """
    One table. ``lines`` are its rows and ``across`` its columns, or if ``turned`` the other way.

    ``name`` is what the report calls it; ``rounded`` says that it is of thousands, ``rated`` that
    its caption speaks of what does not add up.
    """

    name: str
    figures: tuple[Figure, ...]
    lines: tuple[Line, ...]
    across: tuple[Line, ...]
    cells: Mapping[tuple[At, At], Figure]
    rounded: frozenset[str] = field(default_factory=frozenset)
    rated: bool = False
    turned: bool = False

    def at(self, line: Line, place: Line) -> Figure | None:
        """The figure of a line at a place, if one is printed there."""
        return self.cells.get((line.at, place.at))

    def turn(self) -> "Sheet":
        """The same with rows for columns."""
        return replace(
            self,
            lines=self.across,
            across=self.lines,
            cells={(place, line): figure for (line, place), figure in self.cells.items()},
            turned=not self.turned,
        )

    def said(self, line: Line, place: Line | None = None) -> str:
        """Where a line, or a cell of it, stands, in words: *Table 2, Total, 2015/16*."""
        row, column = (place, line) if self.turned else (line, place)
        names = [self.name]
        if row is not None:
            names += [row.group] if row.group and self._is_repeated(row) else []
            names.append(row.label)
        names.append(column.label if column is not None else "")
        return ", ".join(filter(None, names))

    def _is_repeated(self, row: Line) -> bool:
        """Whether other rows have the same label, so that only its group tells it apart."""
        rows = self.across if self.turned else self.lines
        return sum(one.label == row.label for one in rows) > 1

    @property
    def noun(self) -> str:
        """What its lines are."""
        return "column" if self.turned else "row"


def sheets(
    figures: Iterable[Figure], captions: Captions, families: Mapping[str, Family]
) -> Iterator[Sheet]:
    """The tables that no family declares, in order; a cell with a word for its number has none."""
    tables: dict[tuple[str, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.kind is Kind.TABLE and figure.grid is not None:
            tables[figure.place.document, figure.grid].append(figure)
    for (document, grid), held in tables.items():
        family = families.get(held[0].family)
        if family and not any(one.measure or one.dataset for one in held):
            caption = captions.get((document, held[0].table), "")
            yield _sheet(grid, held, caption, family.structure)


def _sheet(grid: int, figures: list[Figure], caption: str, known: StructureWords) -> Sheet:
    cells: dict[tuple[At, At], Figure] = {}
    rows: dict[At, Line] = {}
    columns: dict[At, Line] = {}
    counted: dict[tuple[int, int], int] = defaultdict(int)
    for one in figures:
        assert one.row is not None
        assert one.column is not None
        nth = counted[one.row, one.column]
        counted[one.row, one.column] += 1
        row, column = (one.row, 0), (one.column, nth)
        cells[row, column] = one
        if row not in rows:
            rows[row] = replace(
                _line(row, one.row_label, known, one.parent), depth=one.depth, strong=one.strong
            )
        if column not in columns:
            columns[column] = _line(column, one.column_label, known)
    across = tuple(columns[at] for at in sorted(columns))
    lines = tuple(rows[at] for at in sorted(rows))
    whole = says(known.rounded, caption)
    return Sheet(
        name=figures[0].table or f"Table without a title (number {grid})",
        figures=tuple(figures),
        lines=lines,
        across=across,
        cells=cells,
        rounded=frozenset(
            figure.id
            for (row, column), figure in cells.items()
            if whole
            or says(known.rounded, columns[column].label)
            or says(known.rounded, rows[row].label)
        ),
        rated=says(known.never, caption),
    )


def _line(at: At, label: str, known: StructureWords, group: str = "") -> Line:
    plain = canonical(label)
    change = says(known.change, label)
    return Line(
        at=at,
        label=label,
        group=group,
        total=says(known.total, label) and not change,
        plain=plain in known.plain,
        change=change,
        part=_opens(known, label) or _opens(known, group),
        never=says(known.never, label),
    )


def _opens(known: StructureWords, label: str) -> bool:
    """Whether a label begins as one that says *of which*."""
    sequence = words(label)
    return bool(sequence) and any(match_at(one, 0, sequence, label) for one in known.part)
