"""Files of waivers and baselines: every key is checked, and all that is wrong is said at once."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.command import Tieout
from tests.review.waivers import FINDING, OTHER, accepted, entry, waiver
from validate.errors import WaiverError
from validate.review import baseline_file
from validate.review.baseline_file import baseline_text, load_baseline
from validate.review.waiver_file import FORM, KEYS, load_waivers

ROOT = Path(__file__).parents[2]


def write(folder: Path, content: str | bytes, name: str = "waivers.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_all_that_stands_in_an_entry_is_read(tmp_path: Path) -> None:
    text = "# why\n\n" + entry(
        reports='["pools/aldermoor/2025"]', expires_on="2026-12-31", ticket='"QA-12"'
    )
    (one,) = load_waivers((write(tmp_path, text),))
    assert (one.finding, one.rule, one.printed) == (FINDING, "prints-of-one-fact", ("40", "41"))
    assert (one.raised_by, one.raised_on) == ("Ann Analyst", date(2026, 1, 10))
    assert (one.approved_by, one.approved_on) == ("Ben Head", date(2026, 1, 12))
    assert (one.expires_on, one.ticket) == (date(2026, 12, 31), "QA-12")
    assert (one.file, one.line) == ("waivers.toml", 3)
    assert one.reports == ("pools/aldermoor/2025",)
    assert not one.baseline


@pytest.mark.parametrize("spoil", ["\ufeff", "\r\n"])
def test_a_mark_of_the_byte_order_and_other_line_ends_do_no_harm(
    spoil: str, tmp_path: Path
) -> None:
    text = entry() + entry(finding=f'"{OTHER}"')
    text = spoil + text if spoil == "\ufeff" else text.replace("\n", spoil)
    assert [one.line for one in load_waivers((write(tmp_path, text),))] == [1, 11]


def test_a_head_in_a_string_or_a_comment_is_none(tmp_path: Path) -> None:
    text = '# [[waiver]]\n[[waiver]]\nreason = """\n[[waiver]]\n"""\n'
    text += entry(reason=None).removeprefix("[[waiver]]\n")
    assert [one.line for one in load_waivers((write(tmp_path, text + entry(finding=f'"{OTHER}"')),))
            ] == [2, 14]  # fmt: skip


HOSTILE: dict[str, tuple[str | bytes, str]] = {
    "binary": (b"\x00\xff\xfe\x80", "is not UTF-8 text"),
    "nul": (b"\x00\x01", "is not valid TOML"),
    "no TOML": ("[[waiver", "is not valid TOML"),
    "too deep": ("a = " + "[" * 100_000, "is not valid TOML"),
    "a long number": ("a = " + "9" * 10_000, "is not valid TOML"),
    "huge": (
        b"#" * (FORM.most_bytes + 1),
        "is larger than 5 MB. Is it a file of waivers? Divide it.",
    ),
    "another table": ("[[waivers]]\n", "Did you mean 'waiver'?"),
    "one table": ("[waiver]\n", "waiver: must be a list of tables"),
    "a list of numbers": ("waiver = [1]\n", "waiver: must be a list of tables"),
    "unknown key": (entry(raised_bye='"x"'), "Did you mean 'raised_by'?"),
    "no finding": (entry(finding=None), "waiver[1].finding: is missing"),
    "no id": (entry(finding='"v01"'), "'v01' is no id of a finding"),
    "a number for an id": (entry(finding="12"), "finding: must be a string, not 12"),
    "prints as a text": (entry(printed='"40"'), "printed: must be a list of strings"),
    "prints as numbers": (entry(printed="[40, 41]"), "printed: must be a list of strings"),
    "no prints": (entry(printed=None), "printed: is missing"),
    "reports as a text": (entry(reports='"x"'), "reports: must be a list of strings"),
    "about a number": (entry(about="1"), "about: must be a string, not 1"),
    "no reason": (entry(reason=None), "reason: is missing"),
    "a blank reason": (entry(reason='" \\n "'), "reason: is empty"),
    "a blank approval": (entry(approved_by='""'), "approved_by: is empty"),
    "no name": (entry(raised_by='"--"'), "'--' is no name"),
    "nobody": (entry(approved_by='"Base line"'), "is no person"),
    "a date in quotes": (entry(raised_on='"2026-01-10"'), "must be a date, not '2026-01-10'"),
    "a time": (entry(raised_on="2026-01-10T08:00:00"), "must be a date, not 2026-01-10T08:00:00"),
    "a time of day": (entry(expires_on="08:00:00"), "expires_on: must be a date"),
    "no such day": (entry(raised_on="2026-02-30"), "is not valid TOML"),
    "no day": (entry(raised_on=None), "raised_on: is missing"),
    "approved before": (entry(approved_on="2026-01-09"), "is before it was raised"),
    "expired before": (entry(expires_on="2026-01-09"), "is before it was raised"),
    "approved by nobody": (entry(approved_by=None), "approved_by: is missing"),
    "approved at no time": (entry(approved_on=None), "approved_on: is missing"),
    "a rule that is none": (entry(rule='"Prints of one"'), "is no id of a rule"),
    "a waiver of a waiver": (entry(rule='"waivers"'), "cannot be accepted"),
    "twice": (entry() + entry(), f"{FINDING} has a waiver already, in waivers.toml line 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_wrong_is_said_in_a_line(name: str, tieout: Tieout, tmp_path: Path) -> None:
    content, words = HOSTILE[name]
    path = write(tmp_path, content)
    outcome = tieout("waive", "--list", "--file", path, "--out", tmp_path / "out")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("Error: ")
    assert words in outcome.err
    assert len(outcome.err) < 1_000


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (entry(reason="printed so in the order"), 6),
        (entry(raised_on="10/01/2026"), 8),
        ("\ufeff" + entry(expires_on="2026-13-01").replace("\n", "\r\n"), 11),
        (entry() + '[[waiver]]\nprinted = ["40"\n', 12),
        (entry() + entry().replace("[[waiver]]", "[waiver]"), 11),
    ],
)
def test_what_is_no_toml_is_said_with_its_line_and_what_it_may_be(
    text: str, line: int, tmp_path: Path
) -> None:
    path = write(tmp_path, text)
    for load in (load_waivers, load_baseline):
        with pytest.raises(WaiverError) as error:
            load((path,))
        said = str(error.value)
        assert said.startswith(f"{path}:{line}: is not valid TOML (")
        assert "at line" not in said
        assert said.endswith(
            'A text needs quotation marks (reason = "as published"), a date has none'
            " (expires_on = 2026-12-31)."
        )


@pytest.mark.parametrize(
    "name",
    ["Ann Analyst", "ann analyst", " Ann  Analyst ", "ANN\u00a0ANALYST", "Ann\u200bAnalyst",
     "Ann-Analyst.", "\uff21nn Analyst"],
)  # fmt: skip
def test_nobody_approves_what_they_raised(name: str, tmp_path: Path) -> None:
    path = write(tmp_path, entry(approved_by=f'"{name}"'))
    with pytest.raises(WaiverError, match="raised the waiver, and cannot approve it"):
        load_waivers((path,))


def test_all_problems_are_said_each_with_its_line(tmp_path: Path) -> None:
    text = entry(reason=None, raised_on='"x"') + entry(finding='"w1"', ticket="3")
    with pytest.raises(WaiverError) as error:
        load_waivers((write(tmp_path, text),))
    lines = str(error.value).split("\n")
    assert len(lines) == 4
    assert lines[0].startswith("waivers.toml:1: waiver[1].reason: is missing")
    assert any("waivers.toml:7: waiver[1].raised_on" in line for line in lines)
    assert any("waivers.toml:20: waiver[2].ticket" in line for line in lines)


def test_many_problems_are_cut_short(tmp_path: Path) -> None:
    with pytest.raises(WaiverError) as error:
        load_waivers((write(tmp_path, "[[waiver]]\n" * 500),))
    assert len(str(error.value).split("\n")) < 30
    assert "more problems" in str(error.value)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (("p1/x/w.toml", "p2/x/w.toml"), ("p1/x/w.toml", "p2/x/w.toml")),
        (("p1/x/w.toml", "p1/y/w.toml", "v.toml"), ("x/w.toml", "y/w.toml", "v.toml")),
        (("w.toml", "p1/x/w.toml"), ("w.toml", "x/w.toml")),
        (("w.toml", "p1/../p2/w.toml", "p2/v.toml"), ("w.toml", "p2/w.toml", "v.toml")),
    ],
)
def test_files_of_one_name_are_told_apart_by_what_was_given(
    given: tuple[str, ...],
    names: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The folder that all of them are in has no part in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p1").mkdir()
    for at, name in enumerate(given):
        write(tmp_path, entry(finding=f'"v{at:012x}"'), name)
    found = load_waivers(tuple(map(Path, given)))
    assert tuple(one.file for one in found) == names


def test_a_file_that_is_given_twice_is_said_by_its_name(tmp_path: Path) -> None:
    path = write(tmp_path, entry())
    with pytest.raises(WaiverError, match=r"^waivers\.toml:2: .* in waivers\.toml line 1"):
        load_waivers((path, path))


def test_two_files_may_not_speak_of_one_finding(tmp_path: Path) -> None:
    files = (write(tmp_path, entry(), "a/waivers.toml"), write(tmp_path, entry(), "b/waivers.toml"))
    with pytest.raises(WaiverError, match=r"has a waiver already, in a/waivers\.toml line 1"):
        load_waivers(files)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (accepted(id=None), "id: is missing"),
        (accepted(reason='"x"'), "unknown key 'reason'"),
        (accepted(printed=None), "printed: is missing"),
        (accepted(rule='"waivers"'), "cannot be accepted"),
        (accepted() + accepted(), "stands in the baseline already"),
        (entry(), "Known: finding"),
    ],
)
def test_what_is_wrong_with_a_baseline_is_said(content: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(WaiverError) as error:
        load_baseline((write(tmp_path, content),))
    assert words in str(error.value)


def test_a_baseline_may_hold_what_a_very_bad_run_found(tmp_path: Path) -> None:
    """It is read again however large it was written, where a file of waivers would be too large."""
    entry_of = {"about": "Visits, Aldermoor: text against table; " * 10, "baseline": True}
    found = [replace(waiver(f"v{n:012x}"), line=0, **entry_of) for n in range(12_000)]  # type: ignore[arg-type]
    path = write(tmp_path, baseline_text(found), "baseline.toml")
    assert path.stat().st_size > FORM.most_bytes
    assert [one.finding for one in load_baseline((path,))] == [one.finding for one in found]


def test_a_baseline_that_is_too_large_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "baseline.toml"
    with path.open("wb") as file:
        file.truncate(baseline_file.FORM.most_bytes + 1)
    with pytest.raises(WaiverError, match=r"is larger than 50 MB\. Is it a baseline\? Divide it\."):
        load_baseline((path,))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is no file"), (tmp_path / "gone.toml", "does not exist")):
        with pytest.raises(WaiverError, match=words):
            load_waivers((path,))


def test_every_key_of_a_waiver_is_explained() -> None:
    page = (ROOT / "docs" / "waivers.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in page] == []
