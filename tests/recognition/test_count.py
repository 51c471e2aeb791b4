"""
A count of the numbers of a text that owes nothing to the engine, against the ledger.

The counter reads the source line by line with patterns of its own. Every number word, every run of
digits and every fraction that it finds has to lie in exactly one entry.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.terms import LedgerState
from tests.inprocess import KENT, recognised
from tests.recognition.reports import DATA, HELD_OUT, REPORTS
from validate.model import LedgerEntry
from validate.recognition.recognise import Recognised

COVER = "PEEL: Police effectiveness 2016\n\nAn inspection of Kent Police\n\n"
LABELLED = tuple(name for name in REPORTS if name not in HELD_OUT)

DIGITS = re.compile(r"[0-9]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
TWO_TO_NINE = "two three four five six seven eight nine"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
OTHERS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen hundred dozen"
)
# A word of number stands alone or beside another one: *two-way* is an adjective, *twofold* a word.
_WORDS = "|".join(f"{TWO_TO_NINE} {TENS} {OTHERS}".split())
WORD = re.compile(rf"(?<![\w-])(?:(?:{_WORDS})-)?(?P<word>{_WORDS})(?![\w-])", re.IGNORECASE)
JOINED = re.compile(rf"(?<![\w-])(?P<word>{_WORDS})-(?:{_WORDS})(?![\w-])", re.IGNORECASE)
ONE = re.compile(
    r"(?<![\w-])one(?=\s+(?:per\s?cent\b|out\s+of\s+(?:every\s+)?(?:ten|a\s+hundred)\b"
    r"|in\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten)\b)|\s*%)",
    re.IGNORECASE,
)
FRACTION = re.compile(
    r"(?<![\w-])(?:(?:one|a|two)[\s-]thirds?|(?:one|a|three)[\s-]quarters?"
    r"|(?:one|a|two|three|four)[\s-]fifths?|(?:one|a|three|seven|nine)[\s-]tenths?)"
    r"(?=\s+of\s+(?:the|all|its|these|those)\s+(?!year|financial|calendar))"
    r"|(?<![\w-])half(?=\s+of\s+(?:all|its|these|those)\s)",
    re.IGNORECASE,
)
_PATTERNS = (DIGITS, WORD, JOINED, ONE, FRACTION)
# What makes a vague crowd or the base of a rate of the word behind it.
_VAGUE = re.compile(r"\b(?:several|few|many|some|the|per|each|every)\s+$", re.IGNORECASE)
_SCALES = frozenset({"hundred", "dozen"})


def counted(source: str) -> Iterator[tuple[int, int, int]]:
    """Line, start and end of every number of a text, the counter's own way."""
    for number, line in enumerate(source.split("\n"), start=1):
        cells = "\t" in line  # words in the cells of a table only name something
        for pattern in _PATTERNS[:1] if cells else _PATTERNS:
            for match in pattern.finditer(line):
                named = "word" in pattern.groupindex
                start, end = match.span("word" if named else 0)
                vague = match.group().casefold() in _SCALES and _VAGUE.search(line[:start])
                if not vague:
                    yield number, start, end


def spans(source: str, entry: LedgerEntry) -> tuple[int, int]:
    """Where in a source an entry stands; a number that a line break cuts runs over it."""
    assert entry.line is not None
    line = source.split("\n")
    start = sum(len(one) + 1 for one in line[: entry.line - 1]) + entry.start
    pattern = r"\s+".join(re.escape(word) for word in entry.text.split())
    found = re.compile(pattern).match(source, start)
    return start, found.end() if found else start + len(entry.text)


def miscounted(source: str, found: Recognised) -> list[tuple[str, int]]:
    """Every number of a source that does not lie in exactly one entry, and in how many it does."""
    lines = source.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    entries = [spans(source, one) for one in found.ledger]
    wrong = []
    for number, start, end in counted(source):
        first, last = starts[number - 1] + start, starts[number - 1] + end
        holders = sum(one <= first and last <= other for one, other in entries)
        if holders != 1:
            wrong.append((f"{number}:{start} {lines[number - 1][start:end]!r}", holders))
    return wrong


