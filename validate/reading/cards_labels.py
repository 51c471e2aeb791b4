"""The label of each card: one side for all, each label used once, least distance in sum."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from validate.reading.cards_names import Card
from validate.reading.cards_parts import SIDES, Part, Walls, by_row, distance, is_on
from validate.reading.segments import Frame

Style = tuple[float, bool]
_EDGE = 2.0
_CLOSE = 0.8


@dataclass(frozen=True, kw_only=True)
class Manner:
    """What the labels of a page are like: a page that goes on is set in the same manner."""

    side: str = ""
    style: Style | None = None


@dataclass(frozen=True, kw_only=True)
class Labels:
    """The label of each card that has one; a second part of it is set in another style."""

    of: Mapping[Card, tuple[Part, ...]] = field(default_factory=dict)
    left: tuple[Part, ...] = ()
    manner: Manner = field(default_factory=Manner)


def labels_of(cards: Sequence[Card], texts: Sequence[Part], walls: Walls, known: Manner) -> Labels:
    """Return the labels by the way to read the page that leaves least unexplained."""
    stacked = _Page(cards, texts, walls)
    rows = _Page(cards, by_row(texts, [card.frame for card in cards]), walls)
    best: tuple[tuple[float, ...], dict[Card, Part], Manner] | None = None
    for side in SIDES:
        page = rows if side in {"left", "right"} else stacked
        costs = page.costs(side)
        for style in page.styles:
            alike = {
                pair: cost
                for pair, cost in costs.items()
                if style is None or pair[1].style == style
            }
            found = matched(alike)
            if not found:
                continue
            manner = Manner(side=side, style=style)
            score = page.score(found, manner, known)
            if best is None or score < best[0]:
                best = score, found, manner
    if best is None:
        return Labels(left=tuple(texts))
    _, found, manner = best
    page = rows if manner.side in {"left", "right"} else stacked
    whole = page.joined(page.completed(found))
    used = {part for parts in whole.values() for part in parts}
    left = tuple(text for text in page.texts if text not in used)
    return Labels(of=whole, left=left, manner=manner)


class _Page:
    """Cards and the texts that may be their labels, and what stands between them."""

    def __init__(self, cards: Sequence[Card], texts: Sequence[Part], walls: Walls) -> None:
        self.cards, self.texts, self.walls = cards, texts, walls
        self.frames = {card: card.frame for card in cards}
        self.styles = [*dict.fromkeys(text.style for text in texts), None]
        self.boxes = [
            (box, {card for card in cards if box.holds(self.frames[card])}) for box in walls.boxes
        ]
        self.homes = {text: self._home(text) for text in texts}

    def _home(self, text: Part) -> set[Card] | None:
        """The cards in the smallest box that holds the text and a card."""
        return next((held for box, held in self.boxes if held and box.holds(text.frame)), None)

    def costs(self, side: str) -> dict[tuple[Card, Part], float]:
        """Return for each card the texts it may have as labels, and how far they are."""
        found: dict[tuple[Card, Part], float] = {}
        for card in self.cards:
            for text in self._candidates(card, side):
                reached = self.frames[card]
                found[card, text] = distance(reached, text.frame)
        return found

    def _candidates(self, card: Card, side: str) -> list[Part]:
        """The texts on a side that nothing hides; those in the card's own box if there are any."""
        frame, reach = self.frames[card], self._reach(card, side)
        there = [
            text
            for text in self.texts
            if is_on(reach, side, text.frame) and card in (self.homes[text] or {card})
        ]
        seen = [text for text in there if not self._is_hidden(card, frame, text, side)]
        for box, held in self.boxes:
            if card in held and any(box.holds(text.frame) for text in self.texts):
                return [text for text in seen if box.holds(text.frame)]
        return seen

    def _reach(self, card: Card, side: str) -> Frame:
        """The card's frame up to its neighbours: a short label need not stand over its values."""
        frame = self.frames[card]
        if side not in {"above", "below"}:
            return frame
        beside = [
            other
            for other in self.frames.values()
            if other is not frame and frame.overlap_y(other) > 0
        ]
        left = max((f.x1 for f in beside if f.x1 <= frame.x0), default=float("-inf"))
        right = min((f.x0 for f in beside if f.x0 >= frame.x1), default=float("inf"))
        return Frame(x0=left, top=frame.top, x1=right, bottom=frame.bottom)

    def _is_hidden(self, card: Card, frame: Frame, text: Part, side: str) -> bool:
        """Whether another card, or another text of the column, stands between."""
        corridor = _corridor(frame, text.frame, side)
        if any(
            _crosses(part.frame, corridor)
            for other in self.cards
            if other is not card
            for part in other.parts
        ):
            return True
        return any(
            _crosses(other.frame, corridor)
            for other in self.texts
            if other is not text and is_on(other.frame, side, text.frame)
        )

    def score(self, found: Mapping[Card, Part], manner: Manner, known: Manner) -> tuple[float, ...]:
        """Return what a way leaves unexplained; less is better."""
        used = set(found.values())
        left = [text for text in self.texts if text not in used]
        frames = self.frames.values()
        odd = {t for t in left if t.style == manner.style and not self._is_alone(t)}
        below = [frame.top for frame in (*frames, *(text.frame for text in odd))]
        odd |= {t for t in left if not any(top >= t.frame.bottom - _EDGE for top in below)}
        label = next(iter(used))
        smaller = sum(text.size < label.size for text in left) if manner.style else 0
        texts = Counter(label.key for label in used)
        twice = sum(count - 1 for count in texts.values())
        rules = sum(self.walls.apart(self.frames[card], text.frame) for card, text in found.items())
        strange = (known.style is not None and manner.style != known.style) + (
            bool(known.side) and manner.side != known.side
        )
        far = sum(distance(self.frames[card], text.frame) for card, text in found.items())
        without = len(self.cards) - len(found)
        looks = Counter(text.style for text in used)
        mixed = len(used) - max(looks.values())
        uneven = self._uneven(found) + min(rules, len(found) - rules)
        return (
            without + twice + mixed + len(odd) + uneven + strange,
            smaller,
            rules,
            manner.style is None,
            far / len(found),
        )

    def _is_alone(self, text: Part) -> bool:
        """Whether a text stands in a box without values: they are missing, and nobody's fault."""
        smallest = next((held for box, held in self.boxes if box.holds(text.frame)), None)
        return smallest is not None and not smallest

    def _uneven(self, found: Mapping[Card, Part]) -> int:
        """Count the labels that stand at another height to their cards than most do."""
        pairs = [(self.frames[card], text.frame, text.size) for card, text in found.items()]
        anchors = (
            [(frame.top - text.bottom, size) for frame, text, size in pairs],
            [(frame.top - text.top, size) for frame, text, size in pairs],
            [(frame.bottom - text.bottom, size) for frame, text, size in pairs],
            [(frame.bottom - text.top, size) for frame, text, size in pairs],
            [
                (frame.top + frame.bottom - text.top - text.bottom, size)
                for frame, text, size in pairs
            ],
        )
        return min(
            sum(abs(offset - sorted(anchor)[len(anchor) // 2][0]) > size for offset, size in anchor)
            for anchor in anchors
        )

    def completed(self, found: Mapping[Card, Part]) -> dict[Card, Part]:
        """Give cards that are left without a label the nearest text that nobody uses."""
        whole = dict(found)
        for card in self.cards:
            if card in whole:
                continue
            used = set(whole.values())
            left = [
                text for side in SIDES for text in self._candidates(card, side) if text not in used
            ]
            styles = {text.style for text in used}
            left = [text for text in left if text.style in styles]
            if left:
                whole[card] = min(left, key=lambda t: distance(self.frames[card], t.frame))
        return whole

    def joined(self, found: Mapping[Card, Part]) -> dict[Card, tuple[Part, ...]]:
        """Add to labels what follows them in another, smaller style: the time they are of."""
        used = set(found.values())
        whole: dict[Card, tuple[Part, ...]] = {}
        texts = Counter(label.key for label in used)
        again = sum(texts.values()) > len(texts)
        for card, label in found.items():
            over = self._neighbour(label, "above", used) if again else None
            under = self._neighbour(label, "below", used)
            if under and (under.size > label.size or (under.style[1] and not label.style[1])):
                under = None
            whole[card] = tuple(part for part in (over, label, under) if part)
        return whole

    def _neighbour(self, label: Part, side: str, used: set[Part]) -> Part | None:
        close = [
            text
            for text in self.texts
            if text not in used
            and is_on(label.frame, side, text.frame)
            and distance(label.frame, text.frame) <= _CLOSE * min(label.size, text.size)
            and not self.walls.apart(label.frame, text.frame)
            and min(
                abs(text.frame.x0 - label.frame.x0), abs(text.frame.middle - label.frame.middle)
            )
            <= _EDGE
        ]
        return min(close, key=lambda text: distance(label.frame, text.frame), default=None)


def _corridor(frame: Frame, text: Frame, side: str) -> Frame:
    """What lies between a card and a text on one side of it."""
    if side in {"above", "below"}:
        x0, x1 = max(frame.x0, text.x0), min(frame.x1, text.x1)
        if x0 > x1:
            x0, x1 = x1, x0
        edges = (text.bottom, frame.top) if side == "above" else (frame.bottom, text.top)
        return Frame(x0=x0, top=edges[0], x1=x1, bottom=edges[1])
    top, bottom = max(frame.top, text.top), min(frame.bottom, text.bottom)
    ends = (text.x1, frame.x0) if side == "left" else (frame.x1, text.x0)
    return Frame(x0=ends[0], top=top, x1=ends[1], bottom=bottom)


def _crosses(part: Frame, corridor: Frame) -> bool:
    across = corridor.x0 <= part.middle <= corridor.x1 or part.overlap_x(corridor) > 0
    middle = (part.top + part.bottom) / 2
    down = corridor.top <= middle <= corridor.bottom or part.overlap_y(corridor) > 0
    return across and down


def matched(costs: Mapping[tuple[Card, Part], float]) -> dict[Card, Part]:
    """Match as many cards as can be to texts of their own, with the least sum of costs."""
    texts: dict[Part, Card] = {}
    by_card: dict[Card, dict[Part, float]] = {}
    for (card, text), cost in costs.items():
        by_card.setdefault(card, {})[text] = cost
    for card in by_card:
        path = _cheapest(card, by_card, texts)
        texts.update({text: owner for owner, text in path})
    return {card: text for text, card in texts.items()}


def _cheapest(
    start: Card, by_card: Mapping[Card, Mapping[Part, float]], owners: Mapping[Part, Card]
) -> list[tuple[Card, Part]]:
    """Return the cheapest way to give a card a text: others may have to change theirs."""
    reached: dict[Card, float] = {start: 0.0}
    came: dict[Card, tuple[Card, Part]] = {}
    best: tuple[float, Card, Part] | None = None
    again = True
    while again:
        again = False
        for card, spent in list(reached.items()):
            for text, cost in by_card[card].items():
                owner = owners.get(text)
                if owner is None:
                    if best is None or spent + cost < best[0] - 1e-9:
                        best = spent + cost, card, text
                    continue
                total = spent + cost - by_card[owner][text]
                if owner is not card and total < reached.get(owner, float("inf")) - 1e-9:
                    reached[owner] = total
                    came[owner] = (card, text)
                    again = True
    if best is None:
        return []
    _, card, text = best
    path = [(card, text)]
    while card is not start:
        card, text = came[card]
        path.append((card, text))
    return path
