"""What holds between labelled facts, by what the family declares of their measures."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from tools.corpus.family import Declared, forces, measures
from tools.corpus.model import ALL_FORCES, Key, Print, Relation

_TIMES = {"percent": 100, "per_100_offences": 100}


def declared(prints: Iterable[Print]) -> Iterator[Relation]:
    """Yield each relation whose members are all printed."""
    known = {one.key: None for one in prints}
    found = _Found(known)
    for key in known:
        measure = measures().get(key.measure)
        if measure and not key.bound:
            yield from found.whole(key, measure)
            yield from found.derived(key, measure)
        if not key.bound and key.subject in forces():
            yield from found.ranged(key)


class _Found:
    """The facts that are printed somewhere."""

    def __init__(self, known: Iterable[Key]) -> None:
        self._known = frozenset(known)

    def member(self, measure: str, key: Key) -> Key | None:
        """Return another measure of a fact's subject and time; one without a time is of any."""
        for period in dict.fromkeys((key.period, "")):
            other = Key(measure=measure, subject=key.subject, period=period)
            if other in self._known:
                return other
        return None

    def members(self, names: Iterable[str], key: Key) -> list[Key]:
        """
        Return several measures, or nothing if one of them is not printed.

        The parts of one that is not printed do as well.
        """
        found: list[Key] = []
        for name in names:
            one = self.member(name, key)
            parts = measures()[name].parts
            some = [one] if one else self.members(parts, key) if parts else []
            if not some:
                return []
            found.extend(some)
        return found

    def whole(self, key: Key, measure: Declared) -> Iterator[Relation]:
        """Yield what holds between a whole and its parts."""
        if measure.must_be is not None:
            yield Relation(kind="definition", facts=(key,), times=Fraction(measure.must_be))
        parts = self.members(measure.parts, key)
        if parts:
            yield Relation(kind="sum", facts=(key, *parts))
        for name in (*measure.not_above, *([measure.whole] if measure.whole else [])):
            more = self.member(name, key)
            if more:
                yield Relation(kind="order", facts=(key, more))
        # Named from both sides, said once.
        if measure.whole and measure.rest and key.measure < measure.rest:
            kind = "sum" if measure.complete else "room"
            whole, rest = self.member(measure.whole, key), self.member(measure.rest, key)
            if whole and rest:
                yield Relation(kind=kind, facts=(whole, key, rest))

    def derived(self, key: Key, measure: Declared) -> Iterator[Relation]:
        """Yield what holds between a ratio or change and what it is of."""
        of = self.members(measure.ratio, key)
        if of:
            times = Fraction(_TIMES.get(measure.unit, 1))
            yield Relation(kind="ratio", facts=(key, *of), times=times)
        if measure.change_of and key.base:
            now = Key(measure=measure.change_of, subject=key.subject, period=key.period)
            before = now._replace(period=key.base)
            if {now, before} <= self._known:
                yield Relation(kind="change", facts=(key, now, before))

    def ranged(self, key: Key) -> Iterator[Relation]:
        """Yield that a force's value lies between the least and the most of all."""
        ends = [key._replace(subject=ALL_FORCES, bound=bound) for bound in ("lower", "upper")]
        if self._known.issuperset(ends):
            yield Relation(kind="within", facts=(key, *ends))
