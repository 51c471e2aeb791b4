"""
Dates and periods in prose, titles and labels.

Absolute periods become ISO intervals with both ends included; relative ones (*the previous 12
months*, *over this same period*) are said to be so and are resolved by whoever knows what stands
before them. Everything found is also a stretch of text whose digits are no figures.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from validate.model import Period

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_YEAR_MONTHS = 12
_QUARTER_MONTHS = 3
_MONTH = "(?:" + "|".join(_MONTHS) + ")"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?:19|20)\d{{2}}"
_COUNT = r"(?:\d{1,2}|" + "|".join(_COUNTS) + ")"
_SPAN = (
    rf"(?:(?P<count>{_COUNT})[\s-]+(?P<span>month|year)s?|(?P<year>year|twelvemonth)"
    rf"|(?P<quarter>quarter))(?:\s+period)?"
)
_ENDING = (
    r"\s+(?:to|ending|ended|up to|until)(?:\s+(?:on|at|in))?(?:\s+the\s+end\s+of)?\s+(?:the\s+)?"
)

_TWELVE_TO = rf"(?:12|twelve)[\s-]+months?(?:\s+period)?{_ENDING}(?P<inner>{_DAY})"
_FIRST = rf"(?P<first>{_DAY}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH})"
_YEAR = r"(?:19|20)\d{2}"
_STRETCH = rf"(?:{_COUNT}\s+)?(?:financial\s+|calendar\s+)?(?:period|time|span|months|years?)\b"
_END_OF = r"(?:the\s+(?:close|end)\s+of\s+)?"
_LAST_DAY = r"the\s+(?:close|end|last\s+day)\s+of\s+"
_FULL_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}"
_A_YEAR = r"(?:year|12\s+months|twelve\s+months|twelvemonth)"
# In this order: of two readings of the same characters the fuller stands first.
_PATTERNS = tuple(
    (name, re.compile("|".join(alternatives), re.IGNORECASE))
    for name, alternatives in {
        "years_to": [rf"\b{_SPAN}{_ENDING}{_TWELVE_TO}"],
        "span_to": [rf"\b{_SPAN}{_ENDING}(?P<end>{_DAY})"],
        "between": [rf"\b(?:from|between)\s+{_FIRST}\s+(?:to|and|until)\s+(?P<last>{_DAY})"],
        "months": [
            rf"\b(?P<first>{_MONTH}\s+{_YEAR})\s+(?:to|until)\s+(?P<last>{_MONTH}\s+{_YEAR})"
        ],
        "pair": [rf"\b(?P<first>{_MONTH})\s+and\s+(?P<last>{_MONTH},?\s+{_YEAR})"],
        "season": [
            rf"\b(?P<season>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<season_year>{_YEAR})\b(?![-–/])"
        ],
        "later": [
            r"\b(?:a|one)\s+year\s+later\b",
            r"\b(?:12|twelve)\s+months\s+later\b",
            r"\bthe\s+year\s+after\b",
        ],
        "half": [
            rf"\b(?P<part>first|second|last|latter)\s+(?:half|six\s+months|6\s+months)\s+of\s+(?P<half_year>{_YEAR})\b(?![-–/])"
        ],
        "as_at": [
            rf"\b(?P<how>as\s+(?:at|of|on)|at|by|on|since)\s+{_END_OF}(?P<day>{_FULL_DAY})",
            rf"\b(?P<when>as\s+at|at|by|on|since)\s+{_LAST_DAY}(?P<ended>{_MONTH},?\s+{_YEAR})",
        ],
        "year_end": [
            rf"\b(?:as\s+at|at|by|on)\s+{_LAST_DAY}(?P<opened>{_YEAR})\s?[-–/]\s?(?P<closed>\d{{2}})(?!\d)"
        ],
        "quarter": [
            rf"\b(?P<nth>first|second|third|fourth|last|final)\s+quarter\s+of\s+(?P<year_from>{_YEAR})(?:\s?[-–/]\s?(?P<year_till>\d{{2}})(?!\d))?"
        ],
        "anniversary": [
            rf"\b(?:on|at|in|of|by|to)?\s*the\s+same\s+(?:day|date|time|point|stage|months?|period|quarter)\s+(?:in|of)\s+(?P<other_year>{_YEAR})\b(?!\s?[-–/]\s?\d)"
        ],
        "month": [
            rf"\b(?:in|during|throughout|for)\s+(?:the\s+month\s+of\s+)?(?P<whole_month>{_MONTH},?\s+{_YEAR})"
        ],
        "financial": [rf"\b(?P<from>{_YEAR})\s?[-–/]\s?(?P<till>\d{{2}})(?!\d)"],
        "previous": [
            rf"\b(?:the\s+)?(?:previous|preceding|prior)\s+(?:{_SPAN}|period)",
            rf"\b(?:the\s+|a\s+)?{_A_YEAR}\s+(?:before|earlier|preceding|previously|ago)\b",
            rf"\b{_COUNT}\s+years?\s+(?:before|earlier|previously|ago)\b",
            r"(?<=from )(?:\S+\s+)?last year\b|\b(?:than|with|to|on|against)\s+last year\b",
        ],
        "once": [
            r"\b(?:a\s+few|some|several|many|a\s+couple\s+of)\s+years\s+(?:before|earlier|previously|ago)\b",
            r"(?<!the )(?<!this )\blast\s+year\b",
        ],
        "same": [
            rf"\b(?:this|the|that|those|these)\s+same\s+{_STRETCH}",
            rf"\b(?:over|in|during|for|across|throughout|within)\s+(?:this|that|these|those)\s+{_STRETCH}",
        ],
        "span": [
            rf"\b(?:in|over|for|during|across|within)\s+(?:the\s+)?(?:last\s+|past\s+)?(?P<span_count>{_COUNT})\s+years?\b",
            rf"\b(?:the|a)\s+(?P<span_since>{_COUNT})\s+years?\s+since\b",
            r"\b(?:in|over|within)\s+(?P<span_one>(?:a|one)\s+year|(?:12|twelve)\s+months)\b(?!\s+(?:to|from|before|earlier|ending|ended|of|on)\b)",
            rf"\b(?P<span_word>{_COUNT})-year\b",
        ],
        "recent": [r"\blast year\b"],
        "length": [r"\b(?:(?:12|twelve)[\s-]+months?|(?:five|5)[\s-]+years?)\b(?!\s+(?:of|old)\b)"],
        "calendar": [
            rf"\b(?:in|during|for|over)\s+the\s+(?:calendar\s+year\s+(?P<calendar_a>{_YEAR})|(?P<calendar_b>{_YEAR})\s+calendar\s+year)\b"
        ],
        "year": [
            rf"\b(?:in|during|for|of|since)\s+(?P<calendar>{_YEAR})\b(?!\s?[-–/]\s?\d|[.,]?\d|\s*(?:%|per\s?cent))"
        ],
        "date": [
            rf"\b{_DAY}\b",
            rf"\b\d{{1,2}}\s*(?:,|and|to|[-–])\s*(?=\d{{1,2}}\s+{_MONTH}\b)",
            r"\b(?:in|of|since|by|from|until|Acts?|Order)\s+1[6-9]\d{2}\b(?![.,]?\d|\s*(?:%|per\s?cent))",
            rf"\b\d{{1,2}}\s+{_MONTH}\s+\d{{2}}\b(?![.,]?\d|\s*(?:%|per\s?cent))",
            rf"\b\d{{1,2}}\s+{_MONTH}\b",
            rf"(?<![£\d.,])\b(?:mid-?)?{_YEAR}\b(?![.,]?\d|\s*(?:%|per\s?cent))",
        ],
        "clock": [
            r"\b\d{1,2}[.:]\d{2}\s*(?:am|pm|hours)\b",
            r"\b\d{2}[.:]\d{2}(?=\s+on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
        ],
    }.items()
)

# Most sentences hold no date: what every pattern needs is looked for first.
_IN_WORDS = frozenset({"later", "previous", "once", "same", "span", "recent", "length"})
_IN_MONTHS = frozenset({"years_to", "span_to", "between", "months", "pair", "as_at", "month"})
_ANY_MONTH = re.compile(_MONTH, re.IGNORECASE)
_ONE_OF = {
    "season": ("spring", "summer", "autumn", "winter"),
    "later": ("later", "after"),
    "half": ("half", "months"),
    "quarter": ("quarter",),
    "year_end": ("close", "end", "last day"),
    "previous": ("previous", "preceding", "prior", "before", "earlier", "last", "ago"),
    "recent": ("last year",),
    "once": ("ago", "before", "earlier", "previously", "last year"),
    "same": ("same", "this ", "that ", "these ", "those "),
    "span": ("year", "12 months", "twelve months"),
    "length": ("12", "twelve", "five", "5"),
    "financial": ("-", "–", "/"),
    "between": ("from", "between"),
    "months": (" to ", "until"),
    "pair": (" and ",),
    "calendar": ("calendar",),
    "anniversary": ("same",),
    "clock": ("am", "pm", "hours", "day"),
}
_STRETCH_WORD = re.compile(r"year|month|period|time|span", re.IGNORECASE)
_IN_DIGITS = frozenset({"date", "clock"})
_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(_YEAR)
_ANY_AGE = re.compile(r"1[6-9]\d\d|20\d\d")  # *the Act of 1861* too
_SPANNED = re.compile(rf"\b(?P<count>{_COUNT})[\s-]+years?\b", re.IGNORECASE)


class Reach(StrEnum):
    """
    What a hit says by itself.

    A *day* may be when something was counted, or when something happened, *since* a day when a
    change began; an *anniversary* is the time that the text speaks of, in another year; a *year*
    alone is some time, and reports measure in years that end with a quarter.
    """

    ABSOLUTE = "absolute"
    PREVIOUS = "previous"
    LATER = "later"
    SAME = "same"
    SPAN = "span"
    DAY = "day"
    SINCE = "since"
    ANNIVERSARY = "anniversary"
    YEAR = "year"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodHit:
    """
    A date or period at ``start:end``; ``base`` where one phrase states a change's span.

    ``years`` is how far back it looks; of an anniversary, the calendar year in which it falls.
    """

    start: int
    end: int
    reach: Reach
    period: Period | None = None
    base: Period | None = None
    years: int | None = None


# A block is read for its periods and again for the numbers that are no figures.
@lru_cache(maxsize=1024)
def find_periods(text: str) -> tuple[PeriodHit, ...]:
    """All dates and periods of a text in order; none overlap, the fuller reading wins."""
    taken: list[PeriodHit] = []
    worded = _STRETCH_WORD.search(text)
    numbered = _DIGIT.search(text)
    if not worded and not numbered:
        return ()
    dated = numbered and _ANY_YEAR.search(text)
    named = numbered and _ANY_MONTH.search(text)
    monthed = dated and named
    lowered = text.casefold()
    for name, pattern in _PATTERNS:
        needed = worded if name in _IN_WORDS else numbered if name in _IN_DIGITS else dated
        if name == "date" and not named and not _ANY_AGE.search(text):
            continue
        if not needed or (name in _IN_MONTHS and not monthed):
            continue
        words = _ONE_OF.get(name)
        if words and not any(map(lowered.__contains__, words)):
            continue
        for match in pattern.finditer(text):
            if all(match.end() <= hit.start or match.start() >= hit.end for hit in taken):
                taken.extend(_hits(name, match))
    return tuple(sorted(taken, key=lambda hit: hit.start))


def only_period(text: str) -> Period | None:
    """The one absolute period that a text states, or None."""
    stated = {hit.period for hit in find_periods(text) if hit.reach is Reach.ABSOLUTE}
    return stated.pop() if len(stated) == 1 else None


def months_ending(end: date, months: int, label: str = "") -> Period:
    """The period of whole months that ends with a day."""
    return Period(start=_months_before(end + timedelta(days=1), months), end=end, label=label)


def years_before(period: Period, years: int) -> Period:
    """The same period some years earlier."""
    after = period.end + timedelta(days=1)
    return Period(
        start=_months_before(period.start, _YEAR_MONTHS * years),
        end=_months_before(after, _YEAR_MONTHS * years) - timedelta(days=1),
    )


def span_years(period: Period, base: Period) -> int:
    """Over how many years a change runs: the distance of the two ends, to the nearest year."""
    return round((period.end - base.end).days / 365.25)


def _hits(name: str, match: re.Match[str]) -> Iterator[PeriodHit]:
    hit = PeriodHit(start=match.start(), end=match.end(), reach=Reach.DATE)
    try:
        reading = _read(name, match)
    except ValueError:  # 31 June: a slip of the pen is still a date
        reading = None
    if reading is None:
        yield hit
    elif reading is Reach.ANNIVERSARY:
        yield replace(hit, reach=reading, years=int(match["other_year"]))
    elif reading is Reach.SPAN:
        said = match["span_count"] or match["span_since"] or match["span_word"] or "one"
        word = said.casefold()
        yield replace(hit, reach=Reach.SPAN, years=_COUNTS.get(word) or int(word))
    elif isinstance(reading, Reach):
        period = _calendar(match) if name == "year" else None
        yield replace(hit, reach=reading, period=period, years=_spanned(match))
    elif name == "as_at" and _how(match) == "since":
        yield replace(hit, reach=Reach.SINCE, period=reading[0])
    elif name == "as_at" and not _is_stated(match):
        yield replace(hit, reach=Reach.DAY, period=reading[0])
    else:
        yield replace(hit, reach=Reach.ABSOLUTE, period=reading[0], base=reading[1])


def _read(name: str, match: re.Match[str]) -> Reach | tuple[Period, Period | None] | None:
    """What a match says: a period (and the base of a change), how it reaches back, or nothing."""
    readers = {
        "years_to": _years_to, "span_to": _span_to, "between": _between, "months": _between,
        "as_at": _as_at, "pair": _between, "half": _half, "month": _month, "season": _season,
        "financial": _financial, "calendar": _calendar_year, "year_end": _year_end,
        "quarter": _quarter,
    }  # fmt: skip
    if name in readers:
        return readers[name](match)
    if name == "span":
        return Reach.SPAN
    return {
        "previous": Reach.PREVIOUS, "same": Reach.SAME, "year": Reach.YEAR, "later": Reach.LATER,
        "once": Reach.YEAR,
        "anniversary": Reach.ANNIVERSARY,
    }.get(name)  # fmt: skip


def _years_to(match: re.Match[str]) -> tuple[Period, Period | None]:
    period = months_ending(_day(match["inner"], last=True), _YEAR_MONTHS, match.group())
    return period, years_before(period, _count(match) // _YEAR_MONTHS)


def _span_to(match: re.Match[str]) -> tuple[Period, Period | None]:
    end, months = _day(match["end"], last=True), _count(match)
    if months == 0:
        raise ValueError("a period of no months")
    if months <= _YEAR_MONTHS or months % _YEAR_MONTHS:
        return months_ending(end, months, match.group()), None
    # Longer than a year: it states how far back a change looks.
    period = months_ending(end, _YEAR_MONTHS, match.group())
    return period, years_before(period, months // _YEAR_MONTHS)


def _between(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    last, first = _day(match["last"], last=True), match["first"]
    if not re.search(r"\d{4}", first):
        first = f"{first} {last.year}"
    start = _day(first, last=False)
    return (Period(start=start, end=last, label=match.group()), None) if start <= last else None


def _as_at(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    day = _day(match["day"] or match["ended"], last=True)
    return Period(start=day, end=day, label=match.group()), None


def _is_stated(match: re.Match[str]) -> bool:
    """A state is *as at* a day; *on* a day something may have happened."""
    return _how(match) not in {"on", "by"}


def _how(match: re.Match[str]) -> str:
    """The word that a day stands behind."""
    return (match["how"] or match["when"]).casefold()


def _calendar_year(match: re.Match[str]) -> tuple[Period, Period | None]:
    year = int(match["calendar_a"] or match["calendar_b"])
    start, end = date(year, 1, 1), date(year, 12, 31)
    return Period(start=start, end=end, label=match.group()), None


def _year_end(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    """The last day of a financial year."""
    year = int(match["opened"])
    if (year + 1) % 100 != int(match["closed"]):
        return None
    day = date(year + 1, 3, 31)
    return Period(start=day, end=day, label=match.group()), None


def _quarter(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    """A quarter of a calendar year, or of a financial year, which begins in April."""
    year, till = int(match["year_from"]), match["year_till"]
    if till and (year + 1) % 100 != int(till):
        return None
    nth = {"first": 0, "second": 1, "third": 2}.get(match["nth"].casefold(), 3)
    first = date(year, 4 if till else 1, 1)
    start = _months_before(first, -_QUARTER_MONTHS * nth)
    end = _months_before(start, -_QUARTER_MONTHS) - timedelta(days=1)
    return Period(start=start, end=end, label=match.group()), None


def _half(match: re.Match[str]) -> tuple[Period, Period | None]:
    year, first = int(match["half_year"]), match["part"].casefold() == "first"
    start, end = (1, 6) if first else (7, 12)
    last = date(year, end, monthrange(year, end)[1])
    return Period(start=date(year, start, 1), end=last, label=match.group()), None


def _season(match: re.Match[str]) -> tuple[Period, Period | None]:
    """The three months of a season, as the weather service counts them."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[match["season"].casefold()]
    start = date(int(match["season_year"]), first, 1)
    end = _months_before(start, -3) - timedelta(days=1)
    return Period(start=start, end=end, label=match.group()), None


