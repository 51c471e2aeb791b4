"""What a family knows, in words."""

from collections.abc import Iterator, Sequence
from itertools import chain

from schemas.terms import Unit
from validate.commands.words import plainly
from validate.errors import FamilyError
from validate.family.forms import Row
from validate.family.model import Family, Measure, Subject
from validate.family.toml import nearest
from validate.vocabulary import Phrase

_MOST_NAMES = 8
_MOST_WORDS = 6


def page(family: Family) -> Iterator[str]:
    """All of a family on a page."""
    yield f"{family.name}: {plainly(family.title)}"
    yield ""
    yield from _recognised(family)
    yield ""
    yield from _subjects(family)
    yield ""
    yield f"Measures: {len(family.measures):,}"
    for measure in family.measures.values():
        words = _short([one.source for one in _heads(family, measure)], _MOST_WORDS)
        yield f"  {measure.name}: {plainly(measure.title)}, {_unit(measure.unit)}"
        if words:
            yield f"      said as: {words}"
        for line in _relations(measure):
            yield f"      {line}"
    yield ""
    yield f"Tables: {len(family.tables) + len(family.infographics):,}"
    for table in family.tables:
        yield f"  {table.name}: {plainly(table.title)}"
        yield f"      known by: {_short([one.source for one in table.known_by], _MOST_WORDS)}"
        yield f"      {_counts(table.rows, 'row')}, {_counts(table.columns, 'column')} declared"
    for graphic in family.infographics:
        yield f"  {graphic.name}: {plainly(graphic.title)}, a graphic of {len(graphic.labels)}"
    if family.rules:
        yield ""
        yield "Rules that it sets:"
        for rule, setting in family.rules.items():
            level = setting.severity.value if setting.severity else "as the rule has it"
            yield f"  {rule}: {level if setting.enabled else 'off'}"


def measure_page(family: Family, name: str) -> Iterator[str]:
    """All about one measure. Raises :class:`FamilyError` for a name that is none."""
    measure = family.measures.get(name)
    if measure is None:
        problem = f"{family.name} has no measure named {plainly(name)!r}"
        raise FamilyError("tieout family explain", problem, nearest(name, family.measures))
    concept = family.vocabulary.concepts[measure.concept]
    yield f"{measure.name}: {plainly(measure.title)}"
    facts = [
        ("unit", ", ".join(_unit(one) for one in measure.units)),
        ("concept", concept.name + (f", of the field {concept.field}" if concept.field else "")),
        ("said as", _short([one.source for one in concept.heads], None)),
        ("more weakly", _short([one.source for one in concept.weak_heads], None)),
    ]
    for facet, value in measure.facets.items():
        told = _short(_words_of(family, measure, facet, value), None)
        unsaid = ", may go unsaid" if facet in measure.unstated else ""
        facts.append((f"where {facet}", f"{value}{unsaid}" + (f": {told}" if told else "")))
    facts += [
        ("decimals", ", ".join(map(str, measure.decimals))),
        ("from", "" if measure.least is None else str(measure.least)),
        ("to", "" if measure.most is None else str(measure.most)),
        ("rounded to", "" if measure.rounded_to is None else str(measure.rounded_to)),
        ("always of", measure.subject),
        ("counts", measure.population),
    ]
    for key, text in facts:
        if text:
            yield f"    {key:<14}{plainly(text)}"
    relations = [*_relations(measure), *_of_others(family, measure)]
    for number, line in enumerate(relations):
        yield f"    {'must agree' if number == 0 else '':<14}{line}"
    tables = list(_tables_of(family, measure))
    for number, line in enumerate(tables):
        yield f"    {'printed in' if number == 0 else '':<14}{line}"


def _recognised(family: Family) -> Iterator[str]:
    if family.fallback:
        yield "Takes every report that no other family knows."
        return
    phrases = " and ".join(repr(one) for one in family.signature.phrases)
    yield f"A report is known by {plainly(phrases)} near its start."
    edition = "the period on its cover" if family.by_period else plainly(family.edition)
    yield f"Edition: {edition}"
    if family.signature.always:
        yield f"Every report is about {plainly(family.signature.always)}."
    elif family.signature.subject:
        told = " or ".join(repr(one) for one in family.signature.subject)
        yield f"Whom it is about stands on the cover: {plainly(told)}"


