"""Which family a document is of, and whom it is about."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.checking.prints import small_family
from tests.inprocess import KENT, police
from validate.errors import DocumentError
from validate.family.model import Family
from validate.reading.document import Document
from validate.reading.text import read_text
from validate.recognition.identify import family_of, subject_of
from validate.recognition.recognise import recognise

SIGNATURE = "PEEL: Police effectiveness 2016\n\n"


def read(source: str) -> Document:
    """A text, read."""
    return read_text("draft.txt", source.encode())


@pytest.fixture
def libraries(tmp_path: Path) -> Family:
    """A made-up family of another kind of report."""
    return small_family(tmp_path)


@pytest.fixture(scope="module")
def peel() -> Family:
    """The family that comes with the program."""
    return police()


@pytest.mark.parametrize(
    "source",
    [
        KENT,
        SIGNATURE,
        "PEEL – police EFFECTIVENESS (2016)",
        "PEEL: Police\n\neffectiveness 2016¹",
        "Lamps.\n\n" * 50 + SIGNATURE,
    ],
    ids=["report", "alone", "case and signs", "two lines and a mark", "after a long contents page"],
)
def test_a_family_is_known_by_its_signature(source: str, peel: Family, libraries: Family) -> None:
    """The phrases of one family near the start of a document are enough."""
    for candidates in ((peel, libraries), (libraries, peel)):
        assert family_of(read(source), candidates, forced=False) is peel


def test_another_signature_is_another_family(peel: Family, libraries: Family) -> None:
    """Each family bears its own signature."""
    document = read("Libraries of the Marches\n\nA visit to Westmarch Libraries\n")

    assert family_of(document, (peel, libraries), forced=False) is libraries


@pytest.mark.parametrize(
    "source",
    ["Lamps of the harbour", "PEEL: Police efficiency 2016", "Lamps.\n\n" * 80 + SIGNATURE],
    ids=["nothing like it", "a word of it differs", "only mentioned far on"],
)
def test_a_document_of_no_family_is_an_error(source: str, peel: Family) -> None:
    """A document without a signature is refused, and the error names what is known."""
    with pytest.raises(DocumentError, match="no report family that is known") as caught:
        family_of(read(source), (peel,), forced=False)
    assert "draft.txt" in str(caught.value)
    assert "peel_effectiveness_2016" in str(caught.value)


def test_a_document_of_two_families_is_an_error(peel: Family, libraries: Family) -> None:
    """Two signatures at once are for a person to decide."""
    document = read(SIGNATURE + "Libraries of the Marches\n")
    with pytest.raises(DocumentError, match=r"peel_effectiveness_2016, libraries.*--family"):
        family_of(document, (peel, libraries), forced=False)


def test_a_forced_family_is_taken_as_it_is(libraries: Family) -> None:
    """A family that was named is taken whatever the document bears."""
    assert family_of(read(KENT), (libraries,), forced=True) is libraries


@pytest.mark.parametrize(
    ("cover", "subject"),
    [
        ("An inspection of Kent Police", "Kent Police"),
        ("AN INSPECTION OF KENT POLICE", "Kent Police"),
        ("An inspection of  Kent Police¹", "Kent Police"),
        ("An inspection of Kent Police, March 2017", "Kent Police"),
        ("An inspection of Avon and Somerset Constabulary", "Avon and Somerset Constabulary"),
        ("An inspection of Dyfed-Powys Police", "Dyfed-Powys Police"),
        ("An inspection of the City of London Police", "City of London Police"),
        ("An inspection of Rutland Constabulary", "Rutland Constabulary"),
    ],
)
def test_the_cover_says_whom_a_document_is_about(cover: str, subject: str, peel: Family) -> None:
    """The name after the words of the template, in the declared spelling if there is one."""
    assert subject_of(read(f"{SIGNATURE}{cover}\n\nLamps were lit."), peel) == subject


def test_the_cover_counts_before_the_tables(peel: Family) -> None:
    """A table about others does not change whom the cover names."""
    table = "\nLamps\tDorset Police\tEngland and Wales\nLit\t14\t15\n"

    assert subject_of(read(f"{SIGNATURE}An inspection of Kent Police\n{table}"), peel) == (
        "Kent Police"
    )


def test_table_heads_say_it_where_no_cover_does(peel: Family) -> None:
    """Without a cover the one that most table heads name is meant, the nation never."""
    rows = [("Dorset Police", "1"), ("Kent Police²", "2"), ("KENT POLICE", "3")]
    body = "".join(
        f"Lamps of pier {number}:\n\nLamps\t{who}\tEngland and Wales\nLit\t14\t15\n\n"
        for who, number in rows
    )

    assert subject_of(read(SIGNATURE + body), peel) == "Kent Police"


@pytest.mark.parametrize(
    "body",
    [
        "Lamps were lit.",
        "Lamps\tEngland and Wales\nLit\t14\n",
        "Lamps\tNorth\tSouth\nLit\t14\t15\n",
        "Kent Police lit 14 lamps.",
    ],
    ids=["nothing", "the nation alone", "heads of nobody", "a mention in prose"],
)
def test_a_document_about_nobody_is_an_error(body: str, peel: Family) -> None:
    """A document that names nobody on its cover and in its heads cannot be checked."""
    with pytest.raises(DocumentError, match="does not say whom it is about") as caught:
        subject_of(read(SIGNATURE + body), peel)
    assert "An inspection of {subject}" in str(caught.value)


def test_a_name_may_have_a_sign_for_and(peel: Family) -> None:
    """A force is the same force with and, and with the sign for it."""
    cover = "An inspection of Avon & Somerset Constabulary"

    assert subject_of(read(SIGNATURE + cover), peel) == "Avon and Somerset Constabulary"


def test_words_of_grammar_are_no_name(peel: Family) -> None:
    """A sentence that begins like the cover and names nobody leaves the question to the heads."""
    body = "An inspection of the force, in March.\n\nLamps\tKent Police\nLit\t14\n"

    assert subject_of(read(SIGNATURE + body), peel) == "Kent Police"


def test_a_report_is_its_family_subject_and_edition(peel: Family) -> None:
    """The identity of a report has nothing of its file name, and a copy has the same."""
    document = read(KENT)
    named = replace(document, name="draft-v2.txt")

    assert peel.edition == "2016"
    ids = {
        recognise(one, peel, one.name, copy).report.id
        for one, copy in ((document, 0), (named, 0), (named, 1))
    }
    assert ids == {"peel_effectiveness_2016/kent-police/2016"}
