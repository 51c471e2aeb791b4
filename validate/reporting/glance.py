"""Findings in rows: at a glance on a first page, and on further ones those that have no card."""

from collections.abc import Callable, Sequence

from validate.model import Cause, Verdict
from validate.reporting import sentences, wording
from validate.reporting.listings import places_of
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, join, lines, link, tag, text
from validate.reporting.names import cause_anchor, finding_anchor
from validate.reporting.places import briefly
from validate.reporting.spread import Group
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table

Target = Callable[[Verdict], str]


def _columns() -> tuple[Column, ...]:
    return (
        Column(label=say("glance.finding")),
        Column(label=say("glance.kind")),
        Column(label=say("glance.mend")),
        Column(label=say("glance.where")),
    )


def at_a_glance(
    look: Lookup, groups: Sequence[Group], *, here: str = "", target: Target | None = None
) -> Table:
    """
    What is wrong, what would mend it, and where; a row for each cause, a link to each card.

    ``target`` says on which other page a finding stands in full; None is this page.
    """
    return Table(
        id="findings-table",
        caption=say("glance.caption") if target is None else say("glance.caption_elsewhere"),
        columns=_columns(),
        rows=tuple(_row(look, group, here, target) for group in groups),
    )


def in_rows(look: Lookup, found: Sequence[Verdict], *, here: str, first: int) -> Table:
    """The findings of a further page under their anchors; ``first`` is the number of the first."""
    rows = []
    for verdict in found:
        causes = look.causes.get(verdict.id, ())
        said = tag("span", text(sentences.sentence(look, verdict)), id=finding_anchor(verdict.id))
        rows.append(_cells(look, [verdict], causes, said, here))
    last = first + len(found) - 1
    return Table(
        id="findings-table",
        caption=say("glance.rows", first=first, last=last),
        columns=_columns(),
        rows=tuple(rows),
    )


def _row(look: Lookup, group: Group, here: str, target: Target | None) -> tuple[Html, ...]:
    causes, verdicts = group.causes, group.verdicts
    first = verdicts[0]
    if causes and len(verdicts) + group.cut > 1:
        said, anchor = sentences.of_causes(look, causes, verdicts), cause_anchor(causes[0].id)
    else:
        said, anchor = sentences.sentence(look, first), finding_anchor(first.id)
    href = target(first) if target else f"#{anchor}"
    # Where the cards stand on other pages, a link that was mailed to this one ends in the row.
    ids = [tag("span", id=finding_anchor(one.id)) for one in verdicts] if target else []
    return _cells(look, verdicts, causes, join([*ids, link(href, text(said))]), here)


def _cells(
    look: Lookup, verdicts: Sequence[Verdict], causes: Sequence[Cause], said: Html, here: str
) -> tuple[Html, ...]:
    first = verdicts[0]
    suspects = [cause.suspects[0] for cause in causes if cause.tied == 1 and cause.suspects]
    wrong = [look.figures[one.figure] for suspect in suspects for one in suspect.repairs]
    about = sentences.about(look, causes, verdicts)
    if wrong:
        spots = dict.fromkeys(briefly(one, here=here) for one in wrong)
        place = lines(*(tag("span", text(spot), class_="place-line") for spot in spots))
    else:
        place = places_of(look, first, here, most=2)
    under = tag("span", text(about), class_="under") if about else NOTHING
    mend = sentences.remedy(look, causes) or sentences.certainty(look, first)
    return join([said, under]), text(wording.label_of(first)), text(mend), place
