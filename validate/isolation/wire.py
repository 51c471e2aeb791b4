"""
What passes between a run and its workers: JSON, one message a line.

Nothing is pickled: a worker that a hostile document has taken over can say something wrong, but
cannot make the run do anything.
"""

from dataclasses import dataclass, field
from typing import TypeVar

from pydantic import TypeAdapter

from validate.model import Box
from validate.model.annotations import Annotated, Annotation
from validate.recognition.corrections import Correction
from validate.recognition.outline import Outline
from validate.recognition.recognise import Recognised

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    Read and recognise the file at ``path``.

    ``family`` is the one to take it to be of, else its signature decides, of those of the program
    and those in ``folders``; ``copy`` tells apart several states of one report; ``thorough`` reads
    a PDF a second time with another library.
    """

    path: str
    name: str
    family: str | None = None
    folders: tuple[str, ...] = ()
    copy: int = 0
    corrections: tuple[Correction, ...] = ()
    thorough: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Depicting:
    """Picture the spots of a PDF, each a few boxes of one print."""

    path: str
    name: str
    spots: tuple[tuple[Box, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotating:
    """Write a copy of a PDF to the path ``into``, with comments on its prints."""

    path: str
    name: str
    annotations: tuple[Annotation, ...]
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlining:
    """Read the file at ``path``, and say what it holds."""

    path: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing to do, within so many seconds of processor time."""

    seconds: float
    reading: Reading | None = None
    depicting: Depicting | None = None
    outlining: Outlining | None = None
    annotating: Annotating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What a person can mend; see :class:`validate.errors.TieoutError`."""

    place: str
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """
    What came of a request: one of its fields is set.

    ``pictures`` are PNG files in base64, empty for a spot that cannot be pictured; ``bug`` is the
    traceback of an error that is ours, ``memory`` says that there was too little of it.
    """

    ready: bool = False
    recognised: Recognised | None = None
    outline: Outline | None = None
    pictures: tuple[str, ...] = field(default=())
    annotated: Annotated | None = None
    trouble: Trouble | None = None
    bug: str = ""
    memory: bool = False


REQUEST = TypeAdapter(Request)
REPLY = TypeAdapter(Reply)


def line_of(adapter: TypeAdapter[T], message: T) -> bytes:
    """Return a message as a line."""
    return adapter.dump_json(message) + b"\n"
