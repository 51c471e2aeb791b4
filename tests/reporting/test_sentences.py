"""What is wrong, in a sentence: the heading of a card."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from schemas.terms import Kind, MentionKind, Severity, Slip, Status
from validate.model import Cause, Mention, Repair, Results, Suspect, Verdict
from validate.numbers import Interval
from validate.reporting.lookup import lookup
from validate.reporting.sentences import certainty, of_causes, remedy, sentence

from . import factories as make

SAID = make.figure("f1", "412", "Readers borrowed 412 books for every 1,000 people.")
CELL = make.figure("f2", "421", kind=Kind.TABLE, table="Table 2", page=9, page_label="7")
ABROAD = make.figure("f3", "431", document=make.EAST, line=40)
GRAPHIC = make.figure("f4", "421", kind=Kind.INFOGRAPHIC, page=2)
SHARE = make.figure("f5", "44.5", measure="shelf_share", kind=Kind.ANNEX, page=11)
EMPTY = replace(SAID, id="f6", printed="", value=None)
PARTS = tuple(make.figure(f"p{n}", f"{n}.5", measure=f"part_{n}") for n in (1, 2))


def run(found: Verdict, *figures: object, **more: object) -> Results:
    reports = (make.report(), make.report(make.EAST, format="text"))
    return make.results(reports=reports, figures=figures, verdicts=(found,), **more)


def disputed(*figures: object, **more: object) -> Verdict:
    low, high = more.pop("between", (Decimal("420.5"), Decimal("421.5")))
    more.setdefault("expected", Interval(low, high) if low is not None else None)
    return make.verdict("v1", Status.INCONSISTENT, *figures, **more)


CASES = {
    "two prints of one fact": (
        disputed(SAID, CELL),
        "The text on page 3 says 412, but “Table 2” on page 7 says 421.",
    ),
    "of two reports": (
        disputed(ABROAD, CELL),
        "The text on line 40 of eastmarch.txt says 431, but “Table 2” on page 7 of westmarch.pdf "
        "says 421.",
    ),
    "of many places": (
        disputed(SAID, CELL, GRAPHIC),
        "The text on page 3 says 412, but 2 other places say 421.",
    ),
    "a print without a value": (
        disputed(EMPTY, CELL),
        "The text on page 3 gives no value, but “Table 2” on page 7 says 421.",
    ),
    "a total": (
        disputed(
            SHARE,
            *PARTS,
            between=(Decimal("3.9"), Decimal("4.1")),
            message="Share shelved, Westmarch: the sum of its 2 parts",
        ),
        "The annex on page 11 says 44.5, but the other figures allow only 3.9 to 4.1 (the sum of "
        "its 2 parts).",
    ),
    "one print and a limit": (
        disputed(
            SHARE,
            between=(Decimal(0), Decimal(40)),
            message="Share shelved, Westmarch: a value that its unit allows",
        ),
        "The annex on page 11 says 44.5, but only 0 to 40 is possible (a value that its unit "
        "allows).",
    ),
    "no upper end": (
        disputed(
            SHARE,
            PARTS[0],
            between=(Decimal(50), Decimal("Infinity")),
            message="Share shelved, Westmarch: double the first part",
        ),
        "The annex on page 11 says 44.5, but the other figures allow only 50 or more (double the "
        "first part).",
    ),
    "words that figures do not bear out": (
        disputed(
            SHARE,
            PARTS[0],
            bounds=True,
            message="Share shelved, Westmarch: said to fall from 1.5 to 44.5",
        ),
        "Said to fall from 1.5 to 44.5: the figures do not bear this out.",
    ),
    "a limit": (
        disputed(
            SHARE,
            PARTS[0],
            between=(None, None),
            bounds=True,
            message="Share shelved, Westmarch: 44.5 is said to be lower than 1.5",
            note="must be below 1.5",
        ),
        "The annex on page 11 says 44.5, which must be below 1.5 (44.5 is said to be lower than "
        "1.5).",
    ),
    "nothing expected": (
        disputed(
            SHARE,
            PARTS[0],
            between=(None, None),
            message="Table 2: decimals in the column",
            note="1.5 has one",
        ),
        "Table 2: decimals in the column 1.5 has one.",
    ),
    "a rule that failed": (
        make.verdict("v1", Status.ERROR, SAID, message="it divided by zero"),
        "it divided by zero.",
    ),
    "nothing but a rule": (
        make.verdict("v1", Status.INCONSISTENT, message=""),
        "Same figure.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_finding_in_a_sentence(case: str) -> None:
    found, said = CASES[case]
    results = run(found, SAID, CELL, ABROAD, GRAPHIC, SHARE, EMPTY, *PARTS)
    assert sentence(lookup(results), found) == said


def test_what_stands_for_all_counties_and_another_year_is_no_pair() -> None:
    later = replace(CELL, period=replace(make.YEAR, start=make.YEAR.end))
    found = disputed(SAID, later, message="Loans, Westmarch: 2 percent more than the year before")
    said = sentence(lookup(run(found, SAID, later)), found)
    assert "the other figures allow only 420.5 to 421.5 (2 percent more" in said


def test_a_finding_about_a_reference_speaks_by_its_rule() -> None:
    mention = Mention(
        id="m1",
        report="libraries/westmarch/2032",
        kind=MentionKind.REFERENCE,
        key="Table 9",
        place=make.place("The rest is in Table 9.", "Table 9"),
    )
    found = make.verdict("v1", Status.INCONSISTENT, mentions=("m1",), message="There is no Table 9")
    look = lookup(run(found, mentions=(mention,)))
    assert sentence(look, found) == "There is no Table 9."
    assert certainty(look, found) == ""


def cause(*suspects: Suspect, tied: int = 1) -> Cause:
    return Cause(id="c1", findings=("v1",), suspects=suspects, tied=tied, complete=True)


def suspect(id_: str, value: int, slip: Slip = Slip.TRANSPOSED) -> Suspect:
    wanted = Decimal(value)
    return Suspect(repairs=(Repair(figure=id_, low=wanted, high=wanted),), slip=slip)


def test_findings_of_one_cause_name_the_print_that_all_dispute() -> None:
    found = disputed(SAID, CELL)
    look = lookup(run(found, SAID, CELL))
    known = cause(suspect("f1", 421))
    several = (found, replace(found, id="v1"))
    assert of_causes(look, (known,), several) == (
        "The text on page 3 says 412, and 2 comparisons contradict it."
    )
    assert remedy(look, (known,)) == "Change 412 to 421 (two digits changed places)"


def test_findings_of_causes_that_are_no_single_print_are_counted() -> None:
    found = disputed(SAID, CELL)
    look = lookup(run(found, SAID, CELL))
    tied = cause(suspect("f1", 421), suspect("f2", 412), tied=2)
    several = (found, replace(found, id="v1"))
    said = "The text on page 3 says 412, but “Table 2” on page 7 says 421."
    together = f"{said} Another comparison hangs together with it."
    assert of_causes(look, (tied,), several) == together
    assert of_causes(look, (tied, tied), several) == together
    assert of_causes(look, (tied,), (*several, found)).endswith(
        "2 other comparisons hang together with it."
    )
    either = "(two digits changed places)"
    assert remedy(look, (tied,)) == f"Change 412 to 421 {either} or Change 421 to 412 {either}"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one, "At least one of these figures is wrong, and nothing here tells which."),
        (
            lambda one: replace(one, severity=Severity.QUESTION),
            "A question: a person has to decide whether anything is wrong.",
        ),
        (lambda one: replace(one, announced=True), ""),
    ],
    ids=["discrepancy", "question", "marked revision"],
)
def test_how_sure_a_finding_without_a_known_cause_is(
    change: Callable[[Verdict], Verdict], said: str
) -> None:
    found = change(disputed(SAID, CELL))
    assert certainty(lookup(run(found, SAID, CELL)), found) == said
