"""A report with a wrong cell drafts a family that finds it, where no family at all would."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from schemas.terms import Status
from tests.inprocess import shipped_families, shipped_rules
from validate.checking.engine import check
from validate.checking.facts import Facts
from validate.drafting.draft import drafted
from validate.family.load import load_family
from validate.family.model import Family
from validate.model import Figure
from validate.reading.text import read_text
from validate.recognition.outline import Outline, outline_of
from validate.recognition.recognise import recognise

TOTAL_ROW = """Library visits in Marland

January to December 2024

Most visits were made in Northgate, and few in Southam.

Table 1: Visits by library and kind of visitor, Marland, 2024
Library\tChildren\tAdults\tGroups\tVisits per day
Northgate\t5,112\t6,951\t1,208\t42.5
Eastham\t4,107\t7,380\t2,144\t31.2
Southam\t3,310\t5,214\t1,077\t28.0
Westbury\t1,904\t4,871\t2,203\t19.7
Marland\t14,433\t24,416\t6,632\t30.3
"""
TOTAL_COLUMN = """Parking fines

April 2024 to March 2025

Table 1: Fines issued by year and place
Year\tOn street\tCar parks\tElsewhere\tAll fines
2021\t2,310\t1,204\t87\t3,601
2022\t2,411\t1,196\t102\t3,709
2023\t2,377\t1,350\t95\t3,822
2024\t2,489\t1,402\t111\t4,002
"""
SUBTOTALS = """Waste collected

April 2024 to March 2025

Table 1: Tonnes collected by kind of waste, 2022/23 to 2024/25
Kind of waste\t2022/23\t2023/24\t2024/25
Paper\t4,120\t4,310\t4,255
Glass\t2,311\t2,402\t2,378
Total recycled\t6,431\t6,712\t6,633
Household rubbish\t9,870\t9,541\t9,402
Litter\t412\t398\t421
Total not recycled\t10,282\t9,939\t9,823
All waste\t16,713\t16,651\t16,456
"""
SHARES = """Ways to work

2024/25

Table 1: Journeys to work by means and sex (per cent)
Means\tWomen\tMen\tAll
By car\t52.1\t58.4\t55.3
By bus\t18.2\t12.7\t15.4
On foot\t21.4\t17.1\t19.2
By bicycle\t8.3\t11.8\t10.1
Total\t100.0\t100.0\t100.0
"""
CHANGE = """Ferry passengers

January to December 2024

Table 1: Passengers by route, 2023 and 2024
Route\t2023\t2024\tChange (%)
Holm\t40,210\t42,180\t4.9
Stray\t18,330\t17,602\t-4.0
Inner Sound\t9,120\t9,987\t9.5
Skerry\t22,415\t24,117\t7.6
All routes\t90,075\t93,886\t4.2
"""
CROSSED = """Club members

2024/25

Table 1: Members by age and sex
Age\tWomen\tMen\tAll members
Under 18\t1,204\t1,317\t2,521
18 to 34\t2,411\t2,530\t4,941
35 to 64\t3,377\t3,150\t6,527
65 and over\t1,489\t1,102\t2,591
Total\t8,481\t8,099\t16,580
"""
PLACES_ACROSS = """Bus lines

2024/25

Few buses ran in Holmfirth, and more in Stainby, Carrow and Uldale.

