"""
The rest of what was counted, and its share: *51 were effective; nine, or 15 percent, were not*.

A measure that declares its complement leaves the number of the rest nothing to say but that it is
the rest: a negation, *the remaining 19*, *the other four*.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from validate.family.model import Family
from validate.recognition.evidence import Tier
from validate.recognition.link import Link
from validate.recognition.query import Query

# *The other four*, *in the remaining 19*, *the remainder (22%)*: said before the number.
_THE_REST = re.compile(
    r"\b(?:remaining|remainder|rest|balance|others?(?!\s+(?:words?|hand|side|than|way)))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
# *Nine were not*, *three had not*, *in 19 it was not*: a denial of what was said, and of no more.
_NOT = re.compile(
    r"\b(?:(?:was|were|is|are|had|has|have|did|do|does|could)\s+not|neither)(?:\s+been)?\s*(?=[.,;:()]|$)"
    r"|\b(?:was|were|is|are|had|has|have|did|do|does|could)n['’]t\s*(?=[.,;:()]|$)",
    re.IGNORECASE,
)
_ALL_BUT = re.compile(r"\b(?:all|everything)\s+(?:but|except(?:\s+for)?)\s+$", re.IGNORECASE)


def rest_of(
    query: Query, found: Link, said: Sequence[str], before: str, family: Family
) -> Link | None:
    """
    The measure of the rest, where a number is said to be the rest of what was counted; else None.

    ``found`` is what its own words say, ``said`` are the measures of the numbers before it, the
    nearest last, and ``before`` is the sentence up to it.
    """
    if found.measure and _ALL_BUT.search(before):
        return _complement(found.measure, query, family)
    carried = not found.measure or (found.tier >= Tier.CARRIED and not found.facets_stated)
    measures = family.measures
    parts = [one for one in said if one and measures[one].complement]
    last = parts[-1] if parts else ""
    # Between the part and the rest stands at most the whole: *38 of the 60 were, 22 were not*.
    whole = measures[last].denominator if last else ""
    behind = said[len(said) - list(reversed(said)).index(last) :] if last else ()
    between = set(behind) - {last} - ({whole} if whole else set())
    if not carried or not last or between or not query.own.sequence:
        return None
    words, plain = query.own.sequence, query.own.plain
    rest = _THE_REST.search(plain, words[0].start, query.start)
    if rest is None and _NOT.search(plain, query.end, words[-1].end + 1) is None:
        return None
    known = measures[last]
    stated = query.own.facets(known.concept).values
    concepts = family.vocabulary.concepts
    field = concepts[known.concept].field
    if any(one != known.concept and concepts[one].field != field for one in query.own.heads):
        return None
    return _complement(last, query, family) if stated.items() <= known.facets.items() else None


def share_of(before: Link, query: Query, family: Family) -> Link | None:
    """The share that a count is, said right behind it: *nine, or 15 percent, were not*."""
    if not before.measure:
        return None
    measure = family.measures[before.measure]
    alike = family.vocabulary.of_concept[measure.concept]
    fits = [
        one
        for one in alike
        if one.facets == measure.facets and query.unit in one.units and not one.changes
    ]
    if not fits:  # a family may keep its ratios under other concepts
        fits = [
            one
            for one in family.measures.values()
            if one.ratio and one.ratio.numerator == measure.name and query.unit in one.units
        ]
    if len(fits) != 1:
        return None
    evidence = (f"the share that {before.measure} is",)
    return replace(
        before,
        measure=fits[0].name,
        evidence=evidence,
        candidates=(),
        also=fits[0].concept if fits[0].concept != before.concept else "",
    )


def _complement(name: str, query: Query, family: Family) -> Link | None:
    """The declared rest of a measure, or its share where the number is one."""
    rest = family.measures.get(family.measures[name].complement)
    if rest is None:
        return None
    alike = family.vocabulary.of_concept[rest.concept]
    fits = [one for one in alike if one.facets == rest.facets and query.unit in one.units]
    if len(fits) != 1 or fits[0].changes:
        return None
    return Link(
        measure=fits[0].name,
        evidence=(f"the rest of {name}",),
        tier=Tier.CARRIED,
        concept=rest.concept,
        facets=rest.facets,
        facets_stated=True,
    )
