"""
Sign-off: what a run says of each criterion of a QA log, for a person to decide.

Nothing is claimed that was not compared. Words are for the pages; here are counts and verdicts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from schemas.terms import Assurance, Criterion, Fulfilled, Severity, Status
from validate.model import OFF, Figure, Results, RuleInfo, Use, Verdict

_ORDER = list(Severity)
_DISCREPANCIES = frozenset({Severity.ERROR, Severity.WARNING})
# Of these a program that sees prints alone answers a part, however many comparisons hold.
_IN_PART = frozenset({Criterion.FORMAT, Criterion.PLAUSIBILITY, Criterion.COPYING})
# Documents in which these are open are not consistent in themselves.
_INTERNAL = frozenset({Criterion.AGREEMENT, Criterion.TOTALS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A rule, and how many comparisons it made."""

    rule: RuleInfo
    made: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """
    One criterion: what was done for it, and what is left.

    ``works`` are the rules that compared something, ``silent`` those that found nothing to compare,
    ``off`` those that the user switched off, ``failed`` those that broke down. Of the comparisons
    in ``documents`` documents ``exact`` hold as printed, ``rounded`` through rounding, and
    ``apart`` do not. ``tables`` of ``rows`` rows were held to what is declared for them.
    The findings come worst first: ``discrepancies``, ``questions`` and ``remarks`` are open,
    ``waived`` are those that somebody approved; ``revisions`` are marked as
    such. ``unchecked`` comparisons could not be made. ``unlinked`` figures and ``captions`` without
    figures count where they may hide another print, ``alone`` says that no two documents met where
    that is asked, ``unread`` inputs and ``unknown`` families touch every criterion. Of other
    criteria that bear on this one ``elsewhere`` discrepancies are open, and ``asked_elsewhere``
    other findings are open or waived.
    """

    criterion: Criterion
    fulfilled: Fulfilled = Fulfilled.NOT_CHECKED
    works: tuple[Work, ...] = ()
    silent: tuple[RuleInfo, ...] = ()
    off: tuple[RuleInfo, ...] = ()
    failed: tuple[RuleInfo, ...] = ()
    documents: int = 0
    exact: int = 0
    rounded: int = 0
    apart: int = 0
    tables: int = 0
    rows: int = 0
    discrepancies: tuple[Verdict, ...] = ()
    questions: tuple[Verdict, ...] = ()
    remarks: tuple[Verdict, ...] = ()
    waived: tuple[Verdict, ...] = ()
    revisions: int = 0
    unchecked: int = 0
    unlinked: int = 0
    captions: int = 0
    alone: bool = False
    unread: int = 0
    unknown: int = 0
    elsewhere: int = 0
    asked_elsewhere: int = 0

    @property
    def in_part(self) -> bool:
        """Whether the criterion asks for more than what is printed can say."""
        return self.criterion in _IN_PART

    @property
    def made(self) -> int:
        """How many comparisons were made."""
        return self.exact + self.rounded + self.apart

    @property
    def is_touched(self) -> bool:
        """Whether anything was compared, held to what is declared, or found."""
        found = self.discrepancies or self.questions or self.remarks or self.waived
        return bool(self.made or self.tables or found)

    @property
    def is_incomplete(self) -> bool:
        """Whether something is open, waived, or was not looked at."""
        found = self.questions or self.remarks or self.waived
        unseen = self.unchecked or self.unlinked or self.captions or self.unread or self.unknown
        unasked = self.off or self.failed or self.alone or self.in_part
        return bool(found or unseen or unasked or self.asked_elsewhere)


def qa_log(results: Results, *, captions: int = 0) -> tuple[LogRow, ...]:
    """
    A row for each criterion, in the order of the template.

    ``captions`` is how many captions have no figures below them.
    """
    documents = _documents(results)
    infos = {rule.id: rule for rule in results.rules}
    by_criterion: dict[Criterion, list[Verdict]] = {criterion: [] for criterion in Criterion}
    for verdict in results.verdicts:
        criterion = criterion_of(verdict, infos)
        if criterion is not None:
            by_criterion[criterion].append(verdict)
    rows = [_row(one, verdicts, results, documents) for one, verdicts in by_criterion.items()]
    unlinked = _unlinked(results)
    wide = [_widened(row, rows, unlinked, captions) for row in rows]
    return tuple(replace(row, fulfilled=_fulfilled(row)) for row in wide)


def criterion_of(verdict: Verdict, rules: Mapping[str, RuleInfo]) -> Criterion | None:
    """The criterion that a verdict speaks to: its own, or that of its rule, if it has one."""
    rule = rules.get(verdict.rule)
    return verdict.criterion or (rule.criterion if rule else None)


def without_criterion(results: Results) -> tuple[Verdict, ...]:
    """The findings that speak to no criterion, worst first."""
    infos = {rule.id: rule for rule in results.rules}
    return _worst_first(one for one in results.findings if criterion_of(one, infos) is None)


