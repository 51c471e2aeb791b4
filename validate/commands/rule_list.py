"""The list of rules, for people and for programs."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from validate.commands.last_run import Counts, LastRun
from validate.commands.rulebook import Entry
from validate.commands.words import counted, plainly

_NONE = "-"
_GAP = "  "
_HEADS = ("compared", "exact", "rounded", "discrepancies", "questions", "unchecked")
_GONE = "(no rule of this version)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What is listed: rules with their severities, and the run in ``folder`` if there was one."""

    entries: Sequence[Entry]
    levels: Mapping[str, str]
    family: str | None
    folder: Path
    run: LastRun | None


def in_text(listing: Listing) -> Iterator[str]:
    """A table, and what to know of it."""
    heads = ("rule", "severity", *(_HEADS if listing.run else ()), "title")
    rows = [heads, *_rows(listing)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if head in _HEADS else cell.ljust(width)
            for cell, width, head in zip(row, widths, heads, strict=True)
        )
        yield _GAP.join(cells).rstrip()
    if listing.family is not None:
        yield f"The severities are those that {listing.family} sets."
    yield from _of_run(listing)


def in_json(listing: Listing) -> str:
    """The same for programs; docs/output.md explains the keys."""
    run = listing.run
    told = {
        "family": listing.family,
        "run": None
        if run is None
        else {"documents": run.documents, "severities": dict(run.severities)},
        "rules": [
            {
                "id": entry.info.id,
                "title": entry.info.title,
                "severity": listing.levels[entry.info.id],
                "last_run": _keys(run.of(entry.info) if run else None),
            }
            for entry in listing.entries
        ],
    }
    return json.dumps(told, indent=2)


def _keys(counts: Counts | None) -> dict[str, int | bool | None] | None:
    if counts is None:
        return None
    return {
        "comparisons": counts.comparisons,
        "exact": counts.exact,
        "rounded": counts.rounded,
        "discrepancies": counts.discrepancies,
        "questions": counts.questions,
        "revisions": counts.revisions,
        "unchecked": counts.unchecked,
        "failed": counts.failed,
    }


def _rows(listing: Listing) -> Iterator[tuple[str, ...]]:
    run = listing.run
    for entry in listing.entries:
        info = entry.info
        cells = _cells(run.of(info)) if run else ()
        yield (info.id, listing.levels[info.id], *cells, info.title)
    known = {entry.info.id for entry in listing.entries}
    for rule, counts in run.rules.items() if run else ():
        if rule not in known:
            yield (plainly(rule), _NONE, *_cells(counts), _GONE)


def _cells(counts: Counts | None) -> tuple[str, ...]:
    if counts is None:
        return (_NONE,) * len(_HEADS)
    numbers = (
        counts.comparisons,
        counts.exact,
        counts.rounded,
        counts.discrepancies,
        counts.questions,
        counts.unchecked,
    )
    return tuple(_NONE if number is None else f"{number:,}" for number in numbers)


def _of_run(listing: Listing) -> Iterator[str]:
    run = listing.run
    if run is None:
        yield (
            f"No run has left its results in {listing.folder} yet. Make one:"
            f" tieout run PATH... --out {quote(str(listing.folder))}"
        )
        return
    for rule, counts in run.rules.items():
        if counts.failed:
            yield f"{plainly(rule)} failed in the last run; {listing.folder}/report says how."
        if counts.revisions:
            yield f"{plainly(rule)} found {counted(counts.revisions, 'revision')} marked as such."
    if run.severities:
        said = ", ".join(f"{plainly(rule)}={plainly(one)}" for rule, one in run.severities.items())
        yield f"The last run was asked for other severities: {said}."
    yield f"The last run, in {listing.folder}, was of {counted(run.documents, 'document')}."
