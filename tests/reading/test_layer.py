"""What is taken from a page: words, drawings, and what cannot be seen."""

import io

import pypdfium2
import pytest

from validate.reading.document import BlockKind
from validate.reading.layer import read_layer
from validate.reading.pdf import read_pdf
from validate.reading.plumber import read_sheets

from .typesetting import Read, cells, of_kind, stream, typeset

TABLE = """
#table(columns: (4cm, 2cm, 2cm), [Force], [2015], [2016], [Gwent], [12.5], [13.0],
  [Kent], [9.1], [8.4])
"""
BODY = "Some text that is long enough to give the body of this page its usual type size.\n\n"


def _turned(data: bytes, degrees: int) -> bytes:
    """The same PDF, displayed in another position."""
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        document[index].set_rotation(degrees)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_is_read_as_it_is_displayed(degrees: int) -> None:
    """A landscape table is set turned on a page that viewers turn back."""
    inner = f"#box(width: 10cm)[{BODY}{TABLE}]"
    upright = typeset(f"#set page(width: 14cm, height: 14cm)\n{inner}")
    turned = typeset(
        f"#set page(width: 14cm, height: 14cm)\n#rotate({-degrees}deg, reflow: true)[{inner}]"
    )
    expected = read_pdf("upright.pdf", upright)
    found = read_pdf("turned.pdf", _turned(turned, degrees))
    assert stream(found) == stream(expected)
    assert [cells(table) for table in of_kind(found, BlockKind.TABLE)] == [
        cells(table) for table in of_kind(expected, BlockKind.TABLE)
    ]


def test_both_libraries_see_the_same_words() -> None:
    """Texts, places, sizes and styles agree, whatever the type."""
    data = typeset("""
      #set text(font: "DejaVu Sans Mono")
      Recorded crime *rose* by 5.5% _this_ year, 1,234 offences; 2016#super[20].
      #text(size: 14pt)[Office fees and affluent staff]
      #rotate(-90deg, reflow: true)[Rotated 42]
      #table(columns: 2, [a], [b], [1], [2])
    """)
    (first,) = read_layer("a.pdf", data).sheets
    (second,) = read_sheets(data)
    assert second is not None
    for mine, other in zip(
        sorted(first.words, key=lambda word: (round(word.baseline), word.x0)),
        sorted(second.words, key=lambda word: (round(word.baseline), word.x0)),
        strict=True,
    ):
        assert mine.text == other.text
        assert (mine.bold, mine.italic) == (other.bold, other.italic)
        assert mine.x0 == pytest.approx(other.x0, abs=1)
        assert mine.x1 == pytest.approx(other.x1, abs=1)
        assert mine.size == pytest.approx(other.size, abs=0.1)
    assert [word.text for word in first.rotated] == [word.text for word in second.rotated]
    assert len(first.horizontals) == len(second.horizontals)
    assert len(first.verticals) == len(second.verticals)


def test_what_lies_beside_the_page_is_not_printed(read: Read) -> None:
    """Text outside the edges, and type too small to see, are no part of the report."""
    document = read(
        BODY
        + """
      #place(dx: 20cm, dy: 1cm)[Beside 77]
      #place(dy: 3cm, text(size: 0.5pt)[Tiny 88])
    """
    )
    assert stream(document) == [BODY.strip()]


def test_superior_figures_of_a_font_are_marks(read: Read) -> None:
    """They have the size of the text and stand on its baseline; only their ink is high up."""
    document = read(
        '#set super(typographic: true)\n#set text(font: "Libertinus Serif")\n'
        "In the year to 30 June 2016#super[20] crime fell by type#super[7,8], see "
        "1,234#super[3]\\; this is 10 km#super[2]. " + BODY
    )
    text = document.blocks[0].text
    assert text.text.startswith(
        "In the year to 30 June 2016²⁰ crime fell by type⁷˒⁸, see 1,234³; this is 10 km²."
    )
    assert [mark.labels for mark in text.marks] == [("20",), ("7", "8"), ("3",)]


def test_notes_may_open_with_a_number_of_full_size(read: Read) -> None:
    """A mark in the text refers to it, and it comes in order; other numbers open nothing."""
    document = read(
        """
      #show footnote.entry: it => [#counter(footnote).at(it.note.location()).first()
        #h(0.5em) #it.note.body]
      #set footnote.entry(separator: line(length: 4cm))
      Crime fell.#footnote[See annex A for the figures, which are those of the
      12 months to June. 30 June is the last day of all the years.] It rose.#footnote[Not much.]
    """
        + BODY * 3
    )
    notes = [(note.label, note.text.text[:9]) for note in of_kind(document, BlockKind.NOTE)]
    assert notes == [("1", "See annex"), ("2", "Not much.")]


def test_rules_drawn_in_one_path_are_rules() -> None:
    """A frame drawn as one closed line, and one with more corners, give their sides."""
    data = typeset("""
      #polygon(stroke: 0.5pt, (0pt, 0pt), (8cm, 0pt), (8cm, 20pt), (0pt, 20pt))
      #polygon(stroke: 0.5pt, (0pt, 0pt), (8cm, 0pt), (8cm, 40pt), (4cm, 40pt), (4cm, 20pt),
        (0pt, 20pt))
    """)
    (sheet,) = read_layer("a.pdf", data).sheets
    lengths = sorted(round(stroke.x1 - stroke.x0) for stroke in sheet.horizontals)
    assert lengths == [113, 113, 227, 227, 227]
    assert len(sheet.verticals) == 5


def test_addresses_cut_at_a_line_end_are_whole(read: Read) -> None:
    """Nothing shows the cut, and half an address would be read as a number."""
    address = "www.gov.uk/government/uploads/system/uploads/attachment\\_data/file/5/hosb0616.pdf"
    document = read(
        f"""
      The data are at #box(width: 6cm)[#"{address}".split("/").join("/" + sym.zws)] now.
    """.replace("\\_", "_")
    )
    assert "hosb0616.pdf" in " ".join(stream(document))
