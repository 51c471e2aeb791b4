"""The discrepancy report for people: an index page and a page for each document."""

from pathlib import Path

from validate.model import Results
from validate.reporting.document import document_page
from validate.reporting.further import further_pages
from validate.reporting.index import index_page
from validate.reporting.lookup import lookup
from validate.reporting.names import INDEX, QA_LOG
from validate.reporting.qa_file import qa_file
from validate.reporting.qa_page import qa_page
from validate.reporting.sheets import sheets

__all__ = ["write_qa_log", "write_report"]


def write_report(results: Results, folder: Path) -> Path:
    """
    Write the report into ``folder`` and return its first page.

    The same results give the same bytes: no clock, no random id and no path gets in.
    """
    look = lookup(results)
    folder.mkdir(parents=True, exist_ok=True)
    of_all = sheets(look)
    index = folder / INDEX
    _write(index, index_page(look, of_all))
    for report in results.reports:
        _write(folder / look.pages[report.document], document_page(look, report, of_all))
        for name, page in further_pages(look, report, of_all):
            _write(folder / name, page)
    _write(folder / QA_LOG, qa_page(look))
    return index


def write_qa_log(results: Results, path: Path) -> None:
    """Write the QA log for a spreadsheet."""
    _write(path, qa_file(lookup(results)))


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
