"""How measures hang together: each key loads to its record, and a slip in it is named."""

from fractions import Fraction
from pathlib import Path

import pytest

from schemas.terms import Rounding
from validate.errors import FamilyError
from validate.family.find import families
from validate.family.load import load_family
from validate.family.model import Family, GrowthOf, Measure, Precision, RatioOf

NAME = "library_loans"
MAIN = """
title = "Library loans"
edition = "2016"
[signature]
phrases = ["Library loans"]
"""
TERMS = """
inspected = ["Central Library"]
[precision]
about = 5
worded = 4.5
beyond = 17
"""
MEASURES = """
[concept.loans]
heads = ["loans"]
[concept.loans.facet.state]
late = ["late"]
on_time = ["on time"]
lost = ["lost"]
[concept.fines]
heads = ["fines"]

[measure.loans]
title = "Loans"
concept = "loans"
unit = "count"
rounding = "truncated"
rounded_to = 5

[measure.late]
title = "Late loans"
concept = "loans"
unit = "count"
facets = { state = "late" }
denominator = "loans"
complement = "on_time"
complete = false

[measure.on_time]
title = "Loans on time"
concept = "loans"
unit = "count"
facets = { state = "on_time" }
denominator = "loans"
complement = "late"

[measure.lost]
title = "Lost loans"
concept = "loans"
unit = "count"
facets = { state = "lost" }
not_above = ["late", "loans"]

[measure.late_share]
title = "Share of late loans"
concept = "loans"
unit = "percent"
facets = { state = "late" }
ratio = { numerator = "late", denominator = "loans" }
growth = { part = "late_change", whole = "loans_change" }

[measure.late_change]
title = "Change in late loans"
concept = "loans"
unit = "percent"
facets = { state = "late" }
changes = true
change_of = "late"

[measure.loans_change]
title = "Change in loans"
concept = "loans"
unit = "percent"
changes = true

[measure.fines]
title = "Fines"
concept = "fines"
unit = "gbp"
"""


def load(folder: Path, *, measures: str = MEASURES, terms: str = TERMS) -> Family:
    """A small family of these texts."""
    family = folder / NAME
    family.mkdir()
    for file, text in (("family", MAIN), ("terms", terms), ("measures", measures)):
        (family / f"{file}.toml").write_text(text, encoding="utf-8")
    return load_family(family)


@pytest.fixture
def measures(tmp_path: Path) -> dict[str, Measure]:
    """The measures of the small family."""
    return dict(load(tmp_path).measures)


def test_a_ratio_names_its_two_measures(measures: dict[str, Measure]) -> None:
    """A share is its numerator for each of its denominator; other measures are no ratio."""
    assert measures["late_share"].ratio == RatioOf(numerator="late", denominator="loans")
    assert measures["late"].ratio is None


def test_growth_names_two_changes(measures: dict[str, Measure]) -> None:
    """A share moves by the change of its part and that of its whole."""
    assert measures["late_share"].growth == GrowthOf(part="late_change", whole="loans_change")
    assert measures["late"].growth is None


def test_a_change_names_its_level(measures: dict[str, Measure]) -> None:
    """A change may say of which level it is the change, and need not."""
    assert measures["late_change"].change_of == "late"
    assert not measures["loans_change"].change_of


def test_a_part_names_its_wholes(measures: dict[str, Measure]) -> None:
    """A count may be part of several others; that of ``denominator`` is not repeated."""
    assert measures["lost"].not_above == ("late", "loans")
    assert measures["late"].not_above == ()


def test_rounding_is_to_the_nearest_unless_said(measures: dict[str, Measure]) -> None:
    """A family says where its reports cut digits off, or round to a step."""
    assert (measures["loans"].rounding, measures["loans"].rounded_to) == (Rounding.TRUNCATED, 5)
    assert (measures["late"].rounding, measures["late"].rounded_to) == (Rounding.NEAREST, None)


def test_a_rest_need_not_be_all(measures: dict[str, Measure]) -> None:
    """Between a measure and its complement something may be left: both are kept, and that too."""
    assert (measures["late"].complement, measures["late"].complete) == ("on_time", False)
    assert measures["on_time"].complete


def test_widths_of_words(tmp_path: Path) -> None:
    """How wide words make a print is a whole number or a fraction."""
    assert load(tmp_path).precision == Precision(
        about=Fraction(5), worded=Fraction(9, 2), beyond=Fraction(17)
    )


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", Precision()), ("[precision]\nabout = 5\n", Precision(about=Fraction(5)))],
    ids=["no table", "one key"],
)
def test_widths_may_be_left_unsaid(said: str, meant: Precision, tmp_path: Path) -> None:
    """A family that does not say how wide words are has none, of all or of some."""
    assert load(tmp_path, terms=f'inspected = ["Central Library"]\n{said}').precision == meant


