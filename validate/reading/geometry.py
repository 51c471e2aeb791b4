"""
The geometry of a page as plain records: words with places and sizes, lines, drawn rules.

All places are in points from the top left of the page as displayed. Which library read them shows
nowhere here.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

# The share of the type size that hangs below the baseline in common text faces.
DESCENT = 0.21


class Word(NamedTuple):
    """
    A word as printed.

    ``raised`` says that it is a note mark; ``tight`` that no space parts it from the word before.
    It is a tuple because a report has tens of thousands, and tuples are made fastest.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    italic: bool = False
    raised: bool = False
    tight: bool = False

    @property
    def baseline(self) -> float:
        """Where the letters stand, near enough for all text faces."""
        return self.bottom - DESCENT * self.size


@dataclass(frozen=True, kw_only=True)
class Line:
    """Words on one baseline of a page, from left to right; never empty."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def body(self) -> tuple[Word, ...]:
        """The words without note marks (all, if there is nothing else)."""
        return tuple([word for word in self.words if not word.raised]) or self.words

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @cached_property
    def x1(self) -> float:
        """Right edge."""
        return max([word.x1 for word in self.words])

    @cached_property
    def top(self) -> float:
        """Upper edge of the words that are no marks."""
        return min([word.top for word in self.body])

    @cached_property
    def bottom(self) -> float:
        """Lower edge of the words that are no marks."""
        return max([word.bottom for word in self.body])

    @cached_property
    def baseline(self) -> float:
        """The baseline of the largest word."""
        return max(self.body, key=lambda word: word.size).baseline

    @cached_property
    def size(self) -> float:
        """The type size that most letters have."""
        sizes = {word.size for word in self.body}
        if len(sizes) == 1:
            return sizes.pop()
        letters: dict[float, int] = {}
        for word in self.body:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @cached_property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(word.bold for word in self.body)

    @cached_property
    def italic(self) -> bool:
        """Whether all words are italic."""
        return all(word.italic for word in self.body)

    @cached_property
    def plain(self) -> str:
        """The words without note marks, for patterns."""
        parts: list[str] = []
        for word in self.body:
            if parts and not word.tight:
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A straight horizontal or vertical mark, or the edge of an area."""

    x0: float
    top: float
    x1: float
    bottom: float
    drawn: bool = True
    """False for the edge of a filled area without a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle that is filled or framed, or the surrounding of a curve."""

    x0: float
    top: float
    x1: float
    bottom: float
    curved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """
    One page: words in no order yet, rotated text, and what is drawn.

    ``unmapped`` counts the characters whose font does not say what they are.
    """

    page: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rotated: tuple[Word, ...] = ()
    horizontals: tuple[Stroke, ...] = ()
    verticals: tuple[Stroke, ...] = ()
    areas: tuple[Area, ...] = ()
    images: tuple[Area, ...] = ()
    unmapped: int = 0

    @property
    def letters(self) -> int:
        """How many letters and digits stand on the page."""
        return sum(sum(map(str.isalnum, word.text)) for word in (*self.words, *self.rotated))
