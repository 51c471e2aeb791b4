"""
A report on its way from text to paper.

What a printer needs to know and nothing of how it is set: pieces in order, runs of letters, note
marks with the notes that they call. A note is carried by the first mark that calls it.
"""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One note of a mark: its label, and its text where it is called for the first time."""

    label: str
    note: tuple["Run", ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters of one look; or, with ``calls``, a raised mark and no letters."""

    text: str = ""
    emphasis: bool = False
    calls: tuple[Call, ...] = ()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row; one of a ``group`` is shaded where a printer shades."""

    cells: tuple[Runs, ...]
    group: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A label of an infographic with a value for each name."""

    label: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A titled group of cards; ``notes`` stand below it."""

    title: str
    cards: tuple[Card, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """
    One piece of a report.

    ``kind`` is one of cover, contents, heading, paragraph, item, caption, chart, table, source,
    note, badge, infographic; the other fields are filled as the kind needs them.
    """

    kind: str
    runs: Runs = ()
    level: int = 0
    lead: str = ""
    lines: tuple[str, ...] = ()
    entries: tuple[tuple[int, str, str], ...] = ()
    header: tuple[Runs, ...] = ()
    rows: tuple[Row, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report; ``subject`` is what its running head says."""

    title: str
    subject: str
    pieces: tuple[Piece, ...] = field(default=())


def as_data(report: Report) -> dict[str, Any]:
    """Return the report as plain lists and dictionaries, for a typesetter that reads JSON."""
    return asdict(report)


def letters(runs: Runs) -> str:
    """Return the letters of some runs without their marks."""
    return "".join(run.text for run in runs)