# the words replaced, what replaces them, the key named, what is wrong, what to do
SLIPS = {
    "numerator": (
        'numerator = "late"',
        'numerator = "lates"',
        "measure.late_share.ratio",
        "no measure is named 'lates'",
        "Did you mean 'late'?",
    ),
    "denominator of a ratio": (
        'denominator = "loans" }',
        'denominator = "loan" }',
        "measure.late_share.ratio",
        "no measure is named 'loan'",
        "Did you mean 'loans'?",
    ),
    "key of a ratio": (
        "{ numerator =",
        "{ numerater =",
        "measure.late_share.ratio.numerater",
        "unknown key 'numerater'",
        "Did you mean 'numerator'?",
    ),
    "more keys of a ratio": (
        'denominator = "loans" }',
        'denominator = "loans", times = 100 }',
        "measure.late_share.ratio.times",
        "unknown key 'times'",
        "Known: denominator, numerator.",
    ),
    "ratio of itself": (
        'numerator = "late"',
        'numerator = "late_share"',
        "measure.late_share.ratio",
        "'late_share' is the measure itself",
        "Name another measure.",
    ),
    "ratio of one": (
        'numerator = "late"',
        'numerator = "loans"',
        "measure.late_share.ratio",
        "'loans' is named twice",
        "Name two measures.",
    ),
    "ratio of a change": (
        'numerator = "late"',
        'numerator = "late_change"',
        "measure.late_share.ratio",
        "'late_change' is a change",
        "Name the measure of its level.",
    ),
    "ratio on a change": (
        'change_of = "late"',
        'ratio = { numerator = "late", denominator = "loans" }',
        "measure.late_change.ratio",
        "the measure is a change",
        "Give it to the level instead.",
    ),
    "part of a growth": (
        'part = "late_change"',
        'part = "late_chang"',
        "measure.late_share.growth",
        "no measure is named 'late_chang'",
        "Did you mean 'late_change'?",
    ),
    "key of a growth": (
        "{ part =",
        "{ parts =",
        "measure.late_share.growth.parts",
        "unknown key 'parts'",
        "Did you mean 'part'?",
    ),
    "growth by a level": (
        'whole = "loans_change"',
        'whole = "loans"',
        "measure.late_share.growth",
        "'loans' is no change",
        "Name the measure of its percent change.",
    ),
    "level": (
        'change_of = "late"',
        'change_of = "latte"',
        "measure.late_change.change_of",
        "no measure is named 'latte'",
        "Did you mean 'late'?",
    ),
    "change of itself": (
        'change_of = "late"',
        'change_of = "late_change"',
        "measure.late_change.change_of",
        "'late_change' is the measure itself",
        "Name another measure.",
    ),
    "change of a change": (
        'change_of = "late"',
        'change_of = "loans_change"',
        "measure.late_change.change_of",
        "'loans_change' is a change",
        "Name the measure of its level.",
    ),
    "change that is none": (
        'not_above = ["late", "loans"]',
        'change_of = "late"',
        "measure.lost.change_of",
        "the measure is no change",
        "Add changes = true.",
    ),
    "change in points": (
        'unit = "percent"\nfacets = { state = "late" }\nchanges',
        'unit = "percentage_point"\nfacets = { state = "late" }\nchanges',
        "measure.late_change.change_of",
        "the change is in percentage_point, its level in count",
        "A change is in percent, or a difference in the unit of its level.",
    ),
    "whole": (
        'not_above = ["late", "loans"]',
        'not_above = ["late", "lones"]',
        "measure.lost.not_above",
        "no measure is named 'lones'",
        "Did you mean 'loans'?",
    ),
    "part of itself": (
        'not_above = ["late", "loans"]',
        'not_above = ["lost"]',
        "measure.lost.not_above",
        "'lost' is the measure itself",
        "Name another measure.",
    ),
    "wholes in a ring": (
        'denominator = "loans"\ncomplement = "on_time"',
        'not_above = ["lost"]',
        "measure.late.not_above",
        "'late' leads back to itself",
        "Break the ring of not_above.",
    ),
    "whole of another unit": (
        'not_above = ["late", "loans"]',
        'not_above = ["fines"]',
        "measure.lost.not_above",
        "'fines' is in gbp, the measure in count",
        "Name a whole of the same unit.",
    ),
    "way of rounding": (
        '"truncated"',
        '"truncate"',
        "measure.loans.rounding",
        "'truncate' is none of its values",
        "Did you mean 'truncated'?",
    ),
    "no step": (
        "rounded_to = 5",
        "rounded_to = 0",
        "measure.loans.rounded_to",
        "0 is no step",
        "Give a whole number: 5 or 10.",
    ),
    "half a step": (
        "rounded_to = 5",
        "rounded_to = 2.5",
        "measure.loans.rounded_to",
        "2.5 is no step",
        "Give a whole number: 5 or 10.",
    ),
    "exact and rounded": (
        '"truncated"',
        '"exact"',
        "measure.loans.rounded_to",
        "what is exact is not rounded",
        "Give one of the two.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_relation_is_named(slip: str, tmp_path: Path) -> None:
    """What no report could meet, or leads nowhere, is an error with file, key and remedy."""
    before, after, key, problem, remedy = SLIPS[slip]
    assert MEASURES.count(before) == 1
    with pytest.raises(FamilyError) as caught:
        load(tmp_path, measures=MEASURES.replace(before, after))
    error = caught.value
    assert error.place == f"{NAME}/measures.toml"
    assert error.problem == f"{key}: {problem}"
    assert error.remedy == remedy


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('{ numerator = "late",', "{", "measure.late_share.ratio.numerator: is missing"),
        (
            '{ numerator = "late", denominator = "loans" }',
            '"late"',
            "measure.late_share.ratio: must be a table",
        ),
        ('["late", "loans"]', '"late"', "measure.lost.not_above: must be a list of strings"),
        ("rounded_to = 5", 'rounded_to = "5"', "measure.loans.rounded_to: must be a number"),
        ("rounded_to = 5", "rounded_to = inf", "measure.loans.rounded_to: must be a finite number"),
    ],
    ids=["half a ratio", "ratio is a text", "wholes are a text", "step is a text", "endless step"],
)
def test_a_wrong_value_is_named(before: str, after: str, problem: str, tmp_path: Path) -> None:
    """A value of the wrong type is an error with file and key."""
    with pytest.raises(FamilyError) as caught:
        load(tmp_path, measures=MEASURES.replace(before, after))
    assert caught.value.place == f"{NAME}/measures.toml"
    assert caught.value.problem.startswith(problem)


