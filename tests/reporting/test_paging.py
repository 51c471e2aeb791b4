"""Very many findings: the worst in full, the others in rows of further pages, all links good."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.terms import Slip, Status
from validate.model import Cause, Repair, Results, Suspect
from validate.reporting import write_report
from validate.reporting.lookup import lookup
from validate.reporting.spread import FULL, ROWS, spread

from . import factories as make
from .parsing import Page, read


def many(number: int, *, caused: int = 0) -> Results:
    """So many findings in one report, the first ``caused`` of them with one cause."""
    first = make.figure("f0", "412", "Readers borrowed 412 books.")
    figures = [first]
    verdicts = []
    for count in range(1, number + 1):
        other = make.figure(f"f{count}", "421", page=count)
        figures.append(other)
        verdicts.append(make.verdict(f"v{count:05}", Status.INCONSISTENT, first, other))
    suspect = Suspect(repairs=(Repair(figure="f0"),), slip=Slip.OTHER)
    ids = tuple(verdict.id for verdict in verdicts[:caused])
    cause = Cause(id="c1", findings=ids, suspects=(suspect,), tied=1, complete=True)
    return make.results(
        reports=(make.report(),),
        figures=tuple(figures),
        verdicts=tuple(verdicts),
        causes=(cause,) if caused else (),
        rules=make.RULES[:1],
    )


def written(results: Results, folder: Path) -> dict[str, Page]:
    write_report(results, folder)
    return {path.name: read(path) for path in sorted(folder.iterdir())}


@settings(deadline=None, max_examples=40)
@given(number=st.integers(0, 3_000), caused=st.integers(0, 500), full=st.integers(0, 250))
def test_every_finding_stands_in_one_place_and_in_order(
    number: int, caused: int, full: int
) -> None:
    results = many(number, caused=min(caused, number))
    shared = spread(results.findings, results.causes, full=full)
    shown = [one for group in shared.groups for one in group.verdicts]
    assert (*shown, *shared.rest) == results.findings
    assert shared.full == len(shown) == min(full, number)
    assert all(0 < len(page) <= ROWS for page in shared.pages)


@pytest.mark.parametrize("caused", [0, 3, 1_500], ids=["alone", "three", "one cause of most"])
def test_a_mailed_link_resolves_from_the_first_page(caused: int, tmp_path: Path) -> None:
    pages = written(many(1_500, caused=caused), tmp_path)
    assert {"westmarch.pdf.html", "westmarch.pdf-2.html", "westmarch.pdf-3.html"} < set(pages)
    wanted = {f"finding-v{count:05}" for count in range(1, 1_501)}
    for name in ("index.html", "westmarch.pdf.html"):
        assert wanted <= set(pages[name].ids)
    cards = {
        id_
        for id_ in pages["westmarch.pdf.html"].ids
        if f"{id_}:title" in set(pages["westmarch.pdf.html"].ids)
    }
    assert len(cards & wanted) == FULL
    rows = [set(pages[f"westmarch.pdf-{n}.html"].ids) & wanted for n in (2, 3)]
    assert [len(ids) for ids in rows] == [ROWS, 300]
    assert wanted == cards & wanted | rows[0] | rows[1]


def test_all_links_between_the_pages_resolve(tmp_path: Path) -> None:
    pages = written(many(2_300, caused=250), tmp_path)
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for target in page.links:
            file, _, anchor = target.partition("#")
            assert not anchor or anchor in pages[file or name].ids, target
    second = pages["westmarch.pdf-2.html"]
    assert {"westmarch.pdf.html", "westmarch.pdf-3.html"} <= set(second.links)
    assert "findings 201 to 1,200" in second.text


def test_few_findings_need_no_further_page(tmp_path: Path) -> None:
    pages = written(many(FULL), tmp_path)
    assert set(pages) == {"index.html", "qa-log.html", "westmarch.pdf.html"}
    assert "further page" not in pages["westmarch.pdf.html"].text


def test_a_document_named_like_a_further_page_is_no_trouble(tmp_path: Path) -> None:
    results = many(FULL + 1)
    other = make.report("westmarch.pdf-2", subject="Other")
    both = make.results(
        reports=(*results.reports, other), figures=results.figures, verdicts=results.verdicts
    )
    pages = written(both, tmp_path)
    assert len(pages) == 5
    assert "westmarch.pdf-2.html" in pages


def test_findings_that_hang_together_stand_in_one_frame(tmp_path: Path) -> None:
    page = written(many(5, caused=3), tmp_path)["westmarch.pdf.html"]
    assert "The text on page 3 says 412, and 3 comparisons contradict it." in page.text
    assert "cause-c1" in page.ids


def test_of_a_cause_with_hundreds_of_findings_the_rest_is_told(tmp_path: Path) -> None:
    page = written(many(FULL + 40, caused=FULL + 40), tmp_path)["westmarch.pdf.html"]
    assert "40 more findings hang on this; they stand on further pages." in page.text


def test_the_indexes_of_a_run_hold_everything_once() -> None:
    look = lookup(many(10, caused=4))
    assert len(look.touching(make.WEST)) == 10
    assert set(look.causes) == {f"v{count:05}" for count in range(1, 5)}
