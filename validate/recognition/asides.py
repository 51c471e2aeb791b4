"""Numbers in brackets."""

import re

from validate.recognition.tokens import Number

_CLOSES = re.compile(r"\s*(?:%|per\s?cent|percent)?\s*\)", re.IGNORECASE)
_BRACKET = re.compile(r"[()]")


def in_aside(text: str, number: Number) -> bool:
    """Whether a number stands in brackets, alone or with other words."""
    opened = text.rfind("(", 0, number.start)
    return opened >= 0 and opened > text.rfind(")", 0, number.start)


def in_same_aside(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers stand in one pair of brackets."""
    return in_aside(text, second) and not _BRACKET.search(text, first.end, second.start)


def in_brackets(text: str, number: Number) -> bool:
    """Whether a number, with its unit, is all that stands in a pair of brackets."""
    return (
        text[: number.start].rstrip().endswith("(") and _CLOSES.match(text, number.end) is not None
    )
