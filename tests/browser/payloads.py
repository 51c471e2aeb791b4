"""Texts that would do harm where they became markup, and a report that has them everywhere."""

from dataclasses import replace

from schemas.terms import Kind, LedgerState, MentionKind, Missing, Severity, Slip, Status
from tests.reporting import factories as make
from validate.model import Cause, Dataset, Failure, Repair, Results, RuleInfo, Suspect, Verdict

# Whatever of these runs sets ``window.hit``.
_MARKUP = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "</style></title></textarea><script>window.hit = 1</script><style>* { color: red }",
    '"><svg/onload="window.hit = 1"><a href="javascript:window.hit=1">press</a>',
    "\" onmouseover='window.hit=1' onfocus='window.hit=1' autofocus x=\"",
    "--><script>window.hit = 1</script><!-- ]]><![CDATA[",
    "<iframe srcdoc='<script>parent.hit = 1</script>'></iframe><meta http-equiv=refresh>",
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;b&#62; &amp;amp; &nosuch; &#0;",
)
_LETTERS = (
    "\u202e214 erew erehT\u202c \u2066412\u2069 \u200f412\u200e",
    "4\u200b1\ufeff2\u2060 \u00ad3\u200d \u061c5",
    "\u05d0\u05d1\u05d2 412 \u0627\u0644\u0639 (7) \u0baa\u0bc8 \U0001f469\u200d\U0001f4bb",
    "NUL\x00 BEL\x07 ESC\x1b[31m DEL\x7f CSI\x9b BOM\ufeff FFFE\ufffe",
    "lone \ud800 and \udfff halves",
    "Z" + "\u0351\u0321\u0489" * 400,
)
HOSTILE = {
    "markup": " ".join(_MARKUP),
    "address": "javascript:window.hit=1",
    "template": "{{constructor.constructor('window.hit = 1')()}} ${window.hit = 1} {0} {n} %s {",
    "letters": " ".join(_LETTERS),
    "word": "w" * 10_000,
    "long": "The count of 412 was not what the table has. " * 2_300,
}
HARMLESS = {name: f"A plain text, number {n}" for n, name in enumerate(HOSTILE)}
NUMBER = "412"
_LONGEST_LABEL = 10_000  # a quote may be longer


def hostile_texts() -> Results:
    """One document for each of the hostile texts."""
    return texts(HOSTILE)


def texts(payloads: dict[str, str]) -> Results:
    """A document for each text, which stands everywhere where a text from outside can stand."""
    each = [_one(f"{number:02}", text) for number, text in enumerate(payloads.values())]
    first = each[0]
    return replace(
        first,
        **{
            name: tuple(item for one in each for item in getattr(one, name))
            for name in (
                "reports", "failures", "figures", "mentions", "ledger", "verdicts", "datasets",
                "causes", "rules",
            )
        },
        uses={id_: use for one in each for id_, use in one.uses.items()},
        measures={name: title for one in each for name, title in one.measures.items()},
        notes=tuple(note for one in each for note in one.notes),
    )  # fmt: skip


def _one(mark: str, whole: str) -> Results:
    text = whole[:_LONGEST_LABEL]
    name = f"{text[:150]} {mark}.pdf"
    id_ = f"libraries/{mark}/2032"
    rule = f"{text[:60]}{mark}"
    about = {"document": name, "report": id_, "subject": text, "family": text}
    quote = f"{whole} It was {NUMBER} there. {whole}"
    spot = quote.index(f"It was {NUMBER}") + len("It was ")
    told = make.figure(f"f1-{mark}", NUMBER, context=text, row_label=text, **about)
    told = replace(told, place=make.place(quote, quote[spot:], document=name))
    told = replace(told, place=replace(told.place, start=spot, end=spot + len(NUMBER)))
    cell = make.figure(
        f"f2-{mark}", "421", f"421 {text}", kind=Kind.TABLE, table=text, row_label=text,
        column_label=text, grid=1, row=1, column=1, evidence=(text, text),
        method="labels, corrected", **about,
    )  # fmt: skip
    lost = make.figure(
        f"f3-{mark}", "412", missing=Missing.UNREADABLE, **(about | {"row_label": text})
    )
    doubtful = make.unlinked(
        f"f4-{mark}", "8", f"8 {text}", context=text, evidence=(text,), candidates=(text,), **about
    )
    heading = make.caption(f"m1-{mark}", text, report=id_, document=name, parent=text, key=text)
    heading = replace(heading, kind=MentionKind.HEADING)
    bare = make.caption(f"m2-{mark}", text, report=id_, document=name, key=f"{text} {mark}")
    found = make.verdict(
        f"v1-{mark}", Status.INCONSISTENT, told, cell, message=text, note=text, rule=rule
    )
    named = Verdict(
        id=f"v2-{mark}", rule=rule, status=Status.INCONSISTENT, severity=Severity.QUESTION,
        reports=(id_,), mentions=(heading.id,), message=text,
    )  # fmt: skip
    return make.results(
        reports=(
            make.report(
                name, id=id_, title=text, subject=text, family=text, path="", problems=(text,)
            ),
        ),
        failures=(Failure(document=f"{text} lost", message=text),),
        figures=(told, cell, lost, doubtful),
        mentions=(heading, bare),
        verdicts=(
            found,
            named,
            make.verdict(f"v3-{mark}", Status.ROUNDED, told, cell, rule=rule),
            make.verdict(f"v4-{mark}", Status.UNCHECKED, told, cell, rule=rule, message=text),
        ),
        ledger=(
            make.entry(text, LedgerState.NO_FIGURE, document=name, reason=text),
            make.entry("8", LedgerState.UNLINKED, document=name, figure_id=doubtful.id),
        ),
        datasets=(
            Dataset(name=f"d{mark}", title=text, file=text, rows=1, blocked_by=(found.id, text)),
        ),
        causes=(
            Cause(
                id=f"c{mark}",
                findings=(found.id,),
                suspects=(Suspect(repairs=(Repair(figure=told.id),), slip=Slip.OTHER),),
                tied=1,
                complete=True,
            ),
        ),
        rules=(RuleInfo(id=rule, title=text, explanation=f"{text}\n\n    {text}\n\n``{text}``"),),
        measures={"loans_per_1000": text},
        notes=(text,),
    )
