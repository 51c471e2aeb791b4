"""Who is named for what: small made-up reports with one error, two, a swap, or chaos."""

import time
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest

from schemas.terms import Criterion, Dimension, Kind, Severity, Slip, Status, Unit
from tests.checking.prints import NATIONAL, OWN, figure, figures_of, small_family
from tests.checking.statements import all_judged
from validate.checking.discover import discover
from validate.checking.rule import Rule
from validate.checking.statements import Order, Ratio, Relation, SameFact, Statement, Within
from validate.family.model import Family
from validate.model import Cause, Figure, Verdict

RULES = discover()
SHARE = Ratio(
    result="share", numerator="part", denominator="whole", times=Fraction(100), message="a share"
)
TABLE = "table whole 100.0\ntable part_a 33.3\ntable part_b 66.7\n"


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return small_family(tmp_path_factory.mktemp("family"))


def found_in(
    figures: Sequence[Figure], family: Family, rules: Sequence[Rule] = RULES
) -> tuple[tuple[Verdict, ...], tuple[Cause, ...]]:
    """The findings, and their causes."""
    judged, together = all_judged(tuple(figures), tuple(rules), family)
    verdicts = (*(one.verdict for one in judged), *together.verdicts)
    return tuple(one for one in verdicts if one.is_finding), together.causes


def told(*statements: Statement) -> Rule:
    """A rule that says just these things."""
    return Rule(
        id="as-told",
        title="As told",
        severity=Severity.ERROR,
        criterion=Criterion.CONSISTENCY,
        dimension=Dimension.COHERENCE_AND_COMPARABILITY,
        statements=lambda _: iter(statements),
        examples=(),
    )


def said(figures: Sequence[Figure], family: Family, *statements: Statement) -> tuple[Cause, ...]:
    """The causes where just these statements are made."""
    return found_in(figures, family, [told(*statements)])[1]


def pounds(**prints: str) -> tuple[Figure, ...]:
    """Figures by their names, in pounds, which may be anything."""
    return tuple(figure(name, print_, unit=Unit.GBP) for name, print_ in prints.items())


def adds(target: str, *parts: str) -> Relation:
    terms = tuple((Fraction(1), one) for one in parts)
    return Relation(target=target, terms=terms, message="a sum")


def alike(*figures: str) -> SameFact:
    return SameFact(figures=figures, message="one fact")


def suspects(cause: Cause) -> list[set[str]]:
    """The prints of each suspect, with those that say the same and stand or fall with them."""
    return [
        {id_ for one in suspect.repairs for id_ in (one.figure, *one.also)}
        for suspect in cause.suspects
    ]


def printed(figures: Sequence[Figure], cause: Cause) -> list[list[str]]:
    """The prints of each suspect, as a reader sees them."""
    by_id = {one.id: f"{one.kind} {one.measure} {one.printed}" for one in figures}
    return [[by_id[one.figure] for one in suspect.repairs] for suspect in cause.suspects]


def test_another_print_of_the_same_figure_names_the_culprit(family: Family) -> None:
    """A table that does not add up, and a sentence that says what the cell should be."""
    figures = figures_of(TABLE.replace("66.7", "67.6") + "claim part_b 66.7")
    findings, (cause,) = found_in(figures, family)
    assert {one.rule for one in findings} == {"parts-and-totals", "prints-of-one-fact"}
    assert set(cause.findings) == {one.id for one in findings}
    assert printed(figures, cause) == [["table part_b 67.6"]]
    (suspect,) = cause.suspects
    assert suspect.slip is Slip.TRANSPOSED
    assert (suspect.repairs[0].low, suspect.repairs[0].high) == (Decimal("66.7"), Decimal("66.7"))
    assert (cause.tied, cause.complete) == (1, True)


def test_a_table_that_adds_up_clears_its_cells(family: Family) -> None:
    """Where the table adds up and a sentence differs, it is the sentence."""
    figures = figures_of(TABLE + "claim part_b 76.7")
    _, (cause,) = found_in(figures, family)
    assert printed(figures, cause)[0] == ["claim part_b 76.7"]
    assert cause.suspects[0].slip is Slip.DIGIT


