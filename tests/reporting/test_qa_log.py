"""The QA log as people get it: a file for a spreadsheet, and a page to print and sign."""

import csv
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.criteria import COLUMNS, CRITERIA
from schemas.terms import Criterion, Dimension, Severity, Status
from tests.command import Tieout
from validate.model import Failure, Results, RuleInfo
from validate.reporting import write_qa_log, write_report
from validate.reporting.qa_file import harmless

from . import factories as make
from .parsing import read

SNAPSHOTS = Path(__file__).parent / "snapshots"
CHROMIUM = shutil.which("chromium")
RULES = tuple(
    replace(rule, criterion=criterion, dimension=Dimension.COHERENCE_AND_COMPARABILITY)
    for rule, criterion in zip(
        make.RULES, (Criterion.AGREEMENT, Criterion.TOTALS, Criterion.CONSISTENCY), strict=True
    )
)


def disputed(**more: Any) -> Results:
    """The disputed reports, with rules that serve criteria."""
    return replace(make.disputed(), rules=RULES, **more)


def log(results: Results, folder: Path) -> list[dict[str, str]]:
    """The rows of the file."""
    write_qa_log(results, folder / "qa_log.csv")
    with (folder / "qa_log.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def of(rows: list[dict[str, str]], criterion: Criterion) -> dict[str, str]:
    (row,) = [one for one in rows if one["CRITERION"] == CRITERIA[criterion]]
    return row


def test_a_run_writes_both_and_lists_them(tieout: Tieout, tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "data" / "kent.txt").read_text("utf-8")
    (tmp_path / "kent.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    tieout("run", tmp_path / "kent.txt", "--out", out)
    content = (out / "qa_log.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert str(tmp_path).encode() not in content
    assert (out / "report" / "qa-log.html").is_file()
    manifest = (out / "run.json").read_text("utf-8")
    assert '"qa_log.csv"' in manifest
    assert '"report/qa-log.html"' in manifest


def test_the_file_has_the_columns_of_assurers_and_leaves_theirs_empty(tmp_path: Path) -> None:
    rows = log(disputed(), tmp_path)
    assert tuple(rows[0]) == COLUMNS
    assert len(COLUMNS) == 7
    assert [row["CRITERION"] for row in rows[: len(CRITERIA)]] == list(CRITERIA.values())
    for row in rows:
        assert row["CHECKED BY"].startswith("tieout ")
        assert row["ASSURER SIGN OFF"] == row["ASSURER NAME AND DATE OF SIGN OFF"] == ""


def test_a_row_says_what_was_done_and_what_is_left(tmp_path: Path) -> None:
    rows = log(disputed(), tmp_path)
    agreement = of(rows, Criterion.AGREEMENT)
    assert agreement["FULFILLED?"] == "No"
    assert agreement["CHECKS CONDUCTED"] == (
        "3 comparisons in 2 documents: A figure is the same wherever it is printed (3). "
        "0 held as printed, 1 only through rounding, 2 did not hold."
    )
    for words in (
        "2 discrepancies are open. v1: The text says 412 and the table says 421; v2: ",
        "1 comparison was due and could not be made.",
        "1 figure could not be linked to a measure, and was compared with nothing.",
        "1 input or part of one could not be read.",
    ):
        assert words in agreement["NOTES"]
    notes = of(rows, Criterion.NOTES)
    assert (notes["FULFILLED?"], notes["NOTES"]) == ("Not checked", "")
    assert notes["CHECKS CONDUCTED"] == "None: no rule of this run checks this."


def test_the_log_names_documents_with_their_hashes_and_what_it_covers(tmp_path: Path) -> None:
    published = make.report("lastyear.pdf", sha256="fedcba9876543210" * 4)
    rows = log(disputed(previous=(published,)), tmp_path)
    about = [row["CHECKS CONDUCTED"] for row in rows if row["CRITERION"] == "About this log"]
    assert f"{make.WEST}: SHA-256 {'0123456789abcdef' * 4}" in about
    assert any("lastyear.pdf (previous edition" in words for words in about)
    assert any("broken.pdf" in words and "the file is damaged" in words for words in about)
    assert any("the producer's own quality assurance" in words for words in about)
    assert any(words.startswith("1 finding speaks to none of these criteria.") for words in about)


def test_waived_findings_are_told_with_who_approved_them(tmp_path: Path) -> None:
    people = {"v1": "A. Reader", "v2": "baseline", "v3": "A. Reader"}
    base = disputed()
    verdicts = tuple(replace(one, waived_by=people.get(one.id, "")) for one in base.verdicts)
    rows = log(replace(base, verdicts=verdicts), tmp_path)
    agreement = of(rows, Criterion.AGREEMENT)
    assert agreement["FULFILLED?"] == "No"  # nobody approved what is in a baseline
    assert "1 discrepancy is open." in agreement["NOTES"]
    assert "1 finding is waived: A. Reader (1)." in agreement["NOTES"]
    assert "1 finding is waived: A. Reader (1). v3: " in of(rows, Criterion.TOTALS)["NOTES"]


def test_only_the_worst_few_are_named_and_the_others_counted(tmp_path: Path) -> None:
    one, two = make.figure("f1", "412"), make.figure("f2", "421")
    verdicts = tuple(
        make.verdict(f"v{n}", Status.INCONSISTENT, one, two, message="too long " * 60)
        for n in range(9)
    )
    results = make.results(
        reports=(make.report(),), figures=(one, two), verdicts=verdicts, rules=RULES
    )
    notes = of(log(results, tmp_path), Criterion.AGREEMENT)["NOTES"]
    assert re.findall(r"\bv\d:", notes) == ["v0:", "v1:", "v2:"]
    assert "; and 6 more." in notes
    assert len(notes) < 1000


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-4", "'-4"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "' =1+1"),
        ("\r\n=1+1", "'  =1+1"),
        ("\u202e=1+1", "' =1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("12 - 4 = 8", "12 - 4 = 8"),
        ("a\tb", "a b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


@given(st.text())
def test_whatever_stands_in_a_cell_is_shown_and_never_run(cell: str) -> None:
    shown = harmless(cell)
    assert not re.match(r"[\s\x00-\x20]*[=+\-@\uff1d\uff0b\uff0d\uff20]", shown)
    assert shown.isprintable() or not set(shown) & {"\t", "\r", "\n", "\x00"}


def test_names_and_texts_of_documents_are_harmless_in_the_file(tmp_path: Path) -> None:
    evil = '=HYPERLINK("x")\n@SUM,\t\'+1\udc80'
    base = make.hostile()
    results = replace(
        base,
        reports=(make.report(evil),),
        failures=(Failure(document=evil, message=evil),),
        rules=(RuleInfo(id="r", title=evil, explanation="", criterion=Criterion.TOTALS),),
        verdicts=tuple(replace(one, rule="r", message=evil) for one in base.verdicts),
    )
    for row in log(results, tmp_path):
        for cell in row.values():
            assert cell[:1] not in set("=+-@\t\r\n")
            assert not set(cell) & {"\n", "\t", "\r"}


def test_the_page_is_the_log_with_empty_cells_to_sign(tmp_path: Path) -> None:
    write_report(disputed(), tmp_path)
    html = (tmp_path / "qa-log.html").read_text("utf-8")
    page = read(tmp_path / "qa-log.html")
    table = html[html.index('<table class="gt_table" id="qa-log"') :]
    table = table[: table.index("</table>")]
    assert table.count('scope="col"') == 7
    assert table.count('scope="row"') == len(CRITERIA)
    assert "<caption" in table
    body = table[table.index("<tbody") :]
    blank = re.findall(r"<td[^>]*></td>\s*<td[^>]*></td>\s*</tr>", body)
    assert len(blank) == len(CRITERIA)
    assert "index.html#finding-v1" in page.links
    assert "0123456789abcdef" * 4 in page.text
    assert "the producer's own quality assurance" in page.text


def test_the_page_tells_of_nothing_where_nothing_was_read(tmp_path: Path) -> None:
    write_report(make.results(failures=make.disputed().failures), tmp_path)
    text = read(tmp_path / "qa-log.html").text
    assert "No document could be read." in text
    assert "broken.pdf: the file is damaged." in text
    assert text.count("Not checked") == len(CRITERIA) + 1  # and what it means


def test_the_file_is_the_one_that_was_accepted(tmp_path: Path) -> None:
    write_qa_log(disputed(), tmp_path / "qa_log.csv")
    made = re.sub(r"tieout \d[^\"]*", "tieout X", (tmp_path / "qa_log.csv").read_text("utf-8"))
    kept = SNAPSHOTS / "qa_log.csv"
    if os.environ.get("TIEOUT_SNAPSHOTS") == "update":
        kept.write_text(made, encoding="utf-8", newline="\n")
    assert made == kept.read_text("utf-8"), "accept with TIEOUT_SNAPSHOTS=update"


def many() -> Results:
    """A run with long words and many findings of all kinds, so that rows grow tall."""
    one, two = make.figure("f1", "412"), make.figure("f2", "421")
    found = tuple(
        make.verdict(
            f"v{severity}{number}",
            Status.INCONSISTENT,
            one,
            two,
            severity=severity,
            message=f"W{'x' * 150} ends here",
            waived_by="A. Reader" if number == 4 else "",
        )
        for severity in Severity
        for number in range(5)
    )
    documents = tuple(make.report(f"{'long' * 20}{number}.pdf") for number in range(12))
    return make.results(reports=documents, figures=(one, two), verdicts=found, rules=RULES)


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_printed_on_its_side_with_nothing_cut(tmp_path: Path) -> None:
    assert CHROMIUM is not None
    write_report(many(), tmp_path)
    printed = tmp_path / "log.pdf"
    command = [
        CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={printed}",
        (tmp_path / "qa-log.html").as_uri(),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    words = ""
    with pypdfium2.PdfDocument(printed) as pdf:
        for page in pdf:
            width, height = page.get_size()
            assert (round(width), round(height)) == (842, 595)
            text = page.get_textpage()
            left, bottom, right, top = zip(
                *(text.get_rect(n) for n in range(text.count_rects())), strict=True
            )
            assert min(left) >= 30
            assert max(right) <= width - 30
            assert min(bottom) >= 25
            assert max(top) <= height - 25
            words += text.get_text_range()
    squeezed = re.sub(r"\s", "", words)
    assert squeezed.count("endshere") == 3 + 3 + 3 + 3  # three of a kind: open ones, and waived
    assert squeezed.count("0123456789abcdef" * 4) == 12
