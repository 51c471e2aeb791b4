"""The ways in which a concept is named around a number, the most direct first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from schemas.terms import Unit
from validate.recognition.hearing import Facets, View
from validate.recognition.points import in_topic
from validate.recognition.query import Query
from validate.vocabulary import Match

_RATES = frozenset(
    {
        Unit.PER_1000_POPULATION,
        Unit.PER_10000_POPULATION,
        Unit.PER_100000_POPULATION,
        Unit.PER_1000_HOUSEHOLDS,
        Unit.PER_MILLION_POPULATION,
        Unit.PER_100_OFFENCES,
    }
)


class Tier(IntEnum):
    """How directly a concept is named, the most direct first."""

    COUNTED = 0
    HEAD = 1
    WEAK_HEAD = 2
    LEAD = 3
    WEAK_LEAD = 4
    CARRIED = 5
    SENTENCE = 6
    TOPIC = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """
    One way in which a measure's concept is named.

    ``scattered``: by runs of words apart; ``weak``: by a word too general to name it alone.
    """

    tier: Tier
    view: View
    head: tuple[int, ...]
    facets: Facets
    scattered: bool = False
    weak: bool = False

    @property
    def explained(self) -> frozenset[int]:
        """The words of the view that it takes."""
        return self.facets.indexes | frozenset(self.head)


def evidence_of(query: Query, concept: str) -> Iterator[Evidence]:
    """Every way in which a concept is named."""
    own, lead = query.own, query.lead
    facets = own.facets(concept)
    strong, weak = own.heads.get(concept, ()), own.weak_heads.get(concept, ())
    meant = concept == query.spoken.concept or concept in query.spoken.others
    field = own.vocabulary.concepts[concept].field
    headed = meant or concept in query.spoken.under or field in query.spoken.fields
    yield from _counted(query, concept, meant=headed)
    for match in strong:
        yield _named(Tier.HEAD, own, match, facets)
    if weak and (headed or (facets.values and not field) or any(in_topic(query, concept, {}))):
        yield Evidence(tier=Tier.WEAK_HEAD, view=own, head=_all(weak), facets=facets, weak=True)
    if lead is not None:
        said = lead.facets(concept)
        for match in lead.heads.get(concept, ()):
            yield _named(Tier.LEAD, lead, match, said)
        before = lead.weak_heads.get(concept, ())
        if before and (headed or ((facets.values or said.values) and not field)):
            yield Evidence(tier=Tier.WEAK_LEAD, view=lead, head=_all(before), facets=said)
    if meant:
        yield Evidence(tier=Tier.CARRIED, view=own, head=_all((*weak, *strong)), facets=facets)
    if query.sentence is not None:
        for match in query.sentence.heads.get(concept, ()):
            yield _named(Tier.SENTENCE, query.sentence, match, query.sentence.facets(concept))


def _counted(query: Query, concept: str, *, meant: bool) -> Iterator[Evidence]:
    """The noun that a count or a rate counts, where it names the concept."""
    if query.unit is not Unit.COUNT and query.unit not in _RATES:
        return
    own = query.own
    phrase = own.counted(query.end)
    facets = own.facets(concept)
    tier = Tier.COUNTED if query.part_of is None else Tier.HEAD
    for match in own.heads.get(concept, ()):
        if any(index in phrase for index in match.indexes):
            yield _named(tier, own, match, facets)
    fieldless = not own.vocabulary.concepts[concept].field
    if meant or query.unit in _RATES or (facets.values and fieldless):
        for match in own.weak_heads.get(concept, ()):
            if any(index in phrase for index in match.indexes):
                yield replace(_named(tier, own, match, facets), weak=True)
    if query.clause is not None:  # *made 2,185 recoveries and has others awaiting examination*
        for match in query.clause.heads.get(concept, ()):
            if any(index in phrase for index in match.indexes):
                yield _named(Tier.COUNTED, query.clause, match, query.clause.facets(concept))


def explained(view: View, concept: str) -> frozenset[int]:
    """The words of a view that speak of a concept."""
    matches = (*view.heads.get(concept, ()), *view.weak_heads.get(concept, ()))
    return view.facets(concept).indexes | frozenset(_all(matches))


def in_words(
    query: Query, concept: str, evidence: Evidence, facets: Mapping[str, str]
) -> Iterator[str]:
    """The evidence for a link in words."""
    shown = {
        Tier.COUNTED: "counts",
        Tier.HEAD: "named beside it",
        Tier.WEAK_HEAD: "named beside it by a general word",
        Tier.LEAD: "named before it in the sentence",
        Tier.WEAK_LEAD: "named before it in the sentence by a general word",
        Tier.CARRIED: "spoken of before",
        Tier.SENTENCE: "named elsewhere in the sentence",
        Tier.TOPIC: "the only one of the topic",
    }[evidence.tier]
    words = " ".join(evidence.view.sequence[index].text for index in sorted(evidence.head))
    yield f"{concept}: {shown}" + (f" ({words})" if words else "")
    for facet, value in facets.items():
        stated = evidence.facets.values.get(facet) == value
        yield f"{facet} = {value}: {'stated' if stated else 'carried on'}"
    yield f"unit: {query.unit}; {'a change' if query.changes else 'a level'}"


def _named(tier: Tier, view: View, match: Match, facets: Facets) -> Evidence:
    scattered = len(match.phrase.runs) > 1
    return Evidence(tier=tier, view=view, head=match.indexes, facets=facets, scattered=scattered)


def _all(matches: Sequence[Match]) -> tuple[int, ...]:
    return tuple(sorted({index for match in matches for index in match.indexes}))
