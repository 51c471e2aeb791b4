"""
Write a year of made-up reports: ``python -m tools.corpus --out DIR --reports 43 --seed 7``.

More reports than there are forces become several years, in folders 1, 2 and so on, each with a
truth of its own. ``--error KIND --error-seed K`` puts one error in (with several years, into the
first) and says in ``error.json`` what it is. ``--labelled TEXT LABELS`` takes a report that is
there and its hand-made labels instead. ``--typeset LAYOUT`` sets each report as a PDF too, in a
folder of the layout's name; ``python -m tools.printers --list`` has the layouts.
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
from tools.corpus.labelled import labelled
from tools.corpus.model import Corpus
from tools.corpus.typeset import printers, typeset_all


def main(arguments: list[str] | None = None) -> int:
    """Write what is asked for."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.reports < 1:
        parser.error("--reports must be 1 or more")
    try:
        chosen = printers(asked.typeset)
    except ValueError as error:
        parser.error(str(error))
    prints = documents = 0
    for index, (folder, clean) in enumerate(_corpora(asked)):
        corpus = clean
        if asked.error and not index:
            corpus, error = with_error(clean, asked.error, asked.error_seed)
            save(corpus, folder)
            save_error(error, _command(asked), folder)
        else:
            save(corpus, folder)
        typeset_all(folder, [one.name for one in corpus.documents], chosen)
        prints += len(corpus.prints)
        documents += len(corpus.documents)
    print(f"{documents} reports with {prints} figures in {asked.out}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.corpus", description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--reports", type=int, default=len(forces()))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--labelled", nargs=2, metavar=("TEXT", "LABELS"))
    parser.add_argument("--error", choices=sorted(KINDS))
    parser.add_argument("--error-seed", type=int, default=1)
    parser.add_argument("--typeset", action="append", default=[], metavar="LAYOUT[,LAYOUT]")
    return parser


def _corpora(asked: argparse.Namespace) -> Iterator[tuple[Path, Corpus]]:
    """Yield each year with its folder; a labelled report is one by itself."""
    if asked.labelled:
        text, labels = map(Path, asked.labelled)
        yield Path(asked.out), labelled(text, labels).corpus
        return
    for folder, reports, seed in _years(asked):
        yield folder, build(reports, seed)


def _years(asked: argparse.Namespace) -> Iterator[tuple[Path, int, int | str]]:
    """Yield folder, number of reports and seed of each year."""
    out, every = Path(asked.out), len(forces())
    if asked.reports <= every:
        yield out, asked.reports, asked.seed
        return
    for index, done in enumerate(range(0, asked.reports, every), start=1):
        yield out / str(index), min(every, asked.reports - done), f"{asked.seed}.{index}"


def _command(asked: argparse.Namespace) -> str:
    if asked.labelled:
        of = ["--labelled", *asked.labelled]
    else:
        of = ["--reports", str(asked.reports), "--seed", str(asked.seed)]
    return command([*of, "--error", asked.error, "--error-seed", str(asked.error_seed)], asked.out)


def command(arguments: list[str], out: str) -> str:
    """Return the line for a shell that makes a corpus again."""
    return shlex.join(["python", "-m", "tools.corpus", "--out", out, *arguments])


if __name__ == "__main__":
    sys.exit(main())
