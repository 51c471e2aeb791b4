"""Results by what a page asks of them: which figure, whose page, what touches a document."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from schemas.terms import Kind, MentionKind, Severity, Status, Unit, WaiverState
from validate.model import (
    Cause,
    Figure,
    LedgerEntry,
    Mention,
    Place,
    Results,
    RuleInfo,
    Verdict,
    Waiver,
)
from validate.reporting import wording
from validate.reporting.names import page_names
from validate.reporting.strings import say
from validate.reporting.suspicion import prints_of, sole, tied

_Item = TypeVar("_Item")
_SEVERITIES = {severity: number for number, severity in enumerate(Severity)}
_AFTER_ALL = 10**9


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """
    The indexes of one run. ``pages`` holds the page file of a document that has one, ``reasons``
    what the ledger says of a figure; ``previous`` are the documents that were published before.
    ``causes`` and ``waivers`` are by finding, ``agreeing`` says in how many comparisons a figure
    agrees with others, ``found`` has the findings by their ids, and ``disputes`` by figure. The
    last four are by document.
    """

    results: Results
    figures: Mapping[str, Figure]
    mentions: Mapping[str, Mention]
    pages: Mapping[str, str]
    documents_of: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, RuleInfo]
    reasons: Mapping[str, str]
    previous: frozenset[str] = frozenset()
    causes: Mapping[str, tuple[Cause, ...]] = field(default_factory=dict)
    waivers: Mapping[str, Waiver] = field(default_factory=dict)
    agreeing: Mapping[str, int] = field(default_factory=dict)
    found: Mapping[str, Verdict] = field(default_factory=dict)
    disputes: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)
    verdicts_by: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)
    figures_by: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    captions_by: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    ledger_by: Mapping[str, tuple[LedgerEntry, ...]] = field(default_factory=dict)

    def accused(self, verdict: Verdict) -> tuple[str, ...]:
        """The documents that a wrong print likely stands in; all of them where nothing tells."""
        suspects = [one for cause in self.causes.get(verdict.id, ()) for one in tied(cause)]
        wrong = [id_ for one in suspects for repair in one.repairs for id_ in prints_of(repair)]
        found = dict.fromkeys(self.figures[id_].place.document for id_ in wrong)
        return tuple(found) or self.documents_of.get(verdict.id, ())

    def is_sure(self, verdict: Verdict) -> bool:
        """Whether one figure is likelier to be wrong than any other."""
        return any(sole(cause) is not None for cause in self.causes.get(verdict.id, ()))

    def rule_title(self, rule: str) -> str:
        """The title of a rule, or its name when it is not among those that ran."""
        info = self.rules.get(rule)
        return info.title if info else wording.name(rule).capitalize()

    def figures_of(self, verdict: Verdict) -> tuple[Figure, ...]:
        """The figures of a verdict, the disputed one first."""
        return tuple(self.figures[id_] for id_ in verdict.figures if id_ in self.figures)

    def mentions_of(self, verdict: Verdict) -> tuple[Mention, ...]:
        """The mentions of a verdict, the disputed one first."""
        return tuple(self.mentions[id_] for id_ in verdict.mentions if id_ in self.mentions)

    def items_of(self, verdict: Verdict) -> tuple[Figure | Mention, ...]:
        """All that a verdict speaks of, figures before mentions."""
        return self.figures_of(verdict) + self.mentions_of(verdict)

    def unit_of(self, verdict: Verdict) -> Unit | None:
        """The unit of the first print, which is the one that ``expected`` speaks of."""
        figures = self.figures_of(verdict)
        return figures[0].unit if figures else None

    def prints_of(self, verdict: Verdict) -> tuple[str, ...]:
        """The prints of a verdict as they stand."""
        return verdict.printed or tuple(figure.printed for figure in self.figures_of(verdict))

    def subject_of(self, verdict: Verdict) -> str:
        """What a verdict is about: its first figure, or its first mention."""
        figures = self.figures_of(verdict)
        if figures:
            return self.what(figures[0])
        mentions = self.mentions_of(verdict)
        if mentions:
            kind = wording.mention_kind(mentions[0].kind)
            return say("place.named", kind=kind, name=mentions[0].key).strip()
        return ""

    def what(self, figure: Figure) -> str:
        """A figure in words: measure, subject, period."""
        parts = [
            self.title_of(figure),
            figure.subject,
            wording.period(figure.period) if figure.period else "",
        ]
        return wording.commas(parts)

    def title_of(self, figure: Figure) -> str:
        """What a figure measures, or what it is printed with where no measure answers to it."""
        title = self.results.measures.get(figure.measure) or wording.name(figure.measure)
        label = wording.commas((figure.row_label, figure.column_label))
        return title or label or say("figures.no_measure")

    def why_unlinked(self, figure: Figure) -> str:
        """Why a figure was not linked, in words."""
        # The evidence of a corrected figure tells of the correction, and is shown as that.
        evidence = () if wording.is_corrected(figure) else figure.evidence
        return wording.semicolons(evidence) or self.reasons.get(figure.id, "")

    def candidates(self, figure: Figure) -> tuple[str, ...]:
        """The titles of the measures that a figure might have been."""
        titles = self.results.measures
        return tuple(titles.get(one) or wording.name(one) for one in figure.candidates)

    def touching(self, document: str) -> tuple[Verdict, ...]:
        """The verdicts that one document has a part in."""
        return self.verdicts_by.get(document, ())

    def figures_in(self, document: str) -> tuple[Figure, ...]:
        """The figures of one document."""
        return self.figures_by.get(document, ())

    def bare_captions(self, document: str) -> tuple[Mention, ...]:
        """
        The captions of one document under which no figure of any kind stands.

        A caption under a heading of its own name is a note on a table or chart: it says what is
        below only where no other caption has the name.
        """
        captions = self.captions_by.get(document, ())
        figures = self.figures_in(document)
        tables = {figure.table for figure in figures}
        held = tables | {one.context for one in figures if one.kind is not Kind.ANNEX}
        noted = held | {one.context for one in figures}
        named = {caption.key for caption in captions if not _is_note(caption)}
        return tuple(
            caption
            for caption in captions
            if caption.key not in (noted if _is_note(caption) else held)
            and not (_is_note(caption) and caption.key in named)
        )

    def ledger_of(self, document: str) -> tuple[LedgerEntry, ...]:
        """What became of the numbers of one document."""
        return self.ledger_by.get(document, ())

    def worst_first(self, verdicts: tuple[Verdict, ...]) -> tuple[Verdict, ...]:
        """The findings among ``verdicts``: by severity, sure ones first, then by place."""
        order = {report.document: number for number, report in enumerate(self.results.reports)}

        def key(verdict: Verdict) -> tuple[bool, int, bool, bool, int, int, int, str]:
            items = self.items_of(verdict)
            first = items[0].place if items else Place(document="")
            return (
                bool(verdict.waived_by),
                _SEVERITIES[verdict.severity],
                verdict.status is Status.ERROR,
                not self.is_sure(verdict),
                order.get(first.document, _AFTER_ALL),
                first.page or 0,
                first.line or 0,
                verdict.id,
            )

        return tuple(sorted((v for v in verdicts if v.is_finding), key=key))


def lookup(results: Results) -> Lookup:
    """Build the indexes of a run once."""
    names = page_names([report.document for report in results.reports])
    figures = {figure.id: figure for figure in results.all_figures}
    mentions = {mention.id: mention for mention in results.mentions}
    pages: dict[str, str] = {}
    for report, page in zip(results.reports, names, strict=True):
        pages.setdefault(report.document, page)
    places = {
        **{k: f.place for k, f in figures.items()},
        **{k: m.place for k, m in mentions.items()},
    }
    of_report: defaultdict[str, list[str]] = defaultdict(list)
    for report in results.reports:
        of_report[report.id].append(report.document)
    documents_of = {one.id: _documents(one, places, of_report) for one in results.verdicts}
    captions = (one for one in results.mentions if one.kind is MentionKind.CAPTION)
    return Lookup(
        results=results,
        figures=figures,
        mentions=mentions,
        pages=pages,
        documents_of=documents_of,
        rules={rule.id: rule for rule in results.rules},
        reasons={one.figure_id: one.reason for one in results.ledger if one.figure_id},
        previous=frozenset(report.document for report in results.previous),
        causes=_grouped(results.causes, lambda one: one.findings),
        waivers={
            one.waiver.finding: one.waiver
            for one in results.waivers
            if one.state is WaiverState.APPLIED
        },
        found={one.id: one for one in results.findings},
        disputes=_grouped(results.findings, lambda one: dict.fromkeys(one.figures)),
        agreeing=Counter(id_ for one in results.verdicts if _agrees(one) for id_ in one.figures),
        verdicts_by=_grouped(results.verdicts, lambda one: documents_of[one.id]),
        figures_by=_grouped(results.figures, lambda one: (one.place.document,)),
        captions_by=_grouped(captions, lambda one: (one.place.document,)),
        ledger_by=_grouped(results.ledger, lambda one: (one.document,)),
    )


def _grouped(
    items: Iterable[_Item], keys: Callable[[_Item], Iterable[str]]
) -> Mapping[str, tuple[_Item, ...]]:
    """Items under each of their keys, in order."""
    found: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            found[key].append(item)
    return {key: tuple(members) for key, members in found.items()}


def _agrees(verdict: Verdict) -> bool:
    return verdict.status in {Status.EXACT, Status.ROUNDED} and not verdict.bounds


def _is_note(caption: Mention) -> bool:
    return caption.parent == caption.key


def _documents(
    verdict: Verdict, places: Mapping[str, Place], of_report: Mapping[str, list[str]]
) -> tuple[str, ...]:
    """
    The documents that a verdict touches, in order of first mention.

    Places say it best: two drafts share a report id, and only the prints tell which is meant. A
    report that the verdict names without a print in it counts too.
    """
    ids = (*verdict.figures, *verdict.mentions)
    found = dict.fromkeys(places[id_].document for id_ in ids if id_ in places)
    for report in dict.fromkeys(verdict.reports):
        documents = of_report.get(report, [])
        if not any(document in found for document in documents):
            found.update(dict.fromkeys(documents))
    return tuple(found)
