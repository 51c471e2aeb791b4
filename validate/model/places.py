"""Where and when: boxes, places, periods."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle on a page, in points from its top left as displayed; pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def as_list(self) -> list[float]:
        """``[page, x0, top, x1, bottom]`` as in the output contract, rounded to 0.1 point."""
        edges = (round(edge, 1) for edge in (self.x0, self.top, self.x1, self.bottom))
        return [self.page, *edges]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    Where a print stands.

    ``page`` counts from 1 and is None in a text input, ``line`` counts from 1 and is None in a PDF,
    ``column`` is the 0-based position of the print in its line.
    ``quote`` is the sentence or cell as printed, and ``quote[start:end]`` the print in it.
    ``boxes`` has several members when the print runs over a line or page.
    """

    document: str
    page: int | None = None
    page_label: str = ""
    line: int | None = None
    column: int | None = None
    boxes: tuple[Box, ...] = ()
    quote: str = ""
    start: int = 0
    end: int = 0

    @property
    def spot(self) -> tuple[object, ...]:
        """Where exactly the print stands, whatever the input: to tell two prints apart."""
        return self.page, self.line, self.column, self.boxes


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """A span of days, both ends included, or one day; ``label`` keeps the printed wording."""

    start: date
    end: date
    label: str = field(default="", compare=False)

    @property
    def iso(self) -> str:
        """ISO 8601 interval, or one date for one day."""
        if self.start == self.end:
            return self.start.isoformat()
        return f"{self.start.isoformat()}/{self.end.isoformat()}"
