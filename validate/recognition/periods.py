"""
Dates and periods in prose, titles and labels.

Absolute periods become ISO intervals with both ends included; relative ones (*the previous 12
months*, *over this same period*) are said to be so and are resolved by whoever knows what stands
before them. Everything found is also a stretch of text whose digits are no figures.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from validate.family.model import Calendar
from validate.model import Period
from validate.recognition import times
from validate.recognition.dates import (
    back_by,
    calendar_year,
    day_of,
    months_ending,
    span_months,
    years_before,
)
from validate.recognition.period_wordings import (
    COUNT,
    COUNTS,
    LENGTHS,
    QUARTER_MONTHS,
    YEAR_MONTHS,
    wordings,
)

_SPANNED = re.compile(rf"\b(?P<count>{COUNT})[\s-]+(?P<unit>year|quarter|month)s?\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?P<unit>quarter|month)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clock:
    """
    By what the times of a report are told: its calendar, and the period that it is of.

    Without ``now`` *the quarter* and *the end of June* are no times that anybody could name.
    """

    calendar: Calendar = field(default_factory=Calendar)
    now: Period | None = None

    @property
    def is_of_a_year(self) -> bool:
        """Whether the report is of a calendar year: then *2020* is one of its years."""
        return self.now is not None and self.now == calendar_year(self.now.end.year)


CLOCK = Clock()


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

    ``months`` is how far back it looks; ``year`` and ``till`` of an anniversary, the year in which
    it falls (``till`` of a year that ends in the next: *2024/25*).
    """

    start: int
    end: int
    reach: Reach
    period: Period | None = None
    base: Period | None = None
    months: int | None = None
    year: int | None = None
    till: int | None = None


# A block is read for its periods and again for the numbers that are no figures.
@lru_cache(maxsize=1024)
def find_periods(text: str, clock: Clock = CLOCK) -> tuple[PeriodHit, ...]:
    """All dates and periods of a text in order; none overlap, the fuller reading wins."""
    taken: list[PeriodHit] = []
    for name, match in wordings(text, now=clock.now is not None):
        if all(match.end() <= hit.start or match.start() >= hit.end for hit in taken):
            taken.extend(_hits(name, match, clock))
    return tuple(sorted(taken, key=lambda hit: hit.start))


def _hits(name: str, match: re.Match[str], clock: Clock) -> Iterator[PeriodHit]:
    hit = PeriodHit(start=match.start(), end=match.end(), reach=Reach.DATE)
    if name in {"now", "month_end", "lately", "quarters"} and clock.now is None:
        return  # nobody can tell: no time at all, as ever
    if name == "once" and clock.now is not None and match.group().casefold() == "last year":
        yield replace(hit, reach=Reach.PREVIOUS, months=YEAR_MONTHS)
        return  # what was printed of the same period then
    try:
        reading = _read(name, match, clock)
    except ValueError:  # 31 June: a slip of the pen is still a date
        reading = None
    if reading is None:
        yield hit
    elif reading is Reach.ANNIVERSARY:
        till = match["other_till"]
        yield replace(
            hit, reach=reading, year=int(match["other_year"]), till=int(till) if till else None
        )
    elif reading is Reach.SPAN:
        yield replace(hit, reach=Reach.SPAN, months=_span(match))
    elif isinstance(reading, Reach):
        period = _calendar(match) if name == "year" else None
        yield replace(hit, reach=reading, period=period, months=_spanned(match))
    else:
        yield _stated(name, match, replace(hit, period=reading[0], base=reading[1]), clock)


def _stated(name: str, match: re.Match[str], hit: PeriodHit, clock: Clock) -> PeriodHit:
    """A hit of a period, with what its words say of it."""
    if name == "lately" and hit.period and clock.now:
        months = span_months(clock.now, hit.period)  # as the distance from what the report is of
        return (
            replace(hit, reach=Reach.PREVIOUS, months=months, period=None)
            if months
            else (replace(hit, reach=Reach.ABSOLUTE, period=clock.now))
        )
    if name in {"as_at", "month_end", "year"} and _how(match) == "since":
        return replace(hit, reach=Reach.SINCE)
    stated = name != "as_at" or _is_stated(match)
    return replace(hit, reach=Reach.ABSOLUTE if stated else Reach.DAY)


