"""
What each number in a paragraph states.

A zone's own words come first; what it leaves unsaid it has from the statement before or from what
the paragraph speaks of. Then the measure that the words describe best is looked up.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from schemas.terms import Qualifier
from validate.family.model import Family
from validate.reading.document import BlockKind
from validate.recognition.asides import in_aside, in_same_aside
from validate.recognition.assertions import Assertions
from validate.recognition.doubts import RECOUNTED, SUPPOSITION
from validate.recognition.exclusions import Reasons
from validate.recognition.hearing import Listener
from validate.recognition.reader import Reader
from validate.recognition.sentence import Sentence, read_sentence
from validate.recognition.sentences import sentences
from validate.recognition.subjects import Subjects
from validate.recognition.told import Stated, Told, bracketed_in, opens_list, told_by_words

# *42,715 [r] arrived*: a mark behind a number, and no word of the sentence.
_MARK = re.compile(r"(?<=[\d%])\s*\[[a-z]\]|(?<=\bper cent)\s*\[[a-z]\]", re.IGNORECASE)
_TAKES_UP = re.compile(
    r"(?:In\s+\w+,?\s+)?(?:it|they|this|these|that|those|their|its|such)\b", re.IGNORECASE
)
_DEFINITE = re.compile(r"\b(?:the|these|those|all|of)\s+$", re.IGNORECASE)


def _first_of_its_kind(statement: Stated, told: Told, plain: str) -> Stated:
    """
    A statement, but of two counts of one thing and time in a paragraph only the first is linked.

    They count at different moments, or different parts, and nothing says which; *the 19* is the
    same again.
    """
    if not statement.count & told.counted:
        return statement
    again = _DEFINITE.search(plain[: statement.number.start]) is not None
    if again or statement.qualifier in {Qualifier.LOWER, Qualifier.UPPER}:
        return statement
    link = replace(
        statement.link,
        measure="",
        candidates=(statement.link.measure,),
        reason="the paragraph has another count of it, and nothing tells them apart",
    )
    return replace(statement, link=link)


def statements(
    plain: str, kind: BlockKind, family: Family, subjects: Subjects, told: Told
) -> Iterator[tuple[Stated | None, Told]]:
    """
    Every statement of a paragraph, linked or not, in order, each with what has been said by then.

    ``told`` is what the text has said so far: *over this same period* refers to it. The last pair
    has no statement and says what the whole paragraph leaves.
    """
    plain = _MARK.sub(lambda mark: " " * len(mark.group()), plain) if "[" in plain else plain
    assertions = Assertions(family=family, subjects=subjects)
    held: tuple[Stated, ...] = ()  # until the next sentence has said what it says of them
    said = told
    for sentence, row, said in _sentences(plain, kind, family, subjects, told):
        done, held = assertions.added(sentence, row, held) if sentence else (held, ())
        for statement in done:
            yield statement, said
    yield None, said


def _sentences(
    plain: str, kind: BlockKind, family: Family, subjects: Subjects, told: Told
) -> Iterator[tuple[Sentence | None, tuple[Stated, ...], Told]]:
    """Each sentence with its statements and what has been said by its end; last, no sentence."""
    excluded = Reasons(plain=plain, kind=kind, family=family)
    told = replace(told, spoken=replace(told.spoken, item=kind is BlockKind.ITEM))
    kinds: set[tuple[str, str]] = set()  # of which kinds the paragraph has given numbers
    quiet: list[tuple[Sentence, Listener]] = []  # heard only if a figure or a list follows
    for start, end in sentences(plain):
        sentence = read_sentence(plain, start, end, excluded, subjects)
        listener = Listener(sentence=sentence, family=family, subjects=subjects)
        bracketed = bracketed_in(sentence, listener)
        if bracketed:
            told = replace(told, bracketed=bracketed)
        if not sentence.numbers:
            quiet.append((sentence, listener))
            yield sentence, (), told
            continue
        told = _told_by(quiet, told)
        quiet = []
        told = _of_all_again(told, sentence, kinds, family)
        reader = Reader.of(sentence, listener, told)
        row: list[Stated] = []
        inside: Told | None = None
        last = sentence.numbers[0]
        for zone in sentence.parts:
            if zone.number is not None:
                # *(4.1 percent, England and Wales 2.4)*: the second goes on with the first.
                joined = inside is not None and in_same_aside(plain, last, zone.number)
                known = inside if inside is not None and joined else told
                statement = _first_of_its_kind(reader.read(zone, zone.number, known), told, plain)
                last = zone.number
                row.append(statement)
                kinds |= _kinds_of(statement, family)
                aside = bool(row[1:]) and in_aside(plain, zone.number)
                inside = told.after(statement, aside=False) if aside else None
                told = told.after(statement, aside=aside)
        view = listener.view(start, end, end)
        corrected = any(one.link.reason in {RECOUNTED, SUPPOSITION} for one in row)
        told = replace(
            told,
            subjects=sentence.named or told.subjects,
            row=tuple(row),
            spoken=told.spoken if corrected else told.spoken.widened(view),
        )
        yield sentence, tuple(row), told
    yield None, (), _told_by(quiet, told) if opens_list(plain) else told


def _kinds_of(statement: Stated, family: Family) -> set[tuple[str, str]]:
    """The shared facets of a linked statement, each with its value, or none."""
    if not statement.link.measure:
        return set()
    measure, vocabulary = family.measures[statement.link.measure], family.vocabulary
    known = {facet for one in vocabulary.of_concept[measure.concept] for facet in one.facets}
    return {(facet, measure.facets.get(facet, "")) for facet in known & vocabulary.shared.keys()}


def _of_all_again(
    told: Told, sentence: Sentence, kinds: set[tuple[str, str]], family: Family
) -> Told:
    """
    What is still meant where a sentence turns to a part of the whole.

    *Money claims waited 27 weeks and possession claims 10. Eigg was quickest, at 19*: of all
    claims, for the paragraph has gone through the kinds.
    """
    if not kinds or not sentence.named:
        return told
    places = {name for one in family.subjects for name in one.parts}
    if places.isdisjoint(sentence.named) or _TAKES_UP.match(sentence.plain, sentence.start):
        return told
    values = [facet for facet, _ in kinds]
    over = {facet for facet in values if values.count(facet) > 1}
    spoken = told.spoken
    facets = {facet: value for facet, value in spoken.facets.items() if facet not in over}
    topic = {facet: value for facet, value in spoken.topic.items() if facet not in over}
    if spoken.item or not over:
        return told
    return replace(told, spoken=replace(spoken, facets=facets, topic=topic))


def _told_by(quiet: Iterable[tuple[Sentence, Listener]], told: Told) -> Told:
    for sentence, listener in quiet:
        told = told_by_words(sentence, listener, told)
    return told
