"""The pages on paper: all of the text is there, unfolded and not cut."""

import re
from unicodedata import bidirectional

import pypdfium2
import pytest
from playwright.sync_api import Page

from .opened import PAPER, Written, resize

pytestmark = pytest.mark.browser

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufffd]+")
_FOREIGN = re.compile("[^\x21-\u024f\u2010-\u2122\u2212]")
_PIECE = 20
_LONGEST_HEAD = 500
# A hyphen at the end of a line is read as a mark of its own.
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\ufffe": "-", "\x02": "-"})


def sheets(page: Page) -> list[str]:
    """The text of each sheet of paper, without blanks."""
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, format="A4"))
    try:
        return [packed(sheet.get_textpage().get_text_bounded()) for sheet in pdf]
    finally:
        pdf.close()


def packed(text: str) -> str:
    return _BLANK.sub("", text.translate(_HYPHENS))


def stands(text: str, whole: str) -> bool:
    """Whether a text is printed; one that is parted by the end of a sheet, word by word."""
    if packed(text) in whole:
        return True
    # Letters from right to left, and those that are joined, are read off paper in another order.
    words = [word for word in text.split() if not _FOREIGN.search(word)]
    if any(bidirectional(letter) in {"R", "AL"} for letter in text):
        words = [word for word in words if word.isalpha()]  # digits and brackets turn with them
    pieces = [
        packed(word)[at : at + _PIECE] for word in words for at in range(0, len(word), _PIECE)
    ]
    return bool(pieces) and all(piece in whole for piece in pieces)


def test_paper_has_all_of_the_text(written: Written) -> None:
    """What is folded on the screen is open on paper; tables that run on repeat their heads."""
    for path in written.pages:
        with written.opened(path, size=PAPER) as (page, _):
            page.emulate_media(media="print")
            assert page.evaluate("probes.overflow()") == [], path.name
            texts = set(page.evaluate("probes.texts()"))
            tables = page.evaluate("height => probes.longTables(height)", PAPER[1])
            printed = sheets(page)
            whole = "".join(printed)
            assert [text for text in texts if not stands(text, whole)] == [], path.name
            for table in tables:
                head = packed(table["head"])
                if len(head) > _LONGEST_HEAD:  # no head that fills a sheet is repeated
                    continue
                assert sum(head in sheet for sheet in printed) >= table["sheets"], table["name"]


def test_paper_is_white(written: Written) -> None:
    """Whatever the scheme of the screen, ink is dark and paper is not."""
    for path in written.pages:
        with written.opened(path, size=PAPER, color_scheme="dark") as (page, _):
            page.emulate_media(media="print", color_scheme="dark")
            resize(page, PAPER)
            style = page.evaluate(
                "(({ color, backgroundColor }) => [color, backgroundColor])"
                "(getComputedStyle(document.body))"
            )
            assert style == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
