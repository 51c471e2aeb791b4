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
from validate.recognition.period_wordings import (
    COUNT,
    COUNTS,
    MONTHS,
    QUARTER_MONTHS,
    YEAR_MONTHS,
    wordings,
)

_SPANNED = re.compile(rf"\b(?P<count>{COUNT})[\s-]+years?\b", re.IGNORECASE)


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
    for name, match in wordings(text):
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
        start=_months_before(period.start, YEAR_MONTHS * years),
        end=_months_before(after, YEAR_MONTHS * years) - timedelta(days=1),
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
        yield replace(hit, reach=Reach.SPAN, years=COUNTS.get(word) or int(word))
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
    period = months_ending(_day(match["inner"], last=True), YEAR_MONTHS, match.group())
    return period, years_before(period, _count(match) // YEAR_MONTHS)


def _span_to(match: re.Match[str]) -> tuple[Period, Period | None]:
    end, months = _day(match["end"], last=True), _count(match)
    if months == 0:
        raise ValueError("a period of no months")
    if months <= YEAR_MONTHS or months % YEAR_MONTHS:
        return months_ending(end, months, match.group()), None
    # Longer than a year: it states how far back a change looks.
    period = months_ending(end, YEAR_MONTHS, match.group())
    return period, years_before(period, months // YEAR_MONTHS)


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
    start = _months_before(first, -QUARTER_MONTHS * nth)
    end = _months_before(start, -QUARTER_MONTHS) - timedelta(days=1)
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
    return COUNTS.get(word) or int(word)


def _calendar(match: re.Match[str]) -> Period | None:
    """*In 2015* is that year; *of 2015* and *since 2015* say less."""
    if not match.group().casefold().startswith(("in", "during", "for")):
        return None
    year = int(match["calendar"])
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), label=match.group())


def _count(match: re.Match[str]) -> int:
    """The months of a span."""
    if match["year"]:
        return YEAR_MONTHS
    if match["quarter"]:
        return QUARTER_MONTHS
    word = match["count"].casefold()
    count = COUNTS.get(word) or int(word)
    return count * (YEAR_MONTHS if match["span"].casefold() == "year" else 1)


def _day(text: str, *, last: bool) -> date:
    """A printed day; a month alone is its last day, or its first. Raises ValueError."""
    parts = text.replace(",", " ").split()
    year = int(parts[-1])
    month = MONTHS.index(parts[-2].capitalize()) + 1
    if len(parts) == 3:  # noqa: PLR2004 - day, month, year
        return date(year, month, int(re.sub(r"\D", "", parts[0])))
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _months_before(day: date, months: int) -> date:
    index = day.year * YEAR_MONTHS + day.month - 1 - months
    year, month = divmod(index, YEAR_MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
