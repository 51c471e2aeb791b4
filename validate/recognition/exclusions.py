"""
Numbers that are no figures, and why.

Dates, addresses, identifiers, references, list numbers and the bases of rates are so by their
form; a family adds its own, always with the words around the number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

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

# How far before a number the words that give it a form may stand.
_FAR = 120


@dataclass(frozen=True, kw_only=True)
class Reasons:
    """
    Why numbers of one text are no figures; a table cell has no dates and bases of its own.

    The text is looked through no further than the numbers asked for need: most are dates.
    """

    plain: str
    kind: BlockKind
    family: Family
    cell: bool = False

    @cached_property
    def _coming(self) -> Iterator[tuple[int, int, str]]:
        """``(start, end, reason)``; of several the first counts."""
        return _stretches(self.plain, self.kind, self.family, cell=self.cell)

    @cached_property
    def _found(self) -> list[tuple[int, int, str]]:
        return []

    def why_not(self, number: Number) -> str:
        """The reason that a number is no figure, or ``""``."""
        for first, last, reason in chain(self._found, self._more()):
            if first <= number.start < last:
                return reason
        return self._by_form(number)

    def _more(self) -> Iterator[tuple[int, int, str]]:
        for stretch in self._coming:
            self._found.append(stretch)
            yield stretch

    def _by_form(self, number: Number) -> str:
        return next(self._forms(number), "")

    def _forms(self, number: Number) -> Iterator[str]:
        before = self.plain[max(0, number.start - _FAR) : number.start]
        after = self.plain[number.end :]
        prose = not self.cell
        if number.glued:
            yield "part of a name"
        if self.kind is BlockKind.CONTENTS_ENTRY and not after.strip():
            yield "page number"
        if is_reference(before):
            yield "reference"
        if prose and number.form is Form.DIGITS and is_rank(before):
            yield "rank or code in a scheme"
        if prose and is_list_number(self.plain, number.start):
            yield "list number"
        if not number.decimals and is_time_limit(before, after):  # nobody limits to 24.3 weeks
            yield "span of time"
        if self.cell:
            yield "table code or head"


def _stretches(
    plain: str, kind: BlockKind, family: Family, *, cell: bool
) -> Iterator[tuple[int, int, str]]:
    if kind is BlockKind.FURNITURE:
        yield 0, len(plain), "running head or page number"
    yield from stretches(plain)
    if not cell:
        yield from ((hit.start, hit.end, "date or period") for hit in find_periods(plain))
        yield from _bases_and_ages(plain)
    lowered = plain.casefold()
    for exclusion in family.exclusions:
        if exclusion.may_stand(lowered):
            for match in exclusion.pattern.finditer(plain):
                yield match.start(), match.end(), exclusion.reason


@lru_cache(maxsize=1024)  # recognition and the ledger read the same texts
def _bases_and_ages(plain: str) -> tuple[tuple[int, int, str], ...]:
    return (
        *((first, last, "base of a rate") for first, last in rate_bases(plain)),
        *((first, last, "age") for first, last in ages(plain)),
    )
