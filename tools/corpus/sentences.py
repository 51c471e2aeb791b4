"""
Sentences with places for facts, and how they are filled.

In a template, braces hold

- a word of the report: ``{force}``, ``{y16}``
- a fact: ``{crime}``, ``{crime@ew}`` (the nation), ``@all`` (all forces), ``@lower`` and ``@upper``
  (the ends of their range), with ``:2`` for decimals and ``:+`` for a printed sign
- the direction of a change: ``{/crime_1y|rose|fell}``
- a comparison: ``{?crime,crime@ew|higher than|lower than|the same as}``
- a share in words that are true: ``{~marac_share}``
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

from tools.corpus.chance import Chance
from tools.corpus.facts import FACTS, PERIODS, Facts
from tools.corpus.family import measures
from tools.corpus.model import ALL_FORCES, NATION, Key, Print, Relation, Turn
from tools.corpus.rounding import rounded, shown

_HOLE = re.compile(r"\{([^{}]+)\}")
_FACT = re.compile(r"(\w+)(?:@(\w+))?(?::(\+?)(\d?))?")
_EXACT_UNITS = frozenset({"count", "days", "seconds", "months", "weeks"})
_WORDED = (
    (Fraction(25), "a quarter"),
    (Fraction(333, 10), "a third"),
    (Fraction(50), "half"),
    (Fraction(667, 10), "two thirds"),
    (Fraction(75), "three quarters"),
)
# A count that looks like the number of the police is not put into a sentence.
_TELEPHONES = frozenset({"101", "999"})
_SIMILAR = Fraction(3, 100)


class Unsuitable(ValueError):  # noqa: N818 - no error, but a sentence that would not be true
    """The sentence cannot be printed of this force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Whom and what a report is about, for its sentences and tables."""

    facts: Facts
    document: str
    subject: str
    tie: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A fact as named in a template."""

    handle: str
    subject: str
    bound: str
    signed: bool
    decimals: int

    def key(self, facts: Facts) -> Key:
        """Return its identity."""
        return facts.key(self.handle, self.subject, self.bound)


class Role(NamedTuple):
    """What a sentence is: its kind of prose, its template's name, and the periods it states."""

    kind: str
    template: str
    said: frozenset[str]


@dataclass(slots=True)
class Filled:
    """A sentence or line being filled: its text, prints (line 0) and what it compares."""

    text: str = ""
    prints: list[Print] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    turns: list[tuple[Key, Turn]] = field(default_factory=list)


def fill(template: str, setting: Setting, chance: Chance, kind: str, name: str) -> Filled:
    """Return a sentence; ``Unsuitable`` where it would not be true or a fact is missing."""
    filled = Filled()
    said = frozenset(hole for hole in _HOLE.findall(template) if hole in setting.words)
    role = Role(kind, name, said)
    at = 0
    for hole in _HOLE.finditer(template):
        filled.text += template[at : hole.start()]
        at = hole.end()
        _put(hole[1], filled, setting, chance, role)
    filled.text += template[at:]
    turns = dict(filled.turns)
    filled.prints = [_with_turn(one, turns) for one in filled.prints]
    return filled


def _with_turn(one: Print, turns: Mapping[Key, Turn]) -> Print:
    turn = turns.get(one.key)
    return replace(one, turn=turn) if turn and one.turn is None else one


def _put(hole: str, filled: Filled, setting: Setting, chance: Chance, role: Role) -> None:
    if hole in setting.words:
        filled.text += setting.words[hole]
    elif hole.startswith("/"):
        _put_direction(hole[1:], filled, setting)
    elif hole.startswith("?"):
        _put_comparison(hole[1:], filled, setting, chance)
    elif hole.startswith("~"):
        _put_words(named(hole[1:], setting), filled, setting, role)
    else:
        one = named(hole, setting)
        value = rounded(exact_of(one, setting), one.decimals, setting.tie)
        text = shown(value, one.decimals, signed=one.signed)
        if text in _TELEPHONES:
            raise Unsuitable(text)
        made = print_of(one, setting, filled.text, text, kind=role.kind, template=role.template)
        period, base = _stated(FACTS[one.handle].period, FACTS[one.handle].base, role.said)
        filled.prints.append(replace(made, period=period, base=base))
        filled.text += text


