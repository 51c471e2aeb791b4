"""The benchmarks: what they count, and copies and findings that are made up for them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.checking import copies
from benchmarks.errors import report
from benchmarks.report import of_many, of_ordinary, run
from benchmarks.seeded import Trial, checked, recognised, tried
from schemas.terms import Severity
from tests.inprocess import DATA
from tools.corpus import build
from tools.many_findings import many
from validate.checking.discover import discover
from validate.publishing.publish import write_files


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


@pytest.mark.parametrize("findings", [0, 1, 70, 430])
def test_as_many_findings_are_made_up_as_are_asked_for(findings: int) -> None:
    results = many(findings, 3)
    assert len(results.findings) == findings
    assert len(results.reports) == 3
    ids = Counter(item.id for item in (*results.figures, *results.mentions, *results.verdicts))
    assert set(ids.values()) <= {1}
    for verdict in results.verdicts:
        assert {*verdict.figures, *verdict.mentions} <= ids.keys()
        assert verdict.figures or verdict.mentions
    for figure in results.figures:
        quote = figure.place.quote
        assert quote[figure.place.start : figure.place.end] == figure.printed
    assert {id_ for cause in results.causes for id_ in cause.findings} <= ids.keys()
    assert many(findings, 3) == results


def test_what_is_made_up_fits_the_contract_of_the_output(tmp_path: Path) -> None:
    """Ids, rows and columns are as those of a run, or the tables could not be written."""
    results = many(70, 3)
    write_files(results, (), results.uses, tmp_path)
    found = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert len(found) == 70


def test_the_report_is_timed_and_weighed_beside_its_bars() -> None:
    line, others = of_many(20, runs=1)
    assert line.split()[:2] == others.split()[:2] == ["20", "findings:"]
    assert "at most 6 s: OK, at most 4.00 MB a page: OK" in line
    assert " other files, largest " in others
    (line,) = of_ordinary("Kent", run(DATA / "kent.txt"))
    assert line.startswith("Kent (1 of ")
    assert line.endswith("at most 300 kB without pictures: OK")
