"""One run: its reports, and everything it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from schemas.terms import Assurance, Criterion, Dimension, Role
from validate.model.figures import Figure, LedgerEntry, Mention
from validate.model.places import Period
from validate.model.reviews import Changes, WaiverUse
from validate.model.verdicts import Cause, Verdict


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
    ``criterion`` and ``dimension`` say what it is good for in a QA log; None where it speaks of no
    report.
    """

    id: str
    title: str
    explanation: str
    compares: bool = True
    criterion: Criterion | None = None
    dimension: Dimension | None = None


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
    ``waivers`` are all that were given, and ``today`` is the day that they were held to;
    ``changes`` are those since an earlier run where one is named. ``annotated`` has the path of the
    copy of a document in which its findings are marked, from the output folder.
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
    waivers: tuple[WaiverUse, ...] = ()
    today: date | None = None
    changes: Changes | None = None
    annotated: Mapping[str, str] = field(default_factory=dict)

    @property
    def all_figures(self) -> tuple[Figure, ...]:
        """The figures that are checked, and those of previous editions: all that verdicts name."""
        return (*self.figures, *self.previous_figures)

    @property
    def findings(self) -> tuple[Verdict, ...]:
        """The verdicts a reviewer has to decide."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_finding)
