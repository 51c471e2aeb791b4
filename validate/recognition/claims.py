"""
Figures stated in prose: the statements of a paragraph that point to a measure.

A number that no declared measure answers to is left to the ledger.
"""

from validate.model import Figure
from validate.recognition.context import Located
from validate.recognition.prose import Statement, statements
from validate.recognition.scope import Point, Print, Scope


def read_claims(
    scope: Scope, one: Located, before: Statement | None
) -> tuple[tuple[Figure, ...], Statement | None]:
    """
    The figures that the sentences of one block state, linked ones only.

    Also gives back the last statement, linked or not, for the block that follows.
    """
    figures = []
    block = one.block
    for statement in statements(block.text.plain, block.kind, scope.family, scope.subjects, before):
        before = statement
        if statement.link.measure:
            figures.append(_figure(scope, one, statement))
    return tuple(figures), before


def _figure(scope: Scope, one: Located, statement: Statement) -> Figure:
    number = statement.number
    point = Point(
        kind=one.prose,
        context=one.context,
        subject=statement.subject,
        measure=scope.family.measures[statement.link.measure],
        period=statement.span.period,
        base=statement.span.base if statement.sign else None,
    )
    shown = Print(
        place=scope.place(one.block.text, number.start, number.end, statement.quote),
        number=number,
        sign=statement.sign,
        qualifier=statement.qualifier,
    )
    return scope.figure(point, shown, "prose")
