"""
A change agrees with its two levels.

Where a report prints a level before and after and the change in percent, the change must lie among
those that the levels allow; a change in the unit of the levels, or in percentage points, is their
difference. Each level may be off by half a unit of its last place, so small levels
allow a wide range: from 40 to 36 is a fall of 10 percent as printed, and anything from 7.6 to 12.3
percent by rounding. The levels are those of the change's own two periods (of what is counted on a
day, those at their ends), or the two that stand in one sentence with it. Where that sentence dates
neither, a rise is taken to lead to the higher one.
"""

from collections.abc import Iterator
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Severity, Status, Unit
from validate.checking.facts import Facts
from validate.checking.partners import doubtful, each, ends_with, level_at, together, valued
from validate.checking.rule import Example, Rule
from validate.checking.statements import Change, Relation, Statement
from validate.model import Figure


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each change whose two levels are printed."""
    for figure in each(facts, changes=True):
        level = facts.measure(figure).change_of
        if not level:
            continue
        found = _beside(facts, figure, level) or _dated(facts, figure, level)
        if found is None:
            continue
        after, before = found
        message = (
            f"{facts.measure(figure).title}, {figure.subject}: "
            f"from {before.printed} to {after.printed}"
        )
        doubt = doubtful(facts, (figure, after, before))
        if facts.measure(figure).unit is Unit.PERCENT:
            yield Change(
                change=figure.id,
                after=after.id,
                before=before.id,
                message=message,
                doubtful=doubt,
            )
        else:
            yield Relation(
                target=figure.id,
                terms=((Fraction(1), after.id), (Fraction(-1), before.id)),
                message=message,
                doubtful=doubt,
            )


def _beside(facts: Facts, figure: Figure, level: str) -> tuple[Figure, Figure] | None:
    """The two levels in the sentence of a change, after and before."""
    found = [one for one in valued(facts, figure, level) if together(one, figure)]
    if len(found) != 2 or not _of_its_time(figure, found):  # noqa: PLR2004 - before and after
        return None
    one, other = found
    if one.moved_from == other.id or other.moved_from == one.id:
        return (one, other) if one.moved_from == other.id else (other, one)
    if one.period and other.period and one.period != other.period:
        return (one, other) if one.period > other.period else (other, one)
    if one.past != other.past:
        return (other, one) if one.past else (one, other)
    assert one.value is not None
    assert other.value is not None
    assert figure.value is not None
    rises = (other.value > one.value) == (figure.value > 0)
    return (other, one) if rises else (one, other)


def _of_its_time(figure: Figure, levels: list[Figure]) -> bool:
    """Whether levels may be those of a change: what it and they state of their time agrees."""
    if figure.period is None or figure.base_period is None:
        return True
    own = (figure.period, figure.base_period)
    return all(
        one.period is None or any(ends_with(one, period) for period in own) for one in levels
    )


def _dated(facts: Facts, figure: Figure, level: str) -> tuple[Figure, Figure] | None:
    """The levels of the change's own periods, wherever they stand, after and before."""
    if figure.period is None or figure.base_period is None:
        return None
    after = level_at(facts, figure, level, figure.period)
    before = level_at(facts, figure, level, figure.base_period)
    return (after, before) if after is not None and before is not None else None


RULE = Rule(
    id="changes-and-levels",
    title="Changes and their levels",
    severity=Severity.ERROR,
    criterion=Criterion.CONSISTENCY,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("claim loans 120\nclaim loans@earlier 100\nclaim loans_change 20", Status.EXACT),
        Example("claim loans 71\nclaim loans@earlier 118\nclaim loans_change -40", Status.ROUNDED),
        Example(
            "claim loans 187\nclaim loans@earlier 212\nclaim loans_change -21",
            Status.INCONSISTENT,
        ),
        Example(
            "claim loans 187\nclaim loans@earlier >200\nclaim loans_change -12", Status.UNCHECKED
        ),
    ),
)
