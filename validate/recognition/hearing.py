"""What a stretch of text says: its words, the heads and facets in it, whom it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from validate.family.model import Family, Vocabulary
from validate.passage import Passage
from validate.recognition.english import FUNCTION_WORDS, says_nothing
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.vocabulary import Lexicon, Match, Word

# Words that lead from a number to the noun it counts: *24 of the other orders*.
_THROUGH = frozenset(
    {
        "of",
        "the",
        "these",
        "those",
        "this",
        "that",
        "its",
        "their",
        "our",
        "all",
        "such",
        "more",
        "other",
    }
)
_STOPS = FUNCTION_WORDS - _THROUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The facets of one concept that are heard: one value each, and the words that state them."""

    values: Mapping[str, str] = field(default_factory=dict)
    conflicting: frozenset[str] = frozenset()
    indexes: frozenset[int] = frozenset()


@dataclass(frozen=True)
class View:
    """
    A stretch of a sentence and what is heard in it.

    ``known`` are the words that names, dates and numbers explain; ``named`` is the subject nearest
    to the number, which stands at ``anchor``. ``dealt`` are facets that *respectively* gives it.
    """

    family: Family
    passage: Passage
    first: int
    last: int
    known: frozenset[int]
    named: str
    anchor: int = 0
    dealt: Mapping[str, str] = field(default_factory=dict)

    @property
    def plain(self) -> str:
        """The text of the paragraph, in which all places count."""
        return self.passage.plain

    @cached_property
    def sequence(self) -> tuple[Word, ...]:
        """The words of the stretch."""
        return self.passage.words[self.first : self.last]

    def _all(self, lexicon: Lexicon) -> list[tuple[str, Match]]:
        return self.passage.all(lexicon, self.first, self.last)

    def _longest(self, lexicon: Lexicon) -> tuple[tuple[str, Match], ...]:
        found = self._heard.get(id(lexicon))
        if found is None:
            found = self._heard[id(lexicon)] = self.passage.longest(lexicon, self.first, self.last)
        return found

    @cached_property
    def _heard(self) -> dict[int, tuple[tuple[str, Match], ...]]:
        return {}

    @property
    def vocabulary(self) -> Vocabulary:
        """What the family measures."""
        return self.family.vocabulary

    def indexes_of(self, other: "View", indexes: frozenset[int]) -> frozenset[int]:
        """The words of another view of the sentence, as this view counts them."""
        if other is self:
            return indexes
        if other.passage is self.passage:
            shift, last = other.first - self.first, self.last - self.first
            return frozenset(index + shift for index in indexes if 0 <= index + shift < last)
        taken = {other.sequence[index].start for index in indexes}
        return frozenset(at for at, word in enumerate(self.sequence) if word.start in taken)

    @cached_property
    def heads(self) -> Mapping[str, tuple[Match, ...]]:
        """The heads of each concept."""
        return _by_name(self._all(self.vocabulary.heads))

    @cached_property
    def bodies(self) -> tuple[Match, ...]:
        """Other bodies that are named."""
        return tuple(match for _, match in self._longest(self.family.bodies))

    @cached_property
    def weak_heads(self) -> Mapping[str, tuple[Match, ...]]:
        """The weak heads of each concept."""
        found = self._all(self.vocabulary.weak_heads)
        return _by_name(
            [pair for pair in found if not _POINTS.match(self.plain, pair[1].start)]
        )  # *percentage points* are a unit, and no percentage

    def facets(self, concept: str) -> Facets:
        """The facets heard of one concept."""
        found = self._facets.get(concept)
        if found is None:
            found = self._facets[concept] = self._hear(concept)
        return found

    def values(self, concept: str, facet: str) -> set[str]:
        """All values of a facet that are heard of a concept."""
        lexicon = self.vocabulary.concepts[concept].facets[facet]
        return {value for value, _ in self._longest(lexicon)}

    @cached_property
    def _facets(self) -> dict[str, Facets]:
        return {}

    def _hear(self, concept: str) -> Facets:
        values: dict[str, str] = {}
        conflicting: set[str] = set()
        indexes: set[int] = set()
        declared = self.vocabulary.concepts[concept]
        for facet in self.vocabulary.heard[concept]:
            found = self._longest(declared.facets[facet])
            for _, match in found:
                indexes.update(match.indexes)
            if len({value for value, _ in found}) > 1 and facet not in declared.own_facets:
                conflicting.add(facet)
            if found:  # of several stages the one nearest to the number is its own
                values[facet] = min(found, key=lambda pair: self._distance(pair[1]))[0]
        for facet, value in self.dealt.items():
            if facet in self.vocabulary.heard[concept]:
                values[facet] = value
                conflicting.discard(facet)
        return Facets(values=values, conflicting=frozenset(conflicting), indexes=frozenset(indexes))

    @cached_property
    def topic(self) -> Mapping[str, str]:
        """The facets shared by all concepts that are heard, one value each."""
        found: dict[str, str] = {}
        twice: set[str] = set()
        for facet, lexicon in self.vocabulary.shared.items():
            for value, _ in self._longest(lexicon):
                if found.setdefault(facet, value) != value:
                    twice.add(facet)
        for facet in self.dealt.keys() & self.vocabulary.shared.keys():
            found[facet] = self.dealt[facet]
            twice.discard(facet)
        return {facet: value for facet, value in found.items() if facet not in twice}

    def states(self, facet: str, indexes: frozenset[int]) -> bool:
        """Whether a shared facet is heard in other words than those at some places."""
        found = self._longest(self.vocabulary.shared[facet])
        return facet in self.dealt or any(not indexes.issuperset(one.indexes) for _, one in found)

    @cached_property
    def fields(self) -> frozenset[str]:
        """The fields spoken of, by their own words or by a head of one of their concepts."""
        named = {self.vocabulary.concepts[concept].field for concept in self.heads}
        return frozenset(named - {""}) | self.worded_fields

    @cached_property
    def worded_fields(self) -> frozenset[str]:
        """The fields spoken of by their own words."""
        return frozenset(name for name, _ in self._all(self.vocabulary.fields))

    def _distance(self, match: Match) -> int:
        """How far words stand from the number; those in the same clause or bracket are nearer."""
        if match.start > self.anchor:
            number = _NUMBER.match(self.plain, self.anchor)
            between = self.plain[number.end() if number else self.anchor : match.start]
        else:
            between = self.plain[match.end : self.anchor]
        return len(between) + (_MARK_APART if any(mark in between for mark in "(;:") else 0)

    def is_modifier(self, index: int) -> bool:
        """Whether a word may stand beside a head without changing what it means."""
        word = self.sequence[index].text
        return any(
            word.startswith(one[:-1]) if one.endswith("*") else word == one
            for one in self.vocabulary.modifiers
        )

    def is_silent(self, index: int, explained: frozenset[int]) -> bool:
        """Whether a word is explained, or says nothing of what is measured."""
        return (
            index in explained
            or index in self.known
            or says_nothing(self.sequence[index].text)
            or self.is_modifier(index)
        )

    def counted(self, after: int) -> tuple[int, ...]:
        """
        The words of the noun phrase behind a number that ends, with its unit, at ``after``.

        *151 DVPOs were made* counts DVPOs; *24 of the other orders* orders; *113 were* nothing.
        """
        found = []
        last = after
        for index, word in enumerate(self.sequence):
            if word.start < after:
                continue
            between = self.plain[last : word.start]
            if word.text in _STOPS or any(mark in between for mark in ",;:.()[]"):
                break
            last = word.end
            if word.text not in _THROUGH:
                found.append(index)
        return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Listener:
    """Hears what stretches of one sentence say."""

    sentence: Sentence
    family: Family
    subjects: Subjects

    @cached_property
    def passage(self) -> Passage:
        """The words of the sentence, to be listened to in stretches."""
        one = self.sentence
        return Passage(
            one.plain, words_in(one.plain, one.start, one.end), self.family.vocabulary.joint
        )

    def view(self, start: int, end: int, anchor: int) -> View:
        """What ``start:end`` says; of several subjects the one nearest to ``anchor`` is named."""
        plain, passage = self.sentence.plain, self.passage
        first, last = passage.stretch(start, end)
        known = {index - first for index in self._known if first <= index < last}
        found = tuple(
            pair
            for pair in self.subjects.found_in(passage, first, last)
            if self._is_meant(pair) and not _is_later(plain, anchor, pair[1], end)
        )
        for _, match in found:
            known.update(match.indexes)
        named = min(found, key=partial(_apart, anchor, plain))[0] if found else ""
        return View(
            family=self.family,
            passage=passage,
            first=first,
            last=last,
            known=frozenset(known),
            named=named,
            anchor=anchor,
        )

    def _is_meant(self, named: tuple[str, Match]) -> bool:
        """*Exercises with other forces* are not those of all forces."""
        spread = self.family.spread
        if spread is None or named[0] != spread.name:
            return True
        start = max(self.sentence.start, named[1].start - _FAR)
        before = self.sentence.plain[start : named[1].start].rstrip().rpartition(" ")[2]
        return before.casefold() not in _BESIDE

    @cached_property
    def _known(self) -> frozenset[int]:
        """The words of the sentence that dates and numbers explain."""
        taken = [(hit.start, hit.end) for hit in self.sentence.hits]
        taken.extend((one.start, one.end) for one in self.sentence.numbers)
        return frozenset(
            index for start, end in taken for index in range(*self.passage.stretch(start, end))
        )


