"""
From what is said of a number to a measure.

Unit and level-or-change filter first. Each measure left is weighed by the evidence for it: where
its concept is named (the noun that the number counts, the words around the number, what leads up
to them, what was spoken of before) and which of its facets. The best evidence wins; two measures
with as good evidence leave the number unlinked, and so does a word beside it that the measure does
not explain. The value is never evidence: that would hide the very errors we look for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.terms import Unit
from validate.family.model import Measure
from validate.recognition.english import POINTERS
from validate.recognition.evidence import Evidence, Tier, evidence_of, explained, in_words
from validate.recognition.objections import Case, is_narrowed, objection
from validate.recognition.points import Heard, measures_at, points
from validate.recognition.query import Query
from validate.recognition.units import is_time

_IT_IS = re.compile(
    r"\b(?:it|this|that|proportion|share|figure|rate|percentage)\b[^.;]{0,40}"
    r"\b(?:was|is|were|stood|stands|came|comes|amounts|amounted|ran|ranged|varied|varies)\b",
    re.IGNORECASE,
)
# Units that few measures have: in one field they tell what is measured.
_TELLING = frozenset({Unit.RATIO, Unit.PER_MILLION_POPULATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """
    The measure a number was linked to (``""`` if none), and what else it might have been.

    ``evidence`` says in words why; ``tier`` how directly the concept was named; ``concept`` and
    ``facets`` are the point that was described, also where no measure is there; ``explained`` are
    the places of the words that the measure explains; ``facets_stated`` says that facets are
    among them; ``lost`` that the words speak of something unknown, which nothing goes on with;
    ``also`` is another concept that what follows may go on with.
    """

    measure: str = ""
    candidates: tuple[str, ...] = ()
    reason: str = ""
    evidence: tuple[str, ...] = ()
    tier: Tier = Tier.CARRIED
    concept: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    explained: frozenset[int] = frozenset()
    facets_stated: bool = False
    lost: bool = False
    also: str = ""

    def doubted(self, reason: str) -> "Link":
        """The same without its measure, which is the first of the candidates then."""
        candidates = (self.measure, *self.candidates) if self.measure else self.candidates
        return replace(self, measure="", reason=reason, candidates=candidates)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    case: Case
    objection: str

    @property
    def name(self) -> str:
        return self.case.measure.name

    @property
    def rank(self) -> tuple[int, int, bool, bool]:
        """
        The lower the better: how directly the concept is named, how many words are explained, and
        whether the text spoke of it before, or of its field.
        """
        evidence, spoken = self.case.evidence, self.case.query.spoken
        concept = self.case.query.own.vocabulary.concepts[self.case.measure.concept]
        meant = spoken.concept == concept.name
        return (
            evidence.tier,
            -len(evidence.explained),
            not meant,
            concept.field not in spoken.fields,
        )


def link(query: Query) -> Link:
    """The one measure that the words around a number describe best; no value is looked at."""
    candidates: list[_Candidate] = []
    near: list[Measure] = []
    spoken = query.spoken.concept
    if spoken and query.says_it:
        found = [
            one
            for one in _of_concept(query, spoken, _in_question(query, spoken))
            if one.case.evidence.tier is Tier.CARRIED
        ]
        meant = _best(query, found, near) if found else Link()
        if meant.measure:
            return meant
    for concept in _concepts(query):
        measures = _in_question(query, concept)
        found = list(_of_concept(query, concept, measures)) if measures else []
        candidates.extend(found)
        if not found and _is_named(query, concept):
            near.extend(measures)
    if not candidates:
        candidates.extend(_of_topic(query) or _of_field(query))
    return _best(query, candidates, near)


def _in_question(query: Query, concept: str) -> list[Measure]:
    """The measures of a concept that have the unit, and are levels or changes as the number is."""
    return [
        one
        for one in query.own.vocabulary.of_concept[concept]
        if query.unit in one.units
        and one.changes is query.changes
        and not (query.part_of and one.name == query.part_of and not one.denominator)
    ]


def _of_concept(query: Query, concept: str, measures: Sequence[Measure]) -> Iterator[_Candidate]:
    """The measures of one concept that the words describe, with the evidence for each."""
    used = {facet for one in query.own.vocabulary.of_concept[concept] for facet in one.facets}
    for evidence in evidence_of(query, concept):
        if evidence.facets.conflicting & used:
            continue
        heard = Heard(
            facets=evidence.facets.values,
            beside=evidence.view is query.own,
            weak=evidence.weak,
            carried=evidence.tier is Tier.CARRIED,
        )
        for facets in points(query, concept, heard):
            fits = measures_at(measures, facets, query.span, query.usual)
            for measure in fits:
                yield _candidate(query, measure, evidence, facets)
            if fits:
                break


def _of_topic(query: Query) -> list[_Candidate]:
    """*Domestic abuse is a priority. It rose by 32 percent*: all measures of the topic's facets."""
    # Under a heading *it was 14 percent* is of its topic, *they did it in 88 percent* is not.
    said = _IT_IS.search(query.own.plain, _start_of(query), query.start) is not None
    plainly = query.changes or said or not query.spoken.headed
    told = query.spoken.topic if plainly else {}
    topic = {**told, **query.own.topic}
    pointed = any(word.text in POINTERS for word in query.own.sequence) or query.own.named
    # A share *of these* is one of things counted, and not of a topic.
    untold = query.unit is Unit.COUNT or is_time(query.unit) or query.shares_them
    if not topic or not pointed or query.own.heads or untold:
        return []
    vocabulary = query.own.vocabulary
    spoken = vocabulary.concepts.get(query.spoken.concept)
    found = []
    for measure in vocabulary.measures.values():
        concept = vocabulary.concepts[measure.concept]
        other = spoken is not None and spoken is not concept
        if spoken and other and concept.field and spoken.field == concept.field:
            continue  # another concept of the field was being spoken of
        if spoken and other and concept.field and concept.field not in query.spoken.fields:
            continue
        same = query.unit in measure.units and measure.changes is query.changes
        if same and dict(measure.facets) == topic:
            heard = query.own.facets(measure.concept)
            evidence = Evidence(tier=Tier.TOPIC, view=query.own, head=(), facets=heard)
            found.append(_candidate(query, measure, evidence, topic))
    return found


