"""Tables as records: cells woven to texts, fragments joined over page breaks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from validate.reading.cells import Cell, Row, column_of
from validate.reading.document import Table, Text
from validate.reading.geometry import Line
from validate.reading.grid import Grid
from validate.reading.indents import Look, depths, strong
from validate.reading.lexicon import Lexicon
from validate.reading.rejoin import join
from validate.reading.strips import is_number, is_value
from validate.reading.weave import weave

_SAME_EDGE = 4.0
_LEVEL = 3.0
_INDENT = 12.0
_OVERHANG = 30.0
_OUTSIDE = 60.0
_EMPTY = Text(text="")
_YEAR = re.compile(r"^(?:19|20)\d\d$")


def table_of(grids: Sequence[Grid], lexicon: Lexicon) -> Table:
    """One table of its fragments, a repeated header taken once."""
    first = grids[0]
    rows, looks = [_texts(row, lexicon) for row in first.rows], _looks(first, first)
    header: tuple[Text, ...] = ()
    if _is_header(rows[0]):
        header = rows.pop(0)
        looks.pop(0)
    for grid in grids[1:]:
        more, looked = [_texts(row, lexicon) for row in grid.rows], _looks(grid, first)
        if more and _plain(more[0]) == _plain(header):
            more, looked = more[1:], looked[1:]
        if rows and more and _carries_on(more[0]):
            rows[-1] = _merged(rows[-1], more[0])
            more, looked = more[1:], looked[1:]
        rows += more
        looks += looked
    return Table(
        header=header,
        rows=tuple(rows),
        method=first.method,
        depths=depths(looks, _LEVEL),
        strong=strong(looks),
    )


def _looks(grid: Grid, first: Grid) -> list[Look]:
    """Where the labels of a fragment begin, in the place of the first fragment."""
    shift = grid.edges[1] - first.edges[1] if len(grid.edges) > 1 else 0.0
    column = _labels_at(first.rows)
    return [_look(row[column], shift if abs(shift) > _SAME_EDGE else 0.0) for row in grid.rows]


def _labels_at(rows: Sequence[Row]) -> int:
    """The first column that holds words in half of the rows: those before it hold codes."""
    for column in range(len(rows[0])):
        if 2 * sum(_opens_with_letter(row[column]) for row in rows) >= len(rows):
            return column
    return 0


def _opens_with_letter(cell: Cell) -> bool:
    return bool(cell) and cell[0].words[0].text[:1].isalpha()


def _look(cell: Cell, shift: float) -> Look:
    """Where a label begins, and whether it is bold."""
    if not cell:
        return Look(x0=None)
    words = cell[0].words
    bold = all(line.bold for line in cell)
    return Look(x0=words[0].x0 - shift, x1=words[-1].x1 - shift, bold=bold)


def with_head(lines: Sequence[Line], grid: Grid) -> Grid | None:
    """Return a table with the head that stands on the page before; None if the lines are none."""
    words = [word for line in lines for word in line.words]
    first = [word.text for cell in grid.rows[0] for line in cell for word in line.words]
    if lines[0].page != grid.page - 1:
        return None
    if sorted(word.text for word in words) == sorted(first):
        return grid
    cells: list[list[Line]] = [[] for _ in grid.edges[1:]]
    for line in lines:
        for column, part in groupby(line.words, key=lambda word: column_of(word, grid.edges)):
            cells[column].append(Line(page=line.page, words=tuple(part)))
    values = any(is_number(word.text) and not _YEAR.match(word.text) for word in words)
    inside = grid.edges[0] - _OUTSIDE <= min(word.x0 for word in words)
    inside = inside and max(word.x1 for word in words) <= grid.edges[-1] + _OUTSIDE
    if values or not inside or not all(cells[1:]):
        return None
    return replace(grid, rows=(tuple(tuple(cell) for cell in cells), *grid.rows))


def continues(first: Grid, second: Grid) -> bool:
    """
    Whether the second fragment, with nothing but a page break before it, has the first's columns.

    They are parted alike, or there are as many and they begin alike: where no rule says how wide a
    table is, its longest words do.
    """
    if len(first.edges) != len(second.edges):
        return False
    steps = [abs(a - b) for a, b in zip(first.edges, second.edges, strict=True)]
    return max(steps[1:-1]) <= _SAME_EDGE or (steps[0] <= _INDENT and steps[-1] <= _OVERHANG)


def _texts(row: Row, lexicon: Lexicon) -> tuple[Text, ...]:
    return tuple(weave(cell, lexicon) if cell else _EMPTY for cell in row)


def _is_header(row: Sequence[Text]) -> bool:
    """Whether a first row names columns: words or years, hardly a number."""
    texts = [cell.plain.strip() for cell in row[1:] if cell.text]
    numbers = sum(is_number(text) and not _YEAR.match(text) for text in texts)
    words = sum(not is_value(text) for text in texts)
    return numbers == 0 or numbers < words


def _plain(row: Sequence[Text]) -> list[str]:
    return [" ".join(cell.plain.split()) for cell in row]


def _carries_on(row: Sequence[Text]) -> bool:
    """Whether a row at the head of a page is the rest of a label of the row before."""
    filled = [cell for cell in row if cell.text]
    return len(filled) == 1 and filled[0].text[0].islower()


def _merged(first: Sequence[Text], second: Sequence[Text]) -> tuple[Text, ...]:
    return tuple(
        join(a, b) if a.text and b.text else replace(a if a.text else b)
        for a, b in zip(first, second, strict=True)
    )
