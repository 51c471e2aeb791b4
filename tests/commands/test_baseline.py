"""``tieout baseline``: what is there is accepted, what is new is not."""

import pytest

from tests.commands.review import KENT, OTHERWISE, SLIPPED, WARNED, Desk
from validate.review.baseline_file import load_baseline


def test_what_is_there_fails_no_run_and_still_holds_datasets_back(desk: Desk) -> None:
    """It is marked in the results, counted in the last line, and nobody approved it."""
    assert desk.run(WARNED).code == 1
    made = desk.tieout("baseline")
    assert (made.code, made.out) == (0, "baseline.toml: 2 findings accepted (2 new)\n")
    outcome = desk.run(WARNED, "--fail-on", "warning")
    assert outcome.code == 0
    assert outcome.err == "Note: the baseline is taken from baseline.toml\n"
    assert outcome.last.startswith("0 discrepancies; 2 in the baseline; ")
    assert "held back: crime_rates, claims" in outcome.last
    assert "error" not in outcome.out
    assert {one["waived_by"] for one in desk.loaded("findings.json")} == {"baseline"}
    told = desk.loaded("run.json")["waivers"]
    assert told == {"date": None, "by_state": {}, "baseline": {"applied": 2}, "list": []}


def test_what_is_new_counts(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.tieout("baseline")
    outcome = desk.run(WARNED, "--fail-on", "warning")
    assert outcome.code == 1
    assert outcome.last.startswith("1 discrepancy; 1 in the baseline; ")
    assert [line.split(": ")[1] for line in outcome.lines if "[" in line] == ["warning"]


def test_another_print_counts(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.tieout("baseline")
    outcome = desk.run(OTHERWISE)
    assert outcome.code == 1
    assert "baseline.toml: 1 entry no longer holds (1 printed otherwise now)" in outcome.err


def test_it_is_the_same_however_often_it_is_made(desk: Desk) -> None:
    desk.run(WARNED)
    desk.tieout("baseline")
    made = desk.baseline.read_bytes()
    desk.run(WARNED)
    assert desk.tieout("baseline").out == "baseline.toml: 2 findings accepted\n"
    assert desk.baseline.read_bytes() == made
    assert desk.tieout("baseline", "--shrink").out == "baseline.toml: 2 findings left\n"
    assert desk.baseline.read_bytes() == made


@pytest.mark.parametrize("way", ["command", "run"])
def test_it_shrinks_and_what_comes_back_counts(way: str, desk: Desk) -> None:
    desk.run(WARNED)
    desk.tieout("baseline")
    made = desk.baseline.read_bytes()
    assert "1 entry no longer holds (1 gone)" in desk.run(SLIPPED).err
    assert desk.baseline.read_bytes() == made
    said = "baseline.toml: 1 finding left (1 taken out)"
    if way == "command":
        assert desk.tieout("baseline", "--shrink").out == f"{said}\n"
    else:
        assert said in desk.run(SLIPPED, "--shrink-baseline").err
    assert [one.rule for one in load_baseline((desk.baseline,))] == ["prints-of-one-fact"]
    outcome = desk.run(WARNED, "--fail-on", "warning")
    assert outcome.code == 1
    assert "no longer" not in outcome.err


def test_shrinking_adds_nothing(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.tieout("baseline")
    desk.run(WARNED)
    desk.tieout("baseline", "--shrink")
    assert len(load_baseline((desk.baseline,))) == 1
    assert desk.tieout("baseline").out == "baseline.toml: 2 findings accepted (1 new)\n"


def test_what_is_about_other_reports_stays(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.tieout("baseline")
    essex = desk.folder / "essex.txt"
    essex.write_text(KENT.replace("Kent", "Essex"), encoding="utf-8")
    outcome = desk.tieout("run", essex, "--shrink-baseline")
    assert "no longer" not in outcome.err
    for shrink in ([], ["--shrink"]):
        desk.tieout("baseline", *shrink)
        assert len(load_baseline((desk.baseline,))) == 1


def test_what_a_failed_run_did_not_find_stays(desk: Desk) -> None:
    """Nothing was read, so nothing is known to be over."""
    desk.run(SLIPPED)
    desk.tieout("baseline")
    (desk.folder / "reports" / "kent.txt").write_bytes(b"")
    outcome = desk.tieout("run", "reports", "--shrink-baseline")
    assert outcome.code == 2
    assert "no longer" not in outcome.err
    assert len(load_baseline((desk.baseline,))) == 1


def test_a_waived_finding_is_not_in_it(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.tieout("baseline")
    assert desk.waive("--approved-by", "Ben").code == 0
    outcome = desk.run(SLIPPED)
    assert outcome.last.startswith("0 discrepancies; 1 waived; ")
    assert "(1 waived now)" in outcome.err
    said = "nothing to accept; baseline.toml: 0 findings left (1 taken out)\n"
    assert desk.tieout("baseline").out == said
    assert load_baseline((desk.baseline,)) == ()


def test_a_clean_run_makes_no_file(desk: Desk) -> None:
    desk.run(KENT)
    made = desk.tieout("baseline")
    assert (made.code, made.err) == (0, "")
    assert made.out == "nothing to accept; baseline.toml was not written\n"
    assert not desk.baseline.exists()


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("content", [b"", None])
def test_a_run_that_read_no_report_is_no_ground_for_one(
    there: bool,  # noqa: FBT001 - with a baseline and without
    content: bytes | None,
    desk: Desk,
) -> None:
    """An empty folder, a report that cannot be read: that nothing was found says nothing."""
    if there:
        desk.run(SLIPPED)
        desk.tieout("baseline")
    before = desk.baseline.read_bytes() if there else None
    folder = desk.folder / "others"
    folder.mkdir()
    if content is not None:
        (folder / "essex.txt").write_bytes(content)
    assert desk.tieout("run", folder, "--out", "none").code == 2
    outcome = desk.tieout("baseline", "--out", "none")
    assert (outcome.code, outcome.out) == (2, "")
    assert "none: the last run read no report, so there is nothing to accept. Run" in outcome.err
    assert (desk.baseline.read_bytes() if desk.baseline.exists() else None) == before


def test_what_stays_where_nothing_is_accepted_is_counted(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.tieout("baseline")
    made = desk.baseline.read_bytes()
    essex = desk.folder / "essex.txt"
    essex.write_text(KENT.replace("Kent", "Essex"), encoding="utf-8")
    desk.tieout("run", essex)
    said = "nothing to accept; baseline.toml: 1 finding left\n"
    assert desk.tieout("baseline").out == said
    assert desk.baseline.read_bytes() == made


def test_a_file_that_is_no_baseline_is_left_alone(desk: Desk) -> None:
    desk.run(SLIPPED)
    desk.waive()
    before = desk.waivers.read_bytes()
    for options in ([], ["--shrink"]):
        outcome = desk.tieout("baseline", "--file", "waivers.toml", *options)
        assert outcome.code == 2
        assert "unknown key 'waiver'" in outcome.err
    assert desk.waivers.read_bytes() == before


def test_without_a_run_or_a_baseline_there_is_nothing_to_do(desk: Desk) -> None:
    for options, words in (([], "holds no results"), (["--shrink"], "does not exist")):
        outcome = desk.tieout("baseline", *options)
        assert (outcome.code, outcome.out) == (2, "")
        assert words in outcome.err
    assert list(desk.folder.iterdir()) == []
