"""Labelled reports as a corpus: where prints stand, what holds between them, and errors in them."""

import csv
import json
import shlex
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.recognition.reports import DATA, HELD_OUT, REPORTS
from tools.corpus import Corpus, NoSuchError, with_error
from tools.corpus.__main__ import main
from tools.corpus.labelled import Labelled, labelled
from tools.corpus.model import ALL_FORCES, Key
from tools.corpus.oracle import contradictions, sees
from tools.corpus.words import numbers

SHARED = Path(__file__).parents[3] / "shared"
ORIGINAL = SHARED / "seeds" / "000_e6d1a9e86454c14e.txt"
FORCE = "Kent Police"
YEAR, BEFORE = "2015-07-01/2016-06-30", "2014-07-01/2015-06-30"

LINES = (
    "We read 60 files; 41 were sound and nineteen were not, that is a third.",
    "Crime rose by 4.5 percent in Kent, more than the 3.0% of England and Wales.",
    "The range is from 2.5% to 30%; in Kent it is 12.5%. The queue is 186, up from 97.",
    "Charged\t0.4\t0.4",
)
LABELS = (
    ("1", "claim", FORCE, "case_files_reviewed", "", "", "60", "count", "", "", "We read 60 files"),
    ("1", "claim", FORCE, "reviewed_cases_effective_investigation", "", "", "41", "count", "", "",
     "41 were sound"),
    ("1", "claim", FORCE, "reviewed_cases_ineffective_investigation", "", "", "19", "count",
     "word_number", "", "nineteen were not"),
    ("1", "claim", FORCE, "reviewed_cases_ineffective_investigation_share", "", "", "33", "percent",
     "word_number", "", "that is a third"),
    ("2", "claim", FORCE, "recorded_crime_change_1y", YEAR, BEFORE, "4.5", "percent", "",
     "higher_than England and Wales", "Crime rose by 4.5 percent"),
    ("2", "claim", "England and Wales", "recorded_crime_change_1y", YEAR, BEFORE, "3.0", "percent",
     "", "", "the 3.0% of England"),
    ("3", "claim", ALL_FORCES, "vulnerable_victim_share_of_crime", "", "", "2.5", "percent",
     "lower", "", "from 2.5% to 30%"),
    ("3", "claim", ALL_FORCES, "vulnerable_victim_share_of_crime", "", "", "30", "percent",
     "upper", "", "from 2.5% to 30%"),
    ("3", "claim", FORCE, "vulnerable_victim_share_of_crime", "", "", "12.5", "percent", "", "",
     "it is 12.5%"),
    ("3", "claim", FORCE, "digital_cases_awaiting_examination", "", "", "186", "count", "", "",
     "is 186, up from 97"),
    ("3", "claim", FORCE, "digital_cases_awaiting_examination", "", "", "97", "count", "", "",
     "is 186, up from 97"),
    ("4", "table", FORCE, "outcome_charged", YEAR, "", "0.4", "percent", "", "", "Charged\t0.4"),
    ("4", "table", "England and Wales", "outcome_charged", YEAR, "", "0.4", "percent", "", "",
     "Charged\t0.4\t0.4"),
    ("4", "claim", FORCE, "pcsos", "", "", "7", "count", "", "", "is not there"),
)  # fmt: skip
HEAD = (
    "line", "kind", "subject", "measure", "period", "base_period", "value", "unit", "qualifier",
    "comparison", "quote",
)  # fmt: skip


def _write(folder: Path) -> tuple[Path, Path]:
    text, labels = folder / "kent.txt", folder / "kent.csv"
    text.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    with labels.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, ["id", *HEAD, "context", "decimals", "neutral"])
        writer.writeheader()
        for at, row in enumerate(LABELS):
            named = dict(zip(HEAD, row, strict=True))
            decimals = len(named["value"].partition(".")[2])
            extra = {"id": f"K{at}", "context": "Figure 1", "decimals": decimals, "neutral": ""}
            writer.writerow(named | extra)
        writer.writerow(named | {"id": "K99", "decimals": 0, "neutral": "yes"})
    return text, labels


@pytest.fixture
def kent(tmp_path: Path) -> Labelled:
    return labelled(*_write(tmp_path))


def _kinds(corpus: Corpus) -> Iterator[tuple[str, ...]]:
    for one in corpus.relations:
        yield one.kind, *(key.measure for key in one.facts)


