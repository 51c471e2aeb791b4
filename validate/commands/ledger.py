"""``tieout ledger``: every number on a line, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from schemas.terms import LedgerState
from validate.commands.console import say
from validate.commands.inputs import examined, exit_code_of, takes_reports
from validate.commands.words import STATES, counted, plainly
from validate.model import LedgerEntry, Results


@click.command()
@takes_reports
@click.option(
    "--state",
    type=click.Choice([state.value for state in LedgerState]),
    help="Only the numbers in this state.",
)
@click.pass_context
def ledger(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    family: str | None,
    folders: tuple[Path, ...],
    corrections: Path | None,
    state: str | None,
    time_limit: float,
    thorough: bool,
) -> None:
    """
    Say of every number what became of it; write nothing.

    PATHS are as for run. A line is a number: its place, the print, its state, and the measure it
    is linked to or the reason why it is not. The place is line and column, from 1; in a PDF it is
    p, the page, and which number of the page it is. Last come the counts, of all states.

    \b
    Example:
      tieout ledger report.txt --state no_figure
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    results = examined(paths, family, corrections, time_limit, thorough=thorough, folders=folders)
    for line in _lines(results, state):
        say(line)
    for line in _counts(results.ledger):
        say(line)
    context.exit(exit_code_of(results))


def _lines(results: Results, state: str | None) -> Iterator[str]:
    measures = {figure.id: figure.measure for figure in results.figures}
    on_page: Counter[tuple[str, int | None]] = Counter()
    for entry in results.ledger:
        on_page[entry.document, entry.page] += 1
        if state not in {None, entry.state.value}:
            continue
        where = f"{entry.line}:{entry.start + 1}"
        if entry.line is None:
            where = f"p{entry.page}:{on_page[entry.document, entry.page]}"
        reason = measures.get(entry.figure_id, "") or entry.reason
        said = f"{plainly(entry.text)}  {STATES[entry.state]}  {plainly(reason)}"
        yield f"{entry.document}:{where}: {said}"


def _counts(entries: Sequence[LedgerEntry]) -> Iterator[str]:
    states = Counter(entry.state for entry in entries)
    said = ", ".join(f"{states[state]:,} {words}" for state, words in STATES.items())
    yield f"{counted(len(entries), 'number')}: {said}"
    reasons = Counter(
        plainly(entry.reason) for entry in entries if entry.state is LedgerState.NO_FIGURE
    )
    for reason, number in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{number:>7,} {reason}"
