"""What a draft is made of, until it is written."""

from dataclasses import dataclass, field

from schemas.terms import Unit
from validate.drafting.words import slug
from validate.family.forms import Span
from validate.family.model import Axis
from validate.recognition.tokens import Number
from validate.vocabulary import canonical


@dataclass(slots=True, kw_only=True)
class Belief:
    """Whether something adds up: how often it did, how often not, and what to look at there."""

    yes: int = 0
    no: int = 0
    notes: dict[str, None] = field(default_factory=dict)

    def hear(self, *, holds: bool, note: str = "") -> None:
        """Take notice of one place; a note says what is wrong there, though it is believed."""
        self.yes += holds
        self.no += not holds
        if note:
            self.notes[note] = None

    @property
    def holds(self) -> bool:
        """Whether it is believed: it must hold at as many places as it does not, or more."""
        return 0 < self.yes >= self.no


@dataclass(slots=True, kw_only=True)
class Subtotal:
    """A row that is the sum of some others, as a value of a facet of its own."""

    facet: str
    value: str
    parts: list[str]


@dataclass(slots=True, kw_only=True)
class MeasureDraft:
    """
    A measure to be: one of its own, and one more for each value of its ``facets``.

    ``subtotals`` are made of these; ``checks`` are guesses that somebody should look at, those of
    the unit in ``unit_check``.
    """

    name: str
    title: str
    unit: Unit
    concept: str
    facets: dict[str, Belief] = field(default_factory=dict)  # whether the values add up to it
    varied: set[str] = field(default_factory=set)  # those whose values have changes too
    across: dict[str, list[str]] = field(default_factory=dict)  # measures that make up each value
    subtotals: list[Subtotal] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    decimals: int = 0
    changes: set[Span] = field(default_factory=set)
    differences: set[Span] = field(default_factory=set)
    adds: dict[Axis, Belief] = field(default_factory=dict)
    hundred: bool | None = None
    checks: list[str] = field(default_factory=list)
    unit_check: str = ""

    def prints(self, numbers: list[Number]) -> None:
        """Take notice of how its values are printed."""
        self.decimals = max([self.decimals, *(max(one.decimals, 0) for one in numbers)])

    def adds_over(self, axis: Axis) -> Belief:
        """Whether it adds up over areas or periods."""
        return self.adds.setdefault(axis, Belief())

    def divides(self, facet: str) -> Belief:
        """Whether the values of a facet make it up."""
        return self.facets.setdefault(facet, Belief())


@dataclass(slots=True, kw_only=True)
class HeadDraft:
    """A row or column to be declared, with all spellings of its label."""

    labels: list[str]
    measure: str = ""
    facet: tuple[str, str] | None = None
    under: str = ""
    subject: str = ""
    change: Span | None = None
    difference: Span | None = None
    required: bool = True
    check: str = ""


@dataclass(slots=True, kw_only=True)
class TableDraft:
    """A table to be declared; ``left`` says what of it the program finds by itself."""

    name: str
    title: str
    known_by: str
    label_columns: list[str]
    measure: str = ""
    rows: list[HeadDraft] = field(default_factory=list)
    columns: list[HeadDraft] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class SumDraft:
    """A column that others of its table make up, by their measures; notes say where they do not."""

    whole: str
    parts: tuple[str, ...]
    right: int
    notes: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Draft:
    """A family to be."""

    concepts: dict[str, list[str]] = field(default_factory=dict)
    facets: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    measures: dict[str, MeasureDraft] = field(default_factory=dict)
    tables: list[TableDraft] = field(default_factory=list)
    sums: list[SumDraft] = field(default_factory=list)
    counts: list[Number] = field(default_factory=list)

    def measure(self, name: str, title: str, unit: Unit, heads: list[str]) -> MeasureDraft:
        """The measure of a name and unit, made when it is first asked for."""
        wanted = name or "measure"
        same = self.measures.get(wanted)
        if same is not None and same.unit is not unit:
            wanted = f"{wanted}_{unit.value}"
        elif same is not None and canonical(same.title) != canonical(title):
            wanted = self._free(wanted, self.measures)
        if wanted not in self.measures:
            concept = self._free(wanted, self.concepts)
            self.concepts[concept] = [one for one in dict.fromkeys(heads) if canonical(one)]
            self.measures[wanted] = MeasureDraft(
                name=wanted, title=self._title(title, unit), unit=unit, concept=concept
            )
        return self.measures[wanted]

    def facet(self, wanted: str, labels: list[str]) -> tuple[str, dict[str, str]]:
        """The facet whose values are some labels, and the value of each label by its words."""
        spelled = {canonical(label): label for label in labels}
        for name, values in self.facets.items():
            known = {canonical(one): value for value, ones in values.items() for one in ones}
            shared = set(known) & set(spelled)
            if len(shared) > 1 and (shared == set(known) or shared == set(spelled)):
                for words in sorted(set(spelled) - set(known)):
                    known[words] = self._value(name, spelled[words])
                return name, known
        name = self._free(wanted or "kind", self.facets)
        self.facets[name] = {}
        return name, {words: self._value(name, label) for words, label in spelled.items()}

    def _value(self, facet: str, label: str) -> str:
        """A new value of a facet, of a name that no other facet has: measures are named by it."""
        taken = {one: True for values in self.facets.values() for one in values}
        wanted = slug(label) or "value"
        value = self._free(wanted if wanted not in taken else f"{facet}_{wanted}", taken)
        self.facets[facet][value] = [label]
        return value

    def _title(self, title: str, unit: Unit) -> str:
        taken = {one.title for one in self.measures.values()}
        return f"{title} ({unit.value.replace('_', ' ')})" if title in taken else title

    @staticmethod
    def _free(wanted: str, taken: object) -> str:
        assert isinstance(taken, dict)
        number, name = 1, wanted
        while name in taken:
            number += 1
            name = f"{wanted}_{number}"
        return name
