"""
The records that pass between the steps of the pipeline.

All are frozen and plain: text, whole numbers, Decimal, tuples and each other. No object of a
reading library gets in, so a record can cross a process boundary as JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from schemas.terms import (
    Assurance,
    Comparison,
    Direction,
    Kind,
    LedgerState,
    Marker,
    MentionKind,
    Missing,
    Qualifier,
    Role,
    Severity,
    Slip,
    Status,
    Unit,
)
from validate.numbers import Interval


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left as displayed; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def as_list(self) -> list[float]:
        """``[page, x0, top, x1, bottom]`` as in the output contract, rounded to 0.1 point."""
        edges = (round(edge, 1) for edge in (self.x0, self.top, self.x1, self.bottom))
        return [self.page, *edges]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    Where a print stands.

    ``page`` counts from 1 and is None in a text input, ``line`` counts from 1 and is None in a PDF,
    ``column`` is the 0-based position of the print in its line.
    ``quote`` is the sentence or cell as printed, and ``quote[start:end]`` the print in it.
    ``boxes`` has several members when the print runs over a line or page.
    """

    document: str
    page: int | None = None
    page_label: str = ""
    line: int | None = None
    column: int | None = None
    boxes: tuple[Box, ...] = ()
    quote: str = ""
    start: int = 0
    end: int = 0

    @property
    def spot(self) -> tuple[object, ...]:
        """Where exactly the print stands, whatever the input: to tell two prints apart."""
        return self.page, self.line, self.column, self.boxes


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """A span of days, both ends included, or one day; ``label`` keeps the printed wording."""

    start: date
    end: date
    label: str = field(default="", compare=False)

    @property
    def iso(self) -> str:
        """ISO 8601 interval, or one date for one day."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """
    One comparison made, or one that could not be made.

    ``figures`` and ``mentions`` are ids, the disputed ones first. ``printed`` shows the prints in
    that order. ``expected`` is the interval that the first figure would have to meet; ``gap`` is
    how far it is from it (0 when it meets), ``slack`` how much room is left when it meets.
    ``dataset`` names the published table that the verdict is about; such a verdict sets no prints
    against each other. ``bounds`` says that it only bounds its prints: a part below its whole
    confirms neither. ``announced`` marks a difference that the text says why of: a revision.
    """

    id: str
    rule: str
    status: Status
    severity: Severity
    reports: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    expected: Interval | None = None
    gap: Decimal | None = None
    slack: Decimal | None = None
    message: str = ""
    note: str = ""
    dataset: str = ""
    bounds: bool = False
    announced: bool = False

    @property
    def is_comparison(self) -> bool:
        """Whether prints were set against each other or a limit, with whatever result."""
        made = {Status.EXACT, Status.ROUNDED, Status.INCONSISTENT}
        return self.status in made and not self.dataset

    @property
    def is_finding(self) -> bool:
        """Whether a reviewer has to decide something: inconsistent, or the rule failed."""
        return self.status in {Status.INCONSISTENT, Status.ERROR}


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """
    What one wrong print would have to say: any print from ``low`` to ``high`` to its decimals.

    None is no bound; ``possible`` is False where no print of its decimals would do. ``also`` are
    the other prints that say the same wrong thing.
    """

    figure: str
    also: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    possible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """
    Prints that explain a discrepancy if all of them are wrong; nearly always it is one.

    ``slip`` is what may have made the wrong print of a right one.
    """

    repairs: tuple[Repair, ...]
    slip: Slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """
    What may be behind findings that hang together, the likeliest suspect first.

    ``findings`` are verdict ids. The first ``tied`` suspects are as likely as each other;
    ``complete`` is False where there are more suspects than are listed, or none small enough.
    """

    id: str
    findings: tuple[str, ...]
    suspects: tuple[Suspect, ...]
    tied: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """
    One input as recognised.

    ``id`` is family/subject/edition and not the file name: two drafts of a report share it.
    ``problems`` are what a person should know about the reading (a page without text, a table row
    that no measure answers to), ``unread`` what was there and could not be read at all. ``period``
    is what its cover says that it is of, if it says so; a report with the ``role`` *previous* is
    not checked itself. One that is ``unknown`` is of no family, and only its tables say anything.
    """

    id: str
    document: str
    path: str
    sha256: str
    format: str
    family: str
    subject: str
    title: str
    pages: int | None = None
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    period: Period | None = None
    role: Role = Role.CURRENT
    unknown: bool = False

    @property
    def series(self) -> tuple[str, str]:
        """What all editions of a report share: their family, and whom they are about."""
        return self.family, self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input, or a part of one, that could not be checked, and the line that says why."""

    document: str
    message: str


OFF = "off"  # stands for a severity where a rule is switched off


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """
    A rule as the report shows it: its id, one-line title and the explanation behind it.

    ``compares`` is False for what looks at each table by itself and only speaks of faults.
    """

    id: str
    title: str
    explanation: str
    compares: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """A published table, or one that was held back: ``blocked_by`` names the verdicts."""

    name: str
    title: str
    file: str
    rows: int
    blocked_by: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The strip of a page around a print that a finding names: a PNG file in base64."""

    png: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """How the comparisons used one figure: how many, and what they say of it."""

    checks: int
    assurance: Assurance


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """
    Everything one run found, in the order of the documents.

    ``uses`` has an entry for every figure id. ``measures`` gives the people's title of a measure
    name, ``rules`` the rules that ran. ``notes`` are of the run and of no report. ``pictures``
    shows the prints of findings where they stand on a page, by the id of figure or mention.
    ``severities`` are those asked for, by rule. ``previous`` are earlier editions, no part of the
    others, ``families`` those from outside the program, with the digest of their files.
    """

    reports: tuple[Report, ...]
    failures: tuple[Failure, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    ledger: tuple[LedgerEntry, ...]
    verdicts: tuple[Verdict, ...]
    uses: Mapping[str, Use]
    datasets: tuple[Dataset, ...]
    rules: tuple[RuleInfo, ...]
    measures: Mapping[str, str]
    notes: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    previous: tuple[Report, ...] = ()
    previous_figures: tuple[Figure, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_figures(self) -> tuple[Figure, ...]:
        """The figures that are checked, and those of previous editions: all that verdicts name."""
        return (*self.figures, *self.previous_figures)

    @property
    def findings(self) -> tuple[Verdict, ...]:
        """The verdicts a reviewer has to decide."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_finding)
