"""
How long it takes to read and recognise the texts of two reports.

``python -m benchmarks.recognise`` prints the best and the median of seven runs, in seconds of
processor time; imports and the loading of the family are not counted. Each run has a process of
its own, so that none finds what another has left in a cache. ``--profile`` prints
the ten functions that take most of it by themselves.
"""

import argparse
import cProfile
import multiprocessing
import pstats
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from validate.family.find import families
from validate.family.model import Family
from validate.reading.document import Block
from validate.reading.read import read
from validate.reading.text import read_text
from validate.recognition.recognise import recognise

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT.parent / "shared" / "seeds"
SPECIMENS = ROOT / "seeds"
FAMILY = "peel_effectiveness_2016"
RUNS = 7
BAR = 0.7
HOTTEST = 10


def texts() -> Mapping[str, bytes]:
    """The published reports where they are at hand, else the specimens as plain text."""
    published = sorted(PUBLISHED.glob("*.txt"))
    if published:
        return {path.name: path.read_bytes() for path in published}
    return {path.with_suffix(".txt").name: _as_text(path) for path in SPECIMENS.glob("*.pdf")}


def _as_text(path: Path) -> bytes:
    """What a PDF says: blocks divided by empty lines, cells by tabs."""
    blocks = read(path, path.name).blocks
    return "\n\n".join(_printed(block) for block in blocks).encode()


def _printed(block: Block) -> str:
    if block.table is None:
        return block.text.text
    rows = (block.table.header, *block.table.rows)
    return "\n".join("\t".join(" ".join(cell.text.split()) for cell in row) for row in rows)


def work(given: Mapping[str, bytes], family: Family) -> None:
    """Read and recognise every text."""
    for name, data in given.items():
        recognise(read_text(name, data), family, name)


def seconds(given: Mapping[str, bytes], family: Family) -> float:
    """The processor time of one run."""
    start = time.process_time()
    work(given, family)
    return time.process_time() - start


def _alone(given: Mapping[str, bytes], family: Family) -> float:
    """The processor time of one run in a process of its own."""
    context = multiprocessing.get_context("fork")  # a copy of this one, which has run nothing
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sender.send(seconds(given, family)))
    process.start()
    taken: float = receiver.recv()
    process.join()
    return taken


def profile(given: Mapping[str, bytes], family: Family) -> None:
    """Print the functions that take most of the time by themselves."""
    profiler = cProfile.Profile()
    profiler.runcall(work, given, family)
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(HOTTEST)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the recogniser.")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    given, (family, *_) = texts(), families(FAMILY)
    if options.profile:
        profile(given, family)
        return
    taken = [_alone(given, family) for _ in range(RUNS)]
    best, median = min(taken), statistics.median(taken)
    verdict = "below" if best < BAR else "not below"
    sys.stdout.write(
        f"read and recognised {', '.join(given)}\n"
        f"best of {RUNS} runs {best:.3f} s, median {median:.3f} s of processor time"
        f"; the best is {verdict} the bar of {BAR} s\n"
    )


if __name__ == "__main__":
    main()
