"""
The ways to a table's columns: drawn bars, ends of rules, white between pieces, values in a row.

Each way that has something to go by proposes edges. Which proposal is right is not decided here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from validate.reading.crops import Crop
from validate.reading.geometry import Line, Word
from validate.reading.rules import SAME_EDGE, Bar, Rule
from validate.reading.segments import WIDE_GAP, segments_of
from validate.reading.strips import NARROW_GAP, Strip, is_value

_LEAST_COVER = 0.4
_LEAST_GUTTER = 0.2
_MIDDLE_GAP = 0.65
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Edges of columns, the outer ones included, and how they were found."""

    method: str
    edges: tuple[float, ...]
    bars: tuple[Bar, ...] = ()
    rules: tuple[Rule, ...] = ()

    def is_drawn(self, edge: float, y: float, *, alone: bool = False) -> bool:
        """
        Whether a bar parts the columns at a height, or the rule above or below ends there.

        Where a phrase stands ``alone`` on its line it may span columns: rules do not tell.
        """
        if any(abs(bar.x - edge) <= SAME_EDGE and bar.covers(y) for bar in self.bars):
            return True
        if alone:
            return False
        above = max((rule for rule in self.rules if rule.y <= y), key=_height, default=None)
        below = min((rule for rule in self.rules if rule.y > y), key=_height, default=None)
        return any(rule is not None and rule.ends_at(edge) for rule in (above, below))


def _height(rule: Rule) -> float:
    return rule.y


def ways_of(crop: Crop) -> list[Way]:
    """Return all proposals of more than one column, the surest kind first."""
    bars = _long_bars(crop)
    hard = _inner([bar.x for bar in bars], crop)
    proposals = [("lines", hard), ("rules", _inner(_rule_ends(crop), crop))]
    voters = [strip for strip in crop.strips if strip.apart]
    rows = [strip for strip in crop.strips if _ends_in_value(strip)]
    for name, strips, gap in (
        ("gaps", voters, WIDE_GAP),
        ("gaps", rows, WIDE_GAP),
        ("gaps", list(crop.strips), _MIDDLE_GAP),
        ("gaps", rows, _MIDDLE_GAP),
        ("narrow gaps", list(crop.strips), NARROW_GAP),
        ("narrow gaps", rows, NARROW_GAP),
    ):
        gutters = _gutters([_pieces(strip, gap) for strip in strips], crop)
        proposals.append((name, _with_hard(gutters, hard)))
    values = _gutters([_values_apart(strip) for strip in rows], crop)
    proposals.append(("values", _with_hard(values, hard)))
    ways: list[Way] = []
    for method, inner in proposals:
        edges = _without_empty((crop.x0, *inner, crop.x1), crop.strips)
        if len(edges) > _TWO and all(edges != way.edges for way in ways):
            ways.append(Way(method=method, edges=edges, bars=tuple(bars), rules=crop.rules))
    return ways


def way_of(crop: Crop, edges: Sequence[float], method: str) -> Way:
    """Return edges that are known beforehand as a way to a crop's columns."""
    return Way(method=method, edges=tuple(edges), bars=tuple(_long_bars(crop)), rules=crop.rules)


def _long_bars(crop: Crop) -> list[Bar]:
    """Return bars along a good part of the table; cells that span columns interrupt them."""
    least = _LEAST_COVER * (crop.bottom - crop.top)
    return [bar for bar in crop.bars if bar.length >= least]


def _rule_ends(crop: Crop) -> list[float]:
    """Return where the strokes of many rules end: printers draw rules cell by cell."""
    counts: list[tuple[float, float, int]] = []
    for end in sorted(end for rule in crop.rules for end in rule.ends):
        if counts and end - counts[-1][1] <= SAME_EDGE:
            counts[-1] = (counts[-1][0], end, counts[-1][2] + 1)
        else:
            counts.append((end, end, 1))
    least = max(_TWO, len(crop.rules) // 2)
    return [(low + high) / 2 for low, high, count in counts if count >= least]


def _inner(edges: Iterable[float], crop: Crop) -> list[float]:
    inner: list[float] = []
    for edge in sorted(edges):
        if crop.x0 + SAME_EDGE < edge < crop.x1 - SAME_EDGE and (
            not inner or edge - inner[-1] > SAME_EDGE
        ):
            inner.append(edge)
    return inner


def _ends_in_value(strip: Strip) -> bool:
    words = strip.lines[-1].words if len(strip.lines) == 1 else ()
    if strip.apart:
        return any(is_value(piece.plain) for piece in strip.pieces[1:])
    return len(words) > 1 and is_value(words[-1].text)


def _pieces(strip: Strip, gap: float) -> list[tuple[float, float]]:
    if gap == WIDE_GAP:
        pieces: Sequence[Line] = strip.pieces
    else:
        pieces = [piece for line in strip.lines for piece in segments_of(line, gap=gap)]
    return [(piece.x0, piece.x1) for piece in pieces]


def _values_apart(strip: Strip) -> list[tuple[float, float]]:
    """Return the values at the end of each line one by one, however close they stand."""
    found: list[tuple[float, float]] = []
    for line in strip.lines:
        words = list(line.words)
        while len(words) > 1 or (words and len(strip.lines) > 1):
            group = [words.pop()]
            while words and (group[0].raised or group[0].tight):
                group.insert(0, words.pop())
            if not words and len(strip.lines) == 1:
                words = group
                break
            if not is_value(_plain(group)):
                words += group
                break
            found.append((group[0].x0, group[-1].x1))
        if words:
            found += [(piece.x0, piece.x1) for piece in _split(line, words)]
    return found


def _plain(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words if not word.raised)


def _split(line: Line, words: Sequence[Word]) -> list[Line]:
    return segments_of(Line(page=line.page, words=tuple(words)), gap=NARROW_GAP)


def _gutters(
    rows: Sequence[Sequence[tuple[float, float]]], crop: Crop
) -> list[tuple[float, float]]:
    """Return the white that runs down through all lines of several pieces."""
    spans = sorted(span for row in rows if _stand_apart(row) for span in row)
    least = _LEAST_GUTTER * max((strip.size for strip in crop.strips), default=0.0)
    gutters: list[tuple[float, float]] = []
    right = float("inf")
    for x0, x1 in spans:
        if x0 - right >= least:
            gutters.append((right, x0))
        right = x1 if right == float("inf") else max(right, x1)
    return gutters


def _stand_apart(row: Sequence[tuple[float, float]]) -> bool:
    return len(row) > 1 and max(x0 for x0, _ in row) > min(x1 for _, x1 in row)


def _with_hard(gutters: Sequence[tuple[float, float]], hard: Sequence[float]) -> list[float]:
    """Return the middles of gutters; where a bar stands in one, the bar."""
    edges = list(hard)
    for x0, x1 in gutters:
        if not any(x0 - 1 <= edge <= x1 + 1 for edge in hard):
            edges.append((x0 + x1) / 2)
    return sorted(edges)


def _without_empty(edges: Sequence[float], strips: Sequence[Strip]) -> tuple[float, ...]:
    """Return the edges without columns in which no word stands: gutters that were drawn."""
    middles = sorted(
        (word.x0 + word.x1) / 2 for strip in strips for line in strip.lines for word in line.words
    )
    kept = [edges[0]]
    for left, right in pairwise(edges):
        holds = any(left <= middle < right for middle in middles)
        if holds or right == edges[-1]:
            kept.append(right)
        elif len(kept) > 1:
            kept[-1] = (kept[-1] + right) / 2
    return tuple(kept)
