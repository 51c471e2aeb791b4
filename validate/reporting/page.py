"""The skeleton that all pages share: one file each, nothing loaded, no script."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from validate.reporting.markup import NOTHING, Html, definitions, join, lines, link, tag, text
from validate.reporting.tally import Headline, Tally, unproved
from validate.reporting.wording import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page under a heading; ``count`` is shown in the contents."""

    id: str
    title: str
    body: Html
    count: int | None = None


def page(title: str, header: Html, sections: Sequence[Section], *, trail: Html = NOTHING) -> Html:
    """A whole page. ``trail`` leads back to the index, ``header`` holds the only ``h1``."""
    style = _style()
    # The one style sheet is allowed by its hash: text of a report that became markup by mistake
    # could neither load, run nor restyle anything.
    policy = (
        "default-src 'none'; img-src data:; "
        f"style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    )
    return Html(
        f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{text(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<div class="frame">
{lines(trail, tag("main", lines(header, _contents(sections), *map(_section, sections)), id="main"))}
</div>
</body>
</html>
"""
    )


def verdict_panel(verdict: Headline, not_proved: Html = NOTHING) -> Html:
    """The verdict, which is the first thing to read, and beside it what it does not cover."""
    return tag(
        "div",
        tag("p", text(verdict.state), class_="badge"),
        tag("p", text(verdict.lead), class_="lead"),
        tag("p", text(verdict.rest), class_="rest") if verdict.rest else NOTHING,
        tag("p", not_proved, class_="rest") if not_proved else NOTHING,
        class_=f"verdict {verdict.tone}",
    )


def not_proved(tally: Tally, *, of_one: bool) -> Html:
    """What could not be proved, in one line: each count leads to its list, or all to one table."""
    parts = [part for part in unproved(tally) if part.count]
    if not parts:
        return NOTHING
    if of_one:
        linked = [link(f"#{part.id}", text(part.words)) for part in parts]
        return join([text("Not proved: "), join(linked, ", "), text(".")])
    words = text(f": {listed([part.words for part in parts])}.")
    return join([link("#unproved", text("Not proved")), words])


def counts(tally: Tally, *, documents: bool) -> Html:
    """The counts behind the verdict."""
    pairs = [
        ("Documents", tally.documents if documents else None),
        ("Inputs not read", tally.unreadable or None),
        ("Figures linked", tally.figures),
        ("Figures not linked", tally.unlinked or None),
        ("Comparisons", tally.comparisons),
        ("Agreed", tally.agreed),
        ("Of these, only through rounding", tally.rounded),
        ("Discrepancies", tally.discrepancies),
        ("Questions", tally.questions or None),
        ("Remarks", tally.remarks or None),
        ("Rules failed", tally.failed_rules or None),
    ]
    return definitions(
        ((term, text(f"{number:,}")) for term, number in pairs if number is not None), "counts"
    )


def paragraphs(words: str) -> Html:
    """Text of several paragraphs, parted by empty lines; an indented one keeps its lines."""
    blocks = [block for block in words.strip("\n").split("\n\n") if block.strip()]
    return lines(*(_paragraph(block) for block in blocks))


def note(words: str) -> Html:
    """A sentence where a section has nothing else to show."""
    return tag("p", text(words), class_="empty")


def _paragraph(block: str) -> Html:
    if all(line.startswith((" ", "\t")) for line in block.splitlines()):
        return tag("pre", text(block))
    # Explanations are docstrings: what stands between double backticks is code.
    pieces = " ".join(block.split()).split("``")
    return tag(
        "p",
        *(tag("code", text(p)) if number % 2 else text(p) for number, p in enumerate(pieces)),
    )


def _contents(sections: Iterable[Section]) -> Html:
    entries = (
        tag(
            "li",
            link(f"#{section.id}", text(section.title)),
            tag("span", text(f" {section.count:,}"), class_="tally")
            if section.count is not None
            else NOTHING,
        )
        for section in sections
    )
    return tag("nav", tag("ul", *entries), class_="contents", aria_label="On this page")


def _section(section: Section) -> Html:
    heading = tag("h2", text(section.title), id=f"{section.id}-title")
    body = lines(heading, section.body)
    return tag("section", body, id=section.id, aria_labelledby=f"{section.id}-title")


@cache
def _style() -> Html:
    """The style sheet that lies beside this module."""
    return Html(files(__package__).joinpath("style.css").read_text("utf-8").replace("\r\n", "\n"))


def _digest(style: str) -> str:
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode('ascii')}"


def breadcrumb(*steps: Html) -> Html:
    """The way back to the pages above."""
    return tag("nav", join(steps, " / "), class_="trail", aria_label="Way back")
