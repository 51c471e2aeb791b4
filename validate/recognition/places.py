"""From a stretch of a block to a Place."""

from validate.model import Place
from validate.reading.document import Document, Text


def place_of(
    document: Document,
    text: Text,
    start: int,
    end: int,
    quote: tuple[int, int] | None = None,
) -> Place:
    """The place of ``text[start:end]``; ``quote`` bounds the sentence around it, default all."""
    first, last = quote or (0, len(text.text))
    page = text.page_at(start)
    return Place(
        document=document.name,
        page=page,
        page_label=page_label(document, page),
        line=text.line_at(start),
        column=text.column_at(start),
        boxes=text.boxes(start, end),
        quote=text.text[first:last],
        start=start - first,
        end=end - first,
    )


def page_label(document: Document, page: int | None) -> str:
    """The number printed on a page, if the document says."""
    if page is None or not 1 <= page <= len(document.page_labels):
        return ""
    return document.page_labels[page - 1]
