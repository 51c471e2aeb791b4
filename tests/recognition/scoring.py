"""
How much of the labelled figures is recognised, and how much of what is recognised is right.

``python -m tests.recognition.scoring`` prints the scores of everything labelled in the project.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.recognition import bulletins
from tests.recognition.reports import HELD_OUT, REPORTS, score_of
from validate.family.find import families
from validate.model import Figure, Period
from validate.reading.document import BlockKind
from validate.reading.read import read
from validate.recognition.prose import Stated, Told, statements
from validate.recognition.recognise import recognise
from validate.recognition.subjects import Subjects

ROOT = Path(__file__).parents[2]
CLAIMS = ROOT / "tests" / "data" / "claims"
FAMILY = families("peel_effectiveness_2016")[0]
_TABULAR = {"table", "infographic"}


@dataclass(frozen=True)
class Print:
    """What a label or a recognised figure states; empty periods are not stated."""

    measure: str
    subject: str
    value: Decimal
    period: str = ""
    base: str = ""

    @property
    def fact(self) -> tuple[str, str, Decimal]:
        """What must be right for a link to be right."""
        return self.measure, self.subject, self.value


@dataclass(frozen=True)
class Score:
    """Labels found, labels in all, right and all recognised, dated right and labels with dates."""

    found: int = 0
    labels: int = 0
    right: int = 0
    recognised: int = 0
    dated: int = 0
    dates: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.found + other.found,
            self.labels + other.labels,
            self.right + other.right,
            self.recognised + other.recognised,
            self.dated + other.dated,
            self.dates + other.dates,
        )

    @property
    def recall(self) -> float:
        """Share of the labels that were recognised."""
        return self.found / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        """Share of what was recognised that is labelled so."""
        return self.right / self.recognised if self.recognised else 1.0

    def __str__(self) -> str:
        return (
            f"found {self.found}/{self.labels} = {self.recall:.1%}, "
            f"right {self.right}/{self.recognised} = {self.precision:.1%}, "
            f"dated {self.dated}/{self.dates}"
        )


def score(labels: Iterable[Print], recognised: Iterable[Print]) -> Score:
    """Match each label to one recognised print of the same fact."""
    rest = list(recognised)
    total, result = len(rest), Score()
    for label in labels:
        mate = next((one for one in rest if one.fact == label.fact), None)
        if mate is not None:
            rest.remove(mate)
        dates = int(bool(mate and label.period))
        right_date = mate and (mate.period, mate.base) == (label.period, label.base)
        result += Score(
            found=int(mate is not None), labels=1, dates=dates, dated=dates * int(bool(right_date))
        )
    return result + Score(right=total - len(rest), recognised=total)


def paragraphs() -> list[dict[str, object]]:
    """The labelled paragraphs of several writers, and those on each topic."""
    files = (tomllib.loads(path.read_text("utf-8")) for path in sorted(CLAIMS.glob("*.toml")))
    return [paragraph for file in files for paragraph in file["paragraph"]]


def claims(text: str, own: str = "Kent Police") -> Iterator[Stated]:
    """The linked statements of a paragraph."""
    subjects = Subjects(family=FAMILY, own=own)
    for statement, _ in statements(text, BlockKind.PARAGRAPH, FAMILY, subjects, Told()):
        if statement is not None and statement.link.measure:
            yield statement


def of_statement(statement: Stated) -> Print:
    """A statement as a print."""
    value, sign = statement.number.value, statement.sign
    return Print(
        measure=statement.link.measure,
        subject=statement.subject,
        value=abs(value) * sign if sign else value,
        period=_iso(statement.span.period),
        base=_iso(statement.span.base) if sign else "",
    )


def of_paragraph(paragraph: Mapping[str, object]) -> Score:
    """The score of one labelled paragraph, on the measures that the file labels."""
    labels = [_of_label(label) for label in paragraph["figures"]]  # type: ignore[attr-defined]
    found = (of_statement(one) for one in claims(str(paragraph["text"])))
    return score(labels, [one for one in found if one.measure in _labelled()])


@cache
def _labelled() -> frozenset[str]:
    """The measures that somebody labelled in the paragraphs; of others a link may well be right."""
    return frozenset(
        label["measure"]
        for paragraph in paragraphs()
        for label in paragraph["figures"]  # type: ignore[attr-defined]
    )


def of_specimen(name: str) -> tuple[Score, Score]:
    """The scores of a specimen report: tables and infographic, and the prose of its measures."""
    path = ROOT / "seeds" / f"{name}.pdf"
    figures = recognise(read(path, path.name), FAMILY, str(path)).figures
    with (ROOT / "tests" / "data" / "specimens" / f"{name}.csv").open(encoding="utf-8") as handle:
        rows = [row for row in csv.DictReader(handle) if row["value"] and not row["neutral"]]
    known = [row for row in rows if row["measure"] in FAMILY.measures]
    tabular = score(
        (_of_label(row) for row in known if row["kind"] in _TABULAR),
        (
            _of_figure(one)
            for one in figures
            if one.kind in _TABULAR and one.measure and one.value is not None
        ),
    )
    named = {row["measure"] for row in rows}
    prose = score(
        (_of_label(row) for row in known if row["kind"] not in _TABULAR),
        (
            _of_figure(one)
            for one in figures
            if one.kind not in _TABULAR and one.measure in named and one.value is not None
        ),
    )
    return tabular, prose


def _of_label(label: Mapping[str, str]) -> Print:
    return Print(
        measure=label["measure"],
        subject=label["subject"],
        value=Decimal(label["value"]),
        period=label.get("period", ""),
        base=label.get("base_period", ""),
    )


def _of_figure(figure: Figure) -> Print:
    assert figure.value is not None
    return Print(
        measure=figure.measure,
        subject=figure.subject,
        value=figure.value,
        period=_iso(figure.period),
        base=_iso(figure.base_period),
    )


def _iso(period: Period | None) -> str:
    return period.iso if period else ""


def main() -> None:
    """Print every score."""
    for name in ("northamptonshire", "nottinghamshire"):
        tabular, prose = of_specimen(name)
        print(f"specimen {name}, tables and infographic: {tabular}")
        print(f"specimen {name}, prose: {prose}")
    by_writer: dict[str, Score] = {}
    for paragraph in paragraphs():
        writer = str(paragraph["writer"])
        by_writer[writer] = by_writer.get(writer, Score()) + of_paragraph(paragraph)
    for writer, result in by_writer.items():
        print(f"writer {writer}: {result}")
    print(f"all writers: {sum(by_writer.values(), Score())}")
    for name in REPORTS:
        print(f"report {name}{' (held out)' if name in HELD_OUT else ''}: {score_of(name)}")
    for edition in bulletins.EDITIONS:
        scores = {kind: bulletins.score_of(edition, kind) for kind in bulletins.KINDS}
        for kind, one in scores.items():
            print(f"bulletin {edition}, {kind}: {one}")
        first, *others = scores.values()
        print(f"bulletin {edition}, all: {sum(others, first)}")
    for writer in bulletins.WRITERS:
        held = " (held out)" if writer in bulletins.HELD_OUT else ""
        print(f"bulletin {writer}{held}, prose: {bulletins.score_of(writer, 'prose')}")
    found = [(one.figures, bulletins.linked_in(one)) for one in bulletins.paragraphs()]
    labels = sum(len(wanted) for wanted, _ in found)
    linked = sum(len(linked) for _, linked in found)
    right = sum(len(set(wanted) & set(linked)) for wanted, linked in found)
    print(f"bulletin paragraphs: linked {right}/{labels}, right {right}/{linked}")


if __name__ == "__main__":
    main()
