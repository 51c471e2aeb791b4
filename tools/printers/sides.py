"""What one reading of a report says, in a form in which two readings can be compared."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tools.printers.convert import BADGES, cover_end
from tools.printers.graphic import extent, groups_of, is_value
from validate.reading.document import Block, BlockKind, Document, Text

_LEAD = re.compile(r"^\s*[-•–▪‣·]\s+")
_STARS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{2,160}?)(?<=[^\s*])\*(?!\*)")
_BEFORE_STOP = re.compile(r"\s+(?=[.,;:)])")
_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_UNPRINTED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS_ENTRY, BlockKind.TABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One text of a reading: how it reads, the kind that was seen in it, its page."""

    words: str
    kind: str
    page: int = 0


def words_of(text: Text) -> str:
    """Return a text as it is compared: no marks, one space at most, no stars of emphasis."""
    plain = _LEAD.sub("", _STARS.sub(r"\1", text.plain.translate(_QUOTES)))
    return _BEFORE_STOP.sub("", " ".join(plain.split()))


def said(document: Document) -> list[Said]:
    """Return all texts of a reading but running heads, contents and tables."""
    return [
        Said(words=words_of(block.text), kind=block.kind.value, page=block.text.page_at(0) or 0)
        for block in document.blocks
        if block.kind not in _UNPRINTED
    ]


def body(document: Document) -> list[Block]:
    """Return the blocks of a text reading behind its cover, without its graphics and contents."""
    blocks = document.blocks
    result: list[Block] = []
    at = cover_end(blocks)
    while at < len(blocks):
        block = blocks[at]
        end = extent(blocks, at) if block.kind is BlockKind.HEADING else at
        if end > at:
            at = end
            continue
        if block.kind is not BlockKind.CONTENTS_ENTRY:
            result.append(block)
        at += 1
    return result


def paragraphs(document: Document) -> list[Said]:
    """Return the paragraphs and items of a text reading."""
    kinds = {BlockKind.PARAGRAPH, BlockKind.ITEM}
    return [_said(block) for block in body(document) if block.kind in kinds]


def headings(document: Document) -> list[Said]:
    """Return the headings of a text reading that are no judgment."""
    found = [_said(block) for block in body(document) if block.kind is BlockKind.HEADING]
    return [one for one in found if one.words.casefold() not in BADGES]


def captions(document: Document) -> list[Said]:
    """Return captions and source lines of a text reading."""
    kinds = {BlockKind.CAPTION, BlockKind.SOURCE}
    return [_said(block) for block in body(document) if block.kind in kinds]


def notes(document: Document) -> dict[str, str]:
    """Return the numbered notes of a reading."""
    return {
        block.label: words_of(block.text)
        for block in document.blocks
        if block.kind is BlockKind.NOTE and block.label.isdigit()
    }


def marks(document: Document) -> list[str]:
    """Return the label of every mark of a reading."""
    return [label for text in texts(document) for mark in text.marks for label in mark.labels]


def tables(document: Document) -> dict[str, list[tuple[str, ...]]]:
    """Return the cells of each table, by the name that its caption gives it."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for at, block in enumerate(document.blocks):
        if block.table is not None:
            rows = (block.table.header, *block.table.rows)
            grid = [tuple(_cell(cell) for cell in row) for row in rows if row]
            found.setdefault(block.label or f"table {at}", grid)
    return found


def pairs(document: Document) -> list[tuple[str, str, str]]:
    """Return label, name and value of all that the graphics of a text reading print."""
    blocks = document.blocks
    found: list[tuple[str, str, str]] = []
    at = 0
    while at < len(blocks):
        end = extent(blocks, at) if blocks[at].kind is BlockKind.HEADING else at
        if end > at:
            for group in groups_of(blocks[at + 1 : end]):
                for card in group.cards:
                    found += [(card.label, name, value) for name, value in card.pairs]
        at = max(end, at + 1)
    return found


def pairs_near(document: Document, labels: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return label, name and value where a reading has them one behind the other."""
    wanted = set(labels)
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    found: list[tuple[str, str, str]] = []
    for at, block in enumerate(blocks):
        label = words_of(block.text)
        if label not in wanted:
            continue
        behind = at + 1
        while behind + 1 < len(blocks) and is_value(blocks[behind + 1]):
            name, value = blocks[behind], blocks[behind + 1]
            found.append((label, words_of(name.text), value.text.plain.strip()))
            behind += 2
    return found


def number_tokens(document: Document) -> list[str]:
    """Return every number that a reading prints outside running heads and contents."""
    return [token for text in texts(document) for token in _NUMBER.findall(text.plain)]


def texts(document: Document) -> Iterator[Text]:
    """Every text of a reading, table cells too, but no running heads and no contents."""
    for block in document.blocks:
        if block.table is not None:
            for row in (block.table.header, *block.table.rows):
                yield from row
        elif block.kind not in _UNPRINTED:
            yield block.text


def _said(block: Block) -> Said:
    return Said(words=words_of(block.text), kind=block.kind.value)


def _cell(cell: Text) -> str:
    return re.sub(r"[\s\u00ad\u200b]+", "", cell.plain.translate(_QUOTES))
