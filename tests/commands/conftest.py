"""The command in this process, and a made-up report with numbers that no measure answers to."""

from pathlib import Path

import pytest

from tests.command import Tieout
from tests.commands.review import DAY, Desk
from tests.inprocess import KENT

GADGETS = """

How many gadgets does the force have?

Some 2,185 gadgets were counted in Kent, of which 62.5 percent were blue. The share of blue gadgets
fell by 7 percent. Of the gadgets in store, 88 were blue and 88 were green. See page 12.

The force spent £3.2 million on gadgets. Nearly all gadgets, 97 percent, were blue.
"""
TEXT = KENT + GADGETS
REPORT = "peel_effectiveness_2016/kent-police/2016"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """The report, in a folder of its own."""
    path = tmp_path / "reports" / "kent.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def desk(tieout: Tieout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A folder of one's own to work in, on the first of March."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(DAY))
    return Desk(tieout, tmp_path)


def line_of(words: str, text: str = TEXT) -> int:
    """The line on which some words stand."""
    (found,) = [number for number, line in enumerate(text.split("\n"), 1) if words in line]
    return found


def entry(**keys: object) -> str:
    """One correction as TOML; what is left out has a value that is right."""
    said = {"report": REPORT, "reason": "the table's title says so", **keys}
    lines = [
        f"{key} = {str(value).lower() if isinstance(value, bool | int) else repr_toml(str(value))}"
        for key, value in said.items()
        if value is not None
    ]
    return "\n".join(["[[correction]]", *lines, ""])


def repr_toml(text: str) -> str:
    """A text as TOML writes it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
