"""Hostile files beside a good report: each costs no more than itself."""

import csv
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.reading.hostile import HOSTILE
from validate.isolation.handle import Handle

GOOD = Path(__file__).parents[2] / "seeds" / "northamptonshire.pdf"
# One of each way to go wrong, the slow ones a few: the benchmark runs them all.
SAMPLE = (
    "user-password-aes-256",
    "empty",
    "html",
    "header-only",
    "truncated-50",
    "zero-pages",
    "scan",
    "forms-4-to-12",
    "bomb-content",
    "letters-1000000",
    "page-labels-loop",
    "flips-many-00",
    "flip-in-content-6",
    "count-too-high",
    "count-100000",
)


@pytest.fixture
def handle() -> type[Handle]:
    """Each run starts its own workers, as users' runs do: their limits are what is tested."""
    return Handle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good report among the bad."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "good.pdf").write_bytes(GOOD.read_bytes())
    for name in SAMPLE:
        one = HOSTILE[name]
        (reports / f"{name}{one.suffix}").write_bytes(one())
    return reports


def _figures(path: Path, document: str) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if document in row]


def test_each_is_said_in_a_line_and_the_good_one_is_checked(
    tieout: Tieout, folder: Path, tmp_path: Path
) -> None:
    """Exit code 2, an error that names each file, and every figure of the good report."""
    run = tieout("run", folder, "--out", tmp_path / "all", "--time-limit", 10)
    assert run.code == 2
    errors = [line for line in run.err.splitlines() if line.startswith("Error: ")]
    for name in SAMPLE:
        own = [line for line in errors if line.startswith(f"Error: {name}{HOSTILE[name].suffix}: ")]
        assert own, name
        assert len(own) < 4
    assert not [line for line in errors if "good.pdf" in line]

    alone = tmp_path / "alone"
    tieout("run", folder / "good.pdf", "--out", alone)
    expected = _figures(alone / "figures.csv", "good.pdf")
    found = _figures(tmp_path / "all" / "figures.csv", "good.pdf")
    assert len(found) == len(expected) > 100


def test_a_thorough_run_finds_nothing_amiss_in_a_sound_report(
    tieout: Tieout, tmp_path: Path
) -> None:
    """Two libraries read the same, so the exit code is that of the findings."""
    run = tieout("run", GOOD, "--thorough", "--out", tmp_path / "out")
    assert run.code == 1
    assert run.err == ""


def test_a_time_limit_that_is_none_is_refused(tieout: Tieout) -> None:
    """Click says what is allowed."""
    run = tieout("run", GOOD, "--time-limit", 0)
    assert run.code == 2
    assert "--time-limit" in run.err


def test_too_little_time_is_said_with_the_way_out(tieout: Tieout, tmp_path: Path) -> None:
    """The line names the option."""
    path = tmp_path / "long.txt"
    path.write_bytes(HOSTILE["run-of-ones"]())
    run = tieout("run", path, "--time-limit", 1, "--out", tmp_path / "out")
    assert run.code == 2
    assert (
        "Error: long.txt: took more than 1 second to read. Allow more with --time-limit" in run.err
    )
