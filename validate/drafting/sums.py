"""Which numbers of a report add up: only a hint for the draft, and said there as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.terms import Slip, Unit
from validate.drafting.words import draft_words
from validate.family.structure import says
from validate.numbers import Interval, slip
from validate.recognition.tokens import Number, single_number

_FEWEST = 2
_ADDS_UP = frozenset({
    Unit.COUNT, Unit.GBP, Unit.GBP_MILLION, Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS,
    Unit.WEEKS, Unit.MONTHS, Unit.YEARS,
})  # fmt: skip
_SLIPS = frozenset({Slip.TRANSPOSED, Slip.DIGIT, Slip.POINT, Slip.DROPPED})

Line = Sequence[Number | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """
    Whether lines of numbers make up another: at how many places they do, and where they do not.

    ``wrong`` are places with the sum and what is printed; ``far`` says of how many of them the
    print is no sum by its size (no more than one of its parts, as an average is), and no slip.
    """

    right: int = 0
    wrong: tuple[tuple[int, Decimal, Decimal], ...] = ()
    far: int = 0

    @property
    def holds(self) -> bool:
        """Whether they do at every place, or at two at least and at most of all."""
        seen = self.right + len(self.wrong)
        return self.right > 0 and (self.right == seen or _FEWEST <= self.right > len(self.wrong))

    @property
    def is_believed(self) -> bool:
        """Whether they do where a label promises it: a wrong number must not hide the others."""
        near = len(self.wrong) - self.far
        return self.holds or 0 < self.right >= len(self.wrong) or (near == len(self.wrong) == 1)

    @property
    def standing(self) -> tuple[int, int]:
        """How well it stands, to choose the best of several."""
        return self.right, -len(self.wrong)


def numbers_in(cells: Sequence[str]) -> tuple[Number | None, ...]:
    """The number that each cell holds, if it holds one."""
    return tuple(single_number(cell) for cell in cells)


def trial(parts: Sequence[Line], whole: Line) -> Trial:
    """
    Try whether lines of numbers make up another, as nearly as rounding allows.

    Numbers that are rounded to five are as good as those that are rounded to one.
    """
    right, far = 0, 0
    wrong: list[tuple[int, Decimal, Decimal]] = []
    for at, total in enumerate(whole):
        terms = [line[at] for line in parts if at < len(line)]
        held = [one for one in terms if one is not None]
        # A line without anything in it proves nothing.
        if total is None or not total.value or len(held) < max(_FEWEST, len(terms)):
            continue
        values = [one.value for one in held]
        if abs(sum(values) - total.value) <= _step([*held, total]) * (len(held) + 1) / 2:
            right += 1
            continue
        wrong.append((at, Decimal(sum(values)), total.value))
        unlike = total.value <= max(values) or total.value > 2 * sum(values) or min(values) < 0
        far += unlike and not _is_slip(held, total)
    return Trial(right=right, wrong=tuple(wrong), far=far)


def _is_slip(parts: Sequence[Number], total: Number) -> bool:
    """Whether another digit in one of the prints would make the sum hold."""
    gap = sum(one.value for one in parts) - total.value
    wanted = [(total, total.value + gap), *((one, one.value - gap) for one in parts)]
    return any(
        value > 0 and slip(one.value, Interval(value, value), max(one.decimals, 0)) in _SLIPS
        for one, value in wanted
    )


def may_add(label: str, unit: Unit | None) -> bool:
    """Whether what stands under a label can add up: counts and sums, no rates and no averages."""
    structure = draft_words().structure
    if unit not in _ADDS_UP | {None}:
        return False
    return not says(structure.never, label) and not says(structure.change, label)


def shown(value: Decimal) -> str:
    """A number for a comment."""
    return f"{value.normalize():,f}"


def step_of(values: Sequence[Number]) -> int:
    """To what all of some counts are rounded: 10, 5 or 1."""
    whole = [int(one.value) for one in values if not one.decimals]
    if len(whole) < len(values):
        return 1
    return next((step for step in (10, 5) if all(value % step == 0 for value in whole)), 1)


def _step(values: Sequence[Number]) -> Decimal:
    finest = max(one.decimals for one in values)
    return Decimal(step_of(values)) if finest == 0 else Decimal(1).scaleb(-finest)
