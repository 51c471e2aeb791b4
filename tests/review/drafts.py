"""Runs built by hand: drafts of invented reports on harbours, sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.terms import Kind, Role, Severity, Status, Unit
from validate.ids import Identifiers, digest
from validate.model import Figure, Place, Verdict
from validate.numbers import Interval
from validate.review.runs import Paper, Run

SENTENCES = (
    "In all, {} ferries called at the harbour.",
    "The harbour master counted {} ferries that year.",
    "Some {} boats of the line were seen at the quay in winter.",
    "Of the vessels that berthed here, {} carried cars as well as people.",
    "Nobody expected {} sailings to be made in such weather.",
    "Passengers could choose between {} departures on an ordinary day.",
    "A total of {} crossings were cancelled because of fog.",
    "The timetable promised {} crossings, weather permitting.",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a draft: which, and the print in it."""

    sentence: int
    printed: int
    linked: bool = True
    heading: str = "Traffic"

    @property
    def text(self) -> str:
        """The sentence as printed."""
        return SENTENCES[self.sentence].format(self.printed)


def figures(
    draft: Sequence[Said], document: str = "draft.txt", report: str = "harbours/westmarch/2031"
) -> tuple[Figure, ...]:
    """The figures of a draft, with the ids that recognising would give them."""
    ids = Identifiers(report=report)
    return tuple(
        Figure(
            id=ids.give("f", Kind.CLAIM, said.heading, "ferries" if said.linked else ""),
            report=report,
            family="harbours",
            kind=Kind.CLAIM,
            context=said.heading,
            subject="Westmarch",
            measure="ferries" if said.linked else "",
            printed=str(said.printed),
            value=Decimal(said.printed),
            unit=Unit.COUNT,
            place=Place(
                document=document,
                line=line,
                quote=said.text,
                start=said.text.index(str(said.printed)),
                end=said.text.index(str(said.printed)) + len(str(said.printed)),
            ),
        )
        for line, said in enumerate(draft, start=1)
    )


def compared(
    one: Figure, other: Figure, severity: Severity = Severity.ERROR, waived_by: str = ""
) -> Verdict:
    """Two prints held to each other, as a rule would."""
    assert one.value is not None
    assert other.value is not None
    wrong = one.value != other.value
    return Verdict(
        id=digest("v", ("same", *sorted((one.id, other.id)))),
        rule="same",
        status=Status.INCONSISTENT if wrong else Status.EXACT,
        severity=severity if wrong else Severity.INFORMATION,
        reports=(one.report,),
        figures=(one.id, other.id),
        printed=(one.printed, other.printed),
        expected=Interval(other.value, other.value),
        message="Ferries, Westmarch: in two sentences",
        waived_by=waived_by if wrong else "",
    )


def run(
    draft: Sequence[Said],
    pairs: Sequence[tuple[int, int]] = (),
    *,
    document: str = "draft.txt",
    report: str = "harbours/westmarch/2031",
    waived: frozenset[tuple[int, int]] = frozenset(),
    severity: Severity = Severity.ERROR,
) -> Run:
    """A run on one draft; ``pairs`` are the sentences held to each other, by position."""
    found = figures(draft, document, report)
    verdicts = tuple(
        compared(found[one], found[other], severity, "Ann" if (one, other) in waived else "")
        for one, other in pairs
    )
    text = "\n".join(said.text for said in draft)
    paper = Paper(
        document=document,
        report=report,
        sha256=digest("", (text,)),
        family="harbours",
        role=Role.CURRENT,
    )
    return Run(
        version="1.0",
        papers=(paper,),
        figures=found,
        verdicts=verdicts,
        titles={"ferries": "Ferries"},
        comparisons={"same": len(verdicts)},
    )
