"""What stands in each table of single figures, labels and captions."""

from collections.abc import Sequence

from schemas.terms import Kind
from validate.model import Figure, Mention
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, bullets, join, lines, tag, text
from validate.reporting.places import (
    block_quote,
    briefly,
    corrected,
    short_position,
    where,
)
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table

# Parts of ids and keys, not words.
_PRINTED_IN = {Kind.TABLE: "tables", Kind.INFOGRAPHIC: "infographics"}
_IN_TEXT = "text"


def single(look: Lookup, chosen: Sequence[Figure], *, here: str) -> tuple[Table, ...]:
    """The figures with a single print, by where they stand: tables, infographics, text."""
    return tuple(
        Table(
            id=f"single-{place}-table",
            caption=say(f"figures.single_{place}", n=len(figures)),
            columns=(
                Column(label=say("column.measure")),
                Column(label=say("column.subject")),
                Column(label=say("column.when")),
                Column(label=say("column.value"), number=True),
                Column(label=say("column.where")),
            ),
            rows=tuple(_single_row(look, figure, here) for figure in figures),
        )
        for place, figures in _by_place(chosen)
    )


def _by_place(chosen: Sequence[Figure]) -> list[tuple[str, list[Figure]]]:
    """Figures in tables, in infographics and in text, notes and annexes; places without none."""
    groups: dict[str, list[Figure]] = {place: [] for place in (*_PRINTED_IN.values(), _IN_TEXT)}
    for figure in chosen:
        groups[_PRINTED_IN.get(figure.kind, _IN_TEXT)].append(figure)
    return [(place, figures) for place, figures in groups.items() if figures]


def missing(look: Lookup, chosen: Sequence[Figure]) -> Table:
    """The labels that stand without a value."""
    return Table(
        id="missing-table",
        caption=say("figures.missing"),
        columns=(
            Column(label=say("column.label")),
            Column(label=say("column.subject")),
            Column(label=say("column.why")),
            Column(label=say("column.where")),
        ),
        rows=tuple(
            (
                text(figure.row_label or look.title_of(figure)),
                text(figure.subject),
                text(wording.MISSING[figure.missing] if figure.missing else ""),
                join([text(_outside(figure)), corrected(figure)], " "),
            )
            for figure in chosen
        ),
    )


def captions(chosen: Sequence[Mention]) -> Table:
    """The captions of charts and tables of which no figure could be read."""
    return Table(
        id="captions-table",
        caption=say("figures.captions"),
        columns=(Column(label=say("column.caption")), Column(label=say("column.where"))),
        rows=tuple(
            (text(caption.value or caption.key), text(short_position(caption.place)))
            for caption in chosen
        ),
    )


def unlinked(look: Lookup, chosen: Sequence[Figure], *, here: str) -> Table:
    """The figures that no measure answers to: what they say, whose, when, where and why not."""
    return Table(
        id="unlinked-table",
        caption=say("figures.unlinked"),
        columns=(
            Column(label=say("column.figure")),
            Column(label=say("column.printed_in")),
            Column(label=say("column.unlinked")),
            Column(label=say("column.perhaps")),
        ),
        rows=tuple(
            (
                _whose(figure),
                lines(
                    block_quote(
                        figure.place.quote,
                        [(figure.place.start, figure.place.end)],
                        label=figure.row_label,
                    ),
                    tag("span", where(figure, look.pages, here=here), class_="under"),
                    corrected(figure),
                ),
                text(look.why_unlinked(figure)),
                _perhaps(look.candidates(figure)),
            )
            for figure in chosen
        ),
    )


def _single_row(look: Lookup, figure: Figure, here: str) -> tuple[Html, ...]:
    return (
        text(look.title_of(figure)),
        text(figure.subject),
        text(_when(figure)),
        text(wording.stated(figure)),
        join([_found(figure, here), corrected(figure)], " "),
    )


def _found(figure: Figure, here: str) -> Html:
    """A label leads to its number; a number in a sentence needs its heading."""
    return text(briefly(figure, here=here)) if figure.row_label else where(figure, here=here)


def _outside(figure: Figure) -> str:
    """The place of a label in few words, without the label."""
    kind = wording.KIND[figure.kind]
    named = (
        say("place.named", kind=kind, name=wording.quoted(figure.table)) if figure.table else kind
    )
    return wording.commas((short_position(figure.place), named))


def _whose(figure: Figure) -> Html:
    value = tag("strong", text(wording.stated(figure)), class_="value")
    more = [part for part in (figure.subject, _when(figure)) if part]
    return join([value, *(tag("span", text(part), class_="under") for part in more)])


def _when(figure: Figure) -> str:
    if figure.period is None:
        return ""
    period = wording.period(figure.period)
    if figure.base_period is None:
        return period
    return say("date.since", period=period, base=wording.period(figure.base_period))


def _perhaps(titles: Sequence[str]) -> Html:
    return bullets([text(title) for title in titles], "perhaps") if titles else NOTHING