def _subjects(family: Family) -> Iterator[str]:
    yield f"Subjects: {len(family.subjects):,}"
    inspected = [one for one in family.subjects if one.inspected]
    if inspected:
        yield f"  a report may be about {_short([one.name for one in inspected], _MOST_NAMES)}"
    others = [one for one in family.subjects if not one.inspected]
    for one in others[:_MOST_NAMES]:
        yield f"  {_subject(one)}"
    if len(others) > _MOST_NAMES:
        yield f"  ... and {len(others) - _MOST_NAMES} more"


def _subject(one: Subject) -> str:
    told = [plainly(one.name)]
    told += ["all reports have figures of it"] if one.national else []
    told += [f"made up of {_short(one.parts, _MOST_NAMES)}"] if one.parts else []
    return ", ".join(told)


def _heads(family: Family, measure: Measure) -> Sequence[Phrase]:
    return family.vocabulary.concepts[measure.concept].heads


def _words_of(family: Family, measure: Measure, facet: str, value: str) -> list[str]:
    lexicon = family.vocabulary.concepts[measure.concept].facets[facet]
    entries = chain.from_iterable((*lexicon.exact.values(), *lexicon.prefixes.values()))
    return sorted({phrase.source for name, phrase in entries if name == value})


def _relations(measure: Measure) -> Iterator[str]:
    """What a measure declares of itself and others."""
    if measure.parts:
        yield f"is the sum of {_short(measure.parts, None)}"
    if measure.must_be is not None:
        yield f"is always {measure.must_be}"
    if measure.ratio:
        yield f"is {measure.ratio.numerator} for each of {measure.ratio.denominator}"
    if measure.change_of:
        yield f"is the change of {measure.change_of}{_span(measure)}"
    if measure.growth:
        yield f"moves as {measure.growth.part} against {measure.growth.whole}"
    if measure.denominator:
        yield f"is counted out of {measure.denominator}"
    if measure.complement:
        yield f"leaves {measure.complement}"
    if measure.not_above:
        yield f"is not above {_short(measure.not_above, None)}"
    if measure.adds_over:
        yield f"adds up over {' and '.join(sorted(axis.value for axis in measure.adds_over))}"
    yield from _flows(measure)


def _flows(measure: Measure) -> Iterator[str]:
    if measure.stock:
        yield "is what there is at the end of a period"
    if measure.flows:
        out_of = measure.flows.out_of
        less = f", less {_short(out_of, None)}" if out_of else ""
        yield f"is what there was, plus {_short(measure.flows.into, None)}{less}"


def _of_others(family: Family, measure: Measure) -> Iterator[str]:
    """What other measures declare of it."""
    for one in family.measures.values():
        if measure.name in one.parts:
            yield f"is a part of {one.name}"
        if one.change_of == measure.name:
            yield f"has its change in {one.name}"
        if one.ratio and measure.name in {one.ratio.numerator, one.ratio.denominator}:
            yield f"makes up the ratio {one.name}"
        if measure.name in one.not_above:
            yield f"is a whole of {one.name}"


def _tables_of(family: Family, measure: Measure) -> Iterator[str]:
    forms = [(one.name, (*one.rows, *one.columns), one.measure) for one in family.tables]
    forms += [(one.name, one.labels, "") for one in family.infographics]
    for name, heads, base in forms:
        labels = [label for row in heads if row.measure == measure.name for label in row.labels]
        if labels or base == measure.name:
            told = f": {_short(labels, _MOST_WORDS)}" if labels else ""
            yield f"{name}{told}"


def _span(measure: Measure) -> str:
    months = measure.span_months
    if months is None:
        return ""
    years, rest = divmod(months, 12)
    return f" over {years} year{'s' * (years > 1)}" if not rest else f" over {months} months"


def _unit(unit: Unit) -> str:
    return unit.value.replace("_", " ")


def _counts(rows: Sequence[Row], what: str) -> str:
    return f"{len(rows)} {what}{'' if len(rows) == 1 else 's'}"


def _short(texts: Sequence[str], most: int | None) -> str:
    shown = [plainly(one) for one in texts[:most]]
    more = f" and {len(texts) - len(shown)} more" if len(texts) > len(shown) else ""
    return ", ".join(shown) + more
