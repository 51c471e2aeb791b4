"""The records of a made-up corpus: facts, prints, relations, documents and errors."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

NATION = "England and Wales"
ALL_FORCES = "all forces"


class Key(NamedTuple):
    """
    What a fact is about; two prints of one key state the same fact.

    ``bound`` is *lower* or *upper* for an end of the range of all forces.
    """

    measure: str
    subject: str
    period: str = ""
    base: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The word beside a change that says its direction, and the word for the other direction."""

    start: int
    end: int
    word: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """
    One printed number that states a fact.

    ``text`` stands at ``start:end`` of line ``line``; ``value`` is what it says, with its sign.
    ``period`` and ``base`` are empty where the text does not say them. ``counted`` marks a whole
    number that is exact. ``qualifier`` is *about*, *more than*, *less than*, *lower* or *upper*.
    ``row`` and ``column`` are those of a table, from 0.
    """

    document: str
    line: int
    start: int
    end: int
    text: str
    key: Key
    period: str
    base: str
    value: Fraction
    decimals: int
    kind: str
    table: str = ""
    row: int = -1
    column: int = -1
    exact: Fraction
    counted: bool = False
    qualifier: str = ""
    turn: Turn | None = None
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """
    What truly holds between facts.

    - ``sum``: the first fact is the sum of the others
    - ``room``: the first fact is at least the sum of the others
    - ``definition``: the fact is ``times``
    - ``ratio``: the first is ``times`` the second over the third
    - ``change``: the first is the change in percent to the second from the third
    - ``order``: the first is at most the second
    - ``within``: the first lies between the second and the third
    - ``comparison``: the first is ``word`` (higher, lower, similar, same) than the second
    """

    kind: str
    facts: tuple[Key, ...]
    times: Fraction = Fraction(1)
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as text."""

    name: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The reports of one year, what they print and what truly holds."""

    seed: str
    reports: int
    tie: str
    documents: tuple[Document, ...]
    prints: tuple[Print, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    One place where an error altered a print.

    ``before`` stood and ``after`` stands at ``start``; it is the word of direction where a change
    was turned. ``print_start`` is where the print of ``key`` stands now.
    """

    line: int
    start: int
    before: str
    after: str
    key: Key
    print_start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """An error put into one document; ``changes`` has two members where values were swapped."""

    kind: str
    seed: int
    document: str
    changes: tuple[Change, ...]
