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


def say(key: str, /, **values: object) -> str:
    """
    The words for a key, filled in; with ``n`` those for so many.

    Raises :class:`KeyError` for a key, or a name in braces, that does not exist: a bug.
    """
    words = strings()[key]
    if isinstance(words, str):
        return words.format(**values) if values else words
    return words["one" if values["n"] == 1 else "other"].format(**values)


@cache
def strings() -> Mapping[str, str | Mapping[str, str]]:
    """All strings by their keys."""
    loaded = tomllib.loads(files(__package__).joinpath("strings.toml").read_text("utf-8"))
    found: dict[str, str | Mapping[str, str]] = {}
    for table, entries in loaded.items():
        found.update({f"{table}.{name}": words for name, words in entries.items()})
    return found
