"""The unit of a number in prose, and whether it is a change."""

import re
from dataclasses import dataclass

from schemas.terms import Unit
from validate.recognition.tokens import Number

_PERCENT = re.compile(
    r"\s*(?:%|per\s?cent\b|percent\b)(?P<points>\s*age\s+points?|age\s+points?|\s+points?)?",
    re.IGNORECASE,
)
_EACH = r"\b(?:per|for every|for each|in every)\s+"
_THOUSAND = r"(?:1,000|1000|(?:a |one )?thousand)\s+"
_PEOPLE = r"(?:of\s+(?:the\s+)?)?(?:population|people|residents|inhabitants|persons)"
_OFFENCES = r"(?:(?:\w+[\s-]){0,4}(?:offences|crimes))?\b"
_RATES: tuple[tuple[Unit, re.Pattern[str]], ...] = tuple(
    (unit, re.compile(_EACH + pattern, re.IGNORECASE))
    for unit, pattern in (
        (Unit.PER_1000_HOUSEHOLDS, rf"{_THOUSAND}households"),
        (Unit.PER_1000_POPULATION, rf"(?:{_THOUSAND}{_PEOPLE}|(?:1,000|1000|thousand)\b(?!\s+\w))"),
        (Unit.PER_MILLION_POPULATION, rf"(?:(?:1|one|a)\s+)?million(?:\s+{_PEOPLE})?"),
        (Unit.PER_100_OFFENCES, rf"(?:100|(?:a |one )?hundred)\s+{_OFFENCES}"),
    )
)
# *Made up 13 percent* is no rise.
_UP = r"(?<!made )(?<!make )(?<!makes )(?<!making )(?<!set )up"
_HEDGES = (
    r"by|of|in|over|slightly|sharply|markedly|only|just|about|around|some|approximately"
    r"|almost|nearly|further|again|the|a|\("
)
_CHANGE_BEFORE = re.compile(
    rf"\b(?P<word>increas\w*|rose|risen|rising|rise|grew|grown|growth|growing|{_UP}|climb\w*"
    r"|jump\w*|soar\w*|surg\w*|expan\w*|decreas\w*|fell|fall\w*|reduc\w*|drop\w*|declin\w*|down"
    r"|shrank|shrunk|cut|slipp\w*|slid|sliding|tumbl\w*|dipp\w*|dip|contract(?:ed|ion)|diminution)"
    rf"(?:,?\s+(?:{_HEDGES}))*[\s(]*$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"^\s*(?:%|per\s?cent|percent)?\)?\s*(?:\w+\s+){0,1}?"
    r"(?P<word>increase|rise|growth|decrease|fall|reduction|drop|decline"
    r"|fewer|more|higher|lower|less|up|down)\b",
    re.IGNORECASE,
)
_CHANGE_NEAR = re.compile(
    r"\b(?P<word>increase|rise|growth|decrease|fall|reduction|drop|decline)\s*\(\s*$", re.IGNORECASE
)
_NOUN = re.compile(
    r"\b(?P<word>increase|rise|growth|expansion|decrease|fall|reduction|drop|decline|diminution)\b",
    re.IGNORECASE,
)
_COMPARATIVES = frozenset({"fewer", "more", "higher", "lower", "less"})
_DOWN = re.compile(
    r"^(?:decreas|fell|fall|reduc|drop|declin|down|shr|cut|slip|slid|tumbl|dip|contract|dimin"
    r"|fewer|lower|less)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Direction:
    """A change: ``sign`` +1 or -1; ``comparative`` where the word may also compare two places."""

    sign: int
    comparative: bool


def unit_of(number: Number, text: str, start: int, end: int) -> Unit | None:
    """The unit that stands with a number in ``text[start:end]``; None where no word says one."""
    percent = _PERCENT.match(text, number.end)
    if percent:
        return Unit.PERCENTAGE_POINT if percent["points"] else Unit.PERCENT
    if number.money:
        million = re.match(r"\s*(?:m\b|million)", text[number.end :])
        return Unit.GBP_MILLION if million else Unit.GBP
    for unit, pattern in _RATES:
        if pattern.search(text, start, end):
            return unit
    return None


def end_of_unit(number: Number, text: str) -> int:
    """Where a number ends with its percent sign or word."""
    percent = _PERCENT.match(text, number.end)
    return percent.end() if percent else number.end


def rate_bases(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches that only state the base of a rate: their digits are no figures."""
    return tuple(match.span() for _, pattern in _RATES for match in pattern.finditer(text))


def direction_of(
    number: Number, text: str, start: int, end: int, *, anaphoric: bool = False
) -> Direction | None:
    """
    The change that a number is said to be, None for a level.

    A zone that only carries on a statement says it with any noun of change: *the fall was 8*.
    """
    if number.signed:
        sign = -1 if number.value < 0 else 1
        return Direction(sign=sign, comparative=False)
    before = _CHANGE_BEFORE.search(text[start : number.start]) or _CHANGE_NEAR.search(
        text[start : number.start]
    )
    match = before or _CHANGE_AFTER.match(text[number.end : end])
    if match is None and anaphoric:
        match = _NOUN.search(text, start, number.start)
    if match is None:
        return None
    word = match["word"].casefold()
    sign = -1 if _DOWN.match(word) else 1
    return Direction(sign=sign, comparative=word in _COMPARATIVES)
