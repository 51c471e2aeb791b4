"""
Loading files of waivers, with every key checked.

Whatever is wrong is said with file, line, key and what to do; no entry is left out in silence.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from validate.family.problems import Problems
from validate.family.toml import Section
from validate.model import Waiver
from validate.review.entries import (
    Entry,
    Form,
    entries_of,
    finding_of,
    names_of,
    on_one_line,
    prints_of,
    raise_all,
    rule_of,
    short,
    words,
)
from validate.review.info import RULE
from validate.review.people import same_person, unfit

NAME = "waivers.toml"
TABLE = "waiver"
FORM = Form(called="a file of waivers", table=TABLE, most_bytes=5_000_000)
KEYS = (
    "finding", "rule", "about", "printed", "reports", "reason", "raised_by", "raised_on",
    "approved_by", "approved_on", "expires_on", "ticket",
)  # fmt: skip
_DATE = "Write it as 2026-03-31, without quotation marks or a time."


def load_waivers(files: Sequence[Path]) -> tuple[Waiver, ...]:
    """
    All waivers of some files, in their order.

    Raises :class:`~validate.errors.WaiverError` that names all problems, with file and line.
    """
    problems = Problems()
    loaded = []
    seen: dict[str, Waiver] = {}
    for file, name in zip(files, names_of(files), strict=True):
        for entry in entries_of(file, name, FORM, problems):
            waiver = _waiver(entry, name)
            first = seen.setdefault(waiver.finding, waiver)
            if first is not waiver and not entry.section.is_dubious("finding"):
                problem = f"{waiver.finding} has a waiver already, in {place_of(first)}"
                entry.section.wrong("finding", problem, "Leave one of them.")
            loaded.append(waiver)
    raise_all(problems)
    return tuple(loaded)


def place_of(waiver: Waiver) -> str:
    """The file and line of a waiver, in words."""
    return f"{waiver.file} line {waiver.line}" if waiver.line else waiver.file


def _waiver(entry: Entry, name: str) -> Waiver:
    section = entry.section.only(*KEYS)
    waiver = Waiver(
        finding=finding_of(section, "finding"),
        rule=rule_of(section, RULE.id),
        about=on_one_line(section.text("about", "")),
        printed=prints_of(section),
        reports=section.texts("reports"),
        reason=words(section, "reason", required=True),
        raised_by=_person(section, "raised_by", required=True),
        raised_on=_date(section, "raised_on", required=True),
        approved_by=_person(section, "approved_by"),
        approved_on=_date(section, "approved_on"),
        expires_on=_date(section, "expires_on"),
        ticket=words(section, "ticket"),
        file=name,
        line=entry.line,
    )
    _check_approval(section, waiver)
    _check_order(section, waiver)
    return waiver


def _check_approval(section: Section, waiver: Waiver) -> None:
    if section.is_dubious("raised_by", "approved_by", "approved_on"):
        return
    if waiver.approved_by and same_person(waiver.raised_by, waiver.approved_by):
        problem = f"{short(waiver.approved_by)} raised the waiver, and cannot approve it"
        section.wrong("approved_by", problem, "Have another person approve it.")
    elif waiver.approved_by and waiver.approved_on is None:
        section.wrong("approved_on", "is missing", f"Say when. {_DATE}")
    elif waiver.approved_on and not waiver.approved_by:
        section.wrong("approved_by", "is missing", "Say who approved it, or leave out when.")


def _check_order(section: Section, waiver: Waiver) -> None:
    raised = waiver.raised_on
    for key, day in (("approved_on", waiver.approved_on), ("expires_on", waiver.expires_on)):
        if raised and day and day < raised:
            problem = f"{day.isoformat()} is before it was raised, on {raised.isoformat()}"
            section.wrong(key, problem, "Mend one of the dates.")


def _person(section: Section, key: str, *, required: bool = False) -> str:
    name = words(section, key, required=required)
    if not name or section.is_dubious(key):
        return name
    why_not = unfit(name)
    if why_not:
        section.wrong(key, f"{short(name)} {why_not}", "Name a person.")
    return name


def _date(section: Section, key: str, *, required: bool = False) -> date | None:
    value = section.values.get(key)
    if value is None:
        if required and not section.is_dubious(key):
            section.wrong(key, "is missing", _DATE)
        return None
    if type(value) is not date:  # a time of a day is a date as well, to Python
        shown = value.isoformat() if isinstance(value, date) else short(value)
        section.wrong(key, f"must be a date, not {shown}", _DATE)
        return None
    return value
