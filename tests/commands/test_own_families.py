"""Reports of families outside the program: found by folder, by path and by a file of settings."""

import json
import re
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.family.example import NAME, added, changed, written

REPORT = """Library visits

April to June 2025

There were 2,410 visits to the libraries of Marland.

Table 1: Visits by area
Area\tChildren\tAdults\tAll visits
North\t510\t690\t1,200
South\t510\t700\t1,210
Marland\t1,020\t1,390\t2,410
"""
SCHEMA = """
import pandera.pandas as pa

SCHEMAS = {
    "visits_by_area": pa.DataFrameSchema(
        {"value": pa.Column(object, pa.Check(lambda one: one < 2000, element_wise=True,
         error="below 2,000"), nullable=True)}
    )
}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example family, in the folder of a report of its, where the command is run."""
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return written(tmp_path / "families")


@pytest.mark.parametrize(
    "options",
    [
        ("--families", "families"),
        ("--families", f"families/{NAME}"),
        ("--family", "families/visits"),
    ],
)
def test_a_family_is_used_that_does_not_come_with_the_program(
    options: tuple[str, str], home: Path, tieout: Tieout
) -> None:
    outcome = tieout("figures", "report.txt", *options)
    assert outcome.code == 0, outcome.err
    assert "children_visits" in outcome.out
    del home


def test_the_other_commands_know_it_too(home: Path, tieout: Tieout) -> None:
    assert "children_visits" in tieout("ledger", "report.txt", "--families", home).out
    assert "children_visits" in tieout("explain", "9:1", "report.txt", "--families", home).out


def test_settings_name_families(home: Path, tieout: Tieout) -> None:
    Path("tieout.toml").write_text('families = ["families"]', encoding="utf-8")
    assert "children_visits" in tieout("figures", "report.txt").out
    assert tieout("rules", "--family", NAME).code == 0
    assert f"{home}" in tieout("family", "list").out
    Path("tieout.toml").write_text('family = ["families"]', encoding="utf-8")
    outcome = tieout("figures", "report.txt")
    assert outcome.code == 2
    assert outcome.err == (
        "Error: tieout.toml: family: unknown key 'family'. Did you mean 'families'?\n"
    )


def test_the_severities_are_those_of_the_own_family(home: Path, tieout: Tieout) -> None:
    added(home, "rules.toml", "[parts-and-totals]\nenabled = false")
    outcome = tieout("rules", "--family", home)
    assert any(line.startswith("parts-and-totals") and " off " in line for line in outcome.lines)


def test_no_file_holds_where_the_family_is_and_the_manifest_its_digest(
    home: Path, tmp_path: Path, tieout: Tieout
) -> None:
    added(home, "extra.py", SCHEMA)
    assert tieout("run", "report.txt", "--families", home).code == 0
    manifest = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert manifest["inputs"][0]["family"] == NAME
    digest = manifest["inputs"][0]["family_sha256"]
    for path in Path("out").rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes(), path
    changed(home, "family.toml", 'title = "Library visits"', 'title = "Visits"')
    tieout("run", "report.txt", "--families", home)
    manifest = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert manifest["inputs"][0]["family_sha256"] != digest


def test_corrections_may_speak_of_an_own_family(home: Path, tieout: Tieout) -> None:
    Path("corrections.toml").write_text(
        '[[correction]]\ndocument = "report.txt"\nquote = "There were 2,410 visits"\n'
        'number = "2,410"\nmeasure = "adults_visits"\nreason = "a test"\n',
        encoding="utf-8",
    )
    outcome = tieout("figures", "report.txt", "--family", home)
    assert outcome.code == 0, outcome.err
    assert "report.txt:5: 2,410 | adults_visits" in outcome.out


def test_python_is_not_run_unless_it_is_trusted(home: Path, tieout: Tieout) -> None:
    added(home, "extra.py", "from pathlib import Path\nPath('ran').touch()" + SCHEMA)
    outcome = tieout("run", "report.txt", "--families", home)
    assert outcome.code == 0
    assert "the Python of a family was not run: visits/extra.py" in outcome.err
    assert tieout("family", "check", home).code == 0
    assert not Path("ran").exists()
    assert tieout("family", "check", home, "--trust").code == 0
    assert Path("ran").exists()


def test_what_trusted_python_finds_is_a_finding(home: Path, tieout: Tieout) -> None:
    added(home, "extra.py", SCHEMA)
    outcome = tieout("run", "report.txt", "--families", home, "--trust")
    assert outcome.code == 1
    head, _, id_ = outcome.lines[0].rpartition(" ")
    assert re.fullmatch(r"v\w+", id_)
    assert re.sub(r":\d+:\d+: ", ":?:?: ", head) == (
        "report.txt:?:?: error: Visits, Marland: does not meet the family's own schema, below 2,000"
        " [dataset-schema]"
    )
    assert "held back: visits_by_area" in outcome.last
    assert "was not run" not in outcome.err
    findings = json.loads(Path("out/findings.json").read_text(encoding="utf-8"))
    assert {one["rule"] for one in findings} == {"dataset-schema"}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("x = (", "visits/extra.py:2: cannot be run (SyntaxError"),
        ("y = 1\nz = 1 / 0", "visits/extra.py:3: cannot be run (ZeroDivisionError"),
        ("import sys\nsys.exit(0)", "visits/extra.py:3: cannot be run (SystemExit"),
        ("x = 1", "visits/extra.py: defines no dictionary SCHEMAS"),
        ("SCHEMAS = {'visits_by_aera': 1}", "Did you mean 'visits_by_area'?"),
        ("SCHEMAS = {'visits_by_area': 1}", "is no DataFrameSchema"),
    ],
)
def test_python_that_cannot_be_run_is_named_with_its_line(
    code: str, said: str, home: Path, tieout: Tieout
) -> None:
    added(home, "extra.py", code)
    outcome = tieout("family", "check", home, "--trust")
    assert outcome.code == 2
    assert said in outcome.out


def test_python_that_cannot_be_run_stops_a_run(home: Path, tieout: Tieout) -> None:
    added(home, "extra.py", "x = (")
    outcome = tieout("run", "report.txt", "--families", home, "--trust")
    assert outcome.code == 2
    assert "visits/extra.py:2: cannot be run (SyntaxError" in outcome.err
    assert not Path("out").exists()


def test_a_check_that_fails_itself_is_an_error_of_the_family(home: Path, tieout: Tieout) -> None:
    added(home, "extra.py", SCHEMA.replace("one < 2000", "one < 'a'"))
    outcome = tieout("run", "report.txt", "--families", home, "--trust")
    assert outcome.code == 2
    assert outcome.err.startswith("Error: visits/extra.py:7: failed (")
    assert "TypeError" in outcome.err
