"""What is drawn on a page: from shapes to the strokes and areas that tables are found by."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from validate.reading.geometry import Area, Stroke

_THIN = 2.0
_PAGE_SHARE = 0.6


class Shape(NamedTuple):
    """
    A drawn shape by its surrounding rectangle, as displayed.

    ``kind`` is ``line``, ``rectangle`` or ``curve``; ``outlined`` says that its edge is drawn.
    """

    kind: str
    x0: float
    top: float
    x1: float
    bottom: float
    outlined: bool = True


class Drawing(NamedTuple):
    """The strokes and areas of a page."""

    horizontals: tuple[Stroke, ...]
    verticals: tuple[Stroke, ...]
    areas: tuple[Area, ...]


def drawing_of(shapes: Iterable[Shape], width: float, height: float) -> Drawing:
    """
    Sort shapes into strokes and areas.

    A thin rectangle is a stroke, the edges of any other are strokes too; one that covers most of
    the page is its background and is left out.
    """
    strokes: list[Stroke] = []
    areas: list[Area] = []
    for kind, x0, top, x1, bottom, outlined in shapes:
        if kind == "line":
            strokes.append(Stroke(x0=x0, top=top, x1=x1, bottom=bottom))
        elif kind == "curve":
            areas.append(Area(x0=x0, top=top, x1=x1, bottom=bottom, curved=True))
        elif (x1 - x0) * (bottom - top) > _PAGE_SHARE * width * height:
            continue
        elif min(x1 - x0, bottom - top) <= _THIN:
            strokes.append(Stroke(x0=x0, top=top, x1=x1, bottom=bottom))
        else:
            areas.append(Area(x0=x0, top=top, x1=x1, bottom=bottom))
            strokes += _edges(x0, top, x1, bottom, drawn=outlined)
    return Drawing(
        tuple(s for s in strokes if s.bottom - s.top <= _THIN < s.x1 - s.x0),
        tuple(s for s in strokes if s.x1 - s.x0 <= _THIN < s.bottom - s.top),
        tuple(areas),
    )


def _edges(x0: float, top: float, x1: float, bottom: float, *, drawn: bool) -> Sequence[Stroke]:
    return (
        Stroke(x0=x0, top=top, x1=x1, bottom=top, drawn=drawn),
        Stroke(x0=x0, top=bottom, x1=x1, bottom=bottom, drawn=drawn),
        Stroke(x0=x0, top=top, x1=x0, bottom=bottom, drawn=drawn),
        Stroke(x0=x1, top=top, x1=x1, bottom=bottom, drawn=drawn),
    )
