"""The long table of verdicts: one row a comparison, those that agree too."""

import pandera.pandas as pa

from schemas.checks import finite_or_absent, json_array
from schemas.terms import Severity, Status

COLUMNS = (
    "verdict_id", "rule", "status", "severity", "reports", "figures", "mentions", "printed",
    "expected_low", "expected_high", "gap", "slack", "note", "message", "waived_by",
)  # fmt: skip

VERDICTS = pa.DataFrameSchema(
    {
        "verdict_id": pa.Column(str, pa.Check.str_matches(r"^v[0-9a-f]{12}$"), unique=True),
        "rule": pa.Column(str, pa.Check.str_matches(r"^[a-z0-9-]+$")),
        "status": pa.Column(str, pa.Check.isin([*Status])),
        "severity": pa.Column(str, pa.Check.isin([*Severity])),
        "reports": pa.Column(str, json_array()),
        "figures": pa.Column(str, json_array()),
        "mentions": pa.Column(str, json_array()),
        "printed": pa.Column(str, json_array()),
        "expected_low": pa.Column(object, finite_or_absent(), nullable=True),
        "expected_high": pa.Column(object, finite_or_absent(), nullable=True),
        "gap": pa.Column(object, finite_or_absent(), nullable=True),
        "slack": pa.Column(object, finite_or_absent(), nullable=True),
        "note": pa.Column(str),
        "message": pa.Column(str),
        "waived_by": pa.Column(str),
    },
    strict=True,
    ordered=True,
    name="verdicts",
)
