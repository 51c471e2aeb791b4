"""
Frames: what one number in a sentence is said of.

A sentence is cut into zones, one a number, at the words that set a second figure against a first
(*compared with*, *than*, *while*). What a zone states is its own; what it leaves unsaid it has from
the zone before (see :mod:`~validate.recognition.prose`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from validate.recognition.english import OUTDOING, TRAILING, alternatives
from validate.recognition.pairs import (
    ANY_UNIT,
    PERCENT_SIGN,
    SHARE_LINK,
    lists,
    moves,
    opens_whole,
    parts,
    ranges,
    shares,
)
from validate.recognition.periods import PeriodHit
from validate.recognition.tokens import Number

# Of these, those that set a second figure of the same thing against the first.
LIKENING = re.compile(
    r"(?:when\s+)?compar|in\s+comparison|than\b|against\b|vs\b|versus|similar|in\s+line|above\b|below\b|the\s+same",
    re.IGNORECASE,
)
# Words that begin a second, compared statement.
CONTRAST = re.compile(
    r"(?<=,\s)against\b|\bagainst(?=\s+(?:about\s+|some\s+|an?\s+|the\s+)?[\d£])|"
    r"\b(?:(?:when\s+)?compar(?:ed|es|ing|able)\s+(?:with|to)|in\s+comparison\s+(?:with|to)|"
    r"against(?=\s+(?:an?|the)\s+(?:target|establishment|plan|national|average|figure|rate))|"
    r"(?<!rather )(?<!other )than(?!\s+(?:£|\d|an?\s|half\b|one\b|two\b|three\b|four\b|five\b"
    r"|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|twenty\b|thirty\b))|"
    r"while|whereas|whilst|(?<!s )(?<!most )similar\s+to|in\s+(?:line|step)\s+with|above|below|"
    r"versus|vs\.?(?=\s)|"
    r"as\s+(?:many|much|few)\s+as(?!\s+(?:£|\d|an?\s|half\b|one\b|two\b|three\b|four\b|five\b"
    r"|six\b|seven\b|eight\b|nine\b|ten\b|eleven\b|twelve\b|twenty\b|thirty\b))|"
    r"the\s+same\s+(?:\w+\s+)?as|(?:half|double|twice)\s+(?:that|those|the\s+\w+)\s+of)\b",
    re.IGNORECASE,
)
_STRONG_CUT = re.compile(r";")
# A clause of its own is cut off before any word of its own: *a charge or summons, and 10 percent*.
_CLAUSE_CUT = re.compile(r",\s+(?=(?:and|but|while|with)\b)", re.IGNORECASE)
_WEAK_CUT = re.compile(
    r"[,:](?!\d)|\((?=[A-Za-z\d£])|\b(?:and|or|but|yet|though|although|where|when)\b", re.IGNORECASE
)
# A clause that only comments on a number: what it names is not what the number counts.
_COMMENT = re.compile(
    r",\s+(?:(?:partly|mainly|mostly|largely|chiefly|only|perhaps|probably|possibly|even)\s+)?"
    r"(?:which|who|so\s+that|because|since|although|though|where|owing\s+to|due\s+to|thanks\s+to"
    r"|reflecting)\b"
    r"|,\s+(?:and|but)\s+(?:so|neither|nor)\s+(?:did|do|does|has|have|had|was|were|is|are)\b"
    r"|,\s+(?:and|but)\s+[^,;.:()\d]{1,45}\b(?:so|too|also|likewise|as\s+well)(?=[.,;]|$)",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(rf"\s*{ANY_UNIT}?\s+(?:in|for|at)\s+(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:ran|range[sd]?|ranging|var(?:y|ied|ies|ying)|went|stretched|stretch|spread|spreads|spreading)\b[^,;.]{0,40}?\bfrom\s+(?:\w+\s+)?£?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?=to\s)", re.IGNORECASE)
_WHOLE_ENDS = re.compile(
    r",|\b(?:was|were|is|are|had|has|have|did|do|does|we|it|showed|that|which|who|only|just|some)\b",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"\bof\s+(?:whom|which|these|those|them)\b"
    r"|\b(?:with|including|against|from|to|by|for|in|at|on)\b",
    re.IGNORECASE,
)
# The verb behind the first noun: *50 calls found that 46 were right*, *16 managers have 70 each*.
_GOES_ON = re.compile(
    r"\b(?:found|finds|showed|shows|revealed|suggested|suggests|judged|concluded|each\s+have"
    r"|each\s+had|have|had|manage|managed|handle|handled|carry|carried)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s*(?:(?:in|during|over)\s+)?(?:the\s+)?", re.IGNORECASE)
_WITHIN = re.compile(r"\s*(?:in|during|over|at)\s+", re.IGNORECASE)
_JOINED = re.compile(
    r",?\s+(?:and|but|yet)\s+(?:(?:still|also|only|again|by|was|were|a|an|some|about)\s+){0,2}£?$",
    re.IGNORECASE,
)
_OUTDONE_BY = re.compile(
    rf"\b(?:{alternatives((*OUTDOING, *TRAILING))})\b[^,;.()\d]{{0,45}}\bby\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of a sentence; ``number`` is None where it only leads to a figure or trails it."""

    start: int
    end: int
    number: Number | None = None
    contrasted: bool = False
    likened: bool = False


