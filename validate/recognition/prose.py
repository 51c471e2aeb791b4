"""
What each number in a paragraph states.

A zone's own words come first; what it leaves unsaid it has from the statement before or from what
the paragraph speaks of. Then the measure at the point so described is looked up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from schemas.terms import Qualifier, Unit
from validate.family.model import Family
from validate.reading.document import BlockKind
from validate.recognition.concepts import SHARES, Listener, View
from validate.recognition.doubts import Doubts
from validate.recognition.english import UNREAL
from validate.recognition.exclusions import reasons
from validate.recognition.frames import Zone, deals_out, lists
from validate.recognition.link import (
    Link,
    hear,
    linked,
    narrowing_group,
    says_nothing,
    unexplained,
    uses_facets,
)
from validate.recognition.qualifiers import qualifier_of
from validate.recognition.sentence import Sentence, bounds_of, read_sentence, words_in
from validate.recognition.sentences import sentences
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number
from validate.recognition.units import Direction, direction_of, end_of_unit, unit_of
from validate.recognition.when import When, when_of

# *Targets for 2017.* sets the tone of what follows; a longer sentence speaks for itself.
_LONGEST_HEADING = 6
_RATE_NOUNS = frozenset({"rate", "rates", "figure", "figures", "average", "number", "level"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What one number states. ``sign`` is +1 or -1 for a change, 0 for a level."""

    number: Number
    quote: tuple[int, int]
    concept: str
    facets: Mapping[str, str]
    unit: Unit
    sign: int
    subject: str
    span: When
    link: Link
    qualifier: Qualifier | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """
    What the text has said so far.

    ``previous`` is the last statement of the paragraph, ``before`` that of the text; ``concept``
    and ``facets`` are what the paragraph speaks of, ``subjects`` whom its last sentence named;
    ``unreal`` that it has turned to targets or forecasts.
    """

    previous: Stated | None = None
    before: Stated | None = None
    concept: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    subjects: tuple[str, ...] = ()
    unreal: bool = False

    def after(self, statement: Stated) -> "_Told":
        """What has been said once a statement is made."""
        return replace(
            self,
            previous=statement,
            before=statement,
            concept=statement.concept or self.concept,
            facets=statement.facets if statement.concept else self.facets,
        )


def statements(
    plain: str, kind: BlockKind, family: Family, subjects: Subjects, before: Stated | None
) -> Iterator[Stated]:
    """
    Every statement of a paragraph, linked or not, in order.

    ``before`` is the last statement of the text so far: *over this same period* refers to it.
    """
    if not any(char.isdigit() for char in plain):
        return
    excluded = reasons(plain, kind, family)
    told = _Told(before=before)
    for start, end in sentences(plain):
        sentence = read_sentence(plain, start, end, excluded, subjects)
        if not sentence.numbers:
            told = _told_by_words(sentence, family, subjects, told)
            continue
        reader = _Reader.of(sentence, family, subjects, told)
        for zone in sentence.parts:
            if zone.number is not None:
                statement = reader.read(zone, zone.number, told)
                yield statement
                told = told.after(statement)
        told = replace(told, subjects=sentence.named or told.subjects)


