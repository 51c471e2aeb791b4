"""
Claims written down by a small grammar are read back as the claims that they were written from.

The family is one of ferries, in words of its own: what holds here owes nothing to the words of the
family that comes with the program. A print may stay unlinked only where the grammar says that its
words leave it open; a wrong link is never right. A line of ``NOT_YET`` names a form, or several
that are not read where they meet.
"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.recognition.ferries import family_in, figures_of
from tests.recognition.grammar import PRODUCTIONS, Claim, Said, iso, texts
from validate.family.model import Family
from validate.model import Figure

NOT_YET = (
    "against: than the nation's & unit: days",
    "miss: who they are",
)


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    """The family of ferries."""
    return family_in(tmp_path_factory.mktemp("families"))


def as_claim(figure: Figure) -> Claim:
    """A figure as a claim."""
    assert figure.value is not None
    return Claim(
        measure=figure.measure,
        subject=figure.subject,
        value=figure.value,
        unit=figure.unit,
        period=iso(figure.period),
        base=iso(figure.base_period),
        qualifier=figure.qualifier or "",
    )


def objections(said: Said, found: tuple[Figure, ...]) -> list[str]:
    """What is wrong with the figures: a wrong link, a claim that was lost, a print too many."""
    wrong: list[str] = []
    open_ = list(said.claims)
    for figure in found:
        claim = as_claim(figure)
        mate = next((one for one in open_ if replace(one, sure=True) == claim), None)
        loose = next((one for one in open_ if abs(one.value) == abs(claim.value)), None)
        if claim.measure and mate is None:
            wrong.append(f"linked wrongly: {claim}")
        elif not claim.measure and loose is None:
            wrong.append(f"a figure that nobody stated: {claim}")
        elif not claim.measure and loose is not None and loose.sure:
            wrong.append(f"not linked: {claim} {figure.evidence}")
        mate = mate or loose
        if mate is not None:
            open_.remove(mate)
    wrong.extend(f"lost: {one}" for one in open_ if one.sure)
    return wrong


@pytest.mark.parametrize("name", [name for name in PRODUCTIONS if name not in NOT_YET])
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_claims_come_back(name: str, family: Family, data: st.DataObject) -> None:
    """Every claim is read as it was written, and nothing is read that was not written."""
    said = data.draw(texts(name, NOT_YET))

    assert objections(said, figures_of(said.text, family)) == [], said.text


def test_the_judge_sees_what_is_wrong(family: Family) -> None:
    """A claim of another measure, subject, sign, period or qualifier is a wrong link."""
    text = "In Barra, complaints fell by about 3.1 percent in the year to 31 March 2018."
    found = figures_of(text, family)
    (figure,) = found
    right = as_claim(figure)

    assert right.measure == "complaints_change"
    assert objections(Said(text, (right,)), found) == []
    for wrong in (
        replace(right, measure="journeys_change"),
        replace(right, subject="Scotland"),
        replace(right, value=-right.value),
        replace(right, period=right.base),
        replace(right, base=""),
        replace(right, qualifier="more_than"),
    ):
        assert objections(Said(text, (wrong,)), found)
    assert objections(Said(text, (right, replace(right, subject="Scotland"))), found)
    assert objections(Said(text, ()), found)
