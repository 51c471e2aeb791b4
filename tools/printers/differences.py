"""Two readings of one report side by side: counts of what agrees, and a line for what does not."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tools.printers import sides
from tools.printers.sides import Said
from validate.reading.document import Document

_ALIKE = 0.5
_AROUND = 30
_LONGEST = 150


@dataclass(slots=True)
class Tally:
    """So many right of so many, and what is to be said of the rest."""

    right: int = 0
    total: int = 0
    remarks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.right}/{self.total}"

    @property
    def wrong(self) -> int:
        """How many are not right."""
        return self.total - self.right


def compare(text: Document, pdf: Document) -> dict[str, Tally]:
    """Return the tallies of a report's paper against its text."""
    said = sides.said(pdf)
    return {
        "cells": _cells(text, pdf),
        "pairs": _pairs(text, pdf),
        "numbers": _numbers(text, pdf),
        "marks": _multiset(sides.marks(text), sides.marks(pdf)),
        "notes": _notes(text, pdf),
        "paras": _texts(sides.paragraphs(text), said, {"paragraph", "item"}),
        "heads": _texts(sides.headings(text), said, {"heading"}),
        "captions": _texts(sides.captions(text), said, {"caption", "source"}),
    }


def _cells(text: Document, pdf: Document) -> Tally:
    tally = Tally()
    read = sides.tables(pdf)
    for label, rows in sides.tables(text).items():
        tally.total += sum(map(len, rows))
        got = read.get(label)
        if got is None:
            tally.remarks.append(f"{label}: no table ({', '.join(read) or 'none at all'})")
            continue
        right, lines = _aligned(rows, got)
        tally.right += right
        tally.remarks += [f"{label}: {line}" for line in lines]
    extra = [label for label in read if label not in sides.tables(text)]
    tally.remarks += [f"{label}: a table of {len(read[label])} rows too many" for label in extra]
    return tally


def _aligned(rows: Sequence[Sequence[str]], got: Sequence[Sequence[str]]) -> tuple[int, list[str]]:
    """Most equal cells over all ways to put the rows side by side in order."""
    best = [[0] * (len(got) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(got) - 1, -1, -1):
            here = _equal(rows[i], got[j]) + best[i + 1][j + 1]
            best[i][j] = max(here, best[i + 1][j], best[i][j + 1])
    lines: list[str] = []
    i = j = 0
    while i < len(rows):
        if j < len(got) and best[i][j] == _equal(rows[i], got[j]) + best[i + 1][j + 1]:
            if tuple(rows[i]) != tuple(got[j]):
                lines.append(f"row {i}: {list(rows[i])} -> {list(got[j])}")
            i, j = i + 1, j + 1
        elif j < len(got) and best[i][j] == best[i][j + 1]:
            lines.append(f"row too many: {list(got[j])}")
            j += 1
        else:
            lines.append(f"row missing: {list(rows[i])}")
            i += 1
    lines += [f"row too many: {list(row)}" for row in got[j:]]
    return best[0][0], lines


def _equal(row: Sequence[str], got: Sequence[str]) -> int:
    return sum(a == b for a, b in zip(row, got, strict=False))


def _pairs(text: Document, pdf: Document) -> Tally:
    wanted = sides.pairs(text)
    near = sides.pairs_near(pdf, [label for label, _, _ in wanted])
    return _multiset(wanted, near)


def _numbers(text: Document, pdf: Document) -> Tally:
    """Numbers of the text that the paper has too; a glued mark is a number that no text has."""
    wanted, got = Counter(sides.number_tokens(text)), Counter(sides.number_tokens(pdf))
    lost, extra = wanted - got, got - wanted
    glued = [
        f"{old} -> {new}"
        for new in extra
        for old in lost
        if new != old and new.startswith(old) and new[len(old) :].strip(",").isdigit()
    ]
    tally = Tally(right=(wanted & got).total(), total=wanted.total() + extra.total())
    if lost:
        tally.remarks.append(f"lost: {', '.join(sorted(lost.elements()))}")
    if extra:
        tally.remarks.append(f"too many: {', '.join(sorted(extra.elements()))}")
    tally.remarks += [f"glued: {pair}" for pair in glued]
    return tally


def _multiset(wanted: Sequence[Hashable], got: Sequence[Hashable]) -> Tally:
    want, have = Counter(wanted), Counter(got)
    remarks = [f"lost: {one}" for one in (want - have).elements()]
    remarks += [f"too many: {one}" for one in (have - want).elements()]
    return Tally((want & have).total(), want.total(), remarks)


def _notes(text: Document, pdf: Document) -> Tally:
    wanted, got = sides.notes(text), sides.notes(pdf)
    tally = Tally(total=len(wanted))
    for label, words in wanted.items():
        if got.get(label) == words:
            tally.right += 1
        elif label in got:
            tally.remarks.append(f"note {label}: {_difference(words, got[label])}")
        else:
            tally.remarks.append(f"note {label} is missing: {words[:60]}")
    tally.remarks += [f"note {label} too many: {got[label][:60]}" for label in got.keys() - wanted]
    return tally


def _texts(wanted: Sequence[Said], got: Sequence[Said], kinds: set[str]) -> Tally:
    """Texts that stand in the other reading as they are, and as what they are."""
    tally = Tally(total=len(wanted))
    left = Counter(one.words for one in got if one.kind in kinds)
    others = {one.words: one for one in got if one.kind not in kinds}
    missing: list[Said] = []
    for one in wanted:
        if left[one.words]:
            left[one.words] -= 1
            tally.right += 1
        elif one.words in others:
            other = others[one.words]
            tally.remarks.append(f"p{other.page} read as {other.kind}: {one.words[:80]}")
        else:
            missing.append(one)
    strays = [one for one in got if left[one.words] or one.kind not in kinds]
    tally.remarks += [_nearest(one, strays) for one in missing]
    return tally


def _nearest(one: Said, strays: Sequence[Said]) -> str:
    """What the other reading has in place of a text."""
    words = set(one.words.split())
    best = max(strays, key=lambda stray: _overlap(words, stray), default=None)
    if best is None or _overlap(words, best) < _ALIKE:
        return f"nowhere: {one.words[:_LONGEST]}"
    return f"p{best.page} {best.kind}: {_difference(one.words, best.words)}"


def _overlap(words: set[str], stray: Said) -> float:
    other = set(stray.words.split())
    return (
        len(words & other)
        / max(min(len(words), len(other)), 1)
        * min(1.0, len(other) / max(len(words), 1) + 0.2)
    )


def _difference(a: str, b: str) -> str:
    """The first place where two texts part, and how."""
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    changes = [step for step in steps if step[0] != "equal"]
    _, a0, a1, b0, b1 = changes[0] if changes else ("", 0, 0, 0, 0)
    before = a[max(a0 - _AROUND, 0) : a0]
    more = f" (+{len(changes) - 1} more)" if len(changes) > 1 else ""
    return f"…{before}[{_short(a[a0:a1])} -> {_short(b[b0:b1])}]{a[a1 : a1 + _AROUND]}…{more}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-30:]}"
