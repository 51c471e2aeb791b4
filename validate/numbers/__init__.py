"""
Printed numbers as intervals: what a print may stand for, and sums and quotients of such values.

Decimal throughout, rounded outwards where a quotient does not end: no comparison depends on binary
fractions, and no rounding of ours ever accuses a print.
"""

from validate.numbers.interval import (
    EVERYTHING,
    PLACES,
    ZERO,
    Interval,
    growth,
    meet,
    percent_change,
    total,
)
from validate.numbers.plain import plain
from validate.numbers.printed import interval, prints_within
from validate.numbers.slips import likeliest, rank, slip, unlikeliest

__all__ = [
    "EVERYTHING",
    "PLACES",
    "ZERO",
    "Interval",
    "growth",
    "interval",
    "likeliest",
    "meet",
    "percent_change",
    "plain",
    "prints_within",
    "rank",
    "slip",
    "total",
    "unlikeliest",
]
