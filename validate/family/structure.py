"""The words by which the rows and columns of a table tell what they are, where none is declared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import schemas
from schemas.terms import Unit
from validate.family.problems import Problems
from validate.family.toml import Section, load_toml, nearest
from validate.vocabulary import Phrase, canonical, find, words

_FILE = "structure.toml"
_SHARED = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureWords:
    """
    Words of totals, changes, parts that stand beside others, and of what never adds up.

    ``plain`` are whole labels that promise a total. ``units`` says which words name which unit, in
    the order in which they are looked for; ``rounded`` that numbers are not of single things.
    """

    total: tuple[Phrase, ...] = ()
    plain: frozenset[str] = frozenset()
    change: tuple[Phrase, ...] = ()
    part: tuple[Phrase, ...] = ()
    never: tuple[Phrase, ...] = ()
    units: Mapping[Unit, tuple[Phrase, ...]] = field(default_factory=dict)
    rounded: tuple[Phrase, ...] = ()

    def unit(self, text: str) -> Unit | None:
        """The unit that a head or a label names, if it does."""
        return next((unit for unit, names in self.units.items() if says(names, text)), None)

    def counts(self, text: str) -> bool:
        """Whether a text speaks of numbers of things, whatever else it speaks of."""
        return says(self.units.get(Unit.COUNT, ()), text)


def says(wanted: tuple[Phrase, ...], text: str) -> bool:
    """Whether one of some phrases stands in a text."""
    sequence = words(text)
    return any(find(one, sequence, text) for one in wanted)


def load_structure(folder: Path, problems: Problems | None = None) -> StructureWords:
    """
    The words of a family's own file, else those that come with the program.

    What is wrong with it is collected in ``problems``, or raised as :class:`FamilyError`.
    """
    own = folder / _FILE
    shared = Path(schemas.__file__).parent / _SHARED / _FILE
    main = load_toml(own if own.is_file() else shared, required=False, problems=problems)
    main.only("total", "change", "part", "never", "unit", "rounded")
    total = main.section("total").only("words", "plain")
    return StructureWords(
        total=total.phrases("words"),
        plain=frozenset(canonical(one.source) for one in total.phrases("plain")),
        change=_words(main, "change"),
        part=_words(main, "part"),
        never=_words(main, "never"),
        units=_units(main.section("unit")),
        rounded=_words(main, "rounded"),
    )


def _words(main: Section, key: str) -> tuple[Phrase, ...]:
    return main.section(key).only("words").phrases("words")


def _units(section: Section) -> Mapping[Unit, tuple[Phrase, ...]]:
    known = [unit.value for unit in Unit]
    for key in section.values:
        if key not in known:
            section.wrong(key, f"{key!r} is no unit", nearest(key, known))
    return MappingProxyType(
        {Unit(key): section.phrases(key) for key in section.values if key in known}
    )
