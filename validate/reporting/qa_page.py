"""The page of the QA log: it is printed, signed and filed."""

from schemas.criteria import CRITERIA
from schemas.terms import Fulfilled
from validate.reporting.lookup import Lookup
from validate.reporting.markup import (
    NOTHING,
    Html,
    bullets,
    definitions,
    join,
    lines,
    link,
    tag,
    text,
)
from validate.reporting.names import INDEX, finding_anchor
from validate.reporting.page import Section, breadcrumb, page
from validate.reporting.qa_words import (
    Note,
    answer,
    checked_by,
    checks,
    log_of,
    notes,
    of_a_finding,
    others,
)
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render
from validate.review.signoff import LogRow

_COLUMNS = (
    "criterion", "checked_by", "checks", "fulfilled", "notes", "sign_off", "name_and_date",
)  # fmt: skip
_TONES = {
    Fulfilled.YES: "good",
    Fulfilled.PARTLY: "ask",
    Fulfilled.NO: "bad",
    Fulfilled.NOT_CHECKED: "plain",
}


def qa_page(look: Lookup) -> Html:
    """The whole page."""
    title = say("qa.title")
    header = tag("header", lines(tag("h1", text(title)), tag("p", text(say("qa.lead")))))
    results = look.results
    sections = [
        Section(id="log", title=say("qa.log"), body=render(_log(look))),
        Section(
            id="documents",
            title=say("qa.documents"),
            count=len(results.reports),
            body=_documents(look),
        ),
        Section(id="scope", title=say("qa.scope"), body=_scope(look)),
        Section(id="answers", title=say("qa.answers"), body=_answers()),
    ]
    index = link(INDEX, text(say("qa.index")))
    return page(title, header, sections, trail=breadcrumb(index, text(title)))


def _log(look: Lookup) -> Table:
    return Table(
        id="qa-log",
        caption=say("qa.log_caption"),
        columns=tuple(Column(label=say(f"qa.column_{name}")) for name in _COLUMNS),
        rows=tuple(_row(look, row) for row in log_of(look)),
    )


def _row(look: Lookup, row: LogRow) -> tuple[Html, ...]:
    said = answer(row.fulfilled)
    return (
        text(CRITERIA[row.criterion]),
        text(checked_by()),
        text(" ".join(checks(row, look.results.rules))),
        tag("strong", text(said), class_=f"answer {_TONES[row.fulfilled]}"),
        bullets(_told(look, note) for note in notes(row)) if notes(row) else NOTHING,
        NOTHING,
        NOTHING,
    )


def _told(look: Lookup, note: Note) -> Html:
    """A note, and below it its worst findings, each a link to its card."""
    if not note.findings:
        return text(note.words)
    shown = [
        join(
            [
                link(f"{INDEX}#{finding_anchor(one.id)}", tag("code", text(one.id))),
                text(of_a_finding(look, one)),
            ],
            " ",
        )
        for one in note.shown
    ]
    more = [text(note.more)] if note.more else []
    return lines(text(note.words), bullets([*shown, *more]))


def _documents(look: Lookup) -> Html:
    results = look.results
    rows = [
        *((one, one.title) for one in results.reports),
        *((one, say("qa.previous", title=one.title)) for one in results.previous),
    ]
    table = Table(
        id="qa-documents",
        caption=say("qa.documents_caption"),
        columns=(
            Column(label=say("qa.column_document")),
            Column(label=say("qa.column_report")),
            Column(label=say("qa.column_pages"), number=True),
            Column(label=say("qa.column_hash")),
        ),
        rows=tuple(
            (
                text(one.document),
                text(title),
                text(f"{one.pages:,}") if one.pages else NOTHING,
                tag("code", text(one.sha256)),
            )
            for one, title in rows
        ),
    )
    unread = ((one.document, text(one.message)) for one in results.failures)
    failures = (
        lines(tag("h3", text(say("qa.unread"))), definitions(unread, "failures"))
        if results.failures
        else NOTHING
    )
    none = NOTHING if rows else tag("p", text(say("qa.no_document")), class_="empty")
    return lines(render(table), none, failures)


def _scope(look: Lookup) -> Html:
    said = (tag("p", text(say(f"qa.scope_{part}"))) for part in ("printed", "qaad", "rest"))
    rest = [_told(look, note) for note in others(look)]
    return lines(*said, bullets(rest) if rest else NOTHING)


def _answers() -> Html:
    pairs = ((answer(one), text(say(f"qa.answer_{one.value}"))) for one in Fulfilled)
    return definitions(pairs, "terms")
