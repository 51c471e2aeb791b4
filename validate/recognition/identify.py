"""Which family a document belongs to, and whom it is about."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from validate.errors import DocumentError
from validate.family.model import Family
from validate.model import Period
from validate.reading.document import BlockKind, Document
from validate.recognition.periods import Clock
from validate.recognition.titles import only_period, only_year
from validate.vocabulary import canonical, find, words

# A cover and a contents page have fewer blocks than this; a phrase later on is only a mention.
_COVER = 60
_TITLE = 12


def family_of(document: Document, candidates: Iterable[Family], *, forced: bool) -> Family:
    """
    The family whose signature the document bears; ``forced`` takes the first without looking.

    Where no signature is found it is the one that takes what no other knows. Raises
    :class:`DocumentError` when there is none, and when more than one signature is found.
    """
    tried = tuple(candidates)
    if forced:
        return tried[0]
    bearing = [family for family in tried if not family.fallback and _bears(document, family)]
    bearing = bearing or [family for family in tried if family.fallback]
    if len(bearing) == 1:
        return bearing[0]
    names = ", ".join(family.name for family in bearing or tried)
    if bearing:
        raise DocumentError(document.name, f"bears the signature of {names}", "Name one: --family.")
    raise DocumentError(
        document.name,
        "is of no report family that is known",
        f"If it is one all the same, name it with --family (known: {names}).",
    )


def subject_of(document: Document, family: Family) -> str:
    """
    The full name of whom the document is about: read off its cover, else off its table heads.

    Nobody is known to a family that takes what no other knows. Raises :class:`DocumentError` when
    neither names anybody.
    """
    if family.fallback:
        return ""
    if family.signature.always:
        return family.signature.always
    for plain in _cover(document):
        for template in family.signature.subject:
            name = _filled(template, plain)
            if name:
                return _known(name, family)
    heads = Counter(
        subject.name
        for block in document.blocks
        for cell in (block.table.header if block.table else ())
        for subject in family.subjects
        if subject.inspected and canonical(cell.plain) == canonical(subject.name)
    )
    if heads:
        return heads.most_common(1)[0][0]
    wanted = " or ".join(repr(template) for template in family.signature.subject)
    raise DocumentError(
        document.name, "does not say whom it is about", f"Its cover should read {wanted}."
    )


def heading_over(document: Document) -> str:
    """What a document of no known family calls itself: its first heading, else its file's name."""
    for block in document.blocks:
        text = " ".join(block.text.plain.split())
        if block.kind is BlockKind.HEADING and any(map(str.isalpha, text)):
            return text
    return Path(document.name).stem


def period_of(document: Document, family: Family) -> Period | None:
    """
    What the document is of: the first period that its cover states alone in a line.

    None in a family whose editions are no periods. Raises :class:`DocumentError` when the cover of
    another says none.
    """
    if not family.by_period:
        return None
    clock = Clock(calendar=family.calendar)
    for plain in _cover(document)[:_TITLE]:
        period = only_period(plain, clock) or only_year(plain, clock)
        if period is not None:
            return period
    raise DocumentError(
        document.name,
        "does not say what period it is of",
        "Its cover should name it in a line of its own: April to June 2025.",
    )


def _bears(document: Document, family: Family) -> bool:
    cover = canonical(" ".join(_cover(document)))
    return all(canonical(phrase) in cover for phrase in family.signature.phrases)


def _cover(document: Document) -> list[str]:
    blocks = [block for block in document.blocks if block.kind is not BlockKind.FURNITURE]
    return [" ".join(block.text.plain.split()) for block in blocks[:_COVER]]


def _filled(template: str, plain: str) -> str:
    before, _, after = template.partition("{subject}")
    pattern = re.escape(before.strip()) + r"\s+(?P<subject>[^.,:;]+?)" + re.escape(after.strip())
    match = re.fullmatch(pattern, plain, re.IGNORECASE) or re.search(
        re.escape(before.strip())
        + r"\s+(?P<subject>[A-Z][\w&'-]*(?:\s+(?:[A-Z][\w&'-]*|and|of|the))*)",
        plain,
    )
    return match["subject"].strip() if match else ""


def _known(name: str, family: Family) -> str:
    """The declared spelling of a subject; a name the family does not know stands as printed."""
    sequence = words(name)
    for subject in family.subjects:
        if subject.inspected and any(find(one, sequence, name) for one in subject.names[:1]):
            return subject.name
    return name
