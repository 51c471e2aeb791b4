"""
Note marks: small raised numbers that refer to a note, kept apart from the word they stand at.

A mark is judged against the line it rises from: at most four fifths of its size, and clearly off
its baseline. A plain reading glues them (``2016`` with note 20 becomes ``201620``).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from validate.reading.geometry import DESCENT, Line, Word

_MARK = re.compile(r"^[\d,;*†‡§]+$|^[a-z]$")
_OPENS_SMALL = frozenset("0123456789,;*†‡§snrt")
_ORDINAL = re.compile(r"^(st|nd|rd|th)\b")
_UNIT = re.compile(r"\b[kcm]?m$")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_ENDS_IN_SUPERSCRIPT = re.compile(rf"^(.*?)([{_SUPERSCRIPTS}]+(?:[,˒][{_SUPERSCRIPTS}]+)*)(\W*)$")
_POWERS = ("²", "³")  # of a unit: raised, and no mark
_TO_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_TO_SUPERSCRIPTS = str.maketrans("0123456789,", _SUPERSCRIPTS + "˒")
_CLOSING = re.compile(r"^[^\w(\[\u2018“£$€]")
_LARGEST = 0.8
_LEAST_RISE = 0.12
_MOST_RISE = 0.85
_GAP = 0.3
_OVERLAP = 0.25  # the box of a slanted or superior figure hangs over what follows
_LEADING_GAP = 0.8
# Before the first word of a note a stretched line may leave more.
_OPENING_GAP = 3.0
_BASELINE = 0.15


def lines_of(page: int, words: Sequence[Word]) -> tuple[Line, ...]:
    """Return the lines of a page from top to bottom, with note marks in the line they rise from."""
    found = [word.bottom - DESCENT * word.size for word in words]
    order = sorted(range(len(words)), key=found.__getitem__)
    ordered, baselines = [words[index] for index in order], [found[index] for index in order]
    reach = _MOST_RISE * max((word.size for word in words), default=0.0)
    rows: list[list[Word]] = []
    raised: list[Word] = []
    base = tolerance = float("-inf")
    for word, baseline in zip(ordered, baselines, strict=True):
        if _is_small(word) and _host(word, _within(ordered, baselines, baseline, reach)):
            raised.append(word)
        elif baseline - base <= _BASELINE * min(word.size, tolerance):
            rows[-1].append(word)
        else:
            rows.append([word])
            base, tolerance = baseline, word.size
    lines = [sorted(row, key=_left) for row in rows]
    for word in sorted(raised, key=_left):
        _insert(word, lines)
    return tuple([Line(page=page, words=tuple(_finished(line))) for line in lines])


def _left(word: Word) -> float:
    return word.x0


def _within(
    words: Sequence[Word], baselines: Sequence[float], middle: float, reach: float
) -> Sequence[Word]:
    """Return the words whose baselines are not further off: no other can be a mark's host."""
    first = bisect_left(baselines, middle - reach)
    return words[first : bisect_right(baselines, middle + reach)]


def superscript(text: str) -> str:
    """Return the text of a mark in superscript characters."""
    return text.replace(";", ",").translate(_TO_SUPERSCRIPTS)


def labels(text: str) -> tuple[str, ...]:
    """Return the notes that a mark names: ``7,8`` names two."""
    parts = re.split("[,;˒]", text.translate(_TO_DIGITS))
    return tuple(part for part in parts if part)


def _is_small(word: Word) -> bool:
    if word.text[0] not in _OPENS_SMALL and len(word.text) > 1:  # most words
        return False
    return bool(_MARK.match(word.text) or _ORDINAL.match(word.text))


def _host(word: Word, words: Sequence[Word]) -> Word | None:
    """Return the word on the line proper that a small raised word stands at."""
    best: Word | None = None
    reach = _LEADING_GAP if _has_before(word, words) else _OPENING_GAP
    for other in words:
        near = _follows(word, other) or _leads(word, other, reach)
        if not near or other is word or not _rises(word, other.size, other.baseline):
            continue
        if best is None or _distance(word, other) < _distance(word, best):
            best = other
    if best is not None:
        return best
    # The second number of a pair, and the comma between them, stand at another mark.
    for other in words:
        if other is word or not _MARK.match(other.text) or not _follows(word, other):
            continue
        if abs(word.baseline - other.baseline) <= _MOST_RISE * other.size:
            host = _host_of_first(other, words)
            if host is not None and _rises(word, host.size, host.baseline):
                return host
    return None


