"""
The pipeline: read -> recognise -> check -> report -> publish.

Pure but for the two ends: files are read first and the output folder is replaced last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from schemas.folder import CHANGES
from schemas.terms import Role, Severity
from validate.annotations import annotated, workshop, write_copies
from validate.checking.discover import discover
from validate.checking.engine import evaluator_of, judge, uses
from validate.checking.facts import Facts
from validate.checking.joint.info import RULE as JOINT_RULE
from validate.checking.joint.together import together
from validate.checking.rule import Rule
from validate.evidence import evidence
from validate.family.find import families, is_path
from validate.family.load import check_rules
from validate.family.model import Family, RuleSetting
from validate.inputs import Input
from validate.intake import Progress, alone, apart, take_in
from validate.isolation.limits import Limits
from validate.isolation.pool import Pool
from validate.model import OFF, Failure, Results, RuleInfo, Waiver, WaiverUse
from validate.publishing.datasets import Plan, plans, verdicts_of
from validate.publishing.folder import check_folder, holds_results, json_text, replaced
from validate.publishing.info import RULE as DATASET_RULE
from validate.publishing.own_schemas import not_run, own_verdicts
from validate.publishing.publish import gate, write_files
from validate.recognition.correction_file import load_corrections
from validate.recognition.corrections import Correction, unused
from validate.recognition.recognise import Recognised
from validate.reporting import write_qa_log, write_report
from validate.review.as_data import as_data
from validate.review.baseline_file import load_baseline
from validate.review.diff import diff
from validate.review.earlier import read_run
from validate.review.info import RULE as WAIVER_RULE
from validate.review.review import reviewed
from validate.review.runs import run_of
from validate.review.waiver_file import load_waivers
from validate.version import own_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """
    How the inputs are to be read and checked.

    ``family`` forces a family instead of looking for signatures; ``folders`` hold families besides
    those of the program, and ``trust`` has their Python run; ``corrections`` are files of them.
    ``limits`` bound each document; ``thorough`` reads every PDF twice, and compares. ``severities``
    are those of rules, or *off*, whatever a rule or a family says. ``waivers`` and ``baseline`` are
    files of them; what expires before ``today`` does not hold, and without a day everything has.
    """

    family: str | None = None
    folders: tuple[Path, ...] = ()
    trust: bool = False
    corrections: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    thorough: bool = False
    severities: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Path, ...] = ()
    baseline: tuple[Path, ...] = ()
    today: date = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Asked):
    """
    What a whole run is asked to do: ``out`` is the folder to write.

    ``since`` is that of an earlier run, to say what changed; it may be ``out`` itself.
    """

    out: Path
    since: Path | None = None


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
    earlier = read_run(settings.since) if settings.since else None
    with workshop() as room:
        results, planned = _examined(inputs, unusable, settings, progress, room)
        if earlier and results.reports:
            results = replace(results, changes=diff(earlier, run_of(results, own_version())))
        # With nothing read, the results of an earlier run are worth more than none.
        if results.reports or not holds_results(settings.out):
            progress("Writing the report")
            _write(results, planned, settings.out, room)
    return results


def examine(
    inputs: Sequence[Input], unusable: Sequence[Failure], asked: Asked, progress: Progress
) -> Results:
    """What :func:`run` finds, with nothing written."""
    return _examined(inputs, unusable, asked, progress)[0]


def _examined(
    inputs: Sequence[Input],
    unusable: Sequence[Failure],
    asked: Asked,
    progress: Progress,
    room: Path | None = None,
) -> tuple[Results, tuple[Plan, ...]]:
    """Read, recognise and check; annotated copies are made where there is ``room`` for them."""
    rules = discover()
    tried = families(asked.family, asked.folders)
    known = tuple(_weighed(one, asked.severities) for one in tried)
    for one in known:
        check_rules(one, frozenset(rule.id for rule in rules) | {DATASET_RULE.id, JOINT_RULE.id})
    # A file of corrections may speak of other families than the one that is forced.
    decided = _decided(asked)
    waivers = (*load_waivers(asked.waivers), *load_baseline(asked.baseline))
    with Pool(asked.limits, jobs=len(inputs)) as pool:
        recognised, failures = take_in(
            inputs,
            pool,
            progress,
            family=asked.family,
            folders=asked.folders,
            corrections=decided,
            thorough=asked.thorough,
        )
        progress("Checking the figures")
        failures = (*unusable, *failures)
        results, planned = _checked(
            recognised, failures, rules, known, asked=asked, waivers=waivers
        )
        pictures = evidence(results, pool)
        copies, remarks = annotated(results, pool, room) if room else ({}, [])
    results = replace(
        results,
        severities=asked.severities,
        pictures=pictures,
        annotated=copies,
        today=asked.today,
    )
    notes = (*results.notes, *unused(decided, (*results.reports, *results.previous)))
    notes = (*notes, *alone(results.reports, results.previous), *apart(results.reports))
    notes = (*notes, *remarks)
    if not asked.trust:
        named = {report.family for report in results.reports}
        notes = (*notes, *not_run(one for one in known if one.name in named))
    return replace(results, notes=notes), planned


def _decided(asked: Asked) -> tuple[Correction, ...]:
    """The corrections that are asked for, if any."""
    if not asked.corrections:
        return ()
    return load_corrections(asked.corrections, _all(asked), forced=bool(asked.family))


def _all(asked: Asked) -> tuple[Family, ...]:
    """All families that are known, and the one that is forced by its path."""
    given = asked.family or ""
    return families(folders=(*asked.folders, *((Path(given),) if is_path(given) else ())))


def _checked(
    recognised: Sequence[Recognised],
    failures: tuple[Failure, ...],
    rules: Sequence[Rule],
    known: Sequence[Family],
    *,
    asked: Asked,
    waivers: Sequence[Waiver],
) -> tuple[Results, tuple[Plan, ...]]:
    """Everything a run found, and the datasets that its figures make up."""
    by_name = {family.name: family for family in known}
    previous = [one for one in recognised if one.report.role is Role.PREVIOUS]
    recognised = [one for one in recognised if one.report.role is Role.CURRENT]
    figures = tuple(figure for one in recognised for figure in one.figures)
    mentions = tuple(mention for one in recognised for mention in one.mentions)
    facts = Facts(
        reports=tuple(one.report for one in recognised),
        figures=figures,
        mentions=mentions,
        families=by_name,
        previous=tuple(figure for one in previous for figure in one.figures),
        previous_reports=tuple(one.report for one in previous),
    )
    evaluator = evaluator_of(facts)
    judged = judge(facts, [rule for rule in rules if _runs(rule.id, known)], evaluator)
    joint = together(judged, facts, evaluator)
    verdicts = (*(one.verdict for one in judged), *joint.verdicts)
    used = uses(figures, verdicts)
    planned = plans(figures, by_name)
    verdicts += tuple(verdict for plan in planned for verdict in verdicts_of(plan, used, mentions))
    verdicts += tuple(own_verdicts(planned, used, trust=asked.trust))
    review = reviewed(
        verdicts,
        waivers,
        reports=_read_whole((*recognised, *previous), failures),
        today=asked.today,
        severities=asked.severities,
    )
    results = Results(
        reports=facts.reports,
        failures=failures,
        figures=figures,
        mentions=mentions,
        ledger=tuple(entry for one in recognised for entry in one.ledger),
        verdicts=review.verdicts,
        uses=uses((*figures, *facts.previous), verdicts),
        datasets=gate(planned, review.verdicts),
        causes=joint.causes,
        rules=(*_rule_infos(rules), *_of_waivers(review.uses)),
        measures={
            measure.name: measure.title for family in known for measure in family.measures.values()
        },
        families={one.name: one.sha256 for one in known if one.sha256},
        previous=facts.previous_reports,
        previous_figures=facts.previous,
        waivers=review.uses,
        notes=review.notes,
    )
    return results, planned


def _weighed(family: Family, severities: Mapping[str, str]) -> Family:
    """A family whose rules have the severities that the user asked for."""
    asked = {
        rule: RuleSetting(enabled=False) if level == OFF else RuleSetting(severity=Severity(level))
        for rule, level in severities.items()
        if rule != WAIVER_RULE.id  # a waiver is nothing that a family knows of
    }
    return replace(family, rules={**family.rules, **asked})


def _runs(rule: str, known: Iterable[Family]) -> bool:
    """Whether any family wants a rule; one that none wants is not given the chance to fail."""
    return any(family.rules.get(rule, RuleSetting()).enabled for family in known)


def _rule_infos(rules: Iterable[Rule]) -> tuple[RuleInfo, ...]:
    return (*(rule.info for rule in rules), JOINT_RULE, DATASET_RULE)


def _read_whole(recognised: Iterable[Recognised], failures: Iterable[Failure]) -> list[str]:
    """The ids of the reports of which nothing was left out."""
    lacking = {one.document for one in failures}
    return [one.report.id for one in recognised if one.report.document not in lacking]


def _of_waivers(uses: Iterable[WaiverUse]) -> tuple[RuleInfo, ...]:
    """The rule about waivers where there are any; a baseline is nobody's decision."""
    return (WAIVER_RULE,) if any(not one.waiver.baseline for one in uses) else ()


def _write(results: Results, planned: Sequence[Plan], out: Path, room: Path) -> None:
    with replaced(out) as folder:
        write_copies(tuple(results.annotated.values()), room, folder)
        write_files(results, planned, results.uses, folder)
        write_qa_log(results, folder / "qa_log.csv")
        if results.changes is not None:
            changed = json_text(as_data(results.changes))
            (folder / CHANGES).write_text(changed, encoding="utf-8", newline="\n")
        write_report(results, folder / "report")
