"""``corrections.toml``: found, checked, applied and never dropped in silence."""

import csv
import json
from pathlib import Path

import pytest

from tests.command import Outcome, Tieout
from tests.commands.conftest import REPORT, entry, line_of

CHARGED = "outcome_charged"
GOOD = {"quote": "of which", "number": "62.5", "measure": CHARGED, "by": "A. Analyst"}


def write(folder: Path, *entries: str, name: str = "corrections.toml") -> Path:
    path = folder / name
    path.write_text("\n".join(entries), encoding="utf-8")
    return path


def gadget(outcome: Outcome) -> str:
    """The line of the figure that the good correction is about."""
    (found,) = [line for line in outcome.lines if ": 62.5 " in line]
    return found


def test_a_file_in_the_folder_is_used_and_said(tieout: Tieout, report: Path) -> None:
    path = write(report.parent, entry(**GOOD))
    for given in (report.parent, report):
        outcome = tieout("figures", given)
        assert outcome.code == 0
        assert outcome.err == f"Note: corrections are taken from {path}\n"
        assert f"| {CHARGED} | Kent Police |" in gadget(outcome)


def test_a_file_that_is_named_takes_the_place_of_one_that_is_found(
    tieout: Tieout, report: Path, tmp_path: Path
) -> None:
    write(report.parent, "this is no TOML")
    named = write(tmp_path, entry(**GOOD), name="mine.toml")
    outcome = tieout("figures", report, "--corrections", named)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"| {CHARGED} |" in gadget(outcome)


def test_files_of_several_folders_are_all_used(
    tieout: Tieout, report: Path, tmp_path: Path
) -> None:
    other = tmp_path / "essex" / "essex.txt"
    other.parent.mkdir()
    other.write_text(report.read_text(encoding="utf-8").replace("Kent", "Essex"), encoding="utf-8")
    write(report.parent, entry(**GOOD))
    write(other.parent, entry(**{**GOOD, "report": None, "document": "essex.txt"}))
    outcome = tieout("figures", report, other)
    assert outcome.err.count("\n") == 1
    assert sum(f": 62.5 percent | {CHARGED} |" in line for line in outcome.lines) == 2


def test_a_run_uses_it_and_writes_it_down(tieout: Tieout, report: Path, tmp_path: Path) -> None:
    write(
        report.parent,
        entry(**GOOD),
        entry(quote="Some", number="2,185", no_figure=True),
        entry(quote="gadgets rose", number="7", measure=CHARGED),
    )
    out = tmp_path / "out"
    outcome = tieout("run", report, "--out", out)
    with (out / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["printed"]: row for row in csv.DictReader(file)}
    assert rows["62.5"]["measure"] == CHARGED
    assert rows["62.5"]["method"].endswith(", corrected")
    assert "2,185" not in rows
    with (out / "ledger.csv").open(encoding="utf-8", newline="") as file:
        (entry_,) = [row for row in csv.DictReader(file) if row["text"] == "2,185"]
    assert (entry_["state"], entry_["reason"]) == (
        "no_figure",
        "correction: the table's title says so",
    )
    # 62.5 is set against the 13.2 percent of the table: a corrected figure is checked.
    assert outcome.code == 1
    assert "printed 62.5" in outcome.out
    problem = "corrections.toml, correction 3 ('gadgets rose', 7): unused: the quote stands nowhere"
    assert problem in outcome.err
    (read,) = json.loads((out / "run.json").read_text(encoding="utf-8"))["inputs"]
    assert any(one.startswith(problem) for one in read["problems"])
    pages = [path.read_text(encoding="utf-8") for path in (out / "report").glob("*.html")]
    assert any("correction 3" in page for page in pages)
    assert not any(str(report.parent) in page for page in pages)


def test_ledger_and_explain_use_it(tieout: Tieout, report: Path) -> None:
    write(report.parent, entry(**GOOD), entry(quote="See page", number="12", no_figure=True))
    lines = tieout("ledger", report, "--state", "no_figure").lines
    assert any(line.endswith("correction: the table's title says so") for line in lines)
    said = " ".join(tieout("explain", line_of("Some 2,185"), report).out.split())
    assert "correction corrected by A. Analyst: the table's title says so" in said
    assert "correction as read: measure not linked" in said
    assert "period inferred, corrected" in said
    said = tieout("explain", line_of("See page 12"), report).out
    assert "reason      correction: the table's title says so" in said


def test_a_figure_keeps_its_id(tieout: Tieout, report: Path) -> None:
    """What an analyst noted before the correction finds the figure after it."""
    before = tieout("explain", f"{line_of('Some 2,185')}", report).out
    figure = before.split(": 62.5\n    figure      ")[1].partition(",")[0]
    write(report.parent, entry(**GOOD))
    after = tieout("explain", figure, report)
    assert after.code == 0
    assert f"measure     {CHARGED}: " in after.out