def named(text: str, setting: Setting) -> Named:
    """Return the fact that a template names."""
    match = _FACT.fullmatch(text)
    if match is None or match[1] not in FACTS:
        raise KeyError(text)
    handle, whose, sign, decimals = match.groups()
    subject = {"ew": NATION, "all": ALL_FORCES}.get(whose or "", setting.subject)
    return Named(
        handle=handle,
        subject=subject,
        bound=whose if whose in ("lower", "upper") else "",
        signed=bool(sign),
        decimals=int(decimals) if decimals else FACTS[handle].decimals,
    )


def exact_of(one: Named, setting: Setting) -> Fraction:
    """Return the true value; ``Unsuitable`` if nobody could supply it."""
    value = setting.facts.value(one.handle, one.subject, one.bound)
    if value is None:
        raise Unsuitable(one.handle)
    return value


def print_of(
    one: Named, setting: Setting, before: str, text: str, *, kind: str, template: str
) -> Print:
    """Return the print of a fact that stands behind ``before`` in its line, dated in full."""
    exact = exact_of(one, setting)
    key = one.key(setting.facts)
    spec = FACTS[one.handle]
    counted = measures()[spec.measure].unit in _EXACT_UNITS and exact.denominator == 1
    return Print(
        document=setting.document,
        line=0,
        start=len(before),
        end=len(before) + len(text),
        text=text,
        key=key,
        period=key.period,
        base=key.base,
        value=rounded(exact, one.decimals, setting.tie),
        decimals=one.decimals,
        kind=kind,
        exact=exact,
        counted=counted and not one.decimals,
        qualifier=one.bound,
        template=template,
    )


def _stated(period: str, base: str, said: frozenset[str]) -> tuple[str, str]:
    """Return what the sentence says of period and base period."""
    five = "five" in said
    if not (period in said or (five and period == "y16")):
        return "", ""
    if not base:
        return PERIODS[period], ""
    based = base in said or (five and base == "y11") or ("before" in said and base != "y11")
    return PERIODS[period], PERIODS[base] if based else ""


def _put_direction(text: str, filled: Filled, setting: Setting) -> None:
    name, up, down = text.split("|")
    one = named(name, setting)
    exact = exact_of(one, setting)
    if rounded(exact, one.decimals, setting.tie) == 0:
        raise Unsuitable(name)
    word, other = (up, down) if exact > 0 else (down, up)
    at = len(filled.text)
    turn = Turn(start=at, end=at + len(word), word=word, other=other)
    filled.turns.append((one.key(setting.facts), turn))
    filled.text += word


def _put_comparison(text: str, filled: Filled, setting: Setting, chance: Chance) -> None:
    names, *words = text.split("|")
    this, other = (named(name, setting) for name in names.split(","))
    values = [exact_of(one, setting) for one in (this, other)]
    digits = max(this.decimals, other.decimals)
    shown_values = [rounded(value, digits, setting.tie) for value in values]
    near = abs(values[0] - values[1]) <= _SIMILAR * abs(values[1])
    if shown_values[0] == shown_values[1]:
        word = ("same", words[2])
    elif near and len(words) > len(("higher", "lower", "same")) and chance.within(0, 1):
        word = ("similar", words[3])
    else:
        word = ("higher", words[0]) if values[0] > values[1] else ("lower", words[1])
    keys = (this.key(setting.facts), other.key(setting.facts))
    filled.relations.append(Relation(kind="comparison", facts=keys, word=word[0]))
    filled.text += word[1]


def _put_words(one: Named, filled: Filled, setting: Setting, role: Role) -> None:
    exact = exact_of(one, setting)
    for value, qualifier, words in _true_words(exact):
        filled.text += words[0]
        made = print_of(one, setting, filled.text, words[1], kind=role.kind, template=role.template)
        period, base = _stated(FACTS[one.handle].period, FACTS[one.handle].base, role.said)
        filled.prints.append(
            replace(
                made,
                value=value,
                decimals=int(value.denominator > 1),
                qualifier=qualifier,
                period=period,
                base=base,
            )
        )
        filled.text += words[1]
        return
    raise Unsuitable(one.handle)


def _true_words(exact: Fraction) -> Iterator[tuple[Fraction, str, tuple[str, str]]]:
    for value, words in _WORDED:
        if value + Fraction(1, 2) < exact < value + 4:
            yield value, "more_than", ("more than ", words)
        if value - 4 < exact < value - Fraction(1, 2):
            yield value, "less_than", ("just under ", words)
        if abs(exact - value) <= Fraction(1, 2):
            yield value, "approx", ("about ", words)
