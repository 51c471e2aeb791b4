"""
Typeset the specimen reports in seeds/ from their sources in tools/specimens/.

The result is the same byte for byte on every machine: only the fonts inside typst are used,
and no time is written into the files. With --check nothing is written, and the exit code is 1
if a file in seeds/ is missing or differs from a fresh build.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import typst

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "tools" / "specimens"
SEEDS = ROOT / "seeds"
NAMES = ("northamptonshire", "nottinghamshire")


def build(name: str) -> bytes:
    """Return the PDF of one specimen."""
    # The sources say `date: none`; the fixed timestamp keeps the clock out as well.
    return typst.compile(
        SOURCES / f"{name}.typ", root=SOURCES, ignore_system_fonts=True, format="pdf", timestamp=0
    )


def main(argv: list[str] | None = None) -> int:
    """Build or check the specimens and return the exit code."""
    parser = argparse.ArgumentParser(description="Typeset the specimen reports in seeds/.")
    parser.add_argument(
        "--check", action="store_true", help="compare with seeds/ and write nothing"
    )
    check: bool = parser.parse_args(argv).check
    stale = 0
    for name in NAMES:
        target = SEEDS / f"{name}.pdf"
        content = build(name)
        same = target.exists() and target.read_bytes() == content
        shown = target.relative_to(ROOT)
        if check:
            stale += not same
            print(f"{shown}: {'up to date' if same else 'differs from a fresh build'}")
        elif same:
            print(f"{shown}: up to date")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            print(f"{shown}: written, {len(content):,} bytes")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
