"""
Whether a table bears out what a label promises.

A guess is asked of every place where it is made: a total row of every column. It is trusted if it
holds at most of them, and what breaks it then is a finding. How sure that is depends on how many
places of the same kind bear it out, and on whether the print looks like a slip.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from schemas.terms import Marker, Slip, Status, Unit
from validate.checking.evaluate import Evaluator
from validate.checking.precision import Ranges
from validate.checking.statements import Change, Ratio, Relation
from validate.checking.structure.sheet import At, Line
from validate.family.model import Family
from validate.model import Figure
from validate.numbers import Interval, prints_within, slip

Claim = Relation | Change | Ratio
_FEWEST = 2
# So many places of one kind leave no doubt that the odd one is wrong, whatever is printed there.
_MANY = 3
# A sum is no evidence where the rounding of its parts leaves more than this share of it open.
_WIDEST = Decimal("0.3")
_TEN = 10
_STEPS = (5, 10, 50, 100, 1000)
_SLIPS = frozenset({Slip.SIGN, Slip.TRANSPOSED, Slip.DIGIT, Slip.POINT, Slip.DROPPED})


class Held(Enum):
    """Whether a guess holds at a place; ``NEAR``: if the numbers there are rounded to a unit."""

    HOLDS = auto()
    NEAR = auto()
    FAILS = auto()
    OPEN = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    A guess at one place. ``telling`` says that it proves something where it holds.

    ``soft``: the label of the place says that it may not hold there. ``missing`` are the parts
    without a value, ``adding`` those that are not 0; ``kind`` is what its numbers are.
    """

    line: Line
    claim: Claim
    held: Held
    kind: tuple[Unit, bool]
    telling: bool
    soft: bool = False
    missing: tuple[str, ...] = ()
    adding: frozenset[At] = frozenset()

    @property
    def counts_for(self) -> bool:
        """Whether it bears the guess out."""
        return self.telling and not self.missing and self.held in {Held.HOLDS, Held.NEAR}

    @property
    def counts_against(self) -> bool:
        """Whether it speaks against the guess."""
        return not self.missing and not self.soft and self.held is Held.FAILS


@dataclass(frozen=True)
class Judge:
    """Tries claims on the figures of a table, as printed and as if all counts were rounded."""

    by_id: Mapping[str, Figure]
    exact: Evaluator
    rounded: Evaluator

    def held(self, claim: Claim) -> Held:
        """Whether a claim holds."""
        status = self.exact.evaluate(claim).status
        if status is Status.UNCHECKED:
            return Held.OPEN
        if status is not Status.INCONSISTENT:
            return Held.HOLDS
        near = self.rounded.evaluate(claim).status is not Status.INCONSISTENT
        return Held.NEAR if near else Held.FAILS

    def is_tight(self, claim: Claim) -> bool:
        """Whether rounding leaves so little open that it would be no accident if a claim held."""
        figure = self.by_id[claim.figures[0]]
        found = self.rounded.evaluate(claim).expected
        if found is None or not found.is_finite or figure.value is None:
            return False
        own = self.rounded.range_of(figure.id)
        size = max(abs(figure.value), abs(found.low), abs(found.high))
        return found.high - found.low + own.high - own.low <= _WIDEST * size

    def would_hold(self, claim: Claim, steps: Mapping[str, int]) -> bool:
        """Whether a claim would hold if counts were rounded to these steps."""
        ranges = Ranges(self.exact.ranges.families, steps={**self.exact.ranges.steps, **steps})
        tried = Evaluator(by_id=self.by_id, ranges=ranges)
        return tried.evaluate(claim).status is not Status.INCONSISTENT

    def with_figure(self, figure: Figure) -> "Judge":
        """The same with another print in the place of one."""
        by_id = {**self.by_id, figure.id: figure}
        return Judge(
            by_id=by_id,
            exact=Evaluator(by_id=by_id, ranges=self.exact.ranges),
            rounded=Evaluator(by_id=by_id, ranges=self.rounded.ranges),
        )

    def looks_like_slip(self, claim: Claim) -> bool:
        """Whether one figure with a common slip in it explains why a claim does not hold."""
        if not isinstance(claim, Relation):
            own, wanted = self.by_id[claim.figures[0]], self.exact.evaluate(claim).expected
            return wanted is not None and _is_slip(own, wanted, self._half(own), self._step(own))
        terms = [(Decimal(int(weight)), self.by_id[one]) for weight, one in claim.terms]
        target = self.by_id[claim.target]
        assert target.value is not None
        reckoned = sum((weight * (one.value or 0) for weight, one in terms), Decimal(0))
        gap = target.value - reckoned - Decimal(int(claim.constant))
        room = sum((self._half(one) for _, one in terms), self._half(target))
        wanted_of = [(target, target.value - gap)]
        wanted_of += [(one, (one.value or Decimal(0)) + weight * gap) for weight, one in terms]
        return any(
            _is_slip(one, Interval(value, value), room, self._step(one)) for one, value in wanted_of
        )

    def _step(self, figure: Figure) -> Decimal:
        """What whole tens of a print are rounded to: its noughts are no digits that may slip."""
        step = self.exact.ranges.step(figure) or 1
        return Decimal(step if step in {10, 100, 1000} else 1)

    def _half(self, figure: Figure) -> Decimal:
        held = self.exact.range_of(figure.id)
        return (held.high - held.low) / 2 if held.is_finite else Decimal(0)


