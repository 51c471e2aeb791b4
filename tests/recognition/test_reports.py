"""Labelled reports by other hands: what is found, linked and dated, and how much is right."""

import pytest

from tests.recognition.reports import HELD_OUT, REPORTS, score_of


@pytest.mark.parametrize("name", REPORTS)
def test_hardly_a_figure_is_overlooked(name: str) -> None:
    """Nearly all labelled figures stand among the figures, with few that are none."""
    score = score_of(name)

    assert score.share("found", "labels") >= 0.93, str(score)
    assert score.share("spurious", "extracted") <= (0.09 if name in HELD_OUT else 0.07), str(score)


@pytest.mark.parametrize("name", REPORTS)
def test_a_link_is_nearly_always_right(name: str) -> None:
    """Of the figures with a measure few are labelled otherwise; unit and period are right too."""
    score = score_of(name)

    assert score.share("right", "claimed") >= (0.8 if name in HELD_OUT else 0.94), str(score)
    assert score.share("typed", "linked") >= 0.97, str(score)
    assert score.share("dated", "dates") >= 0.75, str(score)


@pytest.mark.parametrize("name", REPORTS)
def test_most_of_what_is_declared_is_linked(name: str) -> None:
    """Of the figures of declared measures most are linked, in whatever words."""
    score = score_of(name)

    assert score.share("linked", "known") >= (0.56 if name in HELD_OUT else 0.84), str(score)


def test_reports_that_nobody_read_are_linked_as_well() -> None:
    """Of what is declared in the reports held out three in four are linked, nearly all rightly."""
    scores = [score_of(name) for name in sorted(HELD_OUT)]

    def share(part: str, whole: str) -> float:
        return sum(getattr(one, part) for one in scores) / sum(
            getattr(one, whole) for one in scores
        )

    assert share("linked", "known") >= 0.75
    assert share("right", "claimed") >= 0.93
    assert share("dated", "dates") >= 0.89
    assert share("found", "labels") >= 0.97
