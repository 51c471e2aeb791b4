"""The index page: the verdict for a manager first, then all that a reviewer has to decide."""

from dataclasses import replace

from validate.model import Failure, Results, RuleInfo
from validate.reporting import listings
from validate.reporting.cards import cards
from validate.reporting.document import tally_of
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, definitions, join, lines, tag, text
from validate.reporting.names import rule_anchor
from validate.reporting.page import (
    Section,
    counts,
    not_proved,
    note,
    page,
    paragraphs,
    verdict_panel,
)
from validate.reporting.suspicion import matters
from validate.reporting.tables import render
from validate.reporting.tally import Tally, headline, is_discrepancy, tally, unproved
from validate.reporting.wording import counted

_TITLE = "Discrepancy report"

_AGREED = "The prints say the same without any allowance."
_ROUNDED = (
    "A printed figure stands for every value that rounds to it. The prints differ, or a sum does "
    "not add up to the digit, but values exist that fit all of them. Room left says how much is "
    "left of that allowance: the less, the closer the prints are to a discrepancy."
)
_DISCREPANCY = (
    "No values exist that fit all prints: at least one of them is wrong. Expected is what the "
    "first print would have to be if the others are right, and the gap is how far it is from "
    "there. Which print is wrong is for a person to decide."
)
_QUESTION = "Something that only a person can settle."
_REVISION = (
    "A figure that an earlier edition printed otherwise. Where a mark says so (revised, or "
    "provisional then) it is a marked revision, for information; without one it is a question. "
    "What was published then is not checked."
)
_UNCHECKED = (
    "Prints belong together, but something is missing to compare them; the reason is given."
)
_SINGLE = "A linked figure that nothing ties to another, so that nothing confirms or disputes it."
_UNLINKED = (
    "A number that states a fact, and no declared measure answers to it, or more than one does. "
    "It is compared with nothing; why it was not linked is said beside it."
)
_CAPTION = (
    "The caption of a chart or table below which no figure was read, often because a chart prints "
    "none: what it shows was not checked."
)
_TERMS = (
    ("Agreed as printed", _AGREED),
    ("Agreed only through rounding", _ROUNDED),
    ("Discrepancy", _DISCREPANCY),
    ("Question", _QUESTION),
    ("Revision", _REVISION),
    ("Comparison not made", _UNCHECKED),
    ("Single print", _SINGLE),
    ("Figure not linked", _UNLINKED),
    ("Caption without figures", _CAPTION),
)


def index_page(look: Lookup) -> Html:
    """The whole index page."""
    total = _total(look)
    header = tag(
        "header",
        lines(
            tag("h1", text(_TITLE)),
            verdict_panel(headline(total), not_proved(total, of_one=False)),
            counts(total, documents=True),
        ),
    )
    return page(_TITLE, header, _sections(look, total))


def _total(look: Lookup) -> Tally:
    results = look.results
    counted_ = tally(len(results.reports), results.figures, results.uses, results.verdicts)
    disputed = {
        document
        for verdict in results.verdicts
        if is_discrepancy(verdict)
        for document in look.documents_of[verdict.id]
    }
    return replace(
        counted_,
        disputed_documents=len(disputed),
        matters=matters(list(filter(is_discrepancy, results.verdicts)), results.causes),
        unreadable=len(results.failures),
        unknown=sum(report.unknown for report in results.reports),
        captions=sum(len(look.bare_captions(report.document)) for report in results.reports),
    )


def _sections(look: Lookup, total: Tally) -> list[Section]:
    results = look.results
    found = look.worst_first(results.verdicts)
    sections = [
        Section(id="findings", title="Findings", count=len(found), body=_findings(look, total)),
        Section(
            id="documents",
            title="Documents",
            count=len(results.reports),
            body=_documents(look),
        ),
        Section(
            id="unproved",
            title="What could not be proved",
            count=sum(part.count for part in unproved(total)),
            body=_unproved(look),
        ),
    ]
    if results.failures:
        sections.append(
            Section(
                id="failures",
                title="Inputs that could not be read",
                count=len(results.failures),
                body=_failures(results.failures),
            )
        )
    return [
        *sections,
        Section(id="datasets", title="Datasets", count=len(results.datasets), body=_datasets(look)),
        Section(id="rules", title="Rules", count=len(results.rules), body=_rules(look)),
        Section(
            id="terms",
            title="How to read this report",
            body=definitions(((term, text(words)) for term, words in _TERMS), "terms"),
        ),
    ]


def _findings(look: Lookup, total: Tally) -> Html:
    found = look.worst_first(look.results.verdicts)
    if not found:
        words = "No findings." if total.comparisons else "No findings, for nothing was compared."
        return note(words)
    return lines(render(listings.findings(look, found)), cards(look, found))


def _documents(look: Lookup) -> Html:
    if not look.results.reports:
        return note("No document could be read.")
    read = render(listings.documents(look, lambda report: tally_of(look, report)))
    return lines(read, render(listings.previous(look)))


def _unproved(look: Lookup) -> Html:
    if not look.results.reports:
        return note("No document could be read.")
    return render(listings.not_proved(look, lambda report: tally_of(look, report)))


def _failures(failures: tuple[Failure, ...]) -> Html:
    intro = tag("p", text("Nothing is said about these inputs until they can be read."))
    rows = ((failure.document, text(failure.message)) for failure in failures)
    return lines(intro, definitions(rows, "failures"))


def _datasets(look: Lookup) -> Html:
    datasets = look.results.datasets
    if not datasets:
        return note("No datasets were made.")
    held = sum(bool(dataset.blocked_by or dataset.problems) for dataset in datasets)
    words = f"{counted(len(datasets) - held, 'dataset')} published, {held:,} held back."
    return lines(tag("p", text(words)), render(listings.datasets(look)))


def _rules(look: Lookup) -> Html:
    table = render(listings.coverage(look))
    if not table:
        return note("No rules ran.")
    return lines(
        _silent(look.results), table, tag("h3", text("What each rule compares")), _explained(look)
    )


def _silent(results: Results) -> Html:
    """A rule that compared nothing proves nothing, and the reader is told before the table."""
    spoke = {
        v.rule for v in results.verdicts if v.status.value in {"exact", "rounded", "inconsistent"}
    }
    silent = [one.title for one in results.rules if one.compares and one.id not in spoke]
    if not silent:
        return NOTHING
    start = f"{counted(len(silent), 'rule')} compared nothing: "
    return tag("p", text(f"{start}{'; '.join(silent)}."))


def _explained(look: Lookup) -> Html:
    return lines(*(_explanation(rule) for rule in look.results.rules))


def _explanation(rule: RuleInfo) -> Html:
    id_ = tag("p", join([text("Rule id: "), tag("code", text(rule.id))]), class_="note")
    words = paragraphs(rule.explanation) or note("This rule has no explanation.")
    return lines(tag("h4", text(rule.title), id=rule_anchor(rule.id)), words, id_)
