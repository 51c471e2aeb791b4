"""Reading PDFs from file to blocks."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from validate.errors import DocumentError
from validate.reading.document import Block, BlockKind, Document, Text
from validate.reading.pdf import read_pdf

from .typesetting import Read, cells, of_kind, stream, typeset

SHARED = Path(__file__).parents[3] / "shared" / "pdf"
FACSIMILE = SHARED / "northamptonshire_facsimile.pdf"
SEEDS = Path(__file__).parents[2] / "seeds"


def test_headings_paragraphs_and_items_come_in_reading_order(read: Read) -> None:
    """Kinds are told by look; bullets and numbers stay in the text."""
    document = read("""
      #show heading: set text(size: 14pt)
      = Overview
      The first paragraph runs over more than one line, so that the lines have to be joined again.

      A second paragraph.
      - one point
      - another point
    """)
    assert [block.kind for block in document.blocks] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.ITEM,
    ]
    assert stream(document)[1].startswith("The first paragraph runs over more than one line, so")
    assert stream(document)[3:] == ["• one point", "• another point"]


def test_heading_levels_follow_the_type_size(read: Read) -> None:
    """The largest heading is level 1, a bold line of body size the lowest."""
    document = read("""
      #text(size: 18pt, weight: "bold")[Chapter]

      #text(size: 13pt, weight: "bold")[Section]

      #text(weight: "bold")[Part]

      Some text that is long enough to give the body of this page its usual type size and weight.
    """)
    headings = of_kind(document, BlockKind.HEADING)
    assert [(block.text.text, block.level) for block in headings] == [
        ("Chapter", 1),
        ("Section", 2),
        ("Part", 3),
    ]


def test_every_word_has_its_page_and_box(read: Read) -> None:
    """A number in a paragraph can be pointed at."""
    document = read("Crime rose.\n#pagebreak()\nRecorded crime rose by 5.5 percent this year.")
    text = next(b.text for b in document.blocks if "5.5" in b.text.text)
    start = text.text.index("5.5")
    (box,) = text.boxes(start, start + 3)
    assert text.page_at(start) == 2
    assert box.page == 2
    assert 56 < box.x0 < box.x1 < 400
    assert 50 < box.top < box.bottom < 75


def test_contents_entries_are_title_tab_and_page(read: Read) -> None:
    """Leader dots become a tab, wrapped titles are joined."""
    document = read("""
      #set heading(numbering: none)
      #outline(title: [Contents])
      = First chapter
      Text.
      = How effective is the force at preventing crime, tackling anti-social behaviour?
      Text.
    """)
    entries = of_kind(document, BlockKind.CONTENTS_ENTRY)
    assert [entry.text.text for entry in entries] == [
        "First chapter\t1",
        "How effective is the force at preventing crime, tackling anti-social behaviour?\t1",
    ]


def test_contents_may_have_the_page_number_in_front(read: Read) -> None:
    """The stream is the same wherever the printer puts the number."""
    document = read("""
      #text(size: 14pt, weight: "bold")[Contents]
      #grid(columns: (1cm, 1fr), row-gutter: 8pt, [2], [Introduction], [5], [Overview])
    """)
    entries = of_kind(document, BlockKind.CONTENTS_ENTRY)
    assert [entry.text.text for entry in entries] == ["Introduction\t2", "Overview\t5"]


def test_running_heads_and_page_numbers_are_furniture(read: Read) -> None:
    """They are kept, but no sentence runs into them."""
    document = read("""
      #set page(header: [Report on crime #h(1fr) March 2017], numbering: "1")
      #for page in range(4) [Text of a page that says something. #pagebreak(weak: true)]
    """)
    furniture = [block.text.text for block in of_kind(document, BlockKind.FURNITURE)]
    assert furniture.count("Report on crime\tMarch 2017") == 4
    assert [text for text in furniture if text.isdigit()] == ["1", "2", "3", "4"]
    assert document.page_labels == ("1", "2", "3", "4")
    assert document.pages == 4


def test_the_repeated_header_of_a_long_table_is_no_running_head(read: Read) -> None:
    """It stands where other pages have their text."""
    rows = "".join(f"[Force {n}], [{n}.5]," for n in range(90))
    text = "Text of a page that says something. " * 80
    document = read(f"""
      {text}
      #pagebreak()
      #table(columns: 2, table.header([Force], [Rate]), {rows})
      #pagebreak()
      {text}
    """)
    assert of_kind(document, BlockKind.FURNITURE) == []
    (table,) = of_kind(document, BlockKind.TABLE)
    assert len(cells(table)) == 91


def test_notes_are_parted_from_the_text(read: Read) -> None:
    """A note has its mark as label and opening, with its place, and not in its text."""
    document = read("""
      Crime fell.#footnote[For details, see annex A.] It rose again.#footnote[Not everywhere.]

      Some more text that is long enough to give the body of this page its usual type size.
    """)
    notes = of_kind(document, BlockKind.NOTE)
    assert [(note.label, note.text.text) for note in notes] == [
        ("1", "For details, see annex A."),
        ("2", "Not everywhere."),
    ]
    assert [(note.opening.text, note.opening.page_at(0)) for note in notes] == [("¹", 1), ("²", 1)]
    paragraph = of_kind(document, BlockKind.PARAGRAPH)[0]
    assert paragraph.text.text == "Crime fell.¹ It rose again.²"


def test_a_note_over_two_pages_is_one(read: Read) -> None:
    """The rest of a note at the next page's foot is put to its start."""
    long = " ".join(f"This is sentence number {n} of the note." for n in range(60))
    body = " ".join(f"The force had {n} officers." for n in range(70))
    document = read(f"{body} Crime fell.#footnote[{long}] {body}")
    (note,) = of_kind(document, BlockKind.NOTE)
    assert note.text.text == long
    assert {span.page for span in note.text.spans} == {1, 2}


