"""
Pairs between two lists, whichever of them is called the earlier.

Whatever is paired here is paired the same way with the lists turned round; so what is new one way
is gone the other way.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")

Score = tuple[float, int, int]


class Unpaired(Generic[T]):
    """
    What has no partner yet, by position in either list; ``pairs`` are the positions that have one.

    Each step takes its pairs out, so the surest comes first.
    """

    def __init__(self, before: Iterable[T], now: Iterable[T]) -> None:
        self.before: dict[int, T] = dict(enumerate(before))
        self.now: dict[int, T] = dict(enumerate(now))
        self.pairs: list[tuple[int, int]] = []

    def by_key(
        self,
        before: Callable[[T], Hashable],
        now: Callable[[T], Hashable] | None = None,
        *,
        alone: bool = False,
    ) -> None:
        """
        Pair what has the same key: the first with the first, the second with the second.

        None is no key. With ``alone`` only what is the only one with its key in both lists.
        """
        earlier, later = _by_key(self.before, before), _by_key(self.now, now or before)
        for key, ones in earlier.items():
            others = later.get(key, [])
            if alone and (len(ones), len(others)) != (1, 1):
                continue
            for one, other in zip(ones, others, strict=False):
                self.pair(one, other)

    def by_score(self, scores: Iterable[Score]) -> None:
        """Pair those that score most first: score, position before, position now."""
        for _, one, other in sorted(scores, key=_best_first):
            if one in self.before and other in self.now:
                self.pair(one, other)

    def pair(self, one: int, other: int) -> None:
        """Pair two positions."""
        self.pairs.append((one, other))
        del self.before[one], self.now[other]


def _by_key(items: Mapping[int, T], key: Callable[[T], Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for position, item in items.items():
        value = key(item)
        if value is not None:
            found[value].append(position)
    return found


def _best_first(score: Score) -> tuple[float, int, int]:
    """Two pairs that come out alike are each other turned round, and never in each other's way."""
    value, one, other = score
    return -value, abs(one - other), one + other
