"""Glyphs to words: what stands on one baseline without a gap and in one size."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from validate.reading.geometry import DESCENT, Word

_LINE_TOLERANCE = 0.15
# Glyphs further apart than this share of their size belong to two words, space or not.
WORD_GAP = 0.18
SAME_SIZE = 0.12
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")


class Glyph(NamedTuple):
    """One printed character, turned so that its line runs from left to right."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool
    italic: bool

    @property
    def baseline(self) -> float:
        """Where it stands."""
        return self.bottom - DESCENT * self.size


def spelt(text: str) -> str:
    """Return the letters of a ligature; any other character as it is."""
    return _LIGATURES.get(text, text)


def slant_of(font: str) -> tuple[bool, bool]:
    """Return whether a font is bold and whether italic, by its name."""
    name = font.lower()
    return any(part in name for part in _BOLD), any(part in name for part in _ITALIC)


def turn_of(a: float, b: float) -> int:
    """Return 1 for text that reads upwards, -1 downwards, 0 for upright text."""
    return 0 if abs(b) <= abs(a) else 1 if b > 0 else -1


def turned(glyph: Glyph, turn: int) -> Glyph:
    """Return the glyph as if its line ran from left to right."""
    if turn > 0:
        return glyph._replace(x0=-glyph.bottom, x1=-glyph.top, top=glyph.x0, bottom=glyph.x1)
    return glyph._replace(x0=glyph.top, x1=glyph.bottom, top=-glyph.x1, bottom=-glyph.x0)


def turned_words(glyphs: Iterable[tuple[int, Glyph]]) -> tuple[Word, ...]:
    """Return the words of turned glyphs, each given with its turn, in their places on the page."""
    given = list(glyphs)
    up = words_of([glyph for turn, glyph in given if turn > 0])
    down = words_of([glyph for turn, glyph in given if turn < 0])
    return (
        *(w._replace(x0=w.top, x1=w.bottom, top=-w.x1, bottom=-w.x0) for w in up),
        *(w._replace(x0=-w.bottom, x1=-w.top, top=w.x0, bottom=w.x1) for w in down),
    )


def words_of(glyphs: Sequence[Glyph]) -> list[Word]:
    """Return the words of upright glyphs, whatever their order in the file."""
    return [word for line in _on_baselines(glyphs) for word in words_in(line)]


def words_in(line: Iterable[Glyph]) -> list[Word]:
    """Return the words of glyphs that follow each other on one baseline."""
    words: list[Word] = []
    run: list[Glyph] = []
    tight = False
    for glyph in line:
        if glyph.text.isspace():
            words += _closed(run, tight=tight)
            run, tight = [], False
            continue
        if run and glyph.x0 - run[-1].x1 > WORD_GAP * max(glyph.size, run[-1].size):
            words += _closed(run, tight=tight)
            run, tight = [], False
        elif run and abs(glyph.size - run[-1].size) > SAME_SIZE * run[-1].size:
            words += _closed(run, tight=tight)
            run, tight = [], True
        run.append(glyph)
    return words + _closed(run, tight=tight)


def _on_baselines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        last = lines[-1][0] if lines else None
        if last and glyph.baseline - last.baseline <= _LINE_TOLERANCE * min(glyph.size, last.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for line in lines:
        line.sort(key=lambda glyph: glyph.x0)
    return lines


def _closed(run: Sequence[Glyph], *, tight: bool) -> list[Word]:
    if not run:
        return []
    return [
        Word(
            text="".join(glyph.text for glyph in run),
            x0=run[0].x0,
            top=min(glyph.top for glyph in run),
            x1=max(glyph.x1 for glyph in run),
            bottom=max(glyph.bottom for glyph in run),
            size=run[0].size,
            bold=sum(glyph.bold for glyph in run) * 2 > len(run),
            italic=sum(glyph.italic for glyph in run) * 2 > len(run),
            tight=tight,
        )
    ]
