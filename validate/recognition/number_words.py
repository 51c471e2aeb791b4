"""
Number words: *thirteen*, *a hundred and four*, *two thirds*, *nine in ten*.

A word is weaker evidence of a statistic than a digit: *one* is mostly a pronoun and *third* an
ordinal. Fractions and *n in m* state a share, in percent; everything else is a cardinal.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from validate.recognition.english import says_nothing
from validate.recognition.tokens import Form, Number, numbers

_UNITS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "  # noqa: SIM905 - words read better as text
        "sixteen seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905 - as above
        start=2,
    )
}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
}
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20,
}  # fmt: skip
_LETTERS = re.compile(r"[a-z]+")
_DIGITS_IN = re.compile(r"\d\s+(?:in|out)\b", re.IGNORECASE)
_WORDS = frozenset((*_UNITS, *_TENS, *_SCALES, *_PARTS, *(f"{part}s" for part in _PARTS), "halves"))
_SMALL = "|".join((*_TENS, *sorted(_UNITS, key=len, reverse=True)))
_CARDINAL = (
    rf"(?:(?:{_SMALL}|an?(?=[\s-]+(?:{'|'.join(_SCALES)})\b))"
    rf"(?:[\s-]+(?:{_SMALL}|{'|'.join(_SCALES)})\b|[\s-]+and[\s-]+(?=(?:{_SMALL})\b)"
    rf"(?<=(?:hundred|housand)[\s-]and[\s-])(?:{_SMALL})\b)*)"
)
_DIGITS = r"\d{1,3}"
# *One in every five*, *9 in 10*, *eight out of ten*: a share. *39 out of 43* counts twice.
_IN = re.compile(
    rf"(?<![\w.,£])(?P<n>(?:{_SMALL}|{_DIGITS}|one(?=\s+[a-z]+\s+in\s+(?:every\s+)?(?:{_SMALL})\b(?!\s+[a-z]+s\b))\s+[a-z]+))\s+(?:in|(?P<out>out\s+of))\s+(?:every\s+)?"
    rf"(?P<m>(?:{_SMALL}|a\s+hundred|{_DIGITS}))\b(?![.,]?\d|\s*(?:%|per\s?cent)|-)",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"\b(?:(?P<n>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?"
    r"(?P<part>half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?)\b",
    re.IGNORECASE,
)
# *Half a week longer*, *half a percentage point*: a difference, no share and no stretch of time.
_HALF_A = re.compile(
    r"\bhalf\s+an?(?=\s+(?:second|minute|hour|day|week|month|year)\s+"
    r"(?:longer|shorter|more|less|higher|lower|sooner|faster|quicker|slower|off)\b)"
    r"|(?<=\bby )half\s+an?(?=\s+(?:second|minute|hour|day|week|month|year)\b)"
    r"|(?<=% or )half\s+an?(?=\s+(?:second|minute|hour|day|week|month|year)\b)"
    r"|\bhalf\s+a(?=\s+(?:percentage\s+)?point\b)",
    re.IGNORECASE,
)
# What makes a *half* or a *quarter* a stretch of time, an ordinal or a comparison.
_NO_SHARE_BEFORE = re.compile(
    r"\b(?:the|last|first|second|third|fourth|final|latter|this|that|each|every|next|per|previous"
    r"|other|one\s+and\s+a|and\s+a)\s+$",
    re.IGNORECASE,
)
_NO_SHARE_AFTER = re.compile(
    r"\s*(?:-|an?\s+(?:hour|day|year|million|dozen)|(?:of\s+)?(?:an\s+hour|hours?|years?|days?|million|data|term)\b"
    r"|of\s+(?:the\s+)?(?:year|data|financial|calendar|19|20)|(?:that|those)\s+of|the\s+\w+\s+of"
    r"|party|parties|way\b|time\b|as\s+(?:many|much|large|big|high|long|great)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"(?<![\w-])({_CARDINAL})(?![\w]|-(?!year|month|week|day|hour|minute))", re.IGNORECASE
)
# *One* is a number only where it counts.
_COUNTING_ONE = re.compile(
    r"(?:\b(?:has|had|have|only|just|was|were|is|with|obtained|secured|made|granted|received|and"
    r"|whom|which|these|issued|by|to|from)\s+$|\(\s*$)",
    re.IGNORECASE,
)
_NO_ONE = re.compile(
    r"\s+(?:of|another|or|which|who|that|where|in\s+which|whose|such|day|way|area|thing|where|hand"
    r"|and|to|can|could|may|would|is|was|has|had|force|forces|example|example)\b|[.,;:)]|['’]s",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"\s+(?P<word>[a-z]+)\b", re.IGNORECASE)
_AND_A_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s*(?:%|per\s?cent|percent)", re.IGNORECASE)
_ANAPHORA = re.compile(
    r"\b(?:these|those|both|all|other|his|her|our|its|their|first|last|next|your|either|per|every|each)\s+$",
    re.IGNORECASE,
)
_SCALE = re.compile(r"\s(?P<scale>thousand|million|billion)\b", re.IGNORECASE)
_MONEY_SCALE = re.compile(r"\s?(?P<scale>k|thousand|bn|billion)\b", re.IGNORECASE)
_PLACES = {"k": 3, "thousand": 3, "million": 6, "bn": 9, "billion": 9}
# *Half a million* is a number, not a share.
_PART_OF = re.compile(r"\b(?P<part>half|quarter\s+of)\s+$", re.IGNORECASE)
_PART_FROM = 12
_MOST = Decimal(100)


@lru_cache(maxsize=4096)  # recognition and the ledger read the same texts
def prose_numbers(text: str) -> tuple[Number, ...]:
    """
    Every number token of running text, digits and words, in order; none overlap.

    *1 in 5* is one share, *1.2 million* one number of -5 decimal places.
    """
    worded = worded_numbers(text)
    digits = [
        _scaled(number, text)
        for number in numbers(text)
        if all(number.end <= one.start or number.start >= one.end for one in worded)
    ]
    kept = [one for one in worded if all(one.end <= n.start or one.start >= n.end for n in digits)]
    return tuple(sorted((*digits, *kept), key=lambda number: number.start))


def _scaled(number: Number, text: str) -> Number:
    """A number with the *million* behind it; of money *million* is the unit."""
    scale = (_MONEY_SCALE if number.money else _SCALE).match(text, number.end)
    if scale is None or number.form is not Form.DIGITS:
        return number
    places = _PLACES[scale["scale"].casefold()]
    return replace(
        number,
        end=scale.end(),
        text=text[number.start : scale.end()],
        value=Decimal(format(number.value.scaleb(places), "f")),
        decimals=number.decimals - places,
    )


def worded_numbers(text: str) -> tuple[Number, ...]:
    """Every number word, fraction and *n in m* of a text, in order; none overlap."""
    worded = not _WORDS.isdisjoint(_LETTERS.findall(text.casefold()))
    if not worded and not _DIGITS_IN.search(text):  # most sentences
        return ()
    found: list[Number] = []
    for make in (_shares, _fractions, _cardinals):
        for number in make(text):
            if all(number.end <= one.start or number.start >= one.end for one in found):
                found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def _shares(text: str) -> Iterator[Number]:
    for match in _IN.finditer(text):
        n, m = _small(match["n"].split()[0]), _small(match["m"])
        worded = not (match["n"].isdigit() and match["m"].isdigit())
        rounded = m <= 20 or m == 100  # noqa: PLR2004 - people say shares in small numbers
        # *39 out of 43* and *two out of three cases* count twice; *nine out of ten* is a share.
        told = rounded and (worded or n == 1) if match["out"] is None else m in {10, 100} and worded
        if told and 0 < n < m:
            yield _number(match.start(), match.end(), text, Form.SHARE, _percent(n, m))


def _fractions(text: str) -> Iterator[Number]:
    for match in _HALF_A.finditer(text):
        yield _number(match.start(), match.end(), text, Form.WORD, Decimal("0.5"))
    for match in _FRACTION.finditer(text):
        before, part = text[: match.start()], match["part"].casefold()
        part = {"halves": "half"}.get(part, part.removesuffix("s"))
        count = match["n"]
        if _NO_SHARE_AFTER.match(text, match.end()) or (
            count is None and (part != "half" or _NO_SHARE_BEFORE.search(before))
        ):
            continue
        if count and re.search(r"\b(?:every|last|previous|next|and)\s+$", before, re.IGNORECASE):
            continue
        if count and count.casefold() in {"a", "an"} and _is_ordinal(part, text, match.end()):
            continue
        numerator = 1 if count is None or count.casefold() in {"a", "an"} else _small(count)
        if numerator >= _PARTS[part]:
            continue  # *four quarters*, *five thirds* of anything are no share
        yield _number(
            match.start(), match.end(), text, Form.SHARE, _percent(numerator, _PARTS[part])
        )


def _is_ordinal(part: str, text: str, end: int) -> bool:
    """*A fifth officer will join*: one more, and no share of anything."""
    noun = _NEXT_WORD.match(text, end)
    if part in {"half", "quarter"} or noun is None:
        return False
    word = noun["word"].casefold()
    return not word.endswith("s") and not says_nothing(word)


def _cardinals(text: str) -> Iterator[Number]:
    for match in _WORD.finditer(text):
        value, start, end = _cardinal(match.group()), match.start(), match.end()
        if value is None:
            continue
        half = _AND_A_HALF.match(text, end)
        if half:
            yield _number(start, half.end(), text, Form.WORD, value + Decimal("0.5"))
            continue
        part = _PART_OF.search(text[:start])
        if part and value >= _PART_FROM:
            whole = Decimal(value) / (2 if part["part"].casefold() == "half" else 4)
            yield _number(part.start(), end, text, Form.WORD, whole)
            continue
        percent = _PERCENT.match(text, end)
        if value == 1 and not percent:
            counting = _COUNTING_ONE.search(text[max(0, start - 24) : start])
            if not counting or _NO_ONE.match(text, end):
                continue
        yield _number(start, end, text, Form.WORD, Decimal(value))


def is_anaphoric(number: Number, text: str) -> bool:
    """Whether a number word only points back: *these two*, *all four*."""
    return _ANAPHORA.search(text[max(0, number.start - 12) : number.start]) is not None


def _cardinal(words: str) -> int | None:
    """The value of a run of number words; None for a run that is no number (*twenty one two*)."""
    total, current = 0, 0
    for word in re.split(r"[\s-]+", words.casefold()):
        if word in {"and", ""}:
            continue
        if word in {"a", "an"}:
            current = 1
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:  # noqa: PLR2004 - thousand and million close a group
                total, current = total + current, 0
        else:
            value = _UNITS.get(word) or _TENS[word]
            last = current % 100
            if last and not (last in _TENS.values() and value < 10):  # noqa: PLR2004 - twenty-one
                return None
            current += value
    return total + current


def _small(word: str) -> int:
    word = word.casefold()
    if word.isdigit():
        return int(word)
    return 100 if "hundred" in word else _UNITS.get(word) or _TENS[word]


def _percent(numerator: int, denominator: int) -> Decimal:
    share = _MOST * numerator / denominator
    return share.quantize(Decimal("0.1"), ROUND_HALF_UP).normalize() + Decimal(0)


def _number(start: int, end: int, text: str, form: Form, value: Decimal) -> Number:
    return Number(
        start=start,
        end=end,
        text=text[start:end],
        value=Decimal(format(value, "f")),
        decimals=0,
        signed=False,
        money=False,
        glued=False,
        form=form,
    )
