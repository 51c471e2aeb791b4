"""One run as it is set against another: what it read, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from schemas.terms import Role
from validate.model import OFF, Figure, Place, Report, Results, Verdict
from validate.numbers import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document that was read; ``program`` is the digest of a family from outside the program."""

    document: str
    report: str
    sha256: str
    family: str
    program: str = ""
    role: Role = Role.CURRENT


@dataclass(frozen=True, kw_only=True)
class Run:
    """
    A run, whether just made or read again from its folder.

    ``figures`` are of all ``papers``, previous editions too; ``mentions`` has the places of those
    that findings name. ``comparisons`` counts those of each rule that compares, ``severities``
    are those asked for, ``unread`` the documents that could not be read.
    """

    version: str
    papers: tuple[Paper, ...]
    figures: tuple[Figure, ...]
    verdicts: tuple[Verdict, ...]
    mentions: Mapping[str, Place] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    comparisons: Mapping[str, int] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    @cached_property
    def by_id(self) -> Mapping[str, Figure]:
        """The figures by their ids."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def findings(self) -> tuple[Verdict, ...]:
        """The verdicts that a reviewer has to decide."""
        return tuple(verdict for verdict in self.verdicts if verdict.is_finding)

    def is_off(self, rule: str) -> bool:
        """Whether somebody switched a rule off."""
        return self.severities.get(rule) == OFF

    def place_of(self, item: str) -> Place | None:
        """Where a figure or mention stands, if it is there."""
        figure = self.by_id.get(item)
        return figure.place if figure else self.mentions.get(item)


def run_of(results: Results, version: str) -> Run:
    """What was just found, as it would be read again; ``version`` is that of the program."""
    named = {one for verdict in results.verdicts for one in verdict.mentions}
    reports = (*results.reports, *results.previous)
    read = {report.document for report in reports}
    return Run(
        version=version,
        papers=tuple(_paper(report, results) for report in reports),
        figures=results.all_figures,
        verdicts=results.verdicts,
        mentions={one.id: one.place for one in results.mentions if one.id in named},
        titles=results.measures,
        comparisons={
            rule.id: sum(verdict.rule == rule.id for verdict in results.verdicts)
            for rule in results.rules
            if rule.compares
        },
        severities=results.severities,
        unread=frozenset(one.document for one in results.failures) - read,
    )


def closed(expected: Interval | None) -> Interval | None:
    """What was expected, without whether its ends belong to it: no file says that."""
    return Interval(expected.low, expected.high) if expected else None


def _paper(report: Report, results: Results) -> Paper:
    return Paper(
        document=report.document,
        report=report.id,
        sha256=report.sha256,
        family=report.family,
        program=results.families.get(report.family, ""),
        role=report.role,
    )
