"""
Typeset a text report as a PDF.

    python -m tools.printers REPORT.txt --printer NAME --out FILE.pdf
    python -m tools.printers REPORT.txt --all DIR
    python -m tools.printers --list
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.printers.engines import EngineError
from tools.printers.layouts import PRINTERS, Printer, typeset


def main(argv: Sequence[str] | None = None) -> int:
    """Print, and return the exit code: 1 if a printer failed."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.printers", description="Typeset a text report as a PDF."
    )
    parser.add_argument("report", nargs="?", type=Path, help="a report as text")
    parser.add_argument("--printer", choices=PRINTERS, metavar="NAME", help="one of --list")
    parser.add_argument("--out", type=Path, help="the PDF that --printer writes")
    parser.add_argument("--all", type=Path, metavar="DIR", help="print with every printer")
    parser.add_argument("--list", action="store_true", help="name the printers")
    options = parser.parse_args(argv)
    if options.list:
        for printer in PRINTERS.values():
            absent = f" ({printer.missing})" if printer.missing else ""
            print(f"{printer.name:16} {printer.about}{absent}")
        return 0
    if options.report is None or bool(options.printer and options.out) == bool(options.all):
        parser.error("give a report, and --printer with --out or --all")
    if options.all:
        options.all.mkdir(parents=True, exist_ok=True)
        stem = options.report.stem
        jobs = [(one, options.all / f"{stem}-{one.name}.pdf") for one in PRINTERS.values()]
    else:
        jobs = [(PRINTERS[options.printer], options.out)]
    return max([_write(options.report, printer, target) for printer, target in jobs])


def _write(report: Path, printer: Printer, target: Path) -> int:
    if printer.missing:
        print(f"{printer.name}: skipped, {printer.missing}")
        return 0
    try:
        content = typeset(report, printer)
    except EngineError as error:
        print(f"{printer.name}: {error}")
        return 1
    target.write_bytes(content)
    print(f"{printer.name}: {target}, {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
