"""All rules as people read of them: the rule files, and the three checks that are none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.terms import Severity
from validate.checking.discover import discover
from validate.checking.joint import info as joint
from validate.checking.rule import Example
from validate.family.model import Family
from validate.model import OFF, RuleInfo
from validate.publishing import info as published
from validate.review import info as review


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A rule, its own severity and its examples."""

    info: RuleInfo
    severity: Severity
    examples: tuple[Example, ...] = ()


def entries() -> tuple[Entry, ...]:
    """Every rule: those of files by id, then those that look at relations, tables, waivers."""
    of_files = (
        Entry(info=rule.info, severity=rule.severity, examples=rule.examples) for rule in discover()
    )
    return (
        *of_files,
        Entry(info=joint.RULE, severity=joint.SEVERITY),
        Entry(info=published.RULE, severity=published.SEVERITY),
        Entry(info=review.RULE, severity=review.SEVERITY),
    )


def levels(rules: Iterable[Entry], family: Family | None) -> Mapping[str, str]:
    """The severity of each rule, or *off*; with a family, as that sets it."""
    found = {}
    for entry in rules:
        setting = family.rules.get(entry.info.id) if family else None
        level = (setting.severity if setting else None) or entry.severity
        found[entry.info.id] = OFF if setting and not setting.enabled else level.value
    return found
