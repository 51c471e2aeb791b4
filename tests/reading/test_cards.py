"""Infographic pages by geometry."""

import pytest

from .typesetting import Read, stream

GROUPS = [
    (
        "Recorded crime",
        [
            ("Crimes recorded per 1,000 population 12 months to 30 June 2016", "68", "68"),
            ("Change in recorded crime", "+5.5%", "-3.4%"),
            ("Crimes solved", "\u2013", "12.1%"),
        ],
    ),
    ("Victim satisfaction", [("Victims satisfied with the whole experience", "80.4%", "80.5%")]),
]
PROSE = "\n#pagebreak()\n" + "Plain text gives the report its body size. " * 30

VALUE_OVER_NAME = """
#let cell(value, name) = align(center, stack(spacing: 5pt,
  text(size: 17pt, value), text(size: 7pt, name)))
#let card(label, a, b) = block(width: 100%, stroke: 0.5pt, inset: 6pt)[
  #text(size: 9pt, label)
  #grid(columns: (1fr, 1fr), cell(a, [Gwent Police]), cell(b, [England and Wales]))
]
#let group(name, ..cards) = {
  block(above: 1.2em, text(size: 12pt, weight: "bold", name))
  grid(columns: (1fr, 1fr), gutter: 8pt, ..cards.pos().map(c => card(..c)))
}
"""
NAME_OVER_VALUE = """
#let cell(value, name) = align(center)[
  #text(size: 7pt, name) \\ #text(size: 18pt, weight: "bold", value)]
#let card(label, a, b) = block(grid(columns: (1fr, 2.6cm, 2.6cm), align: horizon,
  text(size: 9pt, label), cell(a, [Gwent Police]), cell(b, [England and Wales])))
#let group(name, ..cards) = block(stroke: 0.5pt, width: 100%, inset: 5pt)[
  #block(fill: navy, width: 100%, inset: 4pt, text(size: 12pt, weight: "bold", fill: white, name))
  #for c in cards.pos() { card(..c) }
]
"""
NAME_BESIDE_VALUE = """
#let cell(value, name) = grid(columns: (1.5cm, auto), column-gutter: 3pt,
  align: (right + horizon, left + horizon),
  text(size: 7pt, name), text(size: 15pt, font: "DejaVu Sans Mono", weight: "bold", value))
#let card(label, a, b) = block(grid(columns: (1fr, 3.2cm, 3.4cm), align: horizon,
  text(size: 9pt, label), cell(a, [Gwent Police]), cell(b, [England and Wales])))
#let group(name, ..cards) = {
  block(above: 1.2em, text(size: 12pt, weight: "bold", name))
  for c in cards.pos() { card(..c); line(length: 100%) }
}
"""
NAMES_ONCE = """
#let group(name, ..cards) = {
  block(above: 1.6em, text(size: 12pt, weight: "bold", name))
  grid(columns: (1fr, 2.6cm, 2.6cm), row-gutter: 12pt,
    align: (left + horizon, center + horizon, center + horizon),
    [], text(size: 7pt)[Gwent Police], text(size: 7pt)[England and Wales],
    ..cards.pos().map(c => (text(size: 9pt, c.at(0)),
      text(size: 17pt, c.at(1)), text(size: 17pt, c.at(2)))).flatten())
}
"""
LAYOUTS = {
    "value over name": VALUE_OVER_NAME,
    "name over value": NAME_OVER_VALUE,
    "name beside value": NAME_BESIDE_VALUE,
    "names once as column heads": NAMES_ONCE,
}


def _source(layout: str) -> str:
    source = layout
    for name, cards in GROUPS:
        members = ", ".join(f'("{label}", "{a}", "{b}")' for label, a, b in cards)
        source += f'#group("{name}", {members})\n'
    return source + PROSE


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_same_stream(read: Read, layout: str) -> None:
    """Group, label, then subject and value in turn."""
    expected: list[str] = []
    for name, cards in GROUPS:
        expected.append(name)
        for label, ours, theirs in cards:
            expected += [label, "Gwent Police", ours, "England and Wales", theirs]
    assert stream(read(_source(LAYOUTS[layout])))[: len(expected)] == expected


def test_the_order_in_the_file_does_not_matter(read: Read) -> None:
    """Values printed before all labels still stand at their labels."""
    placed = ""
    for row, value in enumerate(["41", "31", "19", "16"]):
        x, y = (3 + 3 * (row % 2), 1 + 2 * (row // 2))
        placed += f"#place(dx: {x}cm, dy: {y}cm, text(size: 17pt)[{value}])\n"
    for row in range(2):
        for column, name in enumerate(["Gwent Police", "England and Wales"]):
            x, y = 2.7 + 3 * column, 0.5 + 2 * row
            placed += f"#place(dx: {x}cm, dy: {y}cm, text(size: 7pt)[{name}])\n"
    for row, label in enumerate(["Calls for help", "Calls about abuse"]):
        placed += f"#place(dx: 0cm, dy: {1 + 2 * row}cm, text(size: 9pt)[{label}])\n"
    document = read(placed + PROSE)
    assert stream(document)[:10] == [
        "Calls for help",
        "Gwent Police",
        "41",
        "England and Wales",
        "31",
        "Calls about abuse",
        "Gwent Police",
        "19",
        "England and Wales",
        "16",
    ]


def test_a_page_with_few_large_numbers_is_prose(read: Read) -> None:
    """A large chapter number does not make an infographic."""
    document = read("#text(size: 30pt)[2016]\n\n" + "Plain text about the year. " * 40)
    assert stream(document)[-1].startswith("Plain text about the year. Plain text")


def test_prose_around_the_numbers_stays_prose(read: Read) -> None:
    """Large numbers with their labels between two paragraphs: both are read as what they are."""
    prose = "Plain text gives the report its body size and goes on. " * 8
    facts = [("43", "forces took part"), ("5.5%", "more crime"), ("+12", "hubs"), ("9", "trials")]
    cells = ", ".join(f"align(center)[#text(size: 20pt)[{a}] \\ {b}]" for a, b in facts)
    document = read(f"{prose}\n\n#grid(columns: (1fr,) * 4, {cells})\n\n{prose}")
    assert stream(document) == [
        prose.strip(),
        *(part for value, label in facts for part in (label, value)),
        prose.strip(),
    ]
