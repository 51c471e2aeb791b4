"""Choices that are the same for the same seed."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class NothingToChooseError(LookupError):
    """There is no member to choose."""


class Chance:
    """A source of choices; each name gives a stream of its own, whatever others have drawn."""

    def __init__(self, *names: object) -> None:
        self._names = names
        self._random = random.Random("/".join(map(str, names)))  # noqa: S311 - no secret

    def within(self, least: int, most: int) -> int:
        """Return a whole number, both ends included."""
        return self._random.randint(least, most)

    def one(self, of: Sequence[T]) -> T:
        """Return one member."""
        if not of:
            raise NothingToChooseError
        return of[self._random.randrange(len(of))]

    def some(self, of: Sequence[T], count: int) -> list[T]:
        """Return so many members in their old order."""
        places = sorted(self._random.sample(range(len(of)), count))
        return [of[place] for place in places]

    def part(self, whole: int, least: int, most: int) -> int:
        """Return a part of a whole, given in thousandths."""
        return whole * self.within(least, most) // 1000
