"""
Closed vocabularies: every word that a column of the published tables may hold.

Program-free: nothing here knows how a figure is read or compared. Values are what stands in the
files; they are never renamed once published, only added to.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Where in a report a figure is printed."""

    INFOGRAPHIC = "infographic"
    TABLE = "table"
    CLAIM = "claim"
    FOOTNOTE = "footnote"
    ANNEX = "annex"
    SOURCE = "source"


class Unit(StrEnum):
    """What one unit of a value is. A percentage is 0 to 100, never a fraction."""

    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    PER_1000_POPULATION = "per_1000_population"
    PER_10000_POPULATION = "per_10000_population"
    PER_100000_POPULATION = "per_100000_population"
    PER_1000_HOUSEHOLDS = "per_1000_households"
    PER_MILLION_POPULATION = "per_million_population"
    PER_100_OFFENCES = "per_100_offences"
    COUNT = "count"
    GBP = "gbp"
    GBP_MILLION = "gbp_million"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    QUARTERS = "quarters"
    YEARS = "years"
    RATIO = "ratio"


class Rounding(StrEnum):
    """How a printed number was made of the true one."""

    NEAREST = "nearest"
    TRUNCATED = "truncated"
    EXACT = "exact"


class Missing(StrEnum):
    """Why a printed label stands without a value."""

    NOT_PRINTED = "not_printed"
    NOT_SUPPLIED = "not_supplied"
    SUPPRESSED = "suppressed"
    NOT_APPLICABLE = "not_applicable"
    UNREADABLE = "unreadable"


class Marker(StrEnum):
    """What a mark beside a print says of it (Government Statistical Service, 2023)."""

    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATED = "estimated"
    FORECAST = "forecast"
    UNRELIABLE = "unreliable"
    BREAK = "break"


class Role(StrEnum):
    """Why a document is read: to be checked, or to hold another one to what it printed."""

    CURRENT = "current"
    PREVIOUS = "previous"


class Qualifier(StrEnum):
    """A word beside a figure that widens, bounds or explains it."""

    APPROXIMATE = "approx"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    LOWER = "lower"
    UPPER = "upper"
    WORD_NUMBER = "word_number"


class Comparison(StrEnum):
    """What a sentence asserts of a figure against another."""

    HIGHER = "higher"
    LOWER = "lower"
    SIMILAR = "similar"
    SAME = "same"
    COMPARED = "compared"
    AMONG_HIGHEST = "among_highest"
    AMONG_LOWEST = "among_lowest"


class Direction(StrEnum):
    """Where words say that a value moved."""

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"


class MentionKind(StrEnum):
    """What a rule may speak of besides figures."""

    HEADING = "heading"
    CAPTION = "caption"
    CONTENTS_ENTRY = "contents_entry"
    NOTE_MARK = "note_mark"
    NOTE = "note"
    REFERENCE = "reference"
    DATE = "date"
    TERM = "term"
    ADDRESS = "address"
    JUDGMENT = "judgment"
    BODY_LIST = "body_list"
    IDENTIFIER = "identifier"
    PARAGRAPH = "paragraph"


class Status(StrEnum):
    """
    The outcome of one comparison.

    ``exact`` agrees as printed; ``rounded`` agrees only because prints are rounded;
    ``inconsistent`` cannot all be right; ``unchecked`` could not be compared, with the reason;
    ``error`` means that the rule itself failed.
    """

    EXACT = "exact"
    ROUNDED = "rounded"
    INCONSISTENT = "inconsistent"
    UNCHECKED = "unchecked"
    ERROR = "error"


class Severity(StrEnum):
    """How much a verdict matters, worst first. A question needs a person and never an exit code."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    INFORMATION = "information"


class Assurance(StrEnum):
    """What the comparisons say of one printed figure."""

    AGREED = "agreed"
    SINGLE_PRINT = "single_print"
    DISPUTED = "disputed"


class Slip(StrEnum):
    """What may have made a wrong print of the right one, the likeliest first."""

    SWAPPED = "swapped"
    SIGN = "sign"
    TRANSPOSED = "transposed"
    DIGIT = "digit"
    POINT = "point"
    DROPPED = "dropped"
    OTHER = "other"


class LedgerState(StrEnum):
    """What became of a number in the document."""

    LINKED = "linked"
    UNLINKED = "unlinked"
    NO_FIGURE = "no_figure"


class WaiverState(StrEnum):
    """
    What became of a waiver in a run; all but ``applied`` and ``not_due`` are findings themselves.

    ``not_due`` is about a report that was not read, or a rule that did not run to its end: nothing
    can be said of it.
    """

    APPLIED = "applied"
    EXPIRED = "expired"
    VOID = "void"
    UNUSED = "unused"
    UNAPPROVED = "unapproved"
    NOT_DUE = "not_due"


class Change(StrEnum):
    """What became of a finding from one run to the next."""

    NEW = "new"
    CHANGED = "changed"
    STILL = "still"
    WAIVED = "waived"
    GONE = "gone"


class Criterion(StrEnum):
    """What an assurer asks of a publication; :mod:`schemas.criteria` has the words."""

    AGREEMENT = "agreement"
    TOTALS = "totals"
    FORMAT = "format"
    NOTES = "notes"
    CONSISTENCY = "consistency"
    PLAUSIBILITY = "plausibility"
    COPYING = "copying"


class Dimension(StrEnum):
    """The output quality dimensions of the European Statistical System."""

    RELEVANCE = "relevance"
    ACCURACY_AND_RELIABILITY = "accuracy_and_reliability"
    TIMELINESS_AND_PUNCTUALITY = "timeliness_and_punctuality"
    COHERENCE_AND_COMPARABILITY = "coherence_and_comparability"
    ACCESSIBILITY_AND_CLARITY = "accessibility_and_clarity"


class Fulfilled(StrEnum):
    """What the comparisons of a run say of a criterion; a person has the last word."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_CHECKED = "not_checked"


class Reason(StrEnum):
    """
    Why a finding is new, gone or changed.

    Of a new one it is said of the earlier run: the document, the rule, the print was not there.
    """

    DOCUMENT = "document"
    UNREAD = "unread"
    RULE_OFF = "rule_off"
    RULE_UNKNOWN = "rule_unknown"
    PRINT_CHANGED = "print_changed"
    PRINT_ABSENT = "print_absent"
    JUDGED_OTHERWISE = "judged_otherwise"
    NOT_COMPARED = "not_compared"
    NOT_FOUND = "not_found"
    OTHER_PRINTS = "other_prints"
    EXPECTED = "expected"
    SEVERITY = "severity"
    STATUS = "status"
    WAIVER_ENDED = "waiver_ended"
