"""``tieout waive``, and what a run makes of it."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.commands.review import DAY, KENT, OTHERWISE, SLIPPED, WARNED, Desk
from tests.review.waivers import entry
from tests.test_cli import files
from validate.review.waiver_file import load_waivers

_A_DAY = 86_400


def test_a_waived_finding_stays_and_fails_no_run(desk: Desk) -> None:
    """It is in the files with who waived it, counted apart, and holds no dataset back."""
    assert desk.run().code == 1
    granted = desk.waive("--approved-by", "Ben")
    assert (granted.code, granted.err) == (0, "")
    outcome = desk.run()
    assert outcome.code == 0
    assert outcome.err == "Note: waivers are taken from waivers.toml\n"
    assert not [line for line in outcome.lines if "error" in line]
    assert outcome.last.startswith("0 discrepancies; 1 waived; ")
    assert "held back" not in outcome.last
    finding = desk.finding()
    told = next(line for line in outcome.lines if ": waived by Ben: " in line)
    assert told.startswith(f"{Path('reports', 'kent.txt')}:")
    assert told.endswith(f": {finding['message']} [{finding['rule']}] {finding['id']}")
    assert (finding["severity"], finding["waived_by"]) == ("error", "Ben")
    with (desk.folder / "out" / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        waived = [row["verdict_id"] for row in csv.DictReader(file) if row["waived_by"] == "Ben"]
    assert waived == [finding["id"]]
    assert (desk.folder / "out" / "data" / "crime_rates.csv").is_file()
    report = (desk.folder / "out" / "report" / "index.html").read_text(encoding="utf-8")
    assert finding["id"] in report
    assert "Waived: approved by Ben" in report


def test_the_entry_says_what_was_found_and_by_whom_it_stays(desk: Desk) -> None:
    desk.run()
    desk.waive("--approved-by", "Ben", "--expires", "2026-12-31", "--ticket", "QA 1")
    finding = desk.finding()
    (one,) = load_waivers((desk.waivers,))
    assert (one.finding, one.rule) == (finding["id"], finding["rule"])
    assert one.printed == ("36.0", "63.0")
    assert one.reports == tuple(finding["reports"])
    assert one.about.startswith(finding["message"])
    assert "kent.txt line " in one.about
    assert [str(day) for day in (one.raised_on, one.approved_on, one.expires_on)] == [
        "2026-03-01", "2026-03-01", "2026-12-31",
    ]  # fmt: skip
    assert (one.raised_by, one.approved_by, one.ticket) == ("Ann", "Ben", "QA 1")


def test_another_person_approves(desk: Desk) -> None:
    """Until then the finding counts, and that it is not approved is a finding as well."""
    desk.run()
    raised = desk.waive()
    assert f"tieout waive {desk.finding()['id']} --approve --approved-by NAME" in raised.last
    outcome = desk.run()
    assert outcome.code == 1
    assert "waivers.toml:4: warning: The waiver is not approved yet: " in outcome.out
    assert f"with tieout waive {desk.finding()['id']} --approve --approved-by NAME." in outcome.out
    assert "; 1 waiver that does not hold; " in outcome.last
    before = desk.waivers.read_text(encoding="utf-8")
    for name in ("Ann", " ANN ", "a.n n"):
        refused = desk.tieout("waive", "v", "--approve", "--approved-by", name)
        assert refused.code == 2
        assert "cannot approve it" in refused.err
    assert desk.waivers.read_text(encoding="utf-8") == before
    approved = desk.tieout("waive", "v", "--approve", "--approved-by", "Ben")
    assert approved.code == 0
    assert "so in the order" in approved.out
    again = desk.tieout("waive", "v", "--approve", "--approved-by", "Cleo")
    assert "is approved already, by Ben" in again.err
    assert desk.run().code == 0


def test_the_command_that_approves_names_a_file_of_another_name(desk: Desk) -> None:
    desk.run()
    desk.waive("--file", "my waivers.toml")
    outcome = desk.run(SLIPPED, "--waivers", "my waivers.toml")
    command = f"tieout waive {desk.finding()['id']} --approve --approved-by NAME --file"
    assert f'with {command} "my waivers.toml". (raised by Ann' in outcome.out


def test_nobody_waives_for_themselves(desk: Desk) -> None:
    desk.run()
    refused = desk.waive("--approved-by", "ann")
    assert refused.code == 2
    assert "'ann' raised the waiver, and cannot approve it" in refused.err
    assert not desk.waivers.exists()


def test_another_print_makes_a_waiver_void(desk: Desk) -> None:
    desk.run()
    desk.waive("--approved-by", "Ben")
    outcome = desk.run(OTHERWISE)
    assert outcome.code == 1
    message = desk.finding("waivers")["message"]
    assert message == (
        "The waiver in waivers.toml line 4 is void: printed 35.9 now, and 36.0 when it was granted."
    )
    assert outcome.last.startswith("1 discrepancy; 1 waiver that does not hold; ")
    assert "held back: crime_rates, claims" in outcome.last
    assert desk.finding()["waived_by"] is None
    told = desk.finding("waivers")
    assert told["figures"] == desk.finding()["figures"]
    refused = desk.tieout(
        "waive", told["id"], "--reason", "x", "--raised-by", "Ann", "--file", "w.toml"
    )
    assert "is about a waiver, and cannot be waived" in refused.err


@pytest.mark.parametrize("form", ["concise", "full"])
def test_what_is_wrong_with_a_waiver_is_a_sentence_on_a_line(form: str, desk: Desk) -> None:
    """Its place stands once, its prints are not quoted again, a long reason is left out."""
    desk.run()
    desk.waive("--approved-by", "Ben")
    outcome = desk.run(OTHERWISE, "--output-format", form)
    at, line = next(
        pair for pair in enumerate(outcome.lines) if pair[1].startswith("waivers.toml:4: ")
    )
    told = desk.finding("waivers")
    assert line == (
        "waivers.toml:4: warning: The waiver is void: printed 35.9 now, and 36.0 when it was"
        f" granted. (raised by Ann: so in the order) [waivers] {told['id']}"
    )
    assert not outcome.lines[at + 1].startswith(" ")
    text = desk.waivers.read_text(encoding="utf-8").replace("so in the order", "long " * 40)
    desk.waivers.write_text(text, encoding="utf-8")
    assert "raised by" not in desk.run(OTHERWISE, "--output-format", form).out


def test_a_waiver_whose_finding_is_gone_is_told(desk: Desk) -> None:
    """It is a warning: it fails a run only where those do; and it is no comparison."""
    clean = desk.run(KENT).last
    desk.run()
    desk.waive("--approved-by", "Ben")
    outcome = desk.run(KENT)
    assert outcome.code == 0
    said = "waivers.toml:4: warning: The waiver is unused: "
    assert outcome.lines[0].startswith(said)
    assert outcome.last == clean.replace(
        "0 discrepancies; ", "0 discrepancies; 1 waiver that does not hold; "
    )
    told = desk.finding("waivers")
    assert told["id"] in (desk.folder / "out/report/kent.txt.html").read_text(encoding="utf-8")
    assert desk.run(KENT, "--fail-on", "warning").code == 1
    assert desk.run(KENT, "--severity", "waivers=error").code == 1
    assert desk.run(KENT, "--severity", "waivers=off").last == clean


def test_a_waiver_holds_until_the_end_of_its_last_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run()
    desk.waive("--approved-by", "Ben", "--expires", "2026-03-02")
    for day, code, state in ((1, 0, "applied"), (2, 1, "expired")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + day * _A_DAY))
        assert desk.run().code == code
        told = desk.loaded("run.json")["waivers"]
        assert told["date"] == f"2026-03-0{day + 1}"
        assert told["by_state"] == {state: 1}
    assert "expired on 2026-03-02: its finding counts again." in desk.finding("waivers")["message"]


def test_a_day_to_come_approves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run says so, the day that it went by stands in its files, and that day it holds."""
    desk.run()
    desk.waive("--approved-by", "Ben")
    text = desk.waivers.read_text(encoding="utf-8")
    late = text.replace("approved_on = 2026-03-01", "approved_on = 2026-03-03")
    desk.waivers.write_text(late, encoding="utf-8")
    outcome = desk.run()
    assert outcome.code == 1
    said = "approved_on 2026-03-03 is in the future"
    assert f"Note: waivers.toml line 4: {said}\n" in outcome.err
    assert f"waivers.toml:4: warning: The waiver is not approved yet: {said}. " in outcome.out
    told = desk.loaded("run.json")["waivers"]
    assert (told["date"], told["by_state"]) == ("2026-03-01", {"unapproved": 1})
    listed = desk.tieout("waive", "--list").out
    assert ": not approved yet\n" in listed
    assert said in listed
    refused = desk.tieout("waive", "v", "--approve", "--approved-by", "Cleo")
    assert (refused.code, refused.out) == (2, "")
    assert f"{said}. Mend waivers.toml, line 4." in refused.err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + _A_DAY))
    outcome = desk.run()
    assert (outcome.code, outcome.err) == (0, "Note: waivers are taken from waivers.toml\n")
    assert desk.loaded("run.json")["waivers"]["date"] is None


