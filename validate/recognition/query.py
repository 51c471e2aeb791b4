"""What is known of a number before its measure is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from schemas.terms import Unit
from validate.recognition.english import HEDGES, POINTERS, SUBJECTS
from validate.recognition.hearing import View

_ALIKE = re.compile(
    r"\bof\s+(?:this|that)\s+(?:kind|nature|sort|type)\b|\bsuch\s+(?!as\b|an?\b)", re.IGNORECASE
)
_IT_WAS = re.compile(
    rf"\b(?:it|the\s+(?:figure|share|proportion|percentage|rate|mean|average|number))\s+(?:was|is|had\s+been|stood\s+at|came\s+to)\s+(?:{HEDGES}\s+)*£?$",
    re.IGNORECASE,
)
_OF_THOSE = re.compile(r"\s+of\s+them\b", re.IGNORECASE)
_OVER_ALL = re.compile(
    r"\b(?:over|across|for|taking)\s+all\s+(?:(?:the|of\s+the)\s+)?(?P<noun>[a-z]+)", re.IGNORECASE
)
_OF_ITS = re.compile(r"\s*(?:of|in)\s+(?:its|their)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(
    r"\s*of\s+(?:all|(?:the\s+)?(?:national|total|whole|nation|country|overall|entire))\b",
    re.IGNORECASE,
)
_THEM = frozenset({"they", "their", "them"})
_OPENS_WITH_THEM = re.compile(
    r"(?:of|among)\s+(?:them|these|those)\s*,?\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those(?!\s+we\b)|which|whom)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """
    What the text spoke of before: a concept with its facets, ``others`` that a sentence without
    figures named beside it, ``under`` what the heading names, and a ``topic`` of shared facets;
    ``headed`` says that the topic is only the heading's; ``fields`` are those that heading and
    paragraph have to do with.

    ``heading`` are the facets that the heading states of each concept that may go without saying.
    ``item`` says that it is all said in one item of a list, which is of one kind of things.
    ``likened`` says that the number is set against the one before it.
    """

    concept: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    topic: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    headed: bool = False
    fields: frozenset[str] = frozenset()
    likened: bool = False
    item: bool = False
    heading: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def widened(self, view: View) -> "Spoken":
        """What is spoken of once a sentence has been said."""
        return replace(
            self,
            topic=view.topic or self.topic,
            headed=self.headed and not view.topic,
            fields=self.fields | view.fields,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """
    What is known of a number before its measure is: where it stands, unit, change and span.

    ``span`` is how far back a change is said to look, ``usual`` how far one looks of which nobody
    says it. ``own`` is the zone of the number, ``lead`` reaches back to the start of the sentence
    (None where another number stands between), ``sentence`` is all of it, ``clause`` the zone up
    to its next verb (None where there is none). ``end`` is where the number ends with its unit;
    ``elsewhen`` says that it is of another time than the statement before, ``fraction`` that it is
    printed as one, ``opened`` that the sentence opened with what it is a part of, ``moved`` that
    it is what a level moved to, ``definite`` that it is printed as *the 43*. ``part_of`` is the
    measure of *y* where the number is the *x* of *x of y* (``""`` where *y* has none): *x* is
    never all of it, and its noun is that of *y*. ``says_all`` says that it is of all of them.
    """

    own: View
    lead: View | None
    sentence: View | None
    clause: View | None
    start: int
    end: int
    unit: Unit
    changes: bool
    span: int | None
    spoken: Spoken
    usual: int | None = None
    elsewhen: bool = False
    fraction: bool = False
    opened: bool = False
    moved: bool = False
    definite: bool = False
    part_of: str | None = None
    says_all: bool = False

    @property
    def shares_them(self) -> bool:
        """Whether a number is said to be of things that were counted: *a quarter of these*."""
        if _OF_THEM.match(self.own.plain, self.end):
            return True
        first = self.lead.sequence[0].start if self.lead and self.lead.sequence else self.start
        return _OPENS_WITH_THEM.match(self.own.plain, first, self.start) is not None

    @property
    def speaks_of_them(self) -> bool:
        """Whether the sentence up to it is of them, by a pronoun: *their mean wait fell by 2*."""
        return any(word.text in _THEM and word.start < self.start for word in self.own.sequence)

    @property
    def says_it(self) -> bool:
        """Whether a pronoun is all that names the measure: *for money claims it was 55.8%*."""
        words = self.own.sequence
        return (
            bool(words) and _IT_WAS.search(self.own.plain, words[0].start, self.start) is not None
        )

    @property
    def is_of_them(self) -> bool:
        """Whether it is a share of them: *9% of them met the standard*."""
        return _OF_THOSE.match(self.own.plain, self.end) is not None

    @property
    def is_part_of_kind(self) -> bool:
        """Whether a share cannot but be of the kind spoken of: *of its claims*, in one sentence."""
        if _OF_ITS.match(self.own.plain, self.end):
            return True
        return self.lead is None and not (
            self.own.named and _OF_WHOLE.match(self.own.plain, self.end)
        )

    @property
    def alike(self) -> bool:
        """Whether its words say that it is of what was spoken of: *crime of this kind*."""
        words = self.own.sequence
        if not words:
            return False
        return _ALIKE.search(self.own.plain, words[0].start, words[-1].end) is not None

    @property
    def points_back(self) -> bool:
        """Whether a pronoun points back to what was spoken of: *it was 12*, *24 of them*."""
        if _OF_THEM.match(self.own.plain, self.end):
            return True
        return any(
            (word.text in POINTERS or word.text in SUBJECTS) and word.start < self.start
            for word in self.own.sequence
        )


def is_of_all(own: View) -> bool:
    """Whether words say that a number is of all of them: *over all case types*."""
    words = own.sequence
    if not any(word.text == "all" for word in words):
        return False
    found = _OVER_ALL.search(own.plain, words[0].start, words[-1].end)
    return found is not None and found["noun"].casefold() not in own.family.own_nouns
