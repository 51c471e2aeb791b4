"""
A small grammar of claims: every production writes a text and says what the text claims.

A form is named by its kind and itself (``qualifier: about``, ``unit: days``), a production by its
function. Values are drawn without regard to the words: *fell from 3 to 5* is a slip for a reviewer,
and no reason to read it in another way.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from hypothesis import assume
from hypothesis import strategies as st

from schemas.terms import Unit
from tests.recognition.ferries import (
    ALL,
    CHANGES,
    COMPLAINTS,
    COUNTS,
    FARES,
    JOURNEYS,
    LEVELS,
    NATION,
    OTHERS,
    OWN,
    PLURALS,
    QUANTITIES,
    WHO,
    Quantity,
    Who,
)
from validate.model import Period
from validate.recognition.dates import months_ending, years_before


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a print states; ``sure`` is False where the words leave it open."""

    measure: str
    subject: str
    value: Decimal
    unit: Unit
    period: str = ""
    base: str = ""
    qualifier: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Said:
    """A text and what it states; ``forms`` are the names of the forms it is built of."""

    text: str
    claims: tuple[Claim, ...]
    forms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Time:
    """A period in words, and what it is; its base for a change, if the words state one."""

    words: str
    period: Period | None = None


DAY = "{0.day} {0:%B} {0.year}".format
ENDS = [
    date(year, month, day)
    for year in range(2014, 2020)
    for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
]
SPANS: Mapping[str, Callable[[date], Time]] = {
    "in the 12 months to": lambda end: Time(
        f"in the 12 months to {DAY(end)}", months_ending(end, 12)
    ),
    "in the year to": lambda end: Time(f"in the year to {DAY(end)}", months_ending(end, 12)),
    "in the year ending": lambda end: Time(
        f"in the year ending {DAY(end)}", months_ending(end, 12)
    ),
    "in the twelve months to": lambda end: Time(
        f"in the twelve months to {DAY(end)}", months_ending(end, 12)
    ),
    "in the six months to": lambda end: Time(
        f"in the six months to {DAY(end)}", months_ending(end, 6)
    ),
}
POINTS: Mapping[str, Callable[[date], Time]] = {
    "as at": lambda end: Time(f"as at {DAY(end)}", Period(start=end, end=end)),
    "none": lambda _: Time(""),
}
YEARS = {name: one for name, one in SPANS.items() if "six" not in name}


T = TypeVar("T")


def is_barred(forms: Collection[str], lines: Iterable[str]) -> bool:
    """Whether all forms of some line, divided by `` & ``, are among those of a text."""
    return any(set(line.split(" & ")) <= set(forms) for line in lines)


class Pen:
    """
    Writes one text: draws its words and values, and keeps the names of the forms that it drew.

    It draws nothing that a line of ``barred`` names.
    """

    def __init__(self, draw: st.DrawFn, production: str, barred: Collection[str]) -> None:
        self._draw = draw
        self._barred = barred
        self.forms = [production]

    def one(self, kind: str, table: Mapping[str, T]) -> T:
        """One of the forms of a kind."""
        names = [
            name for name in table if not is_barred([*self.forms, f"{kind}: {name}"], self._barred)
        ]
        assume(names)
        name = self._draw(st.sampled_from(names))
        self.forms.append(f"{kind}: {name}")
        return table[name]

    def word(self, kind: str, words: Iterable[str]) -> str:
        """One of some words of a kind."""
        return self.one(kind, {word: word for word in words})

    def whole(self, least: int, most: int) -> Decimal:
        """A whole number."""
        return Decimal(self._draw(st.integers(least, most)))

    def value(self, unit: Unit, *, unlike: Decimal | None = None) -> Decimal:
        """A value as it is printed: shares and rates with a decimal place, others without."""
        self.forms.append(f"unit: {unit}")
        if unit is Unit.COUNT:
            value = self.whole(13, 9999)
        elif unit is Unit.DAYS:
            value = self.whole(3, 99)
        else:
            value = (self.whole(1, 999) / 10).quantize(Decimal("0.1"))
        assume(value != unlike)
        return value

    def end(self) -> date:
        """The last day of a quarter."""
        return self._draw(st.sampled_from(ENDS))

    def time(self, kind: str, table: Mapping[str, Callable[[date], Time]]) -> Time:
        """A time in one of some forms."""
        return self.one(f"time of a {kind}", table)(self.end())


def shown(value: Decimal) -> str:
    """A value as it is printed, thousands with a comma."""
    return f"{abs(value):,}"


