"""
The words of a document, by which a hyphen at a line end is judged.

A printer breaks words with the very character that compounds are typed with. What the document
prints whole, or with the hyphen inside a line, tells them apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from validate.reading.geometry import Line

HYPHENS = "-\u2010"
SOFT = "\u00ad\u0002\ufffe"
_TOKEN = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_TAIL = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*$")
_HEAD = re.compile(r"^[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_CUTS = frozenset(HYPHENS + SOFT)
_LEAST_PART = 3
_SEVERAL = 3
_MANY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """
    How often each word stands whole, in lower case; ``firsts`` and ``seconds`` are the parts that
    stand before and after a hyphen inside a line. ``own_breaks`` says that the printer breaks words
    with a hyphen of its own kind, so that every plain one is meant, ``never_breaks`` that no hyphen
    at a line end makes two halves of a word that stands elsewhere: the printer breaks none.
    """

    words: Mapping[str, int] = field(default_factory=dict)
    firsts: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    own_breaks: bool = False
    never_breaks: bool = False

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def breaks(self, before: str, after: str) -> bool:
        """Whether the hyphen at the end of ``before`` only breaks a word over two lines."""
        tail, head = _TAIL.search(before[:-1]), _HEAD.match(after)
        if not tail or not head:
            return False
        first, second = _common(tail[0]), _common(head[0])
        whole = self.words.get(first + second, 0)
        hyphened = self.words.get(f"{first}-{second}", 0)
        if whole or hyphened:
            return whole >= hyphened
        if not head[0][0].islower() and not _is_acronym(tail[0], head[0]):
            return False
        if self.never_breaks:
            return False
        if self.own_breaks:
            return before[-1] != "-"
        left, right = first.rsplit("-", 1)[-1], second.split("-", 1)[0]
        return left + right in self.words or not self._are_parts(left, right)

    def _are_parts(self, left: str, right: str) -> bool:
        """Whether both are words, or known as parts of compounds."""
        return (left in self.firsts or self._is_word(left)) and (
            right in self.seconds or self._is_word(right)
        )

    def _is_word(self, part: str) -> bool:
        return len(part) >= _LEAST_PART and part in self.words


def lexicon_of(lines: Iterable[Line]) -> Lexicon:
    """Return the words of a document that no line end breaks."""
    counts: Counter[str] = Counter()
    broken, own, firsts, seconds = False, 0, set[str](), set[str]()
    ends: list[str] = []
    half = ""
    for line in lines:
        text = line.plain
        cut = bool(text) and text[-1] in HYPHENS + SOFT
        own += text[-1:] == "\u2010"
        found = list(_TOKEN.finditer(text))
        if half and found:
            ends.append(half + _common(found[0][0]))
        half = _common(found[-1][0]) if cut and found else ""
        found = found[broken:]
        # In a table the line of a cell ends in the middle of a printed one.
        whole = [_common(one[0]) for one in found if text[one.end() : one.end() + 1] not in _CUTS]
        counts.update(whole)
        for token in whole:
            if "-" in token:
                parts = token.split("-")
                firsts.update(parts[:-1])
                seconds.update(parts[1:])
        broken = cut
    compounds = any("-" in word for word in counts)
    return Lexicon(
        words=counts,
        firsts=frozenset(firsts),
        seconds=frozenset(seconds),
        own_breaks=own >= _SEVERAL and compounds,
        never_breaks=len(ends) >= _MANY and not any(word in counts for word in ends),
    )


def _common(token: str) -> str:
    return token.lower().replace("\u2010", "-")


def _is_acronym(tail: str, head: str) -> bool:
    """Whether capitals are cut in two: PC-SOs."""
    return tail.isupper() and head[: -1 if head.endswith("s") else None].isupper()
