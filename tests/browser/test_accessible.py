"""What axe finds on any page: nothing, in light and dark, wide and narrow, folded and open."""

from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page

from .opened import DESK, PHONE, Written, resize, unfold

pytestmark = pytest.mark.browser

# Each pair of scheme, width and folding occurs; long pages are tried in the first two states.
STATES = (
    ("light", DESK, True),
    ("dark", PHONE, True),
    ("dark", DESK, False),
    ("light", PHONE, False),
)
LONG = 60_000  # bytes
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def found(page: Page) -> list[str]:
    """What breaks a rule of axe, and what axe cannot decide: somebody would have to look."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    result: Any = page.evaluate("options => axe.run(document, options)", OPTIONS)
    assert "target-size" in {rule["id"] for rule in _all(result)}
    assert {"color-contrast", "document-title"} <= {rule["id"] for rule in result["passes"]}
    undecided = [{**rule, "nodes": _open(page, rule)} for rule in result["incomplete"]]
    return [
        f"{rule['id']} ({len(rule['nodes'])}): {rule['nodes'][0]['html'][:200]}"
        for rule in (*result["violations"], *undecided)
        if rule["nodes"]
    ]


def _open(page: Page, rule: dict[str, Any]) -> list[dict[str, Any]]:
    """
    The places that axe leaves open and a person would have to look at.

    A single digit it takes for no text, and a column that is scrolled out of its region for hidden.
    """
    keys = {"shortTextContent": "*", "elmPartiallyObscured": ".matrix *"}
    keys["elmPartiallyObscuring"] = keys["bgOverlap"] = ".matrix *"
    is_in = "([at, within]) => document.querySelector(at)?.matches(within) ?? false"
    left = []
    for node in rule["nodes"]:
        known = [keys.get((one["data"] or {}).get("messageKey", "")) for one in node["any"]]
        if not any(one and page.evaluate(is_in, [node["target"][0], one]) for one in known):
            left.append(node)
    return left


def _all(result: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [
        rule
        for kind in ("passes", "violations", "incomplete", "inapplicable")
        for rule in result[kind]
    ]


def test_axe_finds_nothing(written: Written) -> None:
    """Of a long page the rows and cards that only repeat the others are left out."""
    problems = []
    for path in written.pages:
        with written.opened(path) as (page, _):
            long = path.stat().st_size > LONG
            if long:
                page.evaluate("probes.shorten()")
            for scheme, size, open_ in STATES[: 2 if long else None]:
                page.emulate_media(color_scheme=scheme)
                resize(page, size)
                unfold(page, open_=open_)
                state = f"{path.name} {scheme} {size[0]} {'open' if open_ else 'folded'}"
                problems += [f"{state}: {problem}" for problem in found(page)]
    assert problems == []
