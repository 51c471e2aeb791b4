"""The one time that a title, a line of the cover or a label states."""

import re

from validate.model import Period
from validate.recognition.dates import calendar_year
from validate.recognition.periods import CLOCK, Clock, Reach, find_periods

_YEAR_ALONE = re.compile(r"(?:(?:in|during|for|of)\s+)?(?P<year>(?:19|20)\d{2})", re.IGNORECASE)


def only_period(text: str, clock: Clock = CLOCK) -> Period | None:
    """The one absolute period that a text states, or None."""
    stated = {hit.period for hit in find_periods(text, clock) if hit.reach is Reach.ABSOLUTE}
    return stated.pop() if len(stated) == 1 else None


def without_periods(text: str, clock: Clock = CLOCK) -> str:
    """A text with a blank in the place of each date or period."""
    for hit in reversed(find_periods(text, clock)):
        text = text[: hit.start] + " " + text[hit.end :]
    return text


def only_year(text: str, clock: Clock = CLOCK) -> Period | None:
    """The one calendar year that a title names by its number alone: *Road casualties, 2024*."""
    named = [text[hit.start : hit.end] for hit in find_periods(text, clock)]
    years = [_YEAR_ALONE.fullmatch(one) for one in named]
    return calendar_year(int(years[0]["year"])) if len(years) == 1 and years[0] else None
