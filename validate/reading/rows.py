"""
The rows of a table: rules part them, else the white between lines that is wider than in a cell.

Every distance between lines that may be the limit is tried, and the rows that result are checked:
a row has one number a column, a label of its own, and no label begins in mid-phrase.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from validate.reading.cells import Row, dealt, row_of
from validate.reading.crops import Crop
from validate.reading.edges import Way
from validate.reading.geometry import Line
from validate.reading.strips import Strip, is_number, is_value, is_year

_MOST_OF_WIDTH = 0.6
_SAME_DISTANCE = 0.06
_MOST_DISTANCES = 6
_WRAP = 1.45
_LOOSE = 1.9
_MORE = 1.2
_LEAST_NUMBERS = 0.5

# What a fault of rows weighs, each time it occurs.
_TWO_NUMBERS = 10.0
_MID_PHRASE = 3.0
_NO_LABEL = 3.0
_TWO_STYLES = 3.0
_FAR_APART = 2.0
_LOOSELY_JOINED = 0.5
_ONLY_LABEL = 0.3
_LOWER_CASE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """What a strip holds, as far as rows are concerned."""

    strip: Strip
    numbers: frozenset[int]
    values: frozenset[int]
    years: bool
    label: str
    bold: bool


Group = list[_Look]


def rows_of(crop: Crop, way: Way) -> tuple[tuple[Row, ...], float]:
    """Return the best rows between a way's edges, and what speaks against them."""
    looks = _looks(crop.strips, way)
    bands = _bands(looks, crop)
    best: list[Group] = bands
    least = _faults(bands)
    for limit in _limits(bands):
        groups = [group for band in bands for group in _cut(band, limit, _is_head(bands, band))]
        for option in (groups, _mended(groups)):
            faults = _faults(option)
            if faults < least:
                best, least = option, faults
    rows = tuple(
        row_of([line for look in group for line in look.strip.lines], way) for group in best
    )
    return rows, least


def _looks(strips: Sequence[Strip], way: Way) -> list[_Look]:
    dealt_out = [[part for line in strip.lines for part in dealt(line, way)] for strip in strips]
    texts = [
        [(column, Line(page=1, words=tuple(words)).plain) for column, words in parts]
        for parts in dealt_out
    ]
    value_columns = _value_columns(texts, len(way.edges) - 1)
    looks: list[_Look] = []
    for strip, parts, named in zip(strips, texts, dealt_out, strict=True):
        labels = [words for column, words in named if column not in value_columns]
        looks.append(
            _Look(
                strip=strip,
                numbers=frozenset(
                    column for column, text in parts if column in value_columns and is_number(text)
                ),
                values=frozenset(column for column, _ in parts if column in value_columns),
                years=all(is_year(text) for _, text in parts if is_number(text)),
                label=next((text for column, text in parts if column not in value_columns), ""),
                bold=bool(labels) and all(word.bold for words in labels for word in words),
            )
        )
    return looks


def _value_columns(texts: Sequence[Sequence[tuple[int, str]]], count: int) -> frozenset[int]:
    """Return the columns after the first in which most lines are values."""
    found: set[int] = set()
    for column in range(1, count):
        cells = [text for parts in texts for at, text in parts if at == column]
        numbers = sum(is_value(text) for text in cells)
        if cells and numbers >= _LEAST_NUMBERS * len(cells):
            found.add(column)
    return frozenset(found or ({count - 1} if count > 1 else set()))


def _bands(looks: Sequence[_Look], crop: Crop) -> list[Group]:
    """Return the lines between rules that run across most of the table."""
    width = crop.x1 - crop.x0
    cuts = [rule.y for rule in crop.rules if rule.x1 - rule.x0 >= _MOST_OF_WIDTH * width]
    bands: list[Group] = []
    for look in looks:
        before = bands[-1][-1].strip.middle if bands else None
        if before is not None and not any(before < cut < look.strip.middle for cut in cuts):
            bands[-1].append(look)
        else:
            bands.append([look])
    return bands


def _is_head(bands: Sequence[Group], band: Group) -> bool:
    """Whether a band is a head closed by a rule."""
    return len(bands) > 1 and band is bands[0] and all(look.years for look in band)


def _distance(upper: _Look, lower: _Look) -> float:
    """Return the distance of two lines in type sizes."""
    size = max(upper.strip.size, lower.strip.size)
    return (lower.strip.first - upper.strip.last) / size


def _limits(bands: Sequence[Group]) -> list[float]:
    """Return the distances that may part rows: between any two that occur, and none."""
    distances = sorted(_distance(a, b) for band in bands for a, b in pairwise(band))
    steps: list[tuple[float, float]] = []
    for low, high in pairwise(distances):
        if high - low > _SAME_DISTANCE:
            steps.append((high - low, (low + high) / 2))
    widest = sorted(steps, reverse=True)[:_MOST_DISTANCES]
    return [*sorted((middle for _, middle in widest), reverse=True), 0.0] if distances else []


def _cut(band: Group, limit: float, is_head: bool) -> list[Group]:  # noqa: FBT001
    groups: list[Group] = [[band[0]]]
    for a, b in pairwise(band):
        if _distance(a, b) > (_LOOSE if is_head else limit):
            groups.append([b])
        else:
            groups[-1].append(b)
    return groups


def _mended(groups: Sequence[Group]) -> list[Group]:
    """Return the rows with labels that begin in mid-phrase put to those they carry on."""
    result: list[Group] = []
    for group in groups:
        before = result[-1] if result else None
        carries_on = before and group[0].label[:1].islower()
        if before and carries_on and not (_has_values(group) and _has_values(before)):
            result[-1] = [*before, *group]
        else:
            result.append(list(group))
    return result


def _has_values(group: Group) -> bool:
    return any(look.values for look in group)


def _faults(groups: Sequence[Group]) -> float:
    faults = 0.0
    inside = [_distance(a, b) for group in groups for a, b in pairwise(group)]
    usual = min(inside, default=_WRAP)
    for index, group in enumerate(groups):
        faults += _inner_faults(group, usual, is_first=index == 0)
        if not index:
            continue
        labels = [look.label for look in group if look.label]
        lower = bool(labels) and labels[0][0].islower()
        if not _has_values(group):
            faults += _ONLY_LABEL + _MID_PHRASE * lower
        elif not labels:
            faults += _NO_LABEL
        else:
            faults += _LOWER_CASE * lower
    return faults


def _inner_faults(group: Group, usual: float, *, is_first: bool) -> float:
    faults = 0.0
    if not (is_first and all(look.years for look in group)):
        counts: dict[int, int] = {}
        for look in group:
            for column in look.numbers:
                counts[column] = counts.get(column, 0) + 1
        faults += _TWO_NUMBERS * sum(count - 1 for count in counts.values())
    for a, b in pairwise(group):
        distance = _distance(a, b)
        if distance > _LOOSE:
            faults += _FAR_APART
        elif distance > min(_WRAP, _MORE * usual):
            faults += _LOOSELY_JOINED
        if a.label and b.label and a.bold != b.bold:
            faults += _TWO_STYLES
    return faults
