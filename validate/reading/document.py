"""
The document model: what reading gives, whatever the input was.

A document is a sequence of blocks in reading order. Every character of a block knows the place it
was read from, so a figure found later can say page, line and box. Recognition works on these
records alone and never sees the library that read the file.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from validate.model import Box

_BLANKS = "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t"
_MINUSES = "\u2011\u2212\ufe63\uff0d"
# Full-width forms stand in the same order as the characters they are wide forms of.
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_COMMON = {
    **_WIDE,
    **dict.fromkeys(map(ord, _BLANKS), " "),
    **dict.fromkeys(map(ord, _MINUSES), "-"),
}
_THIN_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))")
_RAISED_POINT = re.compile(r"(?<=\d)[\u00b7\u2027\u22c5](?=\d)")


class BlockKind(StrEnum):
    """What a block is, as far as its look tells; what it means is for recognition to say."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    CONTENTS_ENTRY = "contents_entry"
    SOURCE = "source"
    NOTE = "note"
    TABLE = "table"
    FURNITURE = "furniture"


class Span(NamedTuple):
    """
    The place of the characters ``start`` to ``end`` (end excluded) of a text.

    A text input has one span a source line, with ``line`` from 1 and ``column`` the 0-based
    position of the first character in that line; a PDF one span a word, with ``page`` and ``box``.
    It is a tuple because a report has tens of thousands.
    """

    start: int
    end: int
    page: int | None = None
    line: int | None = None
    column: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A note mark: ``text[start:end]`` refers to the notes ``labels`` and is part of no number."""

    start: int
    end: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """
    A run of printed text with the place of every character.

    ``text`` is verbatim, except that line and page breaks are one space, a hyphen that only breaks
    a word at a line end is gone, and the raised characters of a note mark are written as
    superscripts (``2016²⁰``). ``spans`` are in order and do not overlap.
    """

    text: str
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def plain(self) -> str:
        """
        The text as recognition reads it: same length, same positions.

        Note marks are blanked out, so nothing is glued; special blanks, full-width forms, the many
        minus signs and the raised decimal point are the common ones.
        """
        return _plain(self.text, self.marks)

    def page_at(self, start: int) -> int | None:
        """Page of the character at ``start``; None in a text input."""
        span = self._span_at(start)
        return span.page if span else None

    def line_at(self, start: int) -> int | None:
        """Source line of the character at ``start``; None in a PDF."""
        span = self._span_at(start)
        return span.line if span else None

    def column_at(self, start: int) -> int | None:
        """0-based position in its source line of the character at ``start``; None in a PDF."""
        span = self._span_at(start)
        if span is None or span.line is None:
            return None
        return span.column + start - span.start

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """The rectangles that cover ``start:end``, words of one printed line joined into one."""
        joined: list[Box] = []
        for span in self.spans:
            if span.box is None or span.end <= start or span.start >= end:
                continue
            box = _part_of(span, start, end)
            if joined and _same_line(joined[-1], box):
                joined[-1] = _union(joined[-1], box)
            else:
                joined.append(box)
        return tuple(joined)

    def _span_at(self, start: int) -> Span | None:
        best: Span | None = None
        for span in self.spans:
            if span.start > start:
                break
            best = span
        return best or (self.spans[0] if self.spans else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """
    A table as printed: header cells, then rows of as many cells; an empty cell is an empty Text.

    ``method`` says how the cells were found (``tabs``, ``lines``, ``rules``...). ``depths`` says by
    how many levels the label of each row is indented, ``strong`` whether it is bold; empty where
    all rows are alike, or nothing can be told.
    """

    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    method: str
    depths: tuple[int, ...] = ()
    strong: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """
    One block of a document.

    ``label`` is the number of a note (``7``), or the name of a captioned figure (``Figure 4``);
    ``level`` the depth of a heading, 1 highest, 0 unknown. A table block has its caption's text as
    ``text`` (empty if none) and the cells in ``table``. ``opening`` is the mark that opens a note,
    as printed, which is no part of its ``text``.
    """

    kind: BlockKind
    text: Text
    label: str = ""
    level: int = 0
    table: Table | None = None
    opening: Text = Text(text="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """
    One input, read.

    ``pages`` is None for a text input; ``page_labels`` holds one printed page number a page where
    there is one, else ``""``. ``problems`` are one-line remarks for the analyst, ``unread`` has
    a line for each thing that could not be read or trusted.
    """

    name: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    page_labels: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def _part_of(span: Span, start: int, end: int) -> Box:
    """The share of a word's box that the characters ``start:end`` take, by even widths."""
    box = span.box
    assert box is not None
    width = (box.x1 - box.x0) / max(span.end - span.start, 1)
    left = max(start - span.start, 0)
    right = min(end, span.end) - span.start
    return Box(
        page=box.page,
        x0=box.x0 + left * width,
        top=box.top,
        x1=box.x0 + right * width,
        bottom=box.bottom,
    )


def _same_line(a: Box, b: Box) -> bool:
    middle = (b.top + b.bottom) / 2
    return a.page == b.page and a.top <= middle <= a.bottom and b.x0 >= a.x0


def _union(a: Box, b: Box) -> Box:
    return Box(
        page=a.page,
        x0=min(a.x0, b.x0),
        top=min(a.top, b.top),
        x1=max(a.x1, b.x1),
        bottom=max(a.bottom, b.bottom),
    )


@lru_cache(maxsize=4096)  # every reader of a block asks for it
def _plain(text: str, marks: tuple[Mark, ...]) -> str:
    plain = _THIN_GROUPS.sub(",", text)
    plain = _RAISED_POINT.sub(".", plain.translate(_COMMON))
    for mark in marks:
        plain = plain[: mark.start] + " " * (mark.end - mark.start) + plain[mark.end :]
    return plain
