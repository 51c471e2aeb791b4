"""The unit of a number in prose, and whether it is a change."""

import re
from dataclasses import dataclass

from schemas.terms import Unit
from validate.recognition.english import (
    COMPARATIVES,
    DOWNWARDS,
    FALLING,
    MOVES,
    OUTDOING,
    RISING,
    TRAILING,
    UPWARDS,
    alternatives,
    way_of,
)
from validate.recognition.tokens import Form, Number

_PERCENT = re.compile(
    r"\s*(?:%|per\s?cent)(?:(?P<points>\s*age[\s-]+points?\b|[\s-]+points?\b)|(?<=%)|(?![a-z]))",
    re.IGNORECASE,
)
# *Down 1.8 points*: of a share; whole points are made in a talk, or in a game.
_POINTS = re.compile(r"[\s-]+points?\b", re.IGNORECASE)
_EACH = r"\b(?:per|(?:(?:for|in|of|out\s+of)\s+)?(?:every|each))\s+"
_EACH_WORD = re.compile(r"per\s|every|each", re.IGNORECASE)
_THOUSAND = r"(?:1,000|1000|(?:a |one )?thousand)"
_PEOPLE = r"(?:of\s+(?:the\s+)?)?(?:population|people|residents|inhabitants|persons)"
_OFFENCES = r"(?:\w+[\s-]){0,4}(?:offences|crimes|cases)\b"
# A base may stand without its noun: *60.4 per 1,000 across England and Wales*.
_BARE = (
    r"(?=\s*(?:[,.;:)]|$)"
    r"|\s+(?:across|in|for|and|compared|against|as|while|whereas|nationally|over|at|that|which|of"
    r"|was|were|is)\b)"
)
_RATES: tuple[tuple[Unit, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(_EACH + pattern, re.IGNORECASE))
    for unit, pattern in (
        (Unit.PER_1000_HOUSEHOLDS, rf"{_THOUSAND}\s+(?:households|homes|dwellings)"),
        (Unit.PER_100000_POPULATION, rf"(?:100,000|100000)(?:\s+{_PEOPLE}|{_BARE})"),
        (Unit.PER_10000_POPULATION, rf"(?:10,000|10000)(?:\s+{_PEOPLE}|{_BARE})"),
        (Unit.PER_1000_POPULATION, rf"{_THOUSAND}(?:\s+{_PEOPLE}|{_BARE})"),
        (Unit.PER_MILLION_POPULATION, rf"(?:(?:1|one|a)\s+)?million(?:\s+{_PEOPLE})?"),
        (Unit.PER_100_OFFENCES, rf"(?:100|(?:a |one )?hundred)(?:\s+{_OFFENCES}|{_BARE})"),
    )
)
# How far before a number its word of change may stand.
_FAR = 100
# *Per 1,000 under-eighteens*, *per 100 officers*: a base that no unit has.
_ANY_BASE = re.compile(r"\b(?:per|for\s+(?:every|each))\s+\d[\d,]*", re.IGNORECASE)
# *Made up 13 percent* is no rise.
_UP = (
    r"(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )(?<!pick )(?<!picks )(?<!picked )"
    r"(?<!picking )(?<!take )(?<!taken )(?<!took )(?<!signed )(?<!give )(?<!given )(?<!end )up"
)
_HEDGES = (
    r"by|of|in|over|slightly|sharply|markedly|only|just|about|around|some|approximately|roughly"
    r"|almost|nearly|further|again|the|a|an|one|\("
)
_VERBS = alternatives((*RISING, *FALLING))
_STEEPEST = (
    "largest|biggest|steepest|sharpest|greatest|smallest|strongest|fastest|highest|slowest|lowest"
    "|quickest|next\\s+largest"
)
_CHANGE_BEFORE = re.compile(
    rf"\b(?P<word>{_VERBS}|{_UP}|down|(?:{alternatives(COMPARATIVES)})(?=\s+by\b))"
    rf"(?:,?\s+(?:{_HEDGES}))*[\s(]*$",
    re.IGNORECASE,
)
# *Fell in Gwent by 2.3 percent*, *cut recorded crime by 14%*, *rose at a similar pace, by 5%*.
_CHANGE_BY = re.compile(
    rf"\b(?P<word>{_VERBS}|down|{_UP})\b[^,;.()\d]{{0,45}}(?:,\s+|\s\(|\b)by\s+"
    rf"(?:(?:{_HEDGES})\s+)*$",
    re.IGNORECASE,
)
# *That adds 0.5 weeks to the wait*, *added 1.2 points*, *beat last year by 5%*.
_ADDED = re.compile(rf"\b(?P<word>add(?:s|ed|ing))(?:\s+(?:{_HEDGES}))*\s+$", re.IGNORECASE)
# *That took 0.5 weeks off the wait*, and not *it took 24.9 weeks to reach a judge*.
_TAKEN = re.compile(
    r"\b(?P<word>tak(?:es|ing)|took|knock(?:s|ed|ing)|shav(?:es|ed|ing))"
    rf"(?:\s+(?:{_HEDGES}))*\s+$",
    re.IGNORECASE,
)
_BETTER = re.compile(
    rf"\b(?P<word>improvement|advance|deterioration|worsening|loss)\s+of\s+(?:(?:{_HEDGES})\s+)*$",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\s*(?:[\s-]+(?:weeks?|days?|months?)|(?:%|per\s?cent)?(?:age)?[\s-]*points?)"
    r"\s+(?:(?P<to>to)|off|from)\b",
    re.IGNORECASE,
)
# *Its closures beat the year before by 12.8%*, *this trails the spring by 3.5%*.
_OUTDONE = re.compile(
    rf"\b(?P<word>{alternatives((*OUTDOING, *TRAILING))})\b[^,;.()\d]{{0,45}}\bby\s+"
    rf"(?:(?:{_HEDGES})\s+)*$",
    re.IGNORECASE,
)
# *Eigg's growth, at 6.6%*, *the fall was 2%*.
_MOVE_IS = re.compile(
    rf"\b(?P<word>{alternatives(MOVES)}),?\s+(?:at|was|is|came\s+to)\s+(?:(?:{_HEDGES})\s+)*$",
    re.IGNORECASE,
)
_MAY_BE_AT = re.compile(rf"\(|\b(?:{_STEEPEST})\b", re.IGNORECASE)
# *The drop was largest in Lowfold (3.9%)*, *the steepest rise in Kent, at 6.7%*.
_CHANGE_AT = re.compile(
    rf"\b(?:the|its|their)\s+(?:[a-z]+\s+){{0,2}}?(?P<word>{alternatives(MOVES)})\b"
    rf"[^,;.()\d]{{0,60}}\(\s*(?:(?:{_HEDGES})\s+)*$"
    rf"|\b(?P<verb>{_VERBS})\s+(?:the\s+)?(?:fastest|most|least|slowest|quickest|sharply|strongly)\b"
    rf"[^,;.()\d]{{0,40}}\(\s*(?:(?:{_HEDGES})\s+)*$"
    rf"|\b(?:{_STEEPEST})\s+(?:[a-z]+\s+)?(?P<most>{alternatives(MOVES)})\b"
    rf"[^,;.()\d]{{0,60}},?\s+(?:at\s+|of\s+|with\s+)?(?:(?:{_HEDGES})\s+)*$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    rf"^\s*(?:%|per\s?cent(?:age\s+points?)?)?\)?\s*"
    rf"(?:(?!(?:and|but|or|while)\b)\w+\s+){{0,1}}?"
    rf"(?P<word>{_VERBS}|{alternatives((*UPWARDS, *DOWNWARDS))})\b"
    r"(?!\s+by\s+(?:the|an?|its|their|both|either|[a-z]+s)\b)",  # *15% dropped by claimants*
    re.IGNORECASE,
)
_SHARE = r"\d[\d.,]*\s*(?:%|per\s?cent)"
# *2,480 (6.2%) more than*, *0.5 weeks (2.2%) longer*, *2.7% below*.
_BEHIND = re.compile(
    rf"\s*(?:(?:(?:[a-z]+\s*)?\({_SHARE}\)|(?:[a-z]+)?,?\s*or\s+{_SHARE},?)\s*"
    rf"(?P<word>{alternatives((*UPWARDS, *DOWNWARDS))})\b"
    r"|(?:%|per\s?cent)\s+(?P<than>above|below)\b)",
    re.IGNORECASE,
)
# *The remaining 5,655 fall in the group "other"*: no fall.
_FALLS_UNDER = re.compile(
    r"\s+(?:\w+\s+)?f(?:alls?|ell)\s+(?:in|into|under|within|outside|inside|short)\b", re.IGNORECASE
)
# *The fall was 8*, *the rise in England and Wales was 16*.
_NOUN = re.compile(
    rf"\b(?P<word>{_VERBS})\b"
    rf"(?:[^,;:.(]{{0,25}}|\s+(?:in|for|across|among)\s[^,;.()\d]{{1,45}}\b(?:was|were|is)\s+)$",
    re.IGNORECASE,
)


