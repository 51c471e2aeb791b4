"""
Tables by what is drawn: rows between rules, columns between verticals, rule ends or white gaps.

Two printers are served alike: one draws every cell, the other only horizontal rules and shades
the rows that head a group. The way that passes the checks on its result is taken.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from validate.reading.geometry import Line, Sheet, Stroke, Word
from validate.reading.segments import WIDE_GAP, segments_of

_SAME_HEIGHT = 1.5
_SAME_EDGE = 3.0
_SAME_EXTENT = 6.0
_LEAST_WIDTH = 60.0
_DOUBLE_RULE = 8.0
_WIDE = 0.7
_LEAST_FILLED = 0.35
_LEAST_COVER = 0.5
_LEAST_GUTTER = 4.0
_STRADDLE = 2.0
_HEADER_GAP = 1.2
_WRAP = 1.45
_ONE_ROW = 0.75
_NARROW_GAP = 0.5
_TWO = 2
_SEVERAL_NUMBERS = re.compile(r"^[+\-\u2013\u2212£]?[\d.,]+%?(?:\s+[+\-\u2013\u2212£]?[\d.,]+%?)+$")
_NUMBER = re.compile(r"^[+\-\u2013\u2212£(]*\d[\d.,]*\s*%?\)?$")

Cell = tuple[Line, ...]
Row = tuple[Cell, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """Strokes side by side at one height."""

    y: float
    x0: float
    x1: float
    ends: tuple[float, ...]


def find_grids(sheet: Sheet, lines: Sequence[Line], stops: Sequence[float]) -> list[Grid]:
    """
    Return the tables of a page.

    ``stops`` are the heights of lines that no table holds: captions, sources, headings.
    """
    grids: list[Grid] = []
    for run in _runs(_rules(sheet.horizontals), lines, stops):
        grid = _grid(sheet, run, lines, stops)
        if grid:
            grids.append(grid)
    return grids


def is_number(text: str) -> bool:
    """Whether a cell's text is one number."""
    return bool(_NUMBER.match(text.strip()))


def _rules(strokes: Iterable[Stroke]) -> list[_Rule]:
    levels: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.top):
        if levels and stroke.top - levels[-1][0].top <= _SAME_HEIGHT:
            levels[-1].append(stroke)
        else:
            levels.append([stroke])
    rules: list[_Rule] = []
    for level in levels:
        joined: list[list[Stroke]] = []
        right = float("-inf")
        for stroke in sorted(level, key=lambda stroke: stroke.x0):
            if joined and stroke.x0 <= right + _SAME_EDGE:
                joined[-1].append(stroke)
                right = max(right, stroke.x1)
            else:
                joined.append([stroke])
                right = stroke.x1
        for part in joined:
            x0, x1 = part[0].x0, max(stroke.x1 for stroke in part)
            ends = tuple(sorted({edge for stroke in part for edge in (stroke.x0, stroke.x1)}))
            if x1 - x0 >= _LEAST_WIDTH:
                rules.append(_Rule(y=level[0].top, x0=x0, x1=x1, ends=ends))
    return rules


def _runs(
    rules: Sequence[_Rule], lines: Sequence[Line], stops: Sequence[float]
) -> list[list[_Rule]]:
    """Rules of one width below each other with nothing but table between them."""
    runs: list[list[_Rule]] = []
    for rule in rules:
        for run in reversed(runs):
            last = run[-1]
            same = max(abs(last.x0 - rule.x0), abs(last.x1 - rule.x1)) <= _SAME_EXTENT
            if same and _is_band(last, rule, lines, stops):
                run.append(rule)
                break
        else:
            runs.append([rule])
    return [run for run in runs if len(run) >= _TWO]


def _is_band(upper: _Rule, lower: _Rule, lines: Sequence[Line], stops: Sequence[float]) -> bool:
    if any(upper.y < stop < lower.y for stop in stops):
        return False
    inside = _between(lines, upper.y, lower.y, upper.x0, upper.x1)
    if not inside:
        return lower.y - upper.y <= _DOUBLE_RULE
    width = upper.x1 - upper.x0
    prose = [
        line for line in inside if len(segments_of(line)) == 1 and line.x1 - line.x0 > _WIDE * width
    ]
    return len(prose) < _TWO


def _between(lines: Sequence[Line], top: float, bottom: float, x0: float, x1: float) -> list[Line]:
    """Return the parts of the lines in a rectangle, by the middle of each word."""
    found: list[Line] = []
    for line in lines:
        if not top < (line.top + line.bottom) / 2 < bottom:
            continue
        words = tuple(
            word
            for word in line.words
            if x0 - _SAME_EDGE <= (word.x0 + word.x1) / 2 <= x1 + _SAME_EDGE
        )
        if words:
            found.append(Line(page=line.page, words=words))
    return found


