"""
What keeps a number from being a figure of the report, whatever it points to.

A target, a supposition, another time, another place, the end of a scale, a list that nobody deals
out: linked, each of these would be a false claim.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from schemas.terms import Qualifier, Unit
from validate.family.model import Family
from validate.recognition.asides import in_aside, in_brackets
from validate.recognition.english import (
    CAME_FROM,
    COMPARATIVES,
    EXTREME,
    SUPPOSED,
    TARGETS,
    UNREAL,
    UNREAL_AFTER,
    UNREAL_BEFORE,
    alternatives,
)
from validate.recognition.evidence import Tier
from validate.recognition.frames import Zone, hits_in
from validate.recognition.hearing import View
from validate.recognition.link import Link
from validate.recognition.others import Others
from validate.recognition.pairs import lists
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Form, Number
from validate.recognition.units import Change, end_of_unit
from validate.recognition.when import When
from validate.vocabulary import words

# A trailing *than England and Wales* is about this long; more is a clause of its own.
_LONGEST_NAME = 14
_NEAR_BEHIND = 60
_SUBSET = re.compile(
    r"\bof\s+(?:which|whom|these|those|them),?\s*(?:some|about)?\s*$", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“‘'][^\"”’']{1,60}[\"”’']")
# *Nearly half of the cases, 47.8 percent, ended so*: the digits are the figure.
_IN_FIGURES = re.compile(r"[^.;,\d]{0,50}[,(]\s*(?:or\s+)?(?:\w+\s+)?\d[\d.]*\s*(?:%|per\s?cent)")
# *The first three quarters*: three of four, in their order.
_ORDINAL = re.compile(r"\bthe\s+(?:first|last|next|final)\s+$", re.IGNORECASE)
# *We talked to 11 officers*, *inspectors visited three suites and two hubs*.
_MET = re.compile(
    r"\b(?P<who>\w+)\s+(?:also\s+|then\s+)?(?:visited|interviewed|met(?:\s+with)?|observed|watched"
    r"|accompanied|(?:spoke|talked)\s+(?:to|with))\b(?!\s*,)[^.;:]{0,60}$",
    re.IGNORECASE,
)
# *The weakest of the three.*
_OF_THE = re.compile(r"\bof\s+the\s+$", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:)]|$)")
_CLAUSE_ON = re.compile(r"\b(?:that|which|who|whose)\b", re.IGNORECASE)
_FACT = re.compile(
    r"[,;]\s+(?:(?:and|but|although|though|yet|while)\s+)?(?:it|this|they|which\s+it|in|at|has|had)\b"
    r"(?=[^,;]*\b(?:did|was|were|is|are|had|has|have|met|managed|achieved|stood|answered|fell|rose)\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(r"told|tells|showed", re.IGNORECASE)
# *14 per 1,000 under-eighteens*: no rate that is known, and no count.
_PER = re.compile(r"\s+(?:\w+\s+){0,3}(?:per|for\s+every|for\s+each)\s+\d", re.IGNORECASE)
_OR_MORE = re.compile(r"\s+or\s+(?:more|fewer|less)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|neither|nor)\b|n't\b", re.IGNORECASE)
_REMARKED = re.compile(
    r"\s*(?:%|per\s?cent|[a-z]+)?,\s+(?:which\s+(?:was|is)\s+)?(?:by\s+far\s+)?(?:the|its|their)\s+"
    r"(?:(?:second|third|next|single)[\s-]+)?",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r",\s+(?:by\s+far\s+)?(?:the|its|their)\s+(?:(?:second|third|next|single)[\s-]+)?$",
    re.IGNORECASE,
)
# *Eigg found that it had counted some claims twice, and the total comes down from 80 to 70.*
_RECOUNTED = re.compile(
    r"\b(?:found|discovered|noticed|established|learned|learnt)\s+that\b[^.;]{0,40}?\bhad\s+"
    r"(?:(?:been|not|wrongly|mistakenly)\s+)*(?:\w+counted|counted|missed|omitted|left\s+out|double)\b"
    r"|\bcounted\s+(?:[^\s,.;:()\d]+\s+){0,3}twice\b",
    re.IGNORECASE,
)
RECOUNTED = "corrects what was printed before"
SUPPOSITION = "is supposed, or reported from elsewhere"
_GAP_OF = re.compile(
    r"\b(?:improvement|deterioration|worsening|difference|change|extension)\s+"
    r"(?:(?:was|is|being)\s+(?:one\s+)?)?of\s+(?:about\s+|some\s+|only\s+|just\s+)?£?$",
    re.IGNORECASE,
)
_GAP_BEHIND = re.compile(
    rf"\s+(?:behind|ahead\s+of|short\s+of|clear\s+of|(?:{alternatives(COMPARATIVES)})"
    r"(?:\s+[^\s,.;:()\d]+){0,3}?\s+than)\s+(?:(?:in|that|those|of|did)\s+){0,2}(?:the\s+)?"
    r"(?P<doing>(?:they|it|we)\s+(?!(?:was|were|is|are|had|has|have|did|do)\b)[a-z]+\b"
    r"(?!\s+(?:a|one|the|in|last|\d)\b))?",
    re.IGNORECASE,
)
# *1.8 times the intake of Eigg*, *six times as long*.
_TIMES = re.compile(
    r"\s+times\s+(?:as|the|that|those|its|their|more|higher|larger|bigger|longer)\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:not|instead\s+of|rather\s+than)\s+(?:the\s+)?£?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubted:
    """
    A number that was linked, and what is known of it.

    ``view`` is what is said of it; ``alike`` that it has the unit of the number before, ``named``
    that somebody is named with it.
    """

    zone: Zone
    number: Number
    view: View
    link: Link
    direction: Change | None
    span: When
    alike: bool
    named: bool = False

    @property
    def leaves_it(self) -> bool:
        """Whether its words leave the measure to what was said before."""
        return self.link.tier is Tier.CARRIED and not self.link.facets_stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubts:
    """
    The doubts about the numbers of one sentence.

    By the place of the number: ``bounds`` are the ends of ranges, ``dealt`` the numbers that are
    dealt out to those named. ``unreal`` says that the paragraph has turned to targets.
    """

    sentence: Sentence
    family: Family
    subjects: Subjects
    others: Others
    bounds: Mapping[int, Qualifier]
    dealt: frozenset[int]
    unreal: bool

    def of(self, one: Doubted) -> str:
        """What keeps a number from being anybody's in particular, or ``""``."""
        doubts = chain(self._unreal(one), self._elsewhere(one), self._misread(one), self._left(one))
        return next(doubts, "")

    def _unreal(self, one: Doubted) -> Iterator[str]:
        """What is no fact of the report, or none of its own time."""
        text, number = self.sentence.plain, one.number
        before, start = self.sentence.before(number), self._clause_start(one.zone)
        clause = text[start : one.zone.end]
        wanted = (
            self.unreal
            or UNREAL_BEFORE.search(_last_clause(before, len(before)))
            or UNREAL_AFTER.match(text, number.end, one.zone.end)
            or UNREAL.search(_last_clause(clause, number.start - start))
        )
        if wanted and not self._counts_targets(one):
            yield "is a target or a forecast"
        if _RECOUNTED.search(text, self.sentence.start, number.start):
            yield RECOUNTED
        if self._is_supposed(clause, number.start - start):
            yield SUPPOSITION
        if one.span.elsewhen and not one.span.past:
            yield "is of another time"
        changes = self.family.measures[one.link.measure].changes
        if _GAP_OF.search(before) and not changes:
            yield "is a difference, and nobody says which way"
        if self._moved_from(number) and not (one.span.period or one.span.past):
            yield "is the level before a move"

    def _elsewhere(self, one: Doubted) -> Iterator[str]:
        """Whose it is nobody says, or it is of others."""
        number = one.number
        named = bool(one.view.named) or bool(hits_in(self.sentence.hits, one.zone))
        if number.start in self._open_lists():
            yield "stands in a list that nothing deals out"
        if number.start not in self.bounds:  # a range speaks of the spread of all
            dealt = number.start in self.dealt
            doubt = self.others.doubt(one.zone, number, one.view, one.link, dealt=dealt)
            if doubt:
                yield doubt
        bracketed = self._is_bracketed(number, one.link) and one.alike
        if bracketed and not named and number.start not in self.dealt:
            yield "stands in brackets, and nobody says whose it is"
        places = one.direction and one.direction.comparative and self._compares_places(one.zone)
        if places or self._is_gap_between(number) or _TIMES.match(self.sentence.plain, number.end):
            yield "compares two subjects"
        second = one.zone.contrasted and not self.sentence.is_first(one.zone)
        if second and one.leaves_it and not named:
            yield "is set against another, and nobody is named"

    def _misread(self, one: Doubted) -> Iterator[str]:
        """What is no count or share of what the measure is of."""
        text, number = self.sentence.plain, one.number
        before = self.sentence.before(number)
        if number.form is Form.SHARE and _IN_FIGURES.match(text, number.end):
            yield "is printed in figures right behind it"
        if _OR_MORE.match(text, number.end):
            yield "is a bound in a definition"
        if number.form is Form.WORD and _OF_THE.search(before) and _ENDS.match(text, number.end):
            yield "points back to what was said"
        if _ORDINAL.search(before):
            yield "says which of several"
        if _DENIED.search(before):
            yield "is denied"
        if number.start not in self.bounds and self._is_extreme(one):
            yield "is the end of a scale"
        if self.family.measures[one.link.measure].unit is Unit.COUNT:
            if _PER.match(text, number.end):
                yield "is a rate of another base"
            if self._is_met(before) and not one.link.facets_stated:
                yield "counts whom the authors met"

    def _left(self, one: Doubted) -> Iterator[str]:
        """What goes on with the number before it, and says something against that."""
        if not one.leaves_it:
            return
        before = self.sentence.before(one.number)
        if _SUBSET.search(before):
            yield "is a part of what was spoken of"
        last = one.view.sequence[-1].end if one.view.sequence else one.zone.end
        start = self._aside_start(one.zone, one.number)
        if _NEGATION.search(self.sentence.plain, start, min(one.zone.end, last)):
            yield "denies what was said before"

    def _is_supposed(self, clause: str, at: int) -> bool:
        """
        Whether a clause supposes, or tells what somebody else said: not the report's subject.

        What stands far behind the number, which is ``at`` that place, is a remark of its own.
        """
        quiet = _unquoted(clause)
        found = SUPPOSED.search(quiet)
        if found is None or found.start() > at + _NEAR_BEHIND:
            return False
        if _CLAUSE_ON.search(clause, at, found.start()):
            return False  # *19 had weaknesses that might have changed the result*
        before = quiet[: found.start()].split()
        itself = bool(before) and (
            before[-1].casefold() in self.family.own_nouns
            or self.subjects.own.casefold().endswith(before[-1].casefold())
        )
        return not (itself and _TOLD.match(found.group()) is not None)

    def _is_extreme(self, one: Doubted) -> bool:
        """
        *The highest was 62*: the top of a scale; but *the highest risk* is a degree.

        Where somebody is named with it, or it is only remarked on, it is a number like any other:
        *Rutland had the highest, 62*, *its rate came to 70%, the highest of any*.
        """
        plain, zone = self.sentence.plain, one.zone
        opened = 1 + max(plain.rfind(mark, zone.start, one.number.start) for mark in ":;")
        found = EXTREME.search(plain, max(zone.start, opened), zone.end)
        if found is None or one.named:
            return False
        if _REMARKED.fullmatch(plain, one.number.end, found.start()):
            return False
        before = [place for _, place in self.sentence.places if place < found.start()]
        if before and _APPOSED.search(plain, before[-1], found.start()):
            return False  # *Eigg used 1,385, the best rate of all at 96.7%*
        following = words(self.sentence.plain[found.end() : found.end() + _LONGEST_NAME * 2])
        return not following or following[0].text not in self.family.degrees

    def _is_met(self, before: str) -> bool:
        """*We talked to 11 officers*: whom the authors met are not all that there are."""
        met = _MET.search(before)
        return met is not None and met["who"].casefold() in {"we", *self.family.authors}

    def _moved_from(self, number: Number) -> bool:
        """Whether a number was so before a move: *rose from 37*, *up from 64*."""
        before = self.sentence.before(number)[-_NEAR_BEHIND:]
        return CAME_FROM.search(before) is not None or any(
            first.start == number.start for first, _ in self.sentence.moves
        )

    def _clause_start(self, zone: Zone) -> int:
        """Where what is said of a number begins: its zone, or the lead of the sentence."""
        return self.sentence.start if self.sentence.is_first(zone) else zone.start

    def _aside_start(self, zone: Zone, number: Number) -> int:
        """Where a zone begins, or the brackets in it that a number stands in."""
        text = self.sentence.plain
        opened = text.rfind("(", zone.start, number.start) if in_aside(text, number) else -1
        return max(opened, zone.start)

    def _open_lists(self) -> set[int]:
        """Numbers of lists whose members nothing tells apart."""
        text = self.sentence.plain[: self.sentence.end]
        listed = {number.start for run in lists(text, self.sentence.numbers) for number in run}
        return listed.difference(self.dealt, self.bounds)

    def _counts_targets(self, one: Doubted) -> bool:
        """Whether the measure is of a target, by one of its facets: *against a target of 82*."""
        measure = self.family.measures[one.link.measure]
        return any(TARGETS.fullmatch(value) for value in measure.facets.values())

    def _is_bracketed(self, number: Number, link: Link) -> bool:
        """Whether a number stands alone in brackets behind another of its kind."""
        text = self.sentence.plain
        earlier = [one for one in self.sentence.numbers if one.end <= number.start]
        if earlier and earlier[-1].form is Form.SHARE and _IN_FIGURES.match(text, earlier[-1].end):
            return False  # *two thirds of claims (64.0%)*
        behind = bool(earlier)
        alone = in_brackets(text, number)
        return behind and alone and link.tier is Tier.CARRIED

    def _compares_places(self, zone: Zone) -> bool:
        """*17 percent higher than England and Wales* sets two places apart; it is no change."""
        trail = self.sentence.trail(zone)
        if trail is None or hits_in(self.sentence.hits, trail):
            return False
        sequence = words_in(self.sentence.plain, trail.start, trail.end)
        named = [name for name, _ in self.subjects.found(sequence, self.sentence.plain)]
        return bool(named) and self.subjects.own not in named and len(sequence) < _LONGEST_NAME

    def _is_gap_between(self, number: Number) -> bool:
        """*1,265 fewer of them than Eigg*, *seven weeks behind Eigg*, *495 more than they lost*."""
        text = self.sentence.plain
        found = _GAP_BEHIND.match(text, end_of_unit(number, text))
        if found is None:
            return False
        return found["doing"] is not None or any(
            found.end() == place and not hits_in(self.sentence.hits, Zone(start=place, end=place))
            for _, place in self.sentence.places
        )


def _last_clause(text: str, at: int) -> str:
    """
    What is said of the number at a place, where a statement of fact goes on with another.

    *The force aims to answer within 10 seconds, and it did so for 92.7 percent.*
    """
    breaks = [match.end() for match in _FACT.finditer(text, 0, at)]
    return text[breaks[-1] :] if breaks else text


def _unquoted(text: str) -> str:
    """A text, quotation marks and what they hold blanked: a name in quotes supposes nothing."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)
