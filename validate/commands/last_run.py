"""What the last run left of its rules: read again from the files it wrote, with care."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from schemas.folder import FINDINGS, MANIFEST
from schemas.terms import Role, Severity, Status
from validate.model import RuleInfo
from validate.review.output_folder import OutputFolder

_REMEDY = "Name the folder of a run with --out, or run tieout again into an empty one."


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """
    What a rule came to.

    ``exact``, ``rounded`` and ``unchecked`` are None for what only speaks of faults;
    ``revisions`` are prints that differ from an earlier edition and are marked as revised.
    """

    exact: int | None = None
    rounded: int | None = None
    discrepancies: int = 0
    questions: int = 0
    revisions: int = 0
    unchecked: int | None = None
    failed: bool = False

    @property
    def comparisons(self) -> int | None:
        """How many comparisons were made."""
        if self.exact is None or self.rounded is None:
            return None
        agreed = self.exact + self.rounded
        return agreed + self.discrepancies + self.questions + self.revisions


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    """A run by its rules; ``severities`` are those that its user asked for."""

    documents: int
    rules: Mapping[str, Counts]
    severities: Mapping[str, str]

    def of(self, rule: RuleInfo) -> Counts | None:
        """What a rule came to; None where the run did not know it."""
        return self.rules.get(rule.id, None if rule.compares else Counts())


def last_run(folder: Path) -> LastRun | None:
    """
    What a run left in a folder; None where there was none.

    Raises :class:`~validate.errors.TieoutError` where what stands there is not what a run writes.
    """
    written = OutputFolder(path=folder, remedy=_REMEDY)
    if not written.is_written():
        return None
    manifest = written.manifest()
    comparisons = written.mapping(manifest.get("comparisons"), MANIFEST, "comparisons")
    compared = {
        rule: written.numbers(numbers, MANIFEST, f"comparisons.{rule}")
        for rule, numbers in comparisons.items()
    }
    findings = _findings(written)
    told = written.mapping(manifest.get("findings"), MANIFEST, "findings").get("by_rule")
    if written.numbers(told, MANIFEST, "findings.by_rule") != _by_rule(findings):
        raise written.unfit(MANIFEST, FINDINGS)
    inputs = written.items(manifest.get("inputs"), MANIFEST, "inputs")
    rules = sorted({*compared, *(one.rule for one in findings)})
    checked = [one for one in inputs if not _is_previous(one)]
    return LastRun(
        documents=len(checked),
        rules={rule: _counts(rule, compared.get(rule), findings) for rule in rules},
        severities=written.texts(manifest.get("severities", {}), MANIFEST, "severities"),
    )


class _Kind(NamedTuple):
    rule: str
    status: Status
    severity: Severity
    announced: bool


_Findings = Counter[_Kind]


def _is_previous(document: object) -> bool:
    """Whether an input was only there to hold others to it; earlier runs gave no roles."""
    return isinstance(document, dict) and document.get("role") == Role.PREVIOUS


def _findings(written: OutputFolder) -> _Findings:
    """How many findings there are of each kind."""
    found: _Findings = Counter()
    for entry, finding in written.entries(FINDINGS):
        try:
            key = _Kind(
                rule=str(finding["rule"]),
                status=Status(finding["status"]),
                severity=Severity(finding["severity"]),
                announced=finding.get("announced", False) is True,
            )
        except (KeyError, ValueError) as error:
            raise written.broken(FINDINGS, entry, "a finding") from error
        found[key] += 1
    return found


def _by_rule(findings: _Findings) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for kind, number in findings.items():
        found[kind.rule] += number
    return found


def _counts(rule: str, statuses: Mapping[str, int] | None, findings: _Findings) -> Counts:
    def agreed(status: Status) -> int | None:
        return None if statuses is None else statuses.get(status, 0)

    own = {kind: number for kind, number in findings.items() if kind.rule == rule}
    wrong = {kind: number for kind, number in own.items() if kind.status is Status.INCONSISTENT}
    told = {kind: number for kind, number in wrong.items() if not kind.announced}
    questions = sum(n for kind, n in told.items() if kind.severity is Severity.QUESTION)
    return Counts(
        exact=agreed(Status.EXACT),
        rounded=agreed(Status.ROUNDED),
        discrepancies=sum(told.values()) - questions,
        questions=questions,
        revisions=sum(wrong.values()) - sum(told.values()),
        unchecked=agreed(Status.UNCHECKED),
        failed=any(kind.status is Status.ERROR for kind in own),
    )
