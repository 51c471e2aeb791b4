"""
What is wrong with a family: collected while it is loaded, so that all of it is said at once.

One slip is one message: what follows from it is not said. So it is kept of which keys something
was said, and of which names some may be missing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from validate.errors import FamilyError

_HEADER = re.compile(r"\s*(?P<open>\[\[?)(?P<path>.+?)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(?P<path>[^=#\[{\s][^=#\[{]*?)\s*=")
_PART = re.compile(r"\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>[^']*)'|(?P<bare>[^.\s\"']+)")
_FENCES = ('"""', "'''")
_INDEX = re.compile(r"\[\d+\]$")
MOST = 200  # more of them help nobody, and a file made to hurt has as many as it likes
_LINE_IN_MESSAGE = re.compile(r"at line (\d+)")


@dataclass(slots=True)
class Problems:
    """
    The problems found so far, and ``warnings``, which stop nothing.

    ``said`` are the places (file, key) of which something was said, or which a misspelt key meant;
    ``sources`` are the texts of the files, ``files`` the file of each concept, facet and measure.
    """

    found: list[FamilyError] = field(default_factory=list)
    warnings: list[FamilyError] = field(default_factory=list)
    said: set[tuple[str, str]] = field(default_factory=set)
    sources: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    _doubted: dict[str, list[re.Pattern[str]]] = field(default_factory=dict)
    _lines: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def add(self, error: FamilyError, key: str) -> None:
        """Keep a problem once, with its line; of all that a template writes out, the first."""
        again = any(one.place == error.place and one.problem == error.problem for one in self.found)
        of_template = "{" in key and (error.place, key) in self.said
        if again or of_template or len(self.found) >= MOST:
            return
        self.said.add((error.place, key))
        self.found.append(self._placed(error, key))

    def warn(self, key: str, problem: str, remedy: str) -> None:
        """Keep what is odd about a table of the family, and may be meant."""
        kept = next((one for one in _around(key) if one in self.files), "")
        error = FamilyError(self.files.get(kept, ""), f"{key}: {problem}", remedy)
        self.warnings.append(self._placed(error, key))

    def meant(self, file: str, key: str) -> None:
        """A misspelt key meant this one: that it is missing need not be said."""
        self.said.add((file, key))

    def doubt(self, kind: str, names: str = ".*") -> None:
        """Of the names of a kind those that match a pattern may be missing, and this was said."""
        self._doubted.setdefault(kind, []).append(re.compile(names))

    def doubts(self, kind: str, name: str) -> bool:
        """Whether a name that is not there may be among what could not be loaded."""
        return any(one.fullmatch(name) for one in self._doubted.get(kind, ()))

    def is_said(self, file: str, key: str) -> bool:
        """Whether something was said of a key, of what is in it, or of a table that it is in."""
        for place, path in self.said:
            inside = path.startswith((f"{key}.", f"{key}[")) if key else True
            around = not path or path == key or key.startswith((f"{path}.", f"{path}["))
            if place == file and (inside or around):
                return True
        return False

    def _placed(self, error: FamilyError, key: str) -> FamilyError:
        if error.line is None and error.place in self.sources:
            if error.place not in self._lines:
                self._lines[error.place] = lines_of(self.sources[error.place])
            error.line = _line(self._lines[error.place], key)
        return error


def line_in(message: str) -> int | None:
    """The line that a parser names in its message."""
    found = _LINE_IN_MESSAGE.search(message)
    return int(found[1]) if found else None


def lines_of(source: str) -> Mapping[str, int]:
    """Where each table and key of a TOML text begins, by its path: ``national[1].names``."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table, fence = "", ""
    for number, line in enumerate(source.splitlines(), start=1):
        if fence:
            fence = "" if fence in line else fence
            continue
        fence = next((one for one in _FENCES if line.count(one) % 2), "")
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            table = _header(header, counts)
            for path in _around(table):
                found.setdefault(path, number)
        elif key:
            path = ".".join(_parts(key["path"]))
            found.setdefault(f"{table}.{path}" if table else path, number)
    return found


def _header(header: re.Match[str], counts: dict[str, int]) -> str:
    """The path of a table, each list of tables on the way with the number of its last."""
    parts = _parts(header["path"])
    path = ""
    for at, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if at == len(parts) - 1 and header["open"] == "[[":
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path


def _parts(path: str) -> list[str]:
    return [one["double"] or one["single"] or one["bare"] or "" for one in _PART.finditer(path)]


def _line(lines: Mapping[str, int], key: str) -> int | None:
    """The line of a key, else of the nearest table around it."""
    return next((lines[one] for one in _around(key) if one in lines), None)


def _around(key: str) -> Iterator[str]:
    """A key and the tables that it is in, from the inside."""
    while key:
        yield key
        numbered = _INDEX.search(key)
        key = _INDEX.sub("", key) if numbered else key.rpartition(".")[0]
