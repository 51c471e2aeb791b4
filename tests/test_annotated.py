"""The annotated copies of a run, as another program finds them."""

import io
import json
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image, ImageChops

from tests.command import Outcome, Tieout
from tests.inprocess import DATA
from tests.reading.hostile_pdf import TITLE, one_page, shown
from tests.reading.test_annotate import Seen, highlights
from validate.commands.run import run

SEEDS = Path(__file__).parents[1] / "seeds"
RATE = "In the 12 months to 30 June 2016 the force recorded 68.0 crimes per 1,000 population."
OTHER = f"That was much: i{RATE[1:]}".replace("68.0", "86.0")
PAGE = shown(TITLE, size=16) + shown((RATE, OTHER), top=700)
TURN = b"0 1 -1 0 942 30 cm "
CROPPED_AND_TURNED = one_page(
    TURN + PAGE,
    page=b"/CropBox [100 30 942 625] /Rotate 90",
    box=b"/MediaBox [0 0 1000 1000]",
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run over the specimens wrote; the tests only look at it."""
    folder = tmp_path_factory.mktemp("annotated") / "out"
    assert CliRunner().invoke(run, [str(SEEDS), "--out", str(folder)]).exit_code == 1
    return folder


def findings(out: Path) -> list[dict[str, Any]]:
    """The findings of a run."""
    found: list[dict[str, Any]] = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    return found


def boxes(out: Path, document: str) -> set[tuple[float, ...]]:
    """Where the prints of findings stand in a document."""
    return {
        tuple(box)
        for finding in findings(out)
        for place in finding["evidence"]
        if place["document"] == document
        for box in place["boxes"]
    }


def copy_of(out: Path, name: str) -> list[Seen]:
    """The comments in an annotated copy."""
    return highlights((out / "annotated" / name).read_bytes())


def checked(tieout: Tieout, tmp_path: Path, **files: bytes) -> tuple[Outcome, Path]:
    """A run over some PDFs, and its output folder."""
    reports = tmp_path / "reports"
    reports.mkdir(exist_ok=True)
    for name, data in files.items():
        (reports / f"{name}.pdf").write_bytes(data)
    return tieout("run", reports, "--out", tmp_path / "out"), tmp_path / "out"


@pytest.mark.parametrize("document", ["northamptonshire.pdf", "nottinghamshire.pdf"])
def test_each_print_of_a_finding_is_highlighted(out: Path, document: str) -> None:
    """No more and no fewer than the findings name, each once and on its page."""
    wanted = boxes(out, document)
    found = copy_of(out, document)
    assert len(found) == len(wanted) > 0
    assert sorted(one.page for one in found) == sorted(int(box[0]) for box in wanted)
    assert len({one.name for one in found}) == len(found)


@pytest.mark.parametrize("document", ["northamptonshire.pdf", "nottinghamshire.pdf"])
def test_the_highlights_lie_where_the_findings_say(out: Path, document: str) -> None:
    """The page as drawn differs inside the boxes of findings.json, and nowhere else."""
    wanted = boxes(out, document)
    before = pypdfium2.PdfDocument(SEEDS / document)
    after = pypdfium2.PdfDocument(out / "annotated" / document)
    assert len(before) == len(after)
    for number in range(len(before)):
        old, new = (one[number].render(scale=2).to_pil().convert("RGB") for one in (before, after))
        changed = ImageChops.difference(old, new).convert("L").point(lambda value: value and 255)
        for page, x0, top, x1, bottom in wanted:
            if page == number + 1:
                edges = (2 * x0 - 4, 2 * top - 4, 2 * x1 + 4, 2 * bottom + 4)
                spot = tuple(map(round, edges))
                assert changed.crop(spot).getbbox()
                changed.paste(Image.new("L", (spot[2] - spot[0], spot[3] - spot[1])), spot[:2])
        assert changed.getbbox() is None


def test_a_comment_holds_what_the_report_says(out: Path) -> None:
    """Message, print, what is expected, the correction, the other places and the id."""
    (finding,) = [one for one in findings(out) if one["expected"]["low"] == "4.8"]
    comments = {
        one.title: one for one in copy_of(out, "nottinghamshire.pdf") if finding["id"] in one.words
    }
    total = comments["Discrepancy: error"]
    accused = comments["Discrepancy: error, likely this print"]
    for one in (total, accused):
        assert one.author == "tieout"
        assert one.name.startswith(finding["id"])
        assert finding["message"] in one.words
        assert (
            "Change 4.3 to 3.4 (two digits changed places); 3.3 to 3.5 would fit as well"
            in one.words
        )
        assert "One figure explains this, and no other does." in one.words
    assert "Printed here: 4.3\r" in accused.words
    assert "would fit as well: this print\r" in accused.words
    assert "page 6, table, \u201cOut-of-court (informal)\u201d" in accused.words


def test_the_copy_keeps_what_the_original_has(out: Path) -> None:
    for path in sorted((out / "annotated").iterdir()):
        with pikepdf.open(SEEDS / path.name) as before, pikepdf.open(path) as after:
            assert set(after.Root.keys()) == set(before.Root.keys())
            assert dict(after.docinfo.items()) == dict(before.docinfo.items())
            with before.open_outline() as heads, after.open_outline() as kept:
                assert [one.title for one in kept.root] == [one.title for one in heads.root]
            for old_page, new_page in zip(before.pages, after.pages, strict=True):
                old = [str(one.Subtype) for one in old_page.obj.get("/Annots", [])]
                new = [str(one.Subtype) for one in new_page.obj.get("/Annots", [])]
                assert new[: len(old)] == old
                assert set(new[len(old) :]) <= {"/Highlight"}


def test_the_copies_are_among_the_files_of_the_run(out: Path) -> None:
    files = json.loads((out / "run.json").read_text(encoding="utf-8"))["files"]
    assert "annotated/northamptonshire.pdf" in files
    assert "annotated/nottinghamshire.pdf" in files


def test_the_same_input_gives_the_same_copies(tieout: Tieout, out: Path, tmp_path: Path) -> None:
    """Byte by byte, as everything in the folder."""
    tieout("run", SEEDS, "--out", tmp_path / "again")
    for path in sorted((out / "annotated").iterdir()):
        assert (tmp_path / "again" / "annotated" / path.name).read_bytes() == path.read_bytes()


def test_a_text_and_a_report_without_findings_have_no_copy(tieout: Tieout, tmp_path: Path) -> None:
    broken = (DATA / "kent.txt").read_text(encoding="utf-8").replace("63.0", "36.0", 1)
    (tmp_path / "kent.txt").write_text(broken, encoding="utf-8")
    sound = one_page(shown(TITLE, size=16) + shown((RATE,), top=700))
    (tmp_path / "sound.pdf").write_bytes(sound)
    done = tieout("run", tmp_path / "kent.txt", tmp_path / "sound.pdf", "--out", tmp_path / "out")
    assert done.code == 1
    assert not (tmp_path / "out" / "annotated").exists()


def test_copies_of_an_earlier_run_go(tieout: Tieout, tmp_path: Path) -> None:
    """Once the report is mended there is no copy that says otherwise."""
    checked(tieout, tmp_path, ferry=one_page(PAGE))
    assert (tmp_path / "out" / "annotated" / "ferry.pdf").is_file()
    checked(tieout, tmp_path, ferry=one_page(PAGE.replace(b"86.0", b"68.0")))
    assert not (tmp_path / "out" / "annotated").exists()


def test_names_that_no_system_would_take_are_made_safe(tieout: Tieout, tmp_path: Path) -> None:
    """Two drafts of one name in two folders, and a name with blanks: all have their copy."""
    places = (("first", "draft.pdf"), ("second", "draft.pdf"), ("second", "a b.pdf"))
    for number, (folder, name) in enumerate(places):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_bytes(one_page(PAGE, extra=[b"(%d)" % number]))
    tieout("run", tmp_path / "first", tmp_path / "second", "--out", tmp_path / "out")
    names = sorted(path.name for path in (tmp_path / "out" / "annotated").iterdir())
    assert len(names) == 3
    for name in names:
        assert name.endswith(".pdf")
        assert name.isascii()
        assert " " not in name


def test_a_page_that_is_cropped_and_rotated_is_marked_on_the_print(
    tieout: Tieout, tmp_path: Path
) -> None:
    """All the way from the file as given to the highlight as drawn."""
    _, out = checked(tieout, tmp_path, ferry=CROPPED_AND_TURNED)
    before = pypdfium2.PdfDocument(CROPPED_AND_TURNED)[0].render(scale=2).to_pil()
    after = pypdfium2.PdfDocument(out / "annotated" / "ferry.pdf")[0].render(scale=2).to_pil()
    changed = ImageChops.difference(before.convert("RGB"), after.convert("RGB")).convert("L")
    for _, x0, top, x1, bottom in boxes(out, "ferry.pdf"):
        spot = tuple(round(2 * edge) for edge in (x0, top, x1, bottom))
        assert changed.crop(spot).getbbox()
        assert min(after.convert("L").crop(spot).tobytes()) < 80
    assert len(copy_of(out, "ferry.pdf")) == 2


def _saved(data: bytes, **options: Any) -> bytes:
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(file, **options)
    return file.getvalue()


def test_where_no_copy_can_be_made_a_note_says_why(tieout: Tieout, tmp_path: Path) -> None:
    """The findings are all the same, and so is the exit code."""
    lock = pikepdf.Encryption(
        owner="owner", user="", allow=pikepdf.Permissions(modify_annotation=False)
    )
    done, out = checked(tieout, tmp_path, ferry=_saved(one_page(PAGE), encryption=lock))
    assert done.code == 1
    assert len(findings(out)) == 1
    assert not (out / "annotated").exists()
    assert "ferry.pdf has no annotated copy: it is protected against comments." in (
        done.out + done.err
    ).replace("\n", " ")


def test_a_copy_that_has_lost_its_protection_is_said(tieout: Tieout, tmp_path: Path) -> None:
    lock = pikepdf.Encryption(owner="owner", user="")
    done, out = checked(tieout, tmp_path, ferry=_saved(one_page(PAGE), encryption=lock))
    assert len(copy_of(out, "ferry.pdf")) == 2
    assert "the annotated copy of ferry.pdf is not protected as the original is" in (
        done.out + done.err
    )


def test_what_looks_at_reports_only_makes_no_copies(tieout: Tieout, tmp_path: Path) -> None:
    """Commands that write no results leave nothing behind."""
    (tmp_path / "ferry.pdf").write_bytes(one_page(PAGE))
    tieout("figures", tmp_path / "ferry.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["ferry.pdf"]