QUALIFIERS = {
    "no fewer than": ("no fewer than ", "at_least"),
    "no less than": ("no less than ", "at_least"),
    "fewer than": ("fewer than ", "less_than"),
    "a minimum of": ("a minimum of ", "at_least"),
    "just over": ("just over ", "approx"),
    "just under": ("just under ", "approx"),
    "none": ("", ""),
    "about": ("about ", "approx"),
    "around": ("around ", "approx"),
    "nearly": ("nearly ", "approx"),
    "more than": ("more than ", "more_than"),
    "over": ("over ", "more_than"),
    "less than": ("less than ", "less_than"),
    "at least": ("at least ", "at_least"),
    "up to": ("up to ", "up_to"),
    "no more than": ("no more than ", "up_to"),
}
RISES = {
    "rose by": 1, "increased by": 1, "were up": 1, "went up by": 1, "grew": 1,
    "fell by": -1, "decreased by": -1, "were down": -1, "dropped by": -1, "had fallen by": -1,
}  # fmt: skip


def capital(text: str) -> str:
    """A text with its first letter in upper case."""
    return text[0].upper() + text[1:]


def joined(*parts: str) -> str:
    """The parts of a sentence that are not empty, with a stop."""
    return capital(" ".join(part for part in parts if part)) + "."


def led(who: Who, when: Time, rest: str) -> str:
    """A sentence that opens with whom and when."""
    opening = " ".join(part for part in (who.first, when.words) if part)
    return joined(f"{opening}, {rest}" if opening else rest)


def iso(period: Period | None) -> str:
    """A period as it is published."""
    return period.iso if period else ""


def level(quantity: Quantity, value: Decimal, who: Who, when: Time, qualifier: str = "") -> Claim:
    """The claim that a level states."""
    return Claim(
        measure=quantity.level,
        subject=who.name,
        value=value,
        unit=quantity.unit,
        period=iso(when.period),
        qualifier=qualifier,
    )


def change(quantity: Quantity, value: Decimal, who: Who, when: Time, years: int = 1) -> Claim:
    """The claim that a change states; one whose base is not said is since the year before."""
    base = years_before(when.period, years) if when.period else None
    return Claim(
        measure=quantity.change,
        subject=who.name,
        value=value,
        unit=Unit.PERCENT,
        period=iso(when.period),
        base=iso(base),
    )


PRODUCTIONS: dict[str, Callable[[Pen], Said]] = {}


def production(make: Callable[[Pen], Said]) -> Callable[[Pen], Said]:
    """Add a way of stating something to the grammar."""
    PRODUCTIONS[make.__name__.replace("_", " ")] = make
    return make


@st.composite
def texts(draw: st.DrawFn, name: str, barred: Collection[str]) -> Said:
    """Texts of one production, none of forms that are ``barred``."""
    pen = Pen(draw, name, barred)
    said = PRODUCTIONS[name](pen)
    assume(not is_barred(pen.forms, barred))
    return replace(said, forms=tuple(pen.forms))


FRAMES: Mapping[str, Callable[[Quantity, str], str]] = {
    "was": lambda one, print_: f"{one.noun} {one.was} {print_}",
    "stood at": lambda one, print_: f"{one.noun} stood at {print_}",
    "came to": lambda one, print_: f"{one.noun} came to {print_}",
}


@production
def a_level_after_a_lead(pen: Pen) -> Said:
    """*In Barra, in the year to 31 March 2018, punctuality was 91.2 percent*."""
    quantity = pen.one("level", LEVELS)
    who = pen.one("first", WHO)
    when = pen.time("level", {**SPANS, **POINTS})
    value, (before, qualifier) = pen.value(quantity.unit), pen.one("qualifier", QUALIFIERS)
    frame = pen.one("frame", FRAMES)
    text = led(who, when, frame(quantity, f"{before}{shown(value)}{quantity.behind}"))
    return Said(text, (level(quantity, value, who, when, qualifier),))


@production
def a_level_before_who_and_when(pen: Pen) -> Said:
    """*Punctuality was 91.2 percent in Barra in the year to 31 March 2018*."""
    quantity = pen.one("level", LEVELS)
    who = pen.one("last", WHO)
    when = pen.time("level", {**SPANS, **POINTS})
    value, (before, qualifier) = pen.value(quantity.unit), pen.one("qualifier", QUALIFIERS)
    frame = pen.one("frame", FRAMES)
    text = joined(frame(quantity, f"{before}{shown(value)}{quantity.behind}"), who.last, when.words)
    return Said(text, (level(quantity, value, who, when, qualifier),))


