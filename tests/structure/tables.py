"""Texts of a kind that no family knows, read and checked as any report."""

from collections.abc import Iterable
from functools import cache

from schemas.terms import Status
from tests.inprocess import shipped_families
from validate.checking.discover import discover
from validate.checking.engine import check
from validate.checking.facts import Facts
from validate.checking.rule import Rule
from validate.family.model import Family
from validate.model import Verdict
from validate.reading.document import Document
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised, recognise

RULES = frozenset({"table-totals", "table-changes", "table-shares", "decimals-in-a-column"})
FINDING = frozenset({Status.INCONSISTENT, Status.ERROR})


@cache
def generic() -> Family:
    """The family that takes what no other knows."""
    return next(one for one in shipped_families() if one.fallback)


@cache
def table_rules() -> tuple[Rule, ...]:
    """The rules that look at tables which nobody declared."""
    return tuple(rule for rule in discover() if rule.id in RULES)


def of_document(document: Document) -> Recognised:
    """A document of no known family, recognised."""
    return recognise(document, generic(), document.name)


def of_text(text: str) -> Recognised:
    """The same of a text."""
    return of_document(read_text("unknown.txt", text.encode()))


def verdicts_of(found: Recognised) -> tuple[Verdict, ...]:
    """What the table rules say."""
    facts = Facts(
        reports=(found.report,),
        figures=found.figures,
        mentions=found.mentions,
        families={generic().name: generic()},
    )
    return check(facts, table_rules())


def findings(text: str) -> tuple[Verdict, ...]:
    """The verdicts on a text that somebody has to look at."""
    return tuple(one for one in verdicts_of(of_text(text)) if one.status in FINDING)


def table(*rows: str, title: str = "Table 1: Cases") -> str:
    """A text with one table; cells are divided by bars."""
    return "\n".join((title, *(row.replace("|", "\t") for row in rows)))


def compared(verdicts: Iterable[Verdict], rule: str) -> int:
    """How many comparisons a rule made, with whatever result."""
    return sum(one.rule == rule and one.is_comparison for one in verdicts)
