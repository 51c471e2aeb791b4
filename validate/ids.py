"""
Identity of figures and mentions.

An id is a hash of what a print *is* (report, kind, context, subject, measure, periods, ordinal),
never of its value or its line: a finding keeps its id when text moves or the number is mended.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

_LENGTH = 12


def digest(prefix: str, parts: Iterable[str]) -> str:
    """A short stable id of some words."""
    joined = "\x1f".join(parts).encode()
    return prefix + sha256(joined).hexdigest()[:_LENGTH]


@dataclass(slots=True)
class Identifiers:
    """Gives ids within one document; prints with the same keys are told apart by their order."""

    report: str
    _seen: Counter[str] = field(default_factory=Counter)

    def give(self, prefix: str, *keys: str) -> str:
        """The id of the next print with these keys."""
        base = digest(prefix, (self.report, *keys))
        self._seen[base] += 1
        return digest(prefix, (self.report, *keys, str(self._seen[base])))
