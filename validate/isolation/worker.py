"""
The process that works on one document at a time: ``main`` serves requests until there are none.

It reads a request a line from its standard input and writes a reply a line to what was its
standard output; whatever a library prints goes nowhere.
"""

import gc
import os
import sys
import traceback
from functools import cache
from pathlib import Path
from typing import BinaryIO

from validate.errors import DocumentError, TieoutError
from validate.family.find import families
from validate.family.model import Family
from validate.isolation.limits import bound_memory, bound_time
from validate.isolation.wire import (
    REPLY,
    REQUEST,
    Annotating,
    Depicting,
    Reading,
    Reply,
    Request,
    Trouble,
    line_of,
)
from validate.model.annotations import Annotated
from validate.reading.document import Document
from validate.reading.read import read
from validate.recognition.identify import family_of
from validate.recognition.outline import outline_of
from validate.recognition.recognise import Recognised, recognise

_RECORDS = 100_000


def main() -> None:
    """Serve requests; the only argument is the memory to make do with, in megabytes."""
    replies = _own_output()
    bound_memory(int(sys.argv[-1]))
    spare_collector()
    _say(replies, Reply(ready=True))
    for line in sys.stdin.buffer:
        request = REQUEST.validate_json(line)
        bound_time(request.seconds)
        _say(replies, _answer(request))


def spare_collector() -> None:
    """Look for cycles seldom: a document makes tens of thousands of records and hardly a cycle."""
    gc.freeze()
    gc.set_threshold(_RECORDS, 10, 100)


def _own_output() -> BinaryIO:
    """Keep the way to the parent for replies: a library's print must not get between them."""
    replies = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    return replies


def _say(replies: BinaryIO, reply: Reply) -> None:
    replies.write(line_of(REPLY, reply))
    replies.flush()


def _answer(request: Request) -> Reply:
    try:
        return _done(request)
    except MemoryError:
        return Reply(memory=True)
    except TieoutError as error:
        return Reply(trouble=Trouble(place=error.place, problem=error.problem, remedy=error.remedy))
    except Exception:  # noqa: BLE001 - a bug: the run goes on, and says where it was
        return Reply(bug=traceback.format_exc())


def _done(request: Request) -> Reply:
    if request.reading:
        return Reply(recognised=_read(request.reading))
    if request.depicting:
        return Reply(pictures=_depict(request.depicting))
    if request.annotating:
        return Reply(annotated=_annotate(request.annotating))
    if request.outlining:
        asked = request.outlining
        return Reply(outline=outline_of(read(Path(asked.path), asked.name)))
    return Reply()


def _read(asked: Reading) -> Recognised:
    document = read(Path(asked.path), asked.name, thorough=asked.thorough)
    forced, known = asked.family is not None, _families(asked.family, asked.folders)
    try:
        family = family_of(document, known, forced=forced)
    except DocumentError as error:
        if not document.unread:
            raise
        raise _damaged(asked, document) from error
    if family.fallback and document.unread and not forced:
        raise _damaged(asked, document)
    tried = () if forced else tuple(one.name for one in known if not one.fallback)
    return recognise(document, family, asked.path, asked.copy, asked.corrections, tried=tried)


def _damaged(asked: Reading, document: Document) -> DocumentError:
    """What makes a document a report of a family may stand in the part that was lost."""
    remedy = "Fetch the file again or export the report once more."
    return DocumentError(asked.name, f"cannot be read: {document.unread[0]}", remedy)


@cache
def _families(name: str | None, folders: tuple[str, ...]) -> tuple[Family, ...]:
    return families(name, map(Path, folders))


def _depict(asked: Depicting) -> tuple[str, ...]:
    from validate.reading.pictures import pictures  # noqa: PLC0415 - only findings need it

    return pictures(asked.name, Path(asked.path).read_bytes(), asked.spots)


def _annotate(asked: Annotating) -> Annotated:
    from validate.reading.annotate import annotate  # noqa: PLC0415 - only findings need it

    data = Path(asked.path).read_bytes()
    return annotate(asked.name, data, asked.annotations, Path(asked.into))
