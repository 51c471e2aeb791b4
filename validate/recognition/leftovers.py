"""
Numbers in tables and graphics that no declared row, column or label answers to.

They are figures all the same: kept with what their cell says, and shown as not linked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.terms import Kind, Unit
from validate.model import Figure, Place
from validate.reading.document import Block, Text
from validate.recognition.claims import Remark
from validate.recognition.context import Located
from validate.recognition.exclusions import Reasons
from validate.recognition.scope import Point, Print, Scope, in_table
from validate.recognition.tokens import Number, numbers
from validate.recognition.units import unit_of
from validate.vocabulary import canonical

_REASON = "no declared row, column or label answers to it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    One text of a block. ``row`` and ``column`` count from 1, ``head`` stands over the column;
    ``names`` says that it only names something: a head, a code or a label of a table.
    """

    text: Text
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    head: str = ""
    names: bool = False


def parts_of(block: Block, figures: frozenset[tuple[object, ...]]) -> Iterator[Part]:
    """
    The texts of a block in order; ``figures`` are the spots of those already read.

    Left of the first column that holds a figure stand codes and labels; of a table that nobody
    declared that is taken to be the first column.
    """
    yield Part(text=block.opening)
    if block.table is None:
        yield Part(text=block.text)
        return
    table = block.table
    yield from (Part(text=cell, names=True) for cell in table.header)
    read = [
        column
        for cells in table.rows
        for column, cell in enumerate(cells)
        if any(spot(cell, one.start, one.end) in figures for one in numbers(cell.plain))
    ]
    values_from = min(read, default=1)
    for row, cells in enumerate(table.rows, start=1):
        label = cells[values_from - 1].plain.strip() if cells else ""
        for column, cell in enumerate(cells):
            yield Part(
                text=cell,
                row=row,
                column=column + 1,
                row_label=label,
                head=table.header[column].plain if column < len(table.header) else "",
                names=column < values_from,
            )


def leftovers(
    scope: Scope,
    blocks: Sequence[Located],
    graphics: frozenset[int],
    figures: Sequence[Figure],
) -> Iterator[tuple[Figure, Remark]]:
    """The figures left in tables and in the blocks of graphics, each with why it is not linked."""
    known = frozenset(one.place.spot for one in figures if one.value is not None)
    for one in blocks:
        if one.block.table is None and one.index not in graphics:
            continue
        for part in parts_of(one.block, known):
            if part.names or (one.block.table is not None and part.row is None):
                continue
            excluded = Reasons(plain=part.text.plain, kind=one.block.kind, family=scope.family)
            for number in numbers(part.text.plain):
                place = scope.place(part.text, number.start, number.end)
                if place.spot in known or excluded.why_not(number) or not number.is_plausible:
                    continue
                yield _left(scope, one, part, number, place)


def spot(text: Text, start: int, end: int) -> tuple[object, ...]:
    """Where a stretch of a text stands, as :attr:`Place.spot` gives it."""
    place = (text.page_at(start), text.line_at(start), text.column_at(start))
    return (*place, text.boxes(start, end))


def _left(
    scope: Scope, one: Located, part: Part, number: Number, place: Place
) -> tuple[Figure, Remark]:
    text = part.text.plain
    kind = Kind.TABLE if one.block.table else Kind.INFOGRAPHIC
    point = Point(
        kind=kind,
        context=one.block.label if part.row else one.context,
        subject=scope.subjects.named(part.head) if part.head else "",
        measure=None,
        label=canonical(part.row_label),
    )
    shown = Print(
        place=place,
        number=number,
        unit=unit_of(number, text, number.start, len(text)) or Unit.COUNT,
    )
    figure = in_table(
        scope.figure(point, shown, "not declared"),
        table=one.block.label if part.row else "",
        label=part.row_label,
    )
    figure = replace(figure, row=part.row, column=part.column)
    return figure, Remark(place=place, reason=_REASON, figure_id=figure.id)
