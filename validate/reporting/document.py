"""The page of one document: its verdict, its findings, and what stands behind them."""

from dataclasses import replace

from schemas.terms import LedgerState, Status
from validate.model import LedgerEntry, Report
from validate.reporting import listings
from validate.reporting.cards import cards
from validate.reporting.lookup import Lookup
from validate.reporting.markup import Html, bullets, definitions, lines, link, tag, text
from validate.reporting.names import INDEX
from validate.reporting.page import (
    Section,
    breadcrumb,
    counts,
    not_proved,
    note,
    page,
    verdict_panel,
)
from validate.reporting.suspicion import matters
from validate.reporting.tables import render
from validate.reporting.tally import Tally, headline, is_discrepancy, tally
from validate.reporting.unproved import unlinked_section, unproved_section
from validate.reporting.wording import LEDGER, counted


def document_page(look: Lookup, report: Report) -> Html:
    """The whole page of a document."""
    total = tally_of(look, report)
    title = report.title or report.document
    header = tag(
        "header",
        lines(
            tag("h1", text(title)),
            _facts(look, report),
            verdict_panel(headline(total, of_one=True), not_proved(total, of_one=True)),
            counts(total, documents=False),
        ),
    )
    trail = breadcrumb(link(INDEX, text("All documents")), text(report.document))
    sections = [
        _findings(look, report),
        unproved_section(look, report, total),
        *_agreements(look, report),
        unlinked_section(look, report),
        *_reading(look, report),
    ]
    return page(f"{title}: discrepancy report", header, sections, trail=trail)


def tally_of(look: Lookup, report: Report) -> Tally:
    """The counts of one document."""
    document = report.document
    counts = tally(1, look.figures_in(document), look.results.uses, look.touching(document))
    captions = len(look.bare_captions(document))
    found = list(filter(is_discrepancy, look.touching(document)))
    return replace(
        counts,
        captions=captions,
        unreadable=len(report.unread),
        unknown=int(report.unknown),
        matters=matters(found, look.results.causes),
    )


def _facts(look: Lookup, report: Report) -> Html:
    editions = [one.document for one in look.results.previous if one.series == report.series]
    pairs = [
        ("File", report.document),
        ("Subject", report.subject),
        ("Family", report.family),
        ("Format", report.format.upper()),
        ("Pages", "" if report.pages is None else f"{report.pages:,}"),
        ("SHA-256", report.sha256),
        ("Previous edition", ", ".join(editions)),
    ]
    return definitions(((term, text(value)) for term, value in pairs if value), "facts")


def _findings(look: Lookup, report: Report) -> Section:
    here = report.document
    found = look.worst_first(look.touching(here))
    findings = lines(
        render(listings.findings(look, found, here=here)), cards(look, found, here=here)
    )
    return Section(
        id="findings",
        title="Findings",
        count=len(found),
        body=findings or note("No findings in this document."),
    )


def _agreements(look: Lookup, report: Report) -> list[Section]:
    here = report.document
    verdicts = look.touching(here)
    sections = []
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
    return sections


def _reading(look: Lookup, report: Report) -> list[Section]:
    entries = look.ledger_of(report.document)
    return [
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
        render(listings.set_aside(entries)),
    )
