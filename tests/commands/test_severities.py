"""``--severity``: the user's word on a rule comes before the family's and the rule's own."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.command import Tieout
from tests.commands.conftest import TEXT, line_of

RULE = "prints-of-one-fact"
SLIPPED = TEXT.replace("in Kent was 63.0", "in Kent was 36.0")


@pytest.fixture
def slipped(report: Path) -> Path:
    """A report with one discrepancy, which the shipped family says is an error."""
    report.write_text(SLIPPED, encoding="utf-8")
    return report


def _manifest(out: Path) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads((out / "run.json").read_text(encoding="utf-8"))
    return manifest


def _rows(out: Path, rule: str) -> list[dict[str, str]]:
    with (out / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["rule"] == rule]


def test_without_it_nothing_is_recorded(tieout: Tieout, slipped: Path, tmp_path: Path) -> None:
    assert tieout("run", slipped, "--out", tmp_path / "out").code == 1
    assert _manifest(tmp_path / "out")["severities"] == {}


@pytest.mark.parametrize(
    ("level", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("question", "warning", 0),
        ("information", "warning", 0),
        ("off", "warning", 0),
    ],
)
def test_the_level_decides_on_the_exit_code(
    *, level: str, fail_on: str, code: int, tieout: Tieout, slipped: Path, tmp_path: Path
) -> None:
    """All but what is off is shown; only an error holds datasets back."""
    out = tmp_path / "out"
    outcome = tieout(
        "run", slipped, "--out", out, "--severity", f"{RULE}={level}", "--fail-on", fail_on
    )
    assert (outcome.code, outcome.err) == (code, "")
    assert (f": {level}: " in outcome.lines[0]) is (level != "off")
    assert (out / "data" / "crime_rates.csv").is_file() is (level != "error")
    assert _manifest(out)["severities"] == {RULE: level}
    found = [row["severity"] for row in _rows(out, RULE) if row["status"] == "inconsistent"]
    assert found == ([] if level == "off" else [level])


def test_a_rule_that_is_off_makes_no_verdicts(
    tieout: Tieout, slipped: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    tieout("run", slipped, "--out", out, "--severity", f"{RULE}=off")
    assert _rows(out, RULE) == []
    assert _rows(out, "parts-and-totals")
    assert _manifest(out)["comparisons"][RULE] == {}
    outcome = tieout("rules", "--out", out)
    assert f"The last run was asked for other severities: {RULE}=off." in outcome.lines


def test_the_joint_check_can_be_off(tieout: Tieout, report: Path, tmp_path: Path) -> None:
    """Relations that hold one by one, and not together: found, and not when it is off."""
    text = TEXT.replace("Out-of-court (informal)\t3.9\t", "Out-of-court (informal)\t4.0\t")
    told = (
        "In the 12 months to 30 June 2016, 4.04 percent of offences in Kent were dealt with by an"
        " informal out-of-court outcome.\n\n"
    )
    report.write_text(text.replace("Figure 4: Prop", f"{told}Figure 4: Prop"), encoding="utf-8")
    for level, code in (("error", 1), ("warning", 0), ("off", 0)):
        out = tmp_path / level
        outcome = tieout("run", report, "--out", out, "--severity", f"joint-check={level}")
        assert outcome.code == code
        found = {row["severity"] for row in _rows(out, "joint-check")} - {"information"}
        assert found == {level} - {"off"}


def test_the_check_of_tables_can_be_other(tieout: Tieout, report: Path, tmp_path: Path) -> None:
    text = TEXT.replace("Caution – youths\t0.3", "Caution – youths\t0.333")
    assert text != TEXT
    report.write_text(text, encoding="utf-8")
    for level, code in (("error", 1), ("information", 0), ("off", 0)):
        out = tmp_path / level
        outcome = tieout("run", report, "--out", out, "--severity", f"dataset-schema={level}")
        assert outcome.code == code
        assert {row["severity"] for row in _rows(out, "dataset-schema")} == {level} - {"off"}


def test_it_may_be_given_for_several_rules_and_the_last_word_counts(
    tieout: Tieout, slipped: Path, tmp_path: Path
) -> None:
    asked = ("national-figures=off", f"{RULE}=off", f"{RULE}=warning")
    options = [part for one in asked for part in ("--severity", one)]
    outcome = tieout("run", slipped, "--out", tmp_path / "out", *options)
    assert outcome.code == 0
    assert ": warning: " in outcome.lines[0]
    assert list(_manifest(tmp_path / "out")["severities"].items()) == [
        ("national-figures", "off"),
        (RULE, "warning"),
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("prints-of-one-fakt=off", f"Did you mean '{RULE}'?"),
        (f"{RULE}=waring", "Did you mean 'warning'?"),
        (f"{RULE}=", "Known: "),
        (RULE, f"{RULE}=warning"),
        ("=off", "Known: "),
    ],
)
@pytest.mark.parametrize("command", [["run"], ["explain", "3"]])
def test_a_slip_is_wrong_usage_before_anything_is_read(
    command: list[str], given: str, said: str, tieout: Tieout, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    more = ["--out", out] if command == ["run"] else []
    outcome = tieout(*command, tmp_path / "gone.txt", *more, "--severity", given)
    assert outcome.code == 2
    assert outcome.err.startswith("Usage: ")
    assert "--severity" in outcome.err
    assert said in outcome.err
    assert "gone.txt" not in outcome.err
    assert not out.exists()


def test_explain_shows_the_severity_of_what_does_not_agree(tieout: Tieout, slipped: Path) -> None:
    place = line_of("\t63.0\t", SLIPPED)
    for options, words in (
        ([], f"inconsistent (error), {RULE}: "),
        (["--severity", f"{RULE}=question"], f"inconsistent (question), {RULE}: "),
    ):
        said = " ".join(tieout("explain", f"{place}:1", slipped, *options).out.split())
        assert words in said
    outcome = tieout("explain", f"{place}:1", slipped, "--severity", f"{RULE}=off")
    assert RULE not in outcome.out
