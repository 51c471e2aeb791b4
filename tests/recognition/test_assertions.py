"""What the words assert of figures: how they compare with others, and where they moved."""

from collections.abc import Iterator

import pytest

from tests.inprocess import recognised
from validate.model import Figure

COVER = "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\n"
NATION = "England and Wales"

# Text, the figure, what is asserted of it, against whom, and the print that states the other value.
COMPARED = [
    # X, which is higher or lower than Y.
    (
        "In Dorset 24 percent of calls for help were settled by phone or at a station, which is"
        " lower than the England and Wales figure of 33 percent.",
        ("24", "lower", NATION, "33"),
    ),
    (
        "The force charged suspects in 16 percent of its crimes, and this is well above the 14"
        " percent of England and Wales.",
        ("16", "higher", NATION, "14"),
    ),
    (
        "Domestic abuse made up 13 percent of recorded crime, higher than the 11 percent in England"
        " and Wales.",
        ("13", "higher", NATION, "11"),
    ),
    # Above and below an average.
    (
        "The force charged suspects in 12 percent of crimes, slightly below the national average of"
        " 14 percent.",
        ("12", "lower", NATION, "14"),
    ),
    (
        "There were 61.7 crimes per 1,000 people, above the England and Wales rate of 59.9.",
        ("61.7", "higher", NATION, "59.9"),
    ),
    # A proportion, an increase, of one size or another.
    (
        "The force charged suspects in 12 percent of crimes, a much lower proportion than the 14"
        " percent recorded nationally.",
        ("12", "lower", NATION, "14"),
    ),
    (
        "Recorded crime rose by 4.9 percent in the 12 months to 30 June 2016, a smaller increase"
        " than the 7.7 percent seen across England and Wales.",
        ("4.9", "lower", NATION, "7.7"),
    ),
    (
        "Domestic abuse crimes grew by 31 percent on the year before, a larger rise than the 23"
        " percent seen nationally.",
        ("31", "higher", NATION, "23"),
    ),
    (
        "The force has a lower share (10.8 percent) of crimes that end in a charge than England and"
        " Wales.",
        ("10.8", "lower", NATION, ""),
    ),
    # The same, or much the same.
    (
        "The force charged suspects in 12.3 percent of crimes, the same as the 12.3 percent in"
        " England and Wales.",
        ("12.3", "same", NATION, "12.3"),
    ),
    (
        "Domestic abuse was 11 percent of recorded crime, which is identical to the national figure"
        " of 11 percent.",
        ("11", "same", NATION, "11"),
    ),
    (
        "Domestic abuse was 12 percent of recorded crime, much the same as the 11 percent in"
        " England and Wales.",
        ("12", "similar", NATION, "11"),
    ),
    (
        "The force charged suspects in 12.3 percent of crimes, broadly in line with the national"
        " rate of 12.9 percent.",
        ("12.3", "similar", NATION, "12.9"),
    ),
    # Fewer, more, exceeds.
    (
        "For every 100 domestic abuse offences the force made 44 arrests, fewer than the 51 made"
        " across England and Wales.",
        ("44", "lower", NATION, "51"),
    ),
    (
        "The charge rate of 16 percent exceeds the England and Wales rate of 14 percent.",
        ("16", "higher", NATION, "14"),
    ),
    (
        "Domestic abuse was 13 percent of recorded crime, which exceeds the 11 percent recorded"
        " nationally.",
        ("13", "higher", NATION, "11"),
    ),
    # A difference between the two is neither of them.
    (
        "Community resolutions are used in 4.6 percent of cases, 1.1 percentage points above the"
        " 3.5 percent of England and Wales.",
        ("4.6", "higher", NATION, "3.5"),
    ),
    (
        "The force charged suspects in 12 percent of crimes, which is 2 percentage points lower"
        " than the rate for England and Wales.",
        ("12", "lower", NATION, ""),
    ),
    # A part of a whole, and a number in brackets.
    (
        "In 39 of the 60 files the investigation was effective, fewer than the 43 of the year"
        " before.",
        ("39", "lower", "", "43"),
    ),
    (
        "Domestic abuse was 13 percent of recorded crime, higher than in England and Wales (11"
        " percent).",
        ("13", "higher", NATION, "11"),
    ),
    # The year before.
    (
        "Of the victims asked, 82.5 percent were satisfied with their whole experience, higher than"
        " the 80.1 percent of the year before.",
        ("82.5", "higher", "", "80.1"),
    ),
    (
        "Officers made 187 visits, more than the 162 of the previous year.",
        ("187", "higher", "", "162"),
    ),
    # Nothing but set against it: no word says which is more.
    (
        "Domestic abuse was 13 percent of recorded crime, compared with 11 percent in England and"
        " Wales.",
        ("13", "compared", NATION, "11"),
    ),
    (
        "There were 38 incidents of anti-social behaviour per 1,000 people, against a national rate"
        " of 31.",
        ("38", "compared", NATION, "31"),
    ),
    (
        "Of the victims asked, 82.5 percent were satisfied with their whole experience, better than"
        " the 80.1 percent in England and Wales.",
        ("82.5", "compared", NATION, "80.1"),
    ),
    (
        "Callers waited 48 seconds on average, worse than the average of 39 seconds the year"
        " before.",
        ("48", "compared", "", "39"),
    ),
    (
        "Recorded crime fell by 6 percent in the 12 months to 30 June 2016, a smaller fall than the"
        " 8 percent in England and Wales.",
        ("6", "compared", NATION, "8"),
    ),
    # One of the figures before it.
    (
        "The force charged suspects in 12 percent of crimes. The rate for England and Wales was"
        " higher, at 14 percent.",
        ("14", "higher", "Kent Police", "12"),
    ),
    (
        "In England and Wales 14 percent of crimes were charged; at 12 percent, the rate in Kent"
        " was slightly lower.",
        ("12", "lower", NATION, "14"),
    ),
    (
        "In England and Wales 14 percent of crimes were charged. Suspects were charged in 12"
        " percent of crimes in Kent, below that figure.",
        ("12", "lower", NATION, "14"),
    ),
    # Said in the next sentence.
    (
        "The force charged suspects in 16 percent of crimes. That is more than the 14 percent"
        " across England and Wales.",
        ("16", "higher", NATION, "14"),
    ),
    (
        "Domestic abuse was 13 percent of recorded crime. This is higher than in England and Wales,"
        " where it made up 11 percent.",
        ("13", "higher", NATION, "11"),
    ),
    (
        "The force charged suspects in 12 percent of crimes. This is lower than the England and"
        " Wales average.",
        ("12", "lower", NATION, ""),
    ),
    (
        "The force charged suspects in 12 percent of crimes. This compares with 14 percent across"
        " England and Wales.",
        ("12", "compared", NATION, "14"),
    ),
    # One of many.
    (
        "Dorset recorded 43.9 such incidents per 1,000 people, one of the highest rates anywhere.",
        ("43.9", "among_highest", "", ""),
    ),
    (
        "The charge rate, 9 percent, is among the lowest in the country.",
        ("9", "among_lowest", "", ""),
    ),
]

