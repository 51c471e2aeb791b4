"""Columns that are a share or rate of those beside them, and rows that are a part of others."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schemas.terms import Unit
from validate.checking.statements import Order, Ratio
from validate.checking.structure.sheet import Line, Sheet
from validate.checking.structure.trust import Held, Judge, Place, kind_of, standing

_HUNDRED = Decimal(100)
_PERCENT = 100
_NEAREST = 4
# A share is clear where it holds so often, and where hardly one does not.
_FEWEST = 4
_MOST_ODD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A line of shares, and what the table says to it."""

    sheet: Sheet
    line: Line
    places: tuple[Place, ...]

    @property
    def trusted(self) -> bool:
        """Whether it is clear of what they are shares."""
        holding = sum(one.counts_for for one in self.places)
        against = sum(one.counts_against for one in self.places)
        return holding >= _FEWEST and against * _MOST_ODD <= holding + against


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line that is a part of another; ``orders`` says it of each place, with what holds."""

    sheet: Sheet
    line: Line
    orders: tuple[tuple[Order, Held], ...]


def shares(sheet: Sheet, judge: Judge) -> Iterator[Share]:
    """For each line of shares, those that it is clearly a share of."""
    for line in sheet.lines:
        if line.change or not (line.never or _is_of_shares(sheet, line)):
            continue
        best: Share | None = None
        for pair in _pairs(sheet, line):
            places = tuple(_places(sheet, line, pair, judge))
            if places and (best is None or standing(places) > standing(best.places)):
                best = Share(sheet=sheet, line=line, places=places)
        if best is not None and best.trusted:
            yield best


def parts(sheet: Sheet, judge: Judge) -> Iterator[Part]:
    """For each line *of which*, that it is nowhere above the one that it is a part of."""
    whole: Line | None = None
    for line in sheet.lines:
        if not line.part:
            whole = line
            continue
        if whole is None or line.depth < whole.depth:
            continue
        orders = []
        for place in sheet.across:
            less, more = sheet.at(line, place), sheet.at(whole, place)
            if less is None or more is None or less.value is None or more.value is None:
                continue
            if less.unit is not more.unit or less.unit not in {Unit.COUNT, Unit.GBP_MILLION}:
                continue
            if place.never or place.change or more.value < 0:
                continue
            said = f"{sheet.said(line, place)}: a part of {more.printed}"
            order = Order(less=less.id, more=more.id, looked_at=less.id, message=said)
            orders.append((order, _held(order, judge)))
        if orders:
            yield Part(sheet=sheet, line=line, orders=tuple(orders))


def _held(order: Order, judge: Judge) -> Held:
    fails = judge.exact.evaluate(order).gap
    return Held.FAILS if fails else Held.HOLDS


# What a share is of, by line: numerator, and denominator in its own line or at one place.
Of = tuple[Line, Line | None, Line | None, int]


def _is_of_shares(sheet: Sheet, line: Line) -> bool:
    held = [sheet.at(line, place) for place in sheet.across]
    return sum(one is not None and one.unit is Unit.PERCENT for one in held) >= _FEWEST


def _pairs(sheet: Sheet, line: Line) -> Iterator[Of]:
    """A count beside it of a total of all rows; or of another count in the same row."""
    at = sheet.lines.index(line)
    counts = [one for one in sheet.lines if not one.change and one != line]
    near = sorted(counts, key=lambda one: abs(sheet.lines.index(one) - at))[:_NEAREST]
    totals = [one for one in sheet.across if one.total]
    for one in near:
        for total in totals:
            yield one, None, total, 100
    times = (_PERCENT, 1, 1000, 1_000_000) if line.never else (_PERCENT,)
    for one in near:
        for other in near:
            for factor in times if one != other else ():
                yield one, other, None, factor


def _places(sheet: Sheet, line: Line, of: Of, judge: Judge) -> Iterator[Place]:
    above, below, total, times = of
    for place in sheet.across:
        if place == total or place.change:
            continue
        own, part = sheet.at(line, place), sheet.at(above, place)
        whole = sheet.at(above, total) if total else sheet.at(below or above, place)
        if own is None or part is None or whole is None:
            continue
        if not own.value or not part.value or not whole.value:
            continue
        if (times == _PERCENT) is not (own.unit is Unit.PERCENT):
            continue
        if Unit.PERCENT in {part.unit, whole.unit} or (
            times == _PERCENT and part.unit is not whole.unit
        ):
            continue
        joint = "of" if times == _PERCENT else "for"
        said = f"{sheet.said(line, place)}: {part.printed} {joint} {whole.printed}"
        claim = Ratio(
            result=own.id,
            numerator=part.id,
            denominator=whole.id,
            times=Fraction(times),
            message=said,
        )
        yield Place(
            line=place,
            claim=claim,
            held=judge.held(claim),
            kind=kind_of((own,)),
            telling=own.value not in {Decimal(0), _HUNDRED},
        )
