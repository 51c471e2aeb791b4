"""Copies of PDFs with comments: where they stand, and that nothing else becomes another."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image, ImageChops

from validate.errors import DocumentError
from validate.model import Box
from validate.model.annotations import Annotated, Annotation, Tone
from validate.reading.annotate import annotate
from validate.reading.views import View

from .hostile import HOSTILE
from .hostile_pdf import one_page, pages, shown

WORDS = shown(["The ferry carried 4,210 people.", "It sailed 38 times."], size=12)
# Where the two lines are displayed: 50 points from the left, 62 and 76 from the top.
FIRST = Box(1, 50.0, 53.0, 220.0, 65.0)
SECOND = Box(1, 50.0, 67.0, 150.0, 79.0)
SCALE = 2

# What turns upright content so that a rotated page displays it upright again.
TURNED = {
    "upright": one_page(WORDS),
    "rotated by 90": one_page(
        b"0 1 -1 0 842 0 cm " + WORDS, page=b"/Rotate 90", box=b"/MediaBox [0 0 842 595]"
    ),
    "rotated by 180": one_page(b"-1 0 0 -1 595 842 cm " + WORDS, page=b"/Rotate 180"),
    "rotated by 270": one_page(
        b"0 -1 1 0 0 595 cm " + WORDS, page=b"/Rotate 270", box=b"/MediaBox [0 0 842 595]"
    ),
    "rotated by minus 90": one_page(
        b"0 -1 1 0 0 595 cm " + WORDS, page=b"/Rotate -90", box=b"/MediaBox [0 0 842 595]"
    ),
    "cropped": one_page(
        b"1 0 0 1 100 -50 cm " + WORDS,
        page=b"/CropBox [100 -50 695 792]",
        box=b"/MediaBox [-20 -90 800 1000]",
    ),
    "cropped and rotated": one_page(
        b"0 1 -1 0 942 30 cm " + WORDS,
        page=b"/CropBox [100 30 942 625] /Rotate 90",
        box=b"/MediaBox [0 0 1000 1000]",
    ),
    "a box upside down": one_page(WORDS, box=b"/MediaBox [595 842 0 0]"),
    "in larger units": one_page(WORDS, page=b"/UserUnit 2"),
}


def comment(name: str = "v1-1", *boxes: Box, **more: Any) -> Annotation:
    """A comment on the first line, unless told otherwise."""
    defaults: dict[str, Any] = {"title": "Question", "words": "Is it so?", "tone": Tone.QUESTION}
    return Annotation(name=name, boxes=boxes or (FIRST,), **(defaults | more))


def copied(data: bytes, folder: Path, *comments: Annotation) -> tuple[bytes, Annotated]:
    """The copy of a PDF with some comments."""
    into = folder / "copy.pdf"
    made = annotate("ferry.pdf", data, comments or (comment(),), into)
    return into.read_bytes(), made


@dataclass(frozen=True)
class Seen:
    """A highlight as another program finds it."""

    page: int
    author: str
    name: str
    title: str
    words: str
    corners: tuple[float, ...]
    edges: tuple[float, ...]
    keys: frozenset[str]


def highlights(data: bytes) -> list[Seen]:
    """The highlights of a sound PDF in the order of its pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        return [
            Seen(
                page=number,
                author=str(one["/T"]),
                name=str(one.NM),
                title=str(one.Subj),
                words=str(one.Contents),
                corners=tuple(map(float, one.QuadPoints.as_list())),
                edges=tuple(map(float, one.Rect.as_list())),
                keys=frozenset(one.keys()),
            )
            for number, page in enumerate(pdf.pages, 1)
            for one in page.obj.get("/Annots", [])
            if one.get("/Subtype") == "/Highlight" and one.P.objgen == page.obj.objgen
        ]


def picture(data: bytes, *, comments: bool = True, page: int = 0) -> Image.Image:
    """A page as a viewer draws it."""
    document = pypdfium2.PdfDocument(data)
    return document[page].render(scale=SCALE, draw_annots=comments).to_pil().convert("RGB")


@pytest.mark.parametrize("data", TURNED.values(), ids=TURNED.keys())
def test_the_highlight_lies_on_the_print(data: bytes, tmp_path: Path) -> None:
    """All of the box is coloured and nothing outside; the print is seen through it."""
    copy, _ = copied(data, tmp_path)
    before, after = picture(data), picture(copy)
    changed = ImageChops.difference(before, after).convert("L").point(lambda value: value and 255)
    assert before.size == after.size
    left, top, right, bottom = changed.getbbox() or (0, 0, 0, 0)
    assert left / SCALE == pytest.approx(FIRST.x0, abs=1.5)
    assert top / SCALE == pytest.approx(FIRST.top, abs=1.5)
    assert right / SCALE == pytest.approx(FIRST.x1, abs=1.5)
    assert bottom / SCALE == pytest.approx(FIRST.bottom, abs=1.5)
    inside = tuple(int(SCALE * edge) for edge in FIRST[1:])
    share = changed.crop(inside).histogram()[255] / ((right - left) * (bottom - top))
    assert share > 0.7, "most of the box is paper, and takes the colour"
    assert min(after.convert("L").crop(inside).tobytes()) < 80, "the print is black still"


