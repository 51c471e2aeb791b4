"""Pictures of the spots where findings stand, as the reviewer sees them."""

import base64
import io
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from tests.command import Tieout
from tests.inprocess import DATA
from validate.commands.run import run

SEEDS = Path(__file__).parents[1] / "seeds"
_IMAGE = re.compile(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]+)" class="evidence">')


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run over the specimens wrote; the tests only look at it."""
    folder = tmp_path_factory.mktemp("evidence") / "out"
    assert CliRunner().invoke(run, [str(SEEDS), "--out", str(folder)]).exit_code == 1
    return folder


def test_each_print_of_a_finding_is_pictured(out: Path) -> None:
    """A strip of the page with the print boxed, and words for who cannot see it."""
    findings = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    prints = {one for finding in findings for one in finding["figures"]}
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    found = _IMAGE.findall(page)
    assert len(found) == len(prints)
    assert len({alternative for _, alternative in found}) == len(found)
    for data, alternative in found:
        image = Image.open(io.BytesIO(base64.b64decode(data)))
        assert image.format == "PNG"
        assert 150 < image.width < 1_000
        assert 20 < image.height < 200
        assert re.match(r"Page \d+.* as printed, with \S+ boxed$", alternative)


def test_the_box_is_drawn_around_the_print(out: Path) -> None:
    """Its colour is on the picture, and inside it there is ink."""
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    for data, _ in _IMAGE.findall(page):
        image = Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")
        red = [
            (x, y)
            for x in range(image.width)
            for y in range(image.height)
            if _is_red(image.getpixel((x, y)))
        ]
        left, right = min(x for x, _ in red), max(x for x, _ in red)
        top, bottom = min(y for _, y in red), max(y for _, y in red)
        inside = image.crop((left + 3, top + 3, right - 2, bottom - 2)).convert("L")
        darkest, lightest = inside.getextrema()
        assert darkest < 140 < lightest


def _is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    red, green, blue = colour
    return bool(red > 120 and green < 70 and blue < 90)


def test_a_page_with_pictures_loads_nothing(out: Path) -> None:
    """The policy of the page allows pictures that are in it, and no others."""
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    assert "default-src 'none'; img-src data:" in page
    assert "http" not in re.sub(r'content="[^"]*"', "", page).replace("http-equiv", "")


def test_texts_have_no_pictures(tieout: Tieout, tmp_path: Path) -> None:
    """There is no page to show; the quote says it."""
    tieout("run", DATA / "kent.txt", "--out", tmp_path / "out")
    page = (tmp_path / "out" / "report" / "index.html").read_text(encoding="utf-8")
    assert not _IMAGE.findall(page)


def test_the_same_input_gives_the_same_pictures(tieout: Tieout, out: Path, tmp_path: Path) -> None:
    """Byte by byte, as everything in the folder."""
    tieout("run", SEEDS, "--out", tmp_path / "again")
    for path in sorted(out.rglob("*.html")):
        again = tmp_path / "again" / path.relative_to(out)
        assert again.read_bytes() == path.read_bytes()
