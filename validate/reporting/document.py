"""The page of one document: its verdict, its findings, and what stands behind them."""

from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from schemas.terms import LedgerState
from validate.model import LedgerEntry, Report
from validate.reporting import listings
from validate.reporting.agreements import agreement_sections
from validate.reporting.cards import cards
from validate.reporting.further import stubs
from validate.reporting.glance import at_a_glance
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
from validate.reporting.rebuilt import rebuilt_section
from validate.reporting.sheets import Sheets
from validate.reporting.strings import say
from validate.reporting.suspicion import matters
from validate.reporting.tables import render
from validate.reporting.tally import Tally, headline, is_discrepancy, tally
from validate.reporting.unproved import unlinked_section, unproved_section
from validate.reporting.wording import commas, semicolons, whole


def document_page(look: Lookup, report: Report, sheets: Sheets) -> Html:
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
    trail = breadcrumb(link(INDEX, text(say("document.back"))), text(report.document))
    sections = [
        _findings(look, report, sheets),
        *filter(None, [rebuilt_section(look, report)]),
        unproved_section(look, report, total),
        *agreement_sections(look, report),
        unlinked_section(look, report),
        *_reading(look, report),
    ]
    return page(say("document.title", document=title), header, sections, trail=trail)


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
        elsewhere=sum(document not in look.accused(one) for one in found),
    )


def _facts(look: Lookup, report: Report) -> Html:
    editions = [one.document for one in look.results.previous if one.series == report.series]
    pairs = [
        (say("document.file"), report.document),
        (say("document.subject"), report.subject),
        (say("document.family"), report.family),
        (say("document.format"), report.format.upper()),
        (say("document.pages"), "" if report.pages is None else whole(report.pages)),
        (say("document.sha256"), report.sha256),
        (say("document.previous"), commas(editions)),
    ]
    facts = [(term, text(value)) for term, value in pairs if value]
    copy = look.results.annotated.get(report.document)
    if copy:
        name = PurePosixPath(copy).name
        facts.append((say("document.annotated"), link(f"../{quote(copy)}", text(name))))
    return definitions(facts, "facts")


def _findings(look: Lookup, report: Report, sheets: Sheets) -> Section:
    here = report.document
    of_it = sheets.spreads[here]
    findings = lines(
        render(at_a_glance(look, of_it.groups, here=here)),
        stubs(look, report, sheets),
        cards(look, of_it.groups, here=here),
    )
    return Section(
        id="findings",
        title=say("document.findings"),
        count=of_it.full + len(of_it.rest),
        body=findings or note(say("document.no_findings")),
    )


def _reading(look: Lookup, report: Report) -> list[Section]:
    entries = look.ledger_of(report.document)
    return [
        Section(
            id="numbers",
            title=say("document.numbers"),
            count=len(entries),
            body=_numbers(entries),
        ),
        Section(
            id="problems",
            title=say("document.problems"),
            count=len(report.problems),
            body=bullets([text(problem) for problem in report.problems], "problems")
            if report.problems
            else note(say("document.no_problems")),
        ),
    ]


def _numbers(entries: tuple[LedgerEntry, ...]) -> Html:
    if not entries:
        return note(say("document.no_numbers"))
    states = semicolons(
        say(f"number_state.{state.value}", number=sum(e.state is state for e in entries))
        for state in LedgerState
    )
    words = say("document.numbers_by_state", n=len(entries), states=states)
    return lines(
        tag("p", text(words)),
        render(listings.set_aside(entries)),
    )