def _read(
    name: str, match: re.Match[str], clock: Clock
) -> Reach | tuple[Period, Period | None] | None:
    """What a match says: a period (and the base of a change), how it reaches back, or nothing."""
    readers = {
        "years_to": _years_to, "span_to": _span_to, "between": _between, "months": _between,
        "as_at": _as_at, "pair": _between, "half": _half, "month": _month,
        "calendar": _calendar_year,
    }  # fmt: skip
    if name in readers:
        return readers[name](match)
    timed = {
        "financial": _financial, "fiscal": _fiscal, "year_end": _year_end, "quarter": _quarter,
        "quarter_code": _quarter_code,
    }  # fmt: skip
    if name in timed:
        return timed[name](match, clock)
    by_now = {
        "now": times.this, "month_end": times.month_end, "lately": times.recent,
        "quarters": times.quarters,
    }  # fmt: skip
    if clock.now and name in by_now:
        return by_now[name](match, clock.now, clock.calendar)
    if name == "season":
        return times.season(match, clock.now)
    if name == "year" and clock.is_of_a_year:
        return calendar_year(int(match["calendar"]), match.group()), None
    return {
        "span": Reach.SPAN, "previous": Reach.PREVIOUS, "same": Reach.SAME, "year": Reach.YEAR,
        "later": Reach.LATER, "once": Reach.YEAR, "anniversary": Reach.ANNIVERSARY,
    }.get(name)  # fmt: skip


