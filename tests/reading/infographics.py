"""Infographic pages made up at random: any layout that a reader takes in at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from validate.reading.document import BlockKind, Document

Fact = tuple[str, str, str, str]

_SUBJECTS = ("Gwent Police", "England and Wales", "Most similar forces")
_GROUPS = (
    "Calls for assistance",
    "Crime (excluding fraud)",
    "Crime outcomes*",
    "Anti-social behaviour",
    "Domestic abuse",
    "Organised crime groups",
    "Victim satisfaction rate",
)
_LABELS = (
    "Calls for assistance per 1,000 population 12 months to 30 June 2016",
    "Crimes recorded per 1,000 population 12 months to 30 June 2016",
    "Change in recorded crime 12 months to 30 June 2015 against 12 months to 30 June 2016",
    "Change in recorded crime for the 5 years to the 12 months to 30 June 2016",
    "Charged or summonsed",
    "Evidential difficulties: suspect identified but victim does not support action",
    "Investigation completed but no suspect identified",
    "Anti-social behaviour incidents per 1,000 population 12 months to 31 March 2016",
    "Anti-social behaviour incidents per 1,000 population 12 months to 31 March 2015",
    "Arrests per 100 crimes*",
    "Domestic abuse calls for assistance per 1,000 population 12 months to 30 June 2016",
    "Domestic abuse as a percentage of all recorded crime (excluding fraud) 12 months to 30 June",
    "Cost of the service per head of population",
    "Officers",
    "Organised crime groups per million population as at 1 July 2016",
    "Victim satisfaction with the overall service provided by the police 12 months to 30 June",
)
PROSE = "Plain text gives the report its body size and goes on for a while. " * 9
_LONGEST_VALUE = 12
_SHORTEST_PROSE = 120


Cards = list[tuple[str, list[tuple[str, str]]]]


@dataclass(kw_only=True)
class Manner:
    """How a page is set."""

    subjects: int
    columns: int
    label: str
    name: str
    pairs: str
    paper: str
    heads: str
    box: str
    sizes: list[float]
    align: str
    label_align: str
    horizon: str
    bold: tuple[bool, bool]
    fixed: bool
    groups: int
    title: bool
    prose: str
    last: bool
    gutter: int
    font: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A page, or two; ``facts`` are the values that stand on it, in no order."""

    seed: int
    manner: Manner
    facts: tuple[Fact, ...]
    source: str


def layout(seed: int) -> Layout:
    """Make up a page, or two."""
    rng = Random(seed)  # noqa: S311 - a layout is no secret
    manner = _manner(rng)
    groups = _content(rng, manner)
    facts = tuple(
        (group, label, subject, value.replace("\u2212", "-"))
        for group, cards in groups
        for label, pairs in cards
        for subject, value in pairs
    )
    return Layout(seed=seed, manner=manner, facts=facts, source=_source(manner, groups))


def read_facts(document: Document) -> list[Fact]:
    """Take the facts from the stream: group, label, then subject and value in turn."""
    found: list[Fact] = []
    group = label = subject = ""
    for block in document.blocks:
        text = " ".join(block.text.plain.split())
        if block.kind is BlockKind.FURNITURE:
            continue
        if text in _GROUPS:
            group, label = text, ""
        elif text in _LABELS:
            label = text
        elif text in _SUBJECTS:
            subject = text
        elif len(text) < _LONGEST_VALUE and (any(map(str.isdigit, text)) or text == "\u2013"):
            found.append((group, label, subject, text.replace("\u2212", "-")))
            subject = ""
        elif len(text) < _SHORTEST_PROSE:
            label = f"not a label: {text}"
    return found


