"""The second family by the command line: its folder alone does everything."""

import ast
import csv
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import schemas
import validate
from benchmarks.editions import contradictions, outcomes
from tests.command import Tieout
from validate.family.find import families

BULLETIN = Path(__file__).parent / "data" / "bulletin"
NAME = "court_caseload_quarterly"
FAMILY = families(NAME)[0]
BEFORE, NOW = BULLETIN / "2025_q1.txt", BULLETIN / "2025_q2.txt"
# One of each kind; `python -m benchmarks.editions` tries them all.
SOME = tuple(
    {one.kind: one.id for one in reversed(contradictions()) if not one.undeclared}.values()
)


def figures(folder: Path) -> list[dict[str, str]]:
    """The figures that a run wrote."""
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_folder_alone_was_added(tieout: Tieout, tmp_path: Path) -> None:
    """Taken out of the package and under another name it reads a bulletin just the same."""
    folder = tmp_path / "bulletins"
    shutil.copytree(Path(schemas.__file__).parent / NAME, folder)
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"

    within = tieout("run", BEFORE, "--family", NAME, "--out", ours)
    outside = tieout("run", BEFORE, "--family", folder, "--out", theirs)

    assert within.code == outside.code
    told = ("measure", "subject", "period", "base_period", "value", "unit", "line", "assurance")
    assert [[one[key] for key in told] for one in figures(ours)] == [
        [one[key] for key in told] for one in figures(theirs)
    ]


def test_the_program_knows_none_of_its_words() -> None:
    """Its names stand in its folder, and in the program in no more than an explanation."""
    program = "\n".join(
        text
        for path in Path(validate.__file__).parent.rglob("*.py")
        for text in texts_in(ast.parse(path.read_text(encoding="utf-8")))
    )
    names = [subject.name for subject in FAMILY.subjects]
    names += [FAMILY.title, "possession", "circuit", "sitting day", "caseload"]

    assert [one for one in names if re.search(rf"\b{one}", program, re.IGNORECASE)] == []


def texts_in(tree: ast.AST) -> Iterator[str]:
    """All texts that a module works with: its docstrings explain, and its comments are no texts."""
    explaining = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if text and id(node) not in explaining:
            yield node.value


@pytest.mark.parametrize("form", ["txt", "pdf"])
def test_a_clean_edition_has_no_discrepancy(tieout: Tieout, tmp_path: Path, form: str) -> None:
    """Two writers' editions, each as text and as PDF; the second is held to the first."""
    done = tieout("run", BULLETIN / f"2025_q1.{form}", "--out", tmp_path / "first")
    assert (done.code, done.out.splitlines()[-1][:15]) == (0, "0 discrepancies")

    done = tieout(
        "run", BULLETIN / f"2025_q2.{form}", "--previous", BULLETIN / f"2025_q1.{form}",
        "--out", tmp_path / "second",
    )  # fmt: skip
    assert done.code == 0
    assert "4 revised (marked)" in done.out
    findings = json.loads((tmp_path / "second" / "findings.json").read_text(encoding="utf-8"))
    assert {one["severity"] for one in findings} <= {"information", "question"}


@pytest.mark.parametrize("edition", ["2025_q1", "2025_q2"])
def test_paper_and_text_say_the_same(tieout: Tieout, tmp_path: Path, edition: str) -> None:
    """A bulletin typeset by a printer gives the figures of its text, each of the same fact."""
    told = []
    for form in ("txt", "pdf"):
        tieout("run", BULLETIN / f"{edition}.{form}", "--out", tmp_path / form)
        told.append(
            Counter(
                (one["measure"], one["subject"], one["period"], one["base_period"], one["value"])
                for one in figures(tmp_path / form)
                if one["measure"]
            )
        )

    assert told[0] == told[1]


@pytest.mark.parametrize("seeded", SOME)
def test_a_contradiction_is_seen(seeded: str) -> None:
    """A discrepancy or a question names the line of each, and no discrepancy another line."""
    (outcome,) = outcomes(seeded)

    assert outcome.found or outcome.asked
    assert outcome.alarms == ()
