"""
A second, independent reading of the pages through pdfplumber, to hold against the first.

It takes some twenty times as long, so it is made on demand. pdfplumber keeps every open page in
memory: everything is taken while a page is open, and the page is closed at once.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pdfplumber

from validate.reading.drawing import Shape, drawing_of
from validate.reading.geometry import Area, Sheet
from validate.reading.words import Glyph, slant_of, spelt, turn_of, turned, turned_words, words_of


class SecondReadingError(Exception):
    """The second library cannot open a file."""


def pages_with_fonts(data: bytes) -> tuple[bool, ...]:
    """
    Say of every page that pdfplumber counts whether what it needs is with it.

    A page that has content and names no fonts or pictures has lost them. Raises
    :class:`SecondReadingError` for a file that cannot be opened.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = [page.page_obj for page in pdf.pages]
            return tuple(bool(page.resources) or not page.contents for page in pages)
    except Exception as error:  # damaged files raise anything
        raise SecondReadingError(type(error).__name__) from error


def read_sheets(data: bytes) -> Iterator[Sheet | None]:
    """
    Read page after page; None stands for one that could not be read.

    Raises :class:`SecondReadingError` for a file that cannot be opened.
    """
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        pages = list(pdf.pages)
    except Exception as error:  # damaged files raise anything
        raise SecondReadingError(type(error).__name__) from error
    for page in pages:
        try:
            sheet = _sheet(page)
        except Exception:  # noqa: BLE001 - damaged pages raise anything
            sheet = None
        finally:
            page.close()
        yield sheet


def _sheet(page: Any) -> Sheet:  # noqa: ANN401 - pdfplumber has no types
    left, upper = page.cropbox[:2]
    width, height = float(page.cropbox[2] - left), float(page.cropbox[3] - upper)
    upright: list[Glyph] = []
    rotated: list[tuple[int, Glyph]] = []
    seen: set[tuple[str, int, int]] = set()
    unmapped = 0
    for char in page.chars:
        text = char["text"]
        if text.startswith("(cid:"):
            unmapped += 1
        # Fake bold prints a glyph twice, a hair apart.
        key = (text, round(char["x0"]), round(char["top"]))
        if key in seen and not text.isspace():
            continue
        seen.add(key)
        turn = turn_of(*char["matrix"][:2])  # "upright" of the library is fooled by rounding
        glyph = _glyph(char, left, upper, turn)
        if turn:
            rotated.append((turn, turned(glyph, turn)))
        else:
            upright.append(glyph)
    words, turned_up = tuple(words_of(upright)), turned_words(rotated)
    drawing = drawing_of(_shapes(page, left, upper), width, height)
    return Sheet(
        page=page.page_number,
        width=width,
        height=height,
        words=words,
        rotated=turned_up,
        horizontals=drawing.horizontals,
        verticals=drawing.verticals,
        areas=drawing.areas,
        images=tuple(_area(image, left, upper) for image in page.images),
        unmapped=unmapped,
    )


def _glyph(char: dict[str, Any], left: float, upper: float, turn: int) -> Glyph:
    bold, italic = slant_of(char["fontname"])
    size = char["x1"] - char["x0"] if turn else char["size"]
    return Glyph(
        text=spelt(char["text"]),
        x0=char["x0"] - left,
        top=char["top"] - upper,
        x1=char["x1"] - left,
        bottom=char["bottom"] - upper,
        size=round(size, 2),
        bold=bold,
        italic=italic,
    )


def _shapes(page: Any, left: float, upper: float) -> Iterable[Shape]:  # noqa: ANN401
    for kind, drawn in (("line", page.lines), ("rectangle", page.rects), ("curve", page.curves)):
        for one in drawn:
            area = _area(one, left, upper)
            outlined = kind == "line" or bool(one.get("stroke"))
            yield Shape(kind, area.x0, area.top, area.x1, area.bottom, outlined)


def _area(drawn: dict[str, Any], left: float, upper: float) -> Area:
    return Area(
        x0=drawn["x0"] - left,
        top=drawn["top"] - upper,
        x1=drawn["x1"] - left,
        bottom=drawn["bottom"] - upper,
    )
