"""
The statements of all rules as connected systems of quantities, prints and relations.

Prints that state one quantity share a variable; each keeps its own interval, so repeated prints
vote. Relations between quantities connect them, and what is not connected is solved by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from schemas.terms import Severity, Status
from validate.checking.engine import Judged
from validate.checking.evaluate import Evaluator
from validate.checking.precision import is_plain, places
from validate.checking.statements import (
    Change,
    Order,
    Ratio,
    Relation,
    SameFact,
    Statement,
    Within,
)
from validate.model import Period
from validate.numbers import Interval

_DECIDED = frozenset({Status.EXACT, Status.ROUNDED, Status.INCONSISTENT})
_HUNDRED = Fraction(100)
# Beyond it the solver's floats cannot tell a unit. Such relations are checked by themselves.
_TOO_LARGE = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """
    One printed figure: what it may stand for, and which values its measure can have at all.

    A ``plain`` one has no word that widens it. ``also`` are other prints of the same quantity that
    say the very same: they are right or wrong together. ``places`` may be fewer than 0.
    """

    id: str
    also: tuple[str, ...] = ()
    value: Decimal
    decimals: int | None
    places: int | None
    step: int | None
    range: Interval
    plain: bool
    plausible: Interval

    @property
    def ids(self) -> tuple[str, ...]:
        """All prints that say the same."""
        return (self.id, *self.also)


@dataclass(frozen=True, slots=True)
class Row:
    """``low`` <= the weighted sum of variables <= ``high``; None is no bound."""

    terms: tuple[tuple[int, Fraction], ...]
    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Product:
    """``factor`` times ``base`` is the weighted sum of ``terms``; the base is above 0."""

    factor: int
    base: int
    terms: tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """
    Quantities that hang together: the prints of each, and the relations between them.

    ``failed`` are the prints of each relation that does not hold by itself, ``relations`` how many
    different ones there are, ``broken`` the ids of the verdicts that do not hold.
    """

    variables: tuple[tuple[Print, ...], ...]
    rows: tuple[Row, ...]
    products: tuple[Product, ...]
    failed: tuple[frozenset[str], ...]
    broken: tuple[str, ...]

    @property
    def relations(self) -> int:
        """How many different relations between quantities there are; a bound of one is none."""
        return sum(len(row.terms) > 1 for row in self.rows) + len(self.products)


def systems(judged: Sequence[Judged], evaluator: Evaluator) -> tuple[System, ...]:
    """The connected systems of all statements that were decided, in order of their prints."""
    taking_part = [one for one in judged if _takes_part(one, evaluator)]
    quantities = _Groups()
    times: dict[str, _Time] = {}
    for one in taking_part:
        figures = _figures(one.statement)
        for figure in figures:
            quantities.join((figure,))
        if isinstance(one.statement, SameFact):
            _join_prints(figures, quantities, times, evaluator)
    connected = _Groups()
    for one in taking_part:
        connected.join(tuple(dict.fromkeys(map(quantities.root, _figures(one.statement)))))
    by_part: dict[str, list[Judged]] = defaultdict(list)
    for one in taking_part:
        by_part[connected.root(quantities.root(_figures(one.statement)[0]))].append(one)
    return tuple(_system(part, quantities, evaluator) for part in by_part.values())


class _Time(NamedTuple):
    """Period and base period of a quantity, as far as any of its prints states them."""

    period: Period | None
    base: Period | None

    def with_(self, other: "_Time") -> "_Time | None":
        """What both state together; None where they state different times."""
        for one, two in zip(self, other, strict=True):
            if one is not None and two is not None and one != two:
                return None
        return _Time(self.period or other.period, self.base or other.base)


def _join_prints(
    figures: Sequence[str], quantities: "_Groups", times: dict[str, _Time], evaluator: Evaluator
) -> None:
    """
    Make one quantity of prints that state one fact.

    A print that leaves its time open is compared with any, and must not tie two times together.
    """
    first, *others = figures
    for other in others:
        here, there = quantities.root(first), quantities.root(other)
        joined = _time(here, times, evaluator).with_(_time(there, times, evaluator))
        if joined is not None:
            quantities.join((here, there))
            times[quantities.root(here)] = joined


def _time(root: str, times: dict[str, _Time], evaluator: Evaluator) -> _Time:
    figure = evaluator.by_id[root]
    return times.get(root) or _Time(figure.period, figure.base_period)


def _takes_part(one: Judged, evaluator: Evaluator) -> bool:
    verdict, statement = one.verdict, one.statement
    # Where a difference is only asked about, the prints may be of two things.
    if verdict.status not in _DECIDED or verdict.severity is Severity.QUESTION:
        return False
    values = (evaluator.by_id[one].value for one in verdict.figures)
    if any(value is not None and abs(value) >= _TOO_LARGE for value in values):
        return False
    if isinstance(statement, Ratio):
        return bool(statement.numerator)
    if isinstance(statement, Order):
        return not statement.worded and not statement.strict
    if isinstance(statement, Within):
        return not statement.worded
    return isinstance(statement, SameFact | Relation | Change)


def _figures(statement: Statement | None) -> tuple[str, ...]:
    assert statement is not None
    return statement.figures


class _Groups:
    """Things that belong together, found by joining them (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, one: str) -> str:
        """The first of the group that something belongs to."""
        found = self._above.setdefault(one, one)
        while found != self._above[found]:
            self._above[found] = self._above[self._above[found]]
            found = self._above[found]
        return found

    def join(self, members: Iterable[str]) -> None:
        """Make one group of all the members' groups."""
        roots = [self.root(one) for one in members]
        for other in roots[1:]:
            self._above[self.root(other)] = self.root(roots[0])


