"""Tables with one wrong cell: each is found, and named by its row and column."""

import pytest

from schemas.terms import Severity

from .tables import findings, table

# Rows of a table, the rule and the severity of what is found, and words of its message.
WRONG: dict[str, tuple[str, str, Severity, str]] = {
    "a total row": (
        table("Area|2014|2015|2016", "A|120|131|140", "B|80|84|93", "Total|200|215|238"),
        "table-totals",
        Severity.ERROR,
        "Table 1, Total, 2016: the sum of its 2 rows",
    ),
    "a total column": (
        table("Area|Men|Women|All", "A|12|15|27", "B|31|22|53", "C|14|18|32", "D|41|23|46"),
        "table-totals",
        Severity.ERROR,
        "Table 1, D, All: the sum of its 2 columns",
    ),
    "a total at the top": (
        table("Area|2014|2015|2016", "All areas|200|251|233", "A|120|131|140", "B|80|84|93"),
        "table-totals",
        Severity.ERROR,
        "Table 1, All areas, 2015: the sum of its 2 rows",
    ),
    "two total rows": (
        table(
            "Area|2014|2015|2016", "A|120|131|140", "B|80|84|93", "Total north|200|215|233",
            "C|10|11|12", "D|30|32|31", "Total south|40|43|43", "Grand total|240|268|276",
        ),
        "table-totals",
        Severity.ERROR,
        "Table 1, Grand total, 2015: the sum of its",
    ),
    "a subtotal by indentation": (
        table(
            "Area|2014|2015|2016", "North|200|215|263", "  A|120|131|140", "  B|80|84|93",
            "South|40|43|43", "  C|10|11|12", "  D|30|32|31",
        ),
        "table-totals",
        Severity.ERROR,
        "Table 1, North, 2016: the sum of its 2 rows",
    ),
    "the groups of a whole": (
        table(
            "By|2014|2015|2016", "All|200|215|233", "Sex", "  Men|120|131|140", "  Women|80|84|93",
            "Age", "  Young|150|153|171", "  Old|50|62|26",
        ),
        "table-totals",
        Severity.ERROR,
        "Table 1, All, 2016: the sum of its 2 rows",
    ),
    "shares to 100": (
        table(
            "Answer|2014|2015|2016|2017", "Yes|61|58|55|50", "No|30|23|35|41",
            "Don't know|9|9|10|9", "Total|100|100|100|100", title="Table 1: Answers, per cent",
        ),
        "table-totals",
        Severity.ERROR,
        "Table 1, Total, 2015: the sum of its 3 rows, which make 100",
    ),
    "a transposed table": (
        table("Year|A|B|C|Total", "2014|12|31|40|83", "2015|15|22|44|81", "2016|17|28|49|49"),
        "table-totals",
        Severity.QUESTION,
        "Table 1, 2016, Total",
    ),
    "percent changes": (
        table(
            "Area|2014|2015|Change (%)", "A|120|132|10.0", "B|80|90|12.5", "C|50|40|-20.0",
            "D|210|222|7.5",
        ),
        "table-changes",
        Severity.ERROR,
        "Table 1, D, Change (%): from 210 to 222",
    ),
    "the later year first": (
        table(
            "Area|2015|2014|% change", "A|132|120|10.0", "B|90|80|12.5", "C|40|50|-20.0",
            "D|222|210|7.5",
        ),
        "table-changes",
        Severity.ERROR,
        "Table 1, D, % change: from 210 to 222",
    ),
    "differences": (
        table(
            "Area|2014|2015|Difference", "A|120|132|+12", "B|80|90|+10", "C|50|40|-10",
            "D|210|222|-12",
        ),
        "table-changes",
        Severity.ERROR,
        "Table 1, D, Difference: from 210 to 222",
    ),
    "rows of changes": (
        table(
            "|A|B|C|D", "2014|120|80|50|210", "2015|132|90|40|222", "% change|10.0|12.5|-20.0|7.5"
        ),
        "table-changes",
        Severity.ERROR,
        "Table 1, % change, D: from 210 to 222",
    ),
    "shares of a total": (
        table(
            "Kind|Number|% of all", "A|31|15.5", "B|57|28.5", "C|71|35.5", "D|22|11.0", "E|19|5.9",
            "Total|200|100.0",
        ),
        "table-shares",
        Severity.ERROR,
        "Table 1, E, % of all: 19 of 200",
    ),
    "of which above its whole": (
        table("Area|2014|2015|2016", "Crime|120|131|140", "of which violent|60|64|410"),
        "table-shares",
        Severity.ERROR,
        "Table 1, of which violent, 2016: a part of 140",
    ),
    "a single column": (
        table("Area|Number", "A|120", "B|81", "Total|231"),
        "table-totals",
        Severity.QUESTION,
        "Table 1, Total, Number: the sum of its 2 rows",
    ),
    "decimals": (
        table("Area|Rate", "A|1.2", "B|3.4", "C|2.0", "D|6.1", "E|3", "F|4.4"),
        "decimals-in-a-column",
        Severity.QUESTION,
        "Table 1, Rate: decimals in the column",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_cell_is_found(case: str) -> None:
    """One finding of the severity that the evidence bears, about the place that is wrong."""
    text, rule, severity, words = WRONG[case]
    found = [one for one in findings(text) if one.rule == rule]

    assert [one for one in found if one.message.startswith(words)], [one.message for one in found]
    assert {one.severity for one in found} == {severity}
