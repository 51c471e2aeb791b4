"""
Results with as many findings as are asked for: the pages of a run in which everything is wrong.

No report is read for it, so that writing the pages and the other files can be timed by itself. What
stands beside the findings is in proportion to what real reports have: to each finding some three
figures and a comparison that agrees, to each figure some two and a half numbers. The same number of
findings always gives the same results.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from schemas.terms import Kind, LedgerState, MentionKind, Severity, Slip, Status, Unit
from validate.checking.discover import discover
from validate.checking.engine import uses
from validate.ids import digest
from validate.model import (
    Cause,
    Figure,
    LedgerEntry,
    Mention,
    Period,
    Place,
    Repair,
    Report,
    Results,
    RuleInfo,
    Suspect,
    Verdict,
)
from validate.numbers import Interval

COUNTIES = ("Ashmoor", "Brackwater", "Coldmere", "Dunholt", "Elverstone")
NATION = "All counties"
FRUIT = ("Apples", "Pears", "Plums", "Cherries", "Quinces", "Medlars", "Damsons", "Mulberries")
FACTS = ("picked", "sold at market", "kept over winter", "pressed", "lost to frost")
YEARS = tuple(
    Period(start=date(year, 4, 1), end=date(year + 1, 3, 31), label=f"year to March {year + 1}")
    for year in range(2025, 2031)
)
MEASURES = {
    f"{fruit}_{fact}".casefold().replace(" ", "_"): f"{fruit} {fact}, tonnes per 1,000 trees"
    for fruit in FRUIT
    for fact in FACTS
}
# A table of the made-up reports: so many rows, a column for each year.
_ROWS = 10
_PARTS = 4
_PAGE = 40
_REASONS = ("year", "page number", "reference to a table or figure", "number of a footnote")


@dataclass(slots=True, kw_only=True)
class _Writer:
    """One report while it is made up: what has been printed in it so far."""

    number: int
    family: str = "orchards"
    figures: list[Figure] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    cells: int = 0

    @property
    def subject(self) -> str:
        """The county that the report is about."""
        return COUNTIES[self.number % len(COUNTIES)]

    @property
    def document(self) -> str:
        """Its file."""
        return f"orchards_{self.number + 1}_{self.subject.casefold()}.pdf"

    @property
    def id(self) -> str:
        """The id of the report."""
        return f"{self.family}/{self.subject.casefold()}-{self.number + 1}/2031"

    def report(self) -> Report:
        """The report as recognised."""
        return Report(
            id=self.id,
            document=self.document,
            path=self.document,
            sha256=f"{self.number:064x}",
            format="pdf",
            family=self.family,
            subject=self.subject,
            title=f"Orchards of {self.subject}, 2031",
            pages=2 + len(self.figures) // _PAGE,
        )

    def claim(self, step: int, value: Decimal, **more: Any) -> Figure:  # noqa: ANN401
        """A figure in a sentence."""
        measure, title = _measure(step)
        year = YEARS[step % len(YEARS)]
        before = f"In {self.subject} the growers reported for the {year.label} that"
        quote = (
            f"{before} {value} of {title.casefold()} were counted, which is where the county had"
            f" expected to be after the frost of the spring before ({year.start.year})."
        )
        start = len(before) + 1
        return self._add(
            Kind.CLAIM,
            value,
            place=self._place(quote, start, start + len(str(value))),
            measure=measure,
            period=year,
            context=f"{title.split(maxsplit=1)[0]} in the county",
            **more,
        )

    def cell(self, step: int, value: Decimal, **more: Any) -> Figure:  # noqa: ANN401
        """A figure in a table of rows and years; cells are filled one after the other."""
        measure, _ = _measure(step)
        table, within = divmod(self.cells, _ROWS * len(YEARS))
        row, column = divmod(within, len(YEARS))
        self.cells += 1
        place = self._place(str(value), 0, len(str(value)))
        return self._add(
            Kind.TABLE,
            value,
            place=place,
            measure=measure,
            period=YEARS[column],
            context="Tables",
            table=f"Table {table + 1}: Harvest by kind of tree",
            grid=table + 1,
            row=row + 1,
            column=column + 1,
            row_label=f"{FRUIT[row % len(FRUIT)]} {FACTS[row % len(FACTS)]}",
            column_label=YEARS[column].label,
            **more,
        )

    def unlinked(self, step: int) -> Figure:
        """A figure that no measure answers to."""
        quote = f"Some {step % 90 + 10} ladders were mended in {self.subject}."
        more = {"measure": "", "context": "Tools", "evidence": ("no declared concept is named",)}
        return self._add(
            Kind.CLAIM, Decimal(step % 90 + 10), place=self._place(quote, 5, 7), **more
        )

    def reference(self, step: int) -> Mention:
        """A reference to a table that is not there."""
        words = f"Table {step + 1000}"
        made = Mention(
            id=_id("m", self.number, len(self.mentions)),
            report=self.id,
            kind=MentionKind.REFERENCE,
            key=words,
            value=words,
            parent="Tools",
            place=self._place(f"The ladders are listed in {words} below.", 26, 26 + len(words)),
        )
        self.mentions.append(made)
        return made

    def _place(self, quote: str, start: int, end: int) -> Place:
        page = 1 + len(self.figures) // _PAGE
        return Place(document=self.document, page=page, quote=quote, start=start, end=end)

    def _add(self, kind: Kind, value: Decimal, **more: Any) -> Figure:  # noqa: ANN401
        made = Figure(
            id=_id("f", self.number, len(self.figures)),
            report=self.id,
            family=self.family,
            kind=kind,
            printed=str(value),
            value=value,
            decimals=1,
            unit=Unit.COUNT,
            **({"subject": self.subject} | more),
        )
        self.figures.append(made)
        return made


def many(findings: int, documents: int = 5) -> Results:
    """Results with so many findings, spread over so many made-up documents."""
    writers = [_Writer(number=number) for number in range(documents)]
    verdicts: list[Verdict] = []
    for step in range(findings):
        mine, other = writers[step % documents], writers[(step + 1) % documents]
        verdicts.append(_finding(step, mine, other))
        verdicts.append(_agreement(step, mine))
        if step % 10 == 0:
            verdicts.append(_unchecked(step, mine))
        if step % 3 == 0:
            mine.unlinked(step)
    figures = tuple(figure for writer in writers for figure in writer.figures)
    return Results(
        reports=tuple(writer.report() for writer in writers),
        failures=(),
        figures=figures,
        mentions=tuple(mention for writer in writers for mention in writer.mentions),
        ledger=tuple(_ledger(figures)),
        verdicts=tuple(verdicts),
        uses=uses(figures, verdicts),
        datasets=(),
        rules=tuple(
            RuleInfo(id=rule.id, title=rule.title, explanation=rule.explanation)
            for rule in discover()
        ),
        measures=MEASURES,
        causes=tuple(_causes(verdicts)),
    )


def _id(prefix: str, *parts: object) -> str:
    return digest(prefix, map(str, parts))


def _measure(step: int) -> tuple[str, str]:
    return list(MEASURES.items())[step // len(YEARS) % len(MEASURES)]


def _finding(step: int, mine: _Writer, other: _Writer) -> Verdict:
    """One of the kinds of findings, in turn: most of them are two prints that differ."""
    value = Decimal(step % 5000) / 10 + 10
    match step // 7 % 10:
        case 0 | 1:
            parts = [mine.cell(step, value) for _ in range(_PARTS)]
            whole = mine.cell(step, value * _PARTS + 7)
            return _disputed("parts-and-totals", step, [whole, *parts], value * _PARTS)
        case 2:
            here = mine.claim(step, value, subject=NATION)
            there = other.claim(step, value + 3, subject=NATION)
            return _disputed("national-figures", step, [here, there], value + 3)
        case 3:
            shown = [mine.claim(step, value + more) for more in (5, 0, 1)]
            return _disputed("changes-and-levels", step, shown, Decimal(1))
        case 4:
            return _disputed("references", step, [], None, mention=mine.reference(step))
        case _:
            shown = [mine.claim(step, value), mine.cell(step, value + 2)]
            return _disputed("prints-of-one-fact", step, shown, value + 2)


def _disputed(
    rule: str,
    step: int,
    figures: Sequence[Figure],
    expected: Decimal | None,
    mention: Mention | None = None,
) -> Verdict:
    severities = (Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.QUESTION)
    printed = figures[0].printed if figures else mention.value if mention else ""
    return Verdict(
        id=_id("v", "finding", step),
        rule=rule,
        status=Status.INCONSISTENT,
        severity=severities[step % 4] if expected is not None else Severity.QUESTION,
        reports=tuple(dict.fromkeys(figure.report for figure in figures)),
        figures=tuple(figure.id for figure in figures),
        mentions=(mention.id,) if mention else (),
        printed=tuple(figure.printed for figure in figures),
        expected=None if expected is None else Interval(expected, expected + Decimal("0.1")),
        gap=None if expected is None else Decimal("2.05"),
        message=f"{printed} is printed, and the prints beside it do not bear it out.",
    )


def _agreement(step: int, mine: _Writer) -> Verdict:
    value = Decimal(step % 700) / 10
    pair = (mine.claim(step, value), mine.figures[-2] if len(mine.figures) > 1 else None)
    rounded = step % 10 == 0
    return Verdict(
        id=_id("v", "agreement", step),
        rule="prints-of-one-fact",
        status=Status.ROUNDED if rounded else Status.EXACT,
        severity=Severity.INFORMATION,
        reports=(mine.id,),
        figures=tuple(figure.id for figure in pair if figure),
        printed=tuple(figure.printed for figure in pair if figure),
        slack=Decimal(step % 5) / 100 if rounded else Decimal("0.1"),
    )


def _unchecked(step: int, mine: _Writer) -> Verdict:
    alone = mine.cell(step, Decimal(step % 90))
    return Verdict(
        id=_id("v", "unchecked", step),
        rule="parts-and-totals",
        status=Status.UNCHECKED,
        severity=Severity.INFORMATION,
        reports=(mine.id,),
        figures=(alone.id,),
        printed=(alone.printed,),
        message="The sum of its parts",
        note="a part is not printed",
    )


def _ledger(figures: Sequence[Figure]) -> list[LedgerEntry]:
    entries: list[LedgerEntry] = []
    for number, figure in enumerate(figures):
        state = LedgerState.LINKED if figure.measure else LedgerState.UNLINKED
        entries.append(_entry(figure, figure.printed, state, figure_id=figure.id))
        reason = _REASONS[number % len(_REASONS)]
        several = 1 + number % 2
        entries += [_entry(figure, "2031", LedgerState.NO_FIGURE, reason=reason)] * several
    return entries


def _entry(figure: Figure, words: str, state: LedgerState, **more: str) -> LedgerEntry:
    return LedgerEntry(
        document=figure.place.document,
        page=figure.place.page,
        line=None,
        start=0,
        end=len(words),
        text=words,
        state=state,
        **more,
    )


def _causes(verdicts: Sequence[Verdict]) -> list[Cause]:
    """One print may be behind a finding; now and then it is behind that of another as well."""
    found = [one for one in verdicts if one.is_finding and one.expected and one.figures]
    causes: list[Cause] = []
    for number in range(0, len(found), 5):
        together = found[number : number + (2 if number % 20 == 0 else 1)]
        expected = together[0].expected
        if expected is None:
            continue
        repair = Repair(figure=together[0].figures[0], low=expected.low, high=expected.high)
        causes.append(
            Cause(
                id=_id("c", number),
                findings=tuple(one.id for one in together),
                suspects=(Suspect(repairs=(repair,), slip=Slip.DIGIT),),
                tied=1,
                complete=True,
            )
        )
    return causes
