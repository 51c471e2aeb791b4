"""
The wordings of dates and periods, each kind under a name of its own.

What they say is read in :mod:`~validate.recognition.periods`.
"""

import re
from collections.abc import Iterator

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
YEAR_MONTHS = 12
QUARTER_MONTHS = 3
LENGTHS = {"year": YEAR_MONTHS, "quarter": QUARTER_MONTHS, "month": 1}
_MONTH = "(?:" + "|".join(MONTHS) + ")"
# *Apr*, *Sept.*: only where a stretch of months is named, for *may* and *mar* are words.
_MON = "(?:" + "|".join(f"{one[:3]}(?:{one[3:]})?" for one in MONTHS) + r"|Sept)\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH},?\s+(?:19|20)\d{{2}}"
COUNT = r"(?:\d{1,2}|" + "|".join(COUNTS) + ")"
_SPAN = (
    rf"(?:(?P<count>{COUNT})[\s-]+(?P<span>month|year)s?|(?P<year>year|twelvemonth)"
    rf"|(?P<quarter>quarter))(?:\s+period)?"
)
_ENDING = (
    r"\s+(?:to|ending|ended|up to|until)(?:\s+(?:on|at|in))?(?:\s+the\s+end\s+of)?\s+(?:the\s+)?"
)

_TWELVE_TO = rf"(?:12|twelve)[\s-]+months?(?:\s+period)?{_ENDING}(?P<inner>{_DAY})"
_FIRST = rf"(?P<first>{_DAY}|(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH})"
_YEAR = r"(?:19|20)\d{2}"
_STRETCH = rf"(?:{COUNT}\s+)?(?:financial\s+|calendar\s+)?(?:period|time|span|months|years?)\b"
_END_OF = r"(?:the\s+(?:close|end)\s+of\s+)?"
_LAST_DAY = r"the\s+(?:close|end|last\s+day)\s+of\s+"
_FULL_DAY = rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}"
_TILL = r"(?:\s+(?:to|until|through)\s+|\s*[-–—]\s*)"
_PART = r"(?:quarter|months?|period|time|point|date|day|(?:three|3)\s+months)"
_A_YEAR = r"(?:year|12\s+months|twelve\s+months|twelvemonth)"
_NTH = "(?:first|second|third|fourth)"
_SINCE = "|".join(
    rf"(?<=\b{one}\s)"
    for one in (
        "since", "than", r"than\sin", "on", "with", r"compared\sto", "against", "above", "below",
        "from", "off", "vs", r"vs\.", "versus",
    )
)  # fmt: skip
# In this order: of two readings of the same characters the fuller stands first.
_PATTERNS = tuple(
    (name, re.compile("|".join(alternatives), re.IGNORECASE))
    for name, alternatives in {
        "years_to": [rf"\b{_SPAN}{_ENDING}{_TWELVE_TO}"],
        "span_to": [rf"\b{_SPAN}{_ENDING}(?P<end>{_DAY})"],
        "between": [rf"\b(?:from|between)\s+{_FIRST}\s+(?:to|and|until)\s+(?P<last>{_DAY})"],
        "months": [
            rf"\b(?P<first>{_MON}(?:\s+{_YEAR})?){_TILL}(?P<last>{_MON},?\s+{_YEAR})\b(?!\s?[-–/]\s?\d)"
        ],
        "quarter_code": [
            rf"\bQ(?:uarter\s+)?(?P<code>[1-4])\s*(?:,|of|in)?\s*(?P<code_year>{_YEAR})(?:\s?[-–/]\s?(?P<code_till>(?:20)?\d{{2}})(?!\d))?",
            rf"\b(?P<year_code>{_YEAR})(?:\s?[-–/]\s?(?P<till_code>(?:20)?\d{{2}}))?\s*,?\s*Q(?:uarter\s+)?(?P<coded>[1-4])\b",
        ],
        "pair": [rf"\b(?P<first>{_MONTH})\s+and\s+(?P<last>{_MONTH},?\s+{_YEAR})"],
        "season": [
            rf"\b(?P<season>spring|summer|autumn|winter)\s+(?:of\s+)?(?P<season_year>{_YEAR})\b(?![-–/])"
        ],
        "later": [
            r"\b(?:a|one)\s+year\s+later\b",
            r"\b(?:12|twelve)\s+months\s+later\b",
            r"\bthe\s+year\s+after\b",
        ],
        "half": [
            rf"\b(?P<part>first|second|last|latter)\s+(?:half|six\s+months|6\s+months)\s+of\s+(?P<half_year>{_YEAR})\b(?![-–/])"
        ],
        "as_at": [
            rf"\b(?P<how>as\s+(?:at|of|on)|at|by|on|since)\s+{_END_OF}(?P<day>{_FULL_DAY})",
            rf"\b(?P<when>as\s+at|at|by|on|since)\s+{_LAST_DAY}(?P<ended>{_MONTH},?\s+{_YEAR})",
        ],
        "year_end": [
            rf"\b(?:as\s+at|at|by|on)\s+{_LAST_DAY}(?P<opened>{_YEAR})\s?[-–/]\s?(?P<closed>\d{{2}})(?!\d)"
        ],
        "quarter": [
            rf"\b(?P<nth>first|second|third|fourth|last|final)\s+quarter\s+of\s+(?P<year_from>{_YEAR})(?:\s?[-–/]\s?(?P<year_till>\d{{2}})(?!\d))?"
        ],
        "fiscal": [
            rf"\b(?:financial|fiscal|academic|school)\s+years?\s+(?P<from_year>{_YEAR})\s+to\s+(?P<to_year>{_YEAR})\b"
        ],
        "anniversary": [
            rf"\b(?:on|at|in|of|by|to)?\s*the\s+same\s+(?:day|date|time|point|stage|months?|period|quarter)\s+(?:in|of)\s+(?P<other_year>{_YEAR})\b(?:\s?[-–/]\s?(?P<other_till>\d{{2}})\b)?(?!\s?[-–/]\s?\d)"
        ],
        "month": [
            rf"\b(?:in|during|throughout|for)\s+(?:the\s+month\s+of\s+)?(?P<whole_month>{_MONTH},?\s+{_YEAR})"
        ],
        "financial": [rf"\b(?P<from>{_YEAR})\s?[-–/]\s?(?P<till>\d{{2}})(?!\d)"],
        "previous": [
            rf"\b(?:the\s+)?(?:same|corresponding|equivalent|comparable|matching)\s+{_PART}\s+(?:(?:of|in)\s+)?(?:the\s+)?(?:{_A_YEAR}\s+before|{_A_YEAR}\s+earlier|(?:previous|preceding|prior)\s+(?:financial\s+|calendar\s+)?year|last\s+year|a\s+year\s+(?:before|earlier|ago))\b",
            r"\b(?:the|a|one)\s+(?:quarter|month)\s+(?:before|earlier|preceding|previously|ago)\b|\blast\s+quarter\b",
            r"\b(?:the|that\s+of\s+the)\s+quarter\s+(?:which|that)\s+(?:immediately\s+|directly\s+)?(?:preceded|came\s+before)(?:\s+it)?\b",
            rf"\b(?:the\s+)?(?:previous|preceding|prior)\s+(?:{_SPAN}|period)",
            rf"\b(?:the\s+|a\s+)?{_A_YEAR}\s+(?:before|earlier|preceding|previously|ago)\b",
            rf"\b{COUNT}\s+(?:year|quarter|month)s?\s+(?:before|earlier|previously|ago)\b",
            rf"(?<=from )(?:\S+\s+)?last year\b|(?=last)(?:{_SINCE})last\s+year\b",
        ],
        "quarters": [
            rf"\b(?:between|from)\s+the\s+(?P<nth_from>{_NTH})\s+(?:quarter\s+)?(?:and|to)\s+(?:the\s+)?(?P<nth_to>{_NTH})\s+quarters?\b(?!\s+of\b)"
        ],
        # The last that there was: *than in the spring*, *since March*.
        "lately": [
            r"\b(?:(?P<season_last>last|the\s+(?:previous|preceding))|the|this|in|of)\s+(?P<season_now>spring|summer|autumn|winter)\b(?!\s+(?:of\s+)?(?:19|20)\d\d)",
            rf"(?={_MONTH}\b)(?:{_SINCE})(?P<since_month>{_MONTH})\b(?=['’]s\b|\s*(?:[,.;:()]|$)|\s+(?:and|but|by|when|then|which)\b)",
            rf"\bthe\s+(?P<nth_now>{_NTH})\s+quarter\b(?:\s+of\s+(?P<nth_past>last|the\s+(?:previous|preceding)(?:\s+financial)?)\s+year\b)?(?!\s+(?:of|in\s+a\s+row|in\s+succession|running|to|since)\b)",
        ],
        "once": [
            r"\b(?:a\s+few|some|several|many|a\s+couple\s+of)\s+years\s+(?:before|earlier|previously|ago)\b",
            r"(?<!the )(?<!this )\blast\s+year\b",
        ],
        "same": [
            rf"\b(?:this|the|that|those|these)\s+same\s+{_STRETCH}",
            rf"\b(?:over|in|during|for|across|throughout|within)\s+(?:this|that|these|those)\s+{_STRETCH}",
        ],
        "span": [
            rf"\b(?:in|over|for|during|across|within)\s+(?:the\s+)?(?:last\s+|past\s+)?(?P<span_count>{COUNT})\s+years?\b",
            rf"\b(?:the|a)\s+(?P<span_since>{COUNT})\s+years?\s+since\b",
            r"\b(?:in|over|within)\s+(?P<span_one>(?:a|one)\s+year|(?:12|twelve)\s+months)\b(?!\s+(?:to|from|before|earlier|ending|ended|of|on)\b)",
            rf"\b(?P<span_word>{COUNT})-year\b",
            r"\b(?:on|over|across)\s+(?P<span_on>the\s+(?:year|quarter|month))\b(?!\s+(?:to|from|before|earlier|ending|ended|of|on|as|\d)\b|\s+\d)",
            r"\b(?P<span_by>year|quarter|month)[\s-]on[\s-](?:year|quarter|month)\b",
            r"\b(?P<span_each>quarter)ly\s+(?=(?:rise|fall|increase|decrease|change|growth|decline|drop|reduction|dip)\b)",
        ],
        "month_end": [
            rf"\b(?P<end_how>as\s+at|at|by|since)\s+(?:the\s+)?(?:close|end|last\s+day)\s+of\s+(?P<end_month>{_MONTH})\b(?!,?\s+(?:19|20)\d\d)",
            rf"(?:{_SINCE})(?P<base_how>the)\s+(?:close|end|last\s+day)\s+of\s+(?P<base_month>{_MONTH})\b(?!,?\s+(?:19|20)\d\d)",
            r"\b(?P<quarter_how>as\s+at|at|by)\s+the\s+(?:close|end)\s+of\s+(?:the|this)\s+(?P<end_now>quarter|month)\b(?!\s+(?:before|earlier|ago|of|in)\b)",
        ],
        "now": [
            r"\bthis\s+(?P<this>quarter|month|year|edition)\b|\bthe\s+(?:latest|current|most\s+recent|reporting)\s+(?P<latest>quarter|month|year|period)\b",
            r"\b(?:in|during|for|throughout|of)\s+the\s+(?P<now>quarter|month)\b(?!\s+(?:to|from|before|earlier|ending|ended|of|in|ago)\b)",
        ],
        "recent": [r"\blast year\b"],
        "length": [r"\b(?:(?:12|twelve)[\s-]+months?|(?:five|5)[\s-]+years?)\b(?!\s+(?:of|old)\b)"],
        "calendar": [
            rf"\b(?:in|during|for|over)\s+the\s+(?:calendar\s+year\s+(?P<calendar_a>{_YEAR})|(?P<calendar_b>{_YEAR})\s+calendar\s+year)\b"
        ],
        "year": [
            rf"\b(?:in|during|for|of|since)\s+(?P<calendar>{_YEAR})\b(?!\s?[-–/]\s?\d|[.,]?\d|\s*(?:%|per\s?cent))"
        ],
        "named_date": [
            rf"\b{_DAY}\b",
            rf"\b\d{{1,2}}\s*(?:,|and|to|[-–])\s*(?=\d{{1,2}}\s+{_MONTH}\b)",
            rf"\b\d{{1,2}}\s+{_MONTH}\s+\d{{2}}\b(?![.,]?\d|\s*(?:%|per\s?cent))",
            rf"\b\d{{1,2}}\s+{_MONTH}\b",
        ],
        "old_year": [
            r"\b(?:in|of|since|by|from|until|Acts?|Order)\s+1[6-9]\d{2}\b(?![.,]?\d|\s*(?:%|per\s?cent))",
        ],
        "mid_year": [rf"\bmid-?{_YEAR}\b(?![.,]?\d|\s*(?:%|per\s?cent))"],
        # The digits stand first, so that the text is only looked at where there are some.
        "bare_year": [
            r"(?:19|20)\d{2}(?<![£\d.,]\d{4})(?<!\w\d{4})\b(?![.,]?\d|\s*(?:%|per\s?cent))",
        ],
        "clock": [
            r"\b\d{1,2}[.:]\d{2}\s*(?:am|pm|hours)\b",
            r"\b\d{2}[.:]\d{2}(?=\s+on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)",
        ],
    }.items()
)

