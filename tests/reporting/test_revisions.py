"""What was held to a previous edition: its cards, its counts, and how it is named."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from schemas.terms import Role, Severity, Status
from validate.model import Figure, Results, Verdict
from validate.reporting import write_report

from . import factories as make
from .parsing import read

THEN = "westmarch_2031.pdf"
TOLD = "Loans, Westmarch: printed 412 now, 421 in the previous edition"


def revised(*, announced: bool = True) -> Results:
    """One report that was held to an edition from before: a figure differs, another agrees."""
    now = make.figure("f1", "412", "Readers borrowed 412 books for every 1,000 people.")
    then = make.figure("f2", "421", "They borrowed 421 books.", document=THEN, page=8)
    same = make.figure("f3", "61", "61 branches stayed open.")
    before = make.figure("f4", "61", "61 branches are open.", document=THEN, page=9)
    differs = make.verdict(
        "v1",
        Status.INCONSISTENT,
        now,
        then,
        severity=Severity.INFORMATION if announced else Severity.QUESTION,
        gap=Decimal(9),
        announced=announced,
        message=f"{TOLD}: {'' if announced else 'not '}marked as revised",
    )
    return replace(
        make.results(
            reports=(make.report(),),
            figures=(now, same),
            verdicts=(differs, make.verdict("v2", Status.EXACT, same, before)),
            rules=make.RULES[:1],
        ),
        previous=(
            make.report(THEN, role=Role.PREVIOUS, subject="Westmarch", problems=("No page 4.",)),
        ),
        previous_figures=(then, before),
    )


def card(folder: Path) -> str:
    html = (folder / "index.html").read_text("utf-8")
    found = html[html.index('<article id="finding-v1"') :]
    return found[: found.index("</article>")]


def test_a_marked_revision_is_told_and_not_accused(tmp_path: Path) -> None:
    """No discrepancy: the card says what it is, and both places."""
    index = read(write_report(revised(), tmp_path)).text
    assert "No discrepancies found: 1 comparison agreed." in index
    assert "1 remark for information." in index
    found = card(tmp_path)
    assert "Marked revision" in found
    assert f"{TOLD}: marked as revised" in found
    assert "borrowed <mark>412</mark> books" in found
    assert f"{THEN} (previous edition), page 8" in found
    assert "<mark>421</mark>" in found


def test_without_a_mark_it_is_a_question(tmp_path: Path) -> None:
    index = read(write_report(revised(announced=False), tmp_path)).text
    assert "1 question needs a person's answer." in index
    assert "Marked revision" not in card(tmp_path)


def test_the_edition_is_listed_and_has_no_page(tmp_path: Path) -> None:
    """What was compared and what differed, beside the documents that were checked."""
    index = read(write_report(revised(), tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "index.html",
        "qa-log.html",
        "westmarch.pdf.html",
    ]
    table = index.text[index.text.index("Previous editions, which were not checked themselves") :]
    row = table[table.index(THEN) :]
    assert row.startswith(f"{THEN}Libraries of Westmarch_2031, 2032")
    assert "Figures compared 2 Revised, and marked 1 Changed without a mark 0" in row
    assert "No page 4." in row
    assert f"{THEN}.html" not in index.links


def test_the_page_of_a_document_names_its_edition(tmp_path: Path) -> None:
    write_report(revised(), tmp_path)
    page = read(tmp_path / "westmarch.pdf.html").text
    assert f"Previous edition{THEN}" in page
    assert f"{THEN} (previous edition), page 9" in page


def test_without_an_edition_nothing_is_said_of_one(tmp_path: Path) -> None:
    index = read(write_report(make.clean(), tmp_path)).text
    assert "Previous editions" not in index
    assert "Previous edition" not in read(tmp_path / "westmarch.pdf.html").text


def _figures(results: Results, verdict: Verdict) -> tuple[Figure, ...]:
    return tuple(one for one in results.all_figures if one.id in verdict.figures)


def test_all_figures_hold_what_verdicts_name() -> None:
    results = revised()
    assert all(len(_figures(results, one)) == len(one.figures) for one in results.verdicts)
