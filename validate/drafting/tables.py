"""Drafting the tables of a report: what their rows and columns are, and what is measured there."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.terms import Unit
from validate.drafting.adding import note_axes, parts_of
from validate.drafting.labels import (
    Column,
    base_unit,
    heads_of,
    name_of,
    spoken,
)
from validate.drafting.parts import Draft, HeadDraft, MeasureDraft, Subtotal, TableDraft
from validate.drafting.places import Places
from validate.drafting.sums import Line, may_add, numbers_in
from validate.drafting.wholes import Tried, Whole, judged, note_sums, totals, wholes
from validate.drafting.words import (
    about,
    content,
    divided_by,
    is_period,
    is_total,
    slug,
    title_phrase,
    unit_of_text,
    unit_to_check,
)
from validate.family.forms import Span
from validate.recognition.outline import OutlineRow, OutlineTable
from validate.recognition.tokens import Number
from validate.vocabulary import canonical, find, phrase, words

_LEAST_SHARE = 0.5
_ALREADY = "claims"  # the dataset of the figures in the text


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
        named = [column.head for column in columns if column.place or column.period]
        made.left.extend(self._left(made.columns, named))
        if self.of_places():
            known = [row.label for row in rows if self._is_known(row.label)]
            made.left.extend(self._left(made.rows, known))
            self._by_columns(made, columns, rows)
        elif any(one.says_what for one in columns) or any(is_total(one.label) for one in rows):
            self._crossed(made, columns, rows)
        else:
            self._by_rows(made, columns, rows)
        if made.measure or any(one.measure for one in (*made.rows, *made.columns)):
            return made
        return None

    def _left(self, heads: list[HeadDraft], labels: Sequence[str]) -> list[str]:
        """Labels that are read by themselves; one that only says *total* is declared for whom."""
        whole, national = self.places.whole, self.places.national
        if national and whole in labels:
            heads.append(HeadDraft(labels=[whole], subject=national))
            return [one for one in labels if one != whole]
        return list(labels)

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
        whole = _facet_of(valued)
        if whole is not None and self._is_divided(made, [valued[at].head for at in whole.parts]):
            whole = None
        measures: dict[int, MeasureDraft] = {}
        if not valued or whole is not None:
            measure = self._base(made, columns)
            made.measure = measure.name
            if whole is not None:
                self._facet(made, measure, whole, valued)
            measures = {column.at: measure for column in valued}
        for column in valued:
            if column.at not in measures:
                measure = measures[column.at] = self._of_label(made, column.head, column.unit)
                made.columns.append(HeadDraft(labels=[column.head], measure=measure.name))
            measures[column.at].prints(column.held)
            self._count(measures[column.at], column.held)
        if whole is None:
            note_sums(self.draft, self.table.label, valued, measures, lambda at: rows[at].label)
        labels = [row.label for row in rows]
        self._adds(labels, [(one.head, measures[one.at], one.numbers) for one in valued])
        self._changes(made, columns, measures)

    def _is_divided(self, made: TableDraft, labels: Sequence[str]) -> bool:
        """Whether what the table is of has parts already, and others: it can have them once."""
        measure = self.draft.measures.get(slug(made.title))
        wanted = set(map(canonical, labels))
        for facet in measure.facets if measure else ():
            values = self.draft.facets[facet].values()
            known = {canonical(one) for ones in values for one in ones}
            if not (wanted <= known or known <= wanted):
                return True
        return False

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
        valued = [column for column in columns if column.says_what]
        for column in valued:
            measure = self._of_label(made, column.head, column.unit)
            measures[column.at] = measure
            made.columns.append(HeadDraft(labels=[column.head], measure=measure.name))
        held = [column for column in columns if column.at in measures]
        last = None if total is None else rows.index(total)
        summed = self._subtotals(rows, held, last)
        facet = self._parts(made, [row for row in others if row.label not in summed])
        names = self._subtotal_rows(made, rows, summed, facet)
        if total is not None:
            made.rows.append(HeadDraft(labels=[total.label]))
        leaves = [at for at, row in enumerate(rows) if at != last and row.label not in summed]
        pairs = [(one, measures[one.at]) for one in held]
        parts_of(self.table.label, facet, pairs, leaves, last)
        for measure in {one.name: one for one in measures.values()}.values():
            measure.subtotals.extend(names)
        for one in note_sums(
            self.draft, self.table.label, valued, measures, lambda at: rows[at].label
        ):
            whole = measures[valued[one.at].at]
            whole.across[facet] = [measures[valued[at].at].name for at in one.parts]
        if bare:
            heads = [column.head for column in bare]
            lines = [tuple(column.numbers[at] for column in bare) for at in range(len(rows))]
            base = self.draft.measures[made.measure]
            self._adds(heads, [(row.label, base, lines[at]) for at, row in enumerate(rows)])
        self._changes(made, columns, measures)

    def _subtotals(
        self, rows: Sequence[OutlineRow], columns: Sequence[Column], last: int | None
    ) -> dict[str, Whole]:
        """The rows that are sums of some others, by their labels."""
        adding = [column for column in columns if may_add(column.head, column.unit)]
        lines = [tuple(column.numbers[at] for column in adding) for at in range(len(rows))]
        found = totals([row.label for row in rows], lines, last)
        return {} if self.groups else {rows[one.at].label: one for one in found}

    def _subtotal_rows(
        self,
        made: TableDraft,
        rows: Sequence[OutlineRow],
        summed: Mapping[str, Whole],
        facet: str,
    ) -> list[Subtotal]:
        """Rows that are sums of others, each a value of a facet of their own."""
        if not summed:
            return []
        name, values = self.draft.facet(f"{facet}_sum", list(summed))
        parts = {
            label: value
            for head in made.rows
            if head.facet
            for label in head.labels
            for value in (head.facet[1],)
        }
        found = []
        for label, one in summed.items():
            value = values[canonical(label)]
            made.rows.append(HeadDraft(labels=[self._printed(label)], facet=(name, value)))
            held = [parts[rows[at].label] for at in one.parts if rows[at].label in parts]
            found.append(Subtotal(facet=name, value=value, parts=held))
        return found

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
        heads = [column.head for column in columns]
        lines = zip(rows, measures, strict=True)
        self._adds(
            heads,
            [
                (row.label, measure, tuple(column.numbers[at] for column in columns))
                for at, (row, measure) in enumerate(lines)
            ],
        )
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
        measure = self.draft.measure(name, title, found, heads_of(made.title, label))
        measure.unit_check = unit_to_check(label)
        return measure

    def _facet(
        self, made: TableDraft, measure: MeasureDraft, whole: Whole, columns: Sequence[Column]
    ) -> None:
        """Columns that make up another are the values of a facet."""
        labels = [columns[at].head for at in whole.parts]
        named = [one for one in divided_by(self.table.caption) if one != slug(self.table.corner)]
        wanted = named[0] if len(named) == 1 else f"{made.name}_column"
        facet, values = self.draft.facet(wanted, labels)
        made.columns.extend(
            HeadDraft(labels=[one], facet=(facet, values[canonical(one)])) for one in labels
        )
        made.columns.append(HeadDraft(labels=[columns[whole.at].head]))
        judged(
            [Tried(title=columns[whole.at].head, belief=measure.divides(facet), trial=whole.trial)],
            self.table.label,
            promised=True,
        )

    def _adds(self, labels: Sequence[str], lines: Sequence[tuple[str, MeasureDraft, Line]]) -> None:
        note_axes(self.table.label, self.places, labels, lines)

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


def _facet_of(columns: Sequence[Column]) -> Whole | None:
    """The column that all others make up, where they are of one unit."""
    if len({column.unit for column in columns}) != 1:
        return None
    found = [one for one in wholes(columns) if is_total(columns[one.at].head)]
    alone = len(found) == 1 and len(found[0].parts) + 1 == len(columns)
    return found[0] if alone else None
