"""
Headings of a text that open with the number of their section: *3 Outcomes*, *3.1 By region*.

A line that merely begins with a number is told from them by the order of the sections.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from validate.reading.document import Block, BlockKind

_NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\.?\s+[A-Z][^\t]*[^\s.,;:!\t]")
_MOST_WORDS = 16
_FEWEST_SECTIONS = 3


def with_numbered_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those made headings that number the sections of the text from 1 on."""
    numbered = [
        (at, tuple(map(int, printed.split("."))))
        for at, block in enumerate(blocks)
        if (printed := _number_of(block))
    ]
    sections: dict[int, tuple[int, ...]] = {}
    last: tuple[int, ...] = (0,)
    for at, number in numbered:
        if _follows(number, last):
            sections[at] = last = number
    if sum(len(number) == 1 for number in sections.values()) < _FEWEST_SECTIONS:
        return tuple(blocks)
    return tuple(
        replace(block, kind=BlockKind.HEADING, level=len(sections[at])) if at in sections else block
        for at, block in enumerate(blocks)
    )


def _number_of(block: Block) -> str:
    """The number of the section that a block may open, or ``""``."""
    plain = block.text.plain.strip()
    may_be = block.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING}
    if not may_be or len(plain.split()) > _MOST_WORDS:
        return ""
    found = _NUMBERED.fullmatch(plain)
    return found["number"] if found else ""


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a number is the next of its kind: 3.1 or 4 behind 3, 3.2 or 4 behind 3.1."""
    depth = len(number)
    if depth > len(last):
        return number == (*last, 1)
    return number == (*last[: depth - 1], last[depth - 1] + 1)
