"""
Loading files of corrections, with every key and name checked.

Whatever is wrong is said with file, entry and what to do; no entry is ever left out in silence.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from validate.errors import CorrectionError, FamilyError
from validate.family.model import Family
from validate.family.toml import Section, nearest
from validate.model import Period
from validate.recognition.corrections import Correction
from validate.vocabulary import canonical

NAME = "corrections.toml"
_MOST_BYTES = 5_000_000
_LONGEST_PROBLEM = 300
_WHAT = ("measure", "subject", "period", "base_period")
KEYS = ("report", "document", "quote", "number", "ordinal", *_WHAT, "no_figure", "reason", "by")
_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2})(?:/(\d{4}-\d{2}-\d{2}))?")


def load_corrections(
    files: Sequence[Path], families: Sequence[Family], *, forced: bool = False
) -> tuple[Correction, ...]:
    """
    All corrections of some files; their names are checked against all ``families``.

    Where one family is ``forced`` on all reports, a correction may be about a family that nobody
    named: it is left as it is, and is about no report that is read.

    Raises :class:`CorrectionError` naming file, entry and what to do.
    """
    named = Counter(file.name for file in files)
    loaded: list[Correction] = []
    for file in files:
        # No message that ends in a report holds a path of the machine.
        name = file.name if named[file.name] == 1 else f"{file.resolve().parent.name}/{file.name}"
        try:
            entries = _parsed(file).only("correction").sections("correction")
            for number, entry in enumerate(entries, start=1):
                place = f"{name}, correction {number}"
                loaded.append(_correction(entry, place, families, forced=forced))
        except FamilyError as error:
            remedy = error.remedy or "Mend the entry; docs/corrections.md has the form."
            raise CorrectionError(error.place, _short(error.problem), remedy) from error
    return tuple(loaded)


def _parsed(file: Path) -> Section:
    place = str(file)
    if not file.is_file():
        raise CorrectionError(place, "does not exist", "Check the path.")
    try:
        if file.stat().st_size > _MOST_BYTES:
            problem = f"is larger than {_MOST_BYTES // 1_000_000} MB"
            raise CorrectionError(place, problem, "Is it a file of corrections? Divide it.")
        return Section(place, "", tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise CorrectionError(
            place, f"cannot be read ({error.strerror})", "Check its permissions."
        ) from error
    # Tables too deep for the parser, and numbers too long for Python, are no TOML of ours either.
    except (ValueError, RecursionError) as error:
        raise CorrectionError(
            place, f"is not valid TOML ({_short(str(error))})", "Mend the line it names."
        ) from error


def _correction(
    entry: Section, name: str, families: Sequence[Family], *, forced: bool
) -> Correction:
    entry.only(*KEYS)
    report, document = _line(entry, "report", ""), _line(entry, "document", "")
    if not report and not document:
        raise entry.error("", "says neither report nor document", "Name the report's id or file.")
    quote, number, reason = (_line(entry, key) for key in ("quote", "number", "reason"))
    for key, text in (("quote", canonical(quote)), ("number", number), ("reason", reason)):
        if not text:
            raise entry.error(
                key, "is empty", "Give it as printed." if key != "reason" else "Say why."
            )
    meant = _families_of(entry, report, families, forced=forced)
    correction = Correction(
        name=name,
        report=report,
        document=document,
        quote=quote,
        number=number,
        ordinal=_ordinal(entry),
        measure=_measure(entry, meant),
        subject=_subject(entry, report, meant),
        period=_period(entry, "period"),
        base_period=_period(entry, "base_period"),
        no_figure=entry.flag("no_figure", default=False),
        reason=reason,
        by=_line(entry, "by", ""),
    )
    stated = [key for key in _WHAT if key in entry.values]
    if correction.no_figure and stated:
        problem = f"a number that is no figure has no {stated[0]}"
        raise entry.error("no_figure", problem, f"Leave out no_figure or {stated[0]}.")
    if not correction.no_figure and not stated:
        remedy = f"Add one of {', '.join(_WHAT)}, or no_figure = true."
        raise entry.error("", "corrects nothing", remedy)
    return correction


def _line(entry: Section, key: str, default: str | None = None) -> str:
    """A text on one line: what is no letter, digit or mark would spoil a console or a table."""
    text = entry.text(key, default)
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _families_of(
    entry: Section, report: str, families: Sequence[Family], *, forced: bool
) -> Sequence[Family] | None:
    """The families whose report it may be; None for one that is not known and need not be."""
    if not report:
        return families
    parts = report.split("/")
    if len(parts) != len(("family", "subject", "edition")) or not all(parts):
        remedy = "It is family/subject/edition, as in figures.csv."
        raise entry.error("report", f"{_short(report)!r} is no id of a report", remedy)
    meant = [family for family in families if family.name == parts[0]]
    if not meant and forced:
        return None
    if not meant:
        problem = f"no report family is named {_short(parts[0])!r}"
        known = (family.name for family in families)
        raise entry.error("report", problem, nearest(parts[0], known))
    return meant


def _measure(entry: Section, families: Iterable[Family] | None) -> str:
    name = entry.text("measure", "")
    if families is None:
        return name
    known = {measure for family in families for measure in family.measures}
    if "measure" in entry.values and name not in known:
        raise entry.error("measure", f"no measure is named {_short(name)!r}", nearest(name, known))
    return name


def _subject(entry: Section, report: str, families: Iterable[Family] | None) -> str:
    name = _line(entry, "subject", "")
    if families is None:
        return name
    known = {subject.name for family in families for subject in family.subjects}
    # A report's own subject may be one that no family knows: it is named as its cover says.
    own = report and canonical(name).replace(" ", "-") == report.split("/")[1]
    if "subject" in entry.values and name not in known and not own:
        raise entry.error("subject", f"no subject is named {_short(name)!r}", nearest(name, known))
    return name


def _period(entry: Section, key: str) -> Period | None:
    remedy = "Write it as 2015-07-01/2016-06-30, or as one date, in quotes."
    if key not in entry.values:
        return None
    value = entry.values[key]
    match = _PERIOD.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise entry.error(key, f"{_short(str(value))!r} is no period", remedy)
    try:
        start, end = (date.fromisoformat(match[group] or match[1]) for group in (1, 2))
    except ValueError as error:
        raise entry.error(key, f"{value!r} is no period ({error})", remedy) from error
    if end < start:
        raise entry.error(key, f"{value!r} ends before it starts", remedy)
    return Period(start=start, end=end)


def _ordinal(entry: Section) -> int | None:
    value = entry.values.get("ordinal")
    if value is None:
        return None
    if type(value) is not int or value < 1:
        problem = f"must be a whole number from 1, not {_short(repr(value))}"
        raise entry.error("ordinal", problem, "1 is the first of those that fit.")
    return value


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROBLEM else f"{text[: _LONGEST_PROBLEM - 3]}..."
