"""
Which print of an earlier state of a document is which print of the later one.

An id tells prints of one fact under one heading apart by their order: a sentence that is put before
others shifts the ids of all behind it. So the words around a print are looked at before its id is
believed, and an id alone only counts where the words were changed.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.terms import Kind
from validate.model import Figure
from validate.review.matching import Score, Unpaired

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_IN_CELLS = frozenset({Kind.TABLE, Kind.INFOGRAPHIC})
_ENOUGH_WORDS = 4  # a sentence of fewer says too little to be known by, but for its fact
_NEAR = 4
_ALIKE = 0.4
_MOST_COMPARED = 100_000


@dataclass(frozen=True)
class _Print:
    """A print with what it may be known by."""

    figure: Figure

    @cached_property
    def exact(self) -> Hashable:
        """The same print in the same words, in the same place by its id."""
        place, figure = self.figure.place, self.figure
        return figure.id, self.shown, place.quote, place.start, self.cell

    @property
    def shown(self) -> Hashable:
        return self.figure.printed, self.figure.value

    @cached_property
    def fact(self) -> Hashable:
        """What its id is made of, but for the order."""
        one = self.figure
        said = one.measure or self.cell
        return one.kind, one.context, one.subject, said, one.period, one.base_period

    @cached_property
    def cell(self) -> Hashable:
        """Where it stands in a table."""
        one = self.figure
        if one.kind not in _IN_CELLS:
            return ()
        return one.table, one.row_label, one.column_label or one.column

    @cached_property
    def words(self) -> Hashable:
        """The words on either side, with other numbers left out: those may have been mended too."""
        place = self.figure.place
        before, after = place.quote[: place.start], place.quote[place.end :]
        return _plain(before), _plain(after), self.cell

    @cached_property
    def elsewhere(self) -> Hashable:
        """What it is known by under another heading: its sentence, or its fact in a cell."""
        one = self.figure
        fact = one.measure and (one.measure, one.subject, one.period, one.base_period)
        if one.kind in _IN_CELLS:
            return (one.kind, fact, one.row_label, one.column_label or one.column) if fact else None
        if len(self.said) < _ENOUGH_WORDS and not fact:
            return None
        return one.kind, self.words, fact if len(self.said) < _ENOUGH_WORDS else ""

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of its sentence."""
        return frozenset(_WORD.findall(self.figure.place.quote.casefold()))

    @cached_property
    def beside(self) -> frozenset[str]:
        """The words next to it."""
        place = self.figure.place
        before = _WORD.findall(place.quote[: place.start].casefold())[-_NEAR:]
        return frozenset(before + _WORD.findall(place.quote[place.end :].casefold())[:_NEAR])


def aligned(before: Sequence[Figure], now: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The figures of an earlier and a later state of one document that are the same print."""
    left = Unpaired(map(_Print, before), map(_Print, now))
    left.by_key(lambda one: one.exact)
    if left.before and left.now:
        left.by_key(lambda one: (one.figure.id, one.shown, one.words))
        left.by_key(lambda one: (one.fact, one.shown, one.words))
        left.by_key(lambda one: (one.figure.id, one.words))
        left.by_key(lambda one: (one.fact, one.words))
        left.by_score(_reworded(left))
        left.by_key(lambda one: one.fact if one.figure.measure else None, alone=True)
        left.by_key(lambda one: one.figure.id if one.figure.measure else None)
        left.by_key(lambda one: (one.elsewhere, one.shown) if one.elsewhere is not None else None)
        left.by_key(lambda one: one.elsewhere)
    for one, other in left.pairs:
        yield before[one], now[other]


def _reworded(left: Unpaired[_Print]) -> Iterator[Score]:
    """How alike the sentences are of prints that may be of one fact."""
    later: dict[Hashable, list[int]] = defaultdict(list)
    for position, one in left.now.items():
        later[one.fact].append(position)
    earlier: dict[Hashable, list[int]] = defaultdict(list)
    for position, one in left.before.items():
        earlier[one.fact].append(position)
    for fact, positions in earlier.items():
        others = later.get(fact, [])
        if len(positions) * len(others) > _MOST_COMPARED:
            continue
        for position in positions:
            for other in others:
                score = _likeness(left.before[position], left.now[other])
                if score:
                    yield score, position, other


def _likeness(one: _Print, other: _Print) -> float:
    """How much two prints have in common, from 0 (too little) to 3."""
    said = _shared(one.said, other.said)
    if said < _ALIKE:
        return 0
    return said + _shared(one.beside, other.beside) + (one.shown == other.shown)


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The part of all words that is in both."""
    return len(one & other) / len(one | other) if one or other else 0


def _plain(words: str) -> str:
    return " ".join(_NUMBER.sub("#", words).split())
