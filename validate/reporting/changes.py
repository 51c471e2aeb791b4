"""What changed since an earlier run, for the index page."""

from collections.abc import Iterable, Sequence

from schemas.terms import Change
from validate.model import Changes, DocumentChange, FigureChange, FindingChange, Place
from validate.reporting import wording
from validate.reporting.change_words import counts, document_change, why
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, bullets, join, lines, link, tag, text
from validate.reporting.names import finding_anchor
from validate.reporting.page import Section
from validate.reporting.places import position
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render

_MOST = 200
_PLACES = 2
_ARROW = "\N{RIGHTWARDS ARROW}"


def changes_section(look: Lookup) -> Section | None:
    """The section, where the run was set against an earlier one; its count is of changes."""
    changes = look.results.changes
    if changes is None:
        return None
    findings = [one for one in changes.findings if one.change is not Change.STILL]
    figures = changes.reprinted
    body = lines(
        tag("p", text(say("changes.intro", counts=counts(changes)))),
        NOTHING if findings or figures else tag("p", text(say("changes.no_change"))),
        _notes(changes),
        _cut(len(findings), render(_findings(look, findings[:_MOST]))),
        _cut(len(figures), render(_figures(look, figures[:_MOST]))),
        _cut(len(changes.documents), render(_documents(look, changes.documents[:_MOST]))),
    )
    title = say("changes.title")
    return Section(id="changes", title=title, count=len(findings) + len(figures), body=body)


def _notes(changes: Changes) -> Html:
    if not changes.notes:
        return NOTHING
    heading = tag("p", text(f"{say('changes.notes')}:"))
    return lines(heading, bullets(text(one) for one in changes.notes))


def _cut(number: int, table: Html) -> Html:
    """A table, and below it how much of it is left out."""
    if number <= _MOST:
        return table
    return lines(table, tag("p", text(say("changes.cut", shown=_MOST, n=number)), class_="note"))


def _findings(look: Lookup, found: Sequence[FindingChange]) -> Table:
    return Table(
        id="changes-findings",
        caption=say("changes.findings"),
        columns=_columns("finding", "change", "where", "why"),
        rows=tuple(
            (
                _named(look, one),
                text(f"{say(f'changed_to.{one.change.value}')}, {wording.SEVERITY[one.severity]}"),
                _places(look, one.where),
                text(why(one, _ARROW)),
            )
            for one in found
        ),
    )


def _named(look: Lookup, one: FindingChange) -> Html:
    """What a finding says: a link to its card, where it has one."""
    said = text(one.message or look.rule_title(one.rule))
    return said if one.change is Change.GONE else link(f"#{finding_anchor(one.id)}", said)


def _figures(look: Lookup, found: Sequence[FigureChange]) -> Table:
    return Table(
        id="changes-figures",
        caption=say("changes.figures"),
        columns=(*_columns("figure", "where"), *_columns("before", "now", number=True)),
        rows=tuple(
            (
                text(_what(look, one)),
                _places(look, (one.where,)),
                text(one.before or say("changes.no_print")),
                text(one.now or say("changes.no_print")),
            )
            for one in found
        ),
    )


def _what(look: Lookup, one: FigureChange) -> str:
    """What a figure is; what nobody knows is shown by its sentence."""
    figure = look.figures.get(one.id)
    if one.title and figure is not None:
        return look.what(figure)
    return ", ".join(filter(None, (one.title, one.subject, one.period))) or one.where.quote


def _documents(look: Lookup, found: Sequence[DocumentChange]) -> Table:
    return Table(
        id="changes-documents",
        caption=say("changes.documents"),
        columns=_columns("document", "change", "before"),
        rows=tuple(
            (
                _document(look, one.now or one.before or ""),
                text(document_change(one)),
                text(one.before or say("changes.absent")),
            )
            for one in found
        ),
    )


def _document(look: Lookup, name: str) -> Html:
    target = look.pages.get(name)
    return link(target, text(name)) if target else text(name)


def _places(look: Lookup, places: Iterable[Place]) -> Html:
    """The first places, each a link to the page of its document where it has one."""
    found = dict.fromkeys((place.document, position(place)) for place in places)
    shown = [
        tag(
            "span",
            join([_document(look, document), *([text(at)] if at else [])], ", "),
            class_="place-line",
        )
        for document, at in list(found)[:_PLACES]
    ]
    return lines(*shown)


def _columns(*names: str, number: bool = False) -> tuple[Column, ...]:
    return tuple(Column(label=say(f"changes.column_{name}"), number=number) for name in names)
