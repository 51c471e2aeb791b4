"""
Numbers in tables and graphics that no declared row, column or label answers to.

They are figures all the same: kept with what their cell says, and shown as not linked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.terms import Kind, Unit
from validate.model import Figure
from validate.reading.document import Block, Text
from validate.recognition.claims import Remark
from validate.recognition.context import Located
from validate.recognition.exclusions import Reasons
from validate.recognition.layout import layout_of, unit_at
from validate.recognition.markers import marker_of
from validate.recognition.scope import Point, Print, Scope, in_table
from validate.recognition.tables import form_of
from validate.recognition.tokens import Number, numbers, single_number
from validate.recognition.units import unit_of
from validate.vocabulary import canonical

_REASON = "no declared row, column or label answers to it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    One text of a block. ``row`` and ``column`` count from 1, ``head`` stands over the column;
    ``names`` says that it only names something: a head, a code or a label of a table. ``group`` is
    the label of the group row above, ``corner`` the head over the labels; ``counts`` says that the
    cell is one number in a column of others, so that 2,005 printed as *2005* is no year.
    """

    text: Text
    row: int | None = None
    column: int | None = None
    row_label: str = ""
    head: str = ""
    names: bool = False
    group: str = ""
    corner: str = ""
    depth: int = 0
    strong: bool = False
    counts: bool = False


def parts_of(block: Block, figures: frozenset[tuple[object, ...]]) -> Iterator[Part]:
    """
    The texts of a block in order; ``figures`` are the spots of those already read.

    Left of the first column that holds a figure stand codes and labels; of a table that nobody
    declared the form of the cells says where they end.
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
    layout = layout_of(table, min(read) if read else None)
    for row, cells in enumerate(table.rows, start=1):
        plain = [cell.plain for cell in cells]
        for column, cell in enumerate(cells):
            yield Part(
                text=cell,
                row=row,
                column=column + 1,
                row_label=layout.label(plain),
                head=layout.heads[column],
                names=column < layout.values_from or row <= layout.head_rows,
                group=layout.groups[row - 1],
                corner=layout.heads[layout.labels_at],
                depth=table.depths[row - 1] if table.depths else 0,
                strong=bool(table.strong) and table.strong[row - 1],
                counts=column not in layout.years and single_number(cell.plain) is not None,
            )


def leftovers(
    scope: Scope,
    blocks: Sequence[Located],
    graphics: frozenset[int],
    figures: Sequence[Figure],
) -> Iterator[tuple[Figure, Remark]]:
    """The figures left in tables and in the blocks of graphics, each with why it is not linked."""
    known = frozenset(one.place.spot for one in figures if one.value is not None)
    grid = 0
    for one in blocks:
        grid += one.block.table is not None
        if one.block.table is None and one.index not in graphics:
            continue
        # The rows of a declared table that nothing answers to are no table of their own.
        declared = one.block.table and form_of(one.block.text.plain, scope.family) is not None
        for part in parts_of(one.block, known):
            if part.names or (one.block.table is not None and part.row is None):
                continue
            excluded = Reasons(plain=part.text.plain, kind=one.block.kind, family=scope.family)
            for number in numbers(part.text.plain):
                place = scope.place(part.text, number.start, number.end)
                if place.spot in known or not number.is_plausible:
                    continue
                if not part.counts and excluded.why_not(number):
                    continue
                yield _left(scope, one, part, number, grid=None if declared else grid)


def spot(text: Text, start: int, end: int) -> tuple[object, ...]:
    """Where a stretch of a text stands, as :attr:`Place.spot` gives it."""
    place = (text.page_at(start), text.line_at(start), text.column_at(start))
    return (*place, text.boxes(start, end))


def _left(
    scope: Scope, one: Located, part: Part, number: Number, *, grid: int | None
) -> tuple[Figure, Remark]:
    place = scope.place(part.text, number.start, number.end)
    text = part.text.plain
    kind = Kind.TABLE if one.block.table else Kind.INFOGRAPHIC
    point = Point(
        kind=kind,
        context=one.block.label if part.row else one.context,
        subject=scope.subjects.named(part.head) if part.head else "",
        measure=None,
        label=canonical(part.row_label),
    )
    unit = unit_of(number, text, number.start, len(text))
    if unit is None and part.row and _alone(number, text):
        unit = unit_at(
            scope.family.structure,
            head=part.head,
            label=part.row_label,
            corner=part.corner,
            caption=one.block.text.plain,
        )
    shown = Print(place=place, number=number, unit=unit or Unit.COUNT)
    figure = in_table(
        scope.figure(point, shown, "not declared"),
        table=one.block.label if part.row else "",
        label=part.row_label,
        parent=part.group,
    )
    figure = replace(
        figure,
        row=part.row,
        column=part.column,
        column_label=part.head,
        grid=grid if part.row else None,
        depth=part.depth,
        strong=part.strong,
        marker=marker_of(text) if part.row else None,
    )
    return figure, Remark(place=place, reason=_REASON, figure_id=figure.id)


def _alone(number: Number, text: str) -> bool:
    """Whether a number is the first of its cell: what stands behind it may be of another unit."""
    return not numbers(text)[0].start < number.start
