"""What changed, in words: for the page and for the console."""

from collections.abc import Iterator

from schemas.terms import Change, Reason
from validate.model import Changes, DocumentChange, FindingChange
from validate.numbers import Interval
from validate.reporting import wording
from validate.reporting.strings import say

_ALWAYS = frozenset({Change.NEW, Change.GONE, Change.STILL})
_COUNTED = (Change.NEW, Change.CHANGED, Change.GONE, Change.STILL, Change.WAIVED)


def counts(changes: Changes) -> str:
    """``1 new, 2 gone, 3 still there; 4 figures changed``; of the rest what there is."""
    numbers = {change: len(changes.of(change)) for change in _COUNTED}
    findings = [
        say("changes.count", n=number, change=say(f"changed_to.{change.value}"))
        for change, number in numbers.items()
        if number or change in _ALWAYS
    ]
    came = sum(one.before is None for one in changes.figures)
    went = sum(one.now is None for one in changes.figures)
    figures = [
        say("changes.reprinted", n=len(changes.reprinted)),
        *([say("changes.figures_new", n=came)] if came else []),
        *([say("changes.figures_gone", n=went)] if went else []),
    ]
    return f"{', '.join(findings)}; {', '.join(figures)}"


def why(one: FindingChange, arrow: str) -> str:
    """Why a finding is what it is, with the prints that changed; nothing for one that stays."""
    kind = one.change.value
    if one.change is Change.WAIVED:
        kind = Change.NEW.value if one.status_before is None else Change.CHANGED.value
    parts = [_reason(one, kind, reason) for reason in one.reasons]
    mended = [f"{_print(before)} {arrow} {_print(now)}" for before, now in _reprints(one)]
    said = "; ".join(parts)
    if mended:
        said = f"{said}: {', '.join(mended)}" if said else ", ".join(mended)
    return f"{said} ({one.note})" if one.note and said else said


def document_change(one: DocumentChange) -> str:
    """What became of a document."""
    if one.before is None:
        return say("changes.document_new")
    if one.now is None:
        return say("changes.document_gone")
    return say("changes.document_edited" if one.edited else "changes.document_renamed")


def _reprints(one: FindingChange) -> Iterator[tuple[str, str]]:
    """The prints that are others now; what is not there at all is said by the reason."""
    if one.reasons and Reason.PRINT_ABSENT not in one.reasons:
        yield from dict.fromkeys(one.mended)


def _reason(one: FindingChange, kind: str, reason: Reason) -> str:
    if reason is Reason.EXPECTED:
        before, now = _span(one.expected_before), _span(one.expected_now)
        return say("reason.expected", before=before, now=now)
    if reason is Reason.SEVERITY and one.severity_before is not None:
        before, now = wording.SEVERITY[one.severity_before], wording.SEVERITY[one.severity]
        return say("reason.severity", before=before, now=now)
    if reason is Reason.STATUS and one.status_before is not None:
        before, now = wording.STATUS[one.status_before], wording.STATUS[one.status]
        return say("reason.status", before=before, now=now)
    return say(f"why.{kind}_{reason.value}")


def _span(expected: Interval | None) -> str:
    return wording.span(expected) if expected else say("reason.expected_none")


def _print(printed: str) -> str:
    return printed or say("changes.no_print")
