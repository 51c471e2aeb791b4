"""
Parts add up to their total.

Where a family declares that measures are the complete parts of another, the printed parts must add
to the printed total, and a total that is 100 percent by definition must be printed as that. Each
print may be off by half a unit of its last place, so a sum and a total that differ by no more than
all roundings together agree; the verdict then says so and how much room is left. A part that
is not printed itself is replaced by its own parts, if all of them are. In running text a sum is
checked where all of its parts are told of the same subject and time, in one sentence or section;
so are the two halves of a whole, those that are something and those that are not, unless the family
says that they may leave a rest.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from schemas.terms import Criterion, Dimension, Kind, Severity, Status, Unit
from validate.checking.facts import Facts
from validate.checking.partners import doubtful, each, partner
from validate.checking.rule import Example, Rule
from validate.checking.statements import Relation, Statement, Unchecked
from validate.family.model import Measure
from validate.model import Figure

_TABULAR = frozenset({Kind.TABLE, Kind.SOURCE})


def statements(facts: Facts) -> Iterator[Statement]:
    """One relation for each printed total of each table, subject and period."""
    for figures in facts.by_document.values():
        tables: dict[tuple[object, ...], dict[str, Figure]] = {}
        for figure in figures:
            if figure.kind in _TABULAR:
                key = (figure.table, figure.subject, figure.period)
                tables.setdefault(key, {}).setdefault(figure.measure, figure)
        for printed in tables.values():
            for figure in printed.values():
                yield from _of_total(facts, figure, printed)
    for figure in each(facts):
        if figure.kind not in _TABULAR:
            yield from _told(facts, figure)
            yield from _halves(facts, figure)


def _of_total(facts: Facts, total: Figure, printed: dict[str, Figure]) -> Iterator[Statement]:
    measure = facts.measure(total)
    measures = facts.families[total.family].measures
    if measure.must_be is not None and total.value is not None:
        yield Relation(
            target=total.id,
            constant=measure.must_be,
            message=f"{measure.title}, {total.subject}: {measure.must_be} by definition",
        )
    if not measure.parts:
        return
    message = f"{measure.title}, {total.subject}: the sum of its parts"
    parts = [part for name in measure.parts for part in _printed_parts(name, printed, measures)]
    absent = [measures[name].title for name, part in parts if part is None]
    found = tuple(part for _, part in parts if part is not None)
    if not found:
        return
    if total.value is None:
        yield Unchecked(
            figures=(total.id, *(part.id for part in found)),
            message=message,
            reason="the total is not printed",
        )
        return
    if absent:
        yield Unchecked(
            figures=(total.id, *(part.id for part in found)),
            message=message,
            reason=f"not all parts are printed: {', '.join(absent)}",
        )
        return
    yield Relation(
        target=total.id,
        terms=tuple((Fraction(1), part.id) for part in found),
        message=f"{measure.title}, {total.subject}: the sum of its {len(found)} parts",
    )


def _told(facts: Facts, total: Figure) -> Iterator[Statement]:
    """The sum of parts that are told of in the text, all of them, beside their total."""
    measure = facts.measure(total)
    found = [partner(facts, total, name) for name in measure.parts]
    parts = [part for part in found if part is not None and part.kind not in _TABULAR]
    if not parts or len(parts) < len(measure.parts):
        return
    yield Relation(
        target=total.id,
        terms=tuple((Fraction(1), part.id) for part in parts),
        message=f"{measure.title}, {total.subject}: the sum of its {len(parts)} parts",
        doubtful=doubtful(facts, (total, *parts)),
    )


def _halves(facts: Facts, figure: Figure) -> Iterator[Statement]:
    """*51 of the 60 were effective, nine were not*: both make up the whole, or all 100 percent."""
    measure = facts.measure(figure)
    opposite = facts.families[figure.family].measures.get(measure.complement)
    # Each pair once, from the side whose name comes first.
    if opposite is None or measure.name > opposite.name:
        return
    rest = partner(facts, figure, opposite.name)
    if rest is None or not (measure.complete and opposite.complete):
        return
    message = f"{measure.title}, {figure.subject}: {figure.printed} and the opposite {rest.printed}"
    if figure.unit is Unit.PERCENT:
        yield Relation(
            target=figure.id,
            terms=((Fraction(-1), rest.id),),
            constant=Fraction(100),
            message=f"{message} make 100 percent",
            doubtful=doubtful(facts, (figure, rest)),
        )
        return
    whole = partner(facts, figure, measure.denominator) if measure.denominator else None
    if whole is not None:
        yield Relation(
            target=whole.id,
            terms=((Fraction(1), figure.id), (Fraction(1), rest.id)),
            message=f"{message} make {whole.printed}",
            doubtful=doubtful(facts, (figure, rest, whole)),
        )


def _printed_parts(
    name: str, printed: dict[str, Figure], measures: Mapping[str, Measure]
) -> list[tuple[str, Figure | None]]:
    """A part as printed; one without a value is replaced by its own parts."""
    figure = printed.get(name)
    if figure is not None and figure.value is not None:
        return [(name, figure)]
    own_parts = measures[name].parts
    if not own_parts:
        return [(name, None)]
    return [part for own in own_parts for part in _printed_parts(own, printed, measures)]


RULE = Rule(
    id="parts-and-totals",
    title="Parts and totals",
    severity=Severity.ERROR,
    criterion=Criterion.TOTALS,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example("table whole 100.0\ntable part_a 33.3\ntable part_b 66.7", Status.EXACT),
        Example("table whole 100.0\ntable part_a 33.3\ntable part_b 66.6", Status.ROUNDED),
        Example("table whole 100.0\ntable part_a 33.3\ntable part_b 65.6", Status.INCONSISTENT),
        Example("table whole 99.0\ntable part_a 33.3\ntable part_b 65.7", Status.INCONSISTENT),
        Example("table whole 100.0\ntable part_a 33.3\ntable part_b ?", Status.UNCHECKED),
        Example("table whole 100.0\ntable part_a 33.3", Status.UNCHECKED),
        Example("claim loans 60\nclaim on_time 51\nclaim late 9", Status.EXACT),
        Example("claim loans 60\nclaim on_time 51\nclaim late 8", Status.INCONSISTENT),
    ),
)
