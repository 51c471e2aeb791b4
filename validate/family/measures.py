"""
Loading what a family measures: concepts, facets and measures, every name checked.

``measures.toml`` and any ``measures_<topic>.toml`` beside it are read as one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from schemas.terms import Rounding, Unit
from validate.family.model import Axis, Concept, FlowsOf, GrowthOf, Measure, RatioOf, Vocabulary
from validate.family.problems import Problems
from validate.family.templates import written_out
from validate.family.toml import Section, load_toml, nearest
from validate.vocabulary import Lexicon

_MEASURE_KEYS = (
    "title", "concept", "unit", "facets", "changes", "span_years", "span_months",
    "parts", "complete", "must_be",
    "decimals", "least", "most", "excludes", "population", "unstated", "subject", "denominator",
    "also_units", "definite", "of_change", "complement",
    "national_subject", "ratio", "change_of", "growth", "not_above", "rounding", "rounded_to",
    "adds_over", "change_over", "difference_over", "stock", "flows",
)  # fmt: skip


def load_vocabulary(
    folder: Path,
    subjects: Collection[str],
    problems: Problems,
    *,
    required: bool = True,
    counts_to: int | None = None,
) -> Vocabulary:
    """
    Load and check the measures declared in a family's folder, whose subjects are given.

    Counts are rounded to multiples of ``counts_to`` unless they say otherwise.
    """
    files = [load_toml(folder / "measures.toml", required=required, problems=problems)]
    topics = sorted(folder.glob("measures_*.toml"))
    files.extend(load_toml(path, problems=problems) for path in topics)
    for file in files:
        if file.is_dubious(""):  # it is no TOML: nobody knows what it declares
            for kind in ("concept", "facet", "field", "measure"):
                problems.doubt(kind)
        file.only("modifiers", "concept", "facet", "field", "measure")
    facets = {
        name: _lexicon(section) for name, section in _each(files, "facet", "facet is declared")
    }
    fields = {
        name: section.only("words").phrases("words")
        for name, section in _each(files, "field", "field is declared")
    }
    concepts = {
        name: _concept(name, section, facets, fields)
        for name, section in _each(files, "concept", "concept is declared")
    }
    return Vocabulary(
        concepts=MappingProxyType(concepts),
        measures=_measures(
            files, concepts, facets, subjects, required=required, counts_to=counts_to
        ),
        shared=MappingProxyType(facets),
        fields=Lexicon.of(fields),
        modifiers=tuple(chain.from_iterable(file.texts("modifiers") for file in files)),
    )


def _each(files: Sequence[Section], key: str, what: str) -> Iterator[tuple[str, Section]]:
    """The tables of one kind in all files; a name that two of them use is an error."""
    seen: dict[str, str] = {}
    for file in files:
        for name, section in file.section(key).items():
            section.keep()
            if name in seen:
                problem = f"another {what} under that name in {seen[name]}"
                section.wrong("", problem, "Give one of them another name.")
                continue
            seen[name] = file.file
            yield name, section


def _lexicon(section: Section) -> Lexicon:
    return Lexicon.of({value: section.phrases(value) for value in section.values})


def _concept(
    name: str, section: Section, shared: Mapping[str, Lexicon], fields: Collection[str]
) -> Concept:
    section.only("heads", "weak_heads", "facet", "field")
    own = {}
    of = section.text("field", "")
    section.names("field", of, fields, "field")
    for facet, values in section.section("facet").items():
        if facet in shared:
            problem = f"{facet!r} is also a facet of all concepts"
            section.wrong(f"facet.{facet}", problem, "Give one of them another name.")
            continue
        own[facet] = _lexicon(values)
    return Concept(
        name=name,
        heads=section.phrases("heads"),
        weak_heads=section.phrases("weak_heads"),
        facets=MappingProxyType({**shared, **own}),
        own_facets=frozenset(own),
        field=of,
    )


def _measures(
    files: Sequence[Section],
    concepts: Mapping[str, Concept],
    shared: Mapping[str, Lexicon],
    subjects: Collection[str],
    *,
    required: bool,
    counts_to: int | None,
) -> Mapping[str, Measure]:
    declared = dict(_each(files, "measure", "measure is declared"))
    if not declared and required and not any(file.is_dubious("measure") for file in files):
        files[0].wrong("measure", "declares no measure", "Add a [measure.<name>].")
    for section in declared.values():
        section.only(*_MEASURE_KEYS)
    sections = written_out(declared, _values_of(concepts, shared))
    measures = {name: _measure(name, section, counts_to) for name, section in sections.items()}
    firm = {
        name: measure
        for name, measure in measures.items()
        if not sections[name].is_dubious("unit", "changes")
    }
    for name, measure in measures.items():
        section = sections[name]
        if section.names("concept", measure.concept, concepts, "concept"):
            _sound_facets(section, measure, concepts[measure.concept].facets)
        if _sound_names(section, measure, measures, subjects):
            _sound_relations(section, measure, firm)
        if measure.least is not None and measure.most is not None and measure.least > measure.most:
            section.wrong("least", f"{measure.least} is above most, {measure.most}")
        twice = next((one for one in measure.parts if measure.parts.count(one) > 1), None)
        if twice:
            section.wrong("parts", f"{twice!r} is named twice")
    _no_rings(sections, "parts", {name: one.parts for name, one in measures.items()})
    _no_rings(sections, "not_above", {name: one.not_above for name, one in measures.items()})
    _no_twins(sections, measures)
    return MappingProxyType(measures)


def _values_of(
    concepts: Mapping[str, Concept], shared: Mapping[str, Lexicon]
) -> Mapping[str, Collection[str]]:
    """The values of all facets, by which templates are written out."""
    found = {name: dict.fromkeys(lexicon.names) for name, lexicon in shared.items()}
    for concept in concepts.values():
        for name, lexicon in concept.facets.items():
            found.setdefault(name, {}).update(dict.fromkeys(lexicon.names))
    return found


def _sound_names(
    section: Section,
    measure: Measure,
    measures: Mapping[str, Measure],
    subjects: Collection[str],
) -> bool:
    """The measures and subjects that a measure names must be declared; whether they are."""
    sound = True
    named: tuple[tuple[str, str, Collection[str], str], ...] = (
        ("denominator", measure.denominator, measures, "measure"),
        ("complement", measure.complement, measures, "measure"),
        ("subject", measure.subject, subjects, "subject"),
        ("national_subject", measure.national_subject, subjects, "subject"),
        ("change_of", measure.change_of, measures, "measure"),
        *(("parts", part, measures, "measure") for part in measure.parts),
        *(("not_above", whole, measures, "measure") for whole in measure.not_above),
        *(("ratio", name, measures, "measure") for name in _two(measure.ratio)),
        *(("growth", name, measures, "measure") for name in _two(measure.growth)),
        *(("flows", name, measures, "measure") for name in _flowing(measure)),
    )
    for key, name, known, what in named:
        if name and name == measure.name:
            section.wrong(key, f"{name!r} is the measure itself", f"Name another {what}.")
            sound = False
        elif name and not section.names(key, name, known, what):
            sound = False
    return sound


def _sound_relations(section: Section, measure: Measure, measures: Mapping[str, Measure]) -> None:
    """What a measure is held to must be a level or a change, as its rule takes it."""
    if measure.change_of in measures and not section.is_dubious("changes", "unit"):
        _sound_change(section, measure, measures[measure.change_of])
    for key, names, changes in (
        ("ratio", _two(measure.ratio), False),
        ("growth", _two(measure.growth), True),
        ("not_above", measure.not_above, False),
        ("change_of", tuple(filter(None, (measure.change_of,))), False),
    ):
        if section.is_dubious(key, "changes"):
            continue
        if names and measure.changes and key != "change_of":
            section.wrong(key, "the measure is a change", "Give it to the level instead.")
            continue
        for name in names:
            if name in measures and measures[name].changes is not changes:
                what = ("is no change", "percent change") if changes else ("is a change", "level")
                section.wrong(key, f"{name!r} {what[0]}", f"Name the measure of its {what[1]}.")
        if key in {"ratio", "growth"} and len(set(names)) < len(names):
            section.wrong(key, f"{names[0]!r} is named twice", "Name two measures.")
    for whole in filter(measures.__contains__, measure.not_above):
        same = set(measure.units) & set(measures[whole].units)
        if not same and not section.is_dubious("unit", "not_above"):
            problem = f"{whole!r} is in {measures[whole].unit}, the measure in {measure.unit}"
            section.wrong("not_above", problem, "Name a whole of the same unit.")


def _sound_change(section: Section, measure: Measure, level: Measure) -> None:
    if not measure.changes:
        section.wrong("change_of", "the measure is no change", "Add changes = true.")
    elif not _may_be_change(measure, level):
        problem = f"the change is in {measure.unit}, its level in {level.unit}"
        remedy = "A change is in percent, or a difference in the unit of its level."
        section.wrong("change_of", problem, remedy)


def _may_be_change(change: Measure, level: Measure) -> bool:
    """Whether a unit is that of a percent change, or of the difference of two levels."""
    differences = {Unit.PERCENTAGE_POINT if unit is Unit.PERCENT else unit for unit in level.units}
    return bool({Unit.PERCENT, *differences} & set(change.units))


def _flowing(measure: Measure) -> tuple[str, ...]:
    return (*measure.flows.into, *measure.flows.out_of) if measure.flows else ()


def _two(pair: RatioOf | GrowthOf | None) -> tuple[str, ...]:
    """The measures that a ratio or the growth of a share names."""
    if pair is None:
        return ()
    if isinstance(pair, RatioOf):
        return pair.numerator, pair.denominator
    return pair.part, pair.whole


def _sound_facets(section: Section, measure: Measure, facets: Mapping[str, Lexicon]) -> None:
    for facet, value in measure.facets.items():
        named = section.names("facets", facet, facets, "facet")
        if named and value and value not in facets[facet].names:
            problem = f"{value!r} is no value of the facet {facet!r}"
            section.wrong("facets", problem, nearest(value, facets[facet].names))
    for facet in measure.unstated:
        if facet not in measure.facets and not section.is_dubious("facets"):
            problem = f"{facet!r} is none of its facets"
            section.wrong("unstated", problem, nearest(facet, measure.facets))


def _measure(name: str, section: Section, counts_to: int | None) -> Measure:
    facets = section.section("facets")
    complete = section.flag("complete", default=True)
    must_be = section.number("must_be")
    return Measure(
        name=name,
        title=section.text("title"),
        concept=section.text("concept"),
        unit=section.choice("unit", Unit),
        facets=MappingProxyType({facet: facets.text(facet) for facet in facets.values}),
        changes=section.flag("changes", default=False),
        span_months=_span(section),
        parts=section.texts("parts") if complete else (),
        complete=complete,
        must_be=None if must_be is None else Fraction(str(must_be)),
        decimals=section.whole_numbers("decimals"),
        least=_decimal(section.number("least")),
        most=_decimal(section.number("most")),
        excludes=section.texts("excludes"),
        population=section.text("population", ""),
        unstated=section.texts("unstated"),
        subject=section.text("subject", ""),
        denominator=section.text("denominator", ""),
        complement=section.text("complement", ""),
        national_subject=section.text("national_subject", ""),
        also_units=section.choices("also_units", Unit),
        definite=section.flag("definite", default=False),
        of_change=section.flag("of_change", default=False),
        ratio=_ratio(section),
        change_of=section.text("change_of", ""),
        growth=_growth(section),
        not_above=section.texts("not_above"),
        rounding=section.choice("rounding", Rounding, Rounding.NEAREST),
        rounded_to=_step(section, counts_to),
        stock=section.flag("stock", default=False),
        flows=_flows(section),
        adds_over=frozenset(section.choices("adds_over", Axis)),
    )


def _ratio(section: Section) -> RatioOf | None:
    if "ratio" not in section.values:
        return None
    named = section.section("ratio").only("numerator", "denominator")
    return RatioOf(numerator=named.text("numerator"), denominator=named.text("denominator"))


def _growth(section: Section) -> GrowthOf | None:
    if "growth" not in section.values:
        return None
    named = section.section("growth").only("part", "whole")
    return GrowthOf(part=named.text("part"), whole=named.text("whole"))


def _flows(section: Section) -> FlowsOf | None:
    if "flows" not in section.values:
        return None
    named = section.section("flows").only("into", "out_of")
    flows = FlowsOf(into=named.texts("into"), out_of=named.texts("out_of"))
    if not flows.into:
        raise named.error("into", "is empty", "Name what comes in.")
    if not section.flag("stock", default=False):
        raise section.error("flows", "the measure is no stock", "Add stock = true.")
    return flows


def _span(section: Section) -> int | None:
    years, months = section.number("span_years"), section.number("span_months")
    if years is not None and months is not None:
        section.wrong("span_months", "span_years says it as well", "Give one of the two.")
    if years is not None:
        return int(years * 12)
    return None if months is None else int(months)


def _step(section: Section, counts_to: int | None) -> int | None:
    step = section.step("rounded_to")
    exact = section.values.get("rounding") == Rounding.EXACT
    if step is not None and exact:
        section.wrong("rounded_to", "what is exact is not rounded", "Give one of the two.")
    counted = section.values.get("unit") == Unit.COUNT and not exact
    return counts_to if step is None and counted else step


def _no_rings(
    sections: Mapping[str, Section], key: str, after: Mapping[str, Sequence[str]]
) -> None:
    """Parts that hold each other would make a false sum, wholes of each other a false order."""
    in_rings = set[str]()  # a ring is one slip, whoever of it is named
    for name in after:
        seen, left = set[str](), list(after[name])
        while left:
            one = left.pop()
            if one == name and name not in in_rings and not sections[name].is_dubious(key):
                problem = f"{name!r} leads back to itself"
                sections[name].wrong(key, problem, f"Break the ring of {key}.")
                in_rings |= seen | {name}
            if one not in seen:
                seen.add(one)
                left.extend(after.get(one, ()))


def _no_twins(sections: Mapping[str, Section], measures: Mapping[str, Measure]) -> None:
    """Two measures at one point could never be told apart in a sentence."""
    seen: dict[object, str] = {}
    for name, measure in measures.items():
        point = (
            measure.concept, measure.unit, measure.changes, measure.span_months,
            tuple(sorted(measure.facets.items())),
        )  # fmt: skip
        keys = ("concept", "unit", "changes", "span_months", "span_years", "facets")
        if point in seen and not any(
            sections[one].is_dubious(*keys) for one in (name, seen[point])
        ):
            problem = f"has the same concept, facets, unit and change as {seen[point]!r}"
            sections[name].wrong("", problem, "Give one of them a facet.")
        seen.setdefault(point, name)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
