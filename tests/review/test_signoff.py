"""What a run says of each criterion: nothing is claimed that was not compared."""

from dataclasses import replace
from typing import Any

import pytest

from schemas.terms import Criterion, Dimension, Fulfilled, Severity, Status
from tests.reporting import factories as make
from validate.model import Dataset, Failure, Results, RuleInfo, Verdict
from validate.review.signoff import LogRow, qa_log, without_criterion

HERE = make.figure("here", "412")
THERE = make.figure("there", "412")
ABROAD = make.figure("abroad", "412", document=make.EAST, line=4)
LOOSE = make.unlinked("loose", "17")
HELD = {"exact": Status.EXACT, "rounded": Status.ROUNDED, "unchecked": Status.UNCHECKED}


def rule(criterion: Criterion | None, **more: Any) -> RuleInfo:
    """A rule that serves a criterion and has its name."""
    return RuleInfo(
        id=more.pop("id", criterion.value if criterion else "none"),
        title="Loans are what they are",
        explanation="",
        criterion=criterion,
        dimension=Dimension.COHERENCE_AND_COMPARABILITY,
        **more,
    )


RULES = (
    *(rule(one) for one in Criterion if one not in {Criterion.NOTES, Criterion.COPYING}),
    rule(Criterion.COPYING, compares=False),
    rule(None),
)


def said(criterion: str, what: str, number: int = 0, **more: Any) -> Verdict:
    """A comparison of the rule for a criterion: how it came out, or how much it matters."""
    figures = (HERE, ABROAD) if criterion == "consistency" else (HERE, THERE)
    status = HELD.get(what, Status.ERROR if what == "broken" else Status.INCONSISTENT)
    if status is Status.INCONSISTENT:
        more.setdefault("severity", Severity(what))
    more.setdefault("rule", criterion)
    return make.verdict(f"v-{criterion}-{what}-{number}", status, *figures, **more)


def ran(*verdicts: Verdict, **more: Any) -> Results:
    """A run over two reports in which these comparisons were due."""
    defaults: dict[str, Any] = {
        "reports": (make.report(), make.report(make.EAST)),
        "figures": (HERE, THERE, ABROAD),
        "verdicts": verdicts,
        "rules": RULES,
    }
    return make.results(**(defaults | more))


def row(results: Results, criterion: str, **more: Any) -> LogRow:
    """What the log says of a criterion."""
    (found,) = [one for one in qa_log(results, **more) if one.criterion.value == criterion]
    return found


CASES = [
    # Nothing compared is never fulfilled.
    ("agreement", [], Fulfilled.NOT_CHECKED),
    ("notes", [], Fulfilled.NOT_CHECKED),
    ("totals", ["unchecked"], Fulfilled.NOT_CHECKED),
    ("totals", ["broken"], Fulfilled.NOT_CHECKED),
    # What was compared and holds is, if prints can answer it.
    ("agreement", ["exact"], Fulfilled.YES),
    ("totals", ["exact", "rounded"], Fulfilled.YES),
    ("consistency", ["exact"], Fulfilled.YES),
    ("format", ["exact"], Fulfilled.PARTLY),
    ("plausibility", ["exact"], Fulfilled.PARTLY),
    # One open discrepancy is enough.
    ("totals", ["exact", "exact", "error"], Fulfilled.NO),
    ("totals", ["warning"], Fulfilled.NO),
    ("format", ["warning"], Fulfilled.NO),
    ("totals", ["error", "question", "unchecked", "broken"], Fulfilled.NO),
    # What is open without being a discrepancy leaves it in part.
    ("totals", ["exact", "question"], Fulfilled.PARTLY),
    ("totals", ["question"], Fulfilled.PARTLY),
    ("totals", ["exact", "information"], Fulfilled.PARTLY),
    ("totals", ["exact", "unchecked"], Fulfilled.PARTLY),
    ("totals", ["exact", "broken"], Fulfilled.PARTLY),
]


@pytest.mark.parametrize(("criterion", "outcomes", "fulfilled"), CASES)
def test_the_answer_follows_from_the_comparisons(
    criterion: str, outcomes: list[str], fulfilled: Fulfilled
) -> None:
    verdicts = [said(criterion, what, number) for number, what in enumerate(outcomes)]
    assert row(ran(*verdicts), criterion).fulfilled is fulfilled


@pytest.mark.parametrize(
    "more",
    [
        {"failures": (Failure(document="torn.pdf", message="torn.pdf: page 3 is torn."),)},
        {"reports": (make.report(unknown=True),)},
        {"severities": {"totals": "off"}},
    ],
    ids=["unread", "unknown family", "switched off"],
)
def test_what_was_not_looked_at_leaves_it_in_part(more: dict[str, Any]) -> None:
    second = rule(Criterion.TOTALS, id="other-totals")
    whole = ran(said("totals", "exact", rule="other-totals"), rules=(*RULES, second))
    assert row(whole, "totals").fulfilled is Fulfilled.YES
    assert row(replace(whole, **more), "totals").fulfilled is Fulfilled.PARTLY


def test_every_criterion_has_one_row_in_the_order_of_the_template() -> None:
    assert [one.criterion for one in qa_log(ran())] == list(Criterion)


