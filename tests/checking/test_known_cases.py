"""Cases from the literature, and from reports that were corrected, with the outcome known."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from schemas.terms import Status
from validate.checking.evaluate import Outcome, evaluate
from validate.checking.statements import Change, Ratio, Relation, SameFact, ShareGrowth
from validate.model import Figure

from .statements import decided, exactly

EXACT, ROUNDED, WRONG = Status.EXACT, Status.ROUNDED, Status.INCONSISTENT
SAME = SameFact(figures=("f0", "f1"), message="one fact")


def thousands(*prints: tuple[int, int | None]) -> Mapping[str, Figure]:
    """Figures of values and the decimals they are given to, -3 for thousands."""
    return {
        f"f{at}": exactly(f"f{at}", Decimal(value), decimals)
        for at, (value, decimals) in enumerate(prints)
    }


def balance(*prints: tuple[int, int | None]) -> Outcome:
    """The first is what the second leaves of the third."""
    terms = ((Fraction(1), "f1"), (Fraction(-1), "f2"))
    statement = Relation(target="f0", terms=terms, message="net of gross and cost")
    return evaluate(statement, thousands(*prints))


@pytest.mark.parametrize(
    ("net", "status"),
    [(10, EXACT), (11, ROUNDED), (9, ROUNDED), (12, WRONG), (8, WRONG)],
)
def test_xbrl_a_calculation_in_thousands(net: int, status: Status) -> None:
    """12,000 less 2,000 is 9,000 to 11,000 when all are in thousands, and 11,000 agrees."""
    assert balance((net * 1000, -3), (12_000, -3), (2_000, -3)).status is status


def test_xbrl_a_calculation_that_only_touches() -> None:
    """[11500, 12500] less [2000, 2000] ends at 10,500, where [10500, 11500] begins."""
    outcome = balance((11_000, -3), (12_000, -3), (2_000, None))
    assert outcome.status is ROUNDED
    assert outcome.slack == 0
    assert balance((11_001, 0), (12_000, -3), (1_500, 0)).status is ROUNDED
    assert balance((11_002, 0), (12_000, -3), (1_500, 0)).status is WRONG


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ((748_000, -3), (760_000, -3), WRONG),
        ((748_000, -3), (749_000, -3), WRONG),
        ((748_000, -3), (748_000, -3), EXACT),
        ((1_000, -3), (1_100, -2), ROUNDED),
        ((1_000, -3), (1_500, -2), ROUNDED),
        ((1_000, -3), (1_600, -2), WRONG),
        ((748_000, -3), (748_400, 0), ROUNDED),
        ((748_000, -3), (749_400, 0), WRONG),
    ],
)
def test_xbrl_duplicate_facts(one: tuple[int, int], other: tuple[int, int], status: Status) -> None:
    """Two prints to one place are identical; to two places they must be able to be one value."""
    assert evaluate(SAME, thousands(one, other)).status is status
    assert evaluate(SAME, thousands(other, one)).status is status


@pytest.mark.parametrize(
    ("mean", "count", "status"),
    [
        ("5.19", 28, WRONG),
        ("5.18", 28, ROUNDED),
        ("5.21", 28, ROUNDED),
        ("3.45", 20, EXACT),
        ("3.44", 20, WRONG),
        ("4.5", 28, EXACT),
        ("10.33", 3, ROUNDED),
        ("10.34", 3, WRONG),
        ("5.19", 128, ROUNDED),  # with more than a hundred every mean to two places is possible
        ("7.00", 28, EXACT),
    ],
)
def test_grim_means_of_whole_numbers(mean: str, count: int, status: Status) -> None:
    """Brown and Heathers (2017): no 28 whole numbers have a mean of 5.19."""
    statement = Ratio(result="f0", denominator="f1", message="a mean")
    outcome = decided(statement, mean, f"#{count}")
    assert outcome.status is status
    assert ("no whole number" in outcome.note) is (status is WRONG)


def test_grim_percentages() -> None:
    """Of 31 none is 46 percent, and these are the only ones that cannot be had."""
    statement = Ratio(result="f0", denominator="f1", times=Fraction(100), message="a share")
    outcome = decided(statement, "46", "#31")
    assert outcome.status is WRONG
    assert "14 comes nearest" in outcome.note
    possible = {at for at in range(101) if decided(statement, str(at), "#31").status is not WRONG}
    assert possible == {round(100 * part / 31) for part in range(32)}


def test_consistent_only_through_rounding_is_its_own_status() -> None:
    """As in statcheck, what agrees only after rounding is neither an error nor as printed."""
    share = Ratio(
        result="f0", numerator="f1", denominator="f2", times=Fraction(100), message="a share"
    )
    found = [decided(share, one, "#1", "#3").status for one in ("33", "33.3", "33.4")]
    assert found == [ROUNDED, ROUNDED, WRONG]
    assert decided(share, "50", "#2", "#4").status is EXACT
    assert "33.33" in decided(share, "33", "#1", "#3").note


@pytest.mark.parametrize(
    ("after", "status"),
    [("11.9", ROUNDED), ("12", ROUNDED), ("11.8", ROUNDED), ("12.2", WRONG), ("19.1", WRONG)],
)
def test_domestic_abuse_as_a_share_of_all_crime(after: str, status: Status) -> None:
    """10 percent that rose by 25 where all rose by 5 are 10 x 1.25 / 1.05 percent."""
    statement = ShareGrowth(
        share_after="f0", share_before="f1", part_change="f2", whole_change="f3", message="a share"
    )
    assert decided(statement, after, "10.0", "25", "5").status is status


@pytest.mark.parametrize(
    ("change", "after", "before", "status"),
    [
        ("-12", "#187", "#212", ROUNDED),
        ("-21", "#187", "#212", WRONG),
        ("-11.8", "#187", "#212", ROUNDED),
        ("12", "#187", "#212", WRONG),
        ("-10", "36", "40", EXACT),
        ("-10", "#36", "#40", EXACT),
        ("-10.0", "#36", "#40", EXACT),
        ("-11", "#36", "#40", WRONG),
        ("-11", "36", "40", ROUNDED),
        ("13", "#212", "#187", ROUNDED),
        ("12", "#212", "#187", WRONG),  # of the wrong one of the two
    ],
)
def test_percent_changes(change: str, after: str, before: str, status: Status) -> None:
    """From 212 to 187 is a fall by 12 percent and not by 21; from 40 to 36 one by 10."""
    statement = Change(change="f0", after="f1", before="f2", message="a change")
    assert decided(statement, change, after, before).status is status


@pytest.mark.parametrize(
    ("total", "status"),
    [("99", ROUNDED), ("100", EXACT), ("101", ROUNDED), ("102", ROUNDED), ("103", WRONG)],
)
def test_shares_that_do_not_add_to_a_hundred(total: str, status: Status) -> None:
    """Three rounded shares miss their total by as much as two, and that is no error."""
    terms = tuple((Fraction(1), f"f{at}") for at in (1, 2, 3))
    statement = Relation(target="f0", terms=terms, message="shares")
    assert decided(statement, total, "33", "33", "34").status is status
