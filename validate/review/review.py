"""Applying to the verdicts of a run what people decided about its findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from schemas.terms import Severity, WaiverState
from validate.model import OFF, Verdict, Waiver, WaiverUse
from validate.review.baseline import held
from validate.review.due import due
from validate.review.info import RULE, SEVERITY
from validate.review.waiver_file import place_of
from validate.review.waivers import ahead, applied, findings_about


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """
    All verdicts of a run, those about waivers the last; what became of the waivers and of the
    entries of the baseline; and what to say of them besides.
    """

    verdicts: tuple[Verdict, ...]
    uses: tuple[WaiverUse, ...] = ()
    notes: tuple[str, ...] = ()


def reviewed(
    verdicts: Sequence[Verdict],
    waivers: Sequence[Waiver],
    *,
    reports: Iterable[str],
    today: date,
    severities: Mapping[str, str] | None = None,
) -> Reviewed:
    """
    Apply waivers, those of a baseline among them, to the verdicts of a run.

    ``reports`` are the ids of those that were read whole, ``severities`` the levels asked for, by
    rule.
    """
    severities = severities or {}
    looked_at = due(reports, verdicts, severities)
    granted = [one for one in waivers if not one.baseline]
    marked, uses = applied(verdicts, granted, looked_at, today)
    found = held(marked, [one for one in waivers if one.baseline], looked_at)
    level = severities.get(RULE.id, SEVERITY)
    told: tuple[Verdict, ...] = ()
    if level == OFF:
        uses = tuple(replace(one, verdict="") for one in uses)  # no finding tells of them
    else:
        by_id = {verdict.id: verdict for verdict in verdicts}
        told = findings_about(uses, by_id, Severity(level), looked_at, today)
    return Reviewed(
        verdicts=(*found.verdicts, *told),
        uses=(*uses, *found.uses),
        notes=(*_ahead(granted, today), *_not_due(uses), *found.notes),
    )


def _ahead(granted: Iterable[Waiver], today: date) -> Iterator[str]:
    """What to say of waivers that were raised or approved on a day to come."""
    for waiver in granted:
        if ahead(waiver, today):
            yield f"{place_of(waiver)}: {ahead(waiver, today)}"


def _not_due(uses: Iterable[WaiverUse]) -> Iterator[str]:
    """What to say of waivers whose reports were not read, or whose rules did not run."""
    files = Counter(one.waiver.file for one in uses if one.state is WaiverState.NOT_DUE)
    for file, number in files.items():
        some = "1 waiver is" if number == 1 else f"{number:,} waivers are"
        yield f"{file}: {some} about reports that were not read, or rules that did not run"
