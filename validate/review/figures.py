"""Which figures print something else than in an earlier run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from schemas.terms import Role
from validate.model import Figure, FigureChange
from validate.numbers import plain
from validate.review.alignment import aligned
from validate.review.papers import Pair
from validate.review.runs import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """The prints that both runs have: the id now of one that was there, and the other way round."""

    now: Mapping[str, str]
    before: Mapping[str, str]


def same_prints(before: Run, now: Run, papers: Sequence[Pair]) -> Prints:
    """Find each print of the documents that both runs have."""
    earlier, later = _by_document(before.figures), _by_document(now.figures)
    found = {
        one.id: other.id
        for old, new in papers
        for one, other in aligned(earlier.get(old.document, []), later.get(new.document, []))
    }
    return Prints(now=found, before={other: one for one, other in found.items()})


def shown(one: Figure, other: Figure) -> tuple[str, str]:
    """
    Two prints as they stand; their values where the same digits say something else.

    *Rose by 3* and *fell by 3* print the same, and so do *£3 million* and *£3 billion*.
    """
    told = one.printed == other.printed and None not in {one.value, other.value}
    if not told or one.value == other.value:
        return one.printed, other.printed
    return _value(one), _value(other)


def figure_changes(
    before: Run, now: Run, papers: Sequence[Pair], prints: Prints
) -> Iterator[FigureChange]:
    """The figures with another print, those that came and those that went, as they are printed."""
    titles = {**before.titles, **now.titles}
    earlier, later = _by_document(before.figures), _by_document(now.figures)
    for old, new in papers:
        if new.role is not Role.CURRENT:
            continue
        gone = [one for one in earlier.get(old.document, []) if one.id not in prints.now]
        told = [
            _changed(one, before.by_id.get(prints.before.get(one.id, "")), titles)
            for one in later.get(new.document, [])
        ]
        found = [one for one in told if one.before != one.now]
        found += [_change(one, one.printed, None, titles) for one in gone]
        yield from sorted(found, key=_place)


def _changed(now: Figure, before: Figure | None, titles: Mapping[str, str]) -> FigureChange:
    if before is None:
        return _change(now, None, now.printed, titles)
    return _change(now, *shown(before, now), titles)


def _change(
    figure: Figure, before: str | None, now: str | None, titles: Mapping[str, str]
) -> FigureChange:
    label = ", ".join(filter(None, (figure.row_label, figure.column_label)))
    named = figure.measure.replace("_", " ")
    return FigureChange(
        id=figure.id,
        title=titles.get(figure.measure) or named or label,
        subject=figure.subject,
        period=figure.period.iso if figure.period else "",
        before=before,
        now=now,
        where=figure.place,
    )


def _place(change: FigureChange) -> tuple[int, int, int]:
    where = change.where
    return where.page or 0, where.line or 0, where.start


def _value(figure: Figure) -> str:
    return plain(figure.value, as_printed=True) if figure.value is not None else ""


def _by_document(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        found[figure.place.document].append(figure)
    return found
