"""Note marks apart from numbers."""

import pytest

from validate.reading.document import Document, Text
from validate.reading.marks import labels, superscript

from .typesetting import Read, stream

AFTER = "\n\nSome text that is long enough to give the body of this page its usual type size."


def _first(document: Document) -> Text:
    return document.blocks[0].text


def test_a_mark_is_no_part_of_a_year(read: Read) -> None:
    """``2016`` with note 20 is not 201620."""
    text = _first(read("In the year to 30 June 2016#super[20] crime fell." + AFTER))
    assert text.text == "In the year to 30 June 2016²⁰ crime fell."
    assert text.plain == "In the year to 30 June 2016   crime fell."
    assert [mark.labels for mark in text.marks] == [("20",)]


@pytest.mark.parametrize(
    "mark",
    [
        "#super[7,8]",
        "#super[7]#super[,]#super[8]",
        "#super[7]#text(size: 4.5pt, baseline: -2.5pt)[,]#super[8]",
    ],
    ids=["one run", "three runs", "comma of another size"],
)
def test_two_notes_at_one_place_are_one_mark(read: Read, mark: str) -> None:
    """Both labels are kept, in order."""
    text = _first(read(f"Shares by outcome type{mark} are shown." + AFTER))
    assert text.text == "Shares by outcome type⁷˒⁸ are shown."
    assert [mark.labels for mark in text.marks] == [("7", "8")]


def test_punctuation_after_a_mark_stands_close(read: Read) -> None:
    """No space slips in where the mark was taken out."""
    text = _first(read("The police#super[3], however, and others#super[4]." + AFTER))
    assert text.text == "The police³, however, and others⁴."


def test_ordinals_and_units_are_no_marks(read: Read) -> None:
    """Raised letters of a date and the square of a unit belong to their words."""
    text = _first(read("On the 21#super[st] of May an area of 12 km#super[2] was closed." + AFTER))
    assert text.text == "On the 21st of May an area of 12 km² was closed."
    assert text.marks == ()


def test_typographic_superscripts_are_marks(read: Read) -> None:
    """Superscript characters of the font count as raised digits."""
    text = _first(read("Crime fell in 2016¹² and rose after." + AFTER))
    assert text.text == "Crime fell in 2016¹² and rose after."
    assert [mark.labels for mark in text.marks] == [("12",)]


def test_small_type_on_the_line_is_no_mark(read: Read) -> None:
    """A small number that does not rise stays a number."""
    text = _first(read("It rose by 5 #text(size: 6pt)[2016] in all." + AFTER))
    assert text.marks == ()
    assert "2016" in text.text


def test_subscripts_are_no_marks(read: Read) -> None:
    """What hangs below the line does not refer to a note."""
    document = read("Emissions of CO#sub(typographic: false, size: 0.6em)[2] fell." + AFTER)
    assert all(not block.text.marks for block in document.blocks)
    assert "Emissions of CO" in stream(document)[0] or "Emissions of CO" in stream(document)[1]


def test_labels_and_superscripts_are_inverse() -> None:
    """The printed digits are the labels."""
    assert superscript("11,12") == "¹¹˒¹²"
    assert labels("¹¹˒¹²") == ("11", "12")
