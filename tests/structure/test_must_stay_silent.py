"""Tables whose labels promise what the numbers do not mean: no error, and hardly a question."""

import pytest

from schemas.terms import Severity, Status

from .tables import compared, findings, of_text, table, verdicts_of

SILENT: dict[str, str] = {
    "averages": table(
        "Area|2014|2015|2016", "A|12|14|15", "B|22|20|25", "C|17|18|19", "All|17|17|20"
    ),
    "rates": table(
        "Cause|2014|2015|2016", "Heart|120.1|118.2|115.9", "Cancer|130.4|131.0|129.8",
        "All causes|310.2|305.1|300.4", title="Table 1: Deaths per 100,000",
    ),
    "a column of medians": table(
        "Age|Men|Women|All|Median pay", "Young|40|60|100|310", "Middle|110|90|200|452",
        "Old|30|20|50|398", "All|180|170|350|402",
    ),
    "a column of means that says nothing of it": table(
        "Grade|Staff|Men|Women|Gap|Tenure", "1|100|40|60|8.1|4", "2|200|110|90|7.4|6",
        "3|50|30|20|12.0|9", "All|350|180|170|8.9|6",
    ),
    "losses in brackets": table(
        "Service|2021|2022|2023|2024", "Income|12.0|13.0|14.0|15.0", "Costs|3.0|4.0|5.0|6.0",
        "Transfers|1.0|1.0|(1.5)|1.0", "Total|16.0|18.0|17.5|22.0", title="Table 1: £ million",
    ),
    "of which as a column": table(
        "Area|Officers|Staff|of which agency|Total", "A|100|50|0|150", "B|80|41|0|121",
        "C|70|33|0|103", "D|60|25|5|85",
    ),
    "of which as rows": table(
        "Area|2014|2015|2016", "Crime|120|131|140", "  of which violent|60|64|41",
        "  of which theft|21|30|44", "Incidents|50|40|60", "Total|170|171|200",
    ),
    "rows that are a selection": table(
        "Kind|2014|2015", "Theft|900|950", "  Bikes|100|110", "  Shops|200|210",
        "Violence|700|720", "  Knife|90|95", "  Home|120|130", "Total|1600|1670",
    ),
    "changes without a sign": table(
        "Area|2014|2015|% change", "A|100|110|10.0", "B|200|190|5.0", "C|300|330|10.0",
        "D|150|180|20.0",
    ),
    "changes against another year": table(
        "Quarter|2014|2015|Change on the year before (%)", "Q1|101|109|4.0", "Q2|109|113|5.5",
        "Q3|113|120|4.4", "Q4|120|131|2.1",
    ),
    "a change in points among changes in percent": table(
        "Measure|2014|2015|Change", "Offences|1000|1100|10.0%", "Arrests|2000|2100|5.0%",
        "Stops|300|330|10.0%", "Clear-up rate|21.4%|23.9%|2.5%",
    ),
    "a net row among shares": table(
        "Answer|2014|2015|2016", "Very|30|32|31", "Fairly|40|41|40", "Satisfied (net)|70|73|71",
        "Neither|20|17|19", "Dissatisfied|10|10|10", "Total|100|100|100",
        title="Table 1: Satisfaction, per cent",
    ),
    "several answers": table(
        "Answer|2014|2015|2016", "Noise|61|58|55", "Litter|50|43|45", "Dogs|12|19|21",
        "Total|100|100|100",
        title="Table 1: Answers, per cent",
    ),
    "rounded to units": table(
        "Area|Men|Women|All", "A|101|98|200", "B|54|50|103", "C|31|30|61", "Total|186|178|364",
        title="Table 1: Jobs, thousands",
    ),
    "rounded to units, and nobody says so": table(
        "Area|Men|Women|All", "A|101|98|200", "B|54|50|103", "C|31|30|61", "D|86|80|167",
        "Total|272|258|531",
    ),
    "rounded to 10": table(
        "Area|2014|2015|2016", "A|1210|1330|1420", "B|840|850|930", "C|560|590|610",
        "Total|2620|2760|2950",
    ),
    "only what is withheld is missing": table(
        "Area|2014|2015|2016", "A|120|131|140", "B|[c]|84|93", "C|[c]|12|17", "Total|190|227|250"
    ),
    "codes and years are no numbers": table(
        "Code|Area|2014|2015", "E12|A|120|131", "E13|B|80|84", "|Total|200|215"
    ),
    "two rows of heads": table(
        "|2014||2015|", "Area|Number|%|Number|%", "A|120|60|131|61", "B|80|40|84|39",
        "Total|200|100|215|100",
    ),
    "decimals of several kinds of rows": table(
        "Measure|2014|2015", "Offences|120|131", "Arrests|80|84", "Rate|1.2|1.3", "Charges|60|61",
        "Cautions|14|15", "Fines|5|6",
    ),
    "a total without decimals": table(
        "Kind|%", "A|31.2", "B|28.4", "C|20.1", "D|20.3", "Total|100", title="Table 1: Kinds"
    ),
}  # fmt: skip
# What may be asked and must be no error: the table alone cannot tell.
ASKED: dict[str, str] = {
    "people who are counted once": table(
        "Area|Incidents|Offences|Arrests|Victims", "A|120|310|44|101", "B|230|405|61|188",
        "C|180|377|58|149", "Total|530|1,092|163|402",
    ),
    "a part that is none of the others": table(
        "Area|Officers|Staff|Agency|Total", "A|100|50|0|150", "B|80|41|0|121", "C|70|33|0|103",
        "D|60|25|5|85",
    ),
    "kinds that overlap": table("Kind|Number", "Noise|120", "Litter|90", "Total|180"),
    "a break in the series": table(
        "Area|2014|2015|Change (%)", "A|1000|1100|10.0", "B|2000|2100|5.0", "C|3000|3300|10.0",
        "D|1500|1800 [b]|31.0",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SILENT)
def test_a_table_that_is_right_is_left_alone(case: str) -> None:
    """Nothing is found, not even a question."""
    assert [one.message for one in findings(SILENT[case])] == []


@pytest.mark.parametrize("case", ASKED)
def test_what_a_table_cannot_tell_is_asked(case: str) -> None:
    """A question at most."""
    assert {one.severity for one in findings(ASKED[case])} <= {Severity.QUESTION}


def test_a_label_that_the_table_does_not_bear_out_is_said_once() -> None:
    """An average called *All* is one verdict for the row, and says why nothing was compared."""
    found = verdicts_of(of_text(SILENT["averages"]))
    said = [one for one in found if one.status is Status.UNCHECKED]

    assert len(said) == 1
    assert "do not add up to it in most columns" in said[0].note


def test_what_is_withheld_is_said() -> None:
    """A total of parts that are not all printed is held to be no less than the others."""
    found = verdicts_of(of_text(SILENT["only what is withheld is missing"]))

    assert compared(found, "table-totals") == 3
    assert any(one.bounds for one in found if one.rule == "table-totals")
