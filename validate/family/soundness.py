"""What is odd about a family that loads: words that are missing, so that nothing is ever found."""

from collections.abc import Iterator

from validate.family.forms import Row
from validate.family.model import Family, Measure
from validate.family.problems import Problems
from validate.vocabulary import Lexicon


def look_over(family: Family, problems: Problems) -> None:
    """Warn of concepts and values of facets that no word and no table leads to."""
    named = _named(family)
    for name, concept in family.vocabulary.concepts.items():
        measures = [one for one in family.measures.values() if one.concept == name]
        lost = [one for one in measures if one.name not in named and not _by_topic(family, one)]
        if lost and not concept.heads and not concept.weak_heads:
            shown = ", ".join(one.name for one in lost)
            problem = f"has neither heads nor weak heads, and no table names it: {shown}"
            problems.warn(
                f"concept.{name}", f"{problem} can never be linked", "Give it the words for it."
            )
    told = _told(family)
    for path, facet, lexicon in _facets(family):
        for value in _without_words(lexicon):
            if (facet, value) not in told:
                problem = "has no words, and no table names it"
                problems.warn(f"{path}.{value}", problem, "Give it a word, or take it out.")


def _heads(family: Family) -> Iterator[Row]:
    for table in family.tables:
        yield from (*table.rows, *table.columns)
    for graphic in family.infographics:
        yield from graphic.labels


def _named(family: Family) -> set[str]:
    """The measures that tables and graphics name, and those that their heads make of them."""
    named = {row.measure for row in _heads(family)} | {one.measure for one in family.tables}
    concepts = {family.measures[name].concept for name in named if name in family.measures}
    varied = any(row.facets or row.change or row.difference for row in _heads(family))
    if varied:  # any measure of the concept may be what a head makes of another
        named |= {one.name for one in family.measures.values() if one.concept in concepts}
    return named


def _by_topic(family: Family, measure: Measure) -> bool:
    """Whether a shared facet alone may call a measure up."""
    shared = family.vocabulary.shared
    return any(
        facet in shared and value not in _without_words(shared[facet])
        for facet, value in measure.facets.items()
    )


def _told(family: Family) -> set[tuple[str, str]]:
    """The values of facets that heads of tables give."""
    return {pair for row in _heads(family) for pair in row.facets.items()}


def _facets(family: Family) -> Iterator[tuple[str, str, Lexicon]]:
    for name, lexicon in family.vocabulary.shared.items():
        yield f"facet.{name}", name, lexicon
    for concept in family.vocabulary.concepts.values():
        for name in sorted(concept.own_facets):
            yield f"concept.{concept.name}.facet.{name}", name, concept.facets[name]


def _without_words(lexicon: Lexicon) -> tuple[str, ...]:
    """The values that no phrase states."""
    indexes = (*lexicon.exact.values(), *lexicon.prefixes.values())
    spoken = {name for entries in indexes for name, _ in entries}
    return tuple(name for name in lexicon.names if name not in spoken)