def test_a_paragraph_over_a_page_break_is_one(read: Read) -> None:
    """The notes between its halves do not cut it."""
    body = " ".join(f"the force had {n} officers and" for n in range(120))
    document = read(f"Crime fell.#footnote[See annex A.] In this year {body} that was all.")
    (paragraph,) = of_kind(document, BlockKind.PARAGRAPH)
    assert paragraph.text.text.endswith("the force had 119 officers and that was all.")


def test_a_word_cut_by_a_page_break_is_whole(read: Read) -> None:
    """The hyphen at the foot of a page is dropped as at any line end."""
    document = read("""
      The force keeps lists of safeguarding plans.
      Some more text about the force and its work that fills the line and in the end has its safe-
      #pagebreak()
      guarding plans.
    """)
    assert stream(document)[-1].endswith("in the end has its safeguarding plans.")


def test_sources_and_captions_have_their_kinds(read: Read) -> None:
    """A caption is joined over its lines, its mark parted from the year."""
    document = read("""
      Text before the figure.

      *Figure 6: Percentage of police-recorded crime with a vulnerable victim identified, by force,
      for the 12 months to 30 June 2016#super[20]*

      Source: Home Office data

      Text after the figure.
    """)
    (caption,) = of_kind(document, BlockKind.CAPTION)
    assert caption.label == "Figure 6"
    assert caption.text.text.endswith("for the 12 months to 30 June 2016²⁰")
    assert caption.text.plain.rstrip().endswith("30 June 2016")
    assert [b.text.text for b in of_kind(document, BlockKind.SOURCE)] == [
        "Source: Home Office data"
    ]


def test_a_badge_is_no_heading(read: Read) -> None:
    """Bold words alone in a small box are a paragraph."""
    document = read("""
      Some text that is long enough to give the body of this page its usual type size and weight.

      #block(stroke: 1pt, inset: 5pt, strong[Requires improvement])
    """)
    assert of_kind(document, BlockKind.HEADING) == []
    assert stream(document)[-1] == "Requires improvement"


