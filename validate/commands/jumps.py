"""Places that an editor can jump to: ``reports/kent.txt:73:12``, ``reports/kent.pdf:6``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from validate.commands.quoting import plain, safe
from validate.model import Place, Results

_LONGEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumps:
    """
    Where the documents lie, as seen from the current folder, and in which order they were read.

    ``previous`` are those that are earlier editions.
    """

    paths: Mapping[str, str]
    order: Mapping[str, int]
    previous: frozenset[str]

    def to(self, place: Place) -> str:
        """
        The file and the line and column in it, both from 1, or the sheet of a PDF.

        The sheet is what the *go to page* of a viewer takes, whatever number is printed on it.
        """
        parts = [self.paths.get(place.document, safe(place.document))]
        if place.line is not None:
            parts.append(str(place.line))
            if place.column is not None:
                parts.append(str(place.column + 1))
        elif place.page is not None:
            parts.append(str(place.page))
        return ":".join(parts)

    def beside(self, place: Place) -> list[str]:
        """What the place itself cannot say: another number on the page, an earlier edition."""
        said = []
        if place.page is not None and place.page_label not in {"", str(place.page)}:
            said.append(f"page {plain(place.page_label)[:_LONGEST]} as printed")
        if place.document in self.previous:
            said.append("previous edition")
        return said

    def rank(self, place: Place) -> tuple[int, int, int, int]:
        """To sort by: the document, and where in it."""
        document = self.order.get(place.document, len(self.order))
        return document, place.page or 0, place.line or 0, place.column or 0


def jumps(results: Results) -> Jumps:
    """The places of a run."""
    reports = (*results.reports, *results.previous)
    return Jumps(
        paths={report.document: safe(_from_here(report.path)) for report in reports},
        order={report.document: number for number, report in enumerate(reports)},
        previous=frozenset(report.document for report in results.previous),
    )


def _from_here(path: str) -> str:
    """The path as given, but without the current folder where it lies below that."""
    given, here = Path(path), Path.cwd()
    return str(given.relative_to(here) if given.is_relative_to(here) else given)
