"""Whether an entry of a file of waivers may be approved, or a finding waived beside it."""

from datetime import date
from pathlib import Path

from schemas.terms import WaiverState
from validate.commands.last_findings import LastFindings
from validate.errors import WaiverError
from validate.model import Waiver
from validate.review.waivers import ahead, approving, state_of, why_void


def must_be_approvable(waiver: Waiver, file: Path, run: LastFindings | None, today: date) -> None:
    """
    Raise :class:`WaiverError` for a waiver that no approval makes hold.

    Without a run nothing is known of its prints.
    """
    entry = f"{file}, line {waiver.line}"
    why = _why_over(waiver, run, today)
    if why:
        again = "" if _is_gone(waiver, run, today) else " and waive it again"
        raise WaiverError(waiver.finding, why, f"Delete the entry ({entry}){again}.")
    if ahead(waiver, today):
        raise WaiverError(waiver.finding, ahead(waiver, today), f"Mend {entry}.")
    if waiver.approved_by:
        problem = f"is approved already, by {waiver.approved_by}"
        raise WaiverError(waiver.finding, problem, f"See {entry}.")


def must_be_new(waiver: Waiver, file: Path, run: LastFindings, today: date) -> None:
    """Raise :class:`WaiverError` for a finding that has this entry, and say what to do with it."""
    problem = f"has a waiver already, in {file}, line {waiver.line}"
    why = _why_over(waiver, run, today)
    if why:
        problem = f"{problem}, which does not hold: {why}"
        raise WaiverError(waiver.finding, problem, "Delete the entry and waive it again.")
    remedy = "Delete the entry before you grant another."
    if not waiver.approved_by:
        remedy = f"Approve it with {approving(waiver.finding, str(file))}, or delete the entry."
    raise WaiverError(waiver.finding, problem, remedy)


def _why_over(waiver: Waiver, run: LastFindings | None, today: date) -> str:
    """Why nothing makes an entry hold any more, or ``""``."""
    if run is not None:
        about = run.of(waiver.finding)
        state = state_of(waiver, about, run.due, today)
        if state is WaiverState.VOID and about is not None:
            return why_void(waiver, about)
        if state is WaiverState.UNUSED:
            return "the last run has no such finding, or none that needs a waiver"
    if waiver.expires_on is not None and today > waiver.expires_on:
        return f"expired on {waiver.expires_on.isoformat()}"
    return ""


def _is_gone(waiver: Waiver, run: LastFindings | None, today: date) -> bool:
    if run is None:
        return False
    return state_of(waiver, run.of(waiver.finding), run.due, today) is WaiverState.UNUSED
