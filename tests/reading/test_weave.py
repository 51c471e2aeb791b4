"""Lines woven to text."""

import pytest

from validate.reading.geometry import Line, Word
from validate.reading.lexicon import lexicon_of
from validate.reading.weave import weave


def _line(text: str, page: int = 1) -> Line:
    words: list[Word] = []
    x = 0.0
    for part in text.split():
        width = 5.0 * len(part)
        words.append(Word(text=part, x0=x, top=0, x1=x + width, bottom=10, size=10))
        x += width + 2.5
    return Line(page=page, words=tuple(words))


def _woven(*lines: str, known: str = "") -> str:
    return weave([_line(line) for line in lines], lexicon_of([_line(known or "x")])).text


@pytest.mark.parametrize(
    ("lines", "known", "woven"),
    [
        (("their effective-", "ness is"), "", "their effectiveness is"),
        (("crime and anti-", "social acts"), "anti-social", "crime and anti-social acts"),
        (("a cross-", "border case"), "cross the border", "a cross-border case"),
        (("the Northampton-", "shire force"), "Northamptonshire", "the Northamptonshire force"),
        (("from 12-", "15 years"), "", "from 12-15 years"),
        (("high-", "and low-risk cases"), "", "high- and low-risk cases"),
        (("the Anglo-", "Saxon part"), "", "the Anglo-Saxon part"),
        (("between 2015 \u2013", "16 cases"), "", "between 2015 \u2013 16 cases"),
        (("see www.gov.uk/peel-", "2016/all"), "", "see www.gov.uk/peel-2016/all"),
        (("see www.gov.uk/peel/", "2016/all"), "", "see www.gov.uk/peel/2016/all"),
        (("see www.gov.uk/assess-", "ments/all"), "assessments", "see www.gov.uk/assessments/all"),
        (("a po\u00ad", "lice officer"), "", "a police officer"),
        (("a po\ufffe", "lice officer"), "", "a police officer"),
        (("the area.", "Crime fell"), "", "the area. Crime fell"),
    ],
)
def test_line_ends(lines: tuple[str, ...], known: str, woven: str) -> None:
    """A hyphen goes where it only breaks a word, and stays in compounds and addresses."""
    assert _woven(*lines, known=known) == woven


def test_spans_cover_every_word_and_nothing_else() -> None:
    """A word broken over two lines has a span on each."""
    text = weave([_line("their effective-"), _line("ness is")], lexicon_of([]))
    assert [text.text[span.start : span.end] for span in text.spans] == [
        "their",
        "effective",
        "ness",
        "is",
    ]


def test_fragments_at_line_ends_are_no_words() -> None:
    """The halves of a broken word would vouch for each other."""
    lexicon = lexicon_of([_line("a reflect-"), _line("ing pool")])
    assert "ing" not in lexicon
    assert "reflect" not in lexicon
    assert lexicon.breaks("reflect-", "ing")


def test_a_wide_gap_is_a_tab() -> None:
    """What stands far apart on a line is not one phrase."""
    left = Word(text="Report", x0=0, top=0, x1=30, bottom=10, size=10)
    right = Word(text="7", x0=300, top=0, x1=305, bottom=10, size=10)
    assert weave([Line(page=1, words=(left, right))], lexicon_of([])).text == "Report\t7"


def test_half_a_word_in_the_cell_of_a_table_is_no_word() -> None:
    """The line of its cell ends in the middle of a printed one, with numbers behind it."""
    lexicon = lexicon_of([_line("Penalty Notices for Disor- 0.3 0.6"), _line("der")])
    assert lexicon.breaks("Disor-", "der")


def test_where_no_word_is_ever_broken_every_hyphen_is_meant() -> None:
    """None of the line ends makes a word of the document: its printer breaks none."""
    compounds = [("two-", "hour"), ("low-", "level"), ("re-", "visit"), ("multi-", "tiered")]
    lines = [
        _line(f"said of {a}") if n == 0 else _line(f"{b} and so")
        for a, b in [*compounds, ("so-", "called"), ("time-", "consuming")]
        for n in (0, 1)
    ]
    assert not lexicon_of(lines).breaks("domestic-", "related")
    some = [*lines, _line("of safe-"), _line("guarding"), _line("safeguarding")]
    assert lexicon_of(some).breaks("domestic-", "related")
