"""What kind each number of a list is of, where *respectively* deals the kinds out."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from validate.recognition.hearing import Listener
from validate.recognition.pairs import deals_out, lists
from validate.recognition.sentence import Sentence
from validate.vocabulary import Lexicon

_THAN_IT = re.compile(r"\bthan\s+(?:it|they)\b[^.;:()\d]*[:,(–—]\s*$", re.IGNORECASE)
_AGAINST = re.compile(r"\s+(?:as\s+)?(?:against|to|compared\s+(?:with|to))\s+", re.IGNORECASE)
_OPENS = re.compile(r"[;:]|\b(?:whereas|whilst|while|but)\b", re.IGNORECASE)


def kinds_dealt(sentence: Sentence, listener: Listener) -> Mapping[int, Mapping[str, str]]:
    """
    The facets of the numbers of a list, by their places.

    *The means for money and possession claims were 27.4 and 10.0 weeks respectively.*
    """
    text = sentence.plain[: sentence.end]
    if not deals_out(text[sentence.start :]):
        return _set_against(sentence, listener)
    dealt: dict[int, dict[str, str]] = {}
    for run in lists(text, sentence.numbers):
        start = clause_start(sentence, run[0].start)
        if any(start <= place < run[0].start for _, place in sentence.places):
            continue  # dealt out to whom it names
        first, last = listener.passage.stretch(start, run[0].start)
        for facet, lexicon in _facets(listener, start, run[0].start):
            found = listener.passage.longest(lexicon, first, last)
            said = dict.fromkeys(
                value for value, match in sorted(found, key=lambda pair: pair[1].start)
            )
            if len(said) == len(run):
                for number, value in zip(run, said, strict=True):
                    dealt.setdefault(number.start, {})[facet] = value
    return dealt


def _set_against(sentence: Sentence, listener: Listener) -> Mapping[int, Mapping[str, str]]:
    """*Eigg closed more claims than it opened: 40 against 30*: the 40 closed, the 30 opened."""
    plain = sentence.plain
    for one, other in pairwise(sentence.numbers):
        joined = _AGAINST.fullmatch(plain, one.end, other.start)
        opened = _THAN_IT.search(plain, sentence.start, one.start) if joined else None
        if opened is None:
            continue
        parts = ((sentence.start, opened.start()), (opened.start(), one.start))
        before, behind = (listener.view(start, end, end) for start, end in parts)
        for name in before.heads:
            for facet in listener.family.vocabulary.concepts[name].own_facets:
                values = before.values(name, facet), behind.values(name, facet)
                if all(len(value) == 1 for value in values) and values[0] != values[1]:
                    return {
                        one.start: {facet: values[0].pop()},
                        other.start: {facet: values[1].pop()},
                    }
    return {}


def clause_start(sentence: Sentence, place: int) -> int:
    """Where the clause begins in which a place stands."""
    ends = [match.end() for match in _OPENS.finditer(sentence.plain, sentence.start, place)]
    return ends[-1] if ends else sentence.start


def _facets(listener: Listener, start: int, end: int) -> Iterator[tuple[str, Lexicon]]:
    """The facets that all concepts share, and those of the concepts that a clause names."""
    vocabulary = listener.family.vocabulary
    yield from vocabulary.shared.items()
    for name in listener.view(start, end, end).heads:
        concept = vocabulary.concepts[name]
        for facet in concept.own_facets:
            yield facet, concept.facets[facet]
