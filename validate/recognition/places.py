"""Page numbers as printed."""

from validate.reading.document import Document


def page_label(document: Document, page: int | None) -> str:
    """The number printed on a page, if the document says."""
    if page is None or not 1 <= page <= len(document.page_labels):
        return ""
    return document.page_labels[page - 1]
