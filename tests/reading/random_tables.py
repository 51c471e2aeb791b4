"""Pages with tables of any content in any layout, set from a seed, and what reading must give."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

_VOCABULARY = """
charged summonsed caution adults youths theft burglary robbery offences recorded against the person
public order and of criminal damage possession weapons drugs suspect identified victim supports
further police action evidential difficulties prevented not in interest taken into consideration
penalty notice community resolution transferred to other agency no investigation complete reason
unknown visits calls answered within target households waiting by type region outpatients seen
Wales England North all years Q1 attended A&E
"""
WORDS = (*_VOCABULARY.split(), "per 1,000")
SENTENCES = (
    "The force recorded 1,204 offences in the 12 months to 30 June 2016, down 3.5% on the year.",
    "Figures for earlier years are not comparable.",
    "Of the 60 cases looked at, 38 were found to have been recorded in two days, as rules ask.",
    "Waiting times rose in most regions, and staff told us that the new rota had not helped.",
    "The rate for England and Wales was 12.1 per 1,000 population.",
    "Some of what follows rests on small numbers and should be read with care.",
)
MISSING = ("..", "\u2013", "*", "[c]", "-", "n/a", "")
MARKS = ("1", "2", "12", "3,4", "a", "*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A printed cell: its text, a note mark behind it, and whether it spans the whole row."""

    text: str
    mark: str = ""
    spans: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a table row; ``kind`` is head, group, row or total."""

    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is printed; lengths are shares of the type size."""

    rules: str
    fill: str = ""
    bold: frozenset[str] = frozenset({"head"})
    across: str = "right"
    down: str = "top"
    inset: tuple[float, float] = (0.5, 0.5)
    leading: float = 0.6
    size: float = 9.0
    repeat: bool = True
    breaks: bool = False
    gutter: float = 0.0
    widths: tuple[float, ...] = ()
    """Of all columns but the label's, which takes the rest."""
    labels: int = 0
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page: prose, caption, source, star, chart or table, or a pair side by side."""

    kind: str
    text: str = ""
    rows: tuple[Row, ...] = ()
    layout: Layout | None = None
    sides: tuple[tuple["Part", ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A document of one flow."""

    parts: tuple[Part, ...]
    paper: str = "a4"
    flipped: bool = False
    size: float = 10.0
    font: str = "Libertinus Serif"
    traits: frozenset[str] = field(default_factory=frozenset)

    @property
    def tables(self) -> list[list[list[str]]]:
        """The cells that reading must give, table by table."""
        return [expected(part.rows) for part in _leaves(self.parts) if part.kind == "table"]

    @property
    def texts(self) -> list[str]:
        """What else stands on the pages, charts apart."""
        return [part.text for part in _leaves(self.parts) if part.kind not in {"table", "chart"}]


def expected(rows: Sequence[Row]) -> list[list[str]]:
    """Cells as reading gives them: without marks, minus signs as hyphens."""
    width = max(len(row.cells) for row in rows)
    return [
        [" ".join(plain(cell.text).split()) for cell in row.cells] + [""] * (width - len(row.cells))
        for row in rows
    ]


def plain(text: str) -> str:
    """A printed text as recognition sees it."""
    return text.replace("\u2212", "-").replace("\u202f", ",").replace("\u00a0", " ")


