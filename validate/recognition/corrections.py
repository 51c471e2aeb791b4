"""
An analyst's corrections: what a number states where recognition is wrong or silent.

A correction is anchored by words and a number as printed, never by a line or a value, so it holds
while text moves and falls away, loudly, when the sentence is reworded. What it does not fit is a
problem of the report; nothing is applied in silence.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePath

from schemas.terms import Kind, LedgerState, Qualifier, Unit
from validate.family.model import Measure
from validate.model import Figure, LedgerEntry, Period, Report
from validate.recognition.anchors import Anchors, Token
from validate.recognition.context import Located
from validate.recognition.dates import months_before, span_months
from validate.recognition.qualifiers import qualifier_of
from validate.recognition.scope import Point, Print, Scope, in_table
from validate.recognition.tokens import Form
from validate.recognition.units import direction_of, unit_of

_LONGEST_SHOWN = 60
_MOST_PLACES = 5
_BY_WORDS = frozenset({Kind.CLAIM, Kind.FOOTNOTE, Kind.ANNEX, Kind.SOURCE})
# Units of one scale: a print in one of them may be meant in another.
_PERCENTAGES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT, Unit.PER_100_OFFENCES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """
    One decision about one number.

    ``name`` says which entry of which file it is. ``report`` is a report's id and ``document`` the
    name of a file; where both are set both must be met. The number ``number`` stands in or beside
    the words ``quote``; ``ordinal`` says which, from 1, where several places fit. What is empty is
    left as it was read.
    """

    name: str
    report: str = ""
    document: str = ""
    quote: str
    number: str
    ordinal: int | None = None
    measure: str = ""
    subject: str = ""
    period: Period | None = None
    base_period: Period | None = None
    no_figure: bool = False
    reason: str
    by: str = ""

    @property
    def shown(self) -> str:
        """The entry and its anchor, for a message."""
        return f"{self.name} ({_cut(self.quote)!r}, {_cut(self.number)})"

    @property
    def evidence(self) -> str:
        """Who decided, and why."""
        return f"corrected{f' by {self.by}' if self.by else ''}: {self.reason}"

    def is_for(self, report: str, path: str) -> bool:
        """Whether it is about the report of that id, read from that path."""
        named = PurePath(self.document).parts
        read = PurePath(path).parts[-len(named) :] if named else ()
        return self.report in {"", report} and named == read


Corrections = Iterable[Correction]
Account = Callable[[Sequence[Figure]], Iterable[LedgerEntry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """
    What the corrections of one report came to.

    ``figures`` are all that go on, ``changed`` the ids of the corrected ones among them, ``added``
    of those that were no figures; ``dismissed`` are none any more and have a place in the ledger
    only, with the reasons.
    """

    figures: tuple[Figure, ...]
    changed: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    dismissed: tuple[Figure, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def marked(self, figures: Iterable[Figure]) -> Iterator[Figure]:
        """The figures, with a method that says which of them were corrected."""
        for figure in figures:
            changed = figure.id in self.changed
            yield replace(figure, method=f"{figure.method}, corrected") if changed else figure

    def ledger(self, account: Account, figures: Sequence[Figure]) -> tuple[LedgerEntry, ...]:
        """The account of the numbers, those that are dismissed with what the analyst says."""
        everything = (*figures, *self.dismissed)
        entries = tuple(account(everything))
        if self.added:
            # A figure in a column of codes must not change what the other codes are taken for.
            before = account([one for one in everything if one.id not in self.added])
            entries = tuple(
                now if now.figure_id in self.added else was
                for was, now in zip(before, entries, strict=True)
            )
        return tuple(map(self._settled, entries))

    def _settled(self, entry: LedgerEntry) -> LedgerEntry:
        if entry.figure_id not in self.reasons:
            return entry
        return replace(
            entry,
            state=LedgerState.NO_FIGURE,
            reason=f"correction: {self.reasons[entry.figure_id]}",
            figure_id="",
        )


def aimed(corrections: Corrections, report: str, path: str) -> tuple[Correction, ...]:
    """The corrections of one report."""
    return tuple(one for one in corrections if one.is_for(report, path))


def correct(
    scope: Scope,
    blocks: Sequence[Located],
    figures: Sequence[Figure],
    corrections: Sequence[Correction],
) -> Corrected:
    """Apply the corrections of one report to what was recognised in it."""
    if not corrections:
        return Corrected(figures=tuple(figures))
    anchors = Anchors.of(blocks, figures, (one.number for one in corrections))
    applied: dict[tuple[object, ...], _Applied] = {}
    problems = []
    for correction in corrections:
        fits = anchors.fits(correction.quote, correction.number)
        problem = _misfit(correction, fits, quoted=anchors.holds(correction.quote))
        if not problem:
            token = fits[(correction.ordinal or 1) - 1]
            problem = _unsuited(correction, token, scope, applied.get(token.spot))
            if not problem:
                figure = _outcome(scope, token, correction)
                applied[token.spot] = _Applied(correction, token.figure, figure)
        if problem:
            problems.append(f"{correction.shown}: {problem}")
    return _corrected(figures, tuple(applied.values()), problems)


def unused(corrections: Corrections, reports: Sequence[Report]) -> tuple[str, ...]:
    """What to say of the corrections that are about no report of a run."""
    ids = [*dict.fromkeys(report.id for report in reports)]
    read = f"{', '.join(ids[:_MOST_PLACES])}{', ...' if len(ids) > _MOST_PLACES else ''}"
    said = f" (but {read})" if ids else ""
    return tuple(
        f"{correction.shown}: unused: no report that was read is "
        f"{', '.join(_cut(one) for one in (correction.report, correction.document) if one)}"
        f"{said if correction.report else ''}"
        for correction in corrections
        if not any(correction.is_for(report.id, report.path) for report in reports)
    )


@dataclass(frozen=True, slots=True)
class _Applied:
    """A correction, the figure that its number was, if any, and the one that it is by it."""

    correction: Correction
    before: Figure | None
    figure: Figure


def _corrected(
    figures: Sequence[Figure], applied: Sequence[_Applied], problems: Sequence[str]
) -> Corrected:
    by_id = {one.figure.id: one for one in applied}
    gone = {name: one for name, one in by_id.items() if one.correction.no_figure}
    added = [one.figure for one in applied if one.before is None]
    now = [by_id[figure.id].figure if figure.id in by_id else figure for figure in figures]
    return Corrected(
        figures=tuple(
            _without(figure, gone.keys()) for figure in (*now, *added) if figure.id not in gone
        ),
        changed=frozenset(by_id.keys() - gone.keys()),
        added=frozenset(figure.id for figure in added),
        dismissed=tuple(one.figure for one in gone.values()),
        reasons={name: one.correction.reason for name, one in gone.items()},
        problems=tuple(problems),
    )


def _without(figure: Figure, gone: AbstractSet[str]) -> Figure:
    """A figure that words tie to no number that is none."""
    if figure.compared_figure in gone:
        figure = replace(figure, comparison=None, compared_with="", compared_figure="")
    return replace(figure, moved_from="") if figure.moved_from in gone else figure


def _misfit(correction: Correction, fits: Sequence[Token], *, quoted: bool) -> str:
    """Why a correction meets no number or too many, or ``""``."""
    ordinal = correction.ordinal
    if not fits:
        if quoted:
            return "unused: the quote stands there, and the number does not stand by it"
        return "unused: the quote stands nowhere in it"
    if ordinal is None and len(fits) > 1:
        places = ", ".join(one.where for one in fits[:_MOST_PLACES])
        more = ", ..." if len(fits) > _MOST_PLACES else ""
        return (
            f"ambiguous, not applied: {len(fits)} numbers fit ({places}{more}); quote more words"
            " or say which with ordinal"
        )
    if ordinal is not None and ordinal > len(fits):
        only = "1 number fits" if len(fits) == 1 else f"{len(fits)} numbers fit"
        return f"unused: ordinal is {ordinal}, and only {only}"
    return ""


def _unsuited(correction: Correction, token: Token, scope: Scope, earlier: _Applied | None) -> str:
    """Why what is said cannot be so of the number that was found, or ``""``."""
    if earlier is not None:
        name = earlier.correction.name
        return f"not applied: {name} is about the same number; keep one of them"
    if correction.no_figure:
        return ""
    if not correction.measure:
        needed = "not applied: the number is no figure so far; name its measure"
        return needed if token.figure is None else ""
    measure = scope.family.measures.get(correction.measure)
    if measure is None:
        return f"not applied: its family has no measure named {correction.measure!r}"
    number = token.number
    printed = unit_of(number, token.part.text.plain, number.end, number.end)
    if printed is None or printed is measure.unit or {printed, measure.unit} <= _PERCENTAGES:
        return ""
    # A number of millions that is taken for one of pounds would be wrong a million times.
    return (
        f"not applied: the print is in {_words(printed)}, {measure.name} in {_words(measure.unit)}"
    )


def _outcome(scope: Scope, token: Token, correction: Correction) -> Figure:
    """The figure that a number is by a correction, or the one that it was."""
    if token.figure is None:
        return _new(scope, token, correction)
    if correction.no_figure:
        return token.figure
    return _changed(scope, token, token.figure, correction)


def _changed(scope: Scope, token: Token, figure: Figure, correction: Correction) -> Figure:
    # The id is kept: it is that of the print, under which earlier runs, verdicts and the analyst
    # know it. Other prints' ids stay too, for none of them counts the corrected one anew.
    changed = replace(
        figure,
        subject=correction.subject or figure.subject,
        period=correction.period or figure.period,
        base_period=correction.base_period or _base(figure, correction),
    )
    if correction.measure and correction.measure != figure.measure:
        changed = _of_measure(scope, token, changed, correction)
    measure = scope.family.measures[changed.measure] if changed.measure else None
    national = scope.family.national
    excludes = measure.excludes if measure and national else ()
    return replace(
        changed,
        excludes=excludes if national and national.name == changed.subject else (),
        evidence=(correction.evidence, *_before(figure, correction), *changed.evidence),
    )


def _base(figure: Figure, correction: Correction) -> Period | None:
    """Since when a change is, of which only the period is corrected: as far back as it was."""
    now, base = figure.period, figure.base_period
    if correction.period is None or now is None or base is None:
        return base
    months = span_months(now, base)
    moved = months_before(now, months) == base
    return months_before(correction.period, months) if moved else base


def _of_measure(scope: Scope, token: Token, figure: Figure, correction: Correction) -> Figure:
    """A figure that is taken for one of another measure."""
    measure = scope.family.measures[correction.measure]
    before = scope.family.measures[figure.measure] if figure.measure else measure
    # What a level is compared with, or a change over another span, is no base of this one.
    based = measure.changes and before.span_months == measure.span_months
    return replace(
        figure,
        measure=measure.name,
        subject=correction.subject or measure.subject or figure.subject,
        base_period=figure.base_period if based else correction.base_period,
        value=_value(token, figure, measure),
        unit=measure.unit,
        population=measure.population,
        candidates=(),
        # What was said for the other measure, or against any, holds no more.
        evidence=(),
    )


def _value(token: Token, figure: Figure, measure: Measure) -> Decimal | None:
    """The value: words of change give the sign of a change, never that of a level."""
    signed = measure.changes or token.number.signed or figure.kind not in _BY_WORDS
    return figure.value if signed or figure.value is None else abs(figure.value)


def _before(figure: Figure, correction: Correction) -> Iterator[str]:
    """What was read and is overruled, in words."""
    said = (
        ("measure", correction.measure, figure.measure or "not linked"),
        ("subject", correction.subject, figure.subject),
        ("period", correction.period, figure.period.iso if figure.period else "none"),
        ("base period", correction.base_period, figure.base_period and figure.base_period.iso),
    )
    was = [f"{key} {old or 'none'}" for key, new, old in said if new]
    if was:
        yield f"as read: {', '.join(was)}"


def _new(scope: Scope, token: Token, correction: Correction) -> Figure:
    """The figure that a number becomes that was none."""
    measure = scope.family.measures.get(correction.measure)
    number, plain, one = token.number, token.part.text.plain, token.one
    first, last = token.sentence
    cell = one.block.table is not None
    direction = direction_of(number, plain, first, last)
    worded = number.form in {Form.WORD, Form.SHARE}
    point = Point(
        kind=Kind.TABLE if cell else one.prose,
        context=one.block.label if cell else one.context,
        subject=correction.subject or (measure.subject if measure else "") or scope.subjects.own,
        measure=measure,
        period=correction.period,
        base=correction.base_period,
    )
    shown = Print(
        place=scope.place(token.part.text, number.start, number.end, (first, last)),
        number=number,
        sign=direction.sign if direction and measure and measure.changes else 0,
        qualifier=qualifier_of(plain, number, first) or (Qualifier.WORD_NUMBER if worded else None),
        evidence=(correction.evidence, "as read: no figure"),
    )
    method = one.block.table.method if one.block.table else "prose"
    figure = in_table(
        scope.figure(point, shown, method),
        table=one.block.label if cell else "",
        label=token.part.row_label,
    )
    return replace(figure, row=token.part.row, column=token.part.column)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3].rstrip()}..."


def _words(unit: Unit) -> str:
    return unit.value.replace("_", " ")
