"""The findings of the last run as a person decides about them: read from its files, with care."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.terms import Severity, Status
from validate.commands.last_run import last_run
from validate.errors import TieoutError
from validate.model import Verdict
from validate.publishing.folder import MANIFEST
from validate.review.due import Due, due
from validate.review.info import RULE

_FINDINGS = "findings.json"
_PLACES_SHOWN = 2
_REMEDY = "Name the folder of a run with --out, or run tieout again."


@dataclass(frozen=True, slots=True, kw_only=True)
class LastFindings:
    """
    The findings of a run in their order, with ``waived_by`` as it was then.

    ``where`` says of each id where its first prints stand; ``reports`` are the ids of the reports
    that were read whole, ``severities`` the levels that were asked for, ``documents`` how many
    reports were read at all.
    """

    findings: tuple[Verdict, ...]
    where: Mapping[str, str]
    reports: frozenset[str]
    severities: Mapping[str, str]
    documents: int

    @property
    def due(self) -> Due:
        """What the run looked at."""
        return due(self.reports, self.findings, self.severities)

    def of(self, id_: str) -> Verdict | None:
        """The finding of an id, if there is one."""
        return next((one for one in self.findings if one.id == id_), None)

    def about(self, finding: Verdict) -> str:
        """A finding and its place in words, for the reader of a file."""
        where = self.where.get(finding.id, "")
        return f"{finding.message}; {where}" if where else finding.message


def last_findings(folder: Path) -> LastFindings:
    """
    The findings that a run left in a folder.

    Raises :class:`TieoutError` where there was no run, or what stands there is not what it writes.
    """
    run = last_run(folder)
    if run is None:
        raise TieoutError(str(folder), "holds no results of a run", _REMEDY)
    loaded = json.loads((folder / _FINDINGS).read_text(encoding="utf-8"))
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    findings = []
    where = {}
    for number, one in enumerate(loaded, start=1):
        try:
            finding = _finding(one)
            where[finding.id] = ", ".join(_places(one))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            problem = f"was not written by a run of this version: entry {number} is not a finding"
            raise TieoutError(str(folder / _FINDINGS), problem, _REMEDY) from error
        findings.append(finding)
    return LastFindings(
        findings=tuple(findings),
        where=where,
        reports=frozenset(_read_whole(manifest)),
        severities=run.severities,
        documents=run.documents,
    )


def _read_whole(manifest: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the reports of which nothing was left out."""
    failures = manifest.get("failures")
    lacking = {one.get("document") for one in failures or () if isinstance(one, dict)}
    for one in manifest["inputs"]:
        if isinstance(one, dict) and one.get("document") not in lacking:
            yield str(one.get("report", ""))


def _finding(one: Mapping[str, Any]) -> Verdict:
    return Verdict(
        id=_text(one["id"]),
        rule=_text(one["rule"]),
        status=Status(one["status"]),
        severity=Severity(one["severity"]),
        message=_text(one["message"]),
        printed=_texts(one["printed"]),
        reports=_texts(one["reports"]),
        announced=one.get("announced", False) is True,
        waived_by=_text(one["waived_by"] or ""),
        of_waiver=one["rule"] == RULE.id,
    )


def _places(one: Mapping[str, Any]) -> Iterator[str]:
    """``kent.txt line 7``, each once."""
    said = dict.fromkeys(_place(place) for place in one["evidence"])
    yield from list(said)[:_PLACES_SHOWN]


def _place(place: Mapping[str, Any]) -> str:
    document, line, page = _text(place["document"]), place["line"], place["page"]
    return f"{document} line {line}" if line else f"{document} page {page}"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise TypeError(value)
    return tuple(map(_text, value))
