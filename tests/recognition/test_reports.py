"""Labelled reports by other hands: what is found, linked and dated, and how much is right."""

import pytest

from tests.recognition.reports import HELD_OUT, REPORTS, score_of


@pytest.mark.parametrize("name", REPORTS)
def test_hardly_a_figure_is_overlooked(name: str) -> None:
    """Nine in ten of all labelled figures stand among the figures, with few that are none."""
    score = score_of(name)

    assert score.share("found", "labels") >= 0.88, str(score)
    assert score.share("spurious", "extracted") <= (0.09 if name in HELD_OUT else 0.06), str(score)


@pytest.mark.parametrize("name", REPORTS)
def test_a_link_is_nearly_always_right(name: str) -> None:
    """Of the figures with a measure few are labelled otherwise; unit and period are right too."""
    score = score_of(name)

    assert score.share("right", "claimed") >= (0.86 if name in HELD_OUT else 0.94), str(score)
    assert score.share("typed", "linked") >= 0.97, str(score)
    assert score.share("dated", "dates") >= 0.75, str(score)


@pytest.mark.parametrize("name", REPORTS)
def test_most_of_what_is_declared_is_linked(name: str) -> None:
    """Of the figures of declared measures more than half are linked, in whatever words."""
    score = score_of(name)

    assert score.share("linked", "known") >= (0.55 if name in HELD_OUT else 0.6), str(score)
