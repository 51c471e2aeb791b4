"""Loading baselines, and writing them: the findings that were there when one was made."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from validate.family.problems import Problems
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
)
from validate.review.info import RULE
from validate.review.waiver_file import place_of
from validate.toml_text import listed, quoted

NAME = "baseline.toml"
TABLE = "finding"
# Nobody writes it by hand, so it may have an entry for each finding of a very bad run.
FORM = Form(called="a baseline", table=TABLE, most_bytes=50_000_000)
KEYS = ("id", "rule", "about", "printed", "reports")
_HEAD = """\
# Findings that were there when this baseline was made. They fail no run; nobody approved them, so
# they hold datasets back. Written by `tieout baseline`; `tieout baseline --shrink` takes out what
# is gone, and adds nothing.
"""


def load_baseline(files: Sequence[Path]) -> tuple[Waiver, ...]:
    """
    All entries of some baselines, in their order.

    Raises :class:`~validate.errors.WaiverError` that names all problems, with file and line.
    """
    problems = Problems()
    loaded: list[Waiver] = []
    seen: dict[str, Waiver] = {}
    for file, name in zip(files, names_of(files), strict=True):
        for entry in entries_of(file, name, FORM, problems):
            one = _accepted(entry, name)
            first = seen.setdefault(one.finding, one)
            if first is not one and not entry.section.is_dubious("id"):
                problem = f"{one.finding} stands in the baseline already, in {place_of(first)}"
                entry.section.wrong("id", problem, "Leave one of them.")
            loaded.append(one)
    raise_all(problems)
    return tuple(loaded)


def baseline_text(entries: Iterable[Waiver]) -> str:
    """A baseline as a file, in an order that hangs on nothing but its entries."""
    ordered = sorted(entries, key=lambda one: (one.rule, one.about, one.finding))
    return "\n".join((_HEAD, *map(_written, ordered))).rstrip("\n") + "\n"


def _written(one: Waiver) -> str:
    lines = [
        f"[[{TABLE}]]",
        f"id = {quoted(one.finding)}",
        f"rule = {quoted(one.rule)}",
        f"about = {quoted(one.about)}",
        f"printed = {listed(one.printed)}",
        f"reports = {listed(one.reports)}",
    ]
    return "\n".join(lines) + "\n"


def _accepted(entry: Entry, name: str) -> Waiver:
    section = entry.section.only(*KEYS)
    return Waiver(
        finding=finding_of(section, "id"),
        rule=rule_of(section, RULE.id),
        reason="",
        about=on_one_line(section.text("about", "")),
        printed=prints_of(section),
        reports=section.texts("reports"),
        file=name,
        line=entry.line,
        baseline=True,
    )