def test_the_day_is_told_only_where_a_waiver_expires(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same reports and waivers give the same bytes on another day."""
    desk.run()
    desk.waive("--approved-by", "Ben")
    desk.run()
    told = desk.loaded("run.json")["waivers"]
    assert told["date"] is None
    assert told["list"] == [
        {
            "finding": desk.finding()["id"],
            "state": "applied",
            "verdict": None,
            "file": "waivers.toml",
            "line": 4,
            "raised_by": "Ann",
            "approved_by": "Ben",
            "expires_on": None,
            "ticket": None,
        }
    ]
    before = files(desk.folder / "out")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + 300 * _A_DAY))
    desk.run()
    assert files(desk.folder / "out") == before


def test_a_waiver_about_a_report_that_is_not_read_is_left_alone(desk: Desk) -> None:
    desk.run()
    desk.waive("--approved-by", "Ben")
    essex = desk.folder / "essex.txt"
    essex.write_text(KENT.replace("Kent", "Essex"), encoding="utf-8")
    outcome = desk.tieout("run", essex, "--fail-on", "warning")
    assert outcome.code == 0
    assert "1 waiver is about reports that were not read" in outcome.err
    assert desk.loaded("run.json")["waivers"]["by_state"] == {"not_due": 1}
    off = desk.run(SLIPPED, "--severity", "prints-of-one-fact=off", "--fail-on", "warning")
    assert "the waiver" not in off.out.casefold()


def test_files_beside_the_reports_are_used_and_those_that_are_named_instead(desk: Desk) -> None:
    desk.run()
    desk.waive("--approved-by", "Ben")
    beside = desk.waivers.rename(desk.folder / "reports" / "waivers.toml")
    outcome = desk.run()
    assert outcome.code == 0
    assert outcome.err == f"Note: waivers are taken from {beside.relative_to(desk.folder)}\n"
    named = beside.rename(desk.folder / "mine.toml")
    beside.write_text("this is no TOML", encoding="utf-8")
    outcome = desk.run(SLIPPED, "--waivers", named)
    assert (outcome.code, outcome.err) == (0, "")
    assert desk.run().code == 2


def test_where_a_project_lies_does_not_matter(
    tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of waivers beside the reports and in the project: the same bytes in any folder."""
    written = []
    for name in ("checkout", "another-checkout"):
        folder = tmp_path / name
        (folder / "reports").mkdir(parents=True)
        monkeypatch.chdir(folder)
        for number, file in enumerate(("waivers.toml", "reports/waivers.toml")):
            text = entry(finding=f'"v{number:012x}"', reports=None)
            (folder / file).write_text(text, encoding="utf-8")
        desk = Desk(tieout, folder)
        desk.run()
        told = desk.loaded("run.json")["waivers"]["list"]
        assert [one["file"] for one in told] == ["reports/waivers.toml", "waivers.toml"]
        written.append(files(folder / "out"))
    assert written[0] == written[1]


def test_a_bad_file_stops_the_run_before_anything_is_written(desk: Desk) -> None:
    desk.waivers.write_text(entry(raised_by='"Ben Head"'), encoding="utf-8")
    outcome = desk.run()
    assert (outcome.code, outcome.out) == (2, "")
    assert "Error: waivers.toml:9: waiver[1].approved_by: 'Ben Head' raised" in outcome.err
    assert not (desk.folder / "out").exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("v", "several begin so. Say which: v"),
        ("x1", "no finding in out has this id. There are v"),
        ("", "no finding in out has this id"),
    ],
)
def test_an_id_that_fits_none_or_several_is_said_with_those_that_there_are(
    given: str, words: str, desk: Desk
) -> None:
    assert desk.run(WARNED).last.startswith("2 discrepancies")
    outcome = desk.tieout("waive", given, "--reason", "x", "--raised-by", "Ann")
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert "Victim-based crime per 1,000 population" in outcome.err


