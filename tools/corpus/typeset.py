"""The reports of a folder as PDFs, in layouts of :mod:`tools.printers`."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tools.printers.layouts import PRINTERS, Printer, typeset


def printers(asked: Iterable[str]) -> list[Printer]:
    """Return the printers of some names, or lists of names with commas; else ``ValueError``."""
    names = [name.strip() for one in asked for name in one.split(",") if name.strip()]
    for name in names:
        if name not in PRINTERS:
            raise ValueError(f"no layout {name}; there are {', '.join(PRINTERS)}")
        if PRINTERS[name].missing:
            raise ValueError(f"{name} cannot be set here: {PRINTERS[name].missing}")
    return [PRINTERS[name] for name in dict.fromkeys(names)]


def typeset_all(folder: Path, names: Iterable[str], chosen: Sequence[Printer]) -> None:
    """Set reports of a folder, each layout into a folder of its own."""
    texts = [folder / name for name in names]
    for printer in chosen:
        target = folder / printer.name
        target.mkdir(exist_ok=True)
        for text in texts:
            (target / f"{text.stem}.pdf").write_bytes(typeset(text, printer))