def test_what_is_about_no_report_is_said_once(tieout: Tieout, report: Path) -> None:
    elsewhere = "peel_effectiveness_2016/essex-police/2016"
    write(
        report.parent,
        entry(**{**GOOD, "report": elsewhere}),
        entry(**{**GOOD, "report": None, "document": "essex.txt"}),
    )
    outcome = tieout("figures", report)
    assert outcome.code == 0
    notes = outcome.err.splitlines()[1:]
    assert notes == [
        "Note: corrections.toml, correction 1 ('of which', 62.5): unused: no report that was read"
        f" is {elsewhere} (but {REPORT})",
        "Note: corrections.toml, correction 2 ('of which', 62.5): unused: no report that was read"
        " is essex.txt",
    ]


def test_a_family_that_is_not_the_forced_one_is_no_error(
    tieout: Tieout, report: Path, tmp_path: Path
) -> None:
    """A file serves many reports, and families that are not named in this run."""
    other = "own_family/kent/2016"
    file = write(tmp_path, entry(**{**GOOD, "report": other, "measure": "own_measure"}))
    outcome = tieout("figures", report, "--corrections", file)
    assert outcome.code == 2
    assert "no report family is named 'own_family'" in outcome.err
    forced = tieout("figures", report, "--corrections", file, "--family", "peel_effectiveness_2016")
    assert forced.code == 0
    assert f"unused: no report that was read is {other} (but {REPORT})" in forced.err


@pytest.mark.parametrize("text", ["", "# nothing so far\n", "correction = []\n", "\ufeff"])
def test_a_file_without_corrections_changes_nothing(
    text: str, tieout: Tieout, report: Path
) -> None:
    before = tieout("figures", report)
    write(report.parent, text)
    after = tieout("figures", report)
    assert (after.code, after.out) == (0, before.out)
    assert len(after.err.splitlines()) == 1


NO_TOML = {
    "words": "this is no TOML",
    "a table that is not closed": "[[correction]\n",
    "the same key twice": '[[correction]]\nquote = "a"\nquote = "b"\n',
    "too deep": f"a = {'[' * 5000}{']' * 5000}\n",
    "a number that is too long": f"[[correction]]\nordinal = {'9' * 5000}\n",
    "a letter that is none": '[[correction]]\nquote = "\\uD800"\n',
    "no UTF-8": b'[[correction]]\nquote = "caf\xe9"\n',
    "UTF-16": "[[correction]]\n".encode("utf-16"),
    "no text": bytes(range(256)),
}


@pytest.mark.parametrize("case", NO_TOML)
def test_what_is_no_toml_is_said(case: str, tieout: Tieout, report: Path) -> None:
    path = report.parent / "corrections.toml"
    content = NO_TOML[case]
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    outcome = tieout("figures", report)
    assert outcome.code == 2
    assert outcome.out == ""
    assert f"Error: {path}: is not valid TOML (" in outcome.err
    assert outcome.err.endswith("Mend the line it names.\n")


