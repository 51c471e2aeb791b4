"""The joint check: whether all prints hold together, and which are the likeliest culprits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from schemas.terms import Severity, Status
from validate.checking.engine import Judged
from validate.checking.evaluate import Evaluator
from validate.checking.facts import Facts
from validate.checking.joint.causes import causes
from validate.checking.joint.conflicts import conflict, tightness
from validate.checking.joint.culprits import Explanation, explanations
from validate.checking.joint.info import RULE, SEVERITY
from validate.checking.joint.system import System, systems
from validate.family.model import RuleSetting
from validate.ids import digest
from validate.model import Cause, Verdict
from validate.numbers import PLACES

# One relation is decided by itself.
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What the joint check adds: verdicts on whole systems, and causes of findings."""

    verdicts: tuple[Verdict, ...]
    causes: tuple[Cause, ...]


def together(judged: Sequence[Judged], facts: Facts, evaluator: Evaluator) -> Together:
    """
    Solve every connected system, and explain what does not hold.

    A system that cannot be solved is a verdict of status *error*; the others go on. What is set
    against an earlier edition takes no part: values are revised, and what is published stands.
    """
    published = {figure.id for figure in facts.previous}
    judged = [one for one in judged if published.isdisjoint(one.verdict.figures)]
    verdicts: list[Verdict] = []
    explained: list[tuple[System, tuple[Explanation, ...]]] = []
    with localcontext(prec=PLACES):
        for system in systems(judged, evaluator):
            try:
                verdict = None if system.broken else _solved(system, facts)
                if verdict is not None and _switched_off(verdict, facts):
                    continue
                broken = system.broken
                if verdict is not None and verdict.status is Status.INCONSISTENT:
                    broken = (verdict.id,)
                if broken:
                    system_ = replace(system, broken=broken)
                    explained.append((system_, explanations(system_)))
            except Exception as error:  # noqa: BLE001 - whatever one system does, the rest goes on
                verdict = _failed(system, facts, error)
            if verdict is not None and not _switched_off(verdict, facts):
                verdicts.append(verdict)
        also = tuple(Judged(statement=None, verdict=one) for one in verdicts)
        found = causes((*judged, *also), explained, evaluator)
    return Together(verdicts=tuple(verdicts), causes=found)


def _solved(system: System, facts: Facts) -> Verdict | None:
    """The verdict on a system of which each statement holds; None if that says it all."""
    if system.relations < _SEVERAL and not _repeated(system):
        return None
    share = tightness(system) if system.relations else None
    clash = conflict(system) if share is None else None
    if clash is not None:
        return _inconsistent(system, facts, clash)
    return _held(system, facts, share) if system.relations >= _SEVERAL else None


def _failed(system: System, facts: Facts, error: Exception) -> Verdict:
    message = f"a system could not be solved: {type(error).__name__}: {error}"
    verdict = _verdict(system, facts, tuple(prints[0].id for prints in system.variables))
    return replace(
        verdict, status=Status.ERROR, severity=Severity.ERROR, message=message, note=message
    )


def _repeated(system: System) -> bool:
    """Whether some quantity of a relation has prints of several widths."""
    return any(len({one.range for one in prints}) > 1 for prints in system.variables)


def _switched_off(verdict: Verdict, facts: Facts) -> bool:
    return any(not setting.enabled for setting in _settings(verdict, facts))


def _settings(verdict: Verdict, facts: Facts) -> list[RuleSetting]:
    families = {facts.family_of_report[report] for report in verdict.reports}
    found = (facts.families[name].rules.get(RULE.id) for name in sorted(families))
    return [one for one in found if one]


def _held(system: System, facts: Facts, share: float | None) -> Verdict:
    used = Decimal(round(100 * min(share or 0.0, 1.0)))
    # One print speaks for each quantity: its others agree with it, as their own verdicts say.
    figures = tuple(prints[0].id for prints in system.variables)
    return replace(
        _verdict(system, facts, figures),
        status=Status.ROUNDED if used else Status.EXACT,
        gap=Decimal(0),
        bounds=True,
        note=f"they need {used} percent of the room that rounding leaves",
    )


def _inconsistent(system: System, facts: Facts, figures: frozenset[str]) -> Verdict:
    in_order = (one.id for prints in system.variables for one in prints if one.id in figures)
    verdict = _verdict(system, facts, tuple(in_order))
    severity = next((one.severity for one in _settings(verdict, facts) if one.severity), SEVERITY)
    return replace(
        verdict,
        status=Status.INCONSISTENT,
        severity=severity,
        note=(
            "each relation holds by itself, but no values fit them all"
            if system.relations
            else "any two that were compared agree, but no value fits all prints"
        ),
    )


def _verdict(system: System, facts: Facts, figures: tuple[str, ...]) -> Verdict:
    shown = facts.by_id[figures[0]]
    said = facts.told(shown)
    return Verdict(
        id=digest("v", (RULE.id, *sorted(_ids(system)))),
        rule=RULE.id,
        status=Status.EXACT,
        severity=Severity.INFORMATION,
        reports=facts.reports_of(figures, ()),
        figures=figures,
        printed=tuple(facts.by_id[one].printed for one in figures),
        message=(
            f"{said}, and what hangs together with it: "
            f"{system.relations} relation{'s' if system.relations > 1 else ''} "
            f"of {len(system.variables)} quantities"
        )
        if system.relations
        else f"{said}: all prints of it together",
    )


def _ids(system: System) -> Iterator[str]:
    for prints in system.variables:
        for one in prints:
            yield from one.ids
