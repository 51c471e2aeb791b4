"""Whose each value is, and which values share a card: decided for a page as a whole."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from validate.reading.cards_parts import SIDES, Part, Walls, around, by_row, distance, is_on
from validate.reading.geometry import Line
from validate.reading.segments import Frame

_LEAST_SHARE = 0.75
_MOST_DISTINCT = 0.7
_SMALLER = 0.85
_LEVEL = 0.5
_MOST_HEADS = 1.5
_MOST_NAME_LINES = 3


@dataclass(frozen=True, kw_only=True)
class Names:
    """The name of each value; ``own`` if each stands at its value and is no column's head."""

    of: Mapping[Part, Part] = field(default_factory=dict)
    own: bool = True

    def frame(self, value: Part) -> Frame:
        """A value with its own name."""
        name = self.of.get(value) if self.own else None
        return around([value.frame, name.frame]) if name else value.frame

    def subject(self, value: Part) -> str:
        """What a value's name says."""
        name = self.of.get(value)
        return name.key if name else ""


@dataclass(frozen=True, kw_only=True, eq=False)
class Card:
    """Values that share a label, one for each subject."""

    values: tuple[Part, ...]
    names: Names

    @property
    def frame(self) -> Frame:
        """The values, with names that stand at them."""
        return around([part.frame for part in self.parts])

    @property
    def parts(self) -> Iterator[Part]:
        """The values and the names that stand at them."""
        yield from self.values
        if self.names.own:
            yield from (self.names.of[value] for value in self.values if value in self.names.of)


def names_of(
    values: Sequence[Part], texts: Sequence[Part], known: frozenset[str]
) -> tuple[Names, list[Part]]:
    """
    Return the texts that are names: few that come again at nearly all values, all on one side.

    ``known`` are names of other pages. Where every value has a text of its own there are no names.
    The other texts come with them. Names of values below each other may stand as close as the
    lines of one text: then that text is taken apart.
    """
    ways = [list(texts), by_row(texts, [value.frame for value in values])]
    ways += [_by_words(texts, known, at_end=at_end) for at_end in (True, False)]
    best: tuple[tuple[float, ...], Names, list[Part]] | None = None
    for at, way in enumerate(ways):
        found = _best(values, way, known) if at == 0 or len(way) > len(texts) else None
        if found is None:
            continue
        wrong, _, names = found
        rank = (len(values) - len(names.of), not names.own, wrong, at)
        if best is None or rank < best[0]:
            best = rank, names, way
    if best is None:
        return Names(), list(texts)
    return best[1], _others(texts, best[2], set(best[1].of.values()))


def _others(texts: Sequence[Part], way: Sequence[Part], taken: set[Part]) -> list[Part]:
    """Return what is no name, with texts whole of which no part is one."""
    lines = {id(line) for part in taken for line in part.lines}
    whole = [t for t in texts if not any(id(line) in lines for line in t.lines)]
    kept = {id(line) for text in whole for line in text.lines}
    return whole + [p for p in way if p not in taken and id(p.lines[0]) not in kept]


def _by_words(texts: Sequence[Part], known: frozenset[str], *, at_end: bool) -> list[Part]:
    """Part what comes again, word for word, at the end or the beginning of texts."""
    counts = Counter(key for text in texts for key, _, _ in _ends(text, at_end=at_end))
    counts.update(known)
    found: list[Part] = []
    for text in texts:
        again = [
            (count, parts)
            for key, *parts in _ends(text, at_end=at_end)
            if (count := counts[key]) > 1 and not any(map(str.isdigit, key)) and all(parts)
        ]
        best = max(reversed(again), key=lambda pair: pair[0], default=None)  # the longest
        if best is None or counts[text.key] >= best[0]:
            found.append(text)
        else:
            found += [Part(lines=lines) for lines in best[1]]
    return found


def _ends(text: Part, *, at_end: bool) -> Iterator[tuple[str, tuple[Line, ...], tuple[Line, ...]]]:
    """The last lines of a text, or the first, by their key; with both parts of the text."""
    lines = text.lines
    for count in range(1, min(len(lines), _MOST_NAME_LINES) + 1):
        at = len(lines) - count if at_end else count
        parts = lines[:at], lines[at:]
        yield Part(lines=parts[1 if at_end else 0]).key, *parts


def _best(
    values: Sequence[Part], texts: Sequence[Part], known: frozenset[str]
) -> tuple[float, float, Names] | None:
    kept: tuple[float, float, Names] | None = None
    for candidates in _candidates(values, texts):
        best: tuple[float, float, Names] | None = None
        for names in candidates:
            found = list(names.of.values())
            new = len({name.key for name in found} - known)
            if len(found) < _LEAST_SHARE * len(values) or new > _MOST_DISTINCT * len(found):
                continue
            shared = len(found) - len(set(found)) if names.own else 0
            if shared > (1 - _LEAST_SHARE) * len(found) or not (names.own or _are_heads(names)):
                continue
            wrong = len(values) - len(found) + new + shared
            far = sum(distance(v.frame, name.frame) for v, name in names.of.items()) / len(found)
            if best is None or (wrong, far) < best[:2]:
                best = (wrong, far, names)
        if best and (kept is None or _extends(best[2], kept[2])):
            kept = best
    return kept


def _extends(heads: Names, names: Names) -> bool:
    """Whether the same names, as heads, serve more values than those that they stand at."""
    keys = [{name.key for name in one.of.values()} for one in (heads, names)]
    return keys[0] == keys[1] and len(heads.of) > len(names.of)


