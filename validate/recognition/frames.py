"""
Frames: what one number in a sentence is said of.

A sentence is cut into zones, one a number, at the words that set a second figure against a first
(*compared with*, *than*, *while*). What a zone states is its own; what it leaves unsaid it has from
the zone before. Each coordinate remembers whether it was stated, inherited or inferred.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from validate.recognition.periods import PeriodHit
from validate.recognition.tokens import Number

# Words that begin a second, compared statement.
CONTRAST = re.compile(
    r"\b(?:(?:when\s+)?compar(?:ed|es|ing|able)\s+(?:with|to)|in\s+comparison\s+(?:with|to)|against|than|"
    r"while|whereas|whilst|similar\s+to|in\s+line\s+with|above|below|the\s+same\s+as|versus)\b",
    re.IGNORECASE,
)
_WEAK_CUT = re.compile(r"[,;:]|\band\b|\bor\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?P<opener>from|between)\s+(?P<gap>\S*)$", re.IGNORECASE)
_RANGE_LINK = re.compile(r"^\s*(?:percent|per\s+cent|%)?\s*(?:to|and|[-–])\s*£?$", re.IGNORECASE)  # noqa: RUF001


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of a sentence; ``number`` is the figure in it, None where it only leads or trails."""

    start: int
    end: int
    number: Number | None = None
    contrasted: bool = False


def zones(text: str, start: int, end: int, found: Sequence[Number]) -> tuple[Zone, ...]:
    """Cut ``text[start:end]`` into zones around its numbers, in order."""
    if not found:
        return ()
    cuts = [start, *_cuts_between(text, found), end]
    result: list[Zone] = []
    for number, left, right in zip(found, cuts, cuts[1:], strict=False):
        result.extend(_trimmed(text, left, right, number))
    return tuple(result)


def ranges(text: str, found: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Pairs of numbers that are the two ends of a range: *from 3.9 to 44.4*, *between 8 and 20*."""
    for first, second in zip(found, found[1:], strict=False):
        opened = _RANGE.search(text[: first.start])
        loose = re.search(r"\b(?:varying|varied|varies|ranging|ranged|ranges)\b[^.;]{0,60}$", text[: first.start])
        linked = _RANGE_LINK.match(text[first.end : second.start])
        if linked and (opened or loose):
            yield first, second


def _cuts_between(text: str, found: Sequence[Number]) -> list[int]:
    cuts = []
    for first, second in zip(found, found[1:], strict=False):
        between = text[first.end : second.start]
        strong, weak = CONTRAST.search(between), _WEAK_CUT.search(between)
        cut = strong or weak
        cuts.append(first.end + cut.start() if cut else _after_unit(between, first.end))
    return cuts


def _after_unit(between: str, offset: int) -> int:
    unit = re.match(r"\s*(?:%|per\s?cent|percent)", between)
    return offset + (unit.end() if unit else 0)


def _trimmed(text: str, left: int, right: int, number: Number) -> Iterator[Zone]:
    """The zone of a number, with what leads to it or trails it across a contrast set apart."""
    before = list(CONTRAST.finditer(text, left, number.start))
    after = CONTRAST.search(text, number.end, right)
    opening = before[-1] if before else None
    own_start = opening.start() if opening else left
    if opening and opening.start() > left:
        yield Zone(start=left, end=opening.start())
    own_end = after.start() if after else right
    yield Zone(start=own_start, end=own_end, number=number, contrasted=opening is not None)
    if after:
        yield Zone(start=own_end, end=right)


def hits_in(hits: Sequence[PeriodHit], zone: Zone) -> list[PeriodHit]:
    """The period hits that begin in a zone."""
    return [hit for hit in hits if zone.start <= hit.start < zone.end]
