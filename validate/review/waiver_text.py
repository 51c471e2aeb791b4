"""
Adding to a file of waivers: a new entry at its end, or an approval in one that is there.

Not a byte of what a person wrote is touched. What comes of it is read again before it is written,
and must hold what was meant and nothing else.
"""

import re
from datetime import date
from pathlib import Path

from validate.errors import WaiverError
from validate.model import Waiver
from validate.review.entries import parsed, starts_of, text_of
from validate.review.waiver_file import FORM, TABLE
from validate.toml_text import listed, quoted

_HEAD = """\
# Findings that may stay: why, who asked for it, and who else approved it.
# `tieout waive --help` says how to add one; an entry holds for the prints that it names.
"""
_MARK = "\ufeff"
_RAISED = re.compile(r"^[ \t]*raised_on[ \t]*=[^\n]*\n?", re.MULTILINE)
_HEADER = re.compile(r"[^\n]*\n?")


def entry_text(waiver: Waiver) -> str:
    """A waiver as an entry of a file; its lines end in LF."""
    lines = [
        f"[[{TABLE}]]",
        f"finding = {quoted(waiver.finding)}",
        f"rule = {quoted(waiver.rule)}",
        f"about = {quoted(waiver.about)}",
        f"printed = {listed(waiver.printed)}",
        *([f"reports = {listed(waiver.reports)}"] if waiver.reports else []),
        f"reason = {quoted(waiver.reason)}",
        f"raised_by = {quoted(waiver.raised_by)}",
        *_day("raised_on", waiver.raised_on),
        *([f"approved_by = {quoted(waiver.approved_by)}"] if waiver.approved_by else []),
        *_day("approved_on", waiver.approved_on),
        *_day("expires_on", waiver.expires_on),
        *([f"ticket = {quoted(waiver.ticket)}"] if waiver.ticket else []),
    ]
    return "\n".join(lines) + "\n"


def with_entry(file: Path, waiver: Waiver) -> str:
    """
    The text of a file with one more waiver at its end; a file that does not exist is a new one.

    Raises :class:`WaiverError` when the file cannot be read, or nothing can be put at its end.
    """
    new = entry_text(waiver)
    if not file.exists():
        return f"{_HEAD}\n{new}"
    text = text_of(file, FORM)
    end = _line_end(text)
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    added = text + f"{gap}{new}".replace("\n", end)
    before, after = _waivers(text, file), [*_waivers(new, file)]
    _must_hold(added, [*before, *after], file)
    return _marked(file, added)


def with_approval(file: Path, finding: str, by: str, on: date) -> str:
    """
    The text of a file with the approval of the waiver of one finding filled in.

    Raises :class:`WaiverError` when the file cannot be read, or the entry cannot be found in it.
    """
    text = text_of(file, FORM)
    entries = _waivers(text, file)
    at = next((i for i, one in enumerate(entries) if _is_of(one, finding)), None)
    starts = starts_of(text, TABLE)
    if at is None or len(starts) != len(entries):
        raise _by_hand(file)
    wanted = [*entries]
    wanted[at] = {**_mapping(entries[at]), "approved_by": by, "approved_on": on}
    approval = f"approved_by = {quoted(by)}\napproved_on = {on.isoformat()}\n"
    stop = starts[at + 1] if at + 1 < len(starts) else len(text)
    raised = _RAISED.search(text, starts[at], stop)
    header = _HEADER.match(text, starts[at], stop)
    # The line may stand in a text of several lines; then the place behind the head is right.
    for place in (raised, header):
        if place is not None:
            added = _inserted(text, place.end(), approval)
            if _holds(added, wanted):
                return _marked(file, added)
    raise _by_hand(file)


def _day(key: str, day: date | None) -> list[str]:
    return [f"{key} = {day.isoformat()}"] if day else []


def _inserted(text: str, at: int, lines: str) -> str:
    gap = "" if text[:at].endswith("\n") else "\n"
    return text[:at] + f"{gap}{lines}".replace("\n", _line_end(text)) + text[at:]


def _line_end(text: str) -> str:
    """The line end of most lines, for the new ones to be like them."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def _marked(file: Path, text: str) -> str:
    """The text with the mark of the byte order where the file has one."""
    return f"{_MARK}{text}" if file.read_bytes().startswith(_MARK.encode()) else text


def _waivers(text: str, file: Path) -> list[object]:
    found = parsed(text, str(file)).get(TABLE, [])
    if not isinstance(found, list):
        raise _by_hand(file)
    return found


def _must_hold(text: str, wanted: list[object], file: Path) -> None:
    if not _holds(text, wanted):
        raise _by_hand(file)


def _holds(text: str, wanted: list[object]) -> bool:
    try:
        return parsed(text, "").get(TABLE) == wanted
    except WaiverError:
        return False


def _is_of(entry: object, finding: str) -> bool:
    return isinstance(entry, dict) and str(entry.get("finding", "")).strip() == finding


def _mapping(entry: object) -> dict[str, object]:
    return entry if isinstance(entry, dict) else {}


def _by_hand(file: Path) -> WaiverError:
    problem = f"is not written as entries [[{TABLE}]], one below the other"
    return WaiverError(str(file), problem, "Rewrite it so, or add the lines by hand.")
