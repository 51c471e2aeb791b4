"""
Figures stated in prose.

For each number: the zone it stands in, what the zone states, what it has from the statement before
(see :mod:`~validate.recognition.frames`), and the measure that this points to. A number that no
declared measure answers to is left to the ledger.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from schemas.terms import Kind, Qualifier, Unit
from validate.family.model import Family
from validate.model import Figure, Period
from validate.reading.document import Block, BlockKind, Document
from validate.recognition.exclusions import Reasons, reasons
from validate.recognition.frames import Zone, hits_in, ranges, zones
from validate.recognition.ids import Identifiers
from validate.recognition.link import Heard, Link, hear, is_anaphoric, linked, unexplained
from validate.recognition.periods import PeriodHit, Reach, find_periods, span_years, years_before
from validate.recognition.places import place_of
from validate.recognition.qualifiers import qualifier_of
from validate.recognition.sentences import sentences
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number, numbers
from validate.recognition.units import Direction, direction_of, unit_of
from validate.vocabulary import Word, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one number states; carried on to the numbers that only add to it."""

    number: Number
    concept: str
    facets: dict[str, str]
    unit: Unit
    sign: int
    subject: str
    period: Period | None
    base: Period | None
    link: Link
    inferred: tuple[str, ...] = ()
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """One sentence within the plain text of its block."""

    plain: str
    start: int
    end: int
    hits: tuple[PeriodHit, ...]
    numbers: tuple[Number, ...]
    parts: tuple[Zone, ...] = field(default=())

    def leads(self, zone: Zone) -> list[Zone]:
        """The zones before one, nearest first."""
        return [part for part in reversed(self.parts) if part.end <= zone.start]

    def trail(self, zone: Zone) -> Zone | None:
        """The numberless zone right after one."""
        after = [part for part in self.parts if part.start >= zone.end]
        return after[0] if after and after[0].number is None else None


def read_claims(
    document: Document,
    block: Block,
    family: Family,
    subjects: Subjects,
    before: Statement | None,
    *,
    kind: Kind,
    context: str,
    identifiers: Identifiers,
) -> tuple[tuple[Figure, ...], Statement | None]:
    """
    The figures that the sentences of one block state, linked ones only.

    Also gives back the last statement, linked or not, for the block that follows.
    """
    figures = []
    for sentence, statement in statements(block.text.plain, block.kind, family, subjects, before):
        before = statement
        if statement.link.measure:
            figures.append(
                _figure(document, block, family, sentence, statement, kind, context, identifiers)
            )
    return tuple(figures), before


def statements(
    plain: str, kind: BlockKind, family: Family, subjects: Subjects, before: Statement | None = None
) -> Iterator[tuple[_Sentence, Statement]]:
    """
    Every statement of a paragraph, linked or not, in order.

    ``before`` is the last statement of the text so far: *over this same period* refers to it.
    """
    if not any(char.isdigit() for char in plain):
        return
    excluded = reasons(plain, kind, family)
    previous: Statement | None = None
    for start, end in sentences(plain):
        if not any(char.isdigit() for char in plain[start:end]):
            continue
        sentence = _sentence(plain, start, end, excluded)
        bounds = _bounds(plain[:end], sentence.numbers)
        for zone in sentence.parts:
            if zone.number is None:
                continue
            statement = _read_zone(sentence, zone, family, subjects, previous, before)
            statement = replace(statement, qualifier=bounds.get(zone.number.start, statement.qualifier))
            yield sentence, statement
            previous = before = statement


def _bounds(plain: str, found: Sequence[Number]) -> dict[int, Qualifier]:
    bounds = {}
    for first, second in ranges(plain, found):
        bounds[first.start] = Qualifier.LOWER
        bounds[second.start] = Qualifier.UPPER
    return bounds


def _sentence(plain: str, start: int, end: int, excluded: Reasons) -> _Sentence:
    text = " " * start + plain[start:end]
    hits = find_periods(text)
    found = tuple(number for number in numbers(text) if not excluded.why_not(number))
    return _Sentence(
        plain=plain,
        start=start,
        end=end,
        hits=hits,
        numbers=found,
        parts=zones(plain, start, end, found),
    )


