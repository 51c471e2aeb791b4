"""The graphic of headline figures: labels, and under each a value for each subject."""

from decimal import Decimal

import pytest

from schemas.terms import Kind, LedgerState, Missing
from tests.inprocess import KENT, linked, recognised
from validate.model import Figure
from validate.recognition.recognise import Recognised

COVER = "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\n"
OWN, NATIONAL = "Kent Police", "England and Wales"
CALLS = "Calls for assistance per 1,000 population 12 months to 30 June 2016"
CALLS_MEASURE = "calls_for_assistance_per_1000"
ASB = "Anti-social behaviour incidents per 1,000 population 12 months to 31 March"
AFTER = "\n\nHow effective is the force?\n\n" + "The wardens went on counting lamps. " * 8


def graphic(*lines: str, after: str = AFTER) -> Recognised:
    """A report whose graphic has these lines."""
    body = "\n".join(("Force in numbers", "", *lines))
    return recognised("kent.txt", COVER + body + after)


def headline(found: Recognised) -> list[Figure]:
    """The figures of the graphic."""
    return [one for one in linked(found) if one.kind is Kind.INFOGRAPHIC]


def shown(found: Recognised) -> list[tuple[str, str, str]]:
    """Measure, subject and print of the figures of the graphic."""
    return [(one.measure, one.subject, one.printed) for one in headline(found)]


def test_a_label_has_a_value_for_each_subject() -> None:
    """A value belongs to the label and the subject above it, and stands at its own place."""
    found = graphic("Calls for assistance", CALLS, OWN, "251", NATIONAL, "238.5")
    own, national = headline(found)

    assert (own.measure, own.subject, own.value) == (CALLS_MEASURE, OWN, Decimal(251))
    assert (national.subject, national.value, national.decimals) == (NATIONAL, Decimal("238.5"), 1)
    assert own.period is not None
    assert own.period.iso == "2015-07-01/2016-06-30"
    assert own.base_period is None
    assert (own.place.line, own.place.column, own.place.quote) == (10, 0, "251")
    assert (own.context, own.table, own.row_label) == (
        "Force in numbers",
        "Force in numbers",
        CALLS,
    )
    assert found.report.problems == ()


@pytest.mark.parametrize("heading", ["Force in numbers", "FORCE IN NUMBERS", "Force  in numbers¹"])
def test_the_heading_opens_the_graphic(heading: str) -> None:
    """Case, spaces and note marks of the heading make no difference."""
    found = recognised("kent.txt", f"{COVER}{heading}\n\n{CALLS}\n{OWN}\n251\n")

    assert shown(found)[0] == (CALLS_MEASURE, OWN, "251")


def test_subjects_stand_in_either_order() -> None:
    """Whoever is named first, a value is that of the name above it."""
    found = graphic(CALLS, NATIONAL, "238", OWN, "251")

    assert set(shown(found)) == {(CALLS_MEASURE, OWN, "251"), (CALLS_MEASURE, NATIONAL, "238")}


def test_a_change_is_signed_and_has_a_base() -> None:
    """A change keeps its sign; its base is the earlier period, whichever is printed first."""
    label = "Change in recorded crime 12 months to 30 June 2015 against 12 months to 30 June 2016"
    own, national = headline(graphic(label, OWN, "+6.2%", NATIONAL, "\u22122.4%"))

    assert own.measure == "recorded_crime_change_1y"
    assert (own.value, national.value) == (Decimal("6.2"), Decimal("-2.4"))
    assert own.period is not None
    assert own.base_period is not None
    assert own.period.iso == "2015-07-01/2016-06-30"
    assert own.base_period.iso == "2014-07-01/2015-06-30"


def test_a_change_over_five_years_is_another_measure() -> None:
    """The same words with another span are another label."""
    label = "Change in recorded crime for the 5 years to the 12 months to 30 June 2016"
    own, _ = headline(graphic(label, OWN, "-2.4%", NATIONAL, "-3.9%"))

    assert own.measure == "recorded_crime_change_5y"
    assert own.base_period is not None
    assert own.base_period.iso == "2010-07-01/2011-06-30"


def test_a_change_over_a_span_that_no_measure_has_is_not_read() -> None:
    """Three years are neither one nor five: the values are left, never put to the nearest."""
    label = "Change in recorded crime for the 3 years to the 12 months to 30 June 2016"
    found = headline(graphic(label, OWN, "-2.4%", NATIONAL, "-3.9%"))

    assert [one for one in found if one.value is not None] == []


