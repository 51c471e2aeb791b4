"""
The levels of a change: *up 7.6% to 1,475*, *a fall of 3% from 10,540*, *4% more than the 2,600*.

A level that stands with its change needs no words of its own: the change is of that level.
"""

import re
from dataclasses import dataclass, replace

from schemas.terms import Unit
from validate.family.model import Family, Measure
from validate.recognition.asides import in_aside, in_same_aside
from validate.recognition.english import COMPARATIVES, FALLING, HEDGES, RISING, alternatives, way_of
from validate.recognition.evidence import Tier
from validate.recognition.hearing import View
from validate.recognition.link import Link
from validate.recognition.periods import Reach
from validate.recognition.sentence import Sentence
from validate.recognition.tokens import Number
from validate.recognition.told import Stated
from validate.recognition.units import end_of_unit

_STOPS = r"and|but|while|whereas|whilst|though|although|compared|against|than"
_WORD = rf"(?:(?!(?:{_STOPS})\b)[^,;:.()\d\s]+)"
_LEAD = rf"(?:\s+(?:{HEDGES}))*\s+£?"
# *By 5.6% on the same quarter of the year before, from 25,320*, *by nearly 12% to £3.1 million*.
_TO = re.compile(
    rf"\)?(?:\s+{_WORD}){{0,10}}?,?\s+\(?(?:back\s+)?(?P<word>to|from){_LEAD}", re.IGNORECASE
)
# *3.5% lower than the 2,600 received*, *down 2% on the 1,830 of the quarter before*.
_BASE = re.compile(
    rf"(?:\s+(?:{alternatives(COMPARATIVES)}))?\s+(?:than|on|over|from|against|below|above)"
    rf"\s+(?:(?:the|a|its|their)\s+)?(?:~+\s+)?(?:(?:total|figure|level|number)\s+of\s+)?(?:{HEDGES}\s+)*£?"
    rf"|(?:\s+{_WORD}){{0,3}}?\s+(?:than|on|over|from|against)\s+~+\s*\("
    rf"|(?:\s+{_WORD}){{0,4}}\s+~+,\s+when\s+(?:there\s+were|it\s+was|they\s+were)\s+(?:{HEDGES}\s+)*£?",
    re.IGNORECASE,
)
# *By 6.6% (11,840, against 11,110 a year before)*, *more than a year ago (9,010, against 9,105)*.
_OPENED = re.compile(
    rf"(?:\s+{_WORD}){{0,8}}?(?:\s+(?:than|on|over|against|compared\s+(?:with|to))\s+(?:in\s+|at\s+)?~+)?"
    rf"(?:\s+{_WORD}){{0,4}}?\s*\((?:{HEDGES}\s+)*£?",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    rf"\s*(?:{_WORD}\s+)?,?\s+(?:as\s+against|against|compared\s+(?:with|to)|(?:up|down)\s+from)\s+"
    rf"(?:{HEDGES}\s+)*£?",
    re.IGNORECASE,
)


# *0.5 weeks, or 2.2%*.
_OR = re.compile(
    rf"(?:,?\s+or|,?\s+that\s+is,?|,?\s+i\.e\.|,?\s+equivalent\s+to|\s*\()\s*(?:{HEDGES}\s+)*",
    re.IGNORECASE,
)


