"""
Marks beside a print that say something of it: *10,245 [r]*.

They are those that statistical offices use in tables (Government Statistical Service, *Symbols in
tables: definitions and help*, 2023), in square brackets or as a bare letter behind the number.
"""

import re

from schemas.terms import Marker

_MARKERS = {
    "p": Marker.PROVISIONAL, "r": Marker.REVISED, "e": Marker.ESTIMATED, "f": Marker.FORECAST,
    "u": Marker.UNRELIABLE, "b": Marker.BREAK,
}  # fmt: skip
_IN_BRACKETS = re.compile(r"\s*\[(?P<mark>[a-z])\]", re.IGNORECASE)
_BARE = re.compile(r"\d\s*%?\s*\(?(?P<mark>[pre])\)?\s*$")


def marker_of(text: str) -> Marker | None:
    """What a mark in a cell, a label or a head says; None without one."""
    found = _IN_BRACKETS.search(text) or _BARE.search(text)
    return _MARKERS.get(found["mark"].casefold()) if found else None


def without_markers(label: str) -> str:
    """A label or head without the marks in brackets behind it."""
    return _IN_BRACKETS.sub("", label)
