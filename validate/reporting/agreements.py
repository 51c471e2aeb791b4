"""What was compared and agrees: only through rounding, the closest first; as printed, by rule."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from schemas.terms import Status
from validate.model import Report, Verdict
from validate.reporting import wording
from validate.reporting.listings import places_of, prints_of, rule_of
from validate.reporting.lookup import Lookup
from validate.reporting.markup import Html, lines, tag, text
from validate.reporting.page import Section, note
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render

_NO_ROOM = Decimal("Infinity")
# So many rows are read in one go; what is longer, and calm, is folded away.
_FEW = 12


def agreement_sections(look: Lookup, report: Report) -> tuple[Section, Section]:
    """The two sections of a document's page."""
    here = report.document
    verdicts = look.touching(here)
    close = [one for one in verdicts if one.status is Status.ROUNDED]
    same = [one for one in verdicts if one.status is Status.EXACT]
    # The least room first: these are the ones to look at.
    close.sort(key=lambda verdict: _NO_ROOM if verdict.slack is None else verdict.slack)
    return (
        Section(
            id="rounded",
            title=say("agreements.rounded"),
            count=len(close),
            body=render(_through_rounding(look, close, here))
            or note(say("agreements.none_rounded")),
        ),
        Section(
            id="exact",
            title=say("agreements.exact"),
            count=len(same),
            body=_as_printed(look, same, here) or note(say("agreements.none_exact")),
        ),
    )


def _through_rounding(look: Lookup, verdicts: Sequence[Verdict], here: str) -> Table:
    return Table(
        id="rounded-table",
        caption=say("agreements.caption_rounded"),
        columns=(
            *_columns(),
            Column(label=say("column.rule")),
            Column(label=say("column.room"), number=True),
        ),
        rows=tuple(
            (*_cells(look, one, here), rule_of(look, one), text(_room(one))) for one in verdicts
        ),
    )


def _as_printed(look: Lookup, verdicts: Sequence[Verdict], here: str) -> Html:
    """A table for each rule, one below the other; folded where there are many rows."""
    by_rule: defaultdict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_rule[verdict.rule].append(verdict)
    tables = lines(
        *(
            render(
                Table(
                    id=f"exact-{number}-table",
                    caption=look.rule_title(rule),
                    columns=_columns(),
                    rows=tuple(_cells(look, one, here) for one in own),
                )
            )
            for number, (rule, own) in enumerate(by_rule.items(), start=1)
        )
    )
    if len(verdicts) <= _FEW:
        return tables
    summary = tag("summary", text(say("agreements.listed", n=len(verdicts))))
    return tag("details", summary, tables)


def _columns() -> tuple[Column, ...]:
    return (
        Column(label=say("column.figure")),
        Column(label=say("column.prints")),
        Column(label=say("column.where")),
    )


def _cells(look: Lookup, verdict: Verdict, here: str) -> tuple[Html, ...]:
    return (
        text(look.subject_of(verdict) or look.rule_title(verdict.rule)),
        text(prints_of(look, verdict)),
        places_of(look, verdict, here),
    )


def _room(verdict: Verdict) -> str:
    if verdict.slack is None:
        return say("agreements.room_unknown")
    return wording.decimal(verdict.slack)
