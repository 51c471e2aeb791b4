"""Tables without any rule: rows of pieces below a caption, columns by the white between them."""

from collections.abc import Sequence

from validate.reading.geometry import Line
from validate.reading.grid import Grid, gap_edges, is_number, is_sound, rows_between
from validate.reading.segments import segments_of

_MOST_DISTANCE = 3.0
_LEAST_ROWS = 3
_LEAST_NUMBERS = 0.5


def white_grid(lines: Sequence[Line], caption: Line, stops: Sequence[float]) -> Grid | None:
    """Return the table right below the last line of a caption, if the lines there make one."""
    rows: list[Line] = []
    last = caption
    for line in sorted(lines, key=lambda line: line.top):
        if line.top <= caption.top + 1:
            continue
        near = line.top - last.bottom <= _MOST_DISTANCE * line.size
        if not near or line.top in stops or (len(segments_of(line)) == 1 and not rows):
            break
        rows.append(line)
        last = line
    while rows and len(segments_of(rows[-1])) == 1:
        rows.pop()
    return _grid(rows)


def _grid(lines: Sequence[Line]) -> Grid | None:
    if len(lines) < _LEAST_ROWS:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    edges = gap_edges([lines], x0, x1)
    if not edges:
        return None
    rows = tuple(rows_between(lines, edges))
    values = [cell for row in rows[1:] for cell in row[1:] if cell]
    numbers = sum(is_number(" ".join(line.plain for line in cell)) for cell in values)
    if not is_sound(rows) or numbers < max(_LEAST_NUMBERS * len(values), _LEAST_ROWS):
        return None
    return Grid(
        page=lines[0].page,
        top=lines[0].top - 1,
        bottom=max(line.bottom for line in lines) + 1,
        edges=tuple(edges),
        rows=rows,
        method="white",
    )
