"""
Within a report, every print of a fact agrees.

A figure that stands in a table, in the infographic and in a sentence is one fact. Each further
print is held against the most authoritative one (a table before an infographic before prose). At
equal decimals the two must be identical; at different decimals the intervals they stand for must
meet, so 61 agrees with 61.5, only just. Where two sentences differ and one of them leaves what it
speaks of to the sentence before, that is a question to a person and no error.
"""

from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Kind, Severity, Status
from validate.checking.facts import Facts
from validate.checking.rule import Example, Rule
from validate.checking.statements import SameFact, Statement
from validate.model import Figure

_NAMES = {
    Kind.TABLE: "table",
    Kind.INFOGRAPHIC: "infographic",
    Kind.CLAIM: "text",
    Kind.FOOTNOTE: "footnote",
    Kind.ANNEX: "annex",
    Kind.SOURCE: "source data",
}


def statements(facts: Facts) -> Iterator[Statement]:
    """Each print of a fact against the report's most authoritative print of it."""
    for figures in facts.by_document.values():
        for group in facts.groups(figures):
            reference, *others = group
            if reference.value is None:
                continue
            for other in others:
                yield SameFact(
                    figures=(other.id, reference.id),
                    message=_message(facts, other, reference),
                    doubtful=facts.is_doubtful((other, reference)),
                )


def _message(facts: Facts, figure: Figure, reference: Figure) -> str:
    title = facts.measure(figure).title
    where = _NAMES[reference.kind] + (
        f" ({reference.table})" if reference.kind is Kind.TABLE else ""
    )
    return f"{title}, {figure.subject}: {_NAMES[figure.kind]} against {where}"


RULE = Rule(
    id="prints-of-one-fact",
    title="Text, infographic and tables",
    severity=Severity.ERROR,
    criterion=Criterion.AGREEMENT,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("table part_a 10.9\nclaim part_a 10.9", Status.EXACT),
        Example("table part_a 61.5\ninfographic part_a 61", Status.ROUNDED),
        Example("table part_a 61.5\ninfographic part_a 62", Status.ROUNDED),
        Example("table part_a 61.5\ninfographic part_a 63", Status.INCONSISTENT),
        Example("table part_a 10.9\nclaim part_a 11.0", Status.INCONSISTENT),
        Example("table part_a 10.9\ninfographic part_a ?", Status.UNCHECKED),
        Example("table part_a 10.9\nclaim part_a ~12", Status.UNCHECKED),
    ),
)
