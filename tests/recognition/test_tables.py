"""Declared tables: known by title, rows by label, columns by head."""

from decimal import Decimal

import pytest

from schemas.terms import Kind, Missing
from tests.inprocess import linked, police, recognised
from validate.model import Figure
from validate.reading.document import BlockKind
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised
from validate.recognition.tables import form_of, holds_numbers, missing_reason

COVER = "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\n"
RATES = "Figure 2: Police-recorded crime rates in Kent, for the 12 months to 30 June 2016"
OUTCOMES = (
    "Figure 4: Proportion of outcomes assigned to offences recorded in Kent Police,"
    " in 12 months to 30 June 2016, by outcome type"
)
DOMESTIC = "Rate of outcomes recorded for domestic-related offences"
OWN, NATIONAL = "Kent Police", "England and Wales"
RATE_HEADS = ("Crime type", OWN, NATIONAL)
OUTCOME_HEADS = ("Outcome number", "Outcome type / group", OWN, NATIONAL)
SUPPORTS = "outcome_evidential_victim_supports"
DOES_NOT = "outcome_evidential_victim_does_not_support"


def report(caption: str, *rows: tuple[str, ...]) -> Recognised:
    """A report that holds one table."""
    table = "\n".join("\t".join(row) for row in rows)
    return recognised("kent.txt", f"{COVER}{caption}\n\n{table}\n")


def values(found: Recognised) -> list[tuple[str, str, str]]:
    """Measure, subject and print of every figure."""
    return [(one.measure, one.subject, one.printed) for one in found.figures]


def only(found: Recognised, subject: str = OWN) -> Figure:
    """The one figure of a subject."""
    (one,) = (figure for figure in found.figures if figure.subject == subject)
    return one


