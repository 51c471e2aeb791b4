"""Page-foot notes: the small type at the end of a page, each note opened by its mark."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from validate.reading.document import BlockKind
from validate.reading.flow import Draft, Look
from validate.reading.geometry import Line, Sheet, Word
from validate.reading.marks import labels
from validate.reading.segments import segments_of

_SMALL = 0.95
_RULE_GAP = 2.5
_LOWER_PART = 0.3
_SENTENCE_END = re.compile(r"[.?!]['\"\u2019\u201d)]*$")
_NUMBER = re.compile(r"^\d{1,3}[.)]?$")
_VALUE = re.compile(r"^[+\-\u2013\u2212\u00a3]?\d[\d,.]*%?$")
_CELL_GAP = 1.0
# Not the rest of a sentence: "12 months".
_OPENS = re.compile(r"^(?:[^a-z]|www\.|https?:)")


Numbers = frozenset[str]
"""The notes that marks have referred to and that have not been read yet."""


def numbers_in(lines: Iterable[Line]) -> Numbers:
    """Return the notes that the marks in some lines refer to, those of pairs one by one."""
    raised = (word.text for line in lines for word in line.words[1:] if word.raised)
    return frozenset(label for text in raised for label in labels(text) if label.isdigit())


def split_notes(
    sheet: Sheet,
    lines: Sequence[Line],
    look: Look,
    before: Sequence[Line] = (),
    numbers: Numbers = frozenset(),
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """
    Return the lines of the text, and those of the notes at the foot of the page.

    ``before`` are the note lines of the page before: a note that they leave open goes on here.
    ``numbers`` are the notes that may begin here, which some printers open with a number of full
    size on the line.
    """
    ordered = sorted(lines, key=lambda line: line.top)
    start = len(ordered)
    while start and ordered[start - 1].size <= _SMALL * look.size:
        start -= 1
    small = ordered[start:]
    if not small:
        return tuple(ordered), ()
    is_open = bool(before) and not _SENTENCE_END.search(before[-1].plain)
    ruled = _below_rule(sheet, small, numbers, is_open=is_open)
    if ruled is not None:
        return tuple(ordered[: start + ruled]), tuple(small[ruled:])
    # Rows of a table may open with a number too: no note stands above one.
    rows = max((i for i, line in enumerate(small) if _is_row(line)), default=-1)
    opened = next(
        (
            i
            for i, line in enumerate(small)
            if _mark(line, numbers if i > rows else frozenset()) is not None
        ),
        None,
    )
    if opened is None:
        return tuple(ordered), ()
    return tuple(ordered[: start + opened]), tuple(small[opened:])


def notes_of(lines: Sequence[Line], numbers: Numbers = frozenset()) -> list[Draft]:
    """Note by note; lines before the first mark carry on a note of the page before."""
    notes: list[Draft] = []
    last = 0
    for line in lines:
        mark = _mark(line, numbers, last)
        if mark is None and notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
        elif mark is None:
            notes.append(Draft(kind=BlockKind.NOTE, lines=(line,)))
        else:
            last = int(mark.text.rstrip(".)"))
            notes.append(
                Draft(
                    kind=BlockKind.NOTE,
                    lines=(Line(page=line.page, words=line.words[1:]),),
                    label=mark.text.rstrip(".)"),
                    opening=Line(page=line.page, words=(mark,)),
                )
            )
    return notes


def _mark(line: Line, numbers: Numbers, last: int = 0) -> Word | None:
    """Return the number that opens a note; one that is not raised must come after the last."""
    first = line.words[0]
    if len(line.words) == 1 or not _NUMBER.match(first.text):
        return None
    number = first.text.rstrip(".)")
    awaited = number in numbers and int(number) > last and _OPENS.match(line.words[1].text)
    # A code before a label and its values opens a row of a table.
    is_row = len(segments_of(Line(page=line.page, words=line.words[1:]))) > 1
    return first if first.raised or (awaited and not is_row) else None


def _is_row(line: Line) -> bool:
    """Whether a line ends like the row of a table: in a number behind a gap."""
    if len(line.words) == 1:
        return False
    before, last = line.words[-2:]
    return last.x0 - before.x1 > _CELL_GAP * line.size and bool(_VALUE.match(last.text))


def _below_rule(
    sheet: Sheet, small: Sequence[Line], numbers: Numbers, *, is_open: bool
) -> int | None:
    """Where the lines below the separator start, if one stands among or just above the lines."""
    for stroke in sorted(sheet.horizontals, key=lambda stroke: stroke.top):
        if stroke.top < _LOWER_PART * sheet.height or not stroke.drawn:
            continue
        first = next((i for i, line in enumerate(small) if line.top > stroke.top - 1), None)
        if first is None:
            continue
        below = small[first:]
        close = below[0].top - stroke.top <= _RULE_GAP * below[0].size
        awaited = frozenset() if any(map(_is_row, below)) else numbers
        # The rule must be the last one: a table's rules have others below them.
        marked = is_open or any(_mark(line, awaited) is not None for line in below)
        if close and marked and _is_last(sheet, stroke.top):
            return first
    return None


def _is_last(sheet: Sheet, top: float) -> bool:
    return not any(stroke.top > top + 1 for stroke in sheet.horizontals if stroke.drawn)
