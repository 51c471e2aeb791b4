"""What the pages load, run and link to, and what becomes of hostile text in them."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.reporting.parsing import read
from validate.reporting import write_report

from .opened import Written, unfold
from .payloads import HARMLESS, HOSTILE, hostile_texts, texts

pytestmark = pytest.mark.browser

# Elements that load, run, send or frame something; none of them has business in a report.
FOREIGN = {
    "script", "iframe", "frame", "object", "embed", "form", "base", "link", "svg", "math", "audio",
    "video", "source", "template", "portal", "textarea",
}  # fmt: skip
UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def test_a_page_loads_nothing_and_breaks_no_policy(written: Written) -> None:
    """Not even from the folder that it lies in; pictures are within the page."""
    for path in written.pages:
        with written.opened(path) as (page, watched):
            unfold(page)
            page.evaluate("probes.all('img').forEach((one) => one.scrollIntoView())")
            assert page.evaluate("probes.all('img').every((one) => one.naturalWidth > 0)")
            loaded = [url for url in watched.requests if not url.startswith("data:image/png;")]
            assert loaded == [path.as_uri()]
            assert watched.complaints == []
            assert set(read(path).tags).isdisjoint(FOREIGN)
            attributes = read(path).attributes
            assert [
                name for name, _ in attributes if name.startswith("on") or name == "style"
            ] == []


def test_what_became_markup_by_mistake_could_not_run(written: Written, tmp_path: Path) -> None:
    """A script, a handler, a picture from elsewhere and a style are put into a copy of a page."""
    harm = (
        "<script>window.hit = 1</script><img src='https://example.org/x' onerror='window.hit = 2'>"
        "<p id='harmed' style='color: rgb(1, 2, 3)'>x</p><style>p { color: rgb(1, 2, 3) }</style>"
    )
    for path in written.pages:
        html = path.read_text("utf-8")
        copy = tmp_path / "copy.html"
        copy.write_text(html.replace("</main>", f"{harm}</main>"), encoding="utf-8")
        with written.opened(copy) as (page, watched):
            assert page.evaluate("window.hit") is None
            colour = "getComputedStyle(document.getElementById('harmed')).color"
            assert page.evaluate(colour) != "rgb(1, 2, 3)"
            assert len(watched.complaints) >= 4
            # The picture is refused before anybody is asked for it.
            assert [url for url in watched.requests if url.startswith("http")] == [] or all(
                "example.org" in line for line in watched.complaints if line.startswith("http")
            )


def test_without_scripts_a_page_shows_the_same(written: Written) -> None:
    for path in written.pages:
        with written.opened(path) as (page, _):
            with_scripts = page.inner_text("body")
        with written.opened(path, java_script_enabled=False) as (page, _):
            assert page.inner_text("body") == with_scripts


@pytest.fixture(scope="package")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Written:
    folder = tmp_path_factory.mktemp("hostile")
    write_report(hostile_texts(), folder)
    return Written(kind="hostile", folder=folder, browser=browser)


def test_hostile_text_runs_nothing_even_without_the_policy(hostile: Written) -> None:
    """Neither as it stands nor when everything is hovered over, opened, focused and pressed."""
    for path in hostile.pages:
        with hostile.opened(path, bypass_csp=True) as (page, watched):
            unfold(page)
            page.evaluate(
                """() => {
                  for (const one of probes.all("body *")) {
                    for (const kind of ["mouseover", "focus", "error", "load"]) {
                      one.dispatchEvent(new Event(kind));
                    }
                  }
                  for (const one of probes.all("a")) {
                    one.addEventListener("click", (event) => {
                      if (one.protocol !== "javascript:") event.preventDefault();
                    });
                    one.click();
                  }
                }"""
            )
            assert page.evaluate("window.hit") is None, path.name
            assert [url for url in watched.requests if not url.startswith("data:")] == [
                path.as_uri()
            ]
            assert watched.complaints == []


def test_hostile_text_makes_no_element_and_no_attribute(hostile: Written, tmp_path: Path) -> None:
    """The pages have the same elements with the same attributes as those of harmless texts."""
    write_report(texts(HARMLESS), tmp_path)
    tame = Written(kind="tame", folder=tmp_path, browser=hostile.browser)
    assert len(tame.pages) == len(hostile.pages)
    shapes = []
    for one in (tame, hostile):
        found = []
        for path in one.pages:
            with one.opened(path) as (page, _):
                found.append(page.evaluate("probes.shape()"))
        shapes.append(sorted(found))
    assert shapes[0] == shapes[1]


def test_hostile_text_is_shown_as_it_stands(hostile: Written) -> None:
    """In the title and in the heading, but for what cannot be shown or would turn the text."""
    shown = set()
    for path in hostile.pages:
        with hostile.opened(path) as (page, _):
            heading = page.text_content("h1") or ""
            assert page.title().startswith(" ".join(heading.split())[:1000])
            shown.add(heading)
    for text in HOSTILE.values():
        assert UNSHOWN.sub("\ufffd", text)[:10_000] in shown