def _month(match: re.Match[str]) -> tuple[Period, Period | None]:
    start = _day(match["whole_month"], last=False)
    end = _day(match["whole_month"], last=True)
    return Period(start=start, end=end, label=match.group()), None


def _financial(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    year = int(match["from"])
    if (year + 1) % 100 != int(match["till"]):
        return None
    return Period(start=date(year, 4, 1), end=date(year + 1, 3, 31), label=match.group()), None


def _spanned(match: re.Match[str]) -> int | None:
    """How many years *across those five years* looks back."""
    counted = _SPANNED.search(match.group())
    if counted is None or re.search(r"\bsame\b", match.group(), re.IGNORECASE):
        return None  # *the same two years* are the two of the comparison before
    word = counted["count"].casefold()
    return _COUNTS.get(word) or int(word)


def _calendar(match: re.Match[str]) -> Period | None:
    """*In 2015* is that year; *of 2015* and *since 2015* say less."""
    if not match.group().casefold().startswith(("in", "during", "for")):
        return None
    year = int(match["calendar"])
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), label=match.group())


def _count(match: re.Match[str]) -> int:
    """The months of a span."""
    if match["year"]:
        return _YEAR_MONTHS
    if match["quarter"]:
        return _QUARTER_MONTHS
    word = match["count"].casefold()
    count = _COUNTS.get(word) or int(word)
    return count * (_YEAR_MONTHS if match["span"].casefold() == "year" else 1)


def _day(text: str, *, last: bool) -> date:
    """A printed day; a month alone is its last day, or its first. Raises ValueError."""
    parts = text.replace(",", " ").split()
    year = int(parts[-1])
    month = _MONTHS.index(parts[-2].capitalize()) + 1
    if len(parts) == 3:  # noqa: PLR2004 - day, month, year
        return date(year, month, int(re.sub(r"\D", "", parts[0])))
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _months_before(day: date, months: int) -> date:
    index = day.year * _YEAR_MONTHS + day.month - 1 - months
    year, month = divmod(index, _YEAR_MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
