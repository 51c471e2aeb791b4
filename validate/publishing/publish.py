"""Publish: everything a run found as files, in the form of the output contract (version 1)."""

import platform
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from schemas.folder import CONTRACT, FIGURES, FINDINGS, PREVIOUS, VERDICTS
from schemas.terms import Role, Severity
from validate.model import BASELINE, Cause, Dataset, Figure, Mention, Results, Use, Verdict
from validate.numbers import Interval, plain
from validate.publishing.datasets import Plan, dataset_frame
from validate.publishing.folder import MANIFEST, json_text
from validate.publishing.frames import (
    csv_text,
    figures_frame,
    ledger_frame,
    mentions_frame,
    verdicts_frame,
)
from validate.publishing.waivers import waivers_told
from validate.revisions import revisions
from validate.version import own_version

_MOST_EVIDENCE = 8
_LIBRARIES = (
    "great-tables", "highspy", "numpy", "pandas", "pandera", "pdfplumber", "pikepdf", "pypdfium2",
    "sentencex",
)  # fmt: skip


def gate(plans: Sequence[Plan], verdicts: Sequence[Verdict]) -> tuple[Dataset, ...]:
    """
    Decide which datasets may be published.

    An inconsistency of severity *error* holds back the datasets with one of its figures, no others,
    unless a person approved that it stays.
    """
    datasets = []
    for plan in plans:
        held = {figure.id for figure in plan.figures}
        blocking = tuple(
            verdict.id
            for verdict in verdicts
            if verdict.is_finding
            and verdict.severity is Severity.ERROR
            and verdict.waived_by in {"", BASELINE}
            and not verdict.of_waiver
            and (held.intersection(verdict.figures) or verdict.dataset == plan.name)
        )
        datasets.append(
            Dataset(
                name=plan.name,
                title=plan.title,
                file=f"data/{plan.name}.csv",
                rows=len(plan.figures),
                blocked_by=blocking,
            )
        )
    return tuple(datasets)


def write_files(
    results: Results, plans: Sequence[Plan], uses: Mapping[str, Use], folder: Path
) -> None:
    """Write the long tables, the findings, the datasets that may be published and the manifest."""
    _write(folder / FIGURES, csv_text(figures_frame(results.figures, uses)))
    if results.previous:
        _write(folder / PREVIOUS, csv_text(figures_frame(results.previous_figures, uses)))
    _write(folder / "mentions.csv", csv_text(mentions_frame(results.mentions)))
    _write(folder / "ledger.csv", csv_text(ledger_frame(results.ledger)))
    _write(folder / VERDICTS, csv_text(verdicts_frame(results.verdicts)))
    by_id: dict[str, Figure | Mention] = {figure.id: figure for figure in results.all_figures}
    by_id.update({mention.id: mention for mention in results.mentions})
    previous = frozenset(report.document for report in results.previous)
    causes = _by_finding(results.causes)
    findings = [_finding(one, by_id, previous, causes.get(one.id, ())) for one in results.findings]
    _write(folder / FINDINGS, json_text(findings))
    blocked = {dataset.name for dataset in results.datasets if dataset.blocked_by}
    (folder / "data").mkdir()
    for plan in plans:
        if plan.name not in blocked:
            _write(folder / "data" / f"{plan.name}.csv", csv_text(dataset_frame(plan, uses)))
    _write(folder / MANIFEST, json_text(_manifest(results)))


def _by_finding(causes: Iterable[Cause]) -> Mapping[str, Sequence[Cause]]:
    """The causes of each finding that has some, in their order."""
    found: dict[str, list[Cause]] = defaultdict(list)
    for cause in causes:
        for id_ in dict.fromkeys(cause.findings):
            found[id_].append(cause)
    return found


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _finding(
    verdict: Verdict,
    by_id: Mapping[str, Figure | Mention],
    previous: AbstractSet[str],
    causes: Sequence[Cause],
) -> dict[str, Any]:
    expected = verdict.expected
    items = [by_id[one] for one in (*verdict.figures, *verdict.mentions)]
    return {
        "id": verdict.id,
        "rule": verdict.rule,
        "status": verdict.status.value,
        "severity": verdict.severity.value,
        "message": verdict.message,
        "figures": list(verdict.figures),
        "mentions": list(verdict.mentions),
        "printed": list(verdict.printed),
        "expected": _interval(expected) if expected else None,
        "gap": _number(verdict.gap),
        "suggestions": [one for cause in causes for one in _suggestions(cause)],
        "cause": causes[0].id if causes else None,
        "waived_by": verdict.waived_by or None,
        "evidence": [_evidence(item, previous) for item in items[:_MOST_EVIDENCE]],
        "announced": verdict.announced,
        "reports": list(verdict.reports),
    }


