"""A draft always loads, and understands the tables that it was drafted from."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from schemas.terms import Kind, Unit
from tests.inprocess import DATA
from validate.drafting.draft import drafted
from validate.family.load import inspect_family, load_family
from validate.family.model import Axis, Family
from validate.reading.text import read_text
from validate.recognition.outline import Outline, OutlineRow, OutlineTable, outline_of
from validate.recognition.recognise import Recognised, recognise

BULLETIN = DATA / "bulletin" / "2025_q1.txt"
NEXT = DATA / "bulletin" / "2025_q2.txt"
KENT = DATA / "kent.txt"
PIECES = [
    "Money", "All claims", "Total", "Brackendale", "North East", "{case}", '"q"', "a\\b", "x = 1",
    "[p]", "Change (%)", "% change on year", "2024", "2024/25", "Apr-Jun 2024", "", "  ", "é–ü",
    "# hash", "1,000", "Number", "%", "£ million", "of which", "Men & women", "O'Neil", "a|b", "c*",
    "(x)", "\x07bell", "\x7f", "Rate per 1,000 population", "weeks", "18 to 24", "65+", "claims",
]  # fmt: skip
CELLS = ["1", "2.5", "1,234", "-", "[c]", "", "12%", "£3.2", "100", "abc", "(3)", "+4.0"]


def outline(path: Path) -> Outline:
    return outline_of(read_text(path.name, path.read_bytes()))


def family_of(folder: Path, outlines: Sequence[Outline]) -> Family:
    """The family drafted from some outlines, loaded."""
    home = folder / "drafted"
    home.mkdir()
    for file, text in drafted("drafted", outlines).files.items():
        (home / file).write_text(text, encoding="utf-8")
    return load_family(home)


def read(path: Path, family: Family) -> Recognised:
    return recognise(read_text(path.name, path.read_bytes()), family, path.name)


@pytest.mark.parametrize("path", [BULLETIN, KENT], ids=lambda path: path.stem)
def test_every_cell_of_the_tables_is_linked_at_once(path: Path, tmp_path: Path) -> None:
    found = read(path, family_of(tmp_path, [outline(path)]))
    cells = [one for one in found.figures if one.kind is Kind.TABLE and one.value is not None]
    assert len(cells) > 50
    assert [one.row_label for one in cells if not one.measure] == []
    assert found.report.unread == ()


def test_a_draft_from_one_edition_reads_the_next(tmp_path: Path) -> None:
    found = read(NEXT, family_of(tmp_path, [outline(BULLETIN)]))
    cells = [one for one in found.figures if one.kind is Kind.TABLE and one.value is not None]
    assert len([one for one in cells if one.measure]) >= 0.95 * len(cells)


def test_the_cover_says_whom_and_when(tmp_path: Path) -> None:
    family = family_of(tmp_path, [outline(BULLETIN)])
    assert family.signature.phrases == ("Civil court statistics quarterly: Marland",)
    assert family.signature.always == "Marland"
    assert family.by_period


def test_a_cover_that_names_its_subject_gives_a_signature_with_a_gap(tmp_path: Path) -> None:
    family = family_of(tmp_path, [outline(KENT)])
    assert family.signature.subject == ("An inspection of {subject}",)
    assert [one.name for one in family.subjects if one.inspected] == ["Kent Police"]
    assert family.national is not None
    assert family.national.name == "England and Wales"


def test_places_and_their_whole_are_found(tmp_path: Path) -> None:
    family = family_of(tmp_path, [outline(BULLETIN)])
    assert family.national is not None
    assert family.national.name == "Marland"
    assert family.national.parts == ("Brackendale", "Corran", "Eastmere", "Lowfold", "Saltholm")


def test_units_parts_changes_and_what_adds_up_are_guessed(tmp_path: Path) -> None:
    measures = family_of(tmp_path, [outline(BULLETIN)]).measures
    assert measures["fee_income"].unit is Unit.GBP_MILLION
    assert measures["time_to_first_hearing"].unit is Unit.WEEKS
    assert measures["total_costs"].parts == ("staff_costs", "judicial_costs", "other_costs")
    assert measures["claims_received"].rounded_to == 5
    assert measures["outcomes_of_possession_claims"].must_be == 100
    assert measures["claims_received_change_1y"].change_of == "claims_received"
    assert measures["time_to_first_hearing_difference_1y"].unit is Unit.WEEKS
    assert Axis.AREAS in measures["fee_income"].adds_over
    assert Axis.PERIODS not in measures["open_at_end_of_period"].adds_over


def test_a_guess_is_marked(tmp_path: Path) -> None:
    files = drafted("drafted", [outline(BULLETIN)]).files
    assert all("# check:" in files[name] for name in ("family.toml", "terms.toml", "measures.toml"))
    del tmp_path


def test_a_report_without_tables_gives_a_family_that_loads(tmp_path: Path) -> None:
    bare = Outline(name="x.txt", cover=("A report",), tables=(), texts=("A report", "Some 12."))
    assert family_of(tmp_path, [bare]).measures


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_in_a_table_the_draft_loads(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)  # noqa: S311 - no secret

    def label() -> str:
        return " ".join(rng.choice(PIECES) for _ in range(rng.choice([1, 1, 2, 3])))

    def table(number: int) -> OutlineTable:
        width = rng.randint(1, 6)
        return OutlineTable(
            label=f"Table {number}",
            caption=rng.choice(["", label(), f"Table {number}: {label()} by {label()}, 2024"]),
            corner=rng.choice(["", "Area", "Case type", label()]),
            heads=tuple(label() for _ in range(width)),
            rows=tuple(
                OutlineRow(label=label(), cells=tuple(rng.choice(CELLS) for _ in range(width)))
                for _ in range(rng.randint(0, 8))
            ),
        )

    outlines = [
        Outline(
            name="x.txt",
            cover=tuple(label() for _ in range(rng.randint(0, 4))),
            tables=tuple(table(number) for number in range(rng.randint(0, 4))),
            texts=tuple(label() for _ in range(3)),
        )
        for _ in range(rng.choice([1, 1, 2]))
    ]
    for file, text in drafted("drafted", outlines).files.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    assert inspect_family(tmp_path).problems == ()


HOSPITALS = """Waiting times in hospitals 2024

