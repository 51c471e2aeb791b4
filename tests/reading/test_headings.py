"""Headings of a text that open with the number of their section."""

import pytest

from validate.reading.document import BlockKind
from validate.reading.text import read_text

TEXT = """A bulletin

1 Main points

Lamps were lit.

2 Lamps by town

2.1 Northern towns

12 lamps were lit there in all.

3. Oil

5 barrels a day

4 About the data
"""


def headings(text: str) -> list[str]:
    """What is read as a heading."""
    blocks = read_text("bulletin.txt", text.encode()).blocks
    return [one.text.plain for one in blocks if one.kind is BlockKind.HEADING]


def test_sections_in_order_are_headings() -> None:
    """Their numbers run on; a line that merely begins with a number does not fit in."""
    assert headings(TEXT) == [
        "A bulletin",
        "1 Main points",
        "2 Lamps by town",
        "2.1 Northern towns",
        "3. Oil",
        "4 About the data",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A bulletin\n\n1 Main points\n\n2 Lamps by town\n",  # two are no order
        "A bulletin\n\n4 Main points\n\n6 Lamps by town\n\n9 Oil and gas\n",
        "A bulletin\n\n1 Lamps were lit in all towns.\n\n2 Oil was bought.\n\n3 It was cold.\n",
    ],
)
def test_numbers_out_of_order_make_no_headings(text: str) -> None:
    """A list of steps or of sentences is none of sections."""
    assert [one for one in headings(text) if one[0].isdigit()] == []