def test_two_columns_are_read_one_after_the_other(read: Read) -> None:
    """Lines at one height in both columns are not one sentence."""
    first = " ".join(f"The force recorded {n} crimes." for n in range(60))
    second = "Then " + ", ".join(f"more about {n} officers" for n in range(80)) + "."
    document = read(f"""
      #set page(columns: 2)
      #set text(size: 7pt)
      {first}

      {second}
    """)
    assert stream(document) == [first, second]


def test_chart_lettering_is_no_part_of_the_text(read: Read) -> None:
    """Upright and rotated labels of drawn bars are kept as furniture; the source stays."""
    document = read("""
      Some text that is long enough to give the body of this page its usual type size and weight.

      *Figure 3: Rate of incidents by force*

      #grid(columns: (1fr,) * 9, align: bottom, column-gutter: 4pt, ..range(1, 10).map(n => stack(
        spacing: 2pt, text(size: 6pt)[#n], rect(width: 100%, height: n * 4pt, fill: blue),
        rotate(-90deg, reflow: true, text(size: 6pt)[Kent 2016]))))

      #text(size: 8pt)[Source: Home Office data]
    """)
    assert stream(document)[1:] == [
        "Figure 3: Rate of incidents by force",
        "Source: Home Office data",
    ]
    lettering = [block.text.text for block in of_kind(document, BlockKind.FURNITURE)]
    assert set(lettering) == {*"123456789", "2016", "Kent"}


