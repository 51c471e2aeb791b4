"""
What makes a number one of others than those who are named.

Another place, another body, two together, a group that no name tells: such a number is nobody's in
particular, whatever it counts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from validate.family.model import Family
from validate.recognition.english import MONTH_NAMES, WEEKDAYS, says_nothing
from validate.recognition.frames import Zone
from validate.recognition.hearing import View
from validate.recognition.link import Link
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number

_ACRONYM = re.compile(r"[A-Z]{2,}[0-9]*s?")
# What makes a name one of a law or a body, and not of a place.
_INSTITUTIONS = frozenset(
    """
    act acts agency association authority board bureau bill centre code college commission council
    department directive group home institute law ministry office order panel programme register
    regulations requirement review scheme service services society survey trust unit university
    """.split()  # noqa: SIM905 - words read better as text
)
_IN_NAMES = frozenset({"of", "the", "and", "for", "in", "to"})
_ASIDE = re.compile(r"[,:;(](?!\d)")
# *One of the highest rates of any force* is said of one, and names no other.
_RANKED = re.compile(
    r"\b(?:highest|lowest|largest|smallest|greatest|fewest|best|worst|higher|lower)\b[^.;,]{0,40}"
    r"\b(?:of|among|amongst|in|for|than)\s+(?:(?:any|all|the|other|most)\s+)*$",
    re.IGNORECASE,
)
# *It is the only island that spent less*: the one spoken of.
_ONLY = re.compile(
    r"\b(?:it|this|that)\s+(?:is|was|remains)\s+(?:also\s+|again\s+|still\s+)?the\s+(?:only|sole)\s+$",
    re.IGNORECASE,
)
# *The surveys which every force conducts*: a clause on something else.
_IN_CLAUSE = re.compile(
    r"\b(?:which|that|whom|where)\s+(?:every|each|the|all|a)\s+$", re.IGNORECASE
)
_ANY = frozenset({"by", "every", "each", "any"})
_ANOTHER = frozenset(
    {"another", "other", "one", "a", "similar", "neighbouring", "nearby", "typical", "average"}
)
# Behind these a body is not the one who acts: *with the council*, *a court's*.
_BESIDE = frozenset(
    """
    about and against alongside at between by for from in into of on or over through to towards
    under upon via with
    """.split()  # noqa: SIM905 - words read better as text
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """Tells the numbers of one sentence that are of others."""

    sentence: Sentence
    family: Family
    subjects: Subjects

    def doubt(self, zone: Zone, number: Number, view: View, link: Link, *, dealt: bool) -> str:
        """Why a number is of others, or ``""``; ``dealt``: it was dealt out to somebody."""
        if self.family.measures[link.measure].subject:
            return ""  # always of the same, whoever is named
        others = self._of_others(view, link) or self._of_elsewhere(view, link, number)
        if others or self._of_body(view, link, number):
            return "is of others than those who are named"
        if not dealt and self._is_joint(zone):
            return "is of two together"
        return ""

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
            and word.start not in link.explained
            and not (index and view.sequence[index - 1].text == "in")  # *orders are in force*
            and not _RANKED.search(view.plain, view.sequence[0].start, word.start)
            and not _ONLY.search(view.plain, view.sequence[0].start, word.start)
            and not _IN_CLAUSE.search(view.plain, view.sequence[0].start, word.start)
            and not (view.named and self._is_of_named(view, index))
            for index, word in enumerate(view.sequence)
        )

    def _is_of_named(self, view: View, index: int) -> bool:
        """*Eigg, the largest island, had 40*; *by island, Eigg had most*: of the one named."""
        before = [word.text for word in view.sequence[max(0, index - 3) : index]]
        single = view.sequence[index].text + "s" in self.family.own_nouns
        return single and bool(before) and (before[-1] in _ANY or not _ANOTHER & set(before))

    def _of_elsewhere(self, view: View, link: Link, number: Number) -> bool:
        """*In Corby*, *the East Midlands*: a name, and the family knows nobody of that name."""
        # *Three hubs, in Newport and Blackwood*: what an aside lists says where, not of whom.
        aside = _ASIDE.search(view.plain, number.end)
        last = aside.start() if aside else len(view.plain)
        return any(
            self._is_strange(view, name, link)
            for name in self._names(view)
            if view.sequence[name[0]].start < last
        )

    def _is_strange(self, view: View, name: tuple[int, ...], link: Link) -> bool:
        """Whether a name is neither explained nor one of a law, a body or a building."""
        words = [view.sequence[index] for index in name]
        before = view.sequence[name[0] - 1].text if name[0] > 1 else ""
        if before == "at" or any(word.text in _INSTITUTIONS for word in words):
            return False  # *the centre at Hutton*
        return not any(
            index in view.known
            or word.start in link.explained
            or word.start == self.sentence.start
            or _ACRONYM.fullmatch(self._printed(view, index))
            or view.is_modifier(index)
            or word.text in WEEKDAYS
            or word.text in MONTH_NAMES
            for index, word in zip(name, words, strict=True)
        )

    def _of_body(self, view: View, link: Link, number: Number) -> bool:
        """*Schools made 310 referrals*: what another body did is not of the report's subject."""
        for match in view.bodies:
            first = match.indexes[0]
            before = view.sequence[first - 1].text if first else ""
            doing = match.end <= number.start and before not in _BESIDE
            explained = any(view.sequence[at].start in link.explained for at in match.indexes)
            between = any(match.end <= at < number.start for _, at in self.sentence.places)
            if doing and not explained and not between:
                return True
        return False

    def _is_joint(self, zone: Zone) -> bool:
        """*Surrey Police and Sussex Police had 174*: a number of both."""
        text = self.sentence.plain
        found = self.subjects.found(words_in(text, zone.start, zone.end), text)
        return any(
            one != other and text[first.end : second.start].strip() in {"and", "with"}
            for (one, first), (other, second) in pairwise(found)
        )

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
