"""What the counts of a table are rounded to, as far as they show it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from schemas.terms import Unit
from validate.checking.structure.sheet import Sheet
from validate.checking.structure.trust import Held, Place
from validate.model import Figure

_ROUNDED = frozenset({Unit.COUNT, Unit.GBP, Unit.GBP_MILLION})
_STEPS = (1000, 500, 100, 50, 10, 5)
_FEWEST = 6
_DIFFERENT = 4
# One in so many counts may be no multiple of the step: that is the slip that is looked for.
_ODD = 10
# So many sums that hold to the unit say that a table is not rounded to it: two sums of three
# rounded numbers each hold by chance in four of nine tables.
_EXACT = 20


def steps(sheet: Sheet) -> Mapping[str, int]:
    """The step of each whole number that is rounded, by its id: its table's, row's or column's."""
    found: dict[str, int] = dict.fromkeys(sheet.rounded, 1)
    lines: dict[object, list[Figure]] = defaultdict(list)
    for (row, column), figure in sheet.cells.items():
        if _is_whole(figure):
            lines["all"].append(figure)
            lines["row", row].append(figure)
            lines["column", column].append(figure)
    for held in lines.values():
        step = _step(held)
        for one in held:
            if step > found.get(one.id, 0) and step > 1:
                found[one.id] = step
    return {one.id: found[one.id] for one in sheet.figures if one.id in found and _is_whole(one)}


def is_rounded_to_units(places: Iterable[Place]) -> bool:
    """Whether so many sums of counts are a little off that a table must be rounded to units."""
    counts = [one for one in places if one.kind == (Unit.COUNT, False) and one.counts_for]
    near = sum(one.held is Held.NEAR for one in counts)
    return near > 1 and near * _ODD > len(counts)


def is_exact_to_units(places: Iterable[Place]) -> bool:
    """Whether sums of counts hold to the unit so often that one a little off is wrong."""
    counts = [one for one in places if one.kind == (Unit.COUNT, False) and one.counts_for]
    return sum(one.held is Held.HOLDS for one in counts) >= _EXACT


def units_of(sheet: Sheet, known: Mapping[str, int]) -> Mapping[str, int]:
    """The steps of a table of which all other counts are rounded to units."""
    return {one.id: 1 for one in sheet.figures if _is_count(one)} | dict(known)


def _step(figures: Sequence[Figure]) -> int:
    """The greatest step of which nearly all are multiples; 1 where they are too few to tell."""
    values = [abs(one.value) for one in figures if one.value]
    if len(values) < _FEWEST or len(set(values)) < _DIFFERENT:
        return 1
    for step in _STEPS:
        odd = sum(bool(value % step) for value in values)
        if odd * _ODD <= len(values) and (odd <= 1 or odd * 2 * _ODD <= len(values)):
            return step
    return 1


def _is_whole(figure: Figure) -> bool:
    """Whether a print is a whole number of things or pounds, which may be rounded to tens."""
    return figure.unit in _ROUNDED and figure.decimals == 0 and figure.value is not None


def _is_count(figure: Figure) -> bool:
    return figure.unit is Unit.COUNT and figure.decimals == 0 and figure.value is not None
