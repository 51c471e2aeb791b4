"""Whose a number is: of the one named with it, or of whom the text goes on to speak."""

import re
from dataclasses import dataclass
from itertools import pairwise

from schemas.terms import Unit
from validate.family.model import Family
from validate.recognition.english import way_of
from validate.recognition.evidence import Tier
from validate.recognition.frames import Zone
from validate.recognition.groups import Groups
from validate.recognition.hearing import View
from validate.recognition.inherit import SHARES, verb_is_elided
from validate.recognition.link import Link
from validate.recognition.query import Query
from validate.recognition.sentence import Sentence
from validate.recognition.told import Stated, Told

_EACH = frozenset({"each", "every", "per"})
_BOTH = re.compile(r"(?:[^,;:()]|(?<=\d),(?=\d))*\band\s+(?:[^,;:()\s]+\s+){0,2}")
# *Of the Marland total*, *of all claims in Marland*.
_OF_TOTAL = re.compile(
    r"\s+of\s+(?:(?:the|all|all\s+the)\s+)?[^,;:.()]{0,40}?\b(?:total|whole|in|of|for|across)\b[^,;:.()]{0,24}"
    r"|\s+of\s+(?:(?:the|all|all\s+the)\s+)?[^,;:.()]{0,40}",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[,;:()]|\b(?:and|but|while|whereas|whilst)\b", re.IGNORECASE)
_IT = re.compile(r"\s*(?:and\s+|but\s+)?(?:it|its)\b", re.IGNORECASE)
_RANKED = re.compile(
    r",\s+(?:the|its)\s+(?:\w+\s+)?(?:highest|lowest|largest|smallest|greatest|fewest|best|worst"
    r"|longest|shortest|most|least)\b[^.;,:()]{0,20}\b(?:of|among|amongst|in)\s+(?:all\s+)?$",
    re.IGNORECASE,
)
_VERBS = frozenset({"is", "was", "are", "were", "has", "had", "have", "did"})
# *That of Eigg, which had stood at 18.6% a year earlier, was 17.7%*.
_RESUMED = re.compile(
    r"[^,;:()]*,\s+(?:was|were|is|are|came\s+to|stood\s+at)\s+(?:\w+\s+){0,2}£?", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")
_APART = re.compile(r"[\d;:,]")
_OF_ITS_OWN = re.compile(r"\b(?:its|their)\s+(?:\w+\s+)?$", re.IGNORECASE)
_OWNED = frozenset({"its", "their"})
_AT_HOME = frozenset({"here", "locally"})
_POINTS_BACK = re.compile(r"(?:This|It|They|These|Its|Their|That)\b")
# A range of rates is the spread of all; a range of counts is as often one report's own.
_SPREAD = SHARES | {
    Unit.PER_1000_POPULATION,
    Unit.PER_10000_POPULATION,
    Unit.PER_100000_POPULATION,
    Unit.PER_1000_HOUSEHOLDS,
    Unit.PER_MILLION_POPULATION,
    Unit.PER_100_OFFENCES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Tells whose the numbers of one sentence are; ``own`` is whom the report is about."""

    sentence: Sentence
    family: Family
    groups: Groups
    own: str

    def subject(self, zone: Zone, query: Query, told: Told, found: Link) -> str:
        """Whose a number is, once its measure is found (or not)."""
        measure = self.family.measures[found.measure] if found.measure else None
        named = (
            (measure.subject if measure else "")
            or self._of_each(query)
            or self.groups.dealt.get(query.start, "")
            or self._of_opener(query)
            or self._not_the_whole(query)
            or (query.lead.named if query.lead else "")
            or self._of_both(zone)
            or self._before_aside(query)
            or self._of_opening(query)
        )
        subject = named or self._unnamed(zone, query, told, found)
        if measure and self._is_national(subject):
            return measure.national_subject or subject
        return subject

    def _of_opening(self, query: Query) -> str:
        """*Of its 1,435 days Eigg used 1,388*: who is named behind the pronoun."""
        opening = self.groups.opening
        if opening is None or opening.start != query.start:
            return ""
        if _OF_ITS_OWN.search(self.sentence.before(opening)) is None:
            return ""
        return next((name for name, at in self.sentence.places if at > query.start), "")

    def _not_the_whole(self, query: Query) -> str:
        """
        Who is named with a number; of a share of the whole it is who has it, if anybody is named.

        *Eigg had 40 calls, or 31.9% of the Marland total.*
        """
        named = query.own.named
        whole = next((one for one in self.family.subjects if one.name == named and one.parts), None)
        before = [(name, at) for name, at in self.sentence.places if at < query.start]
        if whole is not None and self._is_class(named, query):
            return before[-1][0] if before else ""
        if whole is None or query.unit is not Unit.PERCENT:
            return named
        of_it = _OF_TOTAL.match(self.sentence.plain, query.end)
        place = next(
            (at for name, at in self.sentence.places if name == named and at > query.end), 0
        )
        if not (of_it and of_it.end() >= place > 0):
            return named
        # *Eigg received a third of Marland's calls*
        clear = before and not _CLAUSES.search(self.sentence.plain, before[-1][1], query.start)
        return before[-1][0] if clear else ""

    def _is_class(self, named: str, query: Query) -> bool:
        """*Or 88.2%, the lowest of the circuits*: they are those among whom it is the lowest."""
        plain = self.sentence.plain
        places = [at for name, at in self.sentence.places if name == named]
        behind = any(
            at > query.end and _RANKED.search(plain, query.end, at) is not None for at in places
        )
        return behind and all(at > query.end for at in places)

    def _of_opener(self, query: Query) -> str:
        """*Eigg has a list of its own, so that Rum has none; it sat on 80 days*: of Eigg."""
        plain, start = self.sentence.plain, self.sentence.start
        opened = plain.rfind(";", start, query.start) + 1
        if not opened or not _IT.match(plain, opened):
            return ""
        names = [(name, at) for name, at in self.sentence.places if at < query.end]
        alone = names and all(at < opened for _, at in names)
        return names[0][0] if alone and names[0][1] == start else ""

    def _before_aside(self, query: Query) -> str:
        """Who is named before brackets that stand between: *Eigg (12 claims) grew by 5%*."""
        names = [pair for pair in self.sentence.places if pair[1] < query.start]
        if not names:
            return ""
        name, place = names[-1]
        between = self.sentence.plain[place : query.start]
        outside = _ASIDE.sub("", between)
        aside = outside != between and _APART.search(outside) is None
        return name if aside else ""

    def _of_both(self, zone: Zone) -> str:
        """Who is named behind the second of two numbers: *13 complaints and 9 claims in Eigg*."""
        following = [one for one in self.sentence.parts if one.start >= zone.end and one.number]
        if zone.number is None or not following or following[0].number is None:
            return ""
        other = following[0]
        place = following[0].number.start
        between = self.sentence.plain[zone.number.end : place]
        named = [(name, at) for name, at in self.sentence.places if zone.start <= at < other.end]
        joined = _BOTH.fullmatch(between) is not None and all(at > place for _, at in named)
        return named[0][0] if joined and named else ""

    def _of_each(self, query: Query) -> str:
        """All of them, where a range is said of each: *between 331 and 429 in each force*."""
        spread = self.family.spread
        ranged = spread is not None and query.start in self.groups.bounds
        return spread.name if spread and ranged and self._names_each(query.own) else ""

    def _names_each(self, own: View) -> bool:
        return any(
            first.text in _EACH and second.text in self.family.own_nouns
            for first, second in pairwise(own.sequence)
        )

    def _unnamed(self, zone: Zone, query: Query, told: Told, found: Link) -> str:
        """Whose a number is where nobody is named with it."""
        spread = self.family.spread
        if any(word.text in _AT_HOME for word in query.own.sequence):
            return self.own
        if query.start in self.groups.bounds and spread and query.unit in _SPREAD:
            return spread.name
        first = query.lead is not None
        if first and query.shares_them and told.counting:
            return told.counting.subject  # *Nationally it was 46. Two thirds of them deal in drugs*
        pointed = first and _POINTS_BACK.match(self.sentence.plain, self.sentence.start)
        if pointed and told.row and told.main is not None:
            return self._pointed_at(told.main, query, found)
        one = told.subjects[0] if len(told.subjects) == 1 else ""
        owned = not told.row and any(word.text in _OWNED for word in query.own.sequence)
        paired = query.start in self.groups.paired
        if one and (pointed or owned or paired) and not self._is_fixed(one):
            return one
        return self._going_on(zone, query, told, found, first=first)

    def _pointed_at(self, main: Stated, query: Query, found: Link) -> str:
        """Whom *it* stands for: the subject of the statement that it points back to."""
        spread = self.family.spread
        if (spread and main.subject == spread.name) or main.subject == self._always(main):
            return self.own
        if query.unit is Unit.COUNT and self._is_national(main.subject):
            # *Its scheme looks after 166*: no nation's scheme
            return main.subject if found.tier is Tier.CARRIED else self.own
        return main.subject

    def _going_on(self, zone: Zone, query: Query, told: Told, found: Link, *, first: bool) -> str:
        """A sentence that names something of its own is about the report's own subject again."""
        share_of = self.groups.shares.get(query.start)
        counted = next((one for one in told.recent if one.number == share_of), None)
        if counted:
            return counted.subject  # *275 of the 315 days, or 88.2%*
        # *Whereas in Rutland it fell by 7%, so that its share was 11%*: that of Rutland.
        owned = not first and any(word.text in _OWNED for word in query.own.sequence)
        tied = not first and self._is_tied(query, told)
        before = told.previous if zone.contrasted or owned or tied else told.main
        # *Six threats. It took part in nine exercises*: not the threats' list.
        if before is None or before.subject == self._always(before):
            return self.own
        if first and (query.unit is Unit.COUNT or found.tier is not Tier.CARRIED):
            return self.own
        spread = self.family.spread
        return self.own if spread and before.subject == spread.name else before.subject

    def _is_tied(self, query: Query, told: Told) -> bool:
        """*In Eigg, where costs grew by 7% and fees by 1%*: both of Eigg."""
        before = told.previous
        if before is None or before.number.start < self.sentence.start:
            return False
        between = self.sentence.plain[before.number.end : query.start]
        said = any(way_of(word) or word in _VERBS for word in between.casefold().split())
        elided = verb_is_elided(between) and not said
        return elided or _RESUMED.fullmatch(between) is not None

    def _is_national(self, subject: str) -> bool:
        national = self.family.national
        return national is not None and subject == national.name

    def _is_fixed(self, subject: str) -> bool:
        """Whether a subject is that of certain measures alone: a law, a regional unit."""
        return any(one.subject == subject for one in self.family.measures.values())

    def _always(self, statement: Stated) -> str:
        """Whom the measure of a statement is always of, whoever is named, or ``""``."""
        name = statement.link.measure
        return self.family.measures[name].subject if name else ""
