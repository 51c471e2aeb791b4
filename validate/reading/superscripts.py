"""Note marks in plain text: superscript characters, or ``^{7,8}``."""

import re

from validate.reading.document import Mark, Span, Text

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Not the square of a unit: 12 km² is no reference.
MARK = re.compile(
    r"\^\{(?P<braced>\s*\d[\d,\s]*)\}"
    r"|(?<!\bkm)(?<!\bm)(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)"
)


def text_of_line(number: int, line: str, column: int = 0) -> Text:
    """One source line as a Text, its note marks found."""
    marks = tuple(
        Mark(start=match.start(), end=match.end(), labels=labels_of(match))
        for match in MARK.finditer(line)
    )
    span = Span(start=0, end=len(line), line=number, column=column)
    return Text(text=line, spans=(span,), marks=marks)


def labels_of(match: re.Match[str]) -> tuple[str, ...]:
    """The notes that a mark refers to."""
    digits = (match["braced"] or match["raised"]).translate(_DIGITS)
    return tuple(part.strip() for part in re.split("[,˒]", digits) if part.strip())