@production
def a_level_between_who_and_when(pen: Pen) -> Said:
    """*In the year to 31 March 2018, punctuality in Barra was 91.2 percent*."""
    quantity = pen.one("level", LEVELS)
    who = pen.one("inner", WHO)
    when = pen.time("level", {**SPANS, **POINTS})
    value = pen.value(quantity.unit)
    noun = " ".join(part for part in (quantity.noun, who.last) if part)
    rest = f"{noun} {quantity.was} {shown(value)}{quantity.behind}"
    return Said(led(replace(who, first=""), when, rest), (level(quantity, value, who, when),))


@production
def there_were_so_many(pen: Pen) -> Said:
    """*In the year to 31 March 2018 there were 214 complaints in Barra*."""
    quantity = pen.one("plural", PLURALS)
    who = pen.one("last", WHO)
    when = pen.time("level", {**SPANS, **POINTS})
    value, (before, qualifier) = pen.value(quantity.unit), pen.one("qualifier", QUALIFIERS)
    text = joined(
        when.words,
        "there were",
        f"{before}{shown(value)} {quantity.noun}{quantity.behind}",
        who.last,
    )
    return Said(text, (level(quantity, value, who, when, qualifier),))


DOERS = {
    "own, the company": ("the company", OWN),
    "own, by its full name": (OWN, OWN),
    "another": ("Barra Ferries", "Barra Ferries"),
    "the nation": ("Scotland", NATION),
}


@production
def somebody_recorded_so_many(pen: Pen) -> Said:
    """*Barra Ferries recorded 214 complaints in the year to 31 March 2018*."""
    quantity, (doer, name) = pen.one("plural", PLURALS), pen.one("doer", DOERS)
    value, when = pen.value(quantity.unit), pen.time("level", {**SPANS, **POINTS})
    text = joined(doer, "recorded", f"{shown(value)} {quantity.noun}{quantity.behind}", when.words)
    return Said(text, (level(quantity, value, Who("", "", name), when),))


@production
def a_level_in_number_words(pen: Pen) -> Said:
    """*There were twenty-four complaints in Barra*."""
    words = pen.one("number word", NUMBER_WORDS)
    quantity = pen.one("count", COUNTS)
    who = pen.one("last", WHO)
    when = pen.time("level", {**SPANS, **POINTS})
    before, qualifier = pen.one("qualifier", QUALIFIERS)
    text = joined(when.words, "there were", f"{before}{words[0]} {quantity.noun}", who.last)
    claim = level(quantity, Decimal(words[1]), who, when, qualifier or "word_number")
    return Said(text, (claim,))


NUMBER_WORDS = {
    word: (word, value)
    for word, value in {
        "twelve": 12, "thirteen": 13, "twenty-four": 24, "forty": 40, "ninety-nine": 99,
        "a hundred": 100, "a hundred and four": 104, "three hundred": 300, "two thousand": 2000,
        "two dozen": 24,
    }.items()
}  # fmt: skip
PARTS = {
    "half of": "50", "two thirds of": "66.7", "three quarters of": "75", "a fifth of": "20",
    "nine in ten": "90", "one in five": "20", "one in every five": "20",
}  # fmt: skip


@production
def a_share_in_words(pen: Pen) -> Said:
    """*Two thirds of complaints were about delays in the year to 31 March 2018*."""
    part, when = pen.word("part", PARTS), pen.time("level", {**SPANS, **POINTS})
    text = joined(part, "complaints were about delays", when.words)
    return Said(text, (_delays(Decimal(PARTS[part]), when, "word_number"),))


@production
def a_share_of_a_count(pen: Pen) -> Said:
    """*In the year to 31 March 2018, 41.2 percent of complaints were about delays*."""
    value, when = pen.value(Unit.PERCENT), pen.time("level", {**SPANS, **POINTS})
    before, qualifier = pen.one("qualifier", QUALIFIERS)
    rest = f"{before}{shown(value)} percent of complaints were about delays"
    return Said(led(WHO["own, unnamed"], when, rest), (_delays(value, when, qualifier),))


def _delays(value: Decimal, when: Time, qualifier: str = "") -> Claim:
    return Claim(
        measure="complaints_delays_share",
        subject=OWN,
        value=value,
        unit=Unit.PERCENT,
        period=iso(when.period),
        qualifier=qualifier,
    )


