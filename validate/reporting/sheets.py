"""On which page each finding stands: the sheets of paper that a run is spread over."""

from collections.abc import Mapping
from dataclasses import dataclass

from validate.model import Report, Verdict
from validate.reporting.lookup import Lookup
from validate.reporting.names import finding_anchor, further_name
from validate.reporting.spread import Spread, spread


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The findings of each document, and the file and anchor where each stands."""

    spreads: Mapping[str, Spread]
    homes: Mapping[str, str]

    def home(self, verdict: Verdict) -> str:
        """The link to a finding on the page of its first document; empty where it has none."""
        return self.homes.get(verdict.id, "")


def sheets(look: Lookup) -> Sheets:
    """Spread the findings of every document over its pages."""
    spreads = {
        report.document: spread(
            look.worst_first(look.touching(report.document)), look.results.causes
        )
        for report in look.results.reports
    }
    homes: dict[str, str] = {}
    for report in look.results.reports:
        for verdict, file in places(look, report, spreads[report.document]):
            homes.setdefault(verdict.id, f"{file}#{finding_anchor(verdict.id)}")
    return Sheets(spreads=spreads, homes=homes)


def places(look: Lookup, report: Report, of_it: Spread) -> list[tuple[Verdict, str]]:
    """Each finding of a document with the file of its page."""
    first = look.pages[report.document]
    found = [(verdict, first) for group in of_it.groups for verdict in group.verdicts]
    for number, verdicts in enumerate(of_it.pages, start=2):
        found += [(verdict, further_name(first, number)) for verdict in verdicts]
    return found
