"""``tieout figures``: every figure on a line."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from validate.commands.console import say
from validate.commands.inputs import examined, exit_code_of, takes_reports
from validate.commands.words import (
    counted,
    entries_of,
    in_order,
    place,
    plainly,
    shown,
    when,
    why_not,
)
from validate.model import Figure, Results


@click.command()
@takes_reports
@click.option("--unlinked", is_flag=True, help="Only figures without a measure, with the reason.")
@click.option("--unchecked", is_flag=True, help="Only figures that no comparison used.")
@click.pass_context
def figures(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    family: str | None,
    folders: tuple[Path, ...],
    corrections: Path | None,
    time_limit: float,
    thorough: bool,
    unlinked: bool,
    unchecked: bool,
) -> None:
    """
    List the figures of reports; write nothing.

    PATHS are as for run. A line is a figure: its place (a line, or p and a page of a PDF), the
    print, its measure or why it is not linked, whom it is about, and when. The last line counts.

    \b
    Example:
      tieout figures reports/ --unlinked
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    if unlinked and unchecked:
        raise click.UsageError("--unlinked and --unchecked cannot be given together.")
    results = examined(paths, family, corrections, time_limit, thorough=thorough, folders=folders)
    listed = _listed(results, unlinked=unlinked, unchecked=unchecked)
    for line in _lines(listed, results):
        say(line)
    say(_summary(results, len(listed)))
    context.exit(exit_code_of(results))


def _listed(results: Results, *, unlinked: bool, unchecked: bool) -> Sequence[Figure]:
    return [
        figure
        for figure in in_order(results)
        if not (unlinked and figure.measure) and not (unchecked and not _unchecked(figure, results))
    ]


def _unchecked(figure: Figure, results: Results) -> bool:
    return figure.value is not None and not results.uses[figure.id].checks


def _lines(listed: Sequence[Figure], results: Results) -> Iterator[str]:
    entries = entries_of(results.ledger)
    for figure in listed:
        linked = figure.measure or f"not linked: {why_not(figure, entries.get(figure.id))}"
        what = (shown(figure), linked, plainly(figure.subject), when(figure))
        yield f"{place(figure)}: {' | '.join(what)}"


def _summary(results: Results, listed: int) -> str:
    figures = results.figures
    linked = sum(bool(figure.measure) for figure in figures)
    used = sum(bool(results.uses[figure.id].checks) for figure in figures)
    empty = sum(figure.value is None for figure in figures)
    parts = [f"{linked:,} linked, {len(figures) - linked:,} not linked", f"{used:,} compared"]
    parts.append(f"{sum(_unchecked(figure, results) for figure in figures):,} not compared")
    if empty:
        parts.append(f"{empty:,} without a number")
    some = f"{listed:,} of " if listed != len(figures) else ""
    documents = counted(len(results.reports), "document")
    return f"{some}{counted(len(figures), 'figure')} in {documents}: {'; '.join(parts)}"
