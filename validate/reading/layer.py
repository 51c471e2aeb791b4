"""
A PDF through pypdfium2: whether it can be read at all, its pages, their words and drawings.

Everything is taken while a page is open and the page is closed at once. What leaves this module
are plain records.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2

from validate.errors import DocumentError
from validate.reading.drawing import drawing_of
from validate.reading.geometry import Sheet, Word
from validate.reading.letters import Lettering, lettering_of
from validate.reading.paths import Drawn, drawn_on
from validate.reading.remarks import Remark
from validate.reading.views import View
from validate.reading.words import turned_words

_HEADER = b"%PDF-"
_HEADER_WITHIN = 1024
_ENCRYPTION = b"/Encrypt"
_QUARTERS = 4
_QUARTER_TURN = 90
# No statistical report comes near these: what exceeds them was made to exhaust its reader.
MOST_PAGES = 1_000
MOST_CHARACTERS = 50_000
MOST_SHAPES = 5_000
SMALLEST_SIDE, LARGEST_SIDE = 10.0, 14_400.0
# Type smaller than a point is not meant to be seen.
_LEAST_SIZE = 1.0
_FEW_UNMAPPED, _SHARE_UNMAPPED = 5, 0.02
_TOO_MANY_SHAPES = f"more than {MOST_SHAPES:,} drawn shapes; tables may have been missed"
_UNMAPPED = "some characters have no text (their font lacks it)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """
    What the library tells: one entry a page in ``sheets`` and ``labels``.

    ``unread`` says which pages could not be read or trusted, ``problems`` what to know of others.
    """

    sheets: tuple[Sheet, ...]
    labels: tuple[str, ...]
    unread: tuple[Remark, ...]
    problems: tuple[Remark, ...]


def read_layer(name: str, data: bytes) -> Layer:
    """
    Read every page.

    Raises :class:`DocumentError` for a file that is no PDF, is damaged, encrypted or longer than
    ``MOST_PAGES``.
    """
    document = opened(name, data)
    try:
        count = len(document)
        if not count:
            raise DocumentError(name, "has no pages", "Export the report to PDF again.")
        if count > MOST_PAGES:
            raise DocumentError(
                name,
                f"has {count:,} pages, more than the {MOST_PAGES:,} that are read",
                "Give the report in parts.",
            )
        return _layer_of(document, count)
    finally:
        document.close()


def opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF; raises :class:`DocumentError` where that cannot be done."""
    if not data:
        raise DocumentError(name, "is empty", "Give the PDF of a report.")
    if _HEADER not in data[:_HEADER_WITHIN]:
        raise DocumentError(name, "is not a PDF", "Give the report as .pdf or as UTF-8 text.")
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unreadable(name, data, str(error)) from error


def _unreadable(name: str, data: bytes, cause: str) -> DocumentError:
    # A file without pages sets no error of its own: the cause may be that of an earlier file.
    if "password" in cause.lower() and _ENCRYPTION in data:
        return DocumentError(
            name, "is encrypted with a password", "Save a copy without the password and give that."
        )
    return DocumentError(
        name,
        "is damaged, truncated or without pages",
        "Fetch the file again or export the report once more.",
    )


def _layer_of(document: pypdfium2.PdfDocument, count: int) -> Layer:
    sheets: list[Sheet] = []
    labels: list[str] = []
    unread: list[Remark] = []
    problems: list[Remark] = []
    for index in range(count):
        labels.append(document.get_page_label(index) or "")
        number = index + 1
        try:
            sheet, left_out = _read_page(document, index)
        except (pypdfium2.PdfiumError, _UnreadableError) as error:
            cause = error if isinstance(error, _UnreadableError) else "it is damaged"
            unread.append(Remark(number, f"could not be read, {cause}"))
            sheet, left_out = Sheet(page=number, width=0, height=0), False
        sheets.append(sheet)
        if left_out:
            problems.append(Remark(number, _TOO_MANY_SHAPES))
        if sheet.unmapped:
            (unread if _is_doubtful(sheet) else problems).append(Remark(number, _UNMAPPED))
    return Layer(
        sheets=tuple(sheets),
        labels=tuple(labels),
        unread=tuple(unread),
        problems=tuple(problems),
    )


class _UnreadableError(Exception):
    """A page that cannot be one of a report."""


def _is_doubtful(sheet: Sheet) -> bool:
    """Whether so many characters have no text that figures may be among them."""
    return sheet.unmapped > max(_FEW_UNMAPPED, _SHARE_UNMAPPED * sheet.letters)


def _read_page(document: pypdfium2.PdfDocument, index: int) -> tuple[Sheet, bool]:
    """Return the page, and whether some of its drawings were left out."""
    # Page and text page are kept in names: a raw handle whose page was collected ends the process.
    page = document[index]
    try:
        view = view_of(page)
        if min(view.width, view.height) < SMALLEST_SIDE:
            raise _UnreadableError("it has no usable size")
        if max(view.width, view.height) > LARGEST_SIDE:
            raise _UnreadableError(f"it is {max(view.width, view.height):,.0f} points long")
        textpage = page.get_textpage()
        try:
            characters = textpage.count_chars()
            if characters > MOST_CHARACTERS:
                raise _UnreadableError(
                    f"it holds {characters:,} characters, more than the {MOST_CHARACTERS:,} "
                    "that are read"
                )
            lettering = lettering_of(textpage, view)
        finally:
            textpage.close()
        drawn = drawn_on(page, view, MOST_SHAPES)
    finally:
        page.close()
    return _sheet(index + 1, view, lettering, drawn), drawn.left_out


def view_of(page: Any) -> View:  # noqa: ANN401 - the library has no types
    """Return how an open page is displayed."""
    left, bottom, right, top = page.get_bbox()
    return View(
        min(left, right),
        min(bottom, top),
        max(left, right),
        max(bottom, top),
        page.get_rotation() // _QUARTER_TURN % _QUARTERS,
    )


def _sheet(number: int, view: View, lettering: Lettering, drawn: Drawn) -> Sheet:
    drawing = drawing_of(drawn.shapes, view.width, view.height)
    words = _on_page(lettering.words, view)
    rotated = _on_page(turned_words(lettering.turned), view)
    return Sheet(
        page=number,
        width=view.width,
        height=view.height,
        words=words,
        rotated=rotated,
        horizontals=drawing.horizontals,
        verticals=drawing.verticals,
        areas=drawing.areas,
        images=drawn.images,
        unmapped=lettering.unmapped,
    )


def _on_page(words: Sequence[Word], view: View) -> tuple[Word, ...]:
    """Return the words that can be seen on the page, at least in part."""
    if not words:
        return ()
    width, height = view.width, view.height
    _, x0s, tops, x1s, bottoms, sizes, *_ = zip(*words, strict=True)
    if (
        min(sizes) >= _LEAST_SIZE
        and min(x1s) > 0
        and max(x0s) < width
        and min(bottoms) > 0
        and max(tops) < height
    ):
        return tuple(words)  # most pages
    return tuple(
        word
        for word in words
        if word.size >= _LEAST_SIZE
        and word.x1 > 0
        and word.x0 < width
        and word.bottom > 0
        and word.top < height
    )
