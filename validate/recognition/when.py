"""When a statement holds, and for a change since when."""

import re
from dataclasses import dataclass, replace
from itertools import chain

from validate.model import Period
from validate.recognition.dates import months_before, months_ending, span_months, year_of
from validate.recognition.english import BASE_BEFORE
from validate.recognition.frames import Zone, hits_in
from validate.recognition.periods import Clock, PeriodHit, Reach
from validate.recognition.sentence import Sentence
from validate.recognition.units import end_of_unit

_YEAR = 12
# A year is of a number if it stands before it or right behind it: *53 percent in 2015*.
_NEAR = 45
# *81%, down from 87% in 2014/15*: what follows is of the other level.
_OTHER_LEVEL = re.compile(r"\b(?:from|than|against|compared|when|while|whereas)\b", re.IGNORECASE)
# A date that opens with the word that makes it a base: *than last year*.
_BASED = re.compile(r"(?:than|with|to|on|against)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\s*[,(–—]?\s*(?:when|for\s+which|in\s+which|at\s+which\s+(?:time|point))\b[^.;:()\d]*(?=£?\d|$)",
    re.IGNORECASE,
)
# *1.2 percentage points on the proportion recorded in the same quarter last year*.
_IN_ASIDE = re.compile(
    r"\s*\(\s*[\d.]+\s*(?:%|per\s?cent)\s*\)\s*(?:more|less|fewer|higher|lower|longer|shorter)\b",
    re.IGNORECASE,
)
_MEASURED_ON = re.compile(
    r"(?:\s*(?:%|per\s?cent|[a-z]+)){0,4}?\s+(?:on|than|over|against|above|below|from|vs|versus)\s+[^,;.()]*$",
    re.IGNORECASE,
)
_THAN = re.compile(
    r"\bthan\s+(?:(?:in|at|on|for|during)\s+)?(?:the\s+|that\s+of\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_OPENS_ASIDE = re.compile(r"\s*\([^()]*")
# *Against the first quarter (£10.7 million) they were 3% down*: of that quarter.
_SET_AGAINST = re.compile(
    r"(?:set\s+against|set\s+beside|against|beside|compared\s+(?:with|to)|from)\s+(?:that\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:who|whom|whose|that|which)\b[^,;:.]*\b(?:had|has|have)\b[^,;:.]*\bwithin\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """
    The period of a statement and, for a change, the period it is measured against.

    ``months`` is how far back a change looks, which may be said where neither period is.
    ``elsewhen`` says that a level is of another time and that nobody can tell which, ``past`` that
    it is of a time before the one that the text speaks of.
    """

    period: Period | None = None
    base: Period | None = None
    months: int | None = None
    elsewhen: bool = False
    past: bool = False

    def over(self, months: int | None) -> "When":
        """The span of a change that is known to look so many months back."""
        if not months or self.months not in {None, months}:
            return self
        if self.period and self.base is None:
            return replace(self, base=months_before(self.period, months), months=months)
        if self.base and self.period is None:
            return replace(self, period=months_before(self.base, -months), months=months)
        return self


def when_of(
    sentence: Sentence,
    zone: Zone,
    sign: int,
    *,
    previous: When | None,
    before: When | None,
    came_from: bool = False,
    origin: tuple[Period, Period] | None = None,
    usual: int | None = None,
) -> When:
    """
    The span of a statement.

    ``previous`` is that of the statement it goes on with; ``before`` the last one of the text,
    which *over this same period* refers to. ``came_from`` says that the number is the level before
    a move: it is of no time but the one stated with it. ``origin`` is when the levels were that
    the change right behind them is between, ``usual`` how many months a change looks back of which
    nobody says it.
    """
    same = any(hit.reach is Reach.SAME for hit in sentence.hits)
    known = previous is not None and previous.period is not None
    told = before if same and not known else previous
    if came_from and not sign:
        return _of_origin(sentence, zone, told, usual)
    if sign and origin and not hits_in(sentence.hits, zone):
        # *Down from 43,805 in January to March, a fall of 2.7%*
        now, base = origin
        return When(period=now, base=base, months=span_months(now, base))
    return _of_change(sentence, zone, told) if sign else _of_level(sentence, zone, told)


def _of_origin(sentence: Sentence, zone: Zone, told: When | None, usual: int | None) -> When:
    """When it was that a level changed from."""
    number_end = zone.number.end if zone.number else zone.start
    for hit in hits_in(sentence.hits, zone):
        if hit.start < number_end:
            continue
        if hit.reach in {Reach.ABSOLUTE, Reach.DAY, Reach.YEAR} and hit.period:
            return When(period=hit.period, past=True)
        if hit.reach is Reach.PREVIOUS:
            return _earlier(told.period if told else None, hit.months or _YEAR)
        if hit.reach is Reach.ANNIVERSARY:
            other = _anniversary([hit], told, sentence.clock)
            return When(period=other, elsewhen=other is None, past=True)
    for hit in reversed(sentence.hits):
        back = hit.reach is Reach.PREVIOUS and hit.end <= number_end
        if back and _OPENS_ASIDE.fullmatch(sentence.plain, hit.end, number_end):
            # *More than a year ago (9,010, against 9,105)*
            return _earlier(told.period if told else None, hit.months or _YEAR)
    base = told.base if told else None
    if base is None and usual and told and told.period:
        base = months_before(told.period, usual)
    return When(period=base, elsewhen=base is None, past=True)


def said_by_words(sentence: Sentence) -> When | None:
    """The time that a sentence without figures speaks of: it holds for what follows."""
    hits = [hit for hit in sentence.hits if hit.reach is Reach.ABSOLUTE and hit.period]
    if not hits:
        return None
    last = hits[-1]
    months = span_months(last.period, last.base) if last.period and last.base else None
    return When(period=last.period, base=last.base, months=months)


def _is_elsewhen(sentence: Sentence, zone: Zone, said: list[PeriodHit]) -> bool:
    """Whether a change is of a time that nobody can tell, and not of the one spoken of."""
    if sentence.clock.now and any(hit.reach is Reach.YEAR and hit.period for hit in said):
        return True  # *in 2020 they fell by 29 percent*: not in the quarter
    end = zone.number.end if zone.number else zone.start
    for hit in hits_in(sentence.hits, zone):
        behind = hit.reach is Reach.PREVIOUS and hit.start > end
        opened = BASE_BEFORE.search(sentence.plain[: hit.start])
        measured = _MEASURED_ON.match(sentence.plain, end, hit.start)
        if behind and not (opened or measured) and not _BASED.match(sentence.plain, hit.start):
            return True  # *having risen 8 percent the year before*
    return False


def _of_change(sentence: Sentence, zone: Zone, told: When | None) -> When:
    said = _said(sentence, zone, change=True)
    if _is_elsewhen(sentence, zone, said):
        return When(elsewhen=True)
    dates = [hit for hit in said if hit.reach is Reach.ABSOLUTE]
    # *15 percent smaller on 1 July 2016 than on 1 July 2015*, *since 1 July 2015*
    dates = dates or [hit for hit in said if hit.reach in {Reach.DAY, Reach.SINCE}]
    based = [
        hit
        for hit in dates
        if hit.base is None and (_is_base(sentence, hit) or hit.reach is Reach.SINCE)
    ]
    stated = [hit.period for hit in dates if hit.period]
    if told and told.period and len(stated) == len(based) == 1 and stated[0].end < told.period.end:
        # *a fall of 18% on 2014/15*: the one period that is printed is the base
        return When(period=told.period, base=stated[0], months=span_months(told.period, stated[0]))
    if len(stated) == len(based) == 1 and not (told and told.period):
        return When(base=stated[0], months=_months(said))  # *compared with the year to June 2011*
    # A change runs between two periods: the later is its own, whatever their order in print.
    ordered = sorted(stated, key=lambda one: one.end)
    now = When(period=max(stated, key=lambda one: one.end)) if stated else told
    base = next((hit.base for hit in said if hit.base), None) or _anniversary(
        said, now, sentence.clock
    )
    period: Period | None
    if ordered:
        period = ordered[-1]
        base = base or (ordered[0] if ordered[0] != period else None)
    else:
        period = told.period if told else None
    months = _months(said)
    if months is None and base is None and told and told.period == period:
        base, months = told.base, told.months
    dated = ordered or any(hit.reach is Reach.SAME for hit in said)
    if period and base is None and months is None and dated and _is_year(period):
        months = 12  # *rose by 6 percent in the year to 30 June*: since the year before
    if period and base is None and months:
        base = months_before(period, months)
    if period and base:
        months = span_months(period, base)
    return When(period=period, base=base, months=months)


def _anniversary(said: list[PeriodHit], told: When | None, clock: Clock) -> Period | None:
    """The time that the text speaks of, in the year that *the same day in 2015* names."""
    hit = next((hit for hit in said if hit.reach is Reach.ANNIVERSARY), None)
    period = (told.period if told else None) or clock.now
    if hit is None or hit.year is None or period is None:
        return None
    of = period.end.year if hit.till is None else year_of(period.end, clock.calendar)
    return months_before(period, _YEAR * (of - hit.year))


def _of_level(sentence: Sentence, zone: Zone, told: When | None) -> When:
    around = _said(sentence, zone, change=False)
    stated = _stated(sentence, zone, around, told.period if told else None)
    if stated is not None:
        return stated
    stated_at = {Reach.ABSOLUTE, Reach.DAY}
    later = [hit for hit in sentence.hits if hit.reach in stated_at and hit.start >= zone.end]
    other = later and _is_of_another(sentence, zone, later[0], told)
    if later and not other and not zone.contrasted and sentence.is_first(zone):
        # *46.9 thefts and 61.2 crimes in the year to 30 June 2016*: said once, at the end.
        return When(period=later[0].period)
    return When(period=told.period, base=told.base, months=told.months) if told else When()


def _is_of_another(sentence: Sentence, zone: Zone, hit: PeriodHit, told: When | None) -> bool:
    """
    Whether a date behind a number is of another level.

    *24.9 weeks, up 0.5 weeks on June 2024*, *64% (in 2024: 65%)*, *completed 40, and had 12 open at
    the end of June*.
    """
    between = sentence.plain[zone.end : hit.start]
    if _OTHER_LEVEL.search(between):
        return True
    if told is None or told.period is None:
        return False  # what the text speaks of nobody has said: a date may well be of all of it
    aside = between.count("(") > between.count(")")
    day = hit.period is not None and hit.period.start == hit.period.end
    longer = told.period.start < told.period.end
    return aside or _is_base(sentence, hit) or (day and longer)


def _stated(
    sentence: Sentence, zone: Zone, around: list[PeriodHit], told: Period | None
) -> When | None:
    """The time that is stated with a level, or said by the distance from that of the text."""
    own = hits_in(sentence.hits, zone)
    then = _told_then(sentence, zone, told)
    if then is not None and not own:
        return then
    at = zone.number.start if zone.number else zone.start
    near = sorted(own, key=lambda hit: _apart(sentence, hit, at))
    for hit in chain(near, around):
        if hit.start > at and _THAN.search(sentence.plain, at, hit.start):
            continue  # *24.3 weeks, sooner than in the three months to June*
        if hit.reach in {Reach.ABSOLUTE, Reach.DAY} and hit.period:
            return When(period=hit.period)
        based = _is_base(sentence, hit) and not _opens_with(sentence, hit, zone)
        if hit.reach is Reach.PREVIOUS and not based and not _looks_back(sentence, zone, hit):
            return _earlier(told, _months([hit]))
    reaches = {hit.reach for hit in own}
    if Reach.ANNIVERSARY in reaches:
        other = _anniversary(own, When(period=told), sentence.clock)
        return When(period=other, elsewhen=other is None, past=True)
    if Reach.LATER in reaches or (Reach.PREVIOUS in reaches and zone.contrasted):
        # *Compared with 64.5 in the previous year*, *26 a year later*.
        later = Reach.LATER in reaches
        return (
            _earlier(_stated_before(sentence, own[0]) or told, -_YEAR)
            if later
            else _earlier(told, _months([hit for hit in own if hit.reach is Reach.PREVIOUS]))
        )
    end = zone.number.end if zone.number else zone.end
    years = (hit for hit in around if hit.reach is Reach.YEAR and hit.start < end + _NEAR)
    year = next(years, None)
    return When(period=year.period, elsewhen=year.period is None, past=True) if year else None


def _told_then(sentence: Sentence, zone: Zone, told: Period | None) -> When | None:
    """When it was of which a clause tells: *fewer than a year earlier, when 42,715 arrived*."""
    then = _then(sentence, zone)
    if then is not None and then.reach in {Reach.ABSOLUTE, Reach.DAY} and then.period:
        return When(period=then.period, past=told is not None and then.period.end < told.end)
    if then is not None and then.reach is Reach.PREVIOUS:
        return _earlier(told, then.months or _YEAR)
    return None


def _then(sentence: Sentence, zone: Zone) -> PeriodHit | None:
    """The time right before a clause that tells of it: *a year ago, when it had been 39,800*."""
    start = zone.number.start if zone.number else zone.start
    for hit in reversed(sentence.hits):
        if hit.end <= start:
            found = _THEN.match(sentence.plain, hit.end, start)
            return hit if found and found.end() <= start else None
    return None


def _opens_with(sentence: Sentence, hit: PeriodHit, zone: Zone) -> bool:
    """*Against the first quarter (£10.7 million) they were lower*: whether it opens so."""
    at = zone.number.end if zone.number else zone.start
    opened = _SET_AGAINST.fullmatch(sentence.plain, sentence.start, hit.start)
    return bool(opened and _OPENS_ASIDE.fullmatch(sentence.plain, hit.end, at))


def _looks_back(sentence: Sentence, zone: Zone, hit: PeriodHit) -> bool:
    """Whether a time only tells which are counted: *19 who had been seen within the past year*."""
    start = zone.number.end if zone.number else zone.start
    return _WITHIN.search(sentence.plain, start, hit.start) is not None


def _apart(sentence: Sentence, hit: PeriodHit, at: int) -> tuple[bool, int]:
    """How far a date stands from a number; one in the same clause is nearer than any other."""
    between = sentence.plain[hit.end : at] if hit.end <= at else sentence.plain[at : hit.start]
    return ":" in between or ";" in between, abs(hit.start - at)


def _stated_before(sentence: Sentence, hit: PeriodHit) -> Period | None:
    """*From 17 in the year to 30 June 2015 to 26 a year later*: later than what stands before."""
    stated = [
        one.period for one in sentence.hits if one.reach is Reach.ABSOLUTE and one.end <= hit.start
    ]
    return stated[-1] if stated else None


def _is_base(sentence: Sentence, hit: PeriodHit) -> bool:
    """Whether a period is what a change is measured against: *a fall of 18% on 2014/15*."""
    return BASE_BEFORE.search(sentence.plain[: hit.start]) is not None


def _is_year(period: Period) -> bool:
    return period == months_ending(period.end, 12)


def _earlier(period: Period | None, months: int | None) -> When:
    """The period so many months before another; of an unknown one nobody can tell."""
    if period is None or not months:
        return When(elsewhen=True, past=not months or months > 0)
    return When(period=months_before(period, months), past=months > 0)


def _months(said: list[PeriodHit]) -> int | None:
    """How far back a change is said to look: *over five years*, *than a year earlier*."""
    for hit in said:
        if hit.reach is Reach.PREVIOUS:
            return hit.months or _YEAR
        if hit.months:
            return hit.months
    return None


def _said(sentence: Sentence, zone: Zone, *, change: bool) -> list[PeriodHit]:
    """What is said of time in a zone, in what leads up to it, for a change in what trails it."""
    trail = sentence.trail(zone)
    leads = [
        lead
        for lead in sentence.leads(zone)
        if lead.number is None and ";" not in sentence.plain[lead.start : zone.start + 1]
    ]
    if change and trail is None:
        # *3.2% above the level of 56,105 twelve months before*: the level has its time for both.
        base = next((part for part in sentence.parts if part.start == zone.end), None)
        end = zone.number.end if zone.number else zone.start
        unit = end_of_unit(zone.number, sentence.plain) if zone.number else end
        joined = base is not None and not sentence.plain[unit : base.start].strip()
        aside = base is not None and _IN_ASIDE.match(sentence.plain, unit) is not None
        if joined and base is not None and (base.likened or aside):
            trail = base  # *0.6 weeks (2.6%) less than in the quarter before*
    opening = [one for one in sentence.parts[:1] if change and one.number and one != zone]
    leads += [
        one
        for one in opening
        if any(_opens_with(sentence, hit, one) for hit in hits_in(sentence.hits, one))
    ]
    scope = [zone, *([trail] if trail and change else []), *leads]
    return [hit for part in scope for hit in hits_in(sentence.hits, part)]
