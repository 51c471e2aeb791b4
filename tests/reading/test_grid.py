"""Tables by what is drawn."""

import pytest

from validate.reading.document import BlockKind

from .typesetting import Read, cells, of_kind, stream

ROWS = [
    ["Outcome type / group", "Northamptonshire Police", "England and Wales"],
    ["Charged / Summoned", "15.5", "23.2"],
    ["Caution \u2013 adults", "4.0", "5.6"],
    ["Evidential difficulties", "", ""],
    ["Evidential difficulties prevent further action; victim supports action", "25.1", "24.1"],
    ["Total", "100.00", "100.00"],
]
CELLS = ", ".join(f"[{cell}]" for row in ROWS for cell in row)
BODY = "Some text before the table that gives the page its body size and goes over two lines.\n\n"
CAPTION = "#strong[Figure 8: Rate of outcomes recorded in the 12 months to 30 June 2016]\n\n"
AFTER = "\n\nSource: Home Office data\n\nSome text after the table.\n"
COLUMNS = "columns: (1fr, 3.2cm, 2.4cm), align: (left, right, right)"

LAYOUTS = {
    "grid": f"#table({COLUMNS}, {CELLS})",
    "centred": f"#table(columns: (1fr, 3.2cm, 2.4cm), align: (left, center, center), {CELLS})",
    "middle": f"#table(columns: (1fr, 3.2cm, 2.4cm), align: left + horizon, {CELLS})",
    "a rule for each row": (
        f"#table({COLUMNS}, stroke: (x, y) => (top: 0.5pt, bottom: 0.5pt), {CELLS})"
    ),
    "shaded rows between rules": (
        f"#table({COLUMNS}, stroke: (x, y) => (bottom: 0.4pt), "
        f"fill: (x, y) => if y == 3 {{ silver }}, {CELLS})"
    ),
    "three rules": (
        f"#table({COLUMNS}, stroke: none, table.hline(), "
        f"{CELLS.replace('[Charged', 'table.hline(), [Charged')}, table.hline())"
    ),
    "no rule above the header": (
        f"#table({COLUMNS}, stroke: (x, y) => if y > 0 {{ (top: 0.5pt, bottom: 0.5pt) }}, {CELLS})"
    ),
    "no rules": f"#table({COLUMNS}, stroke: none, {CELLS})",
    "zebra": (
        f"#table({COLUMNS}, stroke: none, fill: (x, y) => if calc.even(y) {{ silver }}, {CELLS})"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_same_cells(read: Read, layout: str) -> None:
    """Grids, rules, shades: the printer's taste does not change the numbers."""
    document = read(BODY + CAPTION + LAYOUTS[layout] + AFTER)
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == ROWS
    assert table.label == "Figure 8"
    assert table.text.text.startswith("Figure 8: Rate of outcomes")
    assert stream(document)[-2:] == ["Source: Home Office data", "Some text after the table."]


NUMBERED = [
    ["Outcome number", "Outcome type / group", "Gwent Police", "England and Wales"],
    ["1", "Charged/Summoned", "10.9", "12.1"],
    ["", "Out-of-court (formal)", "3.5", "3.2"],
    ["2", "Cautions - youths", "0.4", "0.4"],
    ["*", "Prosecution prevented or not in the public interest", "1.2", "1.8"],
    ["", "Evidential difficulties (victim supports police action)", "", ""],
    ["15", "Suspect identified", "10.0", "8.3"],
    ["", "Evidential difficulties (victim does not support police action)", "14.1", "13.8"],
    ["16", "Suspect identified", "11.0", "10.6"],
    ["", "Total", "100.00", "100.00"],
]
STROKES = {
    "grid": "stroke: 0.5pt",
    "rules": "stroke: (x, y) => (bottom: 0.5pt)",
    "head and foot only": "stroke: (x, y) => if y == 0 { (top: 1pt, bottom: 0.5pt) } "
    "else if y == 9 { (bottom: 1pt) }",
    "nothing": "stroke: none",
}


@pytest.mark.parametrize("align", ["top", "horizon", "bottom"])
@pytest.mark.parametrize("stroke", STROKES)
def test_group_rows_and_wrapped_labels(read: Read, stroke: str, align: str) -> None:
    """Bold shaded rows that head a group are rows of their own, with and without values."""
    body = ""
    for number, *rest in NUMBERED:
        group = number == ""
        body += "".join(
            f"[*{c}*]," if group and c else f"[\\{c}]," if c == "*" else f"[{c}],"
            for c in (number, *rest)
        )
    document = read(
        BODY + CAPTION + f"#table(columns: (1.6cm, 1fr, 1.5cm, 2cm), {STROKES[stroke]}, "
        f"align: (x, y) => {align} + if x < 2 {{ left }} else {{ right }}, "
        f'fill: (x, y) => if y in (2, 5, 7, 9) {{ rgb("#dde") }}, {body})' + AFTER
    )
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == NUMBERED


def test_a_group_row_across_all_columns_is_one_cell(read: Read) -> None:
    """Its words are not dealt out to the columns below it."""
    document = read(
        BODY + CAPTION + "#table(columns: (4cm, 2cm, 2cm), stroke: (x, y) => (bottom: 0.5pt), "
        "[Force], [2015], [2016], table.cell(colspan: 3)[Forces with a thousand officers or more], "
        "[Gwent], [1,200], [..])" + AFTER
    )
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == [
        ["Force", "2015", "2016"],
        ["Forces with a thousand officers or more", "", ""],
        ["Gwent", "1,200", ".."],
    ]


@pytest.mark.parametrize("repeat", ["true", "false"])
@pytest.mark.parametrize("layout", ["stroke: 0.5pt", "stroke: (x, y) => (bottom: 0.5pt)"])
def test_a_table_over_a_page_break_is_one(read: Read, repeat: str, layout: str) -> None:
    """With its header repeated or not, with notes between the parts."""
    header = f"table.header(repeat: {repeat}, [Force], [2015], [Rate for 2016])"
    rows = "".join(f"[Force number {n}], [{n}.5], [{n}.25]," for n in range(40))
    document = read(
        f"{BODY} Text with a note.#footnote[A note.]\n\n{CAPTION}"
        f"#table(columns: (1fr, 2cm, 3cm), {layout}, {header}, {rows})" + AFTER
    )
    (table,) = of_kind(document, BlockKind.TABLE)
    assert len(cells(table)) == 41
    assert cells(table)[-1] == ["Force number 39", "39.5", "39.25"]


def test_a_caption_at_the_page_foot_belongs_to_the_table_overleaf(read: Read) -> None:
    """The page break between them does not lose the label."""
    document = read(BODY + CAPTION + "#pagebreak()\n" + LAYOUTS["grid"] + AFTER)
    (table,) = of_kind(document, BlockKind.TABLE)
    assert table.label == "Figure 8"


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_a_head_left_alone_at_the_page_foot_is_that_of_the_table_overleaf(
    read: Read, stroke: str
) -> None:
    """The caption and the names of the columns are not lost to it."""
    columns = f"columns: (4cm, 3cm, 3cm), stroke: {stroke}"
    rows = "".join(f"[Force number {n}], [{n}.5], [{n}.25]," for n in range(9))
    document = read(
        f"{BODY}{CAPTION}#table({columns}, [*Force*], [*Gwent Police*], [*England and Wales*])"
        f"\n#pagebreak()\n#table({columns}, {rows})" + AFTER
    )
    tables = of_kind(document, BlockKind.TABLE)
    assert tables[-1].label == "Figure 8"
    assert cells(tables[-1])[0] == ["Force", "Gwent Police", "England and Wales"]
    assert len(cells(tables[-1])) == 10


def test_a_chart_is_no_table(read: Read) -> None:
    """Bars, axes and their labels do not make cells."""
    bars = ", ".join(f"rect(width: 100%, height: {n * 4}pt, fill: blue)" for n in range(1, 15))
    document = read(
        BODY
        + CAPTION
        + f"#grid(columns: (1fr,) * 14, align: bottom, column-gutter: 2pt, {bars})\n"
        + "#line(length: 100%)"
        + AFTER
    )
    assert of_kind(document, BlockKind.TABLE) == []


def test_grid_lines_of_a_chart_are_no_table(read: Read) -> None:
    """Numbers on an axis beside empty rows are no cells."""
    lines = "".join(f"[{n}0], line(length: 100%)," for n in range(8, 0, -1))
    document = read(
        BODY + CAPTION + f"#grid(columns: (1cm, 1fr), row-gutter: 10pt, {lines})" + AFTER
    )
    assert of_kind(document, BlockKind.TABLE) == []


def test_a_frame_around_prose_is_no_table(read: Read) -> None:
    """A box with sentences stays text."""
    document = read(
        BODY + "#block(stroke: 1pt, inset: 8pt)[One sentence. Another sentence.]" + AFTER
    )
    assert of_kind(document, BlockKind.TABLE) == []
    assert "One sentence. Another sentence." in stream(document)


def test_a_mark_in_a_cell_is_no_part_of_its_number(read: Read) -> None:
    """``8.8`` with note 3 is not 8.83."""
    document = read(
        BODY + CAPTION + "#table(columns: 2, [Type], [Rate], [Theft#super[2]], [8.8#super[3]])"
    )
    (table,) = of_kind(document, BlockKind.TABLE)
    assert table.table is not None
    cell = table.table.rows[0][1]
    assert cell.text == "8.8³"
    assert cell.plain == "8.8 "
    assert cell.marks[0].labels == ("3",)


def test_cells_have_boxes(read: Read) -> None:
    """A cell's number can be pointed at."""
    document = read(BODY + CAPTION + LAYOUTS["grid"])
    (table,) = of_kind(document, BlockKind.TABLE)
    assert table.table is not None
    (box,) = table.table.rows[0][2].boxes(0, 4)
    assert box.page == 1
    assert box.x1 - box.x0 == pytest.approx(19, abs=5)


METHODS = {
    "stroke: 0.5pt": "lines",
    "column-gutter: 4pt, stroke: (x, y) => (bottom: 0.5pt)": "rules",
    "stroke: none": "gaps",
}


@pytest.mark.parametrize("stroke", METHODS)
def test_the_way_that_won_is_recorded(read: Read, stroke: str) -> None:
    """Whoever doubts a table can see what its columns rest on."""
    document = read(BODY + CAPTION + f"#table({COLUMNS}, {stroke}, {CELLS})" + AFTER)
    (table,) = of_kind(document, BlockKind.TABLE)
    assert table.table is not None
    assert table.table.method == METHODS[stroke]


PARTS = {
    "bars between all columns": "stroke: (x, y) => if x > 0 { (left: 0.5pt) }",
    "a bar after the labels": "stroke: (x, y) => if x == 0 { (right: 0.5pt) }",
    "a frame": "stroke: (x, y) => (left: if x == 0 { 1pt }, right: if x == 2 { 1pt }, "
    "top: if y == 0 { 1pt }, bottom: if y == 5 { 1pt })",
    "a rule under the head": "stroke: (x, y) => if y == 0 { (bottom: 0.5pt) }",
    "rules with gaps between the columns": "column-gutter: 6pt, stroke: (x, y) => (bottom: 0.5pt)",
    "a shaded total": "stroke: none, fill: (x, y) => if y == 5 { silver }",
}


@pytest.mark.parametrize("strokes", PARTS)
def test_little_is_drawn(read: Read, strokes: str) -> None:
    """What is drawn helps where it is; the white does the rest."""
    document = read(BODY + CAPTION + f"#table({COLUMNS}, {PARTS[strokes]}, {CELLS})" + AFTER)
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == ROWS


@pytest.mark.parametrize("stroke", ["stroke: none", "stroke: (x, y) => (bottom: 0.5pt)"])
@pytest.mark.parametrize("label", ["Total", "Of which in a label that goes over three lines of it"])
def test_one_row_overleaf_belongs_to_the_table(read: Read, stroke: str, label: str) -> None:
    """The columns are known from the page before, so a single row is enough."""
    rows = [["Force", "2016"], *([f"Force {n}", f"{n}.5"] for n in range(4)), [label, "100.0"]]
    body = ", ".join(f"table.cell(breakable: false)[{cell}]" for row in rows for cell in row)
    document = read(
        f"{BODY}#v(325pt)\n{CAPTION}"
        f"#table(columns: (3cm, 2cm), align: (left, right), {stroke}, {body})" + AFTER
    )
    (table,) = of_kind(document, BlockKind.TABLE)
    assert table.table is not None
    assert [row[0].page_at(0) for row in table.table.rows] == [1, 1, 1, 1, 2]
    assert cells(table) == rows


@pytest.mark.parametrize("stroke", ["stroke: 0.5pt", "stroke: none", "stroke: (bottom: 0.5pt)"])
def test_tables_beside_each_other_are_two(read: Read, stroke: str) -> None:
    """Each has its own caption, source and rows, the left one first."""
    sides = [
        f"[#strong[Table {n}: Rate of outcomes by force, {2014 + n}]\n\n"
        f"#table(columns: (1fr, 1.5cm), {stroke}, [Force], [{2014 + n}], [Gwent], [{n}.5], "
        f"[Kent and others], [{n}.25])\n\nSource: Data {n}]"
        for n in (1, 2)
    ]
    document = read(
        BODY + f"#grid(columns: 2, column-gutter: 1cm, {', '.join(sides)})" + "\n\nEnd."
    )
    assert stream(document)[1:] == [
        "Table 1: Rate of outcomes by force, 2015",
        "Table 1: Rate of outcomes by force, 2015",
        "Source: Data 1",
        "Table 2: Rate of outcomes by force, 2016",
        "Table 2: Rate of outcomes by force, 2016",
        "Source: Data 2",
        "End.",
    ]
    assert [cells(table) for table in of_kind(document, BlockKind.TABLE)] == [
        [["Force", str(2014 + n)], ["Gwent", f"{n}.5"], ["Kent and others", f"{n}.25"]]
        for n in (1, 2)
    ]


def test_a_chart_over_a_table_is_no_part_of_it(read: Read) -> None:
    """Its grid lines are as wide as the table's rules, its axis has numbers and turned labels."""
    bars = "".join(
        f"#place(dx: {30 + 40 * n}pt, dy: {80 - 9 * n}pt, rect(width: 25pt, height: {9 * n}pt, "
        f"fill: blue))#place(dx: {36 + 40 * n}pt, dy: 84pt, rotate(-90deg, reflow: true, "
        f"text(size: 7pt)[May {n}]))"
        for n in range(1, 7)
    )
    axis = "".join(
        f"#place(dy: {80 - n}pt, line(length: 100%, stroke: 0.3pt))"
        f"#place(dx: 4pt, dy: {73 - n}pt, text(size: 7pt)[{n}])"
        for n in range(0, 81, 20)
    )
    document = read(
        BODY + f"#block(height: 110pt, width: 100%)[{axis}{bars}]\n" + CAPTION
        + LAYOUTS["shaded rows between rules"] + AFTER
    )  # fmt: skip
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == ROWS
    assert stream(document)[1].startswith("Figure 8")


def test_a_head_of_several_lines_over_its_first_rule(read: Read) -> None:
    """Its lines stand over some columns only, and a group's label follows without a value."""
    rows = [
        ["", "Nottinghamshire Police", "2016", "England and Wales, all forces"],
        ["Evidential difficulties", "", "", ""],
        ["Suspect identified", "1", "2", "3"],
        ["Not identified", "4", "5", "6"],
    ]
    body = ", ".join(f"[{cell}]" for row in rows for cell in row)
    document = read(
        BODY + CAPTION + "#table(columns: (1fr, 2.4cm, 1cm, 2cm), align: bottom, "
        f"stroke: (x, y) => if y > 0 {{ (top: 0.5pt) }}, {body})"
        + AFTER
    )  # fmt: skip
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == rows


def test_a_label_that_ends_in_a_number_keeps_it(read: Read) -> None:
    """It reaches to the values of other rows, and is parted from them by a blank like any other."""
    rows = [
        ["Code", "Offence", "2015", "2016"],
        ["Robberies and their like per 1,000", "", "", ""],
        ["12A", "Robbery of personal property", "1,204", "2.5"],
        ["13", "Theft", "20", "31.5"],
    ]
    body = ", ".join(f"[{cell}]" for row in (rows[0], *rows[2:]) for cell in row)
    body = body.replace("[12A]", f"table.cell(colspan: 4)[{rows[1][0]}], [12A]")
    document = read(
        BODY
        + CAPTION
        + f"#table(columns: (1.2cm, 3.5cm, 1.2cm, 1.2cm), stroke: none, {body})"
        + AFTER
    )
    (table,) = of_kind(document, BlockKind.TABLE)
    assert cells(table) == rows


def test_two_tables_with_a_sentence_between_stay_two(read: Read) -> None:
    """Rules of the same width above and below it make no row of it."""
    table = (
        "#table(columns: (1fr, 2cm), stroke: (bottom: 0.5pt), [Force], [2016], [Gwent], [1.5])\n"
    )
    sentence = "The table below has the same figures once more, for those who like them twice."
    document = read(BODY + table + sentence + "\n" + table)
    assert [cells(one) for one in of_kind(document, BlockKind.TABLE)] == [
        [["Force", "2016"], ["Gwent", "1.5"]]
    ] * 2
    assert sentence in stream(document)
