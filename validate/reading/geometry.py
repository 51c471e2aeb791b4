"""
The geometry of a page through pdfplumber: words with places and sizes, lines, drawn rules.

Everything is taken while a page is open and the page is closed at once, as pdfplumber keeps every
open page in memory. What leaves this module are plain records in points from the top left.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pdfplumber
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from validate.errors import DocumentError

# The share of the type size that hangs below the baseline in common text faces.
_DESCENT = 0.21
_LINE_TOLERANCE = 0.15
# Glyphs further apart than this share of their size belong to two words, space or not.
_WORD_GAP = 0.18
_SAME_SIZE = 0.12
_THIN = 2.0
_PAGE_SHARE = 0.6
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_BOLD = ("bold", "black", "heavy", "demi")
_ITALIC = ("italic", "oblique")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """
    A word as printed.

    ``raised`` says that it is a note mark; ``tight`` that no space parts it from the word before.
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
        return self.bottom - _DESCENT * self.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one baseline of a page, from left to right; never empty."""

    page: int
    words: tuple[Word, ...]

    @property
    def body(self) -> tuple[Word, ...]:
        """The words without note marks (all, if there is nothing else)."""
        return tuple(word for word in self.words if not word.raised) or self.words

    @property
    def x0(self) -> float:
        """Left edge."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Upper edge of the words that are no marks."""
        return min(word.top for word in self.body)

    @property
    def bottom(self) -> float:
        """Lower edge of the words that are no marks."""
        return max(word.bottom for word in self.body)

    @property
    def baseline(self) -> float:
        """The baseline of the largest word."""
        return max(self.body, key=lambda word: word.size).baseline

    @property
    def size(self) -> float:
        """The type size that most letters have."""
        letters: dict[float, int] = {}
        for word in self.body:
            letters[word.size] = letters.get(word.size, 0) + len(word.text)
        return max(letters, key=lambda size: (letters[size], size))

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(word.bold for word in self.body)

    @property
    def italic(self) -> bool:
        """Whether all words are italic."""
        return all(word.italic for word in self.body)

    @property
    def plain(self) -> str:
        """The words without note marks, for patterns."""
        text = ""
        for word in self.body:
            text += word.text if word.tight or not text else " " + word.text
        return text


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
    """One page: words in no order yet, rotated text, and what is drawn."""

    page: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rotated: tuple[Word, ...] = ()
    horizontals: tuple[Stroke, ...] = ()
    verticals: tuple[Stroke, ...] = ()
    areas: tuple[Area, ...] = ()
    images: tuple[Area, ...] = ()
    letters: int = 0
    unmapped: int = 0


class _Glyph(NamedTuple):
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
        return self.bottom - _DESCENT * self.size


