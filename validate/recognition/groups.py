"""
Numbers of one sentence that belong together.

*9.4 and 8.1 percent respectively*, *39 of the 43*, *from 3 to 44 percent*: what is said of one of
them says something of the others.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from schemas.terms import Qualifier, Unit
from validate.recognition.asides import in_brackets
from validate.recognition.pairs import deals_out, lists, opens_whole, parts, ranges, shares, wholes
from validate.recognition.sentence import Sentence, bounds_of
from validate.recognition.tokens import Number
from validate.recognition.told import Stated, Told
from validate.recognition.units import unit_of

# *The figures for 2023/24 were 158,400 and 153,900, so that both grew*.
_ANSWERS = re.compile(
    r"\s*(?:the\s+)?(?:(?:corresponding|comparable|equivalent|two|same)\s+)*"
    r"(?:figures?|numbers?|totals?|rates?|values?|shares?|levels?)\b|\s*these\s+compare|\s*this\s+compares",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\b(?:whereas|whilst|while|but)\b", re.IGNORECASE)
# How far behind a number the base of its rate may end: *per 1,000 population*.
_BASE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """
    The groups of one sentence, by the place of the number.

    ``dealt`` says whose a number is, ``paired`` the statement of the sentence before that it
    answers to, ``listed`` the unit that it shares with the end of its list (*9.4 and 8.1 percent*),
    ``bounds`` which end of a range it is, ``wholes`` the *y* of an *x of y*; ``shares`` are those
    that only say a number before them again, in percent. ``opening`` is a number that the
    sentence opens with as that of which others are parts.
    """

    dealt: Mapping[int, str]
    paired: Mapping[int, Stated]
    listed: Mapping[int, Unit]
    bounds: Mapping[int, Qualifier]
    wholes: Mapping[int, Number]
    shares: Mapping[int, Number]
    opening: Number | None

    @classmethod
    def of(cls, sentence: Sentence, told: Told) -> "Groups":
        """The groups of a sentence after what has been said."""
        text = sentence.plain[: sentence.end]
        bracketed = {
            number.start: told.bracketed
            for number in sentence.numbers
            if told.bracketed and in_brackets(sentence.plain, number)
        }
        dealt = {**_dealt(sentence, told), **bracketed}
        return cls(
            dealt=dealt,
            paired={} if dealt else _paired(sentence, told),
            listed=_listed_units(sentence, text),
            bounds=bounds_of(text, sentence.numbers),
            wholes=_wholes(text, sentence),
            shares={second.start: first for first, second in shares(text, sentence.numbers)},
            opening=_opening(text, sentence),
        )

    def is_whole(self, number: Number) -> bool:
        """Whether a number is the *y* of an *x of y*."""
        return any(number.start == whole.start for whole in self.wholes.values())


def _dealt(sentence: Sentence, told: Told) -> Mapping[int, str]:
    """Whose each number is where *respectively* deals them out; {} where the names do not match."""
    text = sentence.plain[: sentence.end]
    if not deals_out(text[sentence.start :]):
        return {}
    dealt: dict[int, str] = {}
    for run in lists(text, sentence.numbers):
        opened = max(
            (m.end() for m in _TURNS.finditer(text, sentence.start, run[0].start)), default=0
        )
        near = [name for name, place in sentence.places if opened <= place < run[0].start]
        near = list(dict.fromkeys(near)) if opened else []
        for named in (near, sentence.named_with(run), sentence.named, told.subjects):
            if len(named) == len(run):
                dealt.update(zip((number.start for number in run), named, strict=True))
                break
    return dealt


def _opening(text: str, sentence: Sentence) -> Number | None:
    """The number of *of 60 files the investigation was poor in 19*, which counts them all."""
    first = sentence.numbers[0]
    others = len(sentence.numbers) > 1
    return (
        first
        if others and opens_whole(text[sentence.start : first.start], text[first.end :])
        else None
    )


def _wholes(text: str, sentence: Sentence) -> Mapping[int, Number]:
    """The *y* of every *x of y*, by the place of *x*."""
    found = {first.start: second for first, second in parts(text, sentence.numbers)}
    found.update((second.start, first) for first, second in wholes(text, sentence.numbers))
    return found


def _paired(sentence: Sentence, told: Told) -> Mapping[int, Stated]:
    """
    The statements of the sentence before that the numbers of a list answer to, in order.

    *67 crimes and 57 victim-based crimes ... England and Wales: 68 and 60.*
    """
    text = sentence.plain[: sentence.end]
    if next(ranges(text, sentence.numbers), None):
        return {}  # *between 14 and 18* answers to no two counts
    runs = lists(text, sentence.numbers)
    linked = [one for one in told.row if one.link.measure]
    first = bool(runs) and runs[0][0] == sentence.numbers[0]
    alone = len(runs) == 1 and len(runs[0]) == len(sentence.numbers)
    answers = alone or (first and _ANSWERS.match(text, sentence.start) is not None)
    if not answers or len(runs[0]) != len(linked):
        return {}
    if len({one.link.measure for one in linked}) != len(linked):
        return {}
    found = tuple(zip(runs[0], linked, strict=True))
    shared = unit_of(runs[0][-1], text, runs[0][-1].end, runs[0][-1].end)
    for number, said in found:
        printed = unit_of(number, text, number.end, number.end) or shared
        if printed not in {None, said.unit}:
            return {}  # *The first two compare with 16 and 11 percent*, of three in other units
    return {number.start: said for number, said in found}


def _listed_units(sentence: Sentence, text: str) -> Mapping[int, Unit]:
    """A unit said once, at the end of a list, a range or a move, is that of all its numbers."""
    units: dict[int, Unit] = {}
    for first, last_of_two in chain(ranges(text, sentence.numbers), sentence.moves):
        shared = unit_of(last_of_two, text, last_of_two.start, last_of_two.end + _BASE)
        if shared and unit_of(first, text, first.start, first.end) is None:
            units[first.start] = shared
    for run in lists(text, sentence.numbers):
        last = unit_of(run[-1], text, run[-1].start, run[-1].end)
        if last:
            units.update(
                (number.start, last)
                for number in run
                if unit_of(number, text, number.end, number.end) in {None, last}
            )
    return units
