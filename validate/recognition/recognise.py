"""Recognise: a document and a family in, figures, mentions and a ledger out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from schemas.terms import Kind, Unit
from validate.family.model import Family
from validate.ids import Identifiers
from validate.model import Figure, LedgerEntry, Mention, Period, Report
from validate.reading.document import BlockKind, Document
from validate.recognition.claims import Remark, read_claims
from validate.recognition.context import Located, located
from validate.recognition.corrections import Corrections, aimed, correct
from validate.recognition.identify import heading_over, period_of, subject_of
from validate.recognition.infographic import read_infographics
from validate.recognition.ledger import account
from validate.recognition.leftovers import leftovers
from validate.recognition.mentions import read_mentions
from validate.recognition.scope import Scope
from validate.recognition.subjects import Subjects
from validate.recognition.tables import form_of, holds_numbers, read_table
from validate.recognition.told import Told, heading_of, opens_list
from validate.recognition.unknown import what_is_unknown

# What a heading's period says nothing of: counts are of a day, sums of a budget.
_UNDATED = frozenset({Unit.COUNT, Unit.GBP, Unit.GBP_MILLION})
_Periods = dict[tuple[str, str], set[tuple[Period, Period | None]]]
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.NOTE, BlockKind.SOURCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """What one document holds."""

    report: Report
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    ledger: tuple[LedgerEntry, ...]


def recognise(
    document: Document,
    family: Family,
    path: str,
    copy: int = 0,
    corrections: Corrections = (),
    *,
    tried: Sequence[str] = (),
) -> Recognised:
    """
    Recognise all figures and mentions of a document, those of ``corrections`` as an analyst says.

    ``copy`` tells apart several states of one report in one run (its PDF and its text, two drafts):
    they share the report's identity and not the ids of their prints. ``tried`` are the families
    that do not know it, where it is read as one that no family knows.
    """
    own, now = subject_of(document, family), period_of(document, family)
    called = heading_over(document) if family.fallback else ""
    # Two reports that nobody knows may have one heading, and are two all the same.
    report_id = _id(family, f"{called} {Path(document.name).stem}" if called else own, now)
    scope = Scope(
        document=document,
        family=family,
        subjects=Subjects(family=family, own=own, now=now),
        identifiers=Identifiers(report=report_id + (f"#{copy + 1}" if copy else "")),
    )
    blocks = tuple(located(document, family))
    tabular = _tabular(scope, blocks)
    told = _told(scope, blocks, tabular.taken)
    figures, remarks = tabular.figures + told.figures, [*told.remarks]
    left = tuple(leftovers(scope, blocks, tabular.taken, figures))
    figures += tuple(figure for figure, _ in left)
    remarks.extend(remark for _, remark in left)
    done = correct(scope, blocks, figures, aimed(corrections, report_id, path))
    dated = done.marked(_dated(done.figures, family))
    figures = tuple(replace(figure, report=report_id) for figure in dated)
    mentions = tuple(read_mentions(scope, blocks))
    unknown = (what_is_unknown(figures, tried),) if family.fallback else ()
    return Recognised(
        report=Report(
            id=report_id,
            document=document.name,
            path=path,
            sha256=document.sha256,
            format=document.format,
            family=family.name,
            subject=own,
            title=called or _title(family, own, now),
            pages=document.pages,
            problems=(*unknown, *document.problems, *tabular.problems, *done.problems),
            unread=(*document.unread, *tabular.unread),
            period=now,
            unknown=family.fallback,
        ),
        figures=figures,
        mentions=tuple(replace(mention, report=report_id) for mention in mentions),
        ledger=done.ledger(partial(account, scope, blocks, remarks=remarks), figures),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prose:
    """What the text tells: figures, and why other numbers are none or not linked."""

    figures: tuple[Figure, ...]
    remarks: tuple[Remark, ...]


def _told(scope: Scope, blocks: Sequence[Located], taken: frozenset[int]) -> _Prose:
    """What is told in the blocks that no graphic has ``taken``."""
    figures: list[Figure] = []
    remarks: list[Remark] = []
    told, opened = Told().opened_at(scope.subjects.now), False
    spoken_by = cache(partial(heading_of, family=scope.family))  # its paragraphs share a heading
    for one in blocks:
        if one.index not in taken and one.block.kind in _PROSE:
            heading = spoken_by(one.context)
            known = told.in_next_block(one.block.kind, opened=opened, heading=heading)
            claims = read_claims(scope, one, known)
            # A list item speaks of what the sentence over the list does, not of the item before.
            if one.block.kind is not BlockKind.ITEM:
                told, opened = claims.told, opens_list(one.block.text.plain)
            figures.extend(claims.figures)
            remarks.extend(claims.remarks)
    return _Prose(figures=tuple(figures), remarks=tuple(remarks))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tabular:
    """What graphics and tables gave; ``taken`` are the indexes of the blocks of the graphics."""

    figures: tuple[Figure, ...]
    problems: tuple[str, ...]
    unread: tuple[str, ...]
    taken: frozenset[int]


def _tabular(scope: Scope, blocks: Sequence[Located]) -> _Tabular:
    graphics = read_infographics(scope, blocks)
    figures, problems = list(graphics.figures), list(graphics.problems)
    unread = list(graphics.unread)
    found: set[str] = set()
    for one in blocks:
        form = form_of(one.block.text.plain, scope.family) if one.block.table else None
        if form:
            found.add(one.block.label)
            reading = read_table(scope, one.block, form)
            figures.extend(reading.figures)
            problems.extend(reading.problems)
            unread.extend(reading.unread)
        elif one.block.table and holds_numbers(one.block.table) and not scope.family.fallback:
            name = one.block.label or "a table without a caption"
            said = "the family declares no table with this title; only its own sums are checked"
            problems.append(f"{name}: {said}")
    unread.extend(_without_table(scope, blocks, found))
    return _Tabular(
        figures=tuple(figures),
        problems=tuple(problems),
        unread=tuple(unread),
        taken=graphics.blocks,
    )


def _without_table(scope: Scope, blocks: Sequence[Located], found: set[str]) -> Iterator[str]:
    """Titles of declared tables with no table below: the table was lost, its figures unchecked."""
    for one in blocks:
        lost = one.block.kind is BlockKind.CAPTION and one.block.label not in found
        if lost and one.prose is not Kind.ANNEX and form_of(one.block.text.plain, scope.family):
            yield f"{one.block.label}: no table could be read below its title"


def _dated(figures: Sequence[Figure], family: Family) -> tuple[Figure, ...]:
    """
    Give each undated claim the period that the report gives its measure, or its concept, elsewhere.

    Or, under one heading, other measures of its field. Only where the report is of one mind; the
    claim's method then says that its period is inferred.
    """
    of_measure: _Periods = {}
    of_concept: _Periods = {}
    of_field: _Periods = {}
    for figure in figures:
        if figure.period and figure.measure and not figure.past:
            dates = (figure.period, figure.base_period)
            measure = family.measures[figure.measure]
            of_measure.setdefault((measure.name, figure.subject), set()).add(dates)
            if not measure.changes:
                key = (measure.concept, figure.subject)
                of_concept.setdefault(key, set()).add((figure.period, None))
                field = family.vocabulary.concepts[measure.concept].field
                if field and figure.context:
                    of_field.setdefault((field, figure.context), set()).add((figure.period, None))
    return tuple(_inferred(figure, family, of_measure, of_concept, of_field) for figure in figures)


def _inferred(
    figure: Figure,
    family: Family,
    of_measure: "_Periods",
    of_concept: "_Periods",
    of_field: "_Periods",
) -> Figure:
    if figure.period is not None or not figure.measure or figure.past:
        return figure
    measure = family.measures[figure.measure]
    periods = of_measure.get((measure.name, figure.subject), set())
    if not periods and not measure.changes:
        periods = of_concept.get((measure.concept, figure.subject), set())
        field = family.vocabulary.concepts[measure.concept].field
        if not periods and field and measure.unit not in _UNDATED:
            periods = of_field.get((field, figure.context), set())
    if len(periods) != 1:
        return figure
    period, base = next(iter(periods))
    method = f"{figure.method}, period inferred"
    return replace(figure, period=period, base_period=base, method=method)


def _title(family: Family, own: str, now: Period | None) -> str:
    """The title of a report for people."""
    said = [one for one in (own, now.label if now else "") if one and one not in family.title]
    return f"{family.title}: {', '.join(said)}" if said else family.title


def _id(family: Family, named: str, now: Period | None) -> str:
    edition = now.iso.replace("/", "--") if now else family.edition
    return f"{family.name}/{_slug(named)}/{edition}"


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.casefold()).split())