def test_of_three_prints_the_odd_one_out(family: Family) -> None:
    """Two prints outvote a third, whichever of them the others are held against."""
    for kinds in (("table", "claim", "infographic"), ("infographic", "table", "claim")):
        first, second, odd = kinds
        figures = figures_of(f"{first} part_a 10.9\n{second} part_a 10.9\n{odd} part_a 19.0")
        _, causes = found_in(figures, family)
        (cause,) = causes
        assert printed(figures, cause)[0] == [f"{odd} part_a 19.0"]
        assert cause.suspects[0].slip is Slip.TRANSPOSED
        assert cause.tied == 1
        # The two may have been copied from one another, and come last.
        assert suspects(cause)[1:] == [{figures[0].id, figures[1].id}]


def test_of_two_prints_nobody_knows(family: Family) -> None:
    """Two prints that differ, and nothing else to tell by: both are suspects, and tied."""
    figures = figures_of("table part_a 10.9\nclaim part_a 47.3")
    _, (cause,) = found_in(figures, family)
    assert suspects(cause) == [{figures[0].id}, {figures[1].id}]
    assert (cause.tied, cause.complete) == (2, True)


def test_what_is_ambiguous_stays_so(family: Family) -> None:
    """A total and two parts that do not add up: any of the three, none likelier than another."""
    figures = pounds(total="500.0", one="171.3", other="251.4")
    (cause,) = said(figures, family, adds("total", "one", "other"))
    assert sorted(map(sorted, suspects(cause))) == [["one"], ["other"], ["total"]]
    assert (cause.tied, cause.complete) == (3, True)
    needed = {
        suspect.repairs[0].figure: (suspect.repairs[0].low, suspect.repairs[0].high)
        for suspect in cause.suspects
    }
    assert needed == {
        "total": (Decimal("422.6"), Decimal("422.8")),
        "one": (Decimal("248.5"), Decimal("248.7")),
        "other": (Decimal("328.6"), Decimal("328.8")),
    }


def test_a_slip_breaks_the_tie(family: Family) -> None:
    """Of those that are as likely by the evidence, a print with two digits changed comes first."""
    figures = pounds(total="500.0", one="251.4", other="246.8")
    (cause,) = said(figures, family, adds("total", "one", "other"))
    assert suspects(cause)[0] == {"other"}  # 248.6
    assert cause.suspects[0].slip is Slip.TRANSPOSED
    assert cause.tied == 1


def test_two_sums_that_share_a_part_name_it(family: Family) -> None:
    """One print in two sums that both fail explains both; that is one cause and one suspect."""
    figures = pounds(first="50.0", second="70.0", shared="36.0", a="20.0", b="40.0")
    sums = (adds("first", "shared", "a"), adds("second", "shared", "b"))
    (cause,) = said(figures, family, *sums)
    assert suspects(cause) == [{"shared"}]
    assert len(cause.findings) == 2
    (repair,) = cause.suspects[0].repairs
    assert (repair.low, repair.high) == (Decimal("29.9"), Decimal("30.1"))


def test_two_errors_far_apart_are_two_causes(family: Family) -> None:
    """What shares no print is told by itself."""
    apart = [
        replace(one, id=one.id.replace("f0", "e0"), subject=NATIONAL)
        for one in figures_of(TABLE.replace("33.3", "38.3"))
    ]
    figures = (*figures_of(TABLE.replace("66.7", "66.1")), *apart)
    findings, causes = found_in(figures, family)
    assert len(findings) == len(causes) == 2
    assert not set(causes[0].findings) & set(causes[1].findings)
    # A total of 100 by definition is not among the suspects.
    assert all(len(suspects(one)) == 2 for one in causes)


def test_two_errors_in_one_table_are_two_causes(family: Family) -> None:
    """Also in one system of relations each error has a cause and a culprit of its own."""
    right = TABLE + "claim part_a 33.3\nclaim part_b 66.7\n"
    figures = figures_of(
        right.replace("claim part_a 33.3", "claim part_a 39.3") + "infographic part_b 61.7"
    )
    findings, causes = found_in(figures, family)
    assert len(findings) == len(causes) == 2
    assert sorted(printed(figures, one)[0][0] for one in causes) == [
        "claim part_a 39.3",
        "infographic part_b 61.7",
    ]


