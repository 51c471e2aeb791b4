"""Run every rule over all figures, and say of each figure how the comparisons used it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import localcontext

from schemas.terms import Assurance, Severity, Status
from validate.checking.evaluate import Evaluator
from validate.checking.facts import Facts
from validate.checking.outcome import Outcome
from validate.checking.precision import Ranges
from validate.checking.rule import Rule
from validate.checking.statements import Statement, only_bounds
from validate.ids import digest
from validate.model import Figure, Use, Verdict
from validate.numbers import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement and its verdict; a rule that failed has a verdict and no statement."""

    statement: Statement | None
    verdict: Verdict


def judge(
    facts: Facts, rules: Sequence[Rule], evaluator: Evaluator | None = None
) -> tuple[Judged, ...]:
    """
    Every statement of every rule with its verdict, in order of rule.

    A rule that fails gives one verdict of status *error*; the others go on.
    """
    evaluator = evaluator or evaluator_of(facts)
    judged: list[Judged] = []
    with localcontext(prec=PLACES):  # the usual 28 places are too few for a number of 30 digits
        for rule in rules:
            judged.extend(_run(rule, facts, evaluator))
    return tuple(judged)


def check(facts: Facts, rules: Sequence[Rule]) -> tuple[Verdict, ...]:
    """The verdicts of :func:`judge`."""
    return tuple(one.verdict for one in judge(facts, rules))


def evaluator_of(facts: Facts) -> Evaluator:
    """What decides statements about these figures."""
    return Evaluator(by_id=facts.by_id, ranges=Ranges(facts.families, facts.steps))


def uses(figures: Sequence[Figure], verdicts: Sequence[Verdict]) -> Mapping[str, Use]:
    """
    For every figure: how many comparisons used it, and what they say of it.

    A revision that is marked as one neither confirms nor disputes.
    """
    checks: Counter[str] = Counter()
    disputed: set[str] = set()
    for verdict in verdicts:
        if verdict.is_comparison and not verdict.announced:
            if not verdict.bounds:  # what is only bounded is not confirmed
                checks.update(set(verdict.figures))
            if verdict.status is Status.INCONSISTENT:
                disputed.update(verdict.figures)
    return {
        figure.id: Use(checks=checks[figure.id], assurance=_assurance(figure.id, checks, disputed))
        for figure in figures
    }


def _assurance(figure_id: str, checks: Counter[str], disputed: set[str]) -> Assurance:
    if figure_id in disputed:
        return Assurance.DISPUTED
    return Assurance.AGREED if checks[figure_id] else Assurance.SINGLE_PRINT


def _run(rule: Rule, facts: Facts, evaluator: Evaluator) -> Iterator[Judged]:
    seen: Counter[str] = Counter()
    try:
        outcomes = [(one, evaluator.evaluate(one)) for one in rule.statements(facts)]
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the other rules still run
        message = f"the rule failed: {type(error).__name__}: {error}"
        failed = Verdict(
            id=digest("v", (rule.id, "error")),
            rule=rule.id,
            status=Status.ERROR,
            severity=Severity.ERROR,
            message=message,
            note=message,
        )
        yield Judged(statement=None, verdict=failed)
        return
    for statement, outcome in outcomes:
        reports = facts.reports_of(outcome.figures, outcome.mentions)
        families = {facts.family_of_report[report] for report in reports}
        settings = [facts.families[name].rules.get(rule.id) for name in sorted(families)]
        if any(setting and not setting.enabled for setting in settings):
            continue
        severity = next((one.severity for one in settings if one and one.severity), rule.severity)
        if outcome.doubtful and severity is not Severity.INFORMATION:
            severity = Severity.QUESTION
        if outcome.announced:
            severity = Severity.INFORMATION
        # Sorted: which print is looked at first may hang on the values, an id never does.
        key = digest("v", (rule.id, *sorted(outcome.figures), *sorted(outcome.mentions)))
        seen[key] += 1
        again = seen[key] - 1
        verdict_id = digest("v", (key, str(again))) if again else key
        verdict = _verdict(rule, outcome, facts, severity, verdict_id)
        verdict = replace(verdict, bounds=only_bounds(statement))
        yield Judged(statement=statement, verdict=verdict)


def _verdict(
    rule: Rule, outcome: Outcome, facts: Facts, severity: Severity, verdict_id: str
) -> Verdict:
    judged = outcome.status in {Status.INCONSISTENT, Status.ERROR}
    return Verdict(
        id=verdict_id,
        rule=rule.id,
        status=outcome.status,
        severity=severity if judged else Severity.INFORMATION,
        reports=facts.reports_of(outcome.figures, outcome.mentions),
        figures=outcome.figures,
        mentions=outcome.mentions,
        printed=outcome.printed,
        expected=outcome.expected,
        gap=outcome.gap,
        slack=outcome.slack,
        message=outcome.message,
        note=outcome.note,
        announced=outcome.announced,
    )
