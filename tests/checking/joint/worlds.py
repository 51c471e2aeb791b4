"""
Random systems of true quantities and their prints, and a judge of them that shares no code.

Relations form a tree: each hangs on one quantity that is there and brings new ones. On a tree,
carrying intervals from the leaves to the root is exact, and fractions lose nothing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from random import Random

from schemas.terms import Criterion, Dimension, Severity, Unit
from tests.checking.statements import TIES, all_judged, exactly, rounded
from validate.checking.rule import Rule
from validate.checking.statements import Change, Ratio, Relation, SameFact, Statement
from validate.family.model import Family
from validate.model import Cause, Figure, Verdict

Range = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Printed:
    """One print of a quantity."""

    id: str
    quantity: int
    value: Decimal
    decimals: int

    @property
    def unit(self) -> Decimal:
        """A unit of the last place."""
        return Decimal(1).scaleb(-self.decimals)

    @property
    def range(self) -> Range:
        """What it may stand for."""
        half = Fraction(self.unit) / 2
        return Fraction(self.value) - half, Fraction(self.value) + half


@dataclass(frozen=True, slots=True)
class Link:
    """
    A relation of quantities: ``sum`` of a whole and its parts, ``share`` or ``change`` with two
    levels. ``held_by`` is the place, among them, of the one that was there before.
    """

    kind: str
    quantities: tuple[int, ...]
    held_by: int


@dataclass(frozen=True, slots=True)
class World:
    """True values, how they hang together, and how they are printed."""

    values: tuple[Fraction, ...]
    links: tuple[Link, ...]
    prints: tuple[Printed, ...]
    statements: tuple[Statement, ...]

    def with_print(self, id_: str, value: Decimal) -> "World":
        """The same with another value in one print."""
        prints = tuple(replace(one, value=value) if one.id == id_ else one for one in self.prints)
        return replace(self, prints=prints)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The prints as figures."""
        return tuple(exactly(one.id, one.value, one.decimals, unit=Unit.GBP) for one in self.prints)


def drawn(seed: int) -> Random:
    """What draws at random, and the same each time."""
    return Random(seed)  # noqa: S311 - no secret hangs on it


def world(random: Random, *, most: int = 6, sums_of_shares: bool = False) -> World:
    """
    A random tree of relations, with one to three prints of each quantity.

    With ``sums_of_shares`` other relations may hang on a share or a change as well.
    """
    values, links = [Fraction(random.randint(2000, 40_000), 40)], []
    levels = [0]
    for _ in range(random.randint(1, most)):
        at = random.choice(levels)
        link, new = _link(random, at, values)
        links.append(link)
        values.extend(new)
        first = len(values) - len(new)
        levels.extend(range(first, len(values) if link.kind == "sum" else len(values) - 1))
        if sums_of_shares and link.kind == "share":
            levels.append(len(values) - 1)
    prints = tuple(
        one
        for quantity, value in enumerate(values)
        for one in _prints(random, quantity, value, level=quantity in levels)
    )
    said = [_same(prints, quantity) for quantity in range(len(values))]
    said += [_statement(random, link, prints) for link in links]
    return World(tuple(values), tuple(links), prints, tuple(filter(None, said)))


def _link(random: Random, at: int, values: Sequence[Fraction]) -> tuple[Link, list[Fraction]]:
    """A relation that hangs on a quantity, and the values of the new ones, a factor last."""
    value, first = values[at], len(values)
    kinds = ["whole", "of", "share", "out of", "after", "before"]
    kind = random.choice(kinds if value > 60 else kinds[1:])
    if kind == "whole":
        count = random.randint(2, 3)
        parts = [value * random.randint(20, 45) / 100 for _ in range(count - 1)]
        parts.append(value - sum(parts, Fraction(0)))
        return Link("sum", (at, *range(first, first + count)), 0), parts
    if kind == "of":
        other = Fraction(random.randint(400, 20_000), 20)
        return Link("sum", (first + 1, at, first), 1), [other, value + other]
    other = value * random.randint(50, 200) / 100
    if kind in {"share", "out of"}:
        above, below = (value, other) if kind == "share" else (other, value)
        quantities = (first + 1, at, first) if kind == "share" else (first + 1, first, at)
        return Link("share", quantities, quantities.index(at)), [other, 100 * above / below]
    after, before = (value, other) if kind == "after" else (other, value)
    quantities = (first + 1, at, first) if kind == "after" else (first + 1, first, at)
    return Link("change", quantities, quantities.index(at)), [
        other,
        100 * (after - before) / before,
    ]


