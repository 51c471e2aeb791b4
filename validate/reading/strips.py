"""What stands at one height of a page: lines beside each other, and the pieces they fall into."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from validate.reading.geometry import Line
from validate.reading.segments import WIDE_GAP, segments_of

# Baselines nearer than this many type sizes cannot be two lines of one cell.
_BESIDE = 0.8
# Words further apart than this many type sizes are seldom of one phrase.
NARROW_GAP = 0.45
_SIGN = r"[+\-\u2010-\u2015\u2212~<>\u2264\u2265\u00b1]"
_NUMBER = re.compile(
    rf"^[(\[]?{_SIGN}?\s?[\u00a3$\u20ac]?{_SIGN}?(?:\d[\d.,\u00b7]*|\.\d+)"
    r"\s?(?:%|pp|p|r|e|k|m|bn|\*+)?[)\]]?(?:\s?\[[a-z]{1,3}\])?$"
)
_MISSING = re.compile(
    r"^(?:[.:]{1,3}|\u2026|[-\u2010-\u2015\u2212]{1,2}|\*{1,3}|\[[a-z]{1,4}\]|n/a|na|nil|x|c|z|u|:)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\W\d_)]\.(?:\s|$)")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:[-/\u2013]\d\d(?:\d\d)?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Lines at about one height; ``pieces`` are what wide gaps part them into."""

    lines: tuple[Line, ...]
    pieces: tuple[Line, ...]
    top: float
    bottom: float
    first: float
    last: float

    @property
    def size(self) -> float:
        """The largest type in it."""
        return max(line.size for line in self.lines)

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(line.x1 for line in self.lines)

    @property
    def middle(self) -> float:
        """Half the way down."""
        return (self.top + self.bottom) / 2

    @property
    def apart(self) -> bool:
        """Whether pieces stand beside each other."""
        return any(
            a.x1 < b.x0 or b.x1 < a.x0
            for index, a in enumerate(self.pieces)
            for b in self.pieces[index + 1 :]
        )


def strips_of(lines: Iterable[Line], gap: float = WIDE_GAP) -> list[Strip]:
    """Return the lines from top to bottom, those at about one height together."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        last = groups[-1][-1] if groups else None
        if last and line.baseline - last.baseline < _BESIDE * min(line.size, last.size):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_strip(group, gap) for group in groups]


def _strip(lines: Sequence[Line], gap: float) -> Strip:
    pieces = [piece for line in lines for piece in segments_of(line, gap=gap)]
    return Strip(
        lines=tuple(lines),
        pieces=tuple(sorted(pieces, key=lambda piece: piece.x0)),
        top=min(line.top for line in lines),
        bottom=max(line.bottom for line in lines),
        first=lines[0].baseline,
        last=lines[-1].baseline,
    )


def is_number(text: str) -> bool:
    """Whether a cell's text is one number."""
    return bool(_NUMBER.match(text.strip()))


def is_value(text: str) -> bool:
    """Whether a cell's text is one number, or a sign that stands for one."""
    stripped = text.strip()
    return bool(_NUMBER.match(stripped) or _MISSING.match(stripped))


def is_year(text: str) -> bool:
    """Whether a text is a year and nothing else."""
    return bool(_YEAR.match(text.strip()))


def ends_sentence(strip: Strip) -> bool:
    """Whether a sentence ends in one of the lines: hardly any label has a full stop."""
    return any(_SENTENCE.search(line.plain) for line in strip.lines)


def clipped(line: Line, x0: float, x1: float) -> Line | None:
    """Return what of a line lies between two places across, by the middle of each word."""
    words = tuple([word for word in line.words if x0 <= (word.x0 + word.x1) / 2 <= x1])
    if len(words) == len(line.words):
        return line
    return Line(page=line.page, words=words) if words else None
