"""
Areas add up to the whole that they make up.

Where a family declares that subjects make up another (the regions of a country), and that a measure
adds up over areas, the prints of all areas in a table must add to that of the whole. Each print may
be off by its rounding, so a sum and a whole that differ by no more than all roundings together
agree. Where an area is not printed, or is withheld, nothing can be said.
"""

from collections.abc import Iterator
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Kind, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import Relation, Statement, Unchecked
from validate.family.model import Axis
from validate.model import Figure


def statements(facts: Facts) -> Iterator[Statement]:
    """One relation for each whole that a table prints with its areas."""
    parts = {
        (family.name, subject.name): subject.parts
        for family in facts.families.values()
        for subject in family.subjects
        if subject.parts
    }
    for figures in facts.by_document.values():
        tables: dict[tuple[object, ...], dict[str, Figure]] = {}
        for figure in figures:
            if figure.kind is Kind.TABLE and Axis.AREAS in facts.measure(figure).adds_over:
                key = (figure.table, figure.grid, figure.measure, figure.period)
                tables.setdefault(key, {}).setdefault(figure.subject, figure)
        for printed in tables.values():
            for whole in printed.values():
                areas = parts.get((whole.family, whole.subject), ())
                yield from _of_whole(facts, whole, areas, printed)


def _of_whole(
    facts: Facts, whole: Figure, areas: tuple[str, ...], printed: dict[str, Figure]
) -> Iterator[Statement]:
    found = [printed[area] for area in areas if area in printed]
    if not found:
        return
    title = facts.measure(whole).title
    message = f"{title}, {whole.subject}: the sum of its {len(areas)} areas"
    absent = [area for area in areas if area not in printed or printed[area].value is None]
    if whole.value is None or absent:
        withheld = f"not all areas are printed: {', '.join(absent)}"
        yield Unchecked(
            figures=(whole.id, *(one.id for one in found)),
            message=message,
            reason=withheld if absent else "the whole is not printed",
        )
        return
    yield Relation(
        target=whole.id, terms=tuple((Fraction(1), one.id) for one in found), message=message
    )


RULE = Rule(
    id="areas-and-whole",
    title="Areas and their whole",
    severity=Severity.ERROR,
    criterion=Criterion.TOTALS,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example(
            "table national visits 500\ntable own visits 200\ntable other visits 300", Status.EXACT
        ),
        Example(
            "table national visits 500\ntable own visits 200\ntable other visits 320",
            Status.INCONSISTENT,
        ),
        Example(
            "table national visits 500\ntable own visits 200\ntable other visits ?",
            Status.UNCHECKED,
        ),
        Example("table national visits 500\ntable own visits 200", Status.UNCHECKED),
    ),
)