@production
def a_change(pen: Pen) -> Said:
    """*In Barra, complaints fell by 3.1 percent in the year to 31 March 2018*."""
    quantity = pen.one("change", CHANGES)
    who = pen.one("first", WHO)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    verb, value = pen.word("rise", RISES), pen.value(Unit.PERCENT)
    text = led(
        who, Time(""), f"{quantity.noun} {verb} {shown(value)} percent {when.words}".rstrip()
    )
    return Said(text, (change(quantity, value * RISES[verb], who, when),))


@production
def a_change_after_a_lead(pen: Pen) -> Said:
    """*In the year to 31 March 2018, complaints in Barra fell by 3.1 percent*."""
    quantity = pen.one("change", CHANGES)
    who = pen.one("inner", WHO)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    verb, value = pen.word("rise", RISES), pen.value(Unit.PERCENT)
    noun = " ".join(part for part in (quantity.noun, who.last) if part)
    text = led(replace(who, first=""), when, f"{noun} {verb} {shown(value)} percent")
    return Said(text, (change(quantity, value * RISES[verb], who, when),))


NOUNS = {"a rise": 1, "an increase": 1, "growth": 1, "a fall": -1, "a decrease": -1, "a drop": -1}


@production
def a_change_as_a_noun(pen: Pen) -> Said:
    """*In the year to 31 March 2018 there was a fall of 3.1 percent in complaints in Barra*."""
    quantity = pen.one("change", CHANGES)
    who = pen.one("last", WHO)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    noun, value = pen.word("noun", NOUNS), pen.value(Unit.PERCENT)
    text = joined(
        when.words, f"there was {noun} of {shown(value)} percent in {quantity.noun}", who.last
    )
    return Said(text, (change(quantity, value * NOUNS[noun], who, when),))


MORE = {"more": 1, "fewer": -1}


@production
def so_many_percent_fewer(pen: Pen) -> Said:
    """*There were 3.1 percent fewer complaints in Barra than in the previous year*."""
    quantity = pen.one("change", CHANGES)
    who = pen.one("last", WHO)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    word, value = pen.word("more", MORE), pen.value(Unit.PERCENT)
    text = joined(
        "there were", f"{shown(value)} percent {word} {quantity.noun}", who.last, when.words,
        "than in the previous year",
    )  # fmt: skip
    return Said(text, (change(quantity, value * MORE[word], who, when),))


BASES: Mapping[str, tuple[str, int]] = {
    "the previous 12 months": ("the previous 12 months", 1),
    "the previous year": ("the previous year", 1),
    "the year before": ("the year before", 1),
    "a year earlier": ("a year earlier", 1),
    "the 12 months to": ("the 12 months to {}", 5),
    "the year to": ("the year to {}", 1),
}


@production
def a_change_since(pen: Pen) -> Said:
    """*Complaints fell by 3.1 percent in the year to 31 March 2018 on the year before*."""
    quantity, who = pen.one("change", CHANGES), pen.one("first", WHO)
    when, (words, years) = pen.time("change", YEARS), pen.one("base", BASES)
    verb, value = pen.word("rise", RISES), pen.value(Unit.PERCENT)
    assert when.period is not None
    end = years_before(when.period, years).end
    text = led(
        who,
        Time(""),
        f"{quantity.noun} {verb} {shown(value)} percent {when.words}"
        f" compared with {words.format(DAY(end))}",
    )
    return Said(text, (change(quantity, value * RISES[verb], who, when, years),))


AGAINST: Mapping[str, str] = {
    "compared with": ", compared with {} {}",
    "compared to": " compared to {} {}",
    "while": ", while {1} it was {0}",
    "whereas": ", whereas it was {} {}",
    "against": ", against {} {}",
    "; it was": "; {1} it was {0}",
    "and": ", and {} {}",
    "in brackets": " ({} {})",
    "in brackets with a colon": " (Scotland: {0})",
    "than the national rate of": ", higher than the national rate of {}",
    "below the national average of": ", below the national average of {}",
    "than the nation's": ", less than the {} {}",
}


