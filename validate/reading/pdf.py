"""
Reading a PDF: pages to blocks in reading order.

    layer and geometry -> lines -> heads, notes, tables, cards, paragraphs -> blocks
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from validate.errors import DocumentError
from validate.reading.beside import zones_beside
from validate.reading.cards import Zone, zones_of
from validate.reading.charts import chart_lettering, charts_of, lettering_in, without_charts
from validate.reading.columns import columns_of
from validate.reading.contents import split_contents
from validate.reading.document import Block, BlockKind, Document, Text
from validate.reading.flow import (
    CAPTION,
    SOURCE,
    Draft,
    Look,
    draft_of,
    levels_of,
    look_of,
    paragraphs_of,
    style_of,
)
from validate.reading.furniture import Body, bodies_of, page_labels
from validate.reading.geometry import Line, Sheet
from validate.reading.grid import Grid, find_grids
from validate.reading.integrity import damage
from validate.reading.layer import read_layer
from validate.reading.lexicon import Lexicon, lexicon_of
from validate.reading.marks import lines_of
from validate.reading.notes import Numbers, notes_of, numbers_in, split_notes
from validate.reading.rejoin import join, rejoin
from validate.reading.remarks import folded
from validate.reading.second import disagreements
from validate.reading.tables import continues, table_of, with_head
from validate.reading.weave import ends_in_hyphen, weave

_LONGEST_HEAD = 200
_BETWEEN = frozenset(
    {
        BlockKind.NOTE,
        BlockKind.FURNITURE,
        BlockKind.CAPTION,
        BlockKind.TABLE,
        BlockKind.SOURCE,
    }
)


def read_pdf(name: str, data: bytes, *, thorough: bool = False) -> Document:
    """
    Read a PDF into a document.

    Raises :class:`validate.errors.DocumentError` for a file that is no PDF, is damaged, encrypted
    or a scan. What could not be read or trusted of a readable file stands in ``unread``.
    ``thorough`` reads every page with a second library, and compares.
    """
    broken = damage(data)
    layer = read_layer(name, data)
    if not any(sheet.letters for sheet in layer.sheets):
        raise _without_text(name, (*broken, *folded(layer.unread)))
    doubts = disagreements(data, layer.sheets, thorough=thorough)
    pages = [(sheet, lines_of(sheet.page, sheet.words)) for sheet in layer.sheets]
    bodies = bodies_of(pages)
    look = look_of(body.lines for body in bodies)
    parts = _parts(bodies, look)
    # Text and notes apart: a word that a page break cuts goes on below the notes.
    texts = [line for part in parts for line in part.text]
    lexicon = lexicon_of([*texts, *(line for part in parts for line in part.notes)])
    graphics = zones_of([(part.body.sheet, part.text) for part in parts], look)
    drafts: list[Draft] = []
    for at, part in enumerate(parts):
        zones = graphics.get(at) or [Zone(lines=part.text)]
        drafts += _page(part, zones, look, _open_table(drafts))
    blocks = _rejoined(*_blocks(_with_cut_words(drafts), lexicon))
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        format="pdf",
        blocks=blocks,
        pages=len(layer.sheets),
        page_labels=page_labels(bodies, layer.labels),
        problems=folded(layer.problems),
        unread=(*broken, *folded(layer.unread), *doubts),
    )


def _without_text(name: str, reasons: Sequence[str]) -> DocumentError:
    if reasons:
        remedy = "Fetch the file again or export the report once more."
        return DocumentError(name, f"cannot be read: {reasons[0]}", remedy)
    return DocumentError(
        name, "has no text layer, it may be a scan", "Run OCR first and give the result."
    )


class _Part(NamedTuple):
    body: Body
    text: tuple[Line, ...]
    notes: tuple[Line, ...]
    numbers: Numbers


def _parts(bodies: Sequence[Body], look: Look) -> list[_Part]:
    parts: list[_Part] = []
    numbers: Numbers = frozenset()
    for body in bodies:
        before = parts[-1].notes if parts else ()
        numbers |= numbers_in(body.lines)
        text, notes = split_notes(body.sheet, body.lines, look, before, numbers)
        parts.append(_Part(body, text, notes, numbers))
        numbers -= {draft.label for draft in notes_of(notes, numbers)}
    return parts


def _page(part: _Part, zones: Sequence[Zone], look: Look, carried: Grid | None) -> list[Draft]:
    body, _, note_lines, numbers = part
    sheet = body.sheet
    drafts = [_furniture(line) for line in body.head]
    for zone in zones:
        if zone.drafts is None:
            drafts += _flow(sheet, zone.lines, look, carried)
        else:
            drafts += zone.drafts
        carried = None
    drafts += notes_of(note_lines, numbers)
    drafts += [_furniture(Line(page=sheet.page, words=(word,))) for word in sheet.rotated]
    return drafts + [_furniture(line) for line in body.foot]


def _open_table(drafts: Sequence[Draft]) -> Grid | None:
    """Return the table that the text so far ends with: the next page may carry it on."""
    for draft in reversed(drafts):
        if draft.kind not in {BlockKind.NOTE, BlockKind.FURNITURE}:
            return draft.grid
    return None


def _furniture(line: Line) -> Draft:
    return Draft(kind=BlockKind.FURNITURE, lines=(line,))


def _flow(
    sheet: Sheet, lines: Sequence[Line], look: Look, carried: Grid | None = None
) -> list[Draft]:
    zones = zones_beside(sheet, lines, CAPTION, SOURCE)
    if len(zones) > 1:
        tables = [carried, *(None for _ in zones[1:])]
        flows = zip(zones, tables, strict=True)
        return [draft for z, table in flows for draft in _flow(z.sheet, z.lines, look, table)]
    rest, placed = split_contents(lines, look)
    # Captions are whole paragraphs: their second line would else pass for a table's header.
    groups = paragraphs_of(rest, look)
    stops = [
        line.top
        for group in groups
        for line in group
        if CAPTION.match(group[0].plain) or SOURCE.match(group[0].plain)
    ]
    charts = charts_of(sheet, rest)
    lettering = lettering_in([line for line in rest if line.top not in stops], charts, look)
    rest = tuple(line for line in rest if line not in lettering)
    grids = find_grids(without_charts(sheet, charts), rest, stops, carried)
    for grid in grids:
        placed.append((grid.top, Draft(kind=BlockKind.TABLE, grid=grid)))
    text = [line for line in rest if not any(_is_inside(line, grid) for grid in grids)]
    lettering += chart_lettering(
        sheet, [line for line in text if line.top not in stops], grids, look
    )
    placed += [(line.top, _furniture(line)) for line in lettering]
    text = [line for line in text if line not in lettering]
    runs = columns_of(text, sheet.width)
    if len(runs) == 1:
        placed += _between(sheet, runs[0], look, [top for top, _ in placed])
        return [draft for _, draft in sorted(placed, key=lambda item: item[0])]
    drafts: list[Draft] = []
    for run in runs:
        # What stands beside or above a run of a column comes before it.
        own = [item for item in placed if item[0] <= run[-1].bottom and _is_over(item[1], run)]
        placed = [item for item in placed if item not in own]
        own += _between(sheet, run, look, [top for top, _ in own])
        drafts += [draft for _, draft in sorted(own, key=lambda item: item[0])]
    return drafts + [draft for _, draft in sorted(placed, key=lambda item: item[0])]


def _between(
    sheet: Sheet, lines: Sequence[Line], look: Look, tops: Sequence[float]
) -> list[tuple[float, Draft]]:
    """Return paragraphs, none of which runs across a table or chart."""
    placed: list[tuple[float, Draft]] = []
    run: list[Line] = []
    for line in lines:
        if run and any(run[-1].top < top <= line.top for top in tops):
            placed += _paragraphs(sheet, run, look)
            run = []
        run.append(line)
    return placed + _paragraphs(sheet, run, look)


def _is_over(draft: Draft, run: Sequence[Line]) -> bool:
    """Whether a table or chart lettering stands in the column of a run."""
    lines = draft.grid.lines if draft.grid else draft.lines
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return x0 < max(line.x1 for line in run) and x1 > min(line.x0 for line in run)


def _paragraphs(sheet: Sheet, lines: Sequence[Line], look: Look) -> list[tuple[float, Draft]]:
    return [
        (group[0].top, draft_of(group, look, sheet.areas)) for group in paragraphs_of(lines, look)
    ]


def _is_inside(line: Line, grid: Grid) -> bool:
    middle = (line.top + line.bottom) / 2
    across = (line.x0 + line.x1) / 2
    return grid.top < middle < grid.bottom and grid.edges[0] - 3 <= across <= grid.edges[-1] + 3


def _rejoined(blocks: Sequence[Block], placed: Sequence[bool]) -> tuple[Block, ...]:
    """Join cut sentences; labels and values of an infographic are none and stay apart."""
    result: tuple[Block, ...] = ()
    pairs = zip(blocks, placed, strict=True)
    for is_placed, group in groupby(pairs, key=lambda pair: pair[1]):
        run = tuple(block for block, _ in group)
        result += run if is_placed else rejoin(run)
    return result


def _with_cut_words(drafts: Sequence[Draft]) -> list[Draft]:
    """Join paragraphs where a page break cuts a word: what its hyphen is only the lines tell."""
    result: list[Draft] = []
    cut: int | None = None
    for draft in drafts:
        if cut is not None and draft.kind is BlockKind.PARAGRAPH:
            before = result[cut]
            if draft.lines[0].page > before.lines[-1].page and draft.lines[0].plain[:1].islower():
                result[cut] = replace(before, lines=before.lines + draft.lines)
                continue
        if draft.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM}:
            cut = len(result) if ends_in_hyphen(draft.lines[-1]) else None
        elif draft.kind not in _BETWEEN:
            cut = None
        result.append(draft)
    return result


def _blocks(drafts: Sequence[Draft], lexicon: Lexicon) -> tuple[list[Block], list[bool]]:
    levels = levels_of([draft for draft in drafts if draft.kind is BlockKind.HEADING])
    blocks: list[Block] = []
    placed: list[bool] = []
    caption: Block | None = None
    fragments: list[Grid] = []
    table_at = -1
    left: list[tuple[int, Draft]] = []
    for draft in drafts:
        if draft.grid is not None:
            grid = draft.grid
            if left:
                # What stood between caption and page end may be the head of the table overleaf.
                headed = with_head([line for _, one in left for line in one.lines], grid)
                grid, caption = headed or grid, caption if headed else None
                for at, _ in left if headed else ():
                    blocks[at] = replace(blocks[at], kind=BlockKind.FURNITURE)
                left = []
            if fragments and caption is None and continues(fragments[-1], grid):
                fragments.append(grid)
                table = table_of(fragments, lexicon)
                blocks[table_at] = replace(blocks[table_at], table=table)
                continue
            fragments, table_at = [grid], len(blocks)
            blocks.append(_table_block(caption, grid, lexicon))
            placed.append(False)
            caption = None
            continue
        block = _block(draft, lexicon, levels)
        if block.kind is BlockKind.NOTE and not block.label and _append_note(blocks, block):
            continue
        blocks.append(block)
        placed.append(draft.placed)
        if block.kind is BlockKind.CAPTION:
            caption, fragments = block, []
            left = []
        elif block.kind not in {BlockKind.NOTE, BlockKind.FURNITURE}:
            fragments = []
            short = len(block.text.text) < _LONGEST_HEAD and draft.lines
            may_be_head = caption and short and (left or "\t" in block.text.text)
            left = [*left, (len(blocks) - 1, draft)] if may_be_head else []
            caption = caption if left else None
    return blocks, placed


def _table_block(caption: Block | None, grid: Grid, lexicon: Lexicon) -> Block:
    return Block(
        kind=BlockKind.TABLE,
        text=caption.text if caption else Text(text=""),
        label=caption.label if caption else "",
        table=table_of([grid], lexicon),
    )


def _block(draft: Draft, lexicon: Lexicon, levels: dict[tuple[float, bool, bool], int]) -> Block:
    text = weave(draft.lines, lexicon)
    if draft.tail is not None:
        text = join(text, weave([draft.tail], lexicon), separator="\t")
    level = 0
    if draft.kind is BlockKind.HEADING:
        level = levels.get(style_of(draft), 1)
    opening = weave([draft.opening] if draft.opening else [], lexicon)
    return Block(kind=draft.kind, text=text, label=draft.label, level=level, opening=opening)


def _append_note(blocks: list[Block], rest: Block) -> bool:
    """Put the rest of a note to the last note of the page before."""
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index].kind is BlockKind.NOTE and blocks[index].label.isdigit():
            blocks[index] = replace(blocks[index], text=join(blocks[index].text, rest.text))
            return True
    return False
