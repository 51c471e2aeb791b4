"""The cards of an infographic as HTML, in the order they are read or in quite another."""

from collections.abc import Sequence
from html import escape

from tools.printers.model import Card, Group

# Millimetres of a placed card.
_TALL, _WIDE, _LABEL, _VALUE, _NAME = 34, 84, 0, 15, 24
_ACROSS = 2


def cards(groups: Sequence[Group], kind: str) -> str:
    """Return the markup of a whole infographic."""
    make = {"late": _late, "table": _table}.get(kind, _flow)
    return f'<section class="graphic">{"".join(make(group) for group in groups)}</section>'


def _head(group: Group) -> str:
    return f'<div class="group-title">{escape(group.title)}</div>'


def _notes(group: Group) -> str:
    return "".join(f'<p class="note">{escape(note)}</p>' for note in group.notes)


def _flow(group: Group) -> str:
    inside = "".join(_card(card) for card in group.cards)
    return (
        f'<div class="group">{_head(group)}<div class="cards">{inside}</div>{_notes(group)}</div>'
    )


def _card(card: Card) -> str:
    pairs = "".join(
        f'<div class="pair"><span class="value">{escape(value)}</span>'
        f'<span class="name">{escape(name)}</span></div>'
        for name, value in card.pairs
    )
    label = f'<div class="label">{escape(card.label)}</div>'
    return f'<div class="card">{label}<div class="pairs">{pairs}</div></div>'


def _late(group: Group) -> str:
    """Values from the last to the first, then names, then labels, each in its place."""
    values: list[str] = []
    names: list[str] = []
    labels: list[str] = []
    for at, card in enumerate(group.cards):
        left, top = at % _ACROSS * _WIDE, at // _ACROSS * _TALL
        labels.append(_placed("label", card.label, left, top + _LABEL, _WIDE - 6))
        wide = (_WIDE - 6) // max(len(card.pairs), 1)
        for nth, (name, value) in enumerate(card.pairs):
            values.append(_placed("value", value, left + nth * wide, top + _VALUE, wide - 2))
            names.append(_placed("name", name, left + nth * wide, top + _NAME, wide - 2))
    height = -(-len(group.cards) // _ACROSS) * _TALL
    inside = "".join((*reversed(values), *names, *labels))
    return (
        f'<div class="group"><div class="late" style="height:{height + 10}mm">'
        f'{inside}<div class="group-title placed" style="left:0;top:0">{escape(group.title)}'
        f"</div></div>{_notes(group)}</div>"
    )


def _placed(kind: str, text: str, left: int, top: int, wide: int) -> str:
    style = f"left:{left}mm;top:{top + 9}mm;width:{wide}mm"
    return f'<div class="placed {kind}" style="{style}">{escape(text)}</div>'


def _table(group: Group) -> str:
    """For word processors, which know no boxes: a table without rules."""
    rows: list[str] = []
    for card in group.cards:
        names = "".join(f'<td class="name">{escape(name)}</td>' for name, _ in card.pairs)
        values = "".join(
            f'<td class="value"><font size="5"><b>{escape(value)}</b></font></td>'
            for _, value in card.pairs
        )
        label = f'<td rowspan="2" width="50%">{escape(card.label)}</td>'
        rows.append(f"<tr>{label}{names}</tr><tr>{values}</tr>")
    inside = "".join(rows)
    title = f'<p class="group-title"><b>{escape(group.title)}</b></p>'
    return f'{title}<table class="plain" width="100%">{inside}</table>{_notes(group)}'
