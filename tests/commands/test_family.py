"""``tieout family``: what there is, what is wrong with it, what it lacks, and a new one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.family.example import added, changed, line_of, written
from tests.inprocess import DATA, KENT
from validate.family.find import known_families

ROOT = Path(__file__).parents[2]
PEEL = "peel_effectiveness_2016"
REPORT = """Library visits

April to June 2025

There were 2,410 visits to the libraries of Marland. North had 1,200 visits, and 40 visits were made
on the bus. Staff numbered 31.

Table 1: Visits by area
Area\tChildren\tAdults\tGroups\tAll visits
North\t500\t690\t10\t1,200
South\t510\t690\t10\t1,210
Marland\t1,010\t1,380\t20\t2,410
East\t1\t1\t1\t3

Table 2: Loans by area
Area\tLoans
North\t77
South\t78
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return written(tmp_path / "families")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["list", "check", "new", "explain"])
def test_help_waits_for_nothing_heavy(command: str) -> None:
    script = (
        "import sys\n"
        "from validate.cli import main\n"
        f"sys.argv = ['tieout', 'family', {command!r}, '--help']\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code\n"
        "heavy = {'pandas', 'pandera', 'numpy', 'pdfplumber', 'pypdfium2', 'sentencex'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [("run",), ("family", "check")])
def test_help_says_plainly_that_trust_runs_code(command: tuple[str, ...], tieout: Tieout) -> None:
    shown = " ".join(tieout(*command, "--help").out.split())
    assert "--trust Run the Python of" in shown
    assert "code, with all your rights" in shown


def test_the_list_says_what_is_known_and_where(home: Path, tieout: Tieout) -> None:
    outcome = tieout("family", "list", "--families", home.parent)
    assert outcome.code == 0
    for name in known_families():
        assert any(line.startswith(f"{name} ") and "the program" in line for line in outcome.lines)
    assert f"{home}  Library visits" in outcome.last
    told = json.loads(tieout("family", "list", "--families", home, "--format", "json").out)
    assert told[-1] == {
        "name": "visits",
        "title": "Library visits",
        "edition": "{period}",
        "from": str(home),
        "measures": 4,
        "tables": 1,
        "subjects": 3,
    }


def test_the_list_goes_on_where_a_family_does_not_load(home: Path, tieout: Tieout) -> None:
    changed(home, "family.toml", "edition =", "editon =")
    outcome = tieout("family", "list", "--families", home)
    assert outcome.code == 2
    assert PEEL in outcome.out
    assert "visits/family.toml:10: editon: unknown key" in outcome.err


def test_a_sound_family_is_said_to_be_so(
    home: Path, tieout: Tieout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home.parent)
    for path in (home, home / "tables.toml", "visits", "./visits"):
        outcome = tieout("family", "check", path)
        assert outcome.code == 0, outcome.err
        assert outcome.out == "visits: no problem; 4 measures, 1 table, 3 subjects\n"
    assert tieout("family", "check", PEEL).code == 0


def test_every_problem_is_a_line_with_its_place(home: Path, tieout: Tieout) -> None:
    changed(home, "family.toml", "edition =", "editon =")
    changed(home, "tables.toml", 'labels = ["Adults"]', 'label = ["Adults"]')
    added(home, "rules.toml", "[part-and-totals]")
    outcome = tieout("family", "check", home)
    assert outcome.code == 2
    assert outcome.lines == [
        "visits/family.toml:10: editon: unknown key 'editon'. Did you mean 'edition'?",
        "visits/rules.toml:2: part-and-totals: no rule is named 'part-and-totals'. Did you mean"
        " 'parts-and-totals'?",
        f"visits/tables.toml:{line_of(home, 'tables.toml', 'label = [')}:"
        " table.visits_by_area.column[2].label: unknown key 'label'. Did you mean 'labels'?",
        "visits: 3 problems",
    ]
    told = json.loads(tieout("family", "check", home, "--format", "json").out)
    assert [(one["file"], one["line"]) for one in told["problems"]][:2] == [
        ("visits/family.toml", 10),
        ("visits/rules.toml", 2),
    ]


def test_reports_show_what_a_family_lacks(home: Path, report: Path, tieout: Tieout) -> None:
    added(
        home,
        "tables.toml",
        '[table.fees]\ntitle = "Fees"\nknown_by = ["fees"]\nmeasure = "visits"',
    )
    added(home, "exclude.toml", '[[number]]\nphrase = "call #"\nreason = "telephone number"')
    changed(home, "tables.toml", '"All readers"]', '"Each reader"]')
    outcome = tieout("family", "check", home, report, "--all")
    assert outcome.code == 0, outcome.err
    sections = outcome.out.split("\n\n")
    assert sections[0] == "visits: no problem; 4 measures, 2 tables, 3 subjects"
    assert sections[1].startswith("1 document: ")
    listed = {part.partition(": ")[0]: part for part in sections[2:]}
    assert "fees" in listed["tables declared and not found"]
    assert "Table 2: Loans by area" in listed["tables printed that none declares"]
    unknown = listed["labels printed that nothing declared answers to"]
    assert "visits_by_area: 'Groups'" in unknown
    assert "visits_by_area: 'East'" in unknown
    assert "visits_by_area: 'Each reader'" in listed["labels declared and not printed"]
    assert "visits_change_1y" in listed["measures never linked"]
    assert "call #" in listed["exclusions never used"]
    assert "visits: visit* & librar*" not in listed.get("heads never used", "")
    assert " visits\n" in listed["figures linked, by measure"]
    work = listed["numbers without a measure, the most frequent first"]
    assert "staff numbered" in work
    assert "report.txt:6: 'Staff numbered [31].'" in work


def test_long_lists_are_cut_and_the_format_for_programs_has_all(
    tmp_path: Path, tieout: Tieout
) -> None:
    path = tmp_path / "kent.txt"
    path.write_text(KENT, encoding="utf-8")
    outcome = tieout("family", "check", PEEL, path)
    assert "more (--all)" in outcome.out
    told = json.loads(tieout("family", "check", PEEL, path, "--format", "json").out)
    assert len(told["coverage"]["never_linked"]) > 100
    assert sum(told["coverage"]["linked"].values()) <= told["coverage"]["figures"]
    assert set(told["coverage"]["unused"]) >= {"heads", "names of subjects", "words of facets"}


def test_a_report_that_cannot_be_read_is_named(home: Path, tmp_path: Path, tieout: Tieout) -> None:
    (tmp_path / "broken.txt").write_bytes(b"\xff\xfe")
    outcome = tieout("family", "check", home, tmp_path / "broken.txt", tmp_path / "nowhere.txt")
    assert outcome.code == 2
    assert "broken.txt: is not UTF-8 text" in outcome.err
    assert "nowhere.txt: does not exist" in outcome.err
    assert "visits: no problem" in outcome.out


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("report.txt", "is no family"),
        ("nowhere/at/all", "does not exist"),
        ("peel_efectiveness_2016", "Did you mean 'peel_effectiveness_2016'?"),
        ("", "no family is named"),
        ("a\nb", "no report family is named"),
    ],
)
def test_what_is_no_family_is_said_in_a_line(
    path: str, said: str, report: Path, tieout: Tieout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(report.parent)
    outcome = tieout("family", "check", path)
    assert outcome.code == 2
    assert said in outcome.err
    assert outcome.out == ""


def test_an_empty_folder_lacks_files(tmp_path: Path, tieout: Tieout) -> None:
    (tmp_path / "empty").mkdir()
    outcome = tieout("family", "check", tmp_path / "empty")
    assert outcome.code == 2
    assert "empty/family.toml: is missing. A family needs a family.toml." in outcome.lines


def test_a_new_family_is_an_example_that_is_sound(
    tmp_path: Path, tieout: Tieout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = tieout("family", "new", "courts")
    assert outcome.code == 0
    assert outcome.last == "Check it: tieout family check ./courts"
    assert tieout(*outcome.last.partition("tieout ")[2].split()).code == 0
    texts = [path.read_text(encoding="utf-8") for path in Path("courts").iterdir()]
    assert len(texts) == 4
    assert all(text.startswith("# ") for text in texts)


def test_the_example_reads_a_report(tmp_path: Path, report: Path, tieout: Tieout) -> None:
    tieout("family", "new", "courts", "--in", tmp_path / "deep" / "down")
    outcome = tieout("figures", report, "--family", tmp_path / "deep" / "down" / "courts")
    assert any("| children_visits | North |" in line for line in outcome.lines)


def test_nothing_is_overwritten(tmp_path: Path, report: Path, tieout: Tieout) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    for name in ("mine", "file"):
        outcome = tieout("family", "new", name, "--in", tmp_path, "--from", report)
        assert outcome.code == 2
        assert "is there already" in outcome.err
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize("name", ["../up", "a/b", "Upper", "with blank", "", "9", ".", PEEL, "é"])
def test_a_name_that_is_none_is_refused(name: str, tmp_path: Path, tieout: Tieout) -> None:
    outcome = tieout("family", "new", name, "--in", tmp_path)
    assert outcome.code == 2
    assert outcome.err.startswith("Error: tieout family new: ")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_says_what_it_made_and_what_comes_next(
    tmp_path: Path, tieout: Tieout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = DATA / "bulletin" / "2025_q1.txt"
    outcome = tieout("family", "new", "court_bulletin", "--from", report)
    assert outcome.code == 0
    assert outcome.lines[0] == "Wrote ./court_bulletin from 1 report:"
    assert '"# check:"' in outcome.out
    for line in outcome.lines[-2:]:
        done = tieout(*line.split()[1:])
        assert done.code in {0, 1}, done.err
    manifest = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    (taken,) = manifest["inputs"]
    assert taken["family"] == "court_bulletin"
    assert len(taken["family_sha256"]) == 64


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"%PDF-1.7 nothing"])
def test_what_is_no_report_gives_no_draft(content: bytes, tmp_path: Path, tieout: Tieout) -> None:
    path = tmp_path / ("bad.pdf" if content.startswith(b"%") else "bad.txt")
    path.write_bytes(content)
    outcome = tieout("family", "new", "mine", "--in", tmp_path, "--from", path)
    assert outcome.code == 2
    assert path.name in outcome.err
    assert not (tmp_path / "mine").exists()


def test_a_family_is_explained_in_words(home: Path, tieout: Tieout) -> None:
    shown = tieout("family", "explain", home).out
    assert "A report is known by 'Library visits' near its start." in shown
    assert "Every report is about Marland." in shown
    assert "Marland, all reports have figures of it, made up of North, South" in shown
    assert "is the sum of children_visits, adults_visits" in shown
    assert "visits_by_area: Visits by area" in shown
    one = " ".join(tieout("family", "explain", home, "children_visits").out.split())
    assert "where reader children: child*" in one
    assert "is a part of visits" in one
    assert "adds up over areas" in one
    wrong = tieout("family", "explain", home, "childrens_visits")
    assert wrong.code == 2
    assert "Did you mean 'children_visits'?" in wrong.err


@pytest.mark.parametrize("name", known_families())
def test_every_family_of_the_program_is_sound_and_explained(name: str, tieout: Tieout) -> None:
    assert tieout("family", "check", name).code == 0
    assert tieout("family", "explain", name).lines[0].startswith(f"{name}: ")


def test_a_stock_says_by_what_it_moves(tieout: Tieout) -> None:
    """What a measure is held to is told, its flows too."""
    done = tieout("family", "explain", "court_caseload_quarterly", "claims_open")

    assert done.code == 0
    assert "is what there is at the end of a period" in done.out
    assert "is what there was, plus claims_received, less claims_completed" in done.out
