"""
Take the pictures of docs/report.md: ``python -m tools.screenshots``.

The pages are those of a run on ``seeds/``, and of one on a made-up report without a mistake. They
are opened in Debian's chromium; no browser is downloaded.
"""

import argparse
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tools.corpus import build
from tools.corpus.files import save
from validate.inputs import gather
from validate.pipeline import Settings, run

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
DOCUMENT = "northamptonshire.pdf"
SEED = 7
# Pages are flat: more colours than these are not missed.
COLOURS = 128
DESK = (1100, 1300)
PHONE = (390, 844)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """
    One picture: of which page, in which window, in which scheme.

    ``at`` is a selector; the picture begins with what it finds first.
    """

    name: str
    page: str
    size: tuple[int, int] = DESK
    scheme: str = "light"
    at: str = ""


SHOTS = (
    Shot(name="index", page="seeds/index.html"),
    Shot(name="document", page=f"seeds/{DOCUMENT}.html"),
    Shot(name="clean", page="clean/index.html"),
    Shot(name="phone", page=f"seeds/{DOCUMENT}.html", size=PHONE, at="[id^=finding-]"),
    Shot(name="dark", page=f"seeds/{DOCUMENT}.html", scheme="dark", at="[id^=finding-]"),
)


def pages(folder: Path) -> None:
    """Write the pages that are shown into two folders."""
    _run(ROOT / "seeds", folder / "seeds")
    made_up = folder / "made-up"
    save(build(1, SEED), made_up)
    _run(min(made_up.rglob("*.txt")), folder / "clean")


def _run(path: Path, to: Path) -> None:
    out = to.with_suffix(".out")
    inputs, failures = gather([path])
    run(inputs, failures, Settings(out=out), lambda _: None)
    shutil.copytree(out / "report", to)


def taken(browser: Browser, shot: Shot, folder: Path) -> bytes:
    """One picture as a small PNG file."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, offline=True
    )
    try:
        page = context.new_page()
        page.goto((folder / shot.page).as_uri())
        top = 0.0
        if shot.at:
            top = page.evaluate(
                "at => document.querySelector(at).getBoundingClientRect().top - 16", shot.at
            )
        full = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": top, "width": width, "height": min(height, full - top)}
        picture = page.screenshot(full_page=True, clip=clip)
    finally:
        context.close()
    small = BytesIO()
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(
            small, "PNG", optimize=True
        )
    return small.getvalue()


def main() -> int:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=IMAGES)
    out: Path = parser.parse_args().out
    chromium = shutil.which("chromium")
    if chromium is None:
        print("chromium is not installed: on Debian, apt-get install chromium", file=sys.stderr)
        return 2
    # Root has no sandbox.
    root = sys.platform != "win32" and os.geteuid() == 0
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="screenshots-") as name, sync_playwright() as started:
        pages(Path(name))
        browser = started.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if root else []
        )
        for shot in SHOTS:
            picture = taken(browser, shot, Path(name))
            (out / f"{shot.name}.png").write_bytes(picture)
            print(f"{shot.name}.png: {len(picture) / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