def test_each_label_has_its_print(kent: Labelled) -> None:
    corpus = kent.corpus
    lines = corpus.documents[0].text.split("\n")
    for one in corpus.prints:
        assert lines[one.line - 1][one.start : one.end] == one.text
    found = [one.text for one in corpus.prints]
    assert found[:6] == ["60", "41", "nineteen", "third", "4.5", "3.0"]
    assert len({(one.line, one.start) for one in corpus.prints}) == len(corpus.prints) == 13
    assert kent.neutral == 1
    assert kent.lost == ("K13, line 4: 7 pcsos",)
    cells = [one for one in corpus.prints if one.kind == "table"]
    assert [(one.table, one.row, one.column) for one in cells] == [
        ("Figure 1", 0, 0), ("Figure 1", 0, 1),
    ]  # fmt: skip


def test_what_is_exact_and_what_is_not(kent: Labelled) -> None:
    by_text = {one.text: one for one in kent.corpus.prints}
    assert by_text["nineteen"].counted
    assert not by_text["4.5"].counted
    assert by_text["third"].qualifier == "approx"
    assert by_text["2.5"].key.bound == "lower"
    turn = by_text["4.5"].turn
    assert turn
    assert (turn.word, turn.other) == ("rose", "fell")
    # Of two prints without a time, one is of another time.
    assert by_text["186"].key != by_text["97"].key


def test_relations_come_from_the_family_and_the_words(kent: Labelled) -> None:
    found = set(_kinds(kent.corpus))
    files, sound, unsound = (
        "case_files_reviewed",
        "reviewed_cases_effective_investigation",
        "reviewed_cases_ineffective_investigation",
    )
    change, range_of = "recorded_crime_change_1y", "vulnerable_victim_share_of_crime"
    assert found == {
        ("order", sound, files), ("order", unsound, files), ("sum", files, sound, unsound),
        ("ratio", f"{unsound}_share", unsound, files), ("comparison", change, change),
        ("within", range_of, range_of, range_of),
    }  # fmt: skip
    assert contradictions(kent.corpus) == []
    wrong = tuple(
        replace(one, value=Fraction(44)) if one.text == "41" else one for one in kent.corpus.prints
    )
    assert contradictions(replace(kent.corpus, prints=wrong))


def test_errors_in_a_labelled_report(kent: Labelled) -> None:
    changed, error = with_error(kent.corpus, "sign", 1)
    assert (error.changes[0].before, error.changes[0].after) == ("rose", "fell")
    assert sees(changed, error).detectable
    with pytest.raises(NoSuchError):
        with_error(kent.corpus, "infographic", 1)


def test_the_command_takes_a_labelled_report(tmp_path: Path) -> None:
    paths = [str(path) for path in _write(tmp_path)]
    out = tmp_path / "out"
    main(["--out", str(out), "--labelled", *paths, "--error", "sign", "--error-seed", "1"])
    row = json.loads((out / "error.json").read_text(encoding="utf-8"))
    assert "fell by 4.5" in (out / "kent.txt").read_text(encoding="utf-8")
    assert shlex.split(row["command"])[5:8] == ["--labelled", *paths]


def test_numbers_in_words() -> None:
    text = "Two hundred and six of 1,250, or 1.2 million; fourteen and eighteen; two-thirds, 1 in 5"
    found = [(text[one.start : one.end], one.value, one.how) for one in numbers(text)]
    assert ("Two hundred and six", 206, "words") in found
    assert ("1,250", 1250, "digits") in found
    assert ("1.2 million", 1_200_000, "scaled") in found
    assert ("fourteen", 14, "words") in found
    assert ("two-thirds", Fraction(200, 3), "share") in found
    assert ("1 in 5", 20, "share") in found


@pytest.mark.parametrize("name", [name for name in REPORTS if name not in HELD_OUT])
def test_the_invented_reports_are_consistent(name: str) -> None:
    found = labelled(DATA / f"{name}.txt", DATA / f"{name}.csv")
    assert contradictions(found.corpus) == []
    assert len(found.lost) <= 3


@pytest.mark.originals
@pytest.mark.skipif(not ORIGINAL.is_file(), reason="the published reports are not beside us")
def test_the_published_report_is_consistent() -> None:
    found = labelled(ORIGINAL, SHARED / "truth" / "northamptonshire.csv")
    assert contradictions(found.corpus) == []
    assert not found.lost
    total = Key("outcome_total", "England and Wales", YEAR)
    assert any(one.kind == "sum" and one.facts[0] == total for one in found.corpus.relations)
