"""
What each number in a paragraph states.

A zone's own words come first; what it leaves unsaid it has from the statement before or from what
the paragraph speaks of. Then the measure at the point so described is looked up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from schemas.terms import Qualifier, Unit
from validate.family.model import Family
from validate.model import Period
from validate.reading.document import BlockKind
from validate.recognition.exclusions import Reasons, reasons
from validate.recognition.frames import Zone, hits_in, ranges, respective, zones
from validate.recognition.link import (
    Heard,
    Link,
    has_unit,
    hear,
    is_anaphoric,
    linked,
    says_nothing,
    unexplained,
    uses_facets,
)
from validate.recognition.periods import PeriodHit, Reach, find_periods, span_years, years_before
from validate.recognition.qualifiers import qualifier_of
from validate.recognition.sentences import sentences
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number, numbers
from validate.recognition.units import Direction, direction_of, unit_of
from validate.vocabulary import Word, words

_SHARES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT})
_RATES = frozenset(
    {
        Unit.PER_1000_POPULATION,
        Unit.PER_1000_HOUSEHOLDS,
        Unit.PER_MILLION_POPULATION,
        Unit.PER_100_OFFENCES,
    }
)
# A trailing *than England and Wales* is about this long; more is a clause of its own.
_BARE_NAME = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one number states. ``sign`` is +1 or -1 for a change, 0 for a level."""

    number: Number
    quote: tuple[int, int]
    concept: str
    facets: dict[str, str]
    unit: Unit
    sign: int
    subject: str
    period: Period | None
    base: Period | None
    link: Link
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence within the plain text of its paragraph."""

    plain: str
    start: int
    end: int
    hits: tuple[PeriodHit, ...]
    numbers: tuple[Number, ...]
    parts: tuple[Zone, ...]
    named: tuple[str, ...]

    def leads(self, zone: Zone) -> list[Zone]:
        """The zones before one, nearest first."""
        return [part for part in reversed(self.parts) if part.end <= zone.start]

    def trail(self, zone: Zone) -> Zone | None:
        """The numberless zone right after one."""
        after = [part for part in self.parts if part.start >= zone.end]
        return after[0] if after and after[0].number is None else None

    def is_first(self, zone: Zone) -> bool:
        """Whether no number of the sentence stands in an earlier zone."""
        return all(part.number is None for part in self.leads(zone))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What the paragraph has said so far: the last statement, the concept and facets spoken of."""

    previous: Statement | None = None
    before: Statement | None = None
    concept: str = ""
    facets: dict[str, str] = field(default_factory=dict)
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """The words of a zone, those that names and dates explain, the subject named, what is heard."""

    sequence: tuple[Word, ...]
    known: frozenset[int]
    named: str
    heard: Heard


def statements(
    plain: str, kind: BlockKind, family: Family, subjects: Subjects, before: Statement | None = None
) -> Iterator[Statement]:
    """
    Every statement of a paragraph, linked or not, in order.

    ``before`` is the last statement of the text so far: *over this same period* refers to it.
    """
    if not any(char.isdigit() for char in plain):
        return
    excluded = reasons(plain, kind, family)
    told = _Told(before=before)
    for start, end in sentences(plain):
        sentence = _sentence(plain, start, end, excluded, subjects)
        if not sentence.numbers:
            told = _told_by_words(sentence, family, subjects, told)
            continue
        for statement in _of_sentence(sentence, family, subjects, told):
            yield statement
            told = replace(
                told,
                previous=statement,
                before=statement,
                concept=statement.concept or told.concept,
                facets=statement.facets if statement.concept else told.facets,
            )
        told = replace(told, subjects=sentence.named or told.subjects)


def _of_sentence(
    sentence: _Sentence, family: Family, subjects: Subjects, told: _Told
) -> Iterator[Statement]:
    bounds = _bounds(sentence.plain[: sentence.end], sentence.numbers)
    dealt = _dealt_subjects(sentence, told)
    for zone in sentence.parts:
        if zone.number is None:
            continue
        statement = _read_zone(sentence, zone, family, subjects, told, dealt, bounds)
        yield statement
        told = replace(
            told,
            previous=statement,
            before=statement,
            concept=statement.concept or told.concept,
            facets=statement.facets if statement.concept else told.facets,
        )


