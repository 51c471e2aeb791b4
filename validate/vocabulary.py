"""
Words and phrases: how declared vocabulary is found in printed text.

A phrase is a run of words (``victim does not support``) or a set of runs that stand near each
other in any order (``no|without & suspect``). ``|`` divides alternatives for one word and a
final ``*`` stands for any ending. Case, hyphens, quotation marks and note marks do not matter.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[&%£]", re.UNICODE)
_CLAUSE_END = re.compile(r"[,;:.()]|\b(?:but|and)\b")
_POSSESSIVE = re.compile(r"['’]s$")
# The runs of a word set belong together only when they stand about as near as in one noun phrase.
_WIDEST_SET = 14
_MARKS = ".,;:()[]"  # stand beside words and are no part of them
_NEGATIONS = frozenset({"no", "not", "without", "never", "nor", "neither"})


class Word(NamedTuple):
    """A word in lower case and the characters it takes."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alternatives:
    """What may stand for one word of a phrase: whole words, or any word with such a beginning."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]
    openings: tuple[str, ...]  # the beginnings behind the blank that a word begins with

    def allow(self, word: str) -> bool:
        """Whether a printed word is one of them."""
        return word in self.whole or (bool(self.beginnings) and word.startswith(self.beginnings))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A declared phrase: ``runs`` of words; the source says it all, the rest is read from it."""

    source: str
    runs: tuple[tuple[Alternatives, ...], ...] = field(compare=False, repr=False)

    @property
    def size(self) -> int:
        """How many words the phrase explains."""
        return sum(len(run) for run in self.runs)


class Match(NamedTuple):
    """A phrase found: the words ``first`` to ``last`` (included), their characters, the phrase."""

    phrase: Phrase
    indexes: tuple[int, ...]
    start: int
    end: int


def phrase(source: str) -> Phrase:
    """Parse the declared form of a phrase. Raises ValueError when it holds no word."""
    runs = (
        tuple(filter(None, map(_alternatives, _apart(re.sub(r"[-–—/]", " ", part)))))
        for part in source.split(" & ")
    )
    held = tuple(run for run in runs if run)
    if not held:
        raise ValueError(f"{source!r} holds no word")
    return Phrase(source=source, runs=held)


def never_stands(wanted: Phrase) -> str:
    """Why no text can ever hold a phrase, or ``""`` for one that may stand."""
    if wanted.size - 1 > _WIDEST_SET and len(wanted.runs) > 1:
        return f"its runs have more than {_WIDEST_SET} words"
    for run in wanted.runs:
        for one in run:
            for word in sorted(one.whole | frozenset(one.beginnings)):
                if [found.text for found in words(word)] != [word]:
                    return f"{word!r} is no word that stands in a text"
    return ""


