"""
Findings in the console: a line each, or each with its quotes and its suspects.

Every finding begins with its place as compilers write it, so that editors can jump there. Colour
says nothing that the words do not say.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from schemas.terms import Kind, Severity
from validate.commands.found import Finding, Listed, Matter, Print, likeliest, listed
from validate.commands.quoting import excerpt, plain, safe, wide
from validate.model import Cause, Figure, Mention, Results, Suspect, Verdict
from validate.reporting.suspicion import advice, opening
from validate.reporting.wording import counted, decimal, mention_kind, printed, span
from validate.review.waivers import without_place

FORMS = ("concise", "full")
_MOST_FINDINGS = 50
_MOST_WAIVED = 20
_MOST_PLACES = 5
_MOST_SUSPECTS = 4
_SAID_IN_A_LINE = 2
_SENTENCE = 1_000
_TITLE = 60
_REASON = 80
_CELLS = frozenset({Kind.TABLE, Kind.INFOGRAPHIC})
_INDENT = "    "
_GUTTER = "    | "
_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.QUESTION: "cyan",
    Severity.INFORMATION: "blue",
}


def finding_lines(results: Results, form: str, *, width: int, report: Path) -> Iterator[str]:
    """
    The findings, worst first and then by place; coloured, which the printing takes out again.

    *concise* is a line for each of them, with what would mend it. *full* quotes the prints, in at
    most ``width`` columns, and shows those that share a cause under it; after the first 50 it only
    says how many there are, and that ``report`` has them. Those that are waived come last in both,
    on a line each, the first 20 of them.
    """
    found = listed(results)
    if form == "concise":
        yield from (_concise(finding, found) for finding in found.findings)
    else:
        yield from _full(found, width, report)
    yield from _waived(found, report)
    if found.waived and form == "full":
        yield ""


def _concise(finding: Finding, found: Listed) -> str:
    if finding.verdict.id in found.decided:
        return _of_waiver(finding, found)
    said = _mending(finding.causes, found) or _numbers(finding)
    return _head(finding, finding.accused, found, f"; {said}" if said else "")


def _waived(found: Listed, report: Path) -> Iterator[str]:
    """``kent.txt:73:12: waived by B. Head until 2027-01-31: what is wrong [rule] id``."""
    for finding in found.waived[:_MOST_WAIVED]:
        verdict = finding.verdict
        waiver = found.waivers.get(verdict.id)
        until = f" until {waiver.expires_on}" if waiver and waiver.expires_on else ""
        by = _short(verdict.waived_by, _TITLE)
        said = _short(verdict.message, _SENTENCE) or "no message"
        yield f"{_where(finding.accused, found)}: waived by {by}{until}: {said} {_tail(verdict)}"
    more = len(found.waived) - _MOST_WAIVED
    if more > 0:
        yield f"and {counted(more, 'more waived finding')}: {report} has them"


def _mending(causes: Sequence[Cause], found: Listed) -> str:
    """*change 4.3 to 3.4*, for each cause; two that are as likely are both said, more counted."""
    said = []
    for cause in causes:
        suspects = likeliest(cause)
        if len(suspects) > _SAID_IN_A_LINE:
            said.append(_small(opening(cause)).rstrip("."))
        elif suspects:
            said.append(", or ".join(_small(advice(one, found.figures)) for one in suspects))
    return "; ".join(said)


def _full(found: Listed, width: int, report: Path) -> Iterator[str]:
    left = _MOST_FINDINGS
    for matter in found.matters:
        if not left:
            break
        shown = matter.findings[:left]
        left -= len(shown)
        if len(matter.findings) == 1:
            yield from _alone(shown[0], found, width)
        else:
            yield from _with_one_cause(matter, shown, found, width)
        yield ""
    more = len(found.findings) - _MOST_FINDINGS
    if more > 0:
        yield (
            f"and {counted(more, 'more finding')}:"
            f" {report} has them, and --output-format concise a line for each"
        )


def _alone(finding: Finding, found: Listed, width: int) -> Iterator[str]:
    """A finding, its places and its suspects."""
    if finding.verdict.id in found.decided:
        # The finding that it is about is listed with its prints.
        yield _of_waiver(finding, found)
        return
    yield _head(finding, finding.accused, found)
    yield from _spots(finding, finding.accused, found, width)
    for cause in finding.causes:
        yield f"{_INDENT}> {opening(cause)}"
        yield from _suspects(cause, found)


def _with_one_cause(
    matter: Matter, shown: Sequence[Finding], found: Listed, width: int
) -> Iterator[str]:
    """The causes of several findings with the prints that are suspected, and then the findings."""
    severity = matter.findings[0].verdict.severity
    number = len(matter.causes)
    which = "one cause" if number == 1 else f"one of {number:,} causes"
    quoted: set[str] = set()
    for cause in matter.causes:
        suspected = [
            found.figures[one.figure]
            for suspect in likeliest(cause)[:_MOST_SUSPECTS]
            for one in suspect.repairs
        ]
        level = click.style(which, fg=_COLOURS[severity], bold=True)
        first = suspected[0] if suspected else matter.findings[0].accused
        of = f"of {len(matter.findings):,} findings"
        yield f"{_where(first, found)}: {level} {of}: {opening(cause)}"
        spots: dict[tuple[object, ...], _Spot] = {}
        for one in dict.fromkeys(suspected):
            _add(spots, one)
        yield from _quotes(list(spots.values()), first, severity, found, width)
        yield from _suspects(cause, found)
        quoted.update(one.id for one in suspected)
    for finding in shown:
        yield _head(finding, finding.disputed, found)
        yield from _spots(finding, finding.disputed, found, width, known=quoted)


def _suspects(cause: Cause, found: Listed) -> Iterator[str]:
    for suspect in likeliest(cause)[:_MOST_SUSPECTS]:
        yield f"{_INDENT}  {_advice(suspect, found)}"
    more = len(likeliest(cause)) - _MOST_SUSPECTS
    if more > 0:
        yield f"{_INDENT}  and {more:,} more as likely"


def _advice(suspect: Suspect, found: Listed) -> str:
    """*Change 13.3 to 13.8 (one digit is different): kent.txt:73:12*."""
    at = dict.fromkeys(_where(found.figures[one.figure], found) for one in suspect.repairs)
    said = click.style(plain(advice(suspect, found.figures)), fg="green")
    return f"{said}: {' and '.join(at)}"


@dataclass(slots=True, kw_only=True)
class _Spot:
    """One quote with the prints in it that are marked, and what is said of them."""

    prints: list[Print]
    notes: list[str]


def _add(spots: dict[tuple[object, ...], _Spot], item: Print, note: str = "") -> None:
    """One more print, in the quote that is there for its sentence or in one of its own."""
    spot = spots.setdefault(_sentence(item), _Spot(prints=[], notes=[]))
    spot.prints.append(item)
    if note:
        spot.notes.append(note)


def _spots(
    finding: Finding,
    first: Print | None,
    found: Listed,
    width: int,
    *,
    known: Collection[str] = (),
) -> Iterator[str]:
    """The places of a finding, that of the head first; those that are ``known`` stand above it."""
    numbers = _numbers(finding)
    disputed = finding.disputed
    spots: dict[tuple[object, ...], _Spot] = {}
    if first is not None and first is not disputed:
        sure = all(len(likeliest(cause)) == 1 for cause in finding.causes if cause.suspects)
        _add(spots, first, "the likeliest to be wrong" if sure else "may be wrong")
    if disputed is not None:
        _add(spots, disputed, numbers)
    elif numbers:
        yield f"{_INDENT}{numbers}"
    for item in finding.prints[1:]:
        if item is not first and item.id not in known:
            _add(spots, item)
    yield from _quotes(list(spots.values()), first, finding.verdict.severity, found, width)


def _sentence(item: Print) -> tuple[object, ...]:
    """What tells quotes apart: prints of one sentence share it, cells have each their own."""
    place = item.place
    cell = isinstance(item, Figure) and item.kind in _CELLS
    own = item.id if cell or not place.quote else ""
    return place.document, place.page, place.line, place.quote, own


def _quotes(
    spots: Sequence[_Spot], first: Print | None, severity: Severity, found: Listed, width: int
) -> Iterator[str]:
    for number, spot in enumerate(spots[:_MOST_PLACES]):
        item = spot.prints[0]
        # The place of the first stands in the line above.
        here = not number and item is first
        cell = isinstance(item, Figure) and item.kind in _CELLS and not spot.notes and not here
        words = [*found.jumps.beside(item.place), *_surroundings(item)]
        if cell:
            marks = [(item.place.start, item.place.end)]
            words.append(excerpt(item.place.quote, marks, width, label=_label(item))[0])
        if not here:
            beside = ", ".join(filter(None, words))
            yield f"{_INDENT}{_where(item, found)}" + (f": {beside}" if beside else "")
        if not cell:
            yield from _quote(spot, severity, width - len(_GUTTER))
    more = len(spots) - _MOST_PLACES
    if more > 0:
        yield f"{_INDENT}and {counted(more, 'more place')}"


def _quote(spot: _Spot, severity: Severity, width: int) -> Iterator[str]:
    """The quote, carets under its prints, and what is said of them: behind these, or below."""
    item = spot.prints[0]
    spans = [(one.place.start, one.place.end) for one in spot.prints]
    line, carets = excerpt(item.place.quote, spans, width, label=_label(item))
    if not line:
        yield from (f"{_INDENT}{note}" for note in spot.notes)
        return
    gutter = click.style(_GUTTER, dim=True)
    yield f"{gutter}{line}"
    notes = list(spot.notes)
    if carets and notes and wide(f"{carets} {notes[0]}") <= width:
        yield f"{gutter}{_tinted(carets, severity)} {notes.pop(0)}"
    elif carets:
        yield f"{gutter}{_tinted(carets, severity)}"
    yield from (f"{_INDENT}  {note}" for note in notes)


def _label(item: Print) -> str:
    """What a cell needs beside it: its row, and its column where no measure says what that is."""
    if not isinstance(item, Figure) or item.kind not in _CELLS:
        return ""
    column = "" if item.measure else item.column_label
    label = ", ".join(part for part in (plain(item.row_label), plain(column)) if part)
    return "" if label in plain(item.place.quote) else label


def _tinted(carets: str, severity: Severity) -> str:
    bare = carets.lstrip()
    if not bare:
        return carets
    return " " * (len(carets) - len(bare)) + click.style(bare, fg=_COLOURS[severity], bold=True)


def _surroundings(item: Print) -> list[str]:
    """The table, or the heading that the print stands under."""
    words = mention_kind(item.kind) if isinstance(item, Mention) else item.table or item.context
    return [_short(words, _TITLE)] if words else []


def _head(finding: Finding, item: Print | None, found: Listed, more: str = "") -> str:
    """``kent.txt:73:12: error: what is wrong [rule] id``."""
    verdict = finding.verdict
    beside = f" ({'; '.join(words)})" if item and (words := found.jumps.beside(item.place)) else ""
    said = _short(f"{verdict.message}{more}", _SENTENCE) or "no message"
    level = _level(verdict.severity)
    return f"{_where(item, found)}: {level}: {said}{beside} {_tail(verdict)}"


def _of_waiver(finding: Finding, found: Listed) -> str:
    """``waivers.toml:4: warning: The waiver is void: ... (raised by Ann: its reason)``."""
    verdict, waiver = finding.verdict, found.decided[finding.verdict.id]
    line = f":{waiver.line}" if waiver.line else ""
    where = click.style(f"{safe(waiver.file)}{line}", bold=True)
    said = _short(without_place(verdict.message, waiver), _SENTENCE)
    raised = plain(f"raised by {waiver.raised_by}: {waiver.reason}")
    beside = f" ({raised})" if wide(raised) <= _REASON else ""
    return f"{where}: {_level(verdict.severity)}: {said}{beside} {_tail(verdict)}"


def _tail(verdict: Verdict) -> str:
    return click.style(f"[{verdict.rule}] {verdict.id}", dim=True)


def _where(item: Print | None, found: Listed) -> str:
    return click.style(found.jumps.to(item.place) if item else "tieout", bold=True)


def _level(severity: Severity) -> str:
    return click.style(str(severity), fg=_COLOURS[severity], bold=True)


def _numbers(finding: Finding) -> str:
    """*printed 13.3, expected 13.8, 0.5 off*, or the note of a finding without numbers."""
    verdict = finding.verdict
    figures = [one for one in finding.prints if isinstance(one, Figure)]
    if not figures:
        return _short(verdict.note, _SENTENCE)
    shown = printed(figures[0], figures[0].printed) or "nothing"
    return _short(_compared(verdict, shown, figures), _SENTENCE)


def _compared(verdict: Verdict, shown: str, figures: Sequence[Figure]) -> str:
    if verdict.expected is not None:
        gap = f", {decimal(verdict.gap)} off" if verdict.gap else ""
        return f"printed {shown}, expected {span(verdict.expected)}{gap}"
    if len(figures) > 1 and verdict.gap:
        return f"printed {shown} and {figures[1].printed}, {decimal(verdict.gap)} apart"
    return f"printed {shown}" + (f": {verdict.note}" if verdict.note else "")


def _short(text: str, most: int) -> str:
    """A text of a document or rule on one line that no document can make endless."""
    return excerpt(text, [], most)[0]


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
