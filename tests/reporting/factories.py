"""Small results built by hand: two invented reports on the libraries of invented counties."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from schemas.terms import (
    Assurance,
    Kind,
    LedgerState,
    MentionKind,
    Missing,
    Severity,
    Status,
    Unit,
)
from validate.model import (
    Dataset,
    Failure,
    Figure,
    LedgerEntry,
    Mention,
    Period,
    Place,
    Report,
    Results,
    RuleInfo,
    Use,
    Verdict,
)
from validate.numbers import Interval

WEST = "westmarch.pdf"
EAST = "eastmarch.txt"
YEAR = Period(start=date(2031, 4, 1), end=date(2032, 3, 31), label="year to March 2032")

MEASURES = {
    "loans_per_1000": "Loans per 1,000 people",
    "shelf_share": "Share of returned books shelved in a day",
    "branches": "Branches open",
}

RULES = (
    RuleInfo(
        id="same-figure",
        title="A figure is the same wherever it is printed",
        explanation="Compares all prints of one figure.\n\nPrints with ``about`` may differ.",
    ),
    RuleInfo(
        id="parts-and-total",
        title="Parts add up to their total",
        explanation="Adds up the parts.\n\n    12.1 + 12.2 = 24.3",
    ),
    RuleInfo(id="dates-in-order", title="Dates stand in order", explanation=""),
)


def place(quote: str, print_: str, **more: Any) -> Place:
    """A place whose mark is the first ``print_`` in ``quote``."""
    start = quote.index(print_)
    more.setdefault("document", WEST)
    if "line" not in more:
        more.setdefault("page", 3)
    return Place(quote=quote, start=start, end=start + len(print_), **more)


def figure(id_: str, print_: str, quote: str = "", **more: Any) -> Figure:
    """A claim in the report on Westmarch unless told otherwise."""
    placed = {
        key: more.pop(key) for key in ("document", "page", "page_label", "line") if key in more
    }
    value = None if more.get("missing") else Decimal(print_.strip("£").replace(",", ""))
    defaults: dict[str, Any] = {
        "report": "libraries/westmarch/2032",
        "family": "libraries",
        "kind": Kind.CLAIM,
        "context": "Lending",
        "subject": "Westmarch",
        "measure": "loans_per_1000",
        "period": YEAR,
        "value": value,
        "unit": Unit.PER_1000_POPULATION,
        "place": place(quote or print_, print_, **placed),
    }
    return Figure(id=id_, printed=print_, **(defaults | more))


def unlinked(id_: str, print_: str, quote: str = "", **more: Any) -> Figure:
    """A figure that no measure answers to."""
    defaults: dict[str, Any] = {
        "measure": "",
        "unit": Unit.COUNT,
        "period": None,
        "evidence": ("no declared concept is named",),
    }
    return figure(id_, print_, quote, **(defaults | more))


def caption(id_: str, words: str, **more: Any) -> Mention:
    """A caption in the report on Westmarch; its key is what stands before the colon."""
    document = more.pop("document", WEST)
    key = words.split(":", maxsplit=1)[0]
    defaults: dict[str, Any] = {
        "report": "libraries/westmarch/2032",
        "kind": MentionKind.CAPTION,
        "key": key,
        "value": words,
        "parent": "Lending",
        "place": place(words, words, page=5, document=document),
    }
    return Mention(id=id_, **(defaults | more))


def verdict(id_: str, status: Status, *figures: Figure, **more: Any) -> Verdict:
    """A comparison of figures by the rule of same figures."""
    defaults: dict[str, Any] = {
        "rule": "same-figure",
        "severity": Severity.ERROR,
        "figures": tuple(fig.id for fig in figures),
        "printed": tuple(fig.printed for fig in figures),
        "reports": tuple(dict.fromkeys(fig.report for fig in figures)),
    }
    return Verdict(id=id_, status=status, **(defaults | more))


def report(document: str = WEST, **more: Any) -> Report:
    """A report as recognised."""
    stem = document.split(".", maxsplit=1)[0]
    defaults: dict[str, Any] = {
        "id": f"libraries/{stem}/2032",
        "path": f"/somewhere/{document}",
        "sha256": "0123456789abcdef" * 4,
        "format": "pdf",
        "family": "libraries",
        "subject": stem.capitalize(),
        "title": f"Libraries of {stem.capitalize()}, 2032",
        "pages": 12,
    }
    return Report(document=document, **(defaults | more))


def results(**more: Any) -> Results:
    """Results with nothing in them but what is given; every figure gets its use."""
    defaults: dict[str, Any] = {
        "reports": (),
        "failures": (),
        "figures": (),
        "mentions": (),
        "ledger": (),
        "verdicts": (),
        "datasets": (),
        "rules": (),
        "measures": MEASURES,
    }
    filled = defaults | more
    used = [id_ for made in filled["verdicts"] if made.is_comparison for id_ in made.figures]
    disputed = {id_ for made in filled["verdicts"] if made.is_finding for id_ in made.figures}
    filled.setdefault("uses", {f.id: _use(f.id, used, disputed) for f in filled["figures"]})
    return Results(**filled)


def _use(id_: str, used: list[str], disputed: set[str]) -> Use:
    if id_ in disputed:
        return Use(checks=used.count(id_), assurance=Assurance.DISPUTED)
    word = Assurance.AGREED if id_ in used else Assurance.SINGLE_PRINT
    return Use(checks=used.count(id_), assurance=word)


def _share() -> dict[str, Any]:
    return {"measure": "shelf_share", "unit": Unit.PERCENT}


def _branches() -> dict[str, Any]:
    return {"measure": "branches", "unit": Unit.COUNT, "period": None}


def clean() -> Results:
    """One report, two comparisons that agree, one of them through rounding, one single print."""
    prose = figure("f1", "412", "Readers borrowed 412 books for every 1,000 people.")
    cell = figure(
        "f2", "412", kind=Kind.TABLE, table="Table 2: Loans", row_label="Westmarch", page=7
    )
    rounder = figure("f3", "61", "In all, 61 percent were back on the shelf.", **_share())
    finer = figure("f4", "61.5", kind=Kind.ANNEX, page=11, **_share())
    alone = figure("f5", "9", "Nine branches (9) stayed open.", **_branches())
    return results(
        reports=(report(),),
        figures=(prose, cell, rounder, finer, alone),
        verdicts=(
            verdict("v1", Status.EXACT, prose, cell, slack=Decimal(1)),
            verdict("v2", Status.ROUNDED, rounder, finer, slack=Decimal("0.05")),
        ),
        rules=RULES[:2],
    )


def disputed() -> Results:
    """Two reports: a figure, a sum and a shared figure disputed, and one of everything else."""
    figures, verdicts = _comparisons()
    doubtful = unlinked(
        "u1",
        "17",
        "In the north 17 vans broke down.",
        evidence=("two measures answer",),
        candidates=("branches", "van_hours"),
    )
    mention = Mention(
        id="m1",
        report="libraries/westmarch/2032",
        kind=MentionKind.REFERENCE,
        key="Table 9",
        value="Table 9",
        place=place("The rest is in Table 9 below.", "Table 9", page=5),
    )
    reference = Verdict(
        id="v5",
        rule="references",
        status=Status.INCONSISTENT,
        severity=Severity.QUESTION,
        mentions=("m1",),
        message="The report has no Table 9.",
    )
    return results(
        reports=(
            report(problems=("Page 4 has no text: it may be a picture.",)),
            report(EAST, format="text", pages=None),
        ),
        failures=(Failure(document="broken.pdf", message="broken.pdf: the file is damaged."),),
        figures=(*figures, doubtful),
        mentions=(
            mention,
            caption("c1", "Table 2: Loans"),
            caption("c2", "Chart 3: Loans since 1990"),
        ),
        ledger=(
            entry("412", LedgerState.LINKED, figure_id="f1"),
            entry("17", LedgerState.UNLINKED, reason="two measures answer", figure_id="u1"),
            entry("2032", LedgerState.NO_FIGURE, reason="year"),
        ),
        verdicts=(*verdicts, reference),
        datasets=(
            Dataset(
                name="loans",
                title="Loans by county",
                file="loans.csv",
                rows=2,
                blocked_by=("v1",),
            ),
            Dataset(name="branches", title="Branches by county", file="branches.csv", rows=2),
        ),
        rules=RULES,
    )


def _comparisons() -> tuple[tuple[Figure, ...], tuple[Verdict, ...]]:
    prose = figure("f1", "412", "Readers borrowed 412 books for every 1,000 people.")
    cell = figure(
        "f2",
        "421",
        kind=Kind.TABLE,
        table="Table 2",
        row_label="Westmarch",
        page=9,
        page_label="7",
    )
    abroad = figure(
        "f3",
        "431",
        "Westmarch, where the rate was 431, lends more than we do.",
        document=EAST,
        line=40,
        report="libraries/eastmarch/2032",
    )
    parts = tuple(
        figure(f"p{n}", f"{n}.5", kind=Kind.TABLE, row_label=f"Shelf {n}", **_share())
        for n in range(1, 9)
    )
    total = figure("t", "44.5", "All shelves together held 44.5 percent.", **_share())
    gone = figure("g", "–", missing=Missing.SUPPRESSED, row_label="Mobile library")
    alone = figure("f5", "9", "Nine branches (9) stayed open.", **_branches())
    first = verdict(
        "v1",
        Status.INCONSISTENT,
        prose,
        cell,
        expected=Interval(Decimal("420.5"), Decimal("421.5")),
        gap=Decimal(8),
        message="The text says 412 and the table says 421.",
    )
    shared = verdict(
        "v2",
        Status.INCONSISTENT,
        abroad,
        cell,
        severity=Severity.WARNING,
        expected=Interval(Decimal(421), Decimal(421)),
        gap=Decimal(10),
        message="The two reports state different rates.",
        note="The report on Eastmarch does not say for whom the rate was worked out.",
    )
    added = verdict(
        "v3",
        Status.INCONSISTENT,
        total,
        *parts,
        rule="parts-and-total",
        expected=Interval(Decimal("39.6"), Decimal("40.4")),
        gap=Decimal("4.05"),
        message="The parts add up to 40, not to 44.5.",
    )
    waiting = verdict("v4", Status.UNCHECKED, alone, message="The branches are named nowhere.")
    agreed = verdict("v6", Status.ROUNDED, parts[0], parts[1], slack=Decimal("0.05"))
    return (prose, cell, abroad, total, *parts, gone, alone), (
        first,
        shared,
        added,
        waiting,
        agreed,
    )


def entry(text: str, state: LedgerState, **more: Any) -> LedgerEntry:
    """A number of the report on Westmarch."""
    defaults: dict[str, Any] = {"document": WEST, "page": 3, "line": None}
    return LedgerEntry(start=0, end=len(text), text=text, state=state, **(defaults | more))


def hostile() -> Results:
    """A finding in which every text tries to be markup."""
    evil = '<script>alert("x")</script>&\'<img src=x onerror=1>'
    name = f"{evil}.pdf"
    quote = f"{evil} It was 412 there. {evil}"
    one = figure("f1", "412", quote, document=name, context=evil, subject=evil, row_label=evil)
    two = figure(
        "f2", "421", f"421 {evil}", document=name, kind=Kind.TABLE, table=evil, row_label=evil
    )
    lost = figure("f3", "412", document=name, missing=Missing.UNREADABLE, row_label=evil)
    alone = figure("f4", "7", document=name, measure=evil, row_label=evil)
    doubtful = unlinked(
        "f5", "8", f"{evil} 8 {evil}", document=name, subject=evil, context=evil,
        evidence=(evil,), candidates=(evil,), method="prose, corrected",
    )  # fmt: skip
    held = replace(two, method="labels, corrected", evidence=(evil, evil))
    found = verdict("v<1>", Status.INCONSISTENT, one, two, message=evil, note=evil, rule=evil)
    near = verdict("v2", Status.ROUNDED, one, two, rule=evil)
    stuck = verdict("v3", Status.UNCHECKED, one, two, message=evil)
    return results(
        reports=(report(name, title=evil, subject=evil, family=evil, problems=(evil,)),),
        failures=(Failure(document=name, message=evil),),
        figures=(one, held, lost, alone, doubtful),
        mentions=(caption("c1", evil, document=name, parent=evil),),
        verdicts=(found, near, stuck),
        ledger=(
            entry(evil, LedgerState.UNLINKED, document=name, reason=evil, figure_id="f5"),
            entry(evil, LedgerState.NO_FIGURE, document=name, reason=evil),
        ),
        datasets=(Dataset(name=evil, title=evil, file=evil, rows=1, blocked_by=(evil, "v<1>")),),
        rules=(RuleInfo(id=evil, title=evil, explanation=f"{evil}\n\n    {evil}"),),
        measures={"loans_per_1000": evil},
    )
