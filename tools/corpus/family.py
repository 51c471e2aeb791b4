"""What the family's files say that the corpus needs: forces, units, and what hangs together."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "schemas" / "peel_effectiveness_2016"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """
    A measure as declared.

    ``ratio`` names numerator and denominator, or nothing; ``whole`` is the measure of *y* in
    *x of y*, ``rest`` that of what is left of it, and not all of it unless ``complete``.
    """

    unit: str
    excludes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    must_be: int | None = None
    ratio: tuple[str, ...] = ()
    change_of: str = ""
    not_above: tuple[str, ...] = ()
    whole: str = ""
    rest: str = ""
    complete: bool = True


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
            ratio = one.get("ratio", {})
            found[name] = Declared(
                unit=one["unit"],
                excludes=tuple(one.get("excludes", ())),
                parts=tuple(one.get("parts", ())),
                must_be=one.get("must_be"),
                ratio=(ratio["numerator"], ratio["denominator"]) if ratio else (),
                change_of=one.get("change_of", ""),
                not_above=tuple(one.get("not_above", ())),
                whole=one.get("denominator", ""),
                rest=one.get("complement", ""),
                complete=one.get("complete", True),
            )
    return found
