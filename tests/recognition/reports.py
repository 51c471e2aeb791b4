"""
How much of the labelled reports is recognised, in the words of those who made the labels.

Each report in ``tests/data/reports`` was invented and labelled by somebody who did not write the
recogniser and saw none of its words. The recogniser and the family's words were never tuned on
those ``HELD_OUT``: their scores are the ones that count.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from pathlib import Path

from validate.family.find import families
from validate.family.model import Family
from validate.model import Figure
from validate.reading.read import read
from validate.recognition.recognise import recognise

DATA = Path(__file__).parents[1] / "data" / "reports"
FAMILY = families("peel_effectiveness_2016")[0]
HELD_OUT = frozenset({"essex", "hertfordshire", "northumbria", "suffolk", "sussex"})
REPORTS = tuple(sorted(path.stem for path in DATA.glob("*.txt")))
# *Two thirds* is labelled 66.7 by one and 67 by another.
_WORDED = Decimal("0.4")


@dataclass(frozen=True, kw_only=True)
class ReportScore:
    """
    Counts of one report.

    Of the ``labels``, ``found`` have their value at their place; of the labels whose measure the
    family declares (``known``), ``linked`` have measure and subject right, ``dated`` of the linked
    with a period (``dates``) have it right, ``typed`` unit and decimals. Of the figures ``claimed``
    with a measure, ``right`` are labelled so; of all ``extracted`` figures, ``spurious`` are none.
    """

    labels: int
    found: int
    known: int
    linked: int
    dates: int
    dated: int
    typed: int
    claimed: int
    right: int
    extracted: int
    spurious: int

    def __add__(self, other: "ReportScore") -> "ReportScore":
        return ReportScore(
            **{one.name: getattr(self, one.name) + getattr(other, one.name) for one in fields(self)}
        )

    def share(self, part: str, whole: str) -> float:
        """One count as a share of another; 1 of nothing."""
        return getattr(self, part) / getattr(self, whole) if getattr(self, whole) else 1.0

    def __str__(self) -> str:
        pairs = (
            ("found", "labels"), ("linked", "known"), ("dated", "dates"), ("typed", "linked"),
            ("right", "claimed"), ("spurious", "extracted"),
        )  # fmt: skip
        return ", ".join(
            f"{part} {getattr(self, part)}/{getattr(self, whole)} = {self.share(part, whole):.1%}"
            for part, whole in pairs
        )


@cache
def score_of(name: str) -> ReportScore:
    """The score of one labelled report."""
    path = DATA / f"{name}.txt"
    figures = [
        one
        for one in recognise(read(path, path.name), FAMILY, str(path)).figures
        if one.value is not None
    ]
    with (DATA / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        labels = list(csv.DictReader(handle))
    return score_of_labels(
        labels,
        figures,
        FAMILY,
        wanted=range(len(labels)),
        among=range(len(figures)),
        is_dated=_is_dated,
    )


def score_of_labels(
    labels: Sequence[Mapping[str, str]],
    figures: Sequence[Figure],
    family: Family,
    *,
    wanted: Iterable[int],
    among: Iterable[int],
    is_dated: Callable[[Mapping[str, str], Figure], bool],
) -> ReportScore:
    """The score of the labels ``wanted``, and of the figures ``among`` which they are."""
    mates = matched(labels, figures, family)
    asked = tuple(wanted)
    counted = [at for at in asked if not labels[at].get("neutral")]
    known = [at for at in counted if labels[at]["measure"] in family.measures]
    linked = [
        at for at in known if at in mates and _is_linked(labels[at], figures[mates[at]], family)
    ]
    dates = [at for at in linked if labels[at]["period"]]
    taken = set(mates.values())
    excused = {mates[at] for at in asked if labels[at].get("neutral") and at in mates}
    extracted = tuple(among)
    claimed = [at for at in extracted if figures[at].measure and at not in excused]
    right = {mates[at] for at in mates if _is_linked(labels[at], figures[mates[at]], family)}
    return ReportScore(
        labels=len(counted),
        found=sum(at in mates for at in counted),
        known=len(known),
        linked=len(linked),
        dates=len(dates),
        dated=sum(is_dated(labels[at], figures[mates[at]]) for at in dates),
        typed=sum(_is_typed(labels[at], figures[mates[at]]) for at in linked),
        claimed=len(claimed),
        right=sum(at in right for at in claimed),
        extracted=len(extracted),
        spurious=sum(not figures[at].measure and at not in taken for at in extracted),
    )


def matched(
    labels: Sequence[Mapping[str, str]], figures: Sequence[Figure], family: Family
) -> dict[int, int]:
    """One figure for a label at most, the best matches first."""
    mates: dict[int, int] = {}
    steps: tuple[Callable[[Mapping[str, str], Figure], bool], ...] = (
        lambda label, one: _is_linked(label, one, family), _has_subject, lambda *_: True,
    )  # fmt: skip
    for wanted in steps:
        for at, label in enumerate(labels):
            if at in mates:
                continue
            taken = set(mates.values())
            mate = next(
                (
                    index
                    for index, one in enumerate(figures)
                    if index not in taken and _is_at(label, one) and wanted(label, one)
                ),
                None,
            )
            if mate is not None:
                mates[at] = mate
    return mates


def _is_at(label: Mapping[str, str], figure: Figure) -> bool:
    """Whether value and line are those of a label."""
    assert figure.value is not None
    difference = abs(figure.value - Decimal(label["value"].replace(",", "")))
    loose = _WORDED if label["qualifier"] == "word_number" else Decimal(0)
    return difference <= loose and abs((figure.place.line or 0) - int(label["line"])) <= 1


def _has_subject(label: Mapping[str, str], figure: Figure) -> bool:
    return label["subject"].lower() == figure.subject.lower()


def _is_linked(label: Mapping[str, str], figure: Figure, family: Family) -> bool:
    """Subject and measure; where the family lacks a label's measure, any name may be meant."""
    same = label["measure"] == figure.measure
    other = label["measure"] not in family.measures and bool(figure.measure)
    return _has_subject(label, figure) and (same or other)


def _is_dated(label: Mapping[str, str], figure: Figure) -> bool:
    period = figure.period.iso if figure.period else ""
    base = figure.base_period.iso if figure.base_period else ""
    return (label["period"], label["base_period"]) == (period, base)


def _is_typed(label: Mapping[str, str], figure: Figure) -> bool:
    worded = label["qualifier"] == "word_number"
    return label["unit"] == figure.unit.value and (
        worded or label["decimals"] == str(figure.decimals)
    )
