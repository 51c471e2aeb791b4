"""
Reading plain text: lines to blocks.

The text is what a converter makes of a report: blocks divided by empty lines, a paragraph a line
or hard-wrapped, table cells divided by tabs, note marks as superscript characters or ``^{7,8}``.
"""

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256

from validate.errors import DocumentError
from validate.reading.document import Block, BlockKind, Document, Mark, Span, Text
from validate.reading.rejoin import join, rejoin
from validate.reading.superscripts import MARK, labels_of, text_of_line
from validate.reading.tabs import Line, table_of, with_captions

_CAPTION = re.compile(
    r"^(?P<label>(?:Figure|Table|Chart|Map|Box)\s+\d+[a-z]?)\s*[:.]\s", re.IGNORECASE
)
_SOURCE = re.compile(
    r"^(?:(?:Sources?|Notes?)\s*:|For (?:further|more) (?:information|details)\b)", re.IGNORECASE
)
_ITEM = re.compile(r"^(?:[-•–▪]\s|\d{1,2}\.\s|\([a-z]{1,3}\)\s)")
_STAR_NOTE = re.compile(r"^(?P<label>\*+)\s*(?=[A-Z])")
_CONTENTS_ENTRY = re.compile(r"^(?P<title>.*?\D)[\s.]*(?:\t|\.{3,}|\s{2,})\s*(?P<page>\d{1,4})$")
_NUMBERED_NOTE = re.compile(r"(?P<label>[1-9]\d{0,2})\s+(?=[A-Z“\"‘'(*])")
# *2 Claims received*, *3.1 Costs*: the number of a section.
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})*\s+(?=[A-Z])")
_MOST_WORDS_OF_HEADING = 14
_MOST_WORDS_OF_QUESTION = 30
_MOST_CONTROL_SHARE = 0.02
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
# A text is hard-wrapped when no line is longer than a printed one and most lines go on below.
_SHORTEST_WRAPPED_LINE = 40
_LONGEST_WRAPPED_LINE = 140
_LEAST_SHARE_OF_WRAPPED = 0.4


def read_text(name: str, data: bytes) -> Document:
    """
    Read a UTF-8 text into a document; lines count from 1.

    Raises :class:`DocumentError` for an empty file, one that is no text, and another encoding.
    """
    groups = list(_groups(_decode(name, data)))
    blocks = tuple(with_captions(_blocks(groups, _width(groups))))
    blocks = rejoin(tuple(_with_numbered_notes(blocks)))
    return Document(name=name, sha256=sha256(data).hexdigest(), format="text", blocks=blocks)


def _decode(name: str, data: bytes) -> str:
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            name,
            f"is not UTF-8 text (byte {error.start})",
            "Save it as UTF-8 and run again.",
        ) from error
    if not source.strip():
        raise DocumentError(name, "is empty", "Give the text of a report.")
    control = len(_CONTROL.findall(source))
    if control > _MOST_CONTROL_SHARE * len(source):
        raise DocumentError(name, "is not a text file", "Give the report as .pdf or as UTF-8 text.")
    return source


def _groups(source: str) -> Iterator[list[Line]]:
    """Runs of lines without an empty one between them."""
    group: list[Line] = []
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", source), start=1):
        line = raw.replace("\f", " ").rstrip()
        stripped = line.lstrip(" \u00a0\ufeff")
        if stripped:
            # A tab at the start is an empty first cell, so only spaces are taken off.
            group.append(Line(number=number, column=len(line) - len(stripped), text=stripped))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _width(groups: Sequence[Sequence[Line]]) -> int:
    """The width to which a text is hard-wrapped; 0 when a paragraph is a line."""
    prose = [[len(line.text) for line in group if "\t" not in line.text] for group in groups]
    lengths = [length for group in prose for length in group]
    going_on = sum(len(group) - 1 for group in prose if group)
    if not lengths or not _SHORTEST_WRAPPED_LINE <= max(lengths) <= _LONGEST_WRAPPED_LINE:
        return 0
    return max(lengths) if going_on >= _LEAST_SHARE_OF_WRAPPED * len(lengths) else 0


def _blocks(groups: Sequence[list[Line]], width: int) -> Iterator[Block]:
    in_contents = False
    for group in groups:
        lines = group
        if lines[0].text.casefold() in {"contents", "table of contents"}:
            in_contents = True
            yield Block(kind=BlockKind.HEADING, text=_text(lines[0]))
            lines = lines[1:]
        if in_contents and lines:
            entries = [line for line in lines if _CONTENTS_ENTRY.match(line.text)]
            in_contents = len(entries) * 2 >= len(lines)
        if in_contents:
            for line in lines:
                yield Block(kind=BlockKind.CONTENTS_ENTRY, text=_text(line))
        else:
            yield from _blocks_of(lines, width)


