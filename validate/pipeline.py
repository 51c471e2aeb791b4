"""
The pipeline: read -> recognise -> check -> report -> publish.

Pure but for the two ends: files are read first and the output folder is replaced last.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from validate.checking.discover import discover
from validate.checking.engine import check, uses
from validate.checking.facts import Facts
from validate.checking.rule import Rule
from validate.errors import DocumentError
from validate.family.find import families
from validate.family.load import check_rules
from validate.family.model import Family
from validate.inputs import Input
from validate.model import Failure, Results, RuleInfo
from validate.publishing.datasets import RULE as DATASET_RULE
from validate.publishing.datasets import plans, verdicts_of
from validate.publishing.folder import check_folder, holds_results, replaced
from validate.publishing.publish import gate, write_files
from validate.reading.document import Document
from validate.reading.read import read
from validate.recognition.identify import family_of
from validate.recognition.recognise import Recognised, recognise
from validate.reporting import write_report

LOG = logging.getLogger("tieout")

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is asked to do; ``family`` forces a family instead of looking for signatures."""

    out: Path
    family: str | None = None


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


def run(
    inputs: Sequence[Input],
    unusable: Sequence[Failure],
    settings: Settings,
    progress: Progress,
) -> Results:
    """
    Do the whole job and write the output folder; ``unusable`` inputs only enter the results.

    Raises :class:`~validate.errors.TieoutError` when nothing can be done at all; a document that
    cannot be read is a failure among the results, and the others are checked all the same.
    """
    check_folder(settings.out)
    rules = discover()
    known = families(settings.family)
    for family in known:
        check_rules(family, frozenset(rule.id for rule in rules) | {DATASET_RULE.id})
    recognised, failures = _recognise_all(inputs, known, settings, progress)
    progress("Checking the figures")
    failures = (*unusable, *failures, *_unread(recognised))
    results = _checked(recognised, failures, rules, known)
    # With nothing read, the results of an earlier run are worth more than none.
    if results.reports or not holds_results(settings.out):
        progress("Writing the report")
        _write(results, known, settings.out)
    return results


def _unread(recognised: Sequence[Recognised]) -> Iterator[Failure]:
    """Tables and graphics that could not be read: what is in them was not checked."""
    for one in recognised:
        document = one.report.document
        for part in one.report.unread:
            yield Failure(document=document, message=f"{document}: {part}. It was not checked.")


def _recognise_all(
    inputs: Sequence[Input], known: Sequence[Family], settings: Settings, progress: Progress
) -> tuple[tuple[Recognised, ...], tuple[Failure, ...]]:
    reading = _Reading()
    for number, one in enumerate(inputs, start=1):
        progress(f"Reading {one.name} ({number} of {len(inputs)})")
        try:
            document = read(one.path, one.name)
            if document.sha256 in reading.digests:
                reading.say_twice(document.sha256, one.name)
                continue
            family = family_of(document, known, forced=settings.family is not None)
            recognised = _recognise(document, family, one, reading.states)
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
    return tuple(reading.recognised), tuple(reading.failures)


def _recognise(document: Document, family: Family, one: Input, states: Counter[str]) -> Recognised:
    recognised = recognise(document, family, str(one.path))
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
    recognised = recognise(document, family, str(one.path), copy)
    said = "another document is a state of the same report; the two are not compared"
    report = replace(recognised.report, problems=(*recognised.report.problems, said))
    return replace(recognised, report=report)


def _checked(
    recognised: Sequence[Recognised],
    failures: tuple[Failure, ...],
    rules: Sequence[Rule],
    known: Sequence[Family],
) -> Results:
    by_name = {family.name: family for family in known}
    figures = tuple(figure for one in recognised for figure in one.figures)
    mentions = tuple(mention for one in recognised for mention in one.mentions)
    facts = Facts(
        reports=tuple(one.report for one in recognised),
        figures=figures,
        mentions=mentions,
        families=by_name,
    )
    verdicts = check(facts, rules)
    used = uses(figures, verdicts)
    planned = plans(figures, by_name)
    verdicts += tuple(verdict for plan in planned for verdict in verdicts_of(plan, used, mentions))
    return Results(
        reports=facts.reports,
        failures=failures,
        figures=figures,
        mentions=mentions,
        ledger=tuple(entry for one in recognised for entry in one.ledger),
        verdicts=verdicts,
        uses=uses(figures, verdicts),
        datasets=gate(planned, verdicts),
        rules=_rule_infos(rules),
        measures={
            measure.name: measure.title for family in known for measure in family.measures.values()
        },
    )


def _rule_infos(rules: Iterable[Rule]) -> tuple[RuleInfo, ...]:
    infos = [RuleInfo(id=rule.id, title=rule.title, explanation=rule.explanation) for rule in rules]
    return (*infos, DATASET_RULE)


def _write(results: Results, known: Sequence[Family], out: Path) -> None:
    by_name = {family.name: family for family in known}
    with replaced(out) as folder:
        write_files(results, plans(results.figures, by_name), results.uses, folder)
        write_report(results, folder / "report")
