"""What the numbers of one sentence state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from schemas.terms import Unit
from validate.family.model import Measure
from validate.recognition.complements import rest_of, share_of
from validate.recognition.dealing import kinds_dealt
from validate.recognition.doubts import RECOUNTED, Doubted, Doubts
from validate.recognition.english import CAME_FROM
from validate.recognition.evidence import Tier
from validate.recognition.frames import Zone, hits_in
from validate.recognition.goes_on import (
    between,
    is_here,
    is_parallel,
    printed_unit,
    with_part,
)
from validate.recognition.groups import Groups
from validate.recognition.hearing import Listener, View
from validate.recognition.inherit import SHARES, inherited_unit, is_level, sign_of, verb_is_elided
from validate.recognition.levels import Level, change_of_move, is_moved_to, level_of, same_change
from validate.recognition.link import Link, link
from validate.recognition.others import Others
from validate.recognition.own_words import end_of_move, own_words
from validate.recognition.qualifiers import qualifier_of
from validate.recognition.query import Query, is_of_all
from validate.recognition.sentence import Sentence
from validate.recognition.tokens import Form, Number
from validate.recognition.told import Stated, Told
from validate.recognition.units import Change, direction_of, end_of_unit, is_time
from validate.recognition.when import When, when_of
from validate.recognition.wholes import Wholes
from validate.recognition.whose import Whose

_NEXT_VERB = re.compile(
    r"[,;]|\b(?:and|but)\s+(?:has|have|had|is|are|was|were|will|it|the|there|that|which|did|does)\b",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"\bit\s+(?:was|is|had\s+been|stood\s+at|came\s+to)\b[^,;]{0,20}$", re.IGNORECASE
)
_ALL_BUT = re.compile(r"\ball\s+(?:but|except)\s+$", re.IGNORECASE)
# How far from the start of a sentence a time may begin that holds for all of it.
_OPENS = 4
# Where the words stand that make a number the level before a move.
_NEAR = 60
_DEFINITE = re.compile(r"\b(?:the|all|these|those)\s+(?:of\s+the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads the zones of one sentence after what has been said."""

    sentence: Sentence
    listener: Listener
    groups: Groups
    doubts: Doubts
    whose: Whose
    wholes: Wholes
    fields: frozenset[str]
    kinds: Mapping[int, Mapping[str, str]]

    @classmethod
    def of(cls, sentence: Sentence, listener: Listener, told: Told) -> "Reader":
        """The reader of a sentence."""
        groups = Groups.of(sentence, told)
        kinds = kinds_dealt(sentence, listener)
        if kinds:
            whose = {place: name for place, name in groups.dealt.items() if place not in kinds}
            groups = replace(groups, dealt=whose)
        fields = (
            told.spoken.fields
            | listener.view(sentence.start, sentence.end, sentence.end).worded_fields
        )
        return cls(
            sentence=sentence,
            listener=listener,
            groups=groups,
            doubts=Doubts(
                sentence=sentence,
                family=listener.family,
                subjects=listener.subjects,
                others=Others(
                    sentence=sentence, family=listener.family, subjects=listener.subjects
                ),
                bounds=groups.bounds,
                dealt=frozenset((*groups.dealt, *groups.paired, *kinds)),
                unreal=told.unreal,
            ),
            whose=Whose(
                sentence=sentence,
                family=listener.family,
                groups=groups,
                own=listener.subjects.own,
            ),
            wholes=Wholes(sentence=sentence, listener=listener, fields=fields),
            fields=fields,
            kinds=kinds,
        )

    def read(self, zone: Zone, number: Number, told: Told) -> Stated:
        """What the number of a zone states."""
        pair = self.groups.paired.get(number.start)
        own = own_words(self.sentence, self.listener, zone, number)
        if number.start in self.kinds:
            own = replace(own, dealt=self.kinds[number.start])
        lead = self._lead(zone, number)
        printed = printed_unit(self.sentence, self.groups, number, zone, told)
        ending = end_of_move(self.sentence, self.listener, number, own)
        level = self._level(number, ending, told, printed)
        if level:
            unit, direction = level.unit, None
        else:
            unit = printed or self._inherited_unit(zone, number, own, told)
            direction = self._direction(zone, number, unit, anaphoric=told.previous is not None)
        opens = bool(
            (lead or own).heads or (lead and lead.weak_heads and not direction)
        )  # what names its own concept is no change by inheritance
        follows = told.previous is not None and told.previous.number.start in self.groups.dealt
        listed = follows and number.start in self.groups.dealt  # *falls of 0.5 and 9.8 percent*
        before = self.sentence.before(number)
        carries = (
            listed
            or not opens
            or verb_is_elided(before)
            or is_parallel(self.sentence, number, told)
        )
        same = told.previous if carries and not level else None
        if same and not same.sign and verb_is_elided(before) and is_here(self.sentence, told.moved):
            same = told.moved  # *fell by 1.5 points to 55.8%, and for others by 1.7 points*
        sign = level.sign if level else sign_of(direction, pair or same, unit, before)
        came_from = level.before if level else self._moved_from(number)
        span = self._when(zone, number, sign, lead, told, came_from=came_from)
        query = self._query(zone, number, own, told, unit=unit, sign=sign, span=span)
        known = pair.link if pair else level.link if level else None
        found = known or self._link(number, query, told)
        doubt = self._doubt(zone, number, found, told, query=query, direction=direction, span=span)
        if doubt:
            found = found.doubted(doubt)
            if doubt == RECOUNTED:  # what comes after it goes on with nothing of it
                found = replace(found, lost=True, concept="", facets={})
        if found.measure:
            measure = self.listener.family.measures[found.measure]
            span = self._completed(measure, span, zone, told)
            found = with_part(found, measure, self.listener.family)
        text = self.sentence.plain
        return Stated(
            number=number,
            quote=(self.sentence.start, self.sentence.end),
            unit=unit,
            sign=sign,
            subject=(level and told.previous and not own.named and told.previous.subject)
            or self.whose.subject(zone, query, told, found),
            span=span,
            link=found,
            contrasted=zone.contrasted,
            qualifier=self.groups.bounds.get(number.start)
            or qualifier_of(text, number, self.sentence.start),
        )

    def _level(self, number: Number, own: View, told: Told, printed: Unit | None) -> Level | None:
        """What a number is that only goes on with the change before it."""
        sentence, said, family = self.sentence, told.previous, self.listener.family
        return (
            level_of(sentence, number, said, family, own=own, unit=printed)
            or same_change(sentence, number, said, family, printed)
            or change_of_move(sentence, number, said, family, printed)
        )

    @property
    def _usual(self) -> int | None:
        """How far a change looks back of which nobody says it."""
        usual = self.listener.family.calendar.change_over
        return usual.months if usual else None

    def _completed(self, measure: Measure, span: When, zone: Zone, told: Told) -> When:
        """The span of a statement once its measure is known, which may tell how far it looks."""
        if measure.of_change:
            before = told.previous.span if told.previous else None
            return when_of(self.sentence, zone, 1, previous=before, before=before)
        return span.over(measure.span_months) if measure.changes else span

    def _when(
        self,
        zone: Zone,
        number: Number,
        sign: int,
        lead: View | None,
        told: Told,
        *,
        came_from: bool,
    ) -> When:
        pair = self.groups.paired.get(number.start)
        return when_of(
            self.sentence,
            zone,
            sign,
            previous=pair.span if pair else self._going_on(lead, told),
            before=told.before.span if told.before else None,
            came_from=came_from,
            origin=between(self.sentence, told) if lead is None else None,
            usual=self._usual,
        )

    def _lead(self, zone: Zone, number: Number) -> View | None:
        """What leads up to the first number of a sentence belongs to it: *Of the calls, 44*."""
        if not self.sentence.is_first(zone):
            return None
        return self.listener.view(self.sentence.start, zone.end, number.start)

    def _inherited_unit(self, zone: Zone, number: Number, own: View, told: Told) -> Unit:
        same = self.groups.paired.get(number.start) or told.previous
        before = self.sentence.plain[zone.start : number.start]
        if same is not None and same.sign and is_level(before):
            return told.counting.unit if told.counting else Unit.COUNT
        named = [one for one in own.heads if self._tells(one)]
        said = _IT_WAS.search(before) is None
        if (
            number.decimals > 0
            and same is not None
            and is_here(self.sentence, same)
            and is_time(same.unit)
        ):
            said = False  # *24.9 weeks: 28.0 for money claims*
        if same is not None and said and named and same.concept and same.concept not in named:
            return Unit.COUNT  # *detentions numbered 486*, behind a share of something else
        return inherited_unit(number, self.sentence.plain, own, same)

    def _tells(self, concept: str) -> bool:
        """Whether a concept tells what is counted: forces are named wherever a rate is theirs."""
        measures = self.listener.family.vocabulary.of_concept[concept]
        return not any(one.definite for one in measures)

    def _direction(
        self, zone: Zone, number: Number, unit: Unit, *, anaphoric: bool
    ) -> Change | None:
        """The change that a number is; none of the parts of a count, and no level before one."""
        plain = self.sentence.plain
        behind = anaphoric and is_level(plain[zone.start : number.start])
        direction = direction_of(
            number, self.sentence.nameless, zone.start, zone.end, anaphoric=anaphoric and not behind
        )
        part = number.start in self.groups.wholes or self.groups.is_whole(number)
        counts = part or number == self.groups.opening
        if counts or self._is_gap(direction, unit, zone) or self._moved_from(number):
            return None  # *crime rose in 39 of 43 forces*: a count of forces
        return direction

    def _query(
        self,
        zone: Zone,
        number: Number,
        own: View,
        told: Told,
        *,
        unit: Unit,
        sign: int,
        span: When,
    ) -> Query:
        plain, opening = self.sentence.plain, self.groups.opening
        lead = self._lead(zone, number)
        whole = self.groups.wholes.get(number.start)
        return Query(
            own=own,
            lead=lead,
            sentence=self._rest(zone, number),
            clause=self._clause(zone, number),
            start=number.start,
            end=end_of_unit(number, plain),
            unit=unit,
            changes=bool(sign),
            span=span.months if sign else None,
            usual=self._usual if sign else None,
            spoken=replace(
                told.spoken,
                likened=zone.likened and lead is None and bool(own.named),
                fields=self.fields,
            ),
            elsewhen=self._moved_from(number) or bool(hits_in(self.sentence.hits, zone)),
            fraction=number.form is Form.SHARE,
            definite=_DEFINITE.search(self.sentence.before(number)) is not None,
            opened=opening is not None and number != opening,
            moved=any(number == second for _, second in self.sentence.moves)
            or is_moved_to(self.sentence, number, told.previous),
            says_all=is_of_all(own),
            part_of=None if whole is None else self.wholes.of(whole, told).measure,
        )

    def _doubt(
        self,
        zone: Zone,
        number: Number,
        found: Link,
        told: Told,
        *,
        query: Query,
        direction: Change | None,
        span: When,
    ) -> str:
        """What keeps the measure that was found from being meant, or ``""``."""
        if not found.measure:
            return ""
        carried = found.tier is Tier.CARRIED and not found.facets_stated
        before = told.previous
        lost = before is not None and not before.link.concept
        if before is not None and before.sign and before.unit not in SHARES:
            lost = False  # *1,895 more than a year ago, or 4.7%*: no level, and of the same
        if carried and lost and query.lead is None:
            return "goes on with a number that was not linked"
        return self.doubts.of(
            Doubted(
                zone=zone,
                number=number,
                view=query.own,
                link=found,
                direction=direction,
                span=span,
                alike=told.previous is None or told.previous.unit is query.unit,
                named=bool(query.own.named or (query.lead and query.lead.named)),
            )
        )

    def _link(self, number: Number, query: Query, told: Told) -> Link:
        """The measure of a number; *y* of *x of y* is what the measure of *x* is a part of."""
        if number == self.groups.opening:
            return self.wholes.of(number, told)
        if self.groups.is_whole(number):
            part = told.previous.link if told.previous else Link()
            declared = (
                self.listener.family.measures[part.measure].denominator if part.measure else ""
            )
            if declared:
                return replace(part, measure=declared, evidence=(f"what {part.measure} is of",))
            whole = self.wholes.of(number, told)
            # *16 of the 20 were sound*: the 20 are no more of those that were.
            return (
                Link(reason="is all of what the number before is a part of")
                if (whole.measure and whole.measure == part.measure)
                else whole
            )
        counted = self.groups.shares.get(number.start)
        said = next((one for one in told.recent if one.number == counted), None)
        if said:
            again = share_of(said.link, query, self.listener.family)
            if again:
                return again
        found = link(query)
        before = self.sentence.before(number)
        rest = rest_of(query, found, told.said, before, self.listener.family)
        if rest is None and _ALL_BUT.search(before):
            return Link(reason="is left out of what is counted")
        return rest or found

    def _moved_from(self, number: Number) -> bool:
        """Whether a number is the level before a move: *fell from 431*, *up from 64*."""
        before = self.sentence.before(number)[-_NEAR:]
        return CAME_FROM.search(before) is not None or any(
            number == first for first, _ in self.sentence.moves
        )

    def _is_gap(self, direction: Change | None, unit: Unit, zone: Zone) -> bool:
        """*12 fewer than its establishment*: a count of what is short, and no change in time."""
        trail = self.sentence.trail(zone)
        dated = hits_in(self.sentence.hits, zone) or (trail and hits_in(self.sentence.hits, trail))
        compares = direction is not None and direction.comparative
        return compares and unit is Unit.COUNT and not dated

    def _rest(self, zone: Zone, number: Number) -> View | None:
        """The sentence from a number's zone on, where its words stand behind another number."""
        end = self.sentence.end
        if end <= zone.end:
            return None
        return self.listener.view(zone.start, end, number.start)

    def _clause(self, zone: Zone, number: Number) -> View | None:
        """A number's zone up to the verb that goes on with something else."""
        verb = _NEXT_VERB.search(self.sentence.plain, number.end, zone.end)
        return self.listener.view(zone.start, verb.start(), number.start) if verb else None

    def _going_on(self, lead: View | None, told: Told) -> When | None:
        """The span that a zone goes on with, where it states none of its own."""
        if lead is None:
            before = told.previous.span if told.previous else None
            opened = any(hit.start < self.sentence.start + _OPENS for hit in self.sentence.hits)
            # *A year earlier it had received 40 and closed 38*: both were a year earlier.
            return told.time if before and before.past and not opened else before
        silent = told.previous is None and not told.spoken.concept
        if told.listed or silent or not lead.heads or told.spoken.concept in lead.heads:
            return told.time
        # A head of its own opens another subject; only the time that the text speaks of is left.
        return When(period=told.time.period)
