"""Annotated copies: the PDFs that were given, with what was found marked in place."""

import logging
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from validate.errors import OutputError, TieoutError
from validate.isolation.pool import Pool, WorkerBugError
from validate.isolation.wire import Annotating
from validate.model import Results
from validate.model.annotations import Annotated
from validate.reporting.comments import Comments, comments
from validate.reporting.lookup import lookup
from validate.reporting.names import copy_names

LOG = logging.getLogger("tieout")

FOLDER = "annotated"


@contextmanager
def workshop() -> Iterator[Path]:
    """
    A folder where copies wait until the results are written; it is gone afterwards.

    Raises :class:`OutputError` where there is no room for one.
    """
    try:
        folder = tempfile.TemporaryDirectory(prefix="tieout-", ignore_cleanup_errors=True)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        remedy = "Set TMPDIR to a folder that can."
        raise OutputError("the folder for temporary files", problem, remedy) from error
    with folder as path:
        yield Path(path)


def annotated(results: Results, pool: Pool, room: Path) -> tuple[Mapping[str, str], list[str]]:
    """
    Make a copy in ``room`` of each PDF that has findings on its pages.

    Returns the paths of the copies by document, as they shall be in the output folder, and notes:
    where no copy can be made there is none, and the note says why.
    """
    look = lookup(results)
    reports = [report for report in results.reports if report.format == "pdf"]
    names = copy_names([report.document for report in reports])
    asked = []
    for report, name in zip(reports, names, strict=True):
        said = comments(look, report.document)
        if not said.annotations:
            continue
        request = Annotating(
            path=report.path,
            name=report.document,
            annotations=said.annotations,
            into=str(room / name),
        )
        asked.append((report.document, name, said, pool.annotate(request)))
    made: dict[str, str] = {}
    notes: list[str] = []
    for document, name, said, future in asked:
        try:
            copy = future.result()
        except TieoutError as error:
            notes.append(f"{document} has no annotated copy: it {error.problem}. {error.remedy}")
        except WorkerBugError as error:
            LOG.debug("no annotated copy of %s: %s", document, error)
            notes.append(f"{document} has no annotated copy: making it failed")
        else:
            made[document] = f"{FOLDER}/{name}"
            notes += _notes(document, said, copy)
    return made, notes


def write_copies(copies: Sequence[str], room: Path, folder: Path) -> None:
    """Bring the copies from where they were made into the folder of results."""
    for copy in copies:
        target = folder / copy
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((room / target.name).read_bytes())


def _notes(document: str, said: Comments, copy: Annotated) -> Iterator[str]:
    """What a person should know of a copy that was made."""
    named = f"the annotated copy of {document}"
    if said.findings < said.of:
        yield f"{named} shows the worst {said.findings:,} of {said.of:,} findings"
    if copy.missed:
        yield f"{named} lacks {copy.missed:,} prints, whose pages cannot be shown"
    if copy.was_signed:
        yield f"{named} is a changed file: the signature holds for the original only"
    if copy.was_protected:
        yield f"{named} is not protected as the original is"
