"""What was read: figures, mentions, and what became of every other number."""

from dataclasses import dataclass
from decimal import Decimal

from schemas.terms import (
    Comparison,
    Direction,
    Kind,
    LedgerState,
    Marker,
    MentionKind,
    Missing,
    Qualifier,
    Unit,
)
from validate.model.places import Period, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """
    One printed number that states a fact, or a printed label whose number is missing.

    ``value`` is signed (a decrease is negative) and in ``unit``; exactly one of ``value`` and
    ``missing`` is set. ``decimals`` is the precision of the print, and ``precision_from`` says
    whether the print, a qualifier or the family gave it. An empty coordinate (``period``,
    ``population``) is unknown, not different. ``measure`` is empty for a figure that could not be
    linked; ``candidates`` then names what it might have been. ``evidence`` says in words what it
    was linked by, or why it was not. ``past`` says that it is told of a time before the report's
    own, to compare with: no undated print is of that time; ``carried`` that its own words do not
    name the measure, only what was said before. ``comparison`` is what the sentence
    asserts of the figure against that of ``compared_with`` (empty if nobody is named), and
    ``compared_figure`` the id of that print where it stands in the same sentence or the next.
    ``direction`` is where the words say that it moved, ``moved_from`` the id of the print that it
    moved from. ``dataset`` is the name of the declared table or graphic that it is printed in.
    In a table ``grid`` counts the tables of the document from 1, ``column_label`` is
    the head over the print, ``depth`` how far the row's label is indented and ``strong`` whether
    it is bold; ``marker`` is what a mark beside the print says of it.
    """

    id: str
    report: str
    family: str
    kind: Kind
    context: str
    subject: str
    measure: str
    period: Period | None = None
    base_period: Period | None = None
    printed: str = ""
    value: Decimal | None = None
    missing: Missing | None = None
    decimals: int | None = None
    precision_from: str = "print"
    unit: Unit
    qualifier: Qualifier | None = None
    population: str = ""
    excludes: tuple[str, ...] = ()
    parent: str = ""
    table: str = ""
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    column_label: str = ""
    dataset: str = ""
    grid: int | None = None
    depth: int = 0
    strong: bool = False
    marker: Marker | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    past: bool = False
    carried: bool = False
    comparison: Comparison | None = None
    compared_with: str = ""
    compared_figure: str = ""
    direction: Direction | None = None
    moved_from: str = ""
    place: Place
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Anything else that a rule may speak of. ``key`` is canonical, ``value`` what it holds."""

    id: str
    report: str
    kind: MentionKind
    key: str
    value: str = ""
    precision: str = ""
    parent: str = ""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """
    What became of one number in a document.

    A figure, linked or not, is named by ``figure_id``; ``reason`` says why a number is no figure,
    or why its figure is not linked. ``text`` stands at ``start:end`` of its source line in a text
    input, of its block in a PDF.
    """

    document: str
    page: int | None
    line: int | None
    start: int
    end: int
    text: str
    state: LedgerState
    reason: str = ""
    figure_id: str = ""
