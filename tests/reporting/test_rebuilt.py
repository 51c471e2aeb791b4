"""The tables of a document, cell by cell, as a reader of its page finds them."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from schemas.terms import Kind, Marker, Missing, Severity, Slip, Status, Unit
from tests.command import Tieout
from validate.model import Cause, Figure, Place, Repair, Results, Suspect
from validate.reporting import write_report

from . import factories as make
from .parsing import read

WEST = make.WEST
SHELVED = {"measure": "shelf_share", "unit": Unit.PERCENT}


@dataclass
class Seen:
    """One table as it is read: its caption, its heads, its rows of cells by label, its links."""

    caption: str = ""
    heads: list[str] = field(default_factory=list)
    rows: list[tuple[str, list[str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)

    def cell(self, row: str, head: str) -> str:
        """What stands in the cell of a row under a head."""
        cells = next(cells for label, cells in self.rows if label == row)
        return cells[self.heads.index(head) - 1]

    @property
    def labels(self) -> list[str]:
        """The labels of the rows."""
        return [label for label, _ in self.rows]


class _Tables(HTMLParser):
    """Reads the tables of the section ``tables``; its text and what a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.into = ""
        self.seen: list[Seen] = []
        self.words = ""
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "section" and not self.inside:
            self.inside = given.get("id") or ""
        if self.inside != "tables":
            return
        if tag == "table":
            self.seen.append(Seen())
        if not self.seen:
            return
        last = self.seen[-1]
        last.ids += [given["id"]] if given.get("id") else []
        last.headers += (given.get("headers") or "").split()
        last.links += [given["href"] or ""] if tag == "a" else []
        if tag in {"caption", "th", "td"}:
            self.words = ""
            scope = given.get("scope")
            self.into = {"col": "head", "row": "label"}.get(scope or "", tag)

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.inside == "tables":
            self.said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self.inside = ""
        if self.inside != "tables" or tag not in {"caption", "th", "td"}:
            return
        words, last = " ".join(self.words.split()), self.seen[-1]
        if tag == "caption":
            last.caption = words
        elif self.into == "head":
            last.heads.append(words)
        elif self.into == "label":
            last.rows.append((words, []))
        else:
            last.rows[-1][1].append(words)


def tables(made: Results, folder: Path, page: str = f"{WEST}.html") -> tuple[list[Seen], str]:
    """The tables of a document's page, and all the words of their section."""
    write_report(made, folder / "report")
    return parsed(folder / "report" / page)


def parsed(page: Path) -> tuple[list[Seen], str]:
    reader = _Tables()
    reader.feed(page.read_text("utf-8"))
    return reader.seen, " ".join(" ".join(reader.said).split())


def cell(id_: str, print_: str, row: int, column: int, **more: Any) -> Figure:
    """A cell of Table 2, which the family declares, unless told otherwise."""
    labels = {1: "Fiction", 2: "Travel", 3: "All books"}
    heads = {2: "Westmarch", 3: "The realm"}
    defaults: dict[str, Any] = {
        "kind": Kind.TABLE,
        "table": "Table 2",
        "context": "Table 2",
        "dataset": "loans",
        "row": row,
        "column": column,
        "row_label": labels.get(row, f"Row {row}"),
        "column_label": heads.get(column, f"Head {column}"),
        "page": 7,
    }
    return make.figure(id_, print_, **(defaults | more))


def loose(id_: str, print_: str, row: int, column: int, **more: Any) -> Figure:
    """A cell of the first table of the document, which no family declares."""
    return cell(
        id_,
        print_,
        row,
        column,
        **({"dataset": "", "measure": "", "grid": 1, "period": None} | more),
    )


