"""Which labels of a report are places or bodies, and which of them is all of the others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from validate.drafting.sums import adds_up, numbers_in
from validate.drafting.words import draft_words, is_change, is_period, is_total
from validate.recognition.outline import Outline, OutlineTable
from validate.vocabulary import canonical, words

_SMALL = frozenset({"of", "and", "the", "on", "in", "upon", "&"})
_LEAST_SHARE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """
    The places of a report in order; ``whole`` is the label of all of them together, if one is.

    ``known`` has the words of each. ``national`` is its name, where the label only says *total*.
    """

    names: tuple[str, ...]
    whole: str
    national: str = ""

    def left_out(self, text: str) -> str:
        """A text without the names of places, and without what is left of one: *Kent*."""
        parts = {part for name in (*self.names, self.whole) for part in name.split()}
        parts = {part for part in parts if part[:1].isupper()}
        return " ".join(word for word in text.split() if word.strip(".,:;()") not in parts)

    @property
    def known(self) -> frozenset[str]:
        """The words of all labels that are places."""
        return frozenset(canonical(one) for one in (*self.names, self.whole) if one)


def places_of(outlines: Sequence[Outline]) -> Places:
    """The places that stand at the rows or columns of tables."""
    told = _Told.of(outlines)
    found: dict[str, str] = {}
    wholes: dict[str, str] = {}
    for table in (table for one in outlines for table in one.tables):
        rows = [row.label for row in table.rows if not _is_other(row.label)]
        over = any(word.text in draft_words().area for word in words(table.corner))
        if len(rows) > 1 and (over or told.are_places(rows)):
            whole = _whole(table)
            wholes.update({canonical(whole): whole} if whole else {})
            found.update((canonical(one), one) for one in rows)
        heads = [head for head in table.heads if head and not _is_other(head)]
        if heads and told.are_places(heads):
            found.update((canonical(one), one) for one in heads)
    whole = next(iter(wholes.values()), "")
    names = tuple(one for key, one in found.items() if key not in wholes and key)
    return Places(names=names, whole=whole)


def _is_other(label: str) -> bool:
    return not label or is_period(label) or is_total(label) or is_change(label)


def _whole(table: OutlineTable) -> str:
    """The label of the row that is all of the others: by its words, or because they add up."""
    for row in table.rows:
        if is_total(row.label):
            return row.label
    lines = [numbers_in(row.cells) for row in table.rows]
    for at in (len(lines) - 1, 0):
        others = [line for number, line in enumerate(lines) if number != at]
        if len(others) > 1 and adds_up(others, lines[at]):
            return table.rows[at].label
    return ""


@dataclass(frozen=True, slots=True)
class _Told:
    """The prose of a report: where a name stands in it, and how it is spelt."""

    text: str

    @classmethod
    def of(cls, outlines: Iterable[Outline]) -> "_Told":
        return cls("\n".join(text for one in outlines for text in one.texts))

    def are_places(self, labels: Sequence[str]) -> bool:
        """Whether labels are proper names, all of which the prose spells as such."""
        proper = [label for label in labels if _is_proper(label)]
        if len(proper) < _LEAST_SHARE * len(labels):
            return False
        spelt = [self._spelt(label) for label in proper]
        return not any(one is False for one in spelt) and any(spelt)

    def _spelt(self, label: str) -> bool | None:
        """Whether the prose has it with capitals within a sentence; None where it has it not."""
        if label != label.lower() and re.search(rf"\b{re.escape(label.lower())}\b", self.text):
            return False
        within = rf"[a-z,;] {re.escape(label)}\b"
        return True if re.search(within, self.text) else None


def _is_proper(label: str) -> bool:
    parts = label.split()
    named = [part for part in parts if part.casefold() not in _SMALL]
    return bool(named) and all(part[:1].isupper() and part[1:2].islower() for part in named)