def judge_of(
    figures: Sequence[Figure], families: Mapping[str, Family], steps: Mapping[str, int]
) -> Judge:
    """What tries claims on some figures; ``steps`` are what their counts are rounded to."""
    by_id = {one.id: one for one in figures}
    units = {one.id: 1 for one in figures if one.unit is Unit.COUNT and one.decimals == 0}
    return Judge(
        by_id=by_id,
        exact=Evaluator(by_id=by_id, ranges=Ranges(families, steps=steps)),
        rounded=Evaluator(by_id=by_id, ranges=Ranges(families, steps={**units, **steps})),
    )


def kind_of(figures: Iterable[Figure]) -> tuple[Unit, bool]:
    """What numbers are: of which unit, and whether they are whole."""
    held = tuple(figures)
    return held[0].unit, any(one.decimals for one in held)


def is_trusted(places: Sequence[Place]) -> bool:
    """Whether a guess holds at two places or more, and at more than half of all."""
    holding = sum(one.counts_for for one in places)
    against = sum(one.counts_against for one in places)
    return holding >= _FEWEST and holding > against


def standing(places: Sequence[Place]) -> tuple[int, int, int]:
    """How well a guess stands, to choose the best of several."""
    holding = [one for one in places if one.counts_for]
    against = sum(one.counts_against for one in places)
    near = sum(one.held is Held.NEAR for one in holding)
    return len(holding), -against, -near


def is_sure(
    place: Place, places: Sequence[Place], judge: Judge, *, alike: Callable[[Place], bool]
) -> bool:
    """
    Whether a place that does not hold is an error, and no question, among the others.

    Others must hold there that are of the same kind, and more of them than do not. Where nothing
    says that the place is of the same nature as they are (``alike``), it may be one of those that
    do not add up: then it must look like a slip.
    """
    kindred = [one for one in places if one.kind == place.kind]
    holding = [one for one in kindred if one.counts_for]
    if len(holding) <= sum(one.counts_against for one in kindred):
        return False
    if place.soft:
        return False
    if any(judge.by_id[one].marker is Marker.BREAK for one in place.claim.figures):
        return False
    if isinstance(place.claim, Relation) and (
        _is_among_parts(place.claim, judge.by_id) or not _was_tried(place, holding)
    ):
        return False
    if len(holding) >= _MANY and (isinstance(place.claim, Change) or any(map(alike, holding))):
        return True
    return judge.looks_like_slip(place.claim)


def _was_tried(place: Place, holding: Sequence[Place]) -> bool:
    """Whether every part that adds to a place also adds to one where the sum holds."""
    return place.adding <= frozenset[At]().union(*(one.adding for one in holding))


def looks_like_average(claim: Relation, judge: Judge) -> bool:
    """Whether a total is no more than its largest part, and no slip explains it."""
    return _is_among_parts(claim, judge.by_id) and not judge.looks_like_slip(claim)


def _is_among_parts(claim: Relation, by_id: Mapping[str, Figure]) -> bool:
    """Whether a total is no more than its largest part, as an average is."""
    parts = [by_id[one].value or Decimal(0) for weight, one in claim.terms if weight == 1]
    target = by_id[claim.target].value or Decimal(0)
    several = sum(map(bool, parts)) >= _FEWEST and len(parts) == len(claim.terms)
    return several and min(parts) >= 0 and target <= max(parts)


def is_rounded_otherwise(claim: Claim, judge: Judge) -> bool:
    """Whether most prints are multiples of 10, and the claim would hold if they are rounded."""
    held = [judge.by_id[one] for one in claim.figures]
    counts = [one for one in held if one.unit is not Unit.PERCENT and one.decimals == 0]
    for step in _STEPS:
        round_ = [one for one in counts if not (one.value or 0) % step]
        least = len(counts) if step < _TEN else -(-2 * len(counts) // 3)
        if len(round_) < max(least, _FEWEST):
            continue
        if judge.would_hold(claim, {one.id: step for one in round_}):
            return True
    return False


def _is_slip(figure: Figure, wanted: Interval, room: Decimal, step: Decimal) -> bool:
    if figure.value is None or figure.decimals is None or not wanted.is_finite:
        return False
    if (step > 1 and figure.value % step) or wanted.high < 0 <= figure.value:
        return False
    around = Interval((wanted.low - room) / step, (wanted.high + room) / step)
    places = prints_within(around, figure.decimals, Decimal(0))
    return places is not None and slip(figure.value / step, places, figure.decimals) in _SLIPS