def lending() -> Results:
    """A table with one cell of each standing, and what is said of them."""
    fiction = cell("a1", "412", 1, 2)
    realm = cell("a2", "390", 1, 3)
    travel = cell("b1", "61", 2, 2, **SHELVED)
    wide = cell("b2", "61.4", 2, 3, **SHELVED)
    total = cell("c1", "9", 3, 2)
    gone = cell("c2", "", 3, 3, missing=Missing.NOT_PRINTED, place=Place(document=WEST, page=7))
    prose = make.figure("t1", "390", "The realm lends 390.")
    finer = make.figure("t2", "61.2", "It was 61.2 percent.", **SHELVED)
    other = make.figure("t3", "421", "Readers borrowed 421 books.")
    third = make.figure("t4", "61.4", "It was 61.4 percent.", **SHELVED)
    return make.results(
        reports=(make.report(),),
        figures=(fiction, realm, travel, wide, total, gone, prose, finer, other, third),
        mentions=(make.caption("m1", "Table 2: Loans by kind of book"),),
        verdicts=(
            make.verdict("v1", Status.INCONSISTENT, fiction, other),
            make.verdict("v2", Status.EXACT, realm, prose),
            make.verdict("v3", Status.ROUNDED, travel, finer),
            make.verdict("v4", Status.EXACT, wide, third),
        ),
        rules=make.RULES,
    )


def with_cause(made: Results, *repairs: Repair) -> Results:
    """The same with suspects, each as likely as the others."""
    suspects = tuple(Suspect(repairs=(one,), slip=Slip.OTHER) for one in repairs)
    cause = Cause(id="c1", findings=("v1",), suspects=suspects, tied=len(suspects), complete=True)
    return replace(made, causes=(cause,))


def test_a_table_stands_as_it_is_printed(tmp_path: Path) -> None:
    (seen,), _ = tables(lending(), tmp_path)
    assert seen.caption.startswith("Table 2: Loans by kind of book")
    assert "Page 7" in seen.caption
    assert seen.heads == ["Row", "Westmarch", "The realm"]
    assert seen.labels == ["Fiction", "Travel", "All books"]


@pytest.mark.parametrize(
    ("row", "head", "words"),
    [
        ("Fiction", "Westmarch", "412 discrepancy"),
        ("Fiction", "The realm", "390 agrees"),
        ("Travel", "Westmarch", "61 agrees through rounding"),
        ("Travel", "The realm", "61.4 agrees"),
        ("All books", "Westmarch", "9 compared with nothing"),
        ("All books", "The realm", "no value"),
    ],
)
def test_each_cell_says_in_words_how_it_stands(
    row: str, head: str, words: str, tmp_path: Path
) -> None:
    (seen,), _ = tables(lending(), tmp_path)
    assert seen.cell(row, head) == words


def test_the_legend_explains_and_counts_the_marks_that_occur(tmp_path: Path) -> None:
    _, words = tables(lending(), tmp_path)
    assert "part of a discrepancy 1" in words
    assert "agrees as printed 2" in words
    assert "no value printed 1" in words
    assert "not linked" not in words


def test_a_disputed_cell_leads_to_its_finding(tmp_path: Path) -> None:
    (seen,), _ = tables(lending(), tmp_path)
    page = read(tmp_path / "report" / f"{WEST}.html")
    assert seen.links == ["#finding-v1"]
    assert "finding-v1" in page.ids


def test_of_several_findings_the_worst_is_shown_and_their_number_said(tmp_path: Path) -> None:
    made = lending()
    fiction, other = made.figures[0], made.figures[8]
    asked = make.verdict(
        "v0", Status.INCONSISTENT, fiction, other, severity=Severity.QUESTION, rule="dates"
    )
    made = replace(made, verdicts=(asked, *made.verdicts))
    (seen,), _ = tables(made, tmp_path)
    assert seen.cell("Fiction", "Westmarch") == "412 discrepancy, the worst of 2 findings"
    assert seen.links == ["#finding-v1"]


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"severity": Severity.QUESTION}, "question"),
        ({"severity": Severity.INFORMATION}, "remark"),
        ({"severity": Severity.INFORMATION, "announced": True}, "revised"),
        ({"waived_by": "A. Reviewer"}, "waived"),
    ],
)
def test_findings_of_other_kinds_have_other_words(
    more: dict[str, Any], word: str, tmp_path: Path
) -> None:
    made = lending()
    changed = replace(made.verdicts[0], **more)
    (seen,), _ = tables(replace(made, verdicts=(changed, *made.verdicts[1:])), tmp_path)
    assert seen.cell("Fiction", "Westmarch") == f"412 {word}"
    assert seen.links == ["#finding-v1"]


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("420.5", "421.5", "likely wrong: 420.5 to 421.5 would fit"),
        ("421", "421", "likely wrong: 421 would fit"),
        ("421", None, "likely wrong: 421 or more would fit"),
        (None, "-3", "likely wrong: \u22123 or less would fit"),
        (None, None, "likely wrong"),
    ],
)
def test_the_likeliest_cell_says_what_would_fit(
    low: str | None, high: str | None, words: str, tmp_path: Path
) -> None:
    repair = Repair(
        figure="a1",
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
    )
    (seen,), _ = tables(with_cause(lending(), repair), tmp_path)
    assert seen.cell("Fiction", "Westmarch") == f"412 discrepancy {words}"


