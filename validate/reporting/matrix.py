"""Rules by reports: what each rule compared in each report, and where it found something."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from schemas.terms import Severity, Status
from validate.model import Verdict
from validate.reporting import wording
from validate.reporting.lookup import Lookup
from validate.reporting.markup import Html, join, lines, link, tag, text
from validate.reporting.names import finding_anchor, rule_anchor
from validate.reporting.page import Section
from validate.reporting.strings import say
from validate.reporting.tables import Column, Table, render
from validate.reporting.tally import is_discrepancy

_KINDS = ("failed", "wrong", "elsewhere", "asked")
_TONES = {"failed": "bad", "wrong": "bad", "elsewhere": "ask", "asked": "ask"}
_Cells = Mapping[tuple[str, str], list[Verdict]]


def matrix_section(look: Lookup) -> Section | None:
    """The section of the index; None where there is no report or no rule."""
    documents = [report.document for report in look.results.reports]
    cells = _cells(look)
    rules = [rule for rule in look.rules if any((rule, one) in cells for one in documents)]
    if not documents or not rules:
        return None
    table = Table(
        id="matrix-table",
        caption=say("matrix.caption"),
        columns=(
            Column(label=say("column.rule")),
            *(Column(label=label, number=True) for label in _labels(look)),
        ),
        rows=tuple(_row(look, rule, documents, cells) for rule in rules),
        matrix=True,
    )
    intro = tag("p", text(say("matrix.intro")))
    return Section(id="matrix", title=say("matrix.title"), body=lines(intro, render(table)))


def _labels(look: Lookup) -> list[str]:
    """Whom each report is about, which is shorter than the name of its file, if that is enough."""
    reports = look.results.reports
    subjects = [report.subject for report in reports]
    alone = all(subjects) and len(set(subjects)) == len(subjects)
    return subjects if alone else [report.document for report in reports]


def _cells(look: Lookup) -> _Cells:
    found: defaultdict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in (one for one in look.results.verdicts if not one.of_waiver):
        for document in look.documents_of[verdict.id]:
            found[verdict.rule, document].append(verdict)
    return found


def _row(look: Lookup, rule: str, documents: list[str], cells: _Cells) -> tuple[Html, ...]:
    title = link(f"#{rule_anchor(rule)}", text(look.rule_title(rule)))
    own = (_cell(look, cells.get((rule, document), []), document) for document in documents)
    return (title, *own)


def _cell(look: Lookup, verdicts: list[Verdict], document: str) -> Html:
    """How many comparisons, and in words what is wrong with them; a dash where there are none."""
    made = [verdict for verdict in verdicts if verdict.is_comparison]
    found = {
        kind: [one for one in verdicts if _kind(look, one, document) == kind] for kind in _KINDS
    }
    for kind, own in found.items():
        if own:
            first = look.worst_first(tuple(own))[0]
            target = f"{look.pages[document]}#{finding_anchor(first.id)}"
            words = say(f"matrix_cell.{kind}", n=len(own), all=len(made))
            return tag("span", link(target, text(words)), class_=f"told {_TONES[kind]}")
    if not made and verdicts:
        return _quiet(say("matrix.unchecked"), say("matrix.unchecked_words"))
    if not made:
        return _quiet(say("matrix.none"), say("matrix.none_words"))
    states = Counter(verdict.status for verdict in made)
    agreed = states[Status.EXACT] + states[Status.ROUNDED]
    if agreed < len(made):  # marked revisions, remarks, and what is waived
        return _quiet(wording.whole(len(made)), say("matrix.settled_words", n=len(made)))
    words = say("matrix.agreed_words", n=agreed)
    return _quiet(wording.whole(len(made)), words)


def _kind(look: Lookup, verdict: Verdict, document: str) -> str:
    """What a reviewer has to do about a verdict, the worst kind first in ``_KINDS``; or nothing."""
    if verdict.status is Status.ERROR:
        return "failed"
    if is_discrepancy(verdict):
        return "wrong" if document in look.accused(verdict) else "elsewhere"
    asked = verdict.is_finding and verdict.severity is Severity.QUESTION
    return "asked" if asked and not (verdict.announced or verdict.waived_by) else ""


def _quiet(shown: str, words: str) -> Html:
    """A sign for the eye, and words for whoever does not see it."""
    return join(
        [
            tag("span", text(shown), aria_hidden="true"),
            tag("span", text(words), class_="unseen"),
        ]
    )
