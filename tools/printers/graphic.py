"""The infographic of a text report: which of its blocks are groups, labels, names and values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.printers.model import Card, Group
from validate.reading.document import Block, BlockKind

_VALUE = re.compile(r"^[£+\-−–]?\s?[£]?\d[\d,.]*\s?(?:%|percent|million|m)?$")
_DASH = re.compile(r"^[–—-]$")
_NEAR = 6
_LEAST_VALUES = 3
_ENDS = frozenset({BlockKind.CAPTION, BlockKind.TABLE, BlockKind.ITEM, BlockKind.SOURCE})
_LONGEST_LABEL = 160


def is_value(block: Block) -> bool:
    """Whether a block is a value and nothing else."""
    plain = block.text.plain.strip()
    return bool(_VALUE.match(plain) or _DASH.match(plain))


def extent(blocks: Sequence[Block], start: int) -> int:
    """Return where the infographic that opens behind the heading at ``start`` ends; else start."""
    near = blocks[start + 1 : start + 1 + _NEAR]
    if not any(is_value(block) for block in near):
        return start
    end = start + 1
    while end < len(blocks) and _belongs(blocks, end):
        end += 1
    values = sum(is_value(block) for block in blocks[start:end])
    return end if values >= _LEAST_VALUES else start


def _belongs(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is still of the graphic: no prose, no new section."""
    block = blocks[at]
    if block.kind in _ENDS:
        return False
    if block.kind is BlockKind.NOTE:
        return not block.label.isdigit()
    plain = block.text.plain.strip()
    follows = blocks[at + 1 : at + 1 + _NEAR]
    values_ahead = any(is_value(later) for later in follows)
    bare_label = bool(re.search(r"\d{4}", plain)) or len(plain.split()) <= _NEAR
    return len(plain) <= _LONGEST_LABEL and (is_value(block) or values_ahead or bare_label)


@dataclass(slots=True)
class _Growing:
    title: str
    cards: list[Card] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def groups_of(blocks: Sequence[Block]) -> tuple[Group, ...]:
    """Return the groups of cards that the blocks of an infographic are."""
    growing: list[_Growing] = []
    names = {
        blocks[at].text.plain.strip()
        for at in range(len(blocks) - 1)
        if is_value(blocks[at + 1]) and not is_value(blocks[at])
    }
    at = 0
    while at < len(blocks):
        block, plain = blocks[at], blocks[at].text.plain.strip()
        if block.kind is BlockKind.NOTE:
            (growing or [_Growing("")])[-1].notes.append(plain)
            at += 1
            continue
        pairs, after = _pairs(blocks, at + 1, names)
        if pairs or re.search(r"\d", plain):
            if not growing:
                growing.append(_Growing(""))
            growing[-1].cards.append(Card(label=plain, pairs=pairs))
        else:
            growing.append(_Growing(plain))
        at = after
    return tuple(
        Group(title=group.title, cards=tuple(group.cards), notes=tuple(group.notes))
        for group in growing
    )


def _pairs(
    blocks: Sequence[Block], at: int, names: set[str]
) -> tuple[tuple[tuple[str, str], ...], int]:
    pairs: list[tuple[str, str]] = []
    while at + 1 < len(blocks) and is_value(blocks[at + 1]):
        name = blocks[at].text.plain.strip()
        if name not in names:
            break
        pairs.append((name, blocks[at + 1].text.plain.strip()))
        at += 2
    return tuple(pairs), at
