"""Adding to a file of waivers: what a person wrote stays as it is, to the byte."""

import os
import stat
import string
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.waivers import FINDING, OTHER, entry, waiver
from validate.errors import WaiverError
from validate.model import Waiver
from validate.review.baseline_file import baseline_text, load_baseline
from validate.review.waiver_file import load_waivers
from validate.review.waiver_text import with_approval, with_entry
from validate.review.writing import write

WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20).filter(
    lambda text: any(one.isalnum() and one.isascii() for one in text)
)
PRINTS = st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=8), max_size=3)
TEXTS = [
    "",
    "# only a comment",
    entry(finding=f'"{OTHER}"'),
    entry(finding=f'"{OTHER}"').rstrip("\n"),
    "\n\n" + entry(finding=f'"{OTHER}"') + "# the last word\n\n\n",
    entry(finding=f'"{OTHER}"', reason='"""\n[[waiver]]\nraised_on = 2020-01-01\n"""'),
]
ENCODED = [(text, form) for text in TEXTS for form in ("plain", "CRLF", "marked")]


def bytes_of(text: str, form: str) -> bytes:
    if form == "CRLF":
        return text.replace("\n", "\r\n").encode()
    return (b"\xef\xbb\xbf" if form == "marked" else b"") + text.encode()


def unplaced(one: Waiver) -> Waiver:
    return replace(one, file="", line=0)


@pytest.mark.parametrize(("text", "form"), ENCODED)
def test_an_entry_is_added_at_the_end_and_no_other_byte_changes(
    text: str, form: str, tmp_path: Path
) -> None:
    path = tmp_path / "waivers.toml"
    before = bytes_of(text, form)
    path.write_bytes(before)
    earlier = load_waivers((path,))
    write(path, with_entry(path, waiver()))
    after = path.read_bytes()
    assert after.startswith(before)
    added = after[len(before) :]
    assert (b"\r\n" in added) == (form == "CRLF" and "\n" in text)
    assert added.count(b"\n") == added.count(b"\r\n") or b"\r" not in added
    assert [unplaced(one) for one in load_waivers((path,))] == [
        *map(unplaced, earlier),
        unplaced(waiver()),
    ]


def test_a_new_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    write(path, with_entry(path, waiver()))
    assert path.read_text(encoding="utf-8").startswith("# Findings that may stay")
    assert [unplaced(one) for one in load_waivers((path,))] == [unplaced(waiver())]


@given(WORDS, PRINTS)
def test_whatever_is_said_is_read_again(reason: str, prints: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "waivers.toml"
        one = replace(waiver(printed=tuple(prints)), reason=reason, about=reason)
        write(path, with_entry(path, one))
        (read,) = load_waivers((path,))
        assert read.printed == one.printed
        assert (
            read.reason.split()
            == "".join(char if char.isprintable() else " " for char in reason).split()
        )


@pytest.mark.parametrize(("text", "form"), ENCODED)
@pytest.mark.parametrize("end", ["", "\n", "# after\n[[waiver]]"])
def test_an_approval_is_filled_in_and_no_line_changes(
    text: str, form: str, end: str, tmp_path: Path
) -> None:
    path = tmp_path / "waivers.toml"
    raised = entry(approved_by=None, approved_on=None).rstrip("\n") + end
    if end.endswith("]]"):
        last = entry(finding='"v000000000000"')
        raised = raised.replace("# after\n[[waiver]]", f"\n# after\n{last}")
    path.write_bytes(bytes_of(f"{text}\n{raised}", form))
    before = path.read_bytes()
    write(path, with_approval(path, FINDING, 'Ben "B" Head', date(2026, 2, 1)))
    found = {one.finding: one for one in load_waivers((path,))}
    assert found[FINDING].approved_by == 'Ben "B" Head'
    assert found[FINDING].approved_on == date(2026, 2, 1)
    after = path.read_bytes().splitlines()
    new = [
        line
        for line in after
        if line.startswith((b'approved_by = "Ben \\', b"approved_on = 2026-02"))
    ]
    assert len(new) == 2
    assert [line for line in after if line not in new] == before.splitlines()


def test_no_mark_that_cannot_be_seen_gets_into_the_file(tmp_path: Path) -> None:
    """What turns the direction of writing would have a reviewer read something else."""
    path = tmp_path / "waivers.toml"
    prints = ("1\u00a0200", "\u202e63.0", "\u200b", "\x7f\x1b", "\U000e0041")
    write(path, with_entry(path, waiver(printed=prints)))
    assert path.read_text(encoding="utf-8").replace("\n", "").isprintable()
    assert load_waivers((path,))[0].printed == prints


def test_a_date_in_a_text_of_several_lines_is_not_taken_for_the_key(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    text = '[[waiver]]\nreason = """\nraised_on = 2020-01-01\n"""\n'
    text += entry(reason=None, approved_by=None, approved_on=None).removeprefix("[[waiver]]\n")
    path.write_text(text, encoding="utf-8")
    write(path, with_approval(path, FINDING, "Ben Head", date(2026, 2, 1)))
    (one,) = load_waivers((path,))
    assert (one.approved_by, one.reason) == ("Ben Head", "raised_on = 2020-01-01")


@pytest.mark.parametrize("text", ["waiver = []\n", 'waiver = [{finding = "x"}]\n'])
def test_a_list_in_brackets_cannot_be_added_to(text: str, tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WaiverError, match="one below the other"):
        with_entry(path, waiver())


def test_a_file_that_is_write_protected_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(entry(), encoding="utf-8")
    path.chmod(0o444)
    with pytest.raises(WaiverError, match="write-protected"):
        write(path, "")
    assert path.read_text(encoding="utf-8") == entry()
    path.chmod(0o644)
    assert [one.name for one in tmp_path.iterdir()] == ["waivers.toml"]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077, 0o002])
def test_a_new_file_is_for_those_that_the_mask_leaves(mask: int, tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    before = os.umask(mask)
    try:
        write(path, "# new\n")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text("", encoding="utf-8")
    path.chmod(0o600)
    write(path, "# new\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "kept.toml", tmp_path / "waivers.toml"
    path.write_text("", encoding="utf-8")
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("no links here")
    write(link, "# new\n")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "# new\n"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WaiverError, match="cannot be written"):
        write(tmp_path / "none" / "waivers.toml", "")


@given(st.permutations([FINDING, OTHER, "v000000000000"]), PRINTS, st.text(string.printable))
def test_a_baseline_is_read_again_and_hangs_on_no_order(
    ids: list[str], prints: list[str], about: str
) -> None:
    entries = [replace(waiver(one, printed=tuple(prints), baseline=True), about=about)
               for one in ids]  # fmt: skip
    text = baseline_text(entries)
    assert text == baseline_text(reversed(entries))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "baseline.toml"
        write(path, text)
        assert {(one.finding, one.printed) for one in load_baseline((path,))} == {
            (one, tuple(prints)) for one in ids
        }
