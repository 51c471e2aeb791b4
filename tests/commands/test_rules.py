"""``tieout rules``: the list, what each rule compared, and all about one."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from schemas.criteria import CRITERIA, in_words
from schemas.terms import Status
from tests.command import Tieout
from tests.commands.conftest import TEXT
from tools.rules_page import PAGE, page
from validate.checking.rule import Example
from validate.commands.examples import outcome_of, prints_of
from validate.commands.rulebook import Entry, entries
from validate.commands.run import run

ROOT = Path(__file__).parents[2]
FAMILY = "peel_effectiveness_2016"
ENTRIES = entries()
IDS = [entry.info.id for entry in ENTRIES]
SLIPPED = TEXT.replace("in Kent was 63.0", "in Kent was 36.0")
NUMBERS = ("exact", "rounded", "discrepancies", "questions", "unchecked")


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a run with a discrepancy, to be copied."""
    folder = tmp_path_factory.mktemp("rules")
    report, out = folder / "kent.txt", folder / "out"
    report.write_text(SLIPPED, encoding="utf-8")
    assert CliRunner().invoke(run, [str(report), "--out", str(out)]).exit_code == 1
    return out


@pytest.fixture
def out(results: Path, tmp_path: Path) -> Path:
    """The results of a run with a discrepancy; a test may spoil them."""
    return shutil.copytree(results, tmp_path / "out")


