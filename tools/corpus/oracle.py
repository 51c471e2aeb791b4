"""
A judge of its own: can all prints of a corpus be right at once?

It takes what is printed, with the errors in, and the relations that truly hold, and decides by
exact fractions. It shares no code with the program that it judges.

A print at some decimals stands for its value and half a unit of its last place to either side,
both ends included; a count stands for itself, unless it is large and ends in noughts. Prints of
one fact at equal decimals are identical.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from tools.corpus.model import Change, Corpus, Error, Key, Print, Relation

Span = tuple[Fraction | None, Fraction | None]
_ANY: Span = (None, None)
# A relation is looked at this often at most: where relations go round in a circle, the spans can
# shrink for ever.
_PATIENCE = 40
_LARGE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """
    Whether an error can be seen at all.

    ``relations`` counts the relations, and the other prints of the same facts, that the error
    breaks, each taken by itself with the correct prints elsewhere.
    """

    detectable: bool
    relations: int


class Impossible(Exception):  # noqa: N818 - what was asked for and not a fault
    """No value is left for a fact."""


def span_of(one: Print) -> Span:
    """Return all values that a print can stand for."""
    if one.qualifier == "approx":
        return _ANY
    if one.qualifier == "more_than":
        return one.value, None
    if one.qualifier == "less_than":
        return None, one.value
    half = Fraction(0) if one.counted else Fraction(1, 2 * 10**one.decimals)
    if one.counted and one.value >= _LARGE and one.value % 100 == 0:
        half = Fraction(_noughts(int(one.value)), 2)
    return one.value - half, one.value + half


def _noughts(value: int) -> int:
    """Return the place that a number ending in noughts may have been rounded to."""
    place = 1
    while value % (10 * place) == 0:
        place *= 10
    return place


def meet(one: Span, other: Span) -> Span:
    """Return what two spans share; ``Impossible`` if nothing."""
    lows = [low for low in (one[0], other[0]) if low is not None]
    highs = [high for high in (one[1], other[1]) if high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is not None and high is not None and low > high:
        raise Impossible
    return low, high


def agree(one: Print, other: Print) -> bool:
    """Whether two prints of one fact can both be right."""
    worded = {one.qualifier, other.qualifier} & {"approx", "more_than", "less_than"}
    if not worded and one.decimals == other.decimals:
        return one.value == other.value
    try:
        meet(span_of(one), span_of(other))
    except Impossible:
        return False
    return True


def contradictions(corpus: Corpus) -> list[str]:
    """Return what cannot be right in a corpus, in words; nothing for a clean one."""
    judge = _Judge(corpus)
    found = [
        f"{key}: {one.text} and {other.text}"
        for key, prints in judge.prints.items()
        for one, other in _pairs(prints)
        if not agree(one, other)
    ]
    if not found:
        found.extend(judge.unsatisfied(corpus.relations))
    return found


def sees(corpus: Corpus, error: Error) -> Seen:
    """Return whether an error can be seen in the corpus that has it."""
    judge = _Judge(corpus)
    changed = [_changed(judge, error.document, change) for change in error.changes]
    keys = {one.key for one in changed}
    others = {key: [one for one in judge.prints[key] if one not in changed] for key in keys}
    pairs = sum(not agree(one, other) for one in changed for other in others[one.key])
    alone = {one.key: span_of(one) for one in changed}
    touched = {id(one): one for key in keys for one in judge.relations[key]}
    broken = sum(judge.is_broken(relation, alone) for relation in touched.values())
    clash = any(not agree(*pair) for key in keys for pair in _pairs(judge.prints[key]))
    detectable = clash or bool(pairs or broken) or bool(judge.unsatisfied(judge.around(keys)))
    return Seen(detectable=detectable, relations=pairs + broken)


def _changed(judge: "_Judge", document: str, change: Change) -> Print:
    for one in judge.prints[change.key]:
        if (one.document, one.line, one.start) == (document, change.line, change.print_start):
            return one
    raise KeyError(change)


def _pairs(prints: list[Print]) -> Iterator[tuple[Print, Print]]:
    """Yield each print with the first of each sort: enough to find any two that differ."""
    first: dict[tuple[int, str], Print] = {}
    for one in prints:
        for other in first.values():
            yield other, one
        first.setdefault((one.decimals, one.qualifier), one)


class _Judge:
    """The prints and relations of one corpus by the facts that they are about."""

    def __init__(self, corpus: Corpus) -> None:
        self.prints: dict[Key, list[Print]] = defaultdict(list)
        for one in corpus.prints:
            self.prints[one.key].append(one)
        self.relations: dict[Key, list[Relation]] = defaultdict(list)
        for relation in corpus.relations:
            for key in set(relation.facts):
                self.relations[key].append(relation)

    def span(self, key: Key) -> Span:
        """Return what all prints of a fact leave for it."""
        span = _ANY
        for one in self.prints.get(key, ()):
            span = meet(span, span_of(one))
        return span

    def around(self, keys: Iterable[Key]) -> list[Relation]:
        """Return the relations that are connected with some facts, directly or by others."""
        found: dict[int, Relation] = {}
        queue, known = list(keys), set(keys)
        while queue:
            for relation in self.relations[queue.pop()]:
                found.setdefault(id(relation), relation)
                queue.extend(key for key in relation.facts if key not in known)
                known.update(relation.facts)
        return list(found.values())

    def is_broken(self, relation: Relation, changed: Mapping[Key, Span]) -> bool:
        """Whether one relation cannot hold with the changed prints and the others' facts."""
        try:
            spans = {
                key: changed[key] if key in changed else self.span(key) for key in relation.facts
            }
            for _ in range(3):
                narrow(relation, spans)
        except Impossible:
            return True
        return False

    def unsatisfied(self, relations: Iterable[Relation]) -> list[str]:
        """Return the first relation that cannot hold with all others."""
        relations = list(relations)
        mine = {id(one) for one in relations}
        spans: dict[Key, Span] = {}
        for relation in relations:
            for key in relation.facts:
                try:
                    spans[key] = spans.get(key) or self.span(key)
                except Impossible:
                    return [f"prints of {key}"]
        left = {id(one): _PATIENCE for one in relations}
        queue = dict.fromkeys(left)
        by_id = {id(one): one for one in relations}
        while queue:
            name = next(iter(queue))
            del queue[name]
            left[name] -= 1
            try:
                narrowed = narrow(by_id[name], spans)
            except Impossible:
                return [f"{by_id[name].kind} {by_id[name].word} of {by_id[name].facts}"]
            again = (id(one) for key in narrowed for one in self.relations[key])
            queue.update((one, None) for one in again if one in mine and left[one] > 0)
        return []


