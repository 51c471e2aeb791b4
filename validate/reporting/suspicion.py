"""What may be behind findings, in words: which figure to change to what, and how sure that is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from schemas.terms import Slip
from validate.model import Cause, Figure, Repair, Suspect, Verdict
from validate.numbers import ZERO, Interval
from validate.reporting.wording import counted, decimal, listed, span

_SLIPS = {
    Slip.SWAPPED: "the two changed places",
    Slip.SIGN: "the sign is turned",
    Slip.TRANSPOSED: "two digits changed places",
    Slip.DIGIT: "one digit is different",
    Slip.POINT: "the decimal point or a nought is misplaced",
    Slip.DROPPED: "a digit is missing or too many",
    Slip.OTHER: "",
}


def together(
    found: Sequence[Verdict], causes: Sequence[Cause]
) -> list[tuple[tuple[Cause, ...], tuple[Verdict, ...]]]:
    """
    Findings in their order, those that share a cause as one, where the first of them stands.

    Where a finding has two causes (two errors in one table), both stand with all it belongs to.
    """
    at = {verdict.id: number for number, verdict in enumerate(found)}
    behind: defaultdict[str, list[int]] = defaultdict(list)
    for number, cause in enumerate(causes):
        for id_ in cause.findings:
            behind[id_].append(number)
    groups: list[tuple[tuple[Cause, ...], tuple[Verdict, ...]]] = []
    done: set[str] = set()
    for verdict in found:
        if verdict.id in done:
            continue
        numbers, ids = _connected(verdict.id, causes, behind)
        members = sorted(at[id_] for id_ in ids if id_ in at)
        done.update(ids)
        groups.append((tuple(causes[n] for n in sorted(numbers)), tuple(found[n] for n in members)))
    return groups


def _connected(
    finding: str, causes: Sequence[Cause], behind: Mapping[str, Sequence[int]]
) -> tuple[set[int], set[str]]:
    """The causes that a finding hangs on, directly or by others, and all that hangs on them."""
    ids, numbers, ahead = {finding}, set[int](), [finding]
    while ahead:
        for number in behind.get(ahead.pop(), ()):
            if number not in numbers:
                numbers.add(number)
                ahead += [id_ for id_ in causes[number].findings if id_ not in ids]
                ids.update(causes[number].findings)
    return numbers, ids


def matters(found: Sequence[Verdict], causes: Sequence[Cause]) -> int:
    """How many matters some findings are, when those that share a cause count once."""
    return sum(max(1, len(behind)) for behind, _ in together(found, causes))


def opening(cause: Cause) -> str:
    """How many suspects there are, and how sure the first is."""
    if not cause.suspects:
        return "More than three figures must be wrong; no smaller set explains it."
    more = "" if cause.complete else " There are more possibilities than were looked at."
    together_ = len(cause.suspects[0].repairs)
    if len(cause.suspects) == 1:
        if together_ == 1:
            return f"One figure explains this, and no other does.{more}"
        return f"{together_} figures together explain this, and no others do.{more}"
    if cause.tied == 1:
        others = counted(len(cause.suspects) - 1, "other possibility", "other possibilities")
        return f"The likeliest cause; {others} would explain it as well.{more}"
    each = "figures" if together_ == 1 else f"sets of {together_} figures"
    if cause.tied < len(cause.suspects):
        return (
            f"One of {len(cause.suspects)} {each} is wrong; {cause.tied} of them are as likely as "
            f"each other, and likelier than the rest.{more}"
        )
    return f"One of {cause.tied} {each} is wrong, and nothing here tells which.{more}"


def advice(suspect: Suspect, figures: Mapping[str, Figure]) -> str:
    """*Change 42.6 to a figure from 45.7 to 46.6 (two digits changed places)*."""
    changes = listed([_change(one, figures[one.figure]) for one in suspect.repairs])
    slip = _SLIPS[suspect.slip]
    return f"{changes[:1].upper()}{changes[1:]}" + (f" ({slip})" if slip else "")


def repairs(suspect: Suspect) -> str:
    """What the figures of a suspect would have to be: ``89.4; 91.9``."""
    said = []
    for one in suspect.repairs:
        if one.low is not None and one.high is not None:
            said.append(span(Interval(one.low, one.high)))
        elif one.low is not None:
            said.append(f"{decimal(one.low)} or more")
        elif one.high is not None:
            said.append(f"{decimal(one.high)} or less")
    return "; ".join(said)


def _change(repair: Repair, figure: Figure) -> str:
    said = _one_change(repair, figure)
    return f"{said} in all {1 + len(repair.also)} places" if repair.also else said


def _one_change(repair: Repair, figure: Figure) -> str:
    shown = figure.printed if figure.value is None else decimal(figure.value, as_printed=True)
    low, high = repair.low, repair.high
    if not repair.possible:
        return f"{shown} is wrong, and no print of its decimals fits"
    if low is None and high is None:
        return f"{shown} is wrong"
    if high is None:
        return f"change {shown} to {decimal(low or ZERO)} or more"
    if low is None:
        return f"change {shown} to {decimal(high)} or less"
    if low == high:
        return f"change {shown} to {span(Interval(low, high))}"
    return f"change {shown} to a figure from {span(Interval(low, high))}"
