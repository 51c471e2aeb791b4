"""One error put into a corpus, by its kind and a seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from tools.corpus.chance import Chance, NothingToChooseError
from tools.corpus.family import measures
from tools.corpus.model import NATION, Change, Corpus, Error, Print, Turn
from tools.corpus.rounding import shown

_WHOLE = Fraction(100)


class NoSuchError(ValueError):
    """An error of a kind was asked for in a corpus that has nothing it could be made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _New:
    """What a print becomes; ``turned`` where the word beside it changes and not its digits."""

    old: Print
    text: str
    value: Fraction
    turned: bool = False


def with_error(corpus: Corpus, kind: str, seed: int) -> tuple[Corpus, Error]:
    """Return the corpus with one error of a kind, and what it is."""
    chance = Chance(corpus.seed, corpus.reports, "error", kind, seed)
    candidates = [one for one in corpus.prints if one.text[-1].isdigit()]
    for _ in range(4000):
        try:
            news = KINDS[kind](corpus, candidates, chance)
        except NothingToChooseError:
            break
        if news and all(_is_error(new) for new in news):
            return _applied(corpus, kind, seed, news)
    raise NoSuchError(f"no error of kind {kind} can be made in this corpus")


def _is_error(new: _New) -> bool:
    """Whether the print says another value, and one that could be printed there."""
    if new.value == new.old.value:
        return False
    measure = measures().get(new.old.key.measure)
    if measure is None:
        return True
    share = measure.unit == "percent" and not new.old.key.base
    return not share or measure.parts != () or new.value <= _WHOLE


def _moved(one: Print, value: Fraction) -> _New:
    signed = one.text[0] in "+-"
    return _New(old=one, text=shown(value, one.decimals, signed=signed), value=value)


def _read(one: Print, text: str) -> _New | None:
    """Return a print with other digits, None where a whole number would begin with a zero."""
    bare = text.replace(",", "").lstrip("+-")
    whole = bare.split(".")[0]
    if len(whole) > 1 and whole[0] == "0":
        return None
    sign = -1 if one.value < 0 else 1
    return _New(old=one, text=text, value=sign * Fraction(bare))


def _off(one: Print, chance: Chance, least: int, most: int) -> list[_New]:
    """Return a print that is off by some units of its last place, on its own side of zero."""
    units = chance.within(least, most) * chance.one((1, -1))
    size = abs(one.value) + Fraction(units, 10**one.decimals)
    if size <= 0:
        return []
    return [_moved(one, -size if one.value < 0 else size)]


