"""The structure of a table as statements: what it bears out, and what it does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.terms import Unit
from validate.checking.statements import Order, Relation, Statement, Unchecked
from validate.checking.structure.changes import Move, holds_otherwise, holds_unsigned, moves
from validate.checking.structure.parts import Why
from validate.checking.structure.rounding import (
    is_exact_to_units,
    is_rounded_to_units,
    steps,
    units_of,
)
from validate.checking.structure.shares import Part, Share, parts, shares
from validate.checking.structure.sheet import At, Sheet
from validate.checking.structure.totals import Sum, sums
from validate.checking.structure.trust import (
    Held,
    Judge,
    Place,
    is_rounded_otherwise,
    is_sure,
    is_trusted,
    judge_of,
    looks_like_average,
)
from validate.family.model import Family
from validate.model import Figure

_NOT_BORNE_OUT = "the {}s do not add up to it in most {}s: it may be of something else"
_NO_PAIR = "no two {}s give it in most {}s: it may be reckoned from something else"
_ROUNDED = "it holds if the numbers are rounded, and nothing says to what"
_INCOMPLETE = "not all parts are printed: {}"
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one table says of itself: statements, and the steps that its counts are rounded to."""

    sheet: Sheet
    totals: tuple[Statement, ...]
    changes: tuple[Statement, ...]
    shares: tuple[Statement, ...]
    steps: Mapping[str, int]


def found(sheet: Sheet, families: Mapping[str, Family]) -> Found:
    """Everything that a table says of itself."""
    both = (sheet, sheet.turn())
    known = steps(sheet)
    judge = judge_of(sheet.figures, families, known)
    summed, moved = _guessed(both, judge)
    trusted = [place for one in summed if one.trusted for place in one.places]
    trusted += [place for one in moved if one.trusted for place in one.places]
    if is_rounded_to_units(trusted):
        known = units_of(sheet, known)
        judge = judge_of(sheet.figures, families, known)
        summed, moved = _guessed(both, judge)
    teller = _Teller(
        judge=judge,
        exact=is_exact_to_units(trusted),
        known=frozenset((one.sheet.turned, one.line.at) for one in summed if one.trusted),
        kin=frozenset(
            (one.sheet.turned, line.at)
            for one in summed
            if one.trusted
            for line in (one.line, *one.parts)
        ),
        unlike=_that_do_not_add_up(summed),
        pooled=_pooled(summed),
    )
    shared = (one for side in both for one in shares(side, judge))
    return Found(
        sheet=sheet,
        totals=tuple(_once(one for each in summed for one in teller.sum(each))),
        changes=tuple(_once(one for each in moved for one in teller.move(each))),
        shares=(
            *(one for each in shared for one in teller.share(each)),
            *(one for each in parts(sheet, judge) for one in teller.part(each)),
        ),
        steps=known,
    )


