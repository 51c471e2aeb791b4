"""What is to be marked in a copy of a document, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from validate.model.places import Box


class Tone(StrEnum):
    """How much a mark matters, worst first; *quiet* needs nobody."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """
    A comment on one print: ``boxes`` are its lines, ``name`` is unique in the document.

    ``title`` says in a few words what it is, ``words`` all of it, in lines. ``accused`` is the
    print that would have to change, where one is likelier than all others.
    """

    name: str
    title: str
    words: str
    tone: Tone
    boxes: tuple[Box, ...]
    accused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """
    A copy that was made: how many prints are marked in it, and how many could not be.

    ``was_signed`` and ``was_protected`` say what the original has and no copy can keep.
    """

    marked: int
    missed: int = 0
    was_signed: bool = False
    was_protected: bool = False
