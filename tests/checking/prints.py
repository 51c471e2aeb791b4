"""Prints as rule examples write them, made into figures of a small made-up family."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from schemas.terms import Kind, Missing, Qualifier, Unit
from validate.checking.facts import Facts
from validate.family.load import load_family
from validate.family.model import Family
from validate.model import Figure, Period, Place, Report

OWN, OTHER, NATIONAL = "Westmarch Libraries", "Eastmarch Libraries", "All Marches"
YEAR = Period(start=date(2031, 4, 1), end=date(2032, 3, 31), label="the year to March 2032")
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
    """,
    "measures.toml": """
        [concept.lending]
        heads = ["loans"]
        [facet.part]
        a = ["part a"]
        b = ["part b"]
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
    """,
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
    A figure from its print: decimals as printed, ``?`` for missing, ``~`` before it for about.

    A claim of Westmarch on part A in the year, unless told otherwise.
    """
    about, bare = printed.startswith("~"), printed.lstrip("~")
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
        "qualifier": Qualifier.APPROXIMATE if about else None,
        "place": Place(document=document, line=1, quote=quote, end=len(quote)),
    }
    return Figure(id=id_, **(defaults | more))


def figures_of(prints: str) -> tuple[Figure, ...]:
    """Figures from lines of ``[report/]kind [national] measure value``."""
    numbers = count(1)
    return tuple(_figure(next(numbers), line) for line in prints.splitlines() if line.strip())


def facts_of(figures: Iterable[Figure], family: Family) -> Facts:
    """What a rule looks at when these figures are all there is."""
    held = tuple(figures)
    documents = dict.fromkeys(one.place.document for one in held)
    reports = tuple(
        Report(
            id=f"libraries/{document.split('.')[0]}/2032",
            document=document,
            path=document,
            sha256="0" * 64,
            format="text",
            family=family.name,
            subject=OWN,
            title=family.title,
        )
        for document in documents
    )
    return Facts(reports=reports, figures=held, mentions=(), families={family.name: family})


def _figure(number: int, line: str) -> Figure:
    head, *subject, measure, value = line.split()
    report, _, kind = head.rpartition("/")
    assert subject in ([], ["national"]), f"no such subject: {line!r}"
    own = OTHER if report else OWN
    return figure(
        f"f{number:012x}",
        value,
        document=f"{report or 'westmarch'}.txt",
        kind=Kind(kind),
        subject=NATIONAL if subject else own,
        measure=measure,
        table="Table 1" if Kind(kind) is Kind.TABLE else "",
        row_label=measure,
    )
