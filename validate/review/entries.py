"""
Reading the TOML files of a review: a list of tables, each with the place where it stands.

What is wrong is collected, and said at once with file, line, key and what to do.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from validate.errors import WaiverError
from validate.family.problems import Problems
from validate.family.toml import Section

_MEGABYTE = 1_000_000
_LONGEST = 120
_MOST_SAID = 20
_FINDING = re.compile(r"v[0-9a-f]{12}")
_RULE = re.compile(r"[a-z0-9-]+")
# Strings and comments come first, so that no head is found in one of them.
_TOKENS = (
    r'"""(?:\\.|[^\\])*?"""+',
    r"'''.*?'''+",
    r'"(?:\\.|[^"\\\n])*"',
    r"'[^'\n]*'",
    r"#[^\n]*",
    r"^[ \t]*\[\[[ \t]*(?P<table>[A-Za-z_-]+)[ \t]*\]\]",
)
_LINE = re.compile(r"\bat line (\d+),")
_TOML = (
    'Mend the line. A text needs quotation marks (reason = "as published"), a date has none'
    " (expires_on = 2026-12-31)."
)
_TOKEN = re.compile("|".join(_TOKENS), re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One table of a list; ``line`` counts from 1, and is 0 where none is known."""

    section: Section
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind of file: what it is called, the table of its entries, and how large it may be."""

    called: str
    table: str
    most_bytes: int


def names_of(files: Sequence[Path]) -> tuple[str, ...]:
    """
    What to call files in messages and results: no two of them the same.

    They are file names; where two are the same, with as many of the folders before them as tell
    them apart. No folder is told that was not given, so it does not matter where a project lies.
    """
    depth = dict.fromkeys(files, 1)
    while True:
        names = {file: Path(*file.parts[-depth[file] :]).as_posix() for file in depth}
        counts = Counter(names.values())
        clashing = [
            file
            for file, name in names.items()
            if counts[name] > 1 and depth[file] < len(file.parts)
        ]
        if not clashing:
            return tuple(names[file] for file in files)
        for file in clashing:
            depth[file] += 1


def entries_of(file: Path, name: str, form: Form, problems: Problems) -> tuple[Entry, ...]:
    """
    The tables of the entries of a file; what is wrong with its keys goes to ``problems``.

    Raises :class:`WaiverError` for a file that cannot be read, or is no TOML.
    """
    text, table = text_of(file, form), form.table
    problems.sources[name] = text
    sections = Section(name, "", parsed(text, str(file)), problems).only(table).sections(table)
    starts = starts_of(text, table)
    known = len(starts) == len(sections)  # else written as one list, in brackets
    lines = _lines_at(text, starts) if known else (0,) * len(sections)
    return tuple(
        Entry(section=section, line=line) for section, line in zip(sections, lines, strict=True)
    )


def text_of(file: Path, form: Form) -> str:
    """
    A file as it is, but for a mark of the byte order.

    Raises :class:`WaiverError` when it cannot be read.
    """
    place = str(file)
    if not file.is_file():
        problem = "is no file" if file.exists() else "does not exist"
        raise WaiverError(place, problem, "Check the path.")
    try:
        if file.stat().st_size > form.most_bytes:
            problem = f"is larger than {form.most_bytes // _MEGABYTE} MB"
            raise WaiverError(place, problem, f"Is it {form.called}? Divide it.")
        # Line ends stay as they are, for the file may be added to.
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise WaiverError(place, problem, "Check its permissions.") from error
    except ValueError as error:
        raise WaiverError(place, "is not UTF-8 text", "Save it as UTF-8.") from error


def parsed(text: str, place: str) -> dict[str, object]:
    """
    A text as TOML.

    Raises :class:`WaiverError` when it is none.
    """
    try:
        return tomllib.loads(text)
    # Tables too deep for the parser, and numbers too long for Python, are no TOML of ours either.
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:_LONGEST]
        line = _line_of(why, text)
        problem = f"is not valid TOML ({_LINE.sub('at', why)})"
        raise WaiverError(f"{place}:{line}" if line else place, problem, _TOML) from error


def _line_of(why: str, text: str) -> int:
    """The line that the parser names, 0 where it names none."""
    named = _LINE.search(why)
    if named:
        return int(named[1])
    return text.rstrip().count("\n") + 1 if "at end of document" in why else 0


def starts_of(text: str, table: str) -> tuple[int, ...]:
    """Where in a TOML text each ``[[table]]`` begins."""
    return tuple(one.start() for one in _TOKEN.finditer(text) if one["table"] == table)


def _lines_at(text: str, places: Iterable[int]) -> Iterator[int]:
    """The line of each place, which come in their order."""
    line, last = 1, 0
    for place in places:
        line += text.count("\n", last, place)
        last = place
        yield line


def raise_all(problems: Problems) -> None:
    """Raise a :class:`WaiverError` that says all that was collected, if there is anything."""
    if not problems.found:
        return
    first, *rest = problems.found
    place = first.place if first.line is None else f"{first.place}:{first.line}"
    error = WaiverError(place, first.problem, first.remedy)
    more = len(rest) - _MOST_SAID
    error.others = (
        *map(str, rest[:_MOST_SAID]),
        *([f"and {more:,} more problems"] if more > 0 else []),
    )
    raise error


def on_one_line(text: str) -> str:
    """A text without line ends and whatever else would spoil a console or a table."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def words(section: Section, key: str, *, required: bool = False) -> str:
    """A text of an entry, on one line; it must say something where the key is there."""
    text = on_one_line(section.text(key, None if required else ""))
    if key in section.values and not text and not section.is_dubious(key):
        remedy = "Fill it in." if required else "Fill it in, or leave the key out."
        section.wrong(key, "is empty", remedy)
    return text


def finding_of(section: Section, key: str) -> str:
    """The id of a finding."""
    text = words(section, key, required=True)
    if not _FINDING.fullmatch(text) and not section.is_dubious(key):
        problem = f"{short(text)} is no id of a finding"
        section.wrong(key, problem, "It is v and 12 hexadecimal digits, as in findings.json.")
    return text


def rule_of(section: Section, unwaivable: str) -> str:
    """The id of a rule, which is not the one whose findings nobody can waive."""
    text = words(section, "rule", required=True)
    if section.is_dubious("rule"):
        return text
    if not _RULE.fullmatch(text):
        section.wrong("rule", f"{short(text)} is no id of a rule", "tieout rules lists them.")
    elif text == unwaivable:
        problem = "a finding about a waiver cannot be accepted"
        section.wrong("rule", problem, "Mend or delete the waiver that it is about.")
    return text


def prints_of(section: Section) -> tuple[str, ...]:
    """The prints of a finding; a finding may have none, the list must be there."""
    if "printed" not in section.values and not section.is_dubious("printed"):
        remedy = "List the prints, as in findings.json."
        section.wrong("printed", "is missing", remedy)
    return section.texts("printed")


def short(value: object) -> str:
    """A value as it is written, no longer than helps."""
    shown = repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."
