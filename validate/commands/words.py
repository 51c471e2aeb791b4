"""Figures, numbers and places in the words of the console."""

from collections.abc import Iterable, Mapping, Sequence

from schemas.terms import LedgerState, Unit
from validate.model import Figure, LedgerEntry, Results

STATES = {
    LedgerState.LINKED: "linked",
    LedgerState.UNLINKED: "not linked",
    LedgerState.NO_FIGURE: "no figure",
}


def plainly(text: str) -> str:
    """A printed text on one line, without what would steer a console."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def unit(figure: Figure) -> str:
    """The unit in words; a count has none beside its number."""
    return "" if figure.unit is Unit.COUNT else figure.unit.value.replace("_", " ")


def when(figure: Figure) -> str:
    """The period of a figure, and its base."""
    if figure.period is None:
        return "no period"
    base = f" (against {figure.base_period.iso})" if figure.base_period else ""
    return f"{figure.period.iso}{base}"


def shown(figure: Figure) -> str:
    """A print with its unit, or why there is none."""
    if figure.value is None:
        missing = figure.missing.value.replace("_", " ") if figure.missing else "no number"
        return f"{plainly(figure.printed)} ({missing})".strip()
    return " ".join(filter(None, (plainly(figure.printed), unit(figure))))


def place(figure: Figure) -> str:
    """The document and the line or page of a figure."""
    where = figure.place
    return f"{where.document}:{where.line}" if where.line else f"{where.document}:p{where.page}"


def why_not(figure: Figure, entry: LedgerEntry | None) -> str:
    """Why a figure is not linked, and all that it might have been."""
    reason = entry.reason if entry else next(iter(figure.evidence), "")
    if figure.candidates:
        # The ledger names the first few; here is room for all.
        reason = f"{reason.partition(' (perhaps ')[0]} (perhaps {', '.join(figure.candidates)})"
    return plainly(reason) or "no reason is known"


def entries_of(ledger: Iterable[LedgerEntry]) -> Mapping[str, LedgerEntry]:
    """The entry of the ledger for each figure with a number."""
    return {entry.figure_id: entry for entry in ledger if entry.figure_id}


def in_order(results: Results) -> Sequence[Figure]:
    """All figures by document and place, as they are printed."""
    documents = {report.document: number for number, report in enumerate(results.reports)}
    numbered = {
        entry.figure_id: number for number, entry in enumerate(results.ledger) if entry.figure_id
    }

    def rank(figure: Figure) -> tuple[int, int, int, int, int]:
        where = figure.place
        return (
            documents[where.document],
            where.page or 0,
            where.line or 0,
            where.column or 0,
            numbered.get(figure.id, len(numbered) + len(results.ledger)),
        )

    return sorted(results.figures, key=rank)


def counted(number: int, one: str) -> str:
    """``1 figure``, ``1,204 figures``."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"
