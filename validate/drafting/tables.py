"""Drafting the tables of a report: what their rows and columns are, and what is measured there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from schemas.terms import Unit
from validate.drafting.labels import (
    Column,
    base_unit,
    heads_of,
    name_of,
    period_of_label,
    spoken,
)
from validate.drafting.parts import Draft, HeadDraft, MeasureDraft, TableDraft
from validate.drafting.places import Places
from validate.drafting.sums import adds_up, numbers_in
from validate.drafting.words import (
    about,
    content,
    divided_by,
    is_period,
    is_total,
    slug,
    title_phrase,
    unit_of_text,
)
from validate.family.forms import Span
from validate.family.model import Axis
from validate.model import Period
from validate.recognition.outline import OutlineRow, OutlineTable
from validate.recognition.tokens import Number
from validate.vocabulary import canonical, find, phrase, words

_LEAST_SHARE = 0.5
_FEWEST_PARTS = 2
_HUNDRED = 100
_ALREADY = "claims"  # the dataset of the figures in the text
_WHOLE = "# check: the parts add up to it in this report"


@dataclass(slots=True)
class TableDrafter:
    """Drafts one table into a draft; ``places`` are those of all the reports."""

    draft: Draft
    places: Places
    table: OutlineTable
    groups: dict[str, str] = field(default_factory=dict)

    def of_places(self) -> bool:
        """Whether its rows are places or periods, which need no declaration."""
        known = [self._is_known(row.label) for row in self.table.rows if row.label]
        return bool(known) and sum(known) >= _LEAST_SHARE * len(known)

    def make(self) -> TableDraft | None:
        """The table, with its measures in the draft; None for one that holds no number."""
        rows = self._rows()
        columns = self._columns(rows)
        if not rows or not any(any(column.numbers) for column in columns):
            return None
        caption = self.places.left_out(self.table.caption)
        subject = about(caption) or self.table.caption
        made = TableDraft(
            name=self._name(subject),
            title=subject,
            known_by=self._known_by(caption),
            label_columns=[self.table.corner] if self.table.corner else [],
        )
        if not made.known_by:
            return None
        for column in columns:
            if column.place or column.period:
                made.left.append(column.head)
        if self.of_places():
            made.left.extend(row.label for row in rows if self._is_known(row.label))
            if self.places.national and any(row.label == self.places.whole for row in rows):
                head = HeadDraft(labels=[self.places.whole], subject=self.places.national)
                made.left.remove(self.places.whole)
                made.rows.append(head)
            self._by_columns(made, columns, rows)
        elif any(one.says_what for one in columns) or any(is_total(one.label) for one in rows):
            self._crossed(made, columns, rows)
        else:
            self._by_rows(made, columns, rows)
        if made.measure or any(one.measure for one in (*made.rows, *made.columns)):
            return made
        return None

    def _rows(self) -> list[OutlineRow]:
        """The rows that hold something; one whose label stands there twice, with its group's."""
        counts = Counter(canonical(row.label) for row in self.table.rows)
        labelled: list[OutlineRow] = []
        group = ""
        for row in self.table.rows:
            label = row.label
            if counts[canonical(label)] == 1:
                group = label
            elif group:
                label = f"{group}: {row.label}"
                self.groups[label] = group
            labelled.append(replace(row, label=label))
        held: dict[str, OutlineRow] = {}
        for row in labelled:
            filled = any(cell.strip() for cell in row.cells) or row.label in self.groups.values()
            if canonical(row.label) and filled:
                held.setdefault(canonical(row.label), row)
        return list(held.values())

    def _printed(self, label: str) -> str:
        """A label as it is printed: without that of its group."""
        group = self.groups.get(label)
        return label.removeprefix(f"{group}: ") if group else label

    def _columns(self, rows: Sequence[OutlineRow]) -> list[Column]:
        found: dict[str, Column] = {}
        for at, head in enumerate(self.table.heads):
            cells = [row.cells[at] if at < len(row.cells) else "" for row in rows]
            column = Column.of(at, head, cells, place=canonical(head) in self.places.known)
            if canonical(head) and any(column.numbers):
                found.setdefault(canonical(head), column)
        return list(found.values())

    def _is_known(self, label: str) -> bool:
        return canonical(label) in self.places.known or is_period(label)

    def _known_by(self, caption: str) -> str:
        """A phrase for the caption that does stand in it: runs too far from the others are left."""
        runs = title_phrase(caption).split(" & ")
        sequence = words(self.table.caption)
        while len(runs) > 1:
            if find(phrase(" & ".join(runs)), sequence, self.table.caption):
                break
            runs.pop()
        return " & ".join(runs) or canonical(self.table.caption)

    def _name(self, subject: str) -> str:
        taken = {one.name for one in self.draft.tables} | {_ALREADY}
        base = slug(subject) or "table"
        told = (word for word in content(self.table.caption) if word not in base)
        name = base if base not in taken else slug(f"{base} {next(told, 'more')}")
        number = 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        return name

    # Rows are places or periods: each column says what it is of.

    def _by_columns(
        self, made: TableDraft, columns: Sequence[Column], rows: Sequence[OutlineRow]
    ) -> None:
        valued = [column for column in columns if column.says_what]
        whole, parts = _whole(valued)
        measures: dict[int, MeasureDraft] = {}
        units = {column.unit for column in (*parts, *([whole] if whole else []))}
        if not valued or (whole and len(parts) + 1 == len(valued) and len(units) == 1):
            measure = self._base(made, columns)
            made.measure = measure.name
            if whole is not None:
                self._facet(made, measure, whole, parts)
            measures = {column.at: measure for column in valued}
        for column in valued:
            if column.at not in measures:
                measure = measures[column.at] = self._of_label(made, column.head, column.unit)
                made.columns.append(HeadDraft(labels=[column.head], measure=measure.name))
            measures[column.at].prints(column.held)
            self._adds(measures[column.at], column, rows)
        if whole and parts and not made.measure:
            measures[whole.at].parts = [measures[one.at].name for one in parts]
            measures[whole.at].checks.append(_WHOLE)
        self._changes(made, columns, measures)

    # Rows are labels of their own and columns too: a row is a part of what a column is of.

    def _crossed(
        self, made: TableDraft, columns: Sequence[Column], rows: Sequence[OutlineRow]
    ) -> None:
        total = next((row for row in reversed(rows) if is_total(row.label)), None)
        others = [row for row in rows if row is not total]
        measures: dict[int, MeasureDraft] = {}
        bare = [column for column in columns if not column.says_what and not column.is_change]
        if bare or not any(column.says_what for column in columns):
            measure = self._base(made, columns)
            made.measure = measure.name
            measures = {column.at: measure for column in bare}
        for column in columns:
            if column.says_what:
                measure = self._of_label(made, column.head, column.unit)
                measures[column.at] = measure
                made.columns.append(HeadDraft(labels=[column.head], measure=measure.name))
        facet = self._parts(made, others)
        if total is not None:
            made.rows.append(HeadDraft(labels=[total.label]))
        for column in columns:
            if column.at in measures:
                self._part_of(measures[column.at], facet, column, rows, total)
        self._changes(made, columns, measures)

    def _parts(self, made: TableDraft, rows: Sequence[OutlineRow]) -> str:
        """The facet whose values the rows are, each declared."""
        wanted = slug(self.table.corner) or f"{made.name}_row"
        facet, values = self.draft.facet(wanted, [row.label for row in rows])
        base = made.measure or next((head.measure for head in made.columns), "")
        for row in rows:
            value = values[canonical(row.label)]
            head = HeadDraft(labels=[self._printed(row.label)], facet=(facet, value))
            group = canonical(self.groups.get(row.label, ""))
            if group and group not in values:
                continue  # it is no row of its own: nothing tells the two labels apart
            if group:
                head.under = f"{values[group]}_{base}"
            if row.label in self.groups.values():
                head.measure = f"{value}_{base}"
            made.rows.append(head)
        return facet

    def _part_of(
        self,
        measure: MeasureDraft,
        facet: str,
        column: Column,
        rows: Sequence[OutlineRow],
        total: OutlineRow | None,
    ) -> None:
        """Take notice of what a column says of the whole, and of whether its rows add up to it."""
        measure.prints(column.held)
        whole = column.numbers[rows.index(total)] if total is not None else None
        lines = [[column.numbers[at]] for at, row in enumerate(rows) if row is not total]
        sums = adds_up(lines, [whole])
        measure.facets[facet] = measure.facets.get(facet, True) and sums
        measure.varied.add(facet)
        if whole is not None and measure.unit is Unit.PERCENT:
            measure.hundred = measure.hundred is not False and whole.value == _HUNDRED

    # Rows are labels of their own, columns are places or periods: each row says what it is of.

    def _by_rows(
        self, made: TableDraft, columns: Sequence[Column], rows: Sequence[OutlineRow]
    ) -> None:
        measures = []
        for row in rows:
            numbers = [one for one in numbers_in(row.cells) if one]
            unit = unit_of_text(row.label) or base_unit(self.table.caption, row.cells)
            measure = self._of_label(made, row.label, unit)
            measure.prints(numbers)
            self._count(measure, numbers)
            measures.append(measure)
            head = HeadDraft(labels=[self._printed(row.label)], measure=measure.name)
            group = self.groups.get(row.label)
            if group:
                head.under = next((one.measure for one in made.rows if one.labels == [group]), "")
            made.rows.append(head)
        for column in columns:
            if column.is_change:
                self._change(made, column, measures)

    def _base(self, made: TableDraft, columns: Sequence[Column]) -> MeasureDraft:
        """What the table as a whole is of."""
        bare = [column for column in columns if not column.is_change]
        cells = [cell for column in bare for cell in column.cells]
        unit = unit_of_text(self.table.caption) or base_unit("", cells)
        return self.draft.measure(slug(made.title), made.title, unit, heads_of(made.title, ""))

    def _of_label(self, made: TableDraft, label: str, unit: Unit | None) -> MeasureDraft:
        """What a row or a column is of, by its label and the subject of its table."""
        name, title = name_of(made.title, label)
        found = unit or unit_of_text(self.table.caption) or Unit.COUNT
        return self.draft.measure(name, title, found, heads_of(made.title, label))

    def _facet(
        self, made: TableDraft, measure: MeasureDraft, whole: Column, parts: Sequence[Column]
    ) -> None:
        """Columns that make up another are the values of a facet."""
        labels = [column.head for column in parts]
        named = [one for one in divided_by(self.table.caption) if one != slug(self.table.corner)]
        wanted = named[0] if len(named) == 1 else f"{made.name}_column"
        facet, values = self.draft.facet(wanted, labels)
        made.columns.extend(
            HeadDraft(labels=[one], facet=(facet, values[canonical(one)])) for one in labels
        )
        made.columns.append(HeadDraft(labels=[whole.head]))
        measure.facets[facet] = True

    def _adds(self, measure: MeasureDraft, column: Column, rows: Sequence[OutlineRow]) -> None:
        self._count(measure, column.held)
        places = [row for row in rows if canonical(row.label) in self.places.known]
        whole = next((row for row in rows if row.label == self.places.whole), None)
        if whole is not None and len(places) > _FEWEST_PARTS:
            lines = [[column.numbers[rows.index(row)]] for row in places if row is not whole]
            holds = adds_up(lines, [column.numbers[rows.index(whole)]])
            measure.adds_over(Axis.AREAS, holds=holds)
        dated = [(period_of_label(row.label), column.numbers[at]) for at, row in enumerate(rows)]
        holds_periods = _periods_add_up(dated)
        if holds_periods is not None:
            measure.adds_over(Axis.PERIODS, holds=holds_periods)

    def _count(self, measure: MeasureDraft, numbers: Sequence[Number]) -> None:
        if measure.unit is Unit.COUNT:
            self.draft.counts.extend(numbers)

    def _changes(
        self, made: TableDraft, columns: Sequence[Column], measures: dict[int, MeasureDraft]
    ) -> None:
        for column in columns:
            if not column.is_change:
                continue
            named = [
                (len(spoken(column.head) & spoken(other.head)), -abs(column.at - other.at), at)
                for other in columns
                for at in (other.at,)
                if at in measures
            ]
            best = max(named, default=None)
            base = self.draft.measures.get(made.measure)
            level = measures[best[2]] if best and (best[0] or base is None) else base
            if level is not None:
                self._change(made, column, [level])

    def _change(self, made: TableDraft, column: Column, levels: Sequence[MeasureDraft]) -> None:
        """A column of changes, for which each of its levels gets a change."""
        span = column.span or Span.YEAR
        by_unit = column.unit in {Unit.PERCENT, None}
        percent = by_unit and not all(one.unit is Unit.PERCENT for one in levels)
        for level in levels:
            (level.changes if percent else level.differences).add(span)
        head = HeadDraft(labels=[column.head])
        if len(levels) == 1 and levels[0].name != made.measure:
            head.measure = levels[0].name
        head.change, head.difference = (span, None) if percent else (None, span)
        if column.span is None:
            head.check = "over a year?"
        made.columns.append(head)


def _whole(columns: Sequence[Column]) -> tuple[Column | None, list[Column]]:
    """The column that says it is all of some before it, and those: as many as add up to it."""
    for at, column in enumerate(columns):
        if not is_total(column.head):
            continue
        for first in range(at - 1):
            parts = list(columns[first:at])
            if adds_up([one.numbers for one in parts], column.numbers):
                return column, parts
    return None, []


def _periods_add_up(dated: Sequence[tuple[Period | None, Number | None]]) -> bool | None:
    """Whether a longer period is the sum of those that make it up; None where there is none."""
    for whole, total in dated:
        if whole is None or total is None:
            continue
        inside = {
            period: number
            for period, number in dated
            if period is not None
            and number is not None
            and period != whole
            and whole.start <= period.start <= period.end <= whole.end
        }
        ordered = sorted(inside)
        tiled = len(ordered) > 1 and (ordered[0].start, ordered[-1].end) == (whole.start, whole.end)
        if tiled and all((b.start - a.end).days == 1 for a, b in pairwise(ordered)):
            return adds_up([[inside[one]] for one in ordered], [total])
    return None
