"""
Reading a family's TOML with care.

Every key must be known and every value of its type. What is wrong is said with file, key and, for
a slip of the pen, the nearest right name. Where a section has a collector, it is kept there and a
harmless value taken instead, so that loading goes on; else it is raised.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Any, TypeVar

from validate.errors import FamilyError
from validate.family.problems import Problems, line_in
from validate.vocabulary import Phrase, never_stands, phrase

_Enum = TypeVar("_Enum", bound=StrEnum)
_MOST_BYTES = 2_000_000
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Section:
    """
    One TOML table with the file and key it stands under, for messages.

    ``problems`` collects what is wrong; where there is none, it is raised.
    """

    file: str
    key: str
    values: Mapping[str, Any]
    problems: Problems | None = None

    def only(self, *known: str) -> "Section":
        """The section itself, after a check that it holds no other keys."""
        for key, value in self.values.items():
            if key in known:
                continue
            self.wrong(key, f"unknown key {_short(key)}", nearest(key, known))
            meant = get_close_matches(key, known, n=1, cutoff=0.6)
            if self.problems is not None and meant:
                self.problems.meant(self.file, self._path(meant[0]))
                if isinstance(value, dict | list):  # names that were to be declared in it
                    self.problems.doubt(meant[0])
        return self

    def text(self, key: str, default: str | None = None) -> str:
        """A string; an error when it is missing and there is no default."""
        return str(self._value(key, str, default))

    def flag(self, key: str, *, default: bool) -> bool:
        """A boolean."""
        return bool(self._value(key, bool, default))

    def number(self, key: str) -> int | float | None:
        """A number, or None when the key is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(key, f"must be a number, not {_short(value)}")
            return None
        if not isfinite(value):
            self.wrong(key, f"must be a finite number, not {value!r}")
            return None
        return value

    def step(self, key: str) -> int | None:
        """To multiples of what prints are rounded, or None when the key is absent."""
        step = self.number(key)
        if step is None:
            return None
        if step != int(step) or step < 1:
            self.wrong(key, f"{step} is no step", "Give a whole number: 5 or 10.")
            return None
        return int(step)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong(key, "must be a list of strings")
            return ()
        return tuple(value)

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(type(one) is int for one in value):
            self.wrong(key, "must be a list of whole numbers")
            return ()
        return tuple(value)

    def phrases(self, key: str) -> tuple[Phrase, ...]:
        """A list of phrases, parsed."""
        found = (self.phrase(key, source) for source in self.texts(key))
        return tuple(one for one in found if one is not None)

    def phrase(self, key: str, source: str) -> Phrase | None:
        """One phrase, parsed; None for one that says nothing or could never stand in a text."""
        try:
            parsed = phrase(source)
        except ValueError as error:
            self.wrong(key, str(error))
            return None
        why = never_stands(parsed)
        if why:
            self.wrong(key, f"{_short(source)} can never match: {why}", "Write it as single words.")
            return None
        return parsed

    def choice(self, key: str, kind: type[_Enum], default: _Enum | None = None) -> _Enum:
        """A word of a closed vocabulary."""
        value = self.text(key, default)
        known = [member.value for member in kind]
        if value not in known:
            if not self.is_dubious(key):
                self.wrong(key, f"{_short(value)} is none of its values", nearest(value, known))
            return default or next(iter(kind))
        return kind(value)

    def choices(self, key: str, kind: type[_Enum]) -> tuple[_Enum, ...]:
        """A list of words of a closed vocabulary, empty when the key is absent."""
        known = [member.value for member in kind]
        right = []
        for value in self.texts(key):
            if value in known:
                right.append(kind(value))
            else:
                self.wrong(key, f"{_short(value)} is none of its values", nearest(value, known))
        return tuple(right)

    def section(self, key: str) -> "Section":
        """A table inside this one, empty when absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, "must be a table")
            value = {}
        return Section(self.file, self._path(key), value, self.problems)

    def sections(self, key: str) -> tuple["Section", ...]:
        """A list of tables (``[[key]]``), empty when absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.wrong(key, "must be a list of tables")
            value = []
        path = self._path(key)
        return tuple(
            Section(self.file, f"{path}[{number}]", one, self.problems)
            for number, one in enumerate(value, 1)
        )

    def items(self) -> Iterable[tuple[str, "Section"]]:
        """The tables inside this one by name."""
        return tuple((name, self.section(name)) for name in self.values)

    def names(self, key: str, name: str, known: Iterable[str], what: str) -> bool:
        """Whether ``name`` is one of the declared; if not, it is said, with the nearest."""
        if name in known:
            return True
        kind = what.rpartition(" ")[2]
        if name and not (self.problems is not None and self.problems.doubts(kind, name)):
            self.wrong(key, f"no {what} is named {_short(name)}", nearest(name, known))
        return False

    def wrong(self, key: str, problem: str, remedy: str = "") -> None:
        """Collect what is wrong with one key of this section, or raise it."""
        error = self.error(key, problem, remedy)
        if self.problems is None:
            raise error
        self.problems.add(error, self._path(key))

    def is_dubious(self, *keys: str) -> bool:
        """Whether something was said of one of the keys, so that nothing follows from it."""
        if self.problems is None or not self.problems.said:
            return False
        return any(self.problems.is_said(self.file, self._path(key)) for key in keys)

    def doubt(self, kind: str, names: str = ".*") -> None:
        """Say that names of a kind, which match a pattern, may be missing."""
        if self.problems is not None:
            self.problems.doubt(kind, names)

    def keep(self) -> None:
        """Remember what file the section is in, for what is found out about it later."""
        if self.problems is not None:
            self.problems.files[self.key] = self.file

    def error(self, key: str, problem: str, remedy: str = "") -> FamilyError:
        """The error to raise for one key of this section."""
        path = "".join(char if char.isprintable() else " " for char in self._path(key))
        said = f"{path[:_LONGEST]}: {problem}" if path else problem
        return FamilyError(self.file, said, remedy)

    def _path(self, key: str) -> str:
        if not key:
            return self.key
        return f"{self.key}.{key}" if self.key else key

    def _value(self, key: str, kind: type, default: object) -> object:
        value = self.values.get(key, default)
        if value is None:
            if not self.is_dubious(key):
                self.wrong(key, "is missing")
            return kind()
        if not isinstance(value, kind):
            self.wrong(key, f"must be {_name(kind)}, not {_short(value)}")
            return kind() if default is None else default
        return value