def _sentence(plain: str, start: int, end: int, excluded: Reasons, subjects: Subjects) -> _Sentence:
    part = plain[start:end]
    if not any(char.isdigit() for char in part):
        return _Sentence(plain=plain, start=start, end=end, hits=(), numbers=(), parts=(), named=())
    hits = tuple(
        replace(hit, start=hit.start + start, end=hit.end + start) for hit in find_periods(part)
    )
    found = tuple(
        number
        for number in (_moved(one, start) for one in numbers(part))
        if not excluded.why_not(number)
    )
    names = subjects.found(_words(plain, start, end), plain) if found else ()
    named = [(match.start, match.end) for _, match in names]
    dated = [(hit.start, hit.end) for hit in hits]
    return _Sentence(
        plain=plain,
        start=start,
        end=end,
        hits=hits,
        numbers=found,
        parts=zones(plain, start, end, found, named, dated) if found else (),
        named=tuple(dict.fromkeys(name for name, _ in names)),
    )


def _moved(number: Number, shift: int) -> Number:
    return replace(number, start=number.start + shift, end=number.end + shift)


def _words(plain: str, start: int, end: int) -> tuple[Word, ...]:
    return tuple(
        Word(word.text, word.start + start, word.end + start) for word in words(plain[start:end])
    )


def _told_by_words(sentence: _Sentence, family: Family, subjects: Subjects, told: _Told) -> _Told:
    """A sentence without figures still says what the next one is about."""
    sequence = _words(sentence.plain, sentence.start, sentence.end)
    heard = hear(family, sequence, sentence.plain)
    named = tuple(dict.fromkeys(name for name, _ in subjects.found(sequence, sentence.plain)))
    if not heard.concept and not heard.facets:
        return replace(told, subjects=named or told.subjects)
    return replace(
        told,
        previous=None,
        concept=heard.concept,
        facets=dict(heard.facets) if not heard.conflicting else {},
        subjects=named or told.subjects,
    )


def _bounds(plain: str, found: Sequence[Number]) -> dict[int, Qualifier]:
    bounds = {}
    for first, second in ranges(plain, found):
        bounds[first.start] = Qualifier.LOWER
        bounds[second.start] = Qualifier.UPPER
    return bounds


def _dealt_subjects(sentence: _Sentence, told: _Told) -> dict[int, str]:
    """Whose each number is where *respectively* deals them out; {} where the names do not match."""
    dealt = respective(sentence.plain[: sentence.end], sentence.numbers)
    for named in (sentence.named, told.subjects):
        if dealt and len(named) == len(dealt):
            return {number.start: name for number, name in zip(dealt, named, strict=True)}
    return {}


def _view(
    sentence: _Sentence,
    start: int,
    end: int,
    number: Number | None,
    family: Family,
    subjects: Subjects,
) -> _View:
    sequence = _words(sentence.plain, start, end)
    known = {
        index
        for index, word in enumerate(sequence)
        if any(hit.start <= word.start < hit.end for hit in sentence.hits)
    }
    found = subjects.found(sequence, sentence.plain)
    for _, match in found:
        known.update(match.indexes)
    anchor = number.start if number else end
    named = min(found, key=lambda pair: abs(pair[1].start - anchor))[0] if found else ""
    return _View(
        sequence=sequence,
        known=frozenset(known),
        named=named,
        heard=hear(family, sequence, sentence.plain),
    )


