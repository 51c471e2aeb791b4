"""The overviews of the index: figures that several reports print, and rules by documents."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from schemas.terms import Kind, Severity, Slip, Status
from validate.model import Cause, Figure, Repair, Results, Suspect
from validate.numbers import Interval
from validate.reporting import write_report

from . import factories as make
from .parsing import Page, read

COUNTIES = ("westmarch", "eastmarch", "northmarch")


def national(county: str, print_: str, **more: object) -> Figure:
    return make.figure(
        f"{county}-{len(more)}-{print_}",
        print_,
        document=f"{county}.pdf",
        report=f"libraries/{county}/2032",
        subject="The kingdom",
        **more,
    )


def run(*figures: Figure, **more: object) -> Results:
    reports = tuple(make.report(f"{county}.pdf") for county in COUNTIES)
    return make.results(reports=reports, figures=figures, rules=make.RULES, **more)


def index(results: Results, folder: Path) -> Page:
    return read(write_report(results, folder))


def html(results: Results, folder: Path) -> str:
    return write_report(results, folder).read_text("utf-8")


def test_the_odd_one_out_is_named_with_its_finding(tmp_path: Path) -> None:
    figures = [
        national(county, print_)
        for county, print_ in zip(COUNTIES, ("412", "412", "421"), strict=True)
    ]
    found = make.verdict(
        "v1", Status.INCONSISTENT, *figures, expected=Interval(Decimal(412), Decimal(412))
    )
    odd = Suspect(repairs=(Repair(figure=figures[2].id),), slip=Slip.TRANSPOSED)
    cause = Cause(id="c1", findings=("v1",), suspects=(odd,), tied=1, complete=True)
    page = index(run(*figures, verdicts=(found,), causes=(cause,)), tmp_path)
    assert "One figure stands in more than one report. Of one of them a print is in dispute." in (
        page.text
    )
    assert "412 per 1,000 population" in page.text
    assert "421 northmarch.pdf, page 3" in page.text
    assert "northmarch.pdf.html#finding-v1" in page.links


def test_what_agrees_everywhere_is_listed_with_the_number_of_documents(tmp_path: Path) -> None:
    figures = [national(county, "412") for county in COUNTIES]
    agreed = make.verdict("v1", Status.EXACT, *figures)
    page = index(run(*figures, verdicts=(agreed,)), tmp_path)
    assert "None of them is in dispute." in page.text
    assert "One figure agrees wherever it is printed" in page.text


def test_what_one_report_prints_twice_is_no_figure_of_several(tmp_path: Path) -> None:
    one = national("westmarch", "412")
    two = national("westmarch", "412", kind=Kind.TABLE)
    assert "Figures that several reports print" not in index(run(one, two), tmp_path).text


def test_another_year_is_another_figure(tmp_path: Path) -> None:
    one = national("westmarch", "412")
    two = national("eastmarch", "430", period=replace(make.YEAR, start=make.YEAR.end))
    assert "Figures that several reports print" not in index(run(one, two), tmp_path).text


def test_the_matrix_says_in_words_what_each_rule_found_in_each_document(tmp_path: Path) -> None:
    west = [make.figure(f"w{n}", "412", page=n) for n in range(1, 5)]
    east = make.figure("e1", "431", document="eastmarch.pdf")
    verdicts = (
        make.verdict("v1", Status.EXACT, west[0], west[1]),
        make.verdict("v2", Status.INCONSISTENT, west[2], west[1]),
        make.verdict("v3", Status.ROUNDED, west[0], west[3], rule="parts-and-total"),
        make.verdict(
            "v4", Status.INCONSISTENT, west[3], rule="parts-and-total", severity=Severity.QUESTION
        ),
        make.verdict("v5", Status.UNCHECKED, east),
        make.verdict("v6", Status.ERROR, east, rule="dates-in-order"),
    )
    page = html(run(*west, east, verdicts=verdicts), tmp_path)
    matrix = page[page.index('id="matrix-table"') :]
    matrix = matrix[: matrix.index("</table>")]
    rows = {row.split("</a>")[0].rpartition(">")[2]: row for row in matrix.split("<tr")[2:]}
    same = rows["A figure is the same wherever it is printed"]
    assert '<a href="westmarch.pdf.html#finding-v2">1 wrong of 2</a>' in same
    assert "comparisons were due, and none could be made" in same
    assert "nothing to compare" in same
    assert "1 question in 2" in rows["Parts add up to their total"]
    assert "rule failed" in rows["Dates stand in order"]


def test_a_cell_of_the_matrix_leads_to_the_worst_finding(tmp_path: Path) -> None:
    west = [make.figure(f"w{n}", "412", page=n) for n in range(1, 4)]
    verdicts = (
        make.verdict("mild", Status.INCONSISTENT, west[0], severity=Severity.WARNING),
        make.verdict("worst", Status.INCONSISTENT, west[1], west[2]),
    )
    page = html(run(*west, verdicts=verdicts), tmp_path)
    assert '<a href="westmarch.pdf.html#finding-worst">2 wrong of 2</a>' in page


def test_without_reports_there_is_no_matrix(tmp_path: Path) -> None:
    assert "Rules by document" not in index(make.results(rules=make.RULES), tmp_path).text
