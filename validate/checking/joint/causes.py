"""
Findings that hang together, as one cause with its suspects in order of likelihood.

Evidence comes first: how many other findings a suspect would settle as well, how well the rest fits
without it (:mod:`validate.checking.joint.fit`), and whether other prints of the figure outvote it.
Then comes how the print may have gone wrong (:mod:`validate.numbers.slips`). What is left is a tie,
and said to be.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from schemas.terms import Slip, Status
from validate.checking.engine import Judged
from validate.checking.evaluate import Evaluator
from validate.checking.joint.culprits import Explanation
from validate.checking.joint.culprits import Repair as Found
from validate.checking.joint.system import System
from validate.checking.statements import Unchecked
from validate.ids import digest
from validate.model import Cause, Figure, Repair, Suspect
from validate.numbers import Interval, interval, rank, slip, unlikeliest

# A squared misfit that is larger by this is worse by odds of about twenty to one.
_TELLING = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A cause in the making: its system's explanation and the findings that it is about."""

    findings: tuple[str, ...]
    conflicts: tuple[frozenset[str], ...]
    sets: tuple[tuple[Found, ...], ...]
    misfits: tuple[float, ...]
    complete: bool
    swapped: bool = False


def causes(
    judged: Sequence[Judged],
    explained: Sequence[tuple[System, tuple[Explanation, ...]]],
    evaluator: Evaluator,
) -> tuple[Cause, ...]:
    """One cause for all findings that it may explain, in order of the findings."""
    findings = {one.verdict.id: one for one in judged if one.verdict.status is Status.INCONSISTENT}
    found = [
        _of_explanation(explanation, system, findings)
        for system, explanations in explained
        for explanation in explanations
    ]
    found = _with_swaps(found, evaluator.by_id)
    taken = {one for open_ in found for one in open_.findings}
    loose = [one for id_, one in findings.items() if id_ not in taken]
    return tuple(_closed(one, loose, evaluator) for one in found)


def _of_explanation(
    explanation: Explanation, system: System, findings: Mapping[str, Judged]
) -> _Open:
    """The findings of a system whose prints are in conflict here."""
    members = {repair for repairs in explanation.sets for repair in repairs}
    prints = {id_ for repair in members for id_ in (repair.figure, *repair.also)}
    if not prints:
        units = frozenset().union(*explanation.conflicts)
        prints = {
            id_ for held in system.variables for one in held if one.id in units for id_ in one.ids
        }
    own = tuple(one for one in system.broken if prints & set(findings[one].verdict.figures))
    return _Open(
        findings=own,
        conflicts=explanation.conflicts,
        sets=explanation.sets,
        misfits=explanation.misfits,
        complete=explanation.complete,
    )


def _with_swaps(found: Sequence[_Open], by_id: Mapping[str, Figure]) -> list[_Open]:
    """Two causes become one where two prints beside each other in a table changed places."""
    left, result = list(found), []
    while left:
        one = left.pop(0)
        for other in left:
            swapped = tuple(_swapped(one, other, by_id))
            if swapped:
                left.remove(other)
                one = _Open(
                    findings=tuple(dict.fromkeys((*one.findings, *other.findings))),
                    conflicts=(*one.conflicts, *other.conflicts),
                    sets=swapped,
                    misfits=(0.0,) * len(swapped),
                    complete=one.complete and other.complete,
                    swapped=True,
                )
                break
        result.append(one)
    return result


def _swapped(one: _Open, other: _Open, by_id: Mapping[str, Figure]) -> Iterator[tuple[Found, ...]]:
    for first, second in product(one.sets, other.sets):
        if len(first) == len(second) == 1 and _change_places(first[0], second[0], by_id):
            yield (*first, *second)


def _change_places(one: Found, other: Found, by_id: Mapping[str, Figure]) -> bool:
    """Whether two cells of a table beside each other each say what the other should."""
    here, there = by_id[one.figure], by_id[other.figure]
    if one.prints is None or other.prints is None or not (here.table or here.grid):
        return False
    where = (here.table, here.grid, here.place.document)
    if where != (there.table, there.grid, there.place.document):
        return False
    if here.value is None or there.value is None or here.value == there.value:
        return False
    beside = here.row_label == there.row_label or here.subject == there.subject
    if here.grid is not None:
        beside = here.row == there.row or here.column == there.column
    return beside and one.prints.holds(there.value) and other.prints.holds(here.value)


