"""What changed, as the plain data of ``changes.json`` and of ``tieout diff --format json``."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from schemas.folder import CONTRACT
from schemas.terms import Change
from validate.model import Changes, DocumentChange, FigureChange, FindingChange, Place
from validate.numbers import Interval, plain


def as_data(changes: Changes) -> dict[str, Any]:
    """All changes, and how many there are of each kind."""
    return {
        "contract": CONTRACT,
        "findings": {
            "counts": _counts(changes.findings),
            "worse": changes.is_worse,
            "list": [_finding(one) for one in changes.findings],
        },
        "waivers": {
            "counts": _counts(changes.waivers),
            "list": [_finding(one) for one in changes.waivers],
        },
        "figures": {
            "counts": {
                "changed": len(changes.reprinted),
                "new": sum(one.before is None for one in changes.figures),
                "gone": sum(one.now is None for one in changes.figures),
            },
            "list": [_figure(one) for one in changes.figures],
        },
        "documents": [_document(one) for one in changes.documents],
        "notes": list(changes.notes),
    }


def _counts(found: Iterable[FindingChange]) -> dict[str, int]:
    numbers = Counter(one.change for one in found)
    return {change.value: numbers[change] for change in Change}


def _finding(one: FindingChange) -> dict[str, Any]:
    return {
        "id": one.id,
        "change": one.change.value,
        "reasons": [reason.value for reason in one.reasons],
        "rule": one.rule,
        "message": one.message,
        "severity": one.severity.value,
        "severity_before": one.severity_before.value if one.severity_before else None,
        "status": one.status.value,
        "status_before": one.status_before.value if one.status_before else None,
        "before": list(one.before),
        "now": list(one.now),
        "expected_before": _interval(one.expected_before),
        "expected_now": _interval(one.expected_now),
        "waived_by": one.waived_by or None,
        "note": one.note,
        "where": [_place(place) for place in one.where],
    }


def _figure(one: FigureChange) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "subject": one.subject,
        "period": one.period,
        "before": one.before,
        "now": one.now,
        **_place(one.where),
        "quote": one.where.quote,
        "start": one.where.start,
        "end": one.where.end,
    }


def _document(one: DocumentChange) -> dict[str, Any]:
    return {"report": one.report, "before": one.before, "now": one.now, "edited": one.edited}


def _place(place: Place) -> dict[str, Any]:
    return {"document": place.document, "page": place.page, "line": place.line}


def _interval(expected: Interval | None) -> dict[str, str] | None:
    """As in ``findings.json``: one value is what must be printed, so its zeros count."""
    if expected is None:
        return None
    exact = expected.low == expected.high
    return {
        "low": plain(expected.low, as_printed=exact),
        "high": plain(expected.high, as_printed=exact),
    }
