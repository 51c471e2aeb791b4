"""What adds up in a table: its rows to a total, places to their whole, quarters to their year."""

from collections.abc import Sequence
from itertools import pairwise

from schemas.terms import Unit
from validate.drafting.labels import Column, period_of_label
from validate.drafting.parts import MeasureDraft
from validate.drafting.places import Places
from validate.drafting.sums import Line, Trial, may_add, trial
from validate.drafting.wholes import Tried, judged
from validate.family.model import Axis
from validate.vocabulary import canonical

_FEWEST_PARTS = 2
_HUNDRED = 100
_HALF = 2


def parts_of(
    table: str,
    facet: str,
    columns: Sequence[tuple[Column, MeasureDraft]],
    leaves: Sequence[int],
    last: int | None,
) -> None:
    """Take notice of what columns say of the whole, and of whether their rows add up to it."""
    tried = []
    hundreds = 0
    shares = [one for one, measure in columns if measure.unit is Unit.PERCENT]
    for column in shares:
        whole = column.numbers[last] if last is not None else None
        hundreds += whole is not None and whole.value == _HUNDRED
    for column, measure in columns:
        measure.prints(column.held)
        measure.varied.add(facet)
        belief = measure.divides(facet)
        whole = column.numbers[last] if last is not None else None
        if whole is None:
            belief.hear(holds=False)
            continue
        share = measure.unit is Unit.PERCENT
        if share:
            whole_here = whole.value == _HUNDRED or _HALF * hundreds > len(shares)
            measure.hundred = measure.hundred is not False and whole_here
        if may_add(column.head, None if share else measure.unit):
            result = trial([[column.numbers[at]] for at in leaves], [whole])
            tried.append(Tried(title=column.head, belief=belief, trial=result))
    judged(tried, table, promised=last is not None)


def note_axes(
    table: str,
    known: Places,
    labels: Sequence[str],
    lines: Sequence[tuple[str, MeasureDraft, Line]],
) -> None:
    """Take notice of lines that add up, at the places and the periods that labels name."""
    areas: list[Tried] = []
    periods: list[Tried] = []
    places = _places(known, labels)
    spans = _spans(labels)
    for title, measure, numbers in lines:
        if not may_add(title, measure.unit):
            continue
        for wanted, axis, tried in (
            (places, Axis.AREAS, areas), (spans, Axis.PERIODS, periods),
        ):  # fmt: skip
            found = _trials(wanted, numbers)
            if found.right or found.wrong:
                belief = measure.adds_over(axis)
                tried.append(Tried(title=title, belief=belief, trial=found))
    judged(areas, table, promised=known.named)
    judged(periods, table, promised=False)


def _places(known: Places, labels: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Which lines are whole places, and which are those that make them up."""
    at = {canonical(label): number for number, label in enumerate(labels)}
    found = []
    for whole, parts in known.sums.items():
        held = [at[canonical(one)] for one in parts if canonical(one) in at]
        if canonical(whole) in at and _FEWEST_PARTS <= len(held) == len(parts):
            found.append((at[canonical(whole)], held))
    own = [at[canonical(one)] for one in known.names if canonical(one) in at]
    if canonical(known.whole) in at and len(own) >= _FEWEST_PARTS:
        found.append((at[canonical(known.whole)], own))
    return found


def _trials(wanted: Sequence[tuple[int, list[int]]], numbers: Line) -> Trial:
    """What comes of trying all sums of one line."""
    found = [trial([[numbers[one]] for one in parts], [numbers[at]]) for at, parts in wanted]
    return Trial(
        right=sum(one.right for one in found),
        wrong=tuple(wrong for one in found for wrong in one.wrong),
        far=sum(one.far for one in found),
    )


def _spans(labels: Sequence[str]) -> list[tuple[int, list[int]]]:
    """Which lines are longer periods, and which are those that make them up."""
    dated = [(period_of_label(label), at) for at, label in enumerate(labels)]
    found = []
    for whole, number in dated:
        inside = {
            period: at
            for period, at in dated
            if whole is not None
            and period is not None
            and period != whole
            and whole.start <= period.start <= period.end <= whole.end
        }
        ordered = sorted(inside)
        if whole is None or len(ordered) < _FEWEST_PARTS:
            continue
        tiled = (ordered[0].start, ordered[-1].end) == (whole.start, whole.end)
        if tiled and all((b.start - a.end).days == 1 for a, b in pairwise(ordered)):
            found.append((number, [inside[one] for one in ordered]))
    return found
