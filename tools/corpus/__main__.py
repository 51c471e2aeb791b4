"""
Write a year of made-up reports: ``python -m tools.corpus --out DIR --reports 43 --seed 7``.

More reports than there are forces become several years, in folders 1, 2 and so on, each with a
truth of its own. ``--error KIND --error-seed K`` puts one error in (with several years, into the
first) and says in ``error.json`` what it is.
"""

import argparse
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.corpus.build import build
from tools.corpus.errors import KINDS, with_error
from tools.corpus.family import forces
from tools.corpus.files import save, save_error


def main(arguments: list[str] | None = None) -> int:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.corpus", description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--reports", type=int, default=len(forces()))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--error", choices=sorted(KINDS))
    parser.add_argument("--error-seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    if asked.reports < 1:
        parser.error("--reports must be 1 or more")
    prints = documents = 0
    for index, (folder, reports, seed) in enumerate(_years(asked)):
        corpus = build(reports, seed)
        if asked.error and not index:
            corpus, error = with_error(corpus, asked.error, asked.error_seed)
            save(corpus, folder)
            save_error(error, _command(asked), folder)
        else:
            save(corpus, folder)
        prints += len(corpus.prints)
        documents += len(corpus.documents)
    print(f"{documents} reports with {prints} figures in {asked.out}")
    return 0


def _years(asked: argparse.Namespace) -> Iterator[tuple[Path, int, int | str]]:
    """Yield folder, number of reports and seed of each year."""
    out, every = Path(asked.out), len(forces())
    if asked.reports <= every:
        yield out, asked.reports, asked.seed
        return
    for index, done in enumerate(range(0, asked.reports, every), start=1):
        yield out / str(index), min(every, asked.reports - done), f"{asked.seed}.{index}"


def _command(asked: argparse.Namespace) -> str:
    return shlex.join(
        [
            "python", "-m", "tools.corpus", "--out", asked.out,
            "--reports", str(asked.reports), "--seed", str(asked.seed),
            "--error", asked.error, "--error-seed", str(asked.error_seed),
        ]
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