@production
def a_level_against_another(pen: Pen) -> Said:
    """*Punctuality was 91.2 percent, compared with 88.4 percent in Scotland*."""
    quantity, when = pen.one("level", LEVELS), pen.time("level", {**SPANS, **POINTS})
    name = pen.word("against", AGAINST)
    fixed = "national" in AGAINST[name] or "Scotland" in AGAINST[name]
    who = WHO["the nation"] if fixed else pen.one("other", OTHERS)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    rest = AGAINST[name].format(f"{shown(second)}{quantity.behind}", who.last)
    rest = rest.replace(" it was", f" {quantity.it} {quantity.was}")
    own = WHO["own, unnamed"]
    text = led(own, when, f"{quantity.noun} {quantity.was} {shown(first)}{quantity.behind}{rest}")
    return Said(text, (level(quantity, first, own, when), level(quantity, second, who, when)))


@production
def a_change_against_another(pen: Pen) -> Said:
    """*Complaints fell by 3.1 percent, compared with a rise of 2.0 percent in Scotland*."""
    quantity = pen.one("change", CHANGES)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    who, own = pen.one("other", OTHERS), WHO["own, unnamed"]
    verb, noun = (pen.word("rise", RISES), pen.word("noun", NOUNS))
    first = pen.value(Unit.PERCENT)
    second = pen.value(Unit.PERCENT, unlike=first)
    text = led(
        own,
        when,
        f"{quantity.noun} {verb} {shown(first)} percent, compared with {noun} of"
        f" {shown(second)} percent {who.last}",
    )
    return Said(
        text,
        (
            change(quantity, first * RISES[verb], own, when),
            change(quantity, second * NOUNS[noun], who, when),
        ),
    )


@production
def a_change_while_another(pen: Pen) -> Said:
    """*Complaints fell by 3.1 percent, while in Scotland they rose by 2.0 percent*."""
    quantity = pen.one("change", CHANGES)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    who, own = pen.one("other", OTHERS), WHO["own, unnamed"]
    verb, other = pen.word("rise", RISES), pen.word("rise", RISES)
    link = pen.one("while", {"while": ", while", "whereas": ", whereas", "but": ", but", ";": ";"})
    first = pen.value(Unit.PERCENT)
    second = pen.value(Unit.PERCENT, unlike=first)
    text = led(
        own,
        when,
        f"{quantity.noun} {verb} {shown(first)} percent{link} {who.last} {quantity.it} {other}"
        f" {shown(second)} percent",
    )
    return Said(
        text,
        (
            change(quantity, first * RISES[verb], own, when),
            change(quantity, second * RISES[other], who, when),
        ),
    )


SPLITS: Mapping[str, str] = {
    "x of the y": "{when}, {x} of the {y} complaints were about delays",
    "of the y, x": "{when}, of the {y} complaints, {x} were about delays",
    "of y complaints": "of {y} complaints {when}, {x} were about delays",
    "y, of which x": "{when}, there were {y} complaints, of which {x} were about delays",
    "y, x of them": "{when}, there were {y} complaints, {x} of them about delays",
    "y. Of these, x": "{when}, there were {y} complaints. Of these, {x} were about delays",
}


@production
def a_part_of_a_count(pen: Pen) -> Said:
    """*Of the 214 complaints, 39 were about delays*."""
    when, split = pen.time("level", SPANS), pen.one("split", SPLITS)
    whole = pen.whole(20, 9999)
    part = pen.whole(3, int(whole) - 1)
    own = WHO["own, unnamed"]
    delays = QUANTITIES["complaints of an own facet"]
    text = joined(split.format(when=when.words, x=shown(part), y=shown(whole)))
    return Said(
        text,
        (level(COMPLAINTS, whole, own, when), level(delays, part, own, when)),
    )


ENDS_OF_MOVE = {"one unit": "{} to {}{}", "two units": "{0}{2} to {1}{2}"}
MOVES = ("fell from", "rose from", "went from", "decreased from")


@production
def from_one_level_to_another(pen: Pen) -> Said:
    """*Complaints fell from 431 to 392.* Of when the first was nobody says anything."""
    quantity, who = pen.one("level", LEVELS), pen.one("first", WHO)
    when, verb = pen.time("level", {**SPANS, **POINTS}), pen.word("move", MOVES)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    ends = pen.one("ends", ENDS_OF_MOVE).format(shown(first), shown(second), quantity.behind)
    text = led(who, when, f"{quantity.noun} {verb} {ends}")
    claims = (
        replace(level(quantity, first, who, Time("")), sure=False),
        level(quantity, second, who, when),
    )
    return Said(text, claims)


