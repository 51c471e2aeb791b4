"""A report as HTML: one markup for all style sheets, with the few choices no sheet can make."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from tools.printers.bars import bars
from tools.printers.cards import cards
from tools.printers.model import Call, Piece, Report, Row, Runs, letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """
    What a layout in HTML chooses besides its style sheet.

    ``notes`` is float (at the page foot, the sheet's business), section (below each chapter), end
    (below all) or office (footnotes of a word processor). ``cards`` is flow, late (values first,
    each put in its place) or table. ``pages`` are the contents' numbers: sheet, printed or none.
    ``pair`` divides two marks, ``pair_apart`` if it is raised by itself.
    """

    notes: str = "float"
    cards: str = "flow"
    chart: str = "turned"
    pages: str = "printed"
    italics: bool = True
    bullet: str = "•"
    pair: str = ","
    pair_apart: bool = False
    repeat_head: bool = True


_WHOLE = frozenset({"cover", "contents", "infographic"})


@dataclass(slots=True)
class _Held:
    """Notes that wait for the end of their section."""

    notes: list[tuple[str, Runs]] = field(default_factory=list)
    ids: int = 0


def page_of(report: Report, choices: Choices, sheet: str) -> str:
    """Return the whole page of HTML."""
    body = "\n".join(_Writer(choices).body(report))
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">'
        f"<title>{escape(report.title)}</title><style>{sheet}</style></head><body>\n"
        f'<div class="running">{escape(report.subject)}</div>\n{body}\n</body></html>\n'
    )


def _leads_to_graphic(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is the heading of an infographic."""
    is_next = at + 1 < len(pieces) and pieces[at + 1].kind == "infographic"
    return pieces[at].kind == "heading" and is_next


class _Writer:
    """The walk over the pieces of one report."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._held = _Held()
        self._office: list[tuple[str, Runs]] = []
        self._headings = 0

    def body(self, report: Report) -> Iterator[str]:
        targets = self._targets(report)
        flows = False
        for at, piece in enumerate(report.pieces):
            # Whole pages stand outside of what may be set in columns.
            whole = piece.kind in _WHOLE or _leads_to_graphic(report.pieces, at)
            if piece.kind == "heading" and piece.level == 1 and self._choices.notes == "section":
                yield self._notes()
            if flows == whole:
                yield "</div>" if flows else '<div class="flow">'
                flows = not flows
            yield self._piece(piece, targets)
        yield self._notes()
        yield "</div>" if flows else ""
        yield from self._office_notes()

    def _targets(self, report: Report) -> dict[str, int]:
        """Return the number of the last heading with each title: its chapter, not its mention."""
        found: dict[str, int] = {}
        number = 0
        for piece in report.pieces:
            if piece.kind == "heading":
                number += 1
                found[" ".join(letters(piece.runs).split())] = number
        return found

    def _piece(self, piece: Piece, targets: dict[str, int]) -> str:
        if piece.kind in {"heading", "item", "contents"}:
            return self._lettered(piece, targets)
        if piece.kind == "cover":
            lines = "".join(f"<p>{escape(line)}</p>" for line in piece.lines)
            return f'<section class="cover">{lines}</section>'
        if piece.kind == "chart":
            return f'<div class="chart">{bars(letters(piece.runs), self._choices.chart)}</div>'
        if piece.kind == "table":
            return self._table(piece)
        if piece.kind == "infographic":
            return cards(piece.groups, self._choices.cards)
        lead = f"<sup>{escape(piece.lead)}</sup> " if piece.lead else ""
        return f'<p class="{piece.kind}">{lead}{self._runs(piece.runs)}</p>'

    def _lettered(self, piece: Piece, targets: dict[str, int]) -> str:
        runs = self._runs(piece.runs)
        if piece.kind == "contents":
            return self._contents(piece, runs, targets)
        if piece.kind == "heading":
            self._headings += 1
            return f'<h{piece.level} id="h{self._headings}">{runs}</h{piece.level}>'
        lead = self._choices.bullet if piece.lead in {"-", "•", "–", "▪"} else piece.lead
        return f'<div class="item"><span class="lead">{escape(lead)}</span> {runs}</div>'

    def _contents(self, piece: Piece, title: str, targets: dict[str, int]) -> str:
        lines: list[str] = []
        for level, entry, page in piece.entries:
            target = targets.get(" ".join(entry.split()), 0)
            number = {"printed": escape(page), "sheet": ""}.get(self._choices.pages, "")
            lines.append(
                f'<a class="entry level{level}" href="#h{target}"><span>{escape(entry)}</span>'
                f'<span class="dots"></span><span class="page">{number}</span></a>'
            )
        return f'<section class="contents"><p class="title">{title}</p>{"".join(lines)}</section>'

    def _table(self, piece: Piece) -> str:
        head = ""
        if piece.header:
            cells = "".join(f"<th>{self._runs(cell)}</th>" for cell in piece.header)
            row = f"<tr>{cells}</tr>"
            head = f"<thead>{row}</thead>" if self._choices.repeat_head else row
        rows = "".join(self._row(row) for row in piece.rows)
        width = len(piece.rows[0].cells) if piece.rows else len(piece.header)
        return f'<table class="data width{width}">{head}<tbody>{rows}</tbody></table>'

    def _row(self, row: Row) -> str:
        cells = "".join(f"<td>{self._runs(cell)}</td>" for cell in row.cells)
        opening = '<tr class="group">' if row.group else "<tr>"
        return f"{opening}{cells}</tr>"

    def _runs(self, runs: Runs) -> str:
        parts: list[str] = []
        for run in runs:
            if run.calls:
                parts.append(self._mark(run.calls))
            elif run.emphasis:
                text = escape(run.text, quote=False)
                parts.append(f"<em>{text}</em>" if self._choices.italics else f"*{text}*")
            else:
                parts.append(escape(run.text, quote=False))
        return "".join(parts)

    def _mark(self, calls: Sequence[Call]) -> str:
        if self._choices.notes in {"float", "office"}:
            apart = self._choices.pair_apart or self._choices.notes == "office"
            inside = "" if apart else self._choices.pair
            parts = [self._call(call, inside) for call in calls[:-1]] + [self._call(calls[-1], "")]
            return (
                f'<sup class="pair">{self._choices.pair}</sup>'.join(parts)
                if apart
                else "".join(parts)
            )
        self._held.notes += [(call.label, call.note) for call in calls if call.note is not None]
        return f'<sup class="mark">{self._choices.pair.join(call.label for call in calls)}</sup>'

    def _call(self, call: Call, behind: str) -> str:
        if call.note is None:
            return f'<sup class="mark">{call.label}{behind}</sup>'
        if self._choices.notes == "float":
            mark = f'data-label="{call.label}" data-call="{call.label}{behind}"'
            return f'<span class="fn" {mark}>{self._runs(call.note)}</span>'
        self._held.ids += 1
        number = self._held.ids
        self._office.append((call.label, call.note))
        return (
            f'<a class="sdfootnoteanc" name="sdfootnote{number}anc" '
            f'href="#sdfootnote{number}sym"><sup>{number}</sup></a>'
        )

    def _notes(self) -> str:
        held, self._held.notes = self._held.notes, []
        if not held:
            return ""
        lines = "".join(
            f'<p class="endnote"><sup>{label}</sup> {self._runs(note)}</p>' for label, note in held
        )
        return f'<section class="notes">{lines}</section>'

    def _office_notes(self) -> Iterator[str]:
        for number, (_, note) in enumerate(self._office, start=1):
            yield (
                f'<div id="sdfootnote{number}"><p class="sdfootnote">'
                f'<a class="sdfootnotesym" name="sdfootnote{number}sym" '
                f'href="#sdfootnote{number}anc">{number}</a> {self._runs(note)}</p></div>'
            )
