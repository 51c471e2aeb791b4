"""
What keeps a number from being a figure of the report, whatever it points to.

A target, a supposition, another time, another place, the end of a scale, a list that nobody deals
out: linked, each of these would be a false claim.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from schemas.terms import Qualifier, Unit
from validate.family.model import Family
from validate.recognition.english import (
    CAME_FROM,
    EXTREME,
    SUPPOSED,
    TARGETS,
    UNREAL,
    UNREAL_AFTER,
    UNREAL_BEFORE,
    WEEKDAYS,
    says_nothing,
)
from validate.recognition.evidence import Tier
from validate.recognition.frames import Zone, hits_in, lists
from validate.recognition.hearing import View
from validate.recognition.link import Link
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Form, Number
from validate.recognition.units import Direction
from validate.recognition.when import When

# A trailing *than England and Wales* is about this long; more is a clause of its own.
_LONGEST_NAME = 14
_NEAR_BEHIND = 60
_SUBSET = re.compile(
    r"\bof\s+(?:which|whom|these|those|them),?\s*(?:some|about)?\s*$", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z]{2,}[0-9]*s?")
_QUOTED = re.compile(r"[\"“‘'][^\"”’']{1,60}[\"”’']")
# What makes a name one of a law or a body, and not of a place.
_INSTITUTIONS = frozenset(
    """
    act acts agency association authority board bureau bill centre code college commission council
    department directive group home institute law ministry office order panel programme register
    regulations requirement review scheme service services society survey trust unit university
    """.split()  # noqa: SIM905 - words read better as text
)
_IN_NAMES = frozenset({"of", "the", "and", "for", "in", "to"})
_CLOSES = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*\)", re.IGNORECASE)
_ASIDE = re.compile(r"[,:;(](?!\d)")
# *Nearly half of the cases, 47.8 percent, ended so*: the digits are the figure.
_IN_FIGURES = re.compile(r"[^.;,\d]{0,50}[,(]\s*(?:or\s+)?(?:\w+\s+)?\d[\d.]*\s*(?:%|per\s?cent)")
# *The first three quarters*: three of four, in their order.
_ORDINAL = re.compile(r"\bthe\s+(?:first|last|next|final)\s+$", re.IGNORECASE)
_CLAUSE_ON = re.compile(r"\b(?:that|which|who|whose)\b", re.IGNORECASE)
_FACT = re.compile(
    r"[,;]\s+(?:(?:and|but|although|though|yet|while)\s+)?(?:it|this|they|which\s+it|in|at|has|had)\b"
    r"(?=[^,;]*\b(?:did|was|were|is|are|had|has|have|met|managed|achieved|stood|answered|fell|rose)\b)",
    re.IGNORECASE,
)
# *One of the highest rates of any force* is said of one, and names no other.
_RANKED = re.compile(
    r"\b(?:highest|lowest|largest|smallest|greatest|fewest|best|worst|higher|lower)\b[^.;,]{0,40}"
    r"\b(?:of|among|amongst|in|for|than)\s+(?:(?:any|all|the|other|most)\s+)*$",
    re.IGNORECASE,
)
# *The surveys which every force conducts*: a clause on something else.
_IN_CLAUSE = re.compile(
    r"\b(?:which|that|whom|where)\s+(?:every|each|the|all|a)\s+$", re.IGNORECASE
)
_TOLD = re.compile(r"told|tells|showed", re.IGNORECASE)
# *14 per 1,000 under-eighteens*: no rate that is known, and no count.
_PER = re.compile(r"\s+(?:\w+\s+){0,3}(?:per|for\s+every|for\s+each)\s+\d", re.IGNORECASE)
_OR_MORE = re.compile(r"\s+or\s+(?:more|fewer|less)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|neither|nor)\b|n't\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:not|instead\s+of|rather\s+than)\s+(?:the\s+)?£?$", re.IGNORECASE)


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
    bounds: Mapping[int, Qualifier]
    dealt: frozenset[int]
    unreal: bool

    def of(
        self,
        zone: Zone,
        number: Number,
        *,
        view: View,
        link: Link,
        direction: Direction | None,
        span: When,
        alike: bool,
    ) -> str:
        """
        What keeps a number from being anybody's in particular, or ``""``.

        ``alike``: it has the unit of the number before.
        """
        text, place, before = self.sentence.plain, number.start, self.sentence.before(number)
        clause = text[self._clause_start(zone) : zone.end]
        outside = place not in self.bounds  # a range speaks of the spread of all
        carried = link.tier is Tier.CARRIED
        subset = _SUBSET.search(before) is not None
        second = zone.contrasted and not self.sentence.is_first(zone)
        dated = bool(hits_in(self.sentence.hits, zone))
        end = min(zone.end, view.sequence[-1].end) if view.sequence else zone.end
        earlier = CAME_FROM.search(before) is not None or place in self._earlier()
        doubts = {
            "is a target or a forecast": not self._counts_targets(view, link)
            and (
                self.unreal
                or UNREAL_BEFORE.search(_last_clause(before, len(before))) is not None
                or UNREAL_AFTER.match(text, number.end, zone.end) is not None
                or UNREAL.search(_last_clause(clause, place - self._clause_start(zone))) is not None
            ),
            "is supposed, or reported from elsewhere": self._is_supposed(
                clause, place - self._clause_start(zone) + _NEAR_BEHIND
            ),
            "is of another time": span.elsewhen and not span.past,
            "stands in a list that nothing deals out": place in self._open_lists(),
            "is a part of what was spoken of": subset and carried and not link.facets_stated,
            "is the level before a move": earlier and not (span.period or span.past),
            "is of others than those who are named": outside
            and not self._has_its_subject(link)
            and (self._of_others(view, link) or self._of_elsewhere(view, link, number)),
            "stands in brackets, and nobody says whose it is": self._is_bracketed(number, link)
            and alike
            and not view.named
            and not dated
            and place not in self.dealt,
            "is printed in figures right behind it": number.form is Form.SHARE
            and _IN_FIGURES.match(text, number.end) is not None,
            "is of two together": outside
            and not self._has_its_subject(link)
            and place not in self.dealt
            and self._is_joint(zone),
            "is a bound in a definition": _OR_MORE.match(text, number.end) is not None,
            "says which of several": _ORDINAL.search(before) is not None,
            "is denied": _DENIED.search(before) is not None,
            "is the end of a scale": outside
            and EXTREME.search(text, zone.start, zone.end) is not None,
            "is set against another, and nobody is named": second
            and carried
            and not view.named
            and not dated
            and not link.facets_stated,
            "denies what was said before": carried
            and not link.facets_stated
            and _NEGATION.search(text, self._aside_start(zone, number), end) is not None,
            "is a rate of another base": self.family.measures[link.measure].unit is Unit.COUNT
            and _PER.match(text, number.end) is not None,
            "compares two subjects": direction is not None
            and direction.comparative
            and self._compares_places(zone),
        }
        return next((doubt for doubt, holds in doubts.items() if holds), "")

    def _is_supposed(self, clause: str, near: int) -> bool:
        """
        Whether a clause supposes, or tells what somebody else said: not the report's subject.

        What stands further behind the number than ``near`` is a remark of its own.
        """
        found = SUPPOSED.search(_unquoted(clause))
        if found is None or found.start() > near:
            return False
        if _CLAUSE_ON.search(clause, near - _NEAR_BEHIND, found.start()):
            return False  # *19 had weaknesses that might have changed the result*
        before = _unquoted(clause)[: found.start()].split()
        itself = bool(before) and (
            before[-1].casefold() in self.family.own_nouns
            or self.subjects.own.casefold().endswith(before[-1].casefold())
        )
        return not (itself and _TOLD.match(found.group()) is not None)

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

    def _earlier(self) -> set[int]:
        """Numbers that were so before a move: *rose from 37*."""
        return {first.start for first, _ in self.sentence.moves}

    def _of_others(self, view: View, link: Link) -> bool:
        """
        *The most similar forces*, *the worst force*: a subject that no name tells.

        Beside the name of the nation, its forces are all of them.
        """
        national = self.family.national
        if national and view.named == national.name:
            return False
        return any(
            word.text in self.family.own_nouns
            and index not in view.known
            and index not in link.explained
            and not (index and view.sequence[index - 1].text == "in")  # *orders are in force*
            and not _RANKED.search(view.plain, view.sequence[0].start, word.start)
            and not _IN_CLAUSE.search(view.plain, view.sequence[0].start, word.start)
            for index, word in enumerate(view.sequence)
        )

    def _of_elsewhere(self, view: View, link: Link, number: Number) -> bool:
        """*In Corby*, *the East Midlands*: a name, and the family knows nobody of that name."""
        fine = view.known | link.explained
        # *Three hubs, in Newport and Blackwood*: what an aside lists says where, not of whom.
        aside = _ASIDE.search(view.plain, number.end)
        last = aside.start() if aside else len(view.plain)
        return any(
            not any(
                index in fine
                or view.sequence[index].start == self.sentence.start
                or _ACRONYM.fullmatch(self._printed(view, index))
                or view.sequence[index].text in _INSTITUTIONS
                or view.is_modifier(index)
                or view.sequence[index].text in WEEKDAYS
                for index in name
            )
            and not (name[0] and view.sequence[name[0] - 1].text == "at")  # *the centre at Hutton*
            for name in self._names(view)
            if view.sequence[name[0]].start < last
        )

    def _counts_targets(self, view: View, link: Link) -> bool:
        """Whether the target is what the measure is of: *against a target of 82*."""
        words = (
            view.sequence[index].text for index in link.explained if index < len(view.sequence)
        )
        return any(TARGETS.fullmatch(word) for word in words)

    def _is_joint(self, zone: Zone) -> bool:
        """*Surrey Police and Sussex Police had 174*: a number of both."""
        text = self.sentence.plain
        found = self.subjects.found(words_in(text, zone.start, zone.end), text)
        return any(
            one != other and text[first.end : second.start].strip() in {"and", "with"}
            for (one, first), (other, second) in pairwise(found)
        )

    def _has_its_subject(self, link: Link) -> bool:
        """Whether the measure is always of the same subject, whoever is named."""
        return bool(self.family.measures[link.measure].subject)

    def _names(self, view: View) -> Iterator[tuple[int, ...]]:
        """Runs of words in capitals, joined by *of*, *the*, *and* or *for*."""
        run: list[int] = []
        for index, word in enumerate(view.sequence):
            if self._printed(view, index)[:1].isupper() and not says_nothing(word.text):
                run.append(index)
            elif run and word.text not in _IN_NAMES:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)

    def _printed(self, view: View, index: int) -> str:
        word = view.sequence[index]
        return self.sentence.plain[word.start : word.end]

    def _is_bracketed(self, number: Number, link: Link) -> bool:
        """Whether a number stands alone in brackets behind another of its kind."""
        text = self.sentence.plain
        behind = any(one.end <= number.start for one in self.sentence.numbers)
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


def in_aside(text: str, number: Number) -> bool:
    """Whether a number stands in brackets, alone or with other words."""
    opened = text.rfind("(", 0, number.start)
    return opened >= 0 and opened > text.rfind(")", 0, number.start)


def in_same_aside(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers stand in one pair of brackets."""
    return in_aside(text, second) and not re.search(r"[()]", text[first.end : second.start])


def in_brackets(text: str, number: Number) -> bool:
    """Whether a number, with its unit, is all that stands in a pair of brackets."""
    return (
        text[: number.start].rstrip().endswith("(") and _CLOSES.match(text, number.end) is not None
    )


def _last_clause(text: str, at: int) -> str:
    """
    What is said of the number at a place, where a statement of fact goes on with another.

    *The force aims to answer within 10 seconds, and it did so for 92.7 percent.*
    """
    breaks = [match.end() for match in _FACT.finditer(text, 0, at)]
    return text[breaks[-1] :] if breaks else text


def _unquoted(text: str) -> str:
    """A text without what stands in quotation marks: a name in quotes supposes nothing."""
    return _QUOTED.sub(" ", text)
