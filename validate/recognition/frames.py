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

from validate.recognition.english import (
    FALLING,
    MOVING,
    OUTDOING,
    RISING,
    TRAILING,
    alternatives,
)
from validate.recognition.periods import PeriodHit
from validate.recognition.tokens import Form, Number

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
    r"while|whereas|whilst|(?<!s )(?<!most )similar\s+to|in\s+line\s+with|above|below|versus|vs\.?(?=\s)|"
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
    r"|reflecting)\b",
    re.IGNORECASE,
)
# The last of two: *theft from them rose from 8 to 11*.
_RANGE = re.compile(
    r"\b(?:from|between)\s+(?:(?!(?:from|between)\b)[^\s,.;]+\s+){0,4}£?$", re.IGNORECASE
)
_ANY_UNIT = (
    r"(?:%|per\s?cent(?:age\s+points?)?|(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b"
    r"|per\s+(?:1,000|million|100)(?:\s+(?:population|people|households|offences))?)"
)
# *Rose from 37 to 41* is one level after another, no spread; so is *fell by 9, from 37 to 28*.
_MOVING = re.compile(
    rf"\b(?:{alternatives((*RISING, *FALLING, *MOVING))}|up|down)\b"
    rf"(?:[^,.;]{{0,40}}(?:,\s+)?|\s+by\s+[\d.,]*\d\s*{_ANY_UNIT}?,\s+)$",
    re.IGNORECASE,
)
_RANGING = re.compile(
    r"\b(?:varying|varied|varies|vary|ranging|ranged|ranges|range)\b[^.;]{0,60}$", re.IGNORECASE
)
_LIST_LINK = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*(?:,\s*(?:and\s+)?|and\s+)", re.IGNORECASE)
# *A rise of 2.9 percent and a fall of 0.5 percent respectively*.
_DEALT_LINK = re.compile(
    rf"\s*{_ANY_UNIT}?\s*,?\s*(?:and\s+)?(?:[^\s,.;:()\d]+\s+){{0,4}}", re.IGNORECASE
)
_PART_LINK = re.compile(
    r"\s*(?:%|per\s?cent|percent)?\s+(?:out\s+of|of)\s+(?:the\s+|these\s+|those\s+|its\s+|all\s+|a\s+total\s+of\s+|some\s+|about\s+)*",
    re.IGNORECASE,
)
_OF_OPEN = re.compile(
    r"(?:^|[.;:(]\s*)(?:of|among|from)\s+(?:(?:the|these|those|all|some|a\s+total\s+of)\s+)*$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(rf"\s*{_ANY_UNIT}?\s+(?:in|for|at)\s+(?:the\s+)?", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:ran|range[sd]?|ranging|var(?:y|ied|ies|ying)|went|stretched)\b[^,;.]{0,40}?\bfrom\s+(?:\w+\s+)?£?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?=to\s)", re.IGNORECASE)
_OF_THESE = re.compile(r"\b(?:these|those|them)\s+$", re.IGNORECASE)
_IS_SO = re.compile(
    r"\s+(?:were|was|are|is|had|have|has|did|concerned|involved|related)\b", re.IGNORECASE
)
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
_OF_WHOLE = re.compile(r"\b(?:of|among)\s+(?:the|these|those|its|all)\s+$", re.IGNORECASE)
# *15–20 cases*, *14 to 19 cases*: a range without a word that opens it.
_AS_LOW = re.compile(r"\bas\s+(?:little|low|few)\s+as\s+$", re.IGNORECASE)
_AS_HIGH = re.compile(r"\bas\s+(?:much|high|many)\s+as\s+$", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:lowest|smallest|fewest|shortest|least)\b[^.;\d]{0,40}$", re.IGNORECASE)
_HIGHEST = re.compile(
    r"\b(?:highest|largest|greatest|biggest|longest|most)\b[^.;\d]{0,40}$", re.IGNORECASE
)
_BARE_RANGE = re.compile(r"[-–]|\s+to\s+", re.IGNORECASE)
_OPENING = re.compile(r"\s*(?:(?:in|during|over)\s+)?(?:the\s+)?", re.IGNORECASE)
_WITHIN = re.compile(r"\s*(?:in|during|over|at)\s+", re.IGNORECASE)
_JOINED = re.compile(
    r",?\s+(?:and|but|yet)\s+(?:(?:still|also|only|again|by|was|were|a|an|some|about)\s+){0,2}£?$",
    re.IGNORECASE,
)
_OUTDONE_BY = re.compile(
    rf"\b(?:{alternatives((*OUTDOING, *TRAILING))})\b[^,;.()\d]{{0,45}}\bby\b", re.IGNORECASE
)
_UNIT = re.compile(r"\s*(?:%|per\s?cent|percent)", re.IGNORECASE)
_RANGE_LINK = re.compile(
    rf"^\s*{_ANY_UNIT}?(?:\s+in\s+(?:one|some)(?:\s+\w+)?)?\s*(?:(?:to|and)\s+(?:[^\s,.;\d]+\s+){{0,4}}|[-–]\s*)£?$",
    re.IGNORECASE,
)

