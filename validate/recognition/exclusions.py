"""
Numbers that are no figures, and why.

Dates, addresses, identifiers, references, list numbers and the bases of rates are so by their
form; a family adds its own, always with the words around the number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from validate.family.model import Family
from validate.reading.document import BlockKind
from validate.recognition.periods import find_periods
from validate.recognition.tokens import Number
from validate.recognition.units import rate_bases

_REFERENCE = re.compile(
    r"\b(?:figures?|tables?|charts?|maps?|annex|notes?|footnotes?|sections?|pages?|chapter|box|question)\s+"
    r"(?:\d+\s*(?:,|and|to)\s*)*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\b(?:ISBN|ISSN|DOI)\b[:\s]*[\d\-–xX./]+", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}\.\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why stretches of one text hold no figure: ``(start, end, reason)``, the first counts."""

    plain: str
    kind: BlockKind
    cell: bool
    stretches: tuple[tuple[int, int, str], ...]

    def why_not(self, number: Number) -> str:
        """The reason that a number is no figure, or ``""``."""
        for first, last, reason in self.stretches:
            if first <= number.start < last:
                return reason
        return self._by_form(number)

    def _by_form(self, number: Number) -> str:
        if number.glued:
            return "part of a name"
        if self.kind is BlockKind.CONTENTS_ENTRY and not self.plain[number.end :].strip():
            return "page number"
        if _REFERENCE.search(self.plain[: number.start]):
            return "reference"
        if not self.cell and number.start < 4 and _LIST_NUMBER.match(self.plain):  # noqa: PLR2004 - "10. "
            return "list number"
        return "table code or head" if self.cell else ""


def reasons(plain: str, kind: BlockKind, family: Family, *, cell: bool = False) -> Reasons:
    """Look through one text once; a table cell has no dates and bases of its own."""
    return Reasons(
        plain=plain,
        kind=kind,
        cell=cell,
        stretches=tuple(_stretches(plain, kind, family, cell=cell)),
    )


def _stretches(
    plain: str, kind: BlockKind, family: Family, *, cell: bool
) -> Iterator[tuple[int, int, str]]:
    if kind is BlockKind.FURNITURE:
        yield 0, len(plain), "running head or page number"
    for pattern, reason in ((_ADDRESS, "address"), (_IDENTIFIER, "identifier")):
        yield from ((match.start(), match.end(), reason) for match in pattern.finditer(plain))
    if not cell:
        yield from ((hit.start, hit.end, "date or period") for hit in find_periods(plain))
        yield from ((first, last, "base of a rate") for first, last in rate_bases(plain))
    for exclusion in family.exclusions:
        for match in _pattern(exclusion.phrase).finditer(plain):
            yield match.start(), match.end(), exclusion.reason


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A declared exclusion as a pattern over printed text."""
    parts = [re.escape(part.strip()) for part in phrase.split("#")]
    number = r"[\d.,]+"
    joined = rf"\s*{number}\s*".join(part.replace(r"\ ", r"\s+") for part in parts)
    return re.compile(joined, re.IGNORECASE)
