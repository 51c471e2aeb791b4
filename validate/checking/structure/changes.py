"""Columns that are the change of two others, in percent or as a difference; rows as well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from schemas.terms import Unit
from validate.checking.statements import Change, Relation
from validate.checking.structure.sheet import Line, Sheet
from validate.checking.structure.trust import (
    Claim,
    Held,
    Judge,
    Place,
    is_trusted,
    kind_of,
    standing,
)
from validate.model import Figure

# Further away than so many columns, a level is hardly what a change is of.
_FARTHEST = 6
Pair = tuple[Line, Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A line that may be the change from one to another, and what the table says to it."""

    sheet: Sheet
    line: Line
    pair: Pair
    percent: bool
    places: tuple[Place, ...]

    @property
    def trusted(self) -> bool:
        """Whether the table bears it out."""
        return is_trusted(self.places)


def moves(sheet: Sheet, judge: Judge) -> Iterator[Move]:
    """For each line that says so, the two that it is the change of, as far as the table tells."""
    for line in sheet.lines:
        if not line.change:
            continue
        best: Move | None = None
        for pair in _pairs(sheet.lines, line):
            for percent in (True, False):
                places = tuple(_places(sheet, line, pair, judge, percent=percent))
                if not places:
                    continue
                guess = Move(sheet=sheet, line=line, pair=pair, percent=percent, places=places)
                if best is None or standing(places) > standing(best.places):
                    best = guess
        if best is not None:
            yield best


def holds_otherwise(move: Move, place: Place, judge: Judge) -> bool:
    """Whether a change that does not hold fits as a difference, between others, or turned."""
    for pair in _pairs(move.sheet.lines, move.line):
        for percent in (True, False):
            if set(pair) == set(move.pair) and percent is move.percent:
                continue  # the other way round the sign is wrong
            claim = _claim(move.sheet, move.line, pair, place.line, percent=percent)
            if claim is not None and judge.held(claim) in {Held.HOLDS, Held.NEAR}:
                return True
    return False


def holds_unsigned(move: Move, place: Place, judge: Judge) -> bool:
    """Whether a change holds but for its sign, in a line that prints no sign at all."""
    printed = (judge.by_id[one.claim.figures[0]] for one in move.places)
    if any(one.value is not None and one.value < 0 for one in printed):
        return False
    if isinstance(place.claim, Relation):
        turned = replace(
            place.claim, terms=tuple((-weight, one) for weight, one in place.claim.terms)
        )
        return judge.held(turned) in {Held.HOLDS, Held.NEAR}
    own = judge.by_id[place.claim.figures[0]]
    assert own.value is not None
    tried = judge.with_figure(replace(own, value=-own.value))
    return tried.held(place.claim) in {Held.HOLDS, Held.NEAR}


def _pairs(lines: Sequence[Line], line: Line) -> Iterator[Pair]:
    """After and before: the nearest two levels first, the left ones before the right ones."""
    at = lines.index(line)
    levels = [one for one in lines if not one.change]
    near = sorted(levels, key=lambda one: (abs(lines.index(one) - at), lines.index(one) > at))
    near = near[:_FARTHEST]
    for count, one in enumerate(near):
        for other in near[:count]:
            first, second = sorted((one, other), key=lines.index)
            yield second, first
            yield first, second


def _places(
    sheet: Sheet, line: Line, pair: Pair, judge: Judge, *, percent: bool
) -> Iterator[Place]:
    for place in sheet.across:
        claim = _claim(sheet, line, pair, place, percent=percent)
        if claim is None:
            continue
        held = judge.held(claim)
        own = judge.by_id[claim.figures[0]]
        levels = [judge.by_id[one] for one in claim.figures[1:]]
        yield Place(
            line=place,
            claim=claim,
            held=held,
            kind=kind_of((*levels, own)),
            telling=bool(own.value),
            soft=place.change,
        )


def _claim(sheet: Sheet, line: Line, pair: Pair, place: Line, *, percent: bool) -> Claim | None:
    """What a change says at one place; None where it says nothing of its two levels."""
    own = sheet.at(line, place)
    after, before = sheet.at(pair[0], place), sheet.at(pair[1], place)
    if not (_valued(own) and _valued(after) and _valued(before)):
        return None
    assert own is not None
    assert after is not None
    assert before is not None
    if after.unit is not before.unit or not _may_be(own, after, percent=percent):
        return None
    said = f"{sheet.said(line, place)}: from {before.printed} to {after.printed}"
    if percent:
        return Change(change=own.id, after=after.id, before=before.id, message=said)
    terms = ((Fraction(1), after.id), (Fraction(-1), before.id))
    return Relation(target=own.id, terms=terms, message=said)


def _may_be(own: Figure, level: Figure, *, percent: bool) -> bool:
    """Whether a number may be the change of a level in percent, or the difference, by its unit."""
    if own.unit is Unit.PERCENTAGE_POINT:
        return not percent and level.unit is Unit.PERCENT
    if own.unit is Unit.PERCENT:
        return percent or level.unit is Unit.PERCENT
    return own.unit in {level.unit, Unit.COUNT}


def _valued(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None
