"""What recognising one document has at hand, and the one place where a figure is made."""

from dataclasses import dataclass, replace
from decimal import Decimal

from schemas.terms import Comparison, Direction, Kind, Missing, Qualifier, Unit
from validate.family.model import Family, Measure
from validate.ids import Identifiers
from validate.model import Figure, Period, Place
from validate.reading.document import Document, Text
from validate.recognition.places import page_label
from validate.recognition.subjects import Subjects
from validate.recognition.tokens import Form, Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a print is of: measure (None if none was found), subject, periods, where it belongs."""

    kind: Kind
    context: str
    subject: str
    measure: Measure | None
    label: str = ""
    period: Period | None = None
    base: Period | None = None

    def at_its_end(self) -> "Point":
        """The same of the last days of its periods: what is open, in post, in stock then."""
        return replace(self, period=_last_day(self.period), base=_last_day(self.base))

    @property
    def keys(self) -> tuple[str, ...]:
        """What the id of the print is made from."""
        return (
            self.kind,
            self.context,
            self.subject,
            self.measure.name if self.measure else self.label,
            self.period.iso if self.period else "",
            self.base.iso if self.base else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """
    A print as it stands: its number, or the text in its place; ``sign`` of a change.

    ``unit`` and ``candidates`` are what is known of a print without a measure.
    """

    place: Place
    number: Number | None = None
    shown: str = ""
    missing: Missing | None = None
    sign: int = 0
    unit: Unit = Unit.COUNT
    qualifier: Qualifier | None = None
    candidates: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    past: bool = False
    carried: bool = False
    comparison: Comparison | None = None
    compared_with: str = ""
    direction: Direction | None = None

    @property
    def value(self) -> Decimal | None:
        """The signed value; a change said in words has the sign of its words."""
        if self.number is None:
            return None
        value = abs(self.number.value) * self.sign if self.sign else self.number.value
        return value + Decimal(0)  # no negative zero


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """One document, its family, whom it speaks of, and the ids given in it so far."""

    document: Document
    family: Family
    subjects: Subjects
    identifiers: Identifiers

    def place(
        self, text: Text, start: int, end: int, quote: tuple[int, int] | None = None
    ) -> Place:
        """The place of ``text[start:end]``; ``quote`` bounds the sentence, default all."""
        first, last = quote or (0, len(text.text))
        page = text.page_at(start)
        return Place(
            document=self.document.name,
            page=page,
            page_label=page_label(self.document, page),
            line=text.line_at(start),
            column=text.column_at(start),
            boxes=text.boxes(start, end),
            quote=text.text[first:last],
            start=start - first,
            end=end - first,
        )

    def figure(self, point: Point, shown: Print, method: str) -> Figure:
        """The figure that a print at a point is."""
        point = point.at_its_end() if point.measure and point.measure.stock else point
        measure, number = point.measure, shown.number
        national = self.family.national
        excludes = measure.excludes if measure and national else ()
        return Figure(
            id=self.identifiers.give("f", *point.keys),
            report=self.identifiers.report,
            family=self.family.name,
            kind=point.kind,
            context=point.context,
            subject=point.subject,
            measure=measure.name if measure else "",
            period=point.period,
            base_period=point.base,
            printed=shown.place.quote[shown.place.start : shown.place.end]
            if number
            else shown.shown,
            value=shown.value,
            missing=None if number else shown.missing or Missing.UNREADABLE,
            decimals=number.decimals if number else None,
            precision_from=_precision_from(shown),
            unit=_unit(measure, shown),
            qualifier=shown.qualifier,
            population=measure.population if measure else "",
            excludes=excludes if national and national.name == point.subject else (),
            candidates=shown.candidates if measure is None else (),
            evidence=shown.evidence,
            past=shown.past,
            carried=shown.carried,
            comparison=shown.comparison,
            compared_with=shown.compared_with,
            direction=shown.direction,
            place=shown.place,
            method=method,
        )


def _last_day(period: Period | None) -> Period | None:
    return Period(start=period.end, end=period.end, label=period.label) if period else None


def _unit(measure: Measure | None, shown: Print) -> Unit:
    if measure is None or shown.unit in measure.also_units:
        return shown.unit
    return measure.unit


def _precision_from(shown: Print) -> str:
    """*About 200* and *two thirds* are as precise as their words, not as their digits."""
    share = shown.number is not None and shown.number.form is Form.SHARE
    return "qualifier" if share or shown.qualifier is Qualifier.APPROXIMATE else "print"


def in_table(figure: Figure, *, table: str, label: str, parent: str = "") -> Figure:
    """The same figure with the table and row it stands in."""
    return replace(figure, table=table, row_label=" ".join(label.split()), parent=parent)
