"""Names that are safe: of the page files, and of the anchors within a page."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from hashlib import sha256

INDEX = "index.html"
QA_LOG = "qa-log.html"
_PDF = ".pdf"

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST = 100
# So end the names of further pages.
_NUMBERED = re.compile(r"-\d+$")
# Windows keeps these for devices, whatever stands after the first full stop.
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def page_names(documents: Sequence[str]) -> tuple[str, ...]:
    """
    The page file of each document, in order: its name and ``.html``.

    A name that is not safe on every system is made so and told apart by a hash of the original;
    two that would meet (also where upper and lower case are one) are numbered.
    No name is that of the further page of another.
    """
    kept = [f"{one}_" if _NUMBERED.search(one) else one for one in documents]
    return _apart(kept, ".html", {INDEX, QA_LOG})


def copy_names(documents: Sequence[str]) -> tuple[str, ...]:
    """The file of each document's annotated copy, in order: its name, safe and apart as above."""
    stems = [one[: -len(_PDF)] if one.casefold().endswith(_PDF) else one for one in documents]
    return _apart(stems, _PDF, set())


def further_name(page: str, number: int) -> str:
    """``kent.pdf-2.html``: the second, third... page file of a document whose first is known."""
    return f"{page.removesuffix('.html')}-{number}.html"


def finding_anchor(verdict_id: str) -> str:
    """The anchor of a finding's card; the same on every page it stands on."""
    return f"finding-{_safe(verdict_id)}"


def cause_anchor(cause_id: str) -> str:
    """The anchor of findings that share a cause; the same on every page they stand on."""
    return f"cause-{_safe(cause_id)}"


def rule_anchor(rule_id: str) -> str:
    """The anchor of a rule's explanation on the index page."""
    return f"rule-{_safe(rule_id)}"


def _apart(names: Sequence[str], suffix: str, taken: AbstractSet[str]) -> tuple[str, ...]:
    """Safe names with a suffix, none of them twice or among those that are taken."""
    used, found = set(taken), list[str]()
    for one in names:
        name = candidate = _safe(one)
        number = 1
        while f"{candidate}{suffix}".casefold() in used:
            number += 1
            candidate = f"{name}_{number}"
        used.add(f"{candidate}{suffix}".casefold())
        found.append(f"{candidate}{suffix}")
    return tuple(found)


def _safe(name: str) -> str:
    cleaned = _UNSAFE.sub("-", name).strip(".-")[:_LONGEST].rstrip(".-")
    if cleaned and cleaned == name and not _DEVICES.match(name):
        return name
    digest = sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return (
        f"{cleaned}-{digest}" if cleaned and not _DEVICES.match(cleaned) else f"document-{digest}"
    )
