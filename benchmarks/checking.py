"""
How long it takes to check many reports: ``python -m benchmarks.checking``.

Made-up reports (:mod:`tools.corpus`) are read and recognised once, which is not timed. Then all
are checked together: facts, every rule, the joint check. The same is done for four copies of each
report under other names, so that a national fact is printed four times as often. The best of five
runs counts, in seconds of processor time; each has a process of its own, so that none finds what
another has left in a cache. ``--profile`` prints the functions that take most of it by themselves.
"""

import argparse
import cProfile
import multiprocessing
import pstats
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.seeded import checked, recognised
from tools.corpus import build
from validate.checking.discover import discover
from validate.checking.rule import Rule
from validate.model import Figure
from validate.recognition.recognise import Recognised

REPORTS = 43
SEED = 7
COPIES = 4
RUNS = 5
BAR = 5.0
BAR_RATIO = 4.4
HOTTEST = 15


def copies(held: Sequence[Recognised], count: int) -> Iterator[Recognised]:
    """Each report so many times, as reports that have nothing in common but what they say."""
    for number in range(count):
        for one in held:
            yield _copy(one, f"~{number}") if number else one


def _copy(one: Recognised, mark: str) -> Recognised:
    """One report with other names for itself, its document, its figures and its mentions."""
    report = one.report.id + mark
    document = one.report.document + mark

    def figure(old: Figure) -> Figure:
        return replace(
            old,
            id=old.id + mark,
            report=report,
            compared_figure=old.compared_figure and old.compared_figure + mark,
            moved_from=old.moved_from and old.moved_from + mark,
            place=replace(old.place, document=document),
        )

    return Recognised(
        report=replace(one.report, id=report, document=document, path=document),
        figures=tuple(map(figure, one.figures)),
        mentions=tuple(
            replace(
                old, id=old.id + mark, report=report, place=replace(old.place, document=document)
            )
            for old in one.mentions
        ),
        ledger=(),
    )


def seconds(held: Sequence[Recognised], rules: Sequence[Rule]) -> float:
    """The processor time of one run."""
    start = time.process_time()
    checked(held, rules)
    return time.process_time() - start


def _alone(held: Sequence[Recognised], rules: Sequence[Rule]) -> float:
    """The processor time of one run in a process of its own."""
    context = multiprocessing.get_context("fork")  # a copy of this one, which has checked nothing
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(seconds(held, rules)))
    process.start()
    taken: float = receiver.recv()
    process.join()
    return taken


def profile(held: Sequence[Recognised], rules: Sequence[Rule]) -> None:
    """Print the functions that take most of the time by themselves."""
    profiler = cProfile.Profile()
    profiler.runcall(checked, held, rules)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(HOTTEST)


def _verdict(value: float, bar: float) -> str:
    return f"the bar is {bar:g}: {'kept' if value <= bar else 'NOT kept'}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the checks of many reports.")
    parser.add_argument("--reports", type=int, default=REPORTS, help="how many reports")
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each is timed")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    rules = discover()
    few = [recognised(one) for one in build(options.reports, SEED).documents]
    many = list(copies(few, COPIES))
    sizes = (few, many)
    if options.profile:
        for held in sizes:
            profile(held, rules)
        return
    # In turn, so that a busy machine slows both.
    rounds = [[_alone(held, rules) for held in sizes] for _ in range(options.runs)]
    best = [min(taken) for taken in zip(*rounds, strict=True)]
    for held, taken in zip(sizes, best, strict=True):
        figures = sum(len(one.figures) for one in held)
        sys.stdout.write(
            f"{len(held)} reports, {figures} figures: best of {options.runs} runs "
            f"{taken:.2f} s of processor time\n"
        )
    ratio = best[1] / best[0]
    sys.stdout.write(
        f"{len(few)} reports take {best[0]:.2f} s; {_verdict(best[0], BAR)} "
        f"(for {REPORTS} reports with 15,000 figures)\n"
        f"{COPIES} times as many take {ratio:.2f} times as long; {_verdict(ratio, BAR_RATIO)}\n"
    )


if __name__ == "__main__":
    main()
