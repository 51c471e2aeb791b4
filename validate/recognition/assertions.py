"""
What sentences assert of their figures: how they compare, and where they moved.

Kept with the statements and never mixed with their values: that the two agree is for the rules to
say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from validate.family.model import Family
from validate.recognition.comparison import Asserted, comparisons
from validate.recognition.movement import Moved, movements
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.told import Stated

_POINTS_BACK = re.compile(r"\s*(?:That|This|It|These|They)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertions:
    """Adds to the statements of a paragraph what its sentences assert of them."""

    family: Family
    subjects: Subjects

    def added(
        self, sentence: Sentence, row: Sequence[Stated], before: Sequence[Stated]
    ) -> tuple[tuple[Stated, ...], tuple[Stated, ...]]:
        """
        The statements of the sentence ``before`` and those of a sentence, with what it asserts.

        *That is higher than the 27 percent in Rutland* is said of the sentence before. Of two
        assertions of a kind about one statement the first holds.
        """
        result = [*before, *row]
        if not row:  # of a sentence without figures nobody has asked whom it names
            if not before or not _POINTS_BACK.match(sentence.plain, sentence.start):
                return tuple(before), ()
            sentence = self._with_names(sentence)
        national = self.family.national.name if self.family.national else ""
        places = {id(one): at for at, one in enumerate(result)}
        decided: set[tuple[type, int]] = set()
        found: Iterator[Asserted | Moved] = chain(
            comparisons(sentence, row, before, national),
            movements(sentence, row, before, self.family),
        )
        for one in found:
            kind = (type(one), places[id(one.of)])
            if kind not in decided:
                decided.add(kind)
                result[kind[1]] = one.added_to(result[kind[1]])
        return tuple(result[: len(before)]), tuple(result[len(before) :])

    def _with_names(self, sentence: Sentence) -> Sentence:
        sequence = words_in(sentence.plain, sentence.start, sentence.end)
        names = self.subjects.found(sequence, sentence.plain)
        return replace(
            sentence,
            places=tuple((name, match.start) for name, match in names),
            spans=tuple((match.start, match.end) for _, match in names),
        )
