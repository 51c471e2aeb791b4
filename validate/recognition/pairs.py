"""
Pairs and runs of numbers that belong together by the words between them.

The ends of a range, the levels of a move, *x of y*, a count and its share, a list.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from validate.recognition.english import FALLING, MOVING, RISING, alternatives
from validate.recognition.tokens import Form, Number

# The last of two: *theft from them rose from 8 to 11*.
_RANGE = re.compile(
    r"\b(?:from|between)\s+(?:(?!(?:from|between)\b)[^\s,.;]+\s+){0,4}£?$", re.IGNORECASE
)
ANY_UNIT = (
    r"(?:%|per\s?cent(?:age\s+points?)?|(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b"
    r"|per\s+(?:1,000|million|100)(?:\s+(?:population|people|households|offences))?)"
)
# *Rose from 37 to 41* is one level after another, no spread; so is *fell by 9, from 37 to 28*.
_MOVING = re.compile(
    rf"\b(?:{alternatives((*RISING, *FALLING, *MOVING))}|up|down)\b"
    rf"(?:[^,.;]{{0,40}}(?:,\s+)?|\s+by\s+[\d.,]*\d\s*{ANY_UNIT}?,\s+)$",
    re.IGNORECASE,
)
_RANGING = re.compile(
    r"\b(?:varying|varied|varies|vary|ranging|ranged|ranges|range)\b[^.;]{0,60}$", re.IGNORECASE
)
_LIST_LINK = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*(?:,\s*(?:and\s+)?|and\s+)", re.IGNORECASE)
# *A rise of 2.9 percent and a fall of 0.5 percent respectively*.
_DEALT_LINK = re.compile(
    rf"\s*{ANY_UNIT}?\s*,?\s*(?:and\s+)?(?:[^\s,.;:()\d]+\s+){{0,4}}", re.IGNORECASE
)
_PART_LINK = re.compile(
    r"\s*(?:%|per\s?cent|percent)?(?:\s+[a-z]+(?=\s+out\s+of\b))?\s+(?:out\s+of|of)\s+(?:the\s+|these\s+|those\s+|its\s+|all\s+|a\s+total\s+of\s+|some\s+|about\s+)*",
    re.IGNORECASE,
)
_OF_OPEN = re.compile(
    r"(?:^|[.;:(]\s*)(?:of|among|from)\s+(?:(?:the|its|their|these|those|all|some|a\s+total\s+of)\s+)*$",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"\b(?:these|those|them)\s+$", re.IGNORECASE)
_IS_SO = re.compile(
    r"\s+(?:were|was|are|is|had|have|has|did|concerned|involved|related)\b", re.IGNORECASE
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
PERCENT_SIGN = re.compile(r"\s*(?:%|per\s?cent|percent)", re.IGNORECASE)
_RANGE_LINK = re.compile(
    rf"^\s*{ANY_UNIT}?(?:\s+in\s+(?:one|some)(?:\s+\w+)?)?\s*(?:(?:to|and)\s+(?:[^\s,.;\d]+\s+){{0,4}}|[-–]\s*)£?$",
    re.IGNORECASE,
)
# A date that stood in it leaves its preposition: *from 37 in the _____ to 41*.
_MOVE_LINK = re.compile(
    rf"^\s*{ANY_UNIT}?\s*(?:[^\s,.;:()\d]+\s+){{0,2}}?(?:(?:in|during|over|for|at|as\s+at)\s+)?(?:the\s+)?"
    r"(?:to\s+(?:[^\s,.;\d]+\s+){0,4})£?$",
    re.IGNORECASE,
)
# How far before a number the words may stand that make it the end of a range or a move.
_FAR = 160


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
    if "from" not in text.casefold():  # most sentences
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


# *56.7%, 1.2 percentage points more*: a level and its change again.
_IN_POINTS = re.compile(
    r"\s*(?:(?:%|per\s?cent)?[\s-]*(?:age)?[\s-]*|percentage[\s-]+)points?\b", re.IGNORECASE
)


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
            and bool(_IN_POINTS.match(text, number.end))
            is bool(_IN_POINTS.match(text, runs[-1][-1].end))
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


# *302 of these, or 27 percent*, *in 19: 32%*, *eleven (58 per cent)*: a count and its share.
SHARE_LINK = re.compile(
    r"(?:\s+of\s+(?:them|these|those|which|whom|the\s+[^\s,.;:()\d]+))?\s*[,:(]?\s*"
    r"(?:(?:or|that\s+is|that\s+is\s+to\s+say|i\.e\.|which\s+is|equivalent\s+to)(?:,\s*)?\s+)?"
    r"(?:(?:about|some|nearly|roughly|around|almost|just\s+(?:over|under))\s+)?",
    re.IGNORECASE,
)
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
        share = PERCENT_SIGN.match(text, second.end) is not None or second.form is Form.SHARE
        whole = first.form in {Form.DIGITS, Form.WORD} and not first.decimals
        linked = SHARE_LINK.fullmatch(between) and _PRECEDES_SHARE.search(between)
        again = _SAID_AGAIN.fullmatch(between)
        total = again or (_OF_TOTAL.match(text, second.end) and _THEN.fullmatch(between))
        unit = PERCENT_SIGN.match(text, second.end)
        aside = unit and text.startswith(")", unit.end()) and _NOUN_THEN.fullmatch(between)
        share = share and not second.signed
        if (
            share
            and whole
            and (linked or total or aside)
            and not PERCENT_SIGN.match(text, first.end)
        ):
            yield first, second
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        # *1,485 of the 1,500 days that it was given, or 99.2%*
        between = text[second.end : third.start]
        share = PERCENT_SIGN.match(text, third.end) is not None
        linked = _PART_LINK.fullmatch(text[first.end : second.start])
        if share and linked and _OR_SHARE.fullmatch(between):
            yield first, third
