"""Checks that several tables share."""

import json
from datetime import date
from decimal import Decimal

import pandera.pandas as pa

_BOX_SIZE = 5


def iso_interval() -> pa.Check:
    """Empty, one ISO date, or two with a slash, the earlier first."""
    return pa.Check(_is_interval, element_wise=True, error="an ISO date or interval")


def json_array() -> pa.Check:
    """A JSON array."""
    return pa.Check(_is_array, element_wise=True, error="a JSON array")


def boxes_in_order() -> pa.Check:
    """A JSON array of ``[page, x0, top, x1, bottom]`` with x0 <= x1 and top <= bottom."""
    return pa.Check(_are_boxes, element_wise=True, error="a JSON array of boxes")


def finite_or_absent() -> pa.Check:
    """A finite Decimal, or None."""
    return pa.Check(
        lambda value: value is None or (isinstance(value, Decimal) and value.is_finite()),
        element_wise=True,
        ignore_na=False,
        error="a finite Decimal",
    )


def _is_interval(text: str) -> bool:
    if not text:
        return True
    try:
        days = [date.fromisoformat(part) for part in text.split("/")]
    except ValueError:
        return False
    return len(days) in {1, 2} and days == sorted(days)


def _is_array(text: str) -> bool:
    try:
        return isinstance(json.loads(text), list)
    except ValueError:
        return False


def _are_boxes(text: str) -> bool:
    if not _is_array(text):
        return False
    return all(
        len(box) == _BOX_SIZE and box[0] >= 1 and box[1] <= box[3] and box[2] <= box[4]
        for box in json.loads(text)
    )
