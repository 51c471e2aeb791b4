"""Wordings of dates and periods, and the periods they are."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.family.model import Calendar
from validate.model import Period
from validate.recognition.dates import months_ending, span_months, years_before
from validate.recognition.periods import Clock, Reach, find_periods

# Wording, period, and the base of a change where one phrase states it.
ABSOLUTE = [
    ("12 months to 30 June 2016", "2015-07-01/2016-06-30", ""),
    ("twelve months to 30 June 2016", "2015-07-01/2016-06-30", ""),
    ("12 months to June 2016", "2015-07-01/2016-06-30", ""),
    ("12-month period ending 30 June 2016", "2015-07-01/2016-06-30", ""),
    ("12 months to the end of June 2016", "2015-07-01/2016-06-30", ""),
    ("year ending 31 March 2017", "2016-04-01/2017-03-31", ""),
    ("YEAR TO MARCH 2017", "2016-04-01/2017-03-31", ""),
    ("year to 29 February 2016", "2015-03-01/2016-02-29", ""),
    ("year to February 2016", "2015-03-01/2016-02-29", ""),
    ("year to 28 February 2017", "2016-03-01/2017-02-28", ""),
    ("one year to 30th June, 2016", "2015-07-01/2016-06-30", ""),
    ("6 months to 30 September 2016", "2016-04-01/2016-09-30", ""),
    ("three months ended 29 February 2016", "2015-12-01/2016-02-29", ""),
    ("1 month to 31 January 2016", "2016-01-01/2016-01-31", ""),
    ("12 months to 14 May 2016", "2015-05-15/2016-05-14", ""),
    (
        "five years to the 12 months to 30 June 2016",
        "2015-07-01/2016-06-30",
        "2010-07-01/2011-06-30",
    ),
    ("5 years to 30 June 2016", "2015-07-01/2016-06-30", "2010-07-01/2011-06-30"),
    ("24 months to 30 June 2016", "2015-07-01/2016-06-30", "2013-07-01/2014-06-30"),
    ("4 years to February 2016", "2015-03-01/2016-02-29", "2011-03-01/2012-02-29"),
    ("from 1 April 2015 to 31 March 2016", "2015-04-01/2016-03-31", ""),
    ("between April 2015 and March 2016", "2015-04-01/2016-03-31", ""),
    ("between April and September 2016", "2016-04-01/2016-09-30", ""),
    ("from 3 May 2016 until 9 May 2016", "2016-05-03/2016-05-09", ""),
    ("as at 1 July 2016", "2016-07-01", ""),
    ("as of 29 February 2016", "2016-02-29", ""),
    ("at 1 July 2016", "2016-07-01", ""),
    ("in June 2016", "2016-06-01/2016-06-30", ""),
    ("July and August 2016", "2016-07-01/2016-08-31", ""),
    ("first half of 2016", "2016-01-01/2016-06-30", ""),
    ("last six months of 2015", "2015-07-01/2015-12-31", ""),
    ("summer of 2015", "2015-06-01/2015-08-31", ""),
    ("winter of 2015", "2015-12-01/2016-02-29", ""),
    ("2015/16", "2015-04-01/2016-03-31", ""),
    ("2015-16", "2015-04-01/2016-03-31", ""),
    ("2015–16", "2015-04-01/2016-03-31", ""),
    ("1999/00", "1999-04-01/2000-03-31", ""),
    ("between 15 July and 6 August 2016", "2016-07-15/2016-08-06", ""),
    ("from 1 April to 30 June 2016", "2016-04-01/2016-06-30", ""),
    ("quarter to 30 June 2016", "2016-04-01/2016-06-30", ""),
    ("first quarter of 2016/17", "2016-04-01/2016-06-30", ""),
    ("Q1 2016/17", "2016-04-01/2016-06-30", ""),
    ("Q2 of 2016-17", "2016-07-01/2016-09-30", ""),
    ("2016/17 Q4", "2017-01-01/2017-03-31", ""),
    ("2016 Q4", "2016-10-01/2016-12-31", ""),
    ("financial year 2016 to 2017", "2016-04-01/2017-03-31", ""),
    ("April to June 2016", "2016-04-01/2016-06-30", ""),
    ("Apr-Jun 2016", "2016-04-01/2016-06-30", ""),
    ("Oct 2015 – Mar 2016", "2015-10-01/2016-03-31", ""),
    ("Jul–Sept 2016", "2016-07-01/2016-09-30", ""),
    ("last quarter of 2015", "2015-10-01/2015-12-31", ""),
    ("as at the end of August 2016", "2016-08-31", ""),
    ("at the close of 2015/16", "2016-03-31", ""),
    ("in the calendar year 2015", "2015-01-01/2015-12-31", ""),
]

RELATIVE = [
    ("the previous 12 months", Reach.PREVIOUS, 12),
    ("the preceding year", Reach.PREVIOUS, None),
    ("the year before", Reach.PREVIOUS, None),
    ("12 months earlier", Reach.PREVIOUS, 12),
    ("over this same period", Reach.SAME, None),
    ("the same period", Reach.SAME, None),
    ("in those years", Reach.SAME, None),
    ("over five years", Reach.SPAN, 60),
    ("in the last 3 years", Reach.SPAN, 36),
    ("a ten-year", Reach.SPAN, 120),
    ("30 June 2016", Reach.DATE, None),
    ("June 2016", Reach.DATE, None),
    ("1 July", Reach.DATE, None),
    ("mid-2015", Reach.DATE, None),
    ("last year", Reach.YEAR, None),
    ("since 2016", Reach.YEAR, None),
    ("of 2016", Reach.YEAR, None),
    ("across those five years", Reach.SAME, 60),
    ("in the same two years", Reach.SAME, None),
    ("a year later", Reach.LATER, None),
    ("two years earlier", Reach.PREVIOUS, 24),
    ("a year ago", Reach.PREVIOUS, None),
    ("a few years ago", Reach.YEAR, None),
    ("in a year", Reach.SPAN, 12),
    ("the five years since", Reach.SPAN, 60),
    ("the previous quarter", Reach.PREVIOUS, 3),
    ("the quarter before", Reach.PREVIOUS, 3),
    ("three months earlier", Reach.PREVIOUS, 3),
    ("the same quarter of the previous year", Reach.PREVIOUS, None),
    ("the same quarter a year earlier", Reach.PREVIOUS, None),
    ("on the quarter", Reach.SPAN, 3),
    ("over the year", Reach.SPAN, 12),
    ("quarter-on-quarter", Reach.SPAN, 3),
    ("2015-17", Reach.DATE, None),
    ("12 months", Reach.DATE, None),
    ("10.30am", Reach.DATE, None),
]

# Wordings that are of a time without being the report's own period: a day, a year.
LOOSE = [
    ("on 30 June 2016", Reach.DAY, "2016-06-30"),
    ("by 1st July, 2016", Reach.DAY, "2016-07-01"),
    ("since 1 July 2015", Reach.SINCE, "2015-07-01"),
    ("in 2016", Reach.YEAR, "2016-01-01/2016-12-31"),
    ("during 2015", Reach.YEAR, "2015-01-01/2015-12-31"),
]

IMPOSSIBLE = [
    "12 months to 31 June 2016",
    "year to 29 February 2015",
    "as at 30 February 2016",
    "as at 0 May 2016",
    "five years to the 12 months to 31 June 2016",
    "from 31 April 2015 to 31 March 2016",
    "from 1 April 2016 to 31 March 2016",
    "between October and September 2016",
]

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
ends_of_months = days.map(lambda day: day.replace(day=monthrange(day.year, day.month)[1]))


def months_of(period: Period) -> int:
    """How many months a period of whole months has."""
    after = period.end + timedelta(days=1)
    assert (period.start.day, after.day) == (1, 1)
    return (after.year - period.start.year) * 12 + after.month - period.start.month


@pytest.mark.parametrize(("wording", "period", "base"), ABSOLUTE)
def test_a_wording_is_a_period(wording: str, period: str, base: str) -> None:
    """The whole wording is one hit, with both ends included, labelled as it is printed."""
    text = f"Seen in the {wording}, and no more."
    hits = [hit for hit in find_periods(text) if hit.reach is Reach.ABSOLUTE]

    assert len(hits) == len(find_periods(text)) == 1
    (hit,) = hits
    assert hit.period is not None
    assert hit.period.iso == period
    assert (hit.base.iso if hit.base else "") == base
    assert text[hit.start : hit.end] == hit.period.label == wording


@pytest.mark.parametrize(("wording", "reach", "months"), RELATIVE)
def test_a_wording_without_a_period_of_its_own(
    wording: str, reach: Reach, months: int | None
) -> None:
    """Words that reach back, and bare dates, are said to be what they are."""
    found = find_periods(f"lamps {wording}, and")

    assert [(hit.reach, hit.months, hit.period) for hit in found] == [(reach, months, None)]


@pytest.mark.parametrize(("wording", "year", "till"), [("2015", 2015, None), ("2014/15", 2014, 15)])
def test_an_anniversary_names_a_year(wording: str, year: int, till: int | None) -> None:
    """*The same quarter of 2014/15* is the time that the text speaks of, in another year."""
    (hit,) = find_periods(f"lamps in the same quarter of {wording}, and")

    assert (hit.reach, hit.year, hit.till) == (Reach.ANNIVERSARY, year, till)


QUARTER = Period(start=date(2025, 7, 1), end=date(2025, 9, 30))


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("in the quarter", QUARTER.iso),
        ("this quarter", QUARTER.iso),
        ("at the end of June", "2025-06-30"),
        ("by the end of December", "2024-12-31"),
        ("at the end of the quarter", "2025-09-30"),
        ("this month", ""),
    ],
)
def test_a_report_of_a_period_has_a_now(wording: str, period: str) -> None:
    """What it is of gives *the quarter* its time; without it the words are of none."""
    text = f"Lamps seen {wording}, and no more."
    found = [hit.period.iso for hit in find_periods(text, Clock(now=QUARTER)) if hit.period]

    assert found == ([period] if period else [])
    assert not any(hit.period for hit in find_periods(text))


def test_a_year_begins_where_the_calendar_says() -> None:
    """A school year begins in September, and so does its first quarter."""
    clock = Clock(calendar=Calendar(year_begins=9))

    shown = [
        hit.period.iso for hit in find_periods("in 2024/25, and in Q2 2024/25", clock) if hit.period
    ]
    assert shown == ["2024-09-01/2025-08-31", "2024-12-01/2025-02-28"]


@pytest.mark.parametrize(("wording", "reach", "period"), LOOSE)
def test_a_wording_that_is_of_some_time(wording: str, reach: Reach, period: str) -> None:
    """A day may be when something happened, a year is no year of account; both are dated."""
    (hit,) = find_periods(f"lamps {wording}, and")

    assert (hit.reach, hit.period.iso if hit.period else "") == (reach, period)


@pytest.mark.parametrize("wording", IMPOSSIBLE)
def test_an_impossible_date_is_still_a_date(wording: str) -> None:
    """A day that no calendar has gives no period, and its digits stay those of a date."""
    text = f"Seen {wording}."
    hits = find_periods(text)

    assert {hit.reach for hit in hits} == {Reach.DATE}
    assert all(hit.period is None for hit in hits)
    covered = {at for hit in hits for at in range(hit.start, hit.end)}
    assert all(at in covered for at, char in enumerate(text) if char.isdigit())


def test_all_periods_of_a_text_are_found_in_order() -> None:
    """Hits stand in the order of the text and do not overlap."""
    text = (
        "Set against the 12 months to 30 June 2011, and than in the previous 12 months, it fell"
        " in the year to 30 June 2016; as at 1 July 2016 it stood still."
    )
    shown = [(text[hit.start : hit.end], hit.reach) for hit in find_periods(text)]

    assert shown == [
        ("12 months to 30 June 2011", Reach.ABSOLUTE),
        ("the previous 12 months", Reach.PREVIOUS),
        ("year to 30 June 2016", Reach.ABSOLUTE),
        ("as at 1 July 2016", Reach.ABSOLUTE),
    ]


@pytest.mark.parametrize(
    "text", ["", "14 lamps", "3.5 percent", "1,998 lamps", "20160 lamps", "In May they", "12016"]
)
def test_other_words_are_no_dates(text: str) -> None:
    """Counts, rates and the name of a month alone are no dates."""
    assert find_periods(text) == ()


def test_a_decimal_before_on_is_no_time_of_day() -> None:
    """A value with two decimals is a value, whatever word comes next."""
    assert find_periods("a rate of 10.25 on average") == ()


@pytest.mark.parametrize("text", ["£2000 was paid", "a rise of 2000%", "2000.5 lamps"])
def test_money_and_shares_are_no_years(text: str) -> None:
    """A pound sign, a percent sign or decimals make four digits a value."""
    assert find_periods(text) == ()


def test_eighteen_months_are_eighteen_months() -> None:
    """A span that is no number of years is never read as one."""
    (hit,) = find_periods("18 months to 30 June 2016")

    assert hit.period is None or hit.period.iso == "2015-01-01/2016-06-30"


def test_no_months_are_no_period() -> None:
    """A span of nought is no period."""
    (hit,) = find_periods("0 months to 30 June 2016")

    assert hit.period is None


def test_a_month_to_a_month_is_a_period() -> None:
    """Two months with years and nothing but a to between them bound a period."""
    found = [hit.period.iso for hit in find_periods("April 2015 to March 2016") if hit.period]

    assert found == ["2015-04-01/2016-03-31"]


@pytest.mark.parametrize("ending", ["up to", "until", "ending at"])
def test_a_period_may_run_up_to_the_end_of_a_month(ending: str) -> None:
    """Every word of ending may be followed by the end of a month."""
    found = find_periods(f"12 months {ending} the end of June 2016")

    assert [hit.period.iso for hit in found if hit.period] == ["2015-07-01/2016-06-30"]


@given(ends_of_months, st.integers(min_value=1, max_value=240))
def test_so_many_months_end_there(end: date, months: int) -> None:
    """Months that end with a month are that many whole months, and end that day."""
    period = months_ending(end, months)

    assert period.end == end
    assert months_of(period) == months


@given(days, st.integers(min_value=1, max_value=240))
def test_months_that_end_on_any_day_end_there(end: date, months: int) -> None:
    """On any day of a month the period ends with it and starts so many months before the next."""
    period = months_ending(end, months)
    after = end + timedelta(days=1)

    assert period.end == end
    assert (after.year - period.start.year) * 12 + after.month - period.start.month == months
    assert period.start.day == min(after.day, monthrange(period.start.year, period.start.month)[1])


@given(
    ends_of_months, st.integers(min_value=1, max_value=36), st.integers(min_value=1, max_value=20)
)
def test_years_before_has_the_same_length(end: date, months: int, years: int) -> None:
    """The same period some years before has as many months, and lies those years back."""
    period = months_ending(end, months)
    before = years_before(period, years)

    assert months_of(before) == months
    assert (before.end.year, before.end.month) == (end.year - years, end.month)
    assert span_months(period, before) == 12 * years


@given(ends_of_months, st.integers(min_value=1, max_value=9), st.integers(min_value=1, max_value=9))
def test_years_before_add_up(end: date, one: int, two: int) -> None:
    """Some years before some years before is their sum before."""
    period = months_ending(end, 12)

    assert years_before(years_before(period, one), two) == years_before(period, one + two)


@given(st.text(alphabet="0123 456789/-–.June2016 monthsyearto", max_size=60))
def test_hits_never_overlap(text: str) -> None:
    """Hits of any text are in order, within it, and apart."""
    hits = find_periods(text)

    ends = [0, *(hit.end for hit in hits)]
    assert all(hit.start >= end for hit, end in zip(hits, ends, strict=False))
    assert all(hit.start < hit.end <= len(text) for hit in hits)
