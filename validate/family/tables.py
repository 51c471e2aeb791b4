"""Loading the tables and graphics that a family declares, with every name checked."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from validate.family.model import InfographicForm, Row, Span, TableForm, Vocabulary
from validate.family.toml import Section, nearest
from validate.vocabulary import canonical

_HEAD_KEYS = (
    "measure", "labels", "under", "required", "subject", "facets", "change", "difference", "each",
)  # fmt: skip


def load_tables(
    layout: Section, vocabulary: Vocabulary, subjects: Sequence[str]
) -> tuple[TableForm, ...]:
    """
    The tables of a ``tables.toml``.

    Raises :class:`FamilyError` naming file, key and what to do.
    """
    forms = []
    for name, section in layout.section("table").items():
        section.only("title", "known_by", "label_columns", "row", "column", "measure")
        measure = section.text("measure", "")
        _known_measure(section, "measure", measure, vocabulary)
        columns = _heads(section, "column", vocabulary, subjects)
        said = bool(measure) or any(one.measure for one in columns)
        rows = _heads(section, "row", vocabulary, subjects, measured=not said)
        form = TableForm(
            name=name,
            title=section.text("title"),
            known_by=section.phrases("known_by"),
            rows=rows,
            columns=columns,
            label_columns=section.texts("label_columns"),
            measure=measure,
        )
        if not any((measure, *(one.measure for one in (*rows, *columns)))):
            problem = "no row and no column says what is measured"
            raise section.error("", problem, "Give the table, a row or a column a measure.")
        forms.append(form)
    return tuple(forms)


def load_infographics(
    layout: Section, vocabulary: Vocabulary, subjects: Sequence[str]
) -> tuple[InfographicForm, ...]:
    """
    The graphics of a ``tables.toml``.

    Raises :class:`FamilyError` as :func:`load_tables` does.
    """
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
            _known_measure(one, "measure", row.measure, vocabulary)
            _known_measure(one, "under", row.under, vocabulary)
            if measured and not row.measure:
                raise one.error("measure", "is missing", "Say what the cells hold.")
            if row.subject and row.subject not in subjects:
                problem = f"no subject is named {row.subject!r}"
                raise one.error("subject", problem, nearest(row.subject, subjects))
            _sound_facets(one, row.facets, vocabulary)
            if not row.labels:
                raise one.error("labels", "is empty", "Give the label as printed.")
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
    if not values:
        raise section.error(
            "each", f"no facet is named {facet!r}", nearest(facet, vocabulary.facet_values)
        )
    return tuple(
        Row(
            measure=section.text("measure", ""),
            labels=(value.replace("_", " "),),
            required=section.flag("required", default=True),
            facets=MappingProxyType({facet: value}),
        )
        for value in values
    )


def _known_measure(section: Section, key: str, name: str, vocabulary: Vocabulary) -> None:
    if name and name not in vocabulary.measures:
        problem = f"no measure is named {name!r}"
        raise section.error(key, problem, nearest(name, vocabulary.measures))


def _sound_facets(section: Section, facets: Mapping[str, str], vocabulary: Vocabulary) -> None:
    for facet, value in facets.items():
        values = vocabulary.facet_values.get(facet, ())
        if not values:
            problem = f"no facet is named {facet!r}"
            raise section.error("facets", problem, nearest(facet, vocabulary.facet_values))
        if value not in values:
            problem = f"{value!r} is no value of the facet {facet!r}"
            raise section.error("facets", problem, nearest(value, values))


def _no_second(section: Section, rows: Sequence[Row], row: Row) -> None:
    """One label on two rows could never be told apart."""
    for label in row.labels:
        for other in rows:
            same = canonical(label) in {canonical(one) for one in other.labels}
            if same and other.under == row.under and _point(other) != _point(row):
                problem = f"{label!r} is also a label of {_said(other)}"
                raise section.error("labels", problem, "Tell them apart with under.")


def _point(row: Row) -> tuple[object, ...]:
    return row.measure, tuple(row.facets.items()), row.subject, row.change, row.difference


def _said(row: Row) -> str:
    return repr(row.measure) if row.measure else "another one"
