"""Note marks in plain text: superscript characters, or ``^{7,8}``."""

import re

from validate.reading.document import Mark, Span, Text

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Not the square of a unit: 12 km² is no reference.
MARK = re.compile(
    r"\^\{(?P<braced>\s*\d[\d,\s]*)\}"
    r"|(?<!\bkm)(?<!\bm)(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,˒][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*)"
)


_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹^]")

# Soft hyphens and characters without width are not printed; they only get in the way of words.
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")


def text_of_line(number: int, line: str, column: int = 0) -> Text:
    """One source line as a Text, its note marks found; what is not printed is left out."""
    spans: list[Span] = []
    text, begin = "", 0
    for end, follow in [*(match.span() for match in _UNSEEN.finditer(line)), (len(line),) * 2]:
        if end > begin:
            start = len(text)
            text += line[begin:end]
            spans.append(Span(start=start, end=len(text), line=number, column=column + begin))
        begin = follow
    if not _RAISED.search(text):  # most lines
        return Text(text=text, spans=tuple(spans))
    marks = tuple(
        Mark(start=match.start(), end=match.end(), labels=labels_of(match))
        for match in MARK.finditer(text)
    )
    return Text(text=text, spans=tuple(spans), marks=marks)


def labels_of(match: re.Match[str]) -> tuple[str, ...]:
    """The notes that a mark refers to."""
    digits = (match["braced"] or match["raised"]).translate(_DIGITS)
    return tuple(part.strip() for part in re.split("[,˒]", digits) if part.strip())
