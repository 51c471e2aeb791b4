"""The two published reports: as they stand they are consistent, and no slip in them goes unseen."""

import csv
import os
import random
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from schemas.terms import Kind, Missing, Status
from tests.inprocess import checked, published, recognised, tied, with_print
from validate.checking.facts import Facts
from validate.commands.summary import exit_code
from validate.family.find import families
from validate.model import Figure, Results, Verdict
from validate.reading.read import read
from validate.recognition.recognise import Recognised, recognise

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = SHARED / "seeds"
TRUTH = SHARED / "truth" / "northamptonshire.csv"
FIRST = "000_e6d1a9e86454c14e.txt"
SECOND = "001_57300be1078f888f.txt"
SAMPLE = 40
EVERY_MUTATION = "TIEOUT_EVERY_MUTATION"

pytestmark = [
    pytest.mark.originals,
    pytest.mark.skipif(
        not (SEEDS / FIRST).is_file(),
        reason="the published reports are not beside the project (../shared/seeds)",
    ),
]


@cache
def text_of(document: str) -> str:
    return (SEEDS / document).read_text(encoding="utf-8")


@cache
def as_published(document: str) -> Recognised:
    return recognised(document, text_of(document))


@cache
def both() -> tuple[Facts, tuple[Verdict, ...]]:
    return checked(as_published(FIRST), as_published(SECOND))


