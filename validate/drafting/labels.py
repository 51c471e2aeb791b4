"""What the label of a row and the head of a column say of what is measured."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas.terms import Unit
from validate.drafting.sums import numbers_in
from validate.drafting.words import content, is_change, is_period, slug, span_of, unit_of_text
from validate.family.forms import Span
from validate.model import Period
from validate.recognition.periods import find_periods
from validate.recognition.titles import only_period, without_periods
from validate.recognition.tokens import Number
from validate.vocabulary import canonical

_MOST_HEAD_WORDS = 6
_JOINS = "and"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its head, its cells and what the head says they are."""

    at: int
    head: str
    cells: tuple[str, ...]
    numbers: tuple[Number | None, ...]
    period: bool
    place: bool
    is_change: bool
    unit: Unit | None
    span: Span | None

    @classmethod
    def of(cls, at: int, head: str, cells: Sequence[str], *, place: bool) -> "Column":
        """The column under a head."""
        period = is_period(head)
        return cls(
            at=at,
            head=head,
            cells=tuple(cells),
            numbers=numbers_in(cells),
            period=period,
            place=place,
            is_change=not period and not place and is_change(head),
            unit=unit_of_text(head) or _printed_unit(cells),
            span=span_of(head),
        )

    @property
    def says_what(self) -> bool:
        """Whether it is neither of a place or a period nor a change, but of its own."""
        return not (self.period or self.place or self.is_change)

    @property
    def held(self) -> list[Number]:
        """The numbers in it."""
        return [one for one in self.numbers if one is not None]


def spoken(label: str) -> frozenset[str]:
    """The words that a label says something with."""
    return frozenset(content(label))


def base_unit(caption: str, cells: Iterable[str]) -> Unit:
    """The unit that a caption names, else that the cells print; a count, if neither does."""
    return unit_of_text(caption) or _printed_unit(cells) or Unit.COUNT


def name_of(subject: str, label: str) -> tuple[str, str]:
    """The name and title of what a label of a table on a subject is of."""
    said, told = content(label), content(subject)
    bare = _bare(label)
    if not said and _is_range(bare) and told:
        return slug(f"{told[0]} {bare}"), f"{told[0]} {bare}".capitalize()
    if not said:
        return slug(subject), subject
    if len(canonical(bare).split()) > 1 or not told or _alone(subject, said[0]):
        return slug(bare), bare
    return slug(f"{told[0]} {said[0]}"), f"{told[0]} {said[0]}".capitalize()


def heads_of(subject: str, label: str) -> list[str]:
    """Runs of words that state it in a sentence: its own, with those of the table's subject."""
    said, told = content(label), content(subject)
    if not said and _is_range(_bare(label)) and told:
        return [" ".join(canonical(_bare(label)).split()[:_MOST_HEAD_WORDS])]
    if not said:
        return [_run(subject)] if _run(subject) else [" ".join(told[:_MOST_HEAD_WORDS])]
    bare = canonical(_bare(label))
    if len(bare.split()) > 1 or not told or _alone(subject, said[0]):
        return [" ".join(bare.split()[:_MOST_HEAD_WORDS])]
    return [said[0], f"{told[0]} {said[0]}", f"{said[0]} {told[0]}"]


def _is_range(label: str) -> bool:
    """Whether a label is told by numbers that are no period: *18 to 52 weeks*."""
    left = canonical(without_periods(f"in {label}"))
    return any(map(str.isdigit, left)) and not is_period(label)


def _alone(subject: str, word: str) -> bool:
    """Whether a word of a subject stands for itself: *costs* in *Fees and costs*."""
    told = content(subject)
    return told[0] == word or (word in told and _JOINS in canonical(subject).split())


def period_of_label(label: str) -> Period | None:
    """The period that a label is."""
    if not is_period(label):
        return None
    stated = only_period(label)
    if stated is not None:
        return stated
    return next((hit.period for hit in find_periods(f"in {label}") if hit.period), None)


def _run(text: str) -> str:
    """The words of a text as a phrase: all of them if they are few."""
    words = canonical(text).split()
    return " ".join(words) if len(words) <= _MOST_HEAD_WORDS else ""


def _bare(label: str) -> str:
    """A label without its unit in brackets."""
    text = label.partition("(")[0].strip() or label
    return text.strip(" :*†‡")


def _printed_unit(cells: Iterable[str]) -> Unit | None:
    held = [cell for cell in cells if cell.strip()]
    if any("%" in cell for cell in held):
        return Unit.PERCENT
    if any("£" in cell for cell in held):
        return Unit.GBP
    return None
