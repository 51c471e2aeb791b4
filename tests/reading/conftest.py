"""Fixtures of the reading tests."""

import pytest

from validate.reading.document import Document
from validate.reading.pdf import read_pdf

from .typesetting import Read, typeset


@pytest.fixture
def read() -> Read:
    """Typeset a source and read the PDF back."""

    def typeset_and_read(source: str) -> Document:
        return read_pdf("report.pdf", typeset(source))

    return typeset_and_read
