"""What a number leaves unsaid and has from the statement before: its unit, and its sign."""

import re

from schemas.terms import Unit
from validate.recognition.english import FALLING, HEDGES, RISING, alternatives, says_nothing
from validate.recognition.hearing import View
from validate.recognition.tokens import Form, Number
from validate.recognition.told import Stated
from validate.recognition.units import Change, is_time

SHARES = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINT})
_NEVER_INHERITED = frozenset({Unit.GBP, Unit.GBP_MILLION, Unit.RATIO})
# *The 60.4 recorded nationally* counts no thing of its own.
_SEEN = frozenset({"recorded", "reported", "seen", "found", "observed", "registered", "obtained"})
_OF_TIME = re.compile(r"\b(?:it|this|that|average|wait|time|figure|median)\b", re.IGNORECASE)
_FAR = 50
# *By 2 percent to 55%*: where it moved to is no change.
_TO = re.compile(
    rf"(?<!came )(?<!come )(?<!comes )(?<!amounted )(?<!amounts )(?<!amounting )"
    rf"\b(?:to|from)\s+(?:{HEDGES}\s+)*$",
    re.IGNORECASE,
)
# *1,895 more than a year ago, or 4.7%*.
_OR = re.compile(rf"(?:,\s+or|\bor|\()\s*(?:by\s+)?(?:{HEDGES}\s+)*$", re.IGNORECASE)
_SUBSET = re.compile(r"\bof\s+(?:which|whom|these|those|them),?\s*$", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:a\s+further|another)\s+$", re.IGNORECASE)
_ELIDED = re.compile(rf"\bby\s+(?:{HEDGES}\s+)*$", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:\b(?:rate|level|number|figure|total)\s+(?:was|is|had\s+been|stood\s+at)|\bstood\s+at"
    rf"|\b(?:{alternatives((*RISING, *FALLING))})\s+(?:back\s+|again\s+)?(?:to|from|at)"
    r"|(?:^|,)\s*(?:to|from|and\s+stood\s+at))\s+(?:only\s+|about\s+|just\s+(?:over|under)\s+)?$",
    re.IGNORECASE,
)


def inherited_unit(number: Number, plain: str, own: View, same: Stated | None) -> Unit:
    """The unit of the statement before, unless the number counts a thing of its own."""
    rest = plain[number.end : number.end + 8].lstrip()
    subset = _SUBSET.search(plain[: number.start]) is not None
    whole = rest.startswith(("of the", "out of", "of its", "in all", "in total"))
    another = _ANOTHER.search(plain[: number.start]) is not None
    if same is not None and subset and number.decimals and same.unit is not Unit.COUNT:
        return same.unit  # *68.2 crimes per 1,000 people, of which 60.4 had a victim*
    grouped = "," in number.text and same is not None and same.unit in SHARES  # *167,400*: no share
    if same is None or whole or subset or another or grouped:
        return Unit.COUNT
    counted = own.counted(number.end)
    words = [own.sequence[index].text for index in counted]
    seen = bool(words) and words[0] in _SEEN and all(map(says_nothing, words[1:]))
    silent = seen or all(
        index in own.known or own.sequence[index].text.endswith("ly") for index in counted
    )
    before = plain[max(0, number.start - _FAR) : number.start]
    timed = not is_time(same.unit) or number.decimals > 0 or _OF_TIME.search(before) is not None
    inherits = timed and same.unit not in _NEVER_INHERITED
    goes_on = silent and number.form is not Form.WORD and inherits
    return same.unit if goes_on else Unit.COUNT


def verb_is_elided(before: str) -> bool:
    """*Fell by 28 percent and warnings by 40 percent*: the verb is that of the number before."""
    return _ELIDED.search(before) is not None


def is_level(before: str) -> bool:
    """*When the rate was 37*: a level again, behind a change."""
    return _LEVEL.search(before) is not None


def sign_of(direction: Change | None, same: Stated | None, unit: Unit, before: str) -> int:
    """
    +1 or -1 for a change, 0 for a level; a share goes on with the sign of the one before.

    So does whatever is said to be *by* how much: *fell by 0.5 weeks in Kent and by 0.2 in Essex*.
    """
    if direction:
        return direction.sign  # of a count or a rate too: *3 more than a year earlier* is no level
    if same is None or _TO.search(before):
        return 0
    if unit is Unit.PERCENT and same.unit is Unit.COUNT and same.sign and _OR.search(before):
        return same.sign
    if same.unit is not unit:
        return 0
    return same.sign if unit in SHARES or verb_is_elided(before) else 0
