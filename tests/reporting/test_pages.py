import os
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from schemas.terms import Severity, Status
from validate.model import Place, Results
from validate.reporting import write_report

from . import factories as make
from .parsing import Page, read

ALL = [make.clean, make.disputed, make.hostile, make.results]
SNAPSHOTS = Path(__file__).parent / "snapshots"


def pages(results: Results, folder: Path) -> dict[str, Page]:
    write_report(results, folder)
    return {path.name: read(path) for path in sorted(folder.iterdir())}


def test_returns_the_index_and_writes_a_page_for_each_document(tmp_path: Path) -> None:
    index = write_report(make.disputed(), tmp_path / "deep" / "report")
    assert index == tmp_path / "deep" / "report" / "index.html"
    names = {path.name for path in index.parent.iterdir()}
    assert names == {"index.html", "qa-log.html", "westmarch.pdf.html", "eastmarch.txt.html"}


def test_the_verdict_is_the_first_sentence(tmp_path: Path) -> None:
    index = pages(make.disputed(), tmp_path)["index.html"].text
    verdict = "3 discrepancies in 2 reports. Do not publish before they are settled."
    assert verdict in index[: index.index("Documents")]
    assert "1 input or part of one could not be read" in index


def test_a_clean_run_says_what_was_compared(tmp_path: Path) -> None:
    index = pages(make.clean(), tmp_path)["index.html"].text
    assert "No discrepancies found: 2 comparisons agreed, 1 of them only through rounding." in index
    assert "Not proved: 1 figure with a single print." in index
    assert "No findings." in index


def test_a_card_shows_both_places_with_the_print_marked(tmp_path: Path) -> None:
    write_report(make.disputed(), tmp_path)
    html = (tmp_path / "index.html").read_text("utf-8")
    card = html[html.index('<article id="finding-v1"') :]
    card = card[: card.index("</article>")]
    assert "Readers borrowed <mark>412</mark> books for every 1,000 people." in card
    assert "Westmarch: <mark>421</mark>" in card
    assert '<a href="westmarch.pdf.html">westmarch.pdf</a>, page 3, text under “Lending”' in card
    assert "page 7 (sheet 9 of the file), table “Table 2” under “Lending”" in card
    assert "420.5 to 421.5 per 1,000 population" in card
    assert "8 per 1,000 population" in card
    assert "Discrepancy: error" in card


def test_a_finding_of_two_reports_stands_on_both_pages(tmp_path: Path) -> None:
    written = pages(make.disputed(), tmp_path)
    assert "finding-v2" in written["westmarch.pdf.html"].ids
    assert "finding-v2" in written["eastmarch.txt.html"].ids
    assert "finding-v1" not in written["eastmarch.txt.html"].ids


def test_a_report_named_without_a_print_counts_too(tmp_path: Path) -> None:
    base = make.disputed()
    lonely = make.verdict("lonely", Status.ERROR, reports=("libraries/eastmarch/2032",))
    written = pages(replace(base, verdicts=(lonely,)), tmp_path)
    assert "finding-lonely" in written["eastmarch.txt.html"].ids
    assert "finding-lonely" not in written["westmarch.pdf.html"].ids
    assert "1 rule failed" in written["index.html"].text


def test_worst_first_then_by_place(tmp_path: Path) -> None:
    ids = [id_ for id_ in pages(make.disputed(), tmp_path)["index.html"].ids if "finding-" in id_]
    order = [id_ for id_ in ids if not id_.endswith(":title")]
    assert order == ["finding-v1", "finding-v3", "finding-v2", "finding-v5"]


def test_a_sum_shows_its_first_places_and_keeps_the_others_at_hand(tmp_path: Path) -> None:
    page = pages(make.disputed(), tmp_path)["westmarch.pdf.html"]
    assert "3 more places of this comparison" in page.text
    assert "Shelf 8: 8.5" in page.text


def test_prints_of_one_sentence_share_its_quote(tmp_path: Path) -> None:
    sentence = "Of 30 branches, 12 opened late and 17 on time."
    parts = [make.figure(f"f{n}", n, sentence) for n in ("30", "12", "17")]
    found = make.verdict("v1", Status.INCONSISTENT, *parts)
    write_report(
        make.results(reports=(make.report(),), figures=tuple(parts), verdicts=(found,)), tmp_path
    )
    html = (tmp_path / "index.html").read_text("utf-8")
    assert html.count("<blockquote>") == 1
    marked = "Of <mark>30</mark> branches, <mark>12</mark> opened late and <mark>17</mark> on time."
    assert marked in html


def test_a_document_page_shows_what_agreed_and_by_how_much(tmp_path: Path) -> None:
    page = pages(make.clean(), tmp_path)["westmarch.pdf.html"].text
    assert "No discrepancies found in this report" in page
    assert "61; 61.5" in page
    assert "Room left 0.05" in page
    assert "Every label has its value." in page


def test_a_document_page_shows_what_is_missing_and_why(tmp_path: Path) -> None:
    page = pages(make.disputed(), tmp_path)["westmarch.pdf.html"].text
    assert "Mobile library" in page
    assert "Suppressed" in page
    assert "The branches are named nowhere." in page
    assert "Page 4 has no text: it may be a picture." in page


def test_blocked_datasets_name_their_findings(tmp_path: Path) -> None:
    write_report(make.disputed(), tmp_path)
    html = (tmp_path / "index.html").read_text("utf-8")
    row = html[html.index("Loans by county") :]
    row = row[: row.index("</tr>")]
    assert "Held back" in row
    assert 'href="#finding-v1"' in row
    assert "1 dataset written, 1 held back." in html


