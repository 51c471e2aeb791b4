"""The ledger: every number token of every document in exactly one state."""

import pandera.pandas as pa

from schemas.terms import LedgerState

COLUMNS = ("document", "page", "line", "start", "end", "text", "state", "reason", "figure_id")

LEDGER = pa.DataFrameSchema(
    {
        "document": pa.Column(str, pa.Check.str_length(min_value=1)),
        "page": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "line": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "start": pa.Column("Int64", pa.Check.ge(0)),
        "end": pa.Column("Int64", pa.Check.ge(0)),
        "text": pa.Column(str, pa.Check.str_length(min_value=1)),
        "state": pa.Column(str, pa.Check.isin([*LedgerState])),
        "reason": pa.Column(str),
        "figure_id": pa.Column(str),
    },
    checks=[
        pa.Check(
            lambda frame: (frame["state"] != LedgerState.NO_FIGURE) == (frame["figure_id"] != ""),
            error="a figure, linked or not, is named, and nothing else is",
        ),
        pa.Check(
            lambda frame: (frame["state"] == LedgerState.NO_FIGURE) <= (frame["reason"] != ""),
            error="a number that is no figure says why",
        ),
    ],
    strict=True,
    ordered=True,
    name="ledger",
)
