from dataclasses import replace

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
    assert html.count('class="gt_right" data-label="Books">') == rows
    assert "<style" not in html
    assert " style=" not in html


def test_cells_of_a_short_table_are_tied_to_their_headings() -> None:
    short, long = render(table(30)), render(table(31))
    assert 'headers="sample-stub-30 sample-c1"' in short
    for wanted in ('id="sample-stub-30"', 'id="sample-c1"', 'id="sample-c0"'):
        assert wanted in short
    assert "headers=" not in long
    assert "sample-stub" not in long


def test_what_stands_in_braces_is_no_place_to_fill() -> None:
    words = "{0} {id} {labels[0]} TieoutCell0x"
    odd = Table(
        id="odd",
        caption=words,
        columns=(Column(label=words), Column(label=words)),
        rows=((text(words), text(words)),),
    )
    assert render(odd).count(words) == 6


def test_a_matrix_stays_one_on_a_narrow_screen() -> None:
    html = render(replace(table(3), matrix=True))
    assert 'class="table matrix"' in html
    assert "data-label" not in html


def test_a_hidden_label_is_still_heard() -> None:
    columns = (Column(label="Shelf", hidden=True), *table(1).columns[1:])
    html = render(replace(table(1), columns=columns))
    assert '<span class="unseen">Shelf</span></th>' in html


def test_no_rows_no_table() -> None:
    assert render(table(0)) == ""
