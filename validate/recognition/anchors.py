"""
Where in a document a quote and a number stand: how a correction finds its number.

Words are compared, not characters: line breaks, case, punctuation and note marks do not matter. A
quote may run over sentences, cells and blocks.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from validate.model import Figure
from validate.reading.document import Text
from validate.recognition.context import Located
from validate.recognition.leftovers import Part, parts_of, spot
from validate.recognition.number_words import prose_numbers
from validate.recognition.sentences import sentences
from validate.recognition.tokens import Number, numbers
from validate.vocabulary import canonical, words

_UNIT = re.compile(r"\s*(?:%|per\s?cent)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """
    A number token: where it stands, and the figure that it was recognised as.

    ``sentence`` bounds its sentence in the text, all of it in a cell. ``own`` are its first and one
    past its last word in the document, ``around`` those of its sentence or table row.
    """

    one: Located
    part: Part
    number: Number
    spot: tuple[object, ...]
    sentence: tuple[int, int]
    own: tuple[int, int]
    around: tuple[int, int]
    figure: Figure | None = None

    @property
    def in_row(self) -> bool:
        """Whether it stands in a cell."""
        return self.part.row is not None

    @property
    def where(self) -> str:
        """Its line or page, for a message."""
        text, start = self.part.text, self.number.start
        line = text.line_at(start)
        return f"line {line}" if line else f"page {text.page_at(start)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """The words of a document in order, and the numbers that are looked for, as printed."""

    sequence: tuple[str, ...]
    places: Mapping[str, tuple[int, ...]]
    tokens: Mapping[str, tuple[Token, ...]]

    @classmethod
    def of(
        cls,
        blocks: Sequence[Located],
        figures: Sequence[Figure],
        wanted: Iterable[str],
    ) -> "Anchors":
        """Look through a document once; only ``wanted`` numbers are kept."""
        known = {one.place.spot: one for one in figures if one.value is not None}
        looked_for = {_as_printed(one) for one in wanted}
        sequence: list[str] = []
        tokens: dict[str, list[Token]] = defaultdict(list)
        for one in blocks:
            placed, rows = [], dict[int, tuple[int, int]]()
            for part in parts_of(one.block, frozenset(known)):
                base = len(sequence)
                sequence.extend(word.text for word in words(part.text.plain))
                placed.append((part, base))
                if part.row is not None:
                    rows[part.row] = (rows.get(part.row, (base, base))[0], len(sequence))
            for part, base in placed:
                row = rows.get(part.row) if part.row is not None else None
                for token in _tokens_in(one, part, base, row, looked_for):
                    printed = part.text.text[token.number.start : token.number.end]
                    found = replace(token, figure=known.get(token.spot))
                    tokens[_as_printed(printed)].append(found)
        places: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(sequence):
            places[word].append(index)
        return cls(
            sequence=tuple(sequence),
            places={word: tuple(found) for word, found in places.items()},
            tokens={text: tuple(found) for text, found in tokens.items()},
        )

    def holds(self, quote: str) -> bool:
        """Whether the words stand anywhere."""
        return bool(self._found(quote))

    def fits(self, quote: str, number: str) -> tuple[Token, ...]:
        """
        The places of a number by a quote, in order.

        They are those whose sentence, table row or row label the quote holds or touches. Of several
        in one sentence, those are meant that the quote itself holds or touches; of several in one
        row only what it holds, for a row's label touches whatever stands first.
        """
        found = self._found(quote)
        label = f" {canonical(quote)} "
        near = [
            token
            for token in self.tokens.get(_as_printed(number), ())
            if _touches(token.around, found)
            or (token.figure and label in f" {canonical(token.figure.row_label)} ")
        ]
        beside = [token for token in near if _touches(token.own, found, apart=token.in_row)]
        decided = {token.around for token in beside}
        return tuple(one for one in near if one in beside or one.around not in decided)

    def _found(self, quote: str) -> tuple[tuple[int, int], ...]:
        wanted = tuple(word.text for word in words(Text(text=quote).plain))
        return tuple(
            (start, start + len(wanted))
            for start in self.places.get(wanted[0] if wanted else "", ())
            if self.sequence[start : start + len(wanted)] == wanted
        )


def _tokens_in(
    one: Located,
    part: Part,
    base: int,
    row: tuple[int, int] | None,
    looked_for: AbstractSet[str],
) -> Iterator[Token]:
    """The tokens of one text that are looked for; ``base`` is the place of its first word."""
    plain = part.text.plain
    cell = one.block.table is not None and part.text is not one.block.opening
    found = [
        number
        for number in (numbers(plain) if cell else prose_numbers(plain))
        if _as_printed(part.text.text[number.start : number.end]) in looked_for
    ]
    if not found:
        return
    stretches = () if cell else sentences(plain)
    sequence = words(plain)

    def span(start: int, end: int) -> tuple[int, int]:
        """The words of a stretch of characters, as they are counted in the document."""
        inside = [
            index for index, one in enumerate(sequence) if one.start < end and one.end > start
        ]
        return (base + inside[0], base + inside[-1] + 1) if inside else (base, base)

    for number in found:
        sentence = next(
            (stretch for stretch in stretches if stretch[0] <= number.start < stretch[1]),
            (0, len(plain)),
        )
        yield Token(
            one=one,
            part=part,
            number=number,
            spot=spot(part.text, number.start, number.end),
            sentence=sentence,
            own=span(number.start, number.end),
            around=row or span(*sentence),
        )


def _touches(
    stretch: tuple[int, int], found: Sequence[tuple[int, int]], *, apart: bool = False
) -> bool:
    """Whether a quote has words of a stretch, or unless they are ``apart``, words next to it."""
    far = 1 if apart else 0
    return any(start + far <= stretch[1] and end - far >= stretch[0] for start, end in found)


def _as_printed(number: str) -> str:
    """A number in the form in which two ways to type one print are the same."""
    plain = " ".join(Text(text=number).plain.casefold().replace("\N{EN DASH}", "-").split())
    return _UNIT.sub("", plain).lstrip("+£")