def test_two_cells_that_changed_places_are_one_cause(family: Family) -> None:
    """Two columns each fail to add up, and a row put right side round mends both."""
    right = {OWN: ("100.0", "33.3", "66.7"), NATIONAL: ("100.0", "41.2", "58.8")}
    swapped = {OWN: ("100.0", "41.2", "66.7"), NATIONAL: ("100.0", "33.3", "58.8")}
    for columns, wrong in ((right, False), (swapped, True)):
        figures = [
            figure(
                f"{measure}-{at}",
                value,
                measure=measure,
                subject=subject,
                kind=Kind.TABLE,
                table="Table 1",
                row_label=measure,
            )
            for at, (subject, values) in enumerate(columns.items())
            for measure, value in zip(("whole", "part_a", "part_b"), values, strict=True)
        ]
        findings, causes = found_in(figures, family)
        assert len(findings) == (2 if wrong else 0)
        assert len(causes) == (1 if wrong else 0)
        for cause in causes:
            assert set(cause.findings) == {one.id for one in findings}
            # Either row, as long as nothing tells which.
            assert suspects(cause) == [{"part_a-0", "part_a-1"}, {"part_b-0", "part_b-1"}]
            assert {one.slip for one in cause.suspects} == {Slip.SWAPPED}
            assert cause.tied == 2
        told = figure("told", "33.3", measure="part_a")
        findings, causes = found_in([*figures, told], family)
        for cause in causes:
            assert set(cause.findings) == {one.id for one in findings}
            assert suspects(cause)[0] == {"part_a-0", "part_a-1"}
            assert cause.suspects[0].slip is Slip.SWAPPED
            assert cause.tied == 1
        assert len(causes) == (1 if wrong else 0)


@pytest.mark.parametrize("odd", [1, 7, 43])
def test_of_many_reports_the_one_that_differs(odd: int, family: Family) -> None:
    """43 reports print the nation's figure; the only one that differs is suspected before all."""
    lines = [
        f"r{at}/table national part_a {'21.1' if at == odd else '12.1'}" for at in range(1, 44)
    ]
    figures = figures_of("\n".join(lines))
    findings, (cause,) = found_in(figures, family)
    assert [one.rule for one in findings] == ["national-figures"]
    first, *others = suspects(cause)
    assert first == {figures[odd - 1].id}
    assert others == [{one.id for one in figures} - first]
    assert cause.suspects[0].slip is Slip.TRANSPOSED
    assert (cause.tied, cause.complete) == (1, True)


def test_half_against_half_says_so(family: Family) -> None:
    """Two reports against two: nobody is outvoted, and either pair may be wrong."""
    lines = [f"r{at}/table national part_a {value}" for at, value in enumerate([31, 31, 58, 58])]
    figures = figures_of("\n".join(lines))
    _, (cause,) = found_in(figures, family)
    ids = [one.id for one in figures]
    assert sorted(map(sorted, suspects(cause))) == [ids[:2], ids[2:]]
    assert (cause.tied, cause.complete) == (2, True)


@pytest.mark.parametrize("wrong", [3, 4, 6])
def test_more_than_three_that_are_wrong_are_not_named(wrong: int, family: Family) -> None:
    """Up to three wrong prints are named; of more it is said that there are."""
    prints = {f"right{at:02}": "20.0" for at in range(10)}
    prints |= {f"wrong{at:02}": f"{31 + 7 * at}.0" for at in range(wrong)}
    figures = pounds(**prints)
    first, *others = prints
    causes = said(figures, family, *(alike(one, first) for one in others))
    if wrong == 3:
        (cause,) = causes
        assert suspects(cause)[0] == {"wrong00", "wrong01", "wrong02"}
        assert (cause.tied, cause.complete) == (1, True)
    else:
        assert not any(cause.complete for cause in causes)
        given_up = [cause for cause in causes if not cause.suspects]
        assert given_up
        assert not any(cause.tied for cause in given_up)


