"""
What a run makes of hostile files, each given beside a good report.

``python -m benchmarks.hostile`` prints a row a file: the verdict, the time by the clock, the exit
code, the most memory that one process of the run held, how many figures were read of how many,
and what the run said of the file. ``--only NAME...`` takes the files with that in their names,
``--jobs`` so many at a time, ``--deadline`` kills a run after so many seconds.

A file is *handled* when the run ends in time and without a traceback, the good report is checked
as ever, and the hostile one is either named on a line with exit code 2 or read whole. *LOST* is
the worst of the others: figures are missing and nobody was told; where a note tells it and the
exit code does not, they are *lost, only noted*.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.reading.hostile import HOSTILE, SOUND, Hostile

ROOT = Path(__file__).parents[1]
GOOD = ROOT / "seeds" / "northamptonshire.pdf"
DEADLINE = 120
IN_TIME = 90
ADDRESS_SPACE = 6 << 30
EXCERPT = 110

Printed = Counter[str]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended; ``code`` is None when the deadline killed it."""

    code: int | None
    seconds: float
    megabytes: float
    said: tuple[str, ...]
    traceback: bool
    figures: Mapping[str, Printed]


def measured(command: list[str], deadline: float) -> None:
    """Run a command under limits and print what it took; memory is that of its largest process."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    start = time.monotonic()
    with (
        tempfile.TemporaryFile("w+", errors="replace") as spoken,
        subprocess.Popen(  # noqa: S603 - our own command
            command,
            stdout=subprocess.DEVNULL,
            stderr=spoken,
            cwd=ROOT,
            start_new_session=True,
        ) as process,
    ):
        try:
            code: int | None = process.wait(deadline)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            code = None
        seconds = time.monotonic() - start
        spoken.seek(0)
        said = spoken.read()
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    json.dump({"code": code, "seconds": seconds, "kilobytes": kilobytes, "said": said}, sys.stdout)


def run(name: str, data: bytes, deadline: float) -> Ended:
    """Run the program on a file and the good report."""
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        reports, out = Path(folder, "reports"), Path(folder, "out")
        reports.mkdir()
        shutil.copy(GOOD, reports)
        (reports / name).write_bytes(data)
        command = [sys.executable, "-m", "validate", "run", str(reports), "--out", str(out)]
        # A small process in between: the memory of this one would count as its child's.
        between = [sys.executable, "-m", "benchmarks.hostile", "--measure", str(deadline)]
        ended = subprocess.run(  # noqa: S603 - our own command
            [*between, *command], cwd=ROOT, capture_output=True, text=True, check=True
        )
        figures = _figures(out / "figures.csv")
    taken = json.loads(ended.stdout)
    lines = taken["said"].splitlines()
    return Ended(
        code=taken["code"],
        seconds=taken["seconds"],
        megabytes=taken["kilobytes"] / 1024,
        said=tuple(line for line in lines if name in line and not line.startswith("Reading ")),
        traceback=any(line.startswith("Traceback (most recent") for line in lines),
        figures=figures,
    )


def _figures(path: Path) -> dict[str, Printed]:
    """What the figures of each document print."""
    found: dict[str, Printed] = {}
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.setdefault(row["document"], Counter())[row["printed"]] += 1
    return found


def verdict(file: Hostile, name: str, ended: Ended, sound: Ended | None, good: Printed) -> str:
    """What a run made of a hostile file, in a word."""
    told = ended.code == 2 and any(line for line in ended.said)  # noqa: PLR2004 - the exit code
    own = ended.figures.get(name, Counter())
    missing = (sound.figures[_sound_name(file)] - own) if sound else Counter()
    bad = (
        ("killed", ended.code is None),
        ("crashed", ended.code not in (0, 1, 2)),
        ("traceback", ended.traceback),
        ("good report not checked", ended.figures.get(GOOD.name) != good),
        ("slow", ended.seconds > IN_TIME),
        ("nothing said", not own and not told),
        ("LOST", bool(missing) and not told and not _own_lines(ended, name, sound)),
        ("lost, only noted", bool(missing) and not told),
        ("read, should not be", file.wanted == "unreadable" and not told),
        ("not read, should be", file.wanted == "readable" and (told or bool(missing))),
    )
    return next((word for word, holds in bad if holds), "handled")


def _own_lines(ended: Ended, name: str, sound: Ended | None) -> list[str]:
    """What a run said of a file that it does not say of the sound one."""
    usual = {line.partition(": ")[2].partition(": ")[2] for line in sound.said} if sound else set()
    return [line for line in ended.said if line.partition(f"{name}: ")[2] not in usual]


def _sound_name(file: Hostile) -> str:
    return f"sound-{file.sound}{file.suffix}"


def row(name: str, file: Hostile, ended: Ended, sound: Ended | None, word: str) -> str:
    """A line of the table."""
    own = ended.figures.get(f"{name}{file.suffix}", Counter()).total()
    whole = f"/{sound.figures[_sound_name(file)].total()}" if sound else ""
    code = "-" if ended.code is None else str(ended.code)
    lines = _own_lines(ended, f"{name}{file.suffix}", sound)
    said = lines[0] if lines else ""
    more = f" (+{len(lines) - 1})" if len(lines) > 1 else ""
    return (
        f"{name:36} {file.wanted:10} {word:24} {ended.seconds:6.1f} s {code:>3}"
        f" {ended.megabytes:6.0f} MB {f'{own}{whole}':>8}  {said[:EXCERPT]}{more}"
    )


def measure_all(names: Iterable[str], jobs: int, deadline: float) -> Counter[str]:
    """Run every file, print a row for each and count the verdicts."""
    words: Counter[str] = Counter()
    sounds = {key: f"sound-{key}{'.txt' if key == 'text' else '.pdf'}" for key in SOUND}
    with ThreadPoolExecutor(jobs) as pool:
        ran = pool.map(lambda key: run(sounds[key], SOUND[key](), DEADLINE), SOUND)
        whole = dict(zip(SOUND, ran, strict=True))
        good = whole["plain"].figures[GOOD.name]

        def one(name: str) -> tuple[str, str]:
            file = HOSTILE[name]
            path = f"{name}{file.suffix}"
            ended = run(path, file(), deadline)
            sound = whole.get(file.sound)
            word = verdict(file, path, ended, sound, good)
            return word, row(name, file, ended, sound, word)

        for word, line in pool.map(one, names):
            words[word] += 1
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    return words


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Give the program hostile files.")
    parser.add_argument("--only", nargs="+", default=[""], help="take files with this in the name")
    parser.add_argument("--jobs", type=int, default=2, help="run so many at a time")
    parser.add_argument("--deadline", type=float, default=DEADLINE, help="seconds until a kill")
    parser.add_argument("--measure", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        deadline, *command = options.measure
        measured(command, float(deadline))
        return
    names = [name for name in HOSTILE if any(part in name for part in options.only)]
    words = measure_all(names, options.jobs, options.deadline)
    counts = ", ".join(f"{count} {word}" for word, count in words.most_common())
    sys.stdout.write(f"{words['handled']} of {words.total()} files handled: {counts or 'none'}\n")


if __name__ == "__main__":
    main()
