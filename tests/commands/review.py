"""A report with a slip, run and waived as its users do."""

import json
from pathlib import Path
from typing import Any

from tests.command import Outcome, Tieout
from tests.inprocess import KENT

SLIPPED = KENT.replace("in Kent was 63.0", "in Kent was 36.0")
OTHERWISE = KENT.replace("in Kent was 63.0", "in Kent was 35.9")
WARNED = SLIPPED.replace("Caution – youths\t0.3", "Caution – youths\t0.333")
DAY = 1_772_323_200  # 1 March 2026


class Desk:
    """A folder with a report, where the commands are run."""

    def __init__(self, tieout: Tieout, folder: Path) -> None:
        self.tieout = tieout
        self.folder = folder
        self.waivers = folder / "waivers.toml"
        self.baseline = folder / "baseline.toml"

    def run(self, text: str = SLIPPED, *options: object) -> Outcome:
        """Run on the one report."""
        report = self.folder / "reports" / "kent.txt"
        report.parent.mkdir(exist_ok=True)
        report.write_text(text, encoding="utf-8")
        return self.tieout("run", "reports", *options)

    def loaded(self, name: str) -> Any:
        """What a JSON file of the results holds."""
        return json.loads((self.folder / "out" / name).read_text(encoding="utf-8"))

    def finding(self, rule: str = "prints-of-one-fact") -> dict[str, Any]:
        """The first finding of a rule."""
        found: dict[str, Any] = next(
            one for one in self.loaded("findings.json") if one["rule"] == rule
        )
        return found

    def waive(self, *options: object) -> Outcome:
        """Waive the finding, all that is needed being said."""
        return self.tieout(
            "waive", self.finding()["id"], "--reason", "so in the order", "--raised-by", "Ann",
            *options,
        )  # fmt: skip
