"""What could not be proved in one document, part by part: the other side of *no discrepancies*."""

from collections.abc import Sequence

from validate.model import Report
from validate.reporting import figure_lists, listings
from validate.reporting.lookup import Lookup
from validate.reporting.markup import Html, lines, link, tag, text
from validate.reporting.page import Section, note
from validate.reporting.strings import say
from validate.reporting.tables import Table, render
from validate.reporting.tally import Part, Tally, is_single, is_untied, unproved

# What fits into a glance stands open.
_SHORT = 3


def unproved_section(look: Lookup, report: Report, counts: Tally) -> Section:
    """The section of a document's page; each part says its number, long ones are folded."""
    parts = unproved(counts)
    tables = _tables(look, report)
    return Section(
        id="unproved",
        title=say("unproved.title"),
        count=sum(part.count for part in parts),
        body=lines(
            tag("p", text(say("unproved.intro"))),
            *(_part(part, tables.get(part.id, ())) for part in parts),
        ),
    )


def unlinked_section(look: Lookup, report: Report) -> Section:
    """The figures without a measure, for the analyst: each with its sentence and the reason."""
    here = report.document
    chosen = [one for one in look.figures_in(here) if is_untied(one, look.results.uses)]
    return Section(
        id="unlinked",
        title=say("unproved.unlinked"),
        count=len(chosen),
        body=render(figure_lists.unlinked(look, chosen, here=here))
        or note(say("part_none.unlinked")),
    )


def _tables(look: Lookup, report: Report) -> dict[str, tuple[Table, ...]]:
    """The tables of each part that is listed in place."""
    here = report.document
    figures = look.figures_in(here)
    alone = [figure for figure in figures if is_single(figure, look.results.uses)]
    absent = [figure for figure in figures if figure.missing is not None]
    return {
        "single": figure_lists.single(look, alone, here=here),
        "missing": (figure_lists.missing(look, absent),),
        "captions": (figure_lists.captions(look.bare_captions(here)),),
        "unchecked": (listings.unchecked(look, look.touching(here), here=here),),
    }


def _part(part: Part, tables: Sequence[Table]) -> Html:
    if not part.count:
        return tag("p", text(say(f"part_none.{part.id}")), class_="part empty")
    if not tables:  # listed in a section of its own
        return tag("p", link(f"#{part.id}", text(part.words)), class_="part")
    summary = tag("summary", text(part.words))
    body = lines(summary, *(render(table) for table in tables))
    open_ = "" if part.count <= _SHORT else None
    return tag("details", body, id=part.id, class_="part", open=open_)
