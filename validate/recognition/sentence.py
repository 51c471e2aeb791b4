"""One sentence taken apart: its dates, its numbers, whom it names, and the zones around them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from schemas.terms import Qualifier
from validate.recognition.exclusions import Reasons
from validate.recognition.frames import Zone, zones
from validate.recognition.number_words import prose_numbers
from validate.recognition.pairs import moves, ranges
from validate.recognition.periods import Clock, PeriodHit, find_periods
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number
from validate.vocabulary import Word, words


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """
    One sentence within the plain text of its paragraph.

    ``named`` are whom it names, each once; ``places`` where each name stands, ``spans`` from where
    to where.
    """

    plain: str
    start: int
    end: int
    hits: tuple[PeriodHit, ...]
    numbers: tuple[Number, ...]
    parts: tuple[Zone, ...]
    named: tuple[str, ...]
    places: tuple[tuple[str, int], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    clock: Clock = field(default_factory=Clock)

    def named_with(self, run: Sequence[Number]) -> tuple[str, ...]:
        """Whom the clause of some numbers names, each once; a semicolon ends a clause."""
        start = self.plain.rfind(";", self.start, run[0].start) + 1
        end = self.plain.find(";", run[-1].end, self.end)
        last = self.end if end < 0 else end
        names = [name for name, place in self.places if start <= place < last]
        return tuple(dict.fromkeys(names))

    def leads(self, zone: Zone) -> list[Zone]:
        """The zones before one, nearest first."""
        return [part for part in reversed(self.parts) if part.end <= zone.start]

    def trail(self, zone: Zone) -> Zone | None:
        """The numberless zone right after one."""
        after = [part for part in self.parts if part.start >= zone.end]
        return after[0] if after and after[0].number is None else None

    @cached_property
    def moves(self) -> tuple[tuple[Number, Number], ...]:
        """Numbers that a level moved from, with those that it moved to."""
        dated = [(hit.start, hit.end) for hit in self.hits]
        return tuple(moves(self.plain[: self.end], self.numbers, dated)) if self.numbers else ()

    @cached_property
    def outline(self) -> str:
        """The text up to its end with its names made ``@`` and its dates ``~``, in their places."""
        text = self.plain[: self.end]
        for mark, places in (
            ("@", self.spans),
            ("~", [(hit.start, hit.end) for hit in self.hits]),
        ):
            for start, end in places:
                text = text[:start] + mark * (end - start) + text[end:]
        return text

    def before(self, number: Number) -> str:
        """What the sentence says before a number."""
        return self.plain[self.start : number.start]

    def is_first(self, zone: Zone) -> bool:
        """Whether no number of the sentence stands in an earlier zone."""
        return all(part.number is None for part in self.leads(zone))


def read_sentence(
    plain: str, start: int, end: int, excluded: Reasons, subjects: Subjects
) -> Sentence:
    """One sentence with its dates, names, zones, and the numbers that may be figures."""
    hits = tuple(
        hit for hit in find_periods(plain, subjects.clock) if start <= hit.start and hit.end <= end
    )
    found = tuple(
        number
        for number in prose_numbers(plain)  # the ledger asks for those of the whole text too
        if start <= number.start and number.end <= end
        if number.is_plausible and not excluded.why_not(number)
    )
    names = subjects.found(words_in(plain, start, end), plain) if found else ()
    named = [(match.start, match.end) for _, match in names]
    dated = [(hit.start, hit.end) for hit in hits]
    return Sentence(
        plain=plain,
        start=start,
        end=end,
        hits=hits,
        numbers=found,
        parts=zones(plain, (start, end), found, names=named, periods=dated),
        named=tuple(dict.fromkeys(name for name, _ in names)),
        places=tuple((name, match.start) for name, match in names),
        spans=tuple(named),
        clock=subjects.clock,
    )


def words_in(plain: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of a stretch of text, placed in the whole."""
    return tuple(
        Word(word.text, word.start + start, word.end + start) for word in words(plain[start:end])
    )


def bounds_of(plain: str, found: Sequence[Number]) -> dict[int, Qualifier]:
    """Which numbers, by their place, are the lower or upper end of a stated range."""
    bounds = {}
    for first, second in ranges(plain, found):
        bounds[first.start] = Qualifier.LOWER
        bounds[second.start] = Qualifier.UPPER
    return bounds
