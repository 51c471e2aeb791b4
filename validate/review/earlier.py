"""Read an earlier run from the folder that it wrote."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from schemas.folder import FIGURES, FINDINGS, MANIFEST, PREVIOUS, VERDICTS
from schemas.terms import Kind, Role, Severity, Status, Unit
from validate.errors import TieoutError
from validate.model import Figure, Period, Place, Verdict
from validate.numbers import Interval
from validate.review.output_folder import OutputFolder
from validate.review.runs import Paper, Run

_REMEDY = "Name a folder that tieout run wrote with --out."
_FIGURE_COLUMNS = (
    "figure_id", "report", "document", "family", "page", "page_label", "line", "kind", "context",
    "subject", "measure", "period", "base_period", "printed", "value", "unit", "table", "row",
    "column", "row_label", "column_label", "quote", "start", "end",
)  # fmt: skip
_VERDICT_COLUMNS = (
    "verdict_id", "rule", "status", "severity", "reports", "figures", "mentions", "printed",
    "expected_low", "expected_high", "note", "message",
)  # fmt: skip
_INPUT_KEYS = ("document", "report", "sha256", "family")
_T = TypeVar("_T")


def read_run(folder: Path) -> Run:
    """
    The run that wrote a folder.

    Raises :class:`TieoutError` where there is none, or what is there is not what a run writes.
    """
    written = OutputFolder(path=folder, remedy=_REMEDY)
    if not folder.exists():
        raise TieoutError(str(folder), "does not exist", _REMEDY)
    if not written.is_written():
        raise TieoutError(str(folder), "holds no results of tieout run", _REMEDY)
    manifest = written.manifest()
    papers = tuple(_papers(written, manifest))
    figures = tuple(_read(written, FIGURES, _FIGURE_COLUMNS, _figure))
    _same_number(written, manifest, "figures", FIGURES, len(figures))
    if any(one.role is Role.PREVIOUS for one in papers):
        figures += tuple(_read(written, PREVIOUS, _FIGURE_COLUMNS, _figure))
    verdicts = tuple(_read(written, VERDICTS, _VERDICT_COLUMNS, _verdict))
    comparisons = _comparisons(written, manifest)
    told, mentions = _findings(written, verdicts)
    _same_number(written, manifest, "findings", FINDINGS, len(told))
    return Run(
        version=_version(written, manifest),
        papers=papers,
        figures=figures,
        verdicts=tuple(told.get(one.id, one) for one in verdicts),
        mentions=mentions,
        titles=written.texts(manifest.get("measures", {}), MANIFEST, "measures"),
        comparisons=comparisons,
        severities=written.texts(manifest.get("severities", {}), MANIFEST, "severities"),
        unread=frozenset(_failed(written, manifest)) - {one.document for one in papers},
    )


def _version(written: OutputFolder, manifest: Mapping[str, Any]) -> str:
    tool = written.mapping(manifest.get("tool"), MANIFEST, "tool")
    return written.texts({"version": tool.get("version")}, MANIFEST, "tool")["version"]


def _papers(written: OutputFolder, manifest: Mapping[str, Any]) -> Iterator[Paper]:
    inputs = written.items(manifest.get("inputs"), MANIFEST, "inputs")
    for number, one in enumerate(inputs, start=1):
        key = f"inputs, entry {number}"
        found = written.mapping(one, MANIFEST, key)
        said = written.texts({name: found.get(name) for name in _INPUT_KEYS}, MANIFEST, key)
        try:
            role = Role(found.get("role", Role.CURRENT))  # earlier versions gave no roles
        except ValueError as error:
            raise written.broken(MANIFEST, key, "an input") from error
        yield Paper(**said, program=str(found.get("family_sha256") or ""), role=role)


def _failed(written: OutputFolder, manifest: Mapping[str, Any]) -> Iterator[str]:
    for one in written.items(manifest.get("failures"), MANIFEST, "failures"):
        yield str(written.mapping(one, MANIFEST, "failures").get("document", ""))


def _comparisons(written: OutputFolder, manifest: Mapping[str, Any]) -> Mapping[str, int]:
    rules = written.mapping(manifest.get("comparisons"), MANIFEST, "comparisons")
    return {
        rule: sum(written.numbers(one, MANIFEST, f"comparisons.{rule}").values())
        for rule, one in rules.items()
    }


def _same_number(
    written: OutputFolder, manifest: Mapping[str, Any], key: str, name: str, found: int
) -> None:
    """A file that was cut, or that is of another run, has another number of rows."""
    if written.mapping(manifest.get(key), MANIFEST, key).get("total") != found:
        raise written.unfit(name, MANIFEST)


def _read(
    written: OutputFolder,
    name: str,
    columns: Sequence[str],
    make: Callable[[Mapping[str, str]], _T],
) -> Iterator[_T]:
    """The records of the rows of a table."""
    for number, row in written.rows(name, columns):
        try:
            yield make(row)
        # A list in a cell may be deeper than the parser goes.
        except (ValueError, TypeError, InvalidOperation, RecursionError) as error:
            raise written.broken(name, f"row {number}", "of its form") from error


def _figure(row: Mapping[str, str]) -> Figure:
    return Figure(
        id=row["figure_id"],
        report=row["report"],
        family=row["family"],
        kind=Kind(row["kind"]),
        context=row["context"],
        subject=row["subject"],
        measure=row["measure"],
        period=_period(row["period"]),
        base_period=_period(row["base_period"]),
        printed=row["printed"],
        value=Decimal(row["value"]) if row["value"] else None,
        unit=Unit(row["unit"]),
        table=row["table"],
        row=_whole(row["row"]),
        column=_whole(row["column"]),
        row_label=row["row_label"],
        column_label=row["column_label"],
        place=Place(
            document=row["document"],
            page=_whole(row["page"]),
            page_label=row["page_label"],
            line=_whole(row["line"]),
            quote=row["quote"],
            start=int(row["start"]),
            end=int(row["end"]),
        ),
    )


def _verdict(row: Mapping[str, str]) -> Verdict:
    return Verdict(
        id=row["verdict_id"],
        rule=row["rule"],
        status=Status(row["status"]),
        severity=Severity(row["severity"]),
        reports=_list(row["reports"]),
        figures=_list(row["figures"]),
        mentions=_list(row["mentions"]),
        printed=_list(row["printed"]),
        expected=Interval(Decimal(row["expected_low"]), Decimal(row["expected_high"]))
        if row["expected_low"] and row["expected_high"]
        else None,
        note=row["note"],
        message=row["message"],
    )


def _findings(
    written: OutputFolder, verdicts: Sequence[Verdict]
) -> tuple[Mapping[str, Verdict], Mapping[str, Place]]:
    """The findings with who waived them, and the places of the mentions that they name."""
    known = {verdict.id: verdict for verdict in verdicts if verdict.is_finding}
    told: dict[str, Verdict] = {}
    mentions: dict[str, Place] = {}
    for entry, one in written.entries(FINDINGS):
        id_, waived = one.get("id"), one.get("waived_by")
        if not isinstance(id_, str) or not isinstance(waived, str | None):
            raise written.broken(FINDINGS, entry, "a finding")
        if id_ not in known:
            raise written.unfit(FINDINGS, VERDICTS)
        verdict = told[id_] = replace(known[id_], waived_by=waived or "")
        evidence = written.items(one.get("evidence"), FINDINGS, f"{entry}, evidence")
        for item, at in zip((*verdict.figures, *verdict.mentions), evidence, strict=False):
            if item in verdict.mentions:
                mentions[item] = _place(written, entry, at)
    return told, mentions


def _place(written: OutputFolder, entry: str, given: object) -> Place:
    found = written.mapping(given, FINDINGS, f"{entry}, evidence")
    document, page, line = found.get("document"), found.get("page"), found.get("line")
    fits = isinstance(page, int | None) and isinstance(line, int | None)
    if not isinstance(document, str) or not fits:
        raise written.broken(FINDINGS, f"{entry}, evidence", "a place")
    return Place(document=document, page=page, line=line)


def _list(cell: str) -> tuple[str, ...]:
    found = json.loads(cell) if cell != "[]" else []
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(cell)
    return tuple(found)


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


@lru_cache(maxsize=4096)
def _period(cell: str) -> Period | None:
    if not cell:
        return None
    start, _, end = cell.partition("/")
    return Period(start=date.fromisoformat(start), end=date.fromisoformat(end or start))
