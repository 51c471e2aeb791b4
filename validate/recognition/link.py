"""
From what is said of a number to a measure.

A measure is a point: concept, facets, unit, change. Unit and level-or-change filter first; then
the facets heard must equal the measure's, an unstated facet being the total. The value is never
evidence: that would hide the very errors we look for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.terms import Unit
from validate.family.model import Family, Measure
from validate.recognition.english import ANAPHORS, FUNCTION_WORDS, RESTRICTORS
from validate.vocabulary import Lexicon, Match, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the words of a zone state: a concept with its head, facets, words left unexplained."""

    concept: str
    weak: Mapping[str, tuple[int, ...]]
    facets: Mapping[str, str]
    conflicting: frozenset[str]
    explained: frozenset[int]
    head: tuple[int, ...] = ()
    heads: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The measure a number was linked to (``""`` if none), and what else it might have been."""

    measure: str
    candidates: tuple[str, ...] = ()
    reason: str = ""


def hear(family: Family, sequence: Sequence[Word], text: str) -> Heard:
    """What the words state of concept and facets."""
    heads = family.concepts.longest(sequence, text)
    facets: dict[str, str] = {}
    conflicting: set[str] = set()
    explained: set[int] = set()
    for facet, values in family.facets.items():
        for value, match in values.longest(sequence, text):
            explained.update(match.indexes)
            if facets.setdefault(facet, value) != value:
                conflicting.add(facet)
    for _, match in heads:
        explained.update(match.indexes)
    concept, head = _chosen(family, heads, facets)
    return Heard(
        concept=concept,
        weak=_weak(family.weak_heads, sequence, text),
        facets=facets,
        conflicting=frozenset(conflicting),
        explained=frozenset(explained),
        head=head,
        heads=tuple((name, match.indexes) for name, match in heads),
    )


def linked(
    family: Family,
    concept: str,
    facets: Mapping[str, str],
    unit: Unit,
    *,
    changes: bool,
    span: int | None,
) -> Link:
    """The one measure at a point; no value is looked at."""
    near = [
        measure
        for measure in family.measures.values()
        if measure.concept == concept and measure.unit is unit and measure.changes is changes
    ]
    if not near:
        return Link(measure="", reason="no measure of this concept has this unit")
    foreign = [facet for facet in facets if not uses_facets(family, concept, {facet: ""})]
    if foreign:
        return Link(
            measure="",
            candidates=tuple(measure.name for measure in near),
            reason=f"also speaks of {', '.join(sorted(foreign))}",
        )
    spanned = [measure for measure in near if _span_fits(measure, span)]
    fits = [measure for measure in spanned if dict(measure.facets) == dict(facets)]
    if not fits:
        fits = _entailed(spanned, facets)
    if len(fits) == 1:
        return Link(measure=fits[0].name)
    return Link(
        measure="",
        candidates=tuple(measure.name for measure in fits or near),
        reason="several measures fit" if fits else "no measure has these facets",
    )


def unexplained(
    family: Family, heard: Heard, sequence: Sequence[Word], known: frozenset[int], concept: str
) -> str:
    """
    A content word beside the head that nothing explains, or ``""``.

    *Violent* before *crime* narrows what is counted; linked to all crime it would be a false claim.
    """
    fine = heard.explained | known
    heads = [heard.head] if heard.head else [(index,) for index in heard.weak.get(concept, ())]
    for head in heads:
        word = _narrowing(family, head, sequence, fine)
        if word:
            return word
    return ""


def narrowing_group(
    family: Family, heard: Heard, sequence: Sequence[Word], known: frozenset[int], after: int
) -> str:
    """
    A group of people or things that a number is of, where nothing explains it, or ``""``.

    *64 percent of staff were satisfied*, *of rape offences, 7 percent*, *victims of burglary*: none
    of these is a figure of all. ``after`` is the place in the text where the number and its unit
    end.
    """
    weak = {index for indexes in heard.weak.values() for index in indexes}
    fine = heard.explained | known | weak
    for index, word in enumerate(sequence):
        if word.text in {"among", "amongst"} or (
            word.text == "of" and _is_of_number(sequence, index, fine, after)
        ):
            group = _first_unexplained(family, sequence, index + 1, fine)
            if group:
                return group
    return ""


def _is_of_number(
    sequence: Sequence[Word], index: int, fine: frozenset[int] | set[int], after: int
) -> bool:
    """Whether an *of* says what a number or a head is of: not one inside an idiom."""
    if index == 0 or index - 1 in fine:
        return True
    return sequence[index - 1].end <= after <= sequence[index].start


def _first_unexplained(
    family: Family, sequence: Sequence[Word], start: int, fine: frozenset[int] | set[int]
) -> str:
    for index in range(start, len(sequence)):
        word = sequence[index].text
        if index in fine or word in _CLAUSES:
            return ""
        if not (says_nothing(word) or is_modifier(family, word)):
            return word
    return ""


_CLAUSES = frozenset({"those", "who", "whom", "which", "that", "where", "were", "was", "had"})


def _narrowing(
    family: Family, head: tuple[int, ...], sequence: Sequence[Word], fine: frozenset[int]
) -> str:
    before = head[0] - 1
    while before >= 0 and (
        is_modifier(family, sequence[before].text) or sequence[before].text in {"of", "the"}
    ):
        before -= 1
    if before >= 0 and before not in fine and not says_nothing(sequence[before].text):
        return sequence[before].text
    after = head[-1] + 1
    if after < len(sequence) and sequence[after].text in RESTRICTORS and after not in fine:
        return sequence[after].text
    return ""


def is_anaphoric(
    family: Family, heard: Heard, sequence: Sequence[Word], known: frozenset[int]
) -> bool:
    """Whether a zone without a head only carries on the statement before it."""
    fine = heard.explained | known
    return all(
        index in fine
        or word.text in FUNCTION_WORDS
        or word.text in ANAPHORS
        or word.text[0].isdigit()
        or is_modifier(family, word.text)
        for index, word in enumerate(sequence)
    )


def _entailed(near: Sequence[Measure], facets: Mapping[str, str]) -> list[Measure]:
    """
    The measure whose facets follow from those stated.

    Where only one kind of outcome speaks of the victim, to speak of the victim is to speak of it.
    That holds when one measure with the stated facets is contained in all others that have them.
    """
    if not facets:
        return []
    having = [measure for measure in near if facets.items() <= measure.facets.items()]
    return [
        one for one in having if all(one.facets.items() <= other.facets.items() for other in having)
    ]


def uses_facets(family: Family, concept: str, facets: Mapping[str, str]) -> bool:
    """Whether some measure of a concept is told apart by all of these facets."""
    used = {
        facet
        for measure in family.measures.values()
        if measure.concept == concept
        for facet in measure.facets
    }
    return set(facets) <= used


def has_unit(family: Family, concept: str, unit: Unit) -> bool:
    """Whether some measure of a concept is in this unit."""
    return any(
        measure.concept == concept and measure.unit is unit for measure in family.measures.values()
    )


def _chosen(
    family: Family, heads: Sequence[tuple[str, Match]], facets: Mapping[str, str]
) -> tuple[str, tuple[int, ...]]:
    """
    The concept whose head explains most; two that explain as much are no concept.

    A head whose concept has no place for the facets heard only says what a share is a share of:
    *13 percent of the crimes recorded ended with a charge*.
    """
    fitting = [pair for pair in heads if uses_facets(family, pair[0], facets)] or list(heads)
    if not fitting:
        return "", ()
    best = max(fitting, key=lambda pair: pair[1].phrase.size)
    size = best[1].phrase.size
    rivals = {name for name, match in fitting if match.phrase.size == size}
    if len(rivals) > 1:
        return "", ()
    return best[0], best[1].indexes


def _weak(weak_heads: Lexicon, sequence: Sequence[Word], text: str) -> dict[str, tuple[int, ...]]:
    """The weak heads heard, with the words that each takes."""
    found: dict[str, tuple[int, ...]] = {}
    for name, match in weak_heads.all(sequence, text):
        found[name] = (*found.get(name, ()), *match.indexes)
    return found


def _span_fits(measure: Measure, span: int | None) -> bool:
    return measure.span_years is None or span == measure.span_years


def is_modifier(family: Family, word: str) -> bool:
    """Whether a word may stand beside a head without changing what it means."""
    return any(
        word.startswith(one[:-1]) if one.endswith("*") else word == one for one in family.modifiers
    )


def says_nothing(word: str) -> bool:
    """Whether a word adds nothing to what is measured."""
    return (
        word in FUNCTION_WORDS
        or word[0].isdigit()
        or word.endswith(("ed", "ing"))
        or word in ANAPHORS
    )
