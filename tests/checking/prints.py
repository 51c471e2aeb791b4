"""Prints as rule examples write them, made into figures of a small made-up family."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from schemas.terms import Comparison, Direction, Kind, Marker, Missing, Qualifier, Role, Unit
from validate.checking.facts import Facts
from validate.family.load import load_family
from validate.family.model import Family
from validate.model import Figure, Period, Place, Report

OWN, OTHER, NATIONAL = "Westmarch Libraries", "Eastmarch Libraries", "All Marches"
ALL = "every library"
PREVIOUS = "previous"
YEAR = Period(start=date(2031, 4, 1), end=date(2032, 3, 31), label="the year to March 2032")
EARLIER = Period(start=date(2030, 4, 1), end=date(2031, 3, 31), label="the year to March 2031")
FILES = {
    "family.toml": """
        title = "Libraries of the Marches"
        edition = "2032"
        [signature]
        phrases = ["Libraries of the Marches"]
        subject = ["A visit to {subject}"]
    """,
    "terms.toml": f"""
        inspected = ["{OWN}", "{OTHER}"]
        [[national]]
        name = "{NATIONAL}"
        parts = ["{OWN}", "{OTHER}"]
        [[other]]
        name = "{ALL}"
        spread = true
    """,
    "measures.toml": """
        [concept.lending]
        heads = ["loans"]
        [facet.part]
        a = ["part a"]
        b = ["part b"]
        c = ["part c"]
        late = ["late"]
        [measure.whole]
        title = "The whole"
        concept = "lending"
        unit = "percent"
        must_be = 100
        parts = ["part_a", "part_b"]
        [measure.part_a]
        title = "Part A"
        concept = "lending"
        unit = "percent"
        facets = { part = "a" }
        [measure.part_b]
        title = "Part B"
        concept = "lending"
        unit = "percent"
        facets = { part = "b" }
        [measure.part_c]
        title = "Part C"
        concept = "lending"
        unit = "percent"
        facets = { part = "c" }
        [measure.loans]
        title = "Loans"
        concept = "lending"
        unit = "count"
        parts = ["late", "on_time"]
        [measure.loans_change]
        title = "Change in loans"
        concept = "lending"
        unit = "percent"
        changes = true
        change_of = "loans"
        [measure.late]
        title = "Late returns"
        concept = "lending"
        unit = "count"
        facets = { part = "late" }
        not_above = ["loans"]
        complement = "on_time"
        complete = false
        [measure.late_change]
        title = "Change in late returns"
        concept = "lending"
        unit = "percent"
        facets = { part = "late" }
        changes = true
        change_of = "late"
        [measure.late_share]
        title = "Share of late returns"
        concept = "lending"
        unit = "percent"
        facets = { part = "late" }
        ratio = { numerator = "late", denominator = "loans" }
        growth = { part = "late_change", whole = "loans_change" }
        [concept.visiting]
        heads = ["visits"]
        [measure.visits]
        title = "Visits"
        concept = "visiting"
        unit = "count"
        adds_over = ["areas", "periods"]
        [concept.stock]
        heads = ["books"]
        [facet.trade]
        in = ["bought"]
        out = ["sold"]
        [measure.books]
        title = "Books"
        concept = "stock"
        unit = "count"
        stock = true
        flows = { into = ["bought"], out_of = ["sold"] }
        [measure.bought]
        title = "Books bought"
        concept = "stock"
        unit = "count"
        facets = { trade = "in" }
        [measure.sold]
        title = "Books sold"
        concept = "stock"
        unit = "count"
        facets = { trade = "out" }
        [measure.on_time]
        title = "Returns on time"
        concept = "lending"
        unit = "count"
        facets = { part = "c" }
        not_above = ["loans"]
        complement = "late"
        complete = false
    """,
}

_NAMED = {"own": OWN, "other": OTHER, "national": NATIONAL, "all": ALL}
_TIMES = {
    "": YEAR,
    "earlier": EARLIER,
    "first": Period(start=date(2031, 4, 1), end=date(2031, 9, 30)),
    "second": Period(start=date(2031, 10, 1), end=date(2032, 3, 31)),
}
_COUNTS = frozenset({"loans", "late", "on_time", "visits", "books", "bought", "sold"})
_MARKS = {
    "~": Qualifier.APPROXIMATE,
    "<": Qualifier.LESS_THAN,
    ">": Qualifier.MORE_THAN,
    "[": Qualifier.LOWER,
    "]": Qualifier.UPPER,
}


def small_family(folder: Path) -> Family:
    """The made-up family, declared in files as any other."""
    home = folder / "libraries"
    home.mkdir(exist_ok=True)
    for name, text in FILES.items():
        lines = (line.strip() for line in text.splitlines())
        (home / name).write_text("\n".join(lines), encoding="utf-8")
    return load_family(home)


def figure(id_: str, printed: str, **more: Any) -> Figure:
    """
    A figure from its print: decimals as printed, ``?`` for missing, ``~`` before it for about,
    ``<`` and ``>`` for less and more than, ``[`` before and ``]`` behind for the ends of a range.

    A claim of Westmarch on part A in the year, unless told otherwise.
    """
    mark, bare = re.sub(r"[^~<>\[\]]", "", printed), printed.strip("~<>[]")
    missing = bare == "?"
    document = more.pop("document", "westmarch.txt")
    quote = "" if missing else bare
    defaults: dict[str, Any] = {
        "report": f"libraries/{document.split('.')[0]}/2032",
        "family": "libraries",
        "kind": Kind.CLAIM,
        "context": "Lending",
        "subject": OWN,
        "measure": "part_a",
        "period": YEAR,
        "printed": quote,
        "value": None if missing else Decimal(bare),
        "missing": Missing.NOT_PRINTED if missing else None,
        "decimals": None if missing else len(bare.partition(".")[2]),
        "unit": Unit.PERCENT,
        "qualifier": _MARKS[mark] if mark else None,
        "place": Place(document=document, line=1, quote=quote, end=len(quote)),
    }
    return Figure(id=id_, **(defaults | more))


def figures_of(prints: str) -> tuple[Figure, ...]:
    """
    Figures from lines of ``[report/]kind [subject] measure[@time] value [word]``.

    The report ``previous`` is the earlier edition of the one on Westmarch.
    """
    lines = [line for line in prints.splitlines() if line.strip()]
    made = _in_one_sentence([_figure(number, line) for number, line in enumerate(lines, start=1)])
    return tuple(
        _asserted(one, line.rsplit(maxsplit=1)[-1], made[at : at + 1])
        for at, (one, line) in enumerate(zip(made, lines, strict=True), start=1)
    )


def facts_of(figures: Iterable[Figure], family: Family) -> Facts:
    """
    What a rule looks at when these figures are all there is.

    Where there is an earlier edition there is a current one, whatever it prints.
    """
    held = tuple(figures)
    documents = dict.fromkeys(one.place.document for one in held)
    if f"{PREVIOUS}.txt" in documents:
        documents.setdefault("westmarch.txt")
    reports = tuple(
        Report(
            id=f"libraries/{document.split('.')[0]}/2032",
            role=Role.PREVIOUS if document == f"{PREVIOUS}.txt" else Role.CURRENT,
            document=document,
            path=document,
            sha256="0" * 64,
            format="text",
            family=family.name,
            subject=OWN if document in {"westmarch.txt", f"{PREVIOUS}.txt"} else OTHER,
            title=family.title,
        )
        for document in documents
    )
    earlier = {one.document for one in reports if one.role is Role.PREVIOUS}
    return Facts(
        reports=tuple(one for one in reports if one.document not in earlier),
        figures=tuple(one for one in held if one.place.document not in earlier),
        mentions=(),
        families={family.name: family},
        previous=tuple(one for one in held if one.place.document in earlier),
        previous_reports=tuple(one for one in reports if one.document in earlier),
    )


def _in_one_sentence(figures: list[Figure]) -> list[Figure]:
    """The claims of a document stand in one sentence; what a table prints stands by itself."""
    result = []
    for one in figures:
        if one.kind is Kind.CLAIM and one.measure:
            sentence = [
                other
                for other in figures
                if other.kind is Kind.CLAIM and other.place.document == one.place.document
            ]
            start = sum(len(other.printed) + 1 for other in sentence[: sentence.index(one)])
            quote = " ".join(other.printed for other in sentence)
            place = replace(one.place, quote=quote, start=start, end=start + len(one.printed))
            result.append(replace(one, place=place))
        else:
            result.append(one)
    return result


def _asserted(figure: Figure, word: str, following: list[Figure]) -> Figure:
    """A figure with what a sentence asserts of it, against the print in the line below."""
    other = following[0].id if following else ""
    if word in {"higher", "lower", "same"}:
        return replace(figure, comparison=Comparison(word), compared_figure=other)
    if word in {"up", "down", "unchanged"}:
        return replace(figure, direction=Direction(word), moved_from=other)
    if word in {"revised", "provisional"}:
        return replace(figure, marker=Marker(word))
    return figure


_CELL = re.compile(
    r'cell (?P<row>\d+) (?P<column>\d+) "(?P<label>[^"]*)" "(?P<head>[^"]*)" (?P<value>\S+)'
    r"(?P<percent> %)?"
)


def _cell(number: int, cell: re.Match[str]) -> Figure:
    """A number in a table that no family declares."""
    return figure(
        f"f{number:012x}",
        cell["value"],
        kind=Kind.TABLE,
        subject="",
        measure="",
        unit=Unit.PERCENT if cell["percent"] else Unit.COUNT,
        period=None,
        table="Table 1",
        grid=1,
        row=int(cell["row"]),
        column=int(cell["column"]) + 1,
        row_label=cell["label"],
        column_label=cell["head"],
    )


def _untold(number: int, sentence: str) -> Figure:
    """A count in a sentence of its own, which no measure answers to."""
    printed = sentence.split(maxsplit=1)[0]
    place = Place(document="westmarch.txt", line=number, quote=sentence, end=len(printed))
    return figure(f"f{number:012x}", printed, measure="", unit=Unit.COUNT, period=None, place=place)


def _figure(number: int, line: str) -> Figure:
    cell = _CELL.fullmatch(line.strip())
    if cell:
        return _cell(number, cell)
    if '"' in line:
        return _untold(number, line.split('"')[1])
    tokens = line.split()
    if tokens[-1].isalpha():
        tokens.pop()
    head, *subject, measure, value = tokens
    report, _, kind = head.rpartition("/")
    assert subject in ([], *([name] for name in _NAMED)), f"no such subject: {line!r}"
    own = OTHER if report not in {"", PREVIOUS} else OWN
    measure, _, time = measure.partition("@")
    changes = measure.endswith("_change")
    return figure(
        f"f{number:012x}",
        value,
        document=f"{report or 'westmarch'}.txt",
        kind=Kind(kind),
        subject=_NAMED[subject[0]] if subject else own,
        measure=measure,
        unit=Unit.COUNT if measure in _COUNTS else Unit.PERCENT,
        period=_TIMES[time],
        base_period=EARLIER if changes else None,
        table="Table 1" if Kind(kind) is Kind.TABLE else "",
        row_label=measure,
    )
