"""What ``tieout run`` lists: which findings, in which order, and which print each one leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from schemas.terms import Severity, WaiverState
from validate.commands.jumps import Jumps, jumps
from validate.model import (
    BASELINE,
    Cause,
    Figure,
    Mention,
    Results,
    Suspect,
    Verdict,
    Waiver,
    WaiverUse,
)
from validate.reporting.suspicion import together

Print = Figure | Mention
_ORDER = list(Severity)
_NOWHERE = (1 << 30,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    A finding with its prints, the disputed one first, and all that may be behind it.

    ``accused`` is the print that it leads to: the likeliest suspect, or else the disputed one; None
    where the finding is about no print.
    """

    verdict: Verdict
    prints: tuple[Print, ...]
    causes: tuple[Cause, ...]
    accused: Print | None

    @property
    def disputed(self) -> Print | None:
        """The print that is held against the others."""
        return self.prints[0] if self.prints else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Findings that share their causes, worst first."""

    causes: tuple[Cause, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """
    All that is listed, by cause and one by one, both worst first and then by place.

    ``waived`` are those that somebody approved, in the same order and not among the others.
    ``waivers`` has the waiver of each of them, ``decided`` that of a finding that speaks of one.
    """

    matters: tuple[Matter, ...]
    findings: tuple[Finding, ...]
    figures: Mapping[str, Figure]
    jumps: Jumps
    waived: tuple[Finding, ...] = ()
    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    decided: Mapping[str, Waiver] = field(default_factory=dict)


def listed(results: Results) -> Listed:
    """
    The findings that somebody has to look at, and those that somebody approved.

    Revisions that are marked as such and findings of a baseline are only counted, in the summary;
    the report has them all.
    """
    figures = {figure.id: figure for figure in results.all_figures}
    mentions = {mention.id: mention for mention in results.mentions}
    behind: dict[str, list[Cause]] = {}
    for cause in results.causes:
        for id_ in cause.findings:
            behind.setdefault(id_, []).append(cause)
    places = jumps(results)
    found: dict[str, Finding] = {}
    for verdict in results.findings:
        if verdict.announced or verdict.waived_by == BASELINE:
            continue
        prints: tuple[Print, ...] = (
            *(figures[one] for one in verdict.figures if one in figures),
            *(mentions[one] for one in verdict.mentions if one in mentions),
        )
        causes = tuple(behind.get(verdict.id, ()))
        accused = _accused(prints, causes, figures)
        found[verdict.id] = Finding(verdict=verdict, prints=prints, causes=causes, accused=accused)

    def rank(finding: Finding, item: Print | None) -> tuple[object, ...]:
        severity = _ORDER.index(finding.verdict.severity)
        return severity, places.rank(item.place) if item else _NOWHERE

    ordered = sorted(found.values(), key=lambda one: rank(one, one.accused))
    open_ = [finding for finding in ordered if not finding.verdict.waived_by]
    groups = together([finding.verdict for finding in open_], results.causes)
    return Listed(
        matters=tuple(
            Matter(
                causes=causes,
                findings=tuple(
                    sorted(
                        (found[one.id] for one in verdicts),
                        key=lambda one: rank(one, one.disputed),
                    )
                ),
            )
            for causes, verdicts in groups
        ),
        findings=tuple(open_),
        figures=figures,
        jumps=places,
        waived=tuple(finding for finding in ordered if finding.verdict.waived_by),
        waivers={one.waiver.finding: one.waiver for one in results.waivers if _holds(one)},
        decided={use.verdict: use.waiver for use in results.waivers if use.verdict},
    )


def _holds(use: WaiverUse) -> bool:
    return use.state is WaiverState.APPLIED and not use.waiver.baseline


def likeliest(cause: Cause) -> Sequence[Suspect]:
    """The suspects of a cause that are as likely as each other, and likelier than the rest."""
    return cause.suspects[: max(1, cause.tied)]


def _accused(
    prints: Sequence[Print], causes: Sequence[Cause], figures: Mapping[str, Figure]
) -> Print | None:
    disputed = prints[0] if prints else None
    for cause in causes:
        suspected = [one.figure for suspect in likeliest(cause) for one in suspect.repairs]
        if suspected and (disputed is None or disputed.id not in suspected):
            return figures[suspected[0]]
    return disputed