def _read_zone(
    sentence: _Sentence,
    zone: Zone,
    family: Family,
    subjects: Subjects,
    told: _Told,
    dealt: dict[int, str],
    bounds: dict[int, Qualifier],
) -> Statement:
    number = zone.number
    assert number is not None
    plain, first = sentence.plain, sentence.is_first(zone)
    view = _view(sentence, zone.start, zone.end, number, family, subjects)
    leads = sentence.start < zone.start and first
    wide = _view(sentence, sentence.start, zone.end, number, family, subjects) if leads else view
    unit = unit_of(number, plain, sentence.start if first else zone.start, zone.end)
    view, concept = _own_concept(view, wide, number, unit, family, told)
    carries = not concept and _carries(view, family, told)
    if carries:
        concept = told.concept
    same = told.previous if told.previous and told.previous.concept == concept else None
    direction = direction_of(number, plain, zone.start, zone.end, anaphoric=carries)
    unit = unit or _inherited_unit(number, plain, view, same)
    sign = _sign(direction, same, unit)
    facets = _facets(view, told, same, first=first, carries=carries)
    subject = dealt.get(number.start) or view.named or (wide.named if first else "")
    # A sentence that names something of its own is about the report's own subject again.
    goes_on = same if not first or not (view.heard.concept or view.heard.facets) else None
    subject = subject or _unnamed_subject(
        number, bounds, told, goes_on, family, subjects, first=first
    )
    period, base = _periods(
        sentence, zone, same or (None if first else told.previous), told.before, sign
    )
    link = _link(family, view, concept, facets, told, unit, sign, period, base)
    if direction and direction.comparative and _compares_places(sentence, zone, subjects):
        link = Link(measure="", candidates=link.candidates, reason="compares two subjects")
    return Statement(
        number=number,
        quote=(sentence.start, sentence.end),
        concept=concept,
        facets=facets,
        unit=unit,
        sign=sign,
        subject=subject,
        period=period,
        base=base,
        link=link,
        qualifier=bounds.get(number.start) or qualifier_of(plain, number, sentence.start),
    )


def _own_concept(
    view: _View, wide: _View, number: Number, unit: Unit | None, family: Family, told: _Told
) -> tuple[_View, str]:
    """The concept that the zone names, or what leads up to it; and the view that names it."""
    counted = _counted(view, number, unit, family, told)
    if counted:
        return view, counted
    for one in (view, wide):
        if one.heard.concept:
            return one, one.heard.concept
        if wide.heard.facets and one is view and wide.heard.concept:
            continue
        beside = [
            name
            for name in one.heard.weak
            if one.heard.facets
            and not one.heard.conflicting
            and uses_facets(family, name, one.heard.facets)
        ]
        if len(beside) == 1:
            return one, beside[0]
    return view, ""


def _counted(view: _View, number: Number, unit: Unit | None, family: Family, told: _Told) -> str:
    """The concept of the noun that a number counts: *46 arrests*, *68.0 crimes per 1,000 people*."""
    if unit in _SHARES:
        return ""
    after = [index for index, word in enumerate(view.sequence) if word.start >= number.end]
    position = after[0] if after else None
    while position is not None and position < len(view.sequence):
        for name, indexes in view.heard.heads:
            if indexes[0] == position:
                return name
        # *Crimes* alone is any crime; beside a rate of the population it is all crime.
        weak = [
            name
            for name, indexes in view.heard.weak.items()
            if position in indexes and unit in _RATES and has_unit(family, name, unit)
        ]
        if told.concept in weak:
            return told.concept
        if len(weak) == 1 and not view.heard.facets:
            return weak[0]
        if position not in view.heard.explained and not says_nothing(view.sequence[position].text):
            return ""
        position += 1
        if position - after[0] > 2:  # noqa: PLR2004 - a modifier or two stand before the noun
            return ""
    return ""


def _carries(view: _View, family: Family, told: _Told) -> bool:
    """Whether a zone without a head goes on with what the paragraph speaks of."""
    if not told.concept:
        return False
    weak = frozenset(view.heard.weak.get(told.concept, ()))
    if is_anaphoric(family, view.heard, view.sequence, view.known | weak):
        return True
    facets = view.heard.facets
    return bool(facets) and not view.heard.conflicting and uses_facets(family, told.concept, facets)


