"""What a baseline comes to: the findings that it covers, and the entries that no longer hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from schemas.terms import Severity, WaiverState
from validate.model import BASELINE, Verdict, Waiver, WaiverUse
from validate.review.due import Due
from validate.review.waivers import can_be_waived

_ACCEPTED = frozenset({Severity.ERROR, Severity.WARNING})
# Why an entry no longer holds.
_GONE, _CHANGED, _WAIVED = "gone", "printed otherwise now", "waived now"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The verdicts with those of the baseline marked; what became of its entries; and notes."""

    verdicts: tuple[Verdict, ...]
    uses: tuple[WaiverUse, ...]
    notes: tuple[str, ...] = ()


def held(verdicts: Sequence[Verdict], entries: Sequence[Waiver], due: Due) -> Held:
    """
    Mark the findings that a baseline has, and that nobody waived.

    An entry whose prints have changed covers nothing.
    """
    by_id = {verdict.id: verdict for verdict in verdicts}
    why_not = {one.finding: _why_not(one, by_id.get(one.finding)) for one in entries}
    uses = tuple(
        WaiverUse(waiver=one, state=_state(one, why_not[one.finding], due)) for one in entries
    )
    covered = {one.waiver.finding for one in uses if one.state is WaiverState.APPLIED}
    marked = tuple(
        replace(one, waived_by=BASELINE) if one.id in covered else one for one in verdicts
    )
    lost = [(use.waiver.file, why_not[use.waiver.finding]) for use in uses if is_over(use)]
    return Held(verdicts=marked, uses=uses, notes=tuple(_notes(lost)))


def accepted(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """The findings that a baseline accepts: errors and warnings that no person has waived."""
    return tuple(
        one
        for one in verdicts
        if can_be_waived(one) and one.severity in _ACCEPTED and one.waived_by in {"", BASELINE}
    )


def shrunk(verdicts: Sequence[Verdict], entries: Sequence[Waiver], due: Due) -> tuple[Waiver, ...]:
    """The entries of a baseline that still hold, or of which nothing can be said."""
    return tuple(use.waiver for use in held(verdicts, entries, due).uses if not is_over(use))


def is_over(use: WaiverUse) -> bool:
    """Whether an entry of a baseline covers nothing any more."""
    return use.waiver.baseline and use.state in {WaiverState.UNUSED, WaiverState.VOID}


def _why_not(entry: Waiver, verdict: Verdict | None) -> str:
    if verdict is None or not can_be_waived(verdict):
        return _GONE
    if verdict.waived_by:
        return _WAIVED
    same = verdict.rule == entry.rule and verdict.printed == entry.printed
    return "" if same else _CHANGED


def _state(entry: Waiver, why_not: str, due: Due) -> WaiverState:
    if why_not == _GONE and not due.has(entry):
        return WaiverState.NOT_DUE
    if why_not == _CHANGED:
        return WaiverState.VOID
    return WaiverState.UNUSED if why_not else WaiverState.APPLIED


def _notes(lost: Sequence[tuple[str, str]]) -> Iterator[str]:
    for file in dict.fromkeys(name for name, _ in lost):
        reasons = Counter(why for name, why in lost if name == file)
        number = sum(reasons.values())
        said = ", ".join(
            f"{reasons[why]:,} {why}" for why in (_GONE, _CHANGED, _WAIVED) if reasons[why]
        )
        some = "1 entry no longer holds" if number == 1 else f"{number:,} entries no longer hold"
        yield f"{file}: {some} ({said}); tieout baseline --shrink takes out what is over"
