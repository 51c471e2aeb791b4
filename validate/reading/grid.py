"""
Tables of any printer: several ways to the columns of a crop, and checks that choose between them.

Where a table may stand is found first, then every way that applies proposes columns and rows. The
proposal with the fewest faults is taken, so no printer's habits are built in; which way it was
stands in the result.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from validate.reading.cells import Row
from validate.reading.checks import column_faults, is_sound, sums_of
from validate.reading.crops import Crop, crops_of, with_head
from validate.reading.edges import Way, way_of, ways_of
from validate.reading.geometry import Line, Sheet
from validate.reading.rows import rows_of
from validate.reading.rules import bars_of, rules_of
from validate.reading.strips import is_number

# Where words alone say how wide a table is, other words in its columns reach so much further.
_OVERHANG = 30.0

__all__ = ["Grid", "Row", "find_grids", "is_number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of one page: lines by cell, and the columns' edges."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[Row, ...]
    method: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """All pieces of lines in the cells."""
        return tuple(line for row in self.rows for cell in row for line in cell)


def find_grids(
    sheet: Sheet, lines: Sequence[Line], stops: Sequence[float], carried: Grid | None = None
) -> list[Grid]:
    """
    Return the tables of a page.

    ``stops`` are the heights of lines that no table holds: captions, sources, headings. ``carried``
    is the table that the page before ended with; what stands at the head of this one may go on
    in its columns, be it a single row.
    """
    crops = crops_of((rules_of(sheet.horizontals), bars_of(sheet.verticals)), lines, stops)
    grids: list[Grid] = []
    if carried:
        crops = with_head(crops, lines, stops, carried.edges[0], carried.edges[-1])
    for index, crop in enumerate(crops):
        grid = grid_of(crop, carried if not index and _is_at_head(crop, lines) else None)
        if grid:
            grids.append(grid)
    return grids


def _is_at_head(crop: Crop, lines: Sequence[Line]) -> bool:
    return crop.strips[0].top <= min(line.top for line in lines)


def grid_of(crop: Crop, carried: Grid | None = None) -> Grid | None:
    """Return the best table of a crop, if any proposal is sound."""
    ways = [(way, 2) for way in ways_of(crop)]
    known = _carried(crop, carried) if carried else None
    if known:
        ways.insert(0, (known, 1))
    best: tuple[tuple[float, int], Grid] | None = None
    for way, least in ways:
        rows, row_faults = rows_of(crop, way)
        if not is_sound(rows, framed=crop.framed or least == 1, least=least):
            continue
        sums = sums_of(rows)
        score = (round(column_faults(crop.strips, way) + row_faults, 2), sums.wrong - sums.right)
        if best is None or score < best[0]:
            grid = Grid(
                page=crop.page,
                top=crop.top,
                bottom=crop.bottom,
                edges=way.edges,
                rows=rows,
                method=way.method,
            )
            best = score, grid
    return best[1] if best else None


def _carried(crop: Crop, carried: Grid) -> Way | None:
    """Return the columns of the table before, as wide as the words here need them."""
    left, *inner, right = carried.edges
    x0 = min(strip.x0 for strip in crop.strips)
    x1 = max(strip.x1 for strip in crop.strips)
    if x1 <= inner[0] or max(left - x0, x1 - right) > _OVERHANG:
        return None
    return way_of(crop, (min(left, x0), *inner, max(right, x1)), carried.method)