def test_a_cell_that_no_print_would_mend_says_so(tmp_path: Path) -> None:
    made = with_cause(lending(), Repair(figure="a1", possible=False))
    (seen,), _ = tables(made, tmp_path)
    assert "likely wrong: no such figure would fit" in seen.cell("Fiction", "Westmarch")


def test_suspects_as_likely_as_each_other_only_may_be_wrong(tmp_path: Path) -> None:
    one = Repair(figure="a1", low=Decimal(421), high=Decimal(421))
    two = Repair(figure="t3", low=Decimal(412), high=Decimal(412))
    (seen,), _ = tables(with_cause(lending(), one, two), tmp_path)
    assert "may be wrong: 421 would fit" in seen.cell("Fiction", "Westmarch")


def test_only_the_likeliest_cell_catches_the_eye(tmp_path: Path) -> None:
    made = lending()
    sides = make.verdict("v1", Status.INCONSISTENT, *made.figures[:2], made.figures[8])
    made = replace(made, verdicts=(sides, *made.verdicts[1:]))
    repair = Repair(figure="a1", low=Decimal(421), high=Decimal(421))
    tables(with_cause(made, repair), tmp_path)
    html = (tmp_path / "report" / f"{WEST}.html").read_text("utf-8")
    assert re.findall(r'class="told ([a-z ]+)"', html) == ["bad", "bad aside"]
    tables(made, tmp_path / "unexplained")
    html = (tmp_path / "unexplained" / "report" / f"{WEST}.html").read_text("utf-8")
    assert re.findall(r'class="told ([a-z ]+)"', html) == ["bad", "bad"]


def test_many_suspects_point_at_nobody(tmp_path: Path) -> None:
    many = [Repair(figure=id_) for id_ in ("a1", "a2", "b1", "b2", "t1", "t2", "t3")]
    (seen,), _ = tables(with_cause(lending(), *many), tmp_path)
    assert seen.cell("Fiction", "Westmarch") == "412 discrepancy"


def test_a_table_that_nobody_declares_has_its_groups_and_indents(tmp_path: Path) -> None:
    bold = loose("f1", "30", 1, 2, row_label="All loans", strong=True)
    made = make.results(
        reports=(make.report(),),
        figures=(
            bold,
            loose("f2", "12", 3, 2, row_label="Adults", parent="By age", depth=1),
            loose("f3", "18", 4, 2, row_label="Children", parent="By age", depth=1),
            loose("f4", "11", 6, 2, row_label="Town", parent="By place"),
        ),
    )
    (seen,), words = tables(made, tmp_path)
    assert seen.labels == [
        "All loans", "By age", "By age: Adults", "By age: Children", "By place", "Town",
    ]  # fmt: skip
    assert seen.cell("By age: Adults", "Westmarch") == "12 not linked"
    assert seen.cell("By age", "Westmarch") == ""
    assert "Cells and rows without a number" not in words
    assert "<strong>All loans</strong>" in (tmp_path / "report" / f"{WEST}.html").read_text("utf-8")


def test_a_row_under_a_whole_is_indented_below_it(tmp_path: Path) -> None:
    whole = cell("f1", "9", 1, 2, row_label="Closed", measure="branches")
    part = cell("f2", "4", 2, 2, row_label="For good", parent="branches", **SHELVED)
    made = make.results(reports=(make.report(),), figures=(whole, part))
    (seen,), _ = tables(made, tmp_path)
    assert seen.labels == ["Closed", "Closed: For good"]


