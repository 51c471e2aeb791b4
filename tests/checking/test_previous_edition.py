"""What an earlier edition printed: marks, severities, several editions, and what stays apart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from schemas.terms import Assurance, Marker, Severity, Status
from tests.checking.prints import EARLIER, OWN, YEAR, facts_of, figure, figures_of, small_family
from validate.checking.discover import discover
from validate.checking.engine import check, evaluator_of, judge, uses
from validate.checking.facts import Facts
from validate.checking.joint.together import together
from validate.family.model import Family, RuleSetting
from validate.model import Figure, Period, Verdict

RULES = {rule.id: rule for rule in discover()}
RULE = RULES["previous-edition"]
DIFFERENT = "table loans 10245\nprevious/table loans 10240"


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return small_family(tmp_path_factory.mktemp("family"))


def only(figures: Sequence[Figure], family: Family) -> Verdict:
    """The one verdict of the rule."""
    (verdict,) = check(facts_of(figures, family), [RULE])
    return verdict


def test_an_unmarked_revision_is_a_question(family: Family) -> None:
    """It says what was printed when, and asks for nothing: either edition may be wrong."""
    verdict = only(figures_of(DIFFERENT), family)
    assert (verdict.status, verdict.severity) == (Status.INCONSISTENT, Severity.QUESTION)
    assert verdict.message == (
        f"Loans, {OWN}, the year to March 2032: printed 10245 now, 10240 in the previous edition: "
        "not marked as revised"
    )
    assert verdict.expected is None
    assert verdict.gap == 5
    assert not verdict.announced


@pytest.mark.parametrize(
    ("at", "marker", "said"),
    [
        (0, Marker.REVISED, "marked as revised"),
        (1, Marker.PROVISIONAL, "provisional then"),
        (1, Marker.ESTIMATED, "estimated then"),
        (1, Marker.FORECAST, "forecast then"),
    ],
)
def test_a_marked_revision_is_said(at: int, marker: Marker, said: str, family: Family) -> None:
    """*Revised* now, or not final then: for information, whatever the severity of the rule."""
    figures = list(figures_of(DIFFERENT))
    figures[at] = replace(figures[at], marker=marker)
    verdict = only(figures, family)
    assert (verdict.status, verdict.severity) == (Status.INCONSISTENT, Severity.INFORMATION)
    assert verdict.message.endswith(f"10240 in the previous edition: {said}")
    assert verdict.announced
    assert verdict.expected is None
    strict = replace(family, rules={RULE.id: RuleSetting(severity=Severity.ERROR)})
    assert only(figures, strict).severity is Severity.INFORMATION


@pytest.mark.parametrize(
    ("at", "marker"),
    [
        (0, Marker.PROVISIONAL),
        (0, Marker.BREAK),
        (1, Marker.REVISED),
        (1, Marker.UNRELIABLE),
    ],
)
def test_other_marks_announce_nothing(at: int, marker: Marker, family: Family) -> None:
    """What is provisional only now was final then; what was revised then was final as well."""
    figures = list(figures_of(DIFFERENT))
    figures[at] = replace(figures[at], marker=marker)
    assert only(figures, family).severity is Severity.QUESTION


def test_any_print_of_the_figure_may_bear_the_mark(family: Family) -> None:
    """The mark stands in the table, or in the sentence: it is of the figure."""
    now, then, claim = figures_of(f"{DIFFERENT}\nclaim loans 10245 revised")
    assert only([now, then, claim], family).announced
    assert not only([now, then, replace(claim, period=EARLIER)], family).announced


def test_a_mark_says_nothing_of_what_agrees(family: Family) -> None:
    verdict = only(figures_of("table loans 10240 revised\nprevious/table loans 10240"), family)
    assert (verdict.status, verdict.announced) == (Status.EXACT, False)
    assert "revised" not in verdict.message


@pytest.mark.parametrize(
    ("setting", "severities"),
    [
        (RuleSetting(severity=Severity.ERROR), [Severity.ERROR]),
        (RuleSetting(severity=Severity.WARNING), [Severity.WARNING]),
        (RuleSetting(enabled=False), []),
    ],
)
def test_a_setting_rules_what_is_not_marked(
    setting: RuleSetting, severities: list[Severity], family: Family
) -> None:
    strict = replace(family, rules={RULE.id: setting})
    verdicts = check(facts_of(figures_of(DIFFERENT), strict), [RULE])
    assert [one.severity for one in verdicts] == severities


def test_agreement_confirms_and_a_marked_revision_disputes_nothing(family: Family) -> None:
    """A figure that is printed once is confirmed by what was printed before."""
    for text, word in (
        ("table loans 120\nprevious/table loans 120", Assurance.AGREED),
        ("table loans 121 revised\nprevious/table loans 120", Assurance.SINGLE_PRINT),
        ("table loans 121\nprevious/table loans 120", Assurance.DISPUTED),
    ):
        facts = facts_of(figures_of(text), family)
        used = uses(facts.figures, check(facts, [RULE]))
        (figure_,) = facts.figures
        assert used[figure_.id].assurance is word


def editions(family: Family, *periods: Period | None) -> Facts:
    """One current report and earlier editions of these periods, which print 101, 102..."""
    current = figures_of("table loans 100\nprevious/table loans 0")
    facts = facts_of(current, family)
    template = facts.previous_reports[0]
    reports = tuple(
        replace(template, id=f"libraries/then/{at}", document=f"then{at}.txt", period=period)
        for at, period in enumerate(periods, start=1)
    )
    figures = tuple(
        replace(
            facts.previous[0],
            id=f"f00000000000{at}a",
            report=report.id,
            place=replace(facts.previous[0].place, document=report.document),
            **_printed(100 + at),
        )
        for at, report in enumerate(reports, start=1)
    )
    return replace(facts, previous=figures, previous_reports=reports)


def _printed(value: int) -> dict[str, object]:
    made = figure("f000000000000", str(value))
    return {"printed": made.printed, "value": made.value}


def test_the_latest_of_several_editions_counts(family: Family) -> None:
    """What was revised since is no news; without a date on each cover all of them are shown."""
    longer_ago = Period(start=date(2029, 4, 1), end=date(2030, 3, 31))
    for periods, wanted in (
        ((EARLIER, longer_ago), ["101"]),
        ((longer_ago, EARLIER), ["102"]),
        ((EARLIER, EARLIER), ["101", "102"]),
        ((EARLIER, None), ["101", "102"]),
        ((None,), ["101"]),
    ):
        verdicts = check(editions(family, *periods), [RULE])
        assert [one.printed[1] for one in verdicts] == wanted


def test_an_edition_that_does_not_print_it_is_passed_over(family: Family) -> None:
    facts = editions(family, Period(start=date(2029, 4, 1), end=date(2030, 3, 31)), EARLIER)
    elsewhere = (facts.previous[0], replace(facts.previous[1], measure="late"))
    (verdict,) = check(replace(facts, previous=elsewhere), [RULE])
    assert verdict.printed == ("100", "101")


def test_a_previous_edition_of_another_report_is_compared_with_nothing(family: Family) -> None:
    facts = facts_of(figures_of(DIFFERENT), family)
    (report,) = facts.previous_reports
    for more in ({"subject": "Southmarch Libraries"}, {"family": "other"}):
        moved = replace(facts, previous_reports=(replace(report, **more),))
        assert check(moved, [RULE]) == ()


def test_no_rule_compares_what_was_published(family: Family) -> None:
    """Contradictions of the previous edition, and with it, are nobody else's business."""
    prints = (
        "table loans 60\nprevious/table loans 61\nprevious/claim loans 71\n"
        "previous/table late 90\nprevious/claim on_time 3\nprevious/claim part_a 615"
    )
    facts = facts_of(figures_of(prints), family)
    (verdict,) = (one for one in check(facts, tuple(RULES.values())) if one.is_finding)
    assert verdict.rule == RULE.id
    assert {one.rule for one in check(facts, tuple(RULES.values()))} == {
        RULE.id,
        "plausible-values",
    }


