"""``tieout run``: the main job."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from validate.commands.console import WHEN, colour, columns, say
from validate.commands.inputs import (
    chosen,
    hush,
    progress,
    say_troubles,
    takes_previous,
    takes_reports,
)
from validate.commands.review_files import baseline_files, takes_waivers, waiver_files
from validate.commands.severities import takes_severities
from validate.commands.today import today
from validate.model import Results

_LEVELS = ("error", "warning", "never")


@click.command()
@takes_reports
@takes_severities
@takes_previous
@takes_waivers
@click.option(
    "--out",
    default=Path("out"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the results: empty, new, or of an earlier run.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="OLD",
    help="The results of an earlier run, --out itself too: say what changed since.",
)
@click.option(
    "--trust",
    is_flag=True,
    help=(
        "Run the Python of families that do not come with the program: code, with all your rights."
        " Without it only what they declare is used."
    ),
)
@click.option(
    "--fail-on",
    type=click.Choice(_LEVELS),
    default="error",
    show_default=True,
    help="Least severity of a discrepancy that gives exit code 1.",
)
@click.option(
    "--output-format",
    type=click.Choice(("concise", "full")),
    default="full",
    show_default=True,
    help="How findings are printed: on a line each, or with quotes and suspects.",
)
@click.option(
    "--color",
    "when",
    type=click.Choice(WHEN),
    default="auto",
    show_default=True,
    help="Print in colour; auto does on a terminal, unless NO_COLOR is set.",
)
@click.pass_context
def run(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    previous: tuple[Path, ...],
    out: Path,
    since: Path | None,
    family: str | None,
    folders: tuple[Path, ...],
    trust: bool,
    corrections: Path | None,
    time_limit: float,
    fail_on: str,
    output_format: str,
    when: str,
    thorough: bool,
    severities: Mapping[str, str],
    waivers: tuple[Path, ...],
    baseline: tuple[Path, ...],
    shrink_baseline: bool,
) -> None:
    """
    Check reports and publish what holds.

    PATHS are reports (.pdf or .txt) or folders of them. All are checked against each other; the
    discrepancy report, the findings and the validated datasets are written to --out.

    \b
    Example:
      tieout run reports/ --out results
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.inputs import gather  # noqa: PLC0415 - help waits for nothing
    from validate.isolation.limits import Limits  # noqa: PLC0415
    from validate.pipeline import Settings  # noqa: PLC0415
    from validate.pipeline import run as run_pipeline  # noqa: PLC0415
    from validate.publishing.folder import holds_results  # noqa: PLC0415

    hush()
    context.color = colour(when)
    inputs, failures = gather(paths, previous)
    baselines = baseline_files((*paths, *previous), baseline)
    settings = Settings(
        out=out,
        since=since,
        family=family,
        folders=folders,
        trust=trust,
        corrections=chosen((*paths, *previous), corrections),
        limits=Limits(seconds=time_limit),
        thorough=thorough,
        severities=severities,
        waivers=waiver_files((*paths, *previous), waivers),
        baseline=baselines,
        today=today(),
    )
    kept = holds_results(out)
    results = run_pipeline(inputs, failures, settings, progress)
    _tell(results, out, output_format, since, kept=kept and not results.reports)
    context.exit(_closed(results, fail_on, baselines if shrink_baseline else ()))


def _closed(results: Results, fail_on: str, shrinking: Sequence[Path]) -> int:
    """The exit code, after the baselines are made smaller, if that is asked for."""
    from validate.commands.accepting import shrink  # noqa: PLC0415 - as above
    from validate.commands.summary import exit_code  # noqa: PLC0415

    for line in shrink(shrinking, results):
        say(f"Note: {line}", err=True)
    return exit_code(results, fail_on)


def _tell(results: Results, out: Path, form: str, since: Path | None, *, kept: bool) -> None:
    """Print the findings, and below them what came of the run."""
    from validate.commands.changes import since_lines  # noqa: PLC0415 - as above
    from validate.commands.findings_text import finding_lines  # noqa: PLC0415 - as above
    from validate.commands.summary import silence, summary  # noqa: PLC0415

    say_troubles(results)
    report = out / "report" / "index.html"
    for line in finding_lines(results, form, width=columns(), report=report):
        say(line)
    for line in silence(results):
        say(line)
    for line in since_lines(since, results.changes):
        say(line)
    say(summary(results, out, kept=kept))
