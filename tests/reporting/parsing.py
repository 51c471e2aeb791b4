"""A written page as a test asks of it: ids, links, headings, text, and the tags that occur."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"meta", "br", "link", "img", "input"}


@dataclass
class Page:
    """What stands in one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)
    words: str = ""

    @property
    def text(self) -> str:
        """The text, one space between words."""
        return " ".join(self.words.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.hidden = 0
        self.label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page = self.page
        page.tags.append(tag)
        if tag not in _VOID:
            page.unclosed.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            page.headings.append(int(tag[1]))
        self.hidden += tag == "style"
        if tag in {"td", "th"}:
            self.label = dict(attrs).get("data-label") or ""
        for name, value in attrs:
            page.attributes.append((name, value or ""))
            if name == "id":
                page.ids.append(value or "")
            elif name == "href":
                page.links.append(value or "")
            elif name in {"src", "srcset", "data", "action"}:
                page.loads.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.page.unclosed.pop() == tag
        self.label = "" if tag == "td" else self.label
        self.hidden -= tag == "style"

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            # The style sheet puts the label of its column before a cell that is not empty.
            self.page.words += f" {self.label} {data}" if self.label else data
            self.label = ""


def read(path: Path) -> Page:
    """Parse one file; every element must be closed in its order."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    assert reader.page.unclosed == []
    return reader.page
