"""Words for people, British spelling: statuses, severities, kinds, units, numbers, periods."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from schemas.terms import Kind, LedgerState, MentionKind, Missing, Severity, Status, Unit
from validate.model import Figure, Period, Verdict
from validate.numbers import Interval, plain

STATUS = {
    Status.EXACT: "Agreed as printed",
    Status.ROUNDED: "Agreed only through rounding",
    Status.INCONSISTENT: "Discrepancy",
    Status.UNCHECKED: "Could not be checked",
    Status.ERROR: "Rule failed",
}

SEVERITY = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.QUESTION: "question",
    Severity.INFORMATION: "remark",
}

KIND = {
    Kind.INFOGRAPHIC: "infographic",
    Kind.TABLE: "table",
    Kind.CLAIM: "text",
    Kind.FOOTNOTE: "footnote",
    Kind.ANNEX: "annex",
    Kind.SOURCE: "source note",
}

MISSING = {
    Missing.NOT_PRINTED: "Not printed: the place of the value is empty",
    Missing.NOT_SUPPLIED: "Not supplied: a mark stands for the value",
    Missing.SUPPRESSED: "Suppressed: a mark stands for the value",
    Missing.NOT_APPLICABLE: "Not applicable: a mark says that there can be none",
    Missing.UNREADABLE: "Unreadable: what is printed was not read as a number",
}

LEDGER = {
    LedgerState.LINKED: "Linked to a measure",
    LedgerState.UNLINKED: "Could not be linked to a measure",
    LedgerState.NO_FIGURE: "Set aside as no figures",
}

# A count needs no unit beside its number; a percentage differs from another by percentage points.
_UNIT = {
    Unit.PERCENT: "per cent",
    Unit.PERCENTAGE_POINT: "percentage points",
    Unit.PER_1000_POPULATION: "per 1,000 population",
    Unit.PER_10000_POPULATION: "per 10,000 population",
    Unit.PER_100000_POPULATION: "per 100,000 population",
    Unit.PER_1000_HOUSEHOLDS: "per 1,000 households",
    Unit.PER_MILLION_POPULATION: "per million population",
    Unit.PER_100_OFFENCES: "per 100 offences",
    Unit.COUNT: "",
    Unit.GBP: "pounds",
    Unit.GBP_MILLION: "million pounds",
    Unit.SECONDS: "seconds",
    Unit.MINUTES: "minutes",
    Unit.HOURS: "hours",
    Unit.DAYS: "days",
    Unit.WEEKS: "weeks",
    Unit.MONTHS: "months",
    Unit.QUARTERS: "quarters",
    Unit.YEARS: "years",
    Unit.RATIO: "",
}
# Words for many that say something else of one: *per 1,000 households* holds for one as well.
_COUNTABLE = frozenset(
    {
        Unit.PERCENTAGE_POINT, Unit.GBP, Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS,
        Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS,
    }
)  # fmt: skip


def counted(number: int, one: str, many: str = "") -> str:
    """``1 figure``, ``1,204 figures``."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}"


def listed(items: list[str]) -> str:
    """``a, b and c``."""
    if len(items) < 2:  # noqa: PLR2004 - one item needs no "and"
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def some(items: Sequence[str], most: int) -> str:
    """The first few items, and how many more there are."""
    shown = "; ".join(items[:most])
    more = len(items) - most
    return f"{shown}; and {more:,} more" if more > 0 else shown


def decimal(value: Decimal, *, as_printed: bool = False) -> str:
    """A number with thousands separated and a true minus sign; a print keeps its zeros."""
    whole, _, fraction = plain(abs(value), as_printed=as_printed).partition(".")
    digits = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    return f"\N{MINUS SIGN}{digits}" if value < 0 and digits != "0" else digits


def span(expected: Interval) -> str:
    """``45.7 to 46.6``, or one number when both ends are equal."""
    if expected.low == expected.high:
        return decimal(expected.low, as_printed=True)
    return f"{decimal(expected.low)} to {decimal(expected.high)}"


def with_unit(number: str, unit: Unit | None) -> str:
    """A number and its unit in words."""
    words = _UNIT[unit] if unit is not None else ""
    if unit in _COUNTABLE and number.lstrip("+-\N{MINUS SIGN}") == "1":
        words = words.removesuffix("s")
    return f"{number} {words}" if words else number


def difference_unit(unit: Unit | None) -> Unit | None:
    """The unit in which two values of ``unit`` differ."""
    return Unit.PERCENTAGE_POINT if unit is Unit.PERCENT else unit


def printed(figure: Figure, print_: str) -> str:
    """A print as it stands, with its sign when words gave it (*fell by 3* is -3)."""
    if figure.value is not None and figure.value < 0 and not set(print_) & set("-\u2212\u2013"):
        return f"{print_} (a decrease)"
    return print_


def stated(figure: Figure) -> str:
    """What a figure says: its value with its unit; nothing where none is printed."""
    if figure.value is None:
        return ""
    return with_unit(decimal(figure.value, as_printed=True), figure.unit)


def is_corrected(figure: Figure) -> bool:
    """Whether a person has said what the figure is; its evidence then says who and why."""
    return "corrected" in figure.method.split(", ")


def label_of(verdict: Verdict) -> str:
    """What a finding is, in words that need no colour."""
    if verdict.status is not Status.INCONSISTENT:
        return STATUS[verdict.status]
    if verdict.announced:
        return "Marked revision"
    if verdict.severity in {Severity.ERROR, Severity.WARNING}:
        return f"{STATUS[verdict.status]}: {SEVERITY[verdict.severity]}"
    return SEVERITY[verdict.severity].capitalize()


def mention_kind(kind: MentionKind) -> str:
    """``contents entry``."""
    return kind.value.replace("_", " ")


def name(identifier: str) -> str:
    """A name of a measure or rule that has no title: spaces for its joints."""
    return identifier.replace("_", " ").replace("-", " ")


def period(value: Period) -> str:
    """The period as printed, or in words."""
    if value.label:
        return value.label
    if value.start == value.end:
        return _day(value.start)
    return f"{_day(value.start)} to {_day(value.end)}"


def _day(value: date) -> str:
    # The names of months must not follow the locale of the machine.
    months = "January February March April May June July August September October November December"
    return f"{value.day} {months.split()[value.month - 1]} {value.year}"