def read_sheets(name: str, data: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """All pages as records, and one line for each page that could not be read."""
    sheets: list[Sheet] = []
    problems: list[str] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                number = page.page_number
                try:
                    sheets.append(_sheet(page))
                except Exception as error:  # noqa: BLE001 - damaged pages raise anything
                    cause = type(error).__name__
                    problems.append(f"page {number} could not be read ({cause})")
                    sheets.append(Sheet(page=number, width=0, height=0))
                finally:
                    page.close()
    except (PdfminerException, MalformedPDFException, TypeError, ValueError, KeyError) as error:
        raise DocumentError(
            name, "is damaged or truncated", "Fetch the file again or export the report once more."
        ) from error
    return tuple(sheets), tuple(problems)


def _sheet(page: Any) -> Sheet:  # noqa: ANN401 - pdfplumber has no types
    left, upper = page.cropbox[:2]
    upright: list[_Glyph] = []
    rotated: list[tuple[int, _Glyph]] = []
    seen: set[tuple[str, int, int]] = set()
    unmapped = 0
    for char in page.chars:
        text = char["text"]
        if text.startswith("(cid:"):
            unmapped += 1
        # Fake bold prints a glyph twice, a hair apart.
        key = (text, round(char["x0"]), round(char["top"]))
        if key in seen and not text.isspace():
            continue
        seen.add(key)
        glyph = _glyph(char, left, upper)
        turn = _turn(char)
        if turn:
            rotated.append((turn, _turned(glyph, turn)))
        else:
            upright.append(glyph)
    words = _words(upright)
    horizontals, verticals, areas = _drawn(page, left, upper)
    return Sheet(
        page=page.page_number,
        width=float(page.cropbox[2] - left),
        height=float(page.cropbox[3] - upper),
        words=tuple(words),
        rotated=tuple(
            word
            for turn in (1, -1)
            for word in _turned_words([g for t, g in rotated if t == turn], turn)
        ),
        horizontals=horizontals,
        verticals=verticals,
        areas=areas,
        images=tuple(_area(image, left, upper) for image in page.images),
        letters=sum(sum(map(str.isalnum, word.text)) for word in words)
        + sum(sum(map(str.isalnum, glyph.text)) for _, glyph in rotated),
        unmapped=unmapped,
    )


def _glyph(char: dict[str, Any], left: float, upper: float) -> _Glyph:
    font = char["fontname"].lower()
    text = char["text"]
    return _Glyph(
        text=_LIGATURES.get(text, text),
        x0=char["x0"] - left,
        top=char["top"] - upper,
        x1=char["x1"] - left,
        bottom=char["bottom"] - upper,
        size=round(char["size"], 2),
        bold=any(part in font for part in _BOLD),
        italic=any(part in font for part in _ITALIC),
    )


def _turn(char: dict[str, Any]) -> int:
    """Return 1 for text that reads upwards, -1 downwards, 0 for upright text."""
    a, b = char["matrix"][:2]  # "upright" of the library is fooled by rounding
    return 0 if abs(b) <= abs(a) else 1 if b > 0 else -1


def _turned(glyph: _Glyph, turn: int) -> _Glyph:
    """Return the glyph as if its line ran from left to right."""
    size = round(glyph.x1 - glyph.x0, 2)
    if turn > 0:
        return glyph._replace(
            x0=-glyph.bottom, x1=-glyph.top, top=glyph.x0, bottom=glyph.x1, size=size
        )
    return glyph._replace(x0=glyph.top, x1=glyph.bottom, top=-glyph.x1, bottom=-glyph.x0, size=size)


def _turned_words(glyphs: Sequence[_Glyph], turn: int) -> list[Word]:
    words: list[Word] = []
    for w in _words(glyphs):
        if turn > 0:
            words.append(replace(w, x0=w.top, x1=w.bottom, top=-w.x1, bottom=-w.x0))
        else:
            words.append(replace(w, x0=-w.bottom, x1=-w.top, top=w.x0, bottom=w.x1))
    return words


def _words(glyphs: Sequence[_Glyph]) -> list[Word]:
    words: list[Word] = []
    for line in _on_baselines(glyphs):
        run: list[_Glyph] = []
        tight = False
        for glyph in line:
            if glyph.text.isspace():
                words += _closed(run, tight=tight)
                run, tight = [], False
                continue
            if run and glyph.x0 - run[-1].x1 > _WORD_GAP * max(glyph.size, run[-1].size):
                words += _closed(run, tight=tight)
                run, tight = [], False
            elif run and abs(glyph.size - run[-1].size) > _SAME_SIZE * run[-1].size:
                words += _closed(run, tight=tight)
                run, tight = [], True
            run.append(glyph)
        words += _closed(run, tight=tight)
    return words


def _on_baselines(glyphs: Sequence[_Glyph]) -> list[list[_Glyph]]:
    lines: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        last = lines[-1][0] if lines else None
        if last and glyph.baseline - last.baseline <= _LINE_TOLERANCE * min(glyph.size, last.size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    for line in lines:
        line.sort(key=lambda glyph: glyph.x0)
    return lines


def _closed(run: Sequence[_Glyph], *, tight: bool) -> list[Word]:
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


def _drawn(
    page: Any,  # noqa: ANN401 - pdfplumber has no types
    left: float,
    upper: float,
) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...], tuple[Area, ...]]:
    strokes: list[Stroke] = []
    areas: list[Area] = []
    for drawn in page.lines:
        area = _area(drawn, left, upper)
        strokes.append(Stroke(x0=area.x0, top=area.top, x1=area.x1, bottom=area.bottom))
    for drawn in page.rects:
        area = _area(drawn, left, upper)
        if (area.x1 - area.x0) * (area.bottom - area.top) > _PAGE_SHARE * page.width * page.height:
            continue
        if min(area.x1 - area.x0, area.bottom - area.top) <= _THIN:
            strokes.append(Stroke(x0=area.x0, top=area.top, x1=area.x1, bottom=area.bottom))
        else:
            areas.append(area)
            strokes += _edges(area, drawn=bool(drawn.get("stroke")))
    areas += [_area(drawn, left, upper, curved=True) for drawn in page.curves]
    horizontals = [s for s in strokes if s.bottom - s.top <= _THIN < s.x1 - s.x0]
    verticals = [s for s in strokes if s.x1 - s.x0 <= _THIN < s.bottom - s.top]
    return tuple(horizontals), tuple(verticals), tuple(areas)


def _edges(area: Area, *, drawn: bool) -> list[Stroke]:
    x0, top, x1, bottom = area.x0, area.top, area.x1, area.bottom
    return [
        Stroke(x0=x0, top=top, x1=x1, bottom=top, drawn=drawn),
        Stroke(x0=x0, top=bottom, x1=x1, bottom=bottom, drawn=drawn),
        Stroke(x0=x0, top=top, x1=x0, bottom=bottom, drawn=drawn),
        Stroke(x0=x1, top=top, x1=x1, bottom=bottom, drawn=drawn),
    ]


def _area(drawn: dict[str, Any], left: float, upper: float, *, curved: bool = False) -> Area:
    return Area(
        x0=drawn["x0"] - left,
        top=drawn["top"] - upper,
        x1=drawn["x1"] - left,
        bottom=drawn["bottom"] - upper,
        curved=curved,
    )
