"""What a zone is about: its words, the concept they name, and whether it only carries on."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.terms import Unit
from validate.family.model import Family
from validate.recognition.link import (
    Heard,
    has_unit,
    hear,
    is_anaphoric,
    says_nothing,
    uses_facets,
)
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number
from validate.vocabulary import Word

SHARES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT})
_RATES = frozenset(
    {
        Unit.PER_1000_POPULATION,
        Unit.PER_1000_HOUSEHOLDS,
        Unit.PER_MILLION_POPULATION,
        Unit.PER_100_OFFENCES,
    }
)
# A modifier or two may stand between a number and the noun it counts.
_MOST_MODIFIERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The words of a zone, those that names and dates explain, the subject named, what is heard."""

    sequence: tuple[Word, ...]
    known: frozenset[int]
    named: str
    heard: Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Hears what the zones of one sentence are about."""

    sentence: Sentence
    family: Family
    subjects: Subjects

    def view(self, start: int, end: int, anchor: int) -> View:
        """What ``start:end`` says; of several subjects the one nearest to ``anchor`` is named."""
        plain = self.sentence.plain
        sequence = words_in(plain, start, end)
        known = {
            index
            for index, word in enumerate(sequence)
            if any(hit.start <= word.start < hit.end for hit in self.sentence.hits)
        }
        found = self.subjects.found(sequence, plain)
        for _, match in found:
            known.update(match.indexes)
        named = min(found, key=lambda pair: abs(pair[1].start - anchor))[0] if found else ""
        return View(
            sequence=sequence,
            known=frozenset(known),
            named=named,
            heard=hear(self.family, sequence, plain),
        )

    def concept(
        self, view: View, wide: View, number: Number, unit: Unit | None, told: str
    ) -> tuple[View, str]:
        """The concept that the zone names, or what leads up to it; and the view that names it."""
        counted = self._counted(view, number, unit, told)
        if counted:
            return view, counted
        for one in (view, wide):
            if one.heard.concept:
                return one, one.heard.concept
            beside = self._beside_facets(one)
            if beside:
                return one, beside
        return view, ""

    def carries(self, view: View, told: str, *, likened: bool = False) -> bool:
        """
        Whether a zone without a head goes on with what the paragraph speaks of.

        What is ``likened`` (*than the 3 percent seen nationally*) is of the same thing when it
        names somebody and nothing else of its own.
        """
        if not told:
            return False
        if likened and view.named and not view.heard.facets:
            return True
        weak = frozenset(view.heard.weak.get(told, ()))
        if is_anaphoric(self.family, view.heard, view.sequence, view.known | weak):
            return True
        facets = view.heard.facets
        return (
            bool(facets) and not view.heard.conflicting and uses_facets(self.family, told, facets)
        )

    def changing(self, view: View) -> str:
        """A weak head alone, where a change is said of it: *crime fell by 3 percent*."""
        heard = view.heard
        fits = [
            name
            for name in heard.weak
            if any(
                measure.concept == name and measure.changes
                for measure in self.family.measures.values()
            )
            and uses_facets(self.family, name, heard.facets)
        ]
        return fits[0] if len(fits) == 1 and not heard.conflicting else ""

    def _beside_facets(self, view: View) -> str:
        """A weak head counts beside a stated facet: *the share that led to a charge*."""
        heard = view.heard
        if not heard.facets or heard.conflicting:
            return ""
        beside = [name for name in heard.weak if uses_facets(self.family, name, heard.facets)]
        return beside[0] if len(beside) == 1 else ""

    def _counted(self, view: View, number: Number, unit: Unit | None, told: str) -> str:
        """The concept of the noun a number counts: *46 arrests*, *68.0 crimes per 1,000 people*."""
        if unit in SHARES:
            return ""
        for position in _after(view, number):
            for name, indexes in view.heard.heads:
                if indexes[0] == position:
                    return name
            # *Crimes* alone is any crime; beside a rate of the population it is all crime.
            weak = [
                name
                for name, indexes in view.heard.weak.items()
                if unit in _RATES and position in indexes and has_unit(self.family, name, unit)
            ]
            if told in weak:
                return told
            if len(weak) == 1 and not view.heard.facets:
                return weak[0]
        return ""


def _after(view: View, number: Number) -> Iterator[int]:
    """The positions at which the counted noun may begin."""
    start = next(
        (index for index, word in enumerate(view.sequence) if word.start >= number.end), None
    )
    if start is None:
        return
    for position in range(start, min(start + _MOST_MODIFIERS + 1, len(view.sequence))):
        yield position
        word = view.sequence[position].text
        if position not in view.heard.explained and not says_nothing(word):
            return
