"""How much of a family's vocabulary some reports use, and how much of them it answers to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.terms import Kind
from validate.commands.family_worklist import Work, work_list
from validate.family.forms import Row, TableForm
from validate.family.model import Family
from validate.recognition.heads import head_of
from validate.recognition.outline import Outline, OutlineTable
from validate.recognition.recognise import Recognised
from validate.recognition.subjects import Subjects
from validate.recognition.tables import form_of
from validate.recognition.titles import without_periods
from validate.vocabulary import Lexicon, Phrase, canonical, words

_ANY_PERIOD = "{period}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """
    A family held against reports.

    ``linked`` says of each measure how many figures are linked to it. ``unknown_labels`` are those
    printed that nothing declared answers to, by table; ``unmatched`` declared ones that are not
    printed. ``unused`` are phrases that stand in no text, by what they are for.
    """

    documents: int
    figures: int
    linked: Mapping[str, int]
    lost_tables: Sequence[str]
    unknown_captions: Sequence[str]
    unknown_labels: Sequence[tuple[str, str]]
    unmatched: Sequence[tuple[str, str]]
    unused: Mapping[str, Sequence[str]]
    unused_exclusions: Sequence[str]
    work: Sequence[Work]

    @property
    def never_linked(self) -> Sequence[str]:
        """The measures that no figure is linked to."""
        return [name for name, number in self.linked.items() if not number]


@dataclass(slots=True)
class _Labels:
    """The labels of tables: those that nothing answers to, and those that are printed, by table."""

    unknown: dict[tuple[str, str], None] = field(default_factory=dict)
    printed: dict[str, set[str]] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    captions: dict[str, None] = field(default_factory=dict)


def coverage_of(
    family: Family, recognised: Sequence[Recognised], outlines: Sequence[Outline]
) -> Coverage:
    """What the reports say of the family, and the family of them."""
    figures = [figure for one in recognised for figure in one.figures]
    counts = Counter(figure.measure for figure in figures if figure.measure)
    labels = _Labels()
    for one, outline in zip(recognised, outlines, strict=True):
        subjects = Subjects(family=family, own=one.report.subject, now=one.report.period)
        for table in outline.tables:
            _look_at(labels, table, family, subjects)
    graphics = {figure.table for figure in figures if figure.kind is Kind.INFOGRAPHIC}
    lost = [form.name for form in family.tables if form.name not in labels.found]
    lost += [one.name for one in family.infographics if one.title not in graphics]
    texts = tuple(_texts(outlines))
    return Coverage(
        documents=len(recognised),
        figures=len(figures),
        linked={name: counts[name] for name in family.measures},
        lost_tables=lost,
        unknown_captions=tuple(labels.captions),
        unknown_labels=tuple(labels.unknown),
        unmatched=tuple(_unmatched(family, labels)),
        unused=_unused(family, texts),
        unused_exclusions=tuple(
            one.phrase
            for one in family.exclusions
            if not any(one.pattern.search(text) for text in texts)
        ),
        work=work_list(recognised),
    )


def _look_at(labels: _Labels, table: OutlineTable, family: Family, subjects: Subjects) -> None:
    form = form_of(table.caption, family)
    if form is None:
        if any(any(char.isdigit() for char in cell) for row in table.rows for cell in row.cells):
            labels.captions[table.caption or "a table without a caption"] = None
        return
    labels.found.add(form.name)
    printed = labels.printed.setdefault(form.name, set())
    heads = [(head, form.columns) for head in table.heads]
    for label, declared in (*heads, *((row.label, form.rows) for row in table.rows)):
        if not canonical(label):
            continue
        bare = canonical(without_periods(label, subjects.clock))
        printed |= {canonical(label), bare}
        if not _answered(label, declared, subjects):
            labels.unknown[form.name, label] = None


def _answered(label: str, declared: Sequence[Row], subjects: Subjects) -> bool:
    groups = {"", *(row.under for row in declared)}
    return any(head_of(label, declared, subjects, group) is not None for group in groups)


def _unmatched(family: Family, labels: _Labels) -> Iterator[tuple[str, str]]:
    for form in family.tables:
        if form.name in labels.found:
            printed = labels.printed[form.name]
            for label in _spellings(form):
                if canonical(label.replace(_ANY_PERIOD, " ")) not in printed:
                    yield form.name, label


def _spellings(form: TableForm) -> Iterable[str]:
    rows = (*form.rows, *form.columns)
    return dict.fromkeys(label for row in rows for label in row.labels)


def _texts(outlines: Iterable[Outline]) -> Iterator[str]:
    """All that is printed: texts, captions and labels."""
    for one in outlines:
        yield from one.texts
        for table in one.tables:
            yield from (table.caption, table.corner, *table.heads)
            yield from (row.label for row in table.rows)


def _unused(family: Family, texts: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The phrases of each kind that stand nowhere, under the names that they are for."""
    asked: dict[str, dict[str, tuple[Phrase, ...]]] = {
        "heads": {one.name: one.heads for one in family.vocabulary.concepts.values()},
        "weak heads": {one.name: one.weak_heads for one in family.vocabulary.concepts.values()},
        "words of facets": dict(_facets(family)),
        "words of fields": _by_name(family.vocabulary.fields),
        "names of subjects": {one.name: one.names for one in family.subjects},
    }
    wanted = {
        f"{number} {kind}\t{name}": phrases
        for number, (kind, groups) in enumerate(asked.items())
        for name, phrases in groups.items()
    }
    lexicon = Lexicon.of(wanted)
    used = {
        (name, match.phrase.source)
        for text in texts
        for name, match in lexicon.all(words(text), text)
    }
    unused: dict[str, list[str]] = {kind: [] for kind in asked}
    for key, phrases in wanted.items():
        kind, _, name = key.partition(" ")[2].partition("\t")
        unused[kind].extend(
            f"{name}: {one.source}" for one in phrases if (key, one.source) not in used
        )
    return unused


def _facets(family: Family) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    for facet, lexicon in family.vocabulary.shared.items():
        for value, phrases in _by_name(lexicon).items():
            yield f"{facet}.{value}", phrases
    for concept in family.vocabulary.concepts.values():
        for facet in sorted(concept.own_facets):
            for value, phrases in _by_name(concept.facets[facet]).items():
                yield f"{concept.name}.{facet}.{value}", phrases


def _by_name(lexicon: Lexicon) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of a lexicon by their names, each once."""
    found: dict[str, dict[str, Phrase]] = {name: {} for name in lexicon.names}
    for entries in (*lexicon.exact.values(), *lexicon.prefixes.values()):
        for name, one in entries:
            found[name][one.source] = one
    return {name: tuple(held[source] for source in sorted(held)) for name, held in found.items()}