def test_the_joint_check_takes_nothing_of_it_in(family: Family) -> None:
    """An error in a sum is explained by what is checked, whatever was printed before."""
    prints = (
        "table loans 61\ntable on_time 51\ntable late 9\n"
        "previous/table loans 60\nprevious/table on_time 51\nprevious/table late 9"
    )
    facts = facts_of(figures_of(prints), family)
    alone = facts_of(figures_of(prints)[:3], family)
    strict = replace(family, rules={RULE.id: RuleSetting(severity=Severity.ERROR)})
    for one in (facts, replace(facts, families={family.name: strict})):
        evaluator = evaluator_of(one)
        judged = judge(one, tuple(RULES.values()), evaluator)
        assert any(RULE.id == each.verdict.rule and each.verdict.is_finding for each in judged)
        joint = together(judged, one, evaluator)
        assert joint.causes
        named = {
            id_
            for cause in joint.causes
            for suspect in cause.suspects
            for repair in suspect.repairs
            for id_ in (repair.figure, *repair.also)
        }
        assert named <= {figure_.id for figure_ in one.figures}
        without = together(judge(alone, tuple(RULES.values())), alone, evaluator_of(alone))
        assert joint == without


def test_a_doubtful_sentence_is_asked_about(family: Family) -> None:
    """Where the words leave the measure to what was said before, the reason is given."""
    now, then = figures_of("claim loans 119\nprevious/claim loans 104")
    verdict = only([replace(now, carried=True), then], family)
    assert verdict.severity is Severity.QUESTION
    assert "leaves the measure to what was said before" in verdict.note


def test_the_time_of_the_message_is_that_of_the_print(family: Family) -> None:
    now, then = figures_of(DIFFERENT)
    bare = replace(YEAR, label="")
    verdict = only([replace(now, period=bare), then], family)
    assert ", 2031-04-01/2032-03-31: printed" in verdict.message
