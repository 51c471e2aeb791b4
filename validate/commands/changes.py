"""
What changed, for the console: each line begins with the document and the line or page in it.

That is the document's name and no path, for the results of a run hold no paths.
"""

from collections.abc import Iterator
from pathlib import Path

from schemas.terms import Change
from validate.commands.words import plainly
from validate.model import Changes, FigureChange, FindingChange, Place
from validate.reporting.change_words import counts, document_change, why
from validate.reporting.strings import say
from validate.reporting.wording import SEVERITY, listed, span
from validate.review.diff import counted

_ARROW = "->"
_PLACES = 3
_AROUND = 30


def since_lines(since: Path | None, changes: Changes | None) -> Iterator[str]:
    """The line of ``tieout run --since``, where there is something to set against another run."""
    if since is not None and changes is not None:
        waivers = counted(changes.waivers)
        apart = f" Findings about waivers: {waivers}." if waivers else ""
        yield f"Since {since}: {counts(changes)}.{apart}"


def change_lines(changes: Changes, *, everything: bool) -> Iterator[str]:
    """
    The counts, then notes, documents, findings and figures that changed; or all there are.

    Findings about waivers stand behind the others, which they are not counted among.
    """
    yield f"{counts(changes)}."
    for note in changes.notes:
        yield f"Note: {plainly(note)}"
    for document in changes.documents:
        was = f", was {plainly(document.before)}" if document.before and document.now else ""
        was = was if document.before != document.now else ""
        name = plainly(document.now or document.before or "")
        yield f"{name}: document {document_change(document)}{was}"
    for finding in (*changes.findings, *changes.waivers):
        if everything or finding.change is not Change.STILL:
            yield from _finding(finding)
    yield from map(_figure, changes.figures if everything else changes.reprinted)


def _finding(one: FindingChange) -> Iterator[str]:
    said = f"{say(f'changed_to.{one.change.value}')} {SEVERITY[one.severity]}"
    spots = list(dict.fromkeys(_spot(place) for place in one.where))
    yield f"{spots[0] if spots else ''}{said}: {plainly(one.message)} [{one.rule}]"
    prints = one.before if one.change is Change.GONE else one.now
    expected = one.expected_before if one.change is Change.GONE else one.expected_now
    word = "printed before" if one.change is Change.GONE else "printed"
    told = [plainly(print_) or "nothing" for print_ in prints]
    parts = [
        *([f"{word} {listed(told)}"] if any(prints) else []),
        *([f"expected {span(expected)}"] if expected else []),
        *([f"waived by {plainly(one.waived_by)}"] if one.waived_by else []),
    ]
    reason = plainly(why(one, _ARROW))
    if parts:
        yield f"    {', '.join(parts)}"
    if reason:
        yield f"    {reason}"
    if len(spots) > 1:
        more = f" and {len(spots) - _PLACES:,} more" if len(spots) > _PLACES else ""
        yield f"    also {', '.join(spot.rstrip(': ') for spot in spots[1:_PLACES])}{more}"


def _figure(one: FigureChange) -> str:
    print_ = f"{_shown(one.before)} {_ARROW} {_shown(one.now)}"
    if one.before is None:
        print_ = f"new {_shown(one.now)}"
    if one.now is None:
        print_ = f"gone {_shown(one.before)}"
    known = [plainly(part) for part in (one.title, one.subject, one.period) if part]
    about = ", ".join(known) if one.title else _around(one.where)
    return f"{_spot(one.where)}{print_}  {about}"


def _shown(print_: str | None) -> str:
    return plainly(print_ or "") or "nothing"


def _around(place: Place) -> str:
    """Some words on either side of a print that nothing else is known of."""
    before, after = plainly(place.quote[: place.start]), plainly(place.quote[place.end :])
    print_ = plainly(place.quote[place.start : place.end])
    start = f"...{before[-_AROUND:]}" if len(before) > _AROUND else before
    end = f"{after[:_AROUND]}..." if len(after) > _AROUND else after
    return f'"{" ".join(filter(None, (start, print_, end)))}"'


def _spot(place: Place) -> str:
    number = place.line or place.page
    return f"{plainly(place.document)}:{number}: " if number else f"{plainly(place.document)}: "