def _candidates(values: Sequence[Part], texts: Sequence[Part]) -> Iterator[list[Names]]:
    """Texts that stand at the values; where there are none heads of columns, then of rows."""
    largest = min(value.size for value in values) * _SMALLER
    styles = {text.style for text in texts if text.size < largest}
    everything = [*values, *texts]
    own: list[Names] = []
    for side in SIDES:
        nearest = {value: _nearest(value, side, everything) for value in values}
        own += [
            Names(of={v: t for v, t in nearest.items() if t and t.style == style})
            for style in styles
        ]
    yield own
    for side in ("above", "left"):
        heads: list[Names] = []
        for style in styles:
            alike = [text for text in texts if text.style == style]
            over = {value: _nearest(value, side, alike) for value in values}
            heads.append(Names(of={v: t for v, t in over.items() if t}, own=False))
        yield heads


def _nearest(value: Part, side: str, parts: Sequence[Part]) -> Part | None:
    there = [part for part in parts if part is not value and is_on(value.frame, side, part.frame)]
    return min(there, key=lambda part: _cost(value.frame, part.frame, side), default=None)


def _cost(value: Frame, part: Frame, side: str) -> tuple[float, float]:
    if side in {"above", "below"}:
        return round(distance(value, part)), abs(part.middle - value.middle)
    return round(distance(value, part)), abs(part.top + part.bottom - value.top - value.bottom)


def _are_heads(names: Names) -> bool:
    """Whether the names head columns, or rows: few, and none over two values of one row."""
    values = list(names.of)
    count = len({name.key for name in names.of.values()})
    if count < 2 or count**2 > _MOST_HEADS * len(values):  # noqa: PLR2004 - one is a heading
        return False
    across, down = (_chains(values, names, step) for step in (_right_of, _below))
    heads = [[[names.of[value] for value in chain] for chain in way] for way in (across, down)]
    apart = [all(len(set(chain)) == len(chain) for chain in way) for way in heads]
    return any(apart)


def cards_of(values: Sequence[Part], names: Names, walls: Walls) -> list[Card]:
    """Return the values that belong together: in one box, side by side, or below each other."""
    if not names.of:
        return [Card(values=(value,), names=names) for value in values]
    boxed = _by_box(values, names, walls)
    taken = {value for group in boxed for value in group}
    rest = [value for value in values if value not in taken]
    ways = [_cut(_chains(rest, names, step), names) for step in (_right_of, _below)]
    groups = boxed + min(ways, key=len)
    return [Card(values=tuple(group), names=names) for group in groups]


def _by_box(values: Sequence[Part], names: Names, walls: Walls) -> list[list[Part]]:
    """Values of boxes that hold each subject once; of one in the other the larger."""
    groups: list[list[Part]] = []
    for box in reversed(walls.boxes):
        inside = [value for value in values if box.holds(value.frame)]
        subjects = {names.subject(value) for value in inside}
        if len(inside) < 2 or len(subjects) < len(inside):  # noqa: PLR2004 - one is no group
            continue
        if not any(set(inside) & set(group) for group in groups):
            groups.append(_in_order(inside, names))
    return groups


def _in_order(values: Sequence[Part], names: Names) -> list[Part]:
    chains = _chains(values, names, _right_of)
    chains.sort(key=lambda chain: chain[0].frame.top)
    return [value for chain in chains for value in chain]


def _chains(
    values: Sequence[Part], names: Names, step: Callable[[Frame, Frame], float]
) -> list[list[Part]]:
    """Values each of which is the next of the one before; ``step`` is below zero if it is not."""
    frames = {value: names.frame(value) for value in values}
    following: dict[Part, Part] = {}
    before: dict[Part, tuple[float, Part]] = {}
    for value, frame in frames.items():
        gaps = [(step(frame, other), part) for part, other in frames.items() if part is not value]
        gap, nearest = min((g for g in gaps if g[0] >= 0), key=lambda g: g[0], default=(0.0, None))
        if nearest is None:
            continue
        following[value] = nearest
        if nearest not in before or gap < before[nearest][0]:
            before[nearest] = gap, value
    chains: list[list[Part]] = []
    for value in values:
        if value in before:
            continue
        chain = [value]
        while chain[-1] in following and before[following[chain[-1]]][1] is chain[-1]:
            chain.append(following[chain[-1]])
        chains.append(chain)
    return chains


def _right_of(frame: Frame, other: Frame) -> float:
    height = min(frame.bottom - frame.top, other.bottom - other.top)
    return _ahead(other.x0 - frame.x1, frame.overlap_y(other) > _LEVEL * height)


def _below(frame: Frame, other: Frame) -> float:
    return _ahead(other.top - frame.bottom, frame.overlap_x(other) > 0)


def _ahead(gap: float, beside: bool) -> float:  # noqa: FBT001 - a share of a condition
    return max(gap, 0.0) if beside and gap > -1 else -1.0


def _cut(chains: Sequence[Sequence[Part]], names: Names) -> list[list[Part]]:
    """Cut where a subject comes again, or the one that most chains open with."""
    openers = Counter(names.subject(chain[0]) for chain in chains)
    opener = openers.most_common(1)[0][0] if openers else ""
    groups: list[list[Part]] = []
    for chain in chains:
        group: list[Part] = []
        for value in chain:
            subject = names.subject(value)
            seen = {names.subject(member) for member in group}
            if group and subject and (subject in seen or subject == opener):
                groups.append(group)
                group = []
            group.append(value)
        groups.append(group)
    return groups
