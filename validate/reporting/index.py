"""The index page: the verdict for a manager first, then all that a reviewer has to decide."""

from dataclasses import replace

from validate.model import Failure, Results, RuleInfo
from validate.reporting import listings
from validate.reporting.cards import cards
from validate.reporting.changes import changes_section
from validate.reporting.document import tally_of
from validate.reporting.further import stubs_to
from validate.reporting.glance import at_a_glance, in_rows
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, definitions, lines, link, tag, text
from validate.reporting.matrix import matrix_section
from validate.reporting.names import QA_LOG, rule_anchor
from validate.reporting.national import national_section
from validate.reporting.page import (
    Section,
    counts,
    not_proved,
    note,
    page,
    paragraphs,
    verdict_panel,
)
from validate.reporting.sheets import Sheets
from validate.reporting.spread import spread
from validate.reporting.strings import say, say_html
from validate.reporting.suspicion import matters
from validate.reporting.tables import render
from validate.reporting.tally import Tally, headline, is_discrepancy, tally, unproved
from validate.reporting.waivers import waivers_section
from validate.reporting.wording import semicolons

# So many findings are read in one go; with more the index is an overview.
_FEW = 20
_TERMS = (
    "exact",
    "rounded",
    "discrepancy",
    "question",
    "revision",
    "unchecked",
    "single",
    "unlinked",
    "caption",
)


def index_page(look: Lookup, sheets: Sheets) -> Html:
    """The whole index page."""
    total = _total(look)
    header = tag(
        "header",
        lines(
            tag("h1", text(say("index.title"))),
            verdict_panel(headline(total), not_proved(total, of_one=False)),
            counts(total, documents=True),
            tag("p", link(QA_LOG, text(say("index.qa_log")))),
        ),
    )
    return page(say("index.title"), header, _sections(look, total, sheets))


def _total(look: Lookup) -> Tally:
    results = look.results
    counted_ = tally(len(results.reports), results.figures, results.uses, results.verdicts)
    disputed = {
        document
        for verdict in results.verdicts
        if is_discrepancy(verdict)
        for document in look.accused(verdict)
        if document in look.pages
    }
    return replace(
        counted_,
        disputed_documents=len(disputed),
        matters=matters(list(filter(is_discrepancy, results.verdicts)), results.causes),
        unreadable=len(results.failures),
        unknown=sum(report.unknown for report in results.reports),
        captions=sum(len(look.bare_captions(report.document)) for report in results.reports),
    )


def _sections(look: Lookup, total: Tally, sheets: Sheets) -> list[Section]:
    results = look.results
    found = look.worst_first(results.verdicts)
    sections = [
        *filter(None, (changes_section(look),)),
        Section(
            id="findings",
            title=say("index.findings"),
            count=len(found),
            body=_findings(look, total, sheets),
        ),
        Section(
            id="documents",
            title=say("index.documents"),
            count=len(results.reports),
            body=_documents(look),
        ),
        *filter(None, (waivers_section(look), national_section(look), matrix_section(look))),
        Section(
            id="unproved",
            title=say("unproved.title"),
            count=sum(part.count for part in unproved(total)),
            body=_unproved(look),
        ),
    ]
    if results.failures:
        sections.append(
            Section(
                id="failures",
                title=say("index.failures"),
                count=len(results.failures),
                body=_failures(results.failures),
            )
        )
    return [
        *sections,
        Section(
            id="datasets",
            title=say("index.datasets"),
            count=len(results.datasets),
            body=_datasets(look),
        ),
        Section(id="rules", title=say("index.rules"), count=len(results.rules), body=_rules(look)),
        Section(
            id="terms",
            title=say("index.terms"),
            body=definitions(
                ((say(f"terms.{one}"), text(say(f"meaning.{one}"))) for one in _TERMS), "terms"
            ),
        ),
    ]


def _findings(look: Lookup, total: Tally, sheets: Sheets) -> Html:
    """
    All findings in full if they are few; else in rows that lead to the pages of the documents.

    A finding that is in no document has its card here in any case.
    """
    found = look.worst_first(look.results.verdicts)
    if not found:
        return note(
            say("index.no_findings") if total.comparisons else say("index.nothing_compared")
        )
    if len(found) <= _FEW:
        groups = spread(found, look.results.causes).groups
        return lines(render(at_a_glance(look, groups)), cards(look, groups))
    placed = [verdict for verdict in found if sheets.home(verdict)]
    loose = spread([one for one in found if not sheets.home(one)], look.results.causes)
    listed = spread(placed, look.results.causes)
    return lines(
        render(at_a_glance(look, listed.groups, target=sheets.home)),
        stubs_to(listed.rest, sheets),
        cards(look, loose.groups),
        render(in_rows(look, loose.rest, here="", first=loose.full + 1)),
    )


def _documents(look: Lookup) -> Html:
    if not look.results.reports:
        return note(say("index.no_documents"))
    read = render(listings.documents(look, lambda report: tally_of(look, report)))
    return lines(read, render(listings.previous(look)))


def _unproved(look: Lookup) -> Html:
    if not look.results.reports:
        return note(say("index.no_documents"))
    return render(listings.not_proved(look, lambda report: tally_of(look, report)))


def _failures(failures: tuple[Failure, ...]) -> Html:
    intro = tag("p", text(say("index.failures_intro")))
    rows = ((failure.document, text(failure.message)) for failure in failures)
    return lines(intro, definitions(rows, "failures"))


def _datasets(look: Lookup) -> Html:
    datasets = look.results.datasets
    if not datasets:
        return note(say("index.no_datasets"))
    held = sum(bool(dataset.blocked_by or dataset.problems) for dataset in datasets)
    words = say("index.published", n=len(datasets) - held, held=held)
    return lines(tag("p", text(words)), render(listings.datasets(look)))


def _rules(look: Lookup) -> Html:
    table = render(listings.coverage(look))
    if not table:
        return note(say("index.no_rules"))
    return lines(
        _silent(look.results), table, tag("h3", text(say("index.explained"))), _explained(look)
    )


def _silent(results: Results) -> Html:
    """A rule that compared nothing proves nothing, and the reader is told before the table."""
    spoke = {
        v.rule for v in results.verdicts if v.status.value in {"exact", "rounded", "inconsistent"}
    }
    silent = [one.title for one in results.rules if one.compares and one.id not in spoke]
    if not silent:
        return NOTHING
    return tag("p", text(say("index.silent", n=len(silent), rules=semicolons(silent))))


def _explained(look: Lookup) -> Html:
    return lines(*(_explanation(rule) for rule in look.results.rules))


def _explanation(rule: RuleInfo) -> Html:
    id_ = tag("p", say_html("index.rule_id", id=tag("code", text(rule.id))), class_="note")
    words = paragraphs(rule.explanation) or note(say("index.no_explanation"))
    return lines(tag("h4", text(rule.title), id=rule_anchor(rule.id)), words, id_)
