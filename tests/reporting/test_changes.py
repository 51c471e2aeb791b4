"""The section of the index that says what changed."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.terms import Change, Reason, Severity, Status
from validate.model import (
    Changes,
    DocumentChange,
    FigureChange,
    FindingChange,
    Place,
    Results,
)
from validate.reporting import write_report
from validate.reporting.changes import changes_section
from validate.reporting.lookup import lookup

from . import factories as make
from .parsing import read

SPOT = Place(document=make.WEST, page=3, page_label="1")


def change(id_: str, what: Change, **more: object) -> FindingChange:
    """A finding of the report on Westmarch."""
    given = {
        "rule": "same-figure",
        "severity": Severity.ERROR,
        "status": Status.INCONSISTENT,
        "message": f"The text says 412 ({id_})",
        "where": (SPOT,),
    }
    return FindingChange(id=id_, change=what, **(given | more))  # type: ignore[arg-type]


def reprint(id_: str, before: str | None, now: str | None) -> FigureChange:
    """A figure of the report on Westmarch."""
    return FigureChange(
        id=id_,
        title="Loans",
        subject="Westmarch",
        period="2031",
        before=before,
        now=now,
        where=SPOT,
    )


def changed(changes: Changes) -> Results:
    """The results with findings, and what changed since."""
    return replace(make.disputed(), changes=changes)


def body(changes: Changes) -> str:
    """The section's HTML."""
    section = changes_section(lookup(changed(changes)))
    assert section is not None
    return section.body


def words(html: str) -> str:
    """The text of some HTML, one space between words."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_without_an_earlier_run_there_is_no_section(tmp_path: Path) -> None:
    assert changes_section(lookup(make.disputed())) is None
    assert "changes" not in read(write_report(make.disputed(), tmp_path)).ids


def test_findings_figures_documents_and_notes_are_shown(tmp_path: Path) -> None:
    """What is there now is linked to its card; what is gone has none, and says why."""
    changes = Changes(
        findings=(
            change("v1", Change.NEW, reasons=(Reason.PRINT_ABSENT,), now=("412",)),
            change(
                "v0",
                Change.GONE,
                reasons=(Reason.PRINT_CHANGED,),
                before=("4", "5"),
                now=("5", "5"),
            ),
            change("v2", Change.STILL),
        ),
        figures=(reprint("f1", "421", "412"), reprint("f9", None, "7")),
        documents=(
            DocumentChange(report="a", before="draft.pdf", now=make.WEST, edited=True),
            DocumentChange(report="b", before="old.txt", now=None),
        ),
        notes=("the family libraries was changed between the runs",),
    )
    page = read(write_report(changed(changes), tmp_path))
    assert "1 new, 1 gone, 1 still there; 1 figure changed, 1 new" in page.text
    assert page.text.count("What changed") == 2  # the contents and the heading
    assert "its prints agree now: 4 \N{RIGHTWARDS ARROW} 5" in page.text
    assert "the family libraries was changed between the runs" in page.text
    assert "#finding-v0" not in page.links
    html = body(changes)
    assert 'href="#finding-v1"' in html
    assert "v2" not in html
    assert "421 412" in words(html)
    assert "draft.pdf" in html
    assert "old.txt" in html
    assert "page 1 (sheet 3 of the file)" in html


OF_CHANGED = frozenset(
    {Reason.OTHER_PRINTS, Reason.EXPECTED, Reason.SEVERITY, Reason.STATUS, Reason.WAIVER_ENDED}
)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason) -> None:
    """Of a new finding, of one that is gone, of one that changed, and of a waived one."""
    kinds = [Change.CHANGED] if reason in OF_CHANGED else [Change.NEW, Change.GONE]
    kinds += [Change.CHANGED] if reason is Reason.PRINT_CHANGED else []
    for what in (*kinds, Change.WAIVED):
        was = None if Change.NEW in kinds and what is not Change.CHANGED else Status.ERROR
        one = change("v1", what, reasons=(reason,), status_before=was)
        one = replace(one, severity_before=Severity.QUESTION if was else None)
        (row,) = re.findall('data-label="Why">(.*?)</td>', body(Changes(findings=(one,))))
        assert "{" not in row
        assert words(row)


def test_nothing_that_changed_is_said() -> None:
    told = words(body(Changes(findings=(change("v1", Change.STILL),))))
    assert "No finding and no figure changed since the earlier run." in told


def test_long_lists_are_cut_and_the_rest_is_named() -> None:
    """200 rows a table; changes.json has all."""
    html = body(
        Changes(
            findings=tuple(change(f"g{number}", Change.GONE) for number in range(1_203)),
            figures=tuple(reprint(f"x{number}", "1", "2") for number in range(201)),
        )
    )
    assert html.count("<tr>") == 400
    assert "The first 200 of 1,203 are shown; changes.json has all." in html
    assert "The first 200 of 201 are shown; changes.json has all." in html


def test_text_of_a_document_is_no_markup() -> None:
    evil = '<script>alert("1")</script>'
    place = Place(document=evil, line=1, quote=evil)
    html = body(
        Changes(
            findings=(
                change(
                    "v1",
                    Change.CHANGED,
                    message=evil,
                    reasons=(Reason.PRINT_CHANGED,),
                    before=(evil,),
                    now=("5",),
                    where=(place,),
                    note=evil,
                ),
            ),
            figures=(replace(reprint("x", evil, evil), title="", subject=evil, where=place),),
            documents=(DocumentChange(report="a", before=evil, now=None),),
            notes=(evil,),
        )
    )
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 8
