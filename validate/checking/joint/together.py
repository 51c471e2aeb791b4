"""The joint check: whether all prints hold together, and which are the likeliest culprits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from schemas.terms import Severity, Status
from validate.checking.engine import Judged
from validate.checking.evaluate import Evaluator
from validate.checking.facts import Facts
from validate.checking.joint.causes import causes
from validate.checking.joint.conflicts import conflict, tightness
from validate.checking.joint.info import RULE, SEVERITY
from validate.checking.joint.system import System, systems
from validate.family.model import RuleSetting
from validate.ids import digest
from validate.model import Cause, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What the joint check adds: verdicts on whole systems, and causes of findings."""

    verdicts: tuple[Verdict, ...]
    causes: tuple[Cause, ...]


def together(judged: Sequence[Judged], facts: Facts, evaluator: Evaluator) -> Together:
    """Solve every connected system, and explain what does not hold."""
    found = systems(judged, evaluator)
    verdicts: list[Verdict] = []
    wrong: list[System] = []
    for system in found:
        if system.broken:
            wrong.append(system)
            continue
        if system.relations < 2 and not _repeated(system):  # noqa: PLR2004 - decided by itself
            continue
        share = tightness(system) if system.relations else None
        clash = conflict(system) if share is None else None
        if clash is None and system.relations < 2:  # noqa: PLR2004 - as above
            continue
        verdict = (
            _held(system, facts, share) if clash is None else _inconsistent(system, facts, clash)
        )
        if _switched_off(verdict, facts):
            continue
        verdicts.append(verdict)
        if clash is not None:
            wrong.append(replace(system, broken=(verdict.id,)))
    also = tuple(Judged(statement=None, verdict=one) for one in verdicts)
    return Together(verdicts=tuple(verdicts), causes=causes((*judged, *also), wrong, evaluator))


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
    title = facts.measure(shown).title
    return Verdict(
        id=digest("v", (RULE.id, *sorted(one.id for prints in system.variables for one in prints))),
        rule=RULE.id,
        status=Status.EXACT,
        severity=Severity.INFORMATION,
        reports=facts.reports_of(figures, ()),
        figures=figures,
        printed=tuple(facts.by_id[one].printed for one in figures),
        message=(
            f"{title}, {shown.subject}, and what hangs together with it: "
            f"{system.relations} relations of {len(system.variables)} quantities"
        )
        if system.relations
        else f"{title}, {shown.subject}: all prints of it together",
    )