# Most sentences hold no date: what every pattern needs is looked for first.
_IN_WORDS = frozenset(
    {"later", "previous", "lately", "once", "same", "span", "recent", "length", "now", "month_end"}
)
_IN_MONTHS = frozenset({"years_to", "span_to", "between", "months", "pair", "as_at", "month"})
_ANY_MONTH = re.compile(rf"\b{_MON}", re.IGNORECASE)
_ONE_OF = {
    "season": ("spring", "summer", "autumn", "winter"),
    "later": ("later", "after"),
    "half": ("half", "months"),
    "quarter": ("quarter",),
    "year_end": ("close", "end", "last day"),
    "previous": ("previous", "preceding", "prior", "before", "earlier", "last", "ago"),
    "recent": ("last year",),
    "quarters": ("quarter",),
    "lately": (  # *may* is a word of its own
        "quarter",
        "spring",
        "summer",
        "autumn",
        "winter",
        "since may",
        "in may",
        "than may",
        *(one.casefold() for one in MONTHS if one != "May"),
    ),
    "once": ("ago", "before", "earlier", "previously", "last year"),
    "same": ("same", "this ", "that ", "these ", "those "),
    "span": ("year", "quarter", "month"),
    "length": ("12", "twelve", "five", "5"),
    "years_to": ("12", "twelve"),
    "financial": ("-", "–", "/"),
    "between": ("from", "between"),
    "months": (" to ", "until", "through", "-", "–", "—"),
    "quarter_code": ("q1", "q2", "q3", "q4", "quarter "),
    "fiscal": ("years ", "year "),
    "now": ("quarter", "month", "this ", "latest", "current", "recent", "reporting"),
    "month_end": ("end of", "close of", "last day of"),
    "pair": (" and ",),
    "calendar": ("calendar",),
    "anniversary": ("same",),
    "mid_year": ("mid",),
}
_STRETCH_WORD = re.compile(r"year|month|period|time|span|quarter", re.IGNORECASE)
_WORD_OF_NOW = re.compile(rf"{_STRETCH_WORD.pattern}|end of|this ", re.IGNORECASE)
_OF_NOW = frozenset({"now", "month_end", "lately", "quarters"})
_IN_DIGITS = frozenset({"named_date", "old_year", "clock"})
_FORMS = {"old_year": re.compile(r"1[6-9]\d{2}"), "clock": re.compile(r"\d[.:]\d{2}")}
_DIGIT = re.compile(r"\d")
_ANY_YEAR = re.compile(_YEAR)


def wordings(text: str, *, now: bool = True) -> Iterator[tuple[str, re.Match[str]]]:
    """Every wording of a date or period in a text, the fuller reading of the same words first."""
    # Without a period that the report is of nobody can tell when *the quarter* is.
    worded = (_WORD_OF_NOW if now else _STRETCH_WORD).search(text)
    numbered = _DIGIT.search(text)
    if not (worded or numbered or now):
        return
    dated = numbered and _ANY_YEAR.search(text)
    named = numbered and _ANY_MONTH.search(text)
    lowered = text.casefold()
    for name, pattern in _PATTERNS:
        needed: object = worded if name in _IN_WORDS else numbered if name in _IN_DIGITS else dated
        if name in _OF_NOW:
            needed = now and (worded or name == "lately")
        if not needed or (name in _IN_MONTHS and not named):
            continue
        if name == "named_date" and not named:
            continue
        if name in _FORMS and not _FORMS[name].search(text):
            continue
        words = _ONE_OF.get(name)
        if not words or any(map(lowered.__contains__, words)):
            for match in pattern.finditer(text):
                yield name, match