def test_what_is_not_known_is_left_blank_and_said(tmp_path: Path) -> None:
    made = make.results(
        reports=(make.report(),),
        figures=(loose("f1", "1", 1, 2), loose("f2", "2", 1, 3), loose("f3", "3", 3, 3)),
    )
    (seen,), words = tables(made, tmp_path)
    assert seen.cell("All books", "Westmarch") == ""
    assert "Cells and rows without a number are not known" in words


def test_what_no_label_answers_to_stands_in_its_own_declared_table(tmp_path: Path) -> None:
    declared = cell("f1", "412", 1, 2)
    stray = cell("f2", "77", 2, 2, dataset="", measure="", row_label="Maps", period=None)
    made = make.results(reports=(make.report(),), figures=(declared, stray))
    (seen,), _ = tables(made, tmp_path)
    assert seen.cell("Maps", "Westmarch") == "77 not linked"


def test_one_label_over_two_tables_is_two_tables(tmp_path: Path) -> None:
    made = make.results(
        reports=(make.report(),),
        figures=(
            cell("f1", "1", 1, 2),
            cell("f2", "2", 2, 2),
            cell("f3", "3", 1, 2, page=9),
            cell("f4", "4", 2, 2, page=9),
        ),
        mentions=(
            make.caption("m1", "Table 2: Loans", place=make.place("T", "T", page=7)),
            make.caption("m2", "Table 2: Loans (continued)", place=make.place("T", "T", page=9)),
        ),
    )
    seen, _ = tables(made, tmp_path)
    assert [one.caption for one in seen] == [
        "Table 2: Loans Page 7", "Table 2: Loans (continued) Page 9",
    ]  # fmt: skip
    assert [one.cell("Fiction", "Westmarch")[0] for one in seen] == ["1", "3"]


def test_two_numbers_of_one_cell_stand_in_it_as_printed(tmp_path: Path) -> None:
    both = "38 (61.5%)"
    made = make.results(
        reports=(make.report(),),
        figures=(
            loose("f1", "38", 1, 2, place=make.place(both, "38")),
            loose("f2", "61.5", 1, 2, place=make.place(both, "61.5")),
        ),
    )
    (seen,), _ = tables(made, tmp_path)
    assert seen.cell("Fiction", "Westmarch") == "38 not linked (61.5%) not linked"


@pytest.mark.parametrize("quote", ["412 [r]", "412\u2074", "\u00a3412m"])
def test_a_cell_keeps_what_is_printed_with_its_number(quote: str, tmp_path: Path) -> None:
    one = cell("f1", "412", 1, 2, place=make.place(quote, "412"), marker=Marker.REVISED)
    (seen,), _ = tables(make.results(reports=(make.report(),), figures=(one,)), tmp_path)
    assert seen.cell("Fiction", "Westmarch") == f"{quote} compared with nothing"


def test_of_a_text_in_a_cell_only_the_number_stands(tmp_path: Path) -> None:
    quote = "Since the roof came down in spring there have been 412 of them in the annexe."
    one = loose("f1", "412", 1, 2, place=make.place(quote, "412"))
    (seen,), _ = tables(make.results(reports=(make.report(),), figures=(one,)), tmp_path)
    assert seen.cell("Fiction", "Westmarch") == "412 not linked"


def test_a_mark_in_place_of_a_value_is_shown(tmp_path: Path) -> None:
    place = make.place("[c]", "[c]")
    one = cell("f1", "[c]", 1, 2, missing=Missing.SUPPRESSED, place=place)
    (seen,), _ = tables(make.results(reports=(make.report(),), figures=(one,)), tmp_path)
    assert seen.cell("Fiction", "Westmarch") == "[c] no value"


