"""The entries of a table of contents: a title and its page, whichever side the page stands on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validate.reading.document import BlockKind
from validate.reading.flow import Draft, Look
from validate.reading.geometry import Line, Word
from validate.reading.weave import is_leader

_TITLE = re.compile(r"^(?:table of )?contents$", re.IGNORECASE)
_PAGE = re.compile(r"^(?:\d{1,4}|[ivxlc]{1,7})$")
_DOTS = re.compile(r"[.·…_]{3,}$")
_GAP = 1.0
_LARGER = 1.08
_SAME_SIZE = 0.1
_TWO = 2
_LEAST_ENTRIES = 3  # dots alone make no contents


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    title: tuple[Line, ...]
    number: Line
    leads: bool
    """The page number stands before the title."""


def split_contents(
    lines: Sequence[Line], look: Look
) -> tuple[tuple[Line, ...], list[tuple[float, Draft]]]:
    """Return the lines that are no contents, and the entries with their height on the page."""
    title = next((i for i, line in enumerate(lines) if _TITLE.match(line.plain.strip())), None)
    entries: list[tuple[float, _Entry]] = []
    rest: list[Line] = []
    waiting: list[Line] = []
    in_contents = False
    for index, line in enumerate(lines):
        entry = _entry(line, gap_is_enough=in_contents)
        if entry:
            whole = _with_wrapped(entry, waiting)
            rest += waiting if whole is entry else []
            entries.append((waiting[0].top if waiting else line.top, whole))
            waiting = []
            continue
        if in_contents and entries and entries[-1][1].leads and _hangs(entries[-1][1], line):
            entries[-1] = (entries[-1][0], _longer(entries[-1][1], line))
            continue
        if line.size >= _LARGER * look.size and index != title:
            in_contents = False
        if index == title:
            in_contents = True
            rest.append(line)
        elif in_contents or _may_wait(line, lines, index):
            waiting.append(line)
        else:
            rest += [*waiting, line]
            waiting = []
    rest += waiting
    if title is None and len(entries) < _LEAST_ENTRIES:
        return tuple(lines), []
    return tuple(rest), [(top, _draft(entry)) for top, entry in entries]


def _entry(line: Line, *, gap_is_enough: bool) -> _Entry | None:
    words = line.words
    if len(words) >= _TWO and _PAGE.match(words[-1].text):
        title = words[:-1]
        dotted = (
            is_leader(title[-1]) or title[-1].text in {".", ".."} or _DOTS.search(title[-1].text)
        )
        apart = gap_is_enough and words[-1].x0 - words[-2].x1 > _GAP * line.size
        if dotted or apart:
            kept = _without_leader(title)
            if kept:
                return _Entry(
                    title=(Line(page=line.page, words=kept),),
                    number=Line(page=line.page, words=words[-1:]),
                    leads=False,
                )
    if not gap_is_enough or len(words) < _TWO or not _PAGE.match(words[0].text):
        return None
    if words[1].x0 - words[0].x1 <= _GAP * line.size:
        return None
    return _Entry(
        title=(Line(page=line.page, words=words[1:]),),
        number=Line(page=line.page, words=words[:1]),
        leads=True,
    )


def _without_leader(words: Sequence[Word]) -> tuple[Word, ...]:
    kept = list(words)
    while kept and not kept[-1].text.strip(".·…_ "):
        kept.pop()
    return tuple(kept)


def _with_wrapped(entry: _Entry, waiting: Sequence[Line]) -> _Entry:
    if not waiting or entry.leads:
        return entry
    return _Entry(title=(*waiting, *entry.title), number=entry.number, leads=False)


def _longer(entry: _Entry, line: Line) -> _Entry:
    return _Entry(title=(*entry.title, line), number=entry.number, leads=True)


def _hangs(entry: _Entry, line: Line) -> bool:
    return abs(entry.title[-1].x0 - line.x0) <= line.size


def _may_wait(line: Line, lines: Sequence[Line], index: int) -> bool:
    """Return whether a line outside known contents may be the first half of a wrapped entry."""
    if index + 1 >= len(lines):
        return False
    below = lines[index + 1]
    return (
        abs(below.size - line.size) < _SAME_SIZE
        and abs(below.x0 - line.x0) < line.size
        and _entry(below, gap_is_enough=False) is not None
    )


def _draft(entry: _Entry) -> Draft:
    return Draft(kind=BlockKind.CONTENTS_ENTRY, lines=entry.title, tail=entry.number)
