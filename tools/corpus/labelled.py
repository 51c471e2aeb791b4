"""
A corpus of one report that somebody wrote and somebody else labelled by hand.

The labels are a CSV with a row for each figure: its line, value, measure, subject, periods, unit,
decimals and qualifier, and a quote that has the print in it. What truly stands behind a print is
not known: its value is taken for it.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path

from tools.corpus.declared import declared
from tools.corpus.family import measures
from tools.corpus.model import Corpus, Document, Key, Print, Relation, Turn
from tools.corpus.oracle import agree
from tools.corpus.words import Number, numbers

Label = dict[str, str]
Found = tuple[Label, Print]

# How well a number answers to a label, best first.
_MANNERS = ("digits", "scaled", "words", "share")
# *Two thirds* is labelled 66.7 by one and 67 by another.
_WORDED = Fraction(3, 5)
_QUALIFIERS = {
    "approx": "approx",
    "more_than": "more_than",
    "at_least": "more_than",
    "less_than": "less_than",
    "up_to": "less_than",
    "lower": "lower",
    "upper": "upper",
}
_POINTS = "percentage_point"
_OF_CHANGES = ("percent", _POINTS)
_TURNED = {"more_than": "less_than", "less_than": "more_than"}
_COMPARISONS = {
    "higher_than": ("higher", re.compile(r"\b(?:higher|more than|above|greater|larger)\b")),
    "lower_than": ("lower", re.compile(r"\b(?:lower|(?:less|fewer) than|below|smaller)\b")),
}
_DIRECTIONS = (
    ("increase", "decrease"),
    ("increased", "decreased"),
    ("increases", "decreases"),
    ("rise", "fall"),
    ("rose", "fell"),
    ("risen", "fallen"),
    ("rising", "falling"),
    ("more", "fewer"),
    ("up", "down"),
    ("grown", "shrunk"),
    ("growth", "decline"),
)
_OTHER = {one: other for pair in _DIRECTIONS for one, other in (pair, pair[::-1])}


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """
    A report as a corpus, and what of its labels is not in it.

    ``neutral`` counts labels that count neither way, ``lost`` has those whose print was not found.
    """

    corpus: Corpus
    neutral: int
    lost: tuple[str, ...]


def labelled(text: Path, labels: Path) -> Labelled:
    """Return a report and its labels as a corpus."""
    with labels.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    counted = [row for row in rows if not row["neutral"]]
    content = text.read_text(encoding="utf-8")
    lines = content.split("\n")
    found: list[Found] = []
    lost: list[str] = []
    taken: set[tuple[int, int]] = set()
    for row in counted:
        one = _print(row, lines[int(row["line"]) - 1], text.name, taken)
        if one is None:
            lost.append(f"{row['id']}, line {row['line']}: {row['value']} {row['measure']}")
            continue
        taken.add((one.line, one.start))
        found.append((row, one))
    found = list(_in_tables(_at_times(found)))
    prints = tuple(one for _, one in found)
    relations = (*declared(prints), *_compared(found, lines))
    subject = Counter(row["subject"] for row in rows).most_common(1)[0][0]
    document = Document(name=text.name, subject=subject, text=content)
    corpus = Corpus(
        seed=text.stem, reports=1, tie="", documents=(document,), prints=prints,
        relations=tuple(dict.fromkeys(relations)),
    )  # fmt: skip
    return Labelled(corpus=corpus, neutral=len(rows) - len(counted), lost=tuple(lost))


def _print(row: Label, line: str, document: str, taken: set[tuple[int, int]]) -> Print | None:
    """Return the print that a label speaks of, None where its line has none."""
    number = _number(row, line, taken)
    if number is None:
        return None
    value = Fraction(row["value"].replace(",", ""))
    qualifier = _qualifier(row, number, value)
    key = Key(
        measure=_measure(row),
        subject=row["subject"],
        period=row["period"],
        base=row["base_period"],
        bound=qualifier if qualifier in ("lower", "upper") else "",
    )
    table = row["kind"] == "table"
    return Print(
        document=document, line=int(row["line"]), start=number.start, end=number.end,
        text=line[number.start : number.end], key=key, period=key.period, base=key.base,
        value=value, decimals=int(row["decimals"] or 0), kind=row["kind"],
        table=row["context"] if table else "",
        column=line.count("\t", 0, number.start) - 1 if table else -1,
        exact=value, counted=row["unit"] == "count" and not qualifier, qualifier=qualifier,
        turn=_turn(row, line, number, value), template=row["id"],
    )  # fmt: skip


def _number(row: Label, line: str, taken: set[tuple[int, int]]) -> Number | None:
    """Return the number of a line that answers best to a label, in its quote if that is there."""
    value = abs(Fraction(row["value"].replace(",", "")))
    spans = [match.span() for match in re.finditer(re.escape(row["quote"]), line)]
    spans = spans if row["quote"] and spans else [(0, len(line))]
    fits = [
        one
        for one in numbers(line)
        if any(start <= one.start and one.end <= end for start, end in spans)
        and (int(row["line"]), one.start) not in taken
        and abs(one.value - value) <= (_WORDED if one.how == "share" else 0)
    ]
    decimals = int(row["decimals"] or 0)
    fits.sort(key=lambda one: (_MANNERS.index(one.how), one.decimals != decimals, one.start))
    return fits[0] if fits else None


def _qualifier(row: Label, number: Number, value: Fraction) -> str:
    """Return how a print is meant; *more than* a fall is less, and a share in words is vague."""
    found = _QUALIFIERS.get(row["qualifier"], "")
    if value < 0:
        found = _TURNED.get(found, found)
    return found or ("approx" if number.how == "share" else "")


def _turn(row: Label, line: str, number: Number, value: Fraction) -> Turn | None:
    """Return the only word of direction in the quote of a change, if it says the value's sign."""
    shown = row["unit"] in _OF_CHANGES and row["base_period"]
    if not shown or number.how != "digits" or not line[number.start].isdigit():
        return None
    at = line.find(row["quote"])
    words = [
        match
        for match in re.finditer(r"[a-z]+", line[: at + len(row["quote"])])
        if match.start() >= at and match[0] in _OTHER
    ]
    if at < 0 or len(words) != 1:
        return None
    word = words[0][0]
    if (value > 0) != any(word == up for up, _ in _DIRECTIONS):
        return None
    start, end = words[0].span()
    return Turn(start=start, end=end, word=word, other=_OTHER[word])


