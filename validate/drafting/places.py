"""Which labels of a report are places or bodies, and which of them is all of the others."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from schemas.terms import Unit
from validate.drafting.sums import Line, Trial, may_add, numbers_in, trial
from validate.drafting.wholes import totals
from validate.drafting.words import draft_words, is_change, is_period, is_total, unit_of_text
from validate.recognition.outline import Outline, OutlineTable
from validate.vocabulary import canonical, words

_SMALL = frozenset({"of", "and", "the", "on", "in", "upon", "&"})
_LEAST_SHARE = 0.6
_COVER = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """
    The places of a report in order; ``whole`` is the label of all of them together, if one is.

    ``known`` has the words of each. ``national`` is its name, where the label only says *total*;
    ``named`` says that a label or a title calls it all of them. ``sums`` are the labels of some of
    them together, with those.
    """

    names: tuple[str, ...]
    whole: str
    national: str = ""
    named: bool = False
    sums: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def left_out(self, text: str) -> str:
        """A text without the names of places, and without what is left of one: *Kent*."""
        parts = {part for name in (*self.names, self.whole) for part in name.split()}
        parts = {part for part in parts if part[:1].isupper()}
        return " ".join(word for word in text.split() if word.strip(".,:;()") not in parts)

    @property
    def known(self) -> frozenset[str]:
        """The words of all labels that are places."""
        return frozenset(canonical(one) for one in (*self.names, self.whole, *self.sums) if one)


def places_of(outlines: Sequence[Outline]) -> Places:
    """The places that stand at the rows or columns of tables."""
    told = _Told.of(outlines)
    found: dict[str, str] = {}
    wholes: dict[str, str] = {}
    sums: dict[str, tuple[str, ...]] = {}
    for table in (table for one in outlines for table in one.tables):
        rows = [row.label for row in table.rows if not _is_other(row.label)]
        over = any(word.text in draft_words().area for word in words(table.corner))
        if len(rows) > 1 and (over or told.are_places(rows)):
            whole = _whole(table, told)
            wholes.update({canonical(whole): whole} if whole else {})
            sums.update(_sums(table, whole))
            found.update((canonical(one), one) for one in rows)
        heads = [head for head in table.heads if head and not _is_other(head)]
        if heads and told.are_places(heads):
            found.update((canonical(one), one) for one in heads)
            whole = next(filter(is_total, reversed(table.heads)), "") if len(heads) > 1 else ""
            wholes.update({canonical(whole): whole} if whole else {})
    whole = next(iter(wholes.values()), "")
    names = tuple(one for key, one in found.items() if key not in wholes and key)
    return Places(
        names=names,
        whole=whole,
        named=bool(whole) and (is_total(whole) or told.is_titled(whole)),
        sums=MappingProxyType({one: parts for one, parts in sums.items() if one != whole}),
    )


def _is_other(label: str) -> bool:
    return not label or is_period(label) or is_total(label) or is_change(label)


def _lines(table: OutlineTable) -> list[Line]:
    """The numbers of each row in the columns that may add up."""
    adding = [
        at for at, head in enumerate(table.heads) if may_add(head, unit_of_text(head) or Unit.COUNT)
    ]
    cells = [[row.cells[at] for at in adding if at < len(row.cells)] for row in table.rows]
    return [numbers_in(row) for row in cells]


def _whole(table: OutlineTable, told: "_Told") -> str:
    """
    The label of the row that is all of the others: by its words, or because they add up.

    One that the title of the report names need add up in one column only.
    """
    for row in (*table.rows[-1:], *table.rows):
        if is_total(row.label):
            return row.label
    lines = _lines(table)
    tried: dict[int, Trial] = {}
    for at in (len(lines) - 1, 0):
        others = [line for number, line in enumerate(lines) if number != at]
        if len(others) > 1:
            tried[at] = trial(others, lines[at])
    for at, one in tried.items():
        if one.holds or (one.is_believed and told.is_titled(table.rows[at].label)):
            return table.rows[at].label
    return ""


def _sums(table: OutlineTable, whole: str) -> Mapping[str, tuple[str, ...]]:
    """The rows that are some of the others together, with those."""
    labels = [row.label for row in table.rows]
    last = labels.index(whole) if whole in labels else None
    found = totals(labels, _lines(table), last)
    return {labels[one.at]: tuple(labels[at] for at in one.parts) for one in found}


@dataclass(frozen=True, slots=True)
class _Told:
    """The prose of a report: where a name stands in it, and how it is spelt."""

    text: str
    covers: tuple[str, ...]

    @classmethod
    def of(cls, outlines: Iterable[Outline]) -> "_Told":
        held = tuple(outlines)
        return cls(
            "\n".join(text for one in held for text in one.texts),
            tuple(line for one in held for line in one.cover[:_COVER]),
        )

    def is_titled(self, label: str) -> bool:
        """Whether a line of the cover names it."""
        named = rf"\b{re.escape(label)}\b"
        return _is_proper(label) and any(re.search(named, line) for line in self.covers)

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
