"""When a statement holds, and for a change since when."""

from dataclasses import dataclass

from validate.model import Period
from validate.recognition.frames import Zone, hits_in
from validate.recognition.periods import PeriodHit, Reach, span_years, years_before
from validate.recognition.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """
    The period of a statement and, for a change, the period it is measured against.

    ``years`` is how far back a change looks, which may be said where neither period is.
    """

    period: Period | None = None
    base: Period | None = None
    years: int | None = None


def when_of(
    sentence: Sentence,
    zone: Zone,
    sign: int,
    *,
    previous: When | None,
    before: When | None,
) -> When:
    """
    The span of a statement.

    ``previous`` is that of the statement it goes on with; ``before`` the last one of the text,
    which *over this same period* refers to.
    """
    said = _said(sentence, zone, sign)
    same = any(hit.reach is Reach.SAME for hit in sentence.hits)
    told = previous or (before if same else None)
    absolute = [hit for hit in said if hit.reach is Reach.ABSOLUTE and hit.period]
    if absolute:
        period, base = _stated(absolute, sign)
    else:
        period = told.period if told else None
        base = None
    years = _years(_said(sentence, zone, sign=1))
    if years is None and base is None and told and told.period == period:
        base, years = told.base, told.years
    if period and base is None and years:
        base = years_before(period, years)
    if period and base:
        years = span_years(period, base)
    return When(period=period, base=base, years=years)


def _stated(absolute: list[PeriodHit], sign: int) -> tuple[Period | None, Period | None]:
    """The period and base that are printed in full."""
    if not sign:
        return absolute[0].period, None
    # A change runs between two periods: the later is its own, whatever their order in print.
    ordered = sorted((hit.period for hit in absolute if hit.period), key=lambda one: one.end)
    base = next((hit.base for hit in absolute if hit.base), None)
    return ordered[-1], base or (ordered[0] if ordered[0] != ordered[-1] else None)


def _years(said: list[PeriodHit]) -> int | None:
    """How far back a change is said to look: *over five years*, *than a year earlier*."""
    for hit in said:
        if hit.reach is Reach.PREVIOUS:
            return 1
        if hit.years:
            return hit.years
    return None


def _said(sentence: Sentence, zone: Zone, sign: int) -> list[PeriodHit]:
    """What is said of time in a zone, in what leads up to it, for a change in what trails it."""
    trail = sentence.trail(zone)
    leads = [lead for lead in sentence.leads(zone) if lead.number is None]
    scope = [zone, *leads, *([trail] if trail and sign else [])]
    return [hit for part in scope for hit in hits_in(sentence.hits, part)]
