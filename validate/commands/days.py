"""Days as options take them: 2026-12-31, and what another writing of a day would be."""

import re
from datetime import date

import click

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\.?", re.ASCII)
_YEAR = 4
_LONGEST = 40


def day_of(_: click.Context, __: click.Parameter, value: str | None) -> date | None:
    """
    The day that an option names, as its callback.

    Raises :class:`click.BadParameter` that says how to give what is written otherwise.
    """
    if value is None:
        return None
    given = value.strip()
    if _DAY.fullmatch(given):
        try:
            return date.fromisoformat(given)
        except ValueError as error:
            raise click.BadParameter(f"{given} is no day of the calendar.") from error
    meant = _meant(given)
    form = f"{meant} (YYYY-MM-DD)" if meant else "YYYY-MM-DD, such as 2026-12-31"
    raise click.BadParameter(f"{given[:_LONGEST]!r} is not understood; give it as {form}.")


def _meant(given: str) -> str:
    """The one day that three numbers can be, ``""`` where they can be several or none."""
    match = _NUMBERS.fullmatch(given)
    if match is None:
        return ""
    first, second, third = match.groups()
    if len(first) == _YEAR:
        orders = [(first, second, third)]
    elif len(third) == _YEAR:
        orders = [(third, second, first), (third, first, second)]
    else:
        return ""
    days = {day.isoformat() for one in orders if (day := _day(*one)) is not None}
    return days.pop() if len(days) == 1 else ""


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
