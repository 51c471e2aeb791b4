"""When a statement holds, and for a change since when."""

from dataclasses import dataclass

from validate.model import Period
from validate.recognition.frames import Zone, hits_in
from validate.recognition.periods import PeriodHit, Reach, years_before
from validate.recognition.sentence import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The period of a statement and, for a change, the period it is measured against."""

    period: Period | None = None
    base: Period | None = None


def span_of(
    sentence: Sentence,
    zone: Zone,
    sign: int,
    *,
    previous: Span | None,
    before: Span | None,
) -> Span:
    """
    The span of a statement.

    ``previous`` is that of the statement it goes on with; ``before`` the last one of the text,
    which *over this same period* refers to.
    """
    same = any(hit.reach is Reach.SAME for hit in sentence.hits)
    told = previous or (before if same else None)
    absolute = _stated_periods(sentence, zone, sign)
    earlier = any(hit.reach is Reach.PREVIOUS for hit in sentence.hits)
    if not absolute:
        period = told.period if told else None
        base = told.base if told else None
    elif not sign:
        period, base = absolute[0].period, None
    else:
        # A change runs between two periods: the later is its own, whatever their order in print.
        ordered = sorted((hit.period for hit in absolute if hit.period), key=lambda one: one.end)
        period = ordered[-1]
        base = next((hit.base for hit in absolute if hit.base), None)
        if base is None and ordered[0] != period:
            base = ordered[0]
        elif base is None and told and told.period == period:
            base = told.base
    if period and base is None and earlier:
        base = years_before(period, 1)
    return Span(period=period, base=base)


def _stated_periods(sentence: Sentence, zone: Zone, sign: int) -> list[PeriodHit]:
    """The periods said of a zone, in what leads up to it, for a change in what trails it."""
    trail = sentence.trail(zone)
    leads = [lead for lead in sentence.leads(zone) if lead.number is None]
    scope = [zone, *leads, *([trail] if trail and sign else [])]
    return [
        hit
        for part in scope
        for hit in hits_in(sentence.hits, part)
        if hit.reach is Reach.ABSOLUTE and hit.period
    ]