def test_of_very_many_errors_each_cause_has_a_finding(family: Family) -> None:
    """Eight wrong prints of one figure: what is said of them is said of findings."""
    figures = pounds(
        **{f"right{at:02}": "20.0" for at in range(10)},
        **{f"wrong{at:02}": f"{31 + 7 * at}.0" for at in range(8)},
    )
    first, *others = (one.id for one in figures)
    causes = said(figures, family, *(alike(one, first) for one in others))
    assert {one for cause in causes for one in cause.findings}
    assert all(cause.findings for cause in causes)


@pytest.mark.parametrize("related", [False, True], ids=["alone", "in sums"])
def test_chaos_is_done_with_soon(family: Family, *, related: bool) -> None:
    """Thirty prints of one quantity, all different: that nothing explains them is said at once."""
    names = [f"f{at:02}" for at in range(30)]
    figures = [*pounds(**{one: f"{13 * at + 7}.0" for at, one in enumerate(names)})]
    statements: list[Statement] = [alike(*pair) for pair in combinations(names[:12], 2)]
    statements += [alike(one, names[0]) for one in names[12:]]
    if related:
        figures += pounds(**{f"g{at:02}": f"{at}.3" for at in range(30)})
        statements += [adds(names[at], f"g{at:02}", f"g{(at + 1) % 30:02}") for at in range(30)]
    start = time.monotonic()
    causes = said(figures, family, *statements)
    assert time.monotonic() - start < 10
    assert causes
    assert not all(one.complete for one in causes)


def test_relations_that_hold_one_by_one_and_not_together(family: Family) -> None:
    """185 fits the sum and fits 184.82, which does not fit the sum: a finding of its own."""
    figures = pounds(coarse="185", fine="184.82", part="384.5", total="569.0")
    statements = (alike("fine", "coarse"), adds("total", "coarse", "part"))
    rule = told(*statements)
    (finding,), (cause,) = found_in(figures, family, [rule])
    assert finding.rule == "joint-check"
    assert set(finding.figures) == {"fine", "part", "total"}
    assert "by itself" in finding.note
    assert cause.findings == (finding.id,)
    assert {one for named in suspects(cause) for one in named} == {"fine", "part", "total"}


@pytest.mark.parametrize(
    ("part", "status", "percent"), [("66.7", Status.EXACT, 0), ("66.6", Status.ROUNDED, 67)]
)
def test_how_much_room_is_needed(part: str, status: Status, percent: int, family: Family) -> None:
    """Two sums that fit as printed need no room; one that is 0.1 off needs two thirds of it."""
    figures = pounds(whole="100.0", a="33.3", b=part, more="50.0", most="150.0")
    rule = told(adds("whole", "a", "b"), adds("most", "whole", "more"))
    _, together = all_judged(figures, (rule,), family)
    (verdict,) = together.verdicts
    assert (verdict.rule, verdict.status) == ("joint-check", status)
    assert f"need {percent} percent of the room" in verdict.note


def test_what_bounds_takes_part(family: Family) -> None:
    """An order and a range are relations too: what breaks them has a cause."""
    figures = pounds(part="70.0", whole="64.0")
    order = Order(less="part", more="whole", looked_at="part", message="a part of its whole")
    (cause,) = said(figures, family, order)
    assert sorted(map(sorted, suspects(cause))) == [["part"], ["whole"]]
    (cause,) = said(
        pounds(part="170.0"), family, Within(figure="part", high=Fraction(100), message="to 100")
    )
    assert suspects(cause) == [{"part"}]
    (repair,) = cause.suspects[0].repairs
    assert (repair.low, repair.high) == (None, Decimal("100.0"))


def test_a_question_names_no_culprit(family: Family) -> None:
    """Where a difference is only asked about, the prints may be of two things: nobody is named."""
    figures = pounds(one="58.0", other="61.0")
    doubtful = replace(alike("one", "other"), doubtful=True)
    assert said(figures, family, doubtful) == ()
    assert len(said(figures, family, alike("one", "other"))) == 1