def test_a_figure_that_was_not_linked_may_be_another_print() -> None:
    results = ran(said("agreement", "exact"), said("totals", "exact"))
    results = replace(results, figures=(*results.figures, LOOSE))
    assert row(results, "agreement").fulfilled is Fulfilled.PARTLY
    assert row(results, "agreement").unlinked == 1
    assert row(results, "totals").fulfilled is Fulfilled.YES


def test_a_chart_without_figures_may_show_another_print() -> None:
    results = ran(said("agreement", "exact"))
    assert row(results, "agreement", captions=2).fulfilled is Fulfilled.PARTLY


def test_what_nobody_approved_is_open() -> None:
    known = said("totals", "error", waived_by="baseline")
    found = row(ran(known, said("totals", "exact")), "totals")
    assert (found.fulfilled, found.discrepancies, found.waived) == (Fulfilled.NO, (known,), ())


@pytest.mark.parametrize("severity", ["error", "warning", "question"])
def test_a_waived_finding_is_no_refusal_and_no_agreement(severity: str) -> None:
    waived = said("totals", severity, waived_by="A. Reader")
    found = row(ran(waived, said("totals", "exact")), "totals")
    assert found.fulfilled is Fulfilled.PARTLY
    assert found.waived == (waived,)
    assert found.discrepancies == found.questions == ()
    still = said("totals", "error", 1)
    assert row(ran(waived, still), "totals").fulfilled is Fulfilled.NO


def test_a_revision_that_is_marked_is_counted_and_stands_in_no_way() -> None:
    revised = said("consistency", "information", announced=True)
    found = row(ran(revised), "consistency")
    assert (found.fulfilled, found.revisions, found.remarks) == (Fulfilled.YES, 1, ())


@pytest.mark.parametrize("criterion", ["agreement", "totals"])
def test_documents_that_contradict_themselves_are_not_consistent(criterion: str) -> None:
    kept = said("consistency", "exact")
    assert row(ran(kept, said(criterion, "error")), "consistency").fulfilled is Fulfilled.NO
    asked = row(ran(kept, said(criterion, "question")), "consistency")
    assert (asked.fulfilled, asked.asked_elsewhere) == (Fulfilled.PARTLY, 1)


def test_one_document_by_itself_is_compared_with_no_other_version() -> None:
    inside = make.verdict("v1", Status.EXACT, HERE, THERE, rule="consistency")
    found = row(ran(inside), "consistency")
    assert (found.alone, found.fulfilled) == (True, Fulfilled.PARTLY)


def test_tables_are_held_to_their_form_and_never_to_their_source() -> None:
    tables = (
        Dataset(name="loans", title="Loans", file="data/loans.csv", rows=3),
        Dataset(name="vans", title="Vans", file="data/vans.csv", rows=4),
    )
    partly, unchecked = Fulfilled.PARTLY, Fulfilled.NOT_CHECKED
    for criterion, answer in (("copying", unchecked), ("format", partly), ("plausibility", partly)):
        found = row(ran(datasets=tables), criterion)
        assert (found.tables, found.rows, found.fulfilled) == (2, 7, answer)
    assert row(ran(datasets=tables), "totals").fulfilled is Fulfilled.NOT_CHECKED
    lacks = said("copying", "error", dataset="loans")
    assert row(ran(lacks, datasets=tables), "copying").fulfilled is Fulfilled.NO
    assert row(ran(), "copying").fulfilled is Fulfilled.NOT_CHECKED
    switched = ran(datasets=tables, severities={"copying": "off"})
    assert row(switched, "copying").fulfilled is Fulfilled.NOT_CHECKED


def test_a_verdict_may_answer_another_question_than_its_rule() -> None:
    lacks = said("copying", "error", dataset="loans")
    beyond = replace(lacks, criterion=Criterion.PLAUSIBILITY)
    results = ran(beyond)
    assert row(results, "plausibility").discrepancies == (beyond,)
    assert row(results, "copying").discrepancies == ()


def test_findings_without_a_criterion_are_not_lost() -> None:
    stray = said("none", "error")
    unheard = said("none", "question", rule="a-rule-that-is-not-told")
    results = ran(unheard, stray)
    assert without_criterion(results) == (stray, unheard)
    assert {one.fulfilled for one in qa_log(results)} == {Fulfilled.NOT_CHECKED}


def test_the_counts_are_those_of_the_comparisons() -> None:
    results = ran(
        said("agreement", "exact"),
        said("agreement", "rounded"),
        said("agreement", "error"),
        said("agreement", "unchecked"),
        said("consistency", "exact"),
    )
    found = row(results, "agreement")
    assert (found.exact, found.rounded, found.apart, found.unchecked) == (1, 1, 1, 1)
    assert [(one.rule.id, one.made) for one in found.works] == [("agreement", 3)]
    assert (found.documents, row(results, "consistency").documents) == (1, 2)
    assert [one.id for one in row(results, "totals").silent] == ["totals"]


def test_the_worst_come_first() -> None:
    verdicts = [said("totals", "warning"), said("totals", "error"), said("totals", "warning", 1)]
    order = [one.severity.value for one in row(ran(*verdicts), "totals").discrepancies]
    assert order == ["error", "warning", "warning"]
