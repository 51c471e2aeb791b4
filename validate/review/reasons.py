"""Why a finding of one run is none in the other."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

from schemas.terms import Reason, Status
from validate.model import Verdict
from validate.review.figures import shown
from validate.review.runs import Run

_AGREES = frozenset({Status.EXACT, Status.ROUNDED})


@dataclass(frozen=True, kw_only=True)
class Side:
    """
    One of two runs, looking at the other.

    ``names`` has the id in the other run of each print that both have, ``documents`` the documents
    of this run that both have.
    """

    own: Run
    other: Run
    names: Mapping[str, str]
    documents: frozenset[str]

    def translated(self, verdict: Verdict) -> frozenset[str]:
        """The figures of a verdict by their ids in the other run, if they have one."""
        return frozenset(self.names.get(one, f"not {one}") for one in verdict.figures)

    def key(self, verdict: Verdict) -> Hashable:
        """What a verdict of this run compares, by the ids of the other run."""
        return verdict.rule, self.translated(verdict), frozenset(verdict.mentions)

    def why_absent(self, verdict: Verdict) -> tuple[Reason, Verdict | None]:
        """Why a finding is none in the other run, and what the same comparison came to there."""
        reason = self._not_asked(verdict)
        if reason is not None:
            return reason, None
        there = self._others.get(self.key(verdict), ())
        agreeing = next((one for one in there if one.status in _AGREES), None)
        found = agreeing or next(iter(there), None)
        # What only speaks of faults is silent where there is none.
        if (agreeing or not self._compares(verdict.rule)) and self._reprinted(verdict):
            return Reason.PRINT_CHANGED, found
        if agreeing:
            return Reason.JUDGED_OTHERWISE, found
        if any(one not in self.names for one in verdict.figures):
            return Reason.PRINT_ABSENT, found
        faults_only = not verdict.figures or not self._compares(verdict.rule)
        return (Reason.NOT_FOUND if faults_only else Reason.NOT_COMPARED), found

    def _not_asked(self, verdict: Verdict) -> Reason | None:
        """Why the other run could not have a finding, whatever is printed."""
        absent = self._documents(verdict) - self.documents
        if absent:
            return Reason.UNREAD if absent & self.other.unread else Reason.DOCUMENT
        if self.other.is_off(verdict.rule):
            return Reason.RULE_OFF
        if self._compares(verdict.rule) and verdict.rule not in self.other.comparisons:
            return Reason.RULE_UNKNOWN
        return None

    @cached_property
    def _others(self) -> Mapping[Hashable, tuple[Verdict, ...]]:
        """The verdicts of the other run by what they compare."""
        found: dict[Hashable, list[Verdict]] = defaultdict(list)
        for one in self.other.verdicts:
            found[compared(one)].append(one)
        return {key: tuple(ones) for key, ones in found.items()}

    def _compares(self, rule: str) -> bool:
        return rule in self.own.comparisons

    def _reprinted(self, verdict: Verdict) -> bool:
        """Whether a print of a finding is another in the other run."""
        return any(
            one != other
            for one, other in (
                shown(self.own.by_id[item], self.other.by_id[self.names[item]])
                for item in verdict.figures
                if item in self.names
            )
        )

    def _documents(self, verdict: Verdict) -> frozenset[str]:
        """The documents of a verdict: those of its prints, else those of its reports."""
        places = (self.own.place_of(item) for item in (*verdict.figures, *verdict.mentions))
        found = frozenset(place.document for place in places if place is not None)
        if found:
            return found
        return frozenset(one.document for one in self.own.papers if one.report in verdict.reports)


def compared(verdict: Verdict) -> Hashable:
    """What a verdict compares, by the ids of its own run."""
    return verdict.rule, frozenset(verdict.figures), frozenset(verdict.mentions)
