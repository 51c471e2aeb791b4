"""
The datasets of a family: which figures make up each, and whether each is what it must be.

What a published table breaks of its schema is a verdict like any other: a reviewer sees it, and it
holds back the dataset.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from schemas.published import (
    COLUMNS,
    OUT_OF_RANGE,
    REPEATED,
    WRONG_DECIMALS,
    WRONG_UNIT,
    MeasureLimits,
    published_schema,
)
from schemas.terms import Criterion, Kind, Missing, Severity, Status
from validate.family.forms import Row
from validate.family.model import Family, RuleSetting
from validate.ids import digest
from validate.model import Figure, Mention, Use, Verdict
from validate.numbers import Interval
from validate.publishing.frames import failures, frame
from validate.publishing.info import RULE
from validate.vocabulary import canonical

CLAIMS = "claims"  # the dataset of the figures in the text
UNREADABLE = "a number in every cell that is not empty"
# What is broken, in words that stand after *X is*.
_SAID = {
    OUT_OF_RANGE: "the value lies outside the plausible range",
    WRONG_DECIMALS: "printed to other decimals than this measure has",
    WRONG_UNIT: "not in the unit of this measure",
    REPEATED: "stands twice in this table",
    UNREADABLE: "what is printed is no number",
}
# Which question of a QA log that answers; the others are about the table as a whole.
_CRITERIA = {
    OUT_OF_RANGE: Criterion.PLAUSIBILITY,
    WRONG_DECIMALS: Criterion.FORMAT,
    WRONG_UNIT: Criterion.FORMAT,
    UNREADABLE: Criterion.FORMAT,
}
_PROSE = frozenset({Kind.CLAIM, Kind.FOOTNOTE, Kind.ANNEX})
# What there is at the end of a year is that at the end of its last quarter: two rows tell it.
_KEY = ("document", "subject", "measure", "period", "base_period", "row_label")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One dataset to be: its figures, and the rows that a table of it must have."""

    name: str
    title: str
    family: Family
    figures: tuple[Figure, ...]
    required: tuple[Row, ...] = ()
    keyed: bool = True
    absent: Severity = Severity.ERROR


def plans(figures: Sequence[Figure], families: Mapping[str, Family]) -> tuple[Plan, ...]:
    """The datasets that the figures make up; a family without figures makes none."""
    result: list[Plan] = []
    for family in families.values():
        own = [figure for figure in figures if figure.family == family.name and figure.measure]
        result.extend(plan for plan in _of_family(family, own) if plan.figures)
    names = [plan.name for plan in result]
    return tuple(
        plan
        if names.count(plan.name) == 1
        else replace(plan, name=f"{plan.family.name}_{plan.name}")
        for plan in result
    )


def dataset_frame(plan: Plan, uses: Mapping[str, Use]) -> pd.DataFrame:
    """A dataset as a tidy table, one row a figure."""
    rows = [
        {
            "report": figure.report,
            "document": figure.place.document,
            "page": figure.place.page,
            "line": figure.place.line,
            "subject": figure.subject,
            "measure": figure.measure,
            "title": plan.family.measures[figure.measure].title,
            "period": figure.period.iso if figure.period else "",
            "base_period": figure.base_period.iso if figure.base_period else "",
            "value": figure.value,
            "missing": figure.missing.value if figure.missing else "",
            "unit": figure.unit.value,
            "decimals": figure.decimals,
            "qualifier": figure.qualifier.value if figure.qualifier else "",
            "parent": figure.parent,
            "row_label": figure.row_label,
            "figure_id": figure.id,
            "checks": uses[figure.id].checks,
            "assurance": uses[figure.id].assurance.value,
        }
        for figure in plan.figures
    ]
    return frame(rows, COLUMNS)


def verdicts_of(
    plan: Plan, uses: Mapping[str, Use], mentions: Sequence[Mention]
) -> Iterator[Verdict]:
    """What a dataset breaks of its schema, one verdict a row and check."""
    setting = plan.family.rules.get(RULE.id, RuleSetting())
    if not setting.enabled:
        return
    for verdict in _verdicts(plan, uses, mentions):
        yield replace(verdict, severity=setting.severity or verdict.severity)


