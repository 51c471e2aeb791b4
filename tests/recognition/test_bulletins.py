"""The second family: what is found, linked and dated of its bulletins, and how much is right."""

import pytest

from tests.recognition.bulletins import (
    EDITIONS,
    WRITERS,
    Paragraph,
    linked_in,
    paragraphs,
    score_of,
)

PARAGRAPHS = tuple(paragraphs())


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_of_the_tables_is_linked(edition: str) -> None:
    """Every cell has its measure and subject."""
    score = score_of(edition, "table")

    assert score.share("found", "labels") == 1, str(score)
    assert score.share("linked", "known") == 1, str(score)
    assert score.share("right", "claimed") == 1, str(score)


@pytest.mark.parametrize("edition", EDITIONS)
def test_prose_is_linked_and_nearly_always_rightly(edition: str) -> None:
    """Of the declared figures of the prose most are linked; few links are wrong."""
    score = score_of(edition, "prose")

    assert score.share("found", "labels") >= 0.98, str(score)
    assert score.share("linked", "known") >= 0.95, str(score)
    assert score.share("right", "claimed") >= 0.98, str(score)
    assert score.share("dated", "dates") >= 0.95, str(score)


@pytest.mark.parametrize("writer", WRITERS)
def test_other_writers_are_rather_left_unlinked_than_linked_wrongly(writer: str) -> None:
    """Writers of any temper, one of them held out."""
    score = score_of(writer, "prose")

    assert score.share("linked", "known") >= 0.85, str(score)
    assert score.share("right", "claimed") >= 0.97, str(score)


@pytest.mark.parametrize("paragraph", PARAGRAPHS, ids=lambda one: one.text[:40])
def test_other_words_say_the_same(paragraph: Paragraph) -> None:
    """Each number is linked to its measure, subject and time; all others stay unlinked."""
    assert linked_in(paragraph) == paragraph.figures
