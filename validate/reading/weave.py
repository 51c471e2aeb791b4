"""Weaving printed lines into one text: line ends, word-breaking hyphens, places and marks."""

import re
from collections.abc import Sequence

from validate.model import Box
from validate.reading.document import Mark, Span, Text
from validate.reading.geometry import Line, Word
from validate.reading.lexicon import HYPHENS, SOFT, Lexicon
from validate.reading.marks import labels, superscript

_LETTERS_BEFORE = re.compile(r"([^\W\d_]+)-$")
_LETTERS_AFTER = re.compile(r"^[^\W\d_]+")
# The rest of an address, broken where there was no more room: no word of a sentence looks so.
_GOES_ON = re.compile(r"^(?!www\.|https?:)[\w%~-]*[./_=?&#][\w%~./=?&#-]*\w\W?$")
_ADDRESS = re.compile(r"(www\.|://|@\w)\S*$")
_JOINS_SUSPENDED = frozenset({"and", "or", "to"})
_LEADER = re.compile(r"^[.·…_\s]{3,}$")
# A gap wider than this many type sizes inside a line is a tab.
_TAB = 2.5


def weave(lines: Sequence[Line], lexicon: Lexicon) -> Text:
    """Return the lines as one text with a span for every word."""
    weaver = _Weaver(lexicon)
    for line in lines:
        weaver.add(line)
    return weaver.text()


class _Weaver:
    """A text under construction."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._text = ""
        self._spans: list[Span] = []
        self._marks: list[Mark] = []

    def text(self) -> Text:
        return Text(text=self._text, spans=tuple(self._spans), marks=tuple(self._marks))

    def add(self, line: Line) -> None:
        if self._text:
            separator = self._at_line_end(line.words[0])  # may take a hyphen off the text
            self._text += separator
        page, spans, parts = line.page, self._spans, list[str]()
        end, before = len(self._text), float("inf")
        for text, x0, top, x1, bottom, size, _, _, raised, tight in line.words:
            if parts and not tight:
                parts.append("\t" if x0 - before > _TAB * size else " ")
                end += 1
            printed = text.replace("\u00a0", " ")
            start, before = end, x1
            end += len(printed)
            if raised:
                self._marks.append(Mark(start=start, end=end, labels=labels(printed)))
                printed = superscript(printed)
            parts.append(printed)
            spans.append(Span(start, end, page, None, 0, Box(page, x0, top, x1, bottom)))
        self._text += "".join(parts)

    def _at_line_end(self, word: Word) -> str:
        last = self._text[-1]
        if self._marks and self._marks[-1].end == len(self._text):
            return " "
        if last in SOFT:
            self._drop_last()
            return ""
        if self._is_cut_unmarked(word):
            return ""
        if last not in HYPHENS or not self._text[:-1] or not self._text[-2].isalnum():
            return " "
        breaks = self._lexicon.breaks(self._text, word.text)
        if word.text.lower() in _JOINS_SUSPENDED and not self._is_broken_end(word, breaks=breaks):
            return " "
        if breaks:
            self._drop_last()
        return ""

    def _is_cut_unmarked(self, word: Word) -> bool:
        """Whether an address or a pair (he/she) is broken where no hyphen shows it."""
        last = self._text[-1]
        if _ADDRESS.search(self._text) and (last in "/-\u2010_=" or _GOES_ON.match(word.text)):
            # Typed addresses have plain hyphens; a printer's own only breaks them.
            whole = last == "-" and _is_known_whole(self._text, word.text, self._lexicon)
            if last == "\u2010" or whole:
                self._drop_last()
            return True
        return last == "/" and self._text[-2:-1].isalnum() and word.text[0].isalnum()

    def _is_broken_end(self, word: Word, *, breaks: bool) -> bool:
        """Whether "or" and its like end a word (monit-or), and are no words (short- or)."""
        own = self._lexicon.own_breaks and self._text[-1] != "-"
        return breaks and (own or _is_known_whole(self._text, word.text, self._lexicon))

    def _drop_last(self) -> None:
        self._text = self._text[:-1]
        span = self._spans.pop()
        if span.end - 1 > span.start:
            end = span.end - 1
            self._spans.append(Span(start=span.start, end=end, page=span.page, box=span.box))


def _is_known_whole(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether the letters on both sides of a line-end hyphen are one word of the document."""
    tail, head = _LETTERS_BEFORE.search(before), _LETTERS_AFTER.match(after)
    return bool(tail and head) and f"{tail[1]}{head[0]}".lower() in lexicon  # type: ignore[index]


def ends_in_hyphen(line: Line) -> bool:
    """Whether a line ends within a word."""
    text = line.plain
    return len(text) > 1 and text[-1] in HYPHENS + SOFT and text[-2].isalpha()


def is_leader(word: Word) -> bool:
    """Whether a word is a row of dots that leads to a page number."""
    return bool(_LEADER.match(word.text))