# What is wrong with an entry that is right else, where it is, and what the line says.
WRONG: dict[str, tuple[dict[str, object], str, str]] = {
    "unknown key": ({"mesure": "x"}, "", "unknown key 'mesure'. Did you mean 'measure'?"),
    "unknown measure": (
        {"measure": "outcome_chraged"},
        ".measure",
        "no measure is named 'outcome_chraged'. Did you mean 'outcome_charged'?",
    ),
    "unknown subject": (
        {"subject": "Kent Polise"},
        ".subject",
        "no subject is named 'Kent Polise'. Did you mean 'Kent Police'?",
    ),
    "unknown family": ({"report": "peel_2016/kent-police/2016"}, ".report", "no report family"),
    "no report id": ({"report": "kent-police"}, ".report", "is no id of a report"),
    "neither report nor document": ({"report": None}, "", "says neither report nor document"),
    "no quote": ({"quote": None}, ".quote", "is missing"),
    "no number": ({"number": None}, ".number", "is missing"),
    "no reason": ({"reason": None}, ".reason", "is missing"),
    "an empty quote": ({"quote": " -- "}, ".quote", "is empty. Give it as printed."),
    "an empty number": ({"number": ""}, ".number", "is empty. Give it as printed."),
    "an empty reason": ({"reason": "\t"}, ".reason", "is empty. Say why."),
    "an empty measure": ({"measure": ""}, ".measure", "no measure is named ''"),
    "a number without quotes": ({"number": 62}, ".number", "must be a string, not 62"),
    "an ordinal of 0": ({"ordinal": 0}, ".ordinal", "must be a whole number from 1, not 0"),
    "an ordinal that is true": ({"ordinal": True}, ".ordinal", "must be a whole number from 1"),
    "an ordinal in words": ({"ordinal": "first"}, ".ordinal", "must be a whole number from 1"),
    "a bad period": ({"period": "2015/16"}, ".period", "'2015/16' is no period. Write it as"),
    "no such day": ({"period": "2015-02-30"}, ".period", "'2015-02-30' is no period (day is"),
    "a period backwards": (
        {"base_period": "2016-06-30/2015-07-01"},
        ".base_period",
        "ends before it starts",
    ),
    "a measure and no figure": (
        {"no_figure": True},
        ".no_figure",
        "a number that is no figure has no measure. Leave out no_figure or measure.",
    ),
    "nothing": ({"measure": None}, "", "corrects nothing. Add one of measure, subject, period"),
    "no_figure in words": ({"no_figure": "yes"}, ".no_figure", "must be true or false"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_entry_is_said_with_file_entry_and_remedy(
    case: str, tieout: Tieout, report: Path, tmp_path: Path
) -> None:
    keys, place, words = WRONG[case]
    path = write(report.parent, entry(**GOOD), entry(**{**GOOD, **keys}))
    outcome = tieout("run", report, "--out", tmp_path / "out")
    assert outcome.code == 2
    line = outcome.err.splitlines()[-1]
    assert line.startswith(f"Error: {path}: correction[2]")
    assert f"correction[2]{place}" in line
    assert words in line
    assert line.endswith((".", "?"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[corrections]\nquote = "a"\n', "unknown key 'corrections'. Did you mean 'correction'?"),
        ('[correction]\nquote = "a"\n', "correction: must be a list of tables"),
        ("correction = 3\n", "correction: must be a list of tables"),
        ("correction = [3]\n", "correction: must be a list of tables"),
    ],
)
def test_a_file_of_another_form_is_said(
    text: str, words: str, tieout: Tieout, report: Path
) -> None:
    write(report.parent, text)
    outcome = tieout("ledger", report)
    assert outcome.code == 2
    assert words in outcome.err


def test_a_date_of_toml_is_no_period(tieout: Tieout, report: Path) -> None:
    write(report.parent, entry(**GOOD) + "period = 2015-07-01\n")
    outcome = tieout("figures", report)
    assert outcome.code == 2
    assert "in quotes" in outcome.err


def test_a_huge_value_makes_no_huge_line(tieout: Tieout, report: Path) -> None:
    for keys in ({"measure": "x" * 100_000}, {"report": "x" * 100_000}, {"number": "9" * 100_000}):
        write(report.parent, entry(**{**GOOD, **keys}))
        outcome = tieout("figures", report)
        assert len(outcome.err) < 2_000


def test_a_huge_file_is_not_read(tieout: Tieout, report: Path) -> None:
    write(report.parent, "#" * 5_000_001)
    outcome = tieout("figures", report)
    assert outcome.code == 2
    assert "is larger than 5 MB" in outcome.err


def test_many_corrections_are_no_burden(tieout: Tieout, report: Path) -> None:
    write(report.parent, *(entry(**{**GOOD, "number": f"{n}.5"}) for n in range(2000)))
    outcome = tieout("figures", report)
    assert outcome.code == 0
    assert len(outcome.err.splitlines()) == 2000


def test_what_would_steer_a_console_is_taken_out(tieout: Tieout, report: Path) -> None:
    said = '[[correction]]\nreport = "' + REPORT + '"\nnumber = "62.5"\nno_figure = true\n'
    write(report.parent, said + 'quote = "of\\u001b[2J which"\nreason = "a\\nb\\u0007c"\n')
    outcome = tieout("ledger", report)
    assert "\x1b" not in outcome.out + outcome.err
    assert "\x07" not in outcome.out + outcome.err


def test_a_file_that_is_not_there_is_said(tieout: Tieout, report: Path, tmp_path: Path) -> None:
    for gone in (tmp_path / "gone.toml", tmp_path):
        outcome = tieout("figures", report, "--corrections", gone)
        assert outcome.code == 2
        assert f"Error: {gone}: does not exist. Check the path." in outcome.err


def test_a_forced_family_does_not_make_other_corrections_wrong(
    tieout: Tieout, report: Path
) -> None:
    write(report.parent, entry(**GOOD))
    outcome = tieout("figures", report, "--family", REPORT.split("/", maxsplit=1)[0])
    assert outcome.code == 0
    assert CHARGED in gadget(outcome)


def test_two_states_of_a_report_are_both_corrected(tieout: Tieout, report: Path) -> None:
    """Each is looked through by itself; where the words are gone, that is said of that file."""
    draft = report.parent / "draft.txt"
    text = report.read_text(encoding="utf-8")
    draft.write_text(text.replace("of which 62.5", "and 62.5"), encoding="utf-8")
    write(report.parent, entry(**GOOD))
    outcome = tieout("figures", report.parent)
    assert outcome.code == 0
    assert any(
        "kent.txt" in line and f": 62.5 percent | {CHARGED}" in line for line in outcome.lines
    )
    assert (
        "Note: draft.txt: corrections.toml, correction 1 ('of which', 62.5): unused" in outcome.err
    )
    assert outcome.err.count("unused") == 1


def test_the_order_of_entries_does_not_matter(tieout: Tieout, report: Path) -> None:
    one, two = entry(**GOOD), entry(quote="gadgets fell by", number="7", no_figure=True)
    write(report.parent, one, two)
    first = tieout("figures", report).out
    write(report.parent, two, one)
    assert tieout("figures", report).out == first
