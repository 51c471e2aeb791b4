"""What came of comparing: verdicts, and what may be behind those that are findings."""

from dataclasses import dataclass
from decimal import Decimal

from schemas.terms import Criterion, Severity, Slip, Status
from validate.numbers import Interval

BASELINE = "baseline"  # stands for a person where nobody approved that a finding stays


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
    ``waived_by`` is who approved that a finding stays, or *baseline*; it stays a finding, and fails
    no run. ``criterion`` is set where it answers another question of a QA log than its rule does.
    ``of_waiver`` marks a finding about a waiver: it compares no prints either.
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
    waived_by: str = ""
    criterion: Criterion | None = None
    of_waiver: bool = False

    @property
    def is_comparison(self) -> bool:
        """Whether prints were set against each other or a limit, with whatever result."""
        made = {Status.EXACT, Status.ROUNDED, Status.INCONSISTENT}
        return self.status in made and not self.dataset and not self.of_waiver

    @property
    def is_approved(self) -> bool:
        """Whether a person approved that it stays; a baseline is no person."""
        return self.waived_by not in {"", BASELINE}

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