# Near misses: no figure of these is asserted to be higher, lower or the same.
UNCOMPARED = [
    "The force charged suspects in 12 percent of crimes, no higher than the 14 percent in England"
    " and Wales.",
    "The force charged suspects in 12 percent of crimes, which is not lower than the 14 percent in"
    " England and Wales.",
    "The force charged suspects in 12 percent of crimes, neither more nor less than the 12 percent"
    " in England and Wales.",
    "The force charged suspects in 12 percent of crimes. It is not lower than the 14 percent in"
    " England and Wales.",
    "The force charged suspects in more than 20 percent of crimes.",
    "It took 97,300 emergency calls and more than 341,000 others.",
    "The force charged suspects in 12 percent of crimes, and in fewer than 5 percent of thefts.",
    "The team looks after 43 people at higher risk, and 27 others.",
    "Officers work to a lower threshold than others: 31 percent of calls were resolved by phone.",
    "The rate of recorded crime is 12 percent higher than in Essex.",
    "Recorded crime was 9 percent lower than in the previous year, when the national rate shrank by"
    " 8 percent.",
    "Charging is better than elsewhere: 26.4 charges per 100 domestic abuse offences.",
    "The force should charge 16 percent of suspects, which is higher than the 14 percent in England"
    " and Wales.",
    "If it charged 16 percent of suspects, this would be higher than the 14 percent in England and"
    " Wales.",
    "The force charged suspects in 12 percent of crimes, lower than England and Wales in the"
    " previous year.",
    "The force charged suspects in 12 percent of crimes, lower than the average of similar forces.",
    "Of the 31 percent who rang again, satisfaction was lower than the 27 percent of last year.",
    "Of the victims asked, 82 percent were satisfied with their whole experience, a fall from 85"
    " percent, which is lower than the 84 percent in England and Wales.",
    "Staff made 41 referrals, more than twice the 19 of the year before.",
    "Staff made 41 referrals, almost as many as the 43 of the year before.",
    "In Kent 31 percent of crimes were charged, Essex, which is larger than Kent, had 27 percent.",
    "The force had 104 armed officers, and vehicles reached them in 17 minutes, lower than before.",
    "Managers have 64 offenders each at a ratio of 1:64, which is higher than the 1:50 of Essex.",
]

