"""
Where words say that a value moved: *fell by 4 percent*, *rose from 118 to 171*.

The words are kept apart from the value, which has the sign of the print where it bears one:
whether they agree is for the rules to say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.terms import Direction
from validate.family.model import Family
from validate.recognition.english import (
    COMPARATIVES,
    FALLING,
    MOVING,
    RISING,
    alternatives,
    is_doing,
    is_wished,
    way_of,
)
from validate.recognition.frames import hits_in
from validate.recognition.sentence import Sentence
from validate.recognition.told import Stated
from validate.recognition.units import change_word, end_of_unit

_WAYS = {1: Direction.UP, -1: Direction.DOWN}
# *Exceeded* moves nothing.
_WAY = alternatives((*(RISING - {"exceeded"}), *FALLING, "up", "down"))
_WORD = re.compile(rf"\b(?:{_WAY}|{alternatives(MOVING)}|unchanged)\b", re.IGNORECASE)
_NOUN = re.compile(
    rf"\ban?\s+(?:[^\W\d]+\s+)?(?P<word>{_WAY})\s+of\s+(?:\S+\s+)?£?$", re.IGNORECASE
)
_STOP = r"(?!(?:and|or|but|while|whereas|whilst|though|although|because|so|if|than|from|to)\b)"
_TOKEN = rf"(?:{_STOP}(?:\d[\d,]*|[^\s,.;:()–—\d]+))"
# Between the word and *from*: *fell in Rutland from*, *dropped by 29, from*.
_GAP = re.compile(rf"(?:\s+{_TOKEN}){{0,6}}?,?\s+from(?:\s+{_TOKEN}){{0,3}}?\s+£?", re.IGNORECASE)
_GAP_TO = re.compile(rf"(?:\s+{_TOKEN}){{0,5}}?\s+to(?:\s+{_TOKEN}){{0,3}}?\s+£?", re.IGNORECASE)
_TO = re.compile(
    rf"\s*(?:%|per\s?cent)?(?:\s+{_TOKEN}){{0,6}}?,?\s+to(?:\s+{_TOKEN}){{0,3}}?\s+£?",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\s*(?:%|per\s?cent)?(?:\s+{_TOKEN}){{0,6}}?,?\s+from(?:\s+{_TOKEN}){{0,3}}?\s+£?",
    re.IGNORECASE,
)
_IS = r"(?:is|was|are|were|has|have|had|being|represents|represented)"
# *31,400 subscribers, up from*, *89, a drop of 29 from*.
_UP_FROM = re.compile(
    rf"(?P<lead>[^.;:]*?)(?:[,(–—]\s*(?:(?:and|but)\s+)?(?:(?:which|this|that|it)\s+{_IS}\s+)?"
    rf"|\s+(?:(?:which|and)\s+)?{_IS}\s+)"
    rf"(?:\w+ly\s+|itself\s+|also\s+|been\s+)*(?:an?\s+(?:[^\W\d]+\s+)?)?(?P<word>{_WAY}|unchanged)"
    rf"(?:\s+(?:by|of))?(?:\s+#+)?(?:\s+(?:in|over|on)\s+~+)?,?\s+from(?:\s+{_TOKEN}){{0,4}}?\s+£?",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"\s*(?:that|this|it)\s+{_IS}\s+(?:\w+ly\s+|itself\s+|also\s+)*(?:an?\s+(?:[^\W\d]+\s+)?)?"
    rf"(?P<word>{_WAY}|unchanged)(?:\s+(?:by|of)\s+#+)?\s+from(?:\s+{_TOKEN}){{0,4}}?\s+£?",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"[^.;:]*\b(?:compared\s+(?:with|to)|as\s+against|against)\s+[^.;:,]*£?", re.IGNORECASE
)
_CLAUSE_ON = re.compile(
    r"\b(?:and|but|while|whereas|whilst|though|although|because|than|if)\b|,.*,", re.IGNORECASE
)
_STAYED = re.compile(r"\bunchanged,?\s+at\s+(?:\w+\s+)?£?$", re.IGNORECASE)
_DENIED = re.compile(
    r"(?:\b(?:not|never|neither|nor|without|hardly|scarcely|no\s+longer|no)|n['’]t)\s+"
    r"(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_TRIGGER = re.compile(r"\b(?:from|compared|against|unchanged)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Where a statement is said to have moved, and the one it moved from."""

    of: Stated
    direction: Direction | None
    origin: Stated | None = None

    def added_to(self, statement: Stated) -> Stated:
        """The statement with its movement."""
        origin = self.origin.number.start if self.origin else None
        return replace(statement, direction=self.direction, moved_from=origin)


