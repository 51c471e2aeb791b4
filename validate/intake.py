"""Taking in the inputs: read, recognise, and say what could not be."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from validate.errors import DocumentError
from validate.family.model import Family
from validate.inputs import Input
from validate.model import Failure
from validate.reading.document import Document
from validate.reading.read import read
from validate.recognition.corrections import Corrections
from validate.recognition.identify import family_of
from validate.recognition.recognise import Recognised, recognise

LOG = logging.getLogger("tieout")

Progress = Callable[[str], None]


@dataclass(slots=True)
class _Reading:
    """What reading has come to so far."""

    recognised: list[Recognised] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    digests: dict[str, int] = field(default_factory=dict)
    states: Counter[str] = field(default_factory=Counter)

    def say_twice(self, digest: str, name: str) -> None:
        """The same content given again is said, and counted once."""
        position = self.digests[digest]
        first = self.recognised[position]
        problem = f"the same content was given again as {name}; it is counted once"
        report = replace(first.report, problems=(*first.report.problems, problem))
        self.recognised[position] = replace(first, report=report)


def take_in(
    inputs: Sequence[Input],
    known: Sequence[Family],
    progress: Progress,
    *,
    forced: bool,
    corrections: Corrections = (),
) -> tuple[tuple[Recognised, ...], tuple[Failure, ...]]:
    """
    Read and recognise all inputs.

    Whatever is the matter with one of them, or with a part of it, is a failure; the others are
    read all the same. ``forced`` takes every document to be of the first family;
    ``corrections`` are an analyst's, each for one report.
    """
    reading = _Reading()
    for number, one in enumerate(inputs, start=1):
        progress(f"Reading {one.name} ({number} of {len(inputs)})")
        try:
            document = read(one.path, one.name)
            if document.sha256 in reading.digests:
                reading.say_twice(document.sha256, one.name)
                continue
            family = family_of(document, known, forced=forced)
            recognised = _recognise(document, family, one, reading.states, corrections)
            reading.digests[document.sha256] = len(reading.recognised)
            reading.recognised.append(recognised)
        except DocumentError as error:
            reading.failures.append(Failure(document=one.name, message=str(error)))
        except Exception as error:
            # A bug, and it keeps its traceback; but the other documents are checked all the same.
            LOG.exception("tieout failed on %s", one.name)
            message = f"{one.name}: tieout failed on it ({type(error).__name__}: {error})."
            message += " This is a bug; please report it with the lines above."
            reading.failures.append(Failure(document=one.name, message=message))
    taken = tuple(reading.recognised)
    return taken, (*reading.failures, *_unread(taken))


def _recognise(
    document: Document,
    family: Family,
    one: Input,
    states: Counter[str],
    corrections: Corrections,
) -> Recognised:
    recognised = recognise(document, family, str(one.path), corrections=corrections)
    if not recognised.figures:
        raise DocumentError(
            document.name,
            f"holds no figure that the family {family.name} knows",
            "Check that the file is the whole report, and of this family.",
        )
    copy = states[recognised.report.id]
    states[recognised.report.id] += 1
    if not copy:
        return recognised
    recognised = recognise(document, family, str(one.path), copy, corrections)
    said = "another document is a state of the same report; the two are not compared"
    report = replace(recognised.report, problems=(*recognised.report.problems, said))
    return replace(recognised, report=report)


def _unread(recognised: Sequence[Recognised]) -> Iterator[Failure]:
    """Tables and graphics that could not be read: what is in them was not checked."""
    for one in recognised:
        document = one.report.document
        for part in one.report.unread:
            yield Failure(document=document, message=f"{document}: {part}. It was not checked.")
