"""
Which errors are found, and whether the culprit is named: ``python -m benchmarks.errors``.

Errors of every kind are put, one at a time, into corpora of made-up reports (:mod:`tools.corpus`).
Whether an error can be seen at all is decided by a judge that shares no code with the checks
(:mod:`tools.corpus.oracle`). Only the report with the error is read again; all are checked together
each time. An error counts as found if some finding names its print; a finding that does not is a
false alarm, and so is any finding on the corpus without an error.
"""

import argparse
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from schemas.terms import Severity, Status
from tools.corpus import KINDS, build, with_error
from tools.corpus.model import Change, Corpus, Document, Error
from tools.corpus.oracle import Seen, sees
from validate.checking.discover import discover
from validate.checking.engine import evaluator_of, judge
from validate.checking.facts import Facts
from validate.checking.joint.together import together
from validate.checking.rule import Rule
from validate.family.find import families
from validate.model import Cause, Figure, Verdict
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised, recognise

FAMILY = families("peel_effectiveness_2016")[0]
_SIZES = (1, 2, 5, 10, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the checks say of a corpus."""

    figures: Mapping[str, Figure]
    findings: tuple[Verdict, ...]
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """
    One error and what became of it.

    ``place`` is that of the culprit among the suspects: 1 for first or tied first, 0 for nowhere;
    ``tied`` how many share the first place. ``size`` is how far off it is, in units of its place.
    """

    error: Error
    seed: int
    seen: Seen
    read: bool
    found: bool
    asked: bool
    alarms: int
    place: int
    tied: int
    size: int


@dataclass(slots=True)
class Tally:
    """Cases of one kind."""

    cases: list[Case] = field(default_factory=list)

    def row(self) -> tuple[int, int, int, int, int]:
        """Cases, those that can be seen, found of these, found beyond, and false alarms."""
        visible = [one for one in self.cases if one.seen.detectable]
        hidden = [one for one in self.cases if not one.seen.detectable]
        return (
            len(self.cases),
            len(visible),
            sum(one.found for one in visible),
            sum(one.found for one in hidden),
            sum(one.alarms for one in self.cases),
        )


def recognised(document: Document) -> Recognised:
    """One report, read and recognised as a run does it."""
    name = f"{document.name}"
    return recognise(read_text(name, document.text.encode()), FAMILY, name)


def checked(held: Sequence[Recognised], rules: Sequence[Rule]) -> Checked:
    """All reports, checked together."""
    figures = tuple(figure for one in held for figure in one.figures)
    facts = Facts(
        reports=tuple(one.report for one in held),
        figures=figures,
        mentions=tuple(mention for one in held for mention in one.mentions),
        families={FAMILY.name: FAMILY},
    )
    evaluator = evaluator_of(facts)
    judged = judge(facts, rules, evaluator)
    joint = together(judged, facts, evaluator)
    verdicts = (*(one.verdict for one in judged), *joint.verdicts)
    wrong = {Status.INCONSISTENT, Status.ERROR}
    findings = tuple(one for one in verdicts if one.status in wrong)
    return Checked(figures=facts.by_id, findings=findings, causes=joint.causes)


def cases(seed: int, reports: int, each: int, rules: Sequence[Rule]) -> Iterator[Case]:
    """Every kind of error, ``each`` times, in one corpus; nothing else may be found in it."""
    corpus = build(reports, str(seed))
    clean = {document.name: recognised(document) for document in corpus.documents}
    before = checked(list(clean.values()), rules)
    if before.findings:
        for finding in before.findings:
            sys.stdout.write(f"FALSE ALARM without an error, seed {seed}: {finding.message}\n")
    for kind in KINDS:
        for number in range(each):
            changed, error = with_error(corpus, kind, number)
            document = next(one for one in changed.documents if one.name == error.document)
            held = clean | {document.name: recognised(document)}
            yield _case(seed, changed, error, checked(list(held.values()), rules))


def _case(seed: int, corpus: Corpus, error: Error, result: Checked) -> Case:
    wrong = [_figure(result.figures, error, change) for change in error.changes]
    ids = {one.id for one in wrong if one is not None}
    naming = [one for one in result.findings if ids & set(one.figures)]
    place, tied = _place(result.causes, ids)
    return Case(
        error=error,
        seed=seed,
        seen=sees(corpus, error),
        read=None not in wrong,
        found=any(one.severity in {Severity.ERROR, Severity.WARNING} for one in naming),
        asked=bool(naming),
        alarms=len(result.findings) - len(naming),
        place=place,
        tied=tied,
        size=max(_size(change, wrong) for change in error.changes),
    )


def _figure(figures: Mapping[str, Figure], error: Error, change: Change) -> Figure | None:
    """The figure that the changed print is read as."""
    for one in figures.values():
        at = (one.place.document, one.place.line, one.place.column)
        if at == (error.document, change.line, change.print_start):
            return one
    return None


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


def report(found: Sequence[Case], *, verbose: bool) -> Iterator[str]:
    """The figures, line by line."""
    by_kind: dict[str, Tally] = defaultdict(Tally)
    for one in found:
        by_kind[one.error.kind].cases.append(one)
    head = ("kind", "errors", "visible", "found", "beyond", "alarms")
    yield f"{head[0]:15}" + "".join(f"{one:>9}" for one in head[1:])
    everything = Tally(list(found))
    for name, tally in (*by_kind.items(), ("all", everything)):
        yield f"{name:15}" + "".join(f"{one:9}" for one in tally.row())
    yield from _by_size(found)
    yield from _culprits(found)
    for one in found:
        missed = one.seen.detectable and not one.found
        if missed or one.alarms or (verbose and one.found and one.place != 1):
            what = "MISSED" if missed else "ALARM" if one.alarms else "not named first"
            asked = " (a question)" if missed and one.asked else ""
            read = "" if one.read else " (not read)"
            changes = "; ".join(
                f"line {change.line}: {change.before} -> {change.after} {change.key.measure}"
                for change in one.error.changes
            )
            yield (
                f"{what}{asked}{read}: {one.error.kind} {one.error.seed}, seed {one.seed}, "
                f"{one.error.document}, {changes}; {one.seen.relations} relations"
            )


def _by_size(found: Sequence[Case]) -> Iterator[str]:
    """How many are found by how far they are off."""
    yield "by size, in units of the last place (found of visible, visible of all):"
    for low, high in zip((0, *_SIZES), (*_SIZES, None), strict=True):
        held = [one for one in found if one.size >= low and (high is None or one.size < high)]
        visible = [one for one in held if one.seen.detectable]
        hit = sum(one.found for one in visible)
        upto = "more" if high is None else f"under {high}"
        yield f"  {low} to {upto}: {hit} of {len(visible)}, {len(visible)} of {len(held)}"


def _culprits(found: Sequence[Case]) -> Iterator[str]:
    """How often the culprit is named first."""
    hit = [one for one in found if one.found and one.seen.detectable]
    for what, held in (
        ("two or more relations see it", [one for one in hit if one.seen.relations > 1]),
        ("one relation sees it", [one for one in hit if one.seen.relations == 1]),
    ):
        if held:
            first = sum(one.place == 1 for one in held)
            alone = sum(one.place == 1 and one.tied == 1 for one in held)
            ties = statistics.mean(one.tied for one in held)
            yield (
                f"{what}: culprit first or tied first in {first} of {len(held)} "
                f"({100 * first / len(held):.1f} %), alone in {alone}; {ties:.2f} tied on average"
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Put errors in and look for them.")
    parser.add_argument("--reports", type=int, default=3, help="reports in a corpus")
    parser.add_argument("--corpora", type=int, default=3, help="corpora, each with its own seed")
    parser.add_argument("--first", type=int, default=1, help="the first corpus's seed")
    parser.add_argument("--each", type=int, default=20, help="errors of each kind in a corpus")
    parser.add_argument("--verbose", action="store_true", help="list culprits not named first")
    options = parser.parse_args()
    rules = discover()
    found: list[Case] = []
    for seed in range(options.first, options.first + options.corpora):
        found.extend(cases(seed, options.reports, options.each, rules))
    for line in report(found, verbose=options.verbose):
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
