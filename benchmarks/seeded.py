"""Errors put into a corpus one at a time, and what the checks make of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from schemas.terms import Severity, Status
from tools.corpus import NoSuchError, with_error
from tools.corpus.__main__ import command
from tools.corpus.model import Change, Corpus, Document, Error
from tools.corpus.oracle import Seen, sees
from validate.checking.engine import evaluator_of, judge
from validate.checking.facts import Facts
from validate.checking.joint.together import together
from validate.checking.rule import Rule
from validate.family.find import families
from validate.model import Cause, Figure, Verdict
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised, recognise

FAMILY = families("peel_effectiveness_2016")[0]
_LOUD = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checks say of a corpus."""

    figures: Mapping[str, Figure]
    findings: tuple[Verdict, ...]
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """
    A corpus to put errors into, and the arguments of ``tools.corpus`` that make it again.

    The reports ``beside`` it are checked with it, and get no errors.
    """

    corpus: Corpus
    kinds: tuple[str, ...]
    arguments: tuple[str, ...]
    beside: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    One error and what became of it.

    It is ``found`` if an error or warning names its print, ``asked`` if nothing but a question
    does. ``place`` is that of the culprit among the suspects: 1 for first or tied first, 0 for
    nowhere; ``tied`` how many share the first place. ``size`` is how far off it is, in units of its
    place; ``alarms`` are findings that do not name it. ``linked`` says that it was recognised.
    """

    error: Error
    command: str
    seen: Seen
    linked: bool
    found: bool
    asked: bool
    alarms: tuple[str, ...]
    place: int
    tied: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What is found in a corpus before any error, the kinds it has none of, and its cases."""

    trial: Trial
    before: tuple[Verdict, ...]
    lacking: tuple[str, ...]
    cases: tuple[Case, ...]


def recognised(document: Document) -> Recognised:
    """One report, read and recognised as a run does it."""
    name = document.name
    return recognise(read_text(name, document.text.encode()), FAMILY, name)


def facts_of(held: Sequence[Recognised]) -> Facts:
    """What the rules look at."""
    return Facts(
        reports=tuple(one.report for one in held),
        figures=tuple(figure for one in held for figure in one.figures),
        mentions=tuple(mention for one in held for mention in one.mentions),
        families={FAMILY.name: FAMILY},
    )


def checked(held: Sequence[Recognised], rules: Sequence[Rule]) -> Checked:
    """All reports, checked together."""
    facts = facts_of(held)
    evaluator = evaluator_of(facts)
    judged = judge(facts, rules, evaluator)
    joint = together(judged, facts, evaluator)
    verdicts = (*(one.verdict for one in judged), *joint.verdicts)
    wrong = {Status.INCONSISTENT, Status.ERROR}
    findings = tuple(one for one in verdicts if one.status in wrong)
    return Checked(figures=facts.by_id, findings=findings, causes=joint.causes)


def tried(trial: Trial, each: int, rules: Sequence[Rule]) -> Tried:
    """Every kind of error, ``each`` times, in one corpus; what was found before is no news."""
    clean = {one.name: recognised(one) for one in (*trial.corpus.documents, *trial.beside)}
    before = checked(list(clean.values()), rules).findings
    known = frozenset((one.id, one.message) for one in before)
    cases: list[Case] = []
    lacking: list[str] = []
    for kind in trial.kinds:
        for number in range(each):
            try:
                changed, error = with_error(trial.corpus, kind, number)
            except NoSuchError:
                lacking.append(kind)
                break
            document = next(one for one in changed.documents if one.name == error.document)
            held = clean | {document.name: recognised(document)}
            result = checked(list(held.values()), rules)
            new = [one for one in result.findings if (one.id, one.message) not in known]
            cases.append(_case(trial, changed, error, result, new))
    return Tried(trial=trial, before=before, lacking=tuple(lacking), cases=tuple(cases))


def _case(
    trial: Trial, changed: Corpus, error: Error, result: Checked, new: Sequence[Verdict]
) -> Case:
    wrong = [_figure(result.figures, error, change) for change in error.changes]
    ids = {one.id for one in wrong if one is not None}
    naming = [one for one in new if ids & set(one.figures) and one.status is Status.INCONSISTENT]
    found = any(one.severity in _LOUD for one in naming)
    place, tied = _place(result.causes, ids)
    given = [*trial.arguments, "--error", error.kind, "--error-seed", str(error.seed)]
    return Case(
        error=error,
        command=command(given, "DIR"),
        seen=sees(changed, error),
        linked=all(one is not None and one.measure for one in wrong),
        found=found,
        asked=bool(naming) and not found,
        alarms=tuple(one.message for one in new if one not in naming),
        place=place,
        tied=tied,
        size=max(_size(change, wrong) for change in error.changes),
    )


def _figure(figures: Mapping[str, Figure], error: Error, change: Change) -> Figure | None:
    """The figure that the changed print is read as."""
    return next(_at(figures, error.document, change), None)


def _at(figures: Mapping[str, Figure], document: str, change: Change) -> Iterator[Figure]:
    """Figures that begin at a print or, with a sign or a ratio's *1:*, a little before it."""
    for one in figures.values():
        if (one.place.document, one.place.line) != (document, change.line):
            continue
        start = one.place.column
        if start is not None and start <= change.print_start < start + len(one.printed):
            yield one


def _size(change: Change, wrong: Sequence[Figure | None]) -> int:
    """How far a print is off, in units of its last place; 0 where a word was turned."""
    if not any(sign.isdigit() for sign in change.before):
        return 0
    before, after = (Decimal(text.replace(",", "")) for text in (change.before, change.after))
    places = max((one.decimals or 0 for one in wrong if one is not None), default=0)
    return int(abs(before - after).scaleb(places))


def _place(causes: Sequence[Cause], ids: set[str]) -> tuple[int, int]:
    """Where the true culprits stand among the suspects of the causes that have them."""
    places, ties = [], []
    for cause in causes:
        of_set = [{repair.figure for repair in one.repairs} for one in cause.suspects]
        if not any(ids & held for held in of_set):
            continue
        ties.append(cause.tied)
        at = next((at for at, held in enumerate(of_set) if held <= ids), None)
        places.append(0 if at is None else 1 if at < cause.tied else at + 1)
    if not places:
        return 0, 0
    return (0 if 0 in places else max(places)), max(ties)
