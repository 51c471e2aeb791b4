"""``tieout ledger``: every number, its state and reason."""

import re
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.commands.conftest import TEXT, line_of

STATES = {"linked": "linked", "unlinked": "not linked", "no_figure": "no figure"}


def _parts(outcome_lines: list[str]) -> tuple[list[str], list[str]]:
    """The numbers and the counts."""
    first = next(
        number for number, line in enumerate(outcome_lines) if re.match(r"[\d,]+ numbers?: ", line)
    )
    return outcome_lines[:first], outcome_lines[first:]


def test_every_number_has_a_line_at_its_place(tieout: Tieout, report: Path) -> None:
    lines, _ = _parts(tieout("ledger", report).lines)
    for line in lines:
        match = re.match(r"kent\.txt:(\d+):(\d+): (\S.*?)  (linked|not linked|no figure)  \S", line)
        assert match, line
        number, column, printed = int(match[1]), int(match[2]) - 1, match[3]
        assert TEXT.split("\n")[number - 1].startswith(printed, column), line


def test_a_linked_number_says_to_what(tieout: Tieout, report: Path) -> None:
    lines, _ = _parts(tieout("ledger", report).lines)
    line = line_of("\t63.0\t")
    assert f"kent.txt:{line}:20: 63.0  linked  victim_based_crime_rate_per_1000" in lines


def test_a_reference_is_no_figure(tieout: Tieout, report: Path) -> None:
    line = line_of("See page 12")
    (found,) = [
        one
        for one in tieout("ledger", report).lines
        if one.startswith(f"kent.txt:{line}:") and ": 12  " in one
    ]
    assert found.endswith(": 12  no figure  reference")


@pytest.mark.parametrize("state", STATES)
def test_a_state_is_filtered_and_the_counts_stay(state: str, tieout: Tieout, report: Path) -> None:
    everything, counts = _parts(tieout("ledger", report).lines)
    lines, same = _parts(tieout("ledger", report, "--state", state).lines)
    assert same == counts
    assert lines == [line for line in everything if f"  {STATES[state]}  " in line]
    assert f"{len(lines)} {STATES[state]}" in counts[0]


def test_the_counts_add_up(tieout: Tieout, report: Path) -> None:
    lines, (total, *reasons) = _parts(tieout("ledger", report).lines)
    assert total.startswith(f"{len(lines)} numbers: ")
    none = sum("  no figure  " in line for line in lines)
    assert sum(int(reason.split()[0]) for reason in reasons) == none


def test_an_unknown_state_is_wrong_usage(tieout: Tieout, report: Path) -> None:
    assert tieout("ledger", report, "--state", "lost").code == 2
