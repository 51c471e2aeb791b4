"""Taking in the inputs: read, recognise, and say what could not be."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from validate.errors import DocumentError
from validate.inputs import Input
from validate.isolation.pool import Pool, WorkerBugError
from validate.isolation.wire import Reading
from validate.model import Failure
from validate.recognition.corrections import Corrections
from validate.recognition.recognise import Recognised

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
    pool: Pool,
    progress: Progress,
    *,
    family: str | None = None,
    corrections: Corrections = (),
    thorough: bool = False,
) -> tuple[tuple[Recognised, ...], tuple[Failure, ...]]:
    """
    Have all inputs read and recognised.

    Whatever is the matter with one of them, or with a part of it, is a failure; the others are
    read all the same. ``family`` is the one to take every document to be of; ``corrections`` are
    an analyst's, each for one report; ``thorough`` reads every PDF twice.
    """
    asked = [
        Reading(
            path=str(one.path),
            name=one.name,
            family=family,
            corrections=tuple(corrections),
            thorough=thorough,
        )
        for one in inputs
    ]
    awaited = [pool.read(one) for one in asked]
    reading = _Reading()
    for number, (one, future) in enumerate(zip(asked, awaited, strict=True), start=1):
        progress(f"Reading {one.name} ({number} of {len(inputs)})")
        try:
            recognised = future.result()
            digest = recognised.report.sha256
            if digest in reading.digests:
                reading.say_twice(digest, one.name)
                continue
            recognised = _told_apart(recognised, one, reading.states, pool)
            reading.digests[digest] = len(reading.recognised)
            reading.recognised.append(recognised)
        except DocumentError as error:
            reading.failures.append(Failure(document=one.name, message=str(error)))
        except WorkerBugError as error:
            # A bug, and it keeps its traceback; but the other documents are checked all the same.
            LOG.error(  # noqa: TRY400 - the traceback that says where is the worker's
                "tieout failed on %s\n%s", one.name, error
            )
            cause = str(error).strip().splitlines()[-1]
            message = f"{one.name}: tieout failed on it ({cause})."
            message += " This is a bug; please report it with the lines above."
            reading.failures.append(Failure(document=one.name, message=message))
    taken = tuple(reading.recognised)
    return taken, (*reading.failures, *_unread(taken))


def _told_apart(
    recognised: Recognised, asked: Reading, states: Counter[str], pool: Pool
) -> Recognised:
    """Another state of a report that was given already shares its identity and not its ids."""
    if not recognised.figures:
        raise DocumentError(
            asked.name,
            f"holds no figure that the family {recognised.report.family} knows",
            "Check that the file is the whole report, and of this family.",
        )
    copy = states[recognised.report.id]
    states[recognised.report.id] += 1
    if not copy:
        return recognised
    recognised = pool.read(replace(asked, copy=copy)).result()
    said = "another document is a state of the same report; the two are not compared"
    report = replace(recognised.report, problems=(*recognised.report.problems, said))
    return replace(recognised, report=report)


def _unread(recognised: Sequence[Recognised]) -> Iterator[Failure]:
    """Tables and graphics that could not be read: what is in them was not checked."""
    for one in recognised:
        document = one.report.document
        for part in one.report.unread:
            yield Failure(document=document, message=f"{document}: {part}. It was not checked.")
