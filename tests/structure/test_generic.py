"""Reports of kinds that no family knows (hospitals, schools, budgets), and errors in them."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from schemas.terms import Severity
from tests.command import Tieout
from tests.inprocess import DATA
from validate.checking.engine import uses

from .tables import FINDING, findings, of_text, verdicts_of

GENERIC = DATA / "generic"
REPORTS = sorted(GENERIC.glob("*.txt"))


def _seeded() -> list[dict[str, str]]:
    with (GENERIC / "seeded.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _with_error(entry: dict[str, str]) -> str:
    lines = (GENERIC / entry["document"]).read_text(encoding="utf-8").split("\n")
    at, first = int(entry["line"]) - 1, int(entry["column"])
    line, last = lines[at], first + len(entry["printed"])
    assert line[first:last] == entry["printed"]
    lines[at] = line[:first] + entry["wrong"] + line[last:]
    return "\n".join(lines)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_that_is_right_is_left_alone(path: Path) -> None:
    """Neither an error nor a question in a report whose figures are true."""
    found = findings(path.read_text(encoding="utf-8"))

    assert [(one.message, one.printed) for one in found] == []


def test_errors_are_found_where_anything_ties_a_cell() -> None:
    """
    Of cells that a sum, a change or a share confirms nearly all errors are found.

    Of all cells four in five: medians, ranks and the like stand in no relation. No error is put
    on cells that have no part in it.
    """
    tied: dict[str, frozenset[tuple[int | None, int | None]]] = {}
    for path in REPORTS:
        clean = of_text(path.read_text(encoding="utf-8"))
        used = uses(clean.figures, verdicts_of(clean))
        tied[path.name] = frozenset(
            (one.place.line, one.place.column) for one in clean.figures if used[one.id].checks
        )
    count: Counter[str] = Counter()
    for entry in _seeded():
        place = int(entry["line"]), int(entry["column"])
        found = of_text(_with_error(entry))
        disputed = [one for one in verdicts_of(found) if one.status in FINDING]
        own = {one.id for one in found.figures if (one.place.line, one.place.column) == place}
        mine = [one for one in disputed if own & set(one.figures)]
        count["all"] += 1
        count["tied"] += place in tied[entry["document"]]
        count["found"] += bool(mine)
        count["found of tied"] += bool(mine) and place in tied[entry["document"]]
        count["errors"] += any(one.severity is Severity.ERROR for one in mine)
        count["false"] += sum(one.severity is Severity.ERROR for one in disputed if one not in mine)

    assert count["all"] == len(_seeded())
    assert count["false"] == 0, count
    assert count["found of tied"] >= 0.93 * count["tied"], count
    assert count["found"] >= 0.75 * count["all"], count
    assert count["errors"] >= 0.85 * count["found"], count


def test_a_run_says_what_it_could_not_know(tieout: Tieout, tmp_path: Path) -> None:
    """Exit code 0, the families that were tried, and how much was and was not compared."""
    outcome = tieout("run", GENERIC / "licensing.txt", "--out", tmp_path / "out")

    assert outcome.code == 0
    assert outcome.last.startswith("0 discrepancies; ")
    assert "1 document is of no known family and was checked by its tables alone" in outcome.last
    assert "of 2 tables with 75 figures only the arithmetic is checked" in outcome.err
    page = (tmp_path / "out" / "report" / "index.html").read_text(encoding="utf-8")
    assert "1 report is of no known family, and only tables were checked" in page


def test_a_wrong_cell_gives_1(tieout: Tieout, tmp_path: Path) -> None:
    """A total that does not hold is an error, and the likeliest culprit is named."""
    text = (GENERIC / "licensing.txt").read_text(encoding="utf-8").replace("6,399", "6,939")
    report = tmp_path / "licensing.txt"
    report.write_text(text, encoding="utf-8")
    outcome = tieout("run", report, "--out", tmp_path / "out")

    assert outcome.code == 1
    assert "error: Table 2, Total England, Total year: the sum of its 3 rows" in outcome.out
    assert "Change 6,939 to 6,399 (two digits changed places)" in outcome.out


def test_a_count_told_twice_in_an_unknown_report(tieout: Tieout, tmp_path: Path) -> None:
    """Prose without a vocabulary: a count in the same words is the same, or a question."""
    text = (GENERIC / "licensing.txt").read_text(encoding="utf-8")
    report = tmp_path / "licensing.txt"
    report.write_text(text.replace("found 14 unlicensed", "found 15 unlicensed"), encoding="utf-8")
    outcome = tieout("run", report, "--out", tmp_path / "out")

    assert outcome.code == 0
    assert ": question: unlicensed waste sites: told twice [repeated-counts]" in outcome.out
