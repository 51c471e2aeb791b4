"""Random pages as typst source."""

import json
import random
from collections.abc import Sequence

from .random_tables import Cell, Layout, Page, Part, Row

_THIN, _THICK = "0.5pt", "1pt"
_FILL = 'rgb("#dfe3ee")'
_MOST_DECIMALS = 3


def source_of(page: Page) -> str:
    """The whole page."""
    flipped = ", flipped: true" if page.flipped else ""
    return (
        f'#set page(paper: "{page.paper}", margin: 2cm{flipped})\n'
        f'#set text(font: "{page.font}", size: {page.size}pt)\n#set par(leading: 0.65em)\n'
        + "\n\n".join(_part(part, page) for part in page.parts)
    )


def _part(part: Part, page: Page) -> str:
    if part.kind == "sides":
        sides = ", ".join(
            "[" + "\n\n".join(_part(one, page) for one in side) + "]" for side in part.sides
        )
        grid = f"grid(columns: (1fr, 1fr), column-gutter: 30pt, {sides})"
        return f"#block(breakable: false, {grid})"
    if part.kind == "table":
        assert part.layout is not None
        return _table(part.rows, part.layout)
    if part.kind == "chart":
        return _chart(part.text)
    if part.kind == "caption":
        return f"#block(sticky: true, strong({_string(part.text)}))"
    if part.kind in {"source", "star"}:
        return f"#text(size: {0.85 * page.size:.1f}pt, {_string(part.text)})"
    return "#" + _string(part.text)


def _table(rows: Sequence[Row], layout: Layout) -> str:
    widths = [f"{width:.2f}em" for width in layout.widths]
    widths.insert(layout.labels, "1fr")
    count = len(widths)
    across = "right" if layout.across == "decimal" else layout.across
    sides = ", ".join("left" if column <= layout.labels else across for column in range(count))
    head, *body = (_row(row, layout, count) for row in rows)
    options = [
        f"columns: ({', '.join(widths)})",
        f"align: (x, y) => ({sides},).at(x) + {layout.down}",
        f"inset: (x: {layout.inset[0]:.2f}em, y: {layout.inset[1]:.2f}em)",
        f"column-gutter: {layout.gutter}pt",
        f"stroke: {_stroke(layout, len(rows) - 1, count - 1)}",
        f"fill: {_fill(rows, layout)}",
        f"table.header(repeat: {_bool(layout.repeat)}, {head})",
        *body,
    ]
    return (
        f"#block[#set text(size: {layout.size}pt)\n#set par(leading: {layout.leading}em)\n"
        f"#set table.cell(breakable: {_bool(layout.breaks)})\n#table({', '.join(options)})]"
    )


def _fill(rows: Sequence[Row], layout: Layout) -> str:
    shaded = [str(y) for y, row in enumerate(rows) if row.kind in {"group", "total"}]
    test = {
        "zebra": "calc.odd(y)",
        "groups": f"y in ({', '.join(['-1', '-2', *shaded])})",
        "head": "y == 0",
    }.get(layout.fill)
    return f"(x, y) => if {test} {{ {_FILL} }}" if test else "none"


def _stroke(layout: Layout, last: int, right: int) -> str:
    """The strokes of cells: side, where, how thick."""
    if layout.rules == "grid":
        return _THIN
    top, head = ("top", "y == 0"), ("bottom", "y == 0")
    foot, ends = ("bottom", f"y == {last}"), ("bottom", f"y in (0, {last})")
    frame = [("left", "x == 0"), ("right", f"x == {right}")]
    sides = {
        "rows": [top, ("bottom", "true")],
        "segments": [top, ("bottom", "true")],
        "head and foot": [top, ends],
        "head": [top, head],
        "under head": [head],
        "foot": [ends],
        "frame": [top, foot, *frame],
        "frame and head": [top, ends, *frame],
        "columns": [("left", "true"), ("right", "true")],
        "inner columns": [("left", "x > 0")],
        "label column": [("right", f"x == {layout.labels}"), head],
    }.get(layout.rules)
    if not sides:
        return "none"
    thick = layout.rules in {"rows", "head and foot", "head"}
    strokes = (
        f"{side}: if {test} {{ {_THICK if thick and side == 'top' else _THIN} }}"
        for side, test in sides
    )
    return f"(x, y) => ({', '.join(strokes)})"


def _row(row: Row, layout: Layout, columns: int) -> str:
    cells: list[str] = []
    for column, cell in enumerate(row.cells):
        content = _cell(cell)
        if layout.across == "decimal" and column > layout.labels and row.kind != "head":
            content += _padding(cell)
        if layout.indented and column == layout.labels and row.kind == "row":
            content = f"#pad(left: 1em)[{content}]"
        if row.kind in layout.bold:
            content = f"#strong[{content}]"
        if cell.spans:
            cells.append(f"table.cell(colspan: {columns - column})[{content}]")
            return ", ".join(cells)
        cells.append(f"[{content}]")
    return ", ".join([*cells, *["[]"] * (columns - len(cells))])


def _cell(cell: Cell) -> str:
    mark = f"#super({_string(cell.mark)})" if cell.mark else ""
    return f"#{_string(cell.text)}{mark}"


def _padding(cell: Cell) -> str:
    """Room for the decimals that other numbers of the column have."""
    number = cell.text.strip("%)")
    decimals = len(number) - number.rfind(".") if "." in number else 0
    return "#hide[0]" * (_MOST_DECIMALS - decimals) if number[-1:].isdigit() else ""


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bool(value: bool) -> str:  # noqa: FBT001 - it is what is printed
    return str(value).lower()


def _chart(text: str) -> str:
    """Bars over turned labels, with a numbered axis and grid lines."""
    count, seed = map(int, text.split())
    rnd = random.Random(seed)  # noqa: S311 - nothing is kept secret
    heights = [rnd.uniform(5, 95) for _ in range(count)]
    step = 240 / count
    marks = [
        f"#place(dx: 30pt, dy: {100 - at}pt, line(length: 250pt, stroke: 0.3pt + gray))"
        f"#place(dx: 8pt, dy: {97 - at}pt, text(size: 6pt)[{at}])"
        for at in range(0, 101, 20)
    ]
    bars = [
        f"#place(dx: {34 + index * step:.1f}pt, dy: {100 - height:.1f}pt, "
        f"rect(width: {0.7 * step:.1f}pt, height: {height:.1f}pt, fill: blue))"
        f"#place(dx: {34 + index * step:.1f}pt, dy: 104pt, "
        f"rotate(-90deg, reflow: true, text(size: 6pt)[Month {index + 1}]))"
        for index, height in enumerate(heights)
    ]
    return f"#block(height: 140pt, width: 290pt, breakable: false)[{''.join(marks + bars)}]"
