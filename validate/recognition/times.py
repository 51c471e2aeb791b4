"""Times that only the period of a report tells: *this quarter*, *in the spring*."""

import re
from calendar import monthrange
from datetime import date, timedelta

from validate.family.model import Calendar
from validate.model import Period
from validate.recognition.dates import back_by, months_before, months_ending, nth_quarter, year_of
from validate.recognition.period_wordings import LENGTHS, MONTHS, QUARTER_MONTHS, YEAR_MONTHS

# The last month of the quarter that a season is in.
_SEASONS = {"winter": 3, "spring": 6, "summer": 9, "autumn": 12}


def this(match: re.Match[str], now: Period, _: Calendar) -> tuple[Period, Period | None] | None:
    """*The quarter*, *this quarter*: that of the report, if it is of one."""
    said = match["this"] or match["latest"] or match["now"]
    length = LENGTHS.get(said.casefold())
    if length and months_ending(now.end, length) != now:
        return None
    return Period(start=now.start, end=now.end, label=match.group()), None


def month_end(match: re.Match[str], now: Period, _: Calendar) -> tuple[Period, Period | None]:
    """*At the end of June*: of the last one within what the report is of, or before it."""
    day = now.end
    named = match["end_month"] or match["base_month"]
    if named:
        month = MONTHS.index(named.capitalize()) + 1
        year = day.year if month <= day.month else day.year - 1
        day = date(year, month, monthrange(year, month)[1])
    return Period(start=day, end=day, label=match.group()), None


def recent(
    match: re.Match[str], now: Period, calendar: Calendar
) -> tuple[Period, Period | None] | None:
    """
    *The spring*, *since March*: the last that there was.

    The spring is the quarter from April on; which one *last spring* is, the summer cannot tell.
    """
    if match["since_month"]:
        month = MONTHS.index(match["since_month"].capitalize()) + 1
        last = date(now.end.year, month, monthrange(now.end.year, month)[1])
        if last >= now.end:
            last = date(last.year - 1, month, monthrange(last.year - 1, month)[1])
    elif match["nth_now"]:
        until = now.end
        if match["nth_past"]:
            year = year_of(now.end, calendar)
            until = date(year, calendar.year_begins, 1) - timedelta(days=1)
        last = nth_quarter(match["nth_now"], calendar, until).end
    else:
        month = _SEASONS[match["season_now"].casefold()]
        year = now.end.year if month <= now.end.month else now.end.year - 1
        last = date(year, month, monthrange(year, month)[1])
        if match["season_last"]:
            if last != now.end:
                return None
            last = months_before(now, YEAR_MONTHS).end
    if months_ending(now.end, QUARTER_MONTHS) != now:
        return None  # of a year nobody says the spring
    return months_ending(last, QUARTER_MONTHS, match.group()), None


def quarters(match: re.Match[str], now: Period, calendar: Calendar) -> tuple[Period, Period | None]:
    """*Between the first and second quarters*: the one and, as its base, the other before it."""
    last = nth_quarter(match["nth_to"], calendar, now.end)
    return last, nth_quarter(match["nth_from"], calendar, last.start)


def season(match: re.Match[str], now: Period | None) -> tuple[Period, Period | None]:
    """
    The three months of a season, as the weather service counts them.

    Where the report is of a quarter of the calendar, so is the season.
    """
    if now and months_ending(now.end, QUARTER_MONTHS) == now:
        year, month = int(match["season_year"]), _SEASONS[match["season"].casefold()]
        last = date(year, month, monthrange(year, month)[1])
        return months_ending(last, QUARTER_MONTHS, match.group()), None
    first = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}[match["season"].casefold()]
    start = date(int(match["season_year"]), first, 1)
    end = back_by(start, -3) - timedelta(days=1)
    return Period(start=start, end=end, label=match.group()), None
