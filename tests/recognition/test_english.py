"""The English of the engine is everybody's: a family's own words stand in its folder."""

import pytest

from tests.inprocess import shipped_families
from validate.family.model import Family
from validate.recognition.english import ANAPHORS, FUNCTION_WORDS, RESTRICTORS


@pytest.mark.parametrize(
    "family",
    [one for one in shipped_families() if not one.fallback],
    ids=lambda family: family.name,
)
def test_no_word_of_a_family_stands_in_the_engine(family: Family) -> None:
    """Neither the nation's name nor the nouns for what a report is about are words of grammar."""
    nation = family.national.name.lower().split() if family.national else ()
    own = {*nation, *family.own_nouns} - FUNCTION_WORDS

    assert own
    assert own & (ANAPHORS | RESTRICTORS) == set()
