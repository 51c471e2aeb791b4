"""What people decided about findings, and what changed since an earlier run."""

from dataclasses import dataclass
from datetime import date

from schemas.terms import Change, Severity, WaiverState


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """
    One person's decision, approved by another, to live with a finding.

    ``finding`` is a verdict id, ``printed`` the prints that it was granted for, ``about`` what the
    finding said then. One of a ``baseline`` says only that a finding was there; nobody approved it.
    ``line`` counts from 1 in ``file``.
    """

    finding: str
    rule: str
    reason: str
    printed: tuple[str, ...]
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
    """A finding of either of two runs; ``where`` are its places, the disputed one first."""

    id: str
    change: Change
    rule: str
    severity: Severity
    message: str
    before: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """A figure whose print is another than in the earlier run; None where it is not there."""

    id: str
    title: str
    subject: str
    period: str
    before: str | None
    now: str | None
    where: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed from an earlier run to a later one, each list in the order of the report."""

    findings: tuple[FindingChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    notes: tuple[str, ...] = ()