def random_page(seed: int) -> Page:
    """A page of the seed."""
    rnd = random.Random(seed)  # noqa: S311 - nothing is kept secret
    size = rnd.choice((9.0, 10.0, 11.0))
    landscape = rnd.random() < 0.15
    paper = rnd.choice(("a4", "a4", "a5"))
    width = {"a4": (483, 730), "a5": (308, 484)}[paper][landscape]
    parts: list[Part] = [_prose(rnd) for _ in range(rnd.randint(1, 2))]
    count = rnd.choice((1, 1, 1, 2))
    if count > 1 and paper == "a4" and rnd.random() < 0.3:
        sides = tuple(
            tuple(_table_parts(rnd, width / 2 - 15, size, side, most_rows=6)) for side in (1, 2)
        )
        parts.append(Part("sides", sides=sides))
    else:
        for number in range(1, count + 1):
            chart = rnd.choice(("", "", "above", "below"))
            if chart == "above":
                parts += _chart_parts(rnd, 10 * number)
            parts += _table_parts(rnd, width, size, number)
            if chart == "below":
                parts += _chart_parts(rnd, 10 * number)
            parts += [_prose(rnd)] if rnd.random() < 0.8 or number < count else []
    fonts = ("Libertinus Serif", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
    font = fonts[rnd.randrange(3)]
    return Page(tuple(parts), paper=paper, flipped=landscape, size=size, font=font)


def _leaves(parts: Sequence[Part]) -> list[Part]:
    return [
        leaf
        for part in parts
        for leaf in ([one for side in part.sides for one in side] if part.sides else [part])
    ]


def _prose(rnd: random.Random) -> Part:
    return Part("prose", " ".join(rnd.sample(SENTENCES, rnd.randint(1, 4))))


def _chart_parts(rnd: random.Random, number: int) -> list[Part]:
    bars = rnd.randint(5, 14)
    caption = Part("caption", f"Figure {number}: Offences by month, {rnd.randint(2010, 2016)}")
    return [caption, Part("chart", text=f"{bars} {rnd.randint(0, 10**6)}")]


def _table_parts(
    rnd: random.Random, width: float, size: float, number: int, most_rows: int = 45
) -> list[Part]:
    layout = _layout(rnd, size, ROW_RULES if most_rows < 10 else RULES)
    rows, labels = _rows(rnd, width / layout.size, layout, most_rows)
    rows, widths = _fitted(rows, labels, width / layout.size, layout)
    layout = replace(layout, widths=widths, labels=labels)
    parts: list[Part] = []
    caption = f"Table {number}: " + _words(rnd, rnd.choice((4, 8, 24))) + " to 30 June 2016"
    beside = most_rows < 10
    below = rnd.random() < 0.08 and not beside
    if not below and (rnd.random() < 0.92 or beside):
        parts.append(Part("caption", caption))
    parts.append(Part("table", rows=rows, layout=layout))
    if below:
        parts.append(Part("caption", caption))
    elif rnd.random() < 0.5:
        parts.append(Part("source", "Source: Home Office data, 2016"))
    if rnd.random() < 0.2:
        parts.append(Part("star", "* Fewer than five cases, which are not shown."))
    return parts


def _words(rnd: random.Random, count: int) -> str:
    text = " ".join(rnd.choice(WORDS) for _ in range(count))
    return text[:1].upper() + text[1:]


RULES = (
    "grid", "grid", "rows", "rows", "rows", "head and foot", "head", "under head", "none",
    "frame", "frame and head", "columns", "inner columns", "foot", "label column", "segments",
)  # fmt: skip
ROW_RULES = ("grid", "rows", "segments")


def _layout(rnd: random.Random, size: float, choice: Sequence[str]) -> Layout:
    rules = rnd.choice(choice)
    fill = rnd.choice(("", "", "zebra", "groups", "head", "groups"))
    parted = rules in ROW_RULES
    leading = rnd.choice((0.45, 0.55, 0.65))
    # Where nothing parts the rows, they stand further apart than the lines of one cell.
    down = rnd.uniform(0.2, 0.7) if parted else leading / 2 + rnd.uniform(0.15, 0.4)
    bold = {kind for kind in ("head", "group", "total") if rnd.random() < 0.6}
    return Layout(
        rules=rules,
        fill=fill,
        bold=frozenset(bold),
        across=rnd.choice(("right", "right", "center", "left", "decimal")),
        down=rnd.choice(("top", "horizon", "bottom")),
        inset=(rnd.uniform(0.32, 0.7), down),
        leading=leading,
        size=round(size * rnd.uniform(0.82, 1.0), 1),
        repeat=rnd.random() < 0.6,
        gutter=3.0 if rules == "segments" else 0.0,
        indented=rnd.random() < 0.2,
    )


def _rows(
    rnd: random.Random, width: float, layout: Layout, most_rows: int
) -> tuple[tuple[Row, ...], int]:
    """Rows for a table ``width`` type sizes wide, and which column holds the labels."""
    coded = rnd.random() < 0.2
    room = int((width - 12 - 4 * coded) / 5.2)
    columns = max(1, min(rnd.choice((1, 2, 2, 3, 3, 4, 5, 6, 7)), room))
    kinds = [
        rnd.choice(("int", "int", "one", "two", "percent", "signed", "pounds"))
        for _ in range(columns)
    ]
    if columns > 1 and rnd.random() < 0.1:
        kinds[-1] = "words"
    long = rnd.choice((2, 5, 10, 25))
    marked = rnd.random() < 0.3
    missing = rnd.choice((0.0, 0.0, 0.05, 0.15))
    least = 3 if layout.rules in {"none", "columns", "inner columns", "label column"} else 2
    count = rnd.choice((rnd.randint(least, 8), rnd.randint(5, 20), rnd.randint(least, most_rows)))
    count = min(count, most_rows)
    rows = [_head(rnd, kinds, coded=coded)]
    grouped, valued = rnd.random() < 0.5, rnd.random() < 0.5
    spans = grouped and not valued and rnd.random() < 0.4
    for number in range(count):
        if grouped and number % 4 == 0:
            label = _words(rnd, rnd.randint(1, min(long, 10)))
            cells = [Cell(_value(rnd, kind, 0.0)) if valued else Cell("") for kind in kinds]
            start = [Cell("")] if coded and not spans else []
            row = Row("group", (*start, Cell(label, spans=spans), *([] if spans else cells)))
            rows.append(row)
        label = Cell(_words(rnd, rnd.randint(1, long)))
        cells = [Cell(_value(rnd, kind, missing)) for kind in kinds]
        if not any(any(map(str.isdigit, cell.text)) for cell in cells):
            cells[-1] = Cell(_value(rnd, kinds[-1], 0.0))
        start = [Cell(rnd.choice((str(number + 1), f"{number + 1}A", "E120")))] if coded else []
        rows.append(Row("row", (*start, label, *cells)))
    rows = _with_sums(rows, kinds, valued=valued and grouped)
    if rnd.random() < 0.4:
        rows.append(_total(rows, kinds, coded=coded, valued=valued and grouped))
    if marked:
        rows = [_marked(rnd, row) for row in rows]
    width = max(len(row.cells) for row in rows)
    return tuple(
        replace(row, cells=row.cells + (Cell(""),) * (width - len(row.cells)))
        if not any(cell.spans for cell in row.cells) else row
        for row in rows
    ), int(coded)  # fmt: skip


def _fitted(
    rows: Sequence[Row], labels: int, width: float, layout: Layout
) -> tuple[tuple[Row, ...], tuple[float, ...]]:
    """Leave out columns at the right until no word is wider than its column."""
    count = max(len(row.cells) for row in rows)
    needs = [
        2 * layout.inset[0]
        + max(
            _widest(row.cells[column], row, layout.across)
            for row in rows
            if column < len(row.cells)
        )
        for column in range(count)
    ]
    while (
        count > labels + 2 and sum(needs[:count]) - needs[labels] + max(needs[labels], 11) > width
    ):
        count -= 1
    kept = tuple(replace(row, cells=row.cells[:count]) for row in rows)
    return kept, tuple(need for column, need in enumerate(needs[:count]) if column != labels)


def _widest(cell: Cell, row: Row, across: str) -> float:
    if cell.spans:
        return 0.0
    words = cell.text.split(" ") if row.kind == "head" or cell.text[-1:].isalpha() else [cell.text]
    padding = 3 if across == "decimal" and row.kind != "head" else 0
    return (max(len(word) for word in words) + padding + len(cell.mark)) * 0.64


def _head(rnd: random.Random, kinds: Sequence[str], *, coded: bool) -> Row:
    style = rnd.choice(("years", "short", "long", "months"))
    first = rnd.choice(
        ("Force", "Outcome type / group", "Type of offence recorded by the police", "")
    )
    heads = []
    for index, _ in enumerate(kinds):
        if style == "years":
            heads.append(Cell(str(2008 + index)))
        elif style == "months":
            heads.append(Cell(f"Year to June {2008 + index}"))
        else:
            heads.append(Cell(_words(rnd, rnd.randint(1, 2 if style == "short" else 7))))
    start = [Cell(rnd.choice(("Code", "No.", "Outcome number")))] if coded else []
    return Row("head", (*start, Cell(first), *heads))


def _value(rnd: random.Random, kind: str, missing: float) -> str:
    if rnd.random() < missing:
        return rnd.choice(MISSING)
    if kind == "words":
        return rnd.choice(("Good", "Requires improvement", "Outstanding", "Inadequate"))
    number = rnd.choice((rnd.uniform(0, 10), rnd.uniform(0, 1000), rnd.uniform(0, 99999)))
    if kind == "signed":
        sign = rnd.choice(("", "-", "\u2212", "\u2013", "+"))
        return f"({number:,.1f})" if sign == "-" and rnd.random() < 0.2 else f"{sign}{number:,.1f}"
    return {
        "int": f"{number:,.0f}",
        "one": f"{number % 100:.1f}",
        "two": f"{number % 100:.2f}",
        "percent": f"{number % 100:.0f}%",
        "pounds": f"\u00a3{number:,.0f}",
    }[kind]


def _with_sums(rows: Sequence[Row], kinds: Sequence[str], *, valued: bool) -> list[Row]:
    """Groups with values hold the sums of the whole numbers below them."""
    result = list(rows)
    for index, row in enumerate(rows):
        if row.kind != "group" or not valued:
            continue
        below = []
        for other in rows[index + 1 :]:
            if other.kind == "group":
                break
            below.append(other)
        result[index] = _summed(row, below, kinds)
    return result


def _total(rows: Sequence[Row], kinds: Sequence[str], *, coded: bool, valued: bool) -> Row:
    parts = [row for row in rows if row.kind == ("group" if valued else "row")]
    start = [Cell("")] if coded else []
    blank = Row("total", (*start, Cell("Total"), *(Cell("") for _ in kinds)))
    return _summed(blank, parts, kinds)


def _summed(row: Row, parts: Sequence[Row], kinds: Sequence[str]) -> Row:
    cells = list(row.cells)
    for offset in range(1, len(kinds) + 1):
        values = [part.cells[-offset].text.replace(",", "") for part in parts]
        if kinds[-offset] == "int" and all(value.isdigit() for value in values):
            cells[-offset] = Cell(f"{sum(map(int, values)):,}")
        elif not cells[-offset].text and kinds[-offset] != "words":
            cells[-offset] = Cell("100.0")
    return replace(row, cells=tuple(cells))


def _marked(rnd: random.Random, row: Row) -> Row:
    return replace(
        row,
        cells=tuple(
            replace(cell, mark=rnd.choice(MARKS))
            if cell.text[-1:].isalnum() and rnd.random() < 0.12
            else cell
            for cell in row.cells
        ),
    )
