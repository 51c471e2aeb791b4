"""``tieout explain``: what became of the numbers at a place, and why."""

import re
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.commands.conftest import TEXT, line_of

TABLE = line_of("\t63.0\t")
PROSE = line_of("was 63.0")


def test_a_figure_is_explained(tieout: Tieout, report: Path) -> None:
    outcome = tieout("explain", f"{TABLE}:1", report)
    assert outcome.code == 0
    assert outcome.lines[0] == f"kent.txt:{TABLE}:1: 63.0"
    said = " ".join(outcome.out.split())
    for words in (
        "read as value 63.0, 1 decimal, unit per_1000_population, qualifier none, no sign",
        "state linked",
        "quote >>63.0<<",
        "measure victim_based_crime_rate_per_1000: Victim-based crime per 1,000 population",
        "subject Kent Police",
        "period 2015-07-01/2016-06-30",
        "method tabs",
        "comparison exact, prints-of-one-fact: ",
        f"with kent.txt:{PROSE}: 63.0 per 1000 population",
    ):
        assert words in said, words


def test_a_sentence_is_quoted_with_the_print_marked_and_the_evidence(
    tieout: Tieout, report: Path
) -> None:
    """The quote holds the sentence, the evidence says by which words the measure was found."""
    nth = 1 + len(re.findall(r"\d[\d,.]*", TEXT.split("\n")[PROSE - 1].partition("was 63.0")[0]))
    said = " ".join(tieout("explain", f"{PROSE}:{nth}", report).out.split())
    assert "per 1,000 population in Kent was >>63.0<<, compared with 59.1" in said
    assert "evidence " in said


def test_a_decrease_says_where_its_sign_is_from(tieout: Tieout, report: Path) -> None:
    said = tieout("explain", line_of("decreased by 2.4"), report).out
    assert "value -2.4, 1 decimal" in said
    assert "a decrease, by its words" in said.replace("\n" + " " * 16, " ")
    assert "sign as printed" in tieout("explain", line_of("-2.4%"), report).out


def test_a_line_without_nth_gives_all_its_numbers(tieout: Tieout, report: Path) -> None:
    heads = [line for line in tieout("explain", TABLE, report).lines if line.startswith("kent")]
    assert heads == [f"kent.txt:{TABLE}:1: 63.0", f"kent.txt:{TABLE}:2: 59.1"]


def test_a_figure_id_is_a_place(tieout: Tieout, report: Path) -> None:
    by_line = tieout("explain", f"{TABLE}:2", report)
    figure = re.search(r"\bf[0-9a-f]{12}\b", by_line.out)
    assert figure
    assert tieout("explain", figure[0], report).out == by_line.out


def test_a_number_that_is_no_figure_has_its_reason(tieout: Tieout, report: Path) -> None:
    line = line_of("See page 12")
    said = tieout("explain", line, report).out
    assert ": 12\n    state       no figure\n    reason      reference\n" in said


def test_an_unlinked_figure_says_why(tieout: Tieout, report: Path) -> None:
    said = tieout("explain", f"{line_of('Some 2,185')}:1", report).out
    assert "    state       not linked\n" in said
    assert "    not linked  " in said
    assert "    comparisons none used it" in said


def test_a_line_without_a_number_names_the_nearest(tieout: Tieout, report: Path) -> None:
    empty = TABLE - 3
    outcome = tieout("explain", empty, report)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"Error: PLACE {empty}: no number stands on line {empty}. ")
    assert f"{empty + 1}:1 (1,000) in kent.txt" in outcome.err


def test_an_nth_that_is_not_there_names_those_that_are(tieout: Tieout, report: Path) -> None:
    outcome = tieout("explain", f"{TABLE}:3", report)
    assert outcome.code == 2
    assert f"There stand {TABLE}:1 (63.0), {TABLE}:2 (59.1) in kent.txt." in outcome.err


def test_a_page_of_a_text_is_said(tieout: Tieout, report: Path) -> None:
    outcome = tieout("explain", "p3:1", report)
    assert outcome.code == 2
    assert "a text has lines, not pages" in outcome.err


@pytest.mark.parametrize(
    "place",
    ["", "0x3", "73:", ":2", "p", "-1", "73:2:1", "f12", "9" * 400, "\x1b[31m", "kent.txt:3"],
)
def test_what_is_no_place_is_said(place: str, tieout: Tieout, report: Path) -> None:
    outcome = tieout("explain", "--", place, report)
    assert outcome.code == 2
    assert "is no place" in outcome.err
    assert "73:2" in outcome.err
    assert "\x1b" not in outcome.err
    assert len(outcome.err) < 300


@pytest.mark.parametrize("place", ["0", "999999999", "73:0", "f0123456789ab"])
def test_a_place_that_leads_nowhere_is_said(place: str, tieout: Tieout, report: Path) -> None:
    outcome = tieout("explain", place, report)
    assert outcome.code == 2
    assert f"PLACE {place}: " in outcome.err


def test_every_document_with_numbers_there_is_explained(
    tieout: Tieout, report: Path, tmp_path: Path
) -> None:
    other = tmp_path / "essex.txt"
    other.write_text(TEXT.replace("Kent", "Essex"), encoding="utf-8")
    outcome = tieout("explain", f"{TABLE}:1", report, other)
    heads = [line for line in outcome.lines if not line.startswith(" ")]
    assert heads == [f"essex.txt:{TABLE}:1: 63.0", f"kent.txt:{TABLE}:1: 63.0"]