def movements(
    sentence: Sentence, row: Sequence[Stated], before: Sequence[Stated], family: Family
) -> Iterator[Moved]:
    """What a sentence says of movements that its figures are, or that end in them."""
    track = _Track(sentence=sentence, row=tuple(row), before=tuple(before), family=family)
    said: Moved | None = None
    for one in row:
        if one.sign or one.number.signed:
            said = track.change(one, said)
            if said:
                yield said
    if _TRIGGER.search(sentence.plain, sentence.start, sentence.end):
        found = tuple(track.levels())
        if found and not track.is_unreal():
            yield from found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Track:
    """The statements of a sentence, in order, with its outline."""

    sentence: Sentence
    row: tuple[Stated, ...]
    before: tuple[Stated, ...]
    family: Family

    def change(self, one: Stated, said: Moved | None) -> Moved | None:
        """The direction that words give a change: its own, or what was ``said`` of the last."""
        zone = next(part for part in self.sentence.parts if part.number == one.number)
        plain = self.sentence.plain
        found = change_word(one.number, plain, zone.start, zone.end)
        if found is None:
            goes_on = said is not None and said.of.sign == one.sign and not one.number.signed
            return Moved(of=one, direction=_WAYS[one.sign]) if goes_on else None
        word, start = found
        denied = _DENIED.search(plain[self.sentence.start : start])
        if denied or (word in COMPARATIVES and not self._is_in_time(one)):
            return None
        return Moved(of=one, direction=_WAYS[way_of(word) or 1])

    def _is_in_time(self, one: Stated) -> bool:
        """*12 percent fewer than a year before*, not *than in Rutland*."""
        if one.link.measure:
            return self.family.measures[one.link.measure].changes
        zone = next(part for part in self.sentence.parts if part.number == one.number)
        trail = self.sentence.trail(zone)
        end = trail.end if trail else zone.end
        dated = hits_in(self.sentence.hits, zone) or (trail and hits_in(self.sentence.hits, trail))
        named = any(
            one.number.end <= place < end and name != one.subject
            for name, place in self.sentence.places
        )
        return bool(dated) and not named

    def is_unreal(self) -> bool:
        """Whether the sentence only supposes a movement, or aims at one."""
        return is_wished(self.sentence.outline[self.sentence.start :])

    def levels(self) -> Iterator[Moved]:
        """The levels that something moved to."""
        for at, one in enumerate(self.row):
            following = self.row[at + 1] if at + 1 < len(self.row) else None
            third = self.row[at + 2] if at + 2 < len(self.row) else None
            before = self._text(self.sentence.start, one.number.start)
            if _STAYED.search(before) and not one.sign:
                yield Moved(of=one, direction=Direction.UNCHANGED)
            if following is None or one.sign:
                continue
            if following.sign and third is not None:
                yield from self._up_from(one, third)
            if not self._is_one(one, following):
                continue
            yield from self._from_to(one, following, before)
            yield from self._up_from(one, following)
            if third is not None and third.sign:
                yield from self._against(one, following, third)
        yield from self._back()

    def _text(self, start: int, end: int) -> str:
        """A stretch of the outline; a change in it is no number."""
        text = self.sentence.outline[start:end]
        for one in self.row:
            if one.sign and start <= one.number.start < end:
                first, last = one.number.start - start, self._end(one) - start
                text = text[:first] + "#" * (last - first) + text[last:]
        return text

    def _end(self, one: Stated) -> int:
        return end_of_unit(one.number, self.sentence.plain)

    def _is_one(self, one: Stated, other: Stated) -> bool:
        """Whether two statements are levels of one thing."""
        measures = {one.link.measure, other.link.measure} - {""}
        changes = any(self.family.measures[name].changes for name in measures)
        return (
            one.unit is other.unit
            and one.subject == other.subject
            and not (one.sign or other.sign or changes)
            and len(measures) < 2  # noqa: PLR2004 - of one measure
        )

    def _from_to(self, first: Stated, second: Stated, before: str) -> Iterator[Moved]:
        """*Rose from 118 to 171*, *fell to 71 from 118*."""
        said = list(_WORD.finditer(before))
        if not said or _DENIED.search(before[: said[-1].start()]):
            return
        word, gap = said[-1].group().casefold(), before[said[-1].end() :]
        if any(map(is_doing, gap.casefold().split())):
            return
        between = self._text(first.number.end, second.number.start)
        direction = _WAYS.get(way_of(word))
        if _GAP.fullmatch(gap) and _TO.fullmatch(between):
            yield Moved(of=second, direction=direction, origin=first)
        elif _GAP_TO.fullmatch(gap) and _FROM.fullmatch(between):
            yield Moved(of=first, direction=direction, origin=second)

    def _up_from(self, one: Stated, origin: Stated) -> Iterator[Moved]:
        """*31,400 subscribers, up from 26,900*."""
        found = _UP_FROM.fullmatch(self._text(self._end(one), origin.number.start))
        if not found or not self._is_one(one, origin) or _CLAUSE_ON.search(found["lead"]):
            return
        rival = any(
            other is not one
            and self._is_one(other, origin)
            and other.number.start < one.number.start
            for other in self.row
        )
        if rival and not (one.link.measure and one.link.measure == origin.link.measure):
            return
        yield Moved(of=one, direction=_way(found["word"]), origin=origin)

    def _against(self, one: Stated, origin: Stated, change: Stated) -> Iterator[Moved]:
        """*187, compared with 212 in 2015, a reduction of 12 percent*."""
        between = self._text(self._end(one), origin.number.start)
        behind = self.sentence.outline[self._end(origin) : change.number.start]
        found = _NOUN.search(behind)
        if found and origin.span.past and _AGAINST.fullmatch(between):
            lead = behind[: found.start()].rstrip()
            if lead.endswith(",") and not re.search(r"[.;:()]|,.*,", lead):
                yield Moved(of=one, direction=_way(found["word"]), origin=origin)

    def _back(self) -> Iterator[Moved]:
        """*That was down from 118*, of a figure of the sentence before."""
        levels = [one for one in self.row if not one.sign]
        if not levels or not self.before:
            return
        origin = levels[0]
        text = self._text(self.sentence.start, origin.number.start)
        found = _BACK.fullmatch(text)
        ends = [
            one
            for one in self.before
            if one.link.measure
            and one.link.measure == origin.link.measure
            and self._is_one(one, origin)
            and not one.span.past
        ]
        if found and len(ends) == 1:
            yield Moved(of=ends[0], direction=_way(found["word"]), origin=origin)


def _way(word: str) -> Direction:
    return _WAYS.get(way_of(word.casefold()), Direction.UNCHANGED)
