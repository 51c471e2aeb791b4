"""One browser for all tests of this folder, and the pages of each kind, written once."""

import os
import shutil
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from .kinds import KINDS
from .opened import Written

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window; none is ever downloaded."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    # Root has no sandbox.
    root = sys.platform != "win32" and os.geteuid() == 0
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"] if root else []
        )
        yield opened
        opened.close()


@pytest.fixture(scope="package", params=KINDS)
def written(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Written:
    """The pages of one kind of report."""
    folder = KINDS[request.param](tmp_path_factory.mktemp(request.param))
    return Written(kind=request.param, folder=folder, browser=browser)