Table 1: Journeys by kind of ticket and town, 2024/25
Ticket\tHolmfirth\tStainby\tCarrow\tUldale\tAll towns
Single\t4,120\t8,310\t9,255\t7,431\t29,116
Return\t2,311\t5,402\t6,378\t3,377\t17,468
Season\t9,870\t3,541\t4,402\t2,530\t20,343
"""
SEVERAL = (
    TOTAL_ROW
    + TOTAL_COLUMN.partition("\n\n")[2].replace("Table 1", "\nTable 2")
    + (SHARES.partition("2024/25\n")[2].replace("Table 1", "Table 3"))
)
REPORTS = {
    "total row": TOTAL_ROW.replace("\nMarland\t", "\nAll libraries\t"),
    "total column": TOTAL_COLUMN,
    "subtotals": SUBTOTALS,
    "shares": SHARES,
    "change": CHANGE,
    "crossed": CROSSED,
    "places across": PLACES_ACROSS,
    "several": SEVERAL,
}


@dataclass(frozen=True)
class Slip:
    """A report with a cell that is wrong; ``line`` is where, from 1, and ``column`` which."""

    text: str
    line: int
    column: int

    def is_in(self, figures: Sequence[Figure]) -> bool:
        """Whether the cell is among some figures."""
        return any(one.place.line == self.line and one.column == self.column + 1 for one in figures)


def slips(text: str) -> Iterator[Slip]:
    """Each cell of a report wrong in its turn: another digit, or two that changed places."""
    rng = random.Random(7)  # noqa: S311 - no secret
    lines = text.split("\n")
    for number, line in enumerate(lines):
        cells = line.split("\t")
        for column, cell in enumerate(cells):
            if not column or not cell.lstrip("-")[:1].isdigit() or "/" in cell or cell[:3] == "202":
                continue
            wrong = slipped(cell, rng)
            changed = "\t".join((*cells[:column], wrong, *cells[column + 1 :]))
            yield Slip(
                "\n".join((*lines[:number], changed, *lines[number + 1 :])), number + 1, column
            )


def slipped(cell: str, rng: random.Random) -> str:
    """A print with another digit in it."""
    at = rng.choice([at for at, one in enumerate(cell) if one.isdigit()][:3])
    return cell[:at] + rng.choice("123456789".replace(cell[at], "")) + cell[at + 1 :]


def findings(text: str, family: Family) -> list[tuple[Figure, ...]]:
    """The figures of each finding in a report."""
    found = recognise(read_text("report.txt", text.encode()), family, "report.txt")
    facts = Facts(
        reports=(found.report,),
        figures=found.figures,
        mentions=found.mentions,
        families={family.name: family},
    )
    by_id = {one.id: one for one in found.figures}
    return [
        tuple(by_id[one] for one in verdict.figures)
        for verdict in check(facts, shipped_rules())
        if verdict.status is Status.INCONSISTENT
    ]


def family_of(text: str, folder: Path) -> Family:
    """The family drafted from a report."""
    home = folder / "drafted"
    home.mkdir(exist_ok=True)
    for file, written in drafted("drafted", [outline(text)]).files.items():
        (home / file).write_text(written, encoding="utf-8")
    return load_family(home)


def outline(text: str) -> Outline:
    return outline_of(read_text("report.txt", text.encode()))


@pytest.mark.parametrize("name", REPORTS)
def test_a_draft_accuses_no_report_that_is_right(name: str, tmp_path: Path) -> None:
    text = REPORTS[name]
    assert findings(text, family_of(text, tmp_path)) == []


@pytest.mark.parametrize("name", REPORTS)
def test_a_draft_from_a_report_with_a_wrong_cell_finds_what_no_family_finds(
    name: str, tmp_path: Path
) -> None:
    generic = next(one for one in shipped_families() if one.fallback)
    lost = []
    told = 0
    for slip in slips(REPORTS[name]):
        if not any(map(slip.is_in, findings(slip.text, generic))):
            continue
        told += 1
        if not any(map(slip.is_in, findings(slip.text, family_of(slip.text, tmp_path)))):
            lost.append(slip.text.split("\n")[slip.line - 1])
    assert told > 5
    assert lost == []


def test_a_total_row_that_the_title_names_is_found_too(tmp_path: Path) -> None:
    """No label says that it is a total: without a family nothing would be found."""
    counts = [one for one in slips(TOTAL_ROW) if one.column < 4]
    found = [
        any(map(one.is_in, findings(one.text, family_of(one.text, tmp_path)))) for one in counts
    ]
    assert len(found) == 15
    assert all(found)