def _guessed(both: Sequence[Sheet], judge: Judge) -> tuple[tuple[Sum, ...], tuple[Move, ...]]:
    """The sums and the changes of rows and of columns."""
    return (
        tuple(one for side in both for one in sums(side, judge)),
        tuple(one for side in both for one in moves(side, judge)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """
    Makes statements of guesses.

    ``exact`` says that counts add up to the unit; ``known`` are lines that are a sum in any way,
    ``kin`` those that have a part in one, and so are of one nature with the others in it;
    ``unlike`` are the places where most sums do not hold; ``pooled`` are the reasons for which sums
    with one place each are borne out together.
    """

    judge: Judge
    exact: bool
    known: frozenset[tuple[bool, At]]
    kin: frozenset[tuple[bool, At]]
    unlike: frozenset[tuple[bool, At]]
    pooled: frozenset[tuple[bool, Why]]

    def sum(self, one: Sum) -> Iterator[Statement]:
        """A sum at every place; one question or remark where the table does not bear it out."""
        if one.trusted:
            for place in one.places:
                yield from self._summed(one, place)
            return
        made = [place for place in one.places if not place.soft and not place.missing]
        held = [place for place in made if place.counts_for]
        if self._is_asked(one, made, held):
            for place in made:
                claim = _relation(place.claim)
                if place.held in {Held.NEAR, Held.FAILS} and self._may_be_rounded(place):
                    yield Unchecked(figures=claim.figures, message=claim.message, reason=_ROUNDED)
                else:
                    yield replace(claim, doubtful=place.held is not Held.HOLDS)
        elif (
            one.why in {Why.LABEL, Why.INDENT} and (one.sheet.turned, one.line.at) not in self.known
        ):
            yield self._not_borne_out(one)

    def _is_asked(self, one: Sum, made: Sequence[Place], held: Sequence[Place]) -> bool:
        """Whether a sum that is not borne out is worth a question where it does not hold."""
        if (one.sheet.turned, one.why) in self.pooled and len(made) == 1:
            return True
        if one.why is not Why.LABEL or not made:
            return False
        if len(made) == 1:
            if held:
                return True
            plain = one.line.plain and not one.sheet.rated and made[0].held is Held.FAILS
            return plain and not _is_no_sum(made[0], self.judge)
        return one.line.plain and bool(held) and _FEWEST * len(held) >= len(made)

    def _summed(self, one: Sum, place: Place) -> Iterator[Statement]:
        claim = _relation(place.claim)
        if place.missing:
            yield self._incomplete(place, claim)
        elif place.held in {Held.HOLDS, Held.OPEN}:
            yield claim
        elif place.soft:
            return
        elif (one.sheet.turned, place.line.at) in self.unlike:
            reason = f"sums do not hold in most of this {_other(one.sheet)}"
            yield Unchecked(figures=claim.figures, message=claim.message, reason=reason)
        elif self._may_be_rounded(place):
            yield Unchecked(figures=claim.figures, message=claim.message, reason=_ROUNDED)
        else:
            yield from self._broken(one, place, claim)

    def _may_be_rounded(self, place: Place) -> bool:
        """Whether a place would hold if its numbers were rounded, and nothing says that not."""
        if place.held is Held.NEAR:
            return not self.exact
        return is_rounded_otherwise(place.claim, self.judge)

    def _broken(self, one: Sum, place: Place, claim: Relation) -> Iterator[Statement]:
        if any(_is_in_brackets(self.judge.by_id[figure]) for figure in claim.figures):
            reason = "a number stands in brackets, and may be negative"
            yield Unchecked(figures=claim.figures, message=claim.message, reason=reason)
            return
        kin = (not one.sheet.turned, place.line.at) in self.kin

        def alike(other: Place) -> bool:
            """Whether two places are of one nature: named alike, or summed up themselves."""
            named = _unnumbered(other.line.label) == _unnumbered(place.line.label)
            return named or (kin and (not one.sheet.turned, other.line.at) in self.kin)

        if looks_like_average(claim, self.judge):
            reason = "it is no more than its largest part, as an average is"
            yield Unchecked(figures=claim.figures, message=claim.message, reason=reason)
            return
        sure = is_sure(place, one.places, self.judge, alike=alike)
        yield replace(claim, doubtful=not sure)

    def _incomplete(self, place: Place, claim: Relation) -> Statement:
        figures = [self.judge.by_id[one] for one in claim.figures]
        counts = all(one.unit is Unit.COUNT and (one.value or 0) >= 0 for one in figures)
        # What is not printed may be nothing, and is not below it.
        if counts and place.held in {Held.HOLDS, Held.NEAR}:
            return claim
        if counts and place.held is Held.FAILS:
            return replace(claim, doubtful=True)
        reason = _INCOMPLETE.format(", ".join(place.missing))
        return Unchecked(figures=claim.figures, message=claim.message, reason=reason)

    def _not_borne_out(self, one: Sum) -> Unchecked:
        lacking = tuple(dict.fromkeys(name for place in one.places for name in place.missing))
        incomplete = all(place.missing for place in one.places)
        noun = one.sheet.noun
        return Unchecked(
            figures=tuple(place.claim.figures[0] for place in one.places),
            message=f"{one.sheet.said(one.line)}: a sum of other {noun}s",
            reason=_INCOMPLETE.format(", ".join(lacking))
            if incomplete
            else _NOT_BORNE_OUT.format(noun, _other(one.sheet)),
        )

    def move(self, one: Move) -> Iterator[Statement]:
        """A change at every place; a single remark where the table does not bear it out."""
        if not one.trusted:
            if all(place.counts_for for place in one.places):
                yield from (place.claim for place in one.places)
                return
            noun = one.sheet.noun
            yield Unchecked(
                figures=tuple(place.claim.figures[0] for place in one.places),
                message=f"{one.sheet.said(one.line)}: the change between two {noun}s",
                reason=_NO_PAIR.format(noun, _other(one.sheet)),
            )
            return
        for place in one.places:
            claim = place.claim
            if place.held in {Held.HOLDS, Held.OPEN}:
                yield claim
            elif place.soft:
                continue
            elif holds_unsigned(one, place, self.judge):
                reason = "no sign is printed: it holds the other way round"
                yield Unchecked(figures=claim.figures, message=claim.message, reason=reason)
            elif holds_otherwise(one, place, self.judge):
                reason = "it holds if it is reckoned in another way"
                yield Unchecked(figures=claim.figures, message=claim.message, reason=reason)
            elif self._may_be_rounded(place):
                yield Unchecked(figures=claim.figures, message=claim.message, reason=_ROUNDED)
            else:
                sure = is_sure(place, one.places, self.judge, alike=_every)
                yield replace(claim, doubtful=not sure)

    def share(self, one: Share) -> Iterator[Statement]:
        """A share at every place."""
        for place in one.places:
            sure = is_sure(place, one.places, self.judge, alike=_no)
            yield replace(place.claim, doubtful=place.held is not Held.HOLDS and not sure)

    def part(self, one: Part) -> Iterator[Order]:
        """That a part is not above its whole; a question where that holds at few places."""
        holding = sum(held is Held.HOLDS for _, held in one.orders)
        sure = holding >= _FEWEST and 2 * holding > len(one.orders)
        for order, held in one.orders:
            yield replace(order, doubtful=held is Held.FAILS and not sure)


def _that_do_not_add_up(summed: Sequence[Sum]) -> frozenset[tuple[bool, At]]:
    """The places at which several sums do not hold that share no figure, and no more do hold."""
    holding: Counter[tuple[bool, At]] = Counter()
    against: dict[tuple[bool, At], list[frozenset[str]]] = defaultdict(list)
    for one in summed:
        for place in one.places if one.trusted else ():
            key = (one.sheet.turned, place.line.at)
            holding[key] += place.counts_for
            if place.counts_against:
                against[key].append(frozenset(place.claim.figures))
    return frozenset(
        key
        for key, broken in against.items()
        if len(broken) >= max(_FEWEST, holding[key]) and not frozenset.intersection(*broken)
    )


def _pooled(summed: Sequence[Sum]) -> frozenset[tuple[bool, Why]]:
    """The reasons for which sums of one place each are borne out, all of a table together."""
    found: dict[tuple[bool, Why], list[Place]] = {}
    for one in summed:
        if not one.trusted and len(one.places) == 1:
            found.setdefault((one.sheet.turned, one.why), []).extend(one.places)
    return frozenset(
        key for key, places in found.items() if key[1] is not Why.LABEL and is_trusted(places)
    )


def _is_no_sum(place: Place, judge: Judge) -> bool:
    """Whether a total is so far from the sum of its parts that it is of something else."""
    claim = _relation(place.claim)
    target = judge.by_id[claim.target].value
    held = [judge.by_id[one].value for _, one in claim.terms]
    values = [one for one in held if one is not None]
    if target is None or not values or min(values) < 0:
        return True
    return target <= max(values) or target > 2 * sum(values)


def _is_in_brackets(figure: Figure) -> bool:
    """Whether a print stands in brackets at the start of its cell, as accounts print losses."""
    before = figure.place.quote[: figure.place.start].strip()
    return before in {"(", "(£", "£("}


def _unnumbered(label: str) -> str:
    """A label without its numbers: *Number 2014* and *Number 2015* count the same."""
    return " ".join("".join(" " if one.isdigit() else one for one in label.casefold()).split())


def _every(_: Place) -> bool:
    return True


def _no(_: Place) -> bool:
    return False


def _relation(claim: object) -> Relation:
    assert isinstance(claim, Relation)
    return claim


def _other(sheet: Sheet) -> str:
    return sheet.turn().noun


def _once(statements: Iterator[Statement]) -> Iterator[Statement]:
    """Each statement once: a bold total is a total, and bold."""
    seen: set[object] = set()
    for one in statements:
        key = (type(one), one.figures) if not isinstance(one, Relation) else (
            Relation, one.target, frozenset(one.terms),
        )  # fmt: skip
        if key not in seen:
            seen.add(key)
            yield one
