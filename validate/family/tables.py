"""Loading the tables and graphics that a family declares, with every name checked."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from validate.family.forms import InfographicForm, Row, Span, TableForm
from validate.family.model import Vocabulary
from validate.family.toml import Section, nearest
from validate.vocabulary import canonical

_HEAD_KEYS = (
    "measure", "labels", "under", "required", "subject", "facets", "change", "difference", "each",
)  # fmt: skip


def load_tables(
    layout: Section, vocabulary: Vocabulary, subjects: Sequence[str]
) -> tuple[TableForm, ...]:
    """The tables of a ``tables.toml``."""
    forms = []
    titles: dict[object, str] = {}
    for name, section in layout.section("table").items():
        section.only("title", "known_by", "label_columns", "row", "column", "measure")
        measure = section.text("measure", "")
        section.names("measure", measure, vocabulary.measures, "measure")
        columns = _heads(section, "column", vocabulary, subjects)
        said = bool(measure) or any(one.measure for one in columns)
        measured = not said and not section.is_dubious("measure", "column")
        rows = _heads(section, "row", vocabulary, subjects, measured=measured)
        form = TableForm(
            name=name,
            title=section.text("title"),
            known_by=section.phrases("known_by"),
            rows=rows,
            columns=columns,
            label_columns=section.texts("label_columns"),
            measure=measure,
        )
        measures = (measure, *(one.measure for one in (*rows, *columns)))
        if not any(measures) and not section.is_dubious(""):
            problem = "no row and no column says what is measured"
            section.wrong("", problem, "Give the table, a row or a column a measure.")
        for one in form.known_by:
            other = titles.setdefault(one.runs, name)
            if other != name:
                problem = f"{one.source!r} is also a title of the table {other!r}"
                remedy = "A table that fits two is none of them: say more of its title."
                section.wrong("known_by", problem, remedy)
        forms.append(form)
    return tuple(forms)


def load_infographics(
    layout: Section, vocabulary: Vocabulary, subjects: Sequence[str]
) -> tuple[InfographicForm, ...]:
    """The graphics of a ``tables.toml``."""
    forms = []
    for name, section in layout.section("infographic").items():
        section.only("title", "headings", "label")
        labels = _heads(section, "label", vocabulary, subjects, measured=True)
        forms.append(
            InfographicForm(
                name=name,
                title=section.text("title"),
                headings=section.texts("headings"),
                labels=labels,
            )
        )
    return tuple(forms)


def _heads(
    section: Section,
    key: str,
    vocabulary: Vocabulary,
    subjects: Sequence[str],
    *,
    measured: bool = False,
) -> tuple[Row, ...]:
    """The heads of one direction; ``measured`` says that each must be of a measure."""
    rows: list[Row] = []
    for one in section.sections(key):
        one.only(*_HEAD_KEYS)
        for row in _each(one, vocabulary) if "each" in one.values else (_head(one),):
            one.names("measure", row.measure, vocabulary.measures, "measure")
            one.names("under", row.under, vocabulary.measures, "measure")
            if measured and not row.measure and not one.is_dubious("measure"):
                one.wrong("measure", "is missing", "Say what the cells hold.")
            one.names("subject", row.subject, subjects, "subject")
            _sound_facets(one, row.facets, vocabulary)
            if not row.labels and not one.is_dubious("labels"):
                one.wrong("labels", "is empty", "Give the label as printed.")
            if not one.is_dubious(""):
                _no_second(one, rows, row)
            rows.append(row)
    return tuple(rows)


def _head(section: Section) -> Row:
    facets = section.section("facets")
    return Row(
        measure=section.text("measure", ""),
        labels=section.texts("labels"),
        under=section.text("under", ""),
        required=section.flag("required", default=True),
        subject=section.text("subject", ""),
        facets=MappingProxyType({name: facets.text(name) for name in facets.values}),
        change=section.choice("change", Span) if "change" in section.values else None,
        difference=section.choice("difference", Span) if "difference" in section.values else None,
    )


def _each(section: Section, vocabulary: Vocabulary) -> tuple[Row, ...]:
    """A head for each value of a facet, with its words for a label: *Personal injury*."""
    section.only("each", "measure", "required")
    facet = section.text("each")
    values = vocabulary.facet_values.get(facet, ())
    section.names("each", facet, vocabulary.facet_values, "facet")
    return tuple(
        Row(
            measure=section.text("measure", ""),
            labels=(value.replace("_", " "),),
            required=section.flag("required", default=True),
            facets=MappingProxyType({facet: value}),
        )
        for value in values
    )


def _sound_facets(section: Section, facets: Mapping[str, str], vocabulary: Vocabulary) -> None:
    for facet, value in facets.items():
        named = section.names("facets", facet, vocabulary.facet_values, "facet")
        values = vocabulary.facet_values.get(facet, ())
        if named and value and value not in values:
            problem = f"{value!r} is no value of the facet {facet!r}"
            section.wrong("facets", problem, nearest(value, values))


def _no_second(section: Section, rows: Sequence[Row], row: Row) -> None:
    """One label on two rows could never be told apart."""
    for label in row.labels:
        for other in rows:
            same = canonical(label) in {canonical(one) for one in other.labels}
            if same and other.under == row.under and _point(other) != _point(row):
                problem = f"{label!r} is also a label of {_said(other)}"
                section.wrong("labels", problem, "Tell them apart with under.")


def _point(row: Row) -> tuple[object, ...]:
    return row.measure, tuple(row.facets.items()), row.subject, row.change, row.difference


def _said(row: Row) -> str:
    return repr(row.measure) if row.measure else "another one"