def load_toml(
    path: Path, *, required: bool = True, problems: Problems | None = None, named: str = ""
) -> Section:
    """
    One TOML file as a section; an absent optional file is an empty one.

    What makes it no TOML is collected in ``problems``, or raised as :class:`FamilyError`; messages
    call it ``named``, or else by its folder and name.
    """
    name = named or f"{path.parent.name}/{path.name}"
    try:
        if not required and not path.exists():
            return Section(name, "", {}, problems)
        text = _text_of(path, name)
        if problems is not None:
            problems.sources[name] = text
        return Section(name, "", tomllib.loads(text), problems)
    except FamilyError as error:
        failure = error
    except OSError as error:
        remedy = "Check what it is, and its permissions."
        failure = FamilyError(name, f"cannot be read ({error.strerror})", remedy)
    # Tables too deep for the parser, and numbers too long for Python, are no TOML of ours either.
    except (ValueError, RecursionError) as error:
        why = " ".join(str(error).split())[:_LONGEST]
        failure = FamilyError(name, f"is not valid TOML ({why})", "Mend the line it names.")
        failure.line = line_in(str(error))
    if problems is None:
        raise failure
    problems.add(failure, "")
    return Section(name, "", {}, problems)


def _text_of(path: Path, name: str) -> str:
    if not path.exists():
        raise FamilyError(name, "is missing", f"A family needs a {path.name}.")
    if not path.is_file():
        raise FamilyError(name, "is no file", f"A family needs a file {path.name}.")
    if path.stat().st_size > _MOST_BYTES:
        problem = f"is larger than {_MOST_BYTES // 1_000_000} MB"
        raise FamilyError(name, problem, "Is it a file of a family? Divide it.")
    return path.read_text(encoding="utf-8-sig")


def nearest(word: str, known: Iterable[str]) -> str:
    """``Did you mean 'x'?``, or the list of what there is, for an unknown name."""
    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {close[0]!r}?"
    shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")  # noqa: PLR2004 - a line's worth
    return f"Known: {shown}." if names else ""


def _name(kind: type) -> str:
    return {str: "a string", bool: "true or false"}.get(kind, kind.__name__)


def _short(value: object) -> str:
    """A value as it is written, on one line and no longer than helps."""
    shown = repr(value)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."
