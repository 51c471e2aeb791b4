"""Digits of a text as signed values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.recognition.tokens import numbers, single_number

# Text, and the print and value of every number in it.
NUMBERS = [
    ("14 lamps", [("14", "14")]),
    ("10.9%", [("10.9", "10.9")]),
    ("+5.5%", [("+5.5", "5.5")]),
    ("-3.4", [("-3.4", "-3.4")]),
    ("\u22123.4", [("\u22123.4", "-3.4")]),
    ("–3.4", [("–3.4", "-3.4")]),
    ("(-3.4)", [("-3.4", "-3.4")]),
    ("[+0.2]", [("+0.2", "0.2")]),
    ("it was -3 then", [("-3", "-3")]),
    ("- 3 lamps", [("3", "3")]),
    ("15-20 lamps", [("15", "15"), ("20", "20")]),
    ("15–20 lamps", [("15", "15"), ("20", "20")]),
    ("15\u221220", [("15", "15"), ("20", "20")]),
    ("2015-16", [("2015", "2015"), ("16", "16")]),
    ("2015–16", [("2015", "2015"), ("16", "16")]),
    ("2015/16", [("2015", "2015"), ("16", "16")]),
    ("level-2", [("2", "2")]),
    ("2,185 lamps", [("2,185", "2185")]),
    ("1,234,567.5", [("1,234,567.5", "1234567.5")]),
    ("4, 5 and 6", [("4", "4"), ("5", "5"), ("6", "6")]),
    ("14,15,16", [("14", "14"), ("15", "15"), ("16", "16")]),
    ("2015,201 lamps", [("2015", "2015"), ("201", "201")]),
    ("-1,200", [("-1,200", "-1200")]),
    ("0.40", [("0.40", "0.40")]),
    ("It was 16.", [("16", "16")]),
    ("100.00", [("100.00", "100.00")]),
    ("no digit – none", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers_of_a_text(text: str, expected: list[tuple[str, str]]) -> None:
    """Every number is found with its sign, where a number can have one."""
    found = numbers(text)

    assert [(one.text, one.value) for one in found] == [
        (shown, Decimal(value)) for shown, value in expected
    ]
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [("£143", "143", "£143"), ("£ 2,000", "2000", "£ 2,000"), ("-£3.50", "-3.50", "-£3.50")],
)
def test_money_has_its_sign_in_the_print(text: str, value: str, shown: str) -> None:
    """A pound sign is part of the print and marks money."""
    (one,) = numbers(text)

    assert (one.text, one.value, one.money) == (shown, Decimal(value), True)


def test_money_may_have_its_minus_behind() -> None:
    """Money is money on whichever side of its sign the minus stands."""
    (one,) = numbers("£-3")

    assert (one.value, one.money) == (Decimal(-3), True)


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("4Ps", True), ("MG11", True), ("A4", True), ("1990s", True), ("3rd", True),
        ("step_2", True), ("2015/16", True), ("14 lamps", False), ("14-day", False),
        ("(14)", False), ("14%", False), ("£14", False), ("14,", False),
    ],
)  # fmt: skip
def test_a_number_that_touches_a_letter_is_part_of_a_name(text: str, *, glued: bool) -> None:
    """Letters, a slash or a low line against a number make it no figure."""
    assert numbers(text)[0].glued is glued


def test_millions_of_money_are_no_name() -> None:
    """Two million pounds are money, not a name."""
    (one,) = numbers("£2.4m")

    assert (one.money, one.glued) == (True, False)


def test_a_value_may_be_printed_without_its_nought() -> None:
    """Half a percent is no five percent."""
    assert [one.value for one in numbers(".5 percent")] == [Decimal("0.5")]


def test_a_slip_in_the_thousands_is_not_cut_in_two() -> None:
    """Digits that nothing but commas divide are never cut within a run of digits."""
    assert "1,234" not in [one.text for one in numbers("1,2345")]


@pytest.mark.parametrize(
    ("text", "decimals", "plausible"),
    [
        ("14", 0, True),
        ("10.90", 2, True),
        ("2,185.5", 1, True),
        ("0.123456", 6, True),
        ("0.1234567", 7, False),
        ("123456789012345678901", 0, False),
    ],
)
def test_decimals_are_those_printed(text: str, decimals: int, *, plausible: bool) -> None:
    """Trailing noughts count as printed; what nobody would print is not plausible."""
    (one,) = numbers(text)

    assert (one.decimals, one.is_plausible) == (decimals, plausible)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("10.9", "10.9"), ("10.9%", "10.9"), ("10.9 %", "10.9"), ("(10.9)", "10.9"),
        ("(-10.9)", "-10.9"), ("(10.9%)", "10.9"), ("10.9*", "10.9"), (" 10.9 ", "10.9"),
        ("+6.2%", "6.2"), ("\u22122.4%", "-2.4"), ("1,200", "1200"), ("£143", "143"),
        ("100.00", "100.00"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_cell_that_holds_one_number(cell: str, value: str) -> None:
    """A number with nothing but its unit, brackets or a star is the value of its cell."""
    one = single_number(cell)

    assert one is not None
    assert one.value == Decimal(value)
    assert cell.strip()[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "cell",
    ["", " ", "-", "–", "*", "n/a", "..", "10.9 12.1", "10.9 lamps", "about 10.9", "15-20",
     "2015/16", "A4", "10.9; 2", "0.1234567"],
)  # fmt: skip
def test_a_cell_that_holds_none(cell: str) -> None:
    """Nothing, shorthand, words and two numbers are no value."""
    assert single_number(cell) is None


def test_a_starred_percentage_is_a_value() -> None:
    """A star behind the percent sign takes nothing from the number."""
    assert single_number("10.9%*") is not None


printed = st.decimals(
    min_value=-9_999_999, max_value=9_999_999, places=2, allow_nan=False, allow_infinity=False
)


@given(value=printed, minus=st.sampled_from(["-", "–", "\u2212"]), thousands=st.booleans())
def test_a_printed_value_is_read_back(value: Decimal, minus: str, *, thousands: bool) -> None:
    """Any value, with any minus sign, with or without thousands commas, is read back."""
    shown = format(abs(value), ",.2f" if thousands else ".2f")
    cell = (minus if value < 0 else "") + shown
    one = single_number(cell)

    assert one is not None
    assert (one.value, one.text, one.decimals) == (value, cell, 2)


@given(st.text(alphabet="0123456789.,-–+£% ()ab/²", max_size=40))
def test_every_digit_is_in_one_number(text: str) -> None:
    """Numbers are in order and apart, and hold every digit of a text."""
    found = numbers(text)
    held = [at for one in found for at in range(one.start, one.end)]

    assert held == sorted(set(held))
    assert {at for at, char in enumerate(text) if char in "0123456789"} <= set(held)