@pytest.mark.parametrize("data", TURNED.values(), ids=TURNED.keys())
def test_without_its_comments_the_copy_looks_the_same(data: bytes, tmp_path: Path) -> None:
    """Pixel by pixel."""
    copy, _ = copied(data, tmp_path)
    assert picture(copy, comments=False).tobytes() == picture(data, comments=False).tobytes()


@given(some.floats(-500, 500), some.floats(-500, 500), some.integers(0, 3), some.floats(-200, 200))
def test_a_displayed_point_leads_back_to_the_page(
    x: float, y: float, rotation: int, corner: float
) -> None:
    view = View(corner, -corner, corner + 595, 842 - corner, rotation)
    assert view.point(*view.back(x, y)) == pytest.approx((x, y), abs=1e-6)


def test_a_print_over_two_lines_is_one_comment(tmp_path: Path) -> None:
    """With a quadrilateral for each line, its corners in the order that viewers want."""
    copy, made = copied(TURNED["upright"], tmp_path, comment("v1-1", FIRST, SECOND))
    (one,) = highlights(copy)
    quads = one.corners
    assert made == Annotated(marked=1)
    assert len(quads) == 16
    upper_left, upper_right, lower_left, lower_right = zip(quads[:8:2], quads[1:8:2], strict=True)
    assert upper_left[0] == lower_left[0] < upper_right[0] == lower_right[0]
    assert upper_left[1] == upper_right[1] > lower_left[1] == lower_right[1]


def test_a_print_over_two_pages_is_a_comment_on_each(tmp_path: Path) -> None:
    two = pages([WORDS, WORDS])
    copy, made = copied(two, tmp_path, comment("v1-1", SECOND, FIRST._replace(page=2)))
    assert [(one.page, one.name) for one in highlights(copy)] == [(1, "v1-1"), (2, "v1-1-2")]
    assert made.marked == 1


def test_a_comment_says_who_and_what(tmp_path: Path) -> None:
    """In any script; the lines are apart as PDF has them."""
    words = "4,210 – nicht 4\u202f120\n渡し船 \N{FERRY}"
    copy, _ = copied(TURNED["upright"], tmp_path, comment(words=words, title="Frage"))
    (one,) = highlights(copy)
    assert one.words == words.replace("\n", "\r")
    assert (one.author, one.title, one.name) == ("tieout", "Frage", "v1-1")
    assert "/AP" in one.keys
    assert "/M" not in one.keys


def test_tones_differ_in_colour_and_an_accused_print_has_an_outline(tmp_path: Path) -> None:
    seen = set()
    for tone in Tone:
        for accused in (False, True):
            copy, _ = copied(TURNED["upright"], tmp_path, comment(tone=tone, accused=accused))
            seen.add(picture(copy).tobytes())
    assert len(seen) == 2 * len(Tone)


def test_the_same_comments_give_the_same_bytes(tmp_path: Path) -> None:
    first, _ = copied(TURNED["upright"], tmp_path)
    again, _ = copied(TURNED["upright"], tmp_path)
    assert first == again


def test_a_box_that_is_nowhere_is_said(tmp_path: Path) -> None:
    """It lies beyond the last page; the other is there."""
    nowhere = comment("v2-1", FIRST._replace(page=7))
    copy, made = copied(TURNED["upright"], tmp_path, comment(), nowhere)
    assert made == Annotated(marked=1, missed=1)
    assert len(highlights(copy)) == 1


def test_a_box_that_hangs_over_is_cut_at_the_edge(tmp_path: Path) -> None:
    wide = FIRST._replace(x0=-90.0, x1=5_000.0)
    copy, _ = copied(TURNED["upright"], tmp_path, comment("v1-1", wide))
    (one,) = highlights(copy)
    assert one.edges[::2] == pytest.approx((0, 595), abs=1)


