"""Number words, fractions and shares of a text as values."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validate.recognition.number_words import is_anaphoric, prose_numbers, worded_numbers
from validate.recognition.tokens import Form

# Text, and the print and value of every cardinal in it.
CARDINALS = [
    ("two lamps", [("two", "2")]),
    ("Eleven lamps", [("Eleven", "11")]),
    ("NINETEEN LAMPS", [("NINETEEN", "19")]),
    ("forty lamps", [("forty", "40")]),
    ("four or five lamps", [("four", "4"), ("five", "5")]),
    ("five, six and seven lamps", [("five", "5"), ("six", "6"), ("seven", "7")]),
    ("Twenty-one lamps", [("Twenty-one", "21")]),
    ("twenty one lamps", [("twenty one", "21")]),
    ("twenty\none lamps", [("twenty\none", "21")]),
    ("ninety-nine lamps", [("ninety-nine", "99")]),
    ("a hundred lamps", [("a hundred", "100")]),
    ("one hundred lamps", [("one hundred", "100")]),
    ("a hundred and four lamps", [("a hundred and four", "104")]),
    ("a hundred and twenty-one lamps", [("a hundred and twenty-one", "121")]),
    ("six hundred and thirty-two lamps", [("six hundred and thirty-two", "632")]),
    ("two hundred lamps and six masts", [("two hundred", "200"), ("six", "6")]),
    ("eleven hundred and six lamps", [("eleven hundred and six", "1106")]),
    ("three thousand two hundred lamps", [("three thousand two hundred", "3200")]),
    ("a thousand and one lamps", [("a thousand and one", "1001")]),
    ("two hundred thousand and five", [("two hundred thousand and five", "200005")]),
    ("two million lamps", [("two million", "2000000")]),
    ("a dozen lamps", [("a dozen", "12")]),
    ("two dozen lamps", [("two dozen", "24")]),
    ("two and a half days", [("two and a half", "2.5")]),
    ("one and a half days", [("one and a half", "1.5")]),
    ("a two-year plan", [("two", "2")]),
    ("a six-week wait", [("six", "6")]),
    ("fifty-five per cent", [("fifty-five", "55")]),
    ("ten in nine lamps", [("ten", "10"), ("nine", "9")]),
    ("two out of three lamps", [("two", "2"), ("three", "3")]),
    ("four quarters", [("four", "4")]),
]


@pytest.mark.parametrize(("text", "expected"), CARDINALS)
def test_a_number_word_is_a_number(text: str, expected: list[tuple[str, str]]) -> None:
    """Words, with hyphens or without, hundreds, thousands and dozens have their value."""
    found = worded_numbers(text)

    assert [(one.text, one.value) for one in found] == [
        (shown, Decimal(value)) for shown, value in expected
    ]
    assert all(one.form is Form.WORD for one in found)
    assert all(text[one.start : one.end] == one.text for one in found)


# Text, and the print and value in percent of every share in it.
SHARES = [
    ("half of the lamps", [("half", "50")]),
    ("half the lamps", [("half", "50")]),
    ("less than half of the lamps", [("half", "50")]),
    ("one half of the lamps", [("one half", "50")]),
    ("a half of the lamps", [("a half", "50")]),
    ("a third of the lamps", [("a third", "33.3")]),
    ("one third of the lamps", [("one third", "33.3")]),
    ("Two thirds of the lamps", [("Two thirds", "66.7")]),
    ("two-thirds of the lamps", [("two-thirds", "66.7")]),
    ("a quarter of the lamps", [("a quarter", "25")]),
    ("three quarters of the lamps", [("three quarters", "75")]),
    ("four fifths of the lamps", [("four fifths", "80")]),
    ("three eighths of the lamps", [("three eighths", "37.5")]),
    ("nine tenths of the lamps", [("nine tenths", "90")]),
    ("one in five lamps", [("one in five", "20")]),
    ("one in every five lamps", [("one in every five", "20")]),
    ("1 in 5 lamps", [("1 in 5", "20")]),
    ("nine in ten lamps", [("nine in ten", "90")]),
    ("two in three lamps", [("two in three", "66.7")]),
    ("three in 100 lamps", [("three in 100", "3")]),
    ("one in a hundred lamps", [("one in a hundred", "1")]),
    ("eight out of ten lamps", [("eight out of ten", "80")]),
    ("four in ten and two in five", [("four in ten", "40"), ("two in five", "40")]),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_fraction_is_a_share(text: str, expected: list[tuple[str, str]]) -> None:
    """Fractions and *n in m* are one number, in percent to one decimal place."""
    found = worded_numbers(text)

    assert [(one.text, one.value) for one in found] == [
        (shown, Decimal(value)) for shown, value in expected
    ]
    assert all(one.form is Form.SHARE for one in found)
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "", "no lamps", "often", "a tenant of the tentacle", "someone", "twofold",
        "the third lamp", "the tenth lamp", "first and second", "the twenty-first lamp",
        "in the last quarter", "the third quarter", "the first half of the year",
        "in the second half", "half a day", "half an hour", "a half-hour", "half as many",
        "half way", "dozens of lamps", "hundreds of lamps", "thousands", "a two-way street",
        "twice the lamps", "a lamp and a mast",
    ],
)  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    """Ordinals, times, comparisons, vague crowds and words that only hold a number word."""
    assert worded_numbers(text) == ()


@pytest.mark.parametrize(
    "text",
    ["has one lamp", "only one lamp", "one percent", "one per cent", "one % of lamps",
     "the one percent"],
)  # fmt: skip
def test_one_is_a_number_where_it_counts(text: str) -> None:
    """*One* behind a verb of having, or before percent, is 1."""
    assert [(one.text, one.value) for one in worded_numbers(text)] == [("one", Decimal(1))]


@pytest.mark.parametrize(
    "text",
    ["one lamp", "One lamp is lit.", "one of the lamps", "has one of the lamps", "one another",
     "no one", "the one that is lit", "one day", "has one in which"],
)  # fmt: skip
def test_one_is_mostly_a_pronoun(text: str) -> None:
    """*One* without anything that makes it count is no number."""
    assert worded_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "anaphoric"),
    [("these two lamps", True), ("all four lamps", True), ("the other three lamps", True),
     ("its five lamps", True), ("the two lamps", False), ("two lamps", False)],
)  # fmt: skip
def test_a_number_word_may_only_point_back(text: str, *, anaphoric: bool) -> None:
    """*These two* counts nothing anew."""
    (number,) = worded_numbers(text)

    assert is_anaphoric(number, text) is anaphoric


# Text, and print, value, decimals and form of every number in it.
MIXED = [
    ("14 lamps and two masts", [("14", "14", 0, "digits"), ("two", "2", 0, "word")]),
    ("two lamps of 14", [("two", "2", 0, "word"), ("14", "14", 0, "digits")]),
    ("1.2 million lamps", [("1.2 million", "1200000", -5, "digits")]),
    ("2 million lamps", [("2 million", "2000000", -6, "digits")]),
    ("14 thousand lamps", [("14 thousand", "14000", -3, "digits")]),
    ("1.25 billion lamps", [("1.25 billion", "1250000000", -7, "digits")]),
    ("£12k", [("£12k", "12000", -3, "digits")]),
    ("£2bn", [("£2bn", "2000000000", -9, "digits")]),
    ("£1.5 billion", [("£1.5 billion", "1500000000", -8, "digits")]),
    ("half a million lamps", [("half a million", "500000", 0, "word")]),
    ("half a dozen lamps", [("half a dozen", "6", 0, "word")]),
    ("two billion lamps", [("two billion", "2000000000", 0, "word")]),
    ("six tenths of the lamps", [("six tenths", "60", 0, "share")]),
    ("£2 million", [("£2", "2", 0, "digits")]),
    ("1 in 5 lamps", [("1 in 5", "20", 0, "share")]),
    ("three in 100 lamps", [("three in 100", "3", 0, "share")]),
    ("39 out of 43 lamps", [("39", "39", 0, "digits"), ("43", "43", 0, "digits")]),
    ("39 in 2016", [("39", "39", 0, "digits"), ("2016", "2016", 0, "digits")]),
    ("half of 14.50 lamps", [("half", "50", 0, "share"), ("14.50", "14.50", 2, "digits")]),
    ("a ratio of 1:80", [("1:80", "80", 0, "ratio")]),
    ("lamps", []),
]


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_words_and_digits_of_prose(text: str, expected: list[tuple[str, str, int, str]]) -> None:
    """Digits and words are told in the order in which they stand, each once."""
    found = prose_numbers(text)

    assert [(one.text, one.value, one.decimals, one.form.value) for one in found] == [
        (shown, Decimal(value), decimals, form) for shown, value, decimals, form in expected
    ]


UNITS = [
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(value: int, hyphen: str = "-") -> str:
    """A number below a million in words, as British English has it."""
    if value < len(UNITS):
        return UNITS[value]
    if value < 100:
        tens, rest = divmod(value, 10)
        return TENS[tens] + (f"{hyphen}{UNITS[rest]}" if rest else "")
    if value < 1000:
        hundreds, rest = divmod(value, 100)
        return f"{UNITS[hundreds]} hundred" + (f" and {spelt(rest, hyphen)}" if rest else "")
    thousands, rest = divmod(value, 1000)
    link = " and " if 0 < rest < 100 else " "
    return f"{spelt(thousands, hyphen)} thousand{link}{spelt(rest, hyphen)}".rstrip()


@given(value=st.integers(2, 999_999), hyphen=st.sampled_from("- "), capital=st.booleans())
def test_a_spelt_number_is_read_back(value: int, hyphen: str, *, capital: bool) -> None:
    """Any number from two to a million, written out, is one number of that value."""
    shown = spelt(value, hyphen)
    shown = shown.capitalize() if capital else shown
    (found,) = prose_numbers(f"There were {shown} lamps.")

    assert (found.text, found.value) == (shown, value)


WORDS = [
    "two", "twenty", "one", "a", "hundred", "and", "thousand", "half", "of", "third", "thirds",
    "in", "ten", "out of", "14", "3.5", "%", "million", "lamps", ",", "-", "dozen",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_no_number_of_prose_overlaps_another(text: str) -> None:
    """Numbers are in order and apart, stand where they say, and hold every digit."""
    found = prose_numbers(text)
    held = [at for one in found for at in range(one.start, one.end)]

    assert held == sorted(set(held))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert {at for at, char in enumerate(text) if char.isdigit()} <= set(held)
