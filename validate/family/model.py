"""
The records of a report family.

A family is data: how its reports are recognised, whom they speak of, what they measure, how their
tables and infographics are labelled. See ``docs/families.md`` for the files they are loaded from.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from schemas.terms import Rounding, Severity, Unit
from validate.family.forms import InfographicForm, Span, TableForm
from validate.family.structure import StructureWords
from validate.passage import Joint
from validate.vocabulary import Lexicon, Phrase

# An edition that is read off the cover of each report.
PERIOD_EDITION = "{period}"


class Axis(StrEnum):
    """What a measure may add up over."""

    AREAS = "areas"
    PERIODS = "periods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """
    Whom a figure is about.

    ``national`` marks the one subject that every report of the family prints; ``inspected`` those
    a report may be about; ``spread`` the one that a range is about when nobody is named. ``names``
    are all spellings, the full name first. ``parts`` are subjects that make it up, all of them.
    """

    name: str
    names: tuple[Phrase, ...]
    national: bool = False
    inspected: bool = False
    spread: bool = False
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioOf:
    """The measures that another is the ratio of: a share, a rate, cases for each officer."""

    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthOf:
    """
    The measures by which a share moves: the percent changes of its part and of its whole.

    A share of 10 percent whose part grows by 25 percent, in a whole that grows by 5, becomes 11.9.
    """

    part: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowsOf:
    """The measures by which a stock moves: what comes in and what goes out, all of it."""

    into: tuple[str, ...]
    out_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """
    What is measured: a point of concept, facets, unit and change; the name is only its public name.

    ``changes`` says that values are changes from a base period, in percent or in the unit of the
    level, ``span_months`` over how many months (None: any). ``parts`` add up to the measure;
    ``must_be`` is the value it has by definition (a total of 100 percent). ``decimals`` lists the
    precisions in which it may be printed, empty for any. ``least`` and ``most`` bound plausible
    values. ``unstated`` are facets that may be left unsaid; ``subject`` is whom the measure is
    always of, whoever is named; ``denominator`` is the measure of *y* where *x of y* is printed,
    ``complement`` that of the rest of *y*: *51 were effective, nine were not*. Where not
    ``complete`` it has no ``parts``, and may leave some of *y* between itself and its complement.
    ``national_subject`` is whom a print for the whole nation is of, where that is not the nation
    itself. ``also_units`` are units of the same value in other words: *80 each* for a ratio of
    *1:80*. ``definite`` marks the count of a whole that everybody knows: it is printed as *the 43
    forces* or *all 43*, never bare. ``of_change`` marks a count of those that changed, which has a
    base period as a change has.

    How it hangs together with others, for the rules: ``ratio`` of which two measures it is,
    ``change_of`` which level it is the change of, ``growth`` by which changes a share moves,
    ``not_above`` which wholes it is a part of; ``adds_over`` says that it adds up over areas, over
    the periods that make up a longer one, or both; a ``stock`` is what there is at the end of a
    period, and moves by its ``flows``. ``rounding`` is how it is printed,
    ``rounded_to`` a step of whole last places (5 or 10).
    """

    name: str
    title: str
    concept: str
    unit: Unit
    facets: Mapping[str, str]
    changes: bool = False
    span_months: int | None = None
    parts: tuple[str, ...] = ()
    complete: bool = True
    must_be: Fraction | None = None
    decimals: tuple[int, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    excludes: tuple[str, ...] = ()
    population: str = ""
    unstated: tuple[str, ...] = ()
    subject: str = ""
    denominator: str = ""
    complement: str = ""
    national_subject: str = ""
    also_units: tuple[Unit, ...] = ()
    definite: bool = False
    of_change: bool = False
    ratio: RatioOf | None = None
    change_of: str = ""
    growth: GrowthOf | None = None
    not_above: tuple[str, ...] = ()
    rounding: Rounding = Rounding.NEAREST
    rounded_to: int | None = None
    adds_over: frozenset[Axis] = frozenset()
    stock: bool = False
    flows: FlowsOf | None = None

    @property
    def span_years(self) -> int | None:
        """Over how many whole years a change runs; None for any span, and for one of months."""
        months = self.span_months
        return months // 12 if months is not None and months % 12 == 0 else None

    @property
    def units(self) -> tuple[Unit, ...]:
        """Every unit in which the measure is printed, its own first."""
        return (self.unit, *self.also_units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """
    What is counted or measured, and the words for it.

    ``heads`` state it; ``weak_heads`` are too general to state it alone. ``facets`` tell its
    measures apart: those of all concepts and its own, which are named in ``own_facets``. Where the
    text speaks of its ``field``, weak heads are enough.
    """

    name: str
    heads: tuple[Phrase, ...]
    weak_heads: tuple[Phrase, ...]
    facets: Mapping[str, Lexicon]
    own_facets: frozenset[str] = frozenset()
    field: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """
    What a family measures.

    ``modifiers`` are words that change nothing before a head, ``shared`` the facets of all
    concepts, ``fields`` the words for what several concepts have to do with. The lexicons are
    looked up in the text; those of the facets are shared by all concepts, or a concept's own.
    """

    concepts: Mapping[str, Concept]
    measures: Mapping[str, Measure]
    modifiers: tuple[str, ...]
    shared: Mapping[str, Lexicon]
    fields: Lexicon

    @cached_property
    def heads(self) -> Lexicon:
        """The heads of all concepts."""
        return Lexicon.of({name: concept.heads for name, concept in self.concepts.items()})

    @cached_property
    def weak_heads(self) -> Lexicon:
        """The weak heads of all concepts."""
        return Lexicon.of({name: concept.weak_heads for name, concept in self.concepts.items()})

    @cached_property
    def joint(self) -> Joint:
        """What is listened for in every sentence."""
        return Joint.of(self.heads, self.weak_heads, self.fields, *self.shared.values())

    @cached_property
    def heard(self) -> Mapping[str, tuple[str, ...]]:
        """
        The facets to listen for with each concept.

        A shared facet is one of them where a measure of the concept has it, and where no measure of
        any concept has: then it is declared to keep numbers out.
        """
        used = {facet for measure in self.measures.values() for facet in measure.facets}
        found = {}
        for name, concept in self.concepts.items():
            own = {facet for measure in self.of_concept[name] for facet in measure.facets}
            found[name] = tuple(
                facet
                for facet in concept.facets
                if facet in own or facet in concept.own_facets or facet not in used
            )
        return found

    @cached_property
    def facet_values(self) -> Mapping[str, tuple[str, ...]]:
        """The values of every facet, shared or of a concept."""
        found = {name: tuple(lexicon.names) for name, lexicon in self.shared.items()}
        for concept in self.concepts.values():
            for name in concept.own_facets:
                own = tuple(concept.facets[name].names)
                found[name] = tuple(dict.fromkeys((*found.get(name, ()), *own)))
        return found

    @cached_property
    def of_concept(self) -> Mapping[str, tuple[Measure, ...]]:
        """The measures of each concept."""
        found: dict[str, list[Measure]] = {name: [] for name in self.concepts}
        for measure in self.measures.values():
            found[measure.concept].append(measure)
        return {name: tuple(measures) for name, measures in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """
    How a report is known: ``phrases`` stand near its start; ``subject`` holds ``{subject}``.

    ``always`` is whom all reports of the family are about, where the cover need not say it.
    """

    phrases: tuple[str, ...]
    subject: tuple[str, ...]
    always: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """
    How reports count their years: from the first day of month ``year_begins``.

    ``quarters_from`` is the month in which the first quarter of a year without a second one
    begins: *the second quarter of 2025*. ``change_over`` is how far a change looks back of which
    nobody says it; without it such a change is none in particular.
    """

    year_begins: int = 4
    quarters_from: int = 1
    change_over: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """
    How wide words make a print, as the family means them; None says that it does not say.

    ``about`` is a share of the value in percent: with 5, *about 200* is 190 to 210, and never
    narrower than the print by itself. ``worded`` are percentage points either side of a share in
    words: with 4, *a third* is 29.3 to 37.3. ``beyond`` are percentage points that *more than a
    quarter* or *less than half* may at most lie beyond.
    """

    about: Fraction | None = None
    worded: Fraction | None = None
    beyond: Fraction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What a family says of a rule; None leaves the rule's own severity."""

    enabled: bool = True
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """
    A number that is no figure: ``phrase`` has ``#`` in the number's place, and says why.

    ``numbers`` are the only ones it may be, as printed; empty for any. ``pattern`` is what they
    make together, over printed text; one of each of the ``needed`` stands wherever it matches.
    """

    phrase: str
    reason: str
    numbers: tuple[str, ...] = ()
    pattern: re.Pattern[str] = field(compare=False, repr=False)
    needed: tuple[tuple[str, ...], ...] = field(default=(), compare=False, repr=False)

    def may_stand(self, text: str) -> bool:
        """Whether a lower-case text holds a number and the words of the phrase in any order."""
        return all(any(map(text.__contains__, words)) for words in self.needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """
    One report family, checked.

    ``authors`` are words by which its authors call themselves, ``bodies`` phrases for others than
    its subjects who act in its reports, ``degrees`` nouns of which the highest is no end of a scale
    (*the highest risk*). A ``fallback`` takes the reports that no other family knows. Of one that
    does not come with the program ``folder`` is where it is, ``sha256`` the digest of its files.
    ``structure`` are the words by which tables that it does not declare are understood.
    """

    name: str
    title: str
    edition: str
    signature: Signature
    annex_headings: tuple[str, ...]
    subjects: tuple[Subject, ...]
    own_names: tuple[Phrase, ...]
    own_nouns: tuple[str, ...]
    authors: frozenset[str]
    bodies: Lexicon
    degrees: frozenset[str]
    judgments: tuple[str, ...]
    vocabulary: Vocabulary
    tables: tuple[TableForm, ...]
    infographics: tuple[InfographicForm, ...]
    rules: Mapping[str, RuleSetting]
    exclusions: tuple[Exclusion, ...]
    precision: Precision = Precision()
    calendar: Calendar = Calendar()
    fallback: bool = False
    folder: Path | None = field(default=None, compare=False)
    sha256: str = ""
    structure: StructureWords = field(default_factory=StructureWords)

    @property
    def by_period(self) -> bool:
        """Whether an edition is the period that its cover names."""
        return self.edition == PERIOD_EDITION

    @property
    def measures(self) -> Mapping[str, Measure]:
        """All measures by their name."""
        return self.vocabulary.measures

    @property
    def national(self) -> Subject | None:
        """The subject that all reports of the family have in common, if there is one."""
        return next((subject for subject in self.subjects if subject.national), None)

    @property
    def spread(self) -> Subject | None:
        """Whom a range is about when nobody is named, if the family says."""
        return next((subject for subject in self.subjects if subject.spread), None)
