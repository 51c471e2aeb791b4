"""What waivers come to: which findings they cover, and the findings about those that do not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from schemas.terms import Severity, Status, WaiverState
from validate.ids import digest
from validate.model import Verdict, Waiver, WaiverUse
from validate.review.due import Due
from validate.review.entries import on_one_line
from validate.review.info import RULE
from validate.review.waiver_file import NAME, place_of

_BAD = frozenset(WaiverState) - {WaiverState.APPLIED, WaiverState.NOT_DUE}
_LONGEST = 60
_PRINTS_SHOWN = 6
_MOST_MEANT = 3


def applied(
    verdicts: Sequence[Verdict], waivers: Sequence[Waiver], due: Due, today: date
) -> tuple[tuple[Verdict, ...], tuple[WaiverUse, ...]]:
    """
    The verdicts with those that are waived marked, and what became of each waiver.

    A waiver holds until the end of the day on which it expires.
    """
    by_id = {verdict.id: verdict for verdict in verdicts}
    states = {one.finding: state_of(one, by_id.get(one.finding), due, today) for one in waivers}
    waived = {
        one.finding: one.approved_by
        for one in waivers
        if states[one.finding] is WaiverState.APPLIED
    }
    marked = tuple(
        replace(one, waived_by=waived[one.id]) if one.id in waived else one for one in verdicts
    )
    uses = tuple(
        WaiverUse(
            waiver=one,
            state=states[one.finding],
            verdict=_id(one) if states[one.finding] in _BAD else "",
        )
        for one in waivers
    )
    return marked, uses


def state_of(waiver: Waiver, verdict: Verdict | None, due: Due, today: date) -> WaiverState:
    """What becomes of a waiver, given the verdict that it is about if there is one."""
    if verdict is None or not can_be_waived(verdict):
        return WaiverState.UNUSED if due.has(waiver) else WaiverState.NOT_DUE
    if verdict.rule != waiver.rule or verdict.printed != waiver.printed:
        return WaiverState.VOID
    if not waiver.approved_by or ahead(waiver, today):
        return WaiverState.UNAPPROVED
    if waiver.expires_on is not None and today > waiver.expires_on:
        return WaiverState.EXPIRED
    return WaiverState.APPLIED


def ahead(waiver: Waiver, today: date) -> str:
    """*approved_on 2027-11-23 is in the future*; empty where it is not: nobody can have done so."""
    # East of where the run is, it may be tomorrow already.
    tomorrow = today + timedelta(days=1) if today < date.max else today
    days = (("raised_on", waiver.raised_on), ("approved_on", waiver.approved_on))
    for key, day in days:
        if day is not None and day > tomorrow:
            return f"{key} {day.isoformat()} is in the future"
    return ""


def can_be_waived(verdict: Verdict) -> bool:
    """
    Whether a person can decide that a finding stays.

    A rule that failed found nothing, a revision that is marked needs no waiver, and what is wrong
    with a waiver is to be mended.
    """
    return verdict.status is Status.INCONSISTENT and not verdict.announced and not verdict.of_waiver


def findings_about(
    uses: Sequence[WaiverUse],
    verdicts: Mapping[str, Verdict],
    severity: Severity,
    due: Due,
    today: date,
) -> tuple[Verdict, ...]:
    """A finding for each waiver that does not hold; ``verdicts`` are those of the run, by id."""
    granted = {use.waiver.finding for use in uses}
    free = [one for one in verdicts.values() if can_be_waived(one) and one.id not in granted]
    told = []
    for use in uses:
        if use.verdict:
            about = verdicts.get(use.waiver.finding)
            message = _message(use, about, free, today)
            told.append(_finding(use, about, severity, due, message))
    return tuple(told)


def why_void(waiver: Waiver, about: Verdict) -> str:
    """
    *printed 15.1 now, and 15.3 when it was granted*: of as many prints those that differ.

    Or that another rule found what it is about.
    """
    if about.rule != waiver.rule:
        return f"it names the rule {waiver.rule}, and {about.rule} found it"
    then, now = waiver.printed, about.printed
    if len(then) == len(now):
        pairs = [pair for pair in zip(then, now, strict=True) if pair[0] != pair[1]]
        then, now = tuple(one for one, _ in pairs), tuple(one for _, one in pairs)
    return f"printed {_prints(now)} now, and {_prints(then)} when it was granted"


def without_place(message: str, waiver: Waiver) -> str:
    """The message of a finding about a waiver, to stand behind the file and line."""
    return message.replace(f" in {place_of(waiver)}", "", 1)


def approving(finding: str, file: str) -> str:
    """The command that approves a waiver; its file is named where it has another name."""
    shown = f'"{file}"' if " " in file else file
    named = "" if file == NAME else f" --file {shown}"
    return f"tieout waive {finding} --approve --approved-by NAME{named}"


def _finding(
    use: WaiverUse, about: Verdict | None, severity: Severity, due: Due, message: str
) -> Verdict:
    waiver = use.waiver
    known = tuple(one for one in waiver.reports if one in due.reports)
    return Verdict(
        id=use.verdict,
        rule=RULE.id,
        status=Status.INCONSISTENT,
        severity=severity,
        reports=about.reports if about else known,
        figures=about.figures if about else (),
        mentions=about.mentions if about else (),
        printed=about.printed if about else (),
        message=message,
        note=f"raised by {_cut(waiver.raised_by)}; reason given: {_cut(waiver.reason)}",
        of_waiver=True,
    )


def _id(waiver: Waiver) -> str:
    return digest("v", (RULE.id, waiver.finding))


def _message(use: WaiverUse, about: Verdict | None, free: Sequence[Verdict], today: date) -> str:
    waiver = use.waiver
    start = f"The waiver in {place_of(waiver)}"
    if use.state is WaiverState.UNUSED:
        return f"{start} is unused: {_why_unused(waiver, about, free)}"
    if use.state is WaiverState.VOID and about is not None:
        return f"{start} is void: {why_void(waiver, about)}."
    if use.state is WaiverState.UNAPPROVED:
        return f"{start} is not approved yet: {_why_unapproved(waiver, today)}."
    assert waiver.expires_on is not None
    return f"{start} expired on {waiver.expires_on.isoformat()}: its finding counts again."


def _why_unapproved(waiver: Waiver, today: date) -> str:
    other = f"somebody other than {_cut(waiver.raised_by)} must approve it"
    return ahead(waiver, today) or f"{other} with {approving(waiver.finding, waiver.file)}"


def _why_unused(waiver: Waiver, about: Verdict | None, free: Sequence[Verdict]) -> str:
    meant = _meant(waiver, free) if about is None else ""
    if meant:
        return f"there is no finding {waiver.finding}{_about(waiver)}; did you mean {meant}?"
    why = f"its finding is gone{_about(waiver)}"
    if about is not None and about.status is Status.ERROR:
        why = "a rule that failed cannot be waived"
    if about is not None and about.announced:
        why = "the difference is marked as a revision, which needs no waiver"
    return f"{why}. Delete the entry."


def _meant(waiver: Waiver, free: Sequence[Verdict]) -> str:
    """The findings that nobody waived and that fit a waiver but for its id: ``v1 or v2``."""
    fits = [
        one.id
        for one in free
        if (one.rule, one.printed) == (waiver.rule, waiver.printed)
        and (not waiver.reports or set(one.reports) == set(waiver.reports))
    ]
    return " or ".join(fits) if len(fits) <= _MOST_MEANT else ""


def _about(waiver: Waiver) -> str:
    return f" ({_cut(waiver.about)})" if waiver.about else ""


def _prints(printed: Sequence[str]) -> str:
    """``13.3 and 13.8``, or ``nothing``."""
    shown = [_cut(one) or "nothing" for one in printed[:_PRINTS_SHOWN]]
    if len(printed) > _PRINTS_SHOWN:
        return f"{', '.join(shown)} and {len(printed) - _PRINTS_SHOWN} more"
    *most, last = shown or ["nothing"]
    return f"{', '.join(most)} and {last}" if most else last


def _cut(text: str) -> str:
    text = on_one_line(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
