"""
A part is not above its whole.

No more orders are granted than were applied for, and no more cases have a fault than were looked
at. The family declares which counts are parts of which; only prints of one subject and one time are
set against each other, where they stand in one sentence, one section, or state the same period.
Two parts that exclude each other are together not above the whole either; where they make it up,
the rule on totals says so.
"""

from collections.abc import Iterator
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.partners import doubtful, each, partner
from validate.checking.rule import Example, Rule
from validate.checking.statements import Order, Relation, Statement


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each part and each whole that is printed with it."""
    for figure in each(facts, changes=False):
        measure = facts.measure(figure)
        wholes = dict.fromkeys((*measure.not_above, *filter(None, (measure.denominator,))))
        for name in wholes:
            whole = partner(facts, figure, name)
            if whole is None or whole.unit is not figure.unit:
                continue
            yield Order(
                less=figure.id,
                more=whole.id,
                looked_at=figure.id,
                message=(
                    f"{measure.title}, {figure.subject}: "
                    f"{figure.printed} of {whole.printed}, its whole"
                ),
                doubtful=doubtful(facts, (figure, whole)),
            )
            rest = partner(facts, figure, measure.complement) if measure.complement else None
            # Each pair once, from the side whose name comes first.
            if rest is not None and not measure.complete and measure.name < measure.complement:
                yield Relation(
                    target=whole.id,
                    terms=((Fraction(1), figure.id), (Fraction(1), rest.id)),
                    at_least=True,
                    message=(
                        f"{measure.title}, {figure.subject}: "
                        f"{figure.printed} and the opposite {rest.printed} of {whole.printed}"
                    ),
                    doubtful=doubtful(facts, (figure, rest, whole)),
                )


RULE = Rule(
    id="part-not-above-whole",
    title="Parts not above their wholes",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("claim late 61\nclaim loans 64", Status.EXACT),
        Example("claim late 64\nclaim loans 64", Status.EXACT),
        Example("claim late 71\nclaim loans 64", Status.INCONSISTENT),
        Example("claim late >64\nclaim loans 64", Status.INCONSISTENT),
        Example("claim late 11\nclaim on_time 52\nclaim loans 64", Status.EXACT),
        Example("claim late 13\nclaim on_time 52\nclaim loans 64", Status.INCONSISTENT),
        Example("claim late ~70\nclaim loans 64", Status.UNCHECKED),
    ),
)
