"""
The points that the words around a number may describe, and the measures at a point.

A measure is a point of concept, facets, unit and change. What was stated beside the number comes
first; what the sentence or the text said before may add to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.terms import Unit
from validate.family.model import Measure
from validate.recognition.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """
    The facets heard with one naming of a concept.

    ``beside``: in the number's own zone; ``weak``: by a word too general; ``carried``: not named
    at all, but spoken of before.
    """

    facets: Mapping[str, str]
    beside: bool
    weak: bool
    carried: bool


def points(query: Query, concept: str, heard: Heard) -> Iterator[Mapping[str, str]]:
    """The facets to look for, those that say most of what was said first."""
    own = heard.facets
    told = query.spoken.facets if query.spoken.concept == concept else {}
    if query.says_all:  # *over all case types the mean was 24*
        told = {facet: told[facet] for facet in told if facet not in query.own.vocabulary.shared}
    meant = _of_kind(query, concept, own) or _meant(query, concept, own)
    if meant and {**meant, **own} != dict(own):
        yield {**meant, **own}
    topic = next(in_topic(query, concept, own), {})
    if not own and (told or topic) and query.alike:
        yield {**topic, **told, **own}  # *offences of this nature*: of that which was spoken of
        return
    if heard.weak:
        if told and not own and query.unit is not Unit.COUNT:
            yield told  # *a rate under the 35 per 100 elsewhere*: of what was just said
        yield from in_topic(query, concept, own)
    lead = query.lead.facets(concept) if query.lead and heard.beside else None
    if lead and not lead.conflicting and dict(lead.values) != dict(own):
        yield {**lead.values, **own}
    if heard.carried:
        yield {**told, **own}
        if own:
            yield own
        return
    yield own
    if told and {**told, **own} != dict(own):
        yield {**told, **own}
    yield from in_topic(query, concept, own)


def _meant(query: Query, concept: str, own: Mapping[str, str]) -> Mapping[str, str]:
    """
    The facets spoken of before that a number cannot but have, whatever else is said beside it.

    A pronoun stands for them (*their wait fell by 0.2 weeks*); in one sentence they hold for what
    else is said of the same things, and what was stated is not understood otherwise: *58,000 were
    open; of these 34,840 were for money*.
    """
    vocabulary, spoken = query.own.vocabulary, query.spoken
    headed = spoken.heading.get(concept, {})
    if not (spoken.facets or headed) or query.says_all:
        return {}
    measures, same = vocabulary.of_concept[concept], spoken.concept == concept
    if headed and not same:
        return {facet: value for facet, value in headed.items() if facet not in own}
    if same and own:
        known = {facet for one in measures for facet in one.unstated} - set(vocabulary.shared)
        of_own = vocabulary.concepts[concept].own_facets & own.keys()
        if any(spoken.facets.get(facet, own[facet]) != own[facet] for facet in of_own):
            return {}  # of another kind altogether
    elif query.speaks_of_them or query.is_of_them or (query.lead is None and not (same or own)):
        known = {facet for one in measures for facet in one.facets} & set(vocabulary.shared)
    else:
        return {}
    told = {**headed, **spoken.facets}
    return {facet: value for facet, value in told.items() if facet in known}


def _of_kind(query: Query, concept: str, own: Mapping[str, str]) -> Mapping[str, str]:
    """
    The shared facets that a list item is of, or that a share in a sentence goes on with.

    *Possession: 7,725 claims, 18.1% of the total*; *Eigg has most (a fifth of its claims)*. A share
    of all there is that somebody has is of no kind: *Eigg had 28% of the total*.
    """
    vocabulary, spoken = query.own.vocabulary, query.spoken
    if not (spoken.item or spoken.facets) or query.says_all or query.own.topic:
        return {}
    told = dict(spoken.topic) if spoken.item else {}
    share = query.unit is Unit.PERCENT and not query.changes
    if (spoken.item and query.lead is None) or (share and spoken.facets and query.is_part_of_kind):
        told.update(spoken.facets)
    if not told:
        return {}
    known = {facet for one in vocabulary.of_concept[concept] for facet in one.facets}
    known &= vocabulary.shared.keys()
    return {facet: value for facet, value in told.items() if facet in known and facet not in own}


def in_topic(query: Query, concept: str, own: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """The facets of the topic that the concept's measures know: *Domestic abuse. Offences rose*."""
    known = {facet for one in query.own.vocabulary.of_concept[concept] for facet in one.facets}
    topic = {facet: value for facet, value in query.spoken.topic.items() if facet in known}
    if query.says_all:
        return
    if topic and {**topic, **own} != dict(own):
        yield {**topic, **own}


def measures_at(
    measures: Sequence[Measure], facets: Mapping[str, str], span: int | None, usual: int | None
) -> list[Measure]:
    """
    The measures at a point; or the one whose facets follow from those stated.

    A change that is said over no ``span`` is one over the ``usual`` span, if there is one.
    """
    over = usual if span is None else span
    near = [one for one in measures if one.span_months is None or one.span_months == over]
    if span is None and len({one.span_months for one in measures}) == 1:
        near = list(measures)  # changes of this concept are told over one span only
    fits = [one for one in near if dict(one.facets) == dict(facets)]
    return fits or [one for one in near if _is_understood(one, facets)] or _entailed(near, facets)


def _is_understood(measure: Measure, facets: Mapping[str, str]) -> bool:
    """Whether what a measure has and nobody stated may be left unsaid of it."""
    unsaid = measure.facets.keys() - facets.keys()
    return facets.items() <= measure.facets.items() and unsaid <= set(measure.unstated)


def _entailed(near: Sequence[Measure], facets: Mapping[str, str]) -> list[Measure]:
    """
    The measure whose facets follow from those stated.

    Where only one kind of outcome speaks of the victim, to speak of the victim is to speak of it.
    That holds when one measure with the stated facets is contained in all others that have them.
    """
    if not facets:
        return []
    having = [one for one in near if facets.items() <= one.facets.items()]
    return [
        one for one in having if all(one.facets.items() <= other.facets.items() for other in having)
    ]