def zones(
    text: str,
    bounds: tuple[int, int],
    found: Sequence[Number],
    *,
    names: Sequence[tuple[int, int]],
    periods: Sequence[tuple[int, int]],
) -> tuple[Zone, ...]:
    """
    Cut the stretch of a text between two bounds into zones around its numbers, in order.

    No cut falls inside a name or a period. Numbers of one group (the ends of a range, a list that
    ends in *respectively*, *x* of *y*) share one zone.
    """
    if not found:
        return ()
    start, end = bounds
    cutter = _Cutter(text=text, names=tuple(names), periods=tuple(periods))
    groups = _groups(text[:end], found)
    # *From 43 in 2014 to 39 in 2015*: the date before *to* is of the first.
    moved = {second.start for _, second in moves(text[:end], found, periods)}
    cuts = [start]
    for first, second in pairwise(groups):
        to = text.rfind(" to ", first[-1].end, second[0].start)
        dated = any(first[-1].end <= period < to for period, _ in periods)
        if second[0].start in moved and dated:
            cuts.append(to)
        else:
            cuts.append(cutter.between(first[-1], second[0]))
    cuts.append(end)
    result: list[Zone] = []
    for group, left, right in zip(groups, cuts[:-1], cuts[1:], strict=True):
        result.extend(cutter.around(group, left, right))
    return tuple(result)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cutter:
    text: str
    names: tuple[tuple[int, int], ...]
    periods: tuple[tuple[int, int], ...]

    def between(self, first: Number, second: Number) -> int:
        """Where one number's zone ends and the next begins."""
        # *42, or 84 percent, were right and eight were not*: the second comma ends an aside.
        aside = _APPOSED.search(self.text[: first.end])
        closing = _CLOSES.match(self.text, first.end) if aside else None
        begin = closing.end() if closing else first.end
        for pattern in (_STRONG_CUT, CONTRAST, _CLAUSE_CUT, _WEAK_CUT):
            for match in pattern.finditer(self.text, begin, second.end):
                closed = match.group() == "(" and ")" in self.text[match.end() : second.start]
                if match.end() <= second.start and self._cuts(match) and not closed:
                    return self._coordinate(match, second) or match.start()
        placed = self._between_places(first, second)
        if placed is not None:
            return placed
        whole = _WHOLE_ENDS.search(self.text, first.end, second.start)
        if whole and opens_whole(self.text[: first.start], self.text[first.end : second.start]):
            return whole.start()  # *of 60 files the investigation was poor in 19*
        outdone = _OUTDONE_BY.search(self.text, first.end, second.start)
        if outdone and self.text[outdone.end() : second.start].strip(" £"):
            outdone = None
        # *Its 7,145 closures beat the year before by 12.8%*
        verb = outdone or _GOES_ON.search(self.text, first.end, second.start)
        if verb and not self._in_name(verb.start()):
            return verb.start()
        leads = [
            match
            for match in _LEADS.finditer(self.text, first.end, second.start)
            if not self._in_name(match.start())
            and not self.text[first.end : match.start()].isspace()
        ]
        if leads:  # the noun belongs to the first number, what a preposition opens to the second
            return leads[0].start()
        unit = PERCENT_SIGN.match(self.text, first.end, second.start)
        return unit.end() if unit else first.end

    def _between_places(self, first: Number, second: Number) -> int | None:
        """Where the first of two numbers ends with what it is said of, if nothing else is."""
        spread = _FROM.search(self.text[: first.start])
        to = _TO.search(self.text, first.end, second.start) if spread else None
        if to and not self._in_name(to.start()):
            return to.start()  # *from 9% for the long to 97% for the short*
        place = _IN_PLACE.match(self.text, first.end, second.start)
        if place is None:
            return None
        named = [last for start, last in self.names if start == place.end()]
        # *From 19.5 weeks in Rutland to 26.6 in Surrey*.
        return named[0] if named and named[0] < second.start else None

    def around(self, group: Sequence[Number], left: int, right: int) -> Iterator[Zone]:
        """The zone of each number of a group, what leads to it or trails it set apart."""
        before = [
            match
            for match in CONTRAST.finditer(self.text, left, group[0].end)
            if match.start() < group[0].start and self._cuts(match)
        ]
        behind = (
            match
            for pattern in (CONTRAST, _COMMENT)
            for match in pattern.finditer(self.text, group[-1].end, right)
            if self._cuts(match) and not self._is_gap(match, group[-1])
        )
        after = min(behind, key=lambda match: match.start(), default=None)
        own_start = before[-1].start() if before else left
        own_end = after.start() if after else right
        if own_start > left:
            yield Zone(start=left, end=own_start)
        for number in group:
            yield Zone(
                start=own_start,
                end=own_end,
                number=number,
                contrasted=bool(before),
                likened=bool(before and LIKENING.match(before[-1].group())),
            )
        if after:
            yield Zone(start=own_end, end=right)

    def _coordinate(self, contrast: re.Match[str], second: Number) -> int | None:
        """
        Where a second number is joined to the first, whose time alone stands in between.

        *4.5% above the number of the year before and 3.5% below that of the spring.*
        """
        joined = _JOINED.search(self.text, contrast.end(), second.start)
        dated = any(contrast.end() <= start < second.start for start, _ in self.periods)
        return joined.start() if joined and dated and contrast.group() != ";" else None

    def _is_gap(self, match: re.Match[str], number: Number) -> bool:
        """*Eight below the establishment of 110*: what a count falls short of is its own."""
        close = self.text[number.end : match.start()].isspace()
        return close and match.group().casefold() in {"above", "below"}

    def _in_name(self, place: int) -> bool:
        return any(first <= place < last for first, last in (*self.names, *self.periods))

    def _cuts(self, match: re.Match[str]) -> bool:
        """A name is not cut, and a period after *compared with* is only the base of a change."""
        if match.group() in {";", "("}:
            return True
        opening = _OPENING.match(self.text, match.end())
        opens = opening.end() if opening else match.end()
        within = _WITHIN.match(self.text, match.end())
        if within and any(first == within.end() for first, _ in self.periods):
            return False  # *than in the quarter before*
        return not (
            self._in_name(match.start())
            or any(first == opens or first <= match.end() < last for first, last in self.periods)
            or any(first in {match.end() + 1, opens} for first, _ in self.periods)
        )


_APPOSED = re.compile(
    r",\s+(?:or|that\s+is|i\.e\.|which\s+is)\s+(?:\w+\s+){0,2}[\d.]+$", re.IGNORECASE
)
_CLOSES = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*,(?!\d)", re.IGNORECASE)


def _groups(text: str, found: Sequence[Number]) -> list[list[Number]]:
    joined = {second.start for _, second in ranges(text, found)}
    joined.update(number.start for run in lists(text, found) for number in run[1:])
    joined.update(second.start for _, second in parts(text, found))
    joined.update(
        second.start
        for first, second in shares(text, found)
        if SHARE_LINK.fullmatch(text[first.end : second.start])
    )
    groups: list[list[Number]] = []
    for number in found:
        if groups and number.start in joined:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def hits_in(hits: Sequence[PeriodHit], zone: Zone) -> list[PeriodHit]:
    """The period hits that begin in a zone."""
    return [hit for hit in hits if zone.start <= hit.start < zone.end]
