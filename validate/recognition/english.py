"""
The English of the engine: words of grammar, of change and of comparison, each listed once.

None of them says what is measured; a family's own words stand in its folder. The other modules
build their patterns from these lists.
"""

import re
from collections.abc import Iterable

# Words of change and the way they point.
RISING = frozenset(
    """
    accelerate accelerated accelerates accelerating advanced advances advancing climb climbed
    climbing climbs doubled doubling exceeded expand expanded expanding expands expansion gain
    gained gaining gains grew grow growing grown grows growth increase increased increases
    increasing jump jumped jumping jumps leap leaped leaping leaps leapt lengthen lengthened
    lengthening lengthens mounted mounting rise risen rises rising rose soar soared soaring
    surge surged surging swell swelled swelling swells swollen trebled tripled uplift upturn
    """.split()  # noqa: SIM905 - words read better as text
)
FALLING = frozenset(
    """
    contracted contraction cut cuts cutting decline declined declines declining decrease
    decreased decreases decreasing diminish diminished diminishes diminishing diminution dip
    dipped dipping dips downturn drop dropped dropping drops dwindled dwindling ease eased eases
    easing fall fallen falling falls fell halved lessened plunged plunging receded receding
    reduce reduced reduces reducing reduction reductions retreat retreated sank shorten
    shortened shortening shortens shrank shrink shrinking shrinks shrunk slid sliding slip
    slipped slipping slips slump slumped sunk trim trimmed trimming trims tumbled tumbling
    """.split()  # noqa: SIM905 - as above
)
# Of these, the nouns.
MOVES = frozenset(
    """
    climb contraction decline decrease dip downturn drop expansion fall gain growth increase jump
    leap reduction rise slump surge uplift upturn
    """.split()  # noqa: SIM905 - as above
)
# Words that point without a verb: *up 8%*, *8 percent fewer*.
UPWARDS = ("up", "more", "higher", "greater", "larger", "bigger", "longer", "slower", "above")
DOWNWARDS = (
    "down", "fewer", "less", "lower", "smaller", "shorter", "quicker", "faster", "sooner", "below",
)  # fmt: skip
# Of these, those that may also set two places against each other.
COMPARATIVES = frozenset({
    "more", "higher", "greater", "larger", "bigger", "longer", "slower", "above", "fewer", "less",
    "lower", "smaller", "shorter", "quicker", "faster", "sooner", "below",
})  # fmt: skip
# Verbs that set a level against an earlier one, by so much: *this beat last year by 4%*.
OUTDOING = frozenset(
    "beat beats beaten beating exceed exceeds exceeding overtook outstripped surpassed tops topped".split()  # noqa: SIM905, E501 - as above
)
TRAILING = frozenset(
    "lag lags lagged lagging trail trails trailed trailing undershot".split()  # noqa: SIM905
)
# Verbs that put a difference to a level, or take it away: *that adds 0.5 weeks to the wait*.
_ADDING = frozenset({"adds", "added", "adding", "improvement", "advance"})
_TAKING = frozenset({
    "deterioration", "worsening", "loss", "takes", "taking", "took", "knocks", "knocked",
    "knocking", "shaves", "shaved", "shaving",
})  # fmt: skip
# Change without a way of its own: *moved from 3 to 4*.
MOVING = frozenset(
    """
    change changed changes changing crept goes going gone improve improved improvement move moved
    moving shifted turned went
    """.split()  # noqa: SIM905 - as above
)


# What may stand between a preposition and its number: *to just under 70%*, *by as much as 20%*.
HEDGES = (
    r"(?:a|an|the|about|some|around|roughly|approximately|nearly|almost|only|just|well|over|under"
    r"|more\s+than|less\s+than|fewer\s+than|up\s+to|at\s+least|no\s+more\s+than"
    r"|as\s+(?:much|many|little|few|high|low)\s+as|a\s+(?:further|mere|total\s+of)|close\s+to)"
)


