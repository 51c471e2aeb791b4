"""Running heads and feet and page numbers, told from the text by place and repetition."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from validate.reading.geometry import Line, Sheet

_ZONE = 0.1
_APART = 0.6
_LEAST_REPEATS = 3
_TWO = 2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^(?:page\s+)?(?P<number>\d{1,4}|[ivxlc]{1,7})(?:\s+of\s+\d+)?$", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:^|\bpage\s+)(?P<first>\d{1,4})\b|\b(?P<last>\d{1,4})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The lines of a page by their part: running head, text, running foot."""

    sheet: Sheet
    head: tuple[Line, ...]
    lines: tuple[Line, ...]
    foot: tuple[Line, ...]


def bodies_of(pages: Sequence[tuple[Sheet, Sequence[Line]]]) -> tuple[Body, ...]:
    """Part each page's lines."""
    keys = _running(pages)
    bodies: list[Body] = []
    for sheet, lines in pages:
        parts: dict[str, list[Line]] = {"head": [], "": [], "foot": []}
        for line in lines:
            zone = _zone(sheet, line)
            runs = zone and (_key(line) in keys or _is_page_number(line, lines, keys))
            parts[zone if runs else ""].append(line)
        head, text, foot = (tuple(parts[zone]) for zone in ("head", "", "foot"))
        bodies.append(Body(sheet=sheet, head=head, lines=text, foot=foot))
    return tuple(bodies)


def _running(pages: Sequence[tuple[Sheet, Sequence[Line]]]) -> set[tuple[str, int]]:
    """
    Return what repeats at one height of the margin.

    The header of a long table repeats too, but where other pages have their text.
    """
    zoned = [[line for line in lines if _zone(sheet, line)] for sheet, lines in pages]
    repeats = Counter(key for lines in zoned for key in {_key(line) for line in lines})
    frequent = {key for key, count in repeats.items() if count >= _LEAST_REPEATS}
    # Heads differ by chapter, so all that repeat at one height speak for it together.
    heads = Counter(height for key, height in repeats.elements() if (key, height) in frequent)
    others = Counter(
        _key(line)[1]
        for lines in zoned
        for line in lines
        if _key(line) not in frequent and not _PAGE_NUMBER.match(line.plain)
    )
    return {key for key in frequent if _TWO * others[key[1]] < heads[key[1]]}


def _is_page_number(line: Line, lines: Sequence[Line], keys: Container[tuple[str, int]]) -> bool:
    """Whether a line is a number, the first or last of its page, and apart from the text."""
    if not _PAGE_NUMBER.match(line.plain):
        return False
    outermost = line.top <= min(other.top for other in lines) or line.bottom >= max(
        other.bottom for other in lines
    )
    close = any(
        -line.size < max(other.top - line.bottom, line.top - other.bottom) < _APART * line.size
        for other in lines
        if other is not line and _key(other) not in keys
    )
    return outermost and not close


def page_labels(bodies: Sequence[Body], labels: Sequence[str]) -> tuple[str, ...]:
    """Return the document's own labels; where it has none, the printed page numbers."""
    if any(labels):
        return tuple(labels)
    return tuple(_printed(body) for body in bodies)


def _printed(body: Body) -> str:
    for line in (*body.foot, *body.head):
        match = _PAGE_NUMBER.match(line.plain)
        if match:
            return match["number"]
    for line in (*body.foot, *body.head):
        found = _PRINTED.search(line.plain)
        if found:
            return found["first"] or found["last"]
    return ""


def _zone(sheet: Sheet, line: Line) -> str:
    if line.bottom < _ZONE * sheet.height:
        return "head"
    return "foot" if line.top > (1 - _ZONE) * sheet.height else ""


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.plain), round(line.top / 3)
