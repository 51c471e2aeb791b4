"""What the labels and heads of declared tables say: areas, times, parts, changes, marks."""

import pytest

from tests.recognition.harbours import BEFORE, NOW, harbours, read
from validate.errors import DocumentError
from validate.family.model import Family
from validate.model import Figure
from validate.reading.text import read_text
from validate.recognition.recognise import recognise


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    """A small family whose tables have heads of every kind."""
    return harbours(tmp_path_factory.mktemp("families"))


def said(figure: Figure) -> str:
    """What a figure is of, in one line."""
    times = [one.iso for one in (figure.period, figure.base_period) if one]
    value = figure.printed if figure.value is not None else f"[{figure.missing}]"
    mark = f" {figure.marker}" if figure.marker else ""
    return f"{figure.measure or '-'} {figure.subject} {' '.join(times)}: {value}{mark}"


def test_areas_down_and_parts_across(family: Family) -> None:
    """The row says whose, the column of which part, the cover when."""
    found = read(
        family,
        "Table 1: Calls by harbour and cargo",
        "Harbour|Grain|Dry bulk|All calls",
        "Norhaven|105|[c]|160",
        "Osterland|205 [r]|95|300",
    )

    assert [said(one) for one in found.figures] == [
        f"grain_calls Norhaven {NOW}: 105",
        f"dry_bulk_calls Norhaven {NOW}: [suppressed]",
        f"calls Norhaven {NOW}: 160",
        f"grain_calls Osterland {NOW}: 205 revised",
        f"dry_bulk_calls Osterland {NOW}: 95",
        f"calls Osterland {NOW}: 300",
    ]
    assert {one.dataset for one in found.figures} == {"by_cargo"}
    assert found.report.problems == found.report.unread == ()


def test_times_down(family: Family) -> None:
    """Rows of quarters and years; a stock is of their last day, a change looks back from them."""
    found = read(
        family,
        "Table 2: Calls by quarter",
        "Period|Calls|Change on a year earlier (%)|Berths at the end",
        "Jan-Mar 2025|295|+1.7|40",
        "2024/25|1,200|-2.0|40",
        "Q1 2025/26 [p]|300|[x]|45",
    )

    assert [said(one) for one in found.figures] == [
        "calls Osterland 2025-01-01/2025-03-31: 295",
        "calls_change_1y Osterland 2025-01-01/2025-03-31 2024-01-01/2024-03-31: +1.7",
        "berths Osterland 2025-03-31: 40",
        "calls Osterland 2024-04-01/2025-03-31: 1,200",
        "calls_change_1y Osterland 2024-04-01/2025-03-31 2023-04-01/2024-03-31: -2.0",
        "berths Osterland 2025-03-31: 40",
        f"calls Osterland {NOW}: 300 provisional",
        f"calls_change_1y Osterland {NOW} {BEFORE}: [not_supplied] provisional",
        "berths Osterland 2025-06-30: 45 provisional",
    ]


def test_times_across_and_changes(family: Family) -> None:
    """The caption names two quarters: the changes are of the later, which the report is of."""
    found = read(
        family,
        "Table 3: Calls compared, April to June 2024 and April to June 2025",
        "Cargo|Apr-Jun 2024|Apr-Jun 2025|Difference|Change (%)",
        "Grain|200|205|+5|+2.5",
        "All|290|300|+10|+3.4",
    )

    assert [said(one) for one in found.figures] == [
        f"grain_calls Osterland {BEFORE}: 200",
        f"grain_calls Osterland {NOW}: 205",
        "- Osterland " + NOW + ": +5",  # no difference is declared of the parts
        f"grain_calls_change_1y Osterland {NOW} {BEFORE}: +2.5",
        f"calls Osterland {BEFORE}: 290",
        f"calls Osterland {NOW}: 300",
        f"calls_difference_1y Osterland {NOW} {BEFORE}: +10",
        f"calls_change_1y Osterland {NOW} {BEFORE}: +3.4",
    ]
    assert found.report.problems == (
        "Table 3: no measure is declared for Grain under 'Difference'",
    )


