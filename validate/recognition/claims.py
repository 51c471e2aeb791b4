"""
Figures stated in prose: the statements of a paragraph that point to a measure.

A number that no declared measure answers to is left to the ledger.
"""

from decimal import Decimal

from schemas.terms import Kind
from validate.family.model import Family
from validate.model import Figure
from validate.reading.document import Block, Document
from validate.recognition.ids import Identifiers
from validate.recognition.places import place_of
from validate.recognition.prose import Statement, statements
from validate.recognition.subjects import Subjects


def read_claims(
    document: Document,
    block: Block,
    family: Family,
    subjects: Subjects,
    before: Statement | None,
    *,
    kind: Kind,
    context: str,
    identifiers: Identifiers,
) -> tuple[tuple[Figure, ...], Statement | None]:
    """
    The figures that the sentences of one block state, linked ones only.

    Also gives back the last statement, linked or not, for the block that follows.
    """
    figures = []
    for statement in statements(block.text.plain, block.kind, family, subjects, before):
        before = statement
        if statement.link.measure:
            figures.append(
                _figure(document, block, family, statement, kind, context, identifiers)
            )
    return tuple(figures), before


def _figure(
    document: Document,
    block: Block,
    family: Family,
    statement: Statement,
    kind: Kind,
    context: str,
    identifiers: Identifiers,
) -> Figure:
    number, measure = statement.number, family.measures[statement.link.measure]
    value = abs(number.value) * statement.sign if statement.sign else number.value
    period, base = statement.period, statement.base if statement.sign else None
    national = family.national
    keys = (
        kind, context, statement.subject, measure.name,
        period.iso if period else "", base.iso if base else "",
    )  # fmt: skip
    return Figure(
        id=identifiers.give("f", *keys),
        report=identifiers.report,
        family=family.name,
        kind=kind,
        context=context,
        subject=statement.subject,
        measure=measure.name,
        period=period,
        base_period=base,
        printed=number.text,
        value=value + Decimal(0),
        decimals=number.decimals,
        unit=measure.unit,
        qualifier=statement.qualifier,
        population=measure.population,
        excludes=measure.excludes if national and national.name == statement.subject else (),
        place=place_of(document, block.text, number.start, number.end, statement.quote),
        method="prose",
    )
