"""Texts as runs: note marks cut out, emphasis between stars, notes given to their first mark."""

import re
from collections.abc import Iterator, Mapping

from tools.printers.model import Call, Run, Runs
from validate.reading.document import Text

_OPENING = re.compile(r"(?<![\w.,!?)])(?P<quote>['\"])(?=[\w(*£])")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{2,160}?)(?<=[^\s*])\*(?!\*)")


class Setter:
    """Makes runs of texts, and remembers which notes are on paper."""

    def __init__(self, notes: Mapping[str, Text], *, curly: bool = False) -> None:
        self._notes = notes
        self._curly = curly
        self._set: set[str] = set()

    def runs(self, text: Text) -> Runs:
        """Return the runs of a text."""
        return tuple(self._runs(text))

    def has_set(self, label: str) -> bool:
        """Whether a mark has called this note."""
        return label in self._set

    def _runs(self, text: Text) -> Iterator[Run]:
        at = 0
        for mark in text.marks:
            yield from self._emphasised(text.text[at : mark.start])
            yield Run(calls=tuple(self._call(label) for label in mark.labels))
            at = mark.end
        yield from self._emphasised(text.text[at:])

    def _call(self, label: str) -> Call:
        if label in self._set or label not in self._notes:
            return Call(label=label)
        self._set.add(label)
        return Call(label=label, note=self.runs(self._notes[label]))

    def _emphasised(self, letters: str) -> Iterator[Run]:
        letters = _curled(letters) if self._curly else letters
        at = 0
        for match in _EMPHASIS.finditer(letters):
            if match.start() > at:
                yield Run(text=letters[at : match.start()])
            yield Run(text=match[1], emphasis=True)
            at = match.end()
        if at < len(letters):
            yield Run(text=letters[at:])


def _curled(letters: str) -> str:
    """Return the letters with typographic quotation marks."""
    opened = _OPENING.sub(lambda match: "‘" if match["quote"] == "'" else "“", letters)
    return opened.replace("'", "’").replace('"', "”")
