"""``tieout diff`` and ``tieout run --since``: what a reviewer of the next draft is told."""

import json
import re
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.commands.review import Desk
from tests.inprocess import KENT
from tests.test_cli import files, write

SLIPPED = KENT.replace("in Kent was 63.0", "in Kent was 36.0")
SECOND = KENT.replace("increased by 6.2 percent", "increased by 6.4 percent")
ADDED = "We visited 7 stations and read 85 files.\n\n"
SENTENCE = "In the 12 months to 30 June 2016, the rate of victim-based crime"
RULE = "prints-of-one-fact"


def outs(tieout: Tieout, folder: Path, *texts: str) -> list[Path]:
    """The results of one report's drafts, each of another file name."""
    found = []
    for number, text in enumerate(texts, start=1):
        source = write(folder, f"v{number}/draft-v{number}.txt", text)
        found.append(folder / f"out{number}")
        assert tieout("run", source, "--out", found[-1]).code in {0, 1}
    return found


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_slip_is_new_and_its_figure_changed(tieout: Tieout, tmp_path: Path) -> None:
    """Exit code 1; each line begins with the place in the later draft."""
    old, new = outs(tieout, tmp_path, KENT, SLIPPED)
    outcome = tieout("diff", old, new)
    assert (outcome.code, outcome.err) == (1, "")
    counted, document, finding, prints, why, also, figure = outcome.lines
    line = line_of(SLIPPED, SENTENCE)
    assert counted == "1 new, 0 gone, 0 still there; 1 figure changed."
    assert document == "draft-v2.txt: document edited, was draft-v1.txt"
    assert re.match(rf"draft-v2\.txt:\d+: new error: Victim-based crime .* \[{RULE}\]$", finding)
    assert "36.0" in prints
    assert "expected" in prints
    assert why == "    its prints agreed before: 63.0 -> 36.0"
    assert also.startswith("    also draft-v2.txt:")
    assert figure.startswith(f"draft-v2.txt:{line}: 63.0 -> 36.0  Victim-based crime ")
    assert ", Kent Police, 2015-07-01/2016-06-30" in figure


def test_a_mended_slip_is_gone(tieout: Tieout, tmp_path: Path) -> None:
    """Exit code 0; the old print and the new are told."""
    old, new = outs(tieout, tmp_path, SLIPPED, KENT)
    outcome = tieout("diff", old, new)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines[0] == "0 new, 1 gone, 0 still there; 1 figure changed."
    assert " gone error: " in outcome.out
    assert "its prints agree now: 36.0 -> 63.0" in outcome.out


def test_a_new_sentence_is_no_dozen_changes(tieout: Tieout, tmp_path: Path) -> None:
    """It shifts lines and ids; only what it says is new, and that is counted unless asked for."""
    later = SLIPPED.replace(SENTENCE, ADDED + SENTENCE)
    old, new = outs(tieout, tmp_path, SLIPPED, later)
    outcome = tieout("diff", old, new)
    assert outcome.code == 0
    assert outcome.lines[0] == "0 new, 0 gone, 1 still there; 0 figures changed, 2 new."
    assert len(outcome.lines) == 2
    everything = tieout("diff", old, new, "--all").out
    assert " still there error: " in everything
    line = line_of(later, ADDED)
    assert f'draft-v2.txt:{line}: new 7  "We visited 7 stations and read 85 files."' in everything


def test_two_runs_of_one_draft_differ_in_nothing(tieout: Tieout, tmp_path: Path) -> None:
    (out,) = outs(tieout, tmp_path, SLIPPED)
    outcome = tieout("diff", out, out)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "0 new, 0 gone, 1 still there; 0 figures changed.\n"


def test_a_report_that_was_dropped_takes_its_findings_along(tieout: Tieout, tmp_path: Path) -> None:
    """That is said of them, and its figures are not listed."""
    write(tmp_path, "both/kent.txt", SLIPPED)
    other = KENT.replace("Kent", "Surrey")
    write(tmp_path, "both/surrey.txt", other)
    tieout("run", tmp_path / "both", "--out", tmp_path / "old")
    tieout("run", tmp_path / "both" / "surrey.txt", "--out", tmp_path / "new")
    outcome = tieout("diff", tmp_path / "old", tmp_path / "new", "--all")
    assert "kent.txt: document gone\n" in outcome.out
    assert "its document is no longer among the inputs" in outcome.out
    assert outcome.lines[0].endswith("; 0 figures changed.")


