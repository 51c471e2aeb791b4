"""What changed from one run to another."""

from collections import Counter
from collections.abc import Iterator, Sequence

from schemas.terms import Change
from validate.model import Changes, FindingChange
from validate.review.figures import figure_changes, same_prints
from validate.review.findings import Findings
from validate.review.info import RULE
from validate.review.papers import Pair, document_changes, same_papers
from validate.review.reasons import Side
from validate.review.runs import Run

_TOLD = (Change.NEW, Change.CHANGED, Change.GONE)


def diff(before: Run, now: Run) -> Changes:
    """Set a later run against an earlier one, of the same reports or of some of them."""
    papers = same_papers(before, now)
    prints = same_prints(before, now, papers)
    findings = Findings(
        earlier=Side(
            own=before,
            other=now,
            names=prints.now,
            documents=frozenset(one.document for one, _ in papers),
        ),
        later=Side(
            own=now,
            other=before,
            names=prints.before,
            documents=frozenset(other.document for _, other in papers),
        ),
    )
    told = findings.changes()
    waivers = tuple(one for one in told if one.rule == RULE.id)
    return Changes(
        findings=tuple(one for one in told if one.rule != RULE.id),
        waivers=waivers,
        figures=tuple(figure_changes(before, now, papers, prints)),
        documents=tuple(document_changes(before, now, papers)),
        notes=(*_notes(before, now, papers), *_of_waivers(waivers)),
    )


def counted(waivers: Sequence[FindingChange]) -> str:
    """``2 new, 1 gone``: how many findings about waivers came, changed or went, if any did."""
    numbers = Counter(one.change for one in waivers)
    return ", ".join(f"{numbers[one]:,} {one.value}" for one in _TOLD if numbers[one])


def _of_waivers(waivers: Sequence[FindingChange]) -> Iterator[str]:
    numbers = counted(waivers)
    if numbers:
        yield f"findings about waivers are counted apart: {numbers}"


def _notes(before: Run, now: Run, papers: Sequence[Pair]) -> Iterator[str]:
    """What else differs between two runs, and may be why a finding came or went."""
    if not papers:
        yield "the two runs have no document in common"
    if before.version != now.version:
        yield f"the earlier run is of tieout {before.version}, the later of tieout {now.version}"
    for one, other in papers:
        if one.family != other.family:
            yield f"{other.document} was taken to be of {one.family}, and is of {other.family} now"
    yield from _of_families(before, now)
    yield from _of_severities(before, now)
    for document in sorted(now.unread - before.unread):
        yield f"{document} could not be read in the later run"
    for document in sorted(before.unread - now.unread):
        yield f"{document} could not be read in the earlier run"


def _of_families(before: Run, now: Run) -> Iterator[str]:
    programs = {one.family: one.program for one in before.papers}
    for family, program in {one.family: one.program for one in now.papers}.items():
        if programs.get(family, program) != program:
            yield f"the family {family} was changed between the runs"


def _of_severities(before: Run, now: Run) -> Iterator[str]:
    for rule in sorted({*before.severities, *now.severities}):
        then, later = before.severities.get(rule), now.severities.get(rule)
        if then != later:
            asked = f"--severity {rule}"
            yield f"{asked} was {then or 'not given'}, and is {later or 'not given'} now"