def _inherited_unit(number: Number, plain: str, view: _View, same: Statement | None) -> Unit:
    """The unit of the statement before, unless the number counts a thing of its own."""
    if same is None:
        return Unit.COUNT
    after = next(
        (index for index, word in enumerate(view.sequence) if word.start >= number.end), None
    )
    rest = plain[number.end : number.end + 8].lstrip()
    if rest.startswith(("of the", "out of", "of its")):
        return Unit.COUNT
    if after is None or plain[number.end : number.end + 1] in {",", ".", ";", ":", ")"}:
        return same.unit
    word = view.sequence[after]
    return same.unit if after in view.known or says_nothing(word.text) else Unit.COUNT


def _sign(direction: Direction | None, same: Statement | None, unit: Unit) -> int:
    if unit not in _SHARES:
        return 0
    if direction:
        return direction.sign
    return same.sign if same and same.unit is unit else 0


def _facets(
    view: _View, told: _Told, same: Statement | None, *, first: bool, carries: bool
) -> dict[str, str]:
    """The facets stated; a zone that goes on keeps the others of the statement before."""
    own = dict(view.heard.facets)
    if same is not None and (not first or not own):
        return {**same.facets, **own}
    if carries and not own:
        return dict(told.facets)
    return own


def _unnamed_subject(
    number: Number,
    bounds: dict[int, Qualifier],
    told: _Told,
    same: Statement | None,
    family: Family,
    subjects: Subjects,
    *,
    first: bool,
) -> str:
    spread = family.spread
    if number.start in bounds and spread:
        return spread.name
    if same is not None and (spread is None or same.subject != spread.name):
        return same.subject
    if told.previous is not None and not first:
        return told.previous.subject
    return subjects.own


def _periods(
    sentence: _Sentence,
    zone: Zone,
    previous: Statement | None,
    before: Statement | None,
    sign: int,
) -> tuple[Period | None, Period | None]:
    """The period of a statement, and for a change the period it is measured against."""
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
    return period, base


def _stated_periods(sentence: _Sentence, zone: Zone, sign: int) -> list[PeriodHit]:
    """The periods said of a zone: in it, in what leads up to it, for a change also in what trails."""
    trail = sentence.trail(zone)
    leads = [lead for lead in sentence.leads(zone) if lead.number is None]
    scope = [zone, *leads, *([trail] if trail and sign else [])]
    return [
        hit
        for part in scope
        for hit in hits_in(sentence.hits, part)
        if hit.reach is Reach.ABSOLUTE and hit.period
    ]


def _link(
    family: Family,
    view: _View,
    concept: str,
    facets: dict[str, str],
    told: _Told,
    unit: Unit,
    sign: int,
    period: Period | None,
    base: Period | None,
) -> Link:
    if not concept:
        return Link(measure="", reason="no declared concept is named")
    if view.heard.conflicting:
        names = ", ".join(sorted(view.heard.conflicting))
        return Link(measure="", reason=f"two values of {names}")
    residue = unexplained(family, view.heard, view.sequence, view.known)
    if residue:
        return Link(measure="", reason=f"the word {residue!r} is not explained")
    span = span_years(period, base) if sign and period and base else None
    link = linked(family, concept, facets, unit, changes=bool(sign), span=span)
    if (
        not link.measure
        and not facets
        and told.facets
        and uses_facets(family, concept, told.facets)
    ):
        # *Such offences*: the concept has no total, so what was spoken of is still meant.
        facets.update(told.facets)
        link = linked(family, concept, facets, unit, changes=bool(sign), span=span)
    return link


def _compares_places(sentence: _Sentence, zone: Zone, subjects: Subjects) -> bool:
    """*17 percent higher than England and Wales* sets two places apart; it is no change."""
    trail = sentence.trail(zone)
    if trail is None or hits_in(sentence.hits, trail):
        return False
    sequence = _words(sentence.plain, trail.start, trail.end)
    named = [name for name, _ in subjects.found(sequence, sentence.plain)]
    return bool(named) and subjects.own not in named and len(sequence) < _BARE_NAME