_OR_BY = re.compile(
    rf"(?:\s+(?:in|over|on)\s+~+)?(?:,?\s+or|,?\s+that\s+is,?|\s*\()\s*(?:(?:up|down|by)\s+)?(?:{HEDGES}\s+)*",
    re.IGNORECASE,
)
_WAYS = re.compile(rf"\b(?:{alternatives((*RISING, *FALLING, 'up', 'down'))})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """
    What stands with a change: its link, ``sign`` where it is the change once more, in another unit.

    ``before`` says that it is the level before it.
    """

    link: Link
    unit: Unit
    before: bool = False
    sign: int = 0


def is_moved_to(sentence: Sentence, number: Number, said: Stated | None) -> bool:
    """*Up 1,415 to 26,735*: what a change came to, whatever the change itself is of."""
    if said is None or not said.sign or said.number.start < sentence.start:
        return False
    start = end_of_unit(said.number, sentence.plain)
    found = _TO.fullmatch(sentence.outline, start, max(start, number.start))
    return found is not None and found["word"].casefold() == "to"


def level_of(
    sentence: Sentence,
    number: Number,
    said: Stated | None,
    family: Family,
    *,
    own: View,
    unit: Unit | None,
) -> Level | None:
    """What a number is as a level of the change ``said`` right before it, if it is one."""
    if said is None or not said.link.measure or said.number.start < sentence.start:
        return None
    start = end_of_unit(said.number, sentence.plain)
    measure = family.measures[said.link.measure]
    level = family.measures.get(measure.change_of) if said.sign else measure
    if level is None or start > number.start or unit not in {None, *level.units}:
        return None
    between = sentence.outline[start : number.start]
    opens = said.sign and in_aside(sentence.plain, number) and _is_compared(sentence, number)
    found = _TO.fullmatch(between) or (_BASE.fullmatch(between) if said.sign else None)
    moved = bool(said.sign) or (said.number, number) in sentence.moves
    if opens:
        found = _OPENED.fullmatch(between)
    elif not said.sign and _looks_back(sentence, said.number, number):
        found, moved = _COMPARED.fullmatch(between), True
    if not found or not moved or not _is_silent(level, own):
        return None
    word = "to" if opens else (found.groupdict().get("word") or "").casefold()
    evidence = (f"the level of {said.link.measure}",) if said.sign else said.link.evidence
    link = replace(
        said.link,
        measure=level.name,
        candidates=(),
        evidence=evidence,
        tier=Tier.CARRIED,
        concept=level.concept,
        facets=level.facets,
        facets_stated=True,
    )
    return Level(link=link, unit=unit or level.unit, before=word != "to")


def same_change(
    sentence: Sentence, number: Number, said: Stated | None, family: Family, unit: Unit | None
) -> Level | None:
    """The change that was just said, said again in another unit: *0.5 weeks, or 2.2%*."""
    if said is None or not (said.sign and said.link.measure) or said.number.start < sentence.start:
        return None
    start = end_of_unit(said.number, sentence.plain)
    if unit is said.unit or not _OR.fullmatch(sentence.plain, start, max(start, number.start)):
        return None
    known = family.measures[said.link.measure]
    fits = [
        one
        for one in family.vocabulary.of_concept[known.concept]
        if known.change_of
        and one.change_of == known.change_of
        and one.span_months == known.span_months
        and unit in one.units
    ]
    if len(fits) != 1 or unit is None:
        return None
    link = replace(
        said.link, measure=fits[0].name, candidates=(), evidence=(f"{known.name} once more",)
    )
    return Level(link=link, unit=unit, sign=said.sign)


def change_of_move(
    sentence: Sentence, number: Number, said: Stated | None, family: Family, unit: Unit | None
) -> Level | None:
    """The change that two levels make: *fell from 2,600 to 2,505, or by 3.5%*."""
    if said is None or said.sign or not said.link.measure or unit is None:
        return None
    moved = next((one for one, other in sentence.moves if other == said.number), None)
    start = end_of_unit(said.number, sentence.plain)
    between = sentence.outline[start : max(start, number.start)]
    if moved is None or not _OR_BY.fullmatch(between):
        return None
    verbs = list(_WAYS.finditer(sentence.plain, sentence.start, moved.start))
    fits = [
        one
        for one in family.vocabulary.of_concept[said.link.concept]
        if one.change_of == said.link.measure
        and unit in one.units
        and one.span_months
        in {None, family.calendar.change_over and family.calendar.change_over.months}
    ]
    if not verbs or len(fits) != 1:
        return None
    evidence = (f"by how much {said.link.measure} moved",)
    link = replace(said.link, measure=fits[0].name, candidates=(), evidence=evidence)
    return Level(link=link, unit=unit, sign=way_of(verbs[-1].group().casefold()))


def _looks_back(sentence: Sentence, first: Number, second: Number) -> bool:
    """*Than a year ago (9,010, against 9,105)*: the second is of then, and not of somebody else."""
    back = {Reach.PREVIOUS, Reach.ANNIVERSARY}
    dated = any(hit.reach in back for hit in sentence.hits)
    return dated and in_same_aside(sentence.plain, first, second)


def _is_compared(sentence: Sentence, number: Number) -> bool:
    """Whether a number is set against another in its brackets."""
    later = next((one for one in sentence.numbers if one.start > number.start), None)
    if later is None or not _looks_back(sentence, number, later):
        return False
    return _COMPARED.fullmatch(sentence.outline, number.end, later.start) is not None


def _is_silent(level: Measure, own: View) -> bool:
    """Whether the words beside a number say nothing else than a level does."""
    stated = own.facets(level.concept).values
    strange = [one for one in own.heads if one != level.concept]
    return not strange and stated.items() <= level.facets.items()