@pytest.mark.parametrize(
    ("title", "form"),
    [
        (RATES, "crime_rates"),
        (RATES.replace("Figure 2", "Figure 9"), "crime_rates"),
        (OUTCOMES, "outcomes"),
        (f"Figure 8: {DOMESTIC}", "domestic_abuse_outcomes"),
        ("Figure 8: Rate of outcomes recorded for burglary", None),
        ("Figure 4: Calls by hour of the day", None),
        ("Figure 4", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_table_is_known_by_its_title(title: str, form: str | None) -> None:
    """The words of a title name the table; the number of a figure names nothing."""
    family = police()
    found = form_of(title, family)

    assert (found.name if found else None) == form


def test_a_rate_is_read_with_all_that_the_table_says_of_it() -> None:
    """A cell has its measure, subject, period, value, row, column and place."""
    found = report(RATES, RATE_HEADS, ("Recorded crime (excluding fraud)", "61.4", "2,066.3"))
    own, national = found.figures

    assert (own.kind, own.measure, own.subject) == (Kind.TABLE, "crime_rate_per_1000", OWN)
    assert own.period is not None
    assert own.period.iso == "2015-07-01/2016-06-30"
    assert (own.value, own.printed, own.decimals) == (Decimal("61.4"), "61.4", 1)
    assert (own.table, own.row, own.column) == ("Figure 2", 1, 2)
    assert own.row_label == "Recorded crime (excluding fraud)"
    assert (own.place.line, own.place.column) == (8, 33)
    assert (national.subject, national.value) == (NATIONAL, Decimal("2066.3"))
    assert found.report.problems == ()


def test_the_same_label_is_told_apart_by_its_group() -> None:
    """Rows of one label stand for what the group row above them says, with or without values."""
    found = report(
        OUTCOMES,
        OUTCOME_HEADS,
        ("", "Evidential difficulties (victim supports police action)"),
        ("15", "Suspect identified", "9.1", "8.8"),
        ("", "Evidential difficulties (victim does not support police action)", "14.6", "13.8"),
        ("16", "Suspect identified", "11.5", "10.4"),
        ("14", "Suspect not identified", "3.1", "3.4"),
    )
    own = {one.measure: one.printed for one in found.figures if one.subject == OWN}

    assert own == {
        SUPPORTS: "",
        f"{SUPPORTS}_suspect_identified": "9.1",
        DOES_NOT: "14.6",
        f"{DOES_NOT}_suspect_identified": "11.5",
        f"{DOES_NOT}_suspect_not_identified": "3.1",
    }
    assert [one.parent for one in found.figures if one.subject == OWN][1::2] == [SUPPORTS, DOES_NOT]


def test_a_label_without_its_group_is_not_linked() -> None:
    """A row that only a group tells apart is left unlinked where no group stands above it."""
    found = report(
        OUTCOMES,
        OUTCOME_HEADS,
        ("1", "Charged/Summoned", "13.2", "12.6"),
        ("16", "Suspect identified", "11.5", "10.4"),
    )

    assert [one.measure for one in found.figures if one.subject == OWN] == ["outcome_charged", ""]
    assert any("'Suspect identified'" in problem for problem in found.report.problems)


def test_a_group_that_nobody_knows_ends_the_group_before() -> None:
    """Rows under a group row that the family lacks belong to no group that it knows."""
    found = report(
        OUTCOMES,
        OUTCOME_HEADS,
        ("", "Evidential difficulties (victim supports police action)", "9.1", "8.8"),
        ("", "Handed on to a court abroad"),
        ("99", "Suspect identified", "2.2", "3.3"),
    )

    assert "2.2" not in [one.printed for one in found.figures if one.measure]


@pytest.mark.parametrize("heads", [(OWN, NATIONAL), (NATIONAL, OWN)])
def test_columns_are_known_by_their_heads(heads: tuple[str, str]) -> None:
    """Whoever stands first, a value belongs to whom the head of its column names."""
    found = report(RATES, ("Crime type", *heads), ("Sexual offences", "1.8", "2.3"))

    assert [(one.subject, one.printed) for one in found.figures] == list(
        zip(heads, ("1.8", "2.3"), strict=True)
    )


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("the force", OWN), ("Kent", OWN), ("England & Wales", NATIONAL), ("Kent Police²", OWN),
    ],
)  # fmt: skip
def test_a_head_may_use_any_spelling(head: str, subject: str) -> None:
    """A head names a subject in any declared spelling, with or without a note mark."""
    found = report(RATES, ("Crime type", head), ("Sexual offences", "1.8"))

    assert values(found) == [("sexual_offences_rate_per_1000", subject, "1.8")]


def test_a_column_of_nobody_is_not_read() -> None:
    """Values under a head that names nobody are nobody's, and of no measure."""
    found = report(RATES, ("Crime type", OWN, "Change"), ("Sexual offences", "1.8", "0.4"))

    assert [one.printed for one in linked(found)] == ["1.8"]


@pytest.mark.parametrize("head", ["Kent Plice", "Kent Police (rate)"])
def test_a_column_of_nobody_is_said(head: str) -> None:
    """A column that every table has and that no head names was not checked, and that is said."""
    found = report(RATES, ("Crime type", head, NATIONAL), ("Sexual offences", "1.8", "2.1"))

    assert head in found.report.unread[0]


def test_a_table_of_another_subject_is_not_read() -> None:
    """Heads that name another force than the report's are a slip: nothing under them is checked."""
    heads = ("Crime type", "Dorset Police", NATIONAL)
    found = report(RATES, heads, ("Sexual offences", "1.8", "2.1"))

    assert linked(found) == ()
    assert "Dorset Police" in found.report.unread[0]


def test_a_title_without_its_table_is_said() -> None:
    """Where its tabs were lost a table was not checked; a title in the annex is no such loss."""
    lost = recognised("kent.txt", f"{COVER}{RATES}\n\nCrime type Kent Police\nSexual 1.8\n")
    annex = recognised("kent.txt", f"{COVER}Annex A\n\n{RATES}\n\nSee above.\n")

    assert [one[:9] for one in lost.report.unread] == ["Figure 2:"]
    assert annex.report.unread == ()


def test_a_title_with_two_periods_gives_none_or_the_later() -> None:
    """Levels under a title with two periods are never those of the earlier one for certain."""
    title = RATES.replace("12 months to", "12 months to 30 June 2015 and 12 months to")
    own = only(report(title, RATE_HEADS, ("Sexual offences", "1.8", "2.1")))

    assert own.period is None or own.period.iso == "2015-07-01/2016-06-30"


def test_two_columns_of_one_name_are_said() -> None:
    """Two columns that name one subject cannot both be its figures of one period in silence."""
    found = report(RATES, ("Crime type", OWN, OWN), ("Sexual offences", "1.8", "0.4"))

    assert OWN in found.report.unread[0]


def test_a_table_whose_heads_name_nobody_is_said() -> None:
    """A declared table that cannot be read for its heads was not checked, and that is said."""
    found = report(RATES, ("Crime type", "North", "South"), ("Sexual offences", "1.8", "0.4"))

    assert linked(found) == ()
    (problem,) = found.report.unread
    assert problem.startswith("Figure 2: no column head names anybody")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("-", Missing.NOT_SUPPLIED), ("–", Missing.NOT_SUPPLIED), ("—", Missing.NOT_SUPPLIED),
        ("n/a", Missing.NOT_SUPPLIED), ("N/A", Missing.NOT_SUPPLIED), ("..", Missing.NOT_SUPPLIED),
        ("[x]", Missing.NOT_SUPPLIED), ("*", Missing.SUPPRESSED), ("[c]", Missing.SUPPRESSED),
        ("", Missing.NOT_PRINTED), ("see below", Missing.UNREADABLE),
        ("9.1 8.8", Missing.UNREADABLE),
    ],
)  # fmt: skip
def test_a_cell_without_a_number_is_missing_with_a_reason(cell: str, reason: Missing) -> None:
    """Shorthand, nothing and unreadable cells are kept as missing figures, and each says why."""
    found = report(RATES, RATE_HEADS, ("Sexual offences", cell, "2.1"))
    own = only(found)

    assert (own.measure, own.value, own.missing) == ("sexual_offences_rate_per_1000", None, reason)
    assert own.printed == cell
    assert only(found, NATIONAL).value == Decimal("2.1")