def _prints(random: Random, quantity: int, value: Fraction, *, level: bool) -> list[Printed]:
    places = random.sample([-1, 0, 1, 2] if level and value > 40 else [0, 1, 2], 3)
    return [
        Printed(f"f{quantity:02d}x{at}", quantity, rounded(value, one, random.choice(TIES)), one)
        for at, one in enumerate(places[: random.randint(1, 3)])
    ]


def _same(prints: Sequence[Printed], quantity: int) -> Statement | None:
    ids = tuple(one.id for one in prints if one.quantity == quantity)
    return SameFact(figures=ids, message="one quantity") if len(ids) > 1 else None


def _statement(random: Random, link: Link, prints: Sequence[Printed]) -> Statement:
    first, *others = (
        random.choice([one.id for one in prints if one.quantity == quantity])
        for quantity in link.quantities
    )
    if link.kind == "sum":
        terms = tuple((Fraction(1), one) for one in others)
        return Relation(target=first, terms=terms, message="a sum")
    if link.kind == "share":
        return Ratio(
            result=first,
            numerator=others[0],
            denominator=others[1],
            times=Fraction(100),
            message="a share",
        )
    return Change(change=first, after=others[0], before=others[1], message="a change")


def possible(one: World, without: Collection[str] = ()) -> bool:
    """
    Whether some true values fit all prints, and those to one place are alike.

    Prints may be left out; then their quantities are what the others make of them.
    """
    alike: dict[tuple[int, int], Decimal] = {}
    ranges: dict[int, Range] = {}
    for print_ in one.prints:
        if print_.id in without:
            continue
        if alike.setdefault((print_.quantity, print_.decimals), print_.value) != print_.value:
            return False
        if not _narrowed(ranges, print_.quantity, print_.range):
            return False
    for link in reversed(one.links):
        others = [ranges.get(at) for at in link.quantities]
        del others[link.held_by]
        if None not in others:
            found = [_solved(link, corner) for corner in product(*filter(None, others))]
            if not _narrowed(ranges, link.quantities[link.held_by], (min(found), max(found))):
                return False
    return True


def _narrowed(ranges: dict[int, Range], at: int, other: Range) -> bool:
    """Whether a quantity may still be something when it has to lie in another range too."""
    low, high = ranges.get(at, other)
    ranges[at] = max(low, other[0]), min(high, other[1])
    return ranges[at][0] <= ranges[at][1]


def _solved(link: Link, others: tuple[Fraction, ...]) -> Fraction:
    """The one quantity that the others leave; all formulas rise or fall in each of them."""
    first, *rest = others
    if link.kind == "sum":
        return sum(others, Fraction(0)) if link.held_by == 0 else first - sum(rest, Fraction(0))
    factor = first / 100 if link.kind == "share" else 1 + first / 100
    return factor * rest[0] if link.held_by == 1 else rest[0] / factor


@dataclass(frozen=True, slots=True)
class Found:
    """What the checks say of a world."""

    findings: tuple[Verdict, ...]
    held: tuple[Verdict, ...]
    causes: tuple[Cause, ...]


def checked(one: World, family: Family) -> Found:
    """All that the checks find in a world."""
    rule = Rule(
        id="as-told",
        title="As told",
        severity=Severity.ERROR,
        criterion=Criterion.CONSISTENCY,
        dimension=Dimension.COHERENCE_AND_COMPARABILITY,
        statements=lambda _: iter(one.statements),
        examples=(),
    )
    judged, together = all_judged(one.figures, (rule,), family)
    verdicts = (*(each.verdict for each in judged), *together.verdicts)
    return Found(
        findings=tuple(each for each in verdicts if each.is_finding),
        held=tuple(each for each in together.verdicts if not each.is_finding),
        causes=together.causes,
    )
