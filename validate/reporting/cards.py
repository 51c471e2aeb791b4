"""A finding as a card: what is wrong, how sure that is, what would mend it, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from schemas.terms import Kind, Severity, Status
from validate.model import Cause, Figure, Mention, Verdict
from validate.reporting import sentences, wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import (
    NOTHING,
    Html,
    definitions,
    image,
    join,
    lines,
    link,
    tag,
    text,
)
from validate.reporting.names import INDEX, cause_anchor, finding_anchor, rule_anchor
from validate.reporting.places import block_quote, corrected, position, where
from validate.reporting.spread import Group
from validate.reporting.strings import say
from validate.reporting.suspicion import advice, opening, prints_of

_PLACES_SHOWN = 6
_PRINTS_SHOWN = 4
_SUSPECTS_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """A figure or mention with the words that it is printed in."""

    item: Figure | Mention
    words: str


def cards(look: Lookup, groups: Sequence[Group], *, here: str = "") -> Html:
    """The cards of the findings in the order given, those that share a cause under its suspects."""
    return lines(*(_group(look, group, here) for group in groups))


def _group(look: Lookup, group: Group, here: str) -> Html:
    """Findings of one cause in one frame; one that stands alone has its cause in its card."""
    causes, verdicts = group.causes, group.verdicts
    if not causes or len(verdicts) + group.cut == 1:
        return card(look, verdicts[0], here=here, causes=causes)
    anchor = cause_anchor(causes[0].id)
    title = sentences.of_causes(look, causes, verdicts)
    about = sentences.about(look, causes, verdicts)
    answers = [pair for cause in causes for pair in _answers(look, cause, here)]
    cut = say("card.cut", n=group.cut) if group.cut else ""
    return tag(
        "div",  # no region of the page: several have the same title
        lines(
            tag("p", text(wording.label_of(verdicts[0])), class_="badge"),
            tag("h3", text(title), id=f"{anchor}:title"),
            tag("p", text(about), class_="subject") if about else NOTHING,
            definitions(answers, "answers"),
            *(card(look, verdict, here=here) for verdict in verdicts),
            tag("p", text(cut), class_="note") if cut else NOTHING,
        ),
        id=anchor,
        role="group",
        class_=f"cause {tone(verdicts[0])}",
        aria_labelledby=f"{anchor}:title",
    )


def card(look: Lookup, verdict: Verdict, *, here: str = "", causes: Sequence[Cause] = ()) -> Html:
    """
    One finding; ``here`` is the document whose page it stands on.

    ``causes`` are given where they explain this finding alone.
    """
    anchor = finding_anchor(verdict.id)
    subject = look.subject_of(verdict)
    answers = [pair for cause in causes for pair in _answers(look, cause, here)]
    if not look.causes.get(verdict.id):
        sure = sentences.certainty(look, verdict)
        answers += [(say("card.sure"), text(sure))] if sure else []
    said = sentences.sentence(look, verdict)
    note = verdict.note if verdict.note and verdict.note not in said else ""
    return tag(
        "article",
        lines(
            tag(
                "header",
                tag("p", text(wording.label_of(verdict)), class_="badge"),
                tag("h3", text(said), id=f"{anchor}:title"),
                tag("p", text(subject), class_="subject") if subject else NOTHING,
            ),
            _waived(look, verdict),
            definitions(answers, "answers") if answers else NOTHING,
            _values(look, verdict),
            tag("p", text(say("card.note", note=note)), class_="note") if note else NOTHING,
            _places(look, verdict, here),
            _footer(look, verdict),
        ),
        id=anchor,
        class_=f"card {tone(verdict)}",
        aria_labelledby=f"{anchor}:title",
    )


def tone(verdict: Verdict) -> str:
    """The look of a finding: its colour says again what its label says."""
    if verdict.waived_by:
        return "plain"
    if verdict.status is Status.ERROR or verdict.severity is Severity.ERROR:
        return "bad"
    return "plain" if verdict.severity is Severity.INFORMATION else "ask"


def _answers(look: Lookup, cause: Cause, here: str) -> list[tuple[str, Html]]:
    """What would mend it, the likeliest first, and how sure that is."""
    items = []
    for suspect in cause.suspects[:_SUSPECTS_SHOWN]:
        places = [look.figures[id_] for one in suspect.repairs for id_ in prints_of(one)]
        stand = join([where(one, look.pages, here=here) for one in places], "; ")
        words = tag("strong", text(advice(suspect, look.figures)))
        labels = list(dict.fromkeys(look.title_of(one) for one in places))
        under = tag("span", text(wording.listed(labels)), class_="under")
        items.append(tag("li", join([words, join([text(" "), stand]), under])))
    more = len(cause.suspects) - len(items)
    rest = tag("p", text(say("card.more_suspects", n=more)), class_="note") if more > 0 else NOTHING
    sure = (opening(cause), sentences.evidence(look, cause))
    found = [(say("card.sure"), join([text(one) for one in sure if one], " "))]
    if items:
        found.insert(0, (say("card.mend"), lines(tag("ol", *items, class_="suspects"), rest)))
    return found


def _waived(look: Lookup, verdict: Verdict) -> Html:
    """Who decided that a finding may stay, why, and until when."""
    waiver = look.waivers.get(verdict.id)
    if waiver is None or not verdict.waived_by:
        return NOTHING
    if waiver.baseline:
        return tag("p", text(say("card.baseline", file=waiver.file)), class_="waived")
    said = say(
        "card.waived",
        approved=_by(verdict.waived_by, waiver.approved_on),
        raised=_by(waiver.raised_by, waiver.raised_on),
        reason=wording.closed(waiver.reason),
    )
    more = [
        say("card.waived_until", date=wording.day(waiver.expires_on)) if waiver.expires_on else "",
        say("card.waived_ticket", ticket=waiver.ticket) if waiver.ticket else "",
    ]
    return tag("p", text(" ".join(part for part in (said, *more) if part)), class_="waived")


def _by(name: str, on: date | None) -> str:
    return say("card.by", name=name, date=wording.day(on)) if on else name


def _values(look: Lookup, verdict: Verdict) -> Html:
    unit = look.unit_of(verdict)
    prints = look.prints_of(verdict)
    figures = look.figures_of(verdict)
    pairs: list[tuple[str, Html]] = []
    if prints:
        first = wording.printed(figures[0], prints[0]) if figures else prints[0]
        pairs.append((say("card.printed"), _with_decimals(first, figures)))
    if len(prints) > 1:
        pairs.append((say("card.against"), text(wording.some(prints[1:], _PRINTS_SHOWN))))
    culprit = sentences.culprit_of(look, verdict)
    if culprit is not None and culprit != figures[0]:
        return definitions(pairs, "values")  # what the first would have to be would blame it
    if verdict.expected is not None:
        wanted = wording.with_unit(wording.span(verdict.expected), unit)
        pairs.append((say("card.expected"), text(wanted)))
    if verdict.gap is not None:
        apart = wording.difference_unit(unit)
        pairs.append(
            (say("card.gap"), text(wording.with_unit(wording.decimal(verdict.gap), apart)))
        )
    if verdict.slack is not None:
        pairs.append((say("card.slack"), text(wording.decimal(verdict.slack))))
    return definitions(pairs, "values") if pairs else NOTHING


def _with_decimals(first: str, figures: Sequence[Figure]) -> Html:
    """The print and how finely it is printed, for that says what it may stand for."""
    decimals = figures[0].decimals if figures and figures[0].value is not None else None
    if not first or not decimals:
        return text(first)
    fine = tag("span", text(say("card.decimals", n=decimals)), class_="under")
    return join([text(first), fine])


def _places(look: Lookup, verdict: Verdict, here: str) -> Html:
    """Every place; beyond the first few behind a disclosure, for sums have many parts."""
    groups = _by_quote(look, verdict)
    if not groups:
        return NOTHING
    items = [_place(look, group, here) for group in groups]
    first = tag("ol", *items[:_PLACES_SHOWN], class_="places")
    rest = items[_PLACES_SHOWN:]
    if not rest:
        return first
    summary = tag("summary", text(say("card.more_places", n=len(rest))))
    more = tag("ol", *rest, class_="places", start=str(_PLACES_SHOWN + 1))
    return lines(first, tag("details", summary, more))


def _by_quote(look: Lookup, verdict: Verdict) -> list[list[_Print]]:
    """The prints in their order; neighbours from one sentence share its quote."""
    prints = look.prints_of(verdict)
    figures = look.figures_of(verdict)
    shown = [
        _Print(item=figure, words=prints[number] if number < len(prints) else figure.printed)
        for number, figure in enumerate(figures)
    ]
    shown += [
        _Print(item=mention, words=mention.value or mention.key)
        for mention in look.mentions_of(verdict)
    ]
    groups = groupby(shown, key=lambda one: _quote_key(one.item))
    return [list(group) for _, group in groups]


def _quote_key(item: Figure | Mention) -> tuple[str, ...]:
    place = item.place
    alone = item.id if isinstance(item, Figure) and item.kind is Kind.TABLE else ""
    return (place.document, str(place.page), str(place.line), place.quote or item.id, alone)


def _place(look: Lookup, group: list[_Print], here: str) -> Html:
    item = group[0].item
    prints = "; ".join(one.words for one in group if one.words)
    strong = tag("strong", text(prints), class_="print") if prints else NOTHING
    stands = where(item, look.pages, here=here, previous=look.previous)
    words = tag("span", stands, class_="where")
    label = item.row_label if isinstance(item, Figure) and item.kind is Kind.TABLE else ""
    spans = [(one.item.place.start, one.item.place.end) for one in group]
    quote = block_quote(item.place.quote, spans, label=label)
    labels = [corrected(one.item) for one in group]
    head = [part for part in (strong, words, *dict.fromkeys(labels)) if part]
    return tag("li", lines(tag("p", join(head, " ")), quote, *_pictures(look, group)))


def _pictures(look: Lookup, group: list[_Print]) -> list[Html]:
    """The spots on the page, each print once; several in one strip are told apart by their box."""
    shown: list[Html] = []
    for one in group:
        picture = look.results.pictures.get(one.item.id)
        if picture is not None:
            what = one.words or say("card.the_place")
            at = wording.capital(position(one.item.place))
            shown.append(image(picture.png, say("card.picture", at=at, what=what), "evidence"))
    return shown


def _footer(look: Lookup, verdict: Verdict) -> Html:
    """The rule behind it, the id by which the command line knows it, and a link to mail."""
    rule = text(look.rule_title(verdict.rule))
    if verdict.rule in look.rules:
        rule = link(f"{INDEX}#{rule_anchor(verdict.rule)}", rule)
    name = tag("code", text(verdict.id))
    here = tag(
        "a",
        text(say("card.link")),
        href=f"#{finding_anchor(verdict.id)}",
        aria_label=say("card.link_label", id=verdict.id),
    )
    parts = [
        join([text(say("card.rule")), rule], " "),
        join([text(say("card.finding")), name], " "),
        here,
    ]
    return tag("p", join(parts, " · "), class_="why")
