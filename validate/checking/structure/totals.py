"""Sums that a table bears out: total rows and columns, subtotals, shares that make 100."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from schemas.terms import Unit
from validate.checking.statements import Relation
from validate.checking.structure.parts import Parts, Why, in_groups, left_over, options, targets
from validate.checking.structure.sheet import At, Line, Sheet
from validate.checking.structure.trust import (
    Held,
    Judge,
    Place,
    is_trusted,
    kind_of,
    standing,
)
from validate.model import Figure

_FEWEST = 2
_HUNDRED = Decimal(100)
_SHARES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT})
_ADDS_UP = frozenset({
    Unit.COUNT, Unit.GBP, Unit.GBP_MILLION, Unit.DAYS, Unit.HOURS, Unit.WEEKS, Unit.MONTHS,
    Unit.YEARS, Unit.MINUTES,
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A line that may be the sum of others, and what the table says to it at every place."""

    sheet: Sheet
    line: Line
    why: Why
    parts: Parts
    places: tuple[Place, ...]

    @property
    def trusted(self) -> bool:
        """Whether the table bears it out."""
        return is_trusted(self.places)


def sums(sheet: Sheet, judge: Judge) -> tuple[Sum, ...]:
    """The best guess for each line that may be a sum of lines of a table, in their order."""
    found: list[Sum] = []
    for line, why in targets(sheet.lines):
        best = _best(sheet, line, why, options(line, why, sheet.lines), judge)
        if best is not None and not any(_same(best, one) for one in found):
            found.append(best)
    covered = frozenset(part.at for one in found if one.trusted for part in one.parts)
    for at, one in enumerate(found):
        if one.why is Why.LABEL and not one.trusted:
            more = left_over(one.line, sheet.lines, covered - {one.line.at})
            other = _best(sheet, one.line, Why.LABEL, more, judge)
            if other is not None and standing(other.places) > standing(one.places):
                found[at] = other
    found.extend(_of_groups(sheet, found, judge))
    return tuple(found)


def _of_groups(sheet: Sheet, found: Sequence[Sum], judge: Judge) -> Iterator[Sum]:
    """The groups that each make up a total: by sex, by age."""
    known: set[tuple[At, ...]] = {tuple(part.at for part in one.parts) for one in found}
    for line in sheet.lines:
        if line.total and not line.never:
            for parts in in_groups(line, sheet.lines):
                if tuple(part.at for part in parts) not in known:
                    places = tuple(_places(sheet, line, parts, judge))
                    if places:
                        yield Sum(sheet=sheet, line=line, why=Why.GROUP, parts=parts, places=places)


def _same(one: Sum, other: Sum) -> bool:
    return one.line == other.line and (other.trusted or one.parts == other.parts)


def _best(sheet: Sheet, line: Line, why: Why, tried: Iterator[Parts], judge: Judge) -> Sum | None:
    """The guess that most places bear out; of equals the first. None where it cannot be made."""
    best: Sum | None = None
    for parts in tried:
        places = tuple(_places(sheet, line, parts, judge))
        if not places:
            continue
        guess = Sum(sheet=sheet, line=line, why=why, parts=parts, places=places)
        if best is None or standing(places) > standing(best.places):
            best = guess
    return best


def _places(sheet: Sheet, line: Line, parts: Parts, judge: Judge) -> Iterator[Place]:
    """A sum at every place where it can be made."""
    whole = _is_whole(sheet, line)
    for place in sheet.across:
        target = sheet.at(line, place)
        if target is None or target.value is None or not _may_add(target, whole=whole):
            continue
        held = [(part, sheet.at(part, place)) for part in parts]
        terms = [
            (part, one)
            for part, one in held
            if one is not None and one.value is not None and one.unit is target.unit
        ]
        missing = tuple(part.label for part, one in held if one is None or one.value is None)
        if len(terms) + len(missing) < _FEWEST or not terms:
            continue
        said = (
            f"{sheet.said(line, place)}: the sum of its {len(terms) + len(missing)} {sheet.noun}s"
        )
        made = _place(said, target, terms, judge, lacking=bool(missing))
        yield replace(
            made,
            line=place,
            soft=place.never or (place.change and target.unit in _SHARES),
            missing=missing,
        )


def _place(
    said: str,
    target: Figure,
    terms: Sequence[tuple[Line, Figure]],
    judge: Judge,
    *,
    lacking: bool,
) -> Place:
    claim = Relation(
        target=target.id,
        terms=tuple((Fraction(1), one.id) for _, one in terms),
        at_least=lacking,
        message=f"{said}, which make 100" if target.unit is Unit.PERCENT else said,
    )
    held = judge.held(claim)
    adding = frozenset(part.at for part, one in terms if one.value)
    several = len(adding) >= _FEWEST
    return Place(
        line=terms[0][0],
        claim=claim,
        held=held,
        kind=kind_of((target, *(one for _, one in terms))),
        telling=several and held in {Held.HOLDS, Held.NEAR} and judge.is_tight(claim),
        adding=adding,
    )


def _may_add(target: Figure, *, whole: bool) -> bool:
    """Whether numbers of a unit add up: shares only to all."""
    if target.unit is Unit.PERCENT:
        return whole or target.value == _HUNDRED
    return target.unit in _ADDS_UP


def _is_whole(sheet: Sheet, line: Line) -> bool:
    """Whether most shares of a line are 100, so that one that is not is a slip."""
    held = [sheet.at(line, place) for place in sheet.across]
    shares = [one.value for one in held if one is not None and one.unit is Unit.PERCENT]
    return shares.count(_HUNDRED) > _FEWEST and 2 * shares.count(_HUNDRED) > len(shares)
