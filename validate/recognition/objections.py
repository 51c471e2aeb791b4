"""What speaks against a measure that the words around a number might describe."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.terms import Unit
from validate.family.model import Measure
from validate.recognition.english import HEDGES, SUPERLATIVES
from validate.recognition.evidence import Evidence, Tier, explained
from validate.recognition.query import Query
from validate.recognition.residue import Residue

_MARKS = re.compile(r"[,;.](?!\d|\s*(?:varying|ranging|in\s+all)\b)")
# A head of so many words says enough wherever it stands.
_MANY = 3
# *2,310 of the people arrested* are not all who were.
_OF_ALL = re.compile(r"\s+of\s+(?:the|these|those|its|their)\b", re.IGNORECASE)
_OF_THOSE = re.compile(r"(?:of|among|from)\s+(?:(?:the|these|those|all|such)\s+)*", re.IGNORECASE)
_AT = re.compile(rf"^[^,;.:]*,\s+(?:at|with)\s+(?:{HEDGES}\s+)*$", re.IGNORECASE)
_NARROWED = "it is narrowed by the word"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A measure, the evidence for its concept, and the facets by which it was found."""

    query: Query
    measure: Measure
    evidence: Evidence
    facets: Mapping[str, str]

    @property
    def carried(self) -> bool:
        """Whether the concept is not named with the number itself."""
        return self.evidence.tier >= Tier.CARRIED

    @property
    def counts(self) -> bool:
        """Whether the measure is a count of things."""
        return self.measure.unit is Unit.COUNT

    @property
    def states_facets(self) -> bool:
        """Whether facets of the concept stand beside the number."""
        return bool(self.query.own.facets(self.measure.concept).values)


def objection(case: Case) -> str:
    """The first thing that keeps a measure from being meant, in words, or ``""``."""
    return next(_objections(case), "")


def is_narrowed(objection: str) -> bool:
    """Whether a word beside the head or the number makes it something that nobody declared."""
    return objection.startswith(_NARROWED)


def _objections(case: Case) -> Iterator[str]:
    word = _narrowing_word(case)
    if word:
        yield f"{_NARROWED} {word!r}"
    word = _strange_word(case)
    ranked = word in SUPERLATIVES and (case.query.changes or case.query.own.named)
    if word and not ranked:  # *the fastest growth*, *shortest in Corran*
        yield f"the word {word!r} is not explained"
    strange = _strange_facets(case)
    if strange and not case.counts:
        yield f"also speaks of {', '.join(sorted(strange))}"
    if case.carried:
        yield from _against_carrying(case)
    if case.counts:
        yield from _against_counting(case)


def _narrowing_word(case: Case) -> str:
    """A word that makes the head, or what the number counts, something else."""
    evidence = case.evidence
    if not evidence.scattered:
        beside = _residue(case, beside=True).beside_head(evidence.head)
        if beside:
            return beside
    if not case.counts:
        return ""
    head = evidence.head if evidence.tier is Tier.COUNTED else ()
    own = _residue(case)
    return own.counted(head) or ("" if case.facets else own.restricted(head))


def _strange_word(case: Case) -> str:
    """A word around the number that speaks of something else."""
    own = _residue(case)
    word = own.of_group()
    inherits = not case.carried and dict(case.facets) != dict(case.evidence.facets.values)
    weakly = (case.evidence.weak or case.carried) and not case.states_facets
    many = case.evidence.scattered and len(case.evidence.head) >= _MANY
    weakly = weakly and not (case.evidence.tier is Tier.SENTENCE and many)
    if not word and (weakly or inherits) and not case.query.spoken.likened:
        word = own.leading(all_of_it=inherits)
    if not word and case.carried and not case.counts:
        word = own.trailing()
    return word


def _strange_facets(case: Case) -> set[str]:
    """Shared facets beside the number that the measure does not have."""
    own = case.query.own
    stated = own.facets(case.measure.concept)
    strange = set(own.topic) - set(stated.values) - set(case.measure.facets)
    # *Everything else* is the other costs, and no other kind of claims.
    return {facet for facet in strange if own.states(facet, stated.indexes)}


def _against_carrying(case: Case) -> Iterator[str]:
    """What speaks against a measure that was only spoken of before."""
    query, measure = case.query, case.measure
    if query.shares_them and query.unit is Unit.PERCENT and not case.states_facets:
        yield "is a share of them"  # *4.5 percent. Of these, 60 percent*
    elided = query.lead is None and query.own.named  # *Eigg received a third and Rum a fifth*
    if query.fraction and not (case.states_facets or query.points_back or elided):
        yield "a fraction that nothing names"
    if measure.subject and query.own.named not in {"", measure.subject}:
        yield "names somebody whom the measure is not of"


def _against_counting(case: Case) -> Iterator[str]:
    """What speaks against a count."""
    query, tier = case.query, case.evidence.tier
    if tier in {Tier.HEAD, Tier.LEAD, Tier.SENTENCE} and not _in_one_clause(case):
        yield "what it counts is named in another clause"
    total = not case.facets and not case.measure.denominator and query.part_of is None
    if total and not case.carried and _OF_ALL.match(query.own.plain, query.end):
        yield "is only a part of them"
    if case.measure.definite and not query.definite:
        yield "is not said to be all of them"
    if query.part_of and not _is_part(case):
        yield "is a part of something else"
    if tier is Tier.CARRIED and not _goes_on(case):
        yield "nothing says that it counts the same"


def _in_one_clause(case: Case) -> bool:
    """Whether no mark stands between a number and the nearest word of the head it counts."""
    view, query = case.evidence.view, case.query
    first = view.sequence[case.evidence.head[0]] if case.evidence.head else None
    if first and _OF_THOSE.fullmatch(view.plain, view.sequence[0].start, first.start):
        return True  # *of those files, 51 were sound*
    behind = view.plain[: query.start]
    if first and first.end < query.start and _AT.search(behind[first.end :]):
        return True  # *money claims, at 26,735, make up most of them*
    return any(
        not _MARKS.search(
            view.plain[word.end : query.start]
            if word.end <= query.start
            else view.plain[query.end : word.start]
        )
        for word in (view.sequence[index] for index in case.evidence.head)
    )


def _is_part(case: Case) -> bool:
    """Whether a measure counts a part of what the *y* of *x of y* counts."""
    measures = case.query.own.vocabulary.measures
    whole = measures[case.query.part_of or ""]
    return case.measure.denominator == whole.name or case.measure.concept == whole.concept


def _goes_on(case: Case) -> bool:
    """Whether a count without a head says by anything that it counts what was spoken of."""
    query, own = case.query, case.query.own
    return bool(
        (own.named and not case.measure.subject)
        or case.states_facets
        or own.weak_heads.get(case.measure.concept)
        or query.elsewhen
        or query.opened
        or query.moved
        or query.points_back
    )


def _residue(case: Case, *, beside: bool = False) -> Residue:
    """The words of the number's zone, or those ``beside`` the head, and which are explained."""
    query, evidence, concept = case.query, case.evidence, case.measure.concept
    view = evidence.view if beside else query.own
    also = view.indexes_of(evidence.view, evidence.explained)
    return Residue(
        view=view, explained=explained(view, concept) | also, start=query.start, end=query.end
    )
