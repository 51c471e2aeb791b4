"""A family with a slip in it does not load: the error names file, key and nearest right name."""

import re
import shutil
from pathlib import Path

import pytest

import schemas
from schemas.terms import Severity
from validate.errors import FamilyError
from validate.family.find import families, known_families
from validate.family.load import check_rules, load_family

NAME = "peel_effectiveness_2016"
SHIPPED = Path(schemas.__file__).parent / NAME
RULES = frozenset({"parts-and-totals", "prints-of-one-fact", "national-figures"})


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped family, to be spoilt."""
    folder = tmp_path / NAME
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
    return folder


def spoil(folder: Path, file: str, before: str, after: str) -> None:
    """Replace the first occurrence of some words in one file."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text, f"{file} holds no {before!r}"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def refusal(folder: Path) -> FamilyError:
    with pytest.raises(FamilyError) as caught:
        check_rules(load_family(folder), RULES)
    return caught.value


# file, the words replaced, what replaces them, what the error names
SLIPS = {
    "key of a family": ("family.toml", "edition =", "editon =", "editon", "edition"),
    "table of a family": ("family.toml", "[signature]", "[signatur]", "signatur", "signature"),
    "key of a signature": ("family.toml", "phrases =", "phrase =", "signature.phrase", "phrases"),
    "key of an annex": ("family.toml", "headings =", "heading =", "annex.heading", "headings"),
    "list of subjects": ("terms.toml", "inspected =", "inspeced =", "inspeced", "inspected"),
    "key of own": ("terms.toml", "suffixes =", "sufixes =", "own.sufixes", "suffixes"),
    "list of others": ("terms.toml", "[[other]]", "[[others]]", "others", "other"),
    "key of national": (
        "terms.toml",
        'names = [\n    "all forces in',
        'nmes = [\n    "all forces in',
        "national[1].nmes",
        "names",
    ),
    "key of a measure": (
        "measures.toml",
        'title = "Calls',
        'titel = "Calls',
        "measure.calls_for_assistance_per_1000.titel",
        "title",
    ),
    "words of a field": (
        "measures.toml",
        "[field.anti_social_behaviour]\nwords",
        "[field.anti_social_behaviour]\nword",
        "field.anti_social_behaviour.word",
        "words",
    ),
    "field of a concept": (
        "measures.toml",
        'field = "outcomes"',
        'field = "outcome"',
        "concept.outcome_share.field",
        "outcomes",
    ),
    "complement": (
        "measures_investigation.toml",
        'complement = "calls_incorrectly_graded"',
        'complement = "calls_incorectly_graded"',
        "measure.calls_correctly_graded.complement",
        "calls_incorrectly_graded",
    ),
    "national subject": (
        "measures_prevention.toml",
        'national_subject = "all forces"',
        'national_subject = "all force"',
        "measure.ipsos_mori_survey_respondents.national_subject",
        "all forces",
    ),
    "unit": (
        "measures.toml",
        'unit = "per_1000_population"',
        'unit = "per_1000_populaton"',
        "measure.calls_for_assistance_per_1000.unit",
        "per_1000_population",
    ),
    "concept": (
        "measures.toml",
        'concept = "calls"',
        'concept = "cals"',
        "measure.calls_for_assistance_per_1000.concept",
        "calls",
    ),
    "facet": (
        "measures.toml",
        'facets = { topic = "domestic_abuse" }',
        'facets = { topc = "domestic_abuse" }',
        "facets",
        "topic",
    ),
    "value of a facet": (
        "measures.toml",
        'facets = { topic = "domestic_abuse" }',
        'facets = { topic = "domestic_abus" }',
        "facets",
        "domestic_abuse",
    ),
    "part": (
        "measures.toml",
        'parts = ["outcome_cautions_youths"',
        'parts = ["outcome_caution_youths"',
        "measure.outcome_out_of_court_formal.parts",
        "outcome_cautions_youths",
    ),
    "key of a concept": (
        "measures.toml",
        "weak_heads =",
        "weakheads =",
        "concept.recorded_crime.weakheads",
        "weak_heads",
    ),
    "top table of measures": (
        "measures.toml",
        "[facet.topic]",
        "[facets.topic]",
        "facets",
        "facet",
    ),
    "key of a table": (
        "tables.toml",
        "known_by =",
        "know_by =",
        "table.crime_rates.know_by",
        "known_by",
    ),
    "kind of a table": (
        "tables.toml",
        "[infographic.force_in_numbers]",
        "[infographics.force_in_numbers]",
        "infographics",
        "infographic",
    ),
    "measure of a row": (
        "tables.toml",
        'measure = "crime_rate_per_1000"',
        'measure = "crime_rates_per_1000"',
        "table.crime_rates.row[1].measure",
        "crime_rate_per_1000",
    ),
    "key of a row": (
        "tables.toml",
        'labels = ["Victim-based crime"]',
        'label = ["Victim-based crime"]',
        "table.crime_rates.row[2].label",
        "labels",
    ),
    "group of a row": (
        "tables.toml",
        'under = "outcome_evidential_victim_supports"',
        'under = "outcome_evidental_victim_supports"',
        "under",
        "outcome_evidential_victim_supports",
    ),
    "measure of a label": (
        "tables.toml",
        'measure = "ocg_per_million"',
        'measure = "ocgs_per_million"',
        "infographic.force_in_numbers.label[11].measure",
        "ocg_per_million",
    ),
    "rule": (
        "rules.toml",
        "[parts-and-totals]",
        "[part-and-totals]",
        "part-and-totals",
        "parts-and-totals",
    ),
    "key of a rule": (
        "rules.toml",
        "severity =",
        "severty =",
        "parts-and-totals.severty",
        "severity",
    ),
    "severity": ("rules.toml", '"error"', '"eror"', "parts-and-totals.severity", "error"),
    "key of an exclusion": ("exclude.toml", "reason =", "reasn =", "number[1].reasn", "reason"),
    "list of exclusions": (
        "exclude.toml",
        '[[number]]\nphrase = "Annex #"\nreason = "reference"\n',
        '[[numbr]]\nphrase = "Annex #"\nreason = "reference"\n',
        "numbr",
        "number",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_of_the_pen_is_named(slip: str, copy: Path) -> None:
    """A misspelt name is an error with its file, its key and the nearest right name."""
    file, before, after, key, nearest = SLIPS[slip]
    spoil(copy, file, before, after)
    error = refusal(copy)
    assert error.place == f"{NAME}/{file}"
    assert key in error.problem
    assert error.remedy == f"Did you mean {nearest!r}?", "one slip is one message"
    assert error.line is not None or slip == "rule", "and says its line"
    assert "\n" not in str(error)


# file, the words replaced, what replaces them, the key named
WRONG = {
    "title is a number": (
        "family.toml",
        'title = "PEEL: Police effectiveness 2016"',
        "title = 2016",
        "title",
    ),
    "edition is a number": ("family.toml", 'edition = "2016"', "edition = 2016", "edition"),
    "judgments are a text": ("family.toml", "judgments = [", 'judgments = "Good" # [', "judgments"),
    "signature is a text": (
        "family.toml",
        '[signature]\nphrases = ["PEEL: Police effectiveness 2016"]',
        "[annex2]",
        "annex2",
    ),
    "subject without a gap": ("family.toml", "of {subject}", "of a force", "signature.subject"),
    "unit is a number": (
        "measures.toml",
        'unit = "per_1000_population"',
        "unit = 1000",
        "measure.calls_for_assistance_per_1000.unit",
    ),
    "least is a text": (
        "measures.toml",
        "least = 0",
        'least = "0"',
        "measure.calls_for_assistance_per_1000.least",
    ),
    "most is true": (
        "measures.toml",
        "most = 2000",
        "most = true",
        "measure.calls_for_assistance_per_1000.most",
    ),
    "changes is a text": (
        "measures.toml",
        "changes = true",
        'changes = "yes"',
        "measure.recorded_crime_change_1y.changes",
    ),
    "decimals are texts": (
        "measures.toml",
        "decimals = [0, 1]",
        'decimals = ["0"]',
        "measure.outcome_charged.decimals",
    ),
    "decimals are true": (
        "measures.toml",
        "decimals = [0, 1]",
        "decimals = [true]",
        "measure.outcome_charged.decimals",
    ),
    "parts are a text": (
        "measures.toml",
        'parts = ["outcome_cautions_youths", ',
        'parts = "outcome_cautions_youths" # [',
        "measure.outcome_out_of_court_formal.parts",
    ),
    "facets are a text": (
        "measures.toml",
        'facets = { topic = "domestic_abuse" }',
        'facets = "domestic_abuse"',
        "measure.domestic_abuse_calls_per_1000.facets",
    ),
    "value of a facet is a list": (
        "measures.toml",
        'facets = { topic = "domestic_abuse" }',
        'facets = { topic = ["domestic_abuse"] }',
        "measure.domestic_abuse_calls_per_1000.facets.topic",
    ),
    "title is missing": (
        "measures.toml",
        'title = "Calls for assistance per 1,000 population"',
        "",
        "measure.calls_for_assistance_per_1000.title",
    ),
    "heads hold an empty phrase": (
        "measures.toml",
        'heads = ["calls for assistance"',
        'heads = [""',
        "concept.calls.heads",
    ),
    "two measures at one point": (
        "measures.toml",
        'facets = { topic = "domestic_abuse" }',
        "",
        "measure.domestic_abuse_calls_per_1000",
    ),
    "labels are a text": (
        "tables.toml",
        'labels = ["Victim-based crime"]',
        'labels = "Victim-based crime"',
        "table.crime_rates.row[2].labels",
    ),
    "labels are empty": (
        "tables.toml",
        'labels = ["Victim-based crime"]',
        "labels = []",
        "table.crime_rates.row[2].labels",
    ),
    "required is a number": (
        "tables.toml",
        'measure = "crime_rate_per_1000"\n',
        'measure = "crime_rate_per_1000"\nrequired = 1\n',
        "table.crime_rates.row[1].required",
    ),
    "row without a measure": (
        "tables.toml",
        'measure = "crime_rate_per_1000"\n',
        "",
        "table.crime_rates.row[1].measure",
    ),
    "rule is a text": (
        "rules.toml",
        '[parts-and-totals]\nseverity = "error"',
        'parts-and-totals = "error"',
        "parts-and-totals",
    ),
    "enabled is a text": (
        "rules.toml",
        'severity = "error"',
        'enabled = "yes"',
        "parts-and-totals.enabled",
    ),
    "severity is a number": (
        "rules.toml",
        'severity = "error"',
        "severity = 1",
        "parts-and-totals.severity",
    ),
    "exclusion without a number": ("exclude.toml", '"Annex #"', '"Annex"', "number[1].phrase"),
    "exclusion of every number": ("exclude.toml", '"Annex #"', '"#"', "number[1].phrase"),
    "national is a table": ("terms.toml", "[[national]]", "[national]", "national"),
    "inspected holds a number": ("terms.toml", '"Kent Police"', "7", "inspected"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_value_is_named(case: str, copy: Path) -> None:
    """A value of the wrong type, a missing one and a senseless one are errors with file and key."""
    file, before, after, key = WRONG[case]
    spoil(copy, file, before, after)
    error = refusal(copy)
    assert error.place == f"{NAME}/{file}"
    assert error.problem.startswith(f"{key}") or f"{key}:" in error.problem
    assert "\n" not in str(error)


@pytest.mark.parametrize("file", ["family.toml", "measures.toml", "terms.toml"])
def test_a_missing_file_is_named(file: str, copy: Path) -> None:
    """A file that a family cannot do without is named, and what to do."""
    (copy / file).unlink()
    assert str(refusal(copy)) == f"{NAME}/{file}: is missing. A family needs a {file}."


@pytest.mark.parametrize("file", ["tables.toml", "rules.toml", "exclude.toml"])
def test_some_files_may_be_absent(file: str, copy: Path) -> None:
    """Tables, rule settings and exclusions are optional."""
    (copy / file).unlink()
    assert load_family(copy).name == NAME


@pytest.mark.parametrize("file", sorted(path.name for path in SHIPPED.glob("*.toml")))
@pytest.mark.parametrize("content", [b"title = \n", b"[a]\n[a]\n", b"\xff\xfe\x00t\x00"])
def test_bad_toml_is_named(file: str, content: bytes, copy: Path) -> None:
    """A file that is no TOML is named, with what the parser says of the line."""
    (copy / file).write_bytes(content)
    error = refusal(copy)
    assert error.place == f"{NAME}/{file}"
    assert "is not valid TOML" in error.problem


def test_an_empty_family_file_says_what_it_needs(copy: Path) -> None:
    """An empty file is valid TOML; a key that it must have is named, and what to do."""
    (copy / "family.toml").write_text("", encoding="utf-8")
    error = refusal(copy)
    assert error.place == f"{NAME}/family.toml"
    assert re.match(r"[a-z.]+: is (missing|empty)", error.problem)


def test_a_family_without_measures_is_refused(copy: Path) -> None:
    """A family that measures nothing can check nothing."""
    for path in copy.glob("measures_*.toml"):
        path.unlink()
    (copy / "measures.toml").write_text("[concept.calls]\nheads = ['calls']\n", encoding="utf-8")
    assert "declares no measure" in str(refusal(copy))


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    """A family folder that does not exist is an error, no traceback."""
    assert refusal(tmp_path / "nowhere").place == "nowhere/family.toml"


@pytest.mark.parametrize(
    ("slip", "nearest"),
    [("peel_effectivness_2016", NAME), ("PEEL_effectiveness_2016", NAME), ("unheard of", None)],
)
def test_an_unknown_family_is_named(slip: str, nearest: str | None) -> None:
    """An unknown name comes back with the nearest right one, or with those that are known."""
    with pytest.raises(FamilyError) as caught:
        families(slip)
    assert slip in str(caught.value)
    known = f"Known: {', '.join(known_families())}."
    assert caught.value.remedy == (f"Did you mean {nearest!r}?" if nearest else known)


def test_the_shipped_family_loads() -> None:
    """The family that comes with the program is whole: its parts, tables and rules are there."""
    assert NAME in known_families()
    family = load_family(SHIPPED)
    check_rules(family, RULES)
    assert family.national is not None
    assert family.national.name == "England and Wales"
    assert len([one for one in family.subjects if one.inspected]) == 43
    assert {form.name for form in family.tables} == {
        "crime_rates",
        "outcomes",
        "domestic_abuse_outcomes",
    }
    assert [len(form.rows) for form in family.tables] == [5, 21, 6]
    assert [len(form.labels) for form in family.infographics] == [12]
    assert family.measures["outcome_total"].must_be == 100
    assert len(family.measures["outcome_total_assigned"].parts) == 10
    assert {setting.severity for setting in family.rules.values()} == {Severity.ERROR}


def test_every_measure_of_the_shipped_family_can_be_told_apart() -> None:
    """No two measures stand at one point, and no title is used twice."""
    measures = load_family(SHIPPED).measures.values()
    assert len({one.title for one in measures}) == len(measures)


@pytest.mark.parametrize(
    ("file", "before", "after", "key"),
    [
        (
            "measures.toml",
            'parts = ["outcome_cautions_youths", ',
            'parts = ["outcome_out_of_court_formal", ',
            "parts",
        ),
        (
            "measures.toml",
            'parts = ["outcome_cautions_youths", ',
            'parts = ["outcome_total", ',
            "parts",
        ),
        (
            "measures.toml",
            'parts = ["outcome_cautions_youths", ',
            'parts = ["outcome_cautions_youths", "outcome_cautions_youths", ',
            "parts",
        ),
        ("measures.toml", "least = 0\nmost = 2000", "least = 2000\nmost = 0", "least"),
        (
            "tables.toml",
            'labels = ["Sexual offences"]',
            'labels = ["Victim-based crime"]',
            "labels",
        ),
    ],
    ids=["own part", "parts in a ring", "part twice", "least above most", "label twice"],
)
def test_a_senseless_declaration_is_refused(
    file: str, before: str, after: str, key: str, copy: Path
) -> None:
    """What no report can meet is an error of the family, not a finding about every report."""
    spoil(copy, file, before, after)
    error = refusal(copy)
    assert error.place == f"{NAME}/{file}"
    assert key in error.problem
