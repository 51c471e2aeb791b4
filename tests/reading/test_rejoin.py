"""What is one sentence over a break, and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.inprocess import KENT
from validate.reading.document import Block, BlockKind, Document, Mark, Span, Text
from validate.reading.rejoin import join, rejoin
from validate.reading.text import read_text

OPEN = "The wardens walked along all nine piers of the harbour and"
SHORT = "The wardens walked"
DONE = "The wardens walked along all nine piers of the harbour and back."


def block(kind: BlockKind, text: str, page: int | None = None, line: int | None = None) -> Block:
    """A block of one text that stands at one place."""
    span = Span(start=0, end=len(text), page=page, line=line)
    return Block(kind=kind, text=Text(text=text, spans=(span,)))


def paragraph(text: str, page: int | None = None) -> Block:
    """A paragraph."""
    return block(BlockKind.PARAGRAPH, text, page)


def shown(blocks: tuple[Block, ...]) -> list[str]:
    """The texts of blocks."""
    return [one.text.text for one in blocks]


def read(source: str) -> Document:
    """A text, read."""
    return read_text("harbour.txt", source.encode())


NOTE = block(BlockKind.NOTE, "Counted at dusk.")
HEAD = block(BlockKind.FURNITURE, "17")
CAPTION = block(BlockKind.CAPTION, "Figure 4: Lamps")
TABLE = block(BlockKind.TABLE, "Figure 4: Lamps")
SOURCE = block(BlockKind.SOURCE, "Source: the harbour office")
REST = "counted the lamps."
CAPITAL = "Lowestoft was the first of the harbours that they saw lit."


@pytest.mark.parametrize(
    ("first", "between", "rest"),
    [
        (OPEN, [], REST),
        (SHORT, [], REST),
        (OPEN, [NOTE], REST),
        (OPEN, [HEAD], REST),
        (OPEN, [NOTE, HEAD, NOTE], REST),
        (OPEN, [CAPTION, TABLE, SOURCE], REST),
        (OPEN, [NOTE], CAPITAL),
        (OPEN, [], "14 of their lamps."),
        (OPEN, [NOTE], "2016 they counted lamps."),
        (OPEN, [], "(counted) the lamps."),
    ],
    ids=[
        "at once", "short, at once", "over a note", "over a page number", "over several",
        "over a figure", "name after a note", "number", "year after a note", "bracket",
    ],
)  # fmt: skip
def test_a_sentence_goes_on(first: str, between: list[Block], rest: str) -> None:
    """The rest of a sentence is joined to where it began; what stood between comes after."""
    joined = rejoin((paragraph(first), *between, paragraph(rest)))

    assert shown(joined) == [f"{first} {rest}", *shown(tuple(between))]


@pytest.mark.parametrize(
    ("first", "between", "rest"),
    [
        (DONE, [], REST),
        (DONE, [NOTE], CAPITAL),
        ("The wardens said: “Fog.”", [NOTE], REST),
        ("The wardens walked along all nine piers of the harbour:", [], REST),
        (OPEN, [], CAPITAL),
        (SHORT, [NOTE], REST),
        (SHORT, [NOTE], CAPITAL),
        (SHORT, [CAPTION], REST),
        (OPEN, [NOTE], "Lowestoft was lit."),
        ("Lamps lit", [], "251 lamps in all."),
        (OPEN, [], "251"),
        (OPEN, [], "+6.2%"),
        (OPEN, [], "www.harbour.example/lamps"),
        (OPEN, [], "https://harbour.example"),
        (OPEN, [block(BlockKind.HEADING, "Lamps")], REST),
        (OPEN, [block(BlockKind.ITEM, "- 14 lamps.")], REST),
    ],
    ids=[
        "full stop", "full stop, note", "quotation", "colon", "name at once", "label, note",
        "label, note, name", "label, caption", "few words after a note", "label and value",
        "value", "signed value", "address", "address with scheme", "heading between",
        "item between",
    ],
)  # fmt: skip
def test_what_only_follows_is_not_joined(first: str, between: list[Block], rest: str) -> None:
    """A finished sentence, a label, a value, an address or a new part of the page stays apart."""
    blocks = (paragraph(first), *between, paragraph(rest))

    assert rejoin(blocks) == blocks


@pytest.mark.parametrize("kind", [BlockKind.HEADING, BlockKind.NOTE, BlockKind.CAPTION])
def test_headings_notes_and_captions_are_never_carried_on(kind: BlockKind) -> None:
    """Only paragraphs and items are open at their end."""
    blocks = (block(kind, OPEN), paragraph(REST))

    assert rejoin(blocks) == blocks


def test_an_item_goes_on() -> None:
    """An item is carried on by a paragraph, and stays an item."""
    (joined,) = rejoin((block(BlockKind.ITEM, "- the wardens walked"), paragraph(REST)))

    assert (joined.kind, joined.text.text) == (BlockKind.ITEM, f"- the wardens walked {REST}")


@pytest.mark.parametrize(("page", "blocks"), [(4, 2), (5, 1), (6, 2)])
def test_a_name_goes_on_only_at_a_turn_of_the_page(page: int, blocks: int) -> None:
    """A rest that begins with a capital is joined at the turn from page 4 to 5 and nowhere else."""
    assert len(rejoin((paragraph(OPEN, 4), paragraph(CAPITAL, page)))) == blocks


def test_a_sentence_over_three_pages_is_one() -> None:
    """A joined sentence that is still open is carried on again."""
    joined = rejoin((paragraph(OPEN), NOTE, paragraph("then went on to"), HEAD, paragraph(REST)))

    assert shown(joined)[0] == f"{OPEN} then went on to {REST}"


def test_places_and_marks_move_with_their_words() -> None:
    """Each half of a joined text keeps its spans, and its marks stand on the same characters."""
    first = Text(text="Lit²", spans=(Span(start=0, end=4, line=3),), marks=(_mark(3, 4, "2"),))
    second = Text(
        text="lamps⁷ at dusk",
        spans=(Span(start=0, end=14, line=9, column=2),),
        marks=(_mark(5, 6, "7"),),
    )
    both = join(first, second)

    assert both.text == "Lit² lamps⁷ at dusk"
    assert both.plain == "Lit  lamps  at dusk"
    assert [both.text[mark.start : mark.end] for mark in both.marks] == ["²", "⁷"]
    at = both.text.index("lamps")
    assert (both.line_at(0), both.line_at(at), both.column_at(at)) == (3, 9, 2)


def test_a_text_with_a_note_between_is_joined_on_reading() -> None:
    """Reading a text puts the halves of a sentence together at the place of the first."""
    source = f"{OPEN.replace('and', 'as in')} many other years since, and then they\n\n"
    document = read(source + "² Counted at dusk.\n\ncounted 14 lamps.\n")
    first, note = document.blocks

    assert first.text.text.endswith("and then they counted 14 lamps.")
    assert first.text.line_at(first.text.text.index("14")) == 5
    assert note.kind is BlockKind.NOTE


def test_a_whole_report_is_whole() -> None:
    """Of a report without a cut sentence nothing is joined: labels and values stay blocks."""
    blocks = read(KENT).blocks

    assert rejoin(blocks) == blocks
    assert "251" in shown(blocks)


words = st.sampled_from(
    ["lamps", "Pier", "14", "2016", "of", "lit.", "dark?", "www.x.example", "(and", "far"]
)
long_texts = st.lists(words, min_size=8, max_size=12).map(" ".join)
any_texts = st.lists(words, min_size=1, max_size=12).map(" ".join)


def sequences(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Block, ...]]:
    """Runs of blocks of every kind on rising pages."""
    one = st.builds(
        block,
        st.sampled_from([*BlockKind, *[BlockKind.PARAGRAPH] * 6]),
        texts,
        st.integers(min_value=1, max_value=3),
    )
    return st.lists(one, max_size=8).map(tuple)


@settings(max_examples=150, deadline=None)
@given(sequences(any_texts))
def test_no_text_is_lost(blocks: tuple[Block, ...]) -> None:
    """Every word of every block is still there once, and every character has its place."""
    before = sorted(word for one in blocks for word in one.text.text.split())
    joined = rejoin(blocks)

    assert sorted(word for one in joined for word in one.text.text.split()) == before
    for one in joined:
        covered = {at for span in one.text.spans for at in range(span.start, span.end)}
        bare = {at for at in range(len(one.text.text)) if at not in covered}
        assert all(one.text.text[at] == " " for at in bare)
        assert len(bare) == len(one.text.spans) - 1


@settings(max_examples=150, deadline=None)
@given(sequences(long_texts))
def test_rejoining_twice_changes_nothing(blocks: tuple[Block, ...]) -> None:
    """What was joined is joined: a second pass finds nothing, where no rest is but a few words."""
    once = rejoin(blocks)

    assert rejoin(once) == once


def test_rejoining_twice_changes_nothing_of_a_short_rest() -> None:
    """A sentence cut twice is whole after the first pass, however short its middle part."""
    once = rejoin((paragraph(OPEN), paragraph("2016 they"), paragraph(REST)))

    assert rejoin(once) == once


def _mark(start: int, end: int, label: str) -> Mark:
    return Mark(start=start, end=end, labels=(label,))
