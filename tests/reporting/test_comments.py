"""What the comments in an annotated copy say, and on which print each stands."""

from decimal import Decimal
from typing import Any

import pytest

from schemas.terms import Severity, Slip, Status
from validate.model import Box, Cause, Figure, Mention, Repair, Results, Suspect, Verdict
from validate.model.annotations import Annotation, Tone
from validate.numbers import Interval
from validate.reporting.comments import MOST_FINDINGS, Comments, comments
from validate.reporting.lookup import lookup

from . import factories as make


def printed(id_: str, print_: str, at: int, page: int = 3, **more: Any) -> Figure:
    """A figure that stands on a page, ``at`` so many points from its top."""
    boxes = (Box(page, 90.0, float(at), 120.0, at + 10.0),)
    document = more.pop("document", make.WEST)
    spot = make.place(f"Loans: {print_}.", print_, page=page, boxes=boxes, document=document)
    return make.figure(id_, print_, **({"place": spot} | more))


PROSE = printed("f1", "421", 100)
CELL = printed("f2", "412", 300, page=7, row_label="Loans")
AGAIN = printed("f3", "412", 50, page=9)


def found(id_: str = "v1", *figures: Figure, **more: Any) -> Verdict:
    """A discrepancy of the prose with the table, unless told otherwise."""
    defaults: dict[str, Any] = {
        "message": "Loans per 1,000 people, Westmarch: text against table",
        "expected": Interval(Decimal(412), Decimal(412)),
        "gap": Decimal(9),
    }
    return make.verdict(id_, Status.INCONSISTENT, *(figures or (PROSE, CELL)), **(defaults | more))


def said(*verdicts: Verdict, **more: Any) -> Comments:
    """The comments on the report on Westmarch."""
    return comments(lookup(_results(*verdicts, **more)), make.WEST)


def _results(*verdicts: Verdict, **more: Any) -> Results:
    defaults: dict[str, Any] = {
        "reports": (make.report(), make.report(make.EAST)),
        "figures": (PROSE, CELL, AGAIN),
        "verdicts": verdicts,
        "rules": make.RULES,
    }
    return make.results(**(defaults | more))


def one_of(found: Comments, name: str) -> Annotation:
    """The comment of a name."""
    (one,) = [one for one in found.annotations if one.name == name]
    return one


def test_the_disputed_print_says_what_is_expected() -> None:
    one = one_of(said(found()), "v1-1")
    assert one.boxes == PROSE.place.boxes
    assert one.title == "Discrepancy: error"
    assert one.words.split("\n") == [
        "Discrepancy: error. A figure is the same wherever it is printed",
        "Loans per 1,000 people, Westmarch: text against table",
        "Printed here: 421",
        "Expected here: 412 per 1,000 population",
        "Off by: 9 per 1,000 population",
        "Against: 412 (page 7, “Loans”)",
        "Finding v1",
    ]


def test_the_other_print_says_what_it_is_held_against() -> None:
    one = one_of(said(found()), "v1-2")
    assert one.boxes == CELL.place.boxes
    assert "Printed here: 412\n" in one.words
    assert "Expected of 421 (page 3): 412 per 1,000 population" in one.words
    assert "Against: 421 (page 3)" in one.words


def test_comments_stand_in_the_order_of_the_pages() -> None:
    made = said(found("v1", CELL, PROSE), found("v2", AGAIN, PROSE))
    assert [one.boxes[0].page for one in made.annotations] == [3, 7, 9]
    assert len({one.name for one in made.annotations}) == 3
    assert (made.findings, made.of) == (2, 2)


def test_a_print_that_several_findings_name_has_one_comment() -> None:
    """The worst of them gives the colour; its comment tells them all."""
    question = found("v1", severity=Severity.QUESTION)
    error = found("v2", PROSE, AGAIN)
    made = said(question, error)
    one = next(one for one in made.annotations if one.boxes == PROSE.place.boxes)
    assert one.tone is Tone.ERROR
    assert [line for line in one.words.split("\n") if line.startswith("Finding")] == [
        "Finding v2",
        "Finding v1",
    ]
    assert len(made.annotations) == 3


def test_two_figures_of_one_print_share_a_comment() -> None:
    twin = printed("f9", "421", 100)
    made = said(found("v1", PROSE, CELL), found("v2", twin, CELL), figures=(PROSE, twin, CELL))
    assert len(made.annotations) == 2


@pytest.mark.parametrize(
    ("more", "tone"),
    [
        ({}, Tone.ERROR),
        ({"severity": Severity.WARNING}, Tone.WARNING),
        ({"severity": Severity.QUESTION}, Tone.QUESTION),
        ({"severity": Severity.INFORMATION}, Tone.QUIET),
        ({"severity": Severity.INFORMATION, "announced": True}, Tone.QUIET),
        ({"waived_by": "A. Reader"}, Tone.QUIET),
    ],
)
def test_the_tone_is_the_severity_unless_it_is_settled(more: dict[str, Any], tone: Tone) -> None:
    assert {one.tone for one in said(found(**more)).annotations} == {tone}


