"""What the cover of a report says: its title, whom it is about, and of what period it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from validate.drafting.places import Places
from validate.drafting.words import is_period, is_total
from validate.recognition.outline import Outline
from validate.recognition.titles import only_period, without_periods
from validate.vocabulary import canonical, words

_TITLE = 12
_MOST_WORDS = 16
_LONGEST_NAME = 6
_MOST_BESIDE = 3
_TAIL = re.compile(r"^(?P<title>.+?)\s*[:–—-]\s+(?P<tail>[^:]+)$")
_YEAR_LINE = re.compile(
    r"^\s*(?:(?:calendar\s+)?year\s+)?(?:19|20)\d\d\s*$|\S\s*[:,–—]\s*(?:19|20)\d\d\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\s*[:,–—-]?\s*\b(?:calendar\s+year\s+)?(?:19|20)\d\d\s*$", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|for|of|across)\s+(?:the\s+)?(?P<name>[A-Z][\w'’-]*(?:\s+[\w'’&-]+)*)\s*$"
)
_EVERYBODY = "the area of the report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """
    What the cover says. One of ``subject`` and ``template`` is set: whom all reports are about, or
    how each names whom it is about, and ``own`` are those. ``dated`` says that it states a period,
    ``sure`` that whom it is about was found.
    """

    title: str
    phrase: str
    subject: str
    template: str
    dated: bool
    sure: bool
    own: tuple[str, ...] = ()


def cover_of(outlines: Sequence[Outline], places: Places) -> Cover:
    """What the covers of reports of one family say."""
    lines = [one.cover[:_TITLE] for one in outlines]
    captions = [table.caption for one in outlines for table in one.tables]
    title = _title(lines)
    template, own = _template(lines, places)
    if canonical(places.whole) and canonical(places.whole) in canonical(title):
        template, own = "", ()
    subject, sure = ("", True) if template else _subject(title, places, captions)
    if not sure and len(lines) > 1:
        template, own = _differing(lines)
        subject, sure = ("", True) if template else (subject, sure)
    return Cover(
        title=title,
        phrase=_phrase(title, own),
        subject=subject,
        template=template,
        dated=all(any(map(_is_dated, cover)) for cover in lines),
        sure=sure,
        own=own,
    )


def _title(covers: Sequence[Sequence[str]]) -> str:
    """The first line that all covers have, and that says more than a period."""
    first, *others = covers
    for line in first:
        bare = _bare(line)
        wanted = canonical(bare)
        size = len(words(bare))
        shared = all(any(wanted in canonical(one) for one in cover) for cover in others)
        if 1 < size <= _MOST_WORDS and shared and any(map(str.isalpha, bare)):
            return bare
    return " ".join(first[0].split()[:_MOST_WORDS]) if first else ""


def _bare(line: str) -> str:
    """A line without the period that it states."""
    text = _YEAR.sub("", line) if _YEAR_LINE.search(line) else line
    return " ".join(without_periods(text).split()).strip(" ,:;()–-")


def _template(covers: Sequence[Sequence[str]], places: Places) -> tuple[str, tuple[str, ...]]:
    """How covers name their subject: a line that ends with a place which the tables name too."""
    found: dict[str, list[str]] = {}
    for line in (line for cover in covers for line in cover):
        if line.rstrip().endswith("."):
            continue  # a sentence of the text
        for name in places.names:
            before, named, after = line.partition(name)
            if named and len(words(before)) > 1 and not after.strip(" ."):
                found.setdefault(f"{before}{{subject}}", []).append(name)
    best = max(found, key=lambda one: len(found[one]), default="")
    return best, tuple(dict.fromkeys(found.get(best, ())))


def _differing(covers: Sequence[Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """A line that begins alike on all covers and ends with another name on each."""
    first, *others = covers
    for line in first:
        before, _, name = line.rpartition(" of ")
        opening = f"{before} of "
        lines = [next((one for one in cover if one.startswith(opening)), "") for cover in others]
        names = (name, *(one.removeprefix(opening) for one in lines))
        plain = all(one[:1].isupper() and len(one.split()) <= _LONGEST_NAME for one in names)
        if before and plain and len(set(names)) > 1:
            return f"{opening}{{subject}}", tuple(dict.fromkeys(names))
    return "", ()


def _is_dated(line: str) -> bool:
    """Whether a line says a period, and little else; a bare year alone or behind a title."""
    if _YEAR_LINE.search(line):
        return True
    said = canonical(without_periods(line)).split()
    return only_period(line) is not None and len(said) <= _MOST_BESIDE


def _subject(title: str, places: Places, captions: Sequence[str]) -> tuple[str, bool]:
    """Whom all reports are about, and whether title, captions or the total row are sure of it."""
    tail = _TAIL.match(title)
    named = tail["tail"].strip() if tail else ""
    inside = _IN.search(title)
    whole = places.whole if not is_total(places.whole) else ""
    if whole:
        return whole, canonical(whole) in canonical(title)
    if not named and inside and not is_period(inside["name"]):
        named = inside["name"]
    sure = bool(named) and any(canonical(named) in canonical(one) for one in captions)
    return (named or _EVERYBODY), sure


def _phrase(title: str, own: Sequence[str]) -> str:
    """The title as a signature: without whom this report is about."""
    tail = _TAIL.match(title)
    return tail["title"] if tail and tail["tail"].strip() in own else title
