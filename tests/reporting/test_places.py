import re

import pytest

from schemas.terms import Kind
from validate.model import Place
from validate.reporting.places import briefly, marked, position, standing

from . import factories as make

LONG = "and so on for many words " * 20


def plain(html: str) -> str:
    return re.sub("<[^>]*>", "", html)


def test_positions_in_words() -> None:
    assert position(Place(document="x", page=3)) == "page 3"
    assert position(Place(document="x", page=3, page_label="3")) == "page 3"
    assert position(Place(document="x", page=9, page_label="7")) == "page 7 (sheet 9 of the file)"
    assert position(Place(document="x", line=40)) == "line 40"
    assert position(Place(document="x")) == ""


def test_a_table_cell_names_table_heading_and_row() -> None:
    cell = make.figure("f", "1", kind=Kind.TABLE, table="Table 2", row_label="Shelf")
    assert standing(cell) == "table “Table 2” under “Lending”, row “Shelf”"
    assert briefly(cell, here=make.WEST) == "page 3, table, “Shelf”"
    assert briefly(cell) == "westmarch.pdf, page 3, table, “Shelf”"


def test_a_short_quote_is_whole() -> None:
    assert marked("It was 412 then.", [(7, 10)]) == "It was <mark>412</mark> then."


def test_a_long_quote_is_shortened_between_words() -> None:
    quote = f"{LONG}It was 412 then, {LONG}"
    start = quote.index("412")
    html = marked(quote, [(start, start + 3)])
    words = plain(html)
    assert len(words) < 400
    assert "It was <mark>412</mark> then" in html
    assert words.startswith("… ")
    assert words.endswith(" …")
    assert words.strip("… ") in quote
    assert all(word in quote.split() for word in words.strip("… ").split())


@pytest.mark.parametrize("lead", range(150, 215))
def test_no_cut_inside_a_number(lead: int) -> None:
    numbers = "15 000 512 or "
    quote = f"{numbers * 40}{'x' * (lead % 14)} was 412 of {numbers * 40}"
    start = quote.index("412")
    words = plain(marked(quote, [(start, start + 3)])).strip("… ")
    assert words in quote
    assert words.split(maxsplit=1)[0] in {"15", "or", "was"} or words.startswith("x")
    assert quote[quote.index(words) - 2] in "rx0"
    assert words.endswith("or")


def test_far_marks_keep_an_ellipsis_between_them() -> None:
    quote = f"It was 412 once. {LONG}Then it was 421."
    spans = [(7, 10), (quote.index("421"), quote.index("421") + 3)]
    html = marked(quote, spans)
    assert html.count("<mark>") == 2
    assert " … " in html
    assert html.startswith("It was <mark>412</mark>")
    assert html.endswith("<mark>421</mark>.")


@pytest.mark.parametrize("spans", [[(0, 0)], [(5, 99)], [(3, 1)], [(-2, 1)], []])
def test_a_mark_outside_the_quote_is_left_out(spans: list[tuple[int, int]]) -> None:
    assert marked("a < b", spans) == "a &lt; b"


def test_marks_do_not_overlap() -> None:
    assert marked("12345", [(0, 3), (2, 5)]) == "<mark>123</mark>45"
