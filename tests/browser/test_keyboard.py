"""The pages by keyboard alone: in order, visibly, and out again."""

import pytest

from .opened import DESK, PHONE, Written, resize, unfold

pytestmark = pytest.mark.browser

# Long pages have the same few kinds of stops over and over.
STEPS = 60


def test_the_first_stop_skips_to_the_content(written: Written) -> None:
    for path in written.pages:
        with written.opened(path) as (page, _):
            page.evaluate("window.known = probes.stops()")
            page.keyboard.press("Tab")
            first = page.evaluate("probes.focus(known)")
            assert first["at"] == 0
            assert first["seen"]
            assert first["inside"], "the skip link is shown when it has the focus"
            assert page.evaluate("known[0].hash") == "#main"
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            assert page.evaluate(
                "document.getElementById('main').contains(document.activeElement)"
            ), path.name


def test_tab_follows_the_page_and_is_seen(written: Written) -> None:
    """Every stop in its order, each with an outline and in sight; and the last one lets go."""
    for path in written.pages:
        with written.opened(path) as (page, _):
            unfold(page)
            page.evaluate("window.known = probes.stops()")
            count = page.evaluate("known.length")
            for number in range(min(count, STEPS)):
                page.keyboard.press("Tab")
                stop = page.evaluate("probes.focus(known)")
                assert stop["at"] == number, (path.name, stop, number)
                assert stop["seen"], (path.name, stop)
                assert stop["inside"], (path.name, stop)
            page.evaluate("known.at(-1).focus()")
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement === known.at(-1)") is False, path.name


def test_what_scrolls_can_be_scrolled_by_keyboard(written: Written) -> None:
    for path in written.pages:
        with written.opened(path) as (page, _):
            unfold(page)
            for size in (DESK, PHONE):
                resize(page, size)
                assert page.evaluate("probes.unreachable()") == [], path.name
