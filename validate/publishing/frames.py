"""
Records to data frames: the one bridge, and the validation of the long tables.

A long table that breaks its own schema is a bug of the program, not a finding about a report.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from pandera.config import config_context
from pandera.errors import SchemaErrors
from pandera.pandas import DataFrameSchema

from schemas.figures import COLUMNS as FIGURE_COLUMNS
from schemas.figures import FIGURES
from schemas.ledger import COLUMNS as LEDGER_COLUMNS
from schemas.ledger import LEDGER
from schemas.mentions import COLUMNS as MENTION_COLUMNS
from schemas.mentions import MENTIONS
from schemas.verdicts import COLUMNS as VERDICT_COLUMNS
from schemas.verdicts import VERDICTS
from validate.model import Figure, LedgerEntry, Mention, Place, Use, Verdict

_WHOLE_NUMBERS = frozenset({"page", "line", "decimals", "row", "column", "start", "end", "checks"})
_DECIMALS = frozenset({"value", "expected_low", "expected_high", "gap", "slack"})


def figures_frame(figures: Iterable[Figure], uses: Mapping[str, Use]) -> pd.DataFrame:
    """Figures as the contract's table, validated."""
    rows = [_figure_row(figure, uses[figure.id]) for figure in figures]
    return validated(frame(rows, FIGURE_COLUMNS), FIGURES)


def mentions_frame(mentions: Iterable[Mention]) -> pd.DataFrame:
    """Mentions as the contract's table, validated."""
    rows = [
        {
            "mention_id": mention.id, "report": mention.report, "kind": mention.kind.value,
            "key": mention.key, "value": mention.value, "precision": mention.precision,
            "parent": mention.parent, **_place_row(mention.place),
        }
        for mention in mentions
    ]  # fmt: skip
    return validated(frame(rows, MENTION_COLUMNS, text=("value",)), MENTIONS)


def ledger_frame(entries: Iterable[LedgerEntry]) -> pd.DataFrame:
    """The ledger as the contract's table, validated."""
    rows = [
        {
            "document": entry.document, "page": entry.page, "line": entry.line,
            "start": entry.start, "end": entry.end, "text": entry.text,
            "state": entry.state.value, "reason": entry.reason, "figure_id": entry.figure_id,
        }
        for entry in entries
    ]  # fmt: skip
    return validated(frame(rows, LEDGER_COLUMNS), LEDGER)


def verdicts_frame(verdicts: Iterable[Verdict]) -> pd.DataFrame:
    """Verdicts as the contract's table, validated."""
    rows = [
        {
            "verdict_id": verdict.id, "rule": verdict.rule, "status": verdict.status.value,
            "severity": verdict.severity.value, "reports": _array(verdict.reports),
            "figures": _array(verdict.figures), "mentions": _array(verdict.mentions),
            "printed": _array(verdict.printed),
            "expected_low": verdict.expected.low if verdict.expected else None,
            "expected_high": verdict.expected.high if verdict.expected else None,
            "gap": verdict.gap, "slack": verdict.slack, "note": verdict.note,
            "message": verdict.message, "waived_by": verdict.waived_by,
        }
        for verdict in verdicts
    ]  # fmt: skip
    return validated(frame(rows, VERDICT_COLUMNS), VERDICTS)


def frame(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], text: Sequence[str] = ()
) -> pd.DataFrame:
    """A frame whose columns have the types of the contract, also when there are no rows."""
    series = {}
    for column in columns:
        values = [row[column] for row in rows]
        if column in _WHOLE_NUMBERS and column not in text:
            series[column] = pd.Series(values, dtype="Int64")
        elif column in _DECIMALS and column not in text:
            series[column] = pd.Series(values, dtype=object)
        else:
            series[column] = pd.Series(values, dtype=str)
    return pd.DataFrame(series, columns=list(columns))


def validated(table: pd.DataFrame, schema: DataFrameSchema) -> pd.DataFrame:
    """The table itself once its schema holds; validation cannot be switched off from outside."""
    with config_context(validation_enabled=True):
        try:
            schema.validate(table, lazy=True)
        except SchemaErrors as error:
            cases = error.failure_cases.head(5).to_string(index=False)
            raise AssertionError(f"the {schema.name} table breaks its schema:\n{cases}") from None
    return table


def failures(table: pd.DataFrame, schema: DataFrameSchema) -> list[tuple[str, int]]:
    """What a table breaks of its schema: the check and the row that breaks it."""
    with config_context(validation_enabled=True):
        try:
            schema.validate(table, lazy=True)
        except SchemaErrors as error:
            cases = error.failure_cases
            if cases["index"].isna().any():
                # No row to blame: a column is of the wrong type, or a check itself failed.
                shown = cases[cases["index"].isna()].head(3).to_string(index=False)
                raise AssertionError(f"the {schema.name} schema does not fit:\n{shown}") from None
            broken = zip(cases["check"], cases["index"], strict=True)
            return sorted({(str(check), int(index)) for check, index in broken})
    return []


def csv_text(table: pd.DataFrame) -> str:
    """A table as CSV text: decimals as printed, absent values empty, lines end in LF."""
    shown = table.copy()
    for column in _DECIMALS.intersection(shown.columns):
        if shown[column].dtype == object:
            shown[column] = [
                ""
                if value is None or value is pd.NA
                else format(value, "f")
                if not isinstance(value, str)
                else value
                for value in shown[column]
            ]
    text = shown.to_csv(index=False, lineterminator="\n")
    assert isinstance(text, str)
    return text


def _figure_row(figure: Figure, use: Use) -> dict[str, Any]:
    return {
        "figure_id": figure.id,
        "report": figure.report,
        "family": figure.family,
        "kind": figure.kind.value,
        "context": figure.context,
        "subject": figure.subject,
        "measure": figure.measure,
        "period": figure.period.iso if figure.period else "",
        "base_period": figure.base_period.iso if figure.base_period else "",
        "printed": figure.printed,
        "value": figure.value,
        "missing": figure.missing.value if figure.missing else "",
        "decimals": figure.decimals,
        "unit": figure.unit.value,
        "qualifier": figure.qualifier.value if figure.qualifier else "",
        "population": figure.population,
        "excludes": _array(figure.excludes),
        "parent": figure.parent,
        "table": figure.table,
        "row": figure.row,
        "column": figure.column,
        "row_label": figure.row_label,
        "method": figure.method,
        "checks": use.checks,
        "assurance": use.assurance.value,
        "precision_from": figure.precision_from,
        "candidates": _array(figure.candidates),
        "comparison": figure.comparison.value if figure.comparison else "",
        "compared_with": figure.compared_with,
        "direction": figure.direction.value if figure.direction else "",
        "moved_from": figure.moved_from,
        "compared_figure": figure.compared_figure,
        "column_label": figure.column_label,
        "dataset": figure.dataset,
        "marker": figure.marker.value if figure.marker else "",
        **_place_row(figure.place),
    }


def _place_row(place: Place) -> dict[str, Any]:
    return {
        "document": place.document,
        "page": place.page,
        "page_label": place.page_label,
        "line": place.line,
        "boxes": json.dumps([box.as_list() for box in place.boxes]),
        "quote": place.quote,
        "start": place.start,
        "end": place.end,
    }


def _array(items: Iterable[str]) -> str:
    return json.dumps(list(items), ensure_ascii=False)
