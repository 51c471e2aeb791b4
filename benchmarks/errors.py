"""
Which errors are found, and whether the culprit is named: ``python -m benchmarks.errors``.

Errors of every kind are put, one at a time, into corpora of made-up reports (:mod:`tools.corpus`);
with ``--originals`` into the first published report, which is checked together with the second;
with ``--reports-of FOLDER`` into each labelled report of a folder, those held out aside. Whether an
error can be seen at all is decided by a judge that shares no code with the checks
(:mod:`tools.corpus.oracle`); of a published report it knows the labels of that one only, so more
may be found than it thinks can be seen. Only the report with the error is read again; all are
checked together each time. An error counts as found if an error or a warning names its print, as
asked if only a question does; a finding that does not name it and was not there before is a false
alarm.
"""

import argparse
import os
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.seeded import Case, Trial, Tried, tried
from tools.corpus import KINDS, build
from tools.corpus.labelled import Labelled, labelled
from tools.corpus.model import Document
from validate.checking.discover import discover

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
LABELS = SHARED / "truth" / "northamptonshire.csv"
OF_ONE_REPORT = ("digit", "transposition", "sign", "subtotal", "claim", "infographic")
_SIZES = (1, 2, 5, 10, 100)


@dataclass(slots=True)
class Tally:
    """Cases of one kind."""

    cases: list[Case] = field(default_factory=list)

    def row(self) -> tuple[int, int, int, int, int, int]:
        """Cases, those that can be seen, of these found and asked, found beyond, false alarms."""
        visible = [one for one in self.cases if one.seen.detectable]
        return (
            len(self.cases),
            len(visible),
            sum(one.found for one in visible),
            sum(one.asked for one in visible),
            sum(one.found for one in self.cases if not one.seen.detectable),
            sum(len(one.alarms) for one in self.cases),
        )


def made_up(options: argparse.Namespace) -> Iterator[Trial]:
    """Corpora of made-up reports, each with its own seed."""
    for seed in range(options.first, options.first + options.corpora):
        yield Trial(
            corpus=build(options.reports, seed),
            kinds=tuple(KINDS),
            arguments=("--reports", str(options.reports), "--seed", str(seed)),
        )


def originals() -> Iterator[Trial]:
    """The first published report, with the second beside it; none where they are not at hand."""
    texts = sorted((SHARED / "seeds").glob("*.txt"))
    if len(texts) < 2 or not LABELS.is_file():  # noqa: PLR2004 - a pair of reports
        _say("skipped: the published reports and their labels are not beside the project")
        return
    beside = Document(name=texts[1].name, subject="", text=texts[1].read_text(encoding="utf-8"))
    yield _labelled(texts[0], LABELS, (beside,))


def reports_of(folder: Path) -> Iterator[Trial]:
    """Each labelled report of a folder by itself, without those held out."""
    from tests.recognition.reports import HELD_OUT  # noqa: PLC0415 - only here are tests needed

    for text in sorted(folder.glob("*.txt")):
        labels = text.with_suffix(".csv")
        if text.stem not in HELD_OUT and labels.is_file():
            yield _labelled(text, labels)


def _labelled(text: Path, labels: Path, beside: tuple[Document, ...] = ()) -> Trial:
    found = labelled(text, labels)
    _say(_of_labels(found))
    paths = tuple(Path(os.path.relpath(path)).as_posix() for path in (text, labels))
    return Trial(
        corpus=found.corpus,
        kinds=OF_ONE_REPORT,
        arguments=("--labelled", *paths),
        beside=beside,
    )


def _of_labels(found: Labelled) -> str:
    """How much of the labels is in the corpus."""
    corpus = found.corpus
    text = (
        f"{corpus.seed}: {len(corpus.prints)} labelled prints, {len(corpus.relations)} relations; "
        f"left out {found.neutral} neutral labels, {len(found.lost)} whose print was not found"
    )
    return "\n".join([text, *(f"  not found: {lost}" for lost in found.lost)])


def report(results: Sequence[Tried], *, verbose: bool) -> Iterator[str]:
    """The figures, line by line."""
    for one in results:
        for finding in one.before:
            yield f"BEFORE any error, {one.trial.corpus.seed}: {finding.severity} {finding.message}"
        if one.lacking:
            yield f"{one.trial.corpus.seed} has nothing for: {', '.join(one.lacking)}"
    found = [case for one in results for case in one.cases]
    by_kind: dict[str, Tally] = defaultdict(Tally)
    for case in found:
        by_kind[case.error.kind].cases.append(case)
    head = ("kind", "errors", "visible", "found", "asked", "beyond", "alarms")
    yield f"{head[0]:15}" + "".join(f"{name:>9}" for name in head[1:])
    everything = Tally(found)
    for name, tally in (*by_kind.items(), ("all", everything)):
        yield f"{name:15}" + "".join(f"{number:9}" for number in tally.row())
    yield from _by_size(found)
    yield from _culprits(found)
    for case in found:
        yield from _one(case, verbose=verbose)
    _, visible, loud, asked, _, _ = everything.row()
    yield f"seen by a reviewer (discrepancy or question): {loud + asked} of {visible} visible"


def _one(case: Case, *, verbose: bool) -> Iterator[str]:
    """What went wrong with one error, and the command that makes it again."""
    missed = case.seen.detectable and not case.found
    if not (missed or case.alarms or (verbose and case.found and case.place != 1)):
        return
    what = "MISSED" if missed else "ALARM" if case.alarms else "not named first"
    asked = " (a question)" if missed and case.asked else ""
    linked = "" if case.linked else " (not linked)"
    changes = "; ".join(
        f"line {change.line}: {change.before} -> {change.after} {change.key.measure}"
        for change in case.error.changes
    )
    yield (
        f"{what}{asked}{linked}: {case.error.kind}, {case.error.document}, {changes}; "
        f"{case.seen.relations} relations"
    )
    yield from (f"  alarm: {message}" for message in case.alarms)
    yield f"  {case.command}"


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


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Put errors in and look for them.")
    parser.add_argument("--reports", type=int, default=3, help="reports in a corpus")
    parser.add_argument("--corpora", type=int, default=3, help="corpora, each with its own seed")
    parser.add_argument("--first", type=int, default=1, help="the first corpus's seed")
    parser.add_argument("--each", type=int, default=20, help="errors of each kind in a corpus")
    parser.add_argument("--verbose", action="store_true", help="list culprits not named first")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--originals", action="store_true", help="in a published report instead")
    instead.add_argument("--reports-of", type=Path, metavar="FOLDER", help="in labelled reports")
    options = parser.parse_args()
    if options.originals:
        trials = originals()
    else:
        trials = reports_of(options.reports_of) if options.reports_of else made_up(options)
    rules = discover()
    results = [tried(trial, options.each, rules) for trial in trials]
    if results:
        for line in report(results, verbose=options.verbose):
            _say(line)


if __name__ == "__main__":
    main()
