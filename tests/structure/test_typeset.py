"""Tables of a PDF: how far labels are indented, and which are bold."""

import pytest

from tests.reading.typesetting import typeset
from validate.reading.document import Document
from validate.reading.pdf import read_pdf

from .tables import FINDING, of_document, verdicts_of

ROWS = (
    ("North", 0, ("200", "215", "233")),
    ("A", 1, ("120", "131", "140")),
    ("B", 1, ("80", "84", "93")),
    ("South", 0, ("40", "43", "43")),
    ("C", 1, ("10", "11", "12")),
    ("D", 1, ("30", "32", "31")),
    ("Total", 0, ("240", "258", "276")),
)


def document(look: str, wrong: str = "") -> Document:
    """A PDF with one table, whose groups are indented under a row, or whose sums are bold."""
    cells = []
    for label, depth, values in ROWS:
        shown = f"#h({12 * depth}pt){label}" if look == "indented" else label
        bold = look == "bold" and not depth
        texts = [shown, *(wrong if wrong and one == "215" else one for one in values)]
        cells += [f"[*{one}*]" if bold else f"[{one}]" for one in texts]
    source = f"""
= Cases in the county
Cases are counted once a year in both parts of the county, and by area.

Table 1: Cases by area

#table(columns: 4, align: (left, right, right, right), stroke: 0.5pt,
  [Area], [2014], [2015], [2016], {", ".join(cells)})
"""
    return read_pdf("cases.pdf", typeset(source))


def test_indentation_is_read_as_levels() -> None:
    """One level for each distance from the left edge."""
    (block,) = (one for one in document("indented").blocks if one.table)

    assert block.table is not None
    assert block.table.depths == (0, 1, 1, 0, 1, 1, 0)
    assert block.table.strong == ()


def test_bold_labels_are_told_from_others() -> None:
    """The flag of each row, and none for the head."""
    (block,) = (one for one in document("bold").blocks if one.table)

    assert block.table is not None
    assert block.table.strong == (True, False, False, True, False, False, True)
    assert block.table.depths == ()


@pytest.mark.parametrize("look", ["indented", "bold"])
def test_subtotals_are_checked(look: str) -> None:
    """Subtotals hold as printed, and one that does not is found with the total that it is in."""
    clean = verdicts_of(of_document(document(look)))
    found = verdicts_of(of_document(document(look, wrong="251")))

    assert [one.message for one in clean if one.status in FINDING] == []
    assert sum(one.rule == "table-totals" for one in clean) == 9
    assert "Table 1, North, 2015: the sum of its 2 rows" in {
        one.message for one in found if one.status in FINDING
    }