@pytest.mark.parametrize("approved", [False, True])
def test_what_was_waived_for_other_prints_is_not_approved(approved: bool, desk: Desk) -> None:  # noqa: FBT001 - both kinds
    """Nor is it waived once more beside that entry: it has to be deleted first."""
    desk.run()
    desk.waive(*(["--approved-by", "Ben"] if approved else []))
    desk.run(OTHERWISE)
    before = desk.waivers.read_bytes()
    id_ = desk.finding()["id"]
    refused = desk.tieout("waive", id_, "--approve", "--approved-by", "Cleo")
    why = "printed 35.9 now, and 36.0 when it was granted"
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        f"Error: {id_}: {why}. Delete the entry (waivers.toml, line 4) and waive it again.\n"
    )
    again = desk.waive()
    assert again.err == (
        f"Error: {id_}: has a waiver already, in waivers.toml, line 4, which does not hold: {why}."
        " Delete the entry and waive it again.\n"
    )
    assert desk.waivers.read_bytes() == before
    desk.waivers.unlink()
    assert desk.waive("--approved-by", "Ben").code == 0
    assert desk.run(OTHERWISE).code == 0


def test_what_is_gone_is_not_approved_but_what_was_not_looked_at_is(desk: Desk) -> None:
    desk.run()
    desk.waive()
    id_ = desk.finding()["id"]
    desk.run(KENT)
    asked = ("waive", id_, "--approve", "--approved-by", "Ben")
    refused = desk.tieout(*asked)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.endswith(" Delete the entry (waivers.toml, line 4).\n")
    essex = desk.folder / "essex.txt"
    essex.write_text(KENT.replace("Kent", "Essex"), encoding="utf-8")
    desk.tieout("run", essex)
    text = desk.waivers.read_text(encoding="utf-8")
    assert desk.tieout(*asked).code == 0
    desk.waivers.write_text(text, encoding="utf-8")
    assert desk.tieout(*asked, "--out", "none").code == 0


