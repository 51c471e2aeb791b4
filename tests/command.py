"""The command as a test runs it: what a run came to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the output."""
        return self.out.splitlines()

    @property
    def last(self) -> str:
        """The last line of the output."""
        return self.lines[-1]


Tieout = Callable[..., Outcome]
