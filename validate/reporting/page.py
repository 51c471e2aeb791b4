"""The skeleton that all pages share: one file each, nothing loaded, no script."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from validate.reporting.markup import NOTHING, Html, definitions, join, lines, link, tag, text
from validate.reporting.strings import say, say_html
from validate.reporting.tally import Headline, Tally, unproved
from validate.reporting.wording import listed, whole


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
<html lang="{text(say("page.language"))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{text(title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#main">{text(say("page.skip"))}</a>
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
        return say_html("page.not_proved_here", parts=join(linked, say("list.comma")))
    whole_list = link("#unproved", text(say("page.not_proved")))
    words = text(listed([part.words for part in parts]))
    return say_html("page.not_proved_there", link=whole_list, parts=words)


def counts(tally: Tally, *, documents: bool) -> Html:
    """The counts behind the verdict."""
    pairs = [
        (say("count.documents"), tally.documents if documents else None),
        (say("count.unreadable"), tally.unreadable or None),
        (say("count.figures"), tally.figures),
        (say("count.unlinked"), tally.unlinked or None),
        (say("count.comparisons"), tally.comparisons),
        (say("count.agreed"), tally.agreed),
        (say("count.rounded"), tally.rounded),
        (say("count.discrepancies"), tally.discrepancies),
        (say("count.questions"), tally.questions or None),
        (say("count.remarks"), tally.remarks or None),
        (say("count.waived"), tally.waived or None),
        (say("count.known"), tally.known or None),
        (say("count.failed_rules"), tally.failed_rules or None),
    ]
    return definitions(
        ((term, text(whole(number))) for term, number in pairs if number is not None), "counts"
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
            tag("span", text(f" {whole(section.count)}"), class_="tally")
            if section.count is not None
            else NOTHING,
        )
        for section in sections
    )
    return tag("nav", tag("ul", *entries), class_="contents", aria_label=say("page.contents"))


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
    return tag("nav", join(steps, " / "), class_="trail", aria_label=say("page.back"))
