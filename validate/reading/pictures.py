"""
Pictures of the spots where findings stand: the strip of the page around a print, as a small PNG.

Only the strip is rendered, and with few colours, so that a report with many stays small.
"""

import base64
import io
from collections.abc import Sequence

import pypdfium2
from PIL import Image, ImageDraw

from validate.model import Box
from validate.reading.layer import opened, view_of
from validate.reading.views import View

_SCALE = 1.5  # 108 dots an inch: small type stays readable
_BESIDE, _ABOVE = 170.0, 14.0
_TALLEST = 90.0
_COLOURS = 16
_MARK = (176, 0, 32)
_MARGIN = 2.0


def pictures(name: str, data: bytes, spots: Sequence[Sequence[Box]]) -> tuple[str, ...]:
    """
    Return a PNG file in base64 for each spot: its boxes outlined, with what stands beside them.

    A spot whose page cannot be rendered has an empty one. Raises
    :class:`~validate.errors.DocumentError` for a file that cannot be opened.
    """
    document = opened(name, data)
    try:
        return tuple(_picture(document, spot) for spot in spots)
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, spot: Sequence[Box]) -> str:
    boxes = _together(spot)
    if not boxes or not 0 < boxes[0].page <= len(document):
        return ""
    try:
        page = document[boxes[0].page - 1]
        try:
            return _rendered(page, boxes)
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError, OSError):
        return ""


def _together(spot: Sequence[Box]) -> list[Box]:
    """Return the boxes on the first page of the spot that fit into one strip."""
    kept: list[Box] = []
    for box in spot:
        around = [*kept, box]
        tall = max(one.bottom for one in around) - min(one.top for one in around)
        if box.page == spot[0].page and tall <= _TALLEST:
            kept = around
    return kept


def _rendered(page: pypdfium2.PdfPage, boxes: Sequence[Box]) -> str:
    view = view_of(page)
    strip = _strip(view, boxes)
    margins = (strip.x0, view.height - strip.bottom, view.width - strip.x1, strip.top)
    # The library crops the page as displayed, in points: left, bottom, right, top.
    image = page.render(scale=_SCALE, crop=margins, rev_byteorder=True).to_pil().convert("RGB")
    # The colour of the box is kept apart: among few colours a thin line would lose its own.
    few = image.quantize(_COLOURS - 1, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = (few.getpalette() or [])[: 3 * (_COLOURS - 1)]
    palette += [0] * (3 * (_COLOURS - 1) - len(palette))
    few.putpalette([*palette, *_MARK])
    pen = ImageDraw.Draw(few)
    for box in boxes:
        corners = (
            box.x0 - strip.x0 - _MARGIN,
            box.top - strip.top - _MARGIN,
            box.x1 - strip.x0 + _MARGIN,
            box.bottom - strip.top + _MARGIN,
        )
        pen.rectangle([corner * _SCALE for corner in corners], outline=_COLOURS - 1, width=2)
    file = io.BytesIO()
    few.save(file, format="PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode("ascii")


def _strip(view: View, boxes: Sequence[Box]) -> Box:
    """Return the part of the page to show; whole points, so that no edge is cut off."""
    return Box(
        page=boxes[0].page,
        x0=float(max(0, int(min(box.x0 for box in boxes) - _BESIDE))),
        top=float(max(0, int(min(box.top for box in boxes) - _ABOVE))),
        x1=min(view.width, max(box.x1 for box in boxes) + _BESIDE),
        bottom=min(view.height, max(box.bottom for box in boxes) + _ABOVE),
    )
