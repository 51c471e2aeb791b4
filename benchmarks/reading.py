"""
What reading a PDF costs, against the text layer and against pdfplumber on every page.

``python -m benchmarks.reading [PATH]`` prints processor times of one process, side by side, the
best of some rounds in each of which all take their turn, and their ratios: the seconds depend on
the machine, the ratios hardly. The process is warm: it has read another report before. Peak memory
is that of a fresh process that reads the report once, above what it held after its imports.
``--profile`` prints the functions that take most of the time by themselves.
"""

import argparse
import cProfile
import io
import pstats
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from validate.isolation.worker import spare_collector
from validate.reading.pdf import read_pdf

ROOT = Path(__file__).parents[1]
FACSIMILE = ROOT.parent / "shared" / "pdf" / "northamptonshire_facsimile.pdf"
SPECIMEN = ROOT / "seeds" / "northamptonshire.pdf"
ROUNDS = 7
BAR, AIM = 8.0, 3.0
MEMORY_BAR = 120
HOTTEST = 25


def text_layer(data: bytes) -> int:
    """Read the text of every page and nothing else: the floor. Return how many pages there are."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    for index in range(count):
        page = document[index]
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()
    return count


def every_page(data: bytes) -> None:
    """Read words and tables of every page through pdfplumber."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words(extra_attrs=["size", "fontname"])
            page.find_tables()
            page.close()


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compared(path: Path) -> None:
    """Print the times and their ratios."""
    data = path.read_bytes()
    spare_collector()  # as the workers do
    read_pdf(SPECIMEN.name, SPECIMEN.read_bytes())
    floors, readings = [], []
    for _ in range(ROUNDS):
        floors.append(seconds(lambda: text_layer(data)))
        readings.append(seconds(lambda: read_pdf(path.name, data)))
    floor, reading = min(floors), min(readings)
    plumber = seconds(lambda: every_page(data))
    ratio = reading / floor
    bars = f"{'within' if ratio <= BAR else 'ABOVE'} the bar of {BAR:g}, the aim is {AIM:g}"
    lines = (
        f"{path.name}, {text_layer(data)} pages, best of {ROUNDS}, seconds of processor time",
        f"  text layer through pypdfium2     {floor:6.3f}  1.0",
        f"  tieout                           {reading:6.3f}  {ratio:.1f}  {bars}",
        f"  pdfplumber words and tables      {plumber:6.3f}  {plumber / floor:.1f}  (one round)",
    )
    sys.stdout.write("\n".join(lines) + "\n")


def peak(path: Path) -> None:
    """Print what reading took at most, in a process that has done nothing else."""
    code = "import sys; from benchmarks.reading import own_peak; own_peak(sys.argv[1])"
    found = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True
    )
    above = float(found.stdout)
    verdict = "within" if above <= MEMORY_BAR else "ABOVE"
    sys.stdout.write(
        f"  peak memory above imports        {above:6.1f} MB  "
        f"{verdict} the bar of {MEMORY_BAR} MB\n"
    )


def own_peak(path: str) -> None:
    """Read a report and print by how many megabytes the peak of this process has grown."""
    data = Path(path).read_bytes()
    before = _most_held()
    read_pdf(path, data)
    sys.stdout.write(f"{(_most_held() - before) / 1024}")


def _most_held() -> int:
    """The most memory that this process has held, in kilobytes, as Linux counts it."""
    # Not getrusage: there a process inherits the peak of the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s*(\d+)", status)[1])  # type: ignore[index]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Time the reading of a PDF.")
    default = FACSIMILE if FACSIMILE.exists() else SPECIMEN
    parser.add_argument("path", nargs="?", type=Path, default=default)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    if options.profile:
        data = options.path.read_bytes()
        profiler = cProfile.Profile()
        profiler.runcall(read_pdf, options.path.name, data)
        pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(HOTTEST)
        return
    compared(options.path)
    peak(options.path)


if __name__ == "__main__":
    main()
