"""
HTML as a type of its own.

Text of a report is untrusted. It becomes :data:`Html` only through :func:`text`, which escapes it,
and every function of this package that builds a page takes ``Html`` and not ``str``: the type
checker finds the place where somebody forgot.
"""

import re
from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Text that is safe to stand in a page as it is."""

NOTHING = Html("")

# Control characters are not HTML, lone surrogates (odd file names) are not UTF-8, and the marks
# that turn the writing direction would let a document show one number and hold another.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)


# Most words need no change, and a page has tens of thousands of them.
_NEEDS_CARE = re.compile(f"[&<>\"']|{_UNPRINTABLE.pattern}")


def text(value: str) -> Html:
    """Escape text of any origin, for content and for attribute values alike."""
    if _NEEDS_CARE.search(value) is None:
        return Html(value)
    return Html(escape(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)))


def tag(name: str, *children: Html, **attributes: str | None) -> Html:
    """
    An element. Attribute values are escaped; None leaves the attribute out.

    ``class_`` stands for ``class``, and ``aria_label`` for ``aria-label``.
    """
    pairs = (
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{''.join(pairs)}>{''.join(children)}</{name}>")


def image(png: str, alternative: str, class_: str) -> Html:
    """A PNG file, given in base64, within the page; it has no end tag."""
    source = f"data:image/png;base64,{png}"
    opened = tag("img", src=source, alt=alternative, class_=class_)
    return Html(opened.removesuffix("</img>"))


def join(parts: Iterable[Html], separator: str = "") -> Html:
    """Pieces of HTML with an escaped separator between them."""
    return Html(text(separator).join(parts))


def lines(*parts: Html) -> Html:
    """Blocks of a page, one below the other; empty ones leave no line."""
    return Html("\n".join(part for part in parts if part))


def link(target: str, label: Html) -> Html:
    """A link to a page or an anchor of the report."""
    return tag("a", label, href=target)


def definitions(pairs: Iterable[tuple[str, Html]], class_: str) -> Html:
    """A definition list: a term and what stands for it."""
    rows = (
        tag("div", tag("dt", text(term)), tag("dd", description)) for term, description in pairs
    )
    return tag("dl", *rows, class_=class_)


def bullets(items: Iterable[Html], class_: str | None = None) -> Html:
    """An unordered list."""
    return tag("ul", *(tag("li", item) for item in items), class_=class_)