def _plain_pdf(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of bare objects, the first of which is the catalogue."""
    content = b"%PDF-1.4\n"
    offsets: list[int] = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (size, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % len(content)
    )


NO_PAGES = _plain_pdf(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
)
ENCRYPTED = _plain_pdf(
    [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>",
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%b> /U <%b> >>" % (b"41" * 32, b"42" * 32),
    ],
    b"/Encrypt 4 0 R /ID [<00> <00>]",
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b"<html><body>Not found</body></html>", "is not a PDF"),
        (b"%PDF-1.7\n", "is damaged, truncated"),
        (typeset("Some text.")[:2000], "is damaged, truncated"),
        (typeset("#rect(fill: black)"), "has no text layer"),
        (NO_PAGES, "without pages"),
        (ENCRYPTED, "is encrypted with a password"),
    ],
    ids=["empty", "html", "header only", "truncated", "no text", "no pages", "password"],
)
def test_a_bad_file_is_one_clear_line(data: bytes, problem: str) -> None:
    """What is wrong and what to do next."""
    with pytest.raises(DocumentError, match=problem) as caught:
        read_pdf("report.pdf", data)
    assert caught.value.place == "report.pdf"
    assert caught.value.remedy


def test_a_scan_is_sent_to_ocr() -> None:
    """The remedy names the step."""
    with pytest.raises(DocumentError, match="Run OCR first"):
        read_pdf("scan.pdf", typeset("#rect(fill: black)"))


@pytest.fixture(scope="module")
def facsimile() -> Document:
    """The report of 60 pages that stands beside the project."""
    if not FACSIMILE.exists():
        pytest.skip("the facsimile is not beside the project")
    return read_pdf(FACSIMILE.name, FACSIMILE.read_bytes())


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    """What the facsimile was typeset from."""
    path = FACSIMILE.with_suffix(".truth.json")
    if not path.exists():
        pytest.skip("the facsimile is not beside the project")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.originals
def test_every_table_cell_of_the_facsimile(facsimile: Document, truth: dict[str, Any]) -> None:
    """Wrapped labels, group rows, and a table over a page break."""
    tables = {block.label: cells(block) for block in of_kind(facsimile, BlockKind.TABLE)}
    for number, rows in truth["tables"].items():
        assert tables[f"Figure {number}"] == rows


@pytest.mark.originals
def test_every_infographic_pair_of_the_facsimile(
    facsimile: Document, truth: dict[str, Any]
) -> None:
    """Label, then subject and value in turn."""
    texts = stream(facsimile)
    for card in truth["infographic"]:
        expected = [card["label"], *(part for pair in card["vals"] for part in pair)]
        expected = [" ".join(part.split()) for part in expected]
        assert any(
            texts[start : start + len(expected)] == expected for start in range(len(texts))
        ), card["label"]


@pytest.mark.originals
def test_every_note_mark_of_the_facsimile(facsimile: Document, truth: dict[str, Any]) -> None:
    """All marks, no others, and none stuck to a number."""
    kept = [b for b in facsimile.blocks if b.kind is not BlockKind.TABLE]
    found = [",".join(mark.labels) for block in kept for mark in block.text.marks]
    assert found == [mark["mark"] for mark in truth["marks"]]
    for block in kept:
        assert not re.search(r"\b(?:19|20)\d{3,}\b", block.text.plain)
        for mark, following in pairwise((*block.text.marks, None)):
            assert mark is not None
            assert following is None or mark.end <= following.start


@pytest.mark.originals
def test_every_note_of_the_facsimile(facsimile: Document, truth: dict[str, Any]) -> None:
    """One note a label, in order."""
    labels = [note.label for note in of_kind(facsimile, BlockKind.NOTE) if note.label.isdigit()]
    assert labels == list(truth["notes"])


@pytest.mark.originals
def test_the_facsimile_has_no_problems(facsimile: Document) -> None:
    """Both readings agree on every page."""
    assert facsimile.problems == ()
    assert facsimile.pages == 60
    assert facsimile.page_labels[1:] == tuple(str(page) for page in range(2, 61))


def _cell_texts(block: Block) -> list[Text]:
    table = block.table
    return [cell for row in (table.header, *table.rows) for cell in row] if table else [block.text]


def _text_layer(data: bytes) -> list[str]:
    """What the library says stands on each page, in no order."""
    document = pypdfium2.PdfDocument(data)
    pages = [document[number] for number in range(len(document))]
    return [page.get_textpage().get_text_range() for page in pages]


@pytest.mark.parametrize("name", ["northamptonshire", "nottinghamshire"])
def test_nothing_printed_is_lost_or_doubled(name: str) -> None:
    """Every letter and digit of the text layer is in one block."""
    path = SEEDS / f"{name}.pdf"
    if not path.exists():
        pytest.skip("the specimens are not built")
    data = path.read_bytes()
    blocks = read_pdf(path.name, data).blocks
    texts = [text for block in blocks for text in _cell_texts(block)]
    labels = [b.label for b in blocks if b.kind is BlockKind.NOTE and b.label.isdigit()]
    read = sum(c.isalnum() for text in (*(t.text for t in texts), *labels) for c in text)
    assert read == sum(c.isalnum() for page in _text_layer(data) for c in page)
    for text in texts:
        ends = [0, *(span.end for span in text.spans)]
        assert all(a <= span.start < span.end for a, span in zip(ends, text.spans, strict=False))


@pytest.mark.parametrize("name", ["northamptonshire", "nottinghamshire"])
def test_the_specimens_read_whole(name: str) -> None:
    """Both printers' layouts give the outcome table of 21 rows and the cards in order."""
    path = SEEDS / f"{name}.pdf"
    if not path.exists():
        pytest.skip("the specimens are not built")
    document = read_pdf(path.name, path.read_bytes())
    tables = {block.label: cells(block) for block in of_kind(document, BlockKind.TABLE)}
    assert len(tables["Figure 4"]) == 22
    assert {len(row) for row in tables["Figure 4"]} == {4}
    assert len(tables["Figure 2"]) == 6
    texts = stream(document)
    start = texts.index("Charged/summonsed")
    force = f"{name.capitalize()} Police"
    assert texts[start + 1] == force
    assert texts[start + 3] == "England and Wales"
    assert document.problems == ()
