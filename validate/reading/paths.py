"""What is drawn on a page, through pypdfium2: the segments of its paths, and its pictures."""

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from validate.reading.drawing import Shape
from validate.reading.geometry import Area
from validate.reading.views import View

_LEAST_CORNERS = 2
_RECTANGLE = 4
_STRAIGHT = 0.5
_DEEPEST = 8

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def at(self, x: float, y: float) -> _Point:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "_Matrix") -> "_Matrix":
        """Return this transformation followed by the outer one."""
        a, b = self.a * outer.a + self.b * outer.c, self.a * outer.b + self.b * outer.d
        c, d = self.c * outer.a + self.d * outer.c, self.c * outer.b + self.d * outer.d
        return _Matrix(a, b, c, d, *outer.at(self.e, self.f))


_IDENTITY = _Matrix(1, 0, 0, 1, 0, 0)


class Drawn(NamedTuple):
    """The shapes and pictures of a page; ``left_out`` says that there were more than allowed."""

    shapes: tuple[Shape, ...]
    images: tuple[Area, ...]
    left_out: bool


def drawn_on(page: Any, view: View, most: int) -> Drawn:  # noqa: ANN401 - the library has no types
    """Return what is drawn on an open page, ``most`` shapes at most."""
    shapes: list[Shape] = []
    images: list[Area] = []
    for kind, handle, outer in _objects(page.raw):
        if len(shapes) > most or len(images) > most:
            return Drawn(tuple(shapes[:most]), tuple(images[:most]), left_out=True)
        matrix = _matrix(handle).within(outer)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(_image(matrix, view))
        else:
            found = _shapes(handle, matrix, view)
            clip = _clip(handle, outer, view)
            shapes += found if clip is None else _within(found, clip)
    return Drawn(tuple(shapes), tuple(images), left_out=False)


def _objects(page: Any) -> Iterator[tuple[int, Any, _Matrix]]:  # noqa: ANN401
    """Paths and pictures of a page and of the forms on it, in order of drawing."""
    count = pdfium.FPDFPage_CountObjects(page)
    for index in range(count):
        yield from _unpacked(pdfium.FPDFPage_GetObject(page, index), _IDENTITY, 0)


def _unpacked(handle: Any, outer: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:  # noqa: ANN401
    kind = pdfium.FPDFPageObj_GetType(handle)
    if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
        yield kind, handle, outer
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inner = _matrix(handle).within(outer)
        for index in range(max(pdfium.FPDFFormObj_CountObjects(handle), 0)):
            yield from _unpacked(pdfium.FPDFFormObj_GetObject(handle, index), inner, depth + 1)


def _matrix(handle: Any) -> _Matrix:  # noqa: ANN401
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(handle, found):
        return _IDENTITY
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _image(matrix: _Matrix, view: View) -> Area:
    corners = [view.point(*matrix.at(x, y)) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
    x0, top, x1, bottom = _around(corners)
    return Area(x0=x0, top=top, x1=x1, bottom=bottom)


def _shapes(handle: Any, matrix: _Matrix, view: View) -> Iterator[Shape]:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    if not fill.value and not stroke.value:  # a path that only clips
        return
    for points, curved in _subpaths(handle):
        placed = [view.point(*matrix.at(x, y)) for x, y in points]
        yield from _shape(placed, curved=curved, outlined=bool(stroke.value))


def _clip(handle: Any, outer: _Matrix, view: View) -> _Box | None:  # noqa: ANN401
    """Return the rectangle that an object is cut to; some printers fill far more than they show."""
    clip = pdfium.FPDFPageObj_GetClipPath(handle)
    boxes: list[_Box] = []
    for number in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        points: list[_Point] = []
        for index in range(max(pdfium.FPDFClipPath_CountPathSegments(clip, number), 0)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, number, index)
            x, y = ctypes.c_float(), ctypes.c_float()
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append(view.point(*outer.at(x.value, y.value)))
        if points:
            boxes.append(_around(points))
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return max(lefts), max(tops), min(rights), min(bottoms)


def _within(shapes: Iterable[Shape], clip: _Box) -> Iterator[Shape]:
    """Return the parts of shapes that show; what an edge cuts off leaves no edge there."""
    left, upper, right, lower = clip
    for shape in shapes:
        x0, top = max(shape.x0, left), max(shape.top, upper)
        x1, bottom = min(shape.x1, right), min(shape.bottom, lower)
        if x0 <= x1 and top <= bottom:
            yield shape._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def _subpaths(handle: Any) -> Iterator[tuple[list[_Point], bool]]:  # noqa: ANN401
    """Each run of connected points, and whether a curve is among its segments."""
    points: list[_Point] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(pdfium.FPDFPath_CountSegments(handle), 0)):
        segment = pdfium.FPDFPath_GetPathSegment(handle, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) >= _LEAST_CORNERS:
                yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if len(points) >= _LEAST_CORNERS:
        yield points, curved


def _shape(points: Sequence[_Point], *, curved: bool, outlined: bool) -> Iterator[Shape]:
    box = _around(points)
    if curved:
        yield Shape("curve", *box, outlined)
    elif _is_box(points):
        yield Shape("rectangle", *box, outlined)
    elif len(points) == _LEAST_CORNERS:
        if outlined:
            yield Shape("line", *box)
    elif outlined and all(_is_straight(a, b) for a, b in pairwise(points)):
        # A frame or a table drawn in one go: each side is a rule.
        for a, b in pairwise(points):
            yield Shape("line", *_around((a, b)))
    else:
        yield Shape("curve", *box, outlined)


def _is_box(points: Sequence[_Point]) -> bool:
    corners = points[:-1] if points[0] == points[-1] else points
    straight = all(_is_straight(a, b) for a, b in pairwise((*corners, corners[0])))
    return len(corners) == _RECTANGLE and straight


def _is_straight(a: _Point, b: _Point) -> bool:
    return min(abs(a[0] - b[0]), abs(a[1] - b[1])) <= _STRAIGHT


def _around(points: Sequence[_Point]) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)
