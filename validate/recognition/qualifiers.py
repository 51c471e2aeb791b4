"""Words before a number that widen or bound it: *about*, *more than*, *up to*."""

import re

from schemas.terms import Qualifier
from validate.recognition.tokens import Number

_ABOUT = "about|around|approximately|roughly|nearly|almost|some|circa|just over|just under|close to"
_NO = "(?:no|not)"
_BEFORE: tuple[tuple[Qualifier, re.Pattern[str]], ...] = tuple(
    (qualifier, re.compile(rf"\b(?:{words})\s+(?:a\s+|an\s+)?£?$", re.IGNORECASE))
    for qualifier, words in (
        (Qualifier.APPROXIMATE, _ABOUT),
        # *No more than* holds *more than*, so the bounds that include their end stand first.
        (Qualifier.AT_LEAST, rf"at least|{_NO} (?:fewer|less) than|a minimum of"),
        (Qualifier.UP_TO, rf"up to|at most|{_NO} (?:more|greater) than|a maximum of"),
        (Qualifier.MORE_THAN, "more than|over|above|in excess of|greater than"),
        (Qualifier.LESS_THAN, "less than|fewer than|under|below"),
    )
)
# *Some 405 people* at the head of a sentence is style, not rounding.
_HEAD_SOME = re.compile(r"^\s*Some\s+$")


# *140 or so*, *38 percent or thereabouts*.
_OR_SO = re.compile(
    r"\s*(?:%|per\s?cent|percent)?,?\s+(?:or\s+(?:so|thereabouts)|give\s+or\s+take|more\s+or\s+less)\b",
    re.IGNORECASE,
)


def qualifier_of(text: str, number: Number, sentence_start: int = 0) -> Qualifier | None:
    """The qualifier that stands before a number, or None."""
    if _OR_SO.match(text, number.end):
        return Qualifier.APPROXIMATE
    before = text[sentence_start : number.start]
    if _HEAD_SOME.match(before):
        return None
    for qualifier, pattern in _BEFORE:
        if pattern.search(before[-40:]):
            return qualifier
    return None