def _years_to(match: re.Match[str]) -> tuple[Period, Period | None]:
    period = months_ending(day_of(match["inner"], last=True), YEAR_MONTHS, match.group())
    return period, years_before(period, _count(match) // YEAR_MONTHS)


def _span_to(match: re.Match[str]) -> tuple[Period, Period | None]:
    end, months = day_of(match["end"], last=True), _count(match)
    if months == 0:
        raise ValueError("a period of no months")
    if months <= YEAR_MONTHS or months % YEAR_MONTHS:
        return months_ending(end, months, match.group()), None
    # Longer than a year: it states how far back a change looks.
    period = months_ending(end, YEAR_MONTHS, match.group())
    return period, years_before(period, months // YEAR_MONTHS)


def _between(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    last, first = day_of(match["last"], last=True), match["first"]
    if not re.search(r"\d{4}", first):
        first = f"{first} {last.year}"
    start = day_of(first, last=False)
    return (Period(start=start, end=last, label=match.group()), None) if start <= last else None


def _as_at(match: re.Match[str]) -> tuple[Period, Period | None] | None:
    day = day_of(match["day"] or match["ended"], last=True)
    return Period(start=day, end=day, label=match.group()), None


def _is_stated(match: re.Match[str]) -> bool:
    """A state is *as at* a day; *on* a day something may have happened."""
    return _how(match) not in {"on", "by"}


def _how(match: re.Match[str]) -> str:
    """The word that a day stands behind."""
    said = match.groupdict()
    words = (said.get(one) for one in ("how", "when", "end_how", "base_how", "quarter_how"))
    return str(next(filter(None, words), match.group().split()[0])).casefold()


def _calendar_year(match: re.Match[str]) -> tuple[Period, Period | None]:
    return calendar_year(int(match["calendar_a"] or match["calendar_b"]), match.group()), None


def _year_end(match: re.Match[str], clock: Clock) -> tuple[Period, Period | None] | None:
    """The last day of a financial year."""
    year = int(match["opened"])
    if (year + 1) % 100 != int(match["closed"]):
        return None
    day = _year(year, clock.calendar).end
    return Period(start=day, end=day, label=match.group()), None


def _quarter(match: re.Match[str], clock: Clock) -> tuple[Period, Period | None] | None:
    """A quarter of a calendar year, or of one that ends in the next: *2015/16*."""
    nth = {"first": 0, "second": 1, "third": 2}.get(match["nth"].casefold(), 3)
    return _nth_quarter(match, nth, match["year_from"], match["year_till"], clock)


def _quarter_code(match: re.Match[str], clock: Clock) -> tuple[Period, Period | None] | None:
    """*Q1 2025/26*, *2025 Q1*."""
    nth = int(match["code"] or match["coded"]) - 1
    year, till = match["code_year"] or match["year_code"], match["code_till"] or match["till_code"]
    return _nth_quarter(match, nth, year, till and till[-2:], clock)


def _nth_quarter(
    match: re.Match[str], nth: int, opened: str, closed: str | None, clock: Clock
) -> tuple[Period, Period | None] | None:
    year, calendar = int(opened), clock.calendar
    if closed and (year + 1) % 100 != int(closed):
        return None
    first = date(year, calendar.year_begins if closed else calendar.quarters_from, 1)
    start = back_by(first, -QUARTER_MONTHS * nth)
    end = back_by(start, -QUARTER_MONTHS) - timedelta(days=1)
    return Period(start=start, end=end, label=match.group()), None


def _half(match: re.Match[str]) -> tuple[Period, Period | None]:
    year, first = int(match["half_year"]), match["part"].casefold() == "first"
    start, end = (1, 6) if first else (7, 12)
    last = date(year, end, monthrange(year, end)[1])
    return Period(start=date(year, start, 1), end=last, label=match.group()), None


def _month(match: re.Match[str]) -> tuple[Period, Period | None]:
    start = day_of(match["whole_month"], last=False)
    end = day_of(match["whole_month"], last=True)
    return Period(start=start, end=end, label=match.group()), None


def _financial(match: re.Match[str], clock: Clock) -> tuple[Period, Period | None] | None:
    year = int(match["from"])
    if (year + 1) % 100 != int(match["till"]):
        return None
    return replace(_year(year, clock.calendar), label=match.group()), None


def _fiscal(match: re.Match[str], clock: Clock) -> tuple[Period, Period | None] | None:
    year = int(match["from_year"])
    if int(match["to_year"]) != year + 1:
        return None
    return replace(_year(year, clock.calendar), label=match.group()), None


def _year(begins: int, calendar: Calendar) -> Period:
    """The year that begins in a calendar year and, as a rule, ends in the next."""
    start = date(begins, calendar.year_begins, 1)
    return Period(start=start, end=back_by(start, -YEAR_MONTHS) - timedelta(days=1))


def _span(match: re.Match[str]) -> int:
    """How far back a change looks: *over five years*, *on the quarter*, *year on year*."""
    short = match["span_on"] or match["span_by"] or match["span_each"]
    if short:
        return LENGTHS[short.casefold().split()[-1]]
    said = match["span_count"] or match["span_since"] or match["span_word"] or "one"
    word = said.casefold()
    return YEAR_MONTHS * (COUNTS.get(word) or int(word))


def _spanned(match: re.Match[str]) -> int | None:
    """How far *across those five years* looks back, or *a quarter earlier*."""
    said = match.group()
    if re.search(r"\b(?:same|corresponding|equivalent|comparable|matching)\b", said, re.IGNORECASE):
        return None  # *the same two years* are the two of the comparison before
    counted = _SPANNED.search(said)
    if counted is not None:
        word = counted["count"].casefold()
        return LENGTHS[counted["unit"].casefold()] * (COUNTS.get(word) or int(word))
    one = _ONE.search(said)
    return LENGTHS[one["unit"].casefold()] if one else None


def _calendar(match: re.Match[str]) -> Period | None:
    """*In 2015* is that year; *of 2015* and *since 2015* say less."""
    if not match.group().casefold().startswith(("in", "during", "for")):
        return None
    return calendar_year(int(match["calendar"]), match.group())


def _count(match: re.Match[str]) -> int:
    """The months of a span."""
    if match["year"]:
        return YEAR_MONTHS
    if match["quarter"]:
        return QUARTER_MONTHS
    word = match["count"].casefold()
    count = COUNTS.get(word) or int(word)
    return count * (YEAR_MONTHS if match["span"].casefold() == "year" else 1)
