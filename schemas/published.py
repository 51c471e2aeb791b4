"""
The published tables of a family, as Pandera schemas built from its declarations.

Every table that a family declares (and its infographics, and the claims of the prose) is published
as one tidy dataset. What it must look like follows from ``tables.toml`` and ``measures.toml``, so a
family writes no schema of its own.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd
import pandera.pandas as pa

from schemas.checks import finite_or_absent, iso_interval
from schemas.terms import Assurance, Missing, Unit

COLUMNS = (
    "report", "document", "page", "line", "subject", "measure", "title", "period", "base_period",
    "value", "missing", "unit", "decimals", "qualifier", "parent", "row_label", "figure_id",
    "checks", "assurance",
)  # fmt: skip

OUT_OF_RANGE = "value in the plausible range of its measure"
WRONG_DECIMALS = "decimals as its measure is printed"
WRONG_UNIT = "unit of its measure"
REPEATED = "one row for each report, subject, measure and period"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLimits:
    """What a table may hold of one measure; None and an empty tuple set no limit."""

    units: tuple[Unit, ...]
    least: Decimal | None
    most: Decimal | None
    decimals: tuple[int, ...]


def published_schema(
    name: str, limits: Mapping[str, MeasureLimits], *, key: Iterable[str] = ()
) -> pa.DataFrameSchema:
    """The schema of one published table; ``key`` lists the columns that identify a row."""
    columns = list(key)

    # Pandera takes a function named like one of its own checks for that check: hence the names.
    def value_is_plausible(frame: pd.DataFrame) -> pd.Series:
        return _by_row(frame, lambda row: _within(row["value"], limits[row["measure"]]))

    def decimals_are_declared(frame: pd.DataFrame) -> pd.Series:
        return _by_row(frame, lambda row: _printed_right(row["decimals"], limits[row["measure"]]))

    def unit_is_declared(frame: pd.DataFrame) -> pd.Series:
        return _by_row(frame, lambda row: row["unit"] in limits[row["measure"]].units)

    def row_is_unrepeated(frame: pd.DataFrame) -> pd.Series:
        return ~frame.duplicated(columns, keep="first")

    checks = [
        pa.Check(value_is_plausible, error=OUT_OF_RANGE),
        pa.Check(decimals_are_declared, error=WRONG_DECIMALS),
        pa.Check(unit_is_declared, error=WRONG_UNIT),
    ]
    if columns:
        checks.append(pa.Check(row_is_unrepeated, error=REPEATED))
    return pa.DataFrameSchema(
        {
            "report": pa.Column(str),
            "document": pa.Column(str),
            "page": pa.Column("Int64", pa.Check.ge(1), nullable=True),
            "line": pa.Column("Int64", pa.Check.ge(1), nullable=True),
            "subject": pa.Column(str, pa.Check.str_length(min_value=1)),
            "measure": pa.Column(str, pa.Check.isin(list(limits))),
            "title": pa.Column(str),
            "period": pa.Column(str, iso_interval()),
            "base_period": pa.Column(str, iso_interval()),
            "value": pa.Column(object, finite_or_absent(), nullable=True),
            "missing": pa.Column(str, pa.Check.isin(["", *Missing])),
            "unit": pa.Column(str, pa.Check.isin([*Unit])),
            "decimals": pa.Column("Int64", nullable=True),
            "qualifier": pa.Column(str),
            "parent": pa.Column(str),
            "row_label": pa.Column(str),
            "figure_id": pa.Column(str, unique=True),
            "checks": pa.Column("Int64", pa.Check.ge(0)),
            "assurance": pa.Column(str, pa.Check.isin([*Assurance])),
        },
        checks=checks,
        strict=True,
        ordered=True,
        name=name,
    )


def _by_row(frame: pd.DataFrame, test: Callable[[dict[Hashable, Any]], bool]) -> "pd.Series[bool]":
    rows = frame.to_dict("records")
    return pd.Series([test(row) for row in rows], index=frame.index, dtype=bool)


def _within(value: object, limits: MeasureLimits) -> bool:
    if not isinstance(value, Decimal):
        return True
    low = limits.least is None or value >= limits.least
    high = limits.most is None or value <= limits.most
    return low and high


def _printed_right(decimals: object, limits: MeasureLimits) -> bool:
    if not limits.decimals or decimals is None or pd.isna(decimals):  # type: ignore[call-overload]
        return True
    return decimals in limits.decimals
