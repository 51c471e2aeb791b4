import pytest

from validate.reporting.names import copy_names, finding_anchor, page_names


def test_plain_names_are_kept() -> None:
    assert page_names(["county-1.pdf", "county_2.txt"]) == (
        "county-1.pdf.html",
        "county_2.txt.html",
    )


@pytest.mark.parametrize(
    "name", ["../up.pdf", "a b.pdf", "<x>.pdf", "con.pdf", "Ä.pdf", "..", "", "a" * 300, "x#y?.pdf"]
)
def test_odd_names_become_safe(name: str) -> None:
    (page,) = page_names([name])
    assert page.isascii()
    assert set("/\\<>#?% ").isdisjoint(page)
    assert not page.startswith(".")
    assert len(page) < 130
    assert page.split(".")[0].lower() != "con"


def test_names_are_unique_where_case_does_not_count() -> None:
    names = page_names(["a.pdf", "A.pdf", "a.pdf", "a b", "a-b", "a_b", "index", "Index", "qa-log"])
    assert len({name.casefold() for name in names} | {"index.html", "qa-log.html"}) == 11


def test_copies_have_the_names_of_their_documents() -> None:
    """Safe on every system, apart where case does not count, and PDFs whatever they were called."""
    assert copy_names(["a.pdf", "b.PDF", "c"]) == ("a.pdf", "b.pdf", "c.pdf")
    odd = copy_names(["a.pdf", "A.pdf", "x/a.pdf", "../a.pdf", "con.pdf", ".pdf", "ä b.pdf"])
    assert len({name.casefold() for name in odd}) == 7
    for name in odd:
        assert name.endswith(".pdf")
        assert name.isascii()
        assert not name.startswith((".", "con."))
        assert set("/\\<>#?% ").isdisjoint(name)


def test_anchors_are_safe_and_tell_ids_apart() -> None:
    assert finding_anchor("ab12") == "finding-ab12"
    assert finding_anchor('"> <') != finding_anchor('"> >')
    assert " " not in finding_anchor("a b")
