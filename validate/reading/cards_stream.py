"""The order in which cards are read: each group's heading, then its cards row by row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from validate.reading.cards_parts import Part, Walls, distance
from validate.reading.document import BlockKind
from validate.reading.flow import Draft, Look, draft_of
from validate.reading.segments import Frame

_T = TypeVar("_T")
_ALIGNED = 3.0
_ASIDE = frozenset({BlockKind.NOTE, BlockKind.SOURCE})


@dataclass(frozen=True, kw_only=True)
class Member:
    """A card or a text with its drafts, and the place it takes."""

    frame: Frame
    drafts: tuple[Draft, ...]
    is_card: bool = False


@dataclass(kw_only=True, eq=False)
class _Group:
    head: Part | None
    frame: Frame
    members: list[Member] = field(default_factory=list)


def is_aside(text: Part, look: Look) -> bool:
    """Whether a text is a note or a source: neither label nor heading."""
    return draft_of(text.lines, look).kind in _ASIDE


def stream_of(
    heads: Sequence[Part], asides: Sequence[Part], cards: Sequence[Member], walls: Walls, look: Look
) -> list[Draft]:
    """Return headings, each with what stands under it, from the top of the page."""
    others = [Member(frame=part.frame, drafts=(draft_of(part.lines, look),)) for part in asides]
    groups = {head: _Group(head=head, frame=head.frame) for head in heads}
    top = Frame(x0=float("-inf"), top=float("-inf"), x1=0.0, bottom=float("-inf"))
    loose = _Group(head=None, frame=top)
    cuts = _cuts(heads, cards, walls)
    for member in (*cards, *others):
        head = _head_of(member.frame, heads, cuts, walls)
        (groups[head] if head else loose).members.append(member)
    drafts: list[Draft] = []
    ordered = _by_row([(group.frame, group) for group in groups.values()])
    for group in (loose, *ordered):
        drafts += [draft_of(group.head.lines, look)] if group.head else []
        for member in _by_row([(member.frame, member) for member in group.members]):
            drafts += member.drafts
    return drafts


def _head_of(
    frame: Frame, heads: Sequence[Part], cuts: Sequence[float], walls: Walls
) -> Part | None:
    """The heading over a card: in its own box, else in its column, else the last above it."""
    above = [head for head in heads if head.frame.bottom <= frame.top + _ALIGNED]
    if not above:
        beside = [head for head in heads if head.frame.overlap_y(frame) > 0]
        return min(beside, key=lambda head: distance(head.frame, frame), default=None)
    for box in walls.boxes:
        inside = [head for head in above if box.holds(head.frame)] if box.holds(frame) else []
        if inside:
            above = inside
            break
    column = _column(frame.x0, cuts)
    own = [head for head in above if _spans(head, column, cuts, walls)]
    if not own:
        return max(above, key=lambda head: head.frame.bottom)
    return max(own, key=lambda head: head.frame.bottom)


def _column(x: float, cuts: Sequence[float]) -> int:
    return sum(cut <= x + _ALIGNED for cut in cuts)


def _spans(head: Part, column: int, cuts: Sequence[float], walls: Walls) -> bool:
    """Whether a heading, with the band it stands on or the rule below it, is over a column."""
    x0, x1 = head.frame.x0, head.frame.x1
    band = next((box for box in walls.boxes if box.holds(head.frame)), None)
    if band and band.bottom - band.top <= 4 * head.size:
        x0, x1 = band.x0, band.x1
    return _column(x0, cuts) <= column <= _column(x1 - 2 * _ALIGNED, cuts)


def _cuts(heads: Sequence[Part], cards: Sequence[Member], walls: Walls) -> list[float]:
    """Where columns of groups begin: at headings that stand beside others of their look."""
    starts = [card.frame.x0 for card in cards]
    starts += [rule.x0 for rule in walls.horizontals]
    starts += [box.x0 for box in walls.boxes if any(box.holds(card.frame) for card in cards)]
    cuts: set[float] = set()
    for head in heads:
        beside = [
            other
            for other in heads
            if other is not head
            and other.style == head.style
            and other.frame.overlap_y(head.frame) > 0
            and other.frame.x1 <= head.frame.x0
        ]
        if not beside or not any(card.frame.top > head.frame.top for card in cards):
            continue
        left = max(beside, key=lambda other: other.frame.x1).frame
        starting = any(abs(x - head.frame.x0) <= _ALIGNED for x in starts)
        cuts.add(head.frame.x0 if starting else (left.middle + head.frame.middle) / 2)
    return sorted(cuts)


def _by_row(members: Sequence[tuple[Frame, _T]]) -> list[_T]:
    """By height, and from left to right where two stand beside each other."""
    rows: list[list[tuple[Frame, _T]]] = []
    for member in sorted(members, key=lambda member: member[0].top):
        height = member[0].bottom - member[0].top
        if (
            rows
            and rows[-1][0][0].overlap_y(member[0]) > 0
            and abs(rows[-1][0][0].top - member[0].top) <= 0.5 * height
        ):
            rows[-1].append(member)
        else:
            rows.append([member])
    return [member for row in rows for _, member in sorted(row, key=lambda pair: pair[0].x0)]
