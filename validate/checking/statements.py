"""
What rules say: that something must hold between prints. Whether it does is for ``evaluate``.

A rule never compares numbers itself, so no rule knows how rounding works, no sum is written twice,
and the solver reads the same statements (:mod:`validate.checking.joint`). Figures are named by id.
Where several are named, the first is the one looked at.
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
class Reprint:
    """
    One quantity as it is printed now, and as an earlier edition printed it: it may be revised.

    ``marked`` is what a mark beside one of the prints says of that; empty where there is none.
    """

    now: str
    then: str
    marked: str = ""
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The print of today first."""
        return self.now, self.then


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """
    ``target`` equals the weighted sum of ``terms`` plus ``constant``, exactly and before rounding.

    ``terms`` pairs a weight with a figure id. ``at_least`` says that the target may also be above.
    """

    target: str
    terms: tuple[tuple[Fraction, str], ...] = ()
    constant: Fraction = Fraction(0)
    at_least: bool = False
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The total and its terms."""
        return (self.target, *(one for _, one in self.terms))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """
    ``result`` is ``times`` the quotient of two others: 100 for a share in percent.

    Without a ``numerator`` it is some whole number: of 31 cases no share can be 46 percent.
    """

    result: str
    denominator: str
    numerator: str = ""
    times: Fraction = Fraction(1)
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The ratio, and what it is of."""
        return tuple(filter(None, (self.result, self.numerator, self.denominator)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """``change`` is the change from ``before`` to ``after`` in percent of ``before``."""

    change: str
    after: str
    before: str
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The change, and its two levels."""
        return self.change, self.after, self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareGrowth:
    """
    A share moves as its part grows against its whole; both changes are in percent.

    ``share_after`` is ``share_before`` times the growth of the part over the growth of the whole.
    """

    share_after: str
    share_before: str
    part_change: str
    whole_change: str
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The share now and before, and the two changes."""
        return self.share_after, self.share_before, self.part_change, self.whole_change


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """
    ``less`` is not above ``more``; ``strict`` says that it is below.

    ``looked_at`` is the one of the two that the statement is about. ``worded`` says that words of
    the text assert it: then these may be wrong as well as the numbers.
    """

    less: str
    more: str
    looked_at: str
    strict: bool = False
    worded: bool = False
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The two, the one looked at first."""
        return (self.less, self.more) if self.looked_at == self.less else (self.more, self.less)


def said_to_be(figure: str, *, above: bool, other: str, message: str) -> Order:
    """What words assert: that a figure is above another, or below it."""
    return Order(
        less=other if above else figure,
        more=figure if above else other,
        looked_at=figure,
        strict=True,
        worded=True,
        message=message,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """
    Two different quantities are alike, as words of the text say: ``figures`` may be one value.

    They need not be printed alike: *the same as* speaks of what is meant, not of digits.
    """

    figures: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """
    ``figure`` lies between two values that are known from elsewhere, both included.

    ``worded`` says that words of the text assert it, which may be wrong as well as the number.
    """

    figure: str
    low: Fraction | None = None
    high: Fraction | None = None
    worded: bool = False
    mentions: tuple[str, ...] = ()
    message: str
    doubtful: bool = False

    @property
    def figures(self) -> tuple[str, ...]:
        """The one figure."""
        return (self.figure,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """Anything that is no arithmetic: ``holds``, or not, for the reason given in ``message``."""

    figures: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    holds: bool
    message: str
    note: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """A comparison that was due (``message``) and could not be made (``reason``)."""

    figures: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    message: str
    reason: str


def only_bounds(statement: "Statement") -> bool:
    """Whether a statement that holds leaves its figures many other values, and confirms none."""
    if isinstance(statement, Relation):
        return statement.at_least
    if isinstance(statement, Ratio):
        return not statement.numerator
    return isinstance(statement, Order | Within | Near | Predicate)


Arithmetic = SameFact | Reprint | Relation | Ratio | Change | ShareGrowth | Order | Near | Within
Statement = Arithmetic | Predicate | Unchecked