# A date that stood in it leaves its preposition: *from 37 in the _____ to 41*.
_MOVE_LINK = re.compile(
    rf"^\s*{_ANY_UNIT}?\s*(?:[^\s,.;:()\d]+\s+){{0,2}}?(?:(?:in|during|over|for|at|as\s+at)\s+)?(?:the\s+)?"
    r"(?:to\s+(?:[^\s,.;\d]+\s+){0,4})£?$",
    re.IGNORECASE,
)


# How far before a number the words may stand that make it the end of a range or a move.
_FAR = 160


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


def ranges(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of numbers that are the two ends of a range: *from 3.9 to 44.4*, *between 8 and 20*."""
    moved = {one.start for one, _ in moves(text, found)}
    for first, second in pairwise(found):
        before = text[max(0, first.start - _FAR) : first.start]
        linked = _RANGE_LINK.match(text[first.end : second.start])
        opened = _RANGE.search(before)
        if opened and linked and not _closes(opened.group(), linked.group()):
            opened = None
        moving = opened and (first.start in moved or _MOVING.search(before[: opened.start()]))
        after = text[first.end : second.start]
        spread = (_AS_LOW.search(before) and _AS_HIGH.search(after)) or (
            _LOWEST.search(before) and _HIGHEST.search(after)
        )
        if spread:
            yield first, second
            continue
        between = _BARE_RANGE.fullmatch(text[first.end : second.start])
        bare = between is not None and not moving and not _MOVING.search(before)
        if bare or (linked and not moving and (opened or _RANGING.search(before))):
            yield first, second


def _closes(opening: str, between: str) -> bool:
    """Whether what stands between two numbers closes what opened: *from ... to*, not *and*."""
    joined = re.search(r"\band\b", between, re.IGNORECASE) is not None
    return joined == opening.casefold().startswith("between") or "-" in between or "–" in between


def moves(
    text: str, found: Sequence[Number], periods: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[Number, Number]]:
    """
    Pairs of numbers of which the second came after the first: *rose from 37 to 41*.

    ``periods`` may stand with either: *from 37 in 2014 to 41 in 2015*.
    """
    if len(found) < 2:  # noqa: PLR2004 - a move has two ends
        return
    for first, last in periods:
        text = text[:first] + " " * (last - first) + text[last:]
    moved: list[Number] = []
    for one, other in pairwise(found):
        before, between = text[max(0, one.start - _FAR) : one.start], text[one.end : other.start]
        opened = _RANGE.search(before)
        linked = _MOVE_LINK.match(between)
        if not opened or not linked:
            continue
        # *Fell from 9 to 7 in Rutland, and in Surrey from 8 to 6*: the verb is said once.
        goes_on = moved and not _ENDS.search(text, moved[-1].end, one.start)
        if goes_on or _MOVING.search(before[: opened.start()]):
            moved.append(other)
            yield one, other


_ENDS = re.compile(
    r"[.;](?!\d)|\b(?:range|between|ranging|varied|was|were|is|are)\b", re.IGNORECASE
)


def parts(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of numbers of which the first counts a part of the second: *39 out of 43*."""
    for first, second in pairwise(found):
        if _PART_LINK.fullmatch(text[first.end : second.start]):
            yield first, second


def opens_whole(before: str, behind: str) -> bool:
    """
    Whether a sentence that begins so gives a number that others are parts of: *of the 60*.

    *Of these 60 were sound*: the sixty are a part of these.
    """
    pointed = _OF_THESE.search(before) and _IS_SO.match(behind)
    return _OF_OPEN.search(before) is not None and not pointed


def wholes(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of numbers of which the first says of how many the second is: *of the 612, 38*."""
    for first, second in pairwise(found):
        link = text[first.end : second.start].strip()
        if link == "," and _OF_WHOLE.search(text[: first.start]):
            yield first, second


def lists(text: str, found: Sequence[Number]) -> tuple[tuple[Number, ...], ...]:
    """Runs of numbers with nothing but commas and *and* between them."""
    runs: list[list[Number]] = []
    dealt = bool(found) and deals_out(text[found[-1].end :])
    link = _DEALT_LINK if dealt else _LIST_LINK
    apart = {second.start for _, second in wholes(text, found)}
    for number in found:
        if (
            number.start not in apart
            and runs
            and link.fullmatch(text[runs[-1][-1].end : number.start])
            and number.signed is runs[-1][-1].signed  # *42,580, +6.2%*: a level and its change
        ):
            runs[-1].append(number)
        else:
            runs.append([number])
    return tuple(tuple(run) for run in runs if _is_list(text, run))


def _is_list(text: str, run: Sequence[Number]) -> bool:
    """*113, and 24 were breached* begins a clause: nobody puts a comma in a list of two."""
    pair = len(run) == 2  # noqa: PLR2004 - as it says
    return len(run) > 1 and not (
        pair and re.fullmatch(r"[^,]*,\s*and\s*", text[run[0].end : run[1].start], re.IGNORECASE)
    )


def deals_out(text: str) -> bool:
    """Whether a *respectively* deals the numbers of a list out to those named."""
    return re.search(r"\brespectively\b", text, re.IGNORECASE) is not None


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
        spread = _FROM.search(self.text[: first.start])
        to = _TO.search(self.text, first.end, second.start) if spread else None
        if to and not self._in_name(to.start()):  # *from 9% for the long to 97% for the short*
            return to.start()
        place = _IN_PLACE.match(self.text, first.end, second.start)
        if place:  # *from 19.5 weeks in Lowfold to 26.6 in Corran*
            named = [last for start, last in self.names if start == place.end()]
            if named and named[0] < second.start:
                return named[0]
        whole = _WHOLE_ENDS.search(self.text, first.end, second.start)
        if whole and opens_whole(self.text[: first.start], self.text[first.end : second.start]):
            return whole.start()  # *of 60 files the investigation was poor in 19*
        outdone = _OUTDONE_BY.search(self.text, first.end, second.start)
        if outdone and not self.text[outdone.end() : second.start].strip(" £"):
            return outdone.start()  # *its 7,145 closures beat the year before by 12.8%*
        verb = _GOES_ON.search(self.text, first.end, second.start)
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
        unit = _UNIT.match(self.text, first.end, second.start)
        return unit.end() if unit else first.end

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


# *302 of these, or 27 percent*, *in 19: 32%*, *eleven (58 per cent)*: a count and its share.
_SHARE_LINK = re.compile(
    r"(?:\s+of\s+(?:them|these|those|which|whom|the\s+[^\s,.;:()\d]+))?\s*[,:(]?\s*"
    r"(?:(?:or|that\s+is|that\s+is\s+to\s+say|i\.e\.|which\s+is|equivalent\s+to)(?:,\s*)?\s+)?"
    r"(?:(?:about|some|nearly|roughly|around|almost|just\s+(?:over|under))\s+)?",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r",\s+(?:or|that\s+is|i\.e\.|which\s+is)\s+(?:\w+\s+){0,2}[\d.]+$", re.IGNORECASE
)
_CLOSES = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*,(?!\d)", re.IGNORECASE)
# *26,735 were received, 63% of the total*.
_OF_TOTAL = re.compile(
    r"\s*(?:%|per\s?cent)\s+of\s+(?:the\s+)?(?:total|whole|all)\b", re.IGNORECASE
)
_THEN = re.compile(
    r"(?:\s+[^\W\d]+){0,4}?\s*(?:,|,\s+or|\(|,\s+which\s+is|,\s+that\s+is)\s*(?:(?:about|some|nearly|roughly"
    r"|around|almost|just\s+(?:over|under))\s+)?",
    re.IGNORECASE,
)
# *7,725 claims (18%)*.
_NOUN_THEN = re.compile(r"(?:\s+[^\W\d]+){1,3}\s*\(", re.IGNORECASE)
_SAID_AGAIN = re.compile(
    r"(?:\s+[^\W\d]+){0,4}?,\s+(?:or|which\s+is|that\s+is)\s+(?:(?:about|some|nearly|roughly|around|almost"
    r"|just\s+(?:over|under))\s+)?",
    re.IGNORECASE,
)
_OR_SHARE = re.compile(
    r"(?:\s+[^\W\d]+){0,8}?\s*(?:,\s+(?:or|that\s+is|i\.e\.|which\s+is)|\()\s*"
    r"(?:(?:about|some|nearly|roughly|around|almost|just\s+(?:over|under))\s+)?",
    re.IGNORECASE,
)
_PRECEDES_SHARE = re.compile(r"[,:(]|\b(?:or|that\s+is|i\.e\.|which\s+is)\b", re.IGNORECASE)


def shares(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of a count and the share that it is: *302 of these, or 27 percent, were repeats*."""
    for first, second in pairwise(found):
        between = text[first.end : second.start]
        share = _UNIT.match(text, second.end) is not None or second.form is Form.SHARE
        whole = first.form in {Form.DIGITS, Form.WORD} and not first.decimals
        linked = _SHARE_LINK.fullmatch(between) and _PRECEDES_SHARE.search(between)
        again = _SAID_AGAIN.fullmatch(between)
        total = again or (_OF_TOTAL.match(text, second.end) and _THEN.fullmatch(between))
        unit = _UNIT.match(text, second.end)
        aside = unit and text.startswith(")", unit.end()) and _NOUN_THEN.fullmatch(between)
        share = share and not second.signed
        if share and whole and (linked or total or aside) and not _UNIT.match(text, first.end):
            yield first, second
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        # *1,485 of the 1,500 days that it was given, or 99.2%*
        between = text[second.end : third.start]
        share = _UNIT.match(text, third.end) is not None
        linked = _PART_LINK.fullmatch(text[first.end : second.start])
        if share and linked and _OR_SHARE.fullmatch(between):
            yield first, third


def _groups(text: str, found: Sequence[Number]) -> list[list[Number]]:
    joined = {second.start for _, second in ranges(text, found)}
    joined.update(number.start for run in lists(text, found) for number in run[1:])
    joined.update(second.start for _, second in parts(text, found))
    joined.update(
        second.start
        for first, second in shares(text, found)
        if _SHARE_LINK.fullmatch(text[first.end : second.start])
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