def test_two_periods_of_one_measure_are_two_figures() -> None:
    """A label printed for two years gives each subject two figures, apart in period and id."""
    found = headline(
        graphic(f"{ASB} 2016", OWN, "27", NATIONAL, "31", f"{ASB} 2015", OWN, "29", NATIONAL, "34")
    )
    own = {one.period.iso: one.printed for one in found if one.subject == OWN and one.period}

    assert own == {"2015-04-01/2016-03-31": "27", "2014-04-01/2015-03-31": "29"}
    assert len({one.id for one in found}) == 4


@pytest.mark.parametrize(
    ("dash", "reason"),
    [
        ("-", Missing.NOT_SUPPLIED),
        ("–", Missing.NOT_SUPPLIED),
        ("N/A", Missing.NOT_SUPPLIED),
        ("*", Missing.SUPPRESSED),
    ],
)
def test_a_dash_is_a_missing_value(dash: str, reason: Missing) -> None:
    """Shorthand in place of a value is a missing figure that says why."""
    own, national = headline(graphic(CALLS, OWN, dash, NATIONAL, "238"))

    assert (own.subject, own.value, own.missing, own.printed) == (OWN, None, reason, dash)
    assert national.value == Decimal(238)


@pytest.mark.parametrize(
    ("lines", "absent"),
    [
        ((), {OWN, NATIONAL}),
        ((OWN,), {OWN, NATIONAL}),
        ((OWN, NATIONAL), {OWN, NATIONAL}),
        ((OWN, "251"), {NATIONAL}),
        ((OWN, "251", NATIONAL), {NATIONAL}),
        ((NATIONAL, "238"), {OWN}),
        ((OWN, NATIONAL, "238"), {OWN}),
    ],
)
def test_an_absent_value_is_missing(lines: tuple[str, ...], absent: set[str]) -> None:
    """Every label stands for both expected subjects; whoever lacks a value has a missing figure."""
    found = headline(graphic(CALLS, *lines))

    assert {one.subject for one in found} == {OWN, NATIONAL}
    assert {one.subject for one in found if one.missing is Missing.NOT_PRINTED} == absent
    assert {one.subject for one in found if one.value is None} == absent


def test_a_third_subject_is_read_too() -> None:
    """A value for somebody who is not expected is a figure all the same."""
    found = graphic(CALLS, OWN, "251", NATIONAL, "238", "Dorset Police", "240")

    assert shown(found)[2] == (CALLS_MEASURE, "Dorset Police", "240")


STARRED = ("Crime outcomes*", "Charged/summonsed", OWN, "13.2%", NATIONAL, "12.6%")
STAR_NOTE = "*Shown as shares of offences recorded in the 12 months to 30 June 2016."


def test_a_starred_group_has_its_period_from_the_note() -> None:
    """Labels under a starred head have the period that the note states."""
    found = headline(graphic(*STARRED, "", STAR_NOTE))

    assert [one.period.iso for one in found if one.period] == ["2015-07-01/2016-06-30"] * 2


def test_a_group_without_a_star_has_nothing_from_the_note() -> None:
    """The note of one group gives no period to the labels of the next."""
    satisfied = "Victim satisfaction with the overall service provided by the police"
    found = headline(graphic(*STARRED, "", STAR_NOTE, "", "Victims", satisfied, OWN, "82.6%"))

    assert [one.period for one in found if one.measure == "victim_satisfaction"] == [None, None]


def test_a_star_without_a_note_gives_no_period() -> None:
    """A period that nothing states is unknown."""
    assert [one.period for one in headline(graphic(*STARRED))] == [None, None]


def test_a_heading_of_the_same_name_in_the_annex_is_no_graphic() -> None:
    """What the annex says under the same heading is text: nothing is read twice, nothing said."""
    annex = "\nForce in numbers\n\nThese 14 headline figures come from two surveys of 2016.\n"
    plain, longer = recognised("kent.txt", KENT), recognised("kent.txt", KENT + annex)

    assert shown(longer) == shown(plain)
    assert longer.report.problems == ()


