"""Every kind of report whose pages are looked at, by name: each writes a folder of pages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schemas.terms import Change, MentionKind, Severity, Status, WaiverState
from tests.command import WaitingHandle
from tests.reporting import factories as make
from tools.many_findings import many
from validate.inputs import gather
from validate.model import Failure, Mention, Place, Results, RuleInfo, Verdict
from validate.model.reviews import Changes, FigureChange, FindingChange, Waiver, WaiverUse
from validate.pipeline import Settings, run
from validate.reporting import write_report

from .payloads import hostile_texts

ROOT = Path(__file__).parents[2]
BULLETIN = ROOT / "tests" / "data" / "bulletin"
GENERIC = ROOT / "tests" / "data" / "generic"
MANY = 225  # enough for further pages


def _made(results: Callable[[], Results]) -> Callable[[Path], Path]:
    """A kind of which the results are made by hand."""

    def writing(folder: Path) -> Path:
        write_report(results(), folder / "report")
        return folder / "report"

    return writing


def _run(*paths: Path, previous: tuple[Path, ...] = ()) -> Callable[[Path], Path]:
    """A kind that a real run writes."""

    def writing(folder: Path) -> Path:
        inputs, failures = gather(paths, previous)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("validate.isolation.pool.Handle", WaitingHandle)
            run(inputs, failures, Settings(out=folder / "out"), lambda _: None)
        return folder / "out" / "report"

    return writing


def unreadable(folder: Path) -> Path:
    """Reports of no known family, and files that cannot be read."""
    damaged = folder / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7\nnothing more")
    return _run(GENERIC / "fire_response.txt", damaged, folder / "nowhere.txt")(folder)


def nothing_read() -> Results:
    """No document could be read."""
    return make.results(failures=(Failure(document="torn.pdf", message="torn.pdf: is damaged."),))


def _mention(id_: str, kind: MentionKind, words: str, quote: str) -> Mention:
    return Mention(
        id=id_,
        report="libraries/westmarch/2032",
        kind=kind,
        key=words,
        value=words,
        place=make.place(quote, words, page=4),
    )


def of_mentions() -> Results:
    """Findings that speak of headings, references and names, and of no figure."""
    mentions = (
        _mention("m1", MentionKind.HEADING, "3 Lending", "3 Lending"),
        _mention("m2", MentionKind.HEADING, "5 Reading rooms", "5 Reading rooms"),
        _mention("m3", MentionKind.REFERENCE, "Table 9", "The rest is in Table 9 below."),
        _mention("m4", MentionKind.CONTENTS_ENTRY, "4 Opening hours", "4 Opening hours ... 11"),
        _mention("m5", MentionKind.DATE, "31 June 2032", "It was counted on 31 June 2032."),
    )
    told = {
        "headings": (("m1", "m2"), "Heading 4 is missing between 3 and 5."),
        "contents": (("m4",), "The contents name a section that the report does not have."),
        "references": (("m3",), "The report has no Table 9."),
        "dates": (("m5",), "There is no 31 June."),
    }
    severities = (Severity.ERROR, Severity.WARNING, Severity.QUESTION, Severity.INFORMATION)
    return make.results(
        reports=(make.report(),),
        mentions=mentions,
        verdicts=tuple(
            Verdict(
                id=f"v-{rule}",
                rule=rule,
                status=Status.INCONSISTENT,
                severity=severity,
                reports=("libraries/westmarch/2032",),
                mentions=ids,
                message=message,
            )
            for (rule, (ids, message)), severity in zip(told.items(), severities, strict=True)
        ),
        rules=tuple(
            RuleInfo(id=rule, title=f"The {rule} hold", explanation=f"Looks at {rule}.")
            for rule in told
        ),
    )


def reviewed() -> Results:
    """Findings that people have decided about, waivers in every state, and what changed."""
    granted = Waiver(
        finding="v1",
        rule="same-figure",
        reason="The table was printed before the revision; the next edition says so.",
        printed=("412", "421"),
        raised_by="A. Reviewer",
        raised_on=date(2032, 5, 2),
        approved_by="B. Approver",
        approved_on=date(2032, 5, 3),
        expires_on=date(2033, 5, 3),
        ticket="LIB-12",
        about="The text says 412 and the table says 421.",
        file="waivers.toml",
        line=4,
    )
    waivers = tuple(
        WaiverUse(waiver=replace(granted, line=4 + 12 * number), state=state)
        for number, state in enumerate(WaiverState)
    )
    findings = tuple(
        FindingChange(
            id=id_,
            change=change,
            rule="same-figure",
            severity=Severity.ERROR,
            message="The text says 412 and the table says 421.",
            before=("412", "420"),
            now=("412", "421"),
            where=(Place(document=make.WEST, page=3), Place(document=make.WEST, page=7)),
            status=Status.INCONSISTENT,
        )
        for id_, change in zip(("v1", "v2", "v3", "v5", "v9"), Change, strict=True)
    )
    figures = tuple(
        FigureChange(
            id=f"f{number}",
            title="Loans per 1,000 people",
            subject="Westmarch",
            period="year to March 2032",
            before=before,
            now=now,
            where=Place(document=make.WEST, page=3),
        )
        for number, (before, now) in enumerate((("411", "412"), (None, "9"), ("7", None)), start=1)
    )
    held = make.disputed()
    first, *others = held.verdicts
    return replace(
        held,
        verdicts=(replace(first, waived_by="B. Approver"), *others),
        waivers=waivers,
        changes=Changes(findings=findings, figures=figures, notes=("eastmarch.txt is new",)),
    )


KINDS: dict[str, Callable[[Path], Path]] = {
    "clean": _made(make.clean),
    "mentions": _made(of_mentions),
    "reviewed": _made(reviewed),
    "nothing": _made(nothing_read),
    "hostile": _made(hostile_texts),
    "many": _made(lambda: many(MANY, documents=1)),
    "seeds": _run(ROOT / "seeds"),
    "editions": _run(BULLETIN / "2025_q2.txt", previous=(BULLETIN / "2025_q1.txt",)),
    "unreadable": unreadable,
}
