"""Which column a word belongs to."""

from collections.abc import Sequence
from itertools import pairwise

from validate.reading.edges import Way
from validate.reading.geometry import Line, Word
from validate.reading.segments import segments_of
from validate.reading.strips import NARROW_GAP, is_value

_STRADDLE = 0.2
_MOST_OF_IT = 0.6
_MORE = 1.2
_INDENT = 1.5

Cell = tuple[Line, ...]
Row = tuple[Cell, ...]


def row_of(lines: Sequence[Line], way: Way) -> Row:
    """Return the lines of a row by column, each in pieces."""
    cells: list[list[Line]] = [[] for _ in way.edges[1:]]
    for line in lines:
        for column, words in dealt(line, way):
            cells[column].append(Line(page=line.page, words=tuple(words)))
    return tuple(tuple(cell) for cell in cells)


def dealt(line: Line, way: Way) -> list[tuple[int, list[Word]]]:
    """Return the words of a line by column; a phrase that runs across columns stays whole."""
    pieces = segments_of(line, gap=NARROW_GAP)
    result: list[tuple[int, list[Word]]] = []
    for piece in pieces:
        for column, words in _columns(piece, way, alone=len(pieces) == 1):
            if result and result[-1][0] == column:
                result[-1][1].extend(words)
            else:
                result.append((column, words))
    return result


def column_of(word: Word, edges: Sequence[float]) -> int:
    """Return the column that the middle of a word lies in."""
    middle = (word.x0 + word.x1) / 2
    return sum(edge <= middle for edge in edges[1:-1])


def straddles(word: Word, edges: Sequence[float]) -> bool:
    """Whether an inner edge runs through a word."""
    margin = _STRADDLE * word.size
    return any(word.x0 + margin < edge < word.x1 - margin for edge in edges[1:-1])


def _columns(piece: Line, way: Way, *, alone: bool) -> list[tuple[int, list[Word]]]:
    parts: list[tuple[int, list[Word]]] = []
    for word in piece.words:
        column = column_of(word, way.edges)
        if parts and (word.raised or word.tight or parts[-1][0] == column):
            parts[-1][1].append(word)
        else:
            parts.append((column, [word]))
    if len(parts) == 1 and not (alone and straddles(piece.words[0], way.edges)):
        return parts
    if len(parts) > 1 and _may_part(piece, parts, way, alone=alone):
        return parts
    return [(_column_of_whole(piece, way.edges, alone=alone), list(piece.words))]


def _may_part(
    piece: Line, parts: Sequence[tuple[int, list[Word]]], way: Way, *, alone: bool
) -> bool:
    """Whether a phrase across edges is two cells: a bar parts them, or what follows are values."""
    middle = (piece.top + piece.bottom) / 2
    if any(straddles(word, way.edges) for word in piece.words):
        return False
    drawn = all(
        any(
            way.is_drawn(edge, middle, alone=alone)
            for edge in way.edges[parts[i][0] + 1 : column + 1]
        )
        for i, (column, _) in enumerate(parts[1:])
    )
    values = all(is_value(_text(words)) for _, words in parts[1:])
    return drawn or (values and _stands_off(piece, parts[1][1][0]))


def _stands_off(piece: Line, value: Word) -> bool:
    """Whether a value is further from the word before than words of the phrase are."""
    gaps = {b: b.x0 - a.x1 for a, b in pairwise(piece.words) if not b.tight}
    own = gaps.pop(value, 0.0)
    return not gaps or own > _MORE * max(gaps.values())


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words if not word.raised)


def _column_of_whole(piece: Line, edges: Sequence[float], *, alone: bool) -> int:
    """Return where a phrase across columns goes: where most of it stands, else where it begins."""
    margin = _STRADDLE * piece.size
    first = sum(edge <= piece.x0 + margin for edge in edges[1:-1])
    if alone and piece.x0 <= edges[first] + _INDENT * piece.size:
        return first
    width = piece.x1 - piece.x0
    for column, (left, right) in enumerate(pairwise(edges)):
        if min(right, piece.x1) - max(left, piece.x0) >= _MOST_OF_IT * width:
            return column
    return first
