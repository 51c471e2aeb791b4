"""Whom a stretch of text speaks of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from validate.family.model import Family
from validate.model import Period
from validate.passage import Passage
from validate.recognition.periods import Clock
from validate.vocabulary import Lexicon, Match, Phrase, Word, canonical, phrase


@dataclass(frozen=True)
class Subjects:
    """
    The subjects of a family as one report speaks of them: *the force* is its own.

    ``now`` is the period that the report is of, if it is of one: *the quarter*.
    """

    family: Family
    own: str
    now: Period | None = None

    @property
    def clock(self) -> Clock:
        """By what the times of the report are told."""
        return Clock(self.family.calendar, self.now)

    @cached_property
    def _lexicon(self) -> Lexicon:
        return Lexicon.of(self._spellings)

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """Whom each spelling names, by its words."""
        return {
            canonical(spelling.source): name
            for name, spellings in reversed(self._spellings.items())
            for spelling in spellings
        }

    @cached_property
    def _spellings(self) -> dict[str, tuple[Phrase, ...]]:
        spellings = {subject.name: subject.names for subject in self.family.subjects}
        if self.own:
            known = spellings.get(self.own, (phrase(self.own),))
            spellings[self.own] = (*known, *self.family.own_names)
        return spellings

    @property
    def expected(self) -> tuple[str, ...]:
        """Those whom every headline figure of a report is printed for."""
        national = self.family.national
        names = (self.own, national.name if national else "")
        return tuple(dict.fromkeys(name for name in names if name))

    def found(self, sequence: Sequence[Word], text: str) -> tuple[tuple[str, Match], ...]:
        """The subjects named in a text, the longest spelling first where they overlap."""
        return self._lexicon.longest(sequence, text)

    def found_in(self, passage: Passage, first: int, last: int) -> tuple[tuple[str, Match], ...]:
        """The subjects named in a stretch of words, as :meth:`found` finds them."""
        return passage.longest(self._lexicon, first, last)

    def named(self, label: str) -> str:
        """The subject that a label or column head names and nothing else, or ``""``."""
        return self._labels.get(canonical(label), "")