# Text, the figure, its direction, and the print of the level it moved from.
MOVED = [
    # A change: the words say it, whatever sign is printed.
    ("Recorded crime rose by 4 percent in the 12 months to 30 June 2016.", ("4", "up", "")),
    ("There was a reduction of 9 percent in recorded crime in a year.", ("9", "down", "")),
    ("Recorded crime saw an increase of -2.4 percent in a year.", ("-2.4", "up", "")),
    ("Recorded crime rose by -3% in the 12 months to 30 June 2016.", ("-3", "up", "")),
    ("Recorded crime fell by +3% in the 12 months to 30 June 2016.", ("+3", "down", "")),
    (
        "Recorded crime fell by 3.4 percent in England and Wales and by 1.2 percent in Kent.",
        ("1.2", "down", ""),
    ),
    (
        "There were 29 incidents of anti-social behaviour per 1,000 people, 7 percent fewer than in"
        " the year before.",
        ("7", "down", ""),
    ),
    # From one level to another.
    ("Reports of nuisance riding rose from 118 to 171.", ("171", "up", "118")),
    (
        "Reports of nuisance riding went down from 118 in 2014/15 to 71 in 2015/16.",
        ("71", "down", "118"),
    ),
    ("The team saw an increase from 5 to 7 officers.", ("7", "up", "5")),
    ("A reduction from 16 to 12 officers followed.", ("12", "down", "16")),
    ("Numbers in the cohort dropped by 29, from 118 to 89.", ("89", "down", "118")),
    ("Thefts grew by 8 per cent, from 531 in 2014 to 574 in 2015.", ("574", "up", "531")),
    ("The number of vacancies fell to 71 at 31 March 2016 from 118.", ("71", "down", "118")),
    ("Vacancies have been cut to 12 in 2016 from 19 in 2015.", ("12", "down", "19")),
    ("Thefts from sheds rose from 8.8 to 10.7 per 1,000 people.", ("10.7", "up", "8.8")),
    # A level, and where it came from.
    (
        "The alert service had 31,400 subscribers at 1 July 2016, up from 26,900 a year before.",
        ("31,400", "up", "26,900"),
    ),
    (
        "The cohort numbered 178 on 1 July 2016 (down from 204 a year before).",
        ("178", "down", "204"),
    ),
    (
        "The cohort numbered 178 on 1 July 2016, a drop of 26 from 204 a year before.",
        ("178", "down", "204"),
    ),
    (
        "The cohort numbered 178 on 1 July 2016. That is down from 204 on 1 July 2015.",
        ("178", "down", "204"),
    ),
    (
        "The force made 187 arrests, compared with 212 in the previous year, a reduction of 12"
        " percent.",
        ("187", "down", "212"),
    ),
    (
        "The courts granted 43 orders in 2015/16, against 31 in the previous year, an increase of"
        " 39 percent.",
        ("43", "up", "31"),
    ),
    ("The share charged was unchanged at 12 percent.", ("12", "unchanged", "")),
    (
        "The cohort numbered 178 on 1 July 2016, unchanged from 178 a year before.",
        ("178", "unchanged", "178"),
    ),
    # A way of its own it has not.
    ("Orders went from 17 in the year to 30 June 2015 to 26 a year later.", ("26", "", "17")),
]