@pytest.mark.parametrize(
    ("lines", "value"),
    [
        ((CALLS, "251", OWN, "252", NATIONAL, "238"), "251"),
        ((CALLS, OWN, "251", "252", NATIONAL, "238"), "252"),
        (("19", CALLS, OWN, "251", NATIONAL, "238"), "19"),
        ((CALLS, "Somewhere Else", "244", OWN, "251", NATIONAL, "238"), "244"),
    ],
    ids=["before a name", "second value", "before any label", "unknown name"],
)
def test_a_value_that_belongs_to_nobody_is_said(lines: tuple[str, ...], value: str) -> None:
    """A value without a subject is not linked; a remark names it, and the ledger says so."""
    found = graphic(*lines)

    (problem,) = found.report.problems
    assert f"'{value}'" in problem
    assert "belongs to nobody" in problem
    assert value not in [one.printed for one in linked(found)]
    assert [one.state for one in found.ledger if one.text == value] == [LedgerState.UNLINKED]


def test_a_table_or_a_long_text_ends_the_graphic() -> None:
    """What stands after a paragraph of prose is no part of the graphic."""
    found = graphic(CALLS, OWN, "251", after=AFTER + f"\n\n{NATIONAL}\n\n238\n")

    assert [one.missing for one in headline(found)] == [None, Missing.NOT_PRINTED]


def test_a_label_of_prose_elsewhere_is_no_figure() -> None:
    """Without its heading a label with values is text."""
    found = recognised("kent.txt", f"{COVER}Other things\n\n{CALLS}\n{OWN}\n251\n")

    assert headline(found) == []


def test_lower_case_shorthand_is_a_missing_value() -> None:
    """Shorthand in lower case on a line of its own stands in place of the value."""
    own, _ = headline(graphic(CALLS, OWN, "n/a", NATIONAL, "238"))

    assert own.missing is Missing.NOT_SUPPLIED


def test_an_unknown_label_takes_nothing_from_the_label_above() -> None:
    """Values under a label that the family lacks belong to nobody; those above stay as printed."""
    found = graphic(CALLS, OWN, "251", NATIONAL, "238", "Lamps per pier", OWN, "9", NATIONAL, "8")

    assert shown(found) == [(CALLS_MEASURE, OWN, "251"), (CALLS_MEASURE, NATIONAL, "238")]


def test_an_unknown_label_with_values_is_said() -> None:
    """A label that the family lacks is a remark, as an unknown row of a table is."""
    found = graphic(CALLS, OWN, "251", NATIONAL, "238", "Lamps per pier", OWN, "9", NATIONAL, "8")

    assert any("Lamps per pier" in problem for problem in found.report.problems)


def test_a_second_value_for_one_subject_is_said() -> None:
    """Two values of one label for one subject cannot both be read in silence."""
    found = graphic(CALLS, OWN, "251", NATIONAL, "238", OWN, "252")

    assert found.report.problems or {"251", "252"} <= {one.printed for one in linked(found)}


def test_a_short_paragraph_after_the_graphic_is_prose() -> None:
    """The first sentence after the graphic is read for claims, however short it is."""
    claim = (
        "Recorded crime in Kent rose by 3.1 percent in the year to 30 June 2016, compared with the"
        " previous 12 months."
    )
    found = graphic(CALLS, OWN, "251", NATIONAL, "238", after=f"\n\nPreventing crime\n\n{claim}\n")

    assert [(one.measure, one.printed) for one in found.figures if one.kind is Kind.CLAIM] == [
        ("recorded_crime_change_1y", "3.1")
    ]


EARLIER = CALLS.replace("2016", "2015")


@pytest.mark.parametrize(
    "lines",
    [
        (CALLS, "251", OWN, "238", NATIONAL, EARLIER, "244", OWN, "231", NATIONAL),
        (CALLS, OWN, NATIONAL, "251", "238", EARLIER, OWN, NATIONAL, "244", "231"),
    ],
    ids=["values before names", "both names, then both values"],
)  # fmt: skip
def test_a_graphic_in_another_order_is_not_read(lines: tuple[str, ...]) -> None:
    """Values that do not stand behind names are nobody's: none is taken for a neighbour's."""
    found = graphic(*lines)

    assert headline(found) == []
    assert "was not read" in found.report.unread[0]


def test_a_name_and_its_value_may_share_a_line() -> None:
    """*Kent Police 251* on one line is the value of that name."""
    found = graphic(CALLS, f"{OWN} 251", f"{NATIONAL}: 238")

    assert [(one.subject, str(one.value)) for one in headline(found)] == [
        (OWN, "251"),
        (NATIONAL, "238"),
    ]
