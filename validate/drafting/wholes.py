"""Which lines of a table are the sum of others, though a number or two be wrong there."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from validate.drafting.labels import Column, spoken
from validate.drafting.parts import Belief, Draft, MeasureDraft, SumDraft
from validate.drafting.sums import Line, Trial, may_add, shown, trial
from validate.drafting.words import is_total
from validate.vocabulary import words

_FEWEST = 2
_EITHER = "or"
_GUESSED = "the parts add up to it in this report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A line by its place among some, those that make it up, and what came of trying it."""

    at: int
    parts: tuple[int, ...]
    trial: Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """
    A sum that was tried in one column or row of a table.

    ``title`` says which, ``belief`` is told what came of it.
    """

    title: str
    belief: Belief
    trial: Trial


def judged(tried: Sequence[Tried], table: str, *, promised: bool) -> None:
    """
    Tell what columns of one table say of their sums.

    One that does not add up among more that do is believed all the same, with a note: a wrong
    number must not hide what holds. ``promised`` says that a label calls it a sum.
    """
    seen = [one for one in tried if one.trial.right or one.trial.wrong]
    holding = [one for one in seen if one.trial.holds]
    failing = [one for one in seen if not one.trial.holds]
    alone = promised and len(seen) == 1
    for one in holding:
        one.belief.hear(holds=True, note=_note(table, one))
    for one in failing:
        near = not one.trial.far
        believed = near and (alone or 0 < len(holding) >= len(failing))
        one.belief.hear(holds=believed, note=_note(table, one) if believed else "")


def _note(table: str, one: Tried) -> str:
    if not one.trial.wrong:
        return ""
    _, reckoned, printed = one.trial.wrong[0]
    where = f"{table}, {one.title}" if table else one.title
    return f"{where}: its parts make {shown(reckoned)}, and {shown(printed)} is printed"


def wholes(columns: Sequence[Column]) -> list[Whole]:
    """The columns that are sums of others, by their heads and their numbers, in their order."""
    found: list[Whole] = []
    for at, column in enumerate(columns):
        if not may_add(column.head, column.unit):
            continue
        total = is_total(column.head)
        guessed = _options(at, columns) if total else _either(at, columns)
        best = _best(at, guessed, [one.numbers for one in columns])
        if best is not None and (best.trial.is_believed if total else best.trial.holds):
            found.append(best)
    return found


def totals(labels: Sequence[str], lines: Sequence[Line], last: int | None) -> list[Whole]:
    """The rows that are sums of the rows above or below them, but for the ``last`` total."""
    found: list[Whole] = []
    named = [is_total(label) for label in labels]
    for at, total in enumerate(named):
        if not total or at == last:
            continue
        above = _run(range(at - 1, -1, -1), named)[::-1]
        below = _run(range(at + 1, len(labels)), named)
        best = _best(at, filter(_several, (above, below)), lines)
        if best is not None and best.trial.is_believed:
            found.append(best)
    return found


def _run(places: Iterable[int], named: Sequence[bool]) -> tuple[int, ...]:
    kept: list[int] = []
    for at in places:
        if named[at]:
            break
        kept.append(at)
    return tuple(kept)


def _several(parts: Sequence[int]) -> bool:
    return len(parts) >= _FEWEST


def _best(at: int, guessed: Iterable[tuple[int, ...]], lines: Sequence[Line]) -> Whole | None:
    best: Whole | None = None
    for parts in guessed:
        tried = trial([lines[one] for one in parts], lines[at])
        if best is None or tried.standing > best.trial.standing:
            best = Whole(at=at, parts=parts, trial=tried)
    return best


def _options(at: int, columns: Sequence[Column]) -> Iterator[tuple[int, ...]]:
    """What a total may be the sum of, the likeliest first: columns before it, totals, behind it."""
    free = [
        one for one, column in enumerate(columns) if one != at and may_add(column.head, column.unit)
    ]
    before = [one for one in free if one < at]
    behind = [one for one in free if one > at]
    for first in range(len(before) - 1):
        yield tuple(before[first:])
    for end in range(len(behind), 1, -1):
        yield tuple(behind[:end])
    for side in (before, behind):
        for held in (_totals(side, columns), tuple(set(side) - set(_totals(side, columns)))):
            if _several(held):
                yield tuple(sorted(held))


