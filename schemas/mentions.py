"""The long table of mentions: everything printed that is no figure and that a rule may speak of."""

import pandera.pandas as pa

from schemas.checks import boxes_in_order
from schemas.terms import MentionKind

COLUMNS = (
    "mention_id", "report", "document", "kind", "key", "value", "precision", "parent", "page",
    "page_label", "line", "boxes", "quote", "start", "end",
)  # fmt: skip

MENTIONS = pa.DataFrameSchema(
    {
        "mention_id": pa.Column(str, pa.Check.str_matches(r"^m[0-9a-f]{12}$"), unique=True),
        "report": pa.Column(str),
        "document": pa.Column(str, pa.Check.str_length(min_value=1)),
        "kind": pa.Column(str, pa.Check.isin([*MentionKind])),
        "key": pa.Column(str),
        "value": pa.Column(str),
        "precision": pa.Column(str),
        "parent": pa.Column(str),
        "page": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "page_label": pa.Column(str),
        "line": pa.Column("Int64", pa.Check.ge(1), nullable=True),
        "boxes": pa.Column(str, boxes_in_order()),
        "quote": pa.Column(str),
        "start": pa.Column("Int64", pa.Check.ge(0)),
        "end": pa.Column("Int64", pa.Check.ge(0)),
    },
    strict=True,
    ordered=True,
    name="mentions",
)
