"""Adding waivers, approving and listing them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from schemas.terms import Status, WaiverState
from validate.commands.entry_checks import must_be_approvable, must_be_new
from validate.commands.last_findings import LastFindings, last_findings
from validate.commands.words import plainly
from validate.errors import WaiverError
from validate.family.toml import nearest
from validate.model import BASELINE, Verdict, Waiver
from validate.publishing.folder import holds_results
from validate.review.entries import on_one_line
from validate.review.people import same_person, unfit
from validate.review.waiver_file import NAME, load_waivers
from validate.review.waiver_text import with_approval, with_entry
from validate.review.waivers import ahead, approving, state_of
from validate.review.writing import write

_SHOWN = 5
_LONGEST = 80
_STATES = {
    WaiverState.APPLIED: "holds",
    WaiverState.EXPIRED: "expired",
    WaiverState.VOID: "void: printed otherwise now",
    WaiverState.UNUSED: "unused: the finding is gone",
    WaiverState.UNAPPROVED: "not approved yet",
    WaiverState.NOT_DUE: "not looked at in the last run",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person says of a finding."""

    reason: str
    raised_by: str
    approved_by: str = ""
    expires: date | None = None
    ticket: str = ""


def words(option: str, given: str | None) -> str:
    """What an option says, on one line; it must say something."""
    text = on_one_line(given or "")
    if not text:
        said = "is empty" if given is not None else "is missing"
        raise click.UsageError(f"{option} {said}.")
    return text


def person(option: str, given: str | None) -> str:
    """A person's name."""
    name = words(option, given)
    if unfit(name):
        raise click.UsageError(f"{option}: {name!r} {unfit(name)}.")
    return name


def add(given: str, out: Path, file: Path, asked: Asked, today: date) -> Iterator[str]:
    """
    Add a waiver to a file, and say so.

    Raises :class:`~validate.errors.TieoutError` where there is no such finding, or it cannot be
    waived, or is.
    """
    _another(given, asked.raised_by, asked.approved_by)
    if asked.expires is not None and asked.expires < today:
        problem = f"{asked.expires.isoformat()} has passed already"
        raise WaiverError("--expires", problem, "Give a day from today on.")
    run = last_findings(out)
    verdict = _found(given, run, out)
    _may_be_waived(verdict)
    for waiver in load_waivers((file,)) if file.exists() else ():
        if waiver.finding == verdict.id:
            must_be_new(waiver, file, run, today)
    waiver = Waiver(
        finding=verdict.id,
        rule=verdict.rule,
        about=on_one_line(run.about(verdict)),
        printed=verdict.printed,
        reports=verdict.reports,
        reason=asked.reason,
        raised_by=asked.raised_by,
        raised_on=today,
        approved_by=asked.approved_by,
        approved_on=today if asked.approved_by else None,
        expires_on=asked.expires,
        ticket=asked.ticket,
    )
    write(file, with_entry(file, waiver))
    yield f"{file}: a waiver was added for {verdict.id}: {plainly(waiver.about)}"
    if not waiver.approved_by:
        yield (
            "It does not hold before another person approves it:"
            f" {approving(verdict.id, str(file))}"
        )


def approve(given: str, out: Path, file: Path, by: str, today: date) -> Iterator[str]:
    """
    Fill in who approved a waiver, and say what was approved.

    Raises :class:`~validate.errors.TieoutError` where there is no such waiver, or it is approved,
    was raised by the same person, or would not hold after the last run, if there is one.
    """
    if not file.exists():
        first = f"tieout waive {plainly(given)[:_LONGEST]} --reason TEXT --raised-by NAME"
        remedy = f"Grant a waiver first ({first}), or name its file with --file."
        raise WaiverError(str(file), "does not exist", remedy)
    by_id = {one.finding: one for one in load_waivers((file,))}
    finding = _beginning(given, by_id, f"no waiver in {file} is for it", _named_waivers(by_id))
    waiver = by_id[finding]
    must_be_approvable(waiver, file, last_findings(out) if holds_results(out) else None, today)
    _another(finding, waiver.raised_by, by)
    write(file, with_approval(file, finding, by, today))
    yield f"{file}:{waiver.line}: {by} approved that {finding} stays"
    yield from _lines(waiver)


