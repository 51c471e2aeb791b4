"""A draft as the files of a family, with what was guessed said beside it."""

from collections.abc import Iterator, Mapping

from schemas.terms import Unit
from validate.drafting.cover import Cover
from validate.drafting.parts import Draft, HeadDraft, MeasureDraft, TableDraft
from validate.drafting.places import Places
from validate.drafting.sums import step_of
from validate.drafting.words import draft_words
from validate.family.forms import Span
from validate.family.model import PERIOD_EDITION
from validate.toml_text import comment, key, listed, pages, quoted
from validate.vocabulary import canonical

_FEWEST_COUNTS = 8
_PLAIN_STEP = 5
_PLAIN_EDITION = "undated"
_MOST_LEFT = 8
_SHORTEST = 5


def files_of(draft: Draft, cover: Cover, places: Places) -> Mapping[str, str]:
    """The files by name."""
    return {
        "family.toml": pages(_family(cover)),
        "terms.toml": pages(_terms(draft, cover, places)),
        "measures.toml": pages(_measures(draft)),
        "tables.toml": pages(_tables(draft)),
    }


def _family(cover: Cover) -> Iterator[str]:
    yield "# How a report of this family is known. docs/families.md explains every key."
    yield ""
    yield f"title = {quoted(cover.title)}"
    if cover.dated:
        yield "# check: the edition is the period that stands in a line of its own on the cover"
        yield f"edition = {quoted(PERIOD_EDITION)}"
    else:
        yield "# check: no period was found on the cover; an edition tells the reports apart"
        yield f"edition = {quoted(_PLAIN_EDITION)}"
    if cover.subject:
        if not cover.sure:
            yield "# check: whom every report is about"
        yield f"subject = {quoted(cover.subject)}"
    yield ""
    yield "[signature]"
    yield "# check: words of the cover that only these reports have"
    yield f"phrases = {listed([cover.phrase])}"
    if cover.template:
        yield "# check: how the cover names whom the report is about"
        yield f"subject = {listed([cover.template])}"


def _terms(draft: Draft, cover: Cover, places: Places) -> Iterator[str]:
    yield "# Whom the figures are about."
    yield ""
    if cover.template:
        yield "# check: whom a report may be about; add the others"
        yield f"inspected = {listed(cover.own)}"
        yield ""
    others = [one for one in places.names if one not in cover.own]
    name = _national(cover, places, others)
    areas = [one for one in others if one != name]
    if areas:
        yield "# check: places or bodies, as the tables name them"
        yield f"areas = {listed(areas)}"
        yield ""
    if name:
        yield "[[national]]"
        yield f"name = {quoted(name)}"
        if places.names and places.whole and not cover.template:
            yield "# check: all of them make it up; figures that add up are held to that"
            yield f"parts = {listed(places.names)}"
        yield ""
    for whole, parts in places.sums.items():
        yield "[[other]]"
        yield f"name = {quoted(whole)}"
        yield "# check: these make it up; figures that add up are held to that"
        yield f"parts = {listed(parts)}"
        yield ""
    counts = draft.counts
    step = step_of(counts) if len(counts) >= _FEWEST_COUNTS else 1
    if step % _PLAIN_STEP == 0:
        yield "[precision]"
        yield f"# check: all counts of the tables end so; they are rounded to {step}?"
        yield f"counts_to = {step}"


def _national(cover: Cover, places: Places, others: list[str]) -> str:
    """The name of all places together; a label that only says *total* is no name."""
    if places.whole:
        return cover.subject or places.whole
    # Whom a report sets beside its own subject is everybody, where it is one.
    return others[0] if cover.template and len(others) == 1 else ""


def _measures(draft: Draft) -> Iterator[str]:
    yield "# What is measured: for each thing the words for it, then the measures."
    yield "# check: the words (heads) are those of the tables; add those of the text."
    for name, values in draft.facets.items():
        yield ""
        yield f"[{key('facet', name)}]"
        for value, labels in values.items():
            yield f"{key(value)} = {listed(_phrases(labels))}"
    if not draft.measures:
        yield ""
        yield "# check: no table with a caption was found; this stands for what the reports measure"
        yield "[concept.things]"
        yield 'heads = ["things"]'
        yield ""
        yield "[measure.things]"
        yield 'title = "Things"'
        yield 'concept = "things"'
        yield 'unit = "count"'
    for measure in draft.measures.values():
        yield ""
        if draft.concepts.get(measure.concept) is not None:
            yield f"[{key('concept', measure.concept)}]"
            yield f"heads = {listed(draft.concepts[measure.concept])}"
            yield ""
        yield from _measure(measure)


