"""Days, and periods of whole months, by how far they lie apart."""

import re
from calendar import monthrange
from datetime import date, timedelta

from validate.family.model import Calendar
from validate.model import Period
from validate.recognition.period_wordings import MONTHS, QUARTER_MONTHS, YEAR_MONTHS

_NTHS = ("first", "second", "third", "fourth")
# A distance of so many months is one of years, give or take the days on which people count.
_NEARLY_A_YEAR = 10


def months_ending(end: date, months: int, label: str = "") -> Period:
    """The period of whole months that ends with a day."""
    return Period(start=back_by(end + timedelta(days=1), months), end=end, label=label)


def years_before(period: Period, years: int) -> Period:
    """The same period some years earlier."""
    return months_before(period, YEAR_MONTHS * years)


def months_before(period: Period, months: int) -> Period:
    """The same period some months earlier; one that ends with a month still does."""
    after = period.end + timedelta(days=1)
    end = back_by(after, months) - timedelta(days=1)
    if period.start == period.end:
        return Period(start=end, end=end)
    return Period(start=back_by(period.start, months), end=end)


def span_months(period: Period, base: Period) -> int:
    """Over how many months a change runs, from end to end; in whole years where it is about one."""
    days = (period.end - base.end).days
    months = round(days / 30.4375)
    return months if abs(months) < _NEARLY_A_YEAR else YEAR_MONTHS * round(days / 365.25)


def calendar_year(year: int, label: str = "") -> Period:
    """All days of a calendar year."""
    return Period(start=date(year, 1, 1), end=date(year, 12, 31), label=label)


def year_of(day: date, calendar: Calendar) -> int:
    """The year in which the counting year of a day begins."""
    return day.year if day.month >= calendar.year_begins else day.year - 1


def day_of(text: str, *, last: bool) -> date:
    """A printed day; a month alone is its last day, or its first. Raises ValueError."""
    parts = text.replace(",", " ").split()
    year = int(parts[-1])
    month = month_of(parts[-2])
    if len(parts) == 3:  # noqa: PLR2004 - day, month, year
        return date(year, month, int(re.sub(r"\D", "", parts[0])))
    return date(year, month, monthrange(year, month)[1] if last else 1)


def month_of(word: str) -> int:
    """The number of a month by its name or the first letters of it."""
    return next(
        number for number, name in enumerate(MONTHS, 1) if name[:3] == word[:3].capitalize()
    )


def nth_quarter(nth: str, calendar: Calendar, until: date) -> Period:
    """The last *first* (*second*) quarter of a counting year that ended by a day."""
    opens = date(until.year + 1, calendar.year_begins, 1)
    after = back_by(opens, -QUARTER_MONTHS * (_NTHS.index(nth.casefold()) + 1))
    while after - timedelta(days=1) > until:
        after = back_by(after, YEAR_MONTHS)
    return months_ending(after - timedelta(days=1), QUARTER_MONTHS)


def back_by(day: date, months: int) -> date:
    """The same day some months earlier, or the last that there is."""
    index = day.year * YEAR_MONTHS + day.month - 1 - months
    year, month = divmod(index, YEAR_MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
