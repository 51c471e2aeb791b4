"""
Settings of a place of work: ``tieout.toml`` in the folder where the command is run.

    families = ["families", "../shared/court_bulletin"]

Paths are relative to the file. What the command line says comes on top.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from validate.family.toml import Section, load_toml

FILE = "tieout.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the file says; ``families`` are folders that are families, or hold some."""

    families: tuple[Path, ...] = ()


def load_settings(folder: Path) -> Settings:
    """
    The settings in a folder; none where it has no such file.

    Raises :class:`~validate.errors.FamilyError` naming the file, the key and what to do.
    """
    section = load_toml(folder / FILE, required=False, named=FILE).only("families")
    return Settings(families=tuple(_folders(section, folder)))


def _folders(section: Section, folder: Path) -> Iterator[Path]:
    for text in section.texts("families"):
        if not text.strip():
            section.wrong("families", "holds an empty path", "Name a folder, or take it out.")
        path = folder / text
        if not path.is_dir():
            problem = f"{text!r} leads to no folder"
            section.wrong("families", problem, f"Paths are relative to {FILE}.")
        yield path