def _apart(anchor: int, plain: str, named: tuple[str, Match]) -> tuple[bool, bool, int]:
    """
    How far a name stands from a number.

    One in the same clause is nearer than any other, one in a clause on something else is last:
    *in Sussex, with which the force shares a team, 29 posts were vacant*.
    """
    match = named[1]
    between = plain[match.end : anchor] if match.end <= anchor else plain[anchor : match.start]
    aside = (
        match.end <= anchor
        and _CLAUSE_ON.search(plain, max(0, match.start - _FAR), match.start) is not None
    )
    return ";" in between, aside, abs(match.start - anchor)


def _is_later(plain: str, anchor: int, match: Match, end: int) -> bool:
    """*7.5% more than in June, and growth in Eastmere was much the same*: of another clause."""
    return (
        match.start > anchor
        and _NEXT_CLAUSE.search(plain, anchor, match.start) is not None
        and _DOES.match(plain, match.end, end) is not None
    )


_NEXT_CLAUSE = re.compile(r",\s+(?:and|but|while|whereas)\s+[^,;:()\d]*$", re.IGNORECASE)
_DOES = re.compile(
    r"\s+(?:(?:also|too|again)\s+)?(?:was|were|is|are|had|has|have|did|does|saw|rose|fell|grew|came"
    r"|stood|remained)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(r"percentage[\s-]+points?\b", re.IGNORECASE)
_FAR = 40
_NUMBER = re.compile(r"[+\-−–£]*\d[\d,.]*(?<=\d)\s?(?:%|per\s?cent)?", re.IGNORECASE)
# How much farther a word is by a mark in between.
_MARK_APART = 20
_BESIDE = frozenset({"with", "alongside", "beside"})
_CLAUSE_ON = re.compile(
    r",\s+(?:(?:with|of|to|from|for|by)\s+)?(?:which|whom|whose)\s+$", re.IGNORECASE
)


def _by_name(found: list[tuple[str, Match]]) -> dict[str, tuple[Match, ...]]:
    grouped: dict[str, list[Match]] = {}
    for name, match in found:
        grouped.setdefault(name, []).append(match)
    return {name: tuple(matches) for name, matches in grouped.items()}
