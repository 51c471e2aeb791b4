"""What people decided, on the pages: who, why, until when, and whether it holds."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.terms import Severity, Status, WaiverState
from validate.model import Results, Waiver, WaiverUse
from validate.reporting import write_report

from . import factories as make
from .parsing import read

GRANTED = Waiver(
    finding="v1",
    rule="same-figure",
    reason="printed so in the order",
    printed=("412", "421"),
    raised_by="A. Analyst",
    raised_on=date(2032, 5, 2),
    approved_by="B. Head",
    approved_on=date(2032, 5, 3),
    expires_on=date(2033, 1, 31),
    ticket="QA-7",
    about="The text says 412 and the table says 421.",
    file="waivers.toml",
    line=4,
)


def decided(*uses: WaiverUse, by: str = "") -> Results:
    """A report with one finding, and what was decided about it."""
    one = make.figure("f1", "412", "Readers borrowed 412 books.")
    two = make.figure("f2", "421", page=4)
    found = make.verdict("v1", Status.INCONSISTENT, one, two, waived_by=by)
    bad = [
        make.verdict(
            use.verdict,
            Status.INCONSISTENT,
            one,
            severity=Severity.WARNING,
            rule="waivers",
            message="The waiver in waivers.toml line 4 has expired.",
            of_waiver=True,
        )
        for use in uses
        if use.verdict
    ]
    return make.results(
        reports=(make.report(),),
        figures=(one, two),
        verdicts=(found, *bad, make.verdict("v9", Status.EXACT, one, two)),
        rules=make.RULES,
        waivers=uses,
    )


def test_a_waived_finding_says_who_decided_what(tmp_path: Path) -> None:
    results = decided(WaiverUse(waiver=GRANTED, state=WaiverState.APPLIED), by="B. Head")
    for name in ("index.html", "westmarch.pdf.html"):
        write_report(results, tmp_path)
        text = read(tmp_path / name).text
        assert (
            "Waived: approved by B. Head on 3 May 2032, raised by A. Analyst on 2 May 2032. "
            "Reason given: printed so in the order. It holds until 31 January 2033. Ticket QA-7."
        ) in text
    assert "waivers.toml, line 4" in read(tmp_path / "index.html").text


def test_what_does_not_hold_is_no_approval_and_no_discrepancy(tmp_path: Path) -> None:
    use = WaiverUse(waiver=GRANTED, state=WaiverState.EXPIRED, verdict="w1")
    text = read(write_report(decided(use), tmp_path)).text
    assert "1 discrepancy in 1 report." in text
    assert "1 waiver does not hold." in text
    assert "Waived: approved by" not in text
    assert "Waiver that does not hold" in text
    assert "One waiver was given. 0 of them hold." in text


@pytest.mark.parametrize("state", [WaiverState.UNAPPROVED, WaiverState.VOID])
def test_a_baseline_is_not_given_the_reason_of_a_waiver(state: WaiverState, tmp_path: Path) -> None:
    known = replace(GRANTED, approved_by="", baseline=True, file="baseline.toml")
    uses = (
        WaiverUse(waiver=GRANTED, state=state, verdict="w1"),
        WaiverUse(waiver=known, state=WaiverState.APPLIED),
    )
    text = read(write_report(decided(*uses, by="baseline"), tmp_path)).text
    assert "Known when baseline.toml was written, and not yet decided." in text
    assert "Waived: approved by" not in text
    assert "No open discrepancies" in text


def test_an_unused_waiver_leads_to_what_is_said_of_it(tmp_path: Path) -> None:
    gone = replace(GRANTED, finding="v7")
    use = WaiverUse(waiver=gone, state=WaiverState.UNUSED, verdict="w1")
    page = read(write_report(decided(use), tmp_path))
    assert "#finding-w1" in page.links
    assert "finding-w1" in page.ids
    assert "#finding-v7" not in page.links
