"""Making a baseline of the last run, and taking out of one what no longer holds."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from validate.commands.last_findings import last_findings
from validate.commands.words import counted
from validate.errors import WaiverError
from validate.model import BASELINE, Results, Verdict, Waiver
from validate.review.baseline import accepted, is_over, shrunk
from validate.review.baseline_file import baseline_text, load_baseline
from validate.review.entries import on_one_line
from validate.review.writing import write

_REMEDY = "Run tieout on reports that can be read, or name the folder of another run with --out."


def accept(out: Path, file: Path) -> str:
    """
    Write a baseline of what a run found, and say what is in it.

    What was in the file stays where the run could say nothing of it. Raises
    :class:`~validate.errors.TieoutError` without a run or one that read no report, and for a file
    that is no baseline.
    """
    run = last_findings(out)
    if not run.documents:
        problem = "the last run read no report, so there is nothing to accept"
        raise WaiverError(str(out), problem, _REMEDY)
    before = load_baseline((file,)) if file.exists() else ()
    found = accepted(run.findings)
    new = tuple(
        Waiver(
            finding=one.id,
            rule=one.rule,
            about=on_one_line(run.about(one)),
            printed=one.printed,
            reports=one.reports,
            reason="",
            baseline=True,
        )
        for one in found
    )
    ids = {one.id for one in found}
    kept = shrunk(_as_found(run.findings), before, run.due)
    now = (*new, *(one for one in kept if one.finding not in ids))
    if now or file.exists():
        write(file, baseline_text(now))
    was, has = {one.finding for one in before}, {one.finding for one in now}
    changes = _changes(len(has - was), len(was - has))
    if found:
        return f"{file}: {counted(len(now), 'finding')} accepted{changes}"
    if not file.exists():
        return f"nothing to accept; {file} was not written"
    return f"nothing to accept; {file}: {counted(len(now), 'finding')} left{changes}"


def shrunken(out: Path, file: Path) -> str:
    """
    Take out of a baseline what a run no longer found as it is there, and say how much is left.

    Raises :class:`~validate.errors.TieoutError` without a run or a baseline.
    """
    before = load_baseline((file,))
    run = last_findings(out)
    now = shrunk(_as_found(run.findings), before, run.due)
    if len(now) < len(before):
        write(file, baseline_text(now))
    gone = len(before) - len(now)
    return f"{file}: {counted(len(now), 'finding')} left{_changes(0, gone)}"


def shrink(files: Sequence[Path], results: Results) -> Iterator[str]:
    """
    Take out of baselines what a run found to be over, and say so of each that is written.

    Raises :class:`~validate.errors.TieoutError` for one that cannot be written.
    """
    over = {one.waiver.finding for one in results.waivers if is_over(one)}
    for file in files:
        before = load_baseline((file,))
        now = [one for one in before if one.finding not in over]
        if len(now) < len(before):
            write(file, baseline_text(now))
            left = counted(len(now), "finding")
            yield f"{file}: {left} left{_changes(0, len(before) - len(now))}"


def _as_found(findings: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """The findings without what an earlier baseline said of them; a person's waiver stays."""
    return tuple(
        replace(one, waived_by="") if one.waived_by == BASELINE else one for one in findings
    )


def _changes(new: int, gone: int) -> str:
    parts = [*([f"{new:,} new"] if new else []), *([f"{gone:,} taken out"] if gone else [])]
    return f" ({', '.join(parts)})" if parts else ""
