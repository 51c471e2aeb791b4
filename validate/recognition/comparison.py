"""
What a sentence asserts of a figure against another: *higher than*, *in line with*.

The assertion is kept with the figure that it is made of, with whom it is set against and with the
print that states the other value, if there is one; whether the figures bear it out is for the rules
to say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from schemas.terms import Comparison, Qualifier, Unit
from validate.recognition.asides import in_aside
from validate.recognition.comparison_words import (
    AMONG,
    ANY,
    ASSERTS,
    AT,
    CLOSES_BEHIND,
    COMPARES,
    DIFFERS,
    LEAD,
    NOUN_ONLY,
    OPENS_BEFORE,
    POINTS_BACK,
    SAID_BEFORE,
    SAID_BEHIND,
    TO_NAME,
    TO_NUMBER,
    TO_THAT,
    meant,
)
from validate.recognition.english import is_wished
from validate.recognition.pairs import parts
from validate.recognition.periods import Reach
from validate.recognition.sentence import Sentence
from validate.recognition.told import Stated
from validate.recognition.units import end_of_unit

_DECIDED = frozenset({Comparison.HIGHER, Comparison.LOWER, Comparison.SAME})
_RANGE = frozenset({Qualifier.LOWER, Qualifier.UPPER})
# *More than 20 percent* has words beside the 20 and sets nothing against it.
_BOUNDS = _RANGE | {
    Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.UP_TO,
}  # fmt: skip
_CLAUSE_END = re.compile(r"[.;]|$")
_FAR = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Asserted:
    """
    What is asserted of the statement ``of``: ``against`` the one that states the other value.

    ``whom`` is named without a value.
    """

    of: Stated
    comparison: Comparison
    against: Stated | None = None
    whom: str = ""

    def added_to(self, statement: Stated) -> Stated:
        """The statement with what is asserted of it."""
        other = self.against.subject if self.against else self.whom
        return replace(
            statement,
            comparison=self.comparison,
            compared_with="" if other == self.of.subject else other,
            compared=self.against.number.start if self.against else None,
        )


def comparisons(
    sentence: Sentence, row: Sequence[Stated], before: Sequence[Stated], national: str
) -> Iterator[Asserted]:
    """
    What a sentence asserts of its statements, or of those of the sentence right ``before`` it.

    The first assertion about a statement holds.
    """
    if not ANY.search(sentence.plain, sentence.start, sentence.end):
        return
    line = _Line(sentence=sentence, row=tuple(row), before=tuple(before), national=national)
    for one in line.asserted():
        if one.comparison not in _DECIDED or not is_wished(sentence.outline[sentence.start :]):
            yield one


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The statements of a sentence in order, and those of the sentence before."""

    sentence: Sentence
    row: tuple[Stated, ...]
    before: tuple[Stated, ...]
    national: str

    def asserted(self) -> Iterator[Asserted]:
        """All assertions, the surest about each statement first."""
        yield from self._back()
        for at in range(len(self.row)):
            yield from self._behind(at)
            yield from self._around(at)
            yield from self._among(at)
        for one, other in pairwise(self.row):
            yield from self._set_against(one, other)

    def _end(self, one: Stated) -> int:
        return end_of_unit(one.number, self.sentence.plain)

    def _next(self, at: int) -> tuple[str, Stated | None]:
        """
        The text up to the figure that follows another, and that figure, if there is one.

        A difference between the two (*4 points lower than*) is neither: it is marked in the text.
        """
        text, following = self.sentence.outline, (*self.row[at + 1 : at + 3], None, None)
        other = following[0]
        if other is not None and DIFFERS.match(text, self._end(other)):
            first, last = other.number.start, self._end(other)
            text = text[:first] + "#" * (last - first) + text[last:]
            other = following[1]
        return (text[: other.number.start] if other else text), other

    def _behind(self, at: int) -> Iterator[Asserted]:
        """*31 percent, which is higher than the 27 percent in Rutland*."""
        text, other = self._next(at)
        start = self._end(self.row[at])
        found = ASSERTS.search(text, start)
        one = self._meant(at, other) if found else None
        if found and one and self._leads(one, start, found, text):
            yield from self._closed(one, other, meant(found, one.sign), found.end(), text)

    def _leads(self, one: Stated, start: int, found: re.Match[str], text: str) -> bool:
        """Whether what stands before the words of comparison is about the figure alone."""
        end = found.start()
        others = any(
            start <= place < end and name != one.subject for name, place in self.sentence.places
        )
        if others or not LEAD.fullmatch(text, start, end):
            return False
        return (
            found["mark"] is not None
            or NOUN_ONLY.fullmatch(text, start, end) is not None
            or AT.search(self.sentence.before(one.number)) is not None
        )

    def _closed(
        self, one: Stated, other: Stated | None, comparison: Comparison, start: int, text: str
    ) -> Iterator[Asserted]:
        """An assertion, once what follows its words says against what: a figure, or a name."""
        if one.unit is Unit.RATIO:  # what a ratio of 1:80 is higher than, readers do not agree
            comparison = Comparison.COMPARED
        if other is not None and TO_NUMBER.fullmatch(text, start):
            if self._comparable(one, other):
                yield Asserted(of=one, comparison=comparison, against=other)
            return
        if TO_THAT.match(text, start):
            yield from self._than_before(one, comparison)
            return
        named = TO_NAME.match(text, start)
        if named and not self._is_elsewhen(start, named.end()):
            place = named.start("name")
            whom = next((name for name, at in self.sentence.places if at == place), "")
            if whom == self.national != one.subject:
                yield Asserted(of=one, comparison=comparison, whom=whom)

    def _is_elsewhen(self, start: int, end: int) -> bool:
        """*Lower than in Rutland in the previous year*: of another time than the figure."""
        clause = _CLAUSE_END.search(self.sentence.outline, end)
        last = clause.start() if clause else self.sentence.end
        return any(
            start <= hit.start < last and hit.reach is not Reach.SAME for hit in self.sentence.hits
        )

    def _comparable(self, one: Stated, other: Stated) -> bool:
        """Whether two statements are of one kind, and none of them is only a bound."""
        measures = {one.link.measure, other.link.measure} - {""}
        alike = one.unit is other.unit and one.sign == other.sign
        bounded = other.qualifier in _BOUNDS or one.qualifier in _RANGE
        # *A fall from 85 percent, which is lower than*: nobody can tell which is meant.
        unclear = one.span.past and not other.span.past
        single = len(measures) < 2  # noqa: PLR2004 - of one measure
        return alike and single and not (bounded or unclear)

    def _meant(self, at: int, other: Stated | None) -> Stated:
        """The figure that a remark behind ``row[at]`` is about: no aside, no whole of a part."""
        one, earlier = self.row[at], self.row[max(at - 1, 0)]
        plain = self.sentence.plain[: self.sentence.end]
        if in_aside(plain, one.number):
            within = other is not None and other.number.start < plain.find(")", one.number.end)
            return one if within else earlier
        wholes = {whole.start for _, whole in parts(plain, self.sentence.numbers)}
        return earlier if one.number.start in wholes else one

    def _around(self, at: int) -> Iterator[Asserted]:
        """Words before a figure: *a lower share (14.3) than*, *it was lower, at 14.3*."""
        one, outline = self.row[at], self.sentence.outline
        bounds = self.sentence.start, one.number.start
        said = SAID_BEFORE.search(outline, *bounds)
        opened = said or OPENS_BEFORE.search(outline, *bounds)
        text, other = self._next(at)
        closed = CLOSES_BEHIND.match(text, self._end(one)) if opened else None
        if opened and closed:
            comparison = meant(opened, one.sign)
            yield from self._closed(one, other, comparison, closed.end(), text)
            return
        if said is None and AT.search(outline, *bounds):
            said = SAID_BEHIND.match(text, one.number.end)
        if said is not None:
            yield from self._than_before(one, meant(said, one.sign))

    def _than_before(self, one: Stated, comparison: Comparison) -> Iterator[Asserted]:
        """An assertion against the one figure of the same measure that stands before."""
        earlier = [other for other in self.row if other.number.start < one.number.start]
        others = _of_measure(one, earlier or self.before)
        if len(others) == 1 and others[0].subject != one.subject and not one.span.past:
            periods = {one.span.period, others[0].span.period} - {None}
            if self._comparable(one, others[0]) and len(periods) < 2:  # noqa: PLR2004 - one time
                yield Asserted(of=one, comparison=comparison, against=others[0])

    def _back(self) -> Iterator[Asserted]:
        """*That is higher than the 27 percent in Rutland*, of the sentence before."""
        other = self.row[0] if self.row else None
        text = self.sentence.outline[: other.number.start if other else self.sentence.end]
        found = POINTS_BACK.match(text, self.sentence.start) if self.before else None
        if found is None:
            return
        told = [one for one in self.before if not one.contrasted]
        ones = _of_measure(other, told) if other else told
        if len(ones) != 1:
            return
        one = ones[0]
        if other is None or one.subject != other.subject or other.span.past:
            yield from self._closed(one, other, meant(found, one.sign), found.end(), text)

    def _among(self, at: int) -> Iterator[Asserted]:
        """*43.7, one of the highest rates*, *among the lowest, at 43.7*."""
        one, plain = self.row[at], self.sentence.plain
        first = self.row[at - 1].number.end if at else self.sentence.start
        last = self.row[at + 1].number.start if at + 1 < len(self.row) else self.sentence.end
        before = plain[max(first, one.number.start - _FAR) : one.number.start]
        behind = plain[one.number.end : min(last, one.number.end + _FAR)]
        nearest = re.split(r"[;:]", before)[-1], re.split(r"[;:]", behind)[0]
        found = next(filter(None, map(AMONG.search, nearest)), None)
        if found and not one.contrasted:
            highest = found["highest"] is not None
            comparison = Comparison.AMONG_HIGHEST if highest else Comparison.AMONG_LOWEST
            yield Asserted(of=one, comparison=comparison)

    def _set_against(self, one: Stated, other: Stated) -> Iterator[Asserted]:
        """*31 percent, compared with 27 percent in Rutland*: no more than that it is done."""
        between = self.sentence.plain[one.number.end : other.number.start]
        if one.contrasted or not other.contrasted or not COMPARES.search(between):
            return
        if one.unit is other.unit and bool(one.sign) == bool(other.sign):
            yield Asserted(of=one, comparison=Comparison.COMPARED, against=other)
        elif other.subject != one.subject:
            yield Asserted(of=one, comparison=Comparison.COMPARED, whom=other.subject)


def _of_measure(one: Stated, others: Iterable[Stated]) -> list[Stated]:
    """Those of some statements that are of the measure of another, and of no earlier time."""
    measure = one.link.measure
    return [
        other
        for other in others
        if measure and other.link.measure == measure and not other.span.past
    ]
