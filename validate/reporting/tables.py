"""
Tables, by great-tables; the only module that imports it.

great-tables gives the structure (scopes, headers of each cell, alignment). Its own style sheet is
left out: the page has one for everything. Cells are made safe here, because what passes through
``fmt`` is not escaped.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd
from great_tables import GT

from validate.reporting.markup import NOTHING, Html, join, tag, text

# A row of a GT table costs 2 to 3 ms, so a long listing is written without it.
_LONGEST_GT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its label; numbers stand to the right."""

    label: str
    number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``id`` is unique in its page. The first cell of a row is its header."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Html, ...], ...]


def render(table: Table) -> Html:
    """A table in a region that scrolls by itself; nothing when there are no rows."""
    if not table.rows:
        return NOTHING
    labelled = Table(
        id=table.id,
        caption=table.caption,
        columns=table.columns,
        rows=tuple(_labelled(table.columns, row) for row in table.rows),
    )
    long = len(table.rows) > _LONGEST_GT
    inner = _by_hand(labelled) if long else _by_great_tables(labelled)
    caption = f"{table.id}-caption"
    opening = Html(
        f'<table class="gt_table" id="{text(table.id)}">'
        f'<caption id="{text(caption)}">{text(table.caption)}</caption>'
    )
    whole = Html(f"{opening}\n{inner}\n</table>")
    return tag("div", whole, class_="table", role="region", aria_labelledby=caption, tabindex="0")


def _labelled(columns: tuple[Column, ...], row: tuple[Html, ...]) -> tuple[Html, ...]:
    """
    Put the label of its column before each cell but the first.

    On a narrow screen a row becomes a block and the headings are out of sight; elsewhere the
    labels are not shown.
    """
    rest = (
        join([tag("span", text(column.label), class_="label", aria_hidden="true"), cell], " ")
        if cell
        else NOTHING
        for column, cell in zip(columns[1:], row[1:], strict=True)
    )
    return (row[0], *rest)


def _by_great_tables(table: Table) -> Html:
    """Head and body of the table, as great-tables writes them."""
    names = [f"c{number}" for number in range(len(table.columns))]
    frame = pd.DataFrame(list(table.rows), columns=names, dtype=str)
    numbers = [n for n, column in zip(names, table.columns, strict=True) if column.number]
    words = [name for name in names if name not in numbers]
    labels = [column.label for column in table.columns]
    made = (
        GT(frame, rowname_col=names[0], id=table.id)
        .tab_stubhead(labels[0])
        .cols_label(dict(zip(names[1:], labels[1:], strict=True)))
        .cols_align("left", columns=words)
        .fmt(_as_it_is, columns=names)
    )
    if numbers:
        made = made.cols_align("right", columns=numbers)
    page = made.as_raw_html()
    return Html(page[page.index("<thead>") : page.rindex("</table>")].strip())


def _as_it_is(cell: str) -> str:
    return cell


def _by_hand(table: Table) -> Html:
    """Head and body with the same classes, for listings that are too long for great-tables."""
    sides = ["gt_right" if column.number else "gt_left" for column in table.columns]
    headings = (
        tag("th", text(column.label), class_=f"gt_col_heading {side}", scope="col")
        for column, side in zip(table.columns, sides, strict=True)
    )
    head = tag("thead", tag("tr", *headings, class_="gt_col_headings"))
    body = tag("tbody", *_rows(table, sides), class_="gt_table_body")
    return join([head, body], "\n")


def _rows(table: Table, sides: list[str]) -> Iterable[Html]:
    for first, *rest in table.rows:
        cells = [tag("th", first, class_=f"gt_row {sides[0]} gt_stub", scope="row")]
        cells += [
            tag("td", cell, class_=f"gt_row {side}")
            for cell, side in zip(rest, sides[1:], strict=True)
        ]
        yield join([Html("\n"), tag("tr", *cells)])
