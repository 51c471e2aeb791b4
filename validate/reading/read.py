"""Read: a file in, a document out, whatever its form."""

from pathlib import Path

from validate.errors import DocumentError
from validate.reading.document import Document
from validate.reading.text import read_text

SUFFIXES = (".pdf", ".txt")


def read(path: Path, name: str, *, thorough: bool = False) -> Document:
    """
    Read one report; ``thorough`` reads a PDF once more with another library and compares.

    Raises :class:`DocumentError` for a file that is missing, empty, of another form or damaged.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = "does not exist" if isinstance(error, FileNotFoundError) else "cannot be opened"
        raise DocumentError(name, reason, "Check the path and its permissions.") from error
    if not data:
        raise DocumentError(name, "is empty", "Give the report as .pdf or as UTF-8 text.")
    suffix = path.suffix.casefold()
    if suffix == ".pdf" or data[:5] == b"%PDF-":
        from validate.reading.pdf import read_pdf  # noqa: PLC0415 - costs half a second, texts need none

        return read_pdf(name, data, thorough=thorough)
    if suffix == ".txt":
        return read_text(name, data)
    raise DocumentError(
        name, f"has the ending {suffix or 'of no kind'!r}", "Give .pdf or .txt files."
    )
