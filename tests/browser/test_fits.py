"""Nothing runs over the side and nothing is cut: narrow, zoomed, with larger and wider text."""

import pytest

from .opened import DESK, PHONE, ZOOMED, Written, resize, unfold

pytestmark = pytest.mark.browser


def test_a_page_fits_its_window(written: Written) -> None:
    for path in written.pages:
        with written.opened(path) as (page, _):
            for open_ in (True, False):
                unfold(page, open_=open_)
                for size in (DESK, PHONE, ZOOMED):
                    resize(page, size)
                    found = page.evaluate("probes.overflow()")
                    assert found == [], (path.name, size)


def test_text_of_twice_the_size_fits(written: Written) -> None:
    for path in written.pages:
        with written.opened(path) as (page, _):
            unfold(page)
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            for size in (DESK, (640, 900)):
                resize(page, size)
                assert page.evaluate("probes.overflow()") == [], (path.name, size)


def test_text_with_more_room_is_not_cut(written: Written) -> None:
    """As readers set it who need it: WCAG 2.2, criterion 1.4.12."""
    for path in written.pages:
        with written.opened(path) as (page, _):
            unfold(page)
            page.evaluate("probes.space(true)")
            for size in (DESK, PHONE):
                resize(page, size)
                assert page.evaluate("probes.overflow()") == [], (path.name, size)
