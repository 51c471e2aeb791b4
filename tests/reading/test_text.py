"""Plain text to blocks, and every character of a block to its line and column."""

import re
from collections.abc import Iterator
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inprocess import KENT
from validate.errors import DocumentError
from validate.reading.document import Block, BlockKind, Document, Table, Text
from validate.reading.text import read_text, text_of_line

LONG = (
    "The wardens counted every lamp in the harbour twice and wrote the second count down,"
    " since the first had been made in fog."
)


def read(source: str) -> Document:
    """A text held in a test, read."""
    return read_text("harbour.txt", source.encode())


def outline(document: Document) -> list[tuple[str, str, str]]:
    """Kind, label and text of every block."""
    return [(block.kind.value, block.label, block.text.text) for block in document.blocks]


def texts(block: Block) -> Iterator[Text]:
    """All texts of a block that hold characters, its cells too."""
    yield block.text
    if block.table:
        for cells in (block.table.header, *block.table.rows):
            yield from cells


def grid(table: Table | None) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a table as strings."""
    assert table is not None
    return (
        [cell.text for cell in table.header],
        [[cell.text for cell in row] for row in table.rows],
    )


def tables(source: str) -> list[tuple[str, list[str], list[list[str]]]]:
    """Label, header and rows of every table."""
    return [
        (block.label, *grid(block.table))
        for block in read(source).blocks
        if block.kind is BlockKind.TABLE
    ]


def astray(document: Document, source: str) -> list[tuple[str, str, int]]:
    """Characters that do not stand where their line and column say."""
    lines = re.split(r"\r\n|\r|\n", source)
    found = []
    for block in document.blocks:
        for text in texts(block):
            joints = {span.start - 1 for span in text.spans if span.start}
            for index, char in enumerate(text.text):
                if index in joints:  # the space in place of a line break
                    continue
                line, column = text.line_at(index), text.column_at(index)
                assert line is not None
                assert column is not None
                there = lines[line - 1][column : column + 1].replace("\f", " ")
                if there != char:
                    found.append((char, there, line))
    return found


@pytest.mark.parametrize(
    ("line", "kind", "label", "text"),
    [
        ("Lamps in the harbour", "heading", "", "Lamps in the harbour"),
        ("How many lamps are lit?", "heading", "", "How many lamps are lit?"),
        ("2 Lamps in the harbour", "heading", "", "2 Lamps in the harbour"),
        ("3.1 Lamps at sea", "heading", "", "3.1 Lamps at sea"),
        ("14 lamps in the harbour", "paragraph", "", "14 lamps in the harbour"),
        ("2 Lamps were lit.", "paragraph", "", "2 Lamps were lit."),
        ("Annex A – About the lamps", "heading", "", "Annex A – About the lamps"),
        ("Crime outcomes*", "heading", "", "Crime outcomes*"),
        ("Lamps are lit at dusk.", "paragraph", "", "Lamps are lit at dusk."),
        ("lamps in the harbour", "paragraph", "", "lamps in the harbour"),
        ("251", "paragraph", "", "251"),
        (LONG, "paragraph", "", LONG),
        ("- 14 lamps were lit", "item", "", "- 14 lamps were lit"),
        ("• 14 lamps were lit", "item", "", "• 14 lamps were lit"),
        ("3. The third pier", "item", "", "3. The third pier"),
        ("(b) the second pier", "item", "", "(b) the second pier"),
        ("Figure 4: Lamps by pier", "caption", "Figure 4", "Figure 4: Lamps by pier"),
        ("TABLE  12. Lamps by pier", "caption", "Table 12", "TABLE  12. Lamps by pier"),
        ("Figure 4 shows the lamps.", "paragraph", "", "Figure 4 shows the lamps."),
        ("Source: the harbour office", "source", "", "Source: the harbour office"),
        ("Notes: counted at dusk", "source", "", "Notes: counted at dusk"),
        ("⁷ Counted at dusk.", "note", "7", "Counted at dusk."),
        ("¹² Counted at dawn.", "note", "12", "Counted at dawn."),
        ("^{14} Counted twice.", "note", "14", "Counted twice."),
        ("* The rate is for piers.", "note", "*", "* The rate is for piers."),
        ("*Shown as shares of 2016.", "note", "*", "*Shown as shares of 2016."),
        ("*Every* lamp was lit.", "paragraph", "", "*Every* lamp was lit."),
    ],
)
def test_a_line_is_what_it_looks_like(line: str, kind: str, label: str, text: str) -> None:
    """A line alone is known by its own form, and keeps its words."""
    assert outline(read(line)) == [(kind, label, text)]


def test_two_stars_label_a_note() -> None:
    """A line that opens with two stars is the note of that label."""
    assert outline(read("** The rate is for piers.")) == [
        ("note", "**", "** The rate is for piers.")
    ]


def test_empty_lines_divide_blocks_and_lines_without_them_stay_apart() -> None:
    """Labels and values that follow each other line by line are blocks of their own."""
    document = read("Lamps per pier\nNorth pier\n251\n\n\n\nSouth pier\n13.2%\n")

    assert outline(document) == [
        ("heading", "", "Lamps per pier"),
        ("heading", "", "North pier"),
        ("paragraph", "", "251"),
        ("heading", "", "South pier"),
        ("paragraph", "", "13.2%"),
    ]


def test_a_contents_list_ends_where_its_entries_end() -> None:
    """Entries end in a page number after a tab, leaders or wide space; the body comes next."""
    document = read(
        "Contents\n\nOpening\t3\nThe lamps of 2016 ........ 14\nThe piers   120\n\n"
        "Opening\n\nThere were 14 lamps.\n"
    )

    assert outline(document) == [
        ("heading", "", "Contents"),
        ("contents_entry", "", "Opening\t3"),
        ("contents_entry", "", "The lamps of 2016 ........ 14"),
        ("contents_entry", "", "The piers   120"),
        ("heading", "", "Opening"),
        ("paragraph", "", "There were 14 lamps."),
    ]


def test_entries_right_below_the_word_contents_are_entries() -> None:
    """No empty line is needed between the head of the contents and its entries."""
    kinds = [kind for kind, _, _ in outline(read("Contents\nOpening\t3\nLamps\t4\n"))]

    assert kinds == ["heading", "contents_entry", "contents_entry"]


def test_a_table_has_a_header_and_its_caption() -> None:
    """A first row without numbers is the header; the caption above gives text and label."""
    source = "Figure 3: Lamps\n\nPier\tLit\tDark\nNorth\t14\t2\nSouth\t-\t(3)\n"

    assert tables(source) == [
        ("Figure 3", ["Pier", "Lit", "Dark"], [["North", "14", "2"], ["South", "-", "(3)"]])
    ]
    table = read(source).blocks[-1]
    assert (table.text.text, table.label) == ("Figure 3: Lamps", "Figure 3")


def test_a_table_of_numbers_alone_has_no_header() -> None:
    """A first row that holds a number is a row."""
    assert tables("North\t14\t2.5%\nSouth\t1,200\t-3\n") == [
        ("", [], [["North", "14", "2.5%"], ["South", "1,200", "-3"]])
    ]


def test_years_are_heads() -> None:
    """A first row whose first cell is a word and whose others are years is the header."""
    assert tables("Pier\t2015\t2016\nNorth\t14\t2\n") == [
        ("", ["Pier", "2015", "2016"], [["North", "14", "2"]])
    ]


def test_empty_cells_keep_their_columns() -> None:
    """An empty first cell shifts nothing, and short rows are filled up to the widest."""
    source = "No\tGroup\tLit\tDark\n\tNorthern piers\t3.1\t3.3\n2\tFirst\n\tSecond\t\t4\n"

    assert tables(source) == [
        (
            "",
            ["No", "Group", "Lit", "Dark"],
            [["", "Northern piers", "3.1", "3.3"], ["2", "First", "", ""], ["", "Second", "", "4"]],
        )
    ]


@pytest.mark.parametrize(
    ("between", "what"),
    [
        ("\n\n", "empty lines"),
        ("\n\f\n", "a form feed"),
        ("\n\nPier\tLit\n", "the header again"),
        ("\n\fPier\tLit\n", "a form feed before the header"),
    ],
)
def test_a_table_that_is_cut_is_one_table(between: str, what: str) -> None:
    """Rows after a page turn go on with the table, with or without its header repeated."""
    source = f"Table 1: Lamps\n\nPier\tLit\nNorth\t14\n{between}South\t15\n"

    assert tables(source) == [("Table 1", ["Pier", "Lit"], [["North", "14"], ["South", "15"]])], (
        what
    )


def test_a_table_cut_above_a_group_row_is_one_table() -> None:
    """A page turn above a row that holds no number does not end the table."""
    source = "No\tPier\tLit\n1\tNorth\t14\n\n\tInner piers\n2\tSouth\t15\n"

    assert len(tables(source)) == 1


def test_a_row_of_one_cell_is_a_row() -> None:
    """A group row without values, among rows that directly follow each other, is part of them."""
    source = "Pier\tLit\nNorth\t14\nInner piers\nSouth\t15\n"

    assert [len(rows) for _, _, rows in tables(source)] == [3]


def test_a_table_that_a_note_cuts_is_one_table() -> None:
    """Notes at the foot of a page stand between the halves of a table and do not end it."""
    source = "Pier\tLit\nNorth\t14\n\n² Counted at dusk.\n\fSouth\t15\n"

    assert len(tables(source)) == 1


@pytest.mark.parametrize(
    "between",
    ["Figure 2: Boats\n\nPier\tLit\n", "Lanterns\n\nPier\tLit\n", "Pier\tLit\tDark\n"],
    ids=["caption", "heading", "another width"],
)
def test_tables_that_something_divides_are_two(between: str) -> None:
    """A caption, a heading or another number of columns begins another table."""
    assert len(tables(f"Table 1: Lamps\n\nPier\tLit\nNorth\t14\n\n{between}South\t15\n")) == 2


def test_a_caption_does_not_reach_past_other_text() -> None:
    """A table below a heading of its own has no caption from before."""
    found = tables("Table 1: Lamps\n\nThe boats\n\nPier\tLit\nNorth\t14\n")

    assert [label for label, _, _ in found] == [""]


def test_a_hard_wrapped_paragraph_is_one() -> None:
    """Lines that go on in lower case are one paragraph, with one space for each break."""
    source = (
        "The wardens of the harbour counted all its lamps by hand, from north to south, and\n"
        "wrote them down; by the end of the month they had counted 214 lamps on the piers and\n"
        "a few on boats.\n"
    )
    document = read(source)

    assert outline(document) == [("paragraph", "", source.strip().replace("\n", " "))]
    assert astray(document, source) == []
    text = document.blocks[0].text
    assert (text.line_at(text.text.index("214")), text.column_at(text.text.index("214"))) == (2, 58)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "Recorded crime in Kent rose by 3.1 percent in the year to\nthe end of June 2016.",
            id="lower case",
        ),
        pytest.param(
            "Recorded crime in Kent rose by 3.1 percent in the 12 months to\n30 June 2016.",
            id="number",
        ),
        pytest.param(
            "In the 12 months to 30 June 2016, recorded crime in the county of\nKent fell by 2%.",
            id="name",
        ),
    ],
)
def test_a_paragraph_wrapped_at_72_columns_is_one_paragraph(source: str) -> None:
    """A short first line that stops in mid-sentence is no heading, whatever comes next."""
    assert [kind for kind, _, _ in outline(read(source))] == ["paragraph"]


def test_line_ends_and_byte_order_marks_change_nothing() -> None:
    """CRLF, CR and a byte order mark give the same blocks at the same places."""
    plain = read(KENT)
    for other in (KENT.replace("\n", "\r\n"), KENT.replace("\n", "\r"), "\ufeff" + KENT):
        assert read(other).blocks == plain.blocks


def test_form_feeds_and_no_break_spaces_keep_columns() -> None:
    """A form feed is a space; spaces at the start of a line count in the column."""
    source = "\fLamps in use\n\n\u00a0 There were 14\u00a0lamps.\n"
    document = read(source)

    assert outline(document) == [
        ("heading", "", "Lamps in use"),
        ("paragraph", "", "There were 14\u00a0lamps."),
    ]
    assert [block.text.column_at(0) for block in document.blocks] == [1, 2]
    assert astray(document, source) == []


def test_every_character_of_a_report_stands_where_its_place_says() -> None:
    """Line and column lead back to every character of every block and cell of a report."""
    assert astray(read(KENT), KENT) == []


def test_no_character_of_a_report_is_lost() -> None:
    """Every printed character is in one block; only the labels at the head of notes are apart."""
    held = {
        (text.line_at(index), text.column_at(index))
        for block in read(KENT).blocks
        for text in texts(block)
        for index in range(len(text.text))
    }
    lost = [
        char
        for number, line in enumerate(KENT.split("\n"), start=1)
        for column, char in enumerate(line)
        if not char.isspace() and (number, column) not in held
    ]

    assert lost == ["¹", "²"]


PIECES = [
    "Pier", "\t", "\t\t", "14", "3.5%", "²", "^{7,8}", " ", "\u00a0", "\n", "\n\n", "\r\n", "\f",
    "and so on", "* ", "- ", "Table 1: ", "Source: ", "Contents\n", ".",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_to_characters_that_stand_there(source: str) -> None:
    """Whatever the form of a text, no character of a block is astray."""
    if source.strip():
        assert astray(read(source), source) == []


@pytest.mark.parametrize(
    ("line", "plain", "labels"),
    [
        ("In 2016²⁰ there were 14.", "In 2016   there were 14.", [("20",)]),
        ("By type^{7,8} shown", "By type       shown", [("7", "8")]),
        ("By type^{7, 8} shown", "By type        shown", [("7", "8")]),
        ("By type⁷˒⁸ shown", "By type    shown", [("7", "8")]),
        ("One¹ and two².", "One  and two .", [("1",), ("2",)]),
        ("No mark at all 14", "No mark at all 14", []),
    ],
)
def test_note_marks_are_blanked(line: str, plain: str, labels: list[tuple[str, ...]]) -> None:
    """A mark is known by its labels and gone from the plain text, which keeps its positions."""
    text = text_of_line(1, line)

    assert text.text == line
    assert text.plain == plain
    assert [mark.labels for mark in text.marks] == labels


def test_a_marked_cell_keeps_its_number() -> None:
    """A mark that stands against a number in a cell is no digit of it."""
    source = "Pier\tLit\nNorth³\t10.9²\n"
    (table,) = (block.table for block in read(source).blocks)

    assert grid(table)[1] == [["North³", "10.9²"]]
    assert table is not None
    assert [cell.plain for cell in table.rows[0]] == ["North ", "10.9 "]


def test_a_mark_without_a_label_is_no_note() -> None:
    """Braces that hold no number at the start of a line are text like any other."""
    assert len(read("^{,} lamps were lit.").blocks) == 1


def test_the_square_of_a_unit_is_no_mark() -> None:
    """Square kilometres refer to no note, in a text as in a PDF."""
    assert text_of_line(1, "The harbour covers 12 km² of water.").marks == ()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n\t\n", "is empty"),
        ("Lamps at 5 £".encode("latin-1"), r"is not UTF-8 text \(byte 11\)"),
        ("Lamps".encode("utf-16"), r"is not UTF-8 text \(byte 0\)"),
        (b"lamps\x00\x01\x02\x03 14", "is not a text file"),
    ],
)
def test_what_is_no_text_is_said(data: bytes, problem: str) -> None:
    """An empty file, another encoding and a binary file are errors that name the file."""
    with pytest.raises(DocumentError, match=f"(?s)harbour.txt.*{problem}"):
        read_text("harbour.txt", data)


def test_a_document_says_what_was_read() -> None:
    """A text has its name, its digest and no pages."""
    document = read("Lamps\n")

    assert (document.name, document.format, document.pages) == ("harbour.txt", "text", None)
    assert document.sha256 == sha256(b"Lamps\n").hexdigest()
