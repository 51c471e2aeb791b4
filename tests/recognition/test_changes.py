"""Changes and the levels that stand with them, in a family of quarterly reports on lighthouses."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from validate.errors import FamilyError
from validate.family.load import load_family
from validate.family.model import Family
from validate.model import Period
from validate.reading.document import BlockKind
from validate.recognition.prose import statements
from validate.recognition.subjects import Subjects
from validate.recognition.told import Told

NOW = Period(start=date(2031, 1, 1), end=date(2031, 3, 31))
FILES = {
    "family.toml": """
        title = "Lighthouse quarterly"
        edition = "{period}"
        subject = "Norland"
        [signature]
        phrases = ["Lighthouse quarterly"]
        [calendar]
        change_over = "CHANGE_OVER"
    """,
    "terms.toml": """
        areas = ["Ambleton", "Brackwell"]
        [own]
        nouns = ["coast", "coasts"]
        [[national]]
        name = "Norland"
        parts = ["Ambleton", "Brackwell"]
    """,
    "measures.toml": """
        modifiers = ["ships", "mean"]
        [facet.flag]
        home = ["home"]
        foreign = ["foreign"]
        [concept.ships]
        heads = ["ship*"]
        [measure.ships]
        title = "Ships"
        concept = "ships"
        unit = "count"
        change_over = ["year", "quarter"]
        [measure."{flag}_ships"]
        title = "Ships, {flag}"
        concept = "ships"
        unit = "count"
        change_over = ["year", "quarter"]
        [concept.wait]
        heads = ["wait|waited"]
        [measure.wait]
        title = "Wait for a pilot"
        concept = "wait"
        unit = "hours"
        change_over = ["year"]
        difference_over = ["year"]
        [measure."{flag}_wait"]
        title = "Wait for a pilot, {flag}"
        concept = "wait"
        unit = "hours"
        change_over = ["year"]
        difference_over = ["year"]
    """,
}


@cache
def family(change_over: str = "year") -> Family:
    """The family, with a span for changes of which nobody says it."""
    with TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder) / name
            path.write_text(text.replace("CHANGE_OVER", change_over), encoding="utf-8")
        return load_family(Path(folder))


def said(text: str, change_over: str = "year") -> list[str]:
    """Each linked number with its measure and subject."""
    known = family(change_over)
    told = Told().opened_at(NOW)
    subjects = Subjects(family=known, own="Norland", now=NOW)
    found = statements(text, BlockKind.PARAGRAPH, known, subjects, told)
    return [
        f"{one.number.text} {one.link.measure} {one.subject}"
        for one, _ in found
        if one is not None and one.link.measure
    ]


def test_a_change_is_over_the_span_that_the_family_says() -> None:
    """Where nobody says over how long a change runs."""
    assert said("Ships rose by 4%.") == ["4 ships_change_1y Norland"]
    assert said("Ships rose by 4%.", "quarter") == ["4 ships_change_1q Norland"]


def test_what_is_said_goes_before_the_family() -> None:
    """A span in the sentence, or that the sentence before set up."""
    assert said("Ships rose by 4% on the quarter.") == ["4 ships_change_1q Norland"]
    text = "Ships fell on the quarter before in both. In Ambleton they fell by 3%."
    assert said(text) == ["3 ships_change_1q Ambleton"]


def test_a_span_that_is_no_span_is_an_error() -> None:
    """The message names the file and the key."""
    with pytest.raises(FamilyError, match="change_over"):
        family("fortnight")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Ambleton home ships were up 7.6% to 1,475.",
            ["7.6 home_ships_change_1y Ambleton", "1,475 home_ships Ambleton"],
        ),
        (
            "Ships rose at a steady pace, by 5%, and home ships by 3%.",
            ["5 ships_change_1y Norland", "3 home_ships_change_1y Norland"],
        ),
        (
            "Ships fell on the year in both, by 2% in Ambleton and by 1% in Brackwell.",
            ["2 ships_change_1y Ambleton", "1 ships_change_1y Brackwell"],
        ),
        (
            "The wait fell by 0.2 hours, from 10.0 to 9.8.",
            ["0.2 wait_difference_1y Norland", "10.0 wait Norland", "9.8 wait Norland"],
        ),
        (
            "Foreign ships were the exception. Their wait grew by half an hour, or 5%.",
            [
                "half an foreign_wait_difference_1y Norland",
                "5 foreign_wait_change_1y Norland",
            ],
        ),
        (
            "Home ships were 3% lower than the 2,600 of a year before.",
            ["3 home_ships_change_1y Norland", "2,600 home_ships Norland"],
        ),
        ("The drop in ships was largest in Ambleton (3.9%).", ["3.9 ships_change_1y Ambleton"]),
        (
            "Home ships fell 1.6%, foreign ships 4.2%.",
            ["1.6 home_ships_change_1y Norland", "4.2 foreign_ships_change_1y Norland"],
        ),
    ],
)
def test_changes_and_their_levels(text: str, expected: list[str]) -> None:
    """What a change leaves unsaid it has from the words around it."""
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The remaining 40 fall in the group of tugs.",
        "All but 12 of the piers were lit.",
        "The share of tugs rose by 4%.",
    ],
)
def test_what_stays_unlinked(text: str) -> None:
    """Numbers of which no words tell the measure."""
    assert said(text) == []
