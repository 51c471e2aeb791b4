"""
The tables and graphics that a family declares, and what their rows and columns say.

See ``docs/families.md`` for the file that they are loaded from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from validate.vocabulary import Phrase


class Span(StrEnum):
    """Over what time a declared change runs."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def months(self) -> int:
        """Its length."""
        return {Span.YEAR: 12, Span.QUARTER: 3, Span.MONTH: 1}[self]

    @property
    def suffix(self) -> str:
        """How the names of measures end that are changes over it: *1y*."""
        return f"1{self.value[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One row or column of a declared table, or a label of a graphic: what its cells are of.

    ``labels`` are all spellings; ``{period}`` in one stands for any period. ``under`` is the
    measure of the group row above it, for labels that occur twice. A row that is not ``required``
    may be absent. What it does not say, the table and the head of the other direction say:
    ``facets`` are added to the point of the measure, ``change`` and ``difference`` make it the
    change of the level over that span, in percent or in its unit.
    """

    measure: str = ""
    labels: tuple[str, ...]
    under: str = ""
    required: bool = True
    subject: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    change: Span | None = None
    difference: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """
    A table known by its title. ``label_columns`` are spellings of the head over the labels.

    Rows and columns are known by their labels; those that name a subject or a period need not be
    declared. ``measure`` is of cells whose row and column name none.
    """

    name: str
    title: str
    known_by: tuple[Phrase, ...]
    rows: tuple[Row, ...]
    columns: tuple[Row, ...] = ()
    label_columns: tuple[str, ...] = ()
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InfographicForm:
    """A graphic of headline figures: measure labels, each with a value for every subject."""

    name: str
    title: str
    headings: tuple[str, ...]
    labels: tuple[Row, ...]
