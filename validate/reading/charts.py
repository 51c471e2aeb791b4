"""The lettering of drawn charts: kept, but no part of the text around it."""

from collections.abc import Sequence

from validate.reading.flow import Look
from validate.reading.geometry import Area, Line, Sheet
from validate.reading.grid import Grid
from validate.reading.segments import Frame, frame_of, segments_of

_LEAST_SHAPES = 6
_NEAR = 25.0
_MARGIN = 14.0
_SMALL = 0.9
_MOST_WORDS = 8


def chart_lettering(
    sheet: Sheet, lines: Sequence[Line], grids: Sequence[Grid], look: Look
) -> list[Line]:
    """Return the lines of small type that stand in or at a cluster of drawn shapes."""
    regions = _regions(sheet, grids)
    return [line for line in lines if _is_lettering(line, look) and _is_in(line, regions)]


def _is_lettering(line: Line, look: Look) -> bool:
    longest = max(len(piece.words) for piece in segments_of(line))
    return line.size < _SMALL * look.size and longest < _MOST_WORDS


def _is_in(line: Line, regions: Sequence[Frame]) -> bool:
    frame = frame_of([line])
    return any(region.holds(frame, _MARGIN) for region in regions)


def _regions(sheet: Sheet, grids: Sequence[Grid]) -> list[Frame]:
    clusters: list[list[Area]] = []
    for area in sorted(sheet.areas, key=lambda area: (area.x0, area.top)):
        if any(grid.top - 1 <= area.top and area.bottom <= grid.bottom + 1 for grid in grids):
            continue
        near = [cluster for cluster in clusters if any(_touch(area, other) for other in cluster)]
        merged = [area, *(other for cluster in near for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in near] + [merged]
    return [_around(cluster) for cluster in clusters if len(cluster) >= _LEAST_SHAPES]


def _touch(a: Area, b: Area) -> bool:
    across = min(a.x1, b.x1) - max(a.x0, b.x0)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > -_NEAR and down > -_NEAR


def _around(areas: Sequence[Area]) -> Frame:
    return Frame(
        x0=min(area.x0 for area in areas),
        top=min(area.top for area in areas),
        x1=max(area.x1 for area in areas),
        bottom=max(area.bottom for area in areas),
    )
