"""
Sentences that a page break cut in two are put together again.

A page ends in mid-sentence; notes, running heads, a floating table stand in between; the rest of
the paragraph opens the next page. The joined block stands where the paragraph began.
"""

import re
from dataclasses import replace

from validate.reading.document import Block, BlockKind, Mark, Span, Text

_OPEN_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_NOTES_AND_FURNITURE = frozenset({BlockKind.NOTE, BlockKind.FURNITURE})
_FLOATS = frozenset({BlockKind.CAPTION, BlockKind.TABLE, BlockKind.SOURCE})
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]*]*\s*$")
# Below this a line without a full stop is a label or a title, not the first half of a sentence.
_LEAST_WORDS = 8
_LEAST_WORDS_OF_REST = 3


def rejoin(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Join each paragraph that stops in mid-sentence with the block that carries it on."""
    result = list(blocks)
    before = len(result) + 1
    while len(result) < before:  # a middle part that was too short to be joined may be now
        before = len(result)
        _join_once(result)
    return tuple(result)


def _join_once(result: list[Block]) -> None:
    position = 0
    while position < len(result):
        rest = _rest_of(result, position)
        if rest is None:
            position += 1
        else:
            result[position] = replace(
                result[position], text=join(result[position].text, result[rest].text)
            )
            del result[rest]


def join(first: Text, second: Text, separator: str = " ") -> Text:
    """One text of two, places and marks kept."""
    shift = len(first.text) + len(separator)
    spans = tuple(_shifted_span(span, shift) for span in second.spans)
    marks = tuple(_shifted_mark(mark, shift) for mark in second.marks)
    return Text(
        text=first.text + separator + second.text,
        spans=first.spans + spans,
        marks=first.marks + marks,
    )


def _rest_of(blocks: list[Block], position: int) -> int | None:
    block = blocks[position]
    if block.kind not in _OPEN_KINDS or _SENTENCE_END.search(block.text.plain.rstrip()):
        return None
    between: list[BlockKind] = []
    for index in range(position + 1, len(blocks)):
        candidate = blocks[index]
        if candidate.kind is BlockKind.PARAGRAPH:
            return index if _carries_on(block, between, candidate) else None
        if candidate.kind not in _NOTES_AND_FURNITURE | _FLOATS:
            return None
        between.append(candidate.kind)
    return None


def _carries_on(block: Block, between: list[BlockKind], candidate: Block) -> bool:
    text = candidate.text.plain.lstrip(" *'\"‘“(")
    if not text or text.startswith(("www.", "http")):  # an address stands for itself
        return False
    long_enough = len(block.text.plain.split()) >= _LEAST_WORDS
    if text[0].islower():
        # A caption, table or source line only stands in the way of a sentence, never of a label.
        return long_enough or not between
    broken = bool(_NOTES_AND_FURNITURE.intersection(between)) or _page_turns(block, candidate)
    if text[0].isdigit():
        return long_enough and len(text.split()) >= _LEAST_WORDS_OF_REST
    return long_enough and broken and len(text.split()) >= _LEAST_WORDS


def _page_turns(block: Block, candidate: Block) -> bool:
    if not block.text.spans or not candidate.text.spans:
        return False
    last, first = block.text.spans[-1].page, candidate.text.spans[0].page
    return last is not None and first is not None and first == last + 1


def _shifted_span(span: Span, shift: int) -> Span:
    return span._replace(start=span.start + shift, end=span.end + shift)


def _shifted_mark(mark: Mark, shift: int) -> Mark:
    return replace(mark, start=mark.start + shift, end=mark.end + shift)