Published by the Health Board in May 2025

There were 12,340 patients waiting in March. In the North 5,140 were waiting.

Table 1: Patients waiting by region, year ended 31 March 2025
Region\tWaiting\tSeen\tSeen in time (%)\tChange on previous year (%)
North\t5,140\t20,330\t81.2\t-3.1
South\t7,200\t31,010\t77.4\t+2.0
All regions\t12,340\t51,340\t78.9\t-0.2
"""


def test_a_total_row_without_a_name_is_whom_all_reports_are_about(tmp_path: Path) -> None:
    path = tmp_path / "hospitals.txt"
    path.write_text(HOSPITALS, encoding="utf-8")
    family = family_of(tmp_path, [outline(path)])
    assert family.national is not None
    assert family.national.parts == ("North", "South")
    assert not family.by_period, "the day of publication is no period of a report"
    whole = [one for one in read(path, family).figures if one.row_label == "All regions"]
    assert len(whole) == 4
    assert all(one.measure and one.subject == family.national.name for one in whole)


def files_of(text: str, tmp_path: Path) -> str:
    """All files of the family drafted from a text, one after the other."""
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return "\n".join(drafted("drafted", [outline(path)]).files.values())


RATES = """Falls in {where}

{when}

Table 1: Falls by district{caption}
District\tIn the home\tOutdoors\tRate per 100,000 population\tAll falls
East Fell\t120\t310\t97.2\t430
Moorside\t97\t204\t88.4\t301
Northmere\t217\t514\t93.3\t731
"""


@pytest.mark.parametrize(
    ("where", "when", "caption"),
    [
        ("Northmere", "January to December 2024", ""),
        ("Northmere", "2024", ", Northmere, 2024"),
        ("Northmere", "Calendar year 2024", ", Northmere"),
        ("Northmere: 2024", "Office of Statistics", ""),
    ],
)
def test_a_bare_year_is_a_period_and_the_title_names_the_subject(
    where: str, when: str, caption: str, tmp_path: Path
) -> None:
    files = files_of(RATES.format(where=where, when=when, caption=caption), tmp_path)
    assert 'edition = "{period}"' in files
    assert 'title = "Falls in Northmere"' in files
    assert 'subject = "Northmere"' in files
    assert 'name = "Northmere"' in files
    assert "whom every report is about" not in files


def test_a_year_without_a_mark_before_it_is_no_period(tmp_path: Path) -> None:
    assert 'edition = "undated"' in files_of(HOSPITALS, tmp_path)


def test_a_rate_per_100_000_is_none_per_hundred(tmp_path: Path) -> None:
    files = files_of(RATES.format(where="Northmere", when="2024", caption=""), tmp_path)
    assert "per_100_" not in files.replace("rate_per_100_000", "")
    known = "per_100000_population" in {unit.value for unit in Unit}
    assert ('unit = "per_100000_population"' in files) is known
    assert ("# check: no unit is per 100,000" in files) is not known


def test_the_head_of_a_column_is_a_head_of_its_concept(tmp_path: Path) -> None:
    files = files_of(RATES.format(where="Northmere", when="2024", caption=""), tmp_path)
    assert 'heads = ["outdoors", "falls outdoors", "outdoors falls"]' in files


# No total is all of the columns before it, so that each column is a measure.
TWO_TABLES = """Road casualties in Northmere

2023/24

Table 1: Casualties by year
Year\tKilled\tSeriously injured\tSlightly injured\tAll casualties\tRate per 1,000 population
2022\t47\t566\t2,988\t3,601\t4.5
2023\t46\t581\t2,977\t3,604\t4.5
2024\t42\t562\t2,864\t3,468\t4.3

Table 2: Casualties by year and outcome
Year\tKilled or seriously injured\tSlightly injured\tAll casualties\tRate per 1,000 population
2021\t573\t2,790\t3,363\t4.2
2022\t613\t2,988\t3,601\t4.5
2023\t627\t2,977\t3,604\t4.5
"""


def test_tables_that_divide_a_total_in_two_ways_share_their_parts(tmp_path: Path) -> None:
    files = files_of(TWO_TABLES, tmp_path)
    assert 'parts = ["killed_or_seriously_injured", "slightly_injured"]' in files
    assert 'parts = ["casualties_killed", "seriously_injured"]' in files
    assert files.count("# check: the parts add up to it in this report") == 2


def test_columns_that_are_told_by_numbers_are_measures_of_their_own(tmp_path: Path) -> None:
    table = (
        "Waiting lists\n\n2023/24\n\nTable 1: People waiting by specialty and length of wait\n"
        "Specialty\tUnder 18 weeks\t18 to 52 weeks\tOver 52 weeks\tTotal\n"
        "Cardiology\t3,820\t1,850\t375\t6,045\nUrology\t6,200\t1,575\t50\t7,825\n"
        "Total\t10,020\t3,425\t425\t13,870\n"
    )
    files = files_of(table, tmp_path)
    assert 'unit = "weeks"' not in files
    assert all(f"[measure.people_{one}]" in files for one in ("18_to_52_weeks", "over_52_weeks"))