@production
def from_one_dated_level_to_another(pen: Pen) -> Said:
    """*Complaints fell from 431 in the year to 31 March 2017 to 392 in the year after*."""
    quantity, who = pen.one("level", LEVELS), pen.one("first", WHO)
    later, verb = pen.time("level", YEARS), pen.word("move", MOVES)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    assert later.period is not None
    before = years_before(later.period, 1)
    earlier = Time(f"in the 12 months to {DAY(before.end)}", before)
    text = led(
        who,
        Time(""),
        f"{quantity.noun} {verb} {shown(first)}{quantity.behind} {earlier.words} to"
        f" {shown(second)}{quantity.behind} {later.words}",
    )
    return Said(text, (level(quantity, first, who, earlier), level(quantity, second, who, later)))


RANGES: Mapping[str, str] = {
    "ranged from": "ranged from {} to {} across companies",
    "was between": "was between {} and {} across companies",
    "varied from": "varied from {} to {}",
    "ranged between": "ranged between {} and {}",
}
SPREAD = {name: one for name, one in QUANTITIES.items() if one.unit not in {Unit.COUNT, Unit.DAYS}}


@production
def a_range(pen: Pen) -> Said:
    """*Punctuality ranged from 71.2 percent to 98.4 percent across companies*."""
    quantity, when = pen.one("range of", SPREAD), pen.time("level", {**SPANS, **POINTS})
    form = pen.one("range", RANGES)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    low, high = sorted((first, second))
    who = Who("", "", ALL)
    ends = form.format(shown(low), f"{shown(high)}{quantity.behind}").replace("was", quantity.was)
    text = led(who, when, f"{quantity.noun} {ends}")
    return Said(
        text,
        (
            level(quantity, low, who, when, "lower"),
            level(quantity, high, who, when, "upper"),
        ),
    )


PLACES = {name: WHO[name] for name in ("another, by its place", "the nation")}
LISTS: Mapping[str, str] = {
    "x and y": "{x}{u} and {y}{u} in Arran and in {who} respectively",
    "shared unit": "{x} and {y}{u} in Arran and in {who} respectively",
    "respectively first": "respectively {x} and {y}{u} in Arran and in {who}",
}


@production
def a_list_with_respectively(pen: Pen) -> Said:
    """*Punctuality was 91.2 and 88.4 percent in Arran and in Barra respectively*."""
    quantity, when = pen.one("level", LEVELS), pen.time("level", {**SPANS, **POINTS})
    who, form = pen.one("second", PLACES), pen.one("list", LISTS)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    place = who.last.removeprefix("in ")
    prints = form.format(x=shown(first), y=shown(second), u=quantity.behind, who=place)
    text = led(WHO["own, unnamed"], when, f"{quantity.noun} {quantity.was} {prints}")
    own = WHO["own, unnamed"]
    return Said(text, (level(quantity, first, own, when), level(quantity, second, who, when)))


CARRIES: Mapping[str, str] = {
    "in who it was": "{cap} {it} {was} {y}{u}.",
    "it was in who": "{It} {was} {y}{u} {who}.",
    "in who the figure was": "{cap} the figure was {y}{u}.",
    "this compares with": "This compares with {y}{u} {who}.",
}


@production
def a_pronoun_carries_a_level(pen: Pen) -> Said:
    """*Punctuality was 91.2 percent. In Scotland it was 88.4 percent*."""
    quantity, when = pen.one("level", LEVELS), pen.time("level", {**SPANS, **POINTS})
    who, carry = pen.one("other", OTHERS), pen.one("carry", CARRIES)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    own = WHO["own, unnamed"]
    text = led(own, when, f"{quantity.noun} {quantity.was} {shown(first)}{quantity.behind}")
    rest = carry.format(
        cap=capital(who.first), who=who.last, it=quantity.it, It=capital(quantity.it),
        was=quantity.was, y=shown(second), u=quantity.behind,
    )  # fmt: skip
    return Said(
        f"{text} {rest}", (level(quantity, first, own, when), level(quantity, second, who, when))
    )


@production
def a_pronoun_carries_a_change(pen: Pen) -> Said:
    """*Complaints fell by 3.1 percent. In Scotland they rose by 2.0 percent*."""
    quantity = pen.one("change", CHANGES)
    when = pen.time("change", {**YEARS, "none": POINTS["none"]})
    who, own = pen.one("other", OTHERS), WHO["own, unnamed"]
    verb, other = pen.word("rise", RISES), pen.word("rise", RISES)
    first = pen.value(Unit.PERCENT)
    second = pen.value(Unit.PERCENT, unlike=first)
    text = led(own, when, f"{quantity.noun} {verb} {shown(first)} percent")
    rest = joined(who.first, quantity.it, other, f"{shown(second)} percent")
    return Said(
        f"{text} {rest}",
        (
            change(quantity, first * RISES[verb], own, when),
            change(quantity, second * RISES[other], who, when),
        ),
    )


