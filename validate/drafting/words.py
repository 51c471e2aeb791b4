"""The words by which a draft is guessed: those of the draft's own, and those of all tables."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import schemas
from schemas.terms import Unit
from validate.family.forms import Span
from validate.family.structure import StructureWords, load_structure, says
from validate.family.toml import load_toml
from validate.recognition.periods import find_periods
from validate.recognition.titles import only_period, without_periods
from validate.recognition.units import rate_in
from validate.vocabulary import Phrase, canonical, words

_IN_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_CAPTION = re.compile(r"^\s*(?:figure|table|chart|map|box)\s+[\w.]+\s*[:.–-]?\s*", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:()\[\]]")
_BY = re.compile(r"\bby\b", re.IGNORECASE)
_BASE = re.compile(r"\bper\s+(?P<size>\d{1,3}(?:[, ]\d{3})+|\d+)\b", re.IGNORECASE)
# Bases that are told by their digits alone; of a rate of people.
_LARGE = frozenset({"10000", "100000"})
# *Under 18 weeks*, *16 to 24 years*: whose numbers are of those, and no times.
_LENGTH = re.compile(r"\b\d[\d,]*\s+(?:or\s+\w+\s+)?[a-z]+\b", re.IGNORECASE)
_NOT_BARE = re.compile(r"[^a-z0-9]+")
_TIMES = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.WEEKS)
_LONGEST_NAME = 48
# More words in one phrase help nobody, and too many in a set never match.
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftWords:
    """Words of the draft's own, and ``structure``, those that all tables are understood by."""

    stop: frozenset[str]
    divide: frozenset[str]
    area: frozenset[str]
    spans: tuple[tuple[Span, tuple[Phrase, ...]], ...]
    structure: StructureWords


@cache
def draft_words() -> DraftWords:
    """The words, loaded once."""
    section = load_toml(Path(__file__).with_suffix(".toml"))
    spans = section.section("span")
    return DraftWords(
        stop=frozenset(section.texts("stop")),
        divide=frozenset(section.texts("divide")),
        area=frozenset(section.texts("area")),
        spans=tuple((span, spans.phrases(span.value)) for span in Span),
        structure=load_structure(Path(schemas.__file__).parent / "generic"),
    )


def is_period(label: str) -> bool:
    """Whether a label is a period and nothing else."""
    if only_period(label) is not None and not canonical(without_periods(label)):
        return True
    led = f"in {label.strip()}"  # a month or a year stands alone in a label
    hits = [hit for hit in find_periods(led) if hit.period]
    return len(hits) == 1 and canonical(without_periods(led)) in {"", "in"}


def is_total(label: str) -> bool:
    """Whether a label says that it is all of the others."""
    structure = draft_words().structure
    return canonical(label) in structure.plain or says(structure.total, label)


def is_change(label: str) -> bool:
    """Whether a label says that its numbers are changes."""
    return says(draft_words().structure.change, label)


def span_of(label: str) -> Span | None:
    """Over what time a change runs, as its label says."""
    return next((span for span, said in draft_words().spans if says(said, label)), None)


def unit_of_text(text: str) -> Unit | None:
    """The unit that a head, a label or a caption names; the brackets in it first."""
    rate = _rate_of(text)
    if rate is not None:
        return rate
    inside = " ".join(part for pair in _IN_BRACKETS.findall(text) for part in pair)
    counted = None
    for stretch in (inside, _IN_BRACKETS.sub(" ", text)):
        bare = without_periods(stretch)
        found = draft_words().structure.unit(bare)
        said = {word.text for word in words(_LENGTH.sub(" ", bare))}
        times = [unit for unit in _TIMES if unit.value in said]
        if found not in {None, Unit.COUNT}:
            return found
        if times:
            return times[0]
        counted = counted or found
    return counted


def unit_to_check(text: str) -> str:
    """What to look at where a label names a rate for whose base there is no unit."""
    base = _BASE.search(text)
    if base is None or _rate_of(text) is not Unit.RATIO:
        return ""
    return f"no unit is {' '.join(base[0].split())}: text that says so is not compared with it"


def _rate_of(text: str) -> Unit | None:
    """The unit of the rate that a text names; a ratio, where there is none of its base."""
    base = _BASE.search(text)
    size = re.sub(r"\D", "", base["size"]) if base else ""
    if size not in _LARGE:
        found = rate_in(text, 0, len(text))
        return found or (Unit.RATIO if base else None)
    known = {unit.value: unit for unit in Unit}
    return known.get(f"per_{size}_population", Unit.RATIO)


def about(caption: str) -> str:
    """What a caption is about: without its number, up to what it is divided by."""
    text = without_periods(_CAPTION.sub("", caption))
    first = next((part for part in _CLAUSE.split(text) if canonical(part)), text)
    kept: list[str] = []
    for word in first.split():
        if kept and word.casefold() in draft_words().divide:
            break
        kept.append(word)
    return " ".join(kept)


def divided_by(caption: str) -> tuple[str, ...]:
    """By what a caption says that its numbers are divided, as names: *by circuit and case type*."""
    text = without_periods(_CAPTION.sub("", caption))
    behind = _BY.split(text, maxsplit=1)[1:]
    named = re.split(r"\band\b|&|\bby\b", _CLAUSE.split(behind[0])[0]) if behind else []
    return tuple(filter(None, map(slug, named)))


def content(text: str) -> tuple[str, ...]:
    """The words that say something: no number, no period, no unit in brackets, no stop word."""
    bare = without_periods(_IN_BRACKETS.sub(" ", _CAPTION.sub("", text)))
    return tuple(
        word.text
        for word in words(bare)
        if word.text.isalpha() and len(word.text) > 1 and word.text not in draft_words().stop
    )


def title_phrase(caption: str) -> str:
    """A phrase that knows a caption: its words, and nothing that another edition changes."""
    bare = without_periods(_IN_BRACKETS.sub(" ", _CAPTION.sub("", caption)))
    runs: list[list[str]] = [[]]
    for part in _CLAUSE.split(bare):
        for word in words(part):
            if word.text.isalpha() and word.text not in draft_words().stop:
                runs[-1].append(word.text)
            elif runs[-1]:
                runs.append([])
        runs.append([])
    held: list[str] = []
    left = _MOST_WORDS
    for run in runs:
        if run and left > 0:
            held.append(" ".join(run[:left]))
            left -= len(run)
    return " & ".join(dict.fromkeys(held))


def slug(text: str) -> str:
    """A name of small letters, digits and underscores; empty where a text has no letter."""
    plain = _NOT_BARE.sub("_", canonical(text)).strip("_")
    if len(plain) > _LONGEST_NAME:
        plain = plain[:_LONGEST_NAME].rpartition("_")[0] or plain[:_LONGEST_NAME]
    return plain if plain[:1].isalpha() else (f"n_{plain}" if plain else "")
