"""
Hold the reading of PDFs against that of the texts they were typeset from.

    python -m tools.printers.compare [--reports NAME ...] [--printers NAME ...] [--verbose]
    python -m tools.printers.compare --reports NAME --pdf FILE [--verbose]

Each report is typeset by each printer, read, and compared: cells, infographic pairs, numbers,
note marks and notes, paragraphs, headings, captions, recognised figures. The worst come first.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from tools.printers.differences import Tally, compare
from tools.printers.engines import HERE, EngineError
from tools.printers.layouts import PRINTERS, Printer, typeset
from tools.printers.recognised import (
    ROOT,
    SHARED,
    extra_figures,
    figures_of,
    same_figures,
    scores,
)
from validate.errors import DocumentError
from validate.reading.read import read

CACHE = Path(tempfile.gettempdir()) / "tieout-printers"
_LABELLED = ROOT / "tests" / "data" / "reports"
_SETTING = ("model", "runs", "graphic", "convert", "markup", "bars", "cards", "engines", "layouts")
_USUAL = (
    "northamptonshire",
    "nottinghamshire",
    "derbyshire",
    "cleveland",
    "gwent",
    "surrey",
    "essex",
)
_COLUMNS = ("cells", "pairs", "numbers", "marks", "notes", "paras", "heads", "captions", "figures")
_MOST_REMARKS = 12


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of one report by one printer."""

    report: str
    printer: str
    path: str = ""
    trouble: str = ""
    tallies: dict[str, Tally] = field(default_factory=dict)
    score: dict[str, tuple[float, float]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def badness(self) -> int:
        """What it is sorted by: figures weigh most, then numbers and cells."""
        weights = {"figures": 10, "cells": 5, "pairs": 5, "numbers": 3, "marks": 2}
        wrong = sum(weights.get(name, 1) * one.wrong for name, one in self.tallies.items())
        return wrong + 10 * extra_figures(self.tallies.get("figures", Tally()))


def main(argv: Sequence[str] | None = None) -> int:
    """Compare and print; the exit code is 1 if a report could not be compared."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.printers.compare",
        description="Hold the reading of PDFs against that of the texts they were typeset from.",
    )
    parser.add_argument("--reports", nargs="*", default=_USUAL, help="names, or files of text")
    parser.add_argument("--printers", nargs="*", default=tuple(PRINTERS), choices=PRINTERS)
    parser.add_argument("--pdf", type=Path, help="a PDF of one report, set by somebody else")
    parser.add_argument("--verbose", action="store_true", help="say what differs")
    parser.add_argument("--most", type=int, default=_MOST_REMARKS, help="remarks of a kind")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(argv)
    if options.pdf:
        outcomes = [_compared(report, options.pdf, "given") for report in options.reports[:1]]
        return _print(outcomes, most=options.most if options.verbose else 0)
    jobs: list[tuple[str, str]] = []
    for name in options.printers:
        if PRINTERS[name].missing:
            print(f"{name}: skipped, {PRINTERS[name].missing}")
        else:
            jobs += [(report, name) for report in options.reports if _is_there(report)]
    with ProcessPoolExecutor(options.jobs) as pool:
        outcomes = list(pool.map(_outcome, *zip(*jobs, strict=True))) if jobs else []
    outcomes.sort(key=lambda outcome: (not outcome.trouble, -outcome.badness))
    return _print(outcomes, most=options.most if options.verbose else 0)


def _print(outcomes: Sequence[Outcome], *, most: int) -> int:
    _print_table(outcomes)
    for outcome in outcomes if most else ():
        _print_details(outcome, most)
    return int(any(outcome.trouble for outcome in outcomes))


def _is_there(report: str) -> bool:
    there = report_path(report).exists()
    if not there:
        print(f"{report}: skipped, {report_path(report)} is not there")
    return there


def report_path(report: str) -> Path:
    """Return the text of a report that is given by name or as a file."""
    published = {"northamptonshire": "000_*.txt", "nottinghamshire": "001_*.txt"}
    if report in published:
        found = sorted((SHARED / "seeds").glob(published[report]))
        return found[0] if found else SHARED / "seeds" / published[report]
    if report == "derbyshire":
        return SHARED / "writers" / "derbyshire.txt"
    return Path(report) if report.endswith(".txt") else _LABELLED / f"{report}.txt"


def _labels(report: str) -> Path | None:
    if report == "northamptonshire":
        return SHARED / "truth" / "northamptonshire.csv"
    beside = report_path(report).with_suffix(".csv")
    return beside if beside.exists() else None


def typeset_once(path: Path, printer: Printer) -> Path:
    """Return the PDF of a report; it is made only when it or its printer is new."""
    digest = sha256(path.read_bytes())
    sources = [HERE / f"{name}.py" for name in _SETTING]
    for source in (*sources, *sorted(HERE.glob("*/*.*"))):
        digest.update(source.read_bytes())
    target = CACHE / f"{path.stem}-{printer.name}-{digest.hexdigest()[:12]}.pdf"
    if not target.exists():
        CACHE.mkdir(exist_ok=True)
        for old in CACHE.glob(f"{path.stem}-{printer.name}-*.pdf"):
            old.unlink()
        target.write_bytes(typeset(path, printer))
    return target


def _outcome(report: str, name: str) -> Outcome:
    try:
        target = typeset_once(report_path(report), PRINTERS[name])
    except EngineError as error:
        return Outcome(report=report, printer=name, trouble=str(error))
    return _compared(report, target, name)


def _compared(report: str, target: Path, printer: str) -> Outcome:
    path = report_path(report)
    outcome = Outcome(report=report, printer=printer, path=str(target))
    try:
        text, pdf = read(path, path.name), read(target, target.name)
        of_text, of_pdf = figures_of(text, path), figures_of(pdf, target)
    except DocumentError as error:
        outcome.trouble = str(error)
        return outcome
    outcome.problems = pdf.problems
    outcome.tallies = compare(text, pdf)
    outcome.tallies["figures"] = same_figures(of_text, of_pdf, linked=True)
    outcome.tallies["unlinked"] = same_figures(of_text, of_pdf, linked=False)
    before, after = scores(of_text, _labels(report)), scores(of_pdf, _labels(report))
    outcome.score = {share: (before[share], after[share]) for share in before if share in after}
    return outcome


def _print_table(outcomes: Sequence[Outcome]) -> None:
    heads = "".join(f"{name:>11}" for name in _COLUMNS)
    print(f"{'report':17}{'printer':16}{heads}{'extra':>7}  linked, precision (text -> paper)")
    for outcome in outcomes:
        start = f"{Path(outcome.report).stem:17}{outcome.printer:16}"
        if outcome.trouble:
            print(f"{start}{outcome.trouble}")
            continue
        cells = "".join(f"{outcome.tallies[name]!s:>11}" for name in _COLUMNS)
        extra = extra_figures(outcome.tallies["figures"])
        shares = ", ".join(
            f"{before:.1f} -> {after:.1f}"
            for share, (before, after) in outcome.score.items()
            if share in {"linked", "precision"}
        )
        print(f"{start}{cells}{extra:>7}  {shares}")


def _print_details(outcome: Outcome, most: int) -> None:
    print(f"\n{outcome.report}, {outcome.printer}: {outcome.path}")
    for problem in outcome.problems:
        print(f"  problem: {problem}")
    for name, tally in outcome.tallies.items():
        if not tally.remarks:
            continue
        print(f"  {name} {tally}")
        for remark in tally.remarks[:most]:
            print(f"    {remark}")
        if len(tally.remarks) > most:
            print(f"    and {len(tally.remarks) - most} more")


if __name__ == "__main__":
    sys.exit(main())
