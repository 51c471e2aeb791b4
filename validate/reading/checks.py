"""
Checks on a proposed table, by which one of several proposals is taken.

Every fault has a weight: two numbers in one cell prove a proposal wrong, a label cut at a blank
makes it doubtful. The proposal with the least sum is taken; no check knows how it was made.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from validate.reading.cells import Row, column_of, straddles
from validate.reading.edges import Way
from validate.reading.geometry import Line, Word
from validate.reading.segments import WIDE_GAP
from validate.reading.strips import NARROW_GAP, Strip, is_number, is_value, is_year

_LEAST_FILLED = 0.35
_LEAST_NUMBERS = 0.5
_TWO = 2
_SEVERAL_NUMBERS = re.compile(
    r"^[+\-\u2013\u2212\u00a3]?[\d.,]+%?(?:\s+[+\-\u2013\u2212\u00a3]?[\d.,]+%?)+$"
)
_TOTAL = re.compile(r"^(?:grand |overall )?total\b|^all\b", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"[,%\u00a3$\u20ac\s]")

# What a fault of columns weighs, each time it occurs.
_TWO_VALUES = 8.0
_CUT_VALUE = 6.0
_CUT_WORD = 3.0
_CUT_PHRASE = 3.0
_CUT_BEFORE_VALUE = 1.5
_ACROSS = 0.3
_WIDE_GAP_INSIDE = 3.0
_VALUE_IN_LABEL = 0.8
_MIXED = 1.0
_ONLY_HEAD = 5.0


def column_faults(strips: Sequence[Strip], way: Way) -> float:
    """Return what speaks against a way's columns."""
    counts = [[0, 0] for _ in way.edges[1:]]
    faults = 0.0
    in_head = True
    for strip in strips:
        in_head = in_head and not _holds_numbers_beside(strip)
        for line in strip.lines:
            faults += _line_faults(line, way, alone=not strip.apart and len(strip.lines) == 1)
            if not in_head:
                _count(line, way, counts)
    faults += sum(_MIXED * min(pair) for pair in counts[1:])
    rows = max(sum(pair) for pair in counts)
    return faults + sum(_ONLY_HEAD for pair in counts if rows > _TWO and not any(pair))


def _holds_numbers_beside(strip: Strip) -> bool:
    """Whether a number that is no year stands beside something else: heads have none."""
    texts = [piece.plain for piece in strip.pieces]
    return any(is_number(text) and not is_year(text) for text in texts) and len(texts) > 1


def _count(line: Line, way: Way, counts: Sequence[list[int]]) -> None:
    """Count the cells of a line by column, numbers apart from words."""
    groups: dict[int, list[Word]] = {}
    for word in line.body:
        groups.setdefault(column_of(word, way.edges), []).append(word)
    for column, words in groups.items():
        text = " ".join(word.text for word in words)
        counts[column][is_value(text)] += 1


def _line_faults(line: Line, way: Way, *, alone: bool) -> float:
    words = line.body
    middle = (line.top + line.bottom) / 2
    columns = [column_of(word, way.edges) for word in words]
    phrase = alone and not _has_gap(words)
    if phrase and columns[0] != columns[-1] and not is_value(words[-1].text):
        edges = way.edges[columns[0] + 1 : columns[-1] + 1]
        if not any(way.is_drawn(edge, middle, alone=True) for edge in edges):
            return _ACROSS
    faults = sum(
        _CUT_VALUE if is_value(word.text) else _CUT_WORD
        for word in words
        if straddles(word, way.edges)
    )
    for (a, left), (b, right) in pairwise(zip(words, columns, strict=True)):
        if b.tight:
            continue
        gap = (b.x0 - a.x1) / max(a.size, b.size)
        if left == right:
            faults += _joined_faults(a, b, gap)
        elif gap < NARROW_GAP:
            edges = way.edges[left + 1 : right + 1]
            if not any(way.is_drawn(edge, middle, alone=phrase) for edge in edges):
                faults += _CUT_BEFORE_VALUE if is_value(b.text) else _CUT_PHRASE
    return faults


def _joined_faults(a: Word, b: Word, gap: float) -> float:
    """Return what speaks against two words in one cell."""
    if is_number(a.text) and is_number(b.text) and gap > _THIN_SPACE:
        return _TWO_VALUES
    if gap > WIDE_GAP:
        return _WIDE_GAP_INSIDE
    return _VALUE_IN_LABEL if gap > NARROW_GAP and is_value(b.text) else 0.0


_THIN_SPACE = 0.22


def _has_gap(words: Sequence[Word]) -> bool:
    return any(
        not b.tight and b.x0 - a.x1 > NARROW_GAP * max(a.size, b.size) for a, b in pairwise(words)
    )


def is_sound(rows: Sequence[Row], *, framed: bool = True, least: int = _TWO) -> bool:
    """
    Whether rows are a table: rows and columns, most cells filled, one number a cell.

    Where nothing is drawn, most of what stands beside the labels must be numbers too.
    """
    if len(rows) < least or not any(any(row[1:]) for row in rows):
        return False
    full = [row for row in rows if sum(map(bool, row)) > 1]
    cells = [cell for row in full for cell in row]
    if sum(map(bool, cells)) < _LEAST_FILLED * len(cells):
        return False
    columns = range(len(rows[0]))
    if sum(any(row[column] for row in rows) for column in columns) < _TWO:
        return False
    texts = [[" ".join(line.plain for line in cell) for cell in row] for row in rows]
    if any(_SEVERAL_NUMBERS.match(text) for row in texts[1:] for text in row):
        return False
    return framed or _holds_numbers(texts)


def _holds_numbers(texts: Sequence[Sequence[str]]) -> bool:
    columns = range(1, len(texts[0]))
    numbers = max(sum(is_value(row[column]) for row in texts[1:]) for column in columns)
    rows = [row for row in texts[1:] if any(row)]
    # A code may stand before the label.
    named = sum(any(map(str.isalpha, "".join(row[:_TWO]))) for row in rows)
    filled = max(sum(bool(row[column]) for row in texts[1:]) for column in columns)
    return numbers >= max(_LEAST_NUMBERS * filled, 1) and named * _TWO >= len(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """How many columns of a table add up to the total that a row prints, and how many do not."""

    right: int
    wrong: int


def sums_of(rows: Sequence[Row]) -> Sums:
    """Add up what stands above each row that is called a total."""
    right = wrong = 0
    for index, row in enumerate(rows):
        label = next((" ".join(line.plain for line in cell) for cell in row if cell), "")
        if not _TOTAL.match(label):
            continue
        for column in range(1, len(row)):
            total = _number(row, column)
            parts = [part for other in rows[:index] if (part := _number(other, column)) is not None]
            if total is None or len(parts) < _TWO:
                continue
            if _adds_up(parts, total):
                right += 1
            else:
                wrong += 1
    return Sums(right=right, wrong=wrong)


def _number(row: Row, column: int) -> Decimal | None:
    text = _NOT_DIGITS.sub("", " ".join(line.plain for line in row[column]))
    try:
        return Decimal(text.replace("\u2212", "-").replace("\u2013", "-")) if text else None
    except InvalidOperation:
        return None


def _adds_up(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether parts are the total, all of them or after a head of years, give or take rounding."""
    slack = (
        max(abs(Decimal(1).scaleb(int(part.as_tuple().exponent))) for part in parts)
        * len(parts)
        / 2
    )
    return any(abs(sum(parts[start:], Decimal(0)) - total) <= slack for start in (0, 1))
