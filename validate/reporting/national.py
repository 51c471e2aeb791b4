"""Figures that several reports print: who prints what, and the odd one out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.terms import Status
from validate.model import Figure
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import Html, join, lines, link, tag, text
from validate.reporting.names import finding_anchor
from validate.reporting.page import Section
from validate.reporting.places import short_position
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render

_REPORTS = 2
_MOST_ODD = 12
_OPEN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """A figure that several reports print: its prints by document, and those that are disputed."""

    figure: Figure
    prints: dict[str, list[Figure]]
    odd: tuple[Figure, ...]


def national_section(look: Lookup) -> Section | None:
    """The section of the index; None where no two reports print the same figure."""
    shared = _shared(look)
    if not shared:
        return None
    differing = [one for one in shared if one.odd]
    same = [one for one in shared if not one.odd]
    intro = say("national.intro", n=len(shared))
    state = say("national.differing", n=len(differing)) if differing else say("national.alike")
    parts = [tag("p", text(f"{intro} {state}"))]
    if differing:
        parts.append(render(_table(look, differing, "odd")))
    if same:
        table = render(_table(look, same, "same"))
        summary = tag("summary", text(say("national.same", n=len(same))))
        folded = len(same) > _OPEN or bool(differing)
        parts.append(tag("details", summary, table, open=None if folded else ""))
    return Section(
        id="national", title=say("national.title"), count=len(shared), body=lines(*parts)
    )


def _shared(look: Lookup) -> list[_Shared]:
    groups: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in look.results.figures:
        if figure.measure and figure.value is not None and not figure.qualifier:
            period = figure.period.iso if figure.period else ""
            base = figure.base_period.iso if figure.base_period else ""
            key = (figure.family, figure.measure, figure.subject, period, base, figure.population)
            groups[key].append(figure)
    disputed = _disputed(look)
    found = []
    for figures in groups.values():
        if len({one.report for one in figures}) < _REPORTS:
            continue
        prints: defaultdict[str, list[Figure]] = defaultdict(list)
        for figure in figures:
            prints[figure.place.document].append(figure)
        odd = tuple(one for one in figures if one.id in disputed)
        found.append(_Shared(figure=figures[0], prints=dict(prints), odd=odd))
    return found


def _disputed(look: Lookup) -> set[str]:
    """The figures that are likely wrong: the first suspects, or whom a finding looks at."""
    odd: set[str] = set()
    for verdict in look.results.verdicts:
        if verdict.status is not Status.INCONSISTENT or verdict.announced or verdict.of_waiver:
            continue
        causes = look.causes.get(verdict.id, ())
        if not causes:
            odd.update(verdict.figures[:1])
        for cause in causes:
            for suspect in cause.suspects[: cause.tied]:
                for one in suspect.repairs:
                    odd.update((one.figure, *one.also))
    return odd


def _table(look: Lookup, shared: Sequence[_Shared], kind: str) -> Table:
    columns = [
        Column(label=say("national.figure")),
        Column(label=say("national.print"), number=True),
        Column(label=say("national.reports"), number=True),
    ]
    if kind == "odd":
        columns.append(Column(label=say("national.odd")))
    return Table(
        id=f"national-{kind}-table",
        caption=say(f"national.caption_{kind}"),
        columns=tuple(columns),
        rows=tuple(_row(look, one, odd=kind == "odd") for one in shared),
    )


def _row(look: Lookup, shared: _Shared, *, odd: bool) -> tuple[Html, ...]:
    wrong = {one.id for one in shared.odd}
    usual = Counter(
        _as_stated(one)
        for figures in shared.prints.values()
        for one in figures
        if one.id not in wrong
    )
    prints = wording.either([print_ for print_, _ in usual.most_common()])
    reports = sum(any(one.id not in wrong for one in figures) for figures in shared.prints.values())
    cells = [
        text(look.what(shared.figure)),
        text(wording.with_unit(prints, shared.figure.unit) if prints else ""),
        text(wording.whole(reports)),
    ]
    if odd:
        shown = [_odd(look, one) for one in shared.odd[:_MOST_ODD]]
        more = len(shared.odd) - len(shown)
        if more > 0:
            shown.append(tag("span", text(say("list.more_lines", n=more)), class_="place-line"))
        cells.append(lines(*shown))
    return tuple(cells)


def _as_stated(figure: Figure) -> str:
    """The print with the sign that words may have given it (*fell by 3*)."""
    if figure.value is None:
        return figure.printed
    return wording.decimal(figure.value, as_printed=True)


def _odd(look: Lookup, figure: Figure) -> Html:
    """The print that is out, where it is, and the finding that says so."""
    found = [one for one in look.disputes.get(figure.id, ()) if not one.of_waiver]
    place = wording.commas((figure.place.document, short_position(figure.place)))
    strong = tag("strong", text(_as_stated(figure)))
    words = join([strong, text(place)], " ")
    if found:
        page = look.pages[figure.place.document]
        words = link(f"{page}#{finding_anchor(found[0].id)}", words)
    return tag("span", words, class_="place-line")
