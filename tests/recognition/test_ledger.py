"""The account of every digit."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.terms import LedgerState
from tests.inprocess import KENT, police, recognised
from validate.model import LedgerEntry
from validate.reading.document import Block, BlockKind, Text
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised, recognise

COVER = "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\n"
HEADED = f"{COVER}Contents\n\nOpening\t4\n\nOpening\n\n"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def entries_of(body: str) -> list[LedgerEntry]:
    """What became of the numbers of a body text."""
    return [
        one
        for one in recognised("kent.txt", COVER + body + "\n").ledger
        if (one.line or 0) > COVER.count("\n")
    ]


def accounts(body: str) -> list[tuple[str, str, str]]:
    """Text, state and reason of the numbers of a body text."""
    return [(one.text, one.state.value, one.reason) for one in entries_of(body)]


def unlinked(body: str) -> list[str]:
    """The numbers of a body text that might state a fact, and are linked to none."""
    return [one.text for one in entries_of(body) if one.state is LedgerState.UNLINKED]


def runs_of(source: str) -> list[tuple[int, int, int]]:
    """Line, start and end of every run of digits, raised ones too, counted on their own."""
    return [
        (number, match.start(), match.end())
        for number, line in enumerate(source.split("\n"), start=1)
        for match in re.finditer(rf"[0-9]+|[{RAISED}]+", line)
    ]


@pytest.fixture(scope="module")
def kent() -> Recognised:
    """The made-up report, recognised."""
    return recognised("kent.txt", KENT)


def holders(found: Recognised, source: str) -> list[tuple[str, int]]:
    """Every run of digits, with the number of entries that it lies in."""
    lines = source.split("\n")
    return [
        (
            f"{number}:{start} {lines[number - 1]!r}",
            sum(one.line == number and one.start <= start < end <= one.end for one in found.ledger),
        )
        for number, start, end in runs_of(source)
    ]


def test_every_digit_is_accounted_for_once(kent: Recognised) -> None:
    """Each run of digits of the source lies in one entry, at its line and column."""
    counted = holders(kent, KENT)

    assert len(counted) > 200
    assert [run for run, entries in counted if entries != 1] == []


def test_every_entry_shows_what_stands_there(kent: Recognised) -> None:
    """The text of an entry is that of its line between its columns."""
    lines = KENT.split("\n")
    for one in kent.ledger:
        assert one.line is not None
        assert lines[one.line - 1][one.start : one.end] == one.text


def test_a_digit_of_a_wrapped_and_rejoined_text_is_accounted_for_once() -> None:
    """Line breaks, page turns, notes between and cut tables lose no digit and count none twice."""
    body = (
        "The wardens of the harbour counted all its 214 lamps by hand, from north to south, and\n"
        "wrote 215 of them down in the year to 30 June 2016, which was more than in²\n\n"
        "² Counted 3 times.\n\n\f"
        "the 12 months before.\n\nTable 1: Lamps\n\nPier\tLit\nNorth³\t1,014\n\n\f"
        "Pier\tLit\nSouth\t15-20\n\n- 4 boats, £3.50 each\n3. The third of 9\n"
    )
    source = HEADED + body

    assert [run for run in holders(recognised("kent.txt", source), source) if run[1] != 1] == []


PIECES = [
    "Kent Police", "England and Wales", "Recorded crime", "Charged/Summoned", "fell by 3.1 percent",
    "14", "2016", "12 months to 30 June 2016", "1,000", "-2.4%", "15-20", "£3.50", "in", "and",
    "lit.", "\t", "\n", "\n\n", "\n\f", "of²", "by^{7,8}", "3. ", "Contents\n", "Annex 1",
    "Figure 2: Recorded crime rates 12 months\n\n", "Force in numbers\n\n",
    "Calls for assistance per 1,000 population\n",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_no_digit_of_any_text_is_lost(body: str) -> None:
    """Whatever a text is taken for, each run of digits lies in one entry, and links are sound."""
    source = COVER + body
    found = recognised("kent.txt", source)
    valued = {one.id for one in found.figures if one.value is not None}

    assert [run for run, entries in holders(found, source) if entries != 1] == []
    assert {one.figure_id for one in found.ledger if one.figure_id} == valued


@pytest.mark.parametrize(
    ("note", "label"), [("² Dorset is left out.", "²"), ("^{12} Dorset is left out.", "^{12}")]
)
def test_the_label_of_a_note_is_accounted_for(note: str, label: str) -> None:
    """The digits that label a note are no figure, and the ledger says so."""
    assert accounts(note) == [(label, "no_figure", "note mark")]


def test_linked_entries_and_figures_are_one_to_one(kent: Recognised) -> None:
    """A linked entry names a figure with that print; every figure with a value is named once."""
    figures = {one.id: one for one in kent.figures}
    linked = [one for one in kent.ledger if one.state is LedgerState.LINKED]

    for one in linked:
        place = figures[one.figure_id].place
        assert figures[one.figure_id].printed == one.text
        assert (place.line, place.column) == (one.line, one.start)
    named = Counter(one.figure_id for one in linked)
    assert named == Counter(one.id for one in kent.figures if one.value is not None)


def test_what_is_no_figure_has_a_reason(kent: Recognised) -> None:
    """Linked entries have a figure and no reason, others no figure; no figure has a reason."""
    for one in kent.ledger:
        assert bool(one.figure_id) == (one.state is LedgerState.LINKED)
        assert not (one.reason and one.figure_id)
        assert one.reason or one.state is not LedgerState.NO_FIGURE


@pytest.mark.parametrize(
    ("body", "number", "reason"),
    [
        ("It was dark in May 2016.", "2016", "date or period"),
        ("In the 12 months to 30 June 2016 it was dark.", "12", "date or period"),
        ("Over the last 5 years it was dark.", "5", "date or period"),
        ("Contents\n\nOpening\t4", "4", "page number"),
        ("Lamps are shown in Figure 7.", "7", "reference"),
        ("Lamps are shown in tables 3 and 9.", "9", "reference"),
        ("See page 17.", "17", "reference"),
        ("More at www.harbour.example/lamps/71 now.", "71", "address"),
        ("More at https://harbour.example/lamps-71 now.", "71", "address"),
        ("Write to lamp71@harbour.example now.", "71", "address"),
        ("ISBN: 978-0-00-000000-2", "978", "identifier"),
        ("In 2016²⁰ it was dark.", "²⁰", "note mark"),
        ("By type^{7,8} it was dark.", "^{7,8}", "note mark"),
        ("Rates are per 1,000 population.", "1,000", "base of a rate"),
        ("Rates are for every 1,000 households.", "1,000", "base of a rate"),
        ("The rate for 1,000 households is meant.", "1,000", "base of a rate"),
        ("Groups per 1 million people are meant.", "1 million", "base of a rate"),
        ("Form MG11 was used.", "11", "part of a name"),
        ("3. The third pier was dark.", "3", "list number"),
        ("Pier code\tPier\n14\tdark", "14", "table code or head"),
    ],
)  # fmt: skip
def test_what_is_no_figure_says_why(body: str, number: str, reason: str) -> None:
    """Numbers that state no fact have the reason that their form or their words give."""
    assert (number, "no_figure", reason) in accounts(body)


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("There were 214 lamps.", "214"),
        ("- 214 lamps", "214"),
        ("About £3.50 was paid.", "£3.50"),
        ("² Of these 14 were dark.", "14"),
        ("A share of 10.9% was dark.", "10.9"),
    ],
)
def test_a_number_that_nothing_explains_is_unlinked(body: str, number: str) -> None:
    """A number that might state a fact is never put away as no figure."""
    assert number in unlinked(body)


def test_a_running_head_is_no_figure() -> None:
    """Digits in the furniture of a page are said to be so."""
    document = read_text("kent.txt", f"{COVER}Lamps were lit.".encode())
    head = Block(kind=BlockKind.FURNITURE, text=Text(text="Lamps 17"))
    family = police()
    found = recognise(replace(document, blocks=(*document.blocks, head)), family, "kent.txt")

    assert (found.ledger[-1].text, found.ledger[-1].reason) == (
        "17",
        "running head or page number",
    )


def test_values_of_a_table_that_was_not_read_are_unlinked() -> None:
    """A value beside a label is no table code, though no declared table has its title."""
    body = "Figure 2: Lamps by pier\n\nPier\tKent Police\nNorth\t61.4"

    assert "61.4" in unlinked(body)


def test_two_values_in_one_cell_are_unlinked() -> None:
    """A cell that cannot be read holds no table code."""
    title = "Figure 2: Police-recorded crime rates in Kent, for the 12 months to 30 June 2016"
    body = f"{title}\n\nCrime type\tKent Police\nSexual offences\t9.1 8.8"

    assert "9.1" in unlinked(body)


def test_millions_of_money_are_unlinked() -> None:
    """Money in millions might state a fact."""
    assert "£2.4" in unlinked("The lamps cost £2.4m to light.")
