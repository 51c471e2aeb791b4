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
    quoted,
    short_position,
    where,
)
from validate.reporting.tables import Column, Table

_PRINTED_IN = {Kind.TABLE: "tables", Kind.INFOGRAPHIC: "infographics"}
_IN_TEXT = "text"


def single(look: Lookup, chosen: Sequence[Figure], *, here: str) -> tuple[Table, ...]:
    """The figures with a single print, by where they stand: tables, infographics, text."""
    return tuple(
        Table(
            id=f"single-{place}-table",
            caption=f"Single prints in {place}: {len(figures):,}",
            columns=(
                Column(label="Measure"),
                Column(label="Subject"),
                Column(label="When"),
                Column(label="Value", number=True),
                Column(label="Where"),
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
        caption="Labels that are printed without a value",
        columns=(
            Column(label="Label"),
            Column(label="Subject"),
            Column(label="Why"),
            Column(label="Where"),
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
        caption="Captions below which no figure was read: mostly charts that print no values",
        columns=(Column(label="Caption"), Column(label="Where")),
        rows=tuple(
            (text(caption.value or caption.key), text(short_position(caption.place)))
            for caption in chosen
        ),
    )


def unlinked(look: Lookup, chosen: Sequence[Figure], *, here: str) -> Table:
    """The figures that no measure answers to: what they say, whose, when, where and why not."""
    return Table(
        id="unlinked-table",
        caption="Each states a fact, and nothing was compared with it",
        columns=(
            Column(label="Figure"),
            Column(label="Printed in"),
            Column(label="Why not linked"),
            Column(label="Perhaps"),
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
    name = f" {quoted(figure.table)}" if figure.table else ""
    parts = (short_position(figure.place), f"{wording.KIND[figure.kind]}{name}")
    return ", ".join(part for part in parts if part)


def _whose(figure: Figure) -> Html:
    value = tag("strong", text(wording.stated(figure)), class_="value")
    more = [part for part in (figure.subject, _when(figure)) if part]
    return join([value, *(tag("span", text(part), class_="under") for part in more)])


def _when(figure: Figure) -> str:
    if figure.period is None:
        return ""
    since = f", since {wording.period(figure.base_period)}" if figure.base_period else ""
    return f"{wording.period(figure.period)}{since}"


def _perhaps(titles: Sequence[str]) -> Html:
    return bullets([text(title) for title in titles], "perhaps") if titles else NOTHING
