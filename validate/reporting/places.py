"""Where a print stands, in words, and its quote with the print marked."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from schemas.terms import Kind
from validate.model import Figure, Mention, Place
from validate.reporting import wording
from validate.reporting.markup import NOTHING, Html, join, link, tag, text
from validate.reporting.strings import say

_AROUND = 180
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# No cut after a digit: it might part a number (12 345) or its unit (12 million).
_GAP = re.compile(r"(?<=[^\s\d])\s+")

Span = tuple[int, int]


def position(place: Place) -> str:
    """``page 10 (sheet 14 of the file)``, ``line 210``: what a reviewer turns to."""
    parts = []
    if place.page is not None:
        printed = place.page_label and place.page_label != str(place.page)
        parts.append(
            say("place.sheet", label=place.page_label, page=place.page)
            if printed
            else say("place.page", page=place.page)
        )
    if place.line is not None:
        parts.append(say("place.line", line=place.line))
    return wording.commas(parts)


def short_position(place: Place) -> str:
    """``page 10`` or ``line 210``: the printed page number alone."""
    if place.page is not None:
        return say("place.page", page=place.page_label or place.page)
    return say("place.line", line=place.line) if place.line is not None else ""


def standing(item: Figure | Mention) -> str:
    """``infographic under “Force in numbers”``, ``table “Figure 5”, row “Charged”``."""
    if isinstance(item, Mention):
        return wording.mention_kind(item.kind)
    if item.kind is Kind.TABLE and item.table:
        parts = [say("place.table", name=wording.quoted(item.table))]
    else:
        parts = [wording.KIND[item.kind]]
    if item.context and item.context != item.table:
        parts[0] = say("place.under", what=parts[0], heading=wording.quoted(item.context))
    if item.row_label:
        parts.append(say("place.row", name=wording.quoted(item.row_label)))
    if item.column_label and not item.measure:
        parts.append(say("place.column", name=wording.quoted(item.column_label)))
    return wording.commas(parts)


def where(
    item: Figure | Mention,
    pages: Mapping[str, str] | None = None,
    *,
    here: str = "",
    previous: Collection[str] = (),
) -> Html:
    """
    The whole place in words: document, position, surroundings.

    ``pages`` makes the document a link to its page; ``here`` is the document whose page this is,
    which needs neither name nor link. The ``previous`` ones are said to be that.
    """
    name = item.place.document
    target = (pages or {}).get(name)
    document = link(target, text(name)) if target else text(named(name, previous))
    words = [text(part) for part in (position(item.place), standing(item)) if part]
    return join([*([] if name == here else [document]), *words], say("list.comma"))


def named(document: str, previous: Collection[str]) -> str:
    """``q1.pdf (previous edition)``: the name of a document, and that it is no current one."""
    return say("place.previous", document=document) if document in previous else document


def briefly(item: Figure | Mention, *, here: str = "", previous: Collection[str] = ()) -> str:
    """The place in few words, for the row of a table."""
    row = getattr(item, "row_label", "")
    kind = (
        "" if not isinstance(item, Figure) or item.kind is Kind.CLAIM else wording.KIND[item.kind]
    )
    parts = [
        "" if item.place.document == here else named(item.place.document, previous),
        short_position(item.place),
        kind,
        wording.quoted(row) if row else "",
    ]
    return wording.commas(parts)


def corrected(item: Figure | Mention) -> Html:
    """A label for a figure that a person has corrected, with who it was and why."""
    if not isinstance(item, Figure) or not wording.is_corrected(item):
        return NOTHING
    label = tag("strong", text(say("place.corrected")))
    why = text(wording.semicolons(item.evidence))
    return tag("span", join([part for part in (label, why) if part], " "), class_="corrected")


def marked(quote: str, spans: Iterable[Span]) -> Html:
    """
    The quote with each span in ``<mark>``, shortened around the marks.

    Cuts are shown by an ellipsis and fall between words, never inside a number. Spans that do not
    lie in the quote, or overlap an earlier one, are left unmarked.
    """
    good = _apart(quote, spans)
    pieces: list[Html] = []
    end = 0
    for low, high, inside in _windows(quote, good or [(0, 0)]):
        if low > 0:
            pieces.append(text(f" {_ELLIPSIS} " if pieces else f"{_ELLIPSIS} "))
        pieces.append(_with_marks(quote, low, high, inside if good else []))
        end = high
    if end < len(quote):
        pieces.append(text(f" {_ELLIPSIS}"))
    return join(pieces)


def block_quote(quote: str, spans: Sequence[Span], *, label: str = "") -> Html:
    """A quote as a block; ``label`` (a row label) stands before a cell that is a bare number."""
    if not quote.strip():
        return NOTHING
    before = text(say("place.cell", label=label)) if label and label not in quote else NOTHING
    return tag("blockquote", tag("p", before, marked(quote, spans)))


def _apart(quote: str, spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if 0 <= start < end <= len(quote) and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def _windows(quote: str, spans: list[Span]) -> list[tuple[int, int, list[Span]]]:
    """The stretches to show: each span with its surroundings, those that meet joined."""
    windows: list[tuple[int, int, list[Span]]] = []
    for start, end in spans:
        low, high = _left(quote, start), _right(quote, end)
        if windows and low <= windows[-1][1] + len(f" {_ELLIPSIS} "):
            first, last, inside = windows[-1]
            windows[-1] = (first, max(last, high), [*inside, (start, end)])
        else:
            windows.append((low, high, [(start, end)]))
    return windows


def _left(quote: str, start: int) -> int:
    """The first word that begins within reach before ``start``."""
    if start <= _AROUND:
        return 0
    gap = _GAP.search(quote, start - _AROUND, start)
    return gap.end() if gap else start


def _right(quote: str, end: int) -> int:
    """The last word that ends within reach after ``end``."""
    if len(quote) - end <= _AROUND:
        return len(quote)
    gaps = [gap.start() for gap in _GAP.finditer(quote, end, end + _AROUND)]
    return gaps[-1] if gaps else end


def _with_marks(quote: str, low: int, high: int, spans: list[Span]) -> Html:
    pieces: list[Html] = []
    for start, end in spans:
        pieces += [text(quote[low:start]), tag("mark", text(quote[start:end]))]
        low = end
    return join([*pieces, text(quote[low:high])])
