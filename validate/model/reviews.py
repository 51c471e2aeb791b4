"""What people decided about findings, and what changed since an earlier run."""

from dataclasses import dataclass
from datetime import date

from schemas.terms import Change, Reason, Severity, Status, WaiverState
from validate.model.places import Place
from validate.numbers import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """
    One person's decision, approved by another, to live with a finding.

    ``finding`` is a verdict id, ``printed`` the prints that it was granted for, ``about`` what the
    finding said then. It can only be found where all of ``reports`` are read, which are ids. One of
    a ``baseline`` says only that a finding was there; nobody approved it. ``line`` counts from 1 in
    ``file``.
    """

    finding: str
    rule: str
    reason: str
    printed: tuple[str, ...]
    reports: tuple[str, ...] = ()
    raised_by: str = ""
    raised_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    expires_on: date | None = None
    ticket: str = ""
    about: str = ""
    file: str = ""
    line: int = 0
    baseline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverUse:
    """What became of a waiver; ``verdict`` is the id of the finding that tells of a bad one."""

    waiver: Waiver
    state: WaiverState
    verdict: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """
    A finding of either of two runs.

    ``severity``, ``status``, ``message`` and ``id`` are those of the later run where it is there.
    ``before`` and ``now`` are its prints, side by side; empty where a print is not there, and an
    empty tuple where none is. ``where`` says where its prints stand now, or stood, the disputed one
    first. ``status_before`` is None where it was no finding before.
    """

    id: str
    change: Change
    rule: str
    severity: Severity
    status: Status
    message: str
    reasons: tuple[Reason, ...] = ()
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    expected_before: Interval | None = None
    expected_now: Interval | None = None
    severity_before: Severity | None = None
    status_before: Status | None = None
    waived_by: str = ""
    note: str = ""
    where: tuple[Place, ...] = ()

    @property
    def mended(self) -> tuple[tuple[str, str], ...]:
        """The prints that are others now: before, and now."""
        if not (self.before and self.now):
            return ()
        return tuple(pair for pair in zip(self.before, self.now, strict=True) if pair[0] != pair[1])

    @property
    def is_worse(self) -> bool:
        """Whether somebody has to look: new or changed, an error, and not waived."""
        told = self.change in {Change.NEW, Change.CHANGED}
        return told and self.severity is Severity.ERROR


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """
    A figure whose print is another than in the earlier run; None where it is not there.

    ``where`` is its place now, or where it stood.
    """

    id: str
    title: str
    subject: str
    period: str
    before: str | None
    now: str | None
    where: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentChange:
    """A document that came, went or has other content or another name; None: it is not there."""

    report: str
    before: str | None
    now: str | None
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """
    What changed from an earlier run to a later one.

    Findings stand new, changed, gone, still there, waived, the worst of each first; figures and
    documents as in the reports. ``waivers`` are the findings about waivers, which say nothing of
    the reports. ``notes`` say what else differs between the runs.
    """

    findings: tuple[FindingChange, ...] = ()
    waivers: tuple[FindingChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    documents: tuple[DocumentChange, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, change: Change) -> tuple[FindingChange, ...]:
        """The findings that a change came to."""
        return tuple(one for one in self.findings if one.change is change)

    @property
    def reprinted(self) -> tuple[FigureChange, ...]:
        """The figures that both runs have, with another print."""
        return tuple(one for one in self.figures if None not in {one.before, one.now})

    @property
    def is_worse(self) -> bool:
        """Whether a finding is new or changed that is an error, and not waived."""
        return any(one.is_worse for one in (*self.findings, *self.waivers))
