"""What ``tieout run`` says at its end, and the exit code that goes with it."""

from collections.abc import Iterator
from pathlib import Path

from schemas.terms import Kind, Severity, Status
from validate.model import BASELINE, Results, Verdict
from validate.publishing.publish import compared
from validate.reporting.suspicion import matters
from validate.reporting.tally import is_discrepancy
from validate.reporting.wording import counted
from validate.revisions import revisions

_CLEAN, _FINDINGS, _COULD_NOT_CHECK = 0, 1, 2
_FAILING = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "never": set[Severity](),
}
_IN_CELLS = frozenset({Kind.TABLE, Kind.INFOGRAPHIC})


def exit_code(results: Results, fail_on: str) -> int:
    """0 clean, 1 findings at or above the level, 2 something was not checked; 2 wins."""
    crashed = any(verdict.status is Status.ERROR for verdict in results.verdicts)
    if results.failures or crashed or not results.reports:
        return _COULD_NOT_CHECK
    failing = _FAILING[fail_on]
    counting = [one for one in results.findings if not one.waived_by]
    return _FINDINGS if any(one.severity in failing for one in counting) else _CLEAN


def silence(results: Results) -> Iterator[str]:
    """A line on the figures of running text that no comparison used, if there are any."""
    told = [one for one in results.figures if one.kind not in _IN_CELLS and one.value is not None]
    left = sum(not results.uses[one.id].checks for one in told)
    if left:
        were, them = ("was", "it") if left == 1 else ("were", "them")
        yield (
            f"{left:,} of {counted(len(told), 'figure')} in the text {were} compared with nothing;"
            f" tieout figures ... --unchecked lists {them}"
        )


def summary(results: Results, out: Path, *, kept: bool = False) -> str:
    """
    The last line: what came of the run, and where the report is.

    ``kept`` says that nothing was read, and the results of an earlier run were left alone.
    """
    told = _unannounced(results)
    found = [one for one in told if not one.waived_by and not one.of_waiver]
    failing = [one for one in found if is_discrepancy(one)]
    causes = matters(failing, results.causes)
    broken = len({one.rule for one in found if one.status is Status.ERROR})
    told_of = [one for one in found if one.status is not Status.ERROR and not is_discrepancy(one)]
    asked = sum(one.severity is Severity.QUESTION for one in told_of)
    remarks = len(told_of) - asked
    parts = [
        counted(len(failing), "discrepancy", "discrepancies")
        + (f" with {counted(causes, 'likely cause')}" if causes < len(failing) else ""),
        *([counted(asked, "question")] if asked else []),
        *([counted(remarks, "remark")] if remarks else []),
        *([f"{counted(broken, 'rule')} failed"] if broken else []),
        *_decided(told),
        counted(compared(results.verdicts), "comparison")
        + f" in {counted(len(results.reports), 'document')}",
        *([_held_to_previous(results)] if results.previous else []),
    ]
    unknown = sum(report.unknown for report in results.reports)
    if unknown:
        alone = ("is", "was checked by its") if unknown == 1 else ("are", "were checked by their")
        said = f"{alone[0]} of no known family and {alone[1]} tables alone"
        parts.append(f"{counted(unknown, 'document')} {said}")
    if results.failures:
        failed = counted(len(results.failures), "input or part", "inputs or parts")
        parts.append(f"{failed} could not be checked")
    blocked = [dataset.name for dataset in results.datasets if dataset.blocked_by]
    if blocked:
        parts.append(f"held back: {', '.join(blocked)}")
    report = out / "report" / "index.html"
    if kept:
        return f"{'; '.join(parts)}. The earlier results were kept: {report}"
    return f"{'; '.join(parts)}. Report: {report}"


def _decided(found: list[Verdict]) -> Iterator[str]:
    """*2 waived*, *3 in the baseline* and *1 waiver that does not hold*, where there are any."""
    baseline = sum(one.waived_by == BASELINE for one in found)
    waived = sum(bool(one.waived_by) for one in found) - baseline
    bad = sum(one.of_waiver for one in found)
    yield from [f"{waived:,} waived"] if waived else []
    yield from [f"{baseline:,} in the baseline"] if baseline else []
    if bad:
        yield counted(bad, "waiver that does not hold", "waivers that do not hold")


def _unannounced(results: Results) -> list[Verdict]:
    """The findings but for revisions that the reports themselves speak of."""
    return [verdict for verdict in results.findings if not verdict.announced]


def _held_to_previous(results: Results) -> str:
    """*62 figures compared with the previous edition: 3 revised (marked)*."""
    found = revisions(results)
    edition = "edition" if len(results.previous) == 1 else "editions"
    said = f"{counted(found.compared, 'figure')} compared with the previous {edition}"
    parts = [
        *([f"{found.marked:,} revised (marked)"] if found.marked else []),
        *([f"{found.unmarked:,} changed without a mark"] if found.unmarked else []),
        *([f"{found.unfitting:,} not following from it"] if found.unfitting else []),
    ]
    return f"{said}: {', '.join(parts) or 'none revised'}" if found.compared else said
