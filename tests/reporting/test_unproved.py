"""What could not be proved: on the page of a document, and counted on the index."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from schemas.terms import Kind, LedgerState, Missing, Status, Unit
from validate.model import Figure, Mention, Results
from validate.reporting import write_report

from . import factories as make
from .parsing import read

EVIL = '<script>alert("x")</script>'
LINE = (
    "Not proved: 1 figure with a single print, 1 figure not linked to a measure, "
    "1 label without a value, 1 caption without figures, 1 comparison not made."
)


def page(results: Results, folder: Path, name: str = "westmarch.pdf.html") -> str:
    """The raw page; it is parsed as well, so that every element is known to be closed."""
    write_report(results, folder)
    read(folder / name)
    return (folder / name).read_text("utf-8")


def section(html: str, id_: str) -> str:
    found = re.search(rf'(?s)<section id="{id_}".*?</section>', html)
    assert found is not None, id_
    return found[0]


def part(html: str, id_: str) -> str:
    """One folded part of the section."""
    found = re.search(rf'(?s)<details id="{id_}".*?</details>', section(html, "unproved"))
    assert found is not None, id_
    return found[0]


def words(html: str) -> str:
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def of(*figures: Figure, **more: Any) -> Results:
    return make.results(reports=(make.report(),), figures=figures, **more)


def captioned(mentions: tuple[Mention, ...], *figures: Figure) -> Results:
    return of(*figures, mentions=mentions)


def test_the_first_screen_counts_each_part_with_a_link_to_it(tmp_path: Path) -> None:
    base = make.disputed()
    html = page(base, tmp_path)
    top = html[: html.index('<nav class="contents"')]
    for id_ in ("single", "unlinked", "missing", "captions", "unchecked"):
        assert f'href="#{id_}"' in top
    line = words(top[top.index("Not proved") : top.index('<dl class="counts">')])
    assert line.replace(" ,", ",").replace(" .", ".") == LINE
    assert words(section(html, "unproved")).startswith("What could not be proved That no")


def test_the_index_counts_the_parts_of_each_document(tmp_path: Path) -> None:
    html = page(make.disputed(), tmp_path, "index.html")
    assert '<a href="#unproved">Not proved</a>: 1 figure with a single print' in html
    table = section(html, "unproved")
    west, east = (
        re.findall(r"data-label=[^>]*>(?:<a[^>]*>)?(\d+)", row)
        for row in re.findall(r"(?s)<tr>.*?</tr>", table)
    )
    assert west == ["1", "1", "1", "1", "1"]
    assert east == ["0", "0", "0", "0", "0"]
    assert 'href="westmarch.pdf.html#captions"' in table
    assert 'href="eastmarch.txt.html#captions"' not in table


def test_where_all_is_proved_nothing_is_said_on_the_first_screen(tmp_path: Path) -> None:
    one, two = make.figure("f1", "412"), make.figure("f2", "412", page=4)
    verdict = make.verdict("v1", Status.EXACT, one, two)
    html = page(of(one, two, verdicts=(verdict,)), tmp_path)
    assert "Not proved" not in html
    assert "<details" not in html
    body = words(section(html, "unproved"))
    assert "No linked figure has a single print only." in body
    assert "No figure was left without a measure." in body
    assert "No caption stands without figures." in body


def test_single_prints_are_grouped_by_where_they_stand(tmp_path: Path) -> None:
    figures = (
        make.figure("f1", "412"),
        make.figure("f2", "413", kind=Kind.ANNEX),
        make.figure("f3", "9", kind=Kind.TABLE, table="Table 2", row_label="Shelf"),
        make.figure("f4", "8", kind=Kind.INFOGRAPHIC, table="In numbers", row_label="Van"),
    )
    shown = part(page(of(*figures), tmp_path), "single")
    assert words(shown).startswith("4 figures with a single print ")
    orders = [shown.index(f"Single prints in {place}") for place in ("tables", "infographics")]
    text_at = shown.index("Single prints in text: 2")
    assert orders == sorted(orders)
    assert orders[-1] < text_at
    assert ">9 per 1,000 population<" in shown.replace("</span> ", ">")
    assert "page 3, table, “Shelf”" in words(shown[:text_at])
    assert "page 3, annex under “Lending”" in words(shown[text_at:])
    assert "Loans per 1,000 people" in shown
    assert "Westmarch" in shown


def test_an_unlinked_figure_is_no_single_print(tmp_path: Path) -> None:
    html = page(of(make.figure("f1", "412"), make.unlinked("u1", "17")), tmp_path)
    shown = part(html, "single")
    assert "412" in shown
    assert "17" not in words(shown)
    assert "1 figure with a single print" in words(shown)
    assert "<dt>Figures linked</dt><dd>1</dd>" in html
    assert "<dt>Figures not linked</dt><dd>1</dd>" in html


def test_an_unlinked_figure_is_shown_with_all_that_is_known_of_it(tmp_path: Path) -> None:
    doubtful = make.unlinked(
        "u1",
        "£143",
        "Since 2031 the county spent £143 million on paper.",
        value=make.Decimal(143),
        unit=Unit.GBP_MILLION,
        subject="Eastmarch",
        period=make.YEAR,
        evidence=("the word 'paper' is not explained",),
        candidates=("branches", "van_hours"),
    )
    html = page(of(doubtful), tmp_path)
    shown = section(html, "unlinked")
    assert "143 million pounds" in shown
    assert "the county spent <mark>£143</mark> million on paper." in shown
    for said in (
        "Eastmarch",
        "year to March 2032",
        "page 3, text under “Lending”",
        "the word 'paper' is not explained",
        "Branches open",
        "van hours",
    ):
        assert said in words(shown), said
    assert '<a href="#unlinked">1 figure not linked to a measure</a>' in section(html, "unproved")
    assert "the only figure in this report is not linked to a measure" in html


def test_a_linked_figure_is_not_among_the_unlinked(tmp_path: Path) -> None:
    shown = section(page(make.clean(), tmp_path), "unlinked")
    assert "<table" not in shown
    assert "No figure was left without a measure." in shown


def test_the_ledger_says_why_where_the_figure_does_not(tmp_path: Path) -> None:
    doubtful = make.unlinked("u1", "17", evidence=())
    entry = make.entry(
        "17", LedgerState.UNLINKED, figure_id="u1", reason="no row-label answers to it"
    )
    html = page(of(doubtful, ledger=(entry,)), tmp_path)
    assert "no row-label answers to it" in section(html, "unlinked")
    numbers = words(section(html, "numbers"))
    assert "linked to a measure: 0; could not be linked to a measure: 1" in numbers
    assert "no row-label answers" not in numbers


def test_a_label_without_a_value_says_why_in_words(tmp_path: Path) -> None:
    labels = [
        make.figure(f"g{n}", "–", missing=reason, row_label=f"Shelf {n}", measure=measure)
        for n, (reason, measure) in enumerate(
            [(Missing.NOT_SUPPLIED, "branches"), (Missing.NOT_PRINTED, "")]
        )
    ]
    html = page(of(*labels), tmp_path)
    shown = words(part(html, "missing"))
    assert "2 labels without a value" in shown
    assert "Not supplied: a mark stands for the value" in shown
    assert "Not printed: the place of the value is empty" in shown
    # What has no value is neither a figure that stands alone nor one that was not linked.
    assert '<details id="single"' not in html
    assert "<table" not in section(html, "unlinked")


def test_a_caption_is_shown_where_no_figure_stands_under_it(tmp_path: Path) -> None:
    captions = tuple(make.caption(f"c{n}", f"Chart {n}: Loans, part {n}") for n in (1, 2, 3, 4, 5))
    figures = (
        make.figure("f1", "4", kind=Kind.TABLE, table="Chart 2", row_label="Shelf"),
        make.figure("f2", "–", kind=Kind.TABLE, context="Chart 3", missing=Missing.SUPPRESSED),
        make.unlinked("f3", "7", kind=Kind.TABLE, table="Chart 4"),
        # A note in the annex on a chart says nothing of the chart's own values.
        make.figure("f4", "9", kind=Kind.ANNEX, context="Chart 5"),
    )
    note = make.caption("n5", "Chart 5: Nine vans were left out.", parent="Chart 5")
    bare = make.caption("n1", "Chart 1: Some vans were left out.", parent="Chart 1")
    shown = words(part(page(captioned((*captions, note, bare), *figures), tmp_path), "captions"))
    assert "2 captions without figures" in shown
    assert "Chart 1: Loans, part 1" in shown
    assert "Chart 5: Loans, part 5" in shown
    assert "vans were left out" not in shown
    assert not [n for n in (2, 3, 4) if f"Chart {n}:" in shown]


@pytest.mark.parametrize("has_number", [True, False])
def test_a_caption_in_an_annex_is_judged_by_what_stands_there(
    tmp_path: Path, *, has_number: bool
) -> None:
    alone = make.caption("c1", "Chart 9: Loans by month", parent="Chart 9")
    number = make.figure("f1", "9", kind=Kind.ANNEX, context="Chart 9")
    html = page(captioned((alone,), *([number] if has_number else [])), tmp_path)
    assert ('<details id="captions"' in html) is not has_number


def test_a_comparison_that_was_not_made_says_why_first(tmp_path: Path) -> None:
    gone = make.figure("g", "", missing=Missing.NOT_PRINTED, row_label="All", measure="branches")
    shelf = make.figure("f1", "7.1")
    stuck = make.verdict(
        "v1", Status.UNCHECKED, gone, shelf, message="All: the sum", note="the total is not printed"
    )
    shown = part(page(of(gone, shelf, verdicts=(stuck,)), tmp_path), "unchecked")
    assert 'the total is not printed<span class="under">All: the sum</span>' in shown
    assert "nothing; 7.1" in words(shown)


@pytest.mark.parametrize(("many", "is_open"), [(3, True), (4, False)])
def test_long_parts_are_folded(many: int, tmp_path: Path, *, is_open: bool) -> None:
    figures = [make.figure(f"f{n}", str(n)) for n in range(many)]
    opening = part(page(of(*figures), tmp_path), "single").split(">", maxsplit=1)[0]
    assert ("open" in opening) is is_open


def test_a_corrected_figure_says_so_wherever_it_is_shown(tmp_path: Path) -> None:
    said = {"evidence": ("by A. Reader: the title says so",), "method": "prose, corrected"}
    disputed = make.figure("f1", "412", **said)
    other = make.figure("f2", "421", page=4)
    alone = make.figure("f3", "9", measure="branches", **said)
    label = make.figure("f4", "–", missing=Missing.SUPPRESSED, row_label="Van", **said)
    doubtful = make.unlinked("f5", "7", **said)
    verdicts = (
        make.verdict("v1", Status.INCONSISTENT, disputed, other),
        make.verdict("v2", Status.ROUNDED, disputed, other),
        make.verdict("v3", Status.EXACT, disputed, other),
        make.verdict("v4", Status.UNCHECKED, disputed, other),
    )
    entry = make.entry("7", LedgerState.UNLINKED, figure_id="f5", reason="is a target")
    figures = (disputed, other, alone, label, doubtful)
    html = page(of(*figures, verdicts=verdicts, ledger=(entry,)), tmp_path)
    assert "is a target" in section(html, "unlinked")
    mark = (
        '<span class="corrected"><strong>corrected</strong> by A. Reader: the title says so</span>'
    )
    assert section(html, "findings").count(mark) == 2  # at a glance, and on the card
    for id_ in ("rounded", "exact", "unlinked"):
        assert section(html, id_).count(mark) == 1, id_
    for id_ in ("single", "missing", "unchecked"):
        assert part(html, id_).count(mark) == 1, id_
    assert section((tmp_path / "index.html").read_text("utf-8"), "findings").count(mark) == 2


@pytest.mark.parametrize("method", ["prose", "prose, period inferred", "", "uncorrected"])
def test_no_other_figure_is_called_corrected(method: str, tmp_path: Path) -> None:
    made = make.figure("f1", "412", method=method, evidence=("the concept is named",))
    html = page(of(made, make.unlinked("u1", "7", method=method)), tmp_path)
    assert 'class="corrected"' not in html


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    said = {"evidence": (EVIL,), "method": "prose, corrected", "subject": EVIL, "context": EVIL}
    figures = (
        make.unlinked("u1", "7", f"{EVIL} 7 {EVIL}", candidates=(EVIL,), row_label=EVIL, **said),
        make.figure("f1", "412", row_label=EVIL, **said),
        make.figure("f2", "–", missing=Missing.SUPPRESSED, table=EVIL, **said),
    )
    html = page(captioned((make.caption("c1", f"Chart: {EVIL}"),), *figures), tmp_path)
    assert "<script" not in html
    for id_ in ("unlinked", "unproved"):
        assert EVIL in words(section(html, id_))
    assert f"<mark>7</mark> {EVIL.replace('<', '&lt;').split('>', maxsplit=1)[0]}" in html
    assert EVIL in words(part(html, "captions"))
