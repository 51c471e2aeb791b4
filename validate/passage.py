"""
The words of a sentence, listened to in stretches.

A sentence is heard once for each of its numbers, in stretches that overlap: each lexicon is looked
through once for all of them, and those that every sentence is looked through for are joined.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from validate.vocabulary import Lexicon, Match, Phrase, Standing, Word, longest_first, match_of


@dataclass(frozen=True, slots=True)
class Joint:
    """Lexicons that are all looked up in every sentence, joined into one for the purpose."""

    lexicons: tuple[Lexicon, ...]
    merged: Lexicon

    @classmethod
    def of(cls, *lexicons: Lexicon) -> "Joint":
        """The joint of lexicons; the names in it begin with the place of theirs."""
        exact: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        prefixes: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for place, lexicon in enumerate(lexicons):
            for word, entries in lexicon.exact.items():
                exact[word].extend((f"{place} {name}", wanted) for name, wanted in entries)
            for beginning, entries in lexicon.prefixes.items():
                prefixes[beginning].extend((f"{place} {name}", wanted) for name, wanted in entries)
        merged = Lexicon(
            names=(),
            exact={word: tuple(entries) for word, entries in exact.items()},
            prefixes={beginning: tuple(entries) for beginning, entries in prefixes.items()},
        )
        return cls(lexicons=lexicons, merged=merged)

    def standing(self, sequence: Sequence[Word]) -> Mapping[int, Sequence[Standing]]:
        """What may stand of each lexicon, by its identity; see :meth:`Lexicon.standing`."""
        found: dict[int, list[Standing]] = {id(lexicon): [] for lexicon in self.lexicons}
        for at, joined, wanted in self.merged.standing(sequence):
            place, _, name = joined.partition(" ")
            found[id(self.lexicons[int(place)])].append(Standing(at, name, wanted))
        return found


@dataclass(frozen=True, slots=True)
class Passage:
    """
    The words of a sentence, to be listened to in stretches.

    Its stretches overlap, so each lexicon is looked through once for all of them.
    """

    plain: str
    words: tuple[Word, ...]
    joint: "Joint"
    looked_up: dict[int, Sequence[Standing]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The indexes of the first word of ``plain[start:end]`` and behind its last."""
        first = bisect_left(self.words, start, key=_start)
        last = bisect_left(self.words, end, lo=first, key=_start)
        while last > first and self.words[last - 1].end > end:
            last -= 1
        return first, last

    def all(self, lexicon: Lexicon, first: int, last: int) -> list[tuple[str, Match]]:
        """Every phrase of a lexicon in the words ``first:last``, its indexes counted from there."""
        if not self.looked_up:
            self.looked_up.update(self.joint.standing(self.words))
        standing = self.looked_up.get(id(lexicon))
        if standing is None:
            standing = self.looked_up[id(lexicon)] = lexicon.standing(self.words)
        if not standing:
            return []
        sequence = self.words[first:last]
        found = (
            (one.name, match_of(one.phrase, one.at - first, sequence, self.plain))
            for one in standing
            if first <= one.at < last
        )
        return [(name, match) for name, match in found if match is not None]

    def longest(self, lexicon: Lexicon, first: int, last: int) -> tuple[tuple[str, Match], ...]:
        """Which meanings the words ``first:last`` state; see :meth:`Lexicon.longest`."""
        return longest_first(self.all(lexicon, first, last))


def _start(word: Word) -> int:
    return word.start
