"""
What a print may stand for, its words and its family's declarations taken into account.

The digits give an interval (:mod:`validate.numbers.printed`); *about*, *more than* and *a third*
widen or bound it as far as the family says what they mean. Where it does not say, there is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from schemas.terms import Qualifier, Rounding, Unit
from validate.family.model import Family, Measure, Precision
from validate.model import Figure
from validate.numbers import EVERYTHING, Interval, interval, meet

_FROM_BELOW = frozenset({Qualifier.MORE_THAN, Qualifier.AT_LEAST})
_FROM_ABOVE = frozenset({Qualifier.LESS_THAN, Qualifier.UP_TO})
ONE_SIDED = _FROM_BELOW | _FROM_ABOVE
SIGNED = frozenset({Unit.PERCENTAGE_POINT, Unit.GBP, Unit.GBP_MILLION})
_LARGE = 1000
_INFINITY = Decimal("Infinity")
_UNTOLD_ABOUT = "a print says 'about', and nothing declares how wide that is"
_UNTOLD_WORDS = "a print is a fraction in words, and nothing declares how exact that is"


@dataclass(frozen=True, slots=True)
class Ranges:
    """
    Intervals of prints, under the declarations of their families.

    ``steps`` says of figures without a measure, by their id, what they are rounded to.
    """

    families: Mapping[str, Family]
    steps: Mapping[str, int] = field(default_factory=dict)

    def of(self, figure: Figure) -> Interval:
        """
        The values that a print with a value may stand for.

        Where the family does not say what a word means, the digits alone.
        """
        family = self.families.get(figure.family)
        measure = family.measures.get(figure.measure) if family else None
        said = family.precision if family else Precision()
        return _of(figure, measure, said, self.step(figure))

    def plausible(self, figure: Figure) -> Interval:
        """
        The values that a figure of this measure and unit can have at all.

        Without a measure nobody knows whether it is a change, which may be anything.
        """
        if not figure.measure:
            return EVERYTHING
        family = self.families.get(figure.family)
        measure = family.measures.get(figure.measure) if family else None
        return plausible(figure.unit, measure)

    def step(self, figure: Figure) -> int | None:
        """What whole last places of a print are rounded to, if not to 1."""
        family = self.families.get(figure.family)
        measure = family.measures.get(figure.measure) if family else None
        return measure.rounded_to if measure else self.steps.get(figure.id)

    def unknown(self, figure: Figure) -> str:
        """Why nothing can be set against a print beyond itself, or ``""``."""
        family = self.families.get(figure.family)
        said = family.precision if family else Precision()
        if figure.qualifier in ONE_SIDED:
            return ""
        if _is_worded(figure) and figure.unit is Unit.PERCENT and _in_words(figure):
            return "" if said.worded is not None else _UNTOLD_WORDS
        if figure.qualifier is Qualifier.APPROXIMATE or _is_worded(figure):
            if said.about is not None:
                return ""
            return _UNTOLD_ABOUT if figure.qualifier is Qualifier.APPROXIMATE else _UNTOLD_WORDS
        return ""


def is_plain(figure: Figure) -> bool:
    """Whether a print says its value outright, so that another to the same place is identical."""
    approximate = figure.qualifier is Qualifier.APPROXIMATE or _is_worded(figure)
    return not approximate and figure.qualifier not in ONE_SIDED


def is_exact(figure: Figure, measure: Measure | None) -> bool:
    """
    Whether a print is the true value itself: a count of whole things, unless said otherwise.

    ``1.2 million`` is none, nor is a count of a thousand or more that ends in ``00``: it may well
    be rounded, and nobody says.
    """
    if measure is not None and measure.rounding is not Rounding.NEAREST:
        return measure.rounding is Rounding.EXACT
    # 1,769 for 22 are 80 each: a ratio is no count of things, whatever its unit.
    rounded = measure is not None and (measure.rounded_to is not None or measure.ratio is not None)
    if rounded or figure.unit is not Unit.COUNT or not is_plain(figure):
        return False
    return figure.decimals == 0 and not _zeros(figure)


def places(figure: Figure) -> int | None:
    """To how many places a print is given; fewer than 0 for a large count that ends in noughts."""
    return None if figure.decimals is None else figure.decimals - _zeros(figure)


def _zeros(figure: Figure) -> int:
    """How many last digits of a large count are 0, and may have been rounded away."""
    value = figure.value
    if figure.unit is not Unit.COUNT or figure.decimals != 0 or value is None:
        return 0
    if abs(value) < _LARGE or value % 100:
        return 0
    digits = format(abs(value), "f")
    return len(digits) - len(digits.rstrip("0"))


def plausible(unit: Unit, measure: Measure | None) -> Interval:
    """What a measure declares, else what its unit allows: shares to 100, nothing below 0."""
    changes = measure is not None and measure.changes
    low = measure.least if measure else None
    high = measure.most if measure else None
    if low is None and not changes and unit not in SIGNED:
        low = Decimal(0)
    if high is None and not changes and unit is Unit.PERCENT:
        high = Decimal(100)
    return Interval(-_INFINITY if low is None else low, _INFINITY if high is None else high)


def _of(figure: Figure, measure: Measure | None, said: Precision, step: int | None) -> Interval:
    assert figure.value is not None
    value = figure.value
    if figure.qualifier in ONE_SIDED:
        return _bounded(figure, value, said)
    if (measure is not None or step is None) and is_exact(figure, measure):
        return Interval(value, value)
    rounding = measure.rounding if measure else Rounding.NEAREST
    decimals = figure.decimals if step is not None else places(figure)
    around = interval(value, decimals, rounding, step=step)
    if not is_plain(figure):
        around = _widened(figure, value, around, said)
    return _plausible(around, measure, value)


def _bounded(figure: Figure, value: Decimal, said: Precision) -> Interval:
    """*More than a quarter*: beyond it, and as far as the family says at most."""
    reach = said.beyond if _is_worded(figure) and figure.unit is Unit.PERCENT else None
    far = _INFINITY if reach is None else _decimal(reach)
    is_open = figure.qualifier in {Qualifier.MORE_THAN, Qualifier.LESS_THAN}
    if figure.qualifier in _FROM_BELOW:
        return Interval(value, value + far, low_open=is_open)
    return Interval(value - far, value, high_open=is_open)


def _widened(figure: Figure, value: Decimal, around: Interval, said: Precision) -> Interval:
    if figure.unit is Unit.PERCENT and _in_words(figure) and said.worded is not None:
        wide = _decimal(said.worded)
    elif said.about is not None:
        wide = abs(value) * _decimal(said.about / 100)
    else:
        return around
    return Interval(min(around.low, value - wide), max(around.high, value + wide))


def _plausible(around: Interval, measure: Measure | None, value: Decimal) -> Interval:
    """No rate is below 0: what a print may stand for ends where its measure does."""
    if measure is None or (measure.least is None and measure.most is None):
        return around
    low = -_INFINITY if measure.least is None else measure.least
    high = _INFINITY if measure.most is None else measure.most
    if not low <= value <= high:  # a slip, and somebody else's to find
        return around
    return meet((around, Interval(low, high))) or around


def _is_worded(figure: Figure) -> bool:
    return figure.precision_from == "qualifier"


def _in_words(figure: Figure) -> bool:
    """*A third* or *nine in ten*, and no digits that end on a percent sign."""
    return not any(character.isdigit() for character in figure.printed)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
