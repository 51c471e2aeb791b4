from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from schemas.terms import Kind, LedgerState, MentionKind, Missing, Severity, Status, Unit
from validate.model import Period
from validate.numbers import Interval
from validate.reporting import wording, write_report
from validate.reporting.tally import Tally, headline

from . import factories as make

CLEAN = "No discrepancies found: 212 comparisons agreed, 14 of them only through rounding."
NO_PAIRS = (
    "Nothing was compared: 7 figures linked in 2 reports, but no two prints could be compared."
)
NONE = {
    "documents": 2,
    "figures": 0,
    "unlinked": 0,
    "missing": 0,
    "single": 0,
    "exact": 0,
    "rounded": 0,
    "discrepancies": 0,
    "questions": 0,
    "remarks": 0,
    "unchecked": 0,
    "failed_rules": 0,
}


def lead(**counts: int) -> str:
    return headline(Tally(**(NONE | counts))).lead


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (
            {"exact": 198, "rounded": 14, "single": 31, "figures": 300},
            CLEAN,
        ),
        ({"exact": 1, "figures": 2}, "No discrepancies found: 1 comparison agreed."),
        ({"exact": 2}, "No discrepancies found: 2 comparisons agreed, all as printed."),
        ({"rounded": 1}, "No discrepancies found: 1 comparison agreed, only through rounding."),
        (
            {"discrepancies": 1, "disputed_documents": 1, "exact": 5},
            "1 discrepancy in 1 report. Do not publish before it is settled.",
        ),
        (
            {"discrepancies": 1204, "disputed_documents": 43},
            "1,204 discrepancies in 43 reports. Do not publish before they are settled.",
        ),
        ({"documents": 0}, "Nothing was checked: no report could be read."),
        ({}, "Nothing was compared: no figure was recognised in 2 reports."),
        (
            {"figures": 7, "single": 7},
            "Nothing was compared: all 7 linked figures have a single print in 2 reports.",
        ),
        (
            {"unlinked": 7},
            "Nothing was compared: 7 figures in 2 reports, none of them linked to a measure.",
        ),
        (
            {"unlinked": 1},
            "Nothing was compared: the only figure in 2 reports is not linked to a measure.",
        ),
        (
            {"exact": 1, "figures": 2, "single": 4, "unlinked": 3, "unchecked": 2, "captions": 1},
            "No discrepancies found: 1 comparison agreed.",
        ),
        (
            {"figures": 7, "single": 1, "unchecked": 3},
            NO_PAIRS,
        ),
    ],
)
def test_the_verdict_in_one_sentence(counts: dict[str, int], expected: str) -> None:
    assert lead(**counts) == expected


def test_what_is_incomplete_is_no_clean_verdict() -> None:
    made = headline(Tally(**(NONE | {"exact": 3, "unreadable": 1, "failed_rules": 2})))
    assert made.state == "Incomplete"
    assert made.rest == (
        "The check is incomplete: 1 input or part of one could not be read and 2 rules failed."
    )


def test_questions_are_said_beside_a_clean_verdict() -> None:
    made = headline(Tally(**(NONE | {"exact": 3, "questions": 2, "unchecked": 1})))
    assert made.state == "Questions"
    assert made.rest == "2 questions need a person's answer."


def test_every_term_has_words() -> None:
    assert set(wording.STATUS) == set(Status)
    assert set(wording.SEVERITY) == set(Severity)
    assert set(wording.KIND) == set(Kind)
    assert set(wording.MISSING) == set(Missing)
    assert set(wording.LEDGER) == set(LedgerState)
    assert all(wording.with_unit("5", unit) for unit in Unit)
    assert wording.mention_kind(MentionKind.CONTENTS_ENTRY) == "contents entry"


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("1", Unit.DAYS, "1 day"),
        ("\N{MINUS SIGN}1", Unit.PERCENTAGE_POINT, "\N{MINUS SIGN}1 percentage point"),
        ("1", Unit.GBP_MILLION, "1 million pounds"),
        ("1", Unit.PER_1000_HOUSEHOLDS, "1 per 1,000 households"),
        ("1.0", Unit.YEARS, "1.0 years"),
        ("11", Unit.QUARTERS, "11 quarters"),
    ],
)
def test_one_of_a_unit(number: str, unit: Unit, expected: str) -> None:
    assert wording.with_unit(number, unit) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1234567.50", "1,234,567.5"), ("-3", "\N{MINUS SIGN}3"), ("0.05", "0.05"), ("-0.0", "0")],
)
def test_numbers(value: str, expected: str) -> None:
    assert wording.decimal(Decimal(value)) == expected


def test_expected_values() -> None:
    assert wording.span(Interval(Decimal("45.70"), Decimal("46.6"))) == "45.7 to 46.6"
    assert wording.span(Interval(Decimal(5), Decimal("5.0"))) == "5"
    assert wording.difference_unit(Unit.PERCENT) is Unit.PERCENTAGE_POINT
    assert wording.difference_unit(Unit.DAYS) is Unit.DAYS


def test_periods() -> None:
    span = Period(start=date(2031, 4, 1), end=date(2032, 3, 31))
    assert wording.period(span) == "1 April 2031 to 31 March 2032"
    assert wording.period(Period(start=date(2031, 4, 1), end=date(2031, 4, 1))) == "1 April 2031"
    assert wording.period(make.YEAR) == "year to March 2032"


@pytest.mark.parametrize(
    ("print_", "value", "expected"),
    [("12", "-12", "12 (a decrease)"), ("-12", "-12", "-12"), ("12", "12", "12")],
)
def test_a_sign_that_words_gave_is_shown(print_: str, value: str, expected: str) -> None:
    more: dict[str, Any] = {"value": Decimal(value)}
    assert wording.printed(make.figure("f", print_, **more), print_) == expected


@pytest.mark.parametrize(
    ("waived_by", "state", "said"),
    [
        ("B. Head", "Discrepancies that were waived", "1 finding is waived."),
        ("baseline", "Discrepancies in the baseline", "1 finding is in the baseline, and nobody"),
    ],
)
def test_what_was_let_stay_is_never_good(
    waived_by: str, state: str, said: str, tmp_path: Path
) -> None:
    one, two = make.figure("f1", "412"), make.figure("f2", "421", page=4)
    found = make.verdict("v1", Status.INCONSISTENT, one, two, waived_by=waived_by)
    agreed = make.verdict("v2", Status.EXACT, one, two)
    results = make.results(reports=(make.report(),), figures=(one, two), verdicts=(found, agreed))
    html = write_report(results, tmp_path).read_text("utf-8")
    panel = html[html.index('<div class="verdict') :][:900]
    assert 'class="verdict ask"' in panel
    assert state in panel
    assert "No open discrepancies: 1 comparison agreed." in panel
    assert said in panel
