"""The discrepancy report for people: an index page and a page for each document."""

from pathlib import Path

from validate.model import Results
from validate.reporting.document import document_page
from validate.reporting.index import index_page
from validate.reporting.lookup import lookup
from validate.reporting.names import INDEX, page_names

__all__ = ["write_report"]


def write_report(results: Results, folder: Path) -> Path:
    """
    Write the report into ``folder`` and return its first page.

    The same results give the same bytes: no clock, no random id and no path gets in.
    """
    look = lookup(results)
    folder.mkdir(parents=True, exist_ok=True)
    index = folder / INDEX
    _write(index, index_page(look))
    names = page_names([report.document for report in results.reports])
    for report, name in zip(results.reports, names, strict=True):
        _write(folder / name, document_page(look, report))
    return index


def _write(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8", newline="\n")