def alternatives(words: Iterable[str]) -> str:
    """Whole words as alternatives of a pattern."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def way_of(word: str) -> int:
    """+1 for a word that points upwards, -1 downwards, 0 for any other."""
    if any(word in words for words in (UPWARDS, RISING, OUTDOING, _ADDING)):
        return 1
    return -1 if any(word in words for words in (DOWNWARDS, FALLING, TRAILING, _TAKING)) else 0


# Verbs of doing whose past has no ending of its own: they say nothing of what was done to what.
_DOING = frozenset(
    """
    asked became began bore brought built came carried caught chose cost dealt did drew drove fed
    felt found gave get gets got grew had heard held kept knew laid led left let lost made meant met
    paid put ran read said saw sent set showed spent spoke stood sought taken taught told took
    understood won went withdrew wrote take takes give gives make hold holds use have find finds
    know knows need needs ask asks say says think thinks bring brings come comes work
    """.split()  # noqa: SIM905 - words read better as text
)
# The nouns that announce a target; as a heading they set the tone of what follows.
TARGETS = re.compile(r"\b(?:targets?|forecasts?|projections?|goals?|ambitions?)\b", re.IGNORECASE)
# A target, a forecast or a hope states no fact that another print could repeat: what stands right
# before such a number, and what stands around it.
UNREAL_BEFORE = re.compile(
    r"\b(?:targets?|forecasts?|projections?|projected|goals?|ambitions?|ceilings?|thresholds?)\b"
    r"(?:[^.;,\d]{0,40}|\s*:.*)$"
    r"|\b(?:expect(?:s|ed)?|aim(?:s|ed)?|hop(?:es|ed)|intend(?:s|ed)?)\b[^.;]{0,80}?\bto\b[^.;]*$"
    r"|\b(?:standards?|polic(?:y|ies)|rules?|commitments?)\s+(?:is|are|was|were)\s+(?:to|that)\b[^.;]*$"
    r"|\b(?:should|must|ought\s+to)\s+(?:reduce|cut|increase|raise|bring|lower|keep|limit)\b[^.;\d]*$"
    r"|\b(?:should|must|ought\s+to|not\s+to)\b[^,.;\d]{0,40}$",
    re.IGNORECASE,
)
UNREAL_AFTER = re.compile(
    r"(?:(?!\b(?:which|that|who|whom)\b)[^,.;\d]){0,40}\b(?:should|must|ought\s+to)\b",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:had\s+(?:expected|hoped|planned)|expected\s+[\d£]"
    r"|(?:is|are|was|were)\s+(?:meant|expected|intended|supposed|required|obliged)\b"
    r"|(?:is|are)\s+to\s+be\s+expected\b"
    r"|(?:expect(?:s|ed)?|aim(?:s|ed)?|hop(?:es|ed)|intend(?:s|ed)?)\b[^.;]{0,80}?\bto"
    r"|plan(?:s|ned)?\s+to"
    r"|(?:plan|policy|standard|guidance|guideline)s?"
    r"\s+(?:calls?\s+for|allows?|requires?|says?|expects?)"
    r"|recommends?|suggests?|(?:recommended|suggested)\s+(?:that|by))\b",
    re.IGNORECASE,
)
# What would be, what somebody else said, what an earlier report printed: no fact of this one.
SUPPOSED = re.compile(
    r"(?:^|[,;:(–]|\beven|\bonly|\bas|\band|\bbut)\s*if\b|^\s*Had\b"
    r"|\b(?:would\s+(?:like|prefer|need|want|have\s+(?:been|had|to))|could\s+have|might)\b"
    r"|\bwere\s+(?:it|they|\w+)\s+(?:counted|included|added)\b"
    r"|\b(?:told|tells|showed|wrote\s+to)\s+(?:us|me|the\s+inspectors)\b"
    r"|\b(?:figure|rate|number)s?\s+(?:that\s+was\s+)?(?:first\s+)?published\b"
    r"|\b(?:previous|earlier|last)\s+(?:report|edition)\b|\bpreviously\s+reported\b"
    r"|\b(?:19|20)\d{2}\s+(?:\w+\s+){0,3}(?:report|edition|publication)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:would|should|could|may|might|will|must|aims?|aimed|plans?|planned|targets?|hopes?|expects?"
    r"|expected|if)\b"  # in small letters: *May* and *Will* are names
)


def is_wished(sentence: str) -> bool:
    """Whether a sentence tells of what would be, or of what somebody wants: it asserts nothing."""
    return any(pattern.search(sentence) for pattern in (_WISHED, UNREAL, SUPPOSED))


# The top of a scale is somebody's, and nobody says whose.
EXTREME = re.compile(
    r"(?<!one of the )(?<!among the )(?<!amongst the )"
    r"\b(?:worst|best|(?<!\ba )(?:maximum|minimum)|peak|highest|lowest)\b",
    re.IGNORECASE,
)
# *Than a year earlier* is the base of a change; *a year earlier it was* is another time.
BASE_BEFORE = re.compile(
    r"\b(?:than|with|to|on|upon|against|from|over|since|as|off|vs\.?|versus|above|below"
    rf"|{'|'.join(sorted(OUTDOING | TRAILING))})\s+"
    r"(?:(?:it|they)\s+(?:was|were|had\s+been|did)\s+)?(?:(?:in|at|on)\s+)?(?:the\s+same\s+(?:date|day|time|point|period|quarter|month)s?\s+)?"
    r"(?:in\s+|that\s+(?:of|in)\s+)?(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
# *Up from 64*, *a fall from 64*: the level before a change.
CAME_FROM = re.compile(
    rf"\b(?:{alternatives((*RISING, *FALLING))}|up|down)\s+from\s+"
    r"(?:about\s+|some\s+|around\s+)?£?$",
    re.IGNORECASE,
)

# Words of grammar: they never narrow what a number counts.
FUNCTION_WORDS = frozenset(
    """
    % & a about across again all almost also although an and any approximately are
    around as at basis be been being both but by can cent could did do does due during e each every
    either exactly extent few for from g grounds had has have he her here hers herself him himself
    his how however i if in into is it its itself just least less like many may me might mine more
    most much my namely nearly nor not now of off often on once only onto or other others our ours
    out over overall own per percent perhaps quite rather recently respect roughly same she since
    so some somehow still such terms than that the their theirs them themselves then there
    therefore these they this those though through thus till to too toward towards under until
    up upon us very via was we were what when whereas where wherever whether which while whilst who
    versus vs whom whose why will with within without would yet you your £
    """.split()  # noqa: SIM905 - words read better as text
)

# Words that may stand in a statement that leaves the measure to the one before it.
ANAPHORS = frozenset(
    """
    1,000 100 12 above accordingly achieve achieved achieves added against aggregate ago ahead
    alike alone altogether among amongst amount amounted amounts another answers anywhere apiece
    alone appreciably april area areas aside august autumn average averages back barely before
    behind below beneath better between bigger body broad broadly bulk calculated came case
    cases category close combined comparable compare compared compares comparing comparison
    consequently considerable considerably contrast correspond corresponding corresponds count
    country counts date dates december declared density difference division downward each
    earlier elsewhere endure endures enjoy enjoys enough equal equals equivalent estimated
    exceeded exception far faster february figure figures final first flat follows former found
    furthermore gap general given goes half hand happened heavier held hence highest hundred
    hundreds identical individual inhabitants instances interval january july june keep kept
    kind large larger last later latter lay least left level levels lie lies lighter line list
    little locally long low lowest made majority makes manage managed manages march marginal
    marginally mean meaning means meanwhile million minority modest month months moreover move
    narrow narrower nation national nationally nationwide nature near nevertheless next
    nonetheless noted november number numbered numbers observed occasions october once one ones
    out overall par people percentage period persons picture place places point points
    population plain position post posts preceding previous prior proportion proportionately
    proportions put random range ranged rank ranked ranks rate rates ratio reached reaching real
    recorded register registers remain remainder remained remaining remains report reported
    reports represent represented represents residents respective respectively rest result risk
    roughly run runs sample sat saw season second see seen sent separate september series set
    shade share shares sharp sharper sharpest short shorter show showed showing shows shy
    significant significantly similar similarly single sit sits size slight slightly small so
    somewhat sort span spread spring stand standing stands staple steadily steady steep steeper
    steepest stood sum summer tally term there thereabouts third thousand thousands three
    throughout time times together top total totalled totals true twice two typical typically
    upward using usual value values volume volumes way well went whereby whole wide wider winter
    work works worse year years
    """.split()  # noqa: SIM905 - as above
)

# Of changes alone, for else they are the end of a scale: *the fastest growth*, *the smallest file*.
SUPERLATIVES = frozenset(
    """
    biggest fastest greatest largest longest quickest sharpest shortest slowest smallest steepest
    strongest weakest
    """.split()  # noqa: SIM905 - as above
)

MONTH_NAMES = frozenset(
    """
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905 - as above
)
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