def test_a_graphic_is_a_table_of_labels_and_subjects(tmp_path: Path) -> None:
    shared: dict[str, Any] = {
        "kind": Kind.INFOGRAPHIC, "table": "Lending at a glance", "dataset": "glance",
    }  # fmt: skip
    made = make.results(
        reports=(make.report(),),
        figures=(
            make.figure("f1", "412", row_label="Loans", **shared),
            make.figure("f2", "390", row_label="Loans", subject="The realm", **shared),
            make.figure("f3", "9", row_label="Branches", **shared),
            make.figure("f4", "7", kind=Kind.INFOGRAPHIC),
        ),
    )
    (seen,), _ = tables(made, tmp_path)
    assert seen.caption == "Lending at a glance Graphic; page 3"
    assert seen.heads == ["Row", "Westmarch", "The realm"]
    assert seen.cell("Loans", "The realm") == "390 compared with nothing"
    assert seen.cell("Branches", "The realm") == ""


def test_a_page_without_room_for_all_shows_the_tables_with_findings(tmp_path: Path) -> None:
    made = lending()
    many = tuple(
        loose(f"x{grid}-{n}", "1", n, 2, grid=grid, table=f"Table {grid}", page=grid)
        for grid in (3, 9)
        for n in range(1, 3001)
    )
    seen, words = tables(replace(made, figures=(*many, *made.figures)), tmp_path)
    assert [one.caption.split(" Page")[0] for one in seen] == [
        "Table 3", "Table 2: Loans by kind of book",
    ]  # fmt: skip
    assert "1 table is left out" in words


def test_a_document_without_tables_has_no_such_section(tmp_path: Path) -> None:
    made = make.results(reports=(make.report(),), figures=(make.figure("f1", "412"),))
    seen, words = tables(made, tmp_path)
    assert (seen, words) == ([], "")
    assert "#tables" not in read(tmp_path / "report" / f"{WEST}.html").links


def test_labels_cannot_become_markup_or_ids_of_others(tmp_path: Path) -> None:
    evil = '<script>alert("x")</script>{0}{id}{labels[9]}\u202e'
    figures = (
        cell("f1", "1", 1, 2, table=evil, row_label=evil, column_label=evil, dataset=evil),
        cell("f2", "2", 1, 3, table=evil, row_label=evil, column_label="caption", dataset=evil),
        loose("f3", "3", 1, 2, row_label="caption", parent=evil, column_label="stub-1", table=evil),
    )
    made = make.results(
        reports=(make.report(),),
        figures=figures,
        mentions=(make.caption("m1", evil, place=make.place("T", "T"), key=evil, value=evil),),
    )
    seen, _ = tables(made, tmp_path)
    page = read(tmp_path / "report" / f"{WEST}.html")
    shown = evil.replace("\u202e", "\ufffd")
    assert "script" not in page.tags
    assert seen[0].heads == ["Row", shown, "caption"]
    assert seen[0].labels == [shown]
    assert len(page.ids) == len(set(page.ids))


def test_each_cell_names_headings_of_its_own_table(tmp_path: Path) -> None:
    made = make.results(
        reports=(make.report(),),
        figures=(cell("f1", "1", 1, 2), cell("f2", "2", 2, 2), loose("f3", "3", 1, 2)),
    )
    seen, _ = tables(made, tmp_path)
    assert len(seen) == 2
    for one in seen:
        assert one.headers
        assert set(one.headers) <= set(one.ids)
    page = read(tmp_path / "report" / f"{WEST}.html")
    assert len(page.ids) == len(set(page.ids))


def test_all_tables_of_a_specimen_are_rebuilt(tieout: Tieout, tmp_path: Path) -> None:
    report = Path("tests/data/bulletin/2025_q2.txt")
    assert tieout("run", report, "--out", tmp_path / "out").code == 0
    page = tmp_path / "out" / "report" / "2025_q2.txt.html"
    seen, _ = parsed(page)
    printed = re.findall(r"^(Table \d: .*)$", report.read_text("utf-8"), re.MULTILINE)
    assert [one.caption.rsplit(" Line", 1)[0] for one in seen] == printed
    assert seen[0].cell("Saltholm", "Personal injury") == "[c] no value"
    assert seen[1].cell("Apr-Jun 2025", "Received").startswith("42,715 [r]")
    size = len(page.read_bytes())
    section = re.search(rb'<section id="tables".*?</section>', page.read_bytes(), re.DOTALL)
    assert section is not None
    assert len(section[0]) < 60_000
    assert size < 300_000
