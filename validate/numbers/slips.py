"""
How a wrong print may have come about: the slips that people make when they type a number.

The ordering follows what is found in data entry (Damerau 1964, *A technique for computer detection
and correction of spelling errors*): one wrong character and two that changed places make up most
slips; Dutch and American statistical offices look for sign and transposed digits first (Scholtus
2009, *Automatic correction of simple typing errors in numerical data*).
"""

from collections.abc import Iterable
from decimal import Decimal

from schemas.terms import Slip
from validate.numbers.interval import Interval

# In a range of many prints one is always a slip away: that is no hint of what was meant.
_MOST_TRIED = 20


_LIKELIEST = {slip: at for at, slip in enumerate(Slip)}


def likeliest(slips: Iterable[Slip]) -> Slip:
    """The likeliest of some slips; of none, another."""
    return min(slips, key=_LIKELIEST.__getitem__, default=Slip.OTHER)


def unlikeliest(slips: Iterable[Slip]) -> Slip:
    """The one that makes several slips together least likely."""
    return max(slips, key=_LIKELIEST.__getitem__, default=Slip.OTHER)


def rank(slip: Slip) -> int:
    """0 for the likeliest."""
    return _LIKELIEST[slip]


def slip(printed: Decimal, meant: Interval, decimals: int) -> Slip:
    """The likeliest slip that makes ``printed`` of some print in ``meant``, ends included."""
    unit = Decimal(1).scaleb(-decimals)
    if not meant.is_finite:
        return Slip.OTHER
    if meant.holds(-printed) and printed:
        return Slip.SIGN
    if (meant.high - meant.low) / unit > _MOST_TRIED:
        return Slip.OTHER
    shown, found, wanted = _digits(printed, decimals), set[Slip](), meant.low
    while wanted <= meant.high:
        if (wanted < 0) == (printed < 0):
            found.add(_between(shown, _digits(wanted, decimals)))
        wanted += unit
    return likeliest(found)


def _digits(value: Decimal, decimals: int) -> str:
    return format(abs(value).quantize(Decimal(1).scaleb(-decimals)), "f").replace(".", "")


def _between(shown: str, meant: str) -> Slip:
    """What makes one run of digits of the other."""
    if shown.lstrip("0").rstrip("0") == meant.lstrip("0").rstrip("0") and shown != meant:
        return Slip.POINT
    if len(shown) != len(meant):
        longer, shorter = sorted((shown, meant), key=len, reverse=True)
        one_less = any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
        return Slip.DROPPED if one_less else Slip.OTHER
    wrong = [at for at, (one, two) in enumerate(zip(shown, meant, strict=True)) if one != two]
    if len(wrong) == 1:
        return Slip.DIGIT
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:  # noqa: PLR2004 - two that changed places
        first, second = wrong
        if shown[first] == meant[second] and shown[second] == meant[first]:
            return Slip.TRANSPOSED
    return Slip.OTHER
