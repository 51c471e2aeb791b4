"""
What stands where in a table that nobody declared: labels, heads, group rows, and units.

Told by the form of the cells alone, but for the words of units, which a family's structure names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from schemas.terms import Unit
from validate.family.structure import StructureWords
from validate.reading.document import Table
from validate.recognition.tables import missing_reason
from validate.recognition.tokens import numbers, single_number

_YEAR = re.compile(r"\s*(?:19|20)\d{2}(?:\s*[/–-]\s*\d{2,4})?\s*")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{3,}")
# *£5,000 to £10,000* and *the poorest 10%* name a band, not a unit.
_AMOUNT = re.compile(r"£\s?[\d.,]+\s*(?:m\b|k\b|bn\b|million\b)?|\d[\d.,]*\s*(?:%|per\s?cent\b)")
_MOST_LETTERS = 3
_FEWEST_HEADS = 2
# A column that names groups names each for so many rows, on the whole.
_OFTEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """
    The parts of a table. Columns count from 0, and rows too.

    Values stand from ``values_from`` on, labels in ``labels_at``. The first ``head_rows`` rows go
    on with the head, ``heads`` are what stands over each column in one line. ``groups`` is for each
    row the label of the group row above it; ``years`` are the columns that hold years, not counts.
    """

    values_from: int
    labels_at: int
    head_rows: int
    heads: tuple[str, ...]
    groups: tuple[str, ...]
    years: frozenset[int] = frozenset()

    def label(self, cells: Sequence[str]) -> str:
        """The label of a row, from its cells."""
        named = (cells[self.labels_at], *reversed(cells[: self.values_from]))
        return next((cell.strip() for cell in named if cell.strip()), "")


def layout_of(table: Table, values_from: int | None = None) -> Layout:
    """The layout of a table; ``values_from`` where it is known already."""
    rows = tuple(tuple(cell.plain for cell in cells) for cells in table.rows)
    header = tuple(cell.plain for cell in table.header)
    return _layout(header, rows, table.depths, values_from)


def unit_at(words: StructureWords, *, head: str, label: str, corner: str, caption: str) -> Unit:
    """The unit of a cell that prints none, by its head, its label, or the table as a whole."""
    by_head = words.unit(_without_amounts(head))
    if by_head is not None:
        return by_head
    by_label = words.unit(_without_amounts(label))
    if by_label is not None:
        return by_label
    for text in (corner, caption):
        bare = _without_amounts(text)
        found = words.unit(bare)
        if found is not None and not (found is not Unit.COUNT and words.counts(bare)):
            return found
    return Unit.COUNT


@lru_cache(maxsize=64)  # recognition and the ledger ask for the same tables
def _layout(
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    depths: tuple[int, ...],
    values_from: int | None,
) -> Layout:
    width = max(map(len, rows), default=len(header))
    first = _values_from(rows, width) if values_from is None else values_from
    head_rows = _head_rows(header, rows, first)
    labels_at = _labels_at(rows[head_rows:], first)
    return Layout(
        values_from=first,
        labels_at=labels_at,
        head_rows=head_rows,
        heads=_heads(header, rows[:head_rows], first, width),
        years=frozenset(column for column in range(width) if _is_of_years(rows, column)),
        groups=_stubs(rows, labels_at, head_rows) or tuple(_groups(rows, depths, head_rows, first)),
    )


def _values_from(rows: Sequence[Sequence[str]], width: int) -> int:
    """The first column but one that mostly holds values."""
    for column in range(1, width):
        held = [cells[column] for cells in rows if cells[column].strip()]
        valued = sum(_is_value(cell) for cell in held)
        if 2 * valued >= len(held) and any(numbers(cell) for cell in held):
            return column
    return 1


def _is_value(cell: str) -> bool:
    if single_number(cell) is not None or missing_reason(cell) is not None:
        return True
    found = numbers(cell)
    return (
        bool(found)
        and not any(one.glued for one in found)
        and len(_LETTER.findall(cell)) <= _MOST_LETTERS
    )


def _is_of_years(rows: Sequence[Sequence[str]], column: int) -> bool:
    held = [cells[column] for cells in rows if column < len(cells) and numbers(cells[column])]
    return 2 * sum(_YEAR.fullmatch(cell) is not None for cell in held) > len(held)


def _head_rows(header: Sequence[str], rows: Sequence[Sequence[str]], first: int) -> int:
    """How many rows at the top hold no value but texts or years over the columns."""
    count = 0
    for cells in rows:
        held = [cell for cell in cells[first:] if cell.strip()]
        years = [cell for cell in held if _YEAR.fullmatch(cell)]
        if any(_is_value(cell) and cell not in years for cell in held):
            break
        if len(held) < min(_FEWEST_HEADS, len(cells) - first) or not held:
            break
        if years and header and any(cell.strip() for cell in cells[:first]):
            break
        count += 1
    return count if count < len(rows) else 0


def _labels_at(rows: Sequence[Sequence[str]], first: int) -> int:
    """The last column of words before the values; of codes and years, the last of them."""
    for column in reversed(range(first)):
        if 2 * sum(_WORD.search(cells[column]) is not None for cells in rows) >= len(rows):
            return column
    return first - 1


def _heads(
    header: Sequence[str], more: Sequence[Sequence[str]], first: int, width: int
) -> tuple[str, ...]:
    """The texts over each column; one that spans several stands over the first of them."""
    lines = [list(line) for line in (header, *more) if line]
    for line in lines[:-1]:
        for column in range(first + 1, len(line)):
            if not line[column].strip():
                line[column] = line[column - 1]
    return tuple(
        " ".join(" ".join(line[column] for line in lines if column < len(line)).split())
        for column in range(width)
    )


def _groups(
    rows: Sequence[Sequence[str]], depths: Sequence[int], head_rows: int, first: int
) -> Iterator[str]:
    """The label of the group row above each row; a group of deeper rows ends with them."""
    held: list[tuple[int, str]] = []
    for number, cells in enumerate(rows):
        depth = depths[number] if depths else 0
        printed = [cell.strip() for cell in cells if cell.strip()]
        label = next((cell.strip() for cell in cells[:first] if cell.strip()), "")
        # Where its tabs were lost, the label of a group row may stand in any column.
        opens = len(printed) == 1 and not _is_value(printed[0])
        if number < head_rows or not (label or opens):
            yield ""
            continue
        label = label or printed[0]
        deeper = depths and number + 1 < len(rows) and depths[number + 1] > depth
        held = [one for one in held if one[0] < depth]
        if opens:
            yield held[-1][1] if held else ""
            # A group whose rows are not indented has all rows down to the next group.
            held = [one for one in held if one[0] >= 0]
            held.append((depth if deeper else -1, " ".join(label.split())))
        else:
            yield held[-1][1] if held else ""


def _stubs(rows: Sequence[Sequence[str]], labels_at: int, head_rows: int) -> tuple[str, ...]:
    """The group of each row where a column before the labels names it, once or in every row."""
    if not labels_at:
        return ()
    carried, found = "", []
    for cells in rows[head_rows:]:
        carried = " ".join(cells[labels_at - 1].split()) or carried
        found.append(carried)
    named = set(filter(None, found))
    words = named and all(_WORD.search(one) for one in named)
    often = _OFTEN * len(named) <= len(found)
    return (*("",) * head_rows, *found) if words and often else ()


def _without_amounts(text: str) -> str:
    return _AMOUNT.sub(" ", text)