@production
def a_level_and_its_change(pen: Pen) -> Said:
    """*There were 214 complaints, 3.1 percent fewer than in the previous year*."""
    quantity, when = pen.one("change", CHANGES), pen.time("change", YEARS)
    own, word = WHO["own, unnamed"], pen.word("more", MORE)
    value, by = pen.value(quantity.unit), pen.value(Unit.PERCENT)
    text = joined(
        when.words, "there were", f"{shown(value)} {quantity.noun}{quantity.behind},",
        f"{shown(by)} percent {word} than in the previous year",
    )  # fmt: skip
    return Said(
        text, (level(quantity, value, own, when), change(quantity, by * MORE[word], own, when))
    )


@production
def a_possessive(pen: Pen) -> Said:
    """*Scotland's punctuality was 91.2 percent in the year to 31 March 2018*."""
    quantity, when = pen.one("level", LEVELS), pen.time("level", {**SPANS, **POINTS})
    whose, name = pen.one("whose", WHOSE)
    value = pen.value(quantity.unit)
    text = joined(
        whose, quantity.noun, quantity.was, f"{shown(value)}{quantity.behind}", when.words
    )
    return Said(text, (level(quantity, value, Who("", "", name), when),))


WHOSE = {
    "own, the company": ("the company's", OWN),
    "own, by its place": ("Arran's", OWN),
    "own, its": ("its", OWN),
    "another": ("Barra's", "Barra Ferries"),
    "the nation": ("Scotland's", NATION),
}


@production
def a_base_before_a_change(pen: Pen) -> Said:
    """*Compared with the previous 12 months, complaints fell by 3.1 percent*."""
    quantity, who = pen.one("change", CHANGES), pen.one("inner", WHO)
    when, (words, years) = pen.time("change", YEARS), pen.one("base", BASES)
    verb, value = pen.word("rise", RISES), pen.value(Unit.PERCENT)
    assert when.period is not None
    end = years_before(when.period, years).end
    noun = " ".join(part for part in (quantity.noun, who.last) if part)
    text = joined(
        f"compared with {words.format(DAY(end))}, {noun} {verb} {shown(value)} percent", when.words
    )
    return Said(text, (change(quantity, value * RISES[verb], who, when, years),))


@production
def a_change_over_years(pen: Pen) -> Said:
    """*In the five years to 31 March 2018, complaints fell by 3.1 percent*."""
    quantity, who, end = pen.one("change", CHANGES), pen.one("inner", WHO), pen.end()
    verb, value = pen.word("rise", RISES), pen.value(Unit.PERCENT)
    words = pen.one("years", {"five": "five", "5": "5"})
    when = Time(f"in the {words} years to {DAY(end)}", months_ending(end, 12))
    noun = " ".join(part for part in (quantity.noun, who.last) if part)
    text = led(replace(who, first=""), when, f"{noun} {verb} {shown(value)} percent")
    return Said(text, (change(quantity, value * RISES[verb], who, when, 5),))


@production
def a_level_against_an_earlier_one(pen: Pen) -> Said:
    """*Punctuality was 91.2 percent, compared with 88.4 percent in the previous year*."""
    quantity, who = pen.one("level", LEVELS), pen.one("first", WHO)
    when = pen.time("level", YEARS)
    link = pen.one("earlier", EARLIER)
    first = pen.value(quantity.unit)
    second = pen.value(quantity.unit, unlike=first)
    assert when.period is not None
    before = years_before(when.period, 1)
    text = led(
        who,
        Time(""),
        f"{quantity.noun} {quantity.was} {shown(first)}{quantity.behind} {when.words}"
        + link.format(f"{shown(second)}{quantity.behind}", DAY(before.end)),
    )
    return Said(
        text,
        (level(quantity, first, who, when), level(quantity, second, who, Time("", before))),
    )


EARLIER: Mapping[str, str] = {
    "compared with the previous year": ", compared with {} in the previous year",
    "compared with the previous 12 months": ", compared with {} in the previous 12 months",
    "compared with a dated one": ", compared with {} in the 12 months to {}",
    "and a dated one": " and {} in the 12 months to {}",
    "up from": ", up from {} in the year to {}",
    "while": ", while in the 12 months to {1} it was {0}",
}


