"""Followed literally, the tutorial does what it says, and ends with a report that is checked."""

import os
from collections.abc import Sequence
from pathlib import Path

from tests.command import Tieout
from tools.tutorial_page import PAGE, played


def test_the_tutorial_prints_what_it_says(tieout: Tieout, tmp_path: Path) -> None:
    """When it does not: python -m tools.tutorial_page, and read the difference."""

    def run(command: Sequence[str], folder: Path) -> str:
        before = Path.cwd()
        os.chdir(folder)
        try:
            return tieout(*command[1:]).out
        finally:
            os.chdir(before)

    page = PAGE.read_text(encoding="utf-8")
    assert played(page, tmp_path, run) == page
