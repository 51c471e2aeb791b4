"""
The one place where prints are compared: statements in, verdicts out.

Every print is an interval (:mod:`validate.numbers`). Prints of one fact agree when their intervals
meet; at equal decimals they must be identical. A sum agrees with a printed total when the interval
of the sum meets the interval of the total (XBRL Calculations 1.1, 2023).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from schemas.terms import Qualifier, Status
from validate.checking.statements import Predicate, Relation, SameFact, Statement, Unchecked
from validate.model import Figure
from validate.numbers import ZERO, Interval, interval, plain

_DOUBT = "one of the sentences leaves the measure to what was said before: do they mean the same?"
_INFINITY = Decimal("Infinity")
_FROM_BELOW = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_FROM_ABOVE = frozenset({Qualifier.LESS_THAN, Qualifier.UP_TO})
_ONE_SIDED = _FROM_BELOW | _FROM_ABOVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the evaluation of one statement found; see :class:`validate.model.Verdict`."""

    status: Status
    figures: tuple[str, ...]
    mentions: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    expected: Interval | None = None
    gap: Decimal | None = None
    slack: Decimal | None = None
    message: str = ""
    note: str = ""
    doubtful: bool = False


def evaluate(statement: Statement, by_id: Mapping[str, Figure]) -> Outcome:
    """Decide one statement."""
    if isinstance(statement, SameFact):
        return _same_fact(statement, [by_id[one] for one in statement.figures])
    if isinstance(statement, Relation):
        return _relation(statement, by_id)
    if isinstance(statement, Unchecked):
        return Outcome(
            status=Status.UNCHECKED,
            figures=statement.figures,
            mentions=statement.mentions,
            printed=_printed([by_id[one] for one in statement.figures]),
            message=statement.message,
            note=statement.reason,
        )
    return _predicate(statement, by_id)


def interval_of(figure: Figure) -> Interval:
    """The values that a print may stand for; *more than 20* has no upper end."""
    assert figure.value is not None
    around = interval(figure.value, figure.decimals)
    if figure.qualifier in _FROM_BELOW:
        return Interval(around.low, _INFINITY)
    if figure.qualifier in _FROM_ABOVE:
        return Interval(-_INFINITY, around.high)
    return around


def _same_fact(statement: SameFact, figures: Sequence[Figure]) -> Outcome:
    looked_at, *others = figures
    outcome = _outcome(figures, statement)
    if outcome.note:
        return outcome
    expected = _common([interval_of(one) for one in others])
    outcome = replace(outcome, note=_unknowns(figures), expected=_finite(expected), gap=ZERO)
    gap = _largest_gap(figures)
    if gap is not None:
        needed = _finite(_needed(looked_at, others, expected))
        outcome = replace(outcome, status=Status.INCONSISTENT, expected=needed, gap=gap)
        return _noted(outcome, _DOUBT) if outcome.doubtful else outcome
    outcome = replace(outcome, status=Status.EXACT)
    if any(one.qualifier in _ONE_SIDED for one in figures):
        return _noted(outcome, "a print sets a bound, and it holds")
    if all(
        (one.value, one.decimals) == (two.value, two.decimals) for one, two in pairwise(figures)
    ):
        return outcome
    slack = interval_of(looked_at).room(expected)
    outcome = replace(outcome, status=Status.ROUNDED, slack=slack)
    return _noted(outcome, "agrees only because the prints are rounded")


def _noted(outcome: Outcome, note: str) -> Outcome:
    return replace(outcome, note="; ".join(filter(None, (note, outcome.note))))


def _finite(expected: Interval) -> Interval | None:
    """An interval that can be shown; a bound alone says of no other print what it must be."""
    return expected if expected.low.is_finite() and expected.high.is_finite() else None


