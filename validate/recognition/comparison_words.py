"""
The words that set one value against another, as patterns over the outline of a sentence.

In an outline (see :class:`~validate.recognition.sentence.Sentence`) a name is a run of ``@``, a
date one of ``~``; a difference that is printed (*4 points lower*) is made one of ``#``. What is
not matched asserts nothing: a sentence that is read wrongly would be a false alarm.
"""

import re

from schemas.terms import Comparison

_SIZES = r"rate|share|proportion|percentage|figure|number|level|total|average|ratio|amount|value"
_RISES = r"increase|rise|growth"
_FALLS = r"fall|drop|reduction|decrease|decline"
_NOUN = (
    rf"(?:\s+(?:(?:{_SIZES})s?(?:\s+of\s+\w+)?|often|frequently|people|of\s+them"
    rf"|(?P<rise>{_RISES})|(?P<fall>{_FALLS})))?"
)
_KIN = rf"(?:\s+(?:{_SIZES}))?"
_HEDGED = r"(?:much|broadly|roughly|almost|nearly|about|virtually|practically|largely)"
_NEARLY = re.compile(rf"\b{_HEDGED}\s+(?:the\s+same|equal|identical|unchanged)", re.IGNORECASE)
_WORDS = (
    rf"(?:(?P<like>(?:in\s+line|similar|comparable|close)\s+"
    r"(?:to|with)|not\s+unlike|little\s+different\s+from)"
    rf"|(?P<same>the\s+same{_KIN}\s+as|equal\s+to|identical\s+(?:to|with)|unchanged\s+from)"
    rf"|(?P<up>exceed(?:s|ed|ing)|above|in\s+excess\s+of"
    rf"|(?:higher|greater|larger|bigger|more){_NOUN}\s+than)"
    r"|(?P<down>below|short\s+of"
    rf"|(?:lower|smaller|fewer|less){_NOUN.replace('<', '<less_')}\s+than)"
    r"|(?P<other>(?:better|worse)(?:\s+\w+){0,3}?\s+than))"
)
_ADVERB = (
    r"(?:well|far|much|slightly|rather|somewhat|still|also|even|just|only|again|thus|therefore|too"
    r"|a\s+(?:little|bit|shade|trifle|touch|lot|(?:good|great)\s+deal)|(?:or\s+|by\s+)?#+"
    r"|(?!(?:hardly|scarcely|barely|nearly|possibly|probably|reportedly|supposedly)\b)\w+ly)"
)
IS = (
    r"(?:is|was|are|were|remains?|remained|stands?|stood|lies|lay|has\s+been|had\s+been"
    r"|represents|represented|being)"
)
_WHICH = (
    r"(?:which|this|that|it|a\s+(?:figure|rate|share|proportion|level|number)\s+(?:which|that))"
)
_THAN = rf"(?:{_ADVERB},?\s+)*(?:(?:an?|the)\s+(?!same))?(?:{_ADVERB},?\s+)*{_WORDS}(?!\w)"
# What opens a remark on a number: *31 percent, which is*; or goes on with it: *the 31 was*.
ASSERTS = re.compile(
    rf"(?:(?P<mark>\s*[,(–—]\s*(?:(?:and|but|yet|though|although)\s+)?"
    rf"(?:(?:{_WHICH}\s+)?{IS}\s+|{_WHICH}\s+(?=exceed))?)"
    rf"|\s+(?:and|but)\s+(?:{_WHICH}\s+)?(?:{IS}\s+|(?=exceed))|\s+(?={_ADVERB}?\s*exceed)"
    rf"|\s+{IS}\s+){_THAN}",
    re.IGNORECASE,
)
# *This is higher than*, of a figure of the sentence before.
POINTS_BACK = re.compile(
    rf"\s*(?:(?:and|but|again)\s+)?(?:that|this|it|these|they)\s+(?:(?:{_SIZES})\s+)?"
    rf"(?:{IS}\s+(?=\S)|(?=exceed|compares)){{1}}(?:{_THAN}"
    r"|(?P<compared>(?:compares|compared)\s+(?:\w+ly\s+)?(?:with|to)))(?!\w)",
    re.IGNORECASE,
)
# What is said of a number before the remark on it; another clause is about something else.
LEAD = re.compile(
    r"(?!.*\b(?:than|while|whereas|whilst|although|though|because|compared|against|if|unless|when)\b(?!(?:\s+(?:with|to))?\s+~))"
    r"(?!.*,\s+(?:and|but|so|with)\b)[^.;:]{0,180}",
    re.IGNORECASE | re.DOTALL,
)
# *The 31 percent in Rutland was*: without a comma only a noun may stand between.
NOUN_ONLY = re.compile(
    r"(?!.*\b(?:that|who|whom|which|whose|felt|said|says?|thought|think|believed?|told|found)\b)"
    r"\s*(?:%|per\s?cent)?\)?(?:\s+[^\s,.;:()]+){0,6}",
    re.IGNORECASE | re.DOTALL,
)
AT = re.compile(r"\bat\s+(?:only\s+|just\s+|about\s+)?£?$", re.IGNORECASE)
_STOP = (
    r"(?!(?:and|or|but|while|whereas|whilst|though|although|because|since|so|if|unless|until|than"
    r"|compared|against|versus|by|to|between|from|with|up|down|plus|minus|twice|double|half|any|most"
    r"|many|some|each|every|other|others|fell|rose)\b)"
)
_WORD = rf"(?:{_STOP}(?:\d[\d,]*|[^\s,.;:()–—\d]+))"
# From *than* to the number that follows: *the national rate of*, *in Rutland (*.
TO_NUMBER = re.compile(
    rf"(?:\s+{_WORD}){{0,12}}?"
    rf"(?:\s*,\s+(?:where|which)(?:\s+(?:{_WORD}|made\s+up)){{1,6}}|\s*,\s+at|\s+\()?\s*£?",
    re.IGNORECASE,
)
_AROUND_NAME = (
    r"(?:in|for|of|that|those|the|across|its|what|it|is|was|a|an|rate|figure|average|share|proportion"
    r"|percentage|level|median|mean|number|all|seen|recorded|forces|as|whole|overall)"
)
# From *than* to a name, and nothing else that it might be of.
TO_NAME = re.compile(
    rf"(?:\s+{_AROUND_NAME}){{0,6}}\s+(?P<name>@+)(?:\s+{_AROUND_NAME}){{0,4}}\s*(?=[,.;)]|$)",
    re.IGNORECASE,
)
# *Above that figure*: the one that was told before.
TO_THAT = re.compile(
    rf"\s+(?:that|this)(?:\s+(?:@+\s+)?(?:{_SIZES}))?\s*(?=[.,;)]|$)", re.IGNORECASE
)
_SAID = rf"(?:(?P<up>higher|greater|larger|more)|(?P<down>lower|smaller|fewer|less){_KIN})"
_THERE = r"(?:\s+(?:often|there|here|still|again|(?:in|for|across)\s+@+(?:\s+as\s+a\s+whole)?))?"
# *In Rutland it was lower, at 14.3*; what it is lower than stands before.
SAID_BEFORE = re.compile(
    rf"\b(?:{IS}|came\s+to|had|saw)\s+(?:{_ADVERB}\s+)*{_SAID}{_THERE}"
    r"\s*(?:[,:(–]\s*(?:(?:at|with|on|standing\s+at|and\s+stood\s+at)\s+)?|\s+at\s+)"
    r"(?:(?:only|just|about|some)\s+)*£?$",
    re.IGNORECASE,
)
# *At 14.3 percent the rate in Rutland was lower.*
SAID_BEHIND = re.compile(
    rf"\s*(?:%|per\s?cent)?(?:\s+per\s+[\d,]+\d)?,?\s+[^,.;:()]{{0,70}}?\b{IS}\s+(?:{_ADVERB}\s+)*{_SAID}"
    r"\s*(?:[.,;]|$|and\b)",
    re.IGNORECASE,
)
_BETWEEN = r"(?:%|per\s?cent)?(?:\s+(?:per\s+)?\d[\d,]*)?[^.;:]{0,120}?"
# *A lower share (14.3 percent) of its cases than*.
OPENS_BEFORE = re.compile(
    rf"\ban?\s+(?:{_ADVERB}\s+)*(?:(?P<up>higher|greater|larger|bigger)|(?P<down>lower|smaller))\s+"
    rf"(?:{_SIZES}|{_RISES})(?:\s+of\s+[^\s,.;:()]+)?\s*[,(]\s*(?:(?:at|of)\s+)?£?$",
    re.IGNORECASE,
)
CLOSES_BEHIND = re.compile(
    rf"\s*(?!.*\b(?:higher|lower|more|less|fewer|smaller|larger|greater)\b){_BETWEEN}\bthan(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
# *4 percentage points lower*: a difference, and nothing that another figure could be set against.
DIFFERS = re.compile(
    r"\s+(?:higher|lower|more|less|fewer|smaller|larger|greater|above|below)\b", re.IGNORECASE
)
COMPARES = re.compile(
    r"\b(?:compar\w+|against|while|whereas|whilst|versus|better|worse)\b", re.IGNORECASE
)
AMONG = re.compile(
    r"(?<!not )(?<!no longer )(?<!never )\b(?:one\s+of|among|amongst)\s+the\s+"
    r"(?:(?P<highest>highest|largest)|(?P<lowest>lowest|smallest|fewest))\b",
    re.IGNORECASE,
)
# Most sentences hold none of these.
ANY = re.compile(
    r"\b(?:higher|lower|greater|larger|bigger|smaller|more|fewer|less|above|below|better|worse"
    r"|excess|exceed\w*|short\s+of|same|equal|identical|unchanged|similar|comparable|line|close"
    r"|unlike|different|compar\w+|against|while|whereas|whilst|versus|among|amongst|one\s+of)\b",
    re.IGNORECASE,
)
_MEANT = {
    "like": Comparison.SIMILAR,
    "same": Comparison.SAME,
    "up": Comparison.HIGHER,
    "down": Comparison.LOWER,
    "other": Comparison.COMPARED,
    "compared": Comparison.COMPARED,
}


def meant(match: re.Match[str], sign: int) -> Comparison:
    """
    What matched words assert of a figure.

    A larger fall is more to one reader and a lower value to another: falls are only *compared*.
    """
    said = match.groupdict()
    comparison = next(_MEANT[name] for name in _MEANT if said.get(name))
    if comparison is Comparison.SAME and _NEARLY.search(match.group()):
        return Comparison.SIMILAR
    if comparison not in {Comparison.HIGHER, Comparison.LOWER}:
        return comparison
    falls = said.get("fall") or said.get("less_fall") or sign < 0
    rises = said.get("rise") or said.get("less_rise")
    return Comparison.COMPARED if falls or (rises and sign <= 0) else comparison
