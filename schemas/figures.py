"""The long table of figures: one row a printed figure, or a printed label without its number."""

from decimal import Decimal

import pandas as pd
import pandera.pandas as pa

from schemas.checks import boxes_in_order, finite_or_absent, iso_interval, json_array
from schemas.terms import Assurance, Comparison, Direction, Kind, Marker, Missing, Qualifier, Unit

COLUMNS = (
    "figure_id", "report", "document", "family", "page", "page_label", "line", "kind", "context",
    "subject", "measure", "period", "base_period", "printed", "value", "missing", "decimals",
    "unit", "qualifier", "population", "excludes", "parent", "table", "row", "column",
    "row_label", "boxes", "quote", "start", "end", "method", "checks", "assurance",
    "precision_from", "candidates", "comparison", "compared_with", "direction", "moved_from",
    "compared_figure", "column_label", "dataset", "marker",
)  # fmt: skip

_ID_OR_NONE = r"^(f[0-9a-f]{12})?$"
_LEAST_DECIMALS = -9  # *2 billion* is a figure of no more places than its words
_MOST_DECIMALS = 6


def _one_of_value_and_missing(frame: pd.DataFrame) -> "pd.Series[bool]":
    return frame["value"].map(lambda value: isinstance(value, Decimal)) != (frame["missing"] != "")


FIGURES = pa.DataFrameSchema(
    {
        "figure_id": pa.Column(str, pa.Check.str_matches(r"^f[0-9a-f]{12}$"), unique=True),
        "report": pa.Column(str, pa.Check.str_matches(r"^[\w.-]+/[\w.-]+/[\w.-]+$")),
        "document": pa.Column(str, pa.Check.str_length(min_value=1)),
        "family": pa.Column(str, pa.Check.str_length(min_value=1)),
        "page": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "page_label": pa.Column(str),
        "line": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "kind": pa.Column(str, pa.Check.isin([*Kind])),
        "context": pa.Column(str),
        "subject": pa.Column(str),
        "measure": pa.Column(str, pa.Check.str_matches(r"^[a-z0-9_]*$")),
        "period": pa.Column(str, iso_interval()),
        "base_period": pa.Column(str, iso_interval()),
        "printed": pa.Column(str),
        "value": pa.Column(object, finite_or_absent(), nullable=True),
        "missing": pa.Column(str, pa.Check.isin(["", *Missing])),
        "decimals": pa.Column(
            "Int64", pa.Check.in_range(_LEAST_DECIMALS, _MOST_DECIMALS), nullable=True
        ),
        "unit": pa.Column(str, pa.Check.isin([*Unit])),
        "qualifier": pa.Column(str, pa.Check.isin(["", *Qualifier])),
        "population": pa.Column(str),
        "excludes": pa.Column(str, json_array()),
        "parent": pa.Column(str),
        "table": pa.Column(str),
        "row": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "column": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "row_label": pa.Column(str),
        "boxes": pa.Column(str, boxes_in_order()),
        "quote": pa.Column(str),
        "start": pa.Column("Int64", pa.Check.ge(0)),
        "end": pa.Column("Int64", pa.Check.ge(0)),
        "method": pa.Column(str),
        "checks": pa.Column("Int64", pa.Check.ge(0)),
        "assurance": pa.Column(str, pa.Check.isin([*Assurance])),
        "precision_from": pa.Column(str, pa.Check.isin(["print", "qualifier", "family"])),
        "candidates": pa.Column(str, json_array()),
        "comparison": pa.Column(str, pa.Check.isin(["", *Comparison])),
        "compared_with": pa.Column(str),
        "direction": pa.Column(str, pa.Check.isin(["", *Direction])),
        "moved_from": pa.Column(str, pa.Check.str_matches(_ID_OR_NONE)),
        "compared_figure": pa.Column(str, pa.Check.str_matches(_ID_OR_NONE)),
        "column_label": pa.Column(str),
        "dataset": pa.Column(str),
        "marker": pa.Column(str, pa.Check.isin(["", *Marker])),
    },
    checks=[
        pa.Check(
            lambda frame: (frame["measure"] != "") <= (frame["subject"] != ""),
            error="a linked figure names its subject",
        ),
        pa.Check(_one_of_value_and_missing, error="exactly one of value and missing is set"),
        pa.Check(lambda frame: frame["start"] <= frame["end"], error="start comes before end"),
    ],
    strict=True,
    ordered=True,
    name="figures",
)
