"""A finding as a card: what is wrong, by how much, and every place where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from schemas.terms import Kind, Severity, Status
from validate.model import Cause, Figure, Mention, Verdict
from validate.reporting import wording
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
from validate.reporting.suspicion import advice, opening, together
from validate.reporting.wording import counted

_PLACES_SHOWN = 6
_PRINTS_SHOWN = 4
_SUSPECTS_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """A figure or mention with the words that it is printed in."""

    item: Figure | Mention
    words: str


def cards(look: Lookup, found: Sequence[Verdict], *, here: str = "") -> Html:
    """The cards of the findings in the order given, those that share a cause under its suspects."""
    groups = together(found, look.results.causes)
    return lines(*(_group(look, causes, verdicts, here) for causes, verdicts in groups))


def _group(look: Lookup, causes: Sequence[Cause], verdicts: Sequence[Verdict], here: str) -> Html:
    if not causes or len(verdicts) == 1:
        return card(look, verdicts[0], here=here, causes=causes)
    number = "one cause" if len(causes) == 1 else f"{len(causes):,} causes"
    title = f"{counted(len(verdicts), 'discrepancy', 'discrepancies')} with {number}"
    anchor = cause_anchor(causes[0].id)
    return tag(
        "section",
        lines(
            tag("h3", text(title), id=f"{anchor}:title"),
            *(_suspects(look, cause, here) for cause in causes),
            *(card(look, verdict, here=here) for verdict in verdicts),
        ),
        id=anchor,
        class_=f"cause {_tone(verdicts[0])}",
        aria_labelledby=f"{anchor}:title",
    )


def _suspects(look: Lookup, cause: Cause, here: str) -> Html:
    """Which figures may be wrong, the likeliest first, and what each would have to be."""
    items = []
    for suspect in cause.suspects[:_SUSPECTS_SHOWN]:
        places = [look.figures[one.figure] for one in suspect.repairs]
        stand = join([where(one, look.pages, here=here) for one in places], ", ")
        labels = wording.listed(list(dict.fromkeys(look.title_of(one) for one in places)))
        words = tag("strong", text(advice(suspect, look.figures)))
        items.append(tag("li", join([words, text(labels), stand], "; ")))
    more = len(cause.suspects) - len(items)
    rest = tag("p", text(f"and {more:,} more"), class_="note") if more > 0 else NOTHING
    ordered = tag("ol", *items, class_="suspects") if items else NOTHING
    return lines(tag("p", text(opening(cause)), class_="opening"), ordered, rest)


def card(look: Lookup, verdict: Verdict, *, here: str = "", causes: Sequence[Cause] = ()) -> Html:
    """
    One finding; ``here`` is the document whose page it stands on.

    ``causes`` are given where they explain this finding alone.
    """
    anchor = finding_anchor(verdict.id)
    title = text(look.rule_title(verdict.rule))
    subject = look.subject_of(verdict)
    heading = tag("h3", title, id=f"{anchor}:title")
    explained = verdict.rule in look.rules
    header = tag(
        "header",
        tag("p", text(wording.label_of(verdict)), class_="badge"),
        heading,
        tag("p", text(subject), class_="subject") if subject else NOTHING,
    )
    why = link(f"{INDEX}#{rule_anchor(verdict.rule)}", text("What this rule compares"))
    return tag(
        "article",
        lines(
            header,
            tag("p", text(verdict.message), class_="message") if verdict.message else NOTHING,
            _values(look, verdict),
            *(_suspects(look, cause, here) for cause in causes),
            tag("p", text(f"Note: {verdict.note}"), class_="note") if verdict.note else NOTHING,
            _places(look, verdict, here),
            tag("p", why, class_="why") if explained else NOTHING,
        ),
        id=anchor,
        class_=f"card {_tone(verdict)}",
        aria_labelledby=f"{anchor}:title",
    )


def _values(look: Lookup, verdict: Verdict) -> Html:
    unit = look.unit_of(verdict)
    prints = look.prints_of(verdict)
    figures = look.figures_of(verdict)
    pairs: list[tuple[str, Html]] = []
    if prints:
        first = wording.printed(figures[0], prints[0]) if figures else prints[0]
        pairs.append(("Printed", text(first)))
    if len(prints) > 1:
        pairs.append(("Against", text(wording.some(prints[1:], _PRINTS_SHOWN))))
    if verdict.expected is not None:
        pairs.append(("Expected", text(wording.with_unit(wording.span(verdict.expected), unit))))
    if verdict.gap is not None:
        apart = wording.difference_unit(unit)
        pairs.append(("Gap", text(wording.with_unit(wording.decimal(verdict.gap), apart))))
    return definitions(pairs, "values") if pairs else NOTHING


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
    summary = tag("summary", text(f"{wording.counted(len(rest), 'more place')} of this comparison"))
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
    shown += [_Print(item=mention, words=mention.value) for mention in look.mentions_of(verdict)]
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
            where_ = position(one.item.place)
            alternative = f"{where_.capitalize()} as printed, with {one.words or 'the place'} boxed"
            shown.append(image(picture.png, alternative, "evidence"))
    return shown


def _tone(verdict: Verdict) -> str:
    if verdict.status is Status.ERROR or verdict.severity is Severity.ERROR:
        return "bad"
    return "plain" if verdict.severity is Severity.INFORMATION else "ask"