def test_what_fits_on_paper_leaves_no_trace(family: Family) -> None:
    """A report without errors has no findings and no causes."""
    figures = figures_of(
        TABLE + "claim part_a 33\nclaim late 30\nclaim loans 120\nclaim late_share 25\n"
        "claim loans@earlier 100\nclaim loans_change 20\nother/table national part_a 12.1"
    )
    findings, causes = found_in(figures, family)
    assert (findings, causes) == ((), ())


def test_a_share_is_mended_by_what_relations_leave(family: Family) -> None:
    """The whole is printed as 100 to tens, its parts as 50.0 each: then 40.0 of it are 40."""
    figures = (
        replace(figure("whole", "100", unit=Unit.GBP), decimals=-1),
        *pounds(share="50.0", part="40.00", a="50.00", b="50.00"),
    )
    (cause,) = said(figures, family, SHARE, adds("whole", "a", "b"))
    (repair,) = next(one for one in cause.suspects if one.repairs[0].figure == "share").repairs
    assert (repair.low, repair.high) == (Decimal("40.0"), Decimal("40.0"))


def test_a_share_is_not_cleared_by_what_relations_exclude(family: Family) -> None:
    """Of the same whole, 40.2 fits the 100 that is printed to tens, and not its parts."""
    figures = (
        replace(figure("whole", "100", unit=Unit.GBP), decimals=-1),
        *pounds(share="40.2", part="40.00", a="50.00", b="50.00"),
    )
    (cause,) = said(figures, family, SHARE, adds("whole", "a", "b"))
    assert cause.complete
    assert {"share"} in suspects(cause)


def test_a_share_in_a_sum_is_known_from_its_levels(family: Family) -> None:
    """30 of 50 are 60.0; with 20.00 that is 80.0 and not 80.4, whatever 60 allows."""
    figures = pounds(share="60", part="30.000", whole="50.000", other="20.00", total="80.40")
    assert said(figures, family, SHARE, adds("total", "share", "other"))


def test_two_causes_have_two_ids(family: Family) -> None:
    """One total printed twice, wrong both times: two causes, each with an id of its own."""
    figures = pounds(first="90.00", second="91.0", a="50.00", b="45.00", c="40.00", d="55.00")
    sums = (adds("first", "a", "b"), adds("first", "c", "d"))
    causes = said(figures, family, alike("second", "first"), *sums)
    assert [suspects(cause) for cause in causes] == [[{"first"}], [{"second"}]]
    assert len({cause.id for cause in causes}) == 2


def test_the_difference_of_two_culprits_has_a_cause(family: Family) -> None:
    """Two prints of one part, each wrong in a sum of its own: that they differ is explained too."""
    right = {"total": "696.2", "a": "221.70", "b": "104.38", "c": "370.07"}
    figures = pounds(first="440.0", second="483", **right, **{f"{at}2": right[at] for at in right})
    statements = (
        alike("first", "second"),
        adds("total", "a", "first"),
        adds("second", "b", "c"),
        *(alike(f"{at}2", at) for at in right),
    )
    rule = told(*statements)
    findings, causes = found_in(figures, family, [rule])
    assert [suspects(cause) for cause in causes] == [[{"first"}], [{"second"}]]
    assert {one for cause in causes for one in cause.findings} == {one.id for one in findings}


def test_a_round_count_is_not_mended_by_any_count_nearby(family: Family) -> None:
    """12,300 for 12,004: a count that is printed to the last place would have to be that."""
    figures = [
        figure(name, value, unit=Unit.COUNT)
        for name, value in {"total": "12300", "a": "5001", "b": "7003"}.items()
    ]
    (cause,) = said(figures, family, adds("total", "a", "b"))
    (repair,) = next(one for one in cause.suspects if one.repairs[0].figure == "total").repairs
    for value in (repair.low, repair.high):
        mended = [replace(figures[0], value=value, printed=str(value)), *figures[1:]]
        assert said(mended, family, adds("total", "a", "b")) == ()
