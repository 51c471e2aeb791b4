"""Pieces of lines and their surroundings: what tables and infographics are found by."""

from collections.abc import Sequence
from dataclasses import dataclass

from validate.reading.geometry import Line, Word

# A wider gap than this many type sizes parts two pieces of a line.
WIDE_GAP = 0.95
_OTHER_SIZE = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half the way across."""
        return (self.x0 + self.x1) / 2

    def holds(self, other: "Frame", margin: float = 2.0) -> bool:
        """Whether the other lies inside."""
        return (
            self.x0 - margin <= other.x0
            and self.top - margin <= other.top
            and other.x1 <= self.x1 + margin
            and other.bottom <= self.bottom + margin
        )

    def overlap_x(self, other: "Frame") -> float:
        """Return the width that both share; negative is the gap between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def overlap_y(self, other: "Frame") -> float:
        """Return the height that both share; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)


def frame_of(lines: Sequence[Line]) -> Frame:
    """Return the rectangle around lines."""
    return Frame(
        x0=min(line.x0 for line in lines),
        top=min(line.top for line in lines),
        x1=max(line.x1 for line in lines),
        bottom=max(line.bottom for line in lines),
    )


def segments_of(line: Line, *, by_size: bool = False, gap: float = WIDE_GAP) -> list[Line]:
    """Return the pieces of a line between wide gaps; ``by_size`` parts large from small too."""
    if not by_size and not _has_gap(line.words, gap):
        return [line]
    pieces: list[list[Word]] = []
    for word in line.words:
        if pieces and (word.raised or not _parted(pieces[-1], word, gap, by_size=by_size)):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [Line(page=line.page, words=tuple(piece)) for piece in pieces]


def _has_gap(words: Sequence[Word], gap: float) -> bool:
    """Whether two words may stand further apart; asked of every line, so it is quick."""
    right, size = words[0].x1, words[0].size
    for word in words:
        if word.x0 - right > gap * size:
            return True
        right, size = word.x1, word.size
    return False


def _parted(piece: Sequence[Word], word: Word, gap: float, *, by_size: bool) -> bool:
    before = piece[-1]
    if word.x0 - before.x1 > gap * max(word.size, before.size):
        return True
    size = next((part.size for part in piece if not part.raised), before.size)
    return by_size and abs(word.size - size) > _OTHER_SIZE * size
