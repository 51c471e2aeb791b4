"""What a text has said by some point: what the next number may go on with."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from schemas.terms import Comparison, Direction, Qualifier, Unit
from validate.family.model import Family
from validate.model import Period
from validate.reading.document import BlockKind
from validate.recognition.dates import months_before
from validate.recognition.english import RESTRICTIONS, TARGETS
from validate.recognition.hearing import Listener, View
from validate.recognition.link import Link
from validate.recognition.query import Spoken
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Number
from validate.recognition.when import When, said_by_words

# *Targets for 2017.* sets the tone of what follows; a longer sentence speaks for itself.
_LONGEST_HEADING = 6
_IN_BRACKETS = re.compile(r"\bin\s+(?:brackets|parentheses)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """
    What one number states. ``sign`` is +1 or -1 for a change, 0 for a level.

    ``contrasted``: it is only set against what the sentence is about (*than the national 31*).
    ``comparison`` is what the sentence asserts of it against ``compared_with``; ``compared`` is
    where in the paragraph the print of that stands. ``direction`` is where the words say that it
    moved, ``moved_from`` where the print stands that it moved from.
    """

    number: Number
    quote: tuple[int, int]
    unit: Unit
    sign: int
    subject: str
    span: When
    link: Link
    contrasted: bool = False
    comparison: Comparison | None = None
    compared_with: str = ""
    compared: int | None = None
    direction: Direction | None = None
    moved_from: int | None = None
    qualifier: Qualifier | None = None

    @property
    def count(self) -> frozenset[tuple[str, str, Period | None]]:
        """Measure, subject and period, if it is a linked count."""
        if self.unit is not Unit.COUNT or not self.link.measure or self.span.past:
            return frozenset()
        return frozenset({(self.link.measure, self.subject, self.span.period)})

    @property
    def concept(self) -> str:
        """The concept that the words describe, also where no measure is at that point."""
        return self.link.concept


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """
    What the text has said so far.

    ``previous`` is the last statement of the paragraph, ``main`` the last that is not only set
    against another, ``before`` the last of the text; ``spoken`` is what the paragraph speaks of,
    ``subjects`` whom its last sentence named, ``row`` the statements of that sentence; ``time``
    when it was last said to be; ``bracketed`` whose figures are said to stand in brackets;
    ``listed`` that a list item goes on with it; ``counted`` the measures, subjects and periods of
    the counts of the paragraph, ``counting`` the last of them, which *of the 24* takes up; ``said``
    the measures of the last three statements, latest last; ``now`` what the report is of;
    ``unreal`` that it has turned to targets or forecasts; ``moved`` is the last change of the
    paragraph, which *by 2%* takes up, ``recent`` are its last two statements.
    """

    previous: Stated | None = None
    main: Stated | None = None
    before: Stated | None = None
    spoken: Spoken = field(default_factory=Spoken)
    subjects: tuple[str, ...] = ()
    row: tuple[Stated, ...] = ()
    time: When = field(default_factory=When)
    bracketed: str = ""
    listed: bool = False
    counted: frozenset[tuple[str, str, Period | None]] = frozenset()
    unreal: bool = False
    counting: Stated | None = None
    said: tuple[str, ...] = ()
    now: Period | None = None
    moved: Stated | None = None
    recent: tuple[Stated, ...] = ()

    def after(self, statement: Stated, *, aside: bool) -> "Told":
        """What has been said once a statement is made, or once one is added in brackets."""
        concept = statement.link.concept
        spoken = self.spoken
        if statement.link.lost:
            spoken = replace(spoken, concept="", facets={}, others=(), likened=False)
        if concept:
            facets = statement.link.facets
            others = (statement.link.also,) if statement.link.also else ()
            spoken = replace(spoken, concept=concept, facets=facets, others=others)
        if aside and self.previous is not None:
            return replace(self, spoken=self.spoken)  # what stands in brackets is only added
        period, last = statement.span.period, self.time.period
        now = period is not None and not statement.span.past
        dated = now and period is not None and (last is None or period.end >= last.end)
        return replace(
            self,
            previous=statement,
            main=self.main if statement.contrasted else statement,
            counted=self.counted | statement.count,
            said=(*self.said[-2:], statement.link.measure),
            counting=statement if statement.count else self.counting,
            moved=statement if statement.sign else self.moved,
            recent=(*self.recent[-1:], statement),
            before=statement if dated else self.before,
            time=statement.span if dated else self.time,
            spoken=spoken,
        )

    def opened_at(self, now: Period | None) -> "Told":
        """The same in a report that is of a period, which holds where nothing else is said."""
        return replace(self, now=now, time=When(period=now)) if now else self

    def in_next_block(self, kind: BlockKind, *, opened: bool, heading: Spoken) -> "Told":
        """
        What a new block knows: a list item what the sentence over the list spoke of, if that
        ``opened`` a list; any other only the last period, and what the heading speaks of.
        """
        if kind is BlockKind.ITEM and opened:
            return replace(self, listed=True)
        return Told(before=self.before, spoken=heading).opened_at(self.now)


def opens_list(plain: str) -> bool:
    """Whether a block leaves what it says to the list under it."""
    return plain.rstrip().endswith(":")


def heading_of(heading: str, family: Family) -> Spoken:
    """What a heading speaks of: concepts that its paragraphs may take up, and their topic."""
    subjects = Subjects(family=family, own="")
    sentence = Sentence(
        plain=heading, start=0, end=len(heading), hits=(), numbers=(), parts=(), named=()
    )
    view = Listener(sentence=sentence, family=family, subjects=subjects).view(0, len(heading), 0)
    return Spoken(
        under=tuple(view.heads),
        topic=view.topic,
        headed=bool(view.topic),
        fields=view.fields,
        heading={concept: _understood_in(view, concept) for concept in view.heads},
    )


def _understood_in(view: View, concept: str) -> Mapping[str, str]:
    """The one value that a heading states of each facet that may go without saying."""
    measures = view.vocabulary.of_concept[concept]
    unstated = {facet for one in measures for facet in one.unstated} - set(view.vocabulary.shared)
    return {
        facet: values.pop() for facet in unstated if len(values := view.values(concept, facet)) == 1
    }


def bracketed_in(sentence: Sentence, listener: Listener) -> str:
    """Whose figures a sentence says to stand in brackets, or ``""``."""
    plain = sentence.plain
    if "bracket" not in plain and "parenthes" not in plain:  # most sentences
        return ""
    said = _IN_BRACKETS.search(plain, sentence.start, sentence.end)
    if said is None:
        return ""
    found = listener.subjects.found(words_in(plain, sentence.start, sentence.end), plain)
    return min(found, key=lambda pair: abs(pair[1].start - said.start()))[0] if found else ""


def told_by_words(sentence: Sentence, listener: Listener, told: Told) -> Told:
    """What has been said once a sentence without figures has said what the next one is about."""
    plain, start, end = sentence.plain, sentence.start, sentence.end
    view = listener.view(start, end, end)
    named = tuple(dict.fromkeys(name for name, _ in listener.subjects.found(view.sequence, plain)))
    heading = len(view.sequence) <= _LONGEST_HEADING
    unreal = heading and TARGETS.search(plain, start, end) is not None
    told = replace(
        told,
        subjects=named or told.subjects,
        unreal=told.unreal or unreal,
        time=said_by_words(sentence) or _looking_back(sentence, told),
        spoken=told.spoken.widened(view),
    )
    if named:
        told = replace(told, row=())  # *Cleveland charges more often. It did so in*: of Cleveland
    if not view.heads:
        # A word too general to open a subject may still be taken up: *Powers are used sparingly.*
        weak = tuple(view.weak_heads)
        alone = len(weak) == 1 and len(view.sequence) <= _LONGEST_HEADING
        return replace(told, spoken=replace(told.spoken, others=weak)) if alone else told

    def size(concept: str) -> int:
        return max(match.phrase.size for match in view.heads[concept])

    concept = max(view.heads, key=size)
    if _is_restricted(view, concept):
        return told
    facets = view.facets(concept)
    spoken = replace(
        told.spoken,
        concept=concept,
        facets={} if facets.conflicting else facets.values,
        others=tuple(name for name in view.heads if name != concept),
    )
    return replace(told, previous=None, main=None, row=(), spoken=spoken)


def _looking_back(sentence: Sentence, told: Told) -> When:
    """*All had fewer than in the quarter before*: how far the changes that follow look back."""
    before = told.time
    months = next((hit.months for hit in sentence.hits if hit.months), None)
    if told.now is None or before.period is None or months is None:
        return before
    return When(period=before.period, base=months_before(before.period, months), months=months)


def _is_restricted(view: View, concept: str) -> bool:
    """*Crime that has a direct victim* is some crime, and nothing says which."""
    for match in view.heads[concept]:
        after = match.indexes[-1] + 1
        if after >= len(view.sequence):
            continue
        joined = not view.plain[match.end : view.sequence[after].start].strip()
        if joined and view.sequence[after].text in RESTRICTIONS:
            return not view.facets(concept).values
    return False