def _read_zone(
    sentence: _Sentence,
    zone: Zone,
    family: Family,
    subjects: Subjects,
    previous: Statement | None,
    before: Statement | None,
) -> Statement:
    number = zone.number
    assert number is not None
    first = zone.number is sentence.numbers[0]
    sequence, known, subject = _words(sentence, zone, subjects)
    heard = hear(family, sequence, sentence.plain)
    carried = previous if previous and _carries(family, heard, sequence, known, previous) else None
    if first and not heard.concept:
        # What leads up to the first number of a sentence belongs to it: *Of the calls ..., 44*.
        sequence, known, subject = _with_leads(sentence, zone, subjects, subject)
        wider = hear(family, sequence, sentence.plain)
        if wider.concept:
            heard, carried = wider, None
    concept = heard.concept or (carried.concept if carried else "")
    facets = dict(heard.facets)
    if carried and carried.concept == concept:
        facets = {**carried.facets, **facets}
    direction = direction_of(number, sentence.plain, zone.start, zone.end)
    unit = unit_of(number, sentence.plain, sentence.start if first else zone.start, zone.end)
    sign = _sign(direction, carried, unit)
    if unit is None:
        unit = carried.unit if carried and not heard.concept else Unit.COUNT
    subject = subject or _inherited_subject(previous, carried, first=first) or subjects.own
    told = carried or (previous if not first else None)
    if told is None and any(hit.reach is Reach.SAME for hit in hits_in(sentence.hits, _whole(sentence))):
        told = before
    period, base = _periods(sentence, zone, told, sign)
    link = _link(family, heard, sequence, known, concept, facets, unit, sign, period, base)
    if direction and direction.comparative and _compares_places(sentence, zone, subjects):
        link = Link(measure="", candidates=link.candidates, reason="compares two subjects")
    return Statement(
        number=number,
        concept=concept,
        facets=facets,
        unit=unit,
        sign=sign,
        subject=subject,
        period=period,
        base=base if sign else None,
        link=link,
        qualifier=qualifier_of(sentence.plain, number, sentence.start),
    )


def _words(
    sentence: _Sentence, zone: Zone, subjects: Subjects
) -> tuple[tuple[Word, ...], frozenset[int], str]:
    """The words of a zone, which of them dates and subjects explain, and the subject named."""
    sequence = tuple(
        _placed(word, zone.start) for word in words(sentence.plain[zone.start : zone.end])
    )
    hits = sentence.hits
    known = {
        index
        for index, word in enumerate(sequence)
        if any(hit.start <= word.start < hit.end for hit in hits)
    }
    found = subjects.found(sequence, sentence.plain)
    for _, match in found:
        known.update(match.indexes)
    number = zone.number
    named = ""
    if found:
        middle = number.start if number else zone.end
        named = min(found, key=lambda pair: abs(pair[1].start - middle))[0]
    return sequence, frozenset(known), named


def _placed(word: Word, shift: int) -> Word:
    """A word of a part of a text, placed in the whole."""
    return Word(word.text, word.start + shift, word.end + shift)


def _whole(sentence: _Sentence) -> Zone:
    return Zone(start=sentence.start, end=sentence.end)


def _with_leads(
    sentence: _Sentence, zone: Zone, subjects: Subjects, subject: str
) -> tuple[tuple[Word, ...], frozenset[int], str]:
    whole = Zone(start=sentence.start, end=zone.end, number=zone.number)
    sequence, known, named = _words(sentence, whole, subjects)
    return sequence, known, subject or named


def _carries(
    family: Family,
    heard: Heard,
    sequence: tuple[Word, ...],
    known: frozenset[int],
    previous: Statement,
) -> bool:
    """Whether a zone goes on with the statement before it instead of opening its own."""
    if heard.concept:
        return heard.concept == previous.concept
    return previous.concept in heard.weak or is_anaphoric(family, heard, sequence, known)


def _sign(direction: Direction | None, carried: Statement | None, unit: Unit | None) -> int:
    if unit not in {Unit.PERCENT, Unit.PERCENTAGE_POINT, None}:
        return 0
    if direction:
        return direction.sign
    return carried.sign if carried and carried.unit in {unit, Unit.PERCENT} else 0