def _suggestions(cause: Cause) -> list[dict[str, Any]]:
    """The suspects, the likeliest first; as likely as the first are those with ``likeliest``."""
    return [
        {
            "cause": cause.id,
            "likeliest": at < cause.tied,
            "slip": suspect.slip.value,
            "changes": [
                {
                    "figure": one.figure,
                    "also": list(one.also),
                    "low": _as_printed(one.low),
                    "high": _as_printed(one.high),
                    "possible": one.possible,
                }
                for one in suspect.repairs
            ],
        }
        for at, suspect in enumerate(cause.suspects)
    ]


def _as_printed(value: Decimal | None) -> str | None:
    return None if value is None else plain(value, as_printed=True)


def _interval(expected: Interval) -> dict[str, str]:
    """One value is what must be printed, so its zeros count; the ends of a range are computed."""
    exact = expected.low == expected.high
    return {
        "low": plain(expected.low, as_printed=exact),
        "high": plain(expected.high, as_printed=exact),
    }


def _evidence(item: Figure | Mention, previous: AbstractSet[str]) -> dict[str, Any]:
    place = item.place
    role = Role.PREVIOUS if place.document in previous else Role.CURRENT
    return {
        "report": item.report,
        "document": place.document,
        "page": place.page,
        "line": place.line,
        "boxes": [box.as_list() for box in place.boxes],
        "quote": place.quote,
        "start": place.start,
        "end": place.end,
        "role": role.value,
    }


def _manifest(results: Results) -> dict[str, Any]:
    return {
        "contract": CONTRACT,
        "tool": {"name": "tieout", "version": own_version()},
        "versions": {"python": platform.python_version(), **_versions(_LIBRARIES)},
        "inputs": _inputs(results),
        "failures": [
            {"document": failure.document, "message": failure.message}
            for failure in results.failures
        ],
        "figures": {
            "total": len(results.figures),
            "missing": sum(figure.value is None for figure in results.figures),
            "by_document": _counted(figure.place.document for figure in results.figures),
            "by_kind": _counted(figure.kind.value for figure in results.figures),
        },
        "comparisons": {
            rule.id: _counted(
                verdict.status.value for verdict in results.verdicts if verdict.rule == rule.id
            )
            for rule in results.rules
            if rule.compares
        },
        "measures": _titles(results),
        "previous": _editions(results),
        "waivers": waivers_told(results),
        "severities": dict(sorted(results.severities.items())),
        "findings": _found(results),
        "datasets": [
            {
                "name": dataset.name,
                "file": dataset.file,
                "rows": dataset.rows,
                "published": not dataset.blocked_by,
            }
            for dataset in results.datasets
        ],
        "blocked": [
            {"name": dataset.name, "file": dataset.file, "verdicts": list(dataset.blocked_by)}
            for dataset in results.datasets
            if dataset.blocked_by
        ],
    }


def _inputs(results: Results) -> list[dict[str, Any]]:
    """What was read, previous editions last."""
    return [
        {
            "document": report.document,
            "sha256": report.sha256,
            "report": report.id,
            "family": report.family,
            "family_sha256": results.families.get(report.family),
            "format": report.format,
            "pages": report.pages,
            "problems": list(report.problems),
            "role": report.role.value,
        }
        for report in (*results.reports, *results.previous)
    ]


def _titles(results: Results) -> dict[str, str]:
    """What the measures of the figures are called."""
    found = {figure.measure for figure in results.figures if figure.measure}
    return {name: results.measures[name] for name in sorted(found) if name in results.measures}


def _found(results: Results) -> dict[str, Any]:
    return {
        "total": len(results.findings),
        "by_rule": _counted(verdict.rule for verdict in results.findings),
        "by_severity": _counted(verdict.severity.value for verdict in results.findings),
        "causes": len(results.causes),
    }


def _editions(results: Results) -> dict[str, int]:
    """What the comparisons with previous editions came to; nothing where none is given."""
    if not results.previous:
        return {}
    found = revisions(results)
    return {
        "figures": len(results.previous_figures),
        "compared": found.compared,
        "revised": found.marked,
        "changed": found.unmarked,
        "unfitting": found.unfitting,
    }


def compared(verdicts: Iterable[Verdict]) -> int:
    """How many comparisons were really made."""
    return sum(verdict.is_comparison for verdict in verdicts)


def _versions(names: Iterable[str]) -> dict[str, str]:
    found = {}
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _counted(items: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(items).items()))


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
