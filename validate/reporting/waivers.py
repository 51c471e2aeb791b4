"""The waivers of a run: who decided what, until when, and whether it holds."""

from collections.abc import Set as AbstractSet

from schemas.terms import WaiverState
from validate.model import Waiver, WaiverUse
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, join, lines, link, tag, text
from validate.reporting.names import finding_anchor
from validate.reporting.page import Section
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render

_MOST = 200
# What does not hold asks for a decision, and stands first.
_ORDER = {state: number for number, state in enumerate(reversed(WaiverState))}


def waivers_section(look: Lookup) -> Section | None:
    """The section of the index; None where there are no waivers and no baseline."""
    uses = look.results.waivers
    if not uses:
        return None
    own = sorted(
        (use for use in uses if not use.waiver.baseline), key=lambda use: _ORDER[use.state]
    )
    known = [use for use in uses if use.waiver.baseline]
    parts = []
    if own:
        holding = sum(use.state is WaiverState.APPLIED for use in own)
        said = say("waivers.given", n=len(own))
        held = say("waivers.holding", n=holding)
        parts += [tag("p", text(f"{said} {held}")), render(_table(look, own[:_MOST]))]
    if len(own) > _MOST:
        parts.append(tag("p", text(say("waivers.cut", n=len(own), shown=_MOST)), class_="note"))
    if known:
        there = sum(use.state is WaiverState.APPLIED for use in known)
        parts.append(tag("p", text(say("waivers.baseline", n=len(known), there=there))))
    return Section(id="waivers", title=say("waivers.title"), count=len(uses), body=lines(*parts))


def _table(look: Lookup, uses: list[WaiverUse]) -> Table:
    present = {verdict.id for verdict in look.results.findings}
    return Table(
        id="waivers-table",
        caption=say("waivers.caption"),
        columns=(
            Column(label=say("waivers.finding")),
            Column(label=say("waivers.state")),
            Column(label=say("waivers.reason")),
            Column(label=say("waivers.raised")),
            Column(label=say("waivers.approved")),
            Column(label=say("waivers.expires")),
        ),
        rows=tuple(_row(look, use, present) for use in uses),
    )


def _row(look: Lookup, use: WaiverUse, present: AbstractSet[str]) -> tuple[Html, ...]:
    waiver = use.waiver
    about = text(waiver.about or look.rule_title(waiver.rule))
    target = waiver.finding if waiver.finding in present else use.verdict
    where = say("waivers.where", file=waiver.file, line=waiver.line)
    ticket = say("waivers.ticket", ticket=waiver.ticket) if waiver.ticket else ""
    return (
        join([link(f"#{finding_anchor(target)}", about) if target else about, _under(where)]),
        text(say(f"waiver_state.{use.state.value}")),
        join([text(waiver.reason), _under(ticket)]),
        _who(waiver.raised_by, wording.day(waiver.raised_on) if waiver.raised_on else ""),
        _who(waiver.approved_by, wording.day(waiver.approved_on) if waiver.approved_on else ""),
        text(_until(waiver)),
    )


def _who(name: str, day: str) -> Html:
    return join([text(name), _under(day)])


def _under(words: str) -> Html:
    return tag("span", text(words), class_="under") if words else NOTHING


def _until(waiver: Waiver) -> str:
    return wording.day(waiver.expires_on) if waiver.expires_on else say("waivers.for_good")