def _digit(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    one = chance.one(prints)
    places = [at for at, sign in enumerate(one.text) if sign.isdigit()]
    at = chance.one(places)
    digit = chance.one([sign for sign in "0123456789" if sign != one.text[at]])
    new = _read(one, one.text[:at] + digit + one.text[at + 1 :])
    return [new] if new else []


def _transposition(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    one = chance.one(prints)
    places = [at for at, sign in enumerate(one.text) if sign.isdigit()]
    pairs = [(left, right) for left, right in pairwise(places) if one.text[left] != one.text[right]]
    if not pairs:
        return []
    left, right = chance.one(pairs)
    signs = list(one.text)
    signs[left], signs[right] = signs[right], signs[left]
    new = _read(one, "".join(signs))
    return [new] if new else []


def _sign(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    signed = [one for one in prints if one.turn or one.text[0] in "+-"]
    one = chance.one(signed)
    if one.turn:
        return [_New(old=one, text=one.text, value=-one.value, turned=True)]
    return [_moved(one, -one.value)]


def _swapped(one: Print, other: Print) -> list[_New]:
    if one.decimals != other.decimals:
        return []
    return [
        _New(old=one, text=other.text, value=other.value),
        _New(old=other, text=one.text, value=one.value),
    ]


def _column_swap(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    one = chance.one([one for one in prints if one.kind == "table" and one.column == 0])
    others = [
        other
        for other in prints
        if (other.document, other.line, other.column) == (one.document, one.line, 1)
    ]
    return _swapped(one, others[0])


def _row_swap(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    one = chance.one([one for one in prints if one.kind == "table"])
    others = [
        other
        for other in prints
        if (other.document, other.table, other.column) == (one.document, one.table, one.column)
        and other.kind == "table"
        and other.row == one.row + 1
    ]
    return _swapped(one, others[0]) if others else []


def _subtotal(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    tables = [one for one in prints if one.kind == "table" and one.key.measure in measures()]
    totals = [one for one in tables if measures()[one.key.measure].parts]
    return _off(chance.one(totals), chance, 2, 30)


def _claim(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    prose = [one for one in prints if one.kind in ("claim", "annex")]
    return _off(chance.one(prose), chance, 1, 20)


def _infographic(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    cards = [one for one in prints if one.kind == "infographic"]
    return _off(chance.one(cards), chance, 1, 20)


def _national(_: Corpus, prints: list[Print], chance: Chance) -> list[_New]:
    nation = [one for one in prints if one.key.subject == NATION]
    one = chance.one(nation)
    if all(other.document == one.document for other in nation if other.key == one.key):
        return []
    return _off(one, chance, 1, 20)


KINDS: Mapping[str, Callable[[Corpus, list[Print], Chance], list[_New]]] = {
    "digit": _digit,
    "transposition": _transposition,
    "sign": _sign,
    "column_swap": _column_swap,
    "row_swap": _row_swap,
    "subtotal": _subtotal,
    "claim": _claim,
    "infographic": _infographic,
    "national": _national,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """Text to be put in the place of other text of one line."""

    start: int
    end: int
    text: str

    @property
    def growth(self) -> int:
        return len(self.text) - (self.end - self.start)


def _applied(corpus: Corpus, kind: str, seed: int, news: list[_New]) -> tuple[Corpus, Error]:
    """Return the corpus with these prints changed in the text, and others on their lines moved."""
    name = news[0].old.document
    edits: dict[int, list[_Edit]] = {}
    for new in news:
        edits.setdefault(new.old.line, []).append(_edit(new))
    documents = tuple(
        replace(one, text=_edited(one.text, edits)) if one.name == name else one
        for one in corpus.documents
    )
    prints, changes = [], []
    by_old = {id(new.old): new for new in news}
    for one in corpus.prints:
        if one.document != name or one.line not in edits:
            prints.append(one)
            continue
        moved = _after(one, edits[one.line], by_old.get(id(one)))
        prints.append(moved)
        if id(one) in by_old:
            changes.append(_change(by_old[id(one)], moved))
    changed = replace(corpus, documents=documents, prints=tuple(prints))
    return changed, Error(kind=kind, seed=seed, document=name, changes=tuple(changes))


def _edit(new: _New) -> _Edit:
    old = new.old
    if new.turned and old.turn:
        return _Edit(start=old.turn.start, end=old.turn.end, text=old.turn.other)
    return _Edit(start=old.start, end=old.end, text=new.text)


def _edited(text: str, edits: Mapping[int, list[_Edit]]) -> str:
    lines = text.split("\n")
    for number, some in edits.items():
        line = lines[number - 1]
        for edit in sorted(some, key=lambda edit: -edit.start):
            line = line[: edit.start] + edit.text + line[edit.end :]
        lines[number - 1] = line
    return "\n".join(lines)


def _after(one: Print, edits: list[_Edit], new: _New | None) -> Print:
    """Return a print of a changed line with its new place, and its new value if it has one."""

    def moved(at: int) -> int:
        return at + sum(edit.growth for edit in edits if edit.start < at)

    start = moved(one.start)
    text = new.text if new else one.text
    value = new.value if new else one.value
    turn = one.turn
    if turn:
        word, other = turn.word, turn.other
        if new and new.turned:
            word, other = other, word
        at = moved(turn.start)
        turn = Turn(start=at, end=at + len(word), word=word, other=other)
    return replace(one, start=start, end=start + len(text), text=text, value=value, turn=turn)


def _change(new: _New, now: Print) -> Change:
    if new.turned and new.old.turn and now.turn:
        return Change(
            line=now.line, start=now.turn.start, before=now.turn.other,
            after=now.turn.word, key=now.key, print_start=now.start,
        )  # fmt: skip
    return Change(
        line=now.line, start=now.start, before=new.old.text, after=now.text,
        key=now.key, print_start=now.start,
    )  # fmt: skip