def _row(
    criterion: Criterion,
    verdicts: list[Verdict],
    results: Results,
    documents: Mapping[str, str],
) -> LogRow:
    made = [verdict for verdict in verdicts if verdict.is_comparison]
    by_rule = Counter(verdict.rule for verdict in made)
    failed = {verdict.rule for verdict in verdicts if verdict.status is Status.ERROR}
    rules = [rule for rule in results.rules if _serves(rule, criterion)]
    off = {rule.id for rule in rules if results.severities.get(rule.id) == OFF}
    statuses = Counter(verdict.status for verdict in made)
    touched = [_touched(verdict, documents) for verdict in made]
    # What looks at each table by itself has no comparisons to count, only tables.
    forms = [rule for rule in rules if not rule.compares and rule.id not in off]
    found = [verdict for verdict in verdicts if verdict.status is Status.INCONSISTENT]
    announced = [verdict for verdict in found if verdict.announced]
    found = [verdict for verdict in found if not verdict.announced]
    # What is in a baseline is open: nobody approved it.
    waived = [verdict for verdict in found if verdict.is_approved]
    left = [verdict for verdict in found if not verdict.is_approved]
    return LogRow(
        criterion=criterion,
        works=tuple(Work(rule=one, made=by_rule[one.id]) for one in rules if by_rule[one.id]),
        silent=tuple(
            rule
            for rule in rules
            if rule.compares and not by_rule[rule.id] and rule.id not in off | failed
        ),
        off=tuple(rule for rule in rules if rule.id in off),
        failed=tuple(rule for rule in rules if rule.id in failed),
        documents=len(frozenset[str]().union(*touched)),
        exact=statuses[Status.EXACT],
        rounded=statuses[Status.ROUNDED],
        apart=statuses[Status.INCONSISTENT],
        tables=len(results.datasets) if forms else 0,
        rows=sum(dataset.rows for dataset in results.datasets) if forms else 0,
        discrepancies=_worst_first(one for one in left if one.severity in _DISCREPANCIES),
        questions=_worst_first(one for one in left if one.severity is Severity.QUESTION),
        remarks=_worst_first(one for one in left if one.severity is Severity.INFORMATION),
        waived=_worst_first(waived),
        revisions=len(announced),
        unchecked=sum(verdict.status is Status.UNCHECKED for verdict in verdicts),
        alone=criterion is Criterion.CONSISTENCY and not any(len(one) > 1 for one in touched),
        unread=len(results.failures),
        unknown=sum(report.unknown for report in results.reports),
    )


def _serves(rule: RuleInfo, criterion: Criterion) -> bool:
    """What looks at tables holds their units, decimals and ranges to what is declared as well."""
    on_tables = not rule.compares and {rule.criterion, criterion} <= _IN_PART
    return rule.criterion is criterion or on_tables


def _widened(row: LogRow, rows: Iterable[LogRow], unlinked: int, captions: int) -> LogRow:
    """A row with what does not come of its own rules."""
    if row.criterion is Criterion.AGREEMENT:
        return replace(row, unlinked=unlinked, captions=captions)
    if row.criterion is Criterion.CONSISTENCY:
        others = [one for one in rows if one.criterion in _INTERNAL]
        asked = ((*one.questions, *one.remarks, *one.waived) for one in others)
        return replace(
            row,
            elsewhere=sum(len(one.discrepancies) for one in others),
            asked_elsewhere=sum(map(len, asked)),
        )
    return row


def _fulfilled(row: LogRow) -> Fulfilled:
    if row.discrepancies or row.elsewhere:
        return Fulfilled.NO
    # That a table has its form does not say that the right numbers were copied into it.
    if not row.is_touched or row.criterion is Criterion.COPYING:
        return Fulfilled.NOT_CHECKED
    return Fulfilled.PARTLY if row.is_incomplete else Fulfilled.YES


def _documents(results: Results) -> Mapping[str, str]:
    """The document of every figure and mention."""
    found = {figure.id: figure.place.document for figure in results.all_figures}
    found.update({mention.id: mention.place.document for mention in results.mentions})
    return found


def _touched(verdict: Verdict, documents: Mapping[str, str]) -> frozenset[str]:
    ids = (*verdict.figures, *verdict.mentions)
    return frozenset(documents[one] for one in ids if one in documents)


def _unlinked(results: Results) -> int:
    return sum(_is_untied(figure, results.uses.get(figure.id)) for figure in results.figures)


def _is_untied(figure: Figure, use: Use | None) -> bool:
    """Whether a figure has a value and no measure, and no sum of its own table has it either."""
    tied = use is not None and use.assurance is not Assurance.SINGLE_PRINT
    return not figure.measure and figure.missing is None and not (tied and figure.grid is not None)


def _worst_first(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """By severity, and in their order where that is the same."""
    return tuple(sorted(verdicts, key=lambda verdict: _ORDER.index(verdict.severity)))
