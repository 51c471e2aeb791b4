"""Drawn charts: where they stand, and their lettering, which is kept but is no text or table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from validate.reading.flow import Look
from validate.reading.geometry import Area, Line, Sheet, Stroke
from validate.reading.grid import Grid
from validate.reading.segments import Frame, frame_of, segments_of

_LEAST_SHAPES = 6
_LEAST_BARS = 3
_NEAR = 25.0
_MARGIN = 14.0
_SAME_EDGE = 1.0
_LEAST_CURVE = 30.0
_MOST_STEP = 60.0
_SMALL = 0.9
_MOST_WORDS = 8


def charts_of(sheet: Sheet, lines: Sequence[Line]) -> list[Frame]:
    """
    Return where charts stand for sure: bars on one base, or a curve over grid lines.

    A shaded cell is no bar: it holds words, or others of its row do.
    """
    shapes = _empty_shapes(sheet.areas, lines)
    frames: list[Frame] = []
    for cluster in _clusters(shapes):
        frame = _around(cluster)
        ruled = _with_grid_lines(frame, sheet.horizontals, lines)
        if _are_bars(cluster) or (ruled is not frame and _is_curve(cluster)):
            frames.append(_with_turned_text(ruled, sheet))
    return frames


def without_charts(sheet: Sheet, charts: Sequence[Frame]) -> Sheet:
    """Return the page without what is drawn in charts."""
    if not charts:
        return sheet

    def kept(strokes: Iterable[Stroke]) -> tuple[Stroke, ...]:
        return tuple(
            stroke
            for stroke in strokes
            if not any(
                chart.holds(Frame(x0=stroke.x0, top=stroke.top, x1=stroke.x1, bottom=stroke.bottom))
                for chart in charts
            )
        )

    return replace(sheet, horizontals=kept(sheet.horizontals), verticals=kept(sheet.verticals))


def lettering_in(lines: Sequence[Line], charts: Sequence[Frame], look: Look) -> list[Line]:
    """Return the short lines in and at charts."""
    if not charts:
        return []
    return [
        line
        for line in lines
        if line.size <= look.size
        and max(len(piece.words) for piece in segments_of(line)) < _MOST_WORDS
        and any(_stands_at(line, chart) for chart in charts)
    ]


def _stands_at(line: Line, chart: Frame) -> bool:
    frame = frame_of([line])
    across = chart.x0 - _NEAR <= frame.x0 and frame.x1 <= chart.x1 + _NEAR
    return across and chart.top - _MARGIN <= frame.top and frame.bottom <= chart.bottom + _MARGIN


def chart_lettering(
    sheet: Sheet, lines: Sequence[Line], grids: Sequence[Grid], look: Look
) -> list[Line]:
    """Return the lines of small type that stand in or at a cluster of drawn shapes."""
    shapes = [area for area in sheet.areas if not _is_of_table(area, grids)]
    regions = [_around(group) for group in _clusters(shapes) if len(group) >= _LEAST_SHAPES]
    if not regions:
        return []
    return [line for line in lines if _is_lettering(line, look) and _is_in(line, regions)]


def _is_of_table(area: Area, grids: Sequence[Grid]) -> bool:
    return any(grid.top - 1 <= area.top and area.bottom <= grid.bottom + 1 for grid in grids)


def _is_lettering(line: Line, look: Look) -> bool:
    longest = max(len(piece.words) for piece in segments_of(line))
    return line.size < _SMALL * look.size and longest < _MOST_WORDS


def _is_in(line: Line, regions: Sequence[Frame]) -> bool:
    frame = frame_of([line])
    return any(region.holds(frame, _MARGIN) for region in regions)


def _empty_shapes(areas: Sequence[Area], lines: Sequence[Line]) -> list[Area]:
    """Return the areas that hold no words, nor does another of the same height beside them."""
    full = [area for area in areas if not area.curved and _holds_words(area, lines)]
    rows = {(round(area.top), round(area.bottom)) for area in full}
    return [
        area
        for area in areas
        if area.curved or (area not in full and (round(area.top), round(area.bottom)) not in rows)
    ]


def _holds_words(area: Area, lines: Sequence[Line]) -> bool:
    return any(
        area.top <= (line.top + line.bottom) / 2 <= area.bottom
        and any(area.x0 <= (word.x0 + word.x1) / 2 <= area.x1 for word in line.words)
        for line in lines
    )


def _clusters(areas: Sequence[Area]) -> list[list[Area]]:
    clusters: list[tuple[Frame, list[Area]]] = []
    for area in sorted(areas, key=lambda area: (area.x0, area.top)):
        own = Frame(x0=area.x0, top=area.top, x1=area.x1, bottom=area.bottom)
        members = [area]
        near = [
            cluster
            for cluster in clusters
            if _touch(own, cluster[0]) and any(_touch(own, _box(other)) for other in cluster[1])
        ]
        for _, others in near:
            members += others
        clusters = [one for one in clusters if all(one is not other for other in near)]
        clusters.append((_around(members), members))
    return [members for _, members in clusters]


def _box(area: Area) -> Frame:
    return Frame(x0=area.x0, top=area.top, x1=area.x1, bottom=area.bottom)


def _touch(a: Frame, b: Frame) -> bool:
    return a.overlap_x(b) > -_NEAR and a.overlap_y(b) > -_NEAR


def _are_bars(shapes: Sequence[Area]) -> bool:
    """Whether several shapes of different lengths begin at one base."""
    upright = _most_alike(shapes, lambda area: area.bottom, lambda area: area.top)
    level = _most_alike(shapes, lambda area: area.x0, lambda area: area.x1)
    return max(upright, level) >= _LEAST_BARS


def _most_alike(
    shapes: Sequence[Area], base: Callable[[Area], float], end: Callable[[Area], float]
) -> int:
    """Return how many different ends the shapes on one base have at most."""
    ends: dict[int, set[int]] = {}
    for area in shapes:
        if not area.curved:
            ends.setdefault(round(base(area)), set()).add(round(end(area)))
    return max((len(found) for found in ends.values()), default=0)


def _is_curve(shapes: Sequence[Area]) -> bool:
    return any(
        area.curved and min(area.x1 - area.x0, area.bottom - area.top) >= _LEAST_CURVE
        for area in shapes
    )


def _with_grid_lines(frame: Frame, strokes: Iterable[Stroke], lines: Sequence[Line]) -> Frame:
    """Return the frame with the lines that run through it and beyond, no words between them."""
    named = [line for line in lines if any(map(str.isalpha, line.plain))]
    grid = [
        stroke
        for stroke in strokes
        if stroke.x0 <= frame.x0 + _SAME_EDGE and stroke.x1 >= frame.x1 - _SAME_EDGE
    ]
    whole = frame
    for stroke in sorted(grid, key=lambda stroke: abs(stroke.top - frame.bottom)):
        if not whole.top - _MOST_STEP <= stroke.top <= frame.bottom + _SAME_EDGE:
            continue
        if any(stroke.top < line.top < whole.top and line.x1 > whole.x0 for line in named):
            continue
        whole = Frame(
            x0=min(whole.x0, stroke.x0),
            top=min(whole.top, stroke.top),
            x1=max(whole.x1, stroke.x1),
            bottom=max(whole.bottom, stroke.top),
        )
    return whole


def _with_turned_text(frame: Frame, sheet: Sheet) -> Frame:
    """Return the frame with the turned labels of its axes."""
    near = [
        word
        for word in sheet.rotated
        if frame.overlap_x(Frame(x0=word.x0, top=word.top, x1=word.x1, bottom=word.bottom)) > -_NEAR
        and frame.top - _NEAR <= word.top <= frame.bottom + _NEAR
    ]
    return Frame(
        x0=min([frame.x0, *(word.x0 for word in near)]),
        top=min([frame.top, *(word.top for word in near)]),
        x1=max([frame.x1, *(word.x1 for word in near)]),
        bottom=max([frame.bottom, *(word.bottom for word in near)]),
    )


def _around(areas: Sequence[Area]) -> Frame:
    return Frame(
        x0=min(area.x0 for area in areas),
        top=min(area.top for area in areas),
        x1=max(area.x1 for area in areas),
        bottom=max(area.bottom for area in areas),
    )