def test_a_rule_that_was_switched_off_is_said(tieout: Tieout, tmp_path: Path) -> None:
    source = write(tmp_path, "kent.txt", SLIPPED)
    tieout("run", source, "--out", tmp_path / "old")
    tieout("run", source, "--out", tmp_path / "new", "--severity", f"{RULE}=off")
    outcome = tieout("diff", tmp_path / "old", tmp_path / "new")
    assert "its rule is switched off" in outcome.out
    assert f"Note: --severity {RULE} was not given, and is off now" in outcome.out


def test_json_holds_all_there_is(tieout: Tieout, tmp_path: Path) -> None:
    old, new = outs(tieout, tmp_path, KENT, SLIPPED)
    outcome = tieout("diff", old, new, "--format", "json")
    assert outcome.code == 1
    told = json.loads(outcome.out)
    assert told["contract"] == 1
    assert told["findings"]["counts"] == {
        "new": 1, "changed": 0, "still": 0, "waived": 0, "gone": 0,
    }  # fmt: skip
    assert told["findings"]["worse"] is True
    (finding,) = told["findings"]["list"]
    assert (finding["change"], finding["reasons"]) == ("new", ["print_changed"])
    assert set(zip(finding["before"], finding["now"], strict=True)) == {
        ("63.0", "36.0"), ("63.0", "63.0"),
    }  # fmt: skip
    (figure,) = told["figures"]["list"]
    assert (figure["before"], figure["now"]) == ("63.0", "36.0")
    assert figure["quote"][figure["start"] : figure["end"]] == "36.0"
    (document,) = told["documents"]
    assert document["edited"] is True


def test_the_keys_are_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "output.md").read_text(encoding="utf-8")
    section = page.split("\n## changes.json\n")[1].split("\n## ")[0]
    for key in (
        "contract", "findings", "figures", "documents", "notes", "id", "change", "reasons", "rule",
        "message", "severity", "severity_before", "status", "status_before", "before", "now",
        "expected_before", "expected_now", "waived_by", "note", "where", "title", "subject",
        "period", "document", "page", "line", "quote", "start", "end", "edited", "worse", "waivers",
    ):  # fmt: skip
        assert f"`{key}`" in section, key


def test_a_folder_that_no_run_wrote_is_one_line(tieout: Tieout, tmp_path: Path) -> None:
    (out,) = outs(tieout, tmp_path, KENT)
    for old, new in ((tmp_path / "none", out), (out, tmp_path / "v1")):
        outcome = tieout("diff", old, new)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("Error: ")
        assert len(outcome.err.splitlines()) == 1


def test_since_is_said_written_and_shown(tieout: Tieout, tmp_path: Path) -> None:
    """One line before the summary, changes.json, and a section of the index that links cards."""
    (old,) = outs(tieout, tmp_path, SECOND)
    out = tmp_path / "new"
    source = write(tmp_path, "new/draft-v2.txt", SLIPPED).rename(tmp_path / "draft-v2.txt")
    out.rmdir()
    outcome = tieout("run", source, "--out", out, "--since", old)
    assert outcome.code == 1
    assert outcome.lines[-2].startswith(f"Since {old}: 1 new, ")
    assert outcome.lines[-2].endswith(" still there; 2 figures changed.")
    assert outcome.last.endswith(f"Report: {out / 'report' / 'index.html'}")
    written = (out / "changes.json").read_bytes()
    told = json.loads(written)
    assert told == json.loads(tieout("diff", old, out, "--format", "json").out)
    assert "changes.json" in json.loads((out / "run.json").read_text("utf-8"))["files"]
    page = (out / "report" / "index.html").read_text("utf-8")
    section = page[page.index('<section id="changes"') :].split("</section>")[0]
    (new,) = [one for one in told["findings"]["list"] if one["change"] == "new"]
    assert f'href="#finding-{new["id"]}"' in section
    assert f'id="finding-{new["id"]}"' in page
    assert "6.4" in section
    assert str(tmp_path) not in written.decode() + page


