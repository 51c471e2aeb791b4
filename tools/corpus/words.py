"""Numbers as they are printed: digits, words, and shares in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: at for at, word in enumerate(_UNITS)} | {
    word: 20 + 10 * at for at, word in enumerate(_TENS)
}
_LARGE = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 10**9}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip

_DIGITS = re.compile(
    r"(?<![\d.,])(?:(?<![^\s(])[+-])?(?P<bare>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale>\s(?:hundred|thousand|million|billion)\b)?"
)
_WORD = "|".join((*_SMALL, *_LARGE))
# *And* stands within one number only behind these: *two hundred and six*, not *two and six*.
_AND = "|".join(rf"(?<={word})\s+and\s+" for word in _LARGE)
_WORDS = re.compile(rf"\b(?:{_WORD})(?:(?:-|{_AND}|\s+)(?:{_WORD}))*\b", re.IGNORECASE)
_NUMBER = rf"(?:{'|'.join(_SMALL)}|\d+)"
_SHARES = (
    re.compile(
        rf"\b(?:(?P<top>{_NUMBER})(?:-|\s+))?(?P<part>{'|'.join(_PARTS)})s?\b", re.IGNORECASE
    ),
    re.compile(
        rf"\b(?P<top>{_NUMBER})\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>{_NUMBER})\b",
        re.IGNORECASE,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """
    A number that stands at ``start:end`` of a text, without its sign.

    ``how`` is *digits*, *scaled* (1.2 million), *words*, or *share* (two thirds, one in ten); a
    share is in percent.
    """

    start: int
    end: int
    value: Fraction
    decimals: int
    how: str


def numbers(text: str) -> Iterator[Number]:
    """Yield all numbers of a text, by how they are printed; one may be read in several ways."""
    for match in _DIGITS.finditer(text):
        bare = match["bare"].rstrip(",")
        decimals = len(bare.partition(".")[2])
        value = Fraction(bare.replace(",", ""))
        start, end = match.start(), match.start("bare") + len(bare)
        yield Number(start=start, end=end, value=value, decimals=decimals, how="digits")
        if match["scale"]:
            value *= _LARGE[match["scale"].strip()]
            yield Number(start=start, end=match.end(), value=value, decimals=0, how="scaled")
    for match in _WORDS.finditer(text):
        value = Fraction(_in_words(match[0]))
        yield Number(start=match.start(), end=match.end(), value=value, decimals=0, how="words")
    for pattern in _SHARES:
        for match in pattern.finditer(text):
            value = 100 * _share(match.groupdict())
            yield Number(start=match.start(), end=match.end(), value=value, decimals=0, how="share")


def _in_words(text: str) -> int:
    """Return the whole number that some words say."""
    total = group = 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _LARGE:
            total += (group or 1) * _LARGE[word]
            group = 0
    return total + group


def _share(found: dict[str, str | None]) -> Fraction:
    top = _small(found["top"]) if found.get("top") else 1
    if found.get("part"):
        return Fraction(top, _PARTS[str(found["part"]).lower()])
    return Fraction(top, max(_small(found["whole"]), 1))


def _small(word: str | None) -> int:
    text = str(word).lower()
    return int(text) if text.isdigit() else _SMALL[text]
