"""The command as its users meet it: exit codes, one clear line for each trouble, the same bytes."""

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from schemas.terms import Status
from tests.command import Tieout
from tests.inprocess import KENT, checked, recognised, tied, with_print

CLEAN = re.compile(r"^0 discrepancies; \d+ comparisons in 1 document\. Report: ")
SLIPPED = KENT.replace("in Kent was 63.0", "in Kent was 36.0")
WARNED = KENT.replace("Caution – youths\t0.3", "Caution – youths\t0.333")


def write(folder: Path, name: str, content: str | bytes = KENT) -> Path:
    """A file of a report."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def manifest(folder: Path) -> dict[str, list[dict[str, str]]]:
    loaded: dict[str, list[dict[str, str]]] = json.loads(
        (folder / "run.json").read_text(encoding="utf-8")
    )
    return loaded


def documents(folder: Path) -> list[str]:
    return [one["document"] for one in manifest(folder)["inputs"]]


def test_a_clean_report_gives_0(tieout: Tieout, tmp_path: Path) -> None:
    """A report that agrees with itself: exit code 0, one line, and it names the report."""
    out = tmp_path / "out"
    outcome = tieout("run", write(tmp_path, "kent.txt"), "--out", out)
    assert outcome.code == 0
    assert CLEAN.match(outcome.out)
    assert outcome.last.endswith(f"Report: {out / 'report' / 'index.html'}")
    assert (out / "report" / "index.html").is_file()
    assert outcome.err == ""


def test_a_question_is_no_discrepancy(tieout: Tieout, tmp_path: Path) -> None:
    """Two sentences that may speak of different things: a question, counted apart; code 0."""
    text = (
        "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\nCrime\n\n"
        "Recorded crime rose by 8 percent in Kent in the 12 months to 30 June 2016. "
        "It rose by 6 percent in Kent in the 12 months to 30 June 2016.\n"
    )
    outcome = tieout("run", write(tmp_path, "kent.txt", text), "--out", tmp_path / "out")
    assert outcome.code == 0
    first = outcome.lines[0]
    assert first.startswith(f"{tmp_path / 'kent.txt'}:7:")
    assert ": question: Change in recorded crime over one year, Kent Police" in first
    assert outcome.last.startswith("0 discrepancies; 1 question; 1 comparison in 1 document")


def test_a_finding_gives_1(tieout: Tieout, tmp_path: Path) -> None:
    """A slip: exit code 1; the finding names the figure, the prints, the gap and both places."""
    path = write(tmp_path, "kent.txt", SLIPPED)
    outcome = tieout("run", path, "--out", tmp_path / "out")
    assert outcome.code == 1
    first, quote, numbers, other = outcome.lines[:4]
    (prose, column), (table, cell) = (
        next(
            (n, line.index(print_) + 1)
            for n, line in enumerate(SLIPPED.split("\n"), 1)
            if words in line
        )
        for words, print_ in (("was 36.0", "36.0"), ("\t63.0", "63.0"))
    )
    (id_,) = (one["id"] for one in json.loads((tmp_path / "out/findings.json").read_text("utf-8")))
    assert first == (
        f"{path}:{prose}:{column}: error: Victim-based crime per 1,000 population, Kent Police: "
        f"text against table (Figure 2) [prints-of-one-fact] {id_}"
    )
    at = numbers.index("^^^^")
    assert quote[at : at + 4] == "36.0"
    assert numbers[at:].startswith("^^^^ printed 36.0, expected 63")
    assert "27" in numbers.partition("63")[2]
    assert other.startswith(f"    {path}:{table}:{cell}: ")
    assert other.endswith("Victim-based crime: 63.0")
    assert outcome.last.startswith("1 discrepancy; ")
    assert "held back: crime_rates, claims" in outcome.last
    assert outcome.last.endswith("index.html")


def test_an_expected_print_keeps_its_decimals(tieout: Tieout, tmp_path: Path) -> None:
    """Where a print must be identical to another, what is expected is shown as that is printed."""
    outcome = tieout("run", write(tmp_path, "kent.txt", SLIPPED), "--out", tmp_path / "out")
    assert "expected 63.0" in outcome.out


@pytest.mark.parametrize(
    ("text", "level", "code"),
    [
        (KENT, "error", 0),
        (KENT, "warning", 0),
        (KENT, "never", 0),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "never", 0),
        (SLIPPED, "error", 1),
        (SLIPPED, "warning", 1),
        (SLIPPED, "never", 0),
    ],
)
def test_fail_on_chooses_what_fails(
    text: str, level: str, code: int, tieout: Tieout, tmp_path: Path
) -> None:
    """--fail-on says from which severity a finding gives 1; findings are printed all the same."""
    outcome = tieout(
        "run", write(tmp_path, "kent.txt", text), "--out", tmp_path / "out", "--fail-on", level
    )
    assert outcome.code == code
    assert outcome.last.startswith("0 " if text == KENT else "1 ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run"], "Missing argument"),
        (["run", "x.txt", "--fail-on", "sometimes"], "never"),
        (["run", "x.txt", "--fail-On", "never"], "--fail-on"),
        (["check", "x.txt"], "No such command"),
        (
            ["run", "x.txt", "--family", "peel_effectivness_2016"],
            "Did you mean 'peel_effectiveness_2016'?",
        ),
        (["run", "x.txt", "--family", "zzz"], "Known: court_caseload_quarterly, generic, peel"),
    ],
)
def test_wrong_usage_gives_2(
    arguments: list[str],
    words: str,
    tieout: Tieout,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wrong usage: exit code 2, what is wrong with the nearest right word, nothing written."""
    write(tmp_path, "x.txt")
    monkeypatch.chdir(tmp_path)
    outcome = tieout(*arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert outcome.out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


def _utf16(text: str) -> bytes:
    return text.encode("utf-16")


# A file that cannot be checked: its name, content, and words of the line that says so.
UNREADABLE: dict[str, tuple[str, bytes | None, str]] = {
    "missing": ("gone.txt", None, "does not exist"),
    "empty": ("empty.txt", b"", "is empty"),
    "only spaces": ("blank.txt", b" \n\t\n\xc2\xa0\n", "is empty"),
    "binary junk": ("junk.txt", bytes(range(256)) * 40, "is not"),
    "control characters": ("control.txt", bytes(range(32)) * 40, "is not a text file"),
    "UTF-16": ("wide.txt", _utf16(KENT), "UTF-8"),
    "UTF-16 without a mark": ("bare.txt", KENT.encode("utf-16-le"), "text"),
    "Latin-1": (
        "latin.txt",
        KENT.replace("–", "-").replace("¹", "").replace("²", "").encode("latin-1") + b"\xa3",
        "UTF-8",
    ),
    "unrecognised": (
        "letter.txt",
        b"Dear Sir,\n\nNothing here is a report.\n",
        "of no report family",
    ),
    "another ending": ("report.docx", b"PK\x03\x04", "docx"),
    "a PDF that is none": ("broken.pdf", b"%PDF-1.4\nnothing more", "broken.pdf"),
    "text named pdf": ("text.pdf", b"Only words.", "text.pdf"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_a_file_that_cannot_be_checked_gives_2(case: str, tieout: Tieout, tmp_path: Path) -> None:
    """One clear line, exit code 2 even with --fail-on never, and the good one is published."""
    name, content, words = UNREADABLE[case]
    bad = tmp_path / name if content is None else write(tmp_path, name, content)
    out = tmp_path / "out"
    outcome = tieout("run", bad, write(tmp_path, "kent.txt"), "--out", out, "--fail-on", "never")
    assert outcome.code == 2
    (line,) = outcome.err.strip().split("\n")
    assert line.startswith("Error: ")
    assert name in line
    assert words in line
    assert line.endswith(".")
    assert re.search(r"[.] [A-Z]", line), "the line ends with what to do"
    assert "1 input or part could not be checked" in outcome.last
    assert documents(out) == ["kent.txt"]
    assert [Path(one["document"]).name for one in manifest(out)["failures"]] == [name]
    assert (out / "data" / "outcomes.csv").is_file()


def test_2_wins_over_1(tieout: Tieout, tmp_path: Path) -> None:
    """A finding in one report, another that cannot be read: exit code 2, the finding shown."""
    good = write(tmp_path, "kent.txt", SLIPPED)
    outcome = tieout("run", good, tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert outcome.code == 2
    assert "36.0" in outcome.out


def test_nothing_to_check_gives_2(tieout: Tieout, tmp_path: Path) -> None:
    """Where no input could be checked that is exit code 2, and the summary says so."""
    out = tmp_path / "out"
    outcome = tieout("run", write(tmp_path, "letter.txt", "Dear Sir,\n"), "--out", out)
    assert outcome.code == 2
    assert "--family" in outcome.err
    assert "0 comparisons in 0 documents; 1 input or part could not be checked" in outcome.last


def test_a_folder_without_reports_gives_2(tieout: Tieout, tmp_path: Path) -> None:
    """A folder in which nothing can be a report is named."""
    folder = tmp_path / "in"
    write(folder, "notes.md", "# Notes")
    outcome = tieout("run", folder, "--out", tmp_path / "out")
    assert outcome.code == 2
    assert f"{folder}: holds no .pdf or .txt file" in outcome.err


def test_a_folder_stands_for_the_reports_in_it(tieout: Tieout, tmp_path: Path) -> None:
    """Folders are read to the bottom, hidden ones left out, and one name twice is told apart."""
    folder, out = tmp_path / "in", tmp_path / "out"
    write(folder, "north/kent.txt")
    write(folder, "south/kent.TXT", KENT.replace("Kent", "Essex"))
    write(folder, "south/deep/kent.txt", KENT.replace("Kent", "Surrey"))
    write(folder, ".hidden/kent.txt", "nothing")
    write(folder, "south/readme.md", "nothing")
    assert tieout("run", folder, "--out", out).code == 0
    assert documents(out) == ["deep/kent.txt", "kent.TXT", "north/kent.txt"]


def test_a_file_named_twice_is_read_once(tieout: Tieout, tmp_path: Path) -> None:
    """A file named twice, and once more by its folder, is one input."""
    folder, out = tmp_path / "in", tmp_path / "out"
    path = write(folder, "kent.txt")
    assert tieout("run", path, folder, path, "--out", out).code == 0
    assert documents(out) == ["kent.txt"]


def test_the_same_content_twice_is_counted_once(tieout: Tieout, tmp_path: Path) -> None:
    """Two files of the same content are one report: the second adds no figure and is no failure."""
    single, double = tmp_path / "single", tmp_path / "double"
    one, two = write(tmp_path, "one.txt"), write(tmp_path, "two.txt")
    tieout("run", one, "--out", single)
    outcome = tieout("run", one, two, "--out", double)
    assert outcome.code == 0
    assert CLEAN.match(outcome.last)
    assert (single / "figures.csv").read_bytes() == (double / "figures.csv").read_bytes()


def test_the_same_content_twice_is_said(tieout: Tieout, tmp_path: Path) -> None:
    """Nothing passes silently: a file left out because another has its content is named."""
    out = tmp_path / "out"
    outcome = tieout("run", write(tmp_path, "one.txt"), write(tmp_path, "two.txt"), "--out", out)
    assert outcome.err == (
        "Note: one.txt: the same content was given again as two.txt; it is counted once\n"
    )
    assert "two.txt" in manifest(out)["inputs"][0]["problems"][0]


def test_two_states_of_a_report_share_its_identity(tieout: Tieout, tmp_path: Path) -> None:
    """Two drafts are two documents of one report; their figures have ids of their own."""
    out = tmp_path / "out"
    first = write(tmp_path, "draft-v1.txt")
    second = write(tmp_path, "draft-v2.txt", KENT.replace("Good\n", "Inadequate\n", 1))
    assert tieout("run", first, second, "--out", out).code == 0
    assert len({one["report"] for one in manifest(out)["inputs"]}) == 1
    assert documents(out) == ["draft-v1.txt", "draft-v2.txt"]
    for name in ("figures", "mentions", "verdicts"):
        lines = (out / f"{name}.csv").read_text(encoding="utf-8").split("\n")[1:]
        ids = [line.partition(",")[0] for line in lines if re.match(r"[fmv][0-9a-f]{12},", line)]
        assert ids
        assert len(ids) == len(set(ids))


def test_two_reports_are_held_against_each_other(tieout: Tieout, tmp_path: Path) -> None:
    """A national figure that two reports print differently is a finding that names both."""
    text = KENT.replace("Kent", "Essex").replace(
        "Burglary in a dwelling*\t7.9\t8.3", "Burglary in a dwelling*\t7.9\t3.8"
    )
    outcome = tieout(
        "run",
        write(tmp_path, "kent.txt"),
        write(tmp_path, "essex.txt", text),
        "--out",
        tmp_path / "out",
    )
    assert outcome.code == 1
    assert "England and Wales: in 2 documents [national-figures]" in outcome.out
    assert re.search(r"^    .*kent\.txt:\d+:\d+: ", outcome.out, re.MULTILINE)
    assert re.search(r"^.*essex\.txt:\d+:\d+: error: ", outcome.out, re.MULTILINE)


def test_every_state_of_a_report_is_held_against_the_others(tieout: Tieout, tmp_path: Path) -> None:
    """A national figure that only the second draft prints wrongly is found, whatever its name."""
    wrong = KENT.replace("Burglary in a dwelling*\t7.9\t8.3", "Burglary in a dwelling*\t7.9\t3.8")
    outcome = tieout(
        "run",
        write(tmp_path, "draft-v1.txt"),
        write(tmp_path, "draft-v2.txt", wrong),
        write(tmp_path, "essex.txt", KENT.replace("Kent", "Essex")),
        "--out",
        tmp_path / "out",
    )
    assert outcome.code == 1
    assert "draft-v2.txt" in outcome.out


@pytest.mark.parametrize(
    "name",
    [
        "two words.txt",
        "semi;colon & <b>.txt",
        "100%.txt",
        "ünïcode–dash.txt",
        "a'b\"c.txt",
        "#hash?.txt",
        "..txt",
        "con.txt",
        "x" * 120 + ".txt",
        "new\nline.txt",
        "=cmd|'x'.txt",
        "ümläut-ü.txt",
    ],
)
def test_a_file_name_with_odd_characters(name: str, tieout: Tieout, tmp_path: Path) -> None:
    """Whatever a file is called, it is checked, and its page can be reached from the index."""
    out = tmp_path / "out"
    path = write(tmp_path / "in", name, SLIPPED)
    outcome = tieout("run", path, "--out", out)
    assert outcome.code == 1
    assert documents(out) == [name]
    ours = {"index.html", "qa-log.html"}
    pages = [page for page in (out / "report").iterdir() if page.name not in ours]
    assert len(pages) == 1
    assert "<b>.txt" not in (out / "report" / "index.html").read_text(encoding="utf-8")


def test_a_forced_family_needs_no_signature(tieout: Tieout, tmp_path: Path) -> None:
    """--family takes a report as told, though its cover does not say so."""
    text = KENT.replace("PEEL: Police effectiveness 2016\n", "A draft\n")
    path, out = write(tmp_path, "kent.txt", text), tmp_path / "out"
    unknown = tieout("run", path, "--out", out)
    assert "of no known family" in unknown.last
    outcome = tieout("run", path, "--out", out, "--family", "peel_effectiveness_2016")
    assert outcome.code == 0
    assert CLEAN.match(outcome.last)


def test_a_report_of_no_known_family_is_said_to_be_one(tieout: Tieout, tmp_path: Path) -> None:
    """A misspelt cover must not pass for a checked report: the last line says it, a note why."""
    out = tmp_path / "out"
    text = KENT.replace("PEEL: Police effectiveness 2016\n", "PEEL: Police efectiveness 2016\n")
    outcome = tieout("run", write(tmp_path, "kent.txt", text), "--out", out)

    assert outcome.code == 0
    said = "1 document is of no known family and was checked by its tables alone"
    assert said in outcome.last
    assert outcome.err.startswith("Note: kent.txt: no report family knows it (tried: ")
    assert "peel_effectiveness_2016" in outcome.err
    (document,) = json.loads((out / "run.json").read_text(encoding="utf-8"))["inputs"]
    assert document["family"] == "generic"


def test_a_forced_family_that_does_not_fit_stops(tieout: Tieout, tmp_path: Path) -> None:
    """--family of a real family on a report of another kind is an error, as it always was."""
    text = "Schools of the county\n\nTable 1: Pupils\nArea\t2014\nA\t120\n"
    path, out = write(tmp_path, "schools.txt", text), tmp_path / "out"
    outcome = tieout("run", path, "--out", out, "--family", "peel_effectiveness_2016")

    assert outcome.code == 2
    assert "does not say whom it is about" in outcome.err


def test_a_report_without_figures_gives_2(tieout: Tieout, tmp_path: Path) -> None:
    """A document of the family in which nothing is recognised was not checked, and it is said."""
    out = tmp_path / "out"
    text = "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\nNothing was found.\n"
    outcome = tieout("run", write(tmp_path, "kent.txt", text), "--out", out)
    assert outcome.code == 2
    assert outcome.err.startswith("Error: kent.txt: ")
    assert "figure" in outcome.err
    assert "1 input or part could not be checked" in outcome.last


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_an_output_that_is_not_ours_gives_2(kind: str, tieout: Tieout, tmp_path: Path) -> None:
    """Somebody else's file or folder is refused before anything is read, and kept."""
    out = tmp_path / "out"
    mine = out if kind == "file" else out / "mine.txt"
    write(mine.parent, mine.name, "mine")
    outcome = tieout("run", write(tmp_path, "kent.txt"), "--out", out)
    assert outcome.code == 2
    assert str(out) in outcome.err
    assert "--out" in outcome.err
    assert outcome.out == ""
    assert mine.read_text(encoding="utf-8") == "mine"


def test_a_second_run_replaces_the_first(tieout: Tieout, tmp_path: Path) -> None:
    """Running again into the same folder replaces the results; the mended report is clean."""
    path, out = write(tmp_path, "kent.txt", SLIPPED), tmp_path / "out"
    assert tieout("run", path, "--out", out).code == 1
    assert not (out / "data" / "crime_rates.csv").exists()
    write(tmp_path, "kent.txt")
    assert tieout("run", path, "--out", out).code == 0
    assert (out / "data" / "crime_rates.csv").is_file()
    assert json.loads((out / "findings.json").read_text(encoding="utf-8")) == []


def test_the_output_may_stand_in_the_folder_of_the_reports(tieout: Tieout, tmp_path: Path) -> None:
    """A second run over a folder does not read the first run's results as reports."""
    write(tmp_path, "kent.txt")
    for _ in range(2):
        assert tieout("run", tmp_path, "--out", tmp_path / "out").code == 0
        assert documents(tmp_path / "out") == ["kent.txt"]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_do_not_matter(newline: str, tieout: Tieout, tmp_path: Path) -> None:
    """Other line ends and a byte order mark leave the same figures at the same lines."""
    one, two = tmp_path / "one", tmp_path / "two"
    tieout("run", write(tmp_path / "a", "kent.txt"), "--out", one)
    data = b"\xef\xbb\xbf" + KENT.replace("\n", newline).encode()
    assert tieout("run", write(tmp_path / "b", "kent.txt", data), "--out", two).code == 0
    assert (one / "figures.csv").read_bytes() == (two / "figures.csv").read_bytes()


def test_the_same_inputs_give_the_same_bytes(tieout: Tieout, tmp_path: Path) -> None:
    """Two runs into two folders, over inputs from two folders, write the same bytes."""
    written = []
    for name in ("one", "two"):
        source = tmp_path / name / "in"
        write(source, "kent.txt", SLIPPED)
        write(source, "essex.txt", KENT.replace("Kent", "Essex"))
        out = tmp_path / name / "out"
        assert tieout("run", source, "--out", out).code == 1
        written.append(files(out))
    assert written[0].keys() == written[1].keys()
    assert [name for name in written[0] if written[0][name] != written[1][name]] == []


def test_the_order_of_the_arguments_does_not_matter(tieout: Tieout, tmp_path: Path) -> None:
    """Inputs are taken in order of their names, however they are given."""
    kent = write(tmp_path, "kent.txt")
    essex = write(tmp_path, "essex.txt", KENT.replace("Kent", "Essex"))
    one, two = tmp_path / "one", tmp_path / "two"
    tieout("run", kent, essex, "--out", one)
    tieout("run", essex, kent, "--out", two)
    assert files(one) == files(two)


def _shell(*arguments: object, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "validate", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        cwd=Path(__file__).parents[1],
    )


def test_the_hash_seed_does_not_matter(tmp_path: Path) -> None:
    """Processes with other hash seeds write the same files, and the exit code is 1."""
    written = []
    for seed in ("1", "4711"):
        out = tmp_path / seed
        done = _shell("run", write(tmp_path, "kent.txt", SLIPPED), "--out", out, seed=seed)
        assert done.returncode == 1, done.stderr
        assert done.stderr == ""
        written.append(files(out))
    assert written[0] == written[1]


def test_exit_codes_reach_the_shell(tmp_path: Path) -> None:
    """0 for a clean report, 2 for one that is missing, and the line on standard error."""
    clean = _shell("run", write(tmp_path, "kent.txt"), "--out", tmp_path / "out")
    assert (clean.returncode, clean.stderr) == (0, "")
    missing = _shell("run", tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert missing.returncode == 2
    assert missing.stderr == f"Error: {tmp_path / 'gone.txt'}: does not exist. Check the path.\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise on Windows")
def test_a_closed_pipe_is_no_finding(tmp_path: Path) -> None:
    """Whoever pipes the output into *head* does not get the exit code of a discrepancy."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "validate",
            "run",
            write(tmp_path, "kent.txt"),
            "--out",
            tmp_path / "o",
        ],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    os.close(writer)
    assert done.returncode != 1


def test_a_narrow_terminal_encoding_is_no_crash(tmp_path: Path) -> None:
    """A label that the terminal cannot show does not stop the run nor change its exit code."""
    text = WARNED.replace("Caution – youths", "Caution \u2011 youths")
    done = subprocess.run(
        [sys.executable, "-m", "validate", "run", write(tmp_path, "kent.txt", text), "--out", "o"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": "cp1252"},
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_help_and_version_need_no_heavy_library(tmp_path: Path) -> None:
    """Help and version answer without pandas and pandera."""
    script = (
        "import sys; sys.argv = ['tieout', *sys.argv[1:]]\n"
        "from validate.cli import main\n"
        "try: main()\nexcept SystemExit as stop: assert stop.code == 0, stop.code\n"
        "assert not {'pandas', 'pandera', 'pdfplumber'} & set(sys.modules)\n"
    )
    for arguments in (["--help"], ["--version"], ["run", "--help"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def _beyond(printed: str) -> str:
    """A print with 3 more in its first digit's place, which is more than any of its ties allows."""
    sign = printed[0] if printed[0] in "+-" else ""
    digits = printed.removeprefix(sign)
    return sign + str(int(digits[0]) + 3) + digits[1:]


def test_every_tied_print_that_is_changed_is_found() -> None:
    """A changed print that a relation ties to another is a finding with the figure and places."""
    facts, verdicts = checked(recognised("kent.txt", KENT))
    assert not [verdict for verdict in verdicts if verdict.status is Status.INCONSISTENT]
    figures = tied(facts, verdicts)
    assert len(figures) >= 70
    unseen = []
    for figure in figures:
        text = with_print(KENT, figure, _beyond(figure.printed))
        after, found = checked(recognised("kent.txt", text))
        named = [
            verdict
            for verdict in found
            if verdict.status is Status.INCONSISTENT
            and figure.id in verdict.figures
            and all(
                after.by_id[one].place.line and after.by_id[one].place.quote
                for one in verdict.figures
            )
        ]
        if not named:
            unseen.append(
                f"line {figure.place.line}: {figure.printed} -> {_beyond(figure.printed)}"
            )
    assert not unseen, "\n".join(unseen)


# What is changed, and the prints of the finding that it makes.
SLIPS = {
    "two digits change places": ("in Kent was 63.0", "in Kent was 60.3", ("60.3", "63.0")),
    "one unit of the last place": ("in Kent was 63.0", "in Kent was 63.1", ("63.1", "63.0")),
    "a thousand too many": ("in Kent was 63.0", "in Kent was 1,063.0", ("1,063.0", "63.0")),
    "a minus in a table": ("crime\t63.0", "crime\t-63.0", ("63.0", "-63.0")),
    "two columns change places": ("crime\t63.0\t59.1", "crime\t59.1\t63.0", ("63.0", "59.1")),
    "the word of a change": ("decreased by 2.4", "increased by 2.4", ("2.4", "-2.4")),
    "the sign of a change": ("-2.4%", "+2.4%", ("2.4", "+2.4")),
    "a sign left out": ("-2.4%", "2.4%", ("2.4", "2.4")),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_slips_of_other_kinds_are_found(slip: str) -> None:
    """Digits, signs, words and columns that change are findings as much as other values are."""
    before, after, prints = SLIPS[slip]
    assert KENT.count(before) == 1
    _, verdicts = checked(recognised("kent.txt", KENT.replace(before, after)))
    found = [verdict for verdict in verdicts if verdict.status is Status.INCONSISTENT]
    assert prints in [verdict.printed for verdict in found]


@pytest.mark.parametrize(
    "print_",
    ["was 63.00", "was 62.96", "was 63.04", "was 63", "was about 65", "was more than 62"],
)
def test_other_ways_to_print_a_figure_are_no_slips(print_: str) -> None:
    """More decimals, fewer, *about* and *more than* are no findings."""
    text = KENT.replace("in Kent was 63.0", f"in Kent {print_}")
    assert text != KENT
    _, verdicts = checked(recognised("kent.txt", text))
    assert Status.INCONSISTENT not in {verdict.status for verdict in verdicts}


def test_a_finding_about_a_sign_shows_the_sign(tieout: Tieout, tmp_path: Path) -> None:
    """Where *decreased by 2.4* stands against +2.4, the line shows that they differ by sign."""
    path = write(tmp_path, "kent.txt", KENT.replace("-2.4%", "+2.4%"))
    outcome = tieout("run", path, "--out", tmp_path / "out")
    assert outcome.code == 1
    assert "printed 2.4, expected 2.4," not in outcome.out


@pytest.mark.parametrize("place", ["", "63,0", "6 3.0", "63.O", "six"])
def test_a_cell_that_is_no_number_is_said(place: str, tieout: Tieout, tmp_path: Path) -> None:
    """A cell that cannot be read is published without a value, and with its reason."""
    out = tmp_path / "out"
    path = write(tmp_path, "kent.txt", KENT.replace("crime\t63.0", f"crime\t{place}"))
    tieout("run", path, "--out", out)
    with (out / "figures.csv").open(encoding="utf-8", newline="") as file:
        (row,) = [
            one
            for one in csv.DictReader(file)
            if one["row_label"] == "Victim-based crime"
            and one["subject"] == "Kent Police"
            and one["measure"]
        ]
    assert row["value"] == ""
    assert row["missing"] == ("unreadable" if place else "not_printed")
    assert row["printed"] == place


def test_a_cover_without_a_subject_is_no_crash(tieout: Tieout, tmp_path: Path) -> None:
    """A report whose cover does not say whom it is about is known by the heads of its tables."""
    text = KENT.replace("An inspection of Kent Police\n", "").replace(
        "recorded crime in Kent decreased", "recorded crime decreased"
    )
    out = tmp_path / "out"
    outcome = tieout("run", write(tmp_path, "kent.txt", text), "--out", out)
    assert outcome.code != 2


def test_what_could_not_be_read_of_a_report_is_no_success(tieout: Tieout, tmp_path: Path) -> None:
    """A report whose tables lost their tabs is not clean: the run says which and ends with 2."""
    outcome = tieout(
        "run", write(tmp_path, "kent.txt", KENT.replace("\t", " ")), "--out", tmp_path / "out"
    )
    assert outcome.code == 2
    assert "Figure 2: no table could be read below its title" in outcome.err


def test_a_slip_in_the_path_keeps_the_earlier_results(tieout: Tieout, tmp_path: Path) -> None:
    """With nothing read the results of an earlier run stay as they are."""
    out = tmp_path / "out"
    tieout("run", write(tmp_path, "kent.txt"), "--out", out)
    before = (out / "figures.csv").read_bytes()
    outcome = tieout("run", tmp_path / "knet.txt", "--out", out)
    assert outcome.code == 2
    assert "earlier results were kept" in outcome.last
    assert (out / "figures.csv").read_bytes() == before


def test_what_a_run_wrote_is_no_report(tieout: Tieout, tmp_path: Path) -> None:
    """Not its annotated copies, though they lie below the folder that is given."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for seed in sorted((Path(__file__).parents[1] / "seeds").glob("*.pdf")):
        (folder / seed.name).write_bytes(seed.read_bytes())
    first = tieout("run", folder, "--out", folder / "results")
    again = tieout("run", folder, "--out", folder / "results")
    assert (folder / "results" / "annotated").is_dir()
    assert again.lines[-1] == first.lines[-1]
    alone = tieout("run", folder / "results", "--out", tmp_path / "other")
    assert alone.code == 2
    assert "holds no .pdf or .txt file but what a run wrote" in alone.err