def listed(out: Path, file: Path, today: date) -> Iterator[str]:
    """
    The waivers of a file, each with what becomes of it after the last run.

    Where nobody named a file, and the one that is looked for is not there, there are none.
    """
    if not file.exists() and str(file) == NAME:
        yield f"no waivers: there is no {NAME} here; --file names another file"
        return
    waivers = load_waivers((file,))
    run = last_findings(out) if holds_results(out) else None
    by_id = {one.id: one for one in run.findings} if run else {}
    for waiver in waivers:
        state = f"no run in {out} says whether it holds"
        if run is not None:
            state = _STATES[state_of(waiver, by_id.get(waiver.finding), run.due, today)]
        yield f"{file}:{waiver.line}: {waiver.finding}, {waiver.rule}: {state}"
        yield from _lines(waiver)
        approved = f"approved by {waiver.approved_by} on {waiver.approved_on}"
        said = [
            f"raised by {waiver.raised_by} on {waiver.raised_on}",
            *([approved] if waiver.approved_by else []),
            *([f"until {waiver.expires_on}"] if waiver.expires_on else []),
            *([f"ticket {waiver.ticket}"] if waiver.ticket else []),
            *([ahead(waiver, today)] if ahead(waiver, today) else []),
        ]
        yield f"    {', '.join(said)}"
    if not waivers:
        yield f"{file} has no waivers."


def _lines(waiver: Waiver) -> Iterator[str]:
    printed = ", ".join(plainly(one) or "nothing" for one in waiver.printed)
    about = waiver.about or waiver.rule
    yield f"    {about}{f', printed {printed}' if printed else ''}"
    yield f"    reason: {waiver.reason}"


def _another(finding: str, raised_by: str, approved_by: str) -> None:
    """Nobody approves what they asked for."""
    if approved_by and same_person(raised_by, approved_by):
        problem = f"{approved_by!r} raised the waiver, and cannot approve it"
        raise WaiverError(finding, problem, "Have another person approve it.")


def _found(given: str, run: LastFindings, out: Path) -> Verdict:
    by_id = {one.id: one for one in run.findings}
    named = [f"{one.id} ({_cut(one.message)})" for one in run.findings]
    return by_id[_beginning(given, by_id, f"no finding in {out} has this id", named)]


def _beginning(given: str, known: Mapping[str, object], problem: str, named: Sequence[str]) -> str:
    """The one id that is given, or begins so."""
    key = given.strip().casefold()
    fits = [key] if key in known else [one for one in known if key and one.startswith(key)]
    if len(fits) == 1:
        return fits[0]
    place = f"FINDING {plainly(given)[:_LONGEST]}"
    if fits:
        ids = [one for one in named if one.startswith(tuple(fits))]
        raise WaiverError(place, "several begin so", f"Say which: {_some(ids)}.")
    close = nearest(key, known) if known else ""
    meant = f"{close} " if close.startswith("Did") else ""
    remedy = f"{meant}There are {_some(named)}." if named else "There are none at all."
    raise WaiverError(place, problem, remedy)


def _named_waivers(waivers: Mapping[str, Waiver]) -> list[str]:
    return [f"{key} ({_cut(one.about)})" for key, one in waivers.items()]


def _may_be_waived(verdict: Verdict) -> None:
    """Raise :class:`WaiverError` for what nobody can or need waive."""
    if verdict.of_waiver:
        problem = "is about a waiver, and cannot be waived"
        raise WaiverError(verdict.id, problem, "Mend or delete the waiver that it is about.")
    if verdict.status is Status.ERROR:
        problem = "says that a rule failed, which cannot be waived"
        raise WaiverError(verdict.id, problem, "Switch the rule off with --severity.")
    if verdict.announced:
        problem = "is a revision that is marked as one, and needs no waiver"
        raise WaiverError(verdict.id, problem)
    if verdict.waived_by not in {"", BASELINE}:
        problem = f"is waived already, by {verdict.waived_by}"
        raise WaiverError(verdict.id, problem, "tieout waive --list shows it, with its --file.")


def _some(texts: Iterable[str]) -> str:
    shown = list(texts)
    more = len(shown) - _SHOWN
    return "; ".join(shown[:_SHOWN]) + (f"; and {more:,} more" if more > 0 else "")


def _cut(text: str) -> str:
    text = plainly(text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."
