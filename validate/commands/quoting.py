"""A quote on one line of a console, cut to its width, with carets under the print in it."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_CUT = "..."
_FORMAT = "Cf"
# Marks on one letter; more of them would only pile up over the lines above.
_MOST_MARKS = 3


class Char(NamedTuple):
    """A character as it is shown: whether it is of the print, and how many columns it takes."""

    text: str
    marked: bool
    columns: int


def excerpt(
    quote: str, spans: Iterable[tuple[int, int]], width: int, *, label: str = ""
) -> tuple[str, str]:
    """
    The quote in at most ``width`` columns, and the carets that belong on the line beneath.

    What would steer a console is taken out. Cuts fall between words and never behind a digit, and
    the print is kept where there is room for it. A ``label`` (that of a row, beside a bare number)
    stands before the quote, and is cut with it. ``spans`` outside the quote are not marked.
    """
    head = f"{label}: " if label else ""
    moved = [(start + len(head), end + len(head)) for start, end in spans if end <= len(quote)]
    shown = _cut(_chars(head + quote, moved), width)
    carets = "".join(("^" if char.marked else " ") * char.columns for char in shown)
    return "".join(char.text for char in shown).rstrip(), carets.rstrip()


def plain(text: str) -> str:
    """A text on one line, without control characters, marks of direction and piles of accents."""
    return "".join(char.text for char in _chars(text, []))


def safe(path: str) -> str:
    """A path as it is, but for what would steer a console."""
    return "".join(char if char.isprintable() else "?" for char in path)


def wide(text: str) -> int:
    """How many columns a text takes; Chinese, Japanese and Korean characters take two."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}
        else 2
        if unicodedata.east_asian_width(char) in {"W", "F"}
        else 1
        for char in text
    )


def _chars(text: str, spans: Sequence[tuple[int, int]]) -> list[Char]:
    """What is shown of a text: printable characters, one space for all that separates them."""
    inside = {
        at for start, end in spans if 0 <= start < end <= len(text) for at in range(start, end)
    }
    found: list[Char] = []
    marks = 0
    for at, char in enumerate(text):
        if not char.isascii() and unicodedata.category(char) == _FORMAT:
            continue
        if char.isspace() or not char.isprintable():
            if found and found[-1].text != " ":
                found.append(Char(" ", at in inside and at + 1 in inside, 1))
            continue
        columns = wide(char)
        marks = 0 if columns else marks + 1
        if marks <= _MOST_MARKS:
            found.append(Char(char, at in inside, columns))
    while found and found[-1].text == " ":
        found.pop()
    return found


def _cut(chars: Sequence[Char], width: int) -> list[Char]:
    """The words around the first marks that fit."""
    if _columns(chars) <= width:
        return list(chars)
    words = _words(chars)
    marked = [number for number, word in enumerate(words) if any(char.marked for char in word)]
    low = high = marked[0] if marked else 0
    dots = [Char(text=char, marked=False, columns=1) for char in _CUT]
    space = Char(text=" ", marked=False, columns=1)
    room = width - 2 * (len(dots) + 1)
    used = _columns(words[low])
    if used > room:
        return _hard(words[low], room, dots)
    # Words are taken to the right and to the left in turn, for as long as there is room.
    open_ = {1: True, -1: True}
    while any(open_.values()):
        for side in (1, -1):
            at = high + 1 if side == 1 else low - 1
            more = _columns(words[at]) if 0 <= at < len(words) else room + 1
            open_[side] = open_[side] and used + more <= room
            if open_[side]:
                used += more
                low, high = min(low, at), max(high, at)
    inner = [char for word in words[low : high + 1] for char in word]
    before = [*dots, space] if low else []
    if high + 1 < len(words):
        after = dots if inner[-1].text == " " else [space, *dots]
        return [*before, *inner, *after]
    return [*before, *inner]


def _words(chars: Sequence[Char]) -> list[list[Char]]:
    """The stretches that are never cut, each with the space behind it; a print is one."""
    words: list[list[Char]] = [[]]
    for at, char in enumerate(chars):
        words[-1].append(char)
        if char.text == " " and not char.marked and at and not chars[at - 1].text.isdigit():
            words.append([])
    return [word for word in words if word]


def _hard(word: Sequence[Char], room: int, dots: list[Char]) -> list[Char]:
    """One word without end: as much from its print on, or from its start, as there is room for."""
    start = next((at for at, char in enumerate(word) if char.marked), 0)
    kept: list[Char] = []
    used = 0
    for char in word[start:]:
        used += char.columns
        if used > room:
            break
        kept.append(char)
    before = dots if start else []
    return [*before, *kept, *(dots if start + len(kept) < len(word) else [])]


def _columns(chars: Iterable[Char]) -> int:
    return sum(char.columns for char in chars)
