"""The counts of a run or of one document, and the verdict in one plain sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.terms import Assurance, Severity, Status
from validate.model import Figure, Use, Verdict
from validate.reporting.strings import say
from validate.reporting.wording import listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """
    What was counted. ``discrepancies`` are inconsistencies that are errors or warnings.

    ``figures`` are those linked to a measure, ``unlinked`` the others but for those that their
    table confirms or disputes; both have a value.
    ``captions`` are those without figures. ``disputed_documents`` says in how many documents the
    discrepancies stand, ``elsewhere`` how many of them are likely mistakes of other documents, and
    ``matters`` how many they are when those with one cause count once; ``known`` ones are in a
    baseline, ``bad_waivers`` do not hold;
    ``unreadable`` how many inputs could not be read, ``unknown`` how many are of no known family.
    """

    documents: int
    figures: int
    unlinked: int
    missing: int
    single: int
    exact: int
    rounded: int
    discrepancies: int
    questions: int
    remarks: int
    unchecked: int
    failed_rules: int
    waived: int = 0
    known: int = 0
    bad_waivers: int = 0
    elsewhere: int = 0
    faults: int = 0
    captions: int = 0
    disputed_documents: int = 0
    matters: int = 0
    unreadable: int = 0
    unknown: int = 0

    @property
    def agreed(self) -> int:
        """Comparisons that agree, as printed or through rounding."""
        return self.exact + self.rounded

    @property
    def comparisons(self) -> int:
        """Comparisons that were made, whatever came of them."""
        disputed = self.discrepancies + self.questions + self.remarks + self.waived + self.known
        return self.agreed + disputed - self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    One kind of what could not be proved, and how much there is of it.

    ``id`` is its anchor on the page of a document.
    """

    id: str
    count: int

    @property
    def title(self) -> str:
        """The head of its column."""
        return say(f"part_head.{self.id}")

    @property
    def words(self) -> str:
        """``9 figures not linked to a measure``."""
        return say(f"part.{self.id}", n=self.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """
    The verdict for people: ``state`` in a word or two, ``lead`` in a sentence, ``rest`` what else
    is to be known. ``tone`` names its look.
    """

    state: str
    tone: str
    lead: str
    rest: str


def tally(
    documents: int, figures: Iterable[Figure], uses: Mapping[str, Use], verdicts: Iterable[Verdict]
) -> Tally:
    """Count figures and verdicts."""
    figures = tuple(figures)
    verdicts = tuple(verdicts)
    kinds = Counter(_kind(verdict) for verdict in verdicts)
    return Tally(
        documents=documents,
        figures=sum(figure.missing is None and not is_unlinked(figure) for figure in figures),
        unlinked=sum(is_untied(figure, uses) for figure in figures),
        missing=sum(figure.missing is not None for figure in figures),
        single=sum(is_single(figure, uses) for figure in figures),
        exact=kinds["exact"],
        rounded=kinds["rounded"],
        discrepancies=kinds["discrepancy"],
        questions=kinds["question"],
        remarks=kinds["remark"],
        unchecked=kinds["unchecked"],
        failed_rules=kinds["failed"],
        waived=kinds["waived"],
        known=kinds["known"],
        bad_waivers=kinds["waiver"],
        faults=sum(one.is_finding and bool(one.dataset) for one in verdicts),
    )


def is_unlinked(figure: Figure) -> bool:
    """Whether a figure has a value, and no measure that it could be compared by."""
    return not figure.measure and figure.missing is None


def is_untied(figure: Figure, uses: Mapping[str, Use]) -> bool:
    """Whether a figure has no measure, and is in no sum or change of its own table either."""
    use = uses.get(figure.id)
    tied = use is not None and use.assurance is not Assurance.SINGLE_PRINT
    return is_unlinked(figure) and not (tied and figure.grid is not None)


def is_single(figure: Figure, uses: Mapping[str, Use]) -> bool:
    """Whether a linked figure has no second print to be compared with."""
    use = uses.get(figure.id)
    alone = use is None or use.assurance is Assurance.SINGLE_PRINT
    return alone and figure.missing is None and not is_unlinked(figure)


def unproved(counts: Tally) -> tuple[Part, ...]:
    """What could not be proved: the honest counterpart of *no discrepancies*."""
    return (
        Part(id="single", count=counts.single),
        Part(id="unlinked", count=counts.unlinked),
        Part(id="missing", count=counts.missing),
        Part(id="captions", count=counts.captions),
        Part(id="unchecked", count=counts.unchecked),
    )


def is_discrepancy(verdict: Verdict) -> bool:
    """Whether prints disagree and somebody has to mend it before publication."""
    return _kind(verdict) == "discrepancy"


def headline(counts: Tally, *, of_one: bool = False) -> Headline:
    """The verdict on a run, or on one report (``of_one``)."""
    gaps = _gaps(counts)
    rest = " ".join([*_asides(counts), *gaps])
    if counts.discrepancies:
        agreed = say("verdict.sentence", words=_agreement(counts))
        return _disputed(counts, f"{agreed} {rest}".rstrip(), of_one=of_one)
    if not counts.comparisons:
        lead = _nothing(counts, of_one=of_one)
        return Headline(state=say("state.nothing"), tone="ask", lead=lead, rest=rest)
    agreed = _agreement(counts)
    lead = (
        say("verdict.clean_here", agreed=agreed) if of_one else say("verdict.clean", agreed=agreed)
    )
    if counts.known or counts.waived:
        lead = say("verdict.none_open", agreed=agreed)
    return Headline(state=_state(counts, gaps), tone=_tone(counts, gaps), lead=lead, rest=rest)


def _state(counts: Tally, gaps: list[str]) -> str:
    """In a word or two, what a run or report without open discrepancies comes to."""
    if counts.known:
        return say("state.known")
    if counts.waived:
        return say("state.waived")
    if counts.questions:
        return say("state.questions")
    if counts.bad_waivers:
        return say("state.bad_waivers")
    return say("state.incomplete") if gaps else say("state.clean")


def _tone(counts: Tally, gaps: list[str]) -> str:
    """Good is only what nobody has to look at any more."""
    open_ = counts.known or counts.waived or counts.questions or counts.bad_waivers or gaps
    return "ask" if open_ else "good"


def _disputed(counts: Tally, rest: str, *, of_one: bool) -> Headline:
    """Of discrepancies; a report that others contradict is likely right itself."""
    if of_one and counts.discrepancies == counts.elsewhere:
        lead = say("verdict.elsewhere", n=counts.discrepancies)
        return Headline(state=say("state.elsewhere"), tone="ask", lead=lead, rest=rest)
    lead = _discrepancies(counts, of_one=of_one)
    return Headline(state=say("state.discrepancies"), tone="bad", lead=lead, rest=rest)


def _discrepancies(counts: Tally, *, of_one: bool) -> str:
    """How many there are, in how many reports, with how many causes."""
    found = say("verdict.found", n=counts.discrepancies)
    if of_one:
        found = say("verdict.here", found=found)
    elif counts.disputed_documents:
        found = say("verdict.there", found=found, n=counts.disputed_documents)
    if 0 < counts.matters < counts.discrepancies:
        found = say("verdict.caused", found=found, n=counts.matters)
    return say("verdict.hold", found=found, n=counts.discrepancies)


def _nothing(counts: Tally, *, of_one: bool) -> str:
    """Silence is no agreement: the sentence says why nothing was compared."""
    if not counts.documents:
        return say("verdict.nothing_read")
    reports = say("verdict.this_report") if of_one else say("verdict.reports", n=counts.documents)
    if not counts.figures and counts.unlinked:
        return say("verdict.nothing_linked", n=counts.unlinked, reports=reports)
    if not counts.figures:
        return say("verdict.nothing_recognised", reports=reports)
    if counts.single == counts.figures and not counts.unchecked:
        return say("verdict.nothing_twice", n=counts.figures, reports=reports)
    return say("verdict.nothing_paired", n=counts.figures, reports=reports)


def _agreement(counts: Tally) -> str:
    if not counts.agreed:
        return say("verdict.agreed_none", n=counts.agreed)
    if counts.rounded == counts.agreed:
        return say("verdict.agreed_rounded", n=counts.agreed)
    if counts.rounded:
        return say("verdict.agreed_mixed", n=counts.agreed, rounded=counts.rounded)
    return say("verdict.agreed_exact", n=counts.agreed)


def _asides(counts: Tally) -> list[str]:
    """What is no discrepancy and still needs a person; what was not proved is counted apart."""
    asides = []
    if counts.questions:
        asides.append(say("verdict.questions", n=counts.questions))
    if counts.remarks:
        asides.append(say("verdict.remarks", n=counts.remarks))
    if counts.waived:
        asides.append(say("verdict.waived", n=counts.waived))
    if counts.bad_waivers:
        asides.append(say("verdict.bad_waivers", n=counts.bad_waivers))
    if counts.known:
        asides.append(say("verdict.known", n=counts.known))
    return asides


def _gaps(counts: Tally) -> list[str]:
    """What makes the check incomplete."""
    parts = []
    if counts.unreadable:
        parts.append(say("verdict.unreadable", n=counts.unreadable))
    if counts.failed_rules:
        parts.append(say("verdict.failed", n=counts.failed_rules))
    if counts.unknown:
        parts.append(say("verdict.unknown", n=counts.unknown))
    return [say("verdict.incomplete", parts=listed(parts))] if parts else []


def _kind(verdict: Verdict) -> str:
    if verdict.status is Status.ERROR:
        return "failed"
    if verdict.status is not Status.INCONSISTENT:
        return verdict.status.value
    if verdict.of_waiver:
        return "waiver"
    if verdict.waived_by:
        return "waived" if verdict.is_approved else "known"
    if verdict.severity is Severity.QUESTION:
        return "question"
    return "remark" if verdict.severity is Severity.INFORMATION else "discrepancy"