_BY_FORM = {Form.SHARE: Unit.PERCENT, Form.RATIO: Unit.RATIO}
_TIMES = {
    unit.value.removesuffix("s"): unit
    for unit in (
        Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS,
        Unit.YEARS,
    )
}  # fmt: skip
_TIME = re.compile(
    rf"[\s-]+(?:(?:full|whole|working|calendar|consecutive)\s+)?(?P<unit>{'|'.join(_TIMES)})s?\b",
    re.IGNORECASE,
)
_IN_TIME = re.compile(
    rf"\bin\s+(?P<unit>{'|'.join(_TIMES)})s\b(?:(?!\bper\s?cent)[^.;()\d%])*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Change:
    """A change: ``sign`` +1 or -1; ``comparative`` where the word may also compare two places."""

    sign: int
    comparative: bool


def unit_of(number: Number, text: str, start: int, end: int) -> Unit | None:
    """The unit that stands with a number in ``text[start:end]``; None where no word says one."""
    by_form = _BY_FORM.get(number.form)
    if by_form:
        return by_form
    percent = _PERCENT.match(text, number.end)
    if percent:
        return Unit.PERCENTAGE_POINT if percent["points"] else Unit.PERCENT
    if number.decimals and _POINTS.match(text, number.end):
        return Unit.PERCENTAGE_POINT
    if number.money:
        million = re.match(r"\s*(?:m\b|million)", text[number.end :])
        return Unit.GBP_MILLION if million else Unit.GBP
    time = _TIME.match(text, number.end)
    if time:
        return _TIMES[time["unit"].casefold()]
    return rate_in(text, start, end)


def rate_in(text: str, start: int, end: int) -> Unit | None:
    """The unit whose base stands in a stretch of text: *per 1,000 population*."""
    if not _EACH_WORD.search(text, start, end):
        return None
    return next((unit for unit, pattern in _RATES if pattern.search(text, start, end)), None)


def names_people(text: str, start: int, end: int) -> bool:
    """Whether a stretch says of whom a rate is: *per 1,000 people*, and not *per 1,000* alone."""
    return re.search(_PEOPLE + r"\b", text[start:end], re.IGNORECASE) is not None


def time_said(text: str, start: int, end: int) -> Unit | None:
    """The unit of time that is said before a number: *gained most in weeks, from 28.0 to 27.4*."""
    found = _IN_TIME.search(text, start, end)
    return _TIMES[found["unit"].casefold()] if found else None


def is_time(unit: Unit) -> bool:
    """Whether a unit is one of time."""
    return unit in _TIMES.values()


def end_of_unit(number: Number, text: str) -> int:
    """Where a number ends with the sign or word of its unit."""
    unit = _PERCENT.match(text, number.end) or _TIME.match(text, number.end)
    if unit is None and number.decimals:
        unit = _POINTS.match(text, number.end)
    return unit.end() if unit else number.end


def rate_bases(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches that only state the base of a rate: their digits are no figures."""
    if not _EACH_WORD.search(text):
        return ()
    patterns = (*(pattern for _, pattern in _RATES), _ANY_BASE)
    return tuple(match.span() for pattern in patterns for match in pattern.finditer(text))


def direction_of(
    number: Number, text: str, start: int, end: int, *, anaphoric: bool = False
) -> Change | None:
    """
    The change that a number is said to be, None for a level.

    A zone that only carries on a statement says it with any noun of change: *the fall was 8*.
    """
    if number.signed:
        sign = -1 if number.value < 0 else 1
        return Change(sign=sign, comparative=False)
    found = change_word(number, text, start, end, anaphoric=anaphoric)
    if found is None:
        return None
    return Change(sign=way_of(found[0]) or 1, comparative=found[0] in COMPARATIVES)


def change_word(
    number: Number, text: str, start: int, end: int, *, anaphoric: bool = False
) -> tuple[str, int] | None:
    """The word that makes a change of a number, in small letters, and where it stands."""
    first = max(start, number.start - _FAR)
    before = text[first : number.start]
    match = _CHANGE_BEFORE.search(before) or _CHANGE_BY.search(before) or _OUTDONE.search(before)
    if match is None and unit_of(number, text, number.end, end) is Unit.PERCENTAGE_POINT:
        match = _BETTER.search(before)
    put = _PUT.match(text, number.end) if match is None else None
    if put:
        match = (_ADDED if put["to"] else _TAKEN).search(before)
    if match is None and _PERCENT.match(text, number.end):
        match = _MOVE_IS.search(before)
    if match is None and _MAY_BE_AT.search(before) and _PERCENT.match(text, number.end):
        found = _CHANGE_AT.search(before)
        if found:
            kind = next(one for one in ("word", "verb", "most") if found[one])
            return found[kind].casefold(), first + found.start(kind)
    if match is None and _FALLS_UNDER.match(text, number.end):
        return None
    if match is None:
        behind = _CHANGE_AFTER.match(text[number.end : end]) or _BEHIND.match(
            text[number.end : number.end + _FAR]
        )
        if behind:
            word = "word" if behind["word"] else "than"
            return behind[word].casefold(), number.end + behind.start(word)
        match = _NOUN.search(before) if anaphoric else None
    return (match["word"].casefold(), first + match.start("word")) if match else None
