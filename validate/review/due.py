"""Of which waivers a run can say anything at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.terms import Status
from validate.model import OFF, Verdict, Waiver


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """
    What a run looked at.

    ``reports`` are the ids of those that were read whole, ``silent`` the rules that were switched
    off for it, or failed.
    """

    reports: frozenset[str]
    silent: frozenset[str] = frozenset()

    def has(self, waiver: Waiver) -> bool:
        """Whether the finding of a waiver would have been found if it were there."""
        ran = waiver.rule not in self.silent
        return ran and bool(self.reports) and self.reports.issuperset(waiver.reports)


def due(reports: Iterable[str], verdicts: Iterable[Verdict], severities: Mapping[str, str]) -> Due:
    """What a run looked at: by the reports it read, its verdicts and the levels asked for."""
    failed = {one.rule for one in verdicts if one.status is Status.ERROR}
    off = {rule for rule, level in severities.items() if level == OFF}
    return Due(reports=frozenset(reports), silent=frozenset(failed | off))
