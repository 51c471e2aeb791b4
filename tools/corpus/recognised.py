"""
How much of a corpus is recognised as it was meant: ``python -m tools.corpus.recognised DIR``.

Every print of ``truth.jsonl`` is looked for at its line and column. It is linked right with its
measure, subject, value and, where the text says one, its period.
"""

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from validate.family.find import families
from validate.model import Figure
from validate.reading.read import read
from validate.recognition.recognise import recognise


@dataclass(slots=True)
class Score:
    """
    What became of the prints of one or several reports.

    ``right`` of all ``prints`` are linked right; ``unlinked`` names the others without a link,
    ``wrong`` those with a wrong one, ``spurious`` the links where the truth has no print.
    """

    prints: int = 0
    right: int = 0
    unlinked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    spurious: list[str] = field(default_factory=list)
    templates: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of prints that are linked right."""
        return self.right / self.prints if self.prints else 1.0


def score_folder(folder: Path) -> Score:
    """Return the score of all reports of a folder that ``tools.corpus`` wrote."""
    score = Score()
    written = (folder / "truth.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in written.split("\n") if line]
    for document in dict.fromkeys(row["document"] for row in rows):
        path = folder / document
        mine = [row for row in rows if row["document"] == document]
        score_report(path, mine, score)
    return score


def score_report(path: Path, rows: list[dict[str, Any]], score: Score) -> None:
    """Add what is recognised of one report."""
    family = families("peel_effectiveness_2016")[0]
    figures = recognise(read(path, path.name), family, str(path)).figures
    at = {(one.place.line, one.place.column): one for one in figures if one.value is not None}
    quotes = path.read_text(encoding="utf-8").split("\n")
    known = set()
    for row in rows:
        place = (row["line"], row["start"])
        known.add(place)
        figure = at.get(place)
        score.prints += 1
        score.kinds[row["kind"]] += 1
        problem = _problem(row, figure)
        if problem is None:
            score.right += 1
            continue
        text = f"{row['template']}: {row['printed']} {row['measure']}, {row['subject']}: {problem}"
        text += f"\n    {path.name}:{row['line']}: {quotes[row['line'] - 1][:400]}"
        score.templates[row["template"]] += 1
        (score.wrong if figure is not None and figure.measure else score.unlinked).append(text)
    for place, figure in at.items():
        if figure.measure and place not in known:
            line = figure.place.line or 1
            text = f"{figure.printed} as {figure.measure}: {quotes[line - 1][:300]}"
            score.spurious.append(f"{path.name}:{line}: {text}")


def _problem(row: dict[str, Any], figure: Figure | None) -> str | None:
    """Return what is wrong with the figure at the place of a print, None if nothing is."""
    if figure is None:
        return "no figure"
    if not figure.measure:
        return "not linked: " + "; ".join(figure.evidence)[:120]
    period = figure.period.iso if figure.period else ""
    base = figure.base_period.iso if figure.base_period else ""
    loose = Decimal(1) if row["qualifier"] in ("approx", "more_than", "less_than") else Decimal(0)
    found = {
        "measure": (figure.measure, row["measure"]),
        "subject": (figure.subject, row["subject"]),
        "period": (period, row["period"] or (period if period == row["fact"][2] else "")),
        "base_period": (base, row["base_period"] or (base if base == row["fact"][3] else "")),
    }
    for name, (got, wanted) in found.items():
        # A fact of no period may be dated by the recogniser as it likes.
        if got != wanted and (row["period"] or row["fact"][2] or name in ("measure", "subject")):
            if name == "period" and not row["period"] and not got:
                continue
            return f"{name} {got!r}, not {wanted!r}"
    value = figure.value
    if value is None or abs(value - Decimal(row["value"])) > loose:
        return f"value {value}, not {row['value']}"
    return None


def main() -> int:
    """Print the score; 1 if less than 99.5 percent are right or anything is linked wrongly."""
    score = score_folder(Path(sys.argv[1]))
    for title, found in (
        ("Wrongly linked", score.wrong), ("Linked without a print", score.spurious),
        ("Not linked", score.unlinked),
    ):  # fmt: skip
        print(f"{title}: {len(found)}")
        seen: set[str] = set()
        for text in found:
            name = text.split(": ")[0]
            if name not in seen:
                print("  " + text)
            seen.add(name)
    print("By template:", dict(score.templates.most_common(40)))
    print("By kind:", dict(score.kinds))
    print(f"{score.right} of {score.prints} prints are linked right: {score.share:.2%}")
    return 0 if score.share >= 0.995 and not score.wrong and not score.spurious else 1  # noqa: PLR2004


if __name__ == "__main__":
    sys.exit(main())