def test_a_rule_that_compared_nothing_is_said(tmp_path: Path) -> None:
    index = pages(make.disputed(), tmp_path)["index.html"].text
    assert "1 rule compared nothing: Dates stand in order." in index
    assert "Compared nothing." in index


def test_failures_are_shown_with_their_reason(tmp_path: Path) -> None:
    index = pages(make.disputed(), tmp_path)["index.html"].text
    assert "broken.pdf: the file is damaged." in index


@pytest.mark.parametrize("make_results", ALL)
def test_pages_are_well_formed(make_results: Callable[[], Results], tmp_path: Path) -> None:
    for name, page in pages(make_results(), tmp_path).items():
        assert len(page.ids) == len(set(page.ids)), name
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), name
        assert ("lang", "en-GB") in page.attributes
        assert page.tags.count("caption") == page.tags.count("table")
        assert not [value for key, value in page.attributes if key == "style"]


@pytest.mark.parametrize("make_results", ALL)
def test_links_resolve_and_nothing_is_loaded(
    make_results: Callable[[], Results], tmp_path: Path
) -> None:
    written = pages(make_results(), tmp_path)
    for name, page in written.items():
        assert page.loads == []
        assert not {"script", "img", "link", "iframe"} & set(page.tags)
        for target in page.links:
            file, _, anchor = target.partition("#")
            assert (file or name) in written, target
            if anchor:
                assert anchor in written[file or name].ids, target
        described = [v for k, v in page.attributes if k in {"aria-labelledby", "headers"}]
        assert {id_ for value in described for id_ in value.split()} <= set(page.ids)


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    written = pages(make.hostile(), tmp_path)
    for path, page in written.items():
        raw = (tmp_path / path).read_text("utf-8")
        assert "<script" not in raw
        assert "<img" not in raw
        assert '<script>alert("x")</script>&\'<img src=x onerror=1>' in page.text
    assert len(written) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+\.html", name) for name in written)
    assert "It was <mark>412</mark> there." in (tmp_path / "index.html").read_text("utf-8")


def test_odd_characters_do_no_harm(tmp_path: Path) -> None:
    quote = "The rate\x00 was \u202e412\udc80."
    odd = make.figure("f1", "412", quote, document="bad\udcff.pdf")
    found = make.verdict("v1", Status.INCONSISTENT, odd)
    base = make.results(reports=(make.report("bad\udcff.pdf"),), figures=(odd,), verdicts=(found,))
    written = pages(base, tmp_path)
    assert "bad�.pdf" in written["index.html"].text
    assert "The rate� was �412�." in written["index.html"].text


@pytest.mark.parametrize("make_results", ALL)
def test_same_results_same_bytes(make_results: Callable[[], Results], tmp_path: Path) -> None:
    write_report(make_results(), tmp_path / "one")
    write_report(make_results(), tmp_path / "two")
    for path in (tmp_path / "one").iterdir():
        content = path.read_bytes()
        assert content == (tmp_path / "two" / path.name).read_bytes()
        assert str(tmp_path).encode() not in content
        assert b"/somewhere" not in content
        assert b"\r" not in content


def test_nothing_could_be_read(tmp_path: Path) -> None:
    written = pages(make.results(failures=make.disputed().failures), tmp_path)
    assert list(written) == ["index.html", "qa-log.html"]
    text = written["index.html"].text
    assert "Nothing was checked: no report could be read." in text
    assert "No document could be read." in text
    assert "No rules ran." in text
    assert "No datasets were made." in text


def test_no_figures(tmp_path: Path) -> None:
    written = pages(make.results(reports=(make.report(),), rules=make.RULES), tmp_path)
    assert "no figure was recognised in 1 report" in written["index.html"].text
    assert "no figure was recognised in this report" in written["westmarch.pdf.html"].text
    assert "3 rules compared nothing" in written["index.html"].text


def test_no_comparisons(tmp_path: Path) -> None:
    alone = make.figure("f1", "412")
    written = pages(make.results(reports=(make.report(),), figures=(alone,)), tmp_path)
    index = written["index.html"].text
    assert "Nothing was compared: the only linked figure has a single print in 1 report." in index
    assert "No findings, for nothing was compared." in index


def test_a_place_without_a_quote_or_page_is_no_trouble(tmp_path: Path) -> None:
    bare = make.figure("f1", "412", place=Place(document=make.WEST))
    found = make.verdict(
        "v1", Status.INCONSISTENT, bare, severity=Severity.INFORMATION, gap=Decimal(0)
    )
    written = pages(
        make.results(reports=(make.report(),), figures=(bare,), verdicts=(found,)), tmp_path
    )
    assert "Remark" in written["index.html"].text
    assert "finding-v1" in written["index.html"].ids


def test_the_index_page_is_the_one_that_was_accepted(tmp_path: Path) -> None:
    html = write_report(make.clean(), tmp_path).read_text("utf-8")
    html = re.sub(r"(?s)<style>.*?</style>", "<style></style>", html)
    html = re.sub(r"'sha256-[^']*'", "'sha256-'", html)
    kept = SNAPSHOTS / "index.html"
    if os.environ.get("TIEOUT_SNAPSHOTS") == "update":
        kept.write_text(html, encoding="utf-8", newline="\n")
    assert html == kept.read_text("utf-8"), "accept with TIEOUT_SNAPSHOTS=update"