def _totals(side: Sequence[int], columns: Sequence[Column]) -> tuple[int, ...]:
    return tuple(one for one in side if is_total(columns[one].head))


def _either(at: int, columns: Sequence[Column]) -> Iterator[tuple[int, ...]]:
    """The columns that a head names with an *or* between: *Killed or seriously injured*."""
    head = columns[at].head
    if not any(word.text == _EITHER for word in words(head)):
        return
    told = spoken(head)
    named = tuple(
        one
        for one, column in enumerate(columns)
        if one != at and spoken(column.head) and spoken(column.head) < told
    )
    covered = frozenset[str]().union(*(spoken(columns[one].head) for one in named))
    if _several(named) and covered == told:
        yield named


def note_sums(
    draft: Draft,
    table: str,
    columns: Sequence[Column],
    measures: Mapping[int, MeasureDraft],
    label: Callable[[int], str],
) -> list[Whole]:
    """Take notice of the columns that others make up; ``label`` names a row."""
    found = [
        one
        for one in wholes(columns)
        if len({measures[columns[at].at].unit for at in (one.at, *one.parts)}) == 1
        and len({measures[columns[at].at].name for at in (one.at, *one.parts)}) > len(one.parts)
    ]
    for one in found:
        notes = [
            f"{table}, {label(row)}: the parts make {shown(reckoned)}, and {shown(printed)} is"
            " printed"
            for row, reckoned, printed in one.trial.wrong
        ]
        draft.sums.append(
            SumDraft(
                whole=measures[columns[one.at].at].name,
                parts=tuple(measures[columns[at].at].name for at in one.parts),
                right=one.trial.right,
                notes=tuple(notes),
            )
        )
    return found


def settle_sums(draft: Draft) -> None:
    """
    Give each measure the parts that its tables tell, one set for all of them.

    Where two tables divide it in two ways, one of which divides a part of the other, the part gets
    parts of its own, and both tables are held to it.
    """
    by_whole: dict[str, list[SumDraft]] = {}
    for one in draft.sums:
        by_whole.setdefault(one.whole, []).append(one)
    for whole, told in by_whole.items():
        chosen = max(told, key=lambda one: (_told(one, told), len(one.parts)))
        for other in told:
            coarse, fine = sorted((set(other.parts), set(chosen.parts)), key=len)
            rest = coarse - fine
            if len(rest) == 1 and coarse & fine:
                (divided,) = rest
                chosen = other if set(other.parts) == coarse else chosen
                if divided not in by_whole and whole not in fine:
                    draft.measures[divided].parts = [
                        one for one in _union(told) if one in fine - coarse
                    ]
                    draft.measures[divided].checks = [_GUESSED]
        notes = {note: None for one in told for note in one.notes}
        measure = draft.measures[whole]
        if _leads_back(draft, whole, chosen.parts):
            continue
        measure.parts = list(chosen.parts)
        measure.checks = [_GUESSED, *notes]


def _told(one: SumDraft, told: Sequence[SumDraft]) -> int:
    return sum(other.right for other in told if other.parts == one.parts)


def _union(told: Sequence[SumDraft]) -> list[str]:
    return list(dict.fromkeys(part for one in told for part in one.parts))


def _leads_back(draft: Draft, whole: str, parts: Iterable[str]) -> bool:
    """Whether a measure would be, by way of its parts, a part of itself."""
    waiting, seen = list(parts), set[str]()
    while waiting:
        one = waiting.pop()
        if one == whole:
            return True
        if one not in seen:
            seen.add(one)
            waiting.extend(draft.measures[one].parts if one in draft.measures else ())
    return False