def narrow(relation: Relation, spans: dict[Key, Span]) -> set[Key]:
    """Narrow the spans of a relation's facts to what it leaves; return those that shrank."""
    before = [spans[key] for key in relation.facts]
    if relation.kind == "definition":
        new = [meet(before[0], (relation.times, relation.times))]
    elif relation.kind == "sum":
        new = _sum(before)
    elif relation.kind == "room":
        new = _room(before)
    elif relation.kind == "ratio":
        new = _ratio(before, relation.times)
    elif relation.kind == "change":
        new = _shifted(_ratio([_by(before[0], 100), *before[1:]], Fraction(100)))
    elif relation.kind == "order":
        new = list(_order(before[0], before[1]))
    elif relation.kind == "within":
        low, middle = _order(before[1], before[0])
        middle, high = _order(middle, before[2])
        new = [middle, low, high]
    else:
        new = _compared(relation.word, before)
    shrunk = set()
    for key, span in zip(relation.facts, new, strict=True):
        if span != spans[key]:
            spans[key] = meet(span, spans[key])
            shrunk.add(key)
    return shrunk


def _by(span: Span, amount: int) -> Span:
    low, high = span
    return None if low is None else low + amount, None if high is None else high + amount


def _shifted(spans: list[Span]) -> list[Span]:
    return [_by(spans[0], -100), *spans[1:]]


def _total(ends: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for end in ends:
        if end is None:
            return None
        total += end
    return total


def _less(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other


def _sum(spans: list[Span]) -> list[Span]:
    """Narrow a total and its parts."""
    total, *parts = spans
    lows, highs = [low for low, _ in parts], [high for _, high in parts]
    total = meet(total, (_total(lows), _total(highs)))
    new = []
    for at, part in enumerate(parts):
        others_low = _total(lows[:at] + lows[at + 1 :])
        others_high = _total(highs[:at] + highs[at + 1 :])
        span = (_less(total[0], others_high), _less(total[1], others_low))
        new.append(meet(part, span))
    return [total, *new]


def _room(spans: list[Span]) -> list[Span]:
    """Narrow a whole, and parts that together are not above it."""
    whole, *parts = spans
    lows = [low for low, _ in parts]
    new = []
    for at, part in enumerate(parts):
        new.append(meet(part, (None, _less(whole[1], _total(lows[:at] + lows[at + 1 :])))))
    return [meet(whole, (_total(lows), None)), *new]


def _ratio(spans: list[Span], times: Fraction) -> list[Span]:
    """Narrow a ratio, its part and its whole; none of them is below zero."""
    ratio, part, whole = (meet(span, (Fraction(0), None)) for span in spans)
    ratio = meet(ratio, (_over(part[0], whole[1], times), _over(part[1], whole[0], times)))
    part = meet(part, (_product(ratio[0], whole[0], times), _product(ratio[1], whole[1], times)))
    whole = meet(whole, (_over(part[0], ratio[1], times), _over(part[1], ratio[0], times)))
    return [ratio, part, whole]


def _over(one: Fraction | None, other: Fraction | None, times: Fraction) -> Fraction | None:
    return None if one is None or not other else times * one / other


def _product(one: Fraction | None, other: Fraction | None, times: Fraction) -> Fraction | None:
    return None if one is None or other is None else one * other / times


def _order(less: Span, more: Span) -> tuple[Span, Span]:
    return meet(less, (None, more[1])), meet(more, (less[0], None))


def _compared(word: str, spans: list[Span]) -> list[Span]:
    """Hold *higher*, *lower* and *the same*; *similar* is no assertion that could be wrong."""
    this, other = spans
    if word == "similar":
        return spans
    if word == "same":
        meet(this, other)
        return spans
    low, high = (other, this) if word == "higher" else (this, other)
    if low[0] is not None and high[1] is not None and high[1] <= low[0]:
        raise Impossible
    low, high = _order(low, high)
    return [high, low] if word == "higher" else [low, high]