def _closed(one: _Open, loose: Sequence[Judged], evaluator: Evaluator) -> Cause:
    ranked = []
    best = min(
        (
            misfit
            for repairs, misfit in zip(one.sets, one.misfits, strict=True)
            if _is_possible(repairs)
        ),
        default=min(one.misfits, default=0.0),
    )
    possible = any(_is_possible(repairs) for repairs in one.sets)
    for at, (repairs, misfit) in enumerate(zip(one.sets, one.misfits, strict=True)):
        if possible and not _is_possible(repairs):  # no print would do: it is not this one
            continue
        settled = tuple(_settled(repairs, loose, evaluator))
        suspect = Suspect(
            repairs=tuple(map(_repair, repairs)),
            slip=_slip(repairs, evaluator.by_id, swapped=one.swapped),
        )
        worse = int((misfit - best) / _TELLING)
        votes = max(map(_votes, repairs))
        order = (-len(settled), worse, votes, rank(suspect.slip))
        ranked.append((order, at, suspect, settled))
    ranked.sort(key=lambda entry: entry[:2])
    tied = sum(entry[0] == ranked[0][0] for entry in ranked) if ranked else 0
    also = ranked[0][3] if ranked else ()
    findings = (*one.findings, *also)
    prints = sorted(frozenset().union(*one.conflicts))
    members = sorted({repair.figure for repairs in one.sets for repair in repairs})
    return Cause(
        id=digest("c", (*prints, "", *members)),
        findings=findings,
        suspects=tuple(entry[2] for entry in ranked),
        tied=tied,
        complete=one.complete,
    )


def _votes(repair: Found) -> int:
    """-1 where the other prints of the figure outvote this one, 1 where it outvotes them."""
    own, against = 1 + len(repair.also), repair.against
    return 0 if not against or own == against else 1 if own > against else -1


def _is_possible(repairs: Sequence[Found]) -> bool:
    """Whether there is something that all the prints could say instead."""
    return all(repair.prints is not None for repair in repairs)


def _settled(
    repairs: Sequence[Found], loose: Sequence[Judged], evaluator: Evaluator
) -> Iterator[str]:
    """Other findings about the same prints that would hold with the repair."""
    if any(repair.prints is None for repair in repairs):
        return
    wrong = {id_: repair.prints for repair in repairs for id_ in (repair.figure, *repair.also)}
    for one in loose:
        statement = one.statement
        if statement is None or isinstance(statement, Unchecked):
            continue
        if not wrong.keys() & set(statement.figures):
            continue
        if _would_hold(one, wrong, evaluator):
            yield one.verdict.id


def _would_hold(one: Judged, wrong: Mapping[str, Interval | None], evaluator: Evaluator) -> bool:
    """Whether a statement holds if the prints said something else within their repairs."""
    assert one.statement is not None
    figures, known = dict(evaluator.by_id), {}
    for id_, prints in wrong.items():
        if id_ not in one.statement.figures or prints is None or not prints.is_finite:
            continue
        figure = figures[id_]
        figures[id_] = replace(figure, value=prints.low)
        ends = [interval(end, figure.decimals) for end in (prints.low, prints.high)]
        known[id_] = Interval(ends[0].low, ends[1].high)
    if not known:
        return False
    tried = Evaluator(by_id=figures, ranges=evaluator.ranges, known=known)
    return tried.evaluate(one.statement).status in {Status.EXACT, Status.ROUNDED}


def _repair(found: Found) -> Repair:
    if found.prints is None:
        return Repair(figure=found.figure, also=found.also, possible=False)
    low, high = found.prints.low, found.prints.high
    return Repair(figure=found.figure, also=found.also, low=_end(low), high=_end(high))


def _end(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None


def _slip(repairs: Sequence[Found], by_id: Mapping[str, Figure], *, swapped: bool) -> Slip:
    if swapped or (len(repairs) == 2 and _change_places(repairs[0], repairs[1], by_id)):  # noqa: PLR2004 - a pair
        return Slip.SWAPPED
    return unlikeliest(_of_one(repair, by_id[repair.figure]) for repair in repairs)


def _of_one(repair: Found, figure: Figure) -> Slip:
    if repair.prints is None or figure.value is None or figure.decimals is None:
        return Slip.OTHER
    return slip(figure.value, repair.prints, figure.decimals)