def _manner(rng: Random) -> Manner:
    name = rng.choice(("above", "below", "left", "right", "head"))
    label = "left" if name == "head" else rng.choice(("above", "above", "below", "left", "right"))
    subjects = rng.choice((2, 3)) if name == "head" else rng.choice((1, 2, 2, 2, 2, 3))
    columns = 1 if name == "head" else rng.choice((1, 2, 3, 4))
    down = name in {"left", "right"} or (name == "below" and rng.random() < 0.15)
    heads = rng.choice(("across", "across", "band", "columns"))
    manner = Manner(
        subjects=subjects,
        columns=min(columns, 2) if label in {"left", "right"} else columns,
        label=label,
        name=name,
        pairs=rng.choice(("across", "down")) if down else "across",
        paper=rng.choice(("a4", "a4", "a5")),
        heads=heads,
        box=rng.choice(("none", "none", "frame", "shade", "rule", "round", "edges", "cells")),
        sizes=[rng.choice((7, 7.5, 8, 9)), rng.choice((8, 9, 10)), rng.choice((14, 17, 20, 26))],
        align=rng.choice(("left", "center", "right")),
        label_align=rng.choice(("left", "left", "center")),
        horizon=rng.choice(("top", "horizon", "bottom")),
        bold=(rng.random() < 0.5, rng.random() < 0.3),
        fixed=rng.random() < 0.4 and columns < 3 and heads != "columns",
        groups=rng.choice((1, 2, 3, 4)),
        title=rng.random() < 0.5,
        prose=rng.choice(("", "", "above", "below")),
        last=rng.random() < 0.3,
        gutter=rng.choice((8, 12, 18)),
        font=rng.choice(("Libertinus Serif", "New Computer Modern")),
    )
    _make_room(manner)
    return manner


def _make_room(manner: Manner) -> None:
    """Change a layout until its values fit in."""
    while _room(manner) < max(3.4 * manner.sizes[2], 50):
        if manner.heads == "columns":
            manner.heads = "across"
        elif manner.columns > 1:
            manner.columns -= 1
        elif manner.paper == "a5":
            manner.paper = "a4"
        elif manner.sizes[2] > 14:
            manner.sizes[2] = 14
        else:
            manner.subjects -= 1


def _room(manner: Manner) -> float:
    """Points across that a value has."""
    columns = 2.1 if manner.heads == "columns" else manner.columns
    wide = (495 if manner.paper == "a4" else 330) / columns - 30
    wide *= 0.58 if manner.label in {"left", "right"} else 1
    wide /= manner.subjects if manner.pairs == "across" else 1
    return wide * (0.5 if manner.name in {"left", "right"} else 1) - 8


def _content(rng: Random, manner: Manner) -> list[tuple[str, Cards]]:
    labels = rng.sample(_LABELS, len(_LABELS))
    names = rng.sample(_SUBJECTS, manner.subjects)
    groups: list[tuple[str, Cards]] = []
    for group in sorted(rng.sample(_GROUPS, manner.groups), key=_GROUPS.index):
        cards = rng.choice((1, 2, 3, 4))
        groups.append(
            (group, [(labels.pop(), [(n, _value(rng)) for n in names]) for _ in range(cards)])
        )
    while sum(len(cards) for _, cards in groups) * manner.subjects < 4:
        groups[-1][1].append((labels.pop(), [(name, _value(rng)) for name in names]))
    return groups


def _value(rng: Random) -> str:
    return rng.choice(
        (
            str(rng.randint(2, 999)),
            f"{rng.randint(1, 99)}.{rng.randint(0, 9)}%",
            f"+{rng.randint(1, 30)}.{rng.randint(0, 9)}%",
            f"-{rng.randint(1, 30)}.{rng.randint(0, 9)}%",
            f"\u2212{rng.randint(1, 30)}%",
            f"£{rng.randint(1, 9)}.{rng.randint(0, 9)}m",
            f"{rng.randint(1, 9)},{rng.randint(100, 999)}",
            "\u2013" if rng.random() < 0.3 else str(rng.randint(2, 99)),
        )
    )


def _source(manner: Manner, groups: Sequence[tuple[str, Cards]]) -> str:
    lines = [
        f'#set page(paper: "{manner.paper}", margin: 1.6cm)',
        f'#set text(font: "{manner.font}")',
        *_styles(manner),
        _pair(manner),
        _card(manner),
        _group(manner),
        PROSE + "\n" if manner.prose == "above" else "",
        '#block(text(size: 19pt, weight: "bold")[Force in numbers])' if manner.title else "",
    ]
    parts = [f'group("{group}", ({_data(cards)}))' for group, cards in groups]
    if manner.heads == "columns":
        for at in range(0, len(parts), 2):
            pair = parts[at : at + 2]
            grid = f"grid(columns: (1fr,) * {len(pair)}, gutter: 20pt, {', '.join(pair)})"
            lines.append(f"#block(breakable: false, {grid})")
    else:
        lines += [f"#{part}" for part in parts]
        if manner.last and len(parts) > 1:
            lines.insert(-1, "#pagebreak()")
    lines += ["\n" + PROSE if manner.prose == "below" else "", "#pagebreak()", PROSE * 4]
    return "\n".join(lines)


