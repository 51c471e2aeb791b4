"""
Tables, by great-tables; the only module that imports it.

great-tables gives the structure (scopes, headers of each cell, alignment). Its own style sheet is
left out: the page has one for everything. A row costs it 2 to 3 ms, and all rows of a table have
one form: so it writes the form of a table once for so many columns, and the rows are filled in
here. What is filled in is HTML already, and never read as anything else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pandas as pd
from great_tables import GT

from validate.reporting.markup import NOTHING, Html, join, tag, text

# Beyond this the ids that tie each cell to its headings weigh more than they help: scopes remain.
_LONGEST_TIED = 30
_TIES = re.compile(r' (?:id|headers)="[^"]*"')
# Of the classes of a cell the style sheet asks for one.
_CLASSES = re.compile(r' class="gt_row ([^"]*)"')
# On a narrow screen a row becomes a block, and the style sheet puts its label before each cell.
_LABELLED = re.compile(r' data-label="[^"]*"')
# Words that stand for what is filled in; letters and digits alone pass through any escaping.
_ID, _LABEL, _CELL = "TieoutId", "TieoutLabel{}x", "TieoutCell{}x"
# A long word in a cell: no attribute, for those stand in quotes.
_LONG_WORD = re.compile(r'(?:^|[\s>])([^\s<>"]{30,})')
# So many letters of long words side by side fit on paper.
_ROOM = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column by its label; numbers stand to the right. A ``hidden`` label is heard, not seen."""

    label: str
    number: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """
    ``id`` is unique in its page. The first cell of a row is its header.

    ``remark`` goes on with the caption. A ``matrix`` of numbers stays one on a narrow screen and
    scrolls; the rows of any other table become blocks.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Html, ...], ...]
    remark: Html = NOTHING
    matrix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """
    What great-tables writes: up to the first row, a row, and behind the last.

    Each is a format string: ``id`` of the table, ``row`` from 1, labels or cells by their numbers.
    """

    opening: str
    row: str
    closing: str


def render(table: Table) -> Html:
    """A table in a region that scrolls by itself; nothing when there are no rows."""
    if not table.rows:
        return NOTHING
    # No id that great-tables makes of the id of the table and a label has a colon there.
    caption = f"{table.id}:caption"
    words = join([text(table.caption), *filter(None, [table.remark])], " ")
    if table.matrix:  # it is as wide as its table, and is read from the left edge of the screen
        words = tag("span", words, class_="still")
    opening = Html(
        f'<table class="gt_table" id="{text(table.id)}">'
        f'<caption id="{text(caption)}">{words}</caption>'
    )
    whole = Html(f"{opening}\n{_filled(table)}\n</table>")
    kind = f"table{' matrix' if table.matrix else ' even' if _crowded(table.rows) else ''}"
    return tag("div", whole, class_=kind, role="region", aria_labelledby=caption, tabindex="0")


def _crowded(rows: Iterable[tuple[Html, ...]]) -> bool:
    """Whether words that cannot be broken would push columns off the page."""
    widest: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            for word in _LONG_WORD.findall(cell):
                widest[column] = max(widest.get(column, 0), len(word))
    return sum(widest.values()) > _ROOM


def _filled(table: Table) -> Html:
    """Head and body of the table, in the form that great-tables gives them."""
    form = _form(tuple(column.number for column in table.columns))
    row_form = form.row
    if table.matrix:
        row_form = _LABELLED.sub("", row_form)
    if len(table.rows) > _LONGEST_TIED:
        row_form = _TIES.sub("", row_form)
    name, labels = text(table.id), [text(column.label) for column in table.columns]
    rows = (
        row_form.format(*row, id=name, row=number, labels=labels)
        for number, row in enumerate(table.rows, start=1)
    )
    opening = form.opening.format(*map(_heading, table.columns), id=name)
    return Html("".join([opening, *rows, form.closing]))


def _heading(column: Column) -> Html:
    label = text(column.label)
    return tag("span", label, class_="unseen") if column.hidden else label


@cache
def _form(numbers: tuple[bool, ...]) -> _Form:
    """The form of all tables with so many columns, of which some are ``numbers``."""
    names = [f"c{number}" for number in range(len(numbers))]
    labels = [_LABEL.format(number) for number in range(len(numbers))]
    frame = pd.DataFrame([[_CELL.format(number) for number in range(len(names))]], columns=names)
    made = (
        GT(frame, rowname_col=names[0], id=_ID)
        .tab_stubhead(labels[0])
        .cols_label(dict(zip(names[1:], labels[1:], strict=True)))
    )
    for side, wanted in (("left", False), ("right", True)):
        chosen = [name for name, one in zip(names, numbers, strict=True) if one is wanted]
        made = made.cols_align(side, columns=chosen) if chosen else made
    page = made.as_raw_html()
    return _parted(page[page.index("<thead>") : page.rindex("</table>")].strip(), len(names))


def _parted(html: str, columns: int) -> _Form:
    """What great-tables wrote of a table with one row, as format strings."""
    form = html.replace("{", "{{").replace("}", "}}")
    form = re.sub(r"(?<=>)\s+(?=<)", "", form).replace(' rowspan="1" colspan="1"', "")
    # It names the head over the labels by its text, which is that of a document.
    form = form.replace(f'id="{_ID}-{_LABEL.format(0)}"', f'id="{_ID}-c0"')
    form = form.replace(f"{_ID}-stub-1", "{id}-stub-{row}").replace(_ID, "{id}")
    form = form.replace(f">{_CELL.format(0)}<", ">{0}<")
    for number in range(columns):
        cell = f' data-label="{{labels[{number}]}}">{{{number}}}<'
        form = form.replace(f">{_CELL.format(number)}<", cell)
        form = form.replace(_LABEL.format(number), f"{{{number}}}")
    body = form.index(">", form.index("<tbody")) + 1
    end = form.rindex("</tbody>")
    row = _CLASSES.sub(_kept, form[body:end])
    # A line for each row: a page is read by people as well, in its source and its differences.
    return _Form(opening=form[:body], row=f"\n{row}", closing=f"\n{form[end:]}")


def _kept(classes: re.Match[str]) -> str:
    return ' class="gt_right"' if "gt_right" in classes[1].split() else ""
