"""What the family's files say that the corpus needs: forces, units and exclusions."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "schemas" / "peel_effectiveness_2016"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A measure as declared."""

    unit: str
    excludes: tuple[str, ...]
    parts: tuple[str, ...]


@cache
def forces() -> tuple[str, ...]:
    """Return the names of all forces."""
    with (FOLDER / "terms.toml").open("rb") as handle:
        return tuple(tomllib.load(handle)["inspected"])


@cache
def measures() -> dict[str, Declared]:
    """Return all measures that the family declares."""
    found: dict[str, Declared] = {}
    for path in sorted(FOLDER.glob("measures*.toml")):
        with path.open("rb") as handle:
            declared = tomllib.load(handle).get("measure", {})
        for name, one in declared.items():
            found[name] = Declared(
                unit=one["unit"],
                excludes=tuple(one.get("excludes", ())),
                parts=tuple(one.get("parts", ())),
            )
    return found
