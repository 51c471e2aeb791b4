"""How a number goes on with the one before it: its sign, the times it is between, its unit."""

import re
from dataclasses import replace

from schemas.terms import Unit
from validate.family.model import Family, Measure
from validate.model import Period
from validate.recognition.asides import in_brackets
from validate.recognition.frames import Zone
from validate.recognition.groups import Groups
from validate.recognition.inherit import SHARES
from validate.recognition.link import Link
from validate.recognition.sentence import Sentence
from validate.recognition.tokens import Number
from validate.recognition.told import Stated, Told
from validate.recognition.units import (
    end_of_unit,
    is_time,
    names_people,
    rate_in,
    time_said,
    unit_of,
)

_LISTED = re.compile(
    r"(?:\s+(?:(?:in|on|over|for)\s+)?[@~]+)*\s*(?:,|,?\s+and)\s+(?:and\s+)?"
    r"(?:(?!(?:was|were|is|are|made|had|has|stood|rose|fell|grew|of|which|that|to|from)\b)[^\s,.;:()\d]+\s+){1,6}?"
    r"(?:by\s+)?",
    re.IGNORECASE,
)
_POINTS = re.compile(r"\s+points?\b", re.IGNORECASE)
# *Eight of the 12 months to 30 June*: the twelve are a period.
_OF_MONTHS = re.compile(r"\s+of\s+(?:the|those|these)\s+(?:12|twelve)\s+months\b", re.IGNORECASE)


def is_here(sentence: Sentence, one: Stated | None) -> bool:
    """Whether a statement is one of the sentence."""
    return one is not None and one.number.start >= sentence.start


def is_parallel(sentence: Sentence, number: Number, told: Told) -> bool:
    """*Money claims grew by 5.6%, possession claims 5.3%*, *grew most (5.6%), then others (5%)*."""
    plain, before = sentence.plain, told.previous
    if before is None or not (before.sign and is_here(sentence, before)):
        return False
    start = end_of_unit(before.number, plain)
    listed = _LISTED.fullmatch(sentence.outline, start, max(start, number.start))
    both = in_brackets(plain, before.number) and in_brackets(plain, number)
    return both or listed is not None


def between(sentence: Sentence, told: Told) -> tuple[Period, Period] | None:
    """When the levels were between which a change is that follows them."""
    before, now = told.previous, told.time.period
    if before is None or before.sign or not is_here(sentence, before):
        return None
    at = before.span.period
    if before.span.past and at and now:
        return now, at  # *down from 43,805 in January to March, a fall of 2.7%*
    first = told.recent[0]
    same = first.link.measure == before.link.measure and first.subject == before.subject
    days = {one.span.period for one in (first, before)} - {None}
    if not (same and before.link.measure and not first.sign and is_here(sentence, first)):
        return None
    ordered = sorted((day for day in days if day), key=lambda day: day.end)
    return (ordered[1], ordered[0]) if len(ordered) > 1 else None


def with_part(found: Link, measure: Measure, family: Family) -> Link:
    """What is said of a share may go on with what has it: *they are 63%; they grew by 5%*."""
    part = family.measures.get(measure.ratio.numerator) if measure.ratio else None
    apart = part is not None and part.concept != measure.concept and not found.also
    return replace(found, also=part.concept) if part and apart else found


def printed_unit(
    sentence: Sentence, groups: Groups, number: Number, zone: Zone, told: Told
) -> Unit | None:
    """The unit that is printed with a number or, for all numbers of a sentence, before them."""
    plain = sentence.plain
    if number.start in groups.listed:
        return groups.listed[number.start]
    if number == groups.opening or groups.is_whole(number):
        return Unit.COUNT
    own = unit_of(number, plain, number.end, zone.end)
    whole = groups.wholes.get(number.start)
    timed = unit_of(whole, plain, whole.end, whole.end) if whole else None
    if own is None and timed and is_time(timed):
        return timed  # *three of the four quarters*
    before = told.previous.unit if told.previous else None
    if own is None and _OF_MONTHS.match(plain, number.end):
        own = Unit.MONTHS
    elif own is None and before in SHARES and _POINTS.match(plain, number.end):
        own = Unit.PERCENTAGE_POINT  # *9.2%, 1.8 points fewer than a year ago*
    bare = own is Unit.PER_1000_POPULATION and not names_people(plain, number.end, zone.end)
    if bare and before is Unit.PER_1000_HOUSEHOLDS:
        return before  # *8.1 in every 1,000 elsewhere*
    if own is None and number.decimals:
        first = next((one for one, other in sentence.moves if number in {one, other}), None)
        own = time_said(plain, sentence.start, first.start) if first else None
    # *For every 100 offences it made 46 arrests*, *per 1,000 people, 47 thefts and 61 crimes*.
    return own or rate_in(plain, sentence.start, min(sentence.numbers[0].start, number.start))