@pytest.mark.parametrize(
    ("before", "after", "problem", "remedy"),
    [
        ("about = 5", "about = -5", "precision.about: -5 is no width", "Give a number above 0."),
        ("beyond = 17", "beyond = 0", "precision.beyond: 0 is no width", "Give a number above 0."),
        (
            "worded =",
            "word =",
            "precision.word: unknown key 'word'",
            "Did you mean 'worded'?",
        ),
        (
            "about = 5",
            "about = nan",
            "precision.about: must be a finite number, not nan",
            "",
        ),
        (
            "about = 5",
            'about = "5"',
            "precision.about: must be a number, not '5'",
            "",
        ),
        (
            "[precision]",
            "[precison]",
            "precison: unknown key 'precison'",
            "Did you mean 'precision'?",
        ),
    ],
    ids=["negative", "zero", "misspelt", "no number", "text", "misspelt table"],
)
def test_a_senseless_width_is_named(
    before: str, after: str, problem: str, remedy: str, tmp_path: Path
) -> None:
    """A width that is none is an error with file, key and, where there is one, remedy."""
    with pytest.raises(FamilyError) as caught:
        load(tmp_path, terms=TERMS.replace(before, after))
    assert caught.value.place == f"{NAME}/terms.toml"
    assert (caught.value.problem, caught.value.remedy) == (problem, remedy)


@pytest.fixture(scope="module")
def shipped() -> Family:
    """The family that comes with the program."""
    (family,) = families("peel_effectiveness_2016")
    return family


def test_shares_of_the_shipped_family_are_of_the_same_thing(shipped: Family) -> None:
    """A share stands at the point of its numerator, and is of the whole that this is part of."""
    for measure in shipped.measures.values():
        if measure.ratio is None or measure.unit != "percent":
            continue
        part = shipped.measures[measure.ratio.numerator]
        assert (part.concept, part.facets) == (measure.concept, measure.facets), measure.name
        wholes = {part.denominator, *part.not_above}
        assert measure.ratio.denominator in wholes, measure.name


def test_changes_of_the_shipped_family_are_of_the_same_thing(shipped: Family) -> None:
    """A change is of the level at its own point."""
    for measure in shipped.measures.values():
        if measure.change_of:
            level = shipped.measures[measure.change_of]
            assert (level.concept, level.facets) == (measure.concept, measure.facets), measure.name


def test_no_whole_of_the_shipped_family_is_named_twice(shipped: Family) -> None:
    """A denominator is a whole by itself."""
    for measure in shipped.measures.values():
        assert measure.denominator not in measure.not_above or not measure.denominator, measure.name


def test_the_shipped_family_says_how_wide_words_are(shipped: Family) -> None:
    """With these widths *about 200*, *a third* and *more than a quarter* can be compared."""
    assert shipped.precision == Precision(
        about=Fraction(5), worded=Fraction(4), beyond=Fraction(17)
    )
