"""The counts of a run or of one document, and the verdict in one plain sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schemas.terms import Assurance, Severity, Status
from validate.model import Figure, Use, Verdict
from validate.reporting.wording import counted, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """
    What was counted. ``discrepancies`` are inconsistencies that are errors or warnings.

    ``figures`` are those linked to a measure, ``unlinked`` the others but for those that their
    table confirms or disputes; both have a value.
    ``captions`` are those without figures. ``disputed_documents`` says in how many documents the
    discrepancies stand, ``matters`` how many they are when those with one cause count once;
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
        return self.agreed + self.discrepancies + self.questions + self.remarks - self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """
    One kind of what could not be proved, and how much there is of it.

    ``id`` is its anchor on the page of a document, ``title`` the head of its column.
    """

    id: str
    title: str
    count: int
    one: str
    many: str

    @property
    def words(self) -> str:
        """``9 figures not linked to a measure``."""
        return counted(self.count, self.one, self.many)


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
        faults=sum(verdict.is_finding and bool(verdict.dataset) for verdict in verdicts),
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
        Part(
            id="single",
            title="Single print",
            count=counts.single,
            one="figure with a single print",
            many="figures with a single print",
        ),
        Part(
            id="unlinked",
            title="Not linked",
            count=counts.unlinked,
            one="figure not linked to a measure",
            many="figures not linked to a measure",
        ),
        Part(
            id="missing",
            title="Labels without a value",
            count=counts.missing,
            one="label without a value",
            many="labels without a value",
        ),
        Part(
            id="captions",
            title="Captions without figures",
            count=counts.captions,
            one="caption without figures",
            many="captions without figures",
        ),
        Part(
            id="unchecked",
            title="Comparisons not made",
            count=counts.unchecked,
            one="comparison not made",
            many="comparisons not made",
        ),
    )


def is_discrepancy(verdict: Verdict) -> bool:
    """Whether prints disagree and somebody has to mend it before publication."""
    return _kind(verdict) == "discrepancy"


def headline(counts: Tally, *, of_one: bool = False) -> Headline:
    """The verdict on a run, or on one report (``of_one``)."""
    gaps = _gaps(counts)
    if counts.discrepancies:
        place = (
            "in this report"
            if of_one
            else f"in {counted(counts.disputed_documents, 'report')}"
            if counts.disputed_documents
            else ""
        )
        settled = "it is settled" if counts.discrepancies == 1 else "they are settled"
        found = f"{counted(counts.discrepancies, 'discrepancy', 'discrepancies')} {place}".strip()
        causes = ""
        if counts.matters == 1 < counts.discrepancies:
            causes = ", with one likely cause"
        elif counts.matters < counts.discrepancies:
            causes = f", with {counts.matters:,} likely causes"
        lead = f"{found}{causes if counts.matters else ''}. Do not publish before {settled}."
        rest = [_sentence(_agreement(counts)), *map(_sentence, _asides(counts)), *gaps]
        return Headline(state="Discrepancies", tone="bad", lead=lead, rest=" ".join(rest))
    if not counts.comparisons:
        return _nothing(counts, gaps, of_one=of_one)
    where = " in this report" if of_one else ""
    lead = f"No discrepancies found{where}: {_agreement(counts)}."
    rest = [*map(_sentence, _asides(counts)), *gaps]
    if counts.questions:
        return Headline(state="Questions", tone="ask", lead=lead, rest=" ".join(rest))
    if gaps:
        return Headline(state="Incomplete", tone="ask", lead=lead, rest=" ".join(rest))
    return Headline(state="No discrepancies", tone="good", lead=lead, rest=" ".join(rest))


def _nothing(counts: Tally, gaps: list[str], *, of_one: bool) -> Headline:
    """Silence is no agreement: the sentence says why nothing was compared."""
    reports = "this report" if of_one else counted(counts.documents, "report")
    if not counts.documents:
        lead = "Nothing was checked: no report could be read."
    elif not counts.figures and counts.unlinked:
        lead = (
            f"Nothing was compared: {counted(counts.unlinked, 'figure')} in {reports}, "
            "none of them linked to a measure."
            if counts.unlinked > 1
            else f"Nothing was compared: the only figure in {reports} is not linked to a measure."
        )
    elif not counts.figures:
        lead = f"Nothing was compared: no figure was recognised in {reports}."
    elif counts.single == counts.figures and not counts.unchecked:
        one = (
            "the only linked figure has"
            if counts.figures == 1
            else f"all {counts.figures:,} linked figures have"
        )
        lead = f"Nothing was compared: {one} a single print in {reports}."
    else:
        lead = (
            f"Nothing was compared: {counted(counts.figures, 'figure')} linked in {reports}, "
            "but no two prints could be compared."
        )
    rest = [*map(_sentence, _asides(counts)), *gaps]
    return Headline(state="Nothing compared", tone="ask", lead=lead, rest=" ".join(rest))


def _agreement(counts: Tally) -> str:
    agreed = f"{counted(counts.agreed, 'comparison')} agreed"
    if counts.agreed and counts.rounded == counts.agreed:
        agreed += ", only through rounding" if counts.agreed == 1 else ", all only through rounding"
    elif counts.rounded:
        agreed += f", {counts.rounded:,} of them only through rounding"
    elif counts.agreed > 1:
        agreed += ", all as printed"
    return agreed


def _asides(counts: Tally) -> list[str]:
    """What is no discrepancy and still needs a person; what was not proved is counted apart."""
    asides = []
    if counts.questions:
        need = "needs" if counts.questions == 1 else "need"
        asides.append(f"{counted(counts.questions, 'question')} {need} a person's answer")
    if counts.remarks:
        asides.append(f"{counted(counts.remarks, 'remark')} for information")
    return asides


def _gaps(counts: Tally) -> list[str]:
    """What makes the check incomplete."""
    parts = []
    if counts.unreadable:
        inputs = counted(counts.unreadable, "input or part of one", "inputs or parts of one")
        parts.append(f"{inputs} could not be read")
    if counts.failed_rules:
        parts.append(f"{counted(counts.failed_rules, 'rule')} failed")
    if counts.unknown:
        which = "1 report is" if counts.unknown == 1 else f"{counts.unknown:,} reports are"
        parts.append(f"{which} of no known family, and only tables were checked")
    return [f"The check is incomplete: {listed(parts)}."] if parts else []


def _sentence(words: str) -> str:
    return f"{words}."


def _kind(verdict: Verdict) -> str:
    if verdict.status is Status.ERROR:
        return "failed"
    if verdict.status is not Status.INCONSISTENT:
        return verdict.status.value
    if verdict.severity is Severity.QUESTION:
        return "question"
    return "remark" if verdict.severity is Severity.INFORMATION else "discrepancy"
