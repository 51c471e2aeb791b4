"""What waivers and a baseline come to, whatever is in them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.terms import Severity, Status, WaiverState
from tests.review.waivers import FINDING, OTHER, REPORT, TODAY, verdict, waiver
from validate.model import BASELINE, Verdict, Waiver
from validate.review.baseline import accepted, shrunk
from validate.review.due import due
from validate.review.review import Reviewed, reviewed

IDS = [FINDING, OTHER, "v000000000000"]
VERDICTS = st.lists(
    st.builds(
        verdict,
        id_=st.sampled_from(IDS),
        status=st.sampled_from(Status),
        severity=st.sampled_from(Severity),
        printed=st.sampled_from([("40", "41"), ("40", "42"), ()]),
        announced=st.booleans(),
    ),
    unique_by=lambda one: one.id,
).map(tuple)
WAIVERS = st.lists(
    st.builds(
        waiver,
        finding=st.sampled_from(IDS),
        printed=st.sampled_from([("40", "41"), ()]),
        rule=st.sampled_from(["prints-of-one-fact", "table-totals"]),
        approved_by=st.sampled_from(["Ben Head", ""]),
        expires_on=st.none() | st.dates(date(2026, 2, 25), date(2026, 3, 5)),
        reports=st.sampled_from([(), (REPORT,), ("pools/elsewhere/2025",)]),
        baseline=st.booleans(),
    ),
    unique_by=lambda one: (one.finding, one.baseline),
)


def review(verdicts: tuple[Verdict, ...], *waivers: Waiver, **severities: str) -> Reviewed:
    return reviewed(verdicts, waivers, reports=[REPORT], today=TODAY, severities=severities)


STATES = {
    "holds": (verdict(), waiver(), WaiverState.APPLIED, ""),
    "holds on its last day": (verdict(), waiver(expires_on=TODAY), WaiverState.APPLIED, ""),
    "a question": (verdict(severity=Severity.QUESTION), waiver(), WaiverState.APPLIED, ""),
    "expired": (
        verdict(), waiver(expires_on=date(2026, 2, 28)), WaiverState.EXPIRED,
        "The waiver in waivers.toml line 7 expired on 2026-02-28: its finding counts again.",
    ),
    "another print": (
        verdict(printed=("40", "42")), waiver(), WaiverState.VOID,
        "The waiver in waivers.toml line 7 is void: printed 42 now, and 41 when it was"
        " granted.",
    ),
    "no print": (
        verdict(printed=()), waiver(), WaiverState.VOID,
        "The waiver in waivers.toml line 7 is void: printed nothing now, and 40 and 41 when"
        " it was granted.",
    ),
    "another rule": (
        verdict(), waiver(rule="table-totals"), WaiverState.VOID,
        "The waiver in waivers.toml line 7 is void: it names the rule table-totals, and"
        " prints-of-one-fact found it.",
    ),
    "not approved": (
        verdict(), waiver(approved_by=""), WaiverState.UNAPPROVED,
        "The waiver in waivers.toml line 7 is not approved yet: somebody other than Ann Analyst"
        f" must approve it with tieout waive {FINDING} --approve --approved-by NAME.",
    ),
    "approved the day after tomorrow": (
        verdict(), replace(waiver(), approved_on=date(2026, 3, 3)), WaiverState.UNAPPROVED,
        "The waiver in waivers.toml line 7 is not approved yet: approved_on 2026-03-03 is in the"
        " future.",
    ),
    "raised the day after tomorrow": (
        verdict(), replace(waiver(approved_by=""), raised_on=date(2026, 3, 3), approved_on=None),
        WaiverState.UNAPPROVED,
        "The waiver in waivers.toml line 7 is not approved yet: raised_on 2026-03-03 is in the"
        " future.",
    ),
    "approved tomorrow, which it may be elsewhere": (
        verdict(), replace(waiver(), approved_on=date(2026, 3, 2)), WaiverState.APPLIED, "",
    ),
    "approved today": (
        verdict(), replace(waiver(), raised_on=TODAY, approved_on=TODAY), WaiverState.APPLIED, "",
    ),
    "gone": (
        verdict(OTHER, printed=("9",)), waiver(), WaiverState.UNUSED,
        "The waiver in waivers.toml line 7 is unused: its finding is gone. Delete the entry.",
    ),
    "agrees now": (
        verdict(status=Status.EXACT), waiver(), WaiverState.UNUSED,
        "The waiver in waivers.toml line 7 is unused: its finding is gone. Delete the entry.",
    ),
    "a marked revision": (
        verdict(announced=True), waiver(), WaiverState.UNUSED,
        "The waiver in waivers.toml line 7 is unused: the difference is marked as a revision,"
        " which needs no waiver. Delete the entry.",
    ),
    "another report": (
        verdict(OTHER), waiver(reports=("pools/elsewhere/2025",)), WaiverState.NOT_DUE, "",
    ),
    "a rule that failed": (
        verdict(OTHER, status=Status.ERROR), waiver(), WaiverState.NOT_DUE, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STATES)
def test_a_waiver_comes_to_what_it_must(name: str) -> None:
    found, granted, state, message = STATES[name]
    result = review((found,), granted)
    (use,) = result.uses
    assert use.state is state
    assert result.verdicts[0].waived_by == ("Ben Head" if state is WaiverState.APPLIED else "")
    told = result.verdicts[1:]
    assert [one.message for one in told] == ([message] if message else [])
    assert [one.id for one in told] == ([use.verdict] if use.verdict else [])
    assert all(one.rule == "waivers" and one.is_finding and not one.is_comparison for one in told)
    assert all(one.severity is Severity.WARNING for one in told)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ([verdict(OTHER)], OTHER),
        ([verdict(OTHER), verdict("v000000000000")], f"{OTHER} or v000000000000"),
        ([verdict(f"v00000000000{number}") for number in range(4)], ""),
        ([verdict(OTHER, rule="table-totals")], ""),
        ([verdict(OTHER, printed=("41", "40"))], ""),
        ([verdict(OTHER, announced=True)], ""),
        ([replace(verdict(OTHER), reports=(REPORT, "pools/elsewhere/2025"))], ""),
        ([verdict(OTHER, status=Status.EXACT)], ""),
    ],
)
def test_a_slip_in_the_id_of_a_waiver_is_told_by_what_fits(
    found: list[Verdict], meant: str
) -> None:
    """The rule, the prints and the reports are those of the waiver, the id alone is not."""
    told = review(tuple(found), waiver()).verdicts[-1]
    start = "The waiver in waivers.toml line 7 is unused: "
    if meant:
        assert told.message == f"{start}there is no finding {FINDING}; did you mean {meant}?"
    else:
        assert told.message == f"{start}its finding is gone. Delete the entry."


def test_what_has_a_waiver_of_its_own_is_not_what_another_meant() -> None:
    told = review((verdict(OTHER),), waiver(), waiver(OTHER, approved_by="")).verdicts
    assert told[1].message.endswith("its finding is gone. Delete the entry.")


def test_a_finding_about_a_waiver_has_the_figures_that_it_is_about() -> None:
    (about, told) = review((verdict(),), waiver(approved_by="")).verdicts
    assert (told.figures, told.printed, told.reports) == (
        about.figures,
        about.printed,
        about.reports,
    )


def test_a_finding_about_a_waiver_cannot_be_waived() -> None:
    (told,) = review((), waiver()).verdicts
    again = waiver(told.id, printed=(), rule="waivers")
    result = review((), waiver(), again)
    assert not any(one.waived_by for one in result.verdicts)


def test_how_much_waivers_matter_can_be_said() -> None:
    granted = waiver(approved_by="")
    (_, told) = review((verdict(),), granted, waivers="error").verdicts
    assert told.severity is Severity.ERROR
    silent = review((verdict(),), granted, waivers="off")
    assert len(silent.verdicts) == 1
    assert not silent.verdicts[0].waived_by
    assert [(one.state, one.verdict) for one in silent.uses] == [(WaiverState.UNAPPROVED, "")]


def test_a_waiver_of_a_rule_that_is_off_is_not_unused() -> None:
    result = review((), waiver(), **{"prints-of-one-fact": "off"})
    assert (result.verdicts, [one.state for one in result.uses]) == ((), [WaiverState.NOT_DUE])
    assert result.notes == (
        "waivers.toml: 1 waiver is about reports that were not read, or rules that did not run",
    )


@pytest.mark.parametrize("baseline", [False, True])
def test_where_no_report_was_read_whole_nothing_is_over(baseline: bool) -> None:  # noqa: FBT001 - both kinds
    result = reviewed([], [waiver(reports=(), baseline=baseline)], reports=[], today=TODAY)
    assert [one.state for one in result.uses] == [WaiverState.NOT_DUE]
    assert result.verdicts == ()


def test_a_waiver_comes_before_the_baseline() -> None:
    result = review((verdict(),), waiver(), waiver(baseline=True))
    assert result.verdicts[0].waived_by == "Ben Head"
    assert "(1 waived now)" in result.notes[0]


@pytest.mark.parametrize(
    ("found", "covered", "note"),
    [
        (verdict(), True, ""),
        (verdict(printed=("40", "42")), False, "(1 printed otherwise now)"),
        (verdict(OTHER), False, "(1 gone)"),
        (verdict(announced=True), False, "(1 gone)"),
    ],
)
def test_a_baseline_covers_what_is_as_it_was(found: Verdict, covered: bool, note: str) -> None:  # noqa: FBT001 - a table of cases
    result = review((found,), waiver(baseline=True))
    (one,) = result.verdicts
    assert one.waived_by == (BASELINE if covered else "")
    assert [note in one for one in result.notes] == ([True] if note else [])


@given(VERDICTS, WAIVERS)
def test_only_waived_by_ever_changes_and_nothing_is_lost(
    verdicts: tuple[Verdict, ...], waivers: list[Waiver]
) -> None:
    result = review(verdicts, *waivers)
    own = result.verdicts[: len(verdicts)]
    assert tuple(replace(one, waived_by="") for one in own) == verdicts
    assert all(one.of_waiver for one in result.verdicts[len(verdicts) :])
    assert len(result.uses) == len(waivers)
    assert len({one.id for one in result.verdicts}) == len(result.verdicts)
    for found in (result, review(verdicts, *waivers, waivers="off")):
        told = {one.id for one in found.verdicts if one.of_waiver}
        assert {one.verdict for one in found.uses if one.verdict} == told


@given(VERDICTS, WAIVERS)
def test_what_is_waived_was_approved_for_these_prints_and_has_not_expired(
    verdicts: tuple[Verdict, ...], waivers: list[Waiver]
) -> None:
    by_id = {(one.finding, one.baseline): one for one in waivers}
    for one in review(verdicts, *waivers).verdicts:
        if not one.waived_by:
            continue
        granted = by_id[one.id, one.waived_by == BASELINE]
        assert one.status is Status.INCONSISTENT
        assert (granted.printed, granted.rule) == (one.printed, one.rule)
        if not granted.baseline:
            assert granted.approved_by == one.waived_by
            assert granted.expires_on is None or granted.expires_on >= TODAY


@given(VERDICTS, WAIVERS, st.integers(0, 30))
def test_time_only_takes_away(
    verdicts: tuple[Verdict, ...], waivers: list[Waiver], days: int
) -> None:
    granted = [one for one in waivers if not one.baseline]
    now = review(verdicts, *granted).verdicts
    later = reviewed(
        verdicts, granted, reports=[REPORT], today=TODAY + timedelta(days=days)
    ).verdicts
    waived = {one.id for one in now if one.waived_by}
    assert {one.id for one in later if one.waived_by} <= waived


@given(VERDICTS, WAIVERS)
def test_what_was_accepted_is_covered_and_shrinking_keeps_what_covers(
    verdicts: tuple[Verdict, ...], waivers: list[Waiver]
) -> None:
    looked_at = due([REPORT], verdicts, {})
    made = [
        waiver(one.id, printed=one.printed, rule=one.rule, baseline=True)
        for one in accepted(verdicts)
    ]
    failing = {Severity.ERROR, Severity.WARNING}
    for one in review(verdicts, *made).verdicts:
        counts = one.status is Status.INCONSISTENT and one.severity in failing
        assert bool(one.waived_by) == (counts and not one.announced)
    entries = [one for one in waivers if one.baseline]
    kept = shrunk(verdicts, entries, looked_at)
    assert set(kept) <= set(entries)
    assert review(verdicts, *kept).verdicts == review(verdicts, *entries).verdicts
    assert shrunk(verdicts, kept, looked_at) == kept
