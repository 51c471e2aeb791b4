"""
How much of the labelled bulletins is recognised: a second family, of reports that are of a period.

Edition 1 was written before the family's words were, edition 2 by somebody else who saw none of
them. Edition 2 was held out until its first score was known (prose: 50 of 117 linked at first, 86
once four other writers' words were learnt); now both are there to learn from. Four writers more
wrote prose alone, and of these ``HELD_OUT`` are looked at by their totals only.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.recognition.reports import ReportScore, score_of_labels
from validate.family.find import families
from validate.model import Figure, Period
from validate.reading.document import BlockKind
from validate.reading.read import read
from validate.recognition.prose import statements
from validate.recognition.recognise import recognise
from validate.recognition.subjects import Subjects
from validate.recognition.told import Stated, Told, heading_of

DATA = Path(__file__).parents[1] / "data" / "bulletin"
FAMILY = families("court_caseload_quarterly")[0]
EDITIONS = ("2025_q1", "2025_q2")
WRITERS = ("writer_c", "writer_d", "writer_e", "writer_f")
HELD_OUT = frozenset({"writer_f"})
KINDS = ("table", "prose")
NOW = Period(start=date(2025, 4, 1), end=date(2025, 6, 30))


@cache
def score_of(edition: str, kind: str) -> ReportScore:
    """The score of the tables, or of the prose, of one edition."""
    path = DATA / f"{edition}.txt"
    document = read(path, path.name)
    figures = [
        one for one in recognise(document, FAMILY, str(path)).figures if one.value is not None
    ]
    with (DATA / f"{edition}.csv").open(encoding="utf-8", newline="") as handle:
        labels = list(csv.DictReader(handle))
    wanted = [at for at, label in enumerate(labels) if _kind(label["kind"]) == kind]
    claimed = [at for at, one in enumerate(figures) if _kind(one.kind.value) == kind]
    return score_of_labels(
        labels, figures, FAMILY, wanted=wanted, among=claimed, is_dated=_is_dated
    )


def _kind(kind: str) -> str:
    return "table" if kind == "table" else "prose"


def _is_dated(label: Mapping[str, str], figure: Figure) -> bool:
    """Whether the periods are right; what there is of at the end of one, by its end."""
    pairs = (
        (label["period"], figure.period),
        (label["base_period"], figure.base_period),
    )
    measure = FAMILY.measures[label["measure"]]
    level = FAMILY.measures[measure.change_of] if measure.change_of else measure
    if level.stock:
        return all(said.split("/")[-1] == _end(period) for said, period in pairs)
    return all(said == (period.iso if period else "") for said, period in pairs)


def _end(period: Period | None) -> str:
    return period.end.isoformat() if period else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A labelled paragraph under its heading, and what its numbers are: nothing else is linked."""

    heading: str
    text: str
    figures: tuple[tuple[str, str, str, str], ...]


def paragraphs() -> Iterator[Paragraph]:
    """The labelled paragraphs in other words than those of the editions."""
    for one in tomllib.loads((DATA / "paragraphs.toml").read_text("utf-8"))["paragraph"]:
        figures = tuple(
            (row[0], row[1], *row[2:], *("Marland", NOW.end.isoformat())[len(row) - 2 :])
            for row in one["figures"]
        )
        yield Paragraph(heading=one["heading"], text=one["text"], figures=figures)


def linked_in(paragraph: Paragraph) -> tuple[tuple[str, str, str, str], ...]:
    """What the numbers of a paragraph are linked to, as its label would say it."""
    told = Told().opened_at(NOW)
    heading = heading_of(paragraph.heading, FAMILY)
    told = told.in_next_block(BlockKind.PARAGRAPH, opened=False, heading=heading)
    subjects = Subjects(family=FAMILY, own="Marland", now=NOW)
    found = statements(paragraph.text, BlockKind.PARAGRAPH, FAMILY, subjects, told)
    return tuple(_row(one) for one, _ in found if one is not None and one.link.measure)


def _row(one: Stated) -> tuple[str, str, str, str]:
    value = abs(one.number.value) * one.sign if one.sign else one.number.value
    return str(value), one.link.measure, one.subject, _end(one.span.period)
