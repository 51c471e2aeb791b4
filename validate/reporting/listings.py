"""What stands in each table: findings, comparisons, coverage, documents, datasets."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from schemas.terms import LedgerState, Status
from validate.model import LedgerEntry, Report, Verdict
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, bullets, join, lines, link, tag, text
from validate.reporting.names import INDEX, finding_anchor, rule_anchor
from validate.reporting.places import briefly, corrected
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table
from validate.reporting.tally import Tally, tally, unproved
from validate.revisions import revisions

_MOST_PRINTS = 4
_NO_ROOM = Decimal("Infinity")


def unchecked(look: Lookup, verdicts: Iterable[Verdict], *, here: str) -> Table:
    """The comparisons that could not be made, and why."""
    chosen = [verdict for verdict in verdicts if verdict.status is Status.UNCHECKED]
    return Table(
        id="unchecked-table",
        caption=say("listings.unchecked"),
        columns=(
            Column(label=say("column.figure")),
            Column(label=say("column.why_not")),
            Column(label=say("column.prints")),
            Column(label=say("column.where")),
            Column(label=say("column.rule")),
        ),
        rows=tuple(
            (
                text(look.subject_of(verdict) or look.rule_title(verdict.rule)),
                _reason(verdict),
                text(prints_of(look, verdict)),
                places_of(look, verdict, here),
                rule_of(look, verdict),
            )
            for verdict in chosen
        ),
    )


def coverage(look: Lookup) -> Table:
    """What each rule compared; a rule that compared nothing says so."""
    verdicts: dict[str, list[Verdict]] = {rule: [] for rule in look.rules}
    for verdict in look.results.verdicts:
        verdicts.setdefault(verdict.rule, []).append(verdict)
    return Table(
        id="coverage-table",
        caption=say("listings.coverage"),
        columns=(
            Column(label=say("column.rule")),
            *_count_columns(),
            Column(label=say("column.remark")),
        ),
        rows=tuple(
            _coverage_row(look, rule, tally(0, (), {}, found)) for rule, found in verdicts.items()
        ),
    )


def _coverage_row(look: Lookup, rule: str, counts: Tally) -> tuple[Html, ...]:
    title = text(look.rule_title(rule))
    remarks = []
    if counts.failed_rules:
        remarks.append(say("listings.rule_failed"))
    info = look.rules.get(rule)
    if info and not info.compares:
        remarks.append(say("listings.faults_only"))
    elif not counts.comparisons:
        remarks.append(
            say("listings.compared_unchecked")
            if counts.unchecked
            else say("listings.compared_none")
        )
    if counts.questions:
        remarks.append(say("listings.questions", n=counts.questions))
    if counts.remarks:
        remarks.append(say("listings.remarks", n=counts.remarks))
    return (
        link(f"#{rule_anchor(rule)}", title) if rule in look.rules else title,
        *_counted(counts),
        text(" ".join(remarks)),
    )


def documents(look: Lookup, count: Callable[[Report], Tally]) -> Table:
    """The documents that were read, each a link to its page."""
    return Table(
        id="documents-table",
        caption=say("listings.documents"),
        columns=(
            Column(label=say("column.document")),
            Column(label=say("column.figures"), number=True),
            *_count_columns()[:-1],
            Column(label=say("column.reading")),
        ),
        rows=tuple(_document_row(look, report, count(report)) for report in look.results.reports),
    )


def _document_row(look: Lookup, report: Report, counts: Tally) -> tuple[Html, ...]:
    name = link(look.pages[report.document], text(report.document))
    title = tag("span", text(report.title), class_="under") if report.title else NOTHING
    problems = len(report.problems)
    return (
        join([name, title]),
        *_numbers(counts.figures),
        *_counted(counts)[:-2],
        _disputed(counts),
        text(say("listings.problems", n=problems) if problems else say("listings.no_problems")),
    )


def _disputed(counts: Tally) -> Html:
    """The discrepancies of a document, and how many are likely mistakes of another."""
    number = text(wording.whole(counts.discrepancies))
    if not counts.elsewhere:
        return number
    said = text(say("listings.elsewhere", n=counts.elsewhere))
    return join([number, tag("span", said, class_="under")])


def previous(look: Lookup) -> Table:
    """The earlier editions that documents were held to, and what came of that."""
    return Table(
        id="previous-table",
        caption=say("listings.previous"),
        columns=(
            Column(label=say("column.document")),
            Column(label=say("column.figures_compared"), number=True),
            Column(label=say("column.revised"), number=True),
            Column(label=say("column.changed"), number=True),
            Column(label=say("column.unfitting"), number=True),
            Column(label=say("column.reading")),
        ),
        rows=tuple(_previous_row(look, report) for report in look.results.previous),
    )


def _previous_row(look: Lookup, report: Report) -> tuple[Html, ...]:
    found = revisions(look.results, report.document)
    title = tag("span", text(report.title), class_="under") if report.title else NOTHING
    problems = bullets([text(one) for one in report.problems]) if report.problems else NOTHING
    return (
        join([text(report.document), title]),
        *_numbers(found.compared, found.marked, found.unmarked, found.unfitting),
        problems or text(say("listings.no_problems")),
    )


def not_proved(look: Lookup, count: Callable[[Report], Tally]) -> Table:
    """What could not be proved in each document; each count leads to its list."""
    heads = unproved(tally(0, (), {}, ()))
    rows = []
    for report in look.results.reports:
        page = look.pages[report.document]
        cells = (
            link(f"{page}#{part.id}", text(wording.whole(part.count)))
            if part.count
            else text(wording.whole(0))
            for part in unproved(count(report))
        )
        rows.append((link(f"{page}#unproved", text(report.document)), *cells))
    return Table(
        id="unproved-table",
        caption=say("listings.unproved"),
        columns=(
            Column(label=say("column.document")),
            *(Column(label=part.title, number=True) for part in heads),
        ),
        rows=tuple(rows),
    )


def set_aside(entries: Iterable[LedgerEntry]) -> Table:
    """How many numbers of a document were no figures, by reason."""
    reasons = Counter(
        entry.reason or say("listings.aside_unknown")
        for entry in entries
        if entry.state is LedgerState.NO_FIGURE
    )
    return Table(
        id="aside-table",
        caption=say("listings.aside"),
        columns=(
            Column(label=say("column.reason")),
            Column(label=say("column.numbers"), number=True),
        ),
        rows=tuple(
            (text(reason), text(wording.whole(number)))
            for reason, number in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )


def datasets(look: Lookup) -> Table:
    """What was published, and what was held back by which findings."""
    return Table(
        id="datasets-table",
        caption=say("listings.datasets"),
        columns=(
            Column(label=say("column.dataset")),
            Column(label=say("column.state")),
            Column(label=say("column.rows"), number=True),
            Column(label=say("column.file")),
            Column(label=say("column.held")),
        ),
        rows=tuple(
            (
                text(dataset.title or dataset.name),
                text(
                    say("listings.held")
                    if dataset.blocked_by or dataset.problems
                    else say("listings.published")
                ),
                text(wording.whole(dataset.rows)),
                tag("code", text(dataset.file)) if dataset.file else NOTHING,
                _blockers(look, dataset.blocked_by, dataset.problems),
            )
            for dataset in look.results.datasets
        ),
    )


def _blockers(look: Lookup, blocked_by: Sequence[str], problems: Sequence[str]) -> Html:
    verdicts = {verdict.id: verdict for verdict in look.results.verdicts}
    items = []
    for id_ in blocked_by:
        verdict = verdicts.get(id_)
        if verdict is None:
            items.append(text(id_))
        elif verdict.is_finding:
            items.append(link(f"#{finding_anchor(id_)}", text(_headed(look, verdict))))
        else:
            items.append(text(_headed(look, verdict)))
    items += [text(problem) for problem in problems]
    return bullets(items) if items else NOTHING


def _headed(look: Lookup, verdict: Verdict) -> str:
    subject = look.subject_of(verdict)
    return wording.headed(look.rule_title(verdict.rule), subject)


def prints_of(look: Lookup, verdict: Verdict) -> str:
    """The prints of a verdict in a line."""
    prints = [one or say("listings.nothing_printed") for one in look.prints_of(verdict)]
    return wording.some(prints, _MOST_PRINTS)


def rule_of(look: Lookup, verdict: Verdict) -> Html:
    """The title of the rule of a verdict, a link to what it compares."""
    title = text(look.rule_title(verdict.rule))
    known = verdict.rule in look.rules
    return link(f"{INDEX}#{rule_anchor(verdict.rule)}", title) if known else title


def places_of(look: Lookup, verdict: Verdict, here: str, *, most: int = _MOST_PRINTS) -> Html:
    """The places of a verdict, a line for each of the first few."""
    places = dict.fromkeys(
        lines(
            tag(
                "span", text(briefly(item, here=here, previous=look.previous)), class_="place-line"
            ),
            corrected(item),
        )
        for item in look.items_of(verdict)
    )
    shown = list(places)[:most]
    if len(places) > most:
        shown.append(
            tag("span", text(say("list.more_lines", n=len(places) - most)), class_="place-line")
        )
    return lines(*shown)


def _reason(verdict: Verdict) -> Html:
    """The note says why, the message what was to be compared; one of them may have to do both."""
    said = [part for part in (verdict.note, verdict.message) if part]
    first, *rest = said or [say("listings.no_reason")]
    return join([text(first), *(tag("span", text(part), class_="under") for part in rest)])


def _counted(counts: Tally) -> tuple[Html, ...]:
    """The cells below ``_count_columns``."""
    return _numbers(
        counts.comparisons,
        counts.agreed,
        counts.rounded,
        counts.discrepancies,
        counts.unchecked,
    )


def _count_columns() -> tuple[Column, ...]:
    return (
        Column(label=say("column.compared"), number=True),
        Column(label=say("column.agreed"), number=True),
        Column(label=say("column.rounded"), number=True),
        Column(label=say("column.discrepancies"), number=True),
        Column(label=say("column.unchecked"), number=True),
    )


def _numbers(*values: int) -> tuple[Html, ...]:
    return tuple(text(wording.whole(value)) for value in values)
