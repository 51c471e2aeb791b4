"""The *y* of *x of y*: what it counts, by the noun behind it alone."""

import re
from dataclasses import dataclass, replace

from schemas.terms import Unit
from validate.recognition.english import FUNCTION_WORDS, is_doing
from validate.recognition.frames import Zone
from validate.recognition.hearing import Listener
from validate.recognition.link import Link, link
from validate.recognition.query import Query
from validate.recognition.sentence import Sentence
from validate.recognition.tokens import Number
from validate.recognition.told import Told
from validate.vocabulary import Word, words

# *A third of the 31 cases that called for one*: some cases, not all of them.
_RESTRICTED = re.compile(
    r"(?:\s+[^\W\d]+){0,3},?\s+(?:that|who|which|where|whose)\s+"
    r"(?!we\b|were\b|was\b|had\b|has\b|it\s+was\b)",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+by\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|all|these|those)\s+(?:of\s+the\s+)?$", re.IGNORECASE)
# How far behind a number its clause may say who counted.
_NEAR = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wholes:
    """Links the wholes of one sentence; ``fields`` are those that the text speaks of."""

    sentence: Sentence
    listener: Listener
    fields: frozenset[str]

    def of(self, number: Number, told: Told) -> Link:
        """The measure of the *y* of *x of y*, by the noun behind it alone."""
        zone = next(part for part in self.sentence.parts if part.number == number)
        restricted = _RESTRICTED.match(self.sentence.plain, number.end, self.sentence.end)
        if restricted and not self._is_by_authors(restricted.end()):
            return Link(reason="a part of something, and nobody says of what")
        wide = self.listener.view(number.start, zone.end, number.start)
        noun = [wide.sequence[index] for index in wide.counted(number.end)]
        if told.counting and self._takes_up(number, noun):
            taken = told.counting.link
            return replace(
                taken, evidence=("the count before it, taken up",), explained=frozenset()
            )
        verb = next((word for word in noun[1:] if is_doing(word.text)), None)
        end = verb.start if verb else noun[-1].end if noun else number.end
        if verb:  # *of the 1,500 days allocated to it*
            told_of = self._linked(number, zone, told, verb.end)
            if told_of.measure and told_of.facets_stated:
                return told_of
        return self._whole(self._linked(number, zone, told, end))

    def _whole(self, found: Link) -> Link:
        """*Of its 1,435 days it used 1,388*: a whole is what the measure of its noun is of."""
        measures = self.listener.family.measures
        whole = measures[found.measure].denominator if found.measure else ""
        if not whole or found.facets_stated or measures[whole].concept != found.concept:
            return found
        return replace(found, measure=whole, facets=measures[whole].facets)

    def _linked(self, number: Number, zone: Zone, told: Told, end: int) -> Link:
        """The measure of a whole by the words up to a place."""
        part = max((one.end for one in self.sentence.numbers if one.end <= number.start), default=0)
        opened = 1 + max(self.sentence.plain.rfind(mark, 0, number.start) for mark in ":;")
        return link(
            Query(
                own=self.listener.view(max(part, zone.start, opened), end, number.start),
                lead=None,
                sentence=None,
                clause=None,
                start=number.start,
                end=number.end,
                definite=True,
                unit=Unit.COUNT,
                changes=False,
                span=None,
                # All of it has no facet of the part: *a third of the 6,390 received*.
                spoken=replace(told.spoken, facets={}, fields=self.fields),
            )
        )

    def _is_by_authors(self, place: int) -> bool:
        """*The 60 files that the inspectors read* are all of them."""
        following = [word.text for word in words(self.sentence.plain[place : place + _NEAR])[:2]]
        return any(word in self.listener.family.authors for word in following)

    def _takes_up(self, number: Number, noun: list[Word]) -> bool:
        """*Of the 24, 19 were sound*, *three of the 19*: a count again, without its noun."""
        first = noun[0].text if noun else ""
        if noun and _BY.match(self.sentence.plain, noun[0].end):
            return False  # *a third of the 6,390 received by the force*: those are named
        silent = not noun or is_doing(first) or first in FUNCTION_WORDS
        return silent and _DEFINITE.search(self.sentence.before(number)) is not None
