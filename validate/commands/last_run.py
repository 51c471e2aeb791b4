"""What the last run left of its rules: read again from the files it wrote, with care."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from schemas.terms import Role, Severity, Status
from validate.errors import TieoutError
from validate.model import RuleInfo
from validate.publishing.folder import MANIFEST

_CONTRACT = 1  # as in validate.publishing.publish, which needs pandas
_FINDINGS = "findings.json"
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

    Raises :class:`TieoutError` where what stands there is not what a run writes.
    """
    if folder.exists() and not folder.is_dir():
        raise TieoutError(str(folder), "is a file, not a folder", _REMEDY)
    path = folder / MANIFEST
    if not path.exists():
        return None
    manifest = _mapping(_loaded(path), path, "it")
    if manifest.get("contract") != _CONTRACT:
        problem = f"was not written by a run of this version (contract {_CONTRACT})"
        raise TieoutError(str(path), problem, _REMEDY)
    compared = {
        rule: _numbers(numbers, path, f"comparisons.{rule}")
        for rule, numbers in _mapping(manifest.get("comparisons"), path, "comparisons").items()
    }
    findings = _findings(folder / _FINDINGS)
    told = _mapping(manifest.get("findings"), path, "findings").get("by_rule")
    if _numbers(told, path, "findings.by_rule") != _by_rule(findings):
        raise TieoutError(str(path), f"does not belong to the {_FINDINGS} beside it", _REMEDY)
    inputs = manifest.get("inputs")
    if not isinstance(inputs, list):
        raise _broken(path, "inputs", "a list")
    rules = sorted({*compared, *(one.rule for one in findings)})
    checked = [one for one in inputs if not _is_previous(one)]
    return LastRun(
        documents=len(checked),
        rules={rule: _counts(rule, compared.get(rule), findings) for rule in rules},
        severities=_texts(manifest.get("severities", {}), path, "severities"),
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


def _findings(path: Path) -> _Findings:
    """How many findings there are of each kind."""
    loaded = _loaded(path)
    if not isinstance(loaded, list):
        raise _broken(path, "it", "a list")
    found: _Findings = Counter()
    for number, one in enumerate(loaded, start=1):
        finding = _mapping(one, path, f"entry {number}")
        try:
            key = _Kind(
                rule=str(finding["rule"]),
                status=Status(finding["status"]),
                severity=Severity(finding["severity"]),
                announced=finding.get("announced", False) is True,
            )
        except (KeyError, ValueError) as error:
            raise _broken(path, f"entry {number}", "a finding") from error
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


def _loaded(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds; it is looked at next
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TieoutError(str(path), "is missing", _REMEDY) from error
    except OSError as error:
        raise TieoutError(str(path), f"cannot be read ({error.strerror})", _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise TieoutError(str(path), "is no JSON", _REMEDY) from error


def _mapping(value: object, path: Path, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise _broken(path, key, "an object")
    return value


def _numbers(value: object, path: Path, key: str) -> Mapping[str, int]:
    numbers = _mapping(value, path, key)
    if not all(type(one) is int and one >= 0 for one in numbers.values()):
        raise _broken(path, key, "made of counts")
    return numbers


def _texts(value: object, path: Path, key: str) -> Mapping[str, str]:
    texts = _mapping(value, path, key)
    if not all(isinstance(one, str) for one in texts.values()):
        raise _broken(path, key, "made of levels")
    return texts


def _broken(path: Path, key: str, wanted: str) -> TieoutError:
    return TieoutError(str(path), f"was not written by a run: {key} is not {wanted}", _REMEDY)
