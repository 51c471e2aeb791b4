"""
Reports typeset by several printers read like the texts they were set from.

What is compared is what a user gets: the cells of tables, the pairs of the graphic, every number,
and the recognised figures. The layouts are those of tools/printers.
"""

from functools import cache
from pathlib import Path

import pytest

from tools.printers.differences import compare
from tools.printers.engines import missing
from tools.printers.layouts import PRINTERS, typeset
from tools.printers.recognised import extra_figures, figures_of, same_figures
from validate.reading.document import Document
from validate.reading.pdf import read_pdf
from validate.reading.text import read_text

ROOT = Path(__file__).parents[2]
KENT = ROOT / "tests" / "data" / "kent.txt"
GWENT = ROOT / "tests" / "data" / "reports" / "gwent.txt"
DERBYSHIRE = ROOT.parent / "shared" / "writers" / "derbyshire.txt"
ONE_COLUMN = ("typst-grid", "typst-rules", "typst-plain", "typst-zebra", "typst-caps")
BROWSER = ("chrome-grid",)


@cache
def _typeset(path: Path, printer: str) -> Document:
    one = PRINTERS[printer]
    trouble = missing(one.engine)
    if trouble:
        pytest.skip(f"{one.engine} is not at hand: {trouble}")
    return read_pdf(f"{path.stem}.pdf", typeset(path, one))


@cache
def _text(path: Path) -> Document:
    return read_text(path.name, path.read_bytes())


def _agree(path: Path, printer: str) -> None:
    text, pdf = _text(path), _typeset(path, printer)
    found = compare(text, pdf)
    assert pdf.unread == ()
    for what in ("cells", "pairs", "marks"):
        assert found[what].wrong == 0, (what, found[what])
    figures = same_figures(figures_of(text, path), figures_of(pdf, path), linked=True)
    assert figures.wrong == 0, figures
    assert extra_figures(figures) == 0, figures


@pytest.mark.parametrize("path", [KENT, GWENT], ids=lambda path: path.stem)
@pytest.mark.parametrize("printer", ONE_COLUMN)
def test_each_printer_gives_the_same_figures(printer: str, path: Path) -> None:
    """Rules, shades, faces, marks and notes are a matter of taste; the numbers are not."""
    _agree(path, printer)


@pytest.mark.browser
@pytest.mark.parametrize("printer", BROWSER)
def test_a_browser_prints_the_same_figures(printer: str) -> None:
    """A page of HTML that a browser has printed."""
    _agree(GWENT, printer)


@pytest.mark.originals
@pytest.mark.skipif(
    not DERBYSHIRE.exists(), reason="the writers' reports are not beside the project"
)
@pytest.mark.parametrize("printer", ONE_COLUMN[:4])
def test_a_whole_report_of_another_writer(printer: str) -> None:
    """With tables over page breaks, a graphic over two pages, charts and notes."""
    _agree(DERBYSHIRE, printer)