def _grid(
    sheet: Sheet, run: Sequence[_Rule], lines: Sequence[Line], stops: Sequence[float]
) -> Grid | None:
    heights = [run[0].y]
    for rule in run[1:]:
        if rule.y - heights[-1] > _SAME_EDGE:
            heights.append(rule.y)
    x0, x1 = min(rule.x0 for rule in run), max(rule.x1 for rule in run)
    top = _header_top(run[0], lines, stops)
    if top < heights[0]:
        heights.insert(0, top)
    bottom = _last_row_bottom(run[-1], lines, stops)
    if bottom > heights[-1]:
        heights.append(bottom)
    bands = [_between(lines, upper, lower, x0, x1) for upper, lower in pairwise(heights)]
    bands = [band for band in bands if band]
    ways = (
        ("lines", _vertical_edges(sheet.verticals, heights[0], heights[-1], x0, x1)),
        ("rules", _end_edges(run)),
        ("gaps", gap_edges(bands, x0, x1)),
        ("gaps", gap_edges(bands, x0, x1, gap=_NARROW_GAP)),
    )
    for method, edges in ways:
        if len(edges) <= _TWO:
            continue
        rows = tuple(
            row for band in bands for row in rows_between(band, edges, by_gap=method != "lines")
        )
        if is_sound(rows):
            return Grid(
                page=sheet.page,
                top=heights[0],
                bottom=heights[-1],
                edges=tuple(edges),
                rows=rows,
                method=method,
            )
    return None


def _header_top(rule: _Rule, lines: Sequence[Line], stops: Sequence[float]) -> float:
    """Return the upper edge of a header that stands above the first rule, else the rule."""
    top = rule.y
    for line in sorted(lines, key=lambda line: -line.bottom):
        if (
            line.bottom > top + 1
            or line.x0 < rule.x0 - _SAME_EDGE
            or line.x1 > rule.x1 + _SAME_EDGE
        ):
            continue
        near = top - line.bottom <= _HEADER_GAP * line.size
        pieces = segments_of(line)
        apart = len(pieces) > 1 and pieces[-1].x0 - pieces[0].x1 > _TWO * line.size
        if not near or not apart or any(abs(line.top - stop) < 1 for stop in stops):
            break
        top = line.top - 1
    return top


def _last_row_bottom(rule: _Rule, lines: Sequence[Line], stops: Sequence[float]) -> float:
    """Return the lower edge of a row of numbers below the last rule or shade, else the rule."""
    bottom = rule.y
    for line in sorted(lines, key=lambda line: line.top):
        if line.top < bottom - 1 or line.x0 < rule.x0 - _SAME_EDGE:
            continue
        near = line.top - bottom <= _HEADER_GAP * line.size and line.x1 <= rule.x1 + _SAME_EDGE
        pieces = segments_of(line)
        numbers = len(pieces) > 1 and is_number(pieces[-1].plain)
        if not near or not numbers or any(abs(line.top - stop) < 1 for stop in stops):
            break
        bottom = line.bottom + 1
    return bottom


def _vertical_edges(
    strokes: Iterable[Stroke], top: float, bottom: float, x0: float, x1: float
) -> list[float]:
    cover: dict[float, float] = {}
    for stroke in sorted(strokes, key=lambda stroke: stroke.x0):
        length = min(stroke.bottom, bottom) - max(stroke.top, top)
        if length <= 0 or not stroke.drawn or not x0 - _SAME_EDGE <= stroke.x0 <= x1 + _SAME_EDGE:
            continue
        edge = next((edge for edge in cover if abs(edge - stroke.x0) <= _SAME_EDGE), stroke.x0)
        cover[edge] = cover.get(edge, 0.0) + length
    edges = [edge for edge, length in cover.items() if length >= _LEAST_COVER * (bottom - top)]
    if len(edges) <= 1:
        return []
    return _with_ends(edges, x0, x1)


