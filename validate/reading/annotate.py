"""
A copy of a PDF with comments on its prints: highlights in place, as reviewers make them.

The copy is read again, and held against the original, before anybody gets to see it.
"""

import io
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf

from validate.errors import DocumentError
from validate.model import Box
from validate.model.annotations import Annotated, Annotation, Tone
from validate.reading.layer import opened, view_of
from validate.reading.views import View

_AUTHOR = "tieout"
# Red, green and blue, light enough for black print; where two meet they are multiplied.
_COLOURS = {
    Tone.ERROR: (1.0, 0.62, 0.62),
    Tone.WARNING: (1.0, 0.77, 0.45),
    Tone.QUESTION: (1.0, 0.95, 0.5),
    Tone.QUIET: (0.82, 0.82, 0.82),
}
_PRINTED = 4  # the flag of an annotation that is on paper too
_SIGNED = 1
_BESIDE = 0.75
_OUTLINE = 0.8
_DARKER = 0.6
_AGAIN = "Export the report to PDF again."

Corner = tuple[Decimal, Decimal]


class _Page(NamedTuple):
    """What must be the same of a page in the copy; ``comments`` it may have more of."""

    view: View
    text: str
    comments: int


class _Mark(NamedTuple):
    """What of an annotation stands on one page."""

    annotation: Annotation
    name: str
    boxes: tuple[Box, ...]


def annotate(name: str, data: bytes, annotations: Sequence[Annotation], into: Path) -> Annotated:
    """
    Write a copy of a PDF with the annotations to ``into``; all that the original has stays.

    Boxes are in points of the page as displayed. What active content the original holds is copied
    as it is and never run. Raises :class:`DocumentError` for a file that cannot be annotated, or
    whose copy would not be the same but for the annotations.
    """
    before = _pages(name, data)
    marks = _marks(annotations)
    try:
        made, count = _copy(name, data, before, marks)
    except (DocumentError, MemoryError):
        raise
    except Exception as error:  # damaged files raise anything
        cause = "is too damaged to be copied with comments"
        raise DocumentError(name, cause, _AGAIN) from error
    copy = into.with_name(f"{into.name}.new")
    try:
        _check(name, before, _pages(name, made.data), count)
        copy.write_bytes(made.data)
        copy.replace(into)
    except OSError as error:
        cause = f"cannot be copied with comments ({error.strerror})"
        raise DocumentError(name, cause, "Make room on the disk for temporary files.") from error
    finally:
        with suppress(OSError):
            copy.unlink()
    shown = {mark.annotation.name for mark in marks if _fits(mark, before)}
    return Annotated(
        marked=len(shown),
        missed=len(annotations) - len(shown),
        was_signed=made.signed,
        was_protected=made.protected,
    )


class _Made(NamedTuple):
    data: bytes
    signed: bool
    protected: bool


def _pages(name: str, data: bytes) -> tuple[_Page | None, ...]:
    """Return the pages of a PDF as a viewer shows them; None for one that cannot be shown."""
    document = opened(name, data)
    try:
        return tuple(_page(document, index) for index in range(len(document)))
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, index: int) -> _Page | None:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None
    try:
        layer = page.get_textpage()
        try:
            comments = pypdfium2.raw.FPDFPage_GetAnnotCount(page)
            return _Page(view_of(page), layer.get_text_bounded(), comments)
        finally:
            layer.close()
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _marks(annotations: Iterable[Annotation]) -> list[_Mark]:
    """Return a mark for each page that an annotation stands on, each with a name of its own."""
    marks: list[_Mark] = []
    for one in annotations:
        boxes = sorted(one.boxes, key=lambda box: box.page)
        for number, (_, group) in enumerate(groupby(boxes, key=lambda box: box.page)):
            name = f"{one.name}-{number + 1}" if number else one.name
            marks.append(_Mark(one, name, tuple(group)))
    return marks


def _copy(
    name: str, data: bytes, before: Sequence[_Page | None], marks: Sequence[_Mark]
) -> tuple[_Made, dict[int, int]]:
    """Return the copy, and how many comments each page of it has got, by its number from 0."""
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError:
        remedy = "Save a copy without the password and give that."
        raise DocumentError(name, "is encrypted with a password", remedy) from None
    with pdf:
        protected = pdf.is_encrypted
        if protected and not (pdf.owner_password_matched or pdf.allow.modify_annotation):
            remedy = "Save a copy that may be commented on, and give that."
            raise DocumentError(name, "is protected against comments", remedy)
        if len(pdf.pages) != len(before):
            raise DocumentError(name, "has a damaged list of pages", _AGAIN)
        count: dict[int, int] = {}
        good = [mark for mark in marks if _fits(mark, before)]
        for number, group in groupby(sorted(good, key=_page_of), key=_page_of):
            page = before[number]
            assert page is not None
            new = [_highlight(pdf, mark, page.view, pdf.pages[number].obj) for mark in group]
            _add(pdf, pdf.pages[number].obj, new)
            count[number] = len(new)
        signed = _is_signed(pdf)
        file = io.BytesIO()
        # What is asked for here keeps the file as it was; identity follows from the content.
        pdf.save(
            file,
            preserve_pdfa=False,
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            encryption=False,
            deterministic_id=True,
        )
    return _Made(file.getvalue(), signed, protected), count


