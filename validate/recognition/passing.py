"""
Numbers said in passing.

A figure is a number that states how much or how many. *These two factors*, *within 28 days* and
*our three questions* state nothing that a second print could confirm or contradict: unless a
declared measure answers to such a number, it is no figure.
"""

import re

from schemas.terms import Unit
from validate.recognition.number_words import is_anaphoric
from validate.recognition.tokens import Form, Number
from validate.recognition.units import is_time
from validate.vocabulary import words

# *The average wait is 22 days*, *waits of up to nine months were typical*: here time is measured.
_MEASURED = re.compile(
    r"\b(?:average\w*|mean|median|typical\w*|longest|shortest|oldest)\b[^.;]{0,60}$"
    r"|\b(?:had|has|have)\s+been\s+(?:\w+\s+){0,5}for\s+(?:about\s+|some\s+)?$"
    r"|\b(?:wait(?:ed|s)?|lasted|took|takes|endure[sd]?|affected|arrived\s+in)\s+(?:\w+\s+){0,2}$"
    r"|\b(?:stood|stands)\s+at\s+(?:about\s+|some\s+|around\s+)?$",
    re.IGNORECASE,
)
# What a text counts of itself or of an abstract scheme; no count of things in the world.
_ABSTRACT = frozenset(
    """
    activities afternoons aims answers approaches aspects categories centuries chapters
    characteristics columns components criteria decades dimensions divisions editions elements
    evenings examples exceptions eyes factors fields fortnights grades hands
    headings ideas issues judgments kinds levels lines main methods miles minds
    mornings nights objectives occasions options paragraphs parties parts passages people's
    phases pieces pillars places points principles priorities problems purposes questions ranks
    reasons respects rows sections sentences sets shifts sides sorts sources spheres stages
    statements steps strands strengths summaries tables tasks themes things
    threads tiers times tools topics types values versions views volumes ways weaknesses
    weekends words
    """.split()  # noqa: SIM905 - words read better as text
)
_PEOPLE = frozenset({"people", "men", "women", "children", "persons", "staff"})
_STOPS = frozenset(
    """
    a an and are as at be but by for from had has have if in into is it may more of off on or over
    so than that the their then there these they this those to under up was we were when where
    which while who will with within would
    """.split()  # noqa: SIM905 - as above
)
# *Nine did not*, *five more than a year before*, *three of them*: the noun stands elsewhere.
_STATED = re.compile(
    r"\s+(?:were|was|had|did|showed|are|is|have|has|could|failed|(?:more|fewer|less)\s+than|in\s+all"
    r"|of\s+(?:them|these|those|which|whom|the))\b",
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\s+or\s+(?:more|fewer|less)\b", re.IGNORECASE)
# What a text counts of itself is few.
_FEW = 12
_FAR = 90
# How many words after a number its noun may stand: *four newly trained police officers*.
_REACH = 5


def said_in_passing(number: Number, text: str, unit: Unit) -> str:
    """Why a number that no measure answers to states no figure, or ``""`` when it does."""
    if is_time(unit):
        measured = _MEASURED.search(text[max(0, number.start - _FAR) : number.start])
        return "" if measured or number.decimals > 0 else "span of time"
    if unit is not Unit.COUNT:
        return ""
    noun, worded = _noun(number, text), number.form is Form.WORD
    stated = worded and _STATED.match(text, number.end) is not None
    few = worded or (number.form is Form.DIGITS and number.value <= _FEW and not number.decimals)
    by_words = {
        "bound in a definition": _OR_MORE.match(text, number.end) is not None,
        "counts headings or kinds": few and noun in _ABSTRACT,
        "number word that points back": worded and is_anaphoric(number, text),
        "number word that counts nothing named": worded and not noun and not stated,
    }
    return next((reason for reason, holds in by_words.items() if holds), "")


def _noun(number: Number, text: str) -> str:
    """The plural noun that a number word counts, or ``""``."""
    for word in words(text[number.end : number.end + 90])[:_REACH]:
        between = text[number.end : number.end + word.start]
        if word.text in _STOPS or any(mark in between for mark in ".,;:()"):
            return ""
        if word.text in _PEOPLE or _is_plural(word.text):
            return word.text
    return ""


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))  # noqa: PLR2004 - *gas*