# The stretches of a sentence are looked at once for each of its numbers.
@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text, lower case, possessive endings dropped."""
    return tuple(
        Word(_normalised(match.group()), match.start(), match.end())
        for match in _WORD.finditer(text)
    )


def find(wanted: Phrase, sequence: Sequence[Word], text: str) -> tuple[Match, ...]:
    """Every place where the phrase stands in the words of a text."""
    found = (match_at(wanted, start, sequence, text) for start in range(len(sequence)))
    return tuple(match for match in found if match is not None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """
    Phrases under the names of their meanings, looked up by their first word.

    A report is looked through for hundreds of phrases; the index makes the cost that of its words.
    """

    names: tuple[str, ...]
    exact: Mapping[str, tuple[tuple[str, Phrase], ...]]
    prefixes: Mapping[str, tuple[tuple[str, Phrase], ...]]
    # Which phrases begin with a word that has been looked up: prints use few words often.
    begun: dict[str, "_Begun"] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, values: Mapping[str, Iterable[Phrase]]) -> "Lexicon":
        """The lexicon of named phrases."""
        exact: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        prefixes: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for name, phrases in values.items():
            for wanted in phrases:
                first = wanted.runs[0][0]
                for beginning in first.beginnings:
                    prefixes[beginning].append((name, wanted))
                for word in sorted(first.whole):
                    exact[word].append((name, wanted))
        return cls(
            names=tuple(values),
            exact={word: tuple(entries) for word, entries in exact.items()},
            prefixes={beginning: tuple(entries) for beginning, entries in prefixes.items()},
        )

    def all(self, sequence: Sequence[Word], text: str) -> list[tuple[str, Match]]:
        """Every phrase that stands in the words of a text, with the name of its meaning."""
        found: list[tuple[str, Match]] = []
        for start, word in enumerate(sequence):
            begun = self._beginning_with(word.text)
            if begun is _NOTHING:  # most words begin no phrase
                continue
            following = sequence[start + 1].text if start + 1 < len(sequence) else ""
            for name, wanted in begun.before(following):
                match = match_at(wanted, start, sequence, text)
                if match is not None:
                    found.append((name, match))
        return found

    def longest(self, sequence: Sequence[Word], text: str) -> tuple[tuple[str, Match], ...]:
        """
        Which meanings the words state, in order of their place.

        Where two phrases claim the same word the longer wins, so ``does not support`` is never
        heard as ``support``.
        """
        return longest_first(self.all(sequence, text))

    def standing(self, sequence: Sequence[Word]) -> tuple["Standing", ...]:
        """The phrases that may stand in a stretch of the words, and where they may begin."""
        found: list[Standing] = []
        present = frozenset(word.text for word in sequence)
        printed = "".join(f" {word}" for word in present)
        for start, word in enumerate(sequence):
            begun = self._beginning_with(word.text)
            if begun is _NOTHING:
                continue
            following = sequence[start + 1].text if start + 1 < len(sequence) else ""
            for name, wanted in begun.before(following):
                whole = _run_stands(wanted.runs[0], start, sequence)
                if whole and _may_stand(wanted, present, printed):
                    found.append(Standing(start, name, wanted))
        return tuple(found)

    def _beginning_with(self, word: str) -> "_Begun":
        begun = self.begun.get(word)
        if begun is None:
            entries = [*self.exact.get(word, ())]
            for size in range(1, len(word) + 1):
                entries += self.prefixes.get(word[:size], ())
            begun = self.begun[word] = _Begun.of(entries) if entries else _NOTHING
        return begun


class Standing(NamedTuple):
    """A phrase under the name of its meaning, and the word that it may begin with."""

    at: int
    name: str
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class _Begun:
    """The phrases that begin with one word, by what may stand next to it."""

    alone: tuple[tuple[str, Phrase], ...]
    followed: Mapping[str, tuple[tuple[str, Phrase], ...]]
    loosely: tuple[tuple[str, Phrase], ...]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Phrase]]) -> "_Begun":
        """The index of named phrases."""
        alone, loosely = [], []
        followed: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for entry in entries:
            others = entry[1].runs[0][1:]
            if not others:
                alone.append(entry)
            elif others[0].beginnings:
                loosely.append(entry)
            else:
                for word in others[0].whole:
                    followed[word].append(entry)
        return cls(
            tuple(alone), {one: tuple(all_) for one, all_ in followed.items()}, tuple(loosely)
        )

    def before(self, word: str) -> Iterable[tuple[str, Phrase]]:
        """Those that may go on with a word."""
        following = self.followed.get(word)
        if following is None and not self.loosely:
            return self.alone
        return (*self.alone, *(following or ()), *self.loosely)


_NOTHING = _Begun(alone=(), followed={}, loosely=())


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """A label reduced to what matters when two spellings are compared: words, one space apart."""
    return " ".join(word.text for word in words(text))


def longest_first(found: list[tuple[str, Match]]) -> tuple[tuple[str, Match], ...]:
    """Of phrases that claim the same words the longer, in order of their place."""
    found.sort(key=lambda pair: (-pair[1].phrase.size, pair[1].start, pair[0]))
    taken: dict[int, str] = {}
    kept: list[tuple[str, Match]] = []
    for name, match in found:
        if any(taken.get(index, name) != name for index in match.indexes):
            continue
        if all(index in taken for index in match.indexes):
            continue
        taken.update(dict.fromkeys(match.indexes, name))
        kept.append((name, match))
    return tuple(sorted(kept, key=lambda pair: pair[1].start))


def _may_stand(wanted: Phrase, present: frozenset[str], printed: str) -> bool:
    """Whether the words that the runs of a set begin with are among those present."""
    for run in wanted.runs[1:]:
        first = run[0]
        if first.whole.isdisjoint(present) and not any(map(printed.__contains__, first.openings)):
            return False
    return True


def _normalised(word: str) -> str:
    if word == "&":
        return "and"
    folded = word.casefold()
    if folded.isalnum():  # most words: nothing to take off
        return folded
    return _POSSESSIVE.sub("", folded).replace("’", "'").strip("'\"‘“”")


def _apart(part: str) -> Iterator[str]:
    """The words of a run; what a text divides (*St.*, *1,000*) is divided here as well."""
    for word in part.split():
        if "|" in word or "*" in word:
            yield word
        else:
            yield from (found.text for found in words(word))


def _alternatives(word: str) -> Alternatives | None:
    """The declared form of one word, or None when it holds none."""
    given = [_normalised(one.strip(_MARKS)) for one in word.split("|") if one.strip(_MARKS)]
    if not any(given):
        return None
    beginnings = tuple(one[:-1] for one in given if one.endswith("*"))
    return Alternatives(
        whole=frozenset(one for one in given if not one.endswith("*")),
        beginnings=beginnings,
        openings=tuple(f" {one}" for one in beginnings),
    )


def match_at(wanted: Phrase, start: int, sequence: Sequence[Word], text: str) -> Match | None:
    """A phrase that begins with the word ``start``, or None where it does not stand there."""
    if not _run_stands(wanted.runs[0], start, sequence):
        return None
    return match_of(wanted, start, sequence, text)


def match_of(wanted: Phrase, start: int, sequence: Sequence[Word], text: str) -> Match | None:
    """The same of a phrase whose first run is known to stand, though perhaps beyond the end."""
    end = start + len(wanted.runs[0])
    if end > len(sequence):
        return None
    indexes = tuple(range(start, end))
    if len(wanted.runs) == 1:
        return Match(wanted, indexes, sequence[start].start, sequence[end - 1].end)
    complete = _with_others(indexes, wanted.runs[1:], sequence)
    if complete is None or _negation_crosses(wanted, complete, sequence, text):
        return None
    return Match(wanted, complete, sequence[complete[0]].start, sequence[complete[-1]].end)


def _run_stands(run: tuple[Alternatives, ...], start: int, sequence: Sequence[Word]) -> bool:
    if start + len(run) > len(sequence):
        return False
    for at, wanted in enumerate(run, start):  # a loop: nothing is called more often
        word = sequence[at].text
        if word not in wanted.whole and not (
            wanted.beginnings and word.startswith(wanted.beginnings)
        ):
            return False
    return True


def _with_others(
    indexes: tuple[int, ...], others: Sequence[tuple[Alternatives, ...]], sequence: Sequence[Word]
) -> tuple[int, ...] | None:
    """The nearest places of the other runs of a word set, or None when one is not near."""
    complete, own = indexes, indexes[0]
    near = range(max(0, own - _WIDEST_SET), min(len(sequence), own + _WIDEST_SET + 1))
    for run in others:
        starts = [
            start
            for start in near
            if run[0].allow(sequence[start].text)
            and _run_stands(run, start, sequence)
            and not set(range(start, start + len(run))) & set(complete)
        ]
        if not starts:
            return None
        nearest = min(starts, key=lambda start: abs(start - own))
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