@pytest.fixture(scope="module")
def whole_run(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """One run over both texts, files and all."""
    folder = tmp_path_factory.mktemp("originals")
    texts = {document: text_of(document) for document in (FIRST, SECOND)}
    return published(folder, texts)[0]


def test_the_published_reports_are_consistent(whole_run: Results) -> None:
    """No rule accuses the reports as published, and the run ends with 0."""
    accused = [verdict for verdict in whole_run.verdicts if verdict.status is Status.INCONSISTENT]
    assert accused == []
    assert whole_run.findings == ()
    assert exit_code(whole_run, "warning") == 0
    assert len(whole_run.reports) == 2


@pytest.mark.parametrize(
    ("document", "printed", "message"),
    [
        (SECOND, ("61", "61.5"), "Recorded crime"),
        (FIRST, ("91.3",), "All offences assigned an outcome"),
        (SECOND, ("91.3",), "All offences assigned an outcome"),
    ],
)
def test_near_misses_stand_as_rounded(
    document: str, printed: tuple[str, ...], message: str
) -> None:
    """61 beside 61.5, and parts that add to 91.1 under 91.3, agree because prints are rounded."""
    facts, verdicts = both()
    found = [
        verdict
        for verdict in verdicts
        if verdict.printed[: len(printed)] == printed
        and message in verdict.message
        and {facts.by_id[one].place.document for one in verdict.figures} == {document}
    ]
    assert [verdict.status for verdict in found] == [Status.ROUNDED]
    assert found[0].slack is not None
    assert found[0].slack >= 0
    assert "round" in found[0].note


def test_61_beside_61_5_agrees_only_just() -> None:
    """The interval of 61 ends where that of 61.5 has still half a place: the slack says so."""
    _, verdicts = both()
    slacks = {verdict.slack for verdict in verdicts if verdict.printed == ("61", "61.5")}
    assert slacks == {Decimal("0.05")}


@cache
def truth(kind: str) -> tuple[dict[str, str], ...]:
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return tuple(row for row in csv.DictReader(file) if row["kind"] == kind)


@pytest.mark.parametrize(("kind", "count"), [(Kind.TABLE, 62), (Kind.INFOGRAPHIC, 14)])
def test_tables_and_infographic_are_read_right(kind: Kind, count: int) -> None:
    """Every table cell and headline value of the first report is found where and as labelled."""
    expected = sorted(
        (
            int(row["line"]),
            row["subject"],
            row["measure"],
            row["period"],
            row["base_period"],
            row["unit"],
            Decimal(row["value"]),
            int(row["decimals"]),
        )
        for row in truth(kind)
    )
    found = sorted(
        (
            one.place.line or 0,
            one.subject,
            one.measure,
            one.period.iso if one.period else "",
            one.base_period.iso if one.base_period else "",
            one.unit.value,
            one.value,
            one.decimals or 0,
        )
        for one in as_published(FIRST).figures
        if one.kind is kind and one.value is not None
    )
    assert found == expected
    assert len(found) == count


def test_the_lost_headline_values_are_reported_missing() -> None:
    """The text lost the values of seven labels, for two subjects each: fourteen are missing."""
    lost = [
        figure
        for figure in as_published(FIRST).figures
        if figure.kind is Kind.INFOGRAPHIC and figure.value is None
    ]
    assert len(lost) == 14
    assert len({(one.row_label, one.subject) for one in lost}) == 14
    assert {one.missing for one in lost} == {Missing.NOT_PRINTED}
    assert all(one.printed == "" and one.place.line for one in lost)


def slipped(printed: str) -> str:
    """A print with 3 added to its first digit's place: 10.9 becomes 40.9, +7.8 becomes +10.8."""
    sign = printed[0] if printed[0] in "+-−–£" else ""
    digits = printed.removeprefix(sign)
    whole = digits.replace(",", "").partition(".")[0]
    changed = Decimal(digits.replace(",", "")) + 3 * Decimal(10) ** (len(whole) - 1)
    return f"{sign}{changed:,f}" if "," in digits else f"{sign}{changed:f}"


@cache
def mutable() -> tuple[Figure, ...]:
    """The tied prints in digits: a slip of the pen spells no word."""
    return tuple(one for one in tied(*both()) if any(char.isdigit() for char in one.printed))


def chosen() -> list[int]:
    """The figures to slip: a seeded sample, or every one of them on demand."""
    if not (SEEDS / FIRST).is_file():
        return []
    everything = range(len(mutable()))
    if os.environ.get(EVERY_MUTATION):
        return list(everything)
    return sorted(random.Random(2016).sample(everything, SAMPLE))  # noqa: S311 - no secret


def verdicts_after(figure: Figure, printed: str) -> tuple[Facts, tuple[Verdict, ...]]:
    document = figure.place.document
    other = SECOND if document == FIRST else FIRST
    changed = recognised(document, with_print(text_of(document), figure, printed))
    return checked(*sorted((changed, as_published(other)), key=lambda one: one.report.document))


def accusers(figure: Figure, facts: Facts, verdicts: tuple[Verdict, ...]) -> list[Verdict]:
    """The inconsistent verdicts that name a figure and show where each of its prints stands."""
    return [
        verdict
        for verdict in verdicts
        if verdict.status is Status.INCONSISTENT
        and figure.id in verdict.figures
        and all(
            facts.by_id[one].place.line and facts.by_id[one].place.quote for one in verdict.figures
        )
    ]


def test_a_changed_print_is_found() -> None:
    """A print changed by 3 in its first digit makes a finding that names it, wherever it stands."""
    unseen = []
    for number in chosen():
        figure = mutable()[number]
        printed = slipped(figure.printed)
        if not accusers(figure, *verdicts_after(figure, printed)):
            unseen.append(
                f"{figure.place.document}:{figure.place.line} {figure.kind} {figure.subject} "
                f"{figure.measure} {figure.printed} -> {printed}"
            )
    assert not unseen, "\n".join(unseen)


@cache
def facsimile() -> Recognised:
    path = SHARED / "pdf" / "northamptonshire_facsimile.pdf"
    return recognise(read(path, path.name), families("peel_effectiveness_2016")[0], str(path))


def test_the_facsimile_is_read_like_the_text() -> None:
    """Typeset as a PDF the report gives the same figures; its second graphic page is invented."""

    def facts(one: Recognised, but_page: int = 0) -> list[tuple[str, ...]]:
        return sorted(
            (figure.kind, figure.measure, figure.subject, str(figure.value), _periods(figure))
            for figure in one.figures
            if figure.value is not None and figure.place.page != but_page
        )

    assert facts(facsimile(), but_page=5) == facts(as_published(FIRST))


def test_the_facsimile_contradicts_itself_in_six_places() -> None:
    """The values invented for its second graphic page disagree with its prose and each other."""
    _, verdicts = checked(facsimile())
    found = [one.printed for one in verdicts if one.status is Status.INCONSISTENT]

    assert sorted(found) == [
        ("11", "9.3"),
        ("14", "10.8"),
        ("41", "35"),
        ("44", "42"),
        ("46", "41"),
        ("8", "24", "18"),
    ]


def _periods(figure: Figure) -> str:
    return f"{figure.period and figure.period.iso} {figure.base_period and figure.base_period.iso}"