def _host_of_first(mark: Word, words: Sequence[Word]) -> Word | None:
    chain = mark
    for _ in range(4):
        for other in words:
            if other is not chain and _follows(chain, other):
                if _rises(chain, other.size, other.baseline):
                    return other
                if _MARK.match(other.text):
                    chain = other
                    break
        else:
            return None
    return None


def _rises(word: Word, size: float, baseline: float) -> bool:
    rise = baseline - word.baseline
    return word.size <= _LARGEST * size and _LEAST_RISE * size <= rise <= _MOST_RISE * size


def _follows(word: Word, other: Word) -> bool:
    return -_OVERLAP * other.size <= word.x0 - other.x1 <= _GAP * other.size


def _leads(word: Word, other: Word, reach: float) -> bool:
    return -0.1 * other.size <= other.x0 - word.x1 <= reach * other.size


def _has_before(word: Word, words: Sequence[Word]) -> bool:
    """Whether something stands before a word, near it: it does not open its line."""
    return any(
        other is not word
        and word.x0 - other.x0 >= 0
        and word.x0 - other.x1 < _OPENING_GAP * other.size
        and abs(word.baseline - other.baseline) < other.size
        for other in words
    )


def _distance(word: Word, other: Word) -> float:
    return min(abs(word.x0 - other.x1), abs(other.x0 - word.x1))


def _insert(word: Word, lines: list[list[Word]]) -> None:
    """Put a raised word into the line it rises from."""
    candidates = [
        line
        for line in lines
        if any(_rises(word, other.size, other.baseline) and not other.raised for other in line)
    ]
    line = min(candidates, key=lambda line: min(_distance(word, other) for other in line))
    middle = (word.x0 + word.x1) / 2
    for index, other in enumerate(line):
        # A comma of another size: the numbers around it had closed up to one.
        if word.text in ",;" and other.raised and other.x0 < middle < other.x1:
            line[index] = _with_comma(other, middle)
            return
    position = sum(other.x0 < word.x0 for other in line)
    before = line[position - 1] if position else None
    if _ORDINAL.match(word.text) or (before and _UNIT.search(before.text) and word.text in "23"):
        text = superscript(word.text) if word.text in "23" else word.text
        line.insert(position, word._replace(text=text, tight=True))
        return
    line.insert(position, word._replace(raised=True, tight=before is not None))


def _with_comma(mark: Word, x: float) -> Word:
    at = round((x - mark.x0) / (mark.x1 - mark.x0) * len(mark.text))
    return mark._replace(text=f"{mark.text[:at]},{mark.text[at:]}")


def _finished(line: Sequence[Word]) -> list[Word]:
    """Adjacent parts of a mark joined; superscript characters split off; spaces judged again."""
    if all(word.text.isascii() and not word.raised for word in line):
        return list(line)  # most lines
    words: list[Word] = []
    for word in line:
        before = words[-1] if words else None
        if (
            before
            and before.raised
            and word.raised
            and word.x0 - before.x1 < _GAP * before.size * 2
        ):
            words[-1] = before._replace(text=before.text + word.text, x1=word.x1)
            continue
        if before and (before.raised or before.text in _POWERS) and not word.raised:
            closes = bool(_CLOSING.match(word.text)) and word.x0 - before.x1 < _GAP * word.size
            words.append(word._replace(tight=closes))
            continue
        is_unit = bool(before and word.tight and _UNIT.search(before.text))
        words += [word] if is_unit else _without_superscripts(word)
    return words


def _without_superscripts(word: Word) -> list[Word]:
    match = _ENDS_IN_SUPERSCRIPT.match(word.text)
    if word.raised or not match or _UNIT.search(match[1]):
        return [word]
    width = (word.x1 - word.x0) / len(word.text)
    parts: list[Word] = []
    start = 0
    for index, text in enumerate(match.groups()):
        if text:
            part = word._replace(
                text=text.translate(_TO_DIGITS).replace("˒", ",") if index == 1 else text,
                raised=index == 1,
                tight=bool(parts) or word.tight,
                x0=word.x0 + start * width,
                x1=word.x0 + (start + len(text)) * width,
            )
            parts.append(part)
        start += len(text)
    return parts
