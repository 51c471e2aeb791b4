"""
Numbers that are no figures, and why.

Dates, addresses, identifiers, references, list numbers and the bases of rates are so by their
form; a family adds its own, always with the words around the number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from validate.family.model import Family
from validate.reading.document import BlockKind
from validate.recognition.forms import (
    ages,
    is_list_number,
    is_rank,
    is_reference,
    is_time_limit,
    stretches,
)
from validate.recognition.periods import find_periods
from validate.recognition.tokens import Form, Number
from validate.recognition.units import rate_bases


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """Why numbers of one text are no figures. It is looked through when the first is asked for."""

    plain: str
    kind: BlockKind
    family: Family
    cell: bool = False

    @cached_property
    def _stretches(self) -> tuple[tuple[int, int, str], ...]:
        """``(start, end, reason)``; of several the first counts."""
        return tuple(_stretches(self.plain, self.kind, self.family, cell=self.cell))

    def why_not(self, number: Number) -> str:
        """The reason that a number is no figure, or ``""``."""
        for first, last, reason in self._stretches:
            if first <= number.start < last:
                return reason
        return self._by_form(number)

    def _by_form(self, number: Number) -> str:
        before, after = self.plain[: number.start], self.plain[number.end :]
        listed = self.kind is BlockKind.CONTENTS_ENTRY and not after.strip()
        prose = not self.cell
        by_form = {
            "part of a name": number.glued,
            "page number": listed,
            "reference": is_reference(before),
            "rank or code in a scheme": prose and number.form is Form.DIGITS and is_rank(before),
            "list number": prose and is_list_number(self.plain, number.start),
            "span of time": is_time_limit(before, after),
            "table code or head": self.cell,
        }
        return next((reason for reason, holds in by_form.items() if holds), "")


def reasons(plain: str, kind: BlockKind, family: Family, *, cell: bool = False) -> Reasons:
    """Why the numbers of a text are no figures; a table cell has no dates and bases of its own."""
    return Reasons(plain=plain, kind=kind, family=family, cell=cell)


def _stretches(
    plain: str, kind: BlockKind, family: Family, *, cell: bool
) -> Iterator[tuple[int, int, str]]:
    if kind is BlockKind.FURNITURE:
        yield 0, len(plain), "running head or page number"
    yield from stretches(plain)
    if not cell:
        yield from ((hit.start, hit.end, "date or period") for hit in find_periods(plain))
        yield from ((first, last, "base of a rate") for first, last in rate_bases(plain))
        yield from ((first, last, "age") for first, last in ages(plain))
    for exclusion in family.exclusions:
        for match in exclusion.pattern.finditer(plain):
            yield match.start(), match.end(), exclusion.reason
