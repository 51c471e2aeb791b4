"""
What rules say: that something must hold between prints. Whether it does is for ``evaluate``.

A rule never compares numbers itself, so no rule knows how rounding works, no sum is written twice,
and a solver can read the same relations.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class SameFact:
    """
    These prints state one quantity. The first is the one looked at, the others its yardstick.

    ``doubtful`` says that they may not: where they differ, a person has to look.
    """

    figures: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """
    ``target`` equals the weighted sum of ``terms`` plus ``constant``, exactly and before rounding.

    ``terms`` pairs a weight with a figure id.
    """

    target: str
    terms: tuple[tuple[Fraction, str], ...] = ()
    constant: Fraction = Fraction(0)
    mentions: tuple[str, ...] = ()
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """Anything that is no arithmetic: ``holds``, or not, for the reason given in ``message``."""

    figures: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    holds: bool
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """A comparison that was due (``message``) and could not be made (``reason``)."""

    figures: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    message: str
    reason: str


Statement = SameFact | Relation | Predicate | Unchecked