@production
def a_share_of_a_printed_count(pen: Pen) -> Said:
    """*In the year to 31 March 2018, 41.2 percent of the 214 complaints were about delays*."""
    when = pen.time("level", SPANS)
    value, whole = pen.value(Unit.PERCENT), pen.whole(100, 9999)
    own = WHO["own, unnamed"]
    rest = f"{shown(value)} percent of the {shown(whole)} complaints were about delays"
    return Said(led(own, when, rest), (_delays(value, when), level(COMPLAINTS, whole, own, when)))


@production
def two_levels_side_by_side(pen: Pen) -> Said:
    """*There were 39 complaints about delays and 14 complaints about fares in Barra*."""
    who, when = pen.one("both", WHO), pen.time("level", {**SPANS, **POINTS})
    first, second = pen.one("pair", PAIRS)
    one = pen.value(first.unit)
    other = pen.value(second.unit, unlike=one)
    text = joined(
        when.words, "there were", f"{shown(one)} {first.noun}{first.behind} and",
        f"{shown(other)} {second.noun}{second.behind}", who.last,
    )  # fmt: skip
    return Said(text, (level(first, one, who, when), level(second, other, who, when)))


PAIRS = {
    "own facets": (QUANTITIES["complaints of an own facet"], FARES),
    "two concepts": (COMPLAINTS, JOURNEYS),
    "two rates": (JOURNEYS, QUANTITIES["journeys of a shared facet"]),
}


@production
def a_level_with_its_change_in_brackets(pen: Pen) -> Said:
    """*There were 214 complaints in the year to 31 March 2018 (a fall of 3.1 percent)*."""
    quantity, when = pen.one("change", CHANGES), pen.time("change", YEARS)
    own, noun = WHO["own, unnamed"], pen.word("noun", NOUNS)
    value, by = pen.value(quantity.unit), pen.value(Unit.PERCENT)
    link = pen.one("apposition", {"brackets": " ({})", "comma": ", {}"})
    text = joined(
        when.words, "there were", f"{shown(value)} {quantity.noun}{quantity.behind}"
        + link.format(f"{noun} of {shown(by)} percent on the previous year"),
    )  # fmt: skip
    return Said(
        text, (level(quantity, value, own, when), change(quantity, by * NOUNS[noun], own, when))
    )


@production
def days_in_words(pen: Pen) -> Said:
    """*Average repair time was nine days in Barra*."""
    who, when = pen.one("last", WHO), pen.time("level", {**SPANS, **POINTS})
    word, value = pen.one(
        "day", {"nine": ("nine", 9), "fourteen": ("fourteen", 14), "two": ("two", 2)}
    )
    text = joined(f"average repair time was {word} days", who.last, when.words)
    claim = level(QUANTITIES["repairs"], Decimal(value), who, when, "word_number")
    return Said(text, (claim,))


MISSES: Mapping[str, str] = {
    "another cause": "{when}, complaints about smoking rose by {n} percent",
    "another kind": "{when}, punctuality of buses was {n} percent",
    "another place": "{when}, punctuality in Oban was {n} percent",
    "another concept": "{when}, ticket sales rose by {n} percent",
    "another unit": "{when}, punctuality was {n} days",
    "others": "{when}, punctuality of similar companies was {n} percent",
    "a target": "the target for punctuality was {n} percent {when}",
    "an aim": "the company aims to cut complaints by {n} percent {when}",
    "a supposition": "if complaints rose by {n} percent {when}, nobody would mind",
    "a gap between places": "{when}, punctuality was {n} percent higher than in Scotland",
    "the top of a scale": "{when}, the highest punctuality was {n} percent",
    "a negation": "punctuality was not {n} percent {when}",
    "who they are": "{when}, complaints that were settled rose by {n} percent",
    "a clause of its own": "complaints are few, and {n} percent of ferries were late {when}",
    "fear of it": "{when}, fear of complaints rose by {n} percent",
    "somebody said": "the crew told us that punctuality was {n} percent {when}",
    "an age": "complaints are mostly made by people over 60 {when}",
}


@production
def a_near_miss(pen: Pen) -> Said:
    """*Complaints about smoking rose by 3.1 percent*: no declared measure answers to it."""
    when, miss = pen.time("level", YEARS), pen.one("miss", MISSES)
    value = pen.whole(13, 59)
    text = joined(miss.format(when=when.words, n=shown(value)))
    claim = Claim(measure="", subject="", value=value, unit=Unit.COUNT, sure=False)
    return Said(text, (claim,))