def _verdicts(
    plan: Plan, uses: Mapping[str, Use], mentions: Sequence[Mention]
) -> Iterator[Verdict]:
    table = dataset_frame(plan, uses)
    limits = {
        measure.name: MeasureLimits(
            units=measure.units, least=measure.least, most=measure.most, decimals=measure.decimals
        )
        for measure in plan.family.measures.values()
    }
    schema = published_schema(plan.name, limits, key=_KEY if plan.keyed else ())
    repeated: dict[tuple[str, str], list[Figure]] = {}
    for check, index in failures(table, schema):
        figure = plan.figures[index]
        if check == REPEATED:
            repeated.setdefault((figure.place.document, figure.table), []).append(figure)
        else:
            yield _verdict(plan, figure, check, severity=_severity(check))
    for figures in repeated.values():  # a table printed twice is one slip, not one a row
        verdict = _verdict(plan, figures[0], REPEATED, severity=Severity.ERROR)
        ids, prints = zip(*((figure.id, figure.printed) for figure in figures), strict=True)
        yield replace(verdict, figures=ids, printed=prints, message=_repeats(plan, figures))
    for figure in plan.figures:
        if figure.missing is Missing.UNREADABLE:
            yield _verdict(plan, figure, UNREADABLE, severity=Severity.WARNING)
    yield from _absent_rows(plan, mentions)


def _of_family(family: Family, figures: Sequence[Figure]) -> Iterator[Plan]:
    for form in family.tables:
        yield Plan(
            name=form.name,
            title=form.title,
            family=family,
            figures=tuple(
                one for one in figures if one.kind is Kind.TABLE and one.dataset == form.name
            ),
            required=tuple(row for row in form.rows if row.required and not row.subject),
        )
    for graphic in family.infographics:
        yield Plan(
            name=graphic.name,
            title=graphic.title,
            family=family,
            figures=tuple(
                one
                for one in figures
                if one.kind is Kind.INFOGRAPHIC and one.dataset == graphic.name
            ),
            required=tuple(row for row in graphic.labels if row.required),
            absent=Severity.WARNING,
        )
    yield Plan(
        name=CLAIMS,
        title="Figures stated in the text",
        family=family,
        figures=tuple(one for one in figures if one.kind in _PROSE),
        keyed=False,
    )


def _absent_rows(plan: Plan, mentions: Sequence[Mention]) -> Iterator[Verdict]:
    """
    Required rows that a printed table lacks; labels without a value are not absent.

    The finding stands at the table's caption: no figure that is printed is to blame.
    """
    tables: dict[tuple[str, str], dict[str, Figure]] = {}
    for figure in plan.figures:
        tables.setdefault((figure.place.document, figure.subject), {})[figure.measure] = figure
    for (document, subject), printed in tables.items():
        one = next(iter(printed.values()))
        caption = _caption(mentions, document, one.table)
        for row in plan.required:
            if row.measure in printed or _has_row(row, printed.values()):
                continue
            title = plan.family.measures[row.measure].title if row.measure else row.labels[0]
            yield Verdict(
                id=digest("v", (RULE.id, one.report, document, subject, plan.name, _key(row))),
                rule=RULE.id,
                status=Status.INCONSISTENT,
                severity=plan.absent,
                reports=(one.report,),
                mentions=(caption.id,) if caption else (),
                message=f"{one.table or plan.title} has no row for {title} ({subject})",
                note=f"{plan.name}: row required: {row.labels[0]}",
                dataset=plan.name,
            )


def _has_row(row: Row, printed: Iterable[Figure]) -> bool:
    """Whether a row is there that only its label tells: it names no measure, or several have it."""
    labels = {canonical(label) for label in row.labels}
    return any(canonical(figure.row_label) in labels for figure in printed)


def _key(row: Row) -> str:
    return row.measure or canonical(row.labels[0])


def _caption(mentions: Sequence[Mention], document: str, table: str) -> Mention | None:
    """The caption of a table, or the heading of a graphic."""
    return next(
        (one for one in mentions if one.place.document == document and one.key == table), None
    )


def _repeats(plan: Plan, figures: Sequence[Figure]) -> str:
    where = figures[0].table or plan.title
    rows = f"{len(figures)} figures of it" if len(figures) > 1 else "a figure of it"
    return f"{where} stands twice in {figures[0].place.document}, or {rows} do"


def _severity(check: str) -> Severity:
    return Severity.WARNING if check == WRONG_DECIMALS else Severity.ERROR


def _verdict(plan: Plan, figure: Figure, check: str, *, severity: Severity) -> Verdict:
    measure = plan.family.measures[figure.measure]
    expected = None
    if check == OUT_OF_RANGE and measure.least is not None and measure.most is not None:
        expected = Interval(measure.least, measure.most)
    return Verdict(
        id=digest("v", (RULE.id, figure.id, check)),
        rule=RULE.id,
        status=Status.INCONSISTENT,
        severity=severity,
        reports=(figure.report,),
        figures=(figure.id,),
        printed=(figure.printed,),
        expected=expected,
        message=f"{measure.title}, {figure.subject}: {_SAID.get(check, check)}",
        note=f"{plan.name}: {check}",
        dataset=plan.name,
        criterion=_CRITERIA.get(check),
    )
