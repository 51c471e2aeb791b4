"""
What a sentence asserts of a figure against another: *higher than*, *in line with*.

The assertion is kept with the figure that it is made of, and with whom it is set against; whether
the figures bear it out is for the rules to say.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from schemas.terms import Comparison
from validate.recognition.frames import Zone
from validate.recognition.hearing import Listener
from validate.recognition.sentence import Sentence, words_in
from validate.recognition.told import Stated

# In this order: *much the same as* before *the*, *no higher than* is no assertion of more.
_WORDS = tuple(
    (comparison, re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE))
    for comparison, words in {
        Comparison.AMONG_HIGHEST: [
            r"(?:one\s+of|among|amongst)\s+the\s+(?:highest|largest|best|most)"
        ],
        Comparison.AMONG_LOWEST: [
            r"(?:one\s+of|among|amongst)\s+the\s+(?:lowest|smallest|worst|fewest)"
        ],
        Comparison.SIMILAR: [
            r"in\s+line\s+with", r"similar(?:ly)?", "comparable", r"close\s+to", r"not\s+unlike",
            r"much\s+the\s+same", r"broadly\s+the\s+same", r"little\s+different",
        ],
        Comparison.SAME: [r"the\s+same(?:\s+\w+)?\s+as", r"equal\s+to", "identical", "unchanged"],
        Comparison.HIGHER: ["higher", "above", "more", "greater", "larger", "better", r"exceed\w*"],
        Comparison.LOWER: ["lower", "below", "fewer", "less", "smaller", "worse", r"short\s+of"],
        Comparison.COMPARED: [r"compar\w+", "against", "while", "whereas", "whilst", "versus"],
    }.items()
)  # fmt: skip
_DENIED = re.compile(r"\b(?:no|not|neither)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
# Words between two figures that set the second against the first stand near it.
_FAR = 90


def with_comparisons(
    sentence: Sentence, row: Sequence[Stated], listener: Listener
) -> tuple[Stated, ...]:
    """The statements of a sentence, each with what the sentence asserts of it."""
    zones = {zone.number.start: zone for zone in sentence.parts if zone.number is not None}
    result = []
    for at, statement in enumerate(row):
        following = row[at + 1] if at + 1 < len(row) else None
        zone = zones[statement.number.start]
        result.append(_compared(sentence, zone, statement, following, listener))
    return tuple(result)


def _compared(
    sentence: Sentence,
    zone: Zone,
    statement: Stated,
    following: Stated | None,
    listener: Listener,
) -> Stated:
    if statement.contrasted:  # it is what another is set against
        return statement
    start, end = zone.start, sentence.end
    if following is not None:
        end = following.number.start if following.contrasted else zone.end
    text = sentence.plain[start : min(end, statement.number.end + _FAR)]
    comparison = _asserted(text)
    if comparison is None:
        return statement
    against = following.subject if following is not None and following.contrasted else ""
    against = against or _named_behind(sentence, statement, end, listener)
    if comparison is Comparison.COMPARED and not against:
        return statement
    return replace(
        statement,
        comparison=comparison,
        compared_with="" if against == statement.subject else against,
    )


def _asserted(text: str) -> Comparison | None:
    for comparison, pattern in _WORDS:
        match = pattern.search(text)
        if match and not _DENIED.search(text[: match.start()]):
            return comparison
    return None


def _named_behind(sentence: Sentence, statement: Stated, end: int, listener: Listener) -> str:
    """Whom the words behind a figure name: *higher than England and Wales*."""
    sequence = words_in(sentence.plain, statement.number.end, end)
    named = [name for name, _ in listener.subjects.found(sequence, sentence.plain)]
    return next((name for name in named if name != statement.subject), "")
