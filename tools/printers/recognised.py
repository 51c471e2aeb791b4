"""What recognition makes of two readings of one report, and how it stands to the labels."""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

from schemas.terms import Assurance
from tools.printers.differences import Tally
from validate.family.find import families
from validate.family.model import Family
from validate.model import Figure, Use
from validate.publishing.frames import csv_text, figures_frame
from validate.reading.document import Document
from validate.recognition.identify import family_of
from validate.recognition.recognise import recognise

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
_SCORER = SHARED / "score" / "score_figures.py"
_SHARES = ("linked", "tabular", "prose", "dated", "precision")

Key = tuple[str, str, str, str, str]


@cache
def _families() -> tuple[Family, ...]:
    return families()


def figures_of(document: Document, path: Path) -> tuple[Figure, ...]:
    """Return the figures that are recognised in a reading."""
    family = family_of(document, _families(), forced=False)
    return tuple(recognise(document, family, str(path)).figures)


def same_figures(text: tuple[Figure, ...], pdf: tuple[Figure, ...], *, linked: bool) -> Tally:
    """Return how many figures of the text the paper gives too; those too many are remarks."""
    wanted = Counter(_key(figure) for figure in text if bool(figure.measure) is linked)
    got = Counter(_key(figure) for figure in pdf if bool(figure.measure) is linked)
    wanted.pop(_NOTHING, None)
    got.pop(_NOTHING, None)
    places = {_key(figure): figure for figure in (*text, *pdf)}
    remarks = [f"lost: {_shown(key, places)}" for key in (wanted - got).elements()]
    remarks += [f"too many: {_shown(key, places)}" for key in (got - wanted).elements()]
    return Tally((wanted & got).total(), wanted.total(), remarks)


def extra_figures(tally: Tally) -> int:
    """Return how many figures the paper gives that the text does not."""
    return sum(remark.startswith("too many") for remark in tally.remarks)


def scores(figures: tuple[Figure, ...], labels: Path | None) -> dict[str, float]:
    """Return the shares of the shared scorer; none without labels or without the scorer."""
    if labels is None or not labels.exists() or not _SCORER.exists():
        return {}
    uses = {figure.id: Use(checks=0, assurance=Assurance.SINGLE_PRINT) for figure in figures}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "figures.csv"
        path.write_text(csv_text(figures_frame(figures, uses)), encoding="utf-8")
        command = [sys.executable, str(_SCORER), str(path), str(labels)]
        done = subprocess.run(  # noqa: S603 - our own interpreter and the shared scorer
            [*command, "--no-lines", "--misses", "0"], capture_output=True, text=True, check=False
        )
    found = re.findall(r"^(\w+) +\d+/\d+ = ([\d.]+)%", done.stdout, re.MULTILINE)
    return {name: float(share) for name, share in found if name in _SHARES}


_NOTHING: Key = ("", "", "", "", "")


def _key(figure: Figure) -> Key:
    if figure.value is None:
        return _NOTHING
    period = figure.period.iso if figure.period else ""
    value = str(figure.value.normalize())
    return figure.kind.value, figure.measure, figure.subject, period, value


def _shown(key: Key, places: dict[Key, Figure]) -> str:
    place = places[key].place
    at = f"p{place.page}" if place.page else f"line {place.line}"
    return f"{' '.join(part or '-' for part in key)} ({at})"
