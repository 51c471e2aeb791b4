"""Taking in the inputs: read, recognise, and say what could not be."""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.terms import Role
from validate.errors import DocumentError
from validate.inputs import Input
from validate.isolation.pool import Pool, WorkerBugError
from validate.isolation.wire import Reading
from validate.model import Failure, Report
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

    def say_twice(self, digest: str, name: str, role: Role) -> None:
        """
        The same content given again is said, and counted once.

        Held to itself a report agrees in everything: that is no comparison, and no success.
        """
        position = self.digests[digest]
        first = self.recognised[position]
        if first.report.role is not role:
            message = f"{name}: is given as a previous edition, and is the same as "
            message += f"{first.report.document}, which is checked. Give the edition before it."
            self.failures.append(Failure(document=name, message=message))
            return
        problem = f"the same content was given again as {name}; it is counted once"
        report = replace(first.report, problems=(*first.report.problems, problem))
        self.recognised[position] = replace(first, report=report)


def take_in(
    inputs: Sequence[Input],
    pool: Pool,
    progress: Progress,
    *,
    family: str | None = None,
    folders: Sequence[Path] = (),
    corrections: Corrections = (),
    thorough: bool = False,
) -> tuple[tuple[Recognised, ...], tuple[Failure, ...]]:
    """
    Have all inputs read and recognised.

    Whatever is the matter with one of them, or with a part of it, is a failure; the others are
    read all the same. ``family`` is the one to take every document to be of, ``folders`` hold
    families besides those of the program; ``corrections`` are an analyst's, each for one report;
    ``thorough`` reads every PDF twice. A report has the role of its input.
    """
    asked = [
        Reading(
            path=str(one.path),
            name=one.name,
            family=family,
            folders=tuple(map(str, folders)),
            corrections=tuple(corrections),
            thorough=thorough,
        )
        for one in inputs
    ]
    awaited = [pool.read(one) for one in asked]
    reading = _Reading()
    roles = [one.role for one in inputs]
    for number, (one, future, role) in enumerate(zip(asked, awaited, roles, strict=True), start=1):
        progress(f"Reading {one.name} ({number} of {len(inputs)})")
        try:
            recognised = _in_role(future.result(), role)
            digest = recognised.report.sha256
            if digest in reading.digests:
                reading.say_twice(digest, one.name, role)
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
    taken = tuple(_held_to(reading.recognised))
    return taken, (*reading.failures, *_unread(taken))


def _told_apart(
    recognised: Recognised, asked: Reading, states: Counter[str], pool: Pool
) -> Recognised:
    """Another state of a report that was given already shares its identity and not its ids."""
    if not recognised.figures:
        if recognised.report.unknown:
            problem = "is of no report family that is known, and holds no figure"
            remedy = "Check that it is the whole report, or name its family with --family."
        else:
            problem = f"holds no figure that the family {recognised.report.family} knows"
            remedy = "Check that the file is the whole report, and of this family."
        raise DocumentError(asked.name, problem, remedy)
    copy = states[recognised.report.id]
    states[recognised.report.id] += 1
    if not copy:
        return recognised
    role = recognised.report.role
    recognised = _in_role(pool.read(replace(asked, copy=copy)).result(), role)
    if role is Role.PREVIOUS:
        return recognised
    said = "another document is a state of the same report; the two are not compared"
    report = replace(recognised.report, problems=(*recognised.report.problems, said))
    return replace(recognised, report=report)


def _in_role(recognised: Recognised, role: Role) -> Recognised:
    return replace(recognised, report=replace(recognised.report, role=role))


def _held_to(recognised: Sequence[Recognised]) -> Iterator[Recognised]:
    """All that was read; a previous edition says so where it is not the edition before."""
    current: dict[tuple[str, str], list[Report]] = {}
    for one in recognised:
        if one.report.role is Role.CURRENT:
            current.setdefault(one.report.series, []).append(one.report)
    for one in recognised:
        problem = _no_comparison(one.report, current) if one.report.role is Role.PREVIOUS else ""
        if not problem:
            yield one
            continue
        yield replace(one, report=replace(one.report, problems=(*one.report.problems, problem)))


def _no_comparison(report: Report, current: Mapping[tuple[str, str], Sequence[Report]]) -> str:
    """Why a previous edition is compared with nothing, or with the wrong report."""
    later = current.get(report.series, ())
    if not later:
        about = f"of {report.family} on {report.subject}"
        return f"is compared with nothing: no report {about} is checked"
    for one in later:
        if report.period is not None and one.period is not None and report.period >= one.period:
            return f"is given as a previous edition, and is no earlier than {one.document}"
    return ""


def alone(reports: Sequence[Report], previous: Sequence[Report]) -> Iterator[str]:
    """Which reports had no previous edition to be held to, where others had one."""
    known = {one.series for one in previous}
    without = [one.document for one in reports if one.series not in known]
    if previous and without:
        yield f"no previous edition is given of {', '.join(without)}"


def apart(reports: Sequence[Report]) -> Iterator[str]:
    """Which reports are editions of one another: the later may revise what the earlier printed."""
    series: dict[tuple[str, str], list[Report]] = {}
    for one in reports:
        if one.period is not None:
            series.setdefault(one.series, []).append(one)
    for editions in series.values():
        if len({one.period for one in editions}) > 1:
            named = ", ".join(one.document for one in editions)
            yield (
                f"{named} are editions of one report and are not held to each other; "
                "give the earlier with --previous"
            )


def _unread(recognised: Sequence[Recognised]) -> Iterator[Failure]:
    """Tables and graphics that could not be read: what is in them was not checked."""
    for one in recognised:
        document = one.report.document
        done = "checked" if one.report.role is Role.CURRENT else "compared"
        for part in one.report.unread:
            yield Failure(document=document, message=f"{document}: {part}. It was not {done}.")
