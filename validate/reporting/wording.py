"""Words for people, British spelling: statuses, severities, kinds, units, numbers, periods."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from schemas.terms import Kind, LedgerState, MentionKind, Missing, Severity, Status, Unit
from validate.model import Figure, Period, Verdict
from validate.numbers import Interval, plain
from validate.reporting.strings import say

STATUS = {one: say(f"status.{one.value}") for one in Status}
SEVERITY = {one: say(f"severity.{one.value}") for one in Severity}
KIND = {one: say(f"kind.{one.value}") for one in Kind}
MISSING = {one: say(f"missing.{one.value}") for one in Missing}
LEDGER = {one: say(f"ledger.{one.value}") for one in LedgerState}


def counted(number: int, one: str, many: str = "") -> str:
    """``1 figure``, ``1,204 figures``: for the terminal, which speaks English."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}"


def listed(items: list[str]) -> str:
    """``a, b and c``."""
    if len(items) < 2:  # noqa: PLR2004 - one item needs no "and"
        return "".join(items)
    return say("list.last", others=say("list.comma").join(items[:-1]), last=items[-1])


def some(items: Sequence[str], most: int) -> str:
    """The first few items, and how many more there are."""
    shown = say("list.semicolon").join(items[:most])
    more = len(items) - most
    return say("list.more", shown=shown, n=more) if more > 0 else shown


def either(items: Sequence[str]) -> str:
    """``a, b or c``."""
    if len(items) < 2:  # noqa: PLR2004 - one item needs no "or"
        return "".join(items)
    return say("list.either", others=say("list.comma").join(items[:-1]), last=items[-1])


def closed(words: str) -> str:
    """A sentence with its full stop."""
    return (
        words if not words or words.endswith((".", "!", "?")) else say("list.closed", words=words)
    )


def capital(words: str) -> str:
    """The words as they begin a sentence."""
    return words[:1].upper() + words[1:]


def commas(parts: Iterable[str]) -> str:
    """``a, b``: those of the parts that are not empty."""
    return say("list.comma").join(part for part in parts if part)


def semicolons(parts: Iterable[str]) -> str:
    """``a; b``, each as it stands."""
    return say("list.semicolon").join(parts)


def headed(head: str, words: str) -> str:
    """``head: words``, or the head alone."""
    return say("list.headed", head=head, words=words) if words else head


def quoted(words: str) -> str:
    """Typographic quotation marks."""
    return say("list.quoted", words=words)


def whole(number: int) -> str:
    """A count with its thousands separated."""
    return say("number.plain", n=number)


def decimal(value: Decimal, *, as_printed: bool = False) -> str:
    """A number with thousands separated and a true minus sign; a print keeps its zeros."""
    units, _, fraction = plain(abs(value), as_printed=as_printed).partition(".")
    digits = whole(int(units)) + (f"{say('number.point')}{fraction}" if fraction else "")
    return f"{say('number.minus')}{digits}" if value < 0 and digits != "0" else digits


def span(expected: Interval) -> str:
    """``45.7 to 46.6``, or one number when both ends are equal."""
    if expected.low == expected.high:
        return decimal(expected.low, as_printed=True)
    if not expected.high.is_finite():
        return say("number.least", low=decimal(expected.low))
    if not expected.low.is_finite():
        return say("number.most", high=decimal(expected.high))
    return say("number.span", low=decimal(expected.low), high=decimal(expected.high))


def with_unit(number: str, unit: Unit | None) -> str:
    """A number and its unit in words."""
    if unit is None:
        return number
    one = number.lstrip(f"+-{say('number.minus')}") == "1"
    return say(f"unit.{unit.value}", number=number, n=1 if one else 2)


def difference_unit(unit: Unit | None) -> Unit | None:
    """The unit in which two values of ``unit`` differ."""
    return Unit.PERCENTAGE_POINT if unit is Unit.PERCENT else unit


def printed(figure: Figure, print_: str) -> str:
    """A print as it stands, with its sign when words gave it (*fell by 3* is -3)."""
    if figure.value is not None and figure.value < 0 and not set(print_) & set("-\u2212\u2013"):
        return say("number.decrease", print=print_)
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
    if verdict.of_waiver:
        return say("label.of_waiver")
    if verdict.announced:
        return say("label.announced")
    if verdict.waived_by:
        return say("label.waived") if verdict.is_approved else say("label.known")
    return say(f"label.{verdict.severity.value}")


def mention_kind(kind: MentionKind) -> str:
    """``contents entry``."""
    return say(f"mention.{kind.value}")


def name(identifier: str) -> str:
    """A name of a measure or rule that has no title: spaces for its joints."""
    return identifier.replace("_", " ").replace("-", " ")


def period(value: Period) -> str:
    """The period as printed, or in words."""
    if value.label:
        return value.label
    if value.start == value.end:
        return day(value.start)
    return say("date.span", start=day(value.start), end=day(value.end))


def day(value: date) -> str:
    """``30 June 2016``."""
    # The names of months must not follow the locale of the machine.
    return say("date.day", day=value.day, month=say(f"month.{value.month}"), year=value.year)
