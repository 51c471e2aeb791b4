"""English words that say nothing of what is measured, and words that take a number out of fact."""

import re

# A target, a forecast or a hope states no fact that another print could repeat.
UNREAL = re.compile(
    r"\b(?:targets?|forecasts?|projections?|projected|goals?|ambitions?"
    r"|had\s+(?:expected|hoped|planned)|expected\s+[\d£]"
    r"|(?:expect(?:s|ed)?|aim(?:s|ed)?|hop(?:es|ed)|intend(?:s|ed)?|plan(?:s|ned)?)\b[^.;]{0,80}?\bto)\b",
    re.IGNORECASE,
)

# What would be, what somebody else said, what an earlier report printed: no fact of this one.
SUPPOSED = re.compile(
    r"\b(?:if|would|could\s+have|should|might|unless)\b|^\s*Had\b|\btold\s+(?:us|the\s+inspectors)\b"
    r"|\b(?:previous|earlier|last)\s+(?:report|edition|inspection)\b|\bpreviously\s+reported\b"
    r"|\b(?:19|20)\d{2}\s+(?:\w+\s+){0,3}(?:report|inspection|edition|publication)\b",
    re.IGNORECASE,
)
# The top of a scale is somebody's, and nobody says whose.
EXTREME = re.compile(r"\b(?:worst|best|maximum|minimum|peak|highest|lowest)\b", re.IGNORECASE)
# A year alone, said of a level: its figure belongs to another time than the report's.
OTHER_YEAR = re.compile(
    r"\b(?:in|for|during|of|since)\s+(?:19|20)\d{2}\b(?!\s?[-–/]\s?\d)", re.IGNORECASE
)
# *Than a year earlier* is the base of a change; *a year earlier it was* is another time.
BASE_BEFORE = re.compile(
    r"\b(?:than|with|to|on|against|from|over)\s+(?:in\s+|that\s+(?:of|in)\s+)?(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
UP_FROM = re.compile(
    r"\b(?:up|down|rise|fall|increase|decrease|reduction|rose|fell|risen|fallen)\s+from\s+(?:about\s+)?£?$",
    re.IGNORECASE,
)

# Words of grammar: they never narrow what a number counts.
FUNCTION_WORDS = frozenset(
    """
    % & a about account across again all almost also although an and any approximately are
    around as at basis be been being both but by can cent could did do does e each every
    extent for from g grounds had has have he here herself himself however i if in into is
    it its itself just least less may might more most namely nearly nor not now of on only
    or other our over overall per percent recently respect same she so some such terms than
    that the their them themselves then there therefore these they this those to under us
    was we were when where whereas whether which while whilst who whose will with within
    would you your £
    """.split()  # noqa: SIM905 - words read better as text
)

# Words that may stand in a statement that leaves the measure to the one before it.
ANAPHORS = frozenset(
    """
    1,000 100 12 above achieved against aggregate amounted appreciably area areas average
    barely before below beneath bigger broadly came change changed climbed comparable
    compared compares comparing comparison considerably corresponding country decline
    declined decrease decreased diminution dip dipped down drop dropped earlier eased edged
    elsewhere equivalent expansion fall fallen far fell fewer figure figures flat
    former found given greater grew growth half happened held higher
    hundred identical increase increased inhabitants interval jumped kept larger latter
    level levels line lower made managed marginal marginally million month months moved much
    national nationally number observed often one out people percentage period picture
    population previous proportion proportions put rate rates reached reaching
    recorded reduction remained reported residents respective respectively result rise risen
    rose saw seen share sharper significantly similar slightly slipped slipping smaller
    somewhat standing steady steeper stood thousand three throughout together too true
    tumbled two up using value values well whole year years
    """.split()  # noqa: SIM905 - as above
)

# Words after a head that narrow it to a part: *crime involving knives*.
RESTRICTORS = frozenset(
    {"against", "among", "between", "carrying", "involve", "involving", "linked", "using"}
)
