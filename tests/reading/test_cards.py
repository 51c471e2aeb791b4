"""Infographic pages by geometry."""

import pytest

from validate.reading.document import Document

from .infographics import layout, read_facts
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


# A page on which a dash is the only value; labels that follow each other line upon line.
UNCLEAR = frozenset({115, 141})


@pytest.mark.parametrize("seed", [seed for seed in range(130) if seed not in UNCLEAR])
def test_any_layout_gives_the_same_facts(read: Read, seed: int) -> None:
    """Boxed or not, names and labels on any side, in columns, over two pages."""
    page = layout(seed)
    assert sorted(read_facts(read(page.source))) == sorted(page.facts), page.manner


OURS, THEIRS = "Gwent Police", "England and Wales"
CARD = """
#let cell(value, name) = align(center, stack(spacing: 5pt,
  text(size: 17pt, value), text(size: 7pt, name)))
#let pair(a, b) = grid(columns: (1fr, 1fr), cell(a, [Gwent Police]), cell(b, [England and Wales]))
#let label(t) = text(size: 9pt, t)
"""


def facts(document: Document) -> list[tuple[str, ...]]:
    """Label, subject, value, subject, value of each card of two subjects."""
    texts = stream(document)
    starts = [
        at for at in range(1, len(texts) - 3) if texts[at] == OURS and texts[at + 2] == THEIRS
    ]
    return [tuple(texts[at - 1 : at + 4]) for at in starts]


def card(label: str, ours: str, theirs: str) -> tuple[str, ...]:
    """A card as it is read."""
    return (label, OURS, ours, THEIRS, theirs)


LONG = "Domestic abuse as a percentage of all recorded crime (excluding fraud) in the year"


@pytest.mark.parametrize("order", ["label(l), pair(a, b)", "pair(a, b), label(l)"])
def test_a_label_is_its_own_cards_however_long_its_neighbours_is(read: Read, order: str) -> None:
    """Cards side by side, labels of one to four lines, above or below the values, no boxes."""
    source = f"""{CARD}#let card(l, a, b) = stack(spacing: 6pt, {order})
      #grid(columns: (1fr, 1fr, 1fr), gutter: 14pt, card("Calls", "41", "31"),
        card("{LONG}", "5%", "6%"), card("Charged or summonsed", "7%", "8%"),
        card("Crimes recorded per 1,000 population", "+5%", "-6%"), card("Arrests", "70", "80"))
    """
    assert set(facts(read(source + PROSE))) == {
        card("Calls", "41", "31"),
        card(LONG, "5%", "6%"),
        card("Charged or summonsed", "7%", "8%"),
        card("Crimes recorded per 1,000 population", "+5%", "-6%"),
        card("Arrests", "70", "80"),
    }


def test_boxes_without_values_are_passed_over(read: Read) -> None:
    """A label alone in its box gives its text to no card beside or above it."""
    source = f"""{CARD}#let card(l, p) = block(width: 100%, stroke: 0.5pt, inset: 6pt, stack(
        spacing: 8pt, block(height: 3em, label(l)), p))
      #grid(columns: (1fr, 1fr), gutter: 8pt, card("Calls", pair("41", "31")),
        card("Crimes solved", pair("5%", "6%")), card("Arrests", pair("7%", "8%")),
        card("Incidents", []), card("Gangs", []), card("Victims", []), card("Cost", []))
    """
    assert set(facts(read(source + PROSE))) == {
        card("Calls", "41", "31"),
        card("Crimes solved", "5%", "6%"),
        card("Arrests", "7%", "8%"),
    }


@pytest.mark.parametrize("box", ["stroke: 0.5pt, inset: 6pt", "inset: 0pt"])
def test_the_last_page_may_hold_one_card(read: Read, box: str) -> None:
    """Two values are an infographic if they go on with one; what follows them is prose."""
    source = f"""{CARD}#let card(l, a, b) = block({box}, stack(
        spacing: 6pt, label(l), pair(a, b)))
      #card("Calls", "41", "31") #card("Crimes solved", "5%", "6%") #pagebreak()
      #text(size: 12pt, weight: "bold")[Victim satisfaction]
      #card("Victims satisfied with all", "80%", "81%")
      = How good is the force?
      {"Plain text is set below the last card. " * 12}
    """
    document = read(source + PROSE)
    assert facts(document)[2:] == [card("Victims satisfied with all", "80%", "81%")]
    assert [text[:40] for text in stream(document)[-3:-1]] == [
        "How good is the force?",
        "Plain text is set below the last card. P",
    ]


@pytest.mark.parametrize("number", ["7", "2016"])
def test_a_chapter_number_behind_an_infographic_is_no_card(read: Read, number: str) -> None:
    """It has the size of the values, but neither a subject's name nor a label."""
    prose = "Plain text about the chapter goes on and on. " * 30
    source = f"""{CARD}#let card(l, a, b) = stack(spacing: 6pt, label(l), pair(a, b))
      #card("Calls", "41", "31") #card("Crimes solved", "5%", "6%") #pagebreak()
      #text(size: 17pt)[{number}]

      #text(size: 17pt)[How good is it?]

      {prose}"""
    assert stream(read(source))[-1].startswith("Plain text about the chapter goes on and on. Plain")


def test_a_label_that_ends_beside_a_large_number_keeps_its_last_word(read: Read) -> None:
    """It is no raised mark of the number, small as it is."""
    source = f"""{CARD}#let row(l, a, b) = grid(columns: (5.05cm, 1fr), align: horizon,
        label(l), grid(columns: (1fr, 1fr), align(left, stack(spacing: 4pt,
        text(size: 20pt, a), text(size: 7pt)[Gwent Police])), align(left, stack(spacing: 4pt,
        text(size: 20pt, b), text(size: 7pt)[England and Wales]))))
      #row("Change in recorded crime over the 12 months to 30 June 2016", "41", "31")
      #row("Calls for help", "5%", "6%") #row("Arrests", "7%", "8%")
    """
    assert facts(read(source + PROSE))[0] == card(
        "Change in recorded crime over the 12 months to 30 June 2016", "41", "31"
    )


@pytest.mark.parametrize("gap", ["3pt", "24pt"])
def test_a_value_at_the_foot_of_a_page_is_no_page_number(read: Read, gap: str) -> None:
    """A number close below its name belongs to it; one that stands apart is the page's."""
    source = f"""{CARD}#set page(margin: (bottom: 0.4cm))
      #let card(l, a, b) = stack(spacing: 6pt, label(l), pair(a, b))
      #card("Calls", "41", "31") #card("Crimes solved", "5%", "6%")
      #place(bottom + center, stack(spacing: {gap}, text(size: 7pt)[England and Wales],
        text(size: 17pt)[77]))
    """
    assert ("77" in stream(read(source + PROSE))) == (gap == "3pt")
