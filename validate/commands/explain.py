"""``tieout explain``: how one number was read, what it was linked to and why, and what used it."""

from collections.abc import Mapping
from pathlib import Path

import click

from validate.commands.console import say
from validate.commands.inputs import examined, exit_code_of, takes_previous, takes_reports
from validate.commands.severities import takes_severities


@click.command()
@click.argument("place")
@takes_reports
@takes_severities
@takes_previous
@click.pass_context
def explain(
    context: click.Context,
    *,
    place: str,
    paths: tuple[Path, ...],
    previous: tuple[Path, ...],
    family: str | None,
    folders: tuple[Path, ...],
    corrections: Path | None,
    time_limit: float,
    thorough: bool,
    severities: Mapping[str, str],
) -> None:
    """
    Explain what became of the numbers at a place; write nothing.

    PLACE is a line (73), one number of a line (73:2), a page of a PDF or one number of it (p6,
    p6:12), or the id of a figure (f and 12 hexadecimal digits, as in figures.csv). PATHS are as for
    run.

    \b
    Example:
      tieout explain 73:2 report.txt
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.commands.explaining import explained  # noqa: PLC0415 - help waits for nothing
    from validate.commands.spots import numbers_at, spot_of  # noqa: PLC0415

    wanted = spot_of(place)
    results = examined(
        paths,
        family,
        corrections,
        time_limit,
        thorough=thorough,
        folders=folders,
        previous=previous,
        severities=severities,
    )
    if results.reports:
        for found in numbers_at(wanted, results):
            for line in explained(found, results):
                say(line)
    context.exit(exit_code_of(results))
