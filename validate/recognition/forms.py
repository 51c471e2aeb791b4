"""
Forms in which a number states nothing: addresses, ages, references, ranks, limits of time.

They are English, whatever the report. What only one family's reports say is in its folder.
"""

import re
from collections.abc import Iterator

# *Figure 4*, *sections 18 and 20*, *page 94*.
_REFERENCE = re.compile(
    r"\b(?:figures?|tables?|charts?|maps?|annex(?:es)?|appendix|notes?|footnotes?|sections?|pages?"
    r"|pp?\.|chapters?|box(?:es)?|questions?|paragraphs?|schedules?|clauses?|articles?|volumes?|item"
    r"|parts?(?=\s+\d+\s+of\b)|issue|edition|version|no\.)\s+"
    r"(?:\d+\s*(?:,|and|or|to|[-–])\s*)*$",
    re.IGNORECASE,
)
# *Level 2*, *stage 3*: a rank in a scheme, named by its number.
_RANK = re.compile(
    r"\b(?:levels?|stages?|phases?|steps?|tiers?|grades?|bands?|category|categories|class|priority"
    r"|types?|version|(?:(?:the|a|an|in|on|of|see)\s+)form|unit|codes?)\s+(?:\d+\s*(?:,|and|or|to|[-–])\s*)*$",
    re.IGNORECASE,
)
_YEARS = r"\d{1,2}(?:\s*(?:and|to|[-–])\s*\d{1,2})?"
_NOT_COUNTED = r"\d{1,2}\b(?!\s*(?:%|per|forces))"
_BOUND = r"(?:(?:between|from|under|over|at\s+least)\s+)?"
# *Aged 16 or over*, *under 18s*, *13-year-olds*: whom a text means, not how many.
_NO_BOUND = r"(?<!was )(?<!were )(?<!just )(?<!is )(?<!are )"
_AGE = re.compile(
    "|".join(
        (
            rf"\b(?:aged?|ages)\s+(?:of\s+)?(?:about\s+)?{_BOUND}{_YEARS}\b",
            rf"\b(?:over|under)\s+{_YEARS}(?:s\b|(?=\s+(?:and|or|years?\s+(?:old|of\s+age))\b))",
            r"\b(?:over|under)\s+\d{1,2}(?=\s+(?:who|whose|and\s+vulnerable)\b)",
            rf"\b(?:anyone|those|people|persons?|children)\s+(?:from|over|under|of)\s+{_NOT_COUNTED}",
            rf"\b{_YEARS}[\s-]years?[\s-]olds?\b",
            r"\b\d{1,2}\s+(?:years\s+)?(?:and|or)\s+(?:over|older|above|under|younger)\b",
            # *Crimes against those under 18*; *there were just under 14* is a bound.
            rf"{_NO_BOUND}\bunder[\s-]1[0-9]\b(?=[^%\d]*$|\s*[,.;)])",
        )
    ),
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+", re.IGNORECASE)
_IDENTIFIER = re.compile(r"\b(?:ISBN|ISSN|DOI)\b[:\s]*[\d\-–xX./]+", re.IGNORECASE)
# The digit stands first, so that the text is only looked at where there is one.
_TELEPHONE = re.compile(r"0(?<![\d.,£]0)\d{2,4}[\s-]\d{3,8}(?:[\s-]\d{3,4})?(?![\d.,]*\d)")
_ABROAD = re.compile(r"\+44[\s\d()-]{9,16}")
# *Within 10 seconds*, *every three months*, *a two-hour slot*: how long something may last.
_TIME_LIMIT = re.compile(
    r"\b(?:within|after|every|each|per|last|next|past|first|than|over|under|a|an|(?<!of\s)the)\s+$",
    re.IGNORECASE,
)
_IS_SO = re.compile(
    r"\b(?:average|mean|median|typical)\b[^.;]*\b(?:is|was|were|are|stood\s+at|c(?:a|o)me\s+to|fell\s+to|rose\s+to|been)\s+"
    r"(?:just\s+|slightly\s+|well\s+)?(?:(?:no\s+)?(?:more|less|fewer)\s+than|over|under)\s+$",
    re.IGNORECASE,
)
_TIME = re.compile(r"[\s-]+(?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}\.\s")

# What a text must hold to be looked through: hardly any does.
_STRETCHES = (
    (("://", "www.", "@"), _ADDRESS, "address"),
    (("isbn", "issn", "doi"), _IDENTIFIER, "identifier"),
    (("0",), _TELEPHONE, "telephone number"),
    (("+44",), _ABROAD, "telephone number"),
)


def stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """Stretches of any text that hold no figure: ``(start, end, reason)``."""
    lowered = text.casefold()
    for needed, pattern, reason in _STRETCHES:
        if any(part in lowered for part in needed):
            for match in pattern.finditer(text):
                yield match.start(), match.end(), reason


def ages(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of running text that say how old somebody is."""
    return (match.span() for match in _AGE.finditer(text))


def is_reference(before: str) -> bool:
    """Whether a number behind these words refers to something by its number."""
    return _REFERENCE.search(before) is not None


def is_rank(before: str) -> bool:
    """Whether a number behind these words is a rank or a code in a scheme."""
    return _RANK.search(before) is not None


def is_time_limit(before: str, after: str) -> bool:
    """Whether a number between these words only bounds a time."""
    if _IS_SO.search(before):
        return False  # *the average wait was more than 14 days*: that is how long it was
    return _TIME_LIMIT.search(before) is not None and _TIME.match(after) is not None


def is_list_number(text: str, start: int) -> bool:
    """Whether a number numbers the item of a list that the text is."""
    return start < 4 and _LIST_NUMBER.match(text) is not None  # noqa: PLR2004 - "10. "
