"""What rules look at: all figures and mentions of a run, by what they state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from schemas.terms import Kind, MentionKind, Qualifier
from validate.checking.structure.found import Found, found
from validate.checking.structure.sheet import sheets
from validate.family.model import Family, Measure
from validate.model import Figure, Mention, Period, Report

# The print that a fact is held to, best first: tables carry most decimals and are the source.
_AUTHORITY = (Kind.SOURCE, Kind.TABLE, Kind.INFOGRAPHIC, Kind.CLAIM, Kind.FOOTNOTE, Kind.ANNEX)
_BOUNDS = frozenset({Qualifier.LOWER, Qualifier.UPPER})


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A quantity that reports state: whose, what and when. Unknown periods compare with any."""

    family: str
    measure: str
    subject: str
    bound: str


class Dated(NamedTuple):
    """A fact at one time: for a change, since when."""

    fact: Fact
    period: Period
    base: Period | None


@dataclass(frozen=True)
class Facts:
    """
    All figures and mentions of a run; families by name.

    ``previous`` are the figures of the earlier editions ``previous_reports``: they are no part of
    the others, and no rule compares them with each other.
    """

    reports: tuple[Report, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    families: Mapping[str, Family]
    previous: tuple[Figure, ...] = ()
    previous_reports: tuple[Report, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Figure]:
        """Every figure by its id, those of previous editions too."""
        return {figure.id: figure for figure in (*self.figures, *self.previous)}

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Figure, ...]]:
        """The linked figures of each document, in order of print."""
        found: dict[str, list[Figure]] = {report.document: [] for report in self.reports}
        for figure in self.figures:
            if figure.measure:
                found[figure.place.document].append(figure)
        return {document: tuple(figures) for document, figures in found.items()}

    @cached_property
    def stated(self) -> Mapping[tuple[str, str, str], tuple[Figure, ...]]:
        """The linked figures by document, measure and subject, in order of print."""
        found: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
        for document, figures in self.by_document.items():
            for figure in figures:
                found[document, figure.measure, figure.subject].append(figure)
        return {key: tuple(figures) for key, figures in found.items()}

    @cached_property
    def structures(self) -> tuple[Found, ...]:
        """What the tables that no family declares say of themselves."""
        captions = {
            (one.place.document, one.key): one.value
            for one in self.mentions
            if one.kind is MentionKind.CAPTION
        }
        return tuple(
            found(sheet, self.families) for sheet in sheets(self.figures, captions, self.families)
        )

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """To what figures without a measure are rounded, as far as their tables show it."""
        return {id_: step for one in self.structures for id_, step in one.steps.items()}

    @cached_property
    def mention_by_id(self) -> Mapping[str, Mention]:
        """Every mention by its id."""
        return {mention.id: mention for mention in self.mentions}

    @cached_property
    def family_of_report(self) -> Mapping[str, str]:
        """The family of each report id."""
        return {one.id: one.family for one in (*self.reports, *self.previous_reports)}

    @cached_property
    def previously(self) -> Mapping[str, Mapping[Dated, tuple[Figure, ...]]]:
        """What each previous edition prints of each fact, by its document, best first."""
        found: dict[str, list[Figure]] = {one.document: [] for one in self.previous_reports}
        for figure in self.previous:
            if figure.measure:
                found[figure.place.document].append(figure)
        return {document: dict(self.dated(tuple(figures))) for document, figures in found.items()}

    def reports_of(self, figures: Iterable[str], mentions: Iterable[str]) -> tuple[str, ...]:
        """The reports that some figures and mentions stand in."""
        found = [self.by_id[one].report for one in figures]
        found.extend(self.mention_by_id[one].report for one in mentions)
        return tuple(dict.fromkeys(found))

    def measure(self, figure: Figure) -> Measure:
        """The declaration of a figure's measure."""
        return self.families[figure.family].measures[figure.measure]

    def told(self, figure: Figure) -> str:
        """What a figure states, in words: its measure and subject, or where it stands."""
        if figure.measure:
            return f"{self.measure(figure).title}, {figure.subject}"
        table = figure.table or (
            f"Table without a title (number {figure.grid})" if figure.grid else ""
        )
        said = (table, figure.parent, figure.row_label, figure.column_label)
        return ", ".join(filter(None, said)) or figure.context or figure.printed

    def is_doubtful(self, figures: Iterable[Figure]) -> bool:
        """
        Whether prints may be of different things: all stand in running text, and the words of one
        leave its measure to what was said before.
        """
        figures = tuple(figures)
        text = {Kind.CLAIM, Kind.FOOTNOTE, Kind.ANNEX}
        return all(one.kind in text for one in figures) and any(one.carried for one in figures)

    def best_first(self, figures: Iterable[Figure]) -> tuple[Figure, ...]:
        """Prints in order of authority: a table before an infographic before prose."""
        return _by_authority(list(figures))

    def groups(self, figures: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
        """
        Prints of one fact, most authoritative first.

        A period that a print does not state is unknown, not different: such a print joins the
        group when there is only one it can join.
        """
        by_fact: dict[Fact, list[Figure]] = defaultdict(list)
        for figure in figures:
            by_fact[fact_of(figure)].append(figure)
        for members in by_fact.values():
            yield from (_by_authority(group) for group in _by_period(members))

    def dated(self, figures: tuple[Figure, ...]) -> Iterator[tuple[Dated, tuple[Figure, ...]]]:
        """
        The groups of :meth:`groups` by fact and time, without the prints that nothing dates.

        A change counts as dated where it is known since when.
        """
        for group in self.groups(figures):
            prints = tuple(one for one in group if one.period is not None)
            if not prints:
                continue
            measure = self.measure(prints[0])
            base = next((one.base_period for one in prints if one.base_period is not None), None)
            moves = (measure.changes or measure.of_change) and measure.span_months is None
            if base is not None or not moves:
                assert prints[0].period is not None
                yield Dated(fact_of(prints[0]), prints[0].period, base), prints


def fact_of(figure: Figure) -> Fact:
    """The quantity a figure states, its period aside."""
    bound = figure.qualifier.value if figure.qualifier in _BOUNDS and figure.qualifier else ""
    return Fact(figure.family, figure.measure, figure.subject, bound)


def _by_period(figures: list[Figure]) -> list[list[Figure]]:
    """
    Group by period and base period; what a print leaves unsaid never sets it apart.

    An undated print joins the only group there is, those aside that tell of the past; a print of
    the past that nobody can date joins none.
    """
    groups: dict[tuple[Period | None, Period | None], list[Figure]] = {}
    for figure in figures:
        if figure.period is not None and figure.base_period is not None:
            groups.setdefault((figure.period, figure.base_period), []).append(figure)
    for figure in figures:
        if figure.period is not None and figure.base_period is None:
            same = [key for key in groups if key[0] == figure.period]
            key = same[0] if len(same) == 1 else (figure.period, None)
            groups.setdefault(key, []).append(figure)
    undated = [figure for figure in figures if figure.period is None and not figure.past]
    some_time = [[figure] for figure in figures if figure.period is None and figure.past]
    present = [group for group in groups.values() if not all(one.past for one in group)]
    if undated and len(present) == 1:
        present[0].extend(undated)
        return [*groups.values(), *some_time]
    return [*groups.values(), *([undated] if undated else []), *some_time]


def _by_authority(figures: list[Figure]) -> tuple[Figure, ...]:
    """
    Most authoritative first, of equals the most precise.

    A print with *about* or *more than* is no yardstick.
    """

    def rank(figure: Figure) -> tuple[bool, bool, int, int]:
        authority = _AUTHORITY.index(figure.kind)
        vague = figure.qualifier is not None
        return figure.value is None, vague, authority, -(figure.decimals or 0)

    return tuple(sorted(figures, key=rank))