def _end_edges(run: Sequence[_Rule]) -> list[float]:
    counts: dict[float, int] = {}
    for rule in run:
        for end in rule.ends:
            edge = next((edge for edge in counts if abs(edge - end) <= _SAME_EDGE), end)
            counts[edge] = counts.get(edge, 0) + 1
    edges = [edge for edge, count in counts.items() if count >= max(_TWO, len(run) // 2)]
    if len(edges) <= _TWO:
        return []
    return _with_ends(edges, run[0].x0, run[0].x1)


def gap_edges(
    bands: Sequence[Sequence[Line]], x0: float, x1: float, gap: float = WIDE_GAP
) -> list[float]:
    """Edges in the middle of the white that runs down the whole table."""
    pieces = [segments_of(line, gap=gap) for band in bands for line in band]
    apart = [line for line in pieces if len(line) > 1]
    # A line of one piece may run across columns: it speaks only where it lies in one of them.
    alone = [line[0] for line in pieces if len(line) == 1 and _in_one_column(line[0], apart)]
    edges: list[float] = []
    right = float("-inf")
    for piece in sorted([*chain(*apart), *alone], key=lambda piece: piece.x0):
        if right > float("-inf") and piece.x0 - right >= _LEAST_GUTTER:
            edges.append((piece.x0 + right) / 2)
        right = max(right, piece.x1)
    return [x0, *edges, x1] if edges else []


def _in_one_column(piece: Line, apart: Sequence[Sequence[Line]]) -> bool:
    """Whether a piece meets at most one piece of each line, and starts where one does."""
    if not any(abs(piece.x0 - other.x0) <= 1 for line in apart for other in line):
        return False
    return all(
        sum(other.x0 < piece.x1 and piece.x0 < other.x1 for other in line) <= 1 for line in apart
    )


def _with_ends(edges: Sequence[float], x0: float, x1: float) -> list[float]:
    inner = [edge for edge in sorted(edges) if x0 + _SAME_EDGE < edge < x1 - _SAME_EDGE]
    return [x0, *inner, x1]


def rows_between(band: Sequence[Line], edges: Sequence[float], *, by_gap: bool = True) -> list[Row]:
    """
    Return the rows between two rules.

    That is one, unless white space (with ``by_gap``) or several lines of numbers part them.
    """
    ordered = sorted(band, key=lambda line: line.baseline)
    rows: list[Row] = []
    for group in _by_gap(ordered) if by_gap else [ordered]:
        if sum(_has_numbers(line, edges) for line in group) <= 1:
            rows.append(_cells(group, edges))
        else:
            rows += _by_numbers(group, edges)
    return rows


def _by_gap(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.baseline - groups[-1][-1].baseline <= _WRAP * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _by_numbers(lines: Sequence[Line], edges: Sequence[float]) -> list[Row]:
    groups: list[list[Line]] = []
    for line in lines:
        in_head = len(groups) == 1 and not any(_has_numbers(part, edges) for part in groups[0])
        if groups and _wraps(groups[-1], line, edges, in_head=in_head):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_cells(group, edges) for group in groups]


def _has_numbers(line: Line, edges: Sequence[float]) -> bool:
    return any(is_number(part.plain) for cell in _cells([line], edges)[1:] for part in cell)


def _wraps(group: Sequence[Line], line: Line, edges: Sequence[float], *, in_head: bool) -> bool:
    """Whether a line carries on a label or column head of the row above it."""
    # Numbers in the middle of a label of two lines stand closer than any two rows.
    if line.baseline - group[-1].baseline < _ONE_ROW * line.size:
        return True
    if _has_numbers(line, edges) or line.bold != group[-1].bold:
        return False
    near = line.baseline - group[-1].baseline <= _WRAP * line.size
    has_label = bool(_cells([line], edges)[0])
    return near and (line.plain[:1].islower() or (in_head and not has_label))


def _cells(lines: Sequence[Line], edges: Sequence[float]) -> Row:
    cells: list[list[Line]] = [[] for _ in edges[1:]]
    for line in lines:
        for piece in segments_of(line):
            for column, words in _columns(piece, edges):
                cells[column].append(Line(page=line.page, words=tuple(words)))
    return tuple(tuple(cell) for cell in cells)


def _columns(piece: Line, edges: Sequence[float]) -> list[tuple[int, list[Word]]]:
    """Return the words of a piece by column; a piece that runs across an edge stays whole."""
    columns: list[tuple[int, list[Word]]] = []
    straddles = any(
        word.x0 + _STRADDLE < edge < word.x1 - _STRADDLE
        for word in piece.words
        for edge in edges[1:-1]
    )
    for word in piece.words:
        column = _column((word.x0 + word.x1) / 2, edges)
        if columns and (straddles or word.raised or word.tight or columns[-1][0] == column):
            columns[-1][1].append(word)
        else:
            columns.append((column, [word]))
    return columns


def _column(x: float, edges: Sequence[float]) -> int:
    return max(sum(edge <= x for edge in edges[1:-1]), 0)


def is_sound(rows: Sequence[Row]) -> bool:
    """Two rows and columns at least, most cells filled, one number a cell."""
    if len(rows) < _TWO or not any(any(row[1:]) for row in rows):
        return False
    cells = [cell for row in rows for cell in row]
    if sum(map(bool, cells)) < _LEAST_FILLED * len(cells):
        return False
    columns = range(len(rows[0]))
    if sum(any(row[column] for row in rows) for column in columns) < _TWO:
        return False
    return not any(
        _SEVERAL_NUMBERS.match(" ".join(line.plain for line in cell)) for cell in cells if cell
    )
