"""
The words of the pages, from one file: ``strings.toml`` beside this module.

A string is known by its key, ``table.name``; what stands in braces is filled in by name, as by
:meth:`str.format`. A string that goes with a number is a table with ``one`` and ``other``, and the
number is ``n``. So the pages can be put into another language without touching a line of code.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from validate.reporting.markup import Html, text

Words = str | Mapping[str, str]
"""One string, or that for one and that for any other number."""


class _Number(int):
    """A whole number whose thousands are separated as the language has it."""

    def __format__(self, spec: str) -> str:
        made = int.__format__(self, spec)
        return made.replace(",", say("number.thousands")) if "," in spec else made


def say(key: str, /, **values: object) -> str:
    """
    The words for a key, filled in; with ``n`` those for so many.

    Raises :class:`KeyError` for a key, or a name in braces, that does not exist: a bug.
    """
    words = _form(strings()[key], values)
    return words.format(**_localised(values)) if values else words


def say_html(key: str, /, **values: Html | int) -> Html:
    """The words for a key as HTML: they are escaped, what is filled in is HTML already."""
    return Html(text(_form(strings()[key], values)).format(**_localised(values)))


@cache
def strings() -> Mapping[str, Words]:
    """All strings by their keys."""
    loaded = tomllib.loads(files(__package__).joinpath("strings.toml").read_text("utf-8"))
    return {
        f"{table}.{name}": words
        for table, entries in loaded.items()
        for name, words in entries.items()
    }


def _form(words: Words, values: Mapping[str, object]) -> str:
    return words if isinstance(words, str) else words["one" if values["n"] == 1 else "other"]


def _localised(values: Mapping[str, object]) -> Mapping[str, object]:
    return {name: _Number(value) if type(value) is int else value for name, value in values.items()}