def _measure(measure: MeasureDraft) -> Iterator[str]:
    yield f"[{key('measure', measure.name)}]"
    yield f"title = {quoted(_title(measure.title))}"
    yield from _point(measure)
    yield from _parts(measure)
    if measure.hundred:
        yield "must_be = 100"
    yield from _common(measure)
    yield from _changes(measure)
    for facet in measure.facets:
        yield ""
        yield f"[{key('measure', f'{{{facet}}}_{measure.name}')}]"
        yield f"title = {quoted(f'{_title(measure.title)}: {{{facet}}}')}"
        yield from _point(measure)
        if measure.across.get(facet):
            yield f"parts = {listed([f'{{{facet}}}_{one}' for one in measure.across[facet]])}"
        yield from _common(measure)
        if facet in measure.varied:
            yield from _changes(measure)
    for one in measure.subtotals:
        yield ""
        yield f"[{key('measure', f'{one.value}_{measure.name}')}]"
        title = f"{_title(measure.title)}: {one.value.replace('_', ' ')}"
        yield f"title = {quoted(title)}"
        yield from _point(measure)
        yield f"facets = {{ {key(one.facet)} = {quoted(one.value)} }}"
        yield "# check: the rows that make it up"
        yield f"parts = {listed([f'{part}_{measure.name}' for part in one.parts])}"
        yield from _common(measure)
        yield from _changes(measure)


def _parts(measure: MeasureDraft) -> Iterator[str]:
    """What makes a measure up: one list, with what does not fit it."""
    divided = {facet: one for facet, one in measure.facets.items() if one.holds}
    if divided:
        facet, belief = next(iter(divided.items()))
        yield "# check: the parts add up to it in this report"
        yield from (comment(f"check: {note}") for note in belief.notes)
        for other in [*divided][1:]:
            yield f"# check: {other} divides it too, and is not added up: a measure has parts once"
        yield f"parts = {listed([f'{{{facet}}}_{measure.name}'])}"
    elif measure.parts:
        yield from (comment(f"check: {note}") for note in dict.fromkeys(measure.checks))
        yield f"parts = {listed(measure.parts)}"


def _point(measure: MeasureDraft) -> Iterator[str]:
    yield f"concept = {quoted(measure.concept)}"
    if measure.unit_check:
        yield comment(f"check: {measure.unit_check}")
    yield f"unit = {quoted(measure.unit.value)}"


def _common(measure: MeasureDraft) -> Iterator[str]:
    if measure.decimals and measure.unit is Unit.COUNT:
        yield "# check: a count has no decimals; what unit is it?"
    if measure.decimals:
        yield f"decimals = {list(range(measure.decimals + 1))}"
    adds = {axis.value: one for axis, one in measure.adds.items() if one.holds}
    if adds:
        notes = dict.fromkeys(note for one in adds.values() for note in one.notes)
        yield from (comment(f"check: {note}") for note in notes)
        yield f"adds_over = {listed(sorted(adds))}"


def _changes(measure: MeasureDraft) -> Iterator[str]:
    for name, spans in (
        ("change_over", measure.changes),
        ("difference_over", measure.differences),
    ):
        if spans:
            yield f"{name} = {listed([one.value for one in Span if one in spans])}"


def _tables(draft: Draft) -> Iterator[str]:
    yield "# Tables by the words of their captions. Rows and columns that are a place of terms.toml"
    yield "# or a period need not be declared."
    for table in draft.tables:
        yield ""
        yield from _table(table)


def _table(table: TableDraft) -> Iterator[str]:
    yield f"[{key('table', table.name)}]"
    yield f"title = {quoted(table.title)}"
    yield f"known_by = {listed([table.known_by])}"
    if table.label_columns:
        yield f"label_columns = {listed(table.label_columns)}"
    if table.measure:
        yield f"measure = {quoted(table.measure)}"
    if table.left:
        more = ", ..." if len(table.left) > _MOST_LEFT else ""
        yield comment(f"Read by themselves: {', '.join(table.left[:_MOST_LEFT])}{more}")
    for kind, heads in (("row", table.rows), ("column", table.columns)):
        for head in heads:
            yield ""
            yield f"[[{key('table', table.name, kind)}]]"
            yield from _head(head)


def _head(head: HeadDraft) -> Iterator[str]:
    if head.measure:
        yield f"measure = {quoted(head.measure)}"
    yield f"labels = {listed(head.labels)}"
    if head.facet:
        yield f"facets = {{ {key(head.facet[0])} = {quoted(head.facet[1])} }}"
    if head.under:
        yield f"under = {quoted(head.under)}"
    if head.subject:
        yield f"subject = {quoted(head.subject)}"
    if head.change or head.difference:
        yield f"# check: {head.check}" if head.check else "# check: a change, by its head"
    if head.change:
        yield f"change = {quoted(head.change.value)}"
    if head.difference:
        yield f"difference = {quoted(head.difference.value)}"
    if not head.required:
        yield "required = false"


def _title(text: str) -> str:
    """A title without what would be taken for the gap of a template."""
    return text.replace("{", "(").replace("}", ")")


def _phrases(labels: list[str]) -> list[str]:
    spoken = (canonical(label.partition("(")[0]) or canonical(label) for label in labels)
    return list(dict.fromkeys(map(_any_ending, spoken)))


def _any_ending(words: str) -> str:
    """The words of a label, the last in any number: *child* is said of *children* as well."""
    before, _, last = words.rpartition(" ")
    if not last.isalpha() or len(last) < _SHORTEST or last in draft_words().stop:
        return words
    return f"{before} {last.removesuffix('s')}*".strip()
