"""Made-up waivers and verdicts, as records and as TOML."""

from collections.abc import Mapping
from datetime import date

from schemas.terms import Severity, Status
from validate.model import Verdict, Waiver

FINDING = "v0123456789ab"
OTHER = "vba9876543210"
REPORT = "pools/aldermoor/2025"
TODAY = date(2026, 3, 1)
KEYS: Mapping[str, str] = {
    "finding": f'"{FINDING}"',
    "rule": '"prints-of-one-fact"',
    "about": '"Visits, Aldermoor: text against table"',
    "printed": '["40", "41"]',
    "reason": '"printed so in the order"',
    "raised_by": '"Ann Analyst"',
    "raised_on": "2026-01-10",
    "approved_by": '"Ben Head"',
    "approved_on": "2026-01-12",
}


def entry(table: str = "waiver", **changes: str | None) -> str:
    """One entry as TOML, its values as they are written; None leaves a key out."""
    keys = {**KEYS, **changes} if table == "waiver" else changes
    lines = [f"{key} = {value}" for key, value in keys.items() if value is not None]
    return "\n".join((f"[[{table}]]", *lines, ""))


def accepted(**changes: str | None) -> str:
    """One entry of a baseline as TOML."""
    keys = {key: KEYS[key] for key in ("rule", "about", "printed")}
    return entry("finding", **{"id": KEYS["finding"], **keys, **changes})


def waiver(
    finding: str = FINDING,
    *,
    printed: tuple[str, ...] = ("40", "41"),
    rule: str = "prints-of-one-fact",
    approved_by: str = "Ben Head",
    expires_on: date | None = None,
    reports: tuple[str, ...] = (REPORT,),
    baseline: bool = False,
) -> Waiver:
    """A waiver that holds, unless it is changed."""
    return Waiver(
        finding=finding,
        rule=rule,
        reason="printed so in the order",
        printed=printed,
        reports=reports,
        raised_by="Ann Analyst",
        raised_on=date(2026, 1, 10),
        approved_by=approved_by,
        approved_on=date(2026, 1, 12),
        expires_on=expires_on,
        file="waivers.toml",
        line=7,
        baseline=baseline,
    )


def verdict(
    id_: str = FINDING,
    *,
    status: Status = Status.INCONSISTENT,
    severity: Severity = Severity.ERROR,
    printed: tuple[str, ...] = ("40", "41"),
    rule: str = "prints-of-one-fact",
    announced: bool = False,
) -> Verdict:
    """The finding that the waiver is about, unless it is changed."""
    return Verdict(
        id=id_,
        rule=rule,
        status=status,
        severity=severity,
        reports=(REPORT,),
        figures=("f000000000001", "f000000000002"),
        printed=printed,
        message="Visits, Aldermoor: text against table",
        announced=announced,
    )
