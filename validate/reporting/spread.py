"""Which findings a page shows in full, and which stand in the rows of the pages behind it."""

from collections.abc import Sequence
from dataclasses import dataclass

from validate.model import Cause, Verdict
from validate.reporting.suspicion import together

FULL = 200
ROWS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings that hang together, and what may be behind; ``cut`` of them stand elsewhere."""

    causes: tuple[Cause, ...]
    verdicts: tuple[Verdict, ...]
    cut: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The findings shown in full, by cause, and those of each further page, all in one order."""

    groups: tuple[Group, ...]
    pages: tuple[tuple[Verdict, ...], ...]

    @property
    def full(self) -> int:
        """How many findings are shown in full."""
        return sum(len(group.verdicts) for group in self.groups)

    @property
    def rest(self) -> tuple[Verdict, ...]:
        """The findings of all further pages."""
        return tuple(verdict for page in self.pages for verdict in page)


def spread(found: Sequence[Verdict], causes: Sequence[Cause], *, full: int = FULL) -> Spread:
    """
    Share findings out, the worst first: ``full`` of them to the first page, the others to rows.

    A group that does not fit is cut, so that one cause of a thousand findings fills no page.
    """
    shown: list[Group] = []
    rest: list[Verdict] = []
    room = full
    for behind, verdicts in together(found, causes):
        here = verdicts[:room]
        if here:
            cut = len(verdicts) - len(here)
            shown.append(Group(causes=behind, verdicts=here, cut=cut))
        rest += verdicts[room:]
        room -= len(here)
    pages = tuple(tuple(rest[at : at + ROWS]) for at in range(0, len(rest), ROWS))
    return Spread(groups=tuple(shown), pages=pages)