def _inherited_subject(
    previous: Statement | None, carried: Statement | None, *, first: bool
) -> str:
    if carried:
        return carried.subject
    return previous.subject if previous and not first else ""


def _periods(
    sentence: _Sentence, zone: Zone, told: Statement | None, sign: int
) -> tuple[Period | None, Period | None]:
    """
    The period of a statement, and for a change the period it is measured against.

    ``told`` is the statement that it goes on with, if it does.
    """
    absolute = _stated_periods(sentence, zone, sign)
    previous = any(hit.reach is Reach.PREVIOUS for hit in sentence.hits)
    if not absolute:
        period = told.period if told else None
        base = told.base if told else None
    elif not sign:
        return absolute[0].period, None
    else:
        # A change runs between two periods: the later is its own, whatever their order in print.
        ordered = sorted((hit.period for hit in absolute if hit.period), key=lambda one: one.end)
        period = ordered[-1]
        base = next((hit.base for hit in absolute if hit.base), None)
        if base is None and ordered[0] != period:
            base = ordered[0]
        elif base is None and told and told.period == period:
            base = told.base
    if sign and period and base is None and previous:
        base = years_before(period, 1)
    return period, base


def _stated_periods(sentence: _Sentence, zone: Zone, sign: int) -> list[PeriodHit]:
    """The periods said of a zone: in it, in what leads up to it, for a change also in what trails."""
    trail = sentence.trail(zone)
    leads = [lead for lead in sentence.leads(zone) if lead.number is None]
    scope = [zone, *leads, *([trail] if trail and sign else [])]
    first = zone.number is sentence.numbers[0]
    if not first and not any(hits_in(sentence.hits, part) for part in scope):
        return []
    return [
        hit
        for part in scope
        for hit in hits_in(sentence.hits, part)
        if hit.reach is Reach.ABSOLUTE and hit.period
    ]


def _link(
    family: Family,
    heard: Heard,
    sequence: tuple[Word, ...],
    known: frozenset[int],
    concept: str,
    facets: dict[str, str],
    unit: Unit,
    sign: int,
    period: Period | None,
    base: Period | None,
) -> Link:
    if not concept:
        return Link(measure="", reason="no declared concept is named")
    if heard.conflicting:
        return Link(measure="", reason=f"two values of {', '.join(sorted(heard.conflicting))}")
    residue = unexplained(family, heard, sequence, known)
    if residue:
        return Link(measure="", reason=f"the word {residue!r} is not explained")
    span = span_years(period, base) if period and base else None
    return linked(family, concept, facets, unit, changes=bool(sign), span=span)


def _compares_places(sentence: _Sentence, zone: Zone, subjects: Subjects) -> bool:
    """*17 percent higher than England and Wales* sets two places apart; it is no change."""
    trail = sentence.trail(zone)
    if trail is None:
        return False
    sequence, _, named = _words(sentence, trail, subjects)
    if not named or named == subjects.own:
        return False
    return not hits_in(sentence.hits, trail) and len(sequence) < 14  # noqa: PLR2004 - a bare name, not a clause


def _figure(
    document: Document,
    block: Block,
    family: Family,
    sentence: _Sentence,
    statement: Statement,
    kind: Kind,
    context: str,
    identifiers: Identifiers,
) -> Figure:
    number, measure = statement.number, family.measures[statement.link.measure]
    value = abs(number.value) * statement.sign if statement.sign else number.value
    period, base = statement.period, statement.base
    keys = (
        kind, context, statement.subject, measure.name,
        period.iso if period else "", base.iso if base else "",
    )  # fmt: skip
    return Figure(
        id=identifiers.give("f", *keys),
        report=identifiers.report,
        family=family.name,
        kind=kind,
        context=context,
        subject=statement.subject,
        measure=measure.name,
        period=period,
        base_period=base,
        printed=number.text,
        value=value + Decimal(0),
        decimals=number.decimals,
        unit=measure.unit,
        qualifier=statement.qualifier,
        population=measure.population,
        excludes=measure.excludes if _is_national(family, statement.subject) else (),
        place=place_of(document, block.text, number.start, number.end, (sentence.start, sentence.end)),
        method="prose",
    )


def _is_national(family: Family, subject: str) -> bool:
    national = family.national
    return national is not None and national.name == subject
