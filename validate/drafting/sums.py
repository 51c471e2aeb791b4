"""Which numbers of a report add up: only a hint for the draft, and said there as one."""

from collections.abc import Sequence
from decimal import Decimal

from validate.recognition.tokens import Number, single_number

_LEAST_SHARE = Decimal("0.75")
_FEWEST = 2


def numbers_in(cells: Sequence[str]) -> tuple[Number | None, ...]:
    """The number that each cell holds, if it holds one."""
    return tuple(single_number(cell) for cell in cells)


def adds_up(parts: Sequence[Sequence[Number | None]], whole: Sequence[Number | None]) -> bool:
    """
    Whether lines of numbers make up another, as nearly as rounding allows, nearly everywhere.

    Numbers that are rounded to five are as good as those that are rounded to one.
    """
    seen = right = 0
    for at, total in enumerate(whole):
        terms = [line[at] for line in parts if at < len(line)]
        if total is None or len(terms) < _FEWEST or any(one is None for one in terms):
            continue
        held = [one for one in terms if one is not None]
        # A line without anything in it proves nothing.
        if not total.value:
            continue
        seen += 1
        step = _step([*held, total])
        room = step * (len(held) + 1) / 2
        right += abs(sum(one.value for one in held) - total.value) <= room
    return seen > 0 and right >= _LEAST_SHARE * seen


def step_of(values: Sequence[Number]) -> int:
    """To what all of some counts are rounded: 10, 5 or 1."""
    whole = [int(one.value) for one in values if not one.decimals]
    if len(whole) < len(values):
        return 1
    return next((step for step in (10, 5) if all(value % step == 0 for value in whole)), 1)


def _step(values: Sequence[Number]) -> Decimal:
    finest = max(one.decimals for one in values)
    return Decimal(step_of(values)) if finest == 0 else Decimal(1).scaleb(-finest)
