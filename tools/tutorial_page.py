"""
Play docs/own_reports.md as a reader does: its commands, and its changes of files, in that order.

What the commands print is written back into the page. With --check nothing is written, and the exit
code is 1 if the page differs.
"""

from __future__ import annotations

import argparse
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGE = DOCS / "own_reports.md"
REPORT = DOCS / "examples" / "swimming_pools.txt"
_BLOCK = re.compile(r"(^```\w*\n.*?^```\n)", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w./]+\.toml)`")

Run = Callable[[Sequence[str], Path], str]


def played(page: str, folder: Path, run: Run) -> str:
    """The page with what its commands print in a folder, whose files it changes on the way."""
    shutil.copy(REPORT, folder)
    return "".join(_blocks(page, folder, run))


def _blocks(page: str, folder: Path, run: Run) -> Iterator[str]:
    named = ""
    for part in _BLOCK.split(page):
        if not part.startswith("```"):
            named = next(reversed(_FILE.findall(part)), named)
            yield part
            continue
        kind, *lines = part.split("\n")[:-2]
        if kind == "```toml":
            _add(folder / named, lines)
        elif kind == "```diff":
            _change(folder / named, lines)
        elif lines and lines[0].startswith("$ "):
            command = shlex.split(lines[0].removeprefix("$ "))
            yield f"```\n{lines[0]}\n{run(command, folder)}```\n"
            continue
        yield part


def _add(path: Path, lines: Sequence[str]) -> None:
    before = f"{path.read_text(encoding='utf-8')}\n" if path.exists() else ""
    path.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")


def _change(path: Path, lines: Sequence[str]) -> None:
    before = "\n".join(line[1:] for line in lines if line[0] in " -")
    after = "\n".join(line[1:] for line in lines if line[0] in " +")
    text = path.read_text(encoding="utf-8")
    if text.count(before) != 1:
        message = f"{path.name} holds {text.count(before)} times what the page changes:\n{before}"
        raise ValueError(message)
    path.write_text(text.replace(before, after), encoding="utf-8")


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - the page's own commands
        [sys.executable, "-m", "validate", *command[1:]],
        cwd=folder,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    return done.stdout


def main() -> int:
    """Write the page, or check it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    asked = parser.parse_args()
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        new = played(page, Path(folder), _run)
    if not asked.check:
        PAGE.write_text(new, encoding="utf-8")
    return int(asked.check and new != page)


if __name__ == "__main__":
    sys.exit(main())