def test_what_has_expired_is_deleted_and_not_approved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run()
    desk.waive("--expires", "2026-03-05")
    assert f"{desk.finding()['id']} --approve --approved-by NAME, or delete" in desk.waive().err
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + 10 * _A_DAY))
    approved = desk.tieout("waive", "v", "--approve", "--approved-by", "Ben", "--out", "none")
    assert "expired on 2026-03-05. Delete the entry (waivers.toml, line 4)" in approved.err
    waived = desk.waive()
    assert "expired on 2026-03-05. Delete the entry and waive it again." in waived.err
    assert (approved.code, waived.code) == (2, 2)


def test_a_slip_in_an_id_is_told_by_the_nearest(desk: Desk) -> None:
    desk.run(WARNED)
    own = desk.finding()["id"]
    slip = own[:-1] + ("0" if own[-1] != "0" else "1")
    outcome = desk.tieout("waive", slip, "--reason", "x", "--raised-by", "Ann")
    assert f"Did you mean '{own}'?" in outcome.err
    begun = desk.tieout("waive", own[:6].upper(), "--reason", "x", "--raised-by", "Ann")
    assert begun.code == 0


def test_a_finding_is_waived_once(desk: Desk) -> None:
    desk.run()
    assert desk.waive().code == 0
    before = desk.waivers.read_bytes()
    assert "has a waiver already, in waivers.toml, line 4" in desk.waive().err
    assert desk.waivers.read_bytes() == before
    desk.tieout("waive", "v", "--approve", "--approved-by", "Ben")
    desk.run()
    elsewhere = desk.waive("--file", "others.toml")
    assert "is waived already, by Ben" in elsewhere.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "Name a FINDING, or give --list"),
        (["v1"], "--reason is missing"),
        (["v1", "--reason", " "], "--reason is empty"),
        (["v1", "--reason", "x"], "--raised-by is missing"),
        (["v1", "--reason", "x", "--raised-by", "-"], "'-' is no name"),
        (["v1", "--reason", "x", "--raised-by", "Ann", "--approved-by", "Baseline"], "no person"),
        (["v1", "--reason", "x", "--raised-by", "Ann", "--expires", "soon"], "--expires"),
        (["v1", "--approve"], "--approved-by is missing"),
        (["v1", "--approve", "--approved-by", "Ben", "--reason", "x"], "and no --reason"),
        (["v1", "--approve", "--approved-by", "Ben"], "waivers.toml: does not exist"),
        (["v1", "--list"], "--list takes"),
        (["--list", "--file", "mine.toml"], "mine.toml: does not exist"),
        (["v1", "--reason", "x", "--raised-by", "Ann"], "out: holds no results of a run"),
        (
            ["v1", "--reason", "x", "--raised-by", "Ann", "--expires", "2026-02-28"],
            "2026-02-28 has passed already",
        ),
    ],
)  # fmt: skip
def test_what_is_not_said_well_is_refused(options: list[str], words: str, desk: Desk) -> None:
    outcome = desk.tieout("waive", *options)
    assert (outcome.code, outcome.out) == (2, "")
    assert words in outcome.err
    assert list(desk.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("31/12/2026", "2026-12-31 (YYYY-MM-DD)"),
        ("12/31/2026", "2026-12-31 (YYYY-MM-DD)"),
        ("31.12.2026", "2026-12-31 (YYYY-MM-DD)"),
        ("2026/12/31", "2026-12-31 (YYYY-MM-DD)"),
        ("2026-1-5", "2026-01-05 (YYYY-MM-DD)"),
        ("05/05/2026", "2026-05-05 (YYYY-MM-DD)"),
        ("01/02/2026", "YYYY-MM-DD, such as 2026-12-31"),
        ("31/12/26", "YYYY-MM-DD, such as 2026-12-31"),
        ("31/31/2026", "YYYY-MM-DD, such as 2026-12-31"),
        ("soon", "YYYY-MM-DD, such as 2026-12-31"),
        ("20261231", "YYYY-MM-DD, such as 2026-12-31"),
        ("", "YYYY-MM-DD, such as 2026-12-31"),
    ],
)
def test_a_day_in_another_writing_is_told_as_it_is_to_be_given(
    given: str, meant: str, desk: Desk
) -> None:
    """One that can be two days is not guessed."""
    outcome = desk.tieout("waive", "v1", "--reason", "x", "--raised-by", "Ann", "--expires", given)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"'--expires': {given!r} is not understood; give it as {meant}." in outcome.err


