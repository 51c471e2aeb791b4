"""PLACE: a line, a page or the id of a figure, and the numbers that stand there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validate.commands.words import plainly
from validate.errors import TieoutError
from validate.model import Figure, LedgerEntry, Results

_SPOT = re.compile(r"(?P<page>p?)(?P<number>\d{1,9})(?::(?P<nth>\d{1,9}))?", re.ASCII)
_ID = re.compile(r"f[0-9a-f]{12}")
_MOST_NUMBERS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where to look: ``given`` as typed; ``number`` is that of a line or page; or a figure's id."""

    given: str
    paged: bool = False
    number: int = 0
    nth: int | None = None
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A number and its figure; a label without a number has no entry, a number may be no figure."""

    entry: LedgerEntry | None
    figure: Figure | None
    nth: int = 0


def spot_of(given: str) -> Spot:
    """Raises :class:`TieoutError` for what is no place."""
    if _ID.fullmatch(given):
        return Spot(given=given, figure=given)
    match = _SPOT.fullmatch(given)
    if match is None:
        remedy = "Give a line (73), its 2nd number (73:2), a page (p6, p6:2), or a figure's id."
        raise TieoutError("PLACE", f"{plainly(given)[:80]!r} is no place", remedy)
    nth = int(match["nth"]) if match["nth"] else None
    return Spot(given=given, paged=bool(match["page"]), number=int(match["number"]), nth=nth)


def numbers_at(spot: Spot, results: Results) -> Sequence[Found]:
    """
    The numbers at a place, in every document where there are some.

    Raises :class:`TieoutError`, naming the nearest, when there are none.
    """
    figures = {figure.id: figure for figure in results.figures}
    if spot.figure:
        return [_of_id(spot, figures.get(spot.figure), results)]
    found = []
    for report in results.reports:
        entries = _of_line(results.ledger, report.document, spot)
        for nth, entry in enumerate(entries, start=1):
            if spot.nth in {None, nth}:
                figure = figures.get(entry.figure_id)
                found.append(Found(entry=entry, figure=figure, nth=nth))
    if not found:
        raise _nothing(spot, results)
    return found


def _of_id(spot: Spot, figure: Figure | None, results: Results) -> Found:
    if figure is None:
        remedy = "Look for it in figures.csv of a run on the same reports."
        raise TieoutError(f"PLACE {spot.given}", "no figure has this id", remedy)
    entry = next((one for one in results.ledger if one.figure_id == figure.id), None)
    if entry is None:
        return Found(entry=None, figure=figure)
    where = Spot(
        given="", paged=entry.line is None, number=_number(entry, paged=entry.line is None)
    )
    nth = _of_line(results.ledger, entry.document, where).index(entry) + 1
    return Found(entry=entry, figure=figure, nth=nth)


def _of_line(ledger: Sequence[LedgerEntry], document: str, spot: Spot) -> list[LedgerEntry]:
    found = [
        entry
        for entry in ledger
        if entry.document == document and _number(entry, paged=spot.paged) == spot.number
    ]
    return found if spot.paged else sorted(found, key=lambda entry: entry.start)


def _number(entry: LedgerEntry, *, paged: bool) -> int:
    return (entry.page if paged else entry.line) or 0


def _nothing(spot: Spot, results: Results) -> TieoutError:
    """The error for a place without a number; it names the nearest numbers."""
    place, kind = f"PLACE {spot.given}", "page" if spot.paged else "line"
    there = [entry for entry in results.ledger if _number(entry, paged=spot.paged)]
    if not there:
        other = "a text has lines, not pages" if spot.paged else "a PDF has pages, not lines"
        return TieoutError(place, other, "Give 73:2 for a text, p6:2 for a PDF.")
    here = [entry for entry in there if _number(entry, paged=spot.paged) == spot.number]
    if here:
        problem = f"{kind} {spot.number} has no number {spot.nth}"
        return TieoutError(place, problem, f"There stand {_named(here, spot)}.")
    numbers = {_number(entry, paged=spot.paged) for entry in there}
    below = max((one for one in numbers if one < spot.number), default=None)
    above = min((one for one in numbers if one > spot.number), default=None)
    near = [entry for entry in there if _number(entry, paged=spot.paged) in {below, above}]
    problem = f"no number stands on {kind} {spot.number}"
    return TieoutError(place, problem, f"The nearest are {_named(near, spot)}.")


def _named(entries: Sequence[LedgerEntry], spot: Spot) -> str:
    """Numbers by the places that one may ask for: ``73:1 (6.2) and 73:2 (12) in kent.txt``."""
    lines: dict[tuple[str, int], list[LedgerEntry]] = {}
    for entry in entries:
        lines.setdefault((entry.document, _number(entry, paged=spot.paged)), []).append(entry)
    said = []
    for (document, number), members in lines.items():
        ordered = members if spot.paged else sorted(members, key=lambda entry: entry.start)
        shown = ", ".join(
            f"{'p' if spot.paged else ''}{number}:{nth} ({plainly(entry.text)})"
            for nth, entry in enumerate(ordered[:_MOST_NUMBERS], start=1)
        )
        more = len(ordered) - _MOST_NUMBERS
        said.append(f"{shown}{f' and {more} more' if more > 0 else ''} in {document}")
    return "; ".join(said)
