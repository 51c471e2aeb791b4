import re

import pytest

from validate.reporting.markup import Html, text
from validate.reporting.tables import Column, Table, render


def table(rows: int) -> Table:
    return Table(
        id="sample",
        caption="Shelves <& books>",
        columns=(Column(label="Shelf"), Column(label="Books", number=True), Column(label="Remark")),
        rows=tuple((text(f"<{n}>"), text(f"{n:,}"), Html("")) for n in range(rows)),
    )


@pytest.mark.parametrize("rows", [1, 200, 201])
def test_short_and_long_tables_read_alike(rows: int) -> None:
    html = render(table(rows))
    assert html.count('scope="row"') == rows
    assert html.count('scope="col"') == 3
    assert ">&lt;0&gt;</th>" in html
    assert "&amp;lt;" not in html
    assert ">Shelves &lt;&amp; books&gt;</caption>" in html
    assert re.search(r'<td[^>]*class="gt_row gt_right"><span class="label"', html)
    assert "<style" not in html
    assert " style=" not in html


def test_great_tables_writes_the_short_ones() -> None:
    assert 'headers="sample-stub-1 sample-c1"' in render(table(200))
    assert "sample-stub" not in render(table(201))


def test_an_empty_cell_has_no_label() -> None:
    assert re.search(r'<td[^>]*class="gt_row gt_left"></td>', render(table(1)))


def test_no_rows_no_table() -> None:
    assert render(table(0)) == ""