def _start_of(query: Query) -> int:
    return query.own.sequence[0].start if query.own.sequence else query.start


def _of_field(query: Query) -> Iterator[_Candidate]:
    """*Managers carry too much: a ratio of 1:70*: its field has one measure of the unit."""
    if query.unit not in _TELLING or query.own.heads:
        return
    vocabulary = query.own.vocabulary
    fits = [
        one
        for one in vocabulary.measures.values()
        if query.unit in one.units
        and one.changes is query.changes
        and vocabulary.concepts[one.concept].field in query.spoken.fields
    ]
    if len(fits) == 1:
        heard = query.own.facets(fits[0].concept)
        evidence = Evidence(tier=Tier.TOPIC, view=query.own, head=(), facets=heard)
        if heard.values.items() <= fits[0].facets.items():
            yield _candidate(query, fits[0], evidence, fits[0].facets)


def _candidate(
    query: Query, measure: Measure, evidence: Evidence, facets: Mapping[str, str]
) -> _Candidate:
    case = Case(query=query, measure=measure, evidence=evidence, facets=facets)
    return _Candidate(case=case, objection=objection(case))


def _best(query: Query, candidates: Sequence[_Candidate], near: Sequence[Measure]) -> Link:
    ranked = sorted(candidates, key=lambda one: one.rank)
    clean = [one for one in ranked if not one.objection]
    if not clean:
        return _none(query, ranked, near)
    first = [one for one in clean if one.rank == clean[0].rank]
    case = first[0].case
    names = tuple(dict.fromkeys(one.name for one in first))
    if len(names) > 1:
        return Link(
            candidates=names,
            reason="several measures fit",
            concept=case.measure.concept,
            facets=case.facets,
        )
    others = dict.fromkeys(one.name for one in clean)
    concept = case.measure.concept
    return Link(
        measure=case.measure.name,
        candidates=tuple(name for name in others if name != case.measure.name),
        evidence=tuple(in_words(query, concept, case.evidence, case.facets)),
        tier=case.evidence.tier,
        concept=concept,
        facets=case.facets,
        explained=frozenset(
            query.own.sequence[index].start for index in explained(query.own, concept)
        ),
        facets_stated=case.states_facets,
    )


def _none(query: Query, ranked: Sequence[_Candidate], near: Sequence[Measure]) -> Link:
    """No measure, and why not."""
    if ranked:
        names = tuple(dict.fromkeys(one.name for one in ranked))
        against = ranked[0].objection
        return Link(candidates=names, reason=against, lost=is_narrowed(against))
    if near:
        names = tuple(dict.fromkeys(one.name for one in near))
        return Link(candidates=names, reason="no measure has these facets", concept=near[0].concept)
    if query.own.heads:
        # *Up 1,415 to 26,735*: no measure is of such a change, but what follows goes on with it.
        only = list(query.own.heads) if query.changes and query.unit is Unit.COUNT else []
        said = query.own.facets(only[0]) if len(only) == 1 else None
        return Link(
            reason="no measure of this concept has this unit",
            concept=only[0] if said else "",
            facets=said.values if said and not said.conflicting else {},
        )
    return Link(reason="no declared concept is named")


def _concepts(query: Query) -> Iterator[str]:
    """Every concept that is named in any way, each once."""
    named: dict[str, None] = {}
    for view in (query.own, query.lead, query.sentence):
        if view is not None:
            named.update(dict.fromkeys((*view.heads, *view.weak_heads)))
    spoken = (query.spoken.concept, *query.spoken.others)
    named.update(dict.fromkeys(concept for concept in spoken if concept))
    return iter(named)


def _is_named(query: Query, concept: str) -> bool:
    return any(view is not None and concept in view.heads for view in (query.own, query.lead))