def test_a_day_that_the_calendar_does_not_have_is_refused(desk: Desk) -> None:
    outcome = desk.tieout(
        "waive", "v1", "--reason", "x", "--raised-by", "Ann", "--expires", "2026-02-30"
    )
    assert outcome.code == 2
    assert "'--expires': 2026-02-30 is no day of the calendar." in outcome.err


@pytest.mark.parametrize("name", ["findings.json", "run.json"])
@pytest.mark.parametrize("content", ["", "[1]", "{}", '[{"rule": "x"}]', "[" * 100_000])
def test_results_that_no_run_wrote_are_refused(name: str, content: str, desk: Desk) -> None:
    desk.run()
    (desk.folder / "out" / name).write_text(content, encoding="utf-8")
    outcome = desk.tieout("waive", "v1", "--reason", "x", "--raised-by", "Ann")
    assert outcome.code == 2
    assert name in outcome.err or "holds no results" in outcome.err


def test_results_of_an_earlier_version_are_refused(desk: Desk) -> None:
    """They say of no finding which reports it needs."""
    desk.run()
    path = desk.folder / "out" / "findings.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"reports"', '"report_ids"'), "utf-8")
    outcome = desk.tieout("waive", "v1", "--reason", "x", "--raised-by", "Ann")
    assert "was not written by a run of this version" in outcome.err


