"""
The QA log as a CSV file, for a spreadsheet.

Spreadsheets run a cell that begins like a formula, and what stands in a document is not trusted.
"""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from schemas.criteria import COLUMNS, CRITERIA
from validate.reporting.lookup import Lookup
from validate.reporting.qa_words import (
    Note,
    answer,
    checked_by,
    checks,
    log_of,
    notes,
    of_a_finding,
    others,
)
from validate.reporting.strings import say

# Without this mark Excel takes the file for one of its own old character set.
MARK = "\ufeff"
# The wide signs of Chinese and Japanese fonts are read as formulas as well.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def qa_file(look: Lookup) -> str:
    """
    The log: a row a criterion, then rows about the log itself, with the columns of assurers.

    It begins with a byte order mark; all cells are quoted, and none begins like a formula.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for cells in (*_criteria(look), *_about(look)):
        writer.writerow([*map(harmless, cells), "", ""])
    return MARK + text.getvalue()


def harmless(cell: str) -> str:
    """Text as a spreadsheet shows it and never runs it: an apostrophe before what looks so."""
    plain = _UNPRINTABLE.sub(" ", cell)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def _criteria(look: Lookup) -> Iterator[tuple[str, ...]]:
    for row in log_of(look):
        yield (
            CRITERIA[row.criterion],
            checked_by(),
            " ".join(checks(row, look.results.rules)),
            answer(row.fulfilled),
            " ".join(_told(look, note) for note in notes(row)),
        )


def _about(look: Lookup) -> Iterator[tuple[str, ...]]:
    results = look.results
    said = [_told(look, note) for note in others(look)]
    said += [say(f"qa.scope_{part}") for part in ("printed", "qaad", "rest")]
    for key, reports in (("document", results.reports), ("previous", results.previous)):
        said += [
            say(f"qa.csv_input_{key}", document=one.document, hash=one.sha256) for one in reports
        ]
    said += [
        say("qa.csv_unread", document=one.document, message=one.message) for one in results.failures
    ]
    for words in said:
        yield say("qa.about"), checked_by(), words, "", ""


def _told(look: Lookup, note: Note) -> str:
    """A note with its findings by their ids, as they stand in findings.json."""
    parts = [
        say("qa.of_a_finding", id=one.id, message=of_a_finding(look, one).rstrip("."))
        for one in note.shown
    ]
    more = [note.more] if note.more else []
    return f"{note.words} {'; '.join((*parts, *more))}." if parts else note.words