def test_a_period_in_the_head_of_a_change_is_its_base(family: Family) -> None:
    """*Change on Apr-Jun 2024*: that is what it is measured against."""
    found = read(
        family,
        "Table 2: Calls by quarter",
        "Period|Calls|Change on Apr-Jun 2024 (%)",
        "Apr-Jun 2025|300|+3.4",
    )

    assert said(found.figures[1]) == f"calls_change_1y Osterland {NOW} {BEFORE}: +3.4"


def test_a_declared_column_that_is_not_there_is_said(family: Family) -> None:
    """What should stand in it was not checked: no success."""
    found = read(
        family, "Table 1: Calls by harbour and cargo", "Harbour|Grain|Dry bulk", "Norhaven|105|55"
    )

    assert found.report.unread == ("Table 1: no column is headed 'All calls'",)


def test_rows_and_columns_that_nothing_answers_to_are_said(family: Family) -> None:
    """A number of nobody is kept, without a measure."""
    found = read(
        family,
        "Table 1: Calls by harbour and cargo",
        "Harbour|Grain|Dry bulk|Coal|All calls",
        "Norhaven|105|55|20|160",
        "Westhaven|5|5|20|10",
    )

    assert [one.measure for one in found.figures if one.row_label == "Westhaven"] == [""] * 4
    assert found.report.problems == (
        "Table 1: the column headed 'Coal' names nobody known, or repeats another; not read",
        "Table 1: the family has no row labelled 'Westhaven'",
    )


@pytest.mark.parametrize(
    ("cell", "value", "missing", "marker"),
    [
        ("105 [r]", "105", "", "revised"),
        ("105r", "105", "", "revised"),
        ("105 (p)", "105", "", "provisional"),
        ("105 [e]", "105", "", "estimated"),
        ("105 [u]", "105", "", "unreliable"),
        ("105 [b]", "105", "", "break"),
        ("105*", "105", "", ""),
        ("[c]", "", "suppressed", ""),
        ("[low]", "", "suppressed", ""),
        ("[x]", "", "not_supplied", ""),
        ("[z]", "", "not_applicable", ""),
        ("..", "", "not_supplied", ""),
    ],
)
def test_marks_and_shorthand(
    family: Family, cell: str, value: str, missing: str, marker: str
) -> None:
    """The marks that statistical offices put beside a number, or in its place."""
    found = read(
        family,
        "Table 1: Calls by harbour and cargo",
        "Harbour|Grain|Dry bulk|All calls",
        f"Norhaven|{cell}|55|160",
    )
    first = found.figures[0]

    assert (str(first.value) if first.value is not None else "") == value
    assert ((first.missing or ""), (first.marker or "")) == (missing, marker)


def test_a_report_without_its_period_is_refused(family: Family) -> None:
    """An edition that cannot be told apart from another would be compared with itself."""
    document = read_text("oster.txt", b"Harbours quarterly\n\nOffice of Harbours\n\nNothing.\n")

    with pytest.raises(DocumentError, match="does not say what period it is of"):
        recognise(document, family, "oster.txt")


def test_the_family_is_written_out(family: Family) -> None:
    """A template is a measure for each value, a level makes its changes; parts and units follow."""
    made = family.measures

    assert {"grain_calls", "dry_bulk_calls", "dry_bulk_calls_change_1y"} <= made.keys()
    assert made["calls"].parts == ("grain_calls", "dry_bulk_calls")
    assert made["dry_bulk_calls"].title == "Ship calls, dry bulk"
    change = made["calls_change_1q"]
    assert (change.unit, change.changes, change.span_months, change.change_of) == (
        "percent", True, 3, "calls",
    )  # fmt: skip
    assert made["calls_difference_1y"].unit == "count"
    share = made["grain_calls_share"].ratio
    assert share is not None
    assert (share.numerator, share.denominator) == ("grain_calls", "calls")
    assert {one.rounded_to for one in made.values() if one.unit == "count"} == {5}
