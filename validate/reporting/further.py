"""The further pages of a document with very many findings, and the way to them from its first."""

from collections.abc import Iterator, Sequence

from validate.model import Report, Verdict
from validate.reporting.glance import in_rows
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, lines, link, tag, text
from validate.reporting.names import INDEX, finding_anchor, further_name
from validate.reporting.page import Section, breadcrumb, page
from validate.reporting.sheets import Sheets, places
from validate.reporting.strings import say
from validate.reporting.tables import render


def further_pages(look: Lookup, report: Report, sheets: Sheets) -> Iterator[tuple[str, Html]]:
    """Each further page of a document with the name of its file."""
    of_it = sheets.spreads[report.document]
    first = look.pages[report.document]
    title = report.title or report.document
    at = of_it.full + 1
    for number, found in enumerate(of_it.pages, start=2):
        numbers = say("further.numbers", first=at, last=at + len(found) - 1)
        trail = breadcrumb(
            link(INDEX, text(say("document.back"))),
            link(first, text(report.document)),
            text(numbers),
        )
        turn = _turn(first, number, len(of_it.pages) + 1)
        header = tag(
            "header",
            lines(
                tag("h1", text(say("further.title", document=title, numbers=numbers))),
                tag("p", text(say("further.intro"))),
                turn,
            ),
        )
        rows = in_rows(look, found, here=report.document, first=at)
        section = Section(id="findings", title=say("document.findings"), body=render(rows))
        name = say("further.title", document=title, numbers=numbers)
        yield further_name(first, number), page(name, header, [section], trail=trail)
        at += len(found)


def stubs(look: Lookup, report: Report, sheets: Sheets) -> Html:
    """
    The anchors of all findings of further pages, each a link to where it stands now.

    Which page a finding is on changes from run to run; a link that was mailed names the first.
    """
    of_it = sheets.spreads[report.document]
    first = look.pages[report.document]
    return _stubs([one for one in places(look, report, of_it) if one[1] != first])


def stubs_to(found: Sequence[Verdict], sheets: Sheets) -> Html:
    """The anchors of findings that the index does not list, each a link to its document's page."""
    return _stubs([(one, sheets.home(one).partition("#")[0]) for one in found])


def _stubs(found: list[tuple[Verdict, str]]) -> Html:
    if not found:
        return NOTHING
    items = []
    for verdict, file in found:
        anchor = finding_anchor(verdict.id)
        items.append(tag("li", link(f"{file}#{anchor}", text(verdict.id)), id=anchor))
    summary = tag("summary", text(say("further.stubs", n=len(found))))
    return tag("details", summary, tag("ul", *items, class_="stubs"))


def _turn(first: str, number: int, last: int) -> Html:
    """Links to the page before and the page after."""
    before = first if number == 2 else further_name(first, number - 1)  # noqa: PLR2004
    steps = [tag("li", link(before, text(say("further.before"))))]
    if number < last:
        steps.append(tag("li", link(further_name(first, number + 1), text(say("further.after")))))
    return tag("nav", tag("ul", *steps), class_="contents", aria_label=say("further.turn"))
