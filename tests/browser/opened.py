"""A page as opened in the browser, and what a test asks of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

DESK = (1280, 900)
PHONE = (360, 740)
# A window of 1280 pixels zoomed to 400 percent (WCAG 1.4.10).
ZOOMED = (320, 640)
# A4 without the margins that the style sheet asks for, at 96 pixels to the inch.
PAPER = (672, 987)

PROBES = Path(__file__).with_name("probes.js").read_text("utf-8")


@dataclass(slots=True)
class Watched:
    """What a page did while it was open, besides showing itself."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Written:
    """The pages that one kind of report came to."""

    kind: str
    folder: Path
    browser: Browser

    @property
    def pages(self) -> Sequence[Path]:
        """All pages, whatever their names."""
        return sorted(self.folder.rglob("*.html"))

    @contextmanager
    def opened(self, path: Path, **more: Any) -> Iterator[tuple[Page, Watched]]:
        """A page, in a context of its own that can reach no other machine."""
        width, height = more.pop("size", DESK)
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, offline=True, **more
        )
        watched = Watched()
        page = context.new_page()
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("requestfailed", lambda request: watched.complaints.append(request.url))
        page.on("console", lambda message: watched.complaints.append(message.text))
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on("dialog", lambda dialog: watched.complaints.append(dialog.message))
        try:
            page.goto(path.as_uri(), wait_until="load")
            page.evaluate(PROBES)
            yield page, watched
        finally:
            context.close()


def resize(page: Page, size: tuple[int, int]) -> None:
    """Give the page another window."""
    page.set_viewport_size({"width": size[0], "height": size[1]})


def unfold(page: Page, *, open_: bool = True) -> None:
    """Open or close everything that can be."""
    page.evaluate("open => probes.unfold(open)", open_)
