"""What stands in each table: findings, comparisons, coverage, documents, datasets."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from schemas.terms import LedgerState, Status
from validate.model import Cause, LedgerEntry, Report, Verdict
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import NOTHING, Html, bullets, join, lines, link, tag, text
from validate.reporting.names import INDEX, cause_anchor, finding_anchor, rule_anchor
from validate.reporting.places import briefly, corrected
from validate.reporting.suspicion import repairs, together
from validate.reporting.tables import Column, Table
from validate.reporting.tally import Tally, tally, unproved
from validate.revisions import revisions

_MOST_PRINTS = 4
_NO_ROOM = Decimal("Infinity")
_AGREED = {
    Status.EXACT: "The prints say the same without any allowance",
    Status.ROUNDED: "The prints fit only because they are rounded, the closest first",
}

_COUNTS = tuple(
    Column(label=label, number=True)
    for label in ("Compared", "Agreed", "Through rounding", "Discrepancies", "Not checked")
)


def findings(look: Lookup, found: Sequence[Verdict], *, here: str = "") -> Table:
    """The findings at a glance, each a link to its card; those with one cause in one row."""
    return Table(
        id="findings-table",
        caption="At a glance, worst first. Each finding is shown in full below.",
        columns=(
            Column(label="Finding"),
            Column(label="Kind"),
            Column(label="Where"),
            Column(label="Printed", number=True),
            Column(label="Expected", number=True),
            Column(label="Gap", number=True),
        ),
        rows=tuple(
            _of_causes(look, causes, verdicts, here)
            if causes and len(verdicts) > 1
            else _of_finding(look, verdicts[0], here)
            for causes, verdicts in together(found, look.results.causes)
        ),
    )


def _of_finding(look: Lookup, verdict: Verdict, here: str) -> tuple[Html, ...]:
    return (
        link(f"#{finding_anchor(verdict.id)}", text(_headed(look, verdict))),
        text(wording.label_of(verdict)),
        _places(look, verdict, here, most=2),
        text(next(iter(look.prints_of(verdict)), "")),
        text(wording.span(verdict.expected) if verdict.expected else ""),
        text(wording.decimal(verdict.gap) if verdict.gap is not None else ""),
    )


def _of_causes(
    look: Lookup, causes: Sequence[Cause], verdicts: Sequence[Verdict], here: str
) -> tuple[Html, ...]:
    """Findings with one cause: the likeliest suspect speaks for them, or one for each cause."""
    several = wording.counted(len(verdicts), "discrepancy", "discrepancies")
    number = "one cause" if len(causes) == 1 else f"{len(causes):,} causes"
    first = [cause.suspects[0] for cause in causes if cause.suspects]
    wrong = [look.figures[one.figure] for suspect in first for one in suspect.repairs]
    about = look.what(wrong[0]) if wrong else look.subject_of(verdicts[0])
    return (
        link(f"#{cause_anchor(causes[0].id)}", text(f"{several} with {number}: {about}")),
        text(wording.label_of(verdicts[0])),
        lines(*(tag("span", text(briefly(one, here=here)), class_="place-line") for one in wrong)),
        text("; ".join(one.printed for one in wrong)),
        text("; ".join(map(repairs, first))),
        NOTHING,
    )


def agreed(look: Lookup, verdicts: Iterable[Verdict], status: Status, *, here: str) -> Table:
    """The comparisons that agree: as printed, or only through rounding with the room left."""
    chosen = [verdict for verdict in verdicts if verdict.status is status]
    if status is Status.ROUNDED:
        # The least room first: these are the ones to look at.
        chosen.sort(key=lambda verdict: _NO_ROOM if verdict.slack is None else verdict.slack)
    columns = [Column(label=label) for label in ("Figure", "Prints", "Where", "Rule")]
    rows = [
        [
            text(look.subject_of(verdict) or look.rule_title(verdict.rule)),
            text(_prints(look, verdict)),
            _places(look, verdict, here),
            _rule(look, verdict),
        ]
        for verdict in chosen
    ]
    if status is Status.ROUNDED:
        columns.append(Column(label="Room left", number=True))
        for row, verdict in zip(rows, chosen, strict=True):
            room = "not stated" if verdict.slack is None else wording.decimal(verdict.slack)
            row.append(text(room))
    return Table(
        id=f"{status.value}-table",
        caption=_AGREED[status],
        columns=tuple(columns),
        rows=tuple(tuple(row) for row in rows),
    )


def unchecked(look: Lookup, verdicts: Iterable[Verdict], *, here: str) -> Table:
    """The comparisons that could not be made, and why."""
    chosen = [verdict for verdict in verdicts if verdict.status is Status.UNCHECKED]
    return Table(
        id="unchecked-table",
        caption="Comparisons that could not be made, and why",
        columns=(
            Column(label="Figure"),
            Column(label="Why not"),
            Column(label="Prints"),
            Column(label="Where"),
            Column(label="Rule"),
        ),
        rows=tuple(
            (
                text(look.subject_of(verdict) or look.rule_title(verdict.rule)),
                _reason(verdict),
                text(_prints(look, verdict)),
                _places(look, verdict, here),
                _rule(look, verdict),
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
        caption="Comparisons by rule",
        columns=(
            Column(label="Rule"),
            *_COUNTS,
            Column(label="Remark"),
        ),
        rows=tuple(
            _coverage_row(look, rule, tally(0, (), {}, found)) for rule, found in verdicts.items()
        ),
    )


def _coverage_row(look: Lookup, rule: str, counts: Tally) -> tuple[Html, ...]:
    title = text(look.rule_title(rule))
    remarks = []
    if counts.failed_rules:
        remarks.append("The rule failed.")
    info = look.rules.get(rule)
    if info and not info.compares:
        remarks.append("Looks at each table by itself and speaks of faults only.")
    elif not counts.comparisons:
        remarks.append(
            "Compared nothing: none of its comparisons could be made."
            if counts.unchecked
            else "Compared nothing."
        )
    if counts.questions:
        remarks.append(f"{wording.counted(counts.questions, 'question')}.")
    if counts.remarks:
        remarks.append(f"{wording.counted(counts.remarks, 'remark')}.")
    return (
        link(f"#{rule_anchor(rule)}", title) if rule in look.rules else title,
        *_counted(counts),
        text(" ".join(remarks)),
    )


def documents(look: Lookup, count: Callable[[Report], Tally]) -> Table:
    """The documents that were read, each a link to its page."""
    return Table(
        id="documents-table",
        caption="Documents read; each has a page of its own",
        columns=(
            Column(label="Document"),
            Column(label="Figures linked", number=True),
            *_COUNTS[:-1],
            Column(label="Reading"),
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
        *_counted(counts)[:-1],
        text(wording.counted(problems, "problem") if problems else "no problems"),
    )


def previous(look: Lookup) -> Table:
    """The earlier editions that documents were held to, and what came of that."""
    labels = ("Figures compared", "Revised, and marked", "Changed without a mark", "Not following")
    return Table(
        id="previous-table",
        caption="Previous editions, which were not checked themselves",
        columns=(
            Column(label="Document"),
            *(Column(label=label, number=True) for label in labels),
            Column(label="Reading"),
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
        problems or text("no problems"),
    )


def not_proved(look: Lookup, count: Callable[[Report], Tally]) -> Table:
    """What could not be proved in each document; each count leads to its list."""
    heads = unproved(tally(0, (), {}, ()))
    rows = []
    for report in look.results.reports:
        page = look.pages[report.document]
        cells = (
            link(f"{page}#{part.id}", text(f"{part.count:,}")) if part.count else text("0")
            for part in unproved(count(report))
        )
        rows.append((link(f"{page}#unproved", text(report.document)), *cells))
    return Table(
        id="unproved-table",
        caption="What no comparison speaks of; each number leads to its list",
        columns=(
            Column(label="Document"),
            *(Column(label=part.title, number=True) for part in heads),
        ),
        rows=tuple(rows),
    )


def set_aside(entries: Iterable[LedgerEntry]) -> Table:
    """How many numbers of a document were no figures, by reason."""
    reasons = Counter(
        entry.reason or "no reason given"
        for entry in entries
        if entry.state is LedgerState.NO_FIGURE
    )
    return Table(
        id="aside-table",
        caption=f"{wording.LEDGER[LedgerState.NO_FIGURE]}, by reason",
        columns=(Column(label="Reason"), Column(label="Numbers", number=True)),
        rows=tuple(
            (text(reason), text(f"{number:,}"))
            for reason, number in sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
    )


def datasets(look: Lookup) -> Table:
    """What was published, and what was held back by which findings."""
    return Table(
        id="datasets-table",
        caption="Datasets published and held back",
        columns=(
            Column(label="Dataset"),
            Column(label="State"),
            Column(label="Rows", number=True),
            Column(label="File"),
            Column(label="Held back by"),
        ),
        rows=tuple(
            (
                text(dataset.title or dataset.name),
                text("Held back" if dataset.blocked_by or dataset.problems else "Published"),
                text(f"{dataset.rows:,}"),
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
    title = look.rule_title(verdict.rule)
    return f"{title}: {subject}" if subject else title


def _prints(look: Lookup, verdict: Verdict) -> str:
    prints = [one or "nothing" for one in look.prints_of(verdict)]
    return wording.some(prints, _MOST_PRINTS)


def _rule(look: Lookup, verdict: Verdict) -> Html:
    title = text(look.rule_title(verdict.rule))
    known = verdict.rule in look.rules
    return link(f"{INDEX}#{rule_anchor(verdict.rule)}", title) if known else title


def _places(look: Lookup, verdict: Verdict, here: str, *, most: int = _MOST_PRINTS) -> Html:
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
        shown.append(tag("span", text(f"and {len(places) - most} more"), class_="place-line"))
    return lines(*shown)


def _reason(verdict: Verdict) -> Html:
    """The note says why, the message what was to be compared; one of them may have to do both."""
    first, *rest = [part for part in (verdict.note, verdict.message) if part] or ["No reason given"]
    return join([text(first), *(tag("span", text(part), class_="under") for part in rest)])


def _counted(counts: Tally) -> tuple[Html, ...]:
    """The cells below ``_COUNTS``."""
    return _numbers(
        counts.comparisons,
        counts.agreed,
        counts.rounded,
        counts.discrepancies,
        counts.unchecked,
    )


def _numbers(*values: int) -> tuple[Html, ...]:
    return tuple(text(f"{value:,}") for value in values)
