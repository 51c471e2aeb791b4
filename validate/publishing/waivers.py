"""What became of waivers and of the baseline, for the manifest."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from validate.model import Results, WaiverUse
from validate.review.waivers import ahead


def waivers_told(results: Results) -> dict[str, Any]:
    """
    The waivers by state and one by one, the baseline by state; an empty object without any.

    The day is told only where a waiver hangs on it: without one, another day gives the same bytes.
    """
    if not results.waivers:
        return {}
    granted = [one for one in results.waivers if not one.waiver.baseline]
    today = results.today
    dated = any(one.waiver.expires_on or (today and ahead(one.waiver, today)) for one in granted)
    return {
        "date": today.isoformat() if dated and today else None,
        "by_state": _by_state(granted),
        "baseline": _by_state(one for one in results.waivers if one.waiver.baseline),
        "list": [_told(one) for one in granted],
    }


def _told(use: WaiverUse) -> dict[str, Any]:
    waiver = use.waiver
    return {
        "finding": waiver.finding,
        "state": use.state.value,
        "verdict": use.verdict or None,
        "file": waiver.file,
        "line": waiver.line or None,
        "raised_by": waiver.raised_by,
        "approved_by": waiver.approved_by or None,
        "expires_on": waiver.expires_on.isoformat() if waiver.expires_on else None,
        "ticket": waiver.ticket or None,
    }


def _by_state(uses: Iterable[WaiverUse]) -> dict[str, int]:
    return dict(sorted(Counter(one.state.value for one in uses).items()))