@cache
def source_of(name: str) -> str:
    """The text of a report."""
    if name == "kent":
        return KENT
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


@cache
def report_of(name: str) -> Recognised:
    """A report, recognised once."""
    return recognised(f"{name}.txt", source_of(name))


@pytest.mark.parametrize("name", ["kent", *LABELLED])
def test_every_number_of_a_report_is_in_one_entry(name: str) -> None:
    """The counter finds nothing that the ledger has missed, and nothing that it has twice."""
    source = source_of(name)

    assert len(list(counted(source))) > 100
    assert miscounted(source, report_of(name)) == []


def objections(found: Recognised) -> list[LedgerEntry]:
    """
    Entries whose state is not borne out by the figures.

    A linked entry has a figure with a measure, an unlinked one a figure without, both of the same
    value, unit and place as they are printed; what is no figure has none, and a reason.
    """
    figures = {one.id: one for one in found.figures}
    wrong = []
    for entry in found.ledger:
        figure = figures.get(entry.figure_id)
        if entry.state is LedgerState.NO_FIGURE:
            sound = not entry.figure_id and bool(entry.reason)
        else:
            sound = (
                figure is not None
                and figure.value is not None
                and bool(figure.unit)
                and figure.printed == entry.text
                and (figure.place.line, figure.place.column) == (entry.line, entry.start)
                and bool(figure.measure) == (entry.state is LedgerState.LINKED)
            )
        if not sound:
            wrong.append(entry)
    return wrong


@pytest.mark.parametrize("name", ["kent", *LABELLED])
def test_every_state_is_borne_out(name: str) -> None:
    """Linked, unlinked and no figure are three kinds, and the figures say the same."""
    found = report_of(name)
    named = Counter(one.figure_id for one in found.ledger if one.figure_id)

    assert objections(found) == []
    assert named == Counter(one.id for one in found.figures if one.value is not None)


@pytest.mark.parametrize("name", ["kent", *LABELLED])
def test_no_two_entries_share_a_character(name: str) -> None:
    """The entries of a report stand apart."""
    entries = sorted(spans(source_of(name), one) for one in report_of(name).ledger)

    assert all(end <= start for (_, end), (start, _) in pairwise(entries))


# A number word is followed by another word: *two two* is nobody's English.
PIECES = [
    "Kent Police", "England and Wales", "recorded crime", "the force", "charged", "victims",
    "lamps", "There were", "It was", "a fall of", "rose by", "compared with", "than", "about",
    "at least", "from", "to", "of the", "and", ",", ";", "(", ")", ".", "²",
    "in the 12 months to 30 June 2016", "14", "3.1 percent", "1,204", "-2.4%", "£3.50", "£2.4m",
    "15-20", "1 in 5 of", "2.5 million", "two of", "Seven lamps", "thirteen were", "these two by",
    "twenty-four lamps", "ninety,", "a hundred and four had", "six hundred lamps", "a dozen boats",
    "two dozen boats", "from three to", "nine or", "one percent", "one in ten lamps",
    "lit two thirds of the", "dark, a quarter of all", "lit half of its", "nine in ten had",
    "a two-year plan", "in two days,", "per 1,000 population", "\n", "\n\n", "\n\n- ",
    "\n\nFigure 2: Lamps\n\nPier\tLit\nNorth\t14\n\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join))
def test_every_number_of_any_text_is_in_one_entry(body: str) -> None:
    """However words and numbers meet, none is lost, none is counted twice, all states are sound."""
    source = COVER + body
    found = recognised("kent.txt", source)

    assert miscounted(source, found) == []
    assert objections(found) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("There were 14 lamps, two of them lit.", 2),
        ("Twenty-four of 1,204 lamps", 4),
        ("one lamp in the harbour, and one of the others", 0),
        ("one percent, one in ten and one out of ten", 5),
        ("two thirds of the lamps", 2),
        ("half of all lamps", 1),
        ("a two-way street, twofold, often", 0),
        ("several dozen lamps, a dozen boats", 1),
    ],
)
def test_the_counter_counts(text: str, count: int) -> None:
    """What the counter takes for a number: runs of digits, number words, fractions."""
    assert len(list(counted(text))) == count