def _data(cards: Cards) -> str:
    return "".join(
        f'("{label}", (' + "".join(f'("{who}", "{what}"),' for who, what in pairs) + ")),"
        for label, pairs in cards
    )


def _styles(manner: Manner) -> list[str]:
    name, label, value = manner.sizes
    bold = ["bold" if bold else "regular" for bold in manner.bold]
    return [
        f"#let name(t) = text(size: {name}pt, t)",
        f'#let value(t) = text(size: {value}pt, weight: "{bold[0]}", t)',
        f"#let label(t) = {{ set align({manner.label_align})",
        f'  text(size: {label}pt, weight: "{bold[1]}", t) }}',
    ]


def _pair(manner: Manner) -> str:
    parts = ["name(n)", "value(v)"]
    order = ", ".join(parts if manner.name in {"above", "left"} else reversed(parts))
    if manner.name == "head":
        return f"#let pair(n, v) = align({manner.align}, value(v))"
    if manner.name in {"above", "below"}:
        return f"#let pair(n, v) = align({manner.align}, stack(spacing: 4pt, {order}))"
    columns = "(1fr, 1.3fr)" if manner.name == "left" else "(1.3fr, 1fr)"
    aligned = "(right + horizon, left + horizon)"
    return (
        f"#let pair(n, v) = grid(columns: {columns}, column-gutter: 5pt, align: {aligned}, {order})"
    )


def _card(manner: Manner) -> str:
    pairs = "..p.map(x => pair(x.at(0), x.at(1)))"
    if manner.pairs == "down":
        pairs = f"stack(spacing: 7pt, {pairs})"
    else:
        pairs = f"grid(columns: (1fr,) * p.len(), column-gutter: 6pt, {pairs})"
    high = "height: 4em," if manner.fixed else ""
    text = f"block(width: 100%, {high} above: 0pt, below: 0pt, label(l))"
    beside = manner.label in {"left", "right"}
    parts = ["label(l)" if beside else text, pairs]
    order = ", ".join(parts if manner.label in {"above", "left"} else reversed(parts))
    inside = f"stack(spacing: 7pt, {order})"
    if beside:
        share = "(1fr, 1.4fr)" if manner.label == "left" else "(1.4fr, 1fr)"
        inside = f"grid(columns: {share}, column-gutter: 8pt, align: {manner.horizon}, {order})"
    drawn = {
        "frame": "stroke: 0.6pt, inset: 6pt,",
        "edges": "stroke: (top: 0.6pt, bottom: 0.6pt, left: 1pt + red, right: 1pt), inset: 6pt,",
        "shade": "fill: luma(230), inset: 6pt,",
        "round": "stroke: 0.6pt, radius: 5pt, inset: 6pt,",
        "rule": "stroke: (bottom: 0.5pt), inset: (bottom: 6pt),",
    }.get(manner.box, "")
    shape = f"width: 100%, breakable: false, above: 0pt, below: 0pt, {drawn}"
    return f"#let card(l, p) = block({shape} {inside})"


def _group(manner: Manner) -> str:
    head = 'text(size: 12pt, weight: "bold", t)'
    if manner.heads == "band":
        head = f"block(width: 100%, fill: navy, inset: 4pt, {{ set text(fill: white); {head} }})"
    else:
        head = f"block(above: 16pt, below: 9pt, sticky: true, {head})"
    columns = 1 if manner.heads == "columns" else manner.columns
    drawn = f"gutter: {manner.gutter}pt,"
    if manner.box == "cells":
        drawn = "stroke: 0.5pt, inset: 6pt,"
    cards = f"grid(columns: (1fr,) * {columns}, {drawn} ..c.map(x => card(x.at(0), x.at(1))))"
    if manner.name == "head":
        values = "..x.at(1).map(y => pair(y.at(0), y.at(1)))"
        names = f"..c.at(0).at(1).map(y => align({manner.align}, name(y.at(0))))"
        cards = (
            "grid(columns: (1.2fr,) + (1fr,) * c.at(0).at(1).len(), row-gutter: 11pt,"
            f"column-gutter: 8pt, align: {manner.horizon}, [], {names},"
            f"..c.map(x => (label(x.at(0)), {values})).flatten())"
        )
        return f"#let group(t, c) = block(breakable: false, {{\n{head}\n{cards}\n}})"
    return f"#let group(t, c) = {{\n{head}\n{cards}\n}}"
