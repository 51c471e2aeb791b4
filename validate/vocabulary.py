"""
Words and phrases: how declared vocabulary is found in printed text.

A phrase is a run of words (``victim does not support``) or a set of runs that stand near each
other in any order (``no|without & suspect``). ``|`` divides alternatives for one word and a
final ``*`` stands for any ending. Case, hyphens, quotation marks and note marks do not matter.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[&%£]", re.UNICODE)
_CLAUSE_END = re.compile(r"[,;:.()]|\b(?:but|and)\b")
_POSSESSIVE = re.compile(r"['’]s$")
# The runs of a word set belong together only when they stand about as near as in one noun phrase.
_WIDEST_SET = 14
_NEGATIONS = frozenset({"no", "not", "without", "never", "nor", "neither"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case and the characters it takes."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A declared phrase: ``runs`` of words; each word a tuple of alternatives."""

    source: str
    runs: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def size(self) -> int:
        """How many words the phrase explains."""
        return sum(len(run) for run in self.runs)


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: the words ``first`` to ``last`` (included), their characters, the phrase."""

    phrase: Phrase
    indexes: tuple[int, ...]
    start: int
    end: int


def phrase(source: str) -> Phrase:
    """Parse the declared form of a phrase. Raises ValueError when it holds no word."""
    runs = []
    for part in source.split(" & "):
        words = tuple(
            tuple(_normalised(alternative) for alternative in word.split("|") if alternative)
            for word in re.sub(r"[-–—/]", " ", part).split()
        )
        if words:
            runs.append(tuple(word for word in words if any(word)))
    if not any(runs):
        raise ValueError(f"{source!r} holds no word")
    return Phrase(source=source, runs=tuple(run for run in runs if run))


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, lower case, possessive endings dropped."""
    return tuple(
        Word(_normalised(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def find(wanted: Phrase, sequence: Sequence[Word], text: str) -> tuple[Match, ...]:
    """Every place where the phrase stands in the words of a text."""
    first, *others = wanted.runs
    matches = []
    for start in _run_starts(first, sequence):
        indexes = tuple(range(start, start + len(first)))
        complete = _with_others(indexes, others, sequence)
        if complete is None or _negation_crosses(wanted, complete, sequence, text):
            continue
        begin = sequence[min(complete)].start
        matches.append(Match(wanted, complete, begin, sequence[max(complete)].end))
    return tuple(matches)


def find_longest(
    values: Mapping[str, Iterable[Phrase]], sequence: Sequence[Word], text: str
) -> tuple[tuple[str, Match], ...]:
    """
    Which of several named meanings the words state, in order of their place.

    Where two phrases claim the same word the longer wins, so ``does not support`` is never heard
    as ``support``.
    """
    found = [
        (name, match)
        for name, phrases in values.items()
        for wanted in phrases
        for match in find(wanted, sequence, text)
    ]
    found.sort(key=lambda pair: (-pair[1].phrase.size, pair[1].start, pair[0]))
    taken: dict[int, str] = {}
    kept: list[tuple[str, Match]] = []
    for name, match in found:
        if any(index in taken and taken[index] != name for index in match.indexes):
            continue
        if all(index in taken for index in match.indexes):
            continue
        taken.update(dict.fromkeys(match.indexes, name))
        kept.append((name, match))
    return tuple(sorted(kept, key=lambda pair: pair[1].start))


def canonical(text: str) -> str:
    """A label reduced to what matters when two spellings are compared: words, one space apart."""
    return " ".join(word.text for word in words(text))


def _normalised(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold()).replace("’", "'").strip("'\"‘“”")


def _matches(alternatives: tuple[str, ...], word: str) -> bool:
    return any(
        word.startswith(one[:-1]) if one.endswith("*") else word == one for one in alternatives
    )


def _run_starts(run: tuple[tuple[str, ...], ...], sequence: Sequence[Word]) -> list[int]:
    return [
        start
        for start in range(len(sequence) - len(run) + 1)
        if all(_matches(wanted, sequence[start + offset].text) for offset, wanted in enumerate(run))
    ]


def _with_others(
    indexes: tuple[int, ...],
    others: Sequence[tuple[tuple[str, ...], ...]],
    sequence: Sequence[Word],
) -> tuple[int, ...] | None:
    """The nearest places of the other runs of a word set, or None when one is not near."""
    complete = indexes
    for run in others:
        starts = [
            start
            for start in _run_starts(run, sequence)
            if not set(range(start, start + len(run))) & set(complete)
        ]
        if not starts:
            return None
        nearest = min(starts, key=lambda start: abs(start - indexes[0]))
        complete = tuple(sorted((*complete, *range(nearest, nearest + len(run)))))
        if complete[-1] - complete[0] > _WIDEST_SET:
            return None
    return complete


def _negation_crosses(
    wanted: Phrase, indexes: tuple[int, ...], sequence: Sequence[Word], text: str
) -> bool:
    """A negation speaks of its own clause only; it never crosses *but*, *and* or a comma."""
    if len(wanted.runs) == 1 or not any(sequence[index].text in _NEGATIONS for index in indexes):
        return False
    stretch = text[sequence[indexes[0]].start : sequence[indexes[-1]].end]
    return bool(_CLAUSE_END.search(stretch))