def _blocks_of(lines: Sequence[Line], width: int) -> Iterator[Block]:
    """The blocks of a run of lines: a table from the first line with tabs to the last."""
    tabbed = [index for index, line in enumerate(lines) if "\t" in line.text]
    if not tabbed:
        yield from (_classified(text) for text in _unwrapped(lines, width))
        return
    first, last = tabbed[0], tabbed[-1] + 1
    yield from (_classified(text) for text in _unwrapped(lines[:first], width))
    yield table_of(lines[first:last])
    yield from (_classified(text) for text in _unwrapped(lines[last:], width))


def _unwrapped(lines: Sequence[Line], width: int) -> Iterator[Text]:
    """Lines that only carry on the one before are joined to it."""
    held: Text | None = None
    above: Line | None = None
    for line in lines:
        if held is not None and above is not None and _carries_on(above, line, width):
            held = join(held, _text(line))
        else:
            if held is not None:
                yield held
            held = _text(line)
        above = line
    if held is not None:
        yield held


def _carries_on(above: Line, line: Line, width: int) -> bool:
    if any(pattern.match(line.text) for pattern in (MARK, _CAPTION, _SOURCE, _ITEM, _STAR_NOTE)):
        return False
    words = line.text.split()
    if width:  # the line above was full: the first word of this one had no room on it
        return len(above.text) + 1 + len(words[0]) > width
    return line.text[0].islower() and len(words) > 1 and above.text[-1] not in ".?!"


def _text(line: Line) -> Text:
    return text_of_line(line.number, line.text, line.column)


def _classified(text: Text) -> Block:
    plain = text.text
    mark, star, caption = MARK.match(plain), _STAR_NOTE.match(plain), _CAPTION.match(plain)
    if mark:
        lead = mark.end() + len(plain[mark.end() :]) - len(plain[mark.end() :].lstrip())
        return Block(
            kind=BlockKind.NOTE,
            text=_without(text, lead),
            label=labels_of(mark)[0],
            opening=_head(text, mark.end()),
        )
    if caption:
        label = " ".join(caption["label"].split()).capitalize()
        return Block(kind=BlockKind.CAPTION, text=text, label=label)
    # A pair of stars is emphasis; a note has its stars at the start alone.
    if star and "*" not in plain[star.end() :]:
        return Block(kind=BlockKind.NOTE, text=text, label=star["label"])
    return Block(kind=_plain_kind(plain, text), text=text)


def _with_numbered_notes(blocks: Sequence[Block]) -> Iterator[Block]:
    """
    Notes that open with a number of full size: *12 See the annex*, where a mark ¹² refers to it.

    A paragraph that merely begins with a number has no mark, or stands out of the notes' order.
    """
    marks = {label for block in blocks for mark in block.text.marks for label in mark.labels}
    marks -= {block.label for block in blocks if block.kind is BlockKind.NOTE}
    last = 0
    for block in blocks:
        opening = _NUMBERED_NOTE.match(block.text.text)
        plain = block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}
        if opening and plain and opening["label"] in marks and int(opening["label"]) > last:
            last = int(opening["label"])
            yield Block(
                kind=BlockKind.NOTE,
                text=_without(block.text, opening.end()),
                label=opening["label"],
                opening=_head(block.text, opening.end("label")),
            )
        else:
            yield block


def _head(text: Text, end: int) -> Text:
    """The first characters of a text, every place kept."""
    return Text(
        text=text.text[:end],
        spans=tuple(
            span._replace(end=min(span.end, end)) for span in text.spans if span.start < end
        ),
        marks=tuple(mark for mark in text.marks if mark.end <= end),
    )


def _without(text: Text, lead: int) -> Text:
    """A text without its first characters, every place kept."""
    spans = tuple(_shifted(span, lead) for span in text.spans if span.end > lead)
    marks = tuple(
        Mark(start=mark.start - lead, end=mark.end - lead, labels=mark.labels)
        for mark in text.marks
        if mark.start >= lead
    )
    return Text(text=text.text[lead:], spans=spans, marks=marks)


def _shifted(span: Span, lead: int) -> Span:
    cut = max(lead - span.start, 0)
    return span._replace(
        start=span.start + cut - lead, end=span.end - lead, column=span.column + cut
    )


def _plain_kind(plain: str, text: Text) -> BlockKind:
    if _SOURCE.match(plain):
        return BlockKind.SOURCE
    if _ITEM.match(plain):
        return BlockKind.ITEM
    return BlockKind.HEADING if _looks_like_heading(text) else BlockKind.PARAGRAPH


def _looks_like_heading(text: Text) -> bool:
    plain = text.plain.rstrip(" *")
    numbered = _SECTION.match(plain)
    if numbered and not plain[-1].isdigit():  # *3 Receipts*; with a page behind it, of the contents
        plain = plain[numbered.end() :]
    if not plain or not plain[0].isalpha() or plain[0].islower():
        return False
    words = len(plain.split())
    if plain.endswith("?"):
        return words <= _MOST_WORDS_OF_QUESTION
    return words <= _MOST_WORDS_OF_HEADING and plain[-1] not in ".,;:!"
