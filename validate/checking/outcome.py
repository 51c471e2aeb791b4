"""What the evaluation of one statement finds."""

from dataclasses import dataclass, replace
from decimal import Decimal

from schemas.terms import Status
from validate.numbers import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the evaluation of one statement found; see :class:`validate.model.Verdict`."""

    status: Status
    figures: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    expected: Interval | None = None
    gap: Decimal | None = None
    slack: Decimal | None = None
    message: str = ""
    note: str = ""
    doubtful: bool = False
    announced: bool = False

    def noted(self, note: str) -> "Outcome":
        """The same, with a note before those it has."""
        return replace(self, note="; ".join(filter(None, (note, self.note))))