def _told(tieout: Tieout, *arguments: object) -> dict[str, Any]:
    outcome = tieout("rules", "--format", "json", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    told: dict[str, Any] = json.loads(outcome.out)
    return told


def _by_id(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in told["rules"]}


def test_the_rules_are_listed_where_there_is_no_run(
    tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = tieout("rules")
    assert outcome.code == 0
    head, *lines, last = outcome.lines
    assert head.split() == ["rule", "severity", "title"]
    assert [line.split()[0] for line in lines] == IDS
    assert {"joint-check", "dataset-schema"} <= set(IDS)
    for entry, line in zip(ENTRIES, lines, strict=True):
        assert line.split()[1] == entry.severity
        assert line.endswith(entry.info.title)
    assert "No run has left its results in out yet" in last
    assert "tieout run PATH... --out out" in last
    assert list(tmp_path.iterdir()) == []


def test_after_a_run_each_rule_has_its_numbers(tieout: Tieout, out: Path) -> None:
    """The table, the JSON and the files of the run say the same."""
    told = _told(tieout, "--out", out)
    manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert told["run"] == {"documents": 1, "severities": {}}
    rules = _by_id(told)
    assert list(rules) == IDS
    for rule, statuses in manifest["comparisons"].items():
        run = rules[rule]["last_run"]
        assert run["exact"] == statuses.get("exact", 0)
        assert run["rounded"] == statuses.get("rounded", 0)
        assert run["unchecked"] == statuses.get("unchecked", 0)
        assert run["discrepancies"] + run["questions"] == statuses.get("inconsistent", 0)
        assert run["comparisons"] == sum(run[one] for one in NUMBERS[:-1])
        assert run["failed"] is False
    assert rules["prints-of-one-fact"]["last_run"]["discrepancies"] == 1
    assert rules["dataset-schema"]["last_run"]["comparisons"] is None
    outcome = tieout("rules", "--out", out)
    lines = {line.split()[0]: line.split() for line in outcome.lines[1:-1]}
    for rule, cells in lines.items():
        run = rules[rule]["last_run"]
        numbers = [run[one] for one in ("comparisons", *NUMBERS)]
        assert cells[2:8] == ["-" if one is None else f"{one:,}" for one in numbers]
    assert outcome.last == f"The last run, in {out}, was of 1 document."


def test_a_family_shows_its_severities(
    tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "schemas" / "of_a_test"
    folder.mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    shipped = ROOT / "schemas" / FAMILY
    for file in shipped.glob("*.toml"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "rules.toml").write_text(
        '[parts-and-totals]\nseverity = "warning"\n[joint-check]\nenabled = false\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("schemas.__file__", str(folder.parent / "__init__.py"))
    told = _told(tieout, "--family", "of_a_test", "--out", tmp_path / "none")
    severities = {rule: one["severity"] for rule, one in _by_id(told).items()}
    own = {entry.info.id: entry.severity.value for entry in ENTRIES}
    assert severities == own | {"parts-and-totals": "warning", "joint-check": "off"}
    assert told["family"] == "of_a_test"
    assert "as of_a_test sets it: off" in tieout("rules", "explain", "joint-check").out


def test_an_unknown_family_is_said(tieout: Tieout) -> None:
    outcome = tieout("rules", "--family", "peel_effectivness_2016")
    assert outcome.code == 2
    assert f"Did you mean '{FAMILY}'?" in outcome.err


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_every_rule_is_explained(entry: Entry, tieout: Tieout) -> None:
    outcome = tieout("rules", "explain", entry.info.id)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines[:2] == [
        f"{entry.info.id}: {entry.info.title}",
        f"severity: {entry.severity}",
    ]
    said = " ".join(outcome.out.split())
    assert " ".join(entry.info.explanation.split()) in said
    for example in entry.examples:
        assert f"{'; '.join(prints_of(example))} {outcome_of(example)}" in said
    if not entry.info.compares and entry.info.criterion is None:
        return  # it is about decisions, and answers no question of an assurer
    assert entry.info.criterion is not None
    assert f"criterion of the QA log: {CRITERIA[entry.info.criterion]}" in said
    assert entry.info.dimension is not None
    assert f"quality dimension: {in_words(entry.info.dimension)}" in said
    assert f"--severity {entry.info.id}=LEVEL" in said
    assert f"[{entry.info.id}]" in said


@pytest.mark.parametrize("entry", ENTRIES, ids=IDS)
def test_every_example_can_be_put_in_words(entry: Entry) -> None:
    """None of the signs by which an example is written is left."""
    for example in entry.examples:
        for words in prints_of(example):
            assert ": " in words
            assert not set(words) & set("~<>[]@?_/"), words


def test_examples_in_words() -> None:
    example = Example(
        "other/table national part_a 12.1\nclaim loans@earlier >200 lower\nannex all part_a [12\n"
        'infographic part_a ?\nclaim part_a ~12 up\nclaim - "17 vans"\nwritten otherwise',
        Status.EXACT,
    )
    assert prints_of(example) == (
        "table of another report: national part a 12.1",
        "text: loans (earlier) more than 200, said to be lower than the next",
        "annex: part a of all from 12",
        "infographic: part a without a number",
        "text: part a about 12, said to have risen",
        'text: "17 vans"',
        "written otherwise",
    )


def test_an_unknown_rule_names_the_nearest(tieout: Tieout) -> None:
    outcome = tieout("rules", "explain", "parts-and-total")
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("Error: ")
    assert "'parts-and-total'" in outcome.err
    assert "Did you mean 'parts-and-totals'?" in outcome.err


def test_options_of_the_list_are_none_of_explain(tieout: Tieout) -> None:
    outcome = tieout("rules", "--format", "json", "explain", "parts-and-totals")
    assert outcome.code == 2
    assert "--format is for the list alone" in outcome.err


def _without(name: str) -> Callable[[Path], None]:
    return lambda out: (out / name).unlink()


def _with(name: str, content: str | bytes) -> Callable[[Path], None]:
    def spoil(out: Path) -> None:
        (out / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    return spoil


def _changed(key: str, value: object) -> Callable[[Path], None]:
    def change(out: Path) -> None:
        path = out / "run.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(manifest | {key: value}), encoding="utf-8")

    return change


BROKEN = {
    "no JSON": ("run.json", _with("run.json", "{")),
    "no text": ("run.json", _with("run.json", b"\xff\xfe\x00")),
    "too deep": ("run.json", _with("run.json", "[" * 100_000)),
    "a list": ("run.json", _with("run.json", "[]")),
    "somebody else's": ("run.json", _with("run.json", '{"name": "a tool"}')),
    "another contract": ("run.json", _changed("contract", 2)),
    "no inputs": ("run.json", _changed("inputs", None)),
    "no comparisons": ("run.json", _changed("comparisons", [])),
    "no counts": ("run.json", _changed("comparisons", {"parts-and-totals": {"exact": "3"}})),
    "less than none": ("run.json", _changed("comparisons", {"parts-and-totals": {"exact": -1}})),
    "other findings": ("run.json", _changed("findings", {"by_rule": {"parts-and-totals": 7}})),
    "no levels": ("run.json", _changed("severities", {"parts-and-totals": 1})),
    "no list of findings": ("findings.json", _with("findings.json", "{}")),
    "no findings": ("findings.json", _with("findings.json", '[{"rule": "x"}]')),
    "a finding of no status": (
        "findings.json",
        _with("findings.json", '[{"rule": "x", "status": "bad", "severity": "error"}]'),
    ),
    "findings are missing": ("findings.json", _without("findings.json")),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_folder_that_is_broken_is_said(case: str, tieout: Tieout, out: Path) -> None:
    file, spoil = BROKEN[case]
    spoil(out)
    outcome = tieout("rules", "--out", out)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"Error: {out / file}: ")
    assert "--out" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_file_for_the_folder_is_said(tieout: Tieout, report: Path) -> None:
    outcome = tieout("rules", "--out", report)
    assert outcome.code == 2
    assert outcome.err.startswith(f"Error: {report}: is a file, not a folder.")


def test_a_rule_of_another_version_is_listed(tieout: Tieout, out: Path) -> None:
    """A rule that the run did not know has no numbers; one that only it knew is shown."""
    manifest = json.loads((out / "run.json").read_text(encoding="utf-8"))
    compared = manifest["comparisons"]
    compared["a-rule-that-was"] = {"exact": 3}
    del compared["national-figures"]
    _changed("comparisons", compared)(out)
    lines = {line.split()[0]: line.split() for line in tieout("rules", "--out", out).lines}
    assert lines["a-rule-that-was"][:4] == ["a-rule-that-was", "-", "3", "3"]
    assert lines["national-figures"][2:8] == ["-"] * 6
    assert _by_id(_told(tieout, "--out", out))["national-figures"]["last_run"] is None


def test_nothing_heavy_is_loaded(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from validate.cli import main\n"
        "sys.argv = ['tieout', *sys.argv[1:]]\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "heavy = {'pandas', 'pandera', 'numpy', 'highspy', 'pdfplumber', 'pypdfium2'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    commands = (
        ["--help"],
        ["rules", "--help"],
        ["rules"],
        ["rules", "--format", "json", "--family", FAMILY],
        ["rules", "explain", "joint-check"],
    )
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-c", script, *command],
            capture_output=True,
            check=False,
            encoding="utf-8",
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    """After a rule was added or changed: make docs."""
    assert PAGE.read_text(encoding="utf-8") == page()