def _system(part: Sequence[Judged], quantities: _Groups, evaluator: Evaluator) -> System:
    members: dict[str, dict[str, None]] = {}
    for one in part:
        for figure in _figures(one.statement):
            members.setdefault(quantities.root(figure), {})[figure] = None
    place = {root: index for index, root in enumerate(members)}
    prints = tuple(_prints(figures, evaluator) for figures in members.values())
    unit_of = {id_: one.id for held in prints for one in held for id_ in one.ids}
    where = {figure: place[root] for root, figures in members.items() for figure in figures}
    rows: dict[Row, None] = {}
    products: dict[Product, None] = {}
    for one in part:
        made = _relation(one.statement, where)
        if isinstance(made, Row):
            rows[made] = None
        elif isinstance(made, Product):
            products[made] = None
    broken = [one for one in part if one.verdict.status is Status.INCONSISTENT]
    return System(
        variables=prints,
        rows=tuple(rows),
        products=tuple(products),
        failed=tuple(
            frozenset(unit_of[figure] for figure in _figures(one.statement))
            for one in broken
            if not isinstance(one.statement, SameFact)
        ),
        broken=tuple(one.verdict.id for one in broken),
    )


def _prints(figures: Iterable[str], evaluator: Evaluator) -> tuple[Print, ...]:
    """The prints of a quantity; those that say the very same are one."""
    alike: dict[object, Print] = {}
    for figure in figures:
        one = _print(figure, evaluator)
        key = (one.value, one.decimals, one.range) if one.plain else one.id
        first = alike.get(key)
        alike[key] = one if first is None else replace(first, also=(*first.also, one.id))
    return tuple(alike.values())


def _print(figure_id: str, evaluator: Evaluator) -> Print:
    figure = evaluator.by_id[figure_id]
    assert figure.value is not None
    return Print(
        id=figure_id,
        value=figure.value,
        decimals=figure.decimals,
        places=places(figure),
        step=evaluator.ranges.step(figure),
        range=evaluator.range_of(figure_id),
        plain=is_plain(figure),
        plausible=evaluator.ranges.plausible(figure),
    )


def _relation(statement: Statement | None, where: Mapping[str, int]) -> Row | Product | None:
    """A statement over variables; None for one that only says which prints share one."""
    if isinstance(statement, Relation):
        terms = [(where[statement.target], Fraction(1))]
        terms += [(where[one], -weight) for weight, one in statement.terms]
        high = None if statement.at_least else statement.constant
        return Row(_merged(terms), statement.constant, high)
    if isinstance(statement, Order):
        less, more = where[statement.less], where[statement.more]
        return Row(_merged([(less, Fraction(1)), (more, Fraction(-1))]), None, Fraction(0))
    if isinstance(statement, Within):
        return Row(((where[statement.figure], Fraction(1)),), statement.low, statement.high)
    if isinstance(statement, Ratio):
        above = ((where[statement.numerator], statement.times),)
        return Product(where[statement.result], where[statement.denominator], above)
    if isinstance(statement, Change):
        before, after = where[statement.before], where[statement.after]
        moved = _merged([(after, _HUNDRED), (before, -_HUNDRED)])
        return Product(where[statement.change], before, moved)
    return None


def _merged(terms: Iterable[tuple[int, Fraction]]) -> tuple[tuple[int, Fraction], ...]:
    """One weight a variable, in order, none of them 0."""
    weights: dict[int, Fraction] = defaultdict(Fraction)
    for variable, weight in terms:
        weights[variable] += weight
    return tuple(sorted((variable, weight) for variable, weight in weights.items() if weight))
