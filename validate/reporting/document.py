"""The page of one document: its verdict, its findings, and what stands behind them."""

from dataclasses import replace

from schemas.terms import LedgerState, Status
from validate.model import LedgerEntry, Report
from validate.reporting import listings
from validate.reporting.cards import cards
from validate.reporting.lookup import Lookup
from validate.reporting.markup import Html, bullets, definitions, lines, link, tag, text
from validate.reporting.names import INDEX
from validate.reporting.page import Section, breadcrumb, counts, note, page, verdict_panel
from validate.reporting.tables import render
from validate.reporting.tally import Tally, headline, is_single, tally, unlinked
from validate.reporting.wording import LEDGER, counted


def document_page(look: Lookup, report: Report) -> Html:
    """The whole page of a document."""
    total = tally_of(look, report)
    title = report.title or report.document
    header = tag(
        "header",
        lines(
            tag("h1", text(title)),
            _facts(report),
            verdict_panel(headline(total, of_one=True)),
            counts(total, documents=False),
        ),
    )
    trail = breadcrumb(link(INDEX, text("All documents")), text(report.document))
    sections = [*_verdict_sections(look, report), *_figure_sections(look, report)]
    return page(f"{title}: discrepancy report", header, sections, trail=trail)


def tally_of(look: Lookup, report: Report) -> Tally:
    """The counts of one document."""
    document = report.document
    counts = tally(1, look.figures_in(document), look.results.uses, look.touching(document))
    unread = len(report.unread)
    return replace(counts, unlinked=unlinked(look.ledger_of(document)), unreadable=unread)


def _facts(report: Report) -> Html:
    pairs = [
        ("File", report.document),
        ("Subject", report.subject),
        ("Family", report.family),
        ("Format", report.format.upper()),
        ("Pages", "" if report.pages is None else f"{report.pages:,}"),
        ("SHA-256", report.sha256),
    ]
    return definitions(((term, text(value)) for term, value in pairs if value), "facts")


def _verdict_sections(look: Lookup, report: Report) -> list[Section]:
    here = report.document
    verdicts = look.touching(here)
    found = look.worst_first(verdicts)
    findings = lines(
        render(listings.findings(look, found, here=here)), cards(look, found, here=here)
    )
    sections = [
        Section(
            id="findings",
            title="Findings",
            count=len(found),
            body=findings or note("No findings in this document."),
        )
    ]
    for status, title, empty in (
        (Status.ROUNDED, "Agreed only through rounding", "Nothing agrees only through rounding."),
        (Status.EXACT, "Agreed as printed", "No comparison agreed as printed."),
    ):
        table = listings.agreed(look, verdicts, status, here=here)
        sections.append(
            Section(
                id=status.value,
                title=title,
                count=len(table.rows),
                body=render(table) or note(empty),
            )
        )
    table = listings.unchecked(look, verdicts, here=here)
    return [
        *sections,
        Section(
            id="unchecked",
            title="Could not be checked",
            count=len(table.rows),
            body=render(table) or note("Every comparison that was tried could be made."),
        ),
    ]


def _figure_sections(look: Lookup, report: Report) -> list[Section]:
    here = report.document
    figures = look.figures_in(here)
    absent = [figure for figure in figures if figure.missing is not None]
    single = [figure for figure in figures if is_single(figure, look.results.uses)]
    entries = look.ledger_of(here)
    return [
        Section(
            id="missing",
            title="Labels whose values are missing",
            count=len(absent),
            body=render(listings.missing(look, absent, here=here))
            or note("Every label has its value."),
        ),
        Section(
            id="single",
            title="Figures with a single print",
            count=len(single),
            body=render(listings.figures(look, single, here=here))
            or note("No figure stands alone."),
        ),
        Section(
            id="numbers",
            title="Every number in the document",
            count=len(entries),
            body=_numbers(entries),
        ),
        Section(
            id="problems",
            title="Problems of reading",
            count=len(report.problems),
            body=bullets([text(problem) for problem in report.problems], "problems")
            if report.problems
            else note("The document was read without problems."),
        ),
    ]


def _numbers(entries: tuple[LedgerEntry, ...]) -> Html:
    if not entries:
        return note("No numbers were found in this document.")
    of_state = [(LEDGER[state], sum(e.state is state for e in entries)) for state in LedgerState]
    words = "; ".join(f"{title.lower()}: {number:,}" for title, number in of_state)
    return lines(
        tag("p", text(f"{counted(len(entries), 'number')}, of which {words}.")),
        render(listings.unlinked(entries)),
        render(listings.set_aside(entries)),
    )
