"""Slips: what makes a wrong print of a right one, as people type."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.terms import Slip
from validate.numbers import EVERYTHING, PLACES, Interval, likeliest, rank, slip, unlikeliest

numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("printed", "meant", "decimals", "kind"),
    [
        ("42.6", "46.2", 1, Slip.TRANSPOSED),
        ("1243", "1234", 0, Slip.TRANSPOSED),
        ("21", "12", 0, Slip.TRANSPOSED),
        ("-21", "-12", 0, Slip.TRANSPOSED),
        ("10.9", "19.0", 1, Slip.TRANSPOSED),
        ("-8.9", "8.9", 1, Slip.SIGN),
        ("8.9", "-8.9", 1, Slip.SIGN),
        ("5", "-5", 0, Slip.SIGN),
        ("13.9", "13.5", 1, Slip.DIGIT),
        ("7", "4", 0, Slip.DIGIT),
        ("0", "7", 0, Slip.DIGIT),
        ("748000", "768000", -3, Slip.DIGIT),
        ("135", "13.5", 1, Slip.POINT),
        ("1.35", "13.5", 2, Slip.POINT),
        ("1200", "120", 0, Slip.POINT),
        ("1234", "123", 0, Slip.DROPPED),
        ("123", "1234", 0, Slip.DROPPED),
        ("134", "1234", 0, Slip.DROPPED),
        ("1123", "123", 0, Slip.DROPPED),
        ("57", "42", 0, Slip.OTHER),
        ("123", "321", 0, Slip.OTHER),
        ("12", "3456", 0, Slip.OTHER),
        ("-42.6", "46.2", 1, Slip.OTHER),
        ("13", "13", 0, Slip.OTHER),
        ("0", "0", 0, Slip.OTHER),
    ],
)
def test_the_slip_that_makes_one_print_of_another(
    printed: str, meant: str, decimals: int, kind: Slip
) -> None:
    """One wrong digit, two that changed places, a sign, a point, one digit more or less."""
    wanted = Decimal(meant)
    assert slip(Decimal(printed), Interval(wanted, wanted), decimals) is kind


@pytest.mark.parametrize(
    ("printed", "low", "high", "decimals", "kind"),
    [
        ("42.6", "46.0", "46.4", 1, Slip.TRANSPOSED),  # 46.2 is among them
        ("-8.9", "8.7", "9.1", 1, Slip.SIGN),
        ("-9.1", "8.7", "9.1", 1, Slip.SIGN),
        ("13.9", "13.1", "13.6", 1, Slip.DIGIT),
        ("90", "9", "9", 0, Slip.POINT),
        ("42.6", "1.0", "2.0", 1, Slip.OTHER),
        ("5", "1", "2000", 0, Slip.OTHER),  # too many prints to be a hint
        ("5", "-2000", "2000", 0, Slip.SIGN),  # but a sign is looked at first
    ],
)
def test_the_likeliest_slip_into_a_range(
    printed: str, low: str, high: str, decimals: int, kind: Slip
) -> None:
    """Where several prints would do, the likeliest slip counts; of very many, none."""
    assert slip(Decimal(printed), Interval(Decimal(low), Decimal(high)), decimals) is kind


@given(numbers, numbers, numbers, st.integers(min_value=-3, max_value=6))
def test_any_numbers_have_a_slip(
    printed: Decimal, one: Decimal, two: Decimal, decimals: int
) -> None:
    """Whatever is printed and whatever is meant, there is an answer."""
    assert slip(printed, Interval(min(one, two), max(one, two)), decimals) in Slip
    assert slip(printed, Interval(one, one), decimals) in Slip
    assert slip(printed, EVERYTHING, decimals) is Slip.OTHER


@pytest.mark.parametrize(("printed", "meant"), [("1E+28", "1"), ("1", "1E+28")])
def test_numbers_beyond_measure_have_a_slip(printed: str, meant: str) -> None:
    """A number of twenty-nine digits is no reason to fail."""
    wanted = Decimal(meant)
    with localcontext(prec=PLACES):
        assert slip(Decimal(printed), Interval(wanted, wanted), 0) in Slip


@given(st.integers(min_value=1, max_value=99_999), st.integers(min_value=0, max_value=3))
def test_a_turned_sign_is_told_first(number: int, decimals: int) -> None:
    """A sign that is turned, back and forth, is a sign and nothing else."""
    value = Decimal(number).scaleb(-decimals)
    assert slip(-value, Interval(value, value), decimals) is Slip.SIGN
    assert slip(value, Interval(-value, -value), decimals) is Slip.SIGN


@given(
    st.integers(min_value=100, max_value=99_999),
    st.integers(min_value=100, max_value=99_999),
    st.integers(min_value=0, max_value=2),
)
def test_a_slip_is_the_same_both_ways(one: int, two: int, decimals: int) -> None:
    """What makes one print of another makes the other of the one."""
    first, second = (Decimal(number).scaleb(-decimals) for number in (one, two))
    there = slip(first, Interval(second, second), decimals)
    assert there is slip(second, Interval(first, first), decimals)


@given(st.integers(min_value=1000, max_value=9999), st.integers(min_value=0, max_value=2))
def test_two_neighbours_that_change_places_are_told(number: int, at: int) -> None:
    """Two different digits beside each other that changed places are called that."""
    digits = list(str(number))
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    wrong = int("".join(digits))
    found = slip(Decimal(wrong), Interval(Decimal(number), Decimal(number)), 0)
    # 1020 for 1002 is also a digit that went from one end of the noughts to the other.
    assert wrong == number or digits[0] == "0" or found in {Slip.TRANSPOSED, Slip.POINT}


def test_of_slips_the_likeliest_and_the_unlikeliest() -> None:
    """Slips stand in order of likelihood; several together are as likely as the least of them."""
    assert [rank(one) for one in Slip] == list(range(len(Slip)))
    assert likeliest([Slip.DIGIT, Slip.SIGN, Slip.OTHER]) is Slip.SIGN
    assert unlikeliest([Slip.DIGIT, Slip.SIGN]) is Slip.DIGIT
    assert likeliest([]) is unlikeliest([]) is Slip.OTHER