def changed_by(change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    """Two pages of text, and what a person or a program has done to them."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pages([WORDS, WORDS]))) as pdf:
        change(pdf)
        pdf.save(file, static_id=True, **options)
    return file.getvalue()


def _note(pdf: pikepdf.Pdf, words: str) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[300, 300, 320, 320],
            Contents=words,
        )
    )


def _share_a_list(pdf: pikepdf.Pdf) -> None:
    both = pdf.make_indirect(pikepdf.Array([_note(pdf, "Ask the harbour master.")]))
    for page in pdf.pages:
        page.obj["/Annots"] = both


def test_pages_that_share_a_list_of_comments_get_their_own(tmp_path: Path) -> None:
    """The comment on the first page is not on the second; the older one stays on both."""
    copy, _ = copied(changed_by(_share_a_list), tmp_path)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        kinds = [[str(one.Subtype) for one in page.obj["/Annots"]] for page in pdf.pages]
    assert kinds == [["/Text", "/Highlight"], ["/Text"]]


def _furnish(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Sailings", 1))
    pdf.docinfo["/Title"] = "The ferries"
    pdf.docinfo["/ModDate"] = "D:20310401120000Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "The ferries"
    pdf.attachments["loads.csv"] = b"day,people\n1,4210\n"
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root["/PageLabels"] = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.r)])
    pdf.pages[0].obj["/Annots"] = [_note(pdf, "Ask the harbour master.")]


def test_what_the_original_has_stays(tmp_path: Path) -> None:
    """Outline, titles, attachments, labels and older comments; actions are copied and not run."""
    original = changed_by(_furnish)
    copy, _ = copied(original, tmp_path)
    before, after = (pikepdf.open(io.BytesIO(data)) for data in (original, copy))
    assert dict(after.docinfo.items()) == dict(before.docinfo.items())
    assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
    assert after.attachments["loads.csv"].get_file().read_bytes() == b"day,people\n1,4210\n"
    assert set(after.Root.keys()) == set(before.Root.keys())
    assert str(after.Root.OpenAction.JS) == "app.alert(1)"
    with after.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Sailings"]
    notes = [str(one.Subtype) for one in after.pages[0].obj["/Annots"]]
    assert notes == ["/Text", "/Highlight"]


@pytest.mark.parametrize(
    "options",
    [
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"linearize": True},
        {"force_version": "2.0"},
    ],
    ids=["object streams", "a table", "linearised", "version 2"],
)
def test_files_of_every_make_are_copied(options: dict[str, Any], tmp_path: Path) -> None:
    copy, made = copied(changed_by(_furnish, **options), tmp_path)
    assert made.marked == 1
    assert len(highlights(copy)) == 1


def _locked(**may: bool) -> bytes:
    lock = pikepdf.Encryption(owner="owner", user="", allow=pikepdf.Permissions(**may))
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(TURNED["upright"])) as pdf:
        pdf.save(file, encryption=lock)
    return file.getvalue()


def test_a_protected_file_that_may_be_commented_on_is_copied(tmp_path: Path) -> None:
    """The copy has no protection, and that is said; two copies are the same."""
    data = _locked(extract=False, print_highres=False)
    copy, made = copied(data, tmp_path)
    assert made == Annotated(marked=1, was_protected=True)
    assert not pikepdf.open(io.BytesIO(copy)).is_encrypted
    assert copied(data, tmp_path)[0] == copy


def test_a_file_that_is_protected_against_comments_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="protected against comments"):
        copied(_locked(modify_annotation=False), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_signed_file_is_copied_and_said_to_be_signed(tmp_path: Path) -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/AcroForm"] = pikepdf.Dictionary(Fields=[], SigFlags=3)

    assert copied(changed_by(sign), tmp_path)[1].was_signed


def _odd_lists() -> Iterator[object]:
    yield pikepdf.Name.None_
    yield pikepdf.Dictionary(Kids=[])
    yield 7
    yield pikepdf.Array([None, 7, pikepdf.Array([])])


@pytest.mark.parametrize("number", range(4))
def test_a_list_of_comments_that_is_none_does_no_harm(number: int, tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/Annots"] = list(_odd_lists())[number]

    try:
        copy, made = copied(changed_by(spoil), tmp_path)
    except DocumentError:
        return
    assert made.marked == 1
    assert picture(copy, comments=False).tobytes() == picture(TURNED["upright"]).tobytes()


@pytest.mark.parametrize(
    "name",
    [
        "owner-password-rc4",
        "owner-password-aes-256",
        "user-password-aes-128",
        "page-tree-loop",
        "count-too-high",
        "kids-not-pages",
        "rotate-huge",
        "no-endstream",
        "xref-shifted",
        "xref-prev-loop",
        "xref-stream",
        "object-stream",
        "box-of-words",
        "length-huge",
        "flips-few-11",
        "html",
        "empty",
    ],
)
def test_a_damaged_file_has_a_true_copy_or_none(name: str, tmp_path: Path) -> None:
    """A copy that would show other text is worse than none; no half of one is left."""
    data = HOSTILE[name]()
    try:
        copy, made = copied(data, tmp_path)
    except DocumentError:
        assert not list(tmp_path.iterdir())
        return
    assert made.marked == 1
    before, after = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument(copy)
    assert len(before) == len(after)
    texts = [document[0].get_textpage().get_text_bounded() for document in (before, after)]
    assert texts[0] == texts[1]
