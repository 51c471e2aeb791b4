"""The colours of the style sheet, by the formula of WCAG 2.2."""

import re
from importlib.resources import files

import pytest

CSS = files("validate.reporting").joinpath("style.css").read_text("utf-8")
PAIRS = [
    *((ink, paper) for ink in ("ink", "quiet", "link") for paper in ("paper", "panel")),
    ("mark-ink", "mark"),
    *((ink, f"{tone}-paper") for tone in ("bad", "ask", "good") for ink in (tone, "ink")),
    *((tone, "paper") for tone in ("bad", "ask", "good")),
]


def schemes() -> list[dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    bent = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(p * weight for p, weight in zip(bent, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("scheme", [0, 1, 2], ids=["light", "dark", "print"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_text_has_contrast(scheme: int, ink: str, paper: str) -> None:
    colours = schemes()[scheme]
    one, two = sorted((luminance(colours[ink]), luminance(colours[paper])), reverse=True)
    assert (one + 0.05) / (two + 0.05) >= 4.5


def test_nothing_is_fetched() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