def test_what_is_settled_says_so() -> None:
    waived = one_of(said(found(waived_by="A. Reader")), "v1-1")
    assert "Approved by: A. Reader." in waived.words
    marked = one_of(said(found(announced=True, severity=Severity.INFORMATION)), "v1-1")
    assert "Marked revision" in marked.title
    assert "nothing has to be done" in marked.words


def cause(*figures: str, tied: int = 1) -> Cause:
    """The prints that may have to become 412, the likeliest first."""
    suspects = tuple(
        Suspect(
            repairs=(Repair(figure=id_, low=Decimal(412), high=Decimal(412)),),
            slip=Slip.TRANSPOSED,
        )
        for id_ in figures
    )
    return Cause(id="c1", findings=("v1", "v2"), suspects=suspects, tied=tied, complete=True)


def test_the_correction_is_said_on_each_print_and_the_accused_one_is_told() -> None:
    made = said(found(), causes=(cause("f1"),))
    accused, other = one_of(made, "v1-1"), one_of(made, "v1-2")
    assert "One figure explains this, and no other does." in accused.words
    assert "Change 421 to 412 (two digits changed places): this print" in accused.words
    assert "Change 421 to 412 (two digits changed places): page 3" in other.words
    assert (accused.accused, other.accused) == (True, False)
    assert accused.title == "Discrepancy: error, likely this print"


def test_nobody_is_accused_where_nothing_tells_which() -> None:
    made = said(found(), causes=(cause("f1", "f2", tied=2),))
    assert not any(one.accused for one in made.annotations)
    assert "nothing here tells which" in made.annotations[0].words


def test_a_cause_is_told_once_in_a_comment() -> None:
    made = said(found("v1"), found("v2"), causes=(cause("f1"),))
    words = one_of(made, "v1-1").words
    assert words.count("Change 421") == 1
    assert words.count("Finding v") == 2


def test_prints_of_other_documents_are_named() -> None:
    east = make.figure("f8", "433", document=make.EAST, line=12)
    made = said(found("v1", PROSE, east), figures=(PROSE, east))
    (one,) = made.annotations
    assert "Against: 433 (eastmarch.txt, line 12)" in one.words


def test_mentions_are_marked_as_figures_are() -> None:
    spot = make.place("Table 9: Loans", "Table 9", page=5, boxes=(Box(5, 90.0, 70.0, 200.0, 80.0),))
    mention: Mention = make.caption("m1", "Table 9: Loans", place=spot)
    verdict = found(
        "v1", rule="dates-in-order", figures=(), printed=(), mentions=("m1",), expected=None
    )
    (one,) = said(verdict, mentions=(mention,)).annotations
    assert one.boxes == spot.boxes
    assert "Dates stand in order" in one.words
    assert "Printed here: Table 9: Loans" in one.words


def test_what_agrees_and_what_stands_in_a_text_has_no_comment() -> None:
    agreed = make.verdict("v1", Status.EXACT, PROSE, CELL)
    bare = make.figure("f7", "61", page=4)
    made = said(agreed, found("v2", bare), figures=(PROSE, CELL, bare))
    assert made == Comments(annotations=(), findings=0, of=0)


def test_only_the_worst_findings_are_told() -> None:
    """The errors among many questions, and how many there were."""
    prints = tuple(printed(f"f{at}", "7", at, page=2) for at in range(MOST_FINDINGS + 30))
    verdicts = tuple(
        found(
            f"v{at:03}",
            one,
            severity=Severity.ERROR if at > MOST_FINDINGS else Severity.QUESTION,
        )
        for at, one in enumerate(prints)
    )
    made = said(*verdicts, figures=prints)
    assert (made.findings, made.of) == (MOST_FINDINGS, MOST_FINDINGS + 30)
    assert len(made.annotations) == MOST_FINDINGS
    assert sum(one.tone is Tone.ERROR for one in made.annotations) == 29


def test_a_print_in_very_many_findings_has_a_short_comment() -> None:
    made = said(*(found(f"v{at:03}", PROSE, CELL) for at in range(60)))
    assert len(made.annotations) == 2
    for one in made.annotations:
        assert len(one.words) < 4_000
        assert "52 more findings name this print; the report has them." in one.words


@pytest.mark.parametrize(
    "hostile",
    [
        "\x00\x07\x1b[31m",
        "\u202eone\u202c\u2066",
        "\ud800",
        "\ufeff\u200b",
        "a\r\n\tb",
        "w" * 99_999,
    ],
)
def test_words_of_the_document_cannot_upset_a_comment(hostile: str) -> None:
    made = said(found(message=f"before {hostile} after", printed=(hostile, "412")))
    for one in made.annotations:
        assert one.words.replace("\n", "").isprintable()
        assert len(one.words) < 2_000
        one.words.encode("utf-8")
        one.title.encode("utf-8")