def test_what_became_of_waivers_is_no_change_of_the_reports(desk: Desk) -> None:
    """Findings about them are counted apart, in the line, in a note and in the data."""
    desk.run(SLIPPED, "--out", "before")
    desk.run(SLIPPED)
    desk.waive()
    still = "0 new, 0 gone, 1 still there; 0 figures changed."
    asked = desk.run(SLIPPED, "--since", "before")
    assert asked.lines[-2] == f"Since before: {still} Findings about waivers: 1 new."
    note = "findings about waivers are counted apart: 1 new"
    told = desk.loaded("changes.json")
    assert told["notes"] == [note]
    assert [one["change"] for one in told["findings"]["list"]] == ["still"]
    assert told["waivers"]["counts"] == {"new": 1, "changed": 0, "still": 0, "waived": 0, "gone": 0}
    (one,) = told["waivers"]["list"]
    assert (one["change"], one["rule"]) == ("new", "waivers")
    assert note in (desk.folder / "out" / "report" / "index.html").read_text("utf-8")
    forth, back = desk.tieout("diff", "before", "out"), desk.tieout("diff", "out", "before")
    assert (forth.code, back.code) == (0, 0)
    assert forth.lines[:2] == [still, f"Note: {note}"]
    assert re.match(r"kent\.txt:\d+: new warning: The waiver in waivers\.toml ", forth.lines[2])
    assert back.lines[:2] == [still, "Note: findings about waivers are counted apart: 1 gone"]


def test_a_waiver_that_is_an_error_makes_the_later_run_worse(desk: Desk) -> None:
    desk.run(SLIPPED, "--out", "before", "--severity", "waivers=error")
    desk.run(SLIPPED)
    desk.waive()
    desk.run(SLIPPED, "--severity", "waivers=error")
    assert desk.tieout("diff", "before", "out").code == 1
    assert json.loads(desk.tieout("diff", "before", "out", "--format", "json").out)["findings"][
        "worse"
    ]


def test_since_may_be_the_folder_that_is_replaced(tieout: Tieout, tmp_path: Path) -> None:
    """It is read before; without the option the next run leaves no changes.json behind."""
    (out,) = outs(tieout, tmp_path, SLIPPED)
    source = write(tmp_path, "v2/draft.txt")
    outcome = tieout("run", source, "--out", out, "--since", out)
    assert outcome.code == 0
    assert outcome.lines[-2] == f"Since {out}: 0 new, 1 gone, 0 still there; 1 figure changed."
    assert (out / "changes.json").is_file()
    tieout("run", source, "--out", out)
    assert not (out / "changes.json").exists()
    assert "What changed" not in (out / "report" / "index.html").read_text("utf-8")


def test_the_same_inputs_give_the_same_bytes(tieout: Tieout, tmp_path: Path) -> None:
    (old,) = outs(tieout, tmp_path, SLIPPED)
    source = write(tmp_path, "v2/draft.txt")
    for name in ("one", "two"):
        tieout("run", source, "--out", tmp_path / name, "--since", old)
    assert files(tmp_path / "one") == files(tmp_path / "two")


@pytest.mark.parametrize("name", ["none", "empty", "v1"])
def test_since_a_folder_that_no_run_wrote_is_an_error_before_any_work(
    name: str, tieout: Tieout, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    source = write(tmp_path, "v1/draft.txt")
    outcome = tieout("run", source, "--out", tmp_path / "out", "--since", tmp_path / name)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"Error: {tmp_path / name}: ")
    assert not (tmp_path / "out").exists()


def test_help_waits_for_nothing_and_tells_the_exit_codes(tieout: Tieout) -> None:
    told = tieout("diff", "--help").out
    assert "OLD NEW" in told
    assert "1 an error is new or changed and not waived" in told
    assert "A line begins with the document's name, as results hold no paths" in " ".join(
        told.split()
    )