def _measure(row: Label) -> str:
    """Return the measure of a label; a share's label in percentage points is of a difference."""
    name = row["measure"]
    known = measures().get(name)
    points = row["unit"] == _POINTS and known is not None and known.unit != _POINTS
    return f"{name}_difference" if points else name


def _at_times(found: list[Found]) -> Iterator[Found]:
    """
    Yield all prints, those of one fact whose time is not said and which differ as of several times.

    *The queue is 186, up from 97*: both are labelled without a period, and neither judges another.
    """
    undated: dict[Key, list[Print]] = defaultdict(list)
    for _, one in found:
        if not one.key.period:
            undated[one.key].append(one)
    differ = {
        key
        for key, prints in undated.items()
        if not all(agree(*pair) for pair in combinations(prints, 2))
    }
    for row, one in found:
        at = one.key._replace(period=f"unsaid {row['id']}")
        yield row, replace(one, key=at) if one.key in differ else one


def _in_tables(found: Iterable[Found]) -> Iterator[Found]:
    """Yield all prints, those of tables with their rows."""
    found = list(found)
    rows: dict[str, dict[int, int]] = {}
    for _, one in sorted(found, key=lambda pair: pair[1].line):
        if one.table:
            lines = rows.setdefault(one.table, {})
            lines.setdefault(one.line, len(lines))
    for row, one in found:
        yield row, replace(one, row=rows[one.table][one.line]) if one.table else one


def _compared(found: list[Found], lines: Sequence[str]) -> Iterator[Relation]:
    """
    Yield what is said to be higher or lower than the same of another subject.

    A label says what is so; that the report asserts it, only a word between the two prints says.
    """
    by_place = {(one.line, one.key): one for _, one in found}
    for row, one in found:
        word, _, subject = row["comparison"].partition(" ")
        other = by_place.get((one.line, one.key._replace(subject=subject)))
        if word in _COMPARISONS and other is not None and other is not one:
            kind, words = _COMPARISONS[word]
            between = lines[one.line - 1][min(one.end, other.end) : max(one.start, other.start)]
            if words.search(between):
                yield Relation(kind="comparison", facts=(one.key, other.key), word=kind)