# Words that point back to what was counted before: *24 of them*, *these were 9*.
POINTERS = frozenset(
    """
    it its them these those this they which whom their ones remainder rest latter former
    """.split()  # noqa: SIM905 - as above
)
# Of these and their like, those that a statement may have as its subject.
SUBJECTS = frozenset(
    """
    it this these they that which rate rates figure figures proportion share number average level
    """.split()  # noqa: SIM905 - as above
)
# Words after a head that narrow it to a part: *crime involving knives*.
RESTRICTORS = frozenset(
    {"about", "against", "among", "between", "carrying", "involve", "involving", "linked", "using"}
)
# Words behind a head that open a clause on which of its things are meant.
RESTRICTIONS = RESTRICTORS | {"that", "who", "which", "where", "whose", "with", "without"}
_ENDINGS = ("ed", "ing", "ly")


def is_doing(word: str) -> bool:
    """Whether a word behind a noun is the verb of which it is the subject: *forces recorded*."""
    return word in _DOING or word.endswith("ed")


def says_nothing(word: str) -> bool:
    """Whether a word adds nothing to what is measured: grammar, change, or a way of doing it."""
    return (
        word in FUNCTION_WORDS
        or word in ANAPHORS
        or word in _DOING
        or word in MONTH_NAMES
        or word[0].isdigit()
        or word.endswith(_ENDINGS)
        or bool(way_of(word))
        or word in MOVING
    )
