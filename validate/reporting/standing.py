"""How each figure of a document stands: what the comparisons say of it, in one word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.terms import Assurance, Severity, Status
from validate.model import Cause, Figure, Repair, Results, Verdict
from validate.numbers import Interval
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.strings import say
from validate.reporting.tally import is_discrepancy

# So many suspects, each as likely as the others, point at nobody.
_SUSPECTS_SHOWN = 6


class Standing(StrEnum):
    """What is said of a figure, the worst first; those before *agreed* are findings."""

    DISCREPANCY = "discrepancy"
    QUESTION = "question"
    REVISED = "revised"
    REMARK = "remark"
    WAIVED = "waived"
    AGREED = "agreed"
    ROUNDED = "rounded"
    SINGLE = "single"
    UNLINKED = "unlinked"
    MISSING = "missing"


_ORDER = list(Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """
    How one figure stands; ``findings`` are those that it has a part in, the worst first.

    ``repair`` says what it would have to be where it is the likeliest to be wrong; ``aside`` that
    in all its findings other figures are likelier.
    """

    standing: Standing
    findings: tuple[Verdict, ...] = ()
    repair: str = ""
    aside: bool = False


def stands_in(look: Lookup, document: str) -> Mapping[str, Stand]:
    """How every figure of a document stands, by its id."""
    touching = look.touching(document)
    findings: dict[str, list[Verdict]] = {}
    for verdict in look.worst_first(tuple(one for one in touching if not one.of_waiver)):
        for id_ in dict.fromkeys(verdict.figures):
            findings.setdefault(id_, []).append(verdict)
    exact = {
        id_
        for verdict in touching
        if verdict.status is Status.EXACT and verdict.is_comparison and not verdict.bounds
        for id_ in verdict.figures
    }
    causes = [cause for cause in look.results.causes if 0 < cause.tied <= _SUSPECTS_SHOWN]
    repairs = _repairs(causes)
    explained = frozenset(id_ for cause in causes for id_ in cause.findings)
    stands = {}
    for one in look.figures_in(document):
        found = findings.get(one.id, [])
        if not found:
            stands[one.id] = Stand(standing=_undisputed(look.results, one, exact))
            continue
        found.sort(key=lambda verdict: _ORDER.index(_of_finding(verdict)))
        standing = _of_finding(found[0])
        repair = "" if standing is Standing.WAIVED else repairs.get(one.id, "")
        stands[one.id] = Stand(
            standing=standing,
            findings=tuple(found),
            repair=repair,
            aside=not repair and all(verdict.id in explained for verdict in found),
        )
    return stands


def _undisputed(results: Results, figure: Figure, exact: set[str]) -> Standing:
    use = results.uses.get(figure.id)
    if use is not None and use.assurance is Assurance.AGREED:
        return Standing.AGREED if figure.id in exact else Standing.ROUNDED
    if figure.missing is not None:
        return Standing.MISSING
    return Standing.SINGLE if figure.measure else Standing.UNLINKED


def _of_finding(verdict: Verdict) -> Standing:
    if verdict.waived_by:
        return Standing.WAIVED
    if verdict.announced:
        return Standing.REVISED
    if is_discrepancy(verdict):
        return Standing.DISCREPANCY
    return Standing.REMARK if verdict.severity is Severity.INFORMATION else Standing.QUESTION


def _repairs(causes: Iterable[Cause]) -> dict[str, str]:
    """What the likeliest suspects would have to be, by figure."""
    said: dict[str, str] = {}
    for cause in causes:
        for repair in (one for suspect in cause.suspects[: cause.tied] for one in suspect.repairs):
            for id_ in (repair.figure, *repair.also):
                said.setdefault(id_, _repair(repair, sure=cause.tied == 1))
    return said


def _repair(repair: Repair, *, sure: bool) -> str:
    how = say("tables.likely_wrong" if sure else "tables.may_be_wrong")
    low, high = repair.low, repair.high
    if not repair.possible:
        return say("tables.nothing_fits", how=how)
    if low is not None and high is not None:
        return say("tables.fits", how=how, range=wording.span(Interval(low, high)))
    if low is not None:
        return say("tables.fits_from", how=how, low=wording.decimal(low))
    if high is not None:
        return say("tables.fits_to", how=how, high=wording.decimal(high))
    return how
