"""The list of report families, for people and for programs."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from validate.commands.words import plainly
from validate.errors import FamilyError
from validate.family.find import homes
from validate.family.model import Family

_GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A family, and where it comes from."""

    family: Family
    place: str


def listed(folders: Sequence[Path]) -> tuple[list[Entry], list[FamilyError]]:
    """All families that load, and what is wrong with those that do not."""
    entries, troubles = [], []
    for home in homes(folders).values():
        try:
            entries.append(Entry(family=home.load(), place=home.place))
        except FamilyError as error:
            troubles.append(error)
    return entries, troubles


def in_text(entries: Sequence[Entry]) -> Iterator[str]:
    """A table."""
    heads = ("name", "edition", "measures", "tables", "subjects", "from", "title")
    rows = [heads, *(_row(entry) for entry in entries)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, heads, strict=True)
        yield _GAP.join(
            cell.rjust(width) if head in {"measures", "tables", "subjects"} else cell.ljust(width)
            for cell, width, head in cells
        ).rstrip()


def in_json(entries: Sequence[Entry]) -> str:
    """The same for programs."""
    told = [
        {
            "name": entry.family.name,
            "title": entry.family.title,
            "edition": entry.family.edition,
            "from": entry.place,
            "measures": len(entry.family.measures),
            "tables": _tables(entry.family),
            "subjects": len(entry.family.subjects),
        }
        for entry in entries
    ]
    return json.dumps(told, indent=2, ensure_ascii=False)


def _row(entry: Entry) -> tuple[str, ...]:
    one = entry.family
    counts = (len(one.measures), _tables(one), len(one.subjects))
    told = (one.name, one.edition, *(f"{count:,}" for count in counts), entry.place, one.title)
    return tuple(map(plainly, told))


def _tables(family: Family) -> int:
    return len(family.tables) + len(family.infographics)
