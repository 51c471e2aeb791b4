"""Pieces of lines on an infographic page: what stands apart, and what belongs in one line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from validate.reading.geometry import Line, Word
from validate.reading.segments import WIDE_GAP, segments_of

VALUE = re.compile(
    r"^[£€$]?[+\-\u2212\u2013]?[£€$]?\d[\d,.]*\s?"
    r"(?:%|pp|m|k|bn|million|billion|percent|per cent)?[*†]?$"
)
DASH = re.compile(r"^(?:[\u2013\u2014\u2212-]|n/a)$", re.IGNORECASE)
_UNIT = re.compile(r"^(?:%|pp|m|k|bn|million|billion|percent)[*†]?$")
_SIGN = re.compile(r"^[£€$+\-\u2212\u2013]{1,2}$")
_SAME_SIZE = 0.05
_SPACES = 1.9
_LEAST_GAP = 0.45
_CLOSE = 0.4
_SAME_PLACE = 1.0
_THIN = 0.35


def pieces_of(lines: Sequence[Line]) -> list[Line]:
    """Return pieces of lines; a gap that is much wider than a space parts two of them."""
    gaps = sorted(
        (right.x0 - left.x1) / left.size
        for line in lines
        for left, right in zip(line.words, line.words[1:], strict=False)
        if not right.tight and not right.raised and right.size == left.size
    )
    space = gaps[len(gaps) // 2] if gaps else WIDE_GAP
    gap = min(WIDE_GAP, max(_LEAST_GAP, _SPACES * space))
    found: list[Line] = []
    for line in _level(lines):
        found += _with_units(segments_of(line, by_size=True, gap=gap))
    return _parted([piece for whole in found for piece in _single_values(whole)])


def _single_values(piece: Line) -> list[Line]:
    """Part values that stand close to each other; a number may have a thin space in it."""
    words = piece.words
    texts = [word.text for word in words]
    if len(words) == 1 or not all(VALUE.match(text) or DASH.match(text) for text in texts):
        return [piece]
    wide = min(right.x0 - left.x1 for left, right in pairwise(words)) > _THIN * piece.size
    runs_on = any(
        right[0].isdigit() and (left[-1].isdigit() or DASH.match(left))
        for left, right in pairwise(texts)
    )
    if wide or not runs_on:
        return [Line(page=piece.page, words=(word,)) for word in words]
    return [piece]


def _level(lines: Sequence[Line]) -> list[Line]:
    """
    Put words that only stand beside large type, and no higher than their own line, back into it.

    Next to a number of twice their size they look like marks.
    """
    if not any(word.raised for line in lines for word in line.words):
        return list(lines)
    kept: list[list[Word]] = [[word for word in line.words if not word.raised] for line in lines]
    alone: list[list[Word]] = []
    for at, line in enumerate(lines):
        for word in line.words:
            if not word.raised:
                continue
            home = next((words for words in kept if _is_level(words, word)), None)
            level = word._replace(raised=False, tight=False)
            if home is not None:
                home.append(level)
            elif word is line.words[0] and len(line.words) > 1:
                alone.append([level])
            else:
                kept[at].append(word)
    return [
        Line(page=lines[0].page, words=tuple(sorted(words, key=lambda word: word.x0)))
        for words in (*kept, *alone)
        if words
    ]


def _is_level(words: Sequence[Word], word: Word) -> bool:
    return any(
        abs(other.bottom - word.bottom) <= _SAME_PLACE
        and abs(other.size - word.size) <= _SAME_SIZE * word.size
        and max(other.x0 - word.x1, word.x0 - other.x1) <= WIDE_GAP * word.size
        for other in words
        if not other.raised
    )


def _parted(pieces: Sequence[Line]) -> list[Line]:
    """Part what stands apart elsewhere, in the same place with the same words, here too."""
    places: dict[str, list[float]] = {}
    for piece in pieces:
        if not any(map(str.isdigit, piece.plain)):
            places.setdefault(piece.plain, []).append(piece.x0)
    found: list[Line] = []
    for piece in pieces:
        words = piece.words
        cut = next(
            (
                at
                for at in range(1, len(words))
                if _stands_at(words[at].x0, places.get(_plain(words[at:]), ()))
            ),
            len(words),
        )
        found += [Line(page=piece.page, words=part) for part in (words[:cut], words[cut:]) if part]
    return found


def _stands_at(x: float, places: Sequence[float]) -> bool:
    return sum(abs(place - x) <= _SAME_PLACE for place in places) > 1


def _plain(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words if not word.raised)


def _with_units(pieces: Sequence[Line]) -> list[Line]:
    """Join a percent sign or a pound that is set smaller to its number."""
    joined: list[Line] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if before and piece.x0 - before.x1 <= _CLOSE * max(before.size, piece.size):
            unit = VALUE.match(before.plain) and _UNIT.match(piece.plain)
            sign = _SIGN.match(before.plain) and VALUE.match(piece.plain)
            if unit or sign:
                first, *rest = piece.words
                words = (*before.words, first._replace(tight=True), *rest)
                joined[-1] = Line(page=piece.page, words=words)
                continue
        joined.append(piece)
    return joined