def _relation(statement: Relation, by_id: Mapping[str, Figure]) -> Outcome:
    target = by_id[statement.target]
    terms = [(weight, by_id[one]) for weight, one in statement.terms]
    figures = [target, *(figure for _, figure in terms)]
    outcome = _outcome(figures, statement)
    if outcome.note:
        return outcome
    if any(figure.qualifier in _ONE_SIDED for figure in figures):
        return replace(outcome, note="a print sets a bound and states no value to add")
    constant = _decimal(statement.constant)
    expected = Interval(constant, constant)
    for weight, figure in terms:
        expected = expected + interval_of(figure).scaled(weight)
    own = interval_of(target)
    gap = own.gap(expected)
    if gap:
        return replace(outcome, status=Status.INCONSISTENT, expected=expected, gap=gap)
    outcome = replace(outcome, status=Status.EXACT, expected=expected, gap=ZERO)
    printed = sum((weight * _printed_value(one) for weight, one in terms), statement.constant)
    if printed == _printed_value(target):
        return outcome
    note = f"as printed the parts add to {plain(_decimal(printed))}"
    return replace(
        outcome,
        status=Status.ROUNDED,
        slack=own.room(expected),
        note=f"{note}; agrees only because the prints are rounded",
    )


def _outcome(figures: Sequence[Figure], statement: SameFact | Relation) -> Outcome:
    """What is so before anything is compared; a note says why nothing can be."""
    return Outcome(
        status=Status.UNCHECKED,
        figures=tuple(figure.id for figure in figures),
        printed=_printed(figures),
        mentions=statement.mentions,
        message=statement.message,
        note=_why_not(figures),
        doubtful=isinstance(statement, SameFact) and statement.doubtful,
    )


def _printed_value(figure: Figure) -> Fraction:
    return Fraction(figure.value or ZERO)


def _predicate(statement: Predicate, by_id: Mapping[str, Figure]) -> Outcome:
    figures = [by_id[one] for one in statement.figures]
    return Outcome(
        status=Status.EXACT if statement.holds else Status.INCONSISTENT,
        figures=statement.figures,
        mentions=statement.mentions,
        printed=_printed(figures),
        message=statement.message,
    )


def _why_not(figures: Sequence[Figure]) -> str:
    """Why prints cannot be compared, or ``""``."""
    missing = [figure for figure in figures if figure.value is None]
    if missing:
        names = ", ".join(dict.fromkeys(figure.row_label or figure.measure for figure in missing))
        return f"no value is printed for {names}"
    if len(figures) > 1 and any(one.qualifier is Qualifier.APPROXIMATE for one in figures):
        return "a print says 'about', and nothing declares how wide that is"
    loose = [one for one in figures if one.precision_from == "qualifier"]
    if len(figures) > 1 and any(one.qualifier not in _ONE_SIDED for one in loose):
        return "a print is a fraction in words, and nothing declares how exact that is"
    return ""


def _common(intervals: Sequence[Interval]) -> Interval:
    """What all intervals share; where they share nothing, what lies between them."""
    low = max(one.low for one in intervals)
    high = min(one.high for one in intervals)
    return Interval(min(low, high), max(low, high))


def _largest_gap(figures: Sequence[Figure]) -> Decimal | None:
    """The widest disagreement of two prints; None when all agree."""
    gaps = []
    for index, one in enumerate(figures):
        for two in figures[index + 1 :]:
            assert one.value is not None
            assert two.value is not None
            bounds = {one.qualifier, two.qualifier} & _ONE_SIDED
            if one.decimals == two.decimals and not bounds:
                # Printed to the same place, one figure has one print: touching ends are no excuse.
                gaps.append(abs(one.value - two.value))
            else:
                gaps.append(interval_of(one).gap(interval_of(two)))
    widest = max(gaps, default=ZERO)
    return widest or None


def _needed(looked_at: Figure, others: Sequence[Figure], common: Interval) -> Interval:
    """What the first print would have to be: the yardstick's own print at equal decimals."""
    values = {other.value for other in others if other.decimals == looked_at.decimals}
    if len(values) == 1:
        value = values.pop()
        assert value is not None
        return Interval(value, value)
    return common


def _unknowns(figures: Sequence[Figure]) -> str:
    if any(figure.period is None for figure in figures) and any(
        figure.period for figure in figures
    ):
        return "a print does not state its period and is compared all the same"
    if any("inferred" in figure.method for figure in figures):
        return "a print does not state its period; the report gives this measure only one"
    return ""


def _printed(figures: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(figure.printed for figure in figures)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
