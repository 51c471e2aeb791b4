"""Who is blamed: the figure that is likeliest wrong, and no report for what another has."""

from decimal import Decimal
from pathlib import Path

import pytest

from schemas.terms import Kind, Slip, Status
from validate.model import Cause, Figure, Repair, Results, Suspect
from validate.numbers import Interval
from validate.reporting import write_report
from validate.reporting.lookup import lookup
from validate.reporting.sentences import evidence, sentence

from . import factories as make
from .parsing import read

TOTAL = make.figure("t", "4.0", kind=Kind.TABLE, table="Table 2", measure="shelf_share")
PART = make.figure("p1", "4.3", kind=Kind.TABLE, table="Table 2", measure="part_one", decimals=1)
OTHER = make.figure("p2", "0.6", kind=Kind.TABLE, table="Table 2", measure="part_two")
SUM = make.verdict(
    "v1",
    Status.INCONSISTENT,
    TOTAL,
    OTHER,
    PART,
    expected=Interval(Decimal("4.8"), Decimal("5.0")),
    message="Shelved, Westmarch: the sum of its 2 parts",
)


def cause(*ids: str, low: str = "3.3", high: str = "3.5", slip: Slip = Slip.TRANSPOSED) -> Cause:
    suspects = tuple(
        Suspect(repairs=(Repair(figure=id_, low=Decimal(low), high=Decimal(high)),), slip=slip)
        for id_ in ids
    )
    return Cause(id="c1", findings=("v1",), suspects=suspects, tied=len(ids), complete=True)


def run(*causes: Cause, more: tuple[object, ...] = (), verdict: object = SUM) -> Results:
    return make.results(
        reports=(make.report(),),
        figures=(TOTAL, OTHER, PART),
        verdicts=(verdict, *more),
        causes=causes,
        measures={"part_one": "Part one", "shelf_share": "Shelved"},
    )


@pytest.mark.parametrize(
    ("causes", "said"),
    [
        (
            (cause("p1"),),
            "“Table 2” on page 3 says 4.3 for “Part one”, which does not fit 4.0 (the sum of its 2 "
            "parts).",
        ),
        (
            (cause("t", low="4.9", high="4.9"),),
            "“Table 2” on page 3 says 4.0, but the other figures allow only 4.8 to 5 (the sum of "
            "its 2 parts).",
        ),
        (
            (cause("t", "p1"),),
            "“Table 2” on page 3 says 4.0, and the other figures do not fit that (the sum of its 2 "
            "parts).",
        ),
    ],
    ids=["a part", "the total", "nothing tells which"],
)
def test_the_heading_blames_what_is_likeliest_wrong(causes: tuple[Cause, ...], said: str) -> None:
    assert sentence(lookup(run(*causes)), SUM) == said


def test_a_total_is_told_nothing_where_a_part_is_wrong(tmp_path: Path) -> None:
    text = read(write_report(run(cause("p1")), tmp_path)).text
    card = text[text.index("How sure this is") :]
    assert "Change 4.3 to 3.4 (two digits changed places); 3.3 to 3.5 would fit as well" in text
    assert "Printed4.0" in card  # a term and what stands for it
    assert "Expected" not in card[: card.index("Rule:")]


def test_how_often_figures_agree_is_said() -> None:
    agreed = make.verdict("v2", Status.EXACT, TOTAL, make.figure("x", "4.0"))
    look = lookup(run(cause("p1"), more=(agreed,)))
    assert evidence(look, look.results.causes[0]) == (
        "4.3 agrees with nothing that it was compared with; 4.0 agrees in 1."
    )
    assert evidence(lookup(run(cause("p1"))), cause("p1")) == ""
    assert evidence(look, cause("t", "p1")) == ""


def shared(county: str, print_: str) -> Figure:
    return make.figure(
        county, print_, document=f"{county}.pdf", report=f"libraries/{county}/2032",
        subject="The kingdom",
    )  # fmt: skip


def test_a_report_is_not_accused_of_what_another_has(tmp_path: Path) -> None:
    counties = {"westmarch": "412", "eastmarch": "412", "northmarch": "421"}
    figures = tuple(shared(county, print_) for county, print_ in counties.items())
    found = make.verdict(
        "v1", Status.INCONSISTENT, *figures, expected=Interval(Decimal(412), Decimal(412))
    )
    results = make.results(
        reports=tuple(make.report(f"{county}.pdf") for county in counties),
        figures=figures,
        verdicts=(found,),
        causes=(cause("northmarch", low="412", high="412"),),
        rules=make.RULES,
    )
    index = read(write_report(results, tmp_path)).text
    assert "1 discrepancy in 1 report." in index
    assert index.count("1 of 1, wrong elsewhere") == 2
    assert "1 wrong of 1" in index
    assert index.count("likely wrong elsewhere") == 2
    right = read(tmp_path / "westmarch.pdf.html").text
    assert "Contradicted by another report" in right
    assert "the figure that is likely wrong is not in this one" in right
    wrong = read(tmp_path / "northmarch.pdf.html").text
    assert "1 discrepancy in this report. Do not publish before it is settled." in wrong
    heading = "The text on page 3 of northmarch.pdf says 421, but 2 other places say 412."
    assert all(heading in text for text in (index, right, wrong))
