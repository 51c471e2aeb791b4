"""``tieout figures``: every figure on a line, and the counts."""

import re
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.commands.conftest import line_of

LINE = re.compile(r"^kent\.txt:\d+: [^|]+ \| [^|]+ \| [^|]+ \| [^|]+$")


def test_every_figure_has_a_line_with_its_print_measure_subject_and_period(
    tieout: Tieout, report: Path
) -> None:
    outcome = tieout("figures", report)
    *lines, _ = outcome.lines
    assert outcome.code == 0
    assert all(LINE.match(line) for line in lines)
    table = line_of("\t63.0\t")
    assert (
        f"kent.txt:{table}: 63.0 per 1000 population | victim_based_crime_rate_per_1000 |"
        " Kent Police | 2015-07-01/2016-06-30"
    ) in lines
    assert any("(against 2014-07-01/2015-06-30)" in line for line in lines)


def test_the_lines_stand_in_the_order_of_the_text(tieout: Tieout, report: Path) -> None:
    lines = tieout("figures", report).lines[:-1]
    places = [int(line.split(":")[1]) for line in lines]
    assert places == sorted(places)


def test_unlinked_gives_the_reason(tieout: Tieout, report: Path) -> None:
    outcome = tieout("figures", report, "--unlinked")
    *lines, summary = outcome.lines
    assert lines
    assert all(" | not linked: " in line for line in lines)
    assert any(": 2,185 | not linked: " in line for line in lines)
    assert re.match(
        rf"{len(lines)} of \d+ figures in 1 document: \d+ linked, {len(lines)} ", summary
    )


def test_unchecked_leaves_out_what_was_compared_and_what_has_no_value(
    tieout: Tieout, report: Path
) -> None:
    everything = tieout("figures", report).lines[:-1]
    lines = tieout("figures", report, "--unchecked").lines[:-1]
    assert 0 < len(lines) < len(everything)
    assert set(lines) < set(everything)
    assert not any("| victim_based_crime_rate_per_1000 | Kent" in line for line in lines)
    assert any(": 2,185 |" in line for line in lines)
    assert not any("not supplied" in line or "not printed" in line for line in lines)


def test_the_summary_counts(tieout: Tieout, report: Path) -> None:
    *lines, summary = tieout("figures", report).lines
    unlinked = sum("| not linked: " in line for line in lines)
    assert summary.startswith(
        f"{len(lines)} figures in 1 document: {len(lines) - unlinked} linked, {unlinked} not linked"
    )


def test_nothing_is_written(tieout: Tieout, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(report.parent)
    for command in (["figures"], ["ledger"], ["explain", str(line_of("\t63.0\t"))]):
        assert tieout(*command, "kent.txt").code == 0
    assert [path.name for path in report.parent.iterdir()] == ["kent.txt"]


def test_both_filters_together_are_wrong_usage(tieout: Tieout, report: Path) -> None:
    outcome = tieout("figures", report, "--unlinked", "--unchecked")
    assert outcome.code == 2
    assert "cannot be given together" in outcome.err


@pytest.mark.parametrize("command", [["figures"], ["ledger"], ["explain", "3"]])
def test_a_path_that_leads_nowhere_gives_2(
    command: list[str], tieout: Tieout, tmp_path: Path
) -> None:
    outcome = tieout(*command, tmp_path / "gone.txt")
    assert outcome.code == 2
    assert outcome.err == f"Error: {tmp_path / 'gone.txt'}: does not exist. Check the path.\n"


def test_what_could_be_read_is_listed_all_the_same(
    tieout: Tieout, report: Path, tmp_path: Path
) -> None:
    outcome = tieout("figures", report, tmp_path / "gone.txt")
    assert outcome.code == 2
    assert "in 1 document" in outcome.last


def test_an_unknown_family_is_said(tieout: Tieout, report: Path) -> None:
    outcome = tieout("figures", report, "--family", "peel_effectivness_2016")
    assert outcome.code == 2
    assert "Did you mean 'peel_effectiveness_2016'?" in outcome.err


def test_a_page_is_shown_with_a_p(tieout: Tieout) -> None:
    seed = Path(__file__).parents[2] / "seeds" / "northamptonshire.pdf"
    lines = tieout("figures", seed).lines[:-1]
    assert all(re.match(r"northamptonshire\.pdf:p\d+: ", line) for line in lines)
    outcome = tieout("explain", "p6", seed)
    assert outcome.lines[0].startswith("northamptonshire.pdf:p6:1: ")
    # The place that ledger gives is one that explain takes.
    ledger = tieout("ledger", seed, "--state", "linked").lines
    place, shown = ledger[0].split(": ", 1)
    again = tieout("explain", place.partition(":")[2], seed).lines
    assert again[0] == f"{place}: {shown.split('  ')[0]}"
