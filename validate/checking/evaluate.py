"""
The one place where prints are compared: statements in, outcomes out.

Every print is an interval (:mod:`validate.checking.precision`). What a statement asks of the print
looked at is an interval too, computed from the others; the two must meet, as the interval of a sum
and of its total must in XBRL Calculations 1.1 (2023).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from schemas.terms import Kind, Slip, Status
from validate.checking import expectations
from validate.checking.outcome import Outcome
from validate.checking.precision import ONE_SIDED, Ranges
from validate.checking.same_fact import same_fact
from validate.checking.statements import (
    Arithmetic,
    Change,
    Near,
    Order,
    Predicate,
    Ratio,
    Relation,
    Reprint,
    SameFact,
    ShareGrowth,
    Statement,
    Unchecked,
    Within,
)
from validate.model import Figure
from validate.numbers import ZERO, Interval, plain, prints_within, slip

_ROUNDED = "agrees only because the prints are rounded"
_BOUND = "a print sets a bound and states no value to reckon with"
_DOUBT = "one of the sentences leaves the measure to what was said before: do they mean the same?"
_UNMARKED = "revised without a mark, or a slip in one of the editions"
_GUESS = "that these numbers belong together is told by where they stand alone"
_TELLING = {
    Slip.SIGN: "the sentences may speak of different things, but the sign alone differs",
    Slip.TRANSPOSED: "the sentences may speak of different things, but two digits changed places",
}
# One wrong digit is no such sign: of numbers of one measure, one pair in nine differs by a digit.
# A quotient has any number of places; two more than the print are enough to see why.
_PLACES_SHOWN = 2
_FEW_PRINTS = 2
_EXPECTED: Mapping[type, Callable[..., expectations.Expected]] = {
    Relation: expectations.of_relation,
    Ratio: expectations.of_ratio,
    Change: expectations.of_change,
    ShareGrowth: expectations.of_share_growth,
    Order: expectations.of_order,
    Near: expectations.of_near,
    Within: expectations.of_within,
}
# Only these can be asked of *more than 20*.
_PROSE = frozenset({Kind.CLAIM, Kind.FOOTNOTE, Kind.ANNEX})
# Five times as much, or a fifth.
_FAR_OFF = 5
_FAR = "so far off that the text may speak of something else"
_BOUNDS_WILL_DO = (SameFact, Reprint, Order, Near, Within)


@dataclass(frozen=True)
class Evaluator:
    """
    Decides statements about figures; ``ranges`` says what their prints may stand for.

    ``known`` holds the intervals asked for so far, or those to go by instead.
    """

    by_id: Mapping[str, Figure]
    ranges: Ranges
    known: dict[str, Interval] = field(default_factory=dict)

    def range_of(self, figure_id: str) -> Interval:
        """The values that a print may stand for."""
        found = self.known.get(figure_id)
        if found is None:
            found = self.known[figure_id] = self.ranges.of(self.by_id[figure_id])
        return found

    def evaluate(self, statement: Statement) -> Outcome:
        """Decide one statement."""
        figures = [self.by_id[one] for one in statement.figures]
        outcome = Outcome(
            status=Status.UNCHECKED,
            figures=statement.figures,
            mentions=statement.mentions,
            printed=tuple(figure.printed for figure in figures),
            message=statement.message,
        )
        if isinstance(statement, Unchecked):
            return replace(outcome, note=statement.reason)
        outcome = replace(outcome, doubtful=statement.doubtful)
        if isinstance(statement, Predicate):
            status = Status.EXACT if statement.holds else Status.INCONSISTENT
            return replace(outcome, status=status, note=statement.note)
        why_not = self._why_not(statement, figures)
        if why_not:
            return replace(outcome, note=why_not)
        held = {figure.id: self.range_of(figure.id) for figure in figures}
        if isinstance(statement, SameFact | Reprint):
            outcome = same_fact(outcome, figures, held)
        else:
            outcome = self._arithmetic(statement, outcome, held)
        if outcome.status is not Status.INCONSISTENT:
            return outcome
        if isinstance(statement, SameFact) and self._is_far_off(outcome):
            outcome = replace(outcome, doubtful=True).noted(_FAR)
        outcome = self._doubted(outcome)
        return _revised(outcome, statement) if isinstance(statement, Reprint) else outcome

    def _doubted(self, outcome: Outcome) -> Outcome:
        """
        A doubtful difference with the reason to ask, or as sure as any if it looks like a slip.

        Prints of two things differ in any way; digits that changed places or a turned sign are
        hardly ever a coincidence, and say that one thing is meant.
        """
        if not outcome.doubtful:
            return outcome
        figures = [self.by_id[one] for one in outcome.figures]
        if any(figure.grid is not None and not figure.measure for figure in figures):
            return outcome.noted(_GUESS)
        said = self._slipped(outcome)
        if said:
            return replace(outcome, doubtful=False).noted(said)
        return outcome.noted(_DOUBT)

    def _is_far_off(self, outcome: Outcome) -> bool:
        """
        Whether a number in running text is so far from the fact that it is hardly meant for it.

        Nobody writes 8 for 7,320 by a slip of the pen; a reader takes one number for another.
        """
        own, wanted = self.by_id[outcome.figures[0]], outcome.expected
        if own.kind not in _PROSE or wanted is None or own.value is None or own.decimals is None:
            return False
        value = abs(own.value)
        near = min(abs(wanted.low), abs(wanted.high), key=lambda end: abs(end - value))
        far = max(value, near) > _FAR_OFF * min(value, near)
        return far and slip(own.value, wanted, own.decimals) is Slip.OTHER

    def _slipped(self, outcome: Outcome) -> str:
        own, wanted = self.by_id[outcome.figures[0]], outcome.expected
        if wanted is None or own.value is None or own.decimals is None:
            return ""
        half = self.range_of(own.id).high - own.value
        prints = prints_within(wanted, own.decimals, half if wanted.low < wanted.high else ZERO)
        if prints is None:
            return ""
        kind = slip(own.value, prints, own.decimals)
        digits = len(str(abs(own.value)).replace(".", "").lstrip("0"))
        few = (prints.high - prints.low).scaleb(own.decimals) <= _FEW_PRINTS
        return _TELLING.get(kind, "") if few and digits > 1 else ""

    def _arithmetic(
        self, statement: Arithmetic, outcome: Outcome, held: Mapping[str, Interval]
    ) -> Outcome:
        found = _EXPECTED[type(statement)](statement, held, self._values(statement.figures))
        if found.why_not:
            return replace(outcome, note=found.why_not)
        own, expected = held[statement.figures[0]], found.expected
        assert expected is not None
        places = (self.by_id[statement.figures[0]].decimals or 0) + _PLACES_SHOWN
        shown = expected.widened(places) if expected.is_finite else None
        outcome = replace(outcome, expected=shown, gap=ZERO)
        if not own.meets(expected):
            gap = (
                own.gap(expected.widened(places))
                or own.gap(expected)
                or found.least_gap
                or self._unit(statement.figures[0])
            )
            return replace(outcome, status=Status.INCONSISTENT, gap=gap).noted(found.note)
        outcome = replace(outcome, status=Status.EXACT)
        if self.by_id[statement.figures[0]].qualifier in ONE_SIDED:
            return outcome.noted("a print sets a bound, and it holds")
        if found.as_printed is None or found.as_printed == Fraction(
            self.by_id[statement.figures[0]].value or ZERO
        ):
            return outcome
        slack = own.room(expected.widened(places))
        said = found.said.format(plain(expectations.shown(found.as_printed, places)))
        outcome = replace(outcome, status=Status.ROUNDED, slack=slack)
        return outcome.noted(_ROUNDED).noted(said)

    def _unit(self, figure_id: str) -> Decimal:
        """A unit of the last place of a print: the gap where ends only just do not meet."""
        return Decimal(1).scaleb(-(self.by_id[figure_id].decimals or 0))

    def _values(self, figures: Sequence[str]) -> Mapping[str, Decimal]:
        return {one: self.by_id[one].value or ZERO for one in figures}

    def _why_not(self, statement: Arithmetic, figures: Sequence[Figure]) -> str:
        """Why prints cannot be compared, or ``""``."""
        missing = [figure for figure in figures if figure.value is None]
        if missing:
            names = ", ".join(
                dict.fromkeys(figure.row_label or figure.measure for figure in missing)
            )
            return f"no value is printed for {names}"
        if len(figures) > 1:
            why_not = next(filter(None, map(self.ranges.unknown, figures)), "")
            if why_not:
                return why_not
        # What is looked at may be a bound: *more than half* is asked only to hold.
        bounds = any(figure.qualifier in ONE_SIDED for figure in figures[1:])
        return _BOUND if bounds and not isinstance(statement, _BOUNDS_WILL_DO) else ""


def _revised(outcome: Outcome, statement: Reprint) -> Outcome:
    """A revision and what the text says of it; nobody asks for the print of an earlier edition."""
    said = f"{outcome.message}: {statement.marked or 'not marked as revised'}"
    outcome = replace(outcome, message=said, expected=None, announced=bool(statement.marked))
    return outcome if outcome.announced else outcome.noted(_UNMARKED)


def evaluate(
    statement: Statement, by_id: Mapping[str, Figure], ranges: Ranges | None = None
) -> Outcome:
    """Decide one statement about the figures of ``by_id``; without ``ranges``, by digits alone."""
    return Evaluator(by_id=by_id, ranges=ranges or Ranges({})).evaluate(statement)