def test_the_waivers_are_listed_with_what_became_of_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run()
    desk.waive("--approved-by", "Ben", "--expires", "2026-03-05", "--ticket", "QA-1")
    first, about, reason, people = desk.tieout("waive", "--list").lines
    assert first == f"waivers.toml:4: {desk.finding()['id']}, prints-of-one-fact: holds"
    assert about.endswith("printed 36.0, 63.0")
    assert reason == "    reason: so in the order"
    assert people == (
        "    raised by Ann on 2026-03-01, approved by Ben on 2026-03-01, until 2026-03-05,"
        " ticket QA-1"
    )
    desk.run(OTHERWISE)
    assert desk.tieout("waive", "--list").lines[0].endswith("void: printed otherwise now")
    desk.run(KENT)
    assert desk.tieout("waive", "--list").lines[0].endswith("unused: the finding is gone")
    assert "no run in none" in desk.tieout("waive", "--list", "--out", "none").lines[0]
    desk.run()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY + 10 * _A_DAY))
    assert desk.tieout("waive", "--list").lines[0].endswith(": expired")


def test_without_a_file_there_are_no_waivers_to_list(desk: Desk) -> None:
    listed = desk.tieout("waive", "--list")
    assert (listed.code, listed.err) == (0, "")
    assert listed.out == ("no waivers: there is no waivers.toml here; --file names another file\n")
    desk.waivers.write_text("", encoding="utf-8")
    assert desk.tieout("waive", "--list").out == "waivers.toml has no waivers.\n"


def test_what_is_to_be_approved_must_have_been_granted(desk: Desk) -> None:
    refused = desk.tieout("waive", "v3f9", "--approve", "--approved-by", "Ben")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "Error: waivers.toml: does not exist. Grant a waiver first"
        " (tieout waive v3f9 --reason TEXT --raised-by NAME), or name its file with --file.\n"
    )


def test_a_day_that_is_none_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for given in ("today", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
        outcome = desk.run()
        assert outcome.code == 2
        assert "SOURCE_DATE_EPOCH: " in outcome.err


@pytest.mark.parametrize("given", ["", " "])
def test_an_empty_day_is_none_at_all(
    given: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine's calendar says the day."""
    desk.run()
    desk.waive("--approved-by", "Ben", "--expires", "9999-12-31")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    outcome = desk.run()
    assert (outcome.code, "SOURCE_DATE_EPOCH" in outcome.err) == (0, False)
    assert date.fromisoformat(desk.loaded("run.json")["waivers"]["date"])


def test_a_rule_that_is_off_leaves_no_id_that_leads_nowhere(desk: Desk) -> None:
    """Neither in the manifest nor in a page."""
    desk.run()
    desk.waive()
    desk.run(SLIPPED, "--severity", "waivers=off")
    known = {one["id"] for one in desk.loaded("findings.json")}
    (told,) = desk.loaded("run.json")["waivers"]["list"]
    assert (told["state"], told["verdict"]) == ("unapproved", None)
    pages = sorted((desk.folder / "out" / "report").glob("*.html"))
    text = "".join(page.read_text(encoding="utf-8") for page in pages)
    assert set(re.findall(r"#finding-(v[0-9a-f]{12})", text)) <= known


def test_hostile_words_are_told_on_one_line(desk: Desk) -> None:
    desk.run()
    outcome = desk.tieout(
        "waive", "v", "--reason", 'a\n[[waiver]]\n"\\\x1b[31m', "--raised-by", "<script>Ann",
        "--approved-by", "Ben\u202e",
    )  # fmt: skip
    assert outcome.code == 0
    (one,) = load_waivers((desk.waivers,))
    assert (one.reason, one.approved_by) == ('a [[waiver]] "\\ [31m', "Ben")
    assert desk.run(OTHERWISE).code == 1
    report = desk.folder / "out" / "report" / "index.html"
    assert "<script>Ann" not in report.read_text(encoding="utf-8")


def test_help_says_what_it_takes(tieout: Tieout) -> None:
    page = (Path(__file__).parents[2] / "docs" / "waivers.md").read_text(encoding="utf-8")
    outcome = tieout("waive", "--help")
    options = [word for word in outcome.out.split() if word.startswith("--") and word.islower()]
    assert {one.rstrip(",.;") for one in options} - {"--help"} <= {
        one for one in page.replace("`", " ").replace("|", " ").split() if one.startswith("--")
    }
