"""
Headline figures: a graphic of measure labels, each with a value a subject.

Reading gives the graphic as a stream of short blocks: label, subject, value, subject, value. A
declared label opens a measure; a subject's name says whose value comes next. What a label lacks is
reported missing, never passed over.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from schemas.terms import Kind, Missing
from validate.family.model import InfographicForm, Measure, Row
from validate.model import Figure, Period
from validate.reading.document import Block, BlockKind, Text
from validate.recognition.context import Located
from validate.recognition.dates import span_months, years_before
from validate.recognition.periods import PeriodHit, Reach, find_periods
from validate.recognition.scope import Point, Print, Scope, in_table
from validate.recognition.subjects import Subjects
from validate.recognition.tables import missing_reason
from validate.recognition.tokens import Number, numbers, single_number
from validate.vocabulary import canonical

# Between these a block may be a label; a full stop makes it a sentence.
_YEAR = 12
_LONGEST_LABEL = 40
_SHORTEST_SENTENCE = 6
# One value that belongs to nobody is a slip, a page number say; more are another order.
_MOST_ASTRAY = 2
_NO_LABELS = frozenset({BlockKind.TABLE, BlockKind.ITEM, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class InfographicReading:
    """
    The figures of the graphics, the indexes of the blocks they took, remarks.

    ``unread`` says what could not be read and so was not checked.
    """

    figures: tuple[Figure, ...]
    blocks: frozenset[int]
    problems: tuple[str, ...]
    unread: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Entry:
    """A label as it is being read: its prints by subject; ``starred`` if a note dates its group."""

    row: Row
    block: Block
    starred: bool
    values: dict[str, list[tuple[Block, Number | None]]] = field(default_factory=dict)
    named: dict[str, Block] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Stream:
    """The state of reading one graphic: ``entry`` is the label that values now belong to."""

    entries: list[_Entry] = field(default_factory=list)
    entry: _Entry | None = None
    taken: set[int] = field(default_factory=set)
    note_period: Period | None = None
    problems: list[str] = field(default_factory=list)
    starred: bool = False
    heading: str = ""
    pending: str = ""
    astray: int = 0
    subject: str = ""


def read_infographics(scope: Scope, blocks: Sequence[Located]) -> InfographicReading:
    """All declared graphics of a document."""
    figures: list[Figure] = []
    taken: set[int] = set()
    problems: list[str] = []
    unread: list[str] = []
    for form in scope.family.infographics:
        headings = {canonical(heading) for heading in form.headings}
        longest = 2 * max(map(len, form.headings), default=0)  # a paragraph is no heading
        starts = [
            position
            for position, one in enumerate(blocks)
            if one.block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}
            and len(one.block.text.plain) < longest
            and canonical(one.block.text.plain) in headings
        ]
        for position in starts:
            stream = _read_stream(blocks[position + 1 :], form, scope.subjects)
            if not stream.entries:
                continue
            taken.update(stream.taken)
            problems.extend(stream.problems)
            if stream.astray >= _MOST_ASTRAY:
                # Values that stand before their names would all be taken for their neighbours'.
                unread.append(
                    f"{form.title}: its values do not stand behind names; it was not read"
                )
            else:
                for entry in stream.entries:
                    figures.extend(_figures(scope, form, stream, entry))
    return InfographicReading(
        figures=tuple(figures),
        blocks=frozenset(taken),
        problems=tuple(problems),
        unread=tuple(unread),
    )


def _read_stream(blocks: Sequence[Located], form: InfographicForm, subjects: Subjects) -> _Stream:
    stream = _Stream()
    for one in blocks:
        block = one.block
        plain = block.text.plain.strip()
        if block.kind in {BlockKind.FURNITURE, BlockKind.SOURCE} or not plain:
            continue
        if block.kind is BlockKind.NOTE:
            if not block.label.isdigit():  # a numbered note explains some other words
                _take_note(stream, plain)
            stream.taken.add(one.index)
        elif block.kind in _NO_LABELS or _is_prose(plain):
            break
        else:
            _take(stream, one, plain, form, subjects)
    return stream


def _is_prose(plain: str) -> bool:
    """A sentence or a question: the graphic is over."""
    words = len(plain.split())
    return words > _LONGEST_LABEL or (words >= _SHORTEST_SENTENCE and plain[-1] in ".?!")


def _take_note(stream: _Stream, plain: str) -> None:
    hits = [hit for hit in find_periods(plain) if hit.reach is Reach.ABSOLUTE]
    if hits and stream.note_period is None:
        stream.note_period = hits[0].period


def _take(
    stream: _Stream, one: Located, plain: str, form: InfographicForm, subjects: Subjects
) -> None:
    row = _row(plain, form, subjects.family.measures)
    value, missing = single_number(plain), missing_reason(plain)
    named = subjects.named(plain)
    if not named and stream.entry and not row:
        named = _name_before_value(stream.entry, one.block, plain, subjects)
        if named:
            stream.taken.add(one.index)
            stream.pending = stream.subject = ""
            return
    if row:
        stream.entry = _Entry(row=row, block=one.block, starred=stream.starred)
        stream.entries.append(stream.entry)
        stream.subject = ""
    elif named:
        if stream.pending:  # a text that a name follows is a label, and nobody declared it
            stream.heading, stream.entry = stream.pending, None
        stream.subject = named
        if stream.entry:
            stream.entry.named.setdefault(named, one.block)
    elif value or missing:
        _take_value(stream, one.block, plain, value, form)
        stream.subject = ""
    else:
        # The head of a group of labels, a label that nobody declared, or a name that nobody knows:
        # what follows tells. A star sends the labels of a group to the note for their period.
        stream.starred, stream.pending, stream.subject = plain.endswith("*"), plain, ""
        if stream.entries:
            stream.taken.add(one.index)
        return
    stream.pending = ""
    stream.taken.add(one.index)


def _name_before_value(entry: _Entry, block: Block, plain: str, subjects: Subjects) -> str:
    """*Kent Police 269* on one line: takes the value, and gives the name."""
    found = numbers(plain)
    if len(found) != 1 or found[0].start == 0:
        return ""
    named = subjects.named(plain[: found[0].start].strip(" :"))
    value = single_number(plain[found[0].start :])
    if not named or value is None:
        return ""
    shifted = replace(value, start=found[0].start, end=found[0].start + value.end)
    entry.values.setdefault(named, []).append((block, shifted))
    return named


def _take_value(
    stream: _Stream, block: Block, plain: str, value: Number | None, form: InfographicForm
) -> None:
    entry = stream.entry
    if entry is None and stream.subject and stream.heading:
        problem = f"{form.title}: {stream.heading!r} is no declared label; its values were not read"
        if problem not in stream.problems:
            stream.problems.append(problem)
    elif entry is None or not stream.subject:
        stream.astray += not stream.pending  # behind an unknown name it is in its place
        beside = f" beside {entry.block.text.plain.strip()!r}" if entry else ""
        stream.problems.append(
            f"{form.title}: {plain!r}{beside} belongs to nobody that is named; not read"
        )
    else:
        entry.values.setdefault(stream.subject, []).append((block, value))


def _row(plain: str, form: InfographicForm, measures: Mapping[str, Measure]) -> Row | None:
    """The declared label that a block is, once its period is set aside."""
    bare = canonical(_without_periods(plain))
    rows = [
        row
        for row in form.labels
        if any(canonical(_without_periods(label)) == bare for label in row.labels)
    ]
    if len(rows) < 2:  # noqa: PLR2004 - none, or one beyond doubt
        return next(iter(rows), None)
    # Labels that differ only in their span (*for the 5 years to*) are told apart by it.
    spans = [span for span in (_span(hit) for hit in find_periods(plain)) if span]
    stated = max(spans, default=_YEAR)
    return next(
        (row for row in rows if (measures[row.measure].span_months or _YEAR) == stated), None
    )


def _span(hit: PeriodHit) -> int:
    return span_months(hit.period, hit.base) if hit.period and hit.base else 0


def _without_periods(label: str) -> str:
    bare = label
    for hit in reversed(find_periods(label)):
        bare = bare[: hit.start] + " " + bare[hit.end :]
    bare = re.sub(r"\b\d+ years to\b", " ", bare)
    return re.sub(
        r"(?:\b(?:for the|in the|against|compared with|to|the)\s*)+$", "", bare.strip(" ,:*")
    )


def _figures(
    scope: Scope, form: InfographicForm, stream: _Stream, entry: _Entry
) -> Iterator[Figure]:
    measure = scope.family.measures[entry.row.measure]
    period, base = _periods(entry, stream, changes=measure.changes)
    for subject in dict.fromkeys((*scope.subjects.expected, *entry.named)):
        for block, number in entry.values.get(subject, [(None, None)]):
            anchor = block or entry.named.get(subject) or entry.block
            start, end = _printed(anchor.text, number)
            point = Point(
                kind=Kind.INFOGRAPHIC,
                context=form.title,
                subject=subject,
                measure=measure,
                period=period,
                base=base,
            )
            shown = Print(
                place=scope.place(anchor.text, start, end),
                number=number,
                shown=block.text.text.strip() if block else "",
                missing=_reason(block),
            )
            figure = scope.figure(point, shown, "labels")
            yield replace(
                in_table(figure, table=form.title, label=entry.block.text.plain),
                dataset=form.name,
            )


def _reason(block: Block | None) -> Missing:
    return (block and missing_reason(block.text.plain)) or Missing.NOT_PRINTED


def _printed(text: Text, value: Number | None) -> tuple[int, int]:
    lead = len(text.plain) - len(text.plain.lstrip())
    return (lead + value.start, lead + value.end) if value else (0, len(text.text))


def _periods(
    entry: _Entry, stream: _Stream, *, changes: bool
) -> tuple[Period | None, Period | None]:
    hits = [hit for hit in find_periods(entry.block.text.plain) if hit.reach is Reach.ABSOLUTE]
    stated = sorted((hit.period for hit in hits if hit.period), key=lambda period: period.end)
    if not stated:
        period = stream.note_period if entry.starred else None
        return (replace(period, label="") if period else None), None
    if not changes:
        return stated[-1], None
    base = next((hit.base for hit in hits if hit.base), None)
    if base is None and len(stated) > 1:
        base = stated[0]
    return stated[-1], base or years_before(stated[-1], 1)
