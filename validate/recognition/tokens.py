"""
Number tokens: the digits of a text as signed Decimals.

``+5.5%``, ``-3.4``, ``2,185``, ``£143``, ``1:80``. A sign counts only where a number can be signed
(after a space, a bracket or at the start), so ``15-20`` and ``2015-16`` are not negative. A number
glued to letters (``4Ps``, ``MG11``) is part of a name. The grammar of all tokens is written down in
``docs/tokens.md``.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

_NUMBER = re.compile(
    r"(?P<sign>(?<![^\s(\[£|])[+\-−–])?"
    r"(?P<money>£\s?)?(?P<inner>(?<=£)[\-−–])?"
    r"(?P<ratio>(?<![\d.:])1\s?:\s?(?=\d{1,4}(?![\d:])))?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{1,3},\d{4,}"  # a slip in the thousands is one number, and no plausible one
    r"|\d+(?:\.\d+)?|(?<![\w.,])\.\d+)"
)
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SIGN_APART = re.compile(r"[+\-−–]\s+(?=[\d£])")
_BLANK_GROUPS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_CELL_REST = re.compile(
    r"\s*(?:%|per\s?cent|percent)?\s*\)?\s*(?:%\)?)?\s*(?:\*+|[pr]|\([pre]\)|\[\w{1,2}\])?\s*",
    re.IGNORECASE,
)
_SIGNS = "+-−–£ "
_MILLIONS = re.compile(r"(?:m|bn|k)\b")
_MOST_DECIMALS = 6
_MOST_CHARACTERS = 20
_NEGATIVE = frozenset("-−–")


class Form(StrEnum):
    """How a number is printed. A share is a fraction or *n in m*; its value is in percent."""

    DIGITS = "digits"
    RATIO = "ratio"
    WORD = "word"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """
    A number token: ``text[start:end]``, sign and ``£`` included, ``%`` and words not.

    The value of a ratio is its second term: ``1:80`` is 80 to one.
    """

    start: int
    end: int
    text: str
    value: Decimal
    decimals: int
    signed: bool
    money: bool
    glued: bool
    form: Form = Form.DIGITS

    @property
    def is_plausible(self) -> bool:
        """Whether anybody would print a figure so: no page of digits, thousands in threes."""
        if self.form in {Form.WORD, Form.SHARE}:
            return True
        return (
            self.decimals <= _MOST_DECIMALS
            and len(self.text) <= _MOST_CHARACTERS
            and ("," not in self.text or _GROUPED.fullmatch(self.text.lstrip(_SIGNS)) is not None)
        )


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """All number tokens of a text in order."""
    if _DIGIT.search(text) is None:  # most sentences
        return ()
    return tuple(_number(match, text) for match in _NUMBER.finditer(text))


def single_number(text: str) -> Number | None:
    """
    The number that a cell holds and nothing else but its unit or a mark; None for anything more.

    Marks are those that tables use: a star, ``p`` and ``r`` (provisional, revised), ``[x]``. The
    places are those of the stripped text.
    """
    cell = text.strip()
    apart = _SIGN_APART.match(cell)
    body = cell[apart.end() :] if apart else cell
    found = numbers(_BLANK_GROUPS.sub(",", body))
    if len(found) != 1 or not found[0].is_plausible:
        return None
    number = found[0]
    before, after = body[: number.start].strip(), body[number.end :]
    if before not in {"", "("} or not _CELL_REST.fullmatch(after):
        return None
    if apart is None:
        return number
    sign = -1 if cell[0] in _NEGATIVE else 1
    return replace(
        number,
        start=0,
        end=number.end + apart.end(),
        text=cell[: number.end + apart.end()],
        value=number.value * sign,
        signed=True,
    )


def _number(match: re.Match[str], text: str) -> Number:
    digits = match["digits"]
    value = Decimal(digits.replace(",", ""))
    sign = match["sign"] or match["inner"] or ""
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    scaled = bool(match["money"]) and _MILLIONS.match(text, match.end()) is not None
    return Number(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        value=-value if sign in _NEGATIVE and sign else value,
        decimals=len(digits.partition(".")[2]),
        signed=bool(sign),
        money=bool(match["money"]),
        glued=before.isalpha()
        or before in "/_"
        or (after.isalpha() and not scaled)
        or after in "/_",
        form=Form.RATIO if match["ratio"] else Form.DIGITS,
    )