def test_reasons_are_known_by_shorthand_alone() -> None:
    """A cell with text of its own has no shorthand."""
    assert missing_reason(" - ") is Missing.NOT_SUPPLIED
    assert missing_reason("10.9") is None
    assert missing_reason("-3") is None


def test_an_unknown_row_is_kept_unlinked_and_said() -> None:
    """Values of a row that the family lacks are figures without a measure, and a remark."""
    found = report(
        RATES, RATE_HEADS, ("Thefts of lamps", "4.4", "5.5"), ("Sexual offences", "1.8", "2.1")
    )

    assert values(found)[:2] == [("", OWN, "4.4"), ("", NATIONAL, "5.5")]
    assert found.report.problems == (
        "Figure 2: the family has no row labelled 'Thefts of lamps'",
    )  # fmt: skip
    assert values(found)[2][0] == "sexual_offences_rate_per_1000"


def test_an_unknown_row_without_numbers_is_nothing() -> None:
    """A line of words in a table is no figure and needs no remark."""
    found = report(RATES, RATE_HEADS, ("All crime", "-", ""), ("Sexual offences", "1.8", "2.1"))

    assert len(found.figures) == 2
    assert found.report.problems == ()


def test_another_title_under_a_known_number_is_not_read() -> None:
    """A table of another title holds no linked figures, whatever its labels, and is said."""
    found = report("Figure 2: Calls by pier", RATE_HEADS, ("Recorded crime", "61.4", "66.3"))

    assert linked(found) == ()
    assert found.report.problems == (
        "Figure 2: the family declares no table with this title; only its own sums are checked",
    )  # fmt: skip


def test_a_table_without_a_caption_is_said() -> None:
    """Numbers in a table that nothing names are not passed over in silence."""
    found = recognised("kent.txt", COVER + "Crime type\tKent Police\nRecorded crime\t61.4\n")

    assert linked(found) == ()
    assert found.report.problems[0].startswith("a table without a caption:")


def test_a_table_without_numbers_is_not_said() -> None:
    """A table of words needs no measure and no remark."""
    words = report("Figure 2: Words by pier", ("Term", "Meaning"), ("lamp", "a light"))

    assert words.report.problems == ()


@pytest.mark.parametrize(
    ("cell", "holds"), [("14", True), ("-", False), ("", False), ("a 14", False)]
)
def test_numbers_are_looked_for_beside_the_labels(cell: str, *, holds: bool) -> None:
    """The first column holds labels; a number in any other makes a table of numbers."""
    document = read_text("t.txt", f"Number\tWhat\n12\t{cell}\n".encode())
    (table,) = (one.table for one in document.blocks if one.kind is BlockKind.TABLE)

    assert table is not None
    assert holds_numbers(table) is holds


@pytest.mark.parametrize("cell", ["10.9²", "10.9⁷˒⁸", "10.9^{7,8}", "10.9 ²", "10.9*", "10.9%²"])
def test_note_marks_never_reach_values(cell: str) -> None:
    """A mark against a number in a cell is no digit of it."""
    found = report(RATES, RATE_HEADS, ("Sexual offences²", cell, "2.1"))
    own = only(found)

    assert (own.value, own.printed, own.decimals) == (Decimal("10.9"), "10.9", 1)
    assert own.measure == "sexual_offences_rate_per_1000"
    assert own.row_label == "Sexual offences"


def test_a_marked_dash_is_a_dash() -> None:
    """A mark on a shorthand leaves its reason as it is."""
    found = report(RATES, RATE_HEADS, ("Sexual offences", "-²", "2.1"))

    assert only(found).missing is Missing.NOT_SUPPLIED


def test_a_total_keeps_its_decimals() -> None:
    """A total with more decimals than its parts keeps them."""
    found = report(OUTCOMES, OUTCOME_HEADS, ("", "Total", "100.00", "100"))

    assert [(one.measure, one.decimals) for one in found.figures] == [
        ("outcome_total", 2),
        ("outcome_total", 0),
    ]


def test_a_repeated_table_is_read_once_for_each_print() -> None:
    """Two prints of one table are two figures with ids of their own."""
    table = f"{RATES}\n\nCrime type\tKent Police\nSexual offences\t1.8\n\n"
    figures = recognised("kent.txt", COVER + table + "Lamps were lit.\n\n" + table).figures

    assert [one.printed for one in figures] == ["1.8", "1.8"]
    assert len({one.id for one in figures}) == 2