# Near misses: no level of these is said to have moved anywhere, and no change has a direction.
UNMOVED = [
    "The cohort did not fall from 118 to 71.",
    "The force aims to cut its vacancies from 40 to 20.",
    "Vacancies should fall from 40 to 20.",
    "Recorded crime did not rise by 5 percent.",
    "Recorded crime changed by +3.1 percent in a year.",
    "The rate of recorded crime is 12 percent higher than in England and Wales.",
    "Rates ranged from 8 to 10 percent.",
    "It opens from 9 to 17 on 31 sites.",
    "There was a fall in demand. Visits took 18 to 31 officers.",
    "After the fall in demand, queues stretched from 18 to 31 people.",
    "The force charged suspects in 12 percent of crimes, compared with 14 percent in Essex.",
    "The team of 12 was drawn from 40 applicants.",
]


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a paragraph."""
    return recognised("kent.txt", COVER + text).figures


def compared(found: tuple[Figure, ...]) -> Iterator[tuple[str, str, str, str]]:
    """What is asserted of each figure against another: print, words, whom, the other print."""
    printed = {figure.id: figure.printed for figure in found}
    for figure in found:
        if figure.comparison:
            other = printed[figure.compared_figure] if figure.compared_figure else ""
            yield figure.printed, figure.comparison.value, figure.compared_with, other


def moved(found: tuple[Figure, ...]) -> Iterator[tuple[str, str, str]]:
    """What is said of the movement of each figure: print, direction, the print it came from."""
    printed = {figure.id: figure.printed for figure in found}
    for figure in found:
        if figure.direction or figure.moved_from:
            origin = printed[figure.moved_from] if figure.moved_from else ""
            yield figure.printed, figure.direction.value if figure.direction else "", origin


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_a_comparison_is_kept(text: str, expected: tuple[str, str, str, str]) -> None:
    """The figure has what is asserted of it, against whom, and the print of the other value."""
    assert list(compared(figures(text))) == [expected]


@pytest.mark.parametrize("text", UNCOMPARED)
def test_a_near_miss_asserts_nothing(text: str) -> None:
    """Denials, bounds, differences, suppositions and other times set no figure above another."""
    said = {comparison for _, comparison, _, _ in compared(figures(text))}

    assert said <= {"compared"}


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_a_movement_is_kept(text: str, expected: tuple[str, str, str]) -> None:
    """The figure has the direction of its words, and the level that it moved from."""
    assert expected in moved(figures(text))


@pytest.mark.parametrize("text", UNMOVED)
def test_what_does_not_move_has_no_direction(text: str) -> None:
    """Denials, aims, ranges and comparisons with others are no movements."""
    assert list(moved(figures(text))) == []


def test_the_words_never_change_the_value() -> None:
    """A printed sign stays, and what the words say stands beside it."""
    (figure,) = figures("Recorded crime saw an increase of -2.4 percent in a year.")

    assert (str(figure.value), figure.direction) == ("-2.4", "up")


def test_the_values_are_no_evidence() -> None:
    """What is asserted does not depend on the values: that they agree is for the rules to say."""
    for text, expected in COMPARED[:6]:
        swapped = text.replace(f" {expected[0]} ", " 77 ", 1)

        assert [one[1:] for one in compared(figures(swapped))] == [expected[1:]]


def test_tables_and_graphics_have_no_direction() -> None:
    """A sign in a table is a sign, and no words."""
    found = figures("Recorded crime\n\n12 months to 30 June 2016\n\n+5.5%\n\nKent")

    assert {figure.direction for figure in found} <= {None}


def test_a_time_that_only_tells_which_are_meant_is_not_that_of_the_count() -> None:
    """*Seen within the previous year* tells which victims; the cases are of the report's year."""
    text = (
        "In the 12 months to 30 June 2016 panels heard 904 cases, and 211 of these, or 23 percent,"
        " concerned somebody who had been heard within the previous year."
    )

    assert {figure.period.iso for figure in figures(text) if figure.period} == {
        "2015-07-01/2016-06-30"
    }
    assert not any(figure.past for figure in figures(text))


@pytest.mark.parametrize(
    "text",
    [
        "Recorded crime fell in 39 of the 43 forces.",
        "A decrease was seen in 39 of the 43 forces.",
    ],
)
def test_what_forces_fell_in_is_no_fall_of_their_number(text: str) -> None:
    """The *y* of *x of y* is a count, whatever moved in *x* of them."""
    whole = next(one for one in figures(text) if one.printed == "43")
    assert whole.value == 43
