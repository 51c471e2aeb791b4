"""
Reading a family's TOML with care.

Every key must be known and every value of its type. What is wrong is said with file, key and, for
a slip of the pen, the nearest right name.
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
from validate.vocabulary import Phrase, phrase

_Enum = TypeVar("_Enum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Section:
    """One TOML table with the file and key it stands under, for messages."""

    file: str
    key: str
    values: Mapping[str, Any]

    def only(self, *known: str) -> "Section":
        """The section itself, after a check that it holds no other keys."""
        for key in self.values:
            if key not in known:
                raise self.error(key, f"unknown key {key!r}", nearest(key, known))
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
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.error(key, f"must be a number, not {value!r}")
        if value is not None and not isfinite(value):
            raise self.error(key, f"must be a finite number, not {value!r}")
        return value

    def step(self, key: str) -> int | None:
        """To multiples of what prints are rounded, or None when the key is absent."""
        step = self.number(key)
        if step is None:
            return None
        if step != int(step) or step < 1:
            raise self.error(key, f"{step} is no step", "Give a whole number: 5 or 10.")
        return int(step)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.error(key, "must be a list of strings")
        return tuple(value)

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty when the key is absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(type(one) is int for one in value):
            raise self.error(key, "must be a list of whole numbers")
        return tuple(value)

    def phrases(self, key: str) -> tuple[Phrase, ...]:
        """A list of phrases, parsed."""
        return tuple(self.phrase(key, source) for source in self.texts(key))

    def phrase(self, key: str, source: str) -> Phrase:
        """One phrase, parsed."""
        try:
            return phrase(source)
        except ValueError as error:
            raise self.error(key, str(error)) from error

    def choice(self, key: str, kind: type[_Enum], default: _Enum | None = None) -> _Enum:
        """A word of a closed vocabulary."""
        value = self.text(key, default)
        known = [member.value for member in kind]
        if value not in known:
            raise self.error(key, f"{value!r} is none of its values", nearest(value, known))
        return kind(value)

    def choices(self, key: str, kind: type[_Enum]) -> tuple[_Enum, ...]:
        """A list of words of a closed vocabulary, empty when the key is absent."""
        known = [member.value for member in kind]
        for value in self.texts(key):
            if value not in known:
                raise self.error(key, f"{value!r} is none of its values", nearest(value, known))
        return tuple(kind(value) for value in self.texts(key))

    def section(self, key: str) -> "Section":
        """A table inside this one, empty when absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, "must be a table")
        return Section(self.file, self._path(key), value)

    def sections(self, key: str) -> tuple["Section", ...]:
        """A list of tables (``[[key]]``), empty when absent."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(key, "must be a list of tables")
        path = self._path(key)
        return tuple(
            Section(self.file, f"{path}[{number}]", one) for number, one in enumerate(value, 1)
        )

    def items(self) -> Iterable[tuple[str, "Section"]]:
        """The tables inside this one by name."""
        return tuple((name, self.section(name)) for name in self.values)

    def error(self, key: str, problem: str, remedy: str = "") -> FamilyError:
        """The error to raise for one key of this section."""
        return FamilyError(self.file, f"{self._path(key)}: {problem}", remedy)

    def _path(self, key: str) -> str:
        return f"{self.key}.{key}" if self.key else key

    def _value(self, key: str, kind: type, default: object) -> object:
        value = self.values.get(key, default)
        if value is None:
            raise self.error(key, "is missing")
        if not isinstance(value, kind):
            raise self.error(key, f"must be {_name(kind)}, not {value!r}")
        return value


def load_toml(path: Path, *, required: bool = True) -> Section:
    """
    One TOML file as a section; an absent optional file is an empty one.

    Raises :class:`FamilyError` when the file is missing or no TOML.
    """
    name = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        if required:
            raise FamilyError(name, "is missing", f"A family needs a {path.name}.")
        return Section(name, "", {})
    try:
        return Section(name, "", tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FamilyError(
            name, f"is not valid TOML ({error})", "Mend the line it names."
        ) from error


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
