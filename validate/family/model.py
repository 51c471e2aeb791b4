"""
The records of a report family.

A family is data: how its reports are recognised, whom they speak of, what they measure, how their
tables and infographics are labelled. See ``docs/families.md`` for the files they are loaded from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from schemas.terms import Severity, Unit
from validate.vocabulary import Lexicon, Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """
    Whom a figure is about.

    ``national`` marks the one subject that every report of the family prints; ``inspected`` those
    a report may be about; ``spread`` the one that a range is about when nobody is named. ``names``
    are all spellings, the full name first.
    """

    name: str
    names: tuple[Phrase, ...]
    national: bool = False
    inspected: bool = False
    spread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """
    What is measured: a point of concept, facets, unit and change; the name is only its public name.

    ``changes`` says that values are percent changes from a base period, ``span_years`` over how
    many years (None: any). ``parts`` add up to the measure when ``complete``; ``must_be`` is the
    value it has by definition (a total of 100 percent). ``decimals`` lists the precisions in which
    it may be printed, empty for any. ``least`` and ``most`` bound plausible values.
    """

    name: str
    title: str
    concept: str
    unit: Unit
    facets: Mapping[str, str]
    changes: bool = False
    span_years: int | None = None
    parts: tuple[str, ...] = ()
    must_be: Fraction | None = None
    decimals: tuple[int, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    excludes: tuple[str, ...] = ()
    population: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """
    One row of a declared table.

    ``labels`` are all spellings; ``under`` is the measure of the group row above it, for labels
    that occur twice. A row that is not ``required`` may be absent.
    """

    measure: str
    labels: tuple[str, ...]
    under: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """A table known by its title. ``label_columns`` are spellings of the head over the labels."""

    name: str
    title: str
    known_by: tuple[Phrase, ...]
    rows: tuple[Row, ...]
    label_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InfographicForm:
    """A graphic of headline figures: measure labels, each with a value for every subject."""

    name: str
    title: str
    headings: tuple[str, ...]
    labels: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How a report is known: ``phrases`` stand near its start; ``subject`` holds ``{subject}``."""

    phrases: tuple[str, ...]
    subject: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSetting:
    """What a family says of a rule; None leaves the rule's own severity."""

    enabled: bool = True
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A number that is no figure: ``phrase`` has ``#`` in the number's place, and says why."""

    phrase: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One report family, checked."""

    name: str
    title: str
    edition: str
    signature: Signature
    annex_headings: tuple[str, ...]
    subjects: tuple[Subject, ...]
    own_names: tuple[Phrase, ...]
    own_nouns: tuple[str, ...]
    judgments: tuple[str, ...]
    concepts: Lexicon
    weak_heads: Lexicon
    facets: Mapping[str, Lexicon]
    modifiers: tuple[str, ...]
    measures: Mapping[str, Measure]
    tables: tuple[TableForm, ...]
    infographics: tuple[InfographicForm, ...]
    rules: Mapping[str, RuleSetting]
    exclusions: tuple[Exclusion, ...]

    @property
    def national(self) -> Subject | None:
        """The subject that all reports of the family have in common, if there is one."""
        return next((subject for subject in self.subjects if subject.national), None)

    @property
    def spread(self) -> Subject | None:
        """Whom a range is about when nobody is named, if the family says."""
        return next((subject for subject in self.subjects if subject.spread), None)
