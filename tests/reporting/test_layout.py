"""The pages in a browser: nothing runs over the side, on a phone or on a desk."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from validate.reporting import write_report

from . import factories as make

CHROMIUM = shutil.which("chromium")

# The window of a headless browser has a least width, a frame has none: so the page stands in a
# frame of the width wanted and tells its own measures to the page around it.
MEASURE = """<script>
addEventListener("load", () => {
  const root = document.documentElement;
  const wide = (e) => e.scrollWidth > e.clientWidth;
  parent.postMessage(JSON.stringify({
    width: innerWidth,
    page: wide(root),
    tables: [...document.querySelectorAll(".table:not(.matrix)")]
      .filter(wide).map((e) => e.innerText),
  }), "*");
});
</script>"""
HOST = """<!DOCTYPE html><title>host</title><pre></pre><script>
addEventListener("message", (event) => {
  document.querySelector("pre").textContent = event.data;
});
</script><iframe src="copy.html" style="border:0;width:%dpx;height:900px"></iframe>"""


def measures(page: Path, width: int, folder: Path) -> dict[str, object]:
    assert CHROMIUM is not None
    html = page.read_text("utf-8")
    # The policy of the page would rightly stop the script that measures it.
    html = re.sub(r"<meta http-equiv=[^>]*>", "", html).replace("</body>", f"{MEASURE}</body>")
    html = html.replace("<details", "<details open")  # what is folded must fit as well
    folder.mkdir()
    (folder / "copy.html").write_text(html, encoding="utf-8")
    (folder / "host.html").write_text(HOST % width, encoding="utf-8")
    command = [
        CHROMIUM,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=1400,1000",
        "--virtual-time-budget=10000",
        "--dump-dom",
        (folder / "host.html").as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    answer = re.search(r"<pre>(.*?)</pre>", done.stdout.decode("utf-8"), re.DOTALL)
    assert answer is not None
    measured: dict[str, object] = json.loads(unescape(answer[1]))
    return measured


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_runs_over_the_side(width: int, tmp_path: Path) -> None:
    write_report(make.disputed(), tmp_path / "disputed")
    write_report(make.hostile(), tmp_path / "hostile")
    for number, page in enumerate(sorted(tmp_path.glob("*/*.html"))):
        measured = measures(page, width, tmp_path / f"try{number}")
        assert measured == {"width": width, "page": False, "tables": []}, page.name
