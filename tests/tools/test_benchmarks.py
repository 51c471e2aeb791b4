"""The benchmarks of checking: what they count, and copies that are reports of their own."""

from benchmarks.checking import copies
from benchmarks.errors import report
from benchmarks.seeded import Trial, checked, recognised, tried
from schemas.terms import Severity
from tools.corpus import build
from validate.checking.discover import discover


def test_an_error_is_found_and_told() -> None:
    trial = Trial(
        corpus=build(1, 7), kinds=("subtotal",), arguments=("--reports", "1", "--seed", "7")
    )
    result = tried(trial, 1, discover())
    (case,) = result.cases
    assert result.before == ()
    assert case.seen.detectable
    assert case.found
    assert not case.asked
    assert case.alarms == ()
    assert case.command == (
        "python -m tools.corpus --out DIR --reports 1 --seed 7 --error subtotal --error-seed 0"
    )
    lines = list(report([result], verbose=False))
    assert lines[0].split() == ["kind", "errors", "visible", "found", "asked", "beyond", "alarms"]
    assert lines[1].split() == ["subtotal", "1", "1", "1", "0", "0", "0"]
    assert lines[-1] == "seen by a reviewer (discrepancy or question): 1 of 1 visible"


def test_what_a_report_cannot_have_is_said() -> None:
    corpus = build(1, 7)
    trial = Trial(corpus=corpus, kinds=("national",), arguments=())
    result = tried(trial, 1, ())
    assert result.lacking == ("national",)
    assert result.cases == ()


def test_copies_share_nothing_but_what_they_say() -> None:
    one = recognised(build(1, 7).documents[0])
    held = list(copies([one], 3))
    ids = [figure.id for copy in held for figure in copy.figures]
    assert len(set(ids)) == len(ids) == 3 * len(one.figures)
    assert len({copy.report.id for copy in held}) == len({c.report.document for c in held}) == 3
    for copy in held:
        known = {figure.id for figure in copy.figures}
        for figure in copy.figures:
            assert {figure.compared_figure, figure.moved_from} <= known | {""}
            assert figure.report == copy.report.id
            assert figure.place.document == copy.report.document
    findings = checked(held, discover()).findings
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
