"""Areas and their whole, quarters and their year, stocks and flows: what must fire and must not."""

import pytest

from tests.recognition.harbours import harbours, read
from validate.checking.discover import discover
from validate.checking.engine import check
from validate.checking.facts import Facts
from validate.family.model import Family

AREAS = ("Table 1: Calls by harbour and cargo", "Harbour|Grain|Dry bulk|All calls")
TIMES = ("Table 2: Calls by quarter", "Period|Calls|Change on a year earlier (%)|Berths at the end")
YEAR = (
    "Apr-Jun 2024|290|+1.0|30",
    "Jul-Sep 2024|310|+1.0|30",
    "Oct-Dec 2024|300|+1.0|30",
    "Jan-Mar 2025|295|+1.0|30",
)
COMPARED = (
    "Table 3: Calls compared, April to June 2024 and April to June 2025",
    "Cargo|Apr-Jun 2024|Apr-Jun 2025|Difference|Change (%)",
)


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    """A small family whose tables have heads of every kind."""
    return harbours(tmp_path_factory.mktemp("families"))


def verdicts(family: Family, table: tuple[str, ...], rule: str) -> list[tuple[str, str]]:
    """Message and status of every verdict of a rule on one table."""
    found = read(family, *table)
    facts = Facts(
        reports=(found.report,),
        figures=found.figures,
        mentions=found.mentions,
        families={family.name: family},
    )
    made = check(facts, [one for one in discover() if one.id == rule])
    return [(one.message, one.status.value) for one in made]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Norhaven|105|55|160", "Sudhaven|100|40|140", "Osterland|205|95|300"), ["exact"] * 3),
        (  # each print is to the nearest five
            ("Norhaven|105|55|160", "Sudhaven|100|40|140", "Osterland|210|95|305"),
            ["rounded", "exact", "rounded"],
        ),
        (
            ("Norhaven|105|55|160", "Sudhaven|100|40|140", "Osterland|250|95|300"),
            ["inconsistent", "exact", "exact"],
        ),
        (
            ("Norhaven|105|[c]|160", "Sudhaven|100|40|140", "Osterland|205|95|300"),
            ["exact", "unchecked", "exact"],
        ),
        (("Norhaven|105|55|160", "Osterland|205|95|300"), ["unchecked"] * 3),
        (("Norhaven|105|55|160", "Sudhaven|100|40|140"), []),
        (("Osterland|205|95|300",), []),
    ],
)
def test_areas(family: Family, rows: tuple[str, ...], expected: list[str]) -> None:
    """All areas beside their whole in one table, column by column."""
    assert [said for _, said in verdicts(family, (*AREAS, *rows), "areas-and-whole")] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((*YEAR, "2024/25|1,195|+1.0|30"), ["exact"]),
        ((*YEAR, "2024/25|1,205|+1.0|30"), ["rounded"]),
        ((*YEAR, "2024/25|1,295|+1.0|30"), ["inconsistent"]),
        ((*YEAR[1:], "2024/25|1,195|+1.0|30"), []),  # one quarter is not printed
        ((*YEAR, "2023/24|1,180|+1.0|30"), []),  # another year
        ((*YEAR[:2], "Oct 2024-Mar 2025|595|+1.0|30", "2024/25|1,195|+1.0|30"), []),
        (
            ("Apr-Sep 2024|600|+1|30", "Oct 2024-Mar 2025|595|+1|30", "2024/25|900|+1|30"),
            ["inconsistent"],
        ),
    ],
)
def test_periods(family: Family, rows: tuple[str, ...], expected: list[str]) -> None:
    """Periods of one length that make up a longer one, and nothing less."""
    assert [said for _, said in verdicts(family, (*TIMES, *rows), "periods-and-whole")] == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Jan-Mar 2025|295|+1|400", "Apr-Jun 2025|300|+1|700"), ["exact"]),
        (("Jan-Mar 2025|295|+1|400", "Apr-Jun 2025|300|+1|705"), ["rounded"]),
        (("Jan-Mar 2025|295|+1|400", "Apr-Jun 2025|300|+1|770"), ["inconsistent"]),
        (("Oct-Dec 2024|295|+1|400", "Apr-Jun 2025|300|+1|900"), []),  # what was before is unknown
        (("Jan-Mar 2025|295|+1|400", "Apr-Jun 2025|[x]|+1|900"), []),
    ],
)
def test_stocks(family: Family, rows: tuple[str, ...], expected: list[str]) -> None:
    """What was there, plus what came in; of a flow or a stock that is not printed, nothing."""
    assert [said for _, said in verdicts(family, (*TIMES, *rows), "stocks-and-flows")] == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("All|290|300|+10|+3.4", {"exact", "rounded"}),
        ("All|290|300|+15|+3.4", {"rounded"}),
        ("All|290|300|+50|+3.4", {"inconsistent", "rounded"}),
        ("All|290|300|-10|+3.4", {"inconsistent", "rounded"}),
        ("All|290|300|+10|+4.3", {"exact", "rounded"}),  # 287.5 to 302.5 may be 5.2 percent
        ("All|290|300|+10|-3.4", {"exact", "inconsistent"}),
    ],
)
def test_differences(family: Family, row: str, expected: set[str]) -> None:
    """A change in the unit of its levels is their difference; one in percent is their change."""
    assert {
        said for _, said in verdicts(family, (*COMPARED, row), "changes-and-levels")
    } == expected