def _page_of(mark: _Mark) -> int:
    return mark.boxes[0].page - 1


def _fits(mark: _Mark, before: Sequence[_Page | None]) -> bool:
    number = _page_of(mark)
    return 0 <= number < len(before) and before[number] is not None


def _check(
    name: str,
    before: Sequence[_Page | None],
    after: Sequence[_Page | None],
    count: dict[int, int],
) -> None:
    """Raise :class:`DocumentError` unless every page is the same but for its new comments."""
    wanted = [
        page and page._replace(comments=page.comments + count.get(number, 0))
        for number, page in enumerate(before)
    ]
    if wanted != list(after):
        raise DocumentError(name, "is damaged, and a copy would not be the same", _AGAIN)


def _add(pdf: Pdf, page: Object, new: Sequence[Object]) -> None:
    """Add annotations to a page: to a list of its own, for pages may share one."""
    present = page.get("/Annots")
    kept = list(present.as_list()) if isinstance(present, Array) else []
    page["/Annots"] = pdf.make_indirect(Array([*kept, *new]))


def _highlight(pdf: Pdf, mark: _Mark, view: View, page: Object) -> Object:
    quads = [_corners(box, view) for box in mark.boxes]
    rectangle = Array(_around(corner for quad in quads for corner in quad))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Highlight,
            P=page,
            Rect=rectangle,
            QuadPoints=Array([part for quad in quads for corner in quad for part in corner]),
            C=Array(map(_number, _COLOURS[mark.annotation.tone])),
            F=_PRINTED,
            T=pikepdf.String(_AUTHOR),
            NM=pikepdf.String(mark.name),
            Subj=pikepdf.String(mark.annotation.title),
            Contents=pikepdf.String(mark.annotation.words.replace("\n", "\r")),
            AP=Dictionary(N=_appearance(pdf, mark, quads, rectangle)),
        )
    )


def _appearance(
    pdf: Pdf, mark: _Mark, quads: Sequence[Sequence[Corner]], rectangle: Array
) -> Object:
    """
    Return what viewers draw: the boxes filled, so that the print is seen through them.

    Those of a print that would have to change have an outline as well.
    """
    colour = [_number(part) for part in _COLOURS[mark.annotation.tone]]
    dark = [_number(float(part) * _DARKER) for part in colour]
    content = ["/Through gs", _said(*colour, "rg"), _said(*dark, "RG"), _said(_OUTLINE, "w")]
    for upper_left, upper_right, lower_left, lower_right in quads:
        around = (upper_left, upper_right, lower_right, lower_left)
        content += [_said(*corner, step) for corner, step in zip(around, "mlll", strict=True)]
        content.append("b" if mark.annotation.accused else "h f")
    through = Dictionary(Type=Name.ExtGState, BM=Name.Multiply, CA=1, ca=1)
    return pdf.make_stream(
        "\n".join(content).encode("ascii"),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=rectangle,
        Resources=Dictionary(ExtGState=Dictionary(Through=through)),
    )


def _said(*parts: object) -> str:
    return " ".join(map(str, parts))


def _corners(box: Box, view: View) -> list[Corner]:
    """
    Return the corners of a box in the page's own coordinates, as viewers want them.

    Upper left, upper right, lower left, lower right, as the print is read on the displayed page.
    """
    left, right = (_within(x, view.width) for x in (box.x0 - _BESIDE, box.x1 + _BESIDE))
    upper, lower = (_within(y, view.height) for y in (box.top, box.bottom))
    places = ((left, upper), (right, upper), (left, lower), (right, lower))
    return [(_number(x), _number(y)) for x, y in (view.back(*place) for place in places)]


def _within(edge: float, most: float) -> float:
    return min(max(edge, 0.0), most)


def _around(corners: Iterable[Corner]) -> list[Decimal]:
    """Return the rectangle that holds the corners and the outline drawn along them."""
    xs, ys = zip(*corners, strict=True)
    half = _number(_OUTLINE / 2)
    return [min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half]


def _number(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")


def _is_signed(pdf: Pdf) -> bool:
    """Whether somebody has signed the original: no signature holds for a file that is another."""
    if "/Perms" in pdf.Root:
        return True
    form = pdf.Root.get("/AcroForm")
    flags = form.get("/SigFlags", 0) if isinstance(form, Dictionary) else 0
    return isinstance(flags, int) and bool(flags & _SIGNED)
