"""
What writing the report takes, and how large it is: ``python -m benchmarks.report``.

Results with 10, 1,000 and 10,000 findings in five made-up documents (:mod:`tools.many_findings`)
are written as pages, and as the other files of a run. Making them up is not timed. The best of
three runs counts, in seconds of processor time; each has a process of its own. An ordinary report
is one of those that :mod:`tools.corpus` makes up; the specimens in ``seeds/`` are PDFs, whose
findings have pictures.
"""

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.corpus import build
from tools.corpus.files import save
from tools.many_findings import many
from validate.inputs import gather
from validate.model import Results
from validate.pipeline import Asked, examine
from validate.publishing.publish import write_files
from validate.reporting import write_report

ROOT = Path(__file__).resolve().parents[1]
FINDINGS = (10, 1_000, 10_000)
DOCUMENTS = 5
RUNS = 3
SEED = 7
BAR_SECONDS = 6.0
BAR_PAGE = 4_000_000
BAR_PLAIN = 300_000
BAR_PICTURES = 1_500_000
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one report took: seconds of processor time, and the size of each page in bytes."""

    seconds: float
    sizes: tuple[int, ...]


def written(results: Results) -> Taken:
    """Write the report once."""
    return _timed(lambda folder: write_report(results, folder))


def published(results: Results) -> Taken:
    """Write the tables, the findings and the manifest once."""
    return _timed(lambda folder: write_files(results, (), results.uses, folder))


def _timed(write: Callable[[Path], object]) -> Taken:
    with tempfile.TemporaryDirectory(prefix="report-") as folder:
        start = time.process_time()
        write(Path(folder))
        seconds = time.process_time() - start
        files = [path for path in Path(folder).rglob("*") if path.is_file()]
        return Taken(seconds=seconds, sizes=tuple(path.stat().st_size for path in files))


def _alone(write: Callable[[Results], Taken], results: Results) -> Taken:
    """Write them in a process of its own, which has written nothing before."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(write(results)))
    process.start()
    taken: Taken = receiver.recv()
    process.join()
    return taken


def best(write: Callable[[Results], Taken], results: Results, runs: int) -> Taken:
    """The quickest of some runs."""
    return min((_alone(write, results) for _ in range(runs)), key=lambda one: one.seconds)


def run(*paths: Path) -> Results:
    """What a run finds in some reports."""
    inputs, failures = gather(paths)
    return examine(inputs, failures, Asked(), lambda _: None)


def made_up() -> Results:
    """An ordinary report: made up, and without a mistake."""
    with tempfile.TemporaryDirectory(prefix="corpus-") as folder:
        save(build(1, SEED), Path(folder))
        return run(*sorted(Path(folder).rglob("*.txt"))[:1])


def _held(value: float, bar: float) -> str:
    return "OK" if value <= bar else "missed"


def _size(number: int) -> str:
    return f"{number / MEGABYTE:.2f} MB" if number >= MEGABYTE else f"{number / 1_000:.0f} kB"


def of_many(findings: int, runs: int) -> Iterator[str]:
    """The lines about a report with so many findings."""
    results = many(findings, DOCUMENTS)
    taken = best(written, results, runs)
    largest = max(taken.sizes)
    yield (
        f"{findings:>6,} findings: {taken.seconds:6.2f} s, {len(taken.sizes):>3} files, "
        f"largest {_size(largest)}, together {_size(sum(taken.sizes))}; "
        f"at most {BAR_SECONDS:g} s: {_held(taken.seconds, BAR_SECONDS)}, "
        f"at most {_size(BAR_PAGE)} a page: {_held(largest, BAR_PAGE)}"
    )
    others = best(published, results, runs)
    yield (
        f"{findings:>6,} findings: {others.seconds:6.2f} s, {len(others.sizes):>3} other files, "
        f"largest {_size(max(others.sizes))}, together {_size(sum(others.sizes))}"
    )


def of_ordinary(name: str, results: Results) -> Iterator[str]:
    """The lines about an ordinary report, without its pictures and with them."""
    counts = f"{len(results.reports)} of {len(results.figures):,} figures"
    plain = written(replace(results, pictures={}))
    largest = max(plain.sizes)
    yield (
        f"{name} ({counts}): {plain.seconds:.2f} s, largest page {_size(largest)}; "
        f"at most {_size(BAR_PLAIN)} without pictures: {_held(largest, BAR_PLAIN)}"
    )
    if results.pictures:
        largest = max(written(results).sizes)
        yield (
            f"{name}, {len(results.pictures)} pictures: largest page {_size(largest)}; "
            f"at most {_size(BAR_PICTURES)} with them: {_held(largest, BAR_PICTURES)}"
        )


def lines(findings: Sequence[int], runs: int) -> Iterator[str]:
    """All that is printed, one line after the other."""
    for number in findings:
        yield from of_many(number, runs)
    ordinary: tuple[tuple[str, Callable[[], Results]], ...] = (
        ("a made-up report", made_up),
        ("the specimens", lambda: run(ROOT / "seeds")),
    )
    for name, results in ordinary:
        yield from of_ordinary(name, results())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the writing of reports, and weigh them.")
    parser.add_argument(
        "--findings", type=int, nargs="*", default=FINDINGS, help="how many findings, in turn"
    )
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each is written")
    options = parser.parse_args()
    for line in lines(options.findings, options.runs):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
