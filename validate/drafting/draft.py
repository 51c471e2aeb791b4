"""From the outlines of reports to the files of a family that loads."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from validate.drafting.cover import cover_of
from validate.drafting.files import files_of
from validate.drafting.parts import Draft, TableDraft
from validate.drafting.places import Places, places_of
from validate.drafting.tables import TableDrafter
from validate.drafting.wholes import settle_sums
from validate.family.load import inspect_family
from validate.recognition.outline import Outline, OutlineTable
from validate.vocabulary import canonical

_MOST_TRIES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The files of a family by name, and how many of what are in them; ``left`` are captions."""

    files: Mapping[str, str]
    tables: int
    measures: int
    areas: int
    left: tuple[str, ...]


def drafted(name: str, outlines: Sequence[Outline]) -> Drafted:
    """
    A family drafted from some of its reports.

    What would not load is left out: what is written can be mended, and nothing has to be.
    """
    places = places_of(outlines)
    cover = cover_of(outlines, places)
    if places.whole and canonical(cover.subject) != canonical(places.whole):
        places = replace(places, national=cover.subject or places.whole)
    tables = [table for one in outlines for table in one.tables if table.caption]
    left = [table for one in outlines for table in one.tables if not table.caption]
    wanted = list(tables)
    for _ in range(_MOST_TRIES):
        draft, made = _draft(wanted, places)
        files = files_of(draft, cover, places)
        bad = _in_trouble(name, files, made)
        if not bad:
            break
        wanted = [table for table in wanted if table not in bad]
    else:
        draft, made = _draft([], places)
        files = files_of(draft, cover, places)
    drawn = {id(one) for pair in made for one in pair[1]}
    left += [table for table in tables if id(table) not in drawn]
    return Drafted(
        files=files,
        tables=len(draft.tables),
        measures=len(draft.measures),
        areas=len(places.names),
        left=tuple(dict.fromkeys(one.caption or "a table without a caption" for one in left)),
    )


_Made = list[tuple[TableDraft, list[OutlineTable]]]


def _draft(tables: Sequence[OutlineTable], places: Places) -> tuple[Draft, _Made]:
    """The draft of some tables; those whose rows are labels first, for they name the facets."""
    draft = Draft()
    made: _Made = []
    drafters = [TableDrafter(draft, places, table) for table in tables]
    for one in sorted(drafters, key=TableDrafter.of_places):
        table = one.make()
        if table is None:
            continue
        same = next((pair for pair in made if pair[0].known_by == table.known_by), None)
        if same is not None:
            _join(same[0], table)
            same[1].append(one.table)
            continue
        draft.tables.append(table)
        made.append((table, [one.table]))
    settle_sums(draft)
    order = {id(table): number for number, table in enumerate(tables)}
    made.sort(key=lambda pair: order[id(pair[1][0])])
    draft.tables = [table for table, _ in made]
    return draft, made


def _join(first: TableDraft, second: TableDraft) -> None:
    """A table that is printed again, in another edition or going on: its new labels are added."""
    for kept, more in ((first.rows, second.rows), (first.columns, second.columns)):
        known = {canonical(label) for head in kept for label in head.labels}
        for head in more:
            if not known & {canonical(label) for label in head.labels}:
                head.required = False
                kept.append(head)
    first.measure = first.measure or second.measure


def _in_trouble(name: str, files: Mapping[str, str], made: _Made) -> list[OutlineTable]:
    """The tables that keep the draft from loading."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / name
        home.mkdir()
        for file, text in files.items():
            (home / file).write_text(text, encoding="utf-8")
        problems = inspect_family(home).problems
    if not problems:
        return []
    said = " ".join(str(problem) for problem in problems)
    bad = [
        one
        for table, originals in made
        if f"table.{table.name}" in said or any(f"{used}" in said for used in _used(table))
        for one in originals
    ]
    return bad or [one for _, originals in made[-1:] for one in originals]


def _used(table: TableDraft) -> set[str]:
    heads = (*table.rows, *table.columns)
    return {head.measure for head in heads if head.measure} | ({table.measure} - {""})
