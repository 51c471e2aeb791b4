"""What may be behind findings, in words: which figure to change to what, and how sure that is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from schemas.terms import Slip
from validate.model import Cause, Figure, Repair, Suspect, Verdict
from validate.numbers import ZERO, Interval, slip
from validate.reporting.strings import say
from validate.reporting.wording import decimal, listed, span

# In a range of more prints than these, one that a slip would explain says nothing.
_MOST_TRIED = 50


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


def tied(cause: Cause) -> tuple[Suspect, ...]:
    """The suspects that are as likely as each other, and likelier than the rest."""
    return cause.suspects[: max(1, cause.tied)]


def sole(cause: Cause) -> Repair | None:
    """The change of one figure that is likelier than any other; None where there is no such."""
    likely = tied(cause)
    return likely[0].repairs[0] if len(likely) == 1 == len(likely[0].repairs) else None


def prints_of(repair: Repair) -> tuple[str, ...]:
    """The figures that would have to change together."""
    return repair.figure, *repair.also


def matters(found: Sequence[Verdict], causes: Sequence[Cause]) -> int:
    """How many matters some findings are, when those that share a cause count once."""
    return sum(max(1, len(behind)) for behind, _ in together(found, causes))


def opening(cause: Cause) -> str:
    """How many suspects there are, and how sure the first is."""
    if not cause.suspects:
        return say("suspects.none")
    said = _how_sure(cause)
    return said if cause.complete else f"{said} {say('suspects.incomplete')}"


def _how_sure(cause: Cause) -> str:
    """One suspect, one that is likelier than others, or several that are as likely."""
    number = len(cause.suspects)
    together_ = len(cause.suspects[0].repairs)
    if number == 1:
        return say("suspects.only", n=together_)
    if cause.tied == 1:
        return say("suspects.likeliest", n=number - 1)
    if cause.tied < number:
        return say("suspects.some", n=together_, all=number, tied=cause.tied)
    return say("suspects.any", n=together_, tied=cause.tied)


def advice(suspect: Suspect, figures: Mapping[str, Figure]) -> str:
    """*Change 42.6 to a figure from 45.7 to 46.6 (two digits changed places)*."""
    slipped = say(f"slip.{suspect.slip.value}")
    first = suspect.repairs[0]
    likely = _meant(first, figures[first.figure], suspect.slip) if slipped else None
    if likely is not None and len(suspect.repairs) == 1:
        return _likely(first, figures[first.figure], likely, slipped)
    changes = listed([_change(one, figures[one.figure]) for one in suspect.repairs])
    change = f"{changes[:1].upper()}{changes[1:]}"
    return say("change.explained", change=change, slip=slipped) if slipped else change


def _meant(repair: Repair, figure: Figure, kind: Slip) -> Decimal | None:
    """The only print within a range of several of which the slip makes what is printed."""
    low, high, decimals = repair.low, repair.high, figure.decimals
    if low is None or high is None or low == high or figure.value is None or decimals is None:
        return None
    unit = Decimal(1).scaleb(-decimals)
    if (high - low) / unit > _MOST_TRIED:
        return None
    tried = (low + number * unit for number in range(int((high - low) / unit) + 1))
    meant = [one for one in tried if slip(figure.value, Interval(one, one), decimals) is kind]
    return meant[0] if len(meant) == 1 else None


def _likely(repair: Repair, figure: Figure, meant: Decimal, slipped: str) -> str:
    """*Change 4.3 to 3.4 (two digits changed places); 3.3 to 3.5 would fit as well*."""
    shown = figure.printed if figure.value is None else decimal(figure.value, as_printed=True)
    change = say("change.value", print=shown, value=decimal(meant, as_printed=True))
    if repair.also:
        change = say("change.everywhere", change=change, places=1 + len(repair.also))
    explained = say("change.explained", change=f"{change[:1].upper()}{change[1:]}", slip=slipped)
    assert repair.low is not None
    assert repair.high is not None
    also = span(Interval(repair.low, repair.high))
    return say("change.likely", change=explained, range=also)


def _change(repair: Repair, figure: Figure) -> str:
    said = _one_change(repair, figure)
    places = 1 + len(repair.also)
    return say("change.everywhere", change=said, places=places) if repair.also else said


def _one_change(repair: Repair, figure: Figure) -> str:
    shown = figure.printed if figure.value is None else decimal(figure.value, as_printed=True)
    low, high = repair.low, repair.high
    if not repair.possible:
        return say("change.impossible", print=shown)
    if low is None and high is None:
        return say("change.wrong", print=shown)
    if high is None:
        return say("change.least", print=shown, low=decimal(low or ZERO))
    if low is None:
        return say("change.most", print=shown, high=decimal(high))
    if low == high:
        return say("change.value", print=shown, value=span(Interval(low, high)))
    return say("change.range", print=shown, range=span(Interval(low, high)))