def _told_by_words(sentence: Sentence, family: Family, subjects: Subjects, told: _Told) -> _Told:
    """A sentence without figures still says what the next one is about."""
    sequence = words_in(sentence.plain, sentence.start, sentence.end)
    heard = hear(family, sequence, sentence.plain)
    named = tuple(dict.fromkeys(name for name, _ in subjects.found(sequence, sentence.plain)))
    heading = len(sequence) <= _LONGEST_HEADING
    unreal = heading and UNREAL.search(sentence.plain, sentence.start, sentence.end) is not None
    told = replace(told, subjects=named or told.subjects, unreal=told.unreal or unreal)
    if not heard.concept and not heard.facets:
        return told
    facets = {} if heard.conflicting else dict(heard.facets)
    return replace(told, previous=None, concept=heard.concept, facets=facets)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """Where a number points: concept, facets, unit, level or change and its span."""

    concept: str
    facets: Mapping[str, str]
    unit: Unit
    sign: int
    span: When
    after: int

    def link(self, family: Family) -> Link:
        """The one measure there, if there is one."""
        return linked(
            family,
            self.concept,
            self.facets,
            self.unit,
            changes=bool(self.sign),
            span=self.span.years if self.sign else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """
    Reads the zones of one sentence.

    By the place of the number: ``dealt`` says whose it is, ``listed`` the unit that it shares with
    the end of its list (*9.4 and 8.1 percent*), ``bounds`` which end of a range it is.
    """

    sentence: Sentence
    family: Family
    subjects: Subjects
    listener: Listener
    dealt: Mapping[int, str]
    listed: Mapping[int, Unit]
    bounds: Mapping[int, Qualifier]
    doubts: Doubts

    @classmethod
    def of(cls, sentence: Sentence, family: Family, subjects: Subjects, told: _Told) -> "_Reader":
        """The reader of a sentence."""
        text = sentence.plain[: sentence.end]
        dealt, bounds = _dealt_subjects(sentence, told), bounds_of(text, sentence.numbers)
        return cls(
            sentence=sentence,
            family=family,
            subjects=subjects,
            listener=Listener(sentence=sentence, family=family, subjects=subjects),
            dealt=dealt,
            listed=_listed_units(sentence, text),
            bounds=bounds,
            doubts=Doubts(
                sentence=sentence,
                family=family,
                subjects=subjects,
                bounds=bounds,
                dealt=dealt,
                unreal=told.unreal,
            ),
        )

    def read(self, zone: Zone, number: Number, told: _Told) -> Stated:
        """What the number of a zone states."""
        sentence, plain, first = self.sentence, self.sentence.plain, self.sentence.is_first(zone)
        view = self.listener.view(zone.start, zone.end, number.start)
        wide = view
        if first and sentence.start < zone.start:
            # What leads up to the first number of a sentence belongs to it: *Of the calls, 44*.
            wide = self.listener.view(sentence.start, zone.end, number.start)
        # A base may lead only to the first number: *for every 100 offences it made 46 arrests*.
        unit = self.listed.get(number.start) or unit_of(
            number, plain, sentence.start if first else number.end, zone.end
        )
        view, concept = self.listener.concept(view, wide, number, unit, told.concept)
        if not concept and unit in SHARES and direction_of(number, plain, zone.start, zone.end):
            concept = self.listener.changing(view) or self.listener.changing(wide)
        likened = zone.likened and not first
        carries = not concept and self.listener.carries(view, told.concept, likened=likened)
        concept = told.concept if carries else concept
        same = told.previous if told.previous and told.previous.concept == concept else None
        direction = direction_of(number, plain, zone.start, zone.end, anaphoric=carries)
        unit = unit or _inherited_unit(number, plain, view, same, first=first)
        sign = _sign(direction, same, unit)
        going_on = same or (None if first else told.previous)
        span = when_of(
            sentence,
            zone,
            sign,
            previous=going_on.span if going_on else None,
            before=told.before.span if told.before else None,
        )
        facets = self._facets(view, told, same, first=first, carries=carries)
        point = _Point(
            concept=concept,
            facets=facets,
            unit=unit,
            sign=sign,
            span=span,
            after=end_of_unit(number, plain),
        )
        facets, link = self._link(view, point, told.facets)
        doubt = self.doubts.of(zone, number, view, direction, sign)
        if doubt:
            link = Link(measure="", candidates=link.candidates, reason=doubt)
        return Stated(
            number=number,
            quote=(sentence.start, sentence.end),
            concept=concept,
            facets=facets,
            unit=unit,
            sign=sign,
            subject=self._subject(number, view, wide, told, same, first=first),
            span=span,
            link=link,
            qualifier=self.bounds.get(number.start) or qualifier_of(plain, number, sentence.start),
        )

    def _facets(
        self, view: View, told: _Told, same: Stated | None, *, first: bool, carries: bool
    ) -> Mapping[str, str]:
        """The facets stated; a zone that goes on keeps the others of the statement before."""
        own = view.heard.facets
        if view.heard.concept:  # a head of its own opens a frame of its own
            return own
        if same is not None and (not first or not own):
            return {**same.facets, **own}
        return told.facets if carries and not own else own

    def _subject(
        self,
        number: Number,
        view: View,
        wide: View,
        told: _Told,
        same: Stated | None,
        *,
        first: bool,
    ) -> str:
        named = self.dealt.get(number.start) or view.named or (wide.named if first else "")
        if named:
            return named
        spread = self.family.spread
        if number.start in self.bounds and spread:
            return spread.name
        # A sentence that names something of its own is about the report's own subject again.
        own_words = first and (view.heard.concept or view.heard.facets)
        if same and not own_words and (spread is None or same.subject != spread.name):
            return same.subject
        if told.previous is not None and not first:
            return told.previous.subject
        return self.subjects.own

    def _link(
        self, view: View, point: "_Point", spoken_of: Mapping[str, str]
    ) -> tuple[Mapping[str, str], Link]:
        """The measure at a point, and the facets that it was found by."""
        reason = self._why_not(view, point)
        if reason:
            return point.facets, Link(measure="", reason=reason)
        link = point.link(self.family)
        if not link.measure and not point.facets:
            # *Such offences*: the concept has no total, so what was spoken of is still meant.
            meant = replace(point, facets=spoken_of)
            if uses_facets(self.family, point.concept, spoken_of):
                return spoken_of, meant.link(self.family)
        return point.facets, link

    def _why_not(self, view: View, point: "_Point") -> str:
        if not point.concept:
            return "no declared concept is named"
        if view.heard.conflicting:
            return f"two values of {', '.join(sorted(view.heard.conflicting))}"
        words = (self.family, view.heard, view.sequence, view.known)
        residue = unexplained(*words, point.concept)
        residue = residue or narrowing_group(*words, point.after)
        return f"the word {residue!r} is not explained" if residue else ""


def _dealt_subjects(sentence: Sentence, told: _Told) -> Mapping[int, str]:
    """Whose each number is where *respectively* deals them out; {} where the names do not match."""
    text = sentence.plain[: sentence.end]
    if not deals_out(text[sentence.start :]):
        return {}
    dealt: dict[int, str] = {}
    for run in lists(text, sentence.numbers):
        for named in (sentence.named, told.subjects):
            if len(named) == len(run):
                dealt.update(zip((number.start for number in run), named, strict=True))
                break
    return dealt


def _listed_units(sentence: Sentence, text: str) -> Mapping[int, Unit]:
    """A unit said once, at the end of a list, is that of all its numbers."""
    units: dict[int, Unit] = {}
    for run in lists(text, sentence.numbers):
        last = unit_of(run[-1], text, run[-1].start, run[-1].end)
        if last:
            units.update((number.start, last) for number in run)
    return units


def _inherited_unit(
    number: Number, plain: str, view: View, same: Stated | None, *, first: bool
) -> Unit:
    """The unit of the statement before, unless the number counts a thing of its own."""
    rest = plain[number.end : number.end + 8].lstrip()
    if same is None or rest.startswith(("of the", "out of", "of its", "in all", "in total")):
        return Unit.COUNT
    if first and not any(word.text in _RATE_NOUNS for word in view.sequence):
        return Unit.COUNT  # across a full stop the unit goes on only with *the rate*, *the figure*
    after = next(
        (index for index, word in enumerate(view.sequence) if word.start >= number.end), None
    )
    if after is None or plain[number.end] in {",", ".", ";", ":", ")"}:
        return same.unit
    known = after in view.known or says_nothing(view.sequence[after].text)
    return same.unit if known else Unit.COUNT


def _sign(direction: Direction | None, same: Stated | None, unit: Unit) -> int:
    if direction:
        return direction.sign  # of a count or a rate too: *3 more than a year earlier* is no level
    return same.sign if same and same.unit is unit and unit in SHARES else 0
