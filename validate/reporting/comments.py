"""Comments on the prints of a document: what each finding says, where it stands on the page."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from schemas.terms import Severity, Status
from validate.model import Cause, Figure, Mention, Verdict
from validate.model.annotations import Annotation, Tone
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.places import briefly
from validate.reporting.strings import say
from validate.reporting.suspicion import advice, opening

MOST_FINDINGS = 200
_FINDINGS_TOLD = 8
_PLACES_TOLD = 6
_SUSPECTS_TOLD = 3
_LONGEST = 600
_TONES = {
    Severity.ERROR: Tone.ERROR,
    Severity.WARNING: Tone.WARNING,
    Severity.QUESTION: Tone.QUESTION,
    Severity.INFORMATION: Tone.QUIET,
}
_ORDER = list(Tone)
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_BLANK = re.compile(r"\s+")

Item = Figure | Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """The comments on one document by their place on the page; ``findings`` of ``of`` have any."""

    annotations: tuple[Annotation, ...]
    findings: int
    of: int


@dataclass(slots=True, kw_only=True)
class _Print:
    """A print on a page with what is said of it, the worst first."""

    items: list[Item] = field(default_factory=list)
    findings: list[Verdict] = field(default_factory=list)
    number: int = 0


def comments(look: Lookup, document: str) -> Comments:
    """
    The comments on one document: one for each print that a finding names.

    A print has one comment, whatever number of findings name it. Of more findings than
    ``MOST_FINDINGS`` only the worst are told.
    """
    found = [
        verdict
        for verdict in look.worst_first(look.touching(document))
        if not verdict.of_waiver and any(_is_on(item, document) for item in look.items_of(verdict))
    ]
    prints: dict[tuple[object, ...], _Print] = {}
    numbers: dict[str, int] = {}
    for verdict in found[:MOST_FINDINGS]:
        for item in look.items_of(verdict):
            if not _is_on(item, document):
                continue
            one = prints.setdefault(item.place.spot, _Print())
            one.items.append(item)
            if not one.findings:
                one.number = numbers[verdict.id] = numbers.get(verdict.id, 0) + 1
            if one.findings[-1:] != [verdict]:
                one.findings.append(verdict)
    ordered = sorted(prints.values(), key=lambda one: one.items[0].place.boxes)
    return Comments(
        annotations=tuple(_annotation(look, one) for one in ordered),
        findings=min(len(found), MOST_FINDINGS),
        of=len(found),
    )


def tone_of(verdict: Verdict) -> Tone:
    """How a finding is shown: what somebody has explained or accepted is quiet."""
    if verdict.announced or verdict.waived_by:
        return Tone.QUIET
    return Tone.ERROR if verdict.status is Status.ERROR else _TONES[verdict.severity]


def _is_on(item: Item, document: str) -> bool:
    return item.place.document == document and bool(item.place.boxes)


def _annotation(look: Lookup, one: _Print) -> Annotation:
    findings = sorted(one.findings, key=lambda verdict: _ORDER.index(tone_of(verdict)))
    told = findings[:_FINDINGS_TOLD]
    parts: list[str] = []
    said: dict[str, Cause] = {}
    for verdict in told:
        behind = [cause for cause in look.causes.get(verdict.id, ()) if cause.id not in said]
        said.update((cause.id, cause) for cause in behind)
        parts.append("\n".join(map(plain_line, _said(look, verdict, one, behind))))
    more = len(findings) - len(told)
    if more:
        parts.append(say("comment.more_findings", n=more))
    worst = findings[0]
    accused = any(_accuses(cause, one) for cause in said.values())
    title = wording.label_of(worst)
    return Annotation(
        name=f"{one.findings[0].id}-{one.number}",
        title=plain_line(say("comment.accused", kind=title) if accused else title),
        words="\n\n".join(parts),
        tone=tone_of(worst),
        boxes=one.items[0].place.boxes,
        accused=accused,
    )


def _accuses(cause: Cause, one: _Print) -> bool:
    """Whether the only likeliest suspect of a cause is this print, alone or with others."""
    if cause.tied != 1 or not cause.suspects:
        return False
    named = {id_ for repair in cause.suspects[0].repairs for id_ in (repair.figure, *repair.also)}
    return any(item.id in named for item in one.items)


def _said(look: Lookup, verdict: Verdict, one: _Print, causes: Sequence[Cause]) -> Iterator[str]:
    """The lines of a comment about one finding."""
    yield say("comment.head", kind=wording.label_of(verdict), rule=look.rule_title(verdict.rule))
    if verdict.message:
        yield verdict.message
    if verdict.announced:
        yield say("comment.announced")
    if verdict.waived_by:
        approved = say("comment.waived", who=verdict.waived_by)
        yield approved if verdict.is_approved else say("comment.known")
    here = {item.id for item in one.items}
    yield from _values(look, verdict, one, here)
    for cause in causes:
        yield from _correction(look, cause, one.items[0].place.document, here)
    if verdict.note:
        yield say("comment.note", note=verdict.note)
    others = list(_others(look, verdict, one, here))
    if others:
        yield say("comment.others", places=wording.some(others, _PLACES_TOLD))
    yield say("comment.finding", id=verdict.id)


def _values(look: Lookup, verdict: Verdict, one: _Print, here: AbstractSet[str]) -> Iterator[str]:
    document = one.items[0].place.document
    prints = [words for item, words in _prints(look, verdict) if item.id in here and words]
    if prints:
        yield say("comment.printed", prints="; ".join(dict.fromkeys(prints)))
    figures = look.figures_of(verdict)
    unit = look.unit_of(verdict)
    if verdict.expected is not None and figures:
        span = wording.with_unit(wording.span(verdict.expected), unit)
        if figures[0].id in here:
            yield say("comment.expected", span=span)
        else:
            first = look.prints_of(verdict)[0]
            where = briefly(figures[0], here=document, previous=look.previous)
            yield say("comment.expected_of", print=first, where=where, span=span)
    if verdict.gap is not None:
        apart = wording.difference_unit(unit)
        gap = wording.with_unit(wording.decimal(verdict.gap), apart)
        yield say("comment.gap", gap=gap)


def _correction(look: Lookup, cause: Cause, document: str, here: AbstractSet[str]) -> Iterator[str]:
    """What would mend it, and whether that is this very print."""
    yield opening(cause)
    for suspect in cause.suspects[:_SUSPECTS_TOLD]:
        figures = [look.figures[repair.figure] for repair in suspect.repairs]
        places = [
            say("comment.this_print")
            if figure.id in here
            else briefly(figure, here=document, previous=look.previous)
            for figure in figures
        ]
        yield say(
            "comment.suspect",
            advice=advice(suspect, look.figures),
            where=wording.listed(list(dict.fromkeys(places))),
        )
    more = len(cause.suspects) - _SUSPECTS_TOLD
    if more > 0:
        yield say("comment.more_suspects", n=more)


def _others(look: Lookup, verdict: Verdict, one: _Print, here: AbstractSet[str]) -> Iterator[str]:
    """The other prints of a finding, each with the place where it stands."""
    document, spot = one.items[0].place.document, one.items[0].place.spot
    for item, words in _prints(look, verdict):
        same = item.place.document == document and item.place.spot == spot
        if item.id not in here and not same:
            where = briefly(item, here=document, previous=look.previous)
            yield say("comment.other", print=words, where=where) if words else where


def _prints(look: Lookup, verdict: Verdict) -> Iterator[tuple[Item, str]]:
    """Figures and mentions with the words they are printed in."""
    prints = look.prints_of(verdict)
    for number, figure in enumerate(look.figures_of(verdict)):
        words = prints[number] if number < len(prints) else figure.printed
        yield figure, _short(wording.printed(figure, words))
    for mention in look.mentions_of(verdict):
        yield mention, _short(mention.value or mention.key)


def _short(words: str, most: int = 80) -> str:
    return words if len(words) <= most else words[:most].rstrip() + _ELLIPSIS


def plain_line(words: str) -> str:
    """One line that a viewer can show: no control characters, none that turn the text round."""
    kept = "".join(
        " " if char.isspace() else char
        for char in words
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    return _short(_BLANK.sub(" ", kept).strip(), _LONGEST)
