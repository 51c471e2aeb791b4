"""
Prints of one quantity: identical at equal decimals, at different ones their intervals meet.

Two prints to the same place that differ cannot both be right, whatever is allowed to a sum: one
value has one print. XBRL Calculations 1.1 (2023) asks the same of duplicate facts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from schemas.terms import Status
from validate.checking.outcome import Outcome
from validate.checking.precision import ONE_SIDED, is_plain, places
from validate.model import Figure
from validate.numbers import ZERO, Interval, interval, meet, plain

_ROUNDED = "agrees only because the prints are rounded"


def same_fact(
    outcome: Outcome, figures: Sequence[Figure], ranges: Mapping[str, Interval]
) -> Outcome:
    """The outcome for prints of one quantity, all of which can be compared; the first looked at."""
    looked_at, *others = figures
    shared = meet(ranges[one.id] for one in others)
    expected = shared or _between([ranges[one.id] for one in others])
    outcome = replace(outcome, expected=_finite(expected), gap=ZERO).noted(_unknowns(figures))
    gap = _widest(figures, ranges)
    if gap is not None:
        needed = _finite(_needed(looked_at, others, expected))
        outcome = replace(outcome, status=Status.INCONSISTENT, expected=needed, gap=gap)
        return outcome.noted(_rounded_twice(figures))
    outcome = replace(outcome, status=Status.EXACT)
    if any(one.qualifier in ONE_SIDED for one in figures):
        return outcome.noted("a print sets a bound, and it holds")
    if len({(one.value, one.decimals) for one in figures}) == 1:
        return outcome
    slack = ranges[looked_at.id].room(expected)
    return replace(outcome, status=Status.ROUNDED, slack=slack).noted(_ROUNDED)


def _widest(figures: Sequence[Figure], ranges: Mapping[str, Interval]) -> Decimal | None:
    """The widest disagreement of two prints; None when all agree."""
    alike: dict[int | None, list[Decimal]] = defaultdict(list)
    for one in figures:
        if is_plain(one):
            assert one.value is not None
            alike[places(one)].append(one.value)
    gap = max((max(values) - min(values) for values in alike.values()), default=ZERO)
    held = [ranges[one.id] for one in figures]
    if meet(held) is None:
        parted = max(one.low for one in held) - min(one.high for one in held)
        # Ends that touch and are open hold no value in common: as near as a miss can be.
        return max(gap, parted, _least_unit(figures) if parted <= 0 else ZERO)
    return gap or None


def _least_unit(figures: Sequence[Figure]) -> Decimal:
    return Decimal(1).scaleb(-max(one.decimals or 0 for one in figures))


def _between(held: Sequence[Interval]) -> Interval:
    """Where nothing is shared, what lies between the intervals."""
    low, high = max(one.low for one in held), min(one.high for one in held)
    return Interval(min(low, high), max(low, high))


def _needed(looked_at: Figure, others: Sequence[Figure], common: Interval) -> Interval:
    """What the first print would have to be: the yardstick's own print at equal decimals."""
    values = {other.value for other in others if places(other) == places(looked_at)}
    if len(values) == 1 and is_plain(looked_at):
        value = values.pop()
        assert value is not None
        return Interval(value, value)
    return common


def _rounded_twice(figures: Sequence[Figure]) -> str:
    """61.45 printed as 62: rounded to 61.5 first. Said of two prints that nothing else explains."""
    if len({(one.value, one.decimals) for one in figures}) != 2:  # noqa: PLR2004 - two prints
        return ""
    coarse, fine = sorted(figures, key=lambda one: one.decimals or 0)[:: len(figures) - 1]
    if coarse.decimals is None or fine.decimals is None or fine.value is None:
        return ""
    for place in range(coarse.decimals + 1, fine.decimals):
        for tie in (ROUND_HALF_UP, ROUND_HALF_DOWN):
            first = fine.value.quantize(Decimal(1).scaleb(-place), rounding=tie)
            if coarse.value is not None and interval(first, place).meets(
                interval(coarse.value, coarse.decimals)
            ):
                return f"rounding twice explains it: to {plain(first, as_printed=True)} first"
    return ""


def _unknowns(figures: Sequence[Figure]) -> str:
    if any(figure.period is None for figure in figures) and any(
        figure.period for figure in figures
    ):
        return "a print does not state its period and is compared all the same"
    if any("inferred" in figure.method for figure in figures):
        return "a print does not state its period; the report gives this measure only one"
    return ""


def _finite(expected: Interval) -> Interval | None:
    """An interval that can be shown; a bound alone says of no other print what it must be."""
    return expected if expected.is_finite else None
