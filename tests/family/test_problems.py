"""All that is wrong with a family is said at once: each slip once, with its line."""

from pathlib import Path

import pytest

from tests.family.example import NAME, added, changed, line_of, written
from validate.errors import FamilyError
from validate.family.load import inspect_family, load_family

RULES = frozenset({"parts-and-totals", "prints-of-one-fact"})


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return written(tmp_path)


def problems(home: Path) -> list[str]:
    """What is wrong, in order of place."""
    return sorted(str(one) for one in inspect_family(home, RULES).problems)


def warnings(home: Path) -> list[str]:
    return [str(one) for one in inspect_family(home, RULES).warnings]


def test_the_example_is_sound(home: Path) -> None:
    assert problems(home) == []
    assert warnings(home) == []
    assert load_family(home).name == NAME


def test_slips_in_several_files_are_all_said_with_their_lines(home: Path) -> None:
    changed(home, "family.toml", "edition =", "editon =")
    changed(home, "measures.toml", 'title = "Visits"', 'titel = "Visits"')
    changed(home, "tables.toml", 'labels = ["Adults"]', 'label = ["Adults"]')
    changed(home, "terms.toml", 'parts = ["North", "South"]', 'parts = ["North", "Suoth"]')
    added(home, "rules.toml", "[parts-and-total]\nenabled = false")
    wrong = {
        "family.toml": ("editon =", "Did you mean 'edition'?"),
        "measures.toml": ("titel =", "Did you mean 'title'?"),
        "rules.toml": ("[parts-and-total]", "Did you mean 'parts-and-totals'?"),
        "tables.toml": ("label = [", "Did you mean 'labels'?"),
        "terms.toml": ("parts = [", "Did you mean 'South'?"),
    }
    found = problems(home)
    assert len(found) == len(wrong)
    for (file, (words, remedy)), said in zip(wrong.items(), found, strict=True):
        assert said.startswith(f"{NAME}/{file}:{line_of(home, file, words)}: ")
        assert said.endswith(remedy)


def test_loading_raises_the_first_and_says_how_many_more(home: Path) -> None:
    changed(home, "family.toml", "edition =", "editon =")
    changed(home, "tables.toml", 'labels = ["Adults"]', 'label = ["Adults"]')
    added(home, "measures.toml", "[concept.x]\nhead = []")
    with pytest.raises(FamilyError) as caught:
        load_family(home)
    assert "Did you mean 'edition'? And 2 more: tieout family check " in str(caught.value)
    assert str(home) in str(caught.value)


@pytest.mark.parametrize("file", ["measures.toml", "terms.toml", "tables.toml", "family.toml"])
def test_a_file_that_is_no_toml_hides_nothing_and_is_one_problem(file: str, home: Path) -> None:
    other = "exclude.toml"
    added(home, other, "[[numbr]]")
    (home / file).write_text('a = 1\nb = "\n', encoding="utf-8")
    found = problems(home)
    assert len(found) == 2, found
    assert found[0].startswith(f"{NAME}/{other}:2: numbr: unknown key")
    assert found[1].startswith(f"{NAME}/{file}:2: is not valid TOML")


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("measures.toml", "[concept.visits]", "[concpt.visits]"),
        ("measures.toml", "[facet.reader]", "[facets.reader]"),
        ("measures.toml", "[measure.visits]", "[measures.visits]"),
        ("measures.toml", 'measure."{reader}_visits"', 'measure."{readr}_visits"'),
        ("measures.toml", 'parts = ["{reader}_visits"]', 'parts = ["all_visits"]'),
        ("terms.toml", "areas = [", "aeras = ["),
        ("terms.toml", "[[national]]", "[[nation]]"),
    ],
)
def test_what_follows_from_a_slip_is_not_said(
    file: str, before: str, after: str, home: Path
) -> None:
    changed(home, file, before, after)
    assert len(problems(home)) == 1


def test_a_slip_in_a_template_is_said_once(home: Path) -> None:
    added(home, "measures.toml", '[measure."{reader}_x"]\nconcept = "visit"\nunit = "weks"')
    found = [str(one) for one in inspect_family(home).problems]
    assert [said.split(": ")[1] for said in found] == [
        f"measure.{{reader}}_x.{key}" for key in ("title", "unit", "concept")
    ]


def test_two_slips_in_one_list_are_two_problems(home: Path) -> None:
    changed(home, "measures.toml", 'parts = ["{reader}_visits"]', 'parts = ["one", "two"]')
    assert len(problems(home)) == 2


@pytest.mark.parametrize("phrase", ["fair*ness", "u.k.|britain", "a & " + "w " * 15])
def test_a_phrase_that_can_never_match_is_a_problem(phrase: str, home: Path) -> None:
    added(home, "measures.toml", f"[concept.other]\nheads = ['{phrase}']")
    (said,) = problems(home)
    assert "concept.other.heads" in said
    assert "can never match" in said


@pytest.mark.parametrize(
    "name", ["St. Helens", "Bristol, City of", "Over 1,000 (all)", "Ely & Soham"]
)
def test_a_name_with_signs_in_it_is_a_phrase(name: str, home: Path) -> None:
    changed(home, "terms.toml", 'areas = ["North"', f'areas = ["{name}", "North"')
    assert problems(home) == []


def test_a_title_of_two_tables_is_a_problem(home: Path) -> None:
    added(
        home,
        "tables.toml",
        '[table.again]\ntitle = "Again"\nknown_by = ["Visits & area"]\nmeasure = "visits"',
    )
    (said,) = problems(home)
    assert "'Visits & area' is also a title of the table 'visits_by_area'" in said


def test_what_no_word_leads_to_is_a_warning(home: Path) -> None:
    added(
        home,
        "measures.toml",
        '[concept.loans]\n[measure.loans]\ntitle = "Loans"\nconcept = "loans"\nunit = "count"',
    )
    changed(home, "measures.toml", 'adults = ["adult*"]', 'adults = ["adult*"]\nstaff = []')
    assert problems(home) == []
    first, second = warnings(home)
    assert "concept.loans: has neither heads nor weak heads" in first
    line = line_of(home, "measures.toml", "[concept.loans]")
    assert first.startswith(f"{NAME}/measures.toml:{line}: ")
    assert "facet.reader.staff: has no words" in second


def test_what_a_table_names_needs_no_word(home: Path) -> None:
    added(
        home,
        "measures.toml",
        '[concept.loans]\n[measure.loans]\ntitle = "Loans"\nconcept = "loans"\nunit = "count"',
    )
    added(
        home,
        "tables.toml",
        '[[table.visits_by_area.column]]\nmeasure = "loans"\nlabels = ["Loans"]',
    )
    assert warnings(home) == []


def test_a_file_made_to_hurt_is_refused_at_once(home: Path) -> None:
    (home / "tables.toml").write_text("x = [" + "1," * 1_500_000 + "]", encoding="utf-8")
    (home / "exclude.toml").write_text("a = " + "[" * 5000, encoding="utf-8")
    (home / "rules.toml").write_text("x = 1" + "0" * 5000, encoding="utf-8")
    found = problems(home)
    assert len(found) == 3
    assert "is larger than 2 MB" in found[-1]


def test_thousands_of_slips_are_not_all_said(home: Path) -> None:
    keys = "\n".join(f"[measure.m{number}]\nx = 1" for number in range(3000))
    (home / "measures_more.toml").write_text(keys, encoding="utf-8")
    assert 0 < len(problems(home)) <= 200
