"""
The words of a page through pypdfium2: places, sizes and fonts, at little more than the text's cost.

A word costs two look-ups when its ends belong to one text object: such an object has one font, one
size and one baseline. Words that more than one object makes up are looked at character by
character, as a note mark may stand in them (``2016`` and ``20``).
"""

import ctypes
import math
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from validate.reading.geometry import DESCENT, Word
from validate.reading.views import View
from validate.reading.words import WORD_GAP, Glyph, slant_of, spelt, turn_of, turned, words_in

# Words of letters alone, and others: numbers above all. A hyphen at a line end closes a word.
_tokens = re.compile(
    r"([^\s\d\ufffd\ufffe\x00-\x1f\x7f-\x9f\ue000-\uf8ff]+(?:\ufffe|(?!\S)))"
    r"|[^\s\ufffe]+\ufffe?|\ufffe"
).finditer
_HYPHEN = "\ufffe"  # what the library puts for a hyphen at a line end
_UNKNOWN = "\ufffd"
# What a font without a table of its characters gives.
_ODD = re.compile(r"[\ufffd\x00-\x1f\x7f-\x9f\ue000-\uf8ff]")
_BASELINE = 0.1
# Shares of the type size: how high the ink of superior figures begins, how tall it is at most, and
# how tall that of an ordinary figure is.
_SUPERIOR_RISE, _SUPERIOR_HEIGHT, _FIGURE_HEIGHT, _SUPERIOR_SIZE = 0.2, 0.5, 0.68, 0.55
_NO_SPACE = 0.08
_DOTS = frozenset(".\u00b7\u2026_")
_IN_MARKS = frozenset("0123456789,;")

