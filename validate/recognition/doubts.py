"""
What keeps a number from being a figure of the report, whatever it points to.

A target, a supposition, another time, another place, the end of a scale, a list that nobody deals
out: linked, each of these would be a false claim.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from schemas.terms import Qualifier
from validate.family.model import Family
from validate.recognition.concepts import View
from validate.recognition.english import (
    BASE_BEFORE,
    EXTREME,
    OTHER_YEAR,
    SUPPOSED,
    UNREAL,
    UP_FROM,
)
from validate.recognition.frames import Zone, hits_in, lists, moves
from validate.recognition.link import is_modifier, says_nothing
from validate.recognition.periods import Reach
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number
from validate.recognition.units import Direction

# A trailing *than England and Wales* is about this long; more is a clause of its own.
_LONGEST_NAME = 14
_SUBSET = re.compile(
    r"\bof\s+(?:which|whom|these|those|them),?\s*(?:some|about)?\s*$", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|instead\s+of|rather\s+than)\s+(?:the\s+)?£?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """
    The doubts about the numbers of one sentence.

    By the place of the number: ``bounds`` are the ends of ranges, ``dealt`` the numbers that a
    *respectively* deals out. ``unreal`` says that the paragraph has turned to targets.
    """

    sentence: Sentence
    family: Family
    subjects: Subjects
    bounds: Mapping[int, Qualifier]
    dealt: Mapping[int, str]
    unreal: bool

    def of(
        self, zone: Zone, number: Number, view: View, direction: Direction | None, sign: int
    ) -> str:
        """What keeps a number from being anybody's in particular, or ``""``."""
        text, place = self.sentence.plain, number.start
        hits = hits_in(self.sentence.hits, zone)
        clause = text[self.sentence.start : self.sentence.end]
        outside = place not in self.bounds  # a range speaks of the spread of all
        own_words = view.heard.concept or view.heard.facets
        subset = _SUBSET.search(text[:place]) is not None
        second = zone.contrasted and not self.sentence.is_first(zone)
        doubts = {
            "is a target or a forecast": self.unreal or UNREAL.search(clause) is not None,
            "is supposed, or reported from elsewhere": SUPPOSED.search(clause) is not None,
            "is of another time": self._other_time(zone, number, sign),
            "stands in a list that nothing deals out": place in self._open_lists(),
            "is a part of what was spoken of": subset and not own_words,
            "is the level before a move": place in self._earlier()
            or UP_FROM.search(text[:place]) is not None,
            "is of others than those who are named": outside
            and (self._of_others(view) or self._of_elsewhere(view)),
            "is denied": _DENIED.search(text[:place]) is not None,
            "is the end of a scale": outside
            and EXTREME.search(text, zone.start, zone.end) is not None,
            "is set against another, and nobody is named": second and not view.named and not hits,
            "compares two subjects": direction is not None
            and direction.comparative
            and self._compares_places(zone),
        }
        return next((doubt for doubt, holds in doubts.items() if holds), "")

    def _open_lists(self) -> set[int]:
        """Numbers of lists whose members nothing tells apart."""
        text = self.sentence.plain[: self.sentence.end]
        listed = {number.start for run in lists(text, self.sentence.numbers) for number in run}
        return listed.difference(self.dealt, self.bounds)

    def _earlier(self) -> set[int]:
        """Numbers that were so before a move: *rose from 37*."""
        text = self.sentence.plain[: self.sentence.end]
        return {first.start for first, _ in moves(text, self.sentence.numbers)}

    def _other_time(self, zone: Zone, number: Number, sign: int) -> bool:
        """Whether a level is said of a year or period that is not the report's own."""
        text, hits = self.sentence.plain, hits_in(self.sentence.hits, zone)
        if any(hit.reach is Reach.ABSOLUTE for hit in hits):
            return False
        lead = self.sentence.start if self.sentence.is_first(zone) else zone.start
        if not sign and OTHER_YEAR.search(text, lead, zone.end):
            return True
        return any(
            hit.reach is Reach.PREVIOUS and not BASE_BEFORE.search(text[: hit.start])
            for hit in hits
            if not sign or hit.start > number.end
        )

    def _of_others(self, view: View) -> bool:
        """*The most similar forces*, *the worst force*: a subject that no name tells."""
        return any(
            word.text in self.family.own_nouns and index not in view.known
            for index, word in enumerate(view.sequence)
        )

    def _of_elsewhere(self, view: View) -> bool:
        """*In Corby*, *the East Midlands*: a name, and the family knows nobody of that name."""
        plain, fine = self.sentence.plain, view.known | view.heard.explained
        for index, word in enumerate(view.sequence):
            printed = plain[word.start : word.end]
            opens = word.start == self.sentence.start or not printed[:1].isupper()
            if opens or index in fine or printed.isupper() or says_nothing(word.text):
                continue
            if not is_modifier(self.family, word.text):
                return True
        return False

    def _compares_places(self, zone: Zone) -> bool:
        """*17 percent higher than England and Wales* sets two places apart; it is no change."""
        trail = self.sentence.trail(zone)
        if trail is None or hits_in(self.sentence.hits, trail):
            return False
        sequence = words_in(self.sentence.plain, trail.start, trail.end)
        named = [name for name, _ in self.subjects.found(sequence, self.sentence.plain)]
        return bool(named) and self.subjects.own not in named and len(sequence) < _LONGEST_NAME
