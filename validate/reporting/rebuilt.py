"""
Each table of a document as it is printed, every number marked by what the comparisons say of it.

The mark is a symbol with a hidden word, or a word that leads to the finding: never colour alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from validate.model import Figure, Mention, Report
from validate.reporting.grids import Grid, Row, grids_of
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, join, lines, link, tag, text
from validate.reporting.names import finding_anchor
from validate.reporting.page import Section
from validate.reporting.places import short_position
from validate.reporting.standing import Stand, Standing, stands_in
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render
from validate.reporting.wording import listed

# A longer text is no cell of a number, and only the number of it is shown.
_LONGEST_CELL = 40
_DEEPEST = 3
# With all that belongs to it a number takes some 200 bytes, and a page may not take for ever.
_MOST_NUMBERS = 6000
_TONES = {
    Standing.DISCREPANCY: "bad",
    Standing.QUESTION: "ask",
    Standing.REVISED: "plain",
    Standing.REMARK: "plain",
    Standing.WAIVED: "plain",
}


def rebuilt_section(look: Lookup, report: Report) -> Section | None:
    """The tables and graphics of a document, cell by cell; None where there are none."""
    grids = grids_of(look.figures_in(report.document))
    if not grids:
        return None
    stands = stands_in(look, report.document)
    captions = _captions(look, report.document)
    shown = Counter(stands[one.id].standing for grid in grids for one in grid.figures)
    intro = [say("tables.intro")]
    intro += [say("tables.gaps")] if any(grid.gaps for grid in grids) else []
    chosen = _chosen(grids, stands)
    left = len(grids) - len(chosen)
    intro += [say("tables.left_out", n=left)] if left else []
    tables = (render(_table(look, grids[at], stands, captions, at + 1)) for at in chosen)
    return Section(
        id="tables",
        title=say("tables.title"),
        count=len(grids),
        body=lines(tag("p", text(" ".join(intro))), _legend(shown), *tables),
    )


def _chosen(grids: Sequence[Grid], stands: Mapping[str, Stand]) -> list[int]:
    """Which grids a page has room for, in their order; those with findings have it first."""
    chosen: list[int] = []
    room = _MOST_NUMBERS
    quiet = [not any(stands[one.id].findings for one in grid.figures) for grid in grids]
    for at in sorted(range(len(grids)), key=lambda at: (quiet[at], at)):
        size = len(grids[at].figures)
        if size <= room:
            chosen.append(at)
            room -= size
    return sorted(chosen)


def _captions(look: Lookup, document: str) -> Mapping[str, tuple[Mention, ...]]:
    """The captions of a document by the label of their table."""
    found: dict[str, tuple[Mention, ...]] = {}
    for one in look.captions_by.get(document, ()):
        found[one.key] = (*found.get(one.key, ()), one)
    return found


def _legend(shown: Mapping[Standing, int]) -> Html:
    """What the marks mean, and how many numbers bear each."""
    items = (
        tag(
            "li",
            tag("span", class_=f"mark-{one.value} {_TONES.get(one, '')}".strip()),
            text(f" {say(f'legend.{one.value}')} "),
            tag("span", text(f"{shown[one]:,}"), class_="tally"),
        )
        for one in Standing
        if shown.get(one)
    )
    return tag("ul", *items, class_="legend", aria_label=say("tables.legend"))


def _table(
    look: Lookup,
    grid: Grid,
    stands: Mapping[str, Stand],
    captions: Mapping[str, tuple[Mention, ...]],
    number: int,
) -> Table:
    heads = (
        Column(label=head or say("tables.column", number=position), number=True)
        for position, head in enumerate(grid.heads.values(), start=1)
    )
    return Table(
        id=f"tables-{number}",
        caption=_caption(look, grid, captions.get(grid.label, ())),
        remark=_remark(grid, stands),
        columns=(Column(label=say("tables.row"), hidden=True), *heads),
        rows=tuple(_row(row, grid, stands) for row in grid.rows),
        matrix=True,
    )


def _caption(look: Lookup, grid: Grid, captions: tuple[Mention, ...]) -> str:
    """The caption as printed; of several under one label that on the page of the table."""
    here = grid.figures[0].place
    near = [one for one in captions if one.place.page == here.page]
    above = [one for one in near if (one.place.line or 0) <= (here.line or 0)]
    chosen = next(iter([*reversed(above), *near, *captions]), None)
    if chosen is not None:
        return chosen.value or chosen.key
    titles = {one.name: one.title for one in look.results.datasets}
    return grid.label or titles.get(grid.dataset) or say("tables.no_caption")


def _remark(grid: Grid, stands: Mapping[str, Stand]) -> Html:
    """Where the table stands, and how many of its numbers somebody has to look at."""
    spots = list(dict.fromkeys(short_position(one.place) for one in grid.figures))
    paged = grid.figures[0].place.page is not None
    where = listed(spots if paged else spots[:1])
    disputed = sum(stands[one.id].standing is Standing.DISCREPANCY for one in grid.figures)
    parts = [say("tables.graphic")] if grid.is_graphic else []
    parts += [where] if where else []
    parts += [say("tables.disputed", n=disputed)] if disputed else []
    words = "; ".join(parts)
    return tag("span", text(words[:1].upper() + words[1:]), class_="under") if words else NOTHING


def _row(row: Row, grid: Grid, stands: Mapping[str, Stand]) -> tuple[Html, ...]:
    cells = (_cell(row.cells.get(number, ()), stands) for number in grid.heads)
    return (_label(row), *cells)


def _label(row: Row) -> Html:
    """The label of a row; one that is indented says what it stands under to who cannot see it."""
    words = text(row.label or say("tables.no_label"))
    shown = tag("strong", words) if row.strong or not row.cells else words
    if not row.depth:
        return shown
    over = tag("span", text(f"{row.over}: "), class_="unseen") if row.over else NOTHING
    return tag("span", over, shown, class_=f"in-{min(row.depth, _DEEPEST)}")


def _cell(figures: tuple[Figure, ...], stands: Mapping[str, Stand]) -> Html:
    """A cell as printed, each of its numbers with its mark; then what it is part of, in words."""
    if not figures:
        return NOTHING
    quote = figures[0].place.quote
    whole = len(quote) <= _LONGEST_CELL and all(_is_in(one, quote) for one in figures)
    parts = []
    at = 0
    for one in figures:
        before = text(quote[at : one.place.start].lstrip()) if whole else NOTHING
        at = one.place.end
        behind = _sticks(quote, at) if whole else 0
        shown = quote[one.place.start : at + behind] if whole else one.printed
        at += behind
        parts.append(join([before, text(shown), text(" "), _mark(stands[one.id].standing)]))
    rest = text(quote[at:].rstrip()) if whole else NOTHING
    told = [one for figure in figures for one in _told(stands[figure.id])]
    return join([join([join(parts, " "), rest]), *told], " ")


def _is_in(figure: Figure, quote: str) -> bool:
    place = figure.place
    return place.quote == quote and quote[place.start : place.end] == figure.printed != ""


def _sticks(quote: str, end: int) -> int:
    """How much of a cell belongs to the number that ends there: its unit, its note marks."""
    rest = quote[end:]
    more = rest.strip()
    if not any(sign.isdigit() and not _is_raised(sign) for sign in more):
        return len(rest.rstrip())
    return len(rest) - len(rest.lstrip("%)]}"))


def _is_raised(sign: str) -> bool:
    return sign in "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"


def _mark(standing: Standing) -> Html:
    """The symbol, drawn by the style sheet, with its word for who does not see it."""
    tone = _TONES.get(standing, "")
    word = (
        NOTHING if tone else tag("span", text(say(f"standing.{standing.value}")), class_="unseen")
    )
    return tag("span", word, class_=f"mark-{standing} {tone}".strip())


def _told(stand: Stand) -> list[Html]:
    """The finding that a number has a part in, and what the number would have to be."""
    if not stand.findings:
        return []
    words = [text(say(f"standing.{stand.standing.value}"))]
    if len(stand.findings) > 1:
        more = say("tables.worst_of", number=len(stand.findings))
        words.append(tag("span", text(more), class_="unseen"))
    target = f"#{finding_anchor(stand.findings[0].id)}"
    tone = f"{_TONES[stand.standing]} aside" if stand.aside else _TONES[stand.standing]
    said = tag("span", link(target, join(words)), class_=f"told {tone}")
    repair = [tag("span", text(stand.repair), class_="repair")] if stand.repair else []
    return [said, *repair]
