"""The work list of whoever extends a family: numbers without a measure, the most frequent first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.terms import Kind
from validate.commands.words import entries_of, place, plainly
from validate.drafting.words import draft_words
from validate.model import Figure, LedgerEntry
from validate.recognition.recognise import Recognised
from validate.vocabulary import canonical, words

_IN_CELLS = frozenset({Kind.TABLE, Kind.INFOGRAPHIC})
_END = re.compile(r"[.;:!?]")
_MOST_WORDS = 2
_AROUND = 28
# What belongs to the number itself, and a word that follows it at once.
_UNIT = re.compile(
    r"^\s*(?:%|per\s?cent\b|(?:percentage )?points?\b|million\b|[¹²³⁰-⁹]+)", re.IGNORECASE
)
_NEXT = re.compile(r"\s+(?P<word>\w+)")
_NO_CELL = "no measure answers to its row and column together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Numbers with one reason and the same words around: how many, and where one of them stands."""

    reason: str
    around: str
    number: int
    place: str
    example: str


def work_list(recognised: Sequence[Recognised]) -> tuple[Work, ...]:
    """The numbers without a measure by reason and words, the most frequent first."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for one in recognised:
        entries = entries_of(one.ledger)
        for figure in one.figures:
            if not figure.measure and figure.value is not None:
                key = _reason(figure, entries.get(figure.id)), _around(figure)
                groups.setdefault(key, []).append(figure)
    found = [
        Work(
            reason=reason,
            around=around,
            number=len(figures),
            place=place(figures[0]),
            example=_shown(figures[0]),
        )
        for (reason, around), figures in groups.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.number, one.reason, one.around)))


def _reason(figure: Figure, entry: LedgerEntry | None) -> str:
    """Why a number is not linked, the same for all with the same cause."""
    reason = entry.reason if entry else next(iter(figure.evidence), "")
    bare = plainly(reason).partition(" (perhaps ")[0]
    unsaid = _NO_CELL if figure.kind in _IN_CELLS else "no reason is known"
    return bare or unsaid


def _around(figure: Figure) -> str:
    """The label of a cell; in a sentence the words that the number counts, or those before it."""
    if figure.kind in _IN_CELLS and (figure.row_label or figure.column_label):
        heads = (figure.row_label, figure.column_label)
        return plainly(" / ".join(one for one in heads if one)) or figure.context
    quote = figure.place.quote
    behind = _UNIT.sub("", quote[figure.place.end :])
    following = _NEXT.match(behind)
    if following and list(_telling(following["word"])):
        told = list(_telling(_END.split(behind)[0]))[:_MOST_WORDS]
    else:
        told = list(_telling(_END.split(quote[: figure.place.start])[-1]))[-_MOST_WORDS:]
    return " ".join(told) or canonical(figure.context)


def _shown(figure: Figure) -> str:
    """A number in brackets, with a few of the words around it."""
    quote, start, end = figure.place.quote, figure.place.start, figure.place.end
    before, behind = quote[:start], quote[end:]
    if len(before) > _AROUND:
        before = before[-_AROUND:].partition(" ")[2]
    if len(behind) > _AROUND:
        behind = behind[:_AROUND].rpartition(" ")[0]
    return plainly(f"{before}[{quote[start:end]}]{behind}")


def _telling(text: str) -> Iterator[str]:
    """The words of a text that say what is spoken of."""
    stop = draft_words().stop
    for word in words(text):
        if word.text.isalpha() and word.text not in stop:
            yield word.text