_STRAIGHT = 0.01
_NAME_LENGTH = 128
_FORCE_BOLD, _ITALIC = 1 << 18, 1 << 6


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401
    """Return a function of the library that takes and gives plain numbers: it is called often."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(address or 0)


_handle, _int, _ref = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_object_of = _function("FPDFText_GetTextObject", _handle, _handle, _int)
_box_of = _function("FPDFText_GetLooseCharBox", _int, _handle, _int, _ref)
_origin_of = _function("FPDFText_GetCharOrigin", _int, _handle, _int, _ref, _ref)
_ink_of = _function("FPDFText_GetCharBox", _int, _handle, _int, _ref, _ref, _ref, _ref)
_matrix_of = _function("FPDFText_GetMatrix", _int, _handle, _int, _ref)
_size_of = _function("FPDFText_GetFontSize", ctypes.c_double, _handle, _int)
_code_of = _function("FPDFText_GetUnicode", ctypes.c_uint, _handle, _int)
_is_unmapped = _function("FPDFText_HasUnicodeMapError", _int, _handle, _int)
_is_generated = _function("FPDFText_IsGenerated", _int, _handle, _int)
_font_of = _function("FPDFTextObj_GetFont", _handle, _handle)
_name_of = _function("FPDFFont_GetBaseFontName", ctypes.c_size_t, _handle, _ref, ctypes.c_size_t)
_flags_of = _function("FPDFFont_GetFlags", _int, _handle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """The text of a page: upright words, turned glyphs with their turn, characters without text."""

    words: tuple[Word, ...]
    turned: tuple[tuple[int, Glyph], ...]
    unmapped: int


class _Font(NamedTuple):
    bold: bool
    italic: bool
    mapped: bool


class _Run(NamedTuple):
    """
    What all characters of a text object share.

    ``bottom`` is that of an upright one, ``plain`` says that its words can be placed by their ends.
    """

    size: float
    bottom: float
    turn: int
    straight: bool
    font: _Font
    plain: bool


def lettering_of(textpage: Any, view: View) -> Lettering:  # noqa: ANN401 - the library has no types
    """Return the text of an open page, placed as the page is displayed."""
    return _Reader(textpage, view).lettering()


class _Reader:
    """One page being read."""

    def __init__(self, textpage: Any, view: View) -> None:  # noqa: ANN401
        self._page = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
        self._view = view
        self._count = int(textpage.count_chars())
        self._runs: dict[int, _Run] = {}
        self._fonts: dict[int, _Font] = {}
        self._words: list[Word] = []
        self._turned: list[tuple[int, Glyph]] = []
        self._unmapped = 0
        self._rect = (ctypes.c_float * 4)()
        self._rect_at = ctypes.addressof(self._rect)
        self._matrix = (ctypes.c_float * 6)()
        self._ink = tuple(ctypes.c_double() for _ in range(4))

    def lettering(self) -> Lettering:
        page, runs, rect, rect_at = self._page, self._runs, self._rect, self._rect_at
        left, upright, object_of, box_of = (
            self._view.left,
            not self._view.turned,
            _object_of,
            _box_of,
        )
        words, x1 = self._words, float("-inf")
        tokens = [(one.start(), one.end(), one[0], one.lastindex) for one in _tokens(self._text())]
        objects = [object_of(page, start) for start, _, _, _ in tokens]
        # Where the next word belongs to the object that a word begins with, all of it does.
        following = [*objects, None][1:]
        for (start, end, word, plain), made_by, after in zip(
            tokens, objects, following, strict=True
        ):
            run = runs.get(made_by) or self._run_of(made_by, start)
            if (
                not upright
                or not run.plain
                or (plain is None and self._is_odd(word, start))
                or (after != made_by and end - start > 1 and object_of(page, end - 1) != made_by)
            ):
                self._add_closely(word, start)
                x1 = words[-1][3] if words else x1
                continue
            box_of(page, start, rect_at)
            x0, before = rect[0] - left, x1
            if end - start > 1:
                box_of(page, end - 1, rect_at)
            x1 = rect[2] - left
            size, bottom, _, _, (bold, italic, _), _ = run
            text = word[:-1] + "-" if word[-1] == _HYPHEN else word
            words.append(Word(text, x0, bottom - size, x1, bottom, size, bold, italic))
            if x0 - before < WORD_GAP * size:
                self._close_up(start)
        return Lettering(words=tuple(words), turned=tuple(self._turned), unmapped=self._unmapped)

    def _is_odd(self, word: str, start: int) -> bool:
        """Whether a word of more than letters holds a superior, or what its font does not tell."""
        if _ODD.search(word):
            return True
        digits = [index for index, char in enumerate(word, start) if char.isdigit()]
        # Superiors stand before or behind a number, so its ends tell.
        if digits and (self._superior(digits[0]) or self._superior(digits[-1])):
            return True
        return any(_is_unmapped(self._page, index) == 1 for index in digits)

    def _superior(self, index: int) -> tuple[float, float] | None:
        """
        Return size and baseline of a superior figure as if it were a small raised one, else None.

        A font may have figures of its own for marks: they have the size of the text and stand on
        its baseline, only their ink is small and high up.
        """
        left, right, bottom, top = self._ink
        if self._view.turned or not _ink_of(
            self._page,
            index,
            ctypes.addressof(left),
            ctypes.addressof(right),
            ctypes.addressof(bottom),
            ctypes.addressof(top),
        ):
            return None
        run = self._runs.get(_object_of(self._page, index))
        if run is None or not run.straight:
            return None
        lower, upper = self._view.top - bottom.value, self._view.top - top.value
        baseline = run.bottom - DESCENT * run.size
        high = baseline - lower >= _SUPERIOR_RISE * run.size
        if not high or lower - upper > _SUPERIOR_HEIGHT * run.size:
            return None
        return (lower - upper) / _FIGURE_HEIGHT, lower

    def _text(self) -> str:
        """Return one character for each that the page counts."""
        buffer = (ctypes.c_ushort * (self._count + 1))()
        got = pdfium.FPDFText_GetText(
            ctypes.cast(self._page, pdfium.FPDF_TEXTPAGE), 0, self._count, buffer
        )
        text = bytes(buffer)[: max(2 * (got - 1), 0)].decode("utf-16-le", "replace")
        if len(text) == self._count:
            return text
        codes = (_code_of(self._page, index) for index in range(self._count))
        return "".join(chr(code) if 0 < code <= sys.maxunicode else " " for code in codes)

    def _run_of(self, made_by: int, index: int) -> _Run:
        matrix = self._matrix
        _matrix_of(self._page, index, ctypes.addressof(matrix))
        a, b, c, d = matrix[0], matrix[1], matrix[2], matrix[3]
        size = round(abs(_size_of(self._page, index)) * math.hypot(c, d), 2)
        straight = not self._view.turned and abs(b) <= _STRAIGHT * abs(a) and a > 0
        font = self._font_of(made_by, index)
        run = _Run(
            size=size,
            bottom=self._baseline(index) + DESCENT * size,
            turn=turn_of(*self._view.direction(a, b)),
            straight=straight,
            font=font,
            plain=straight and font.mapped,
        )
        self._runs[made_by] = run
        return run

    def _baseline(self, index: int) -> float:
        x, y = self._ink[:2]
        _origin_of(self._page, index, ctypes.addressof(x), ctypes.addressof(y))
        return self._view.point(x.value, y.value)[1]

    def _font_of(self, made_by: int, index: int) -> _Font:
        handle = _font_of(made_by) if made_by else None
        if handle in self._fonts:
            return self._fonts[handle]
        bold = italic = False
        if handle:
            name = ctypes.create_string_buffer(_NAME_LENGTH)
            _name_of(handle, ctypes.addressof(name), _NAME_LENGTH)
            flags = max(_flags_of(handle), 0)
            bold, italic = slant_of(name.value.decode("utf-8", "replace"))
            bold, italic = bold or bool(flags & _FORCE_BOLD), italic or bool(flags & _ITALIC)
        font = _Font(bold, italic, mapped=_is_unmapped(self._page, index) != 1)
        if handle:
            self._fonts[handle] = font
        return font

    def _add_closely(self, word: str, start: int) -> None:
        """Add a word character by character: it may be several, on several lines."""
        line: list[Glyph] = []
        first = True
        for turn, glyph in self._glyphs(word, start):
            if turn:
                self._turned.append((turn, turned(glyph, turn)))
                continue
            if line and _leaves(line[-1], glyph):
                first = self._add_line(line, start, first=first)
                line = []
            line.append(glyph)
        if line:
            self._add_line(line, start, first=first)

    def _add_line(self, line: list[Glyph], start: int, *, first: bool) -> bool:
        words = words_in(line)
        before = self._words[-1] if self._words else None
        self._words += words
        if first and before and words and words[0].x0 - before.x1 < WORD_GAP * words[0].size:
            self._close_up(start, len(words))
        return False

    def _glyphs(self, word: str, start: int) -> Iterator[tuple[int, Glyph]]:
        for index, char in enumerate(word, start):
            made_by = _object_of(self._page, index)
            run = self._runs.get(made_by) or self._run_of(made_by, index)
            text = "-" if char == _HYPHEN else spelt(char)
            if char != _HYPHEN and (_is_unmapped(self._page, index) == 1 or not char.isprintable()):
                self._unmapped += 1
                text = _UNKNOWN
            _box_of(self._page, index, self._rect_at)
            x0, top, x1, bottom = self._view.box(*self._rect)
            size = run.size
            if not run.turn:
                bottom = run.bottom
                superior = self._superior(index) if char in _IN_MARKS else None
                if superior:
                    # The comma between two marks is small ink too, but no figure: it takes theirs.
                    size = superior[0] if char.isdigit() else size * _SUPERIOR_SIZE
                    bottom = superior[1] + DESCENT * size
                elif not run.straight:
                    bottom = self._baseline(index) + DESCENT * size
                top = bottom - size
            yield run.turn, Glyph(text, x0, top, x1, bottom, size, run.font.bold, run.font.italic)

    def _close_up(self, start: int, count: int = 1) -> None:
        """Join a word to the one before it where the library saw a space that is not printed."""
        before, word = self._words[-count - 1], self._words[-count]
        gap = word.x0 - before.x1
        alike = (
            before.size == word.size and abs(before.bottom - word.bottom) < _BASELINE * word.size
        )
        # The box of a slanted letter hangs over: only a row of dots may have gaps that are none.
        most = WORD_GAP if set(before.text + word.text) <= _DOTS else _NO_SPACE
        if not alike or not start or not -WORD_GAP * word.size <= gap < most * word.size:
            return
        if _is_generated(self._page, start - 1) == 1 or before.text[-1] == "-":
            joined = before._replace(text=before.text + word.text, x1=word.x1)
            self._words[-count - 1 : len(self._words) - count + 1] = [joined]


def _leaves(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands on another line than the one before it, or back on the same."""
    if abs(glyph.baseline - before.baseline) > _BASELINE * min(glyph.size, before.size):
        return True
    return glyph.x0 < before.x0 - _BASELINE * glyph.size
