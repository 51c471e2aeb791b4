"""All that is known of one number, in lines for a person."""

from collections.abc import Iterator
from textwrap import wrap

from schemas.terms import LedgerState
from validate.commands.spots import Found
from validate.commands.words import STATES, counted, place, plainly, shown, when, why_not
from validate.model import Figure, LedgerEntry, Results, Verdict
from validate.numbers import plain

_WIDTH = 100
_INDENT = 16
_SIGNS = frozenset("+-\u2212\u2013")
_CORRECTED = ("corrected", "as read: ")


def explained(found: Found, results: Results) -> Iterator[str]:
    """The lines about one number."""
    entry, figure = found.entry, found.figure
    yield _head(found)
    for key, text in _facts(entry, figure, results):
        lines = wrap(
            plainly(text), _WIDTH - _INDENT, break_long_words=False, break_on_hyphens=False
        )
        for number, line in enumerate(lines):
            yield f"    {key if number == 0 else '':<{_INDENT - 4}}{line}"


def _head(found: Found) -> str:
    entry, figure = found.entry, found.figure
    if entry is None:
        assert figure is not None
        return f"{place(figure)}: {plainly(figure.row_label) or 'a label'}, without a number"
    where = f"{entry.line}" if entry.line is not None else f"p{entry.page}"
    return f"{entry.document}:{where}:{found.nth}: {plainly(entry.text)}"


def _facts(
    entry: LedgerEntry | None, figure: Figure | None, results: Results
) -> Iterator[tuple[str, str]]:
    if figure is None:
        assert entry is not None
        yield "state", STATES[entry.state]
        yield "reason", entry.reason
        return
    yield "figure", f"{figure.id}, {figure.kind.value} under {figure.context!r}"
    if figure.table or figure.row_label:
        yield "cell", _cell(figure)
    yield "read as", _reading(figure)
    yield "state", STATES[entry.state if entry else _state(figure)]
    yield "quote", _marked(figure)
    if figure.measure:
        yield "measure", f"{figure.measure}: {results.measures[figure.measure]}"
    else:
        yield "not linked", why_not(figure, entry)
    for line in figure.evidence:
        if not line.startswith(_CORRECTED) and (figure.measure or line != _reason_of(entry)):
            yield "evidence", line
    if figure.measure and figure.candidates:
        yield "not chosen", ", ".join(figure.candidates)
    yield "subject", figure.subject
    label = figure.period.label if figure.period else ""
    yield "period", when(figure) + (f', printed "{label}"' if label else "")
    yield "method", figure.method
    for line in figure.evidence:
        if line.startswith(_CORRECTED):
            yield "correction", line
    yield from _comparisons(figure, results)


def _reason_of(entry: LedgerEntry | None) -> str:
    """The ledger's reason without what the number might have been."""
    return entry.reason.partition(" (perhaps ")[0] if entry else ""


def _state(figure: Figure) -> LedgerState:
    return LedgerState.LINKED if figure.measure else LedgerState.UNLINKED


def _cell(figure: Figure) -> str:
    spots = [f"row {figure.row}"] if figure.row else []
    spots.extend([f"column {figure.column}"] if figure.column else [])
    return ", ".join(filter(None, (figure.table, *spots, repr(figure.row_label))))


def _reading(figure: Figure) -> str:
    if figure.value is None:
        return shown(figure)
    parts = [
        f"value {plain(figure.value, as_printed=True)}",
        counted(figure.decimals or 0, "decimal"),
    ]
    parts.append(f"unit {figure.unit.value}")
    parts.append(f"qualifier {figure.qualifier.value if figure.qualifier else 'none'}")
    signed = figure.printed[:1] in _SIGNS
    by_words = "a decrease, by its words" if figure.value < 0 else "no sign"
    parts.append("sign as printed" if signed else by_words)
    return ", ".join(parts)


def _marked(figure: Figure) -> str:
    """The sentence or cell, with the print in it marked."""
    quote, start, end = figure.place.quote, figure.place.start, figure.place.end
    return f"{quote[:start]}>>{quote[start:end]}<<{quote[end:]}"


def _comparisons(figure: Figure, results: Results) -> Iterator[tuple[str, str]]:
    used = [verdict for verdict in results.verdicts if figure.id in verdict.figures]
    if not used:
        yield "comparisons", "none used it"
    by_id = {one.id: one for one in results.all_figures}
    previous = {one.id for one in results.previous_figures}
    for verdict in used:
        yield "comparison", _comparison(verdict)
        for other in verdict.figures:
            if other != figure.id:
                edition = " (previous edition)" if other in previous else ""
                yield "  with", f"{place(by_id[other])}{edition}: {shown(by_id[other])}"


def _comparison(verdict: Verdict) -> str:
    note = f" ({verdict.note})" if verdict.note and verdict.note != verdict.message else ""
    status = verdict.status.value + (f" ({verdict.severity})" if verdict.is_finding else "")
    return f"{status}, {verdict.rule}: {verdict.message}{note}"
