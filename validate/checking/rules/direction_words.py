"""
Direction words agree with signs and levels.

A rise is no minus, and what rose from one level to another ended higher. Where words give a change
its direction and the print has a sign of its own, the two must agree; where they say that a level
moved from one value to another, rounding must leave that possible. What is *unchanged* may have
moved a little, so a small change is not held against it.
"""

from collections.abc import Iterator
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Direction, Severity, Status
from validate.checking.facts import Facts
from validate.checking.partners import each
from validate.checking.rule import Example, Rule
from validate.checking.statements import Near, Statement, Within, said_to_be
from validate.model import Figure

_SIGNS = frozenset("+-\N{MINUS SIGN}\N{EN DASH}")
_MOVED = {Direction.UP: "rise", Direction.DOWN: "fall", Direction.UNCHANGED: "stay"}


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each change or level whose direction words give."""
    for figure in each(facts):
        if figure.direction is None:
            continue
        told = figure.direction is not Direction.UNCHANGED
        if facts.measure(figure).changes and told and _has_a_sign(figure):
            yield _signed(facts, figure, figure.direction)
        before = facts.by_id.get(figure.moved_from)
        if before is not None and before.value is not None and before.unit is figure.unit:
            yield _moved(facts, figure, before, figure.direction)


def _has_a_sign(figure: Figure) -> bool:
    """Whether the print bears a sign; without one the words give it, and cannot contradict it."""
    return figure.printed[:1] in _SIGNS


def _signed(facts: Facts, figure: Figure, direction: Direction) -> Statement:
    return Within(
        figure=figure.id,
        low=None if direction is Direction.DOWN else Fraction(0),
        high=None if direction is Direction.UP else Fraction(0),
        worded=True,
        message=(
            f"{facts.measure(figure).title}, {figure.subject}: "
            f"{figure.printed} is told as a {_MOVED[direction]}"
        ),
    )


def _moved(facts: Facts, figure: Figure, before: Figure, direction: Direction) -> Statement:
    message = (
        f"{facts.measure(figure).title}, {figure.subject}: said to {_MOVED[direction]} "
        f"from {before.printed} to {figure.printed}"
    )
    if direction is Direction.UNCHANGED:
        return Near(figures=(figure.id, before.id), message=message)
    rises = direction is Direction.UP
    return said_to_be(figure.id, above=rises, other=before.id, message=message)


RULE = Rule(
    id="direction-words",
    title="Direction words, signs and levels",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("claim loans_change +20 up", Status.EXACT),
        Example("claim loans_change -20 up", Status.INCONSISTENT),
        Example("claim loans 71 down\nclaim loans@earlier 118", Status.EXACT),
        Example("claim loans 118 down\nclaim loans@earlier 71", Status.INCONSISTENT),
        Example("claim loans ~118 down\nclaim loans@earlier 171", Status.UNCHECKED),
    ),
)
