"""The printers: each a manner of setting reports, and the engine that it needs."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from tools.printers.convert import report_of
from tools.printers.engines import (
    HERE,
    chromium_pdf,
    missing,
    office_pdf,
    typst_pdf,
    weasyprint_pdf,
)
from tools.printers.markup import Choices, page_of
from tools.printers.model import as_data
from validate.reading.text import read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """A printer: ``engine`` sets what ``layout`` (a file of the engine's folder) says."""

    name: str
    engine: str
    layout: str
    about: str
    choices: Choices = field(default_factory=Choices)

    @property
    def missing(self) -> str:
        """Why it cannot print here; empty if it can."""
        return missing(self.engine)


_TYPST = {
    "grid": "full grids, hyphenated and justified, pictures for charts",
    "rules": "rules only, shaded group rows, charts with turned names, running heads",
    "columns": "two columns, tables across the head of a page, cards out of order",
    "zebra": "no rules, old-style numbers, larger type, slanted names",
    "caps": "small capitals, spaced heads, values on bars, captions below charts",
    "plain": "the typesetter's own defaults, superior figures of the font",
    "booklet": "a small page, tables cut often, large marks",
}
_HTML = (
    ("weasyprint", "rules", "rules only, footnotes, placed cards late in the file",
     Choices(notes="float", cards="late", chart="turned", pages="sheet", pair_apart=True)),
    ("weasyprint", "columns", "two columns, notes below chapters, values beside names",
     Choices(notes="section", chart="slanted", bullet="–", repeat_head=False)),
    ("weasyprint", "oldstyle", "old-style numbers, superior figures of the font, zebra",
     Choices(notes="float", chart="picture", pages="sheet", repeat_head=False, bullet="–")),
    ("weasyprint", "margin", "hanging heads, boxed charts, cards turned round",
     Choices(notes="float", chart="valued", pages="sheet", bullet="▪", pair=", ")),
    ("chromium", "grid", "full grids, spaced heads, notes below chapters",
     Choices(notes="section", chart="turned")),
    ("chromium", "late", "rules only, large marks, placed cards late in the file",
     Choices(notes="section", cards="late", chart="sideways", italics=False)),
    ("chromium", "columns", "two columns, zebra, all notes at the end",
     Choices(notes="end", chart="slanted", repeat_head=False)),
    ("office", "plain", "a word processor with true footnotes",
     Choices(notes="office", cards="table", chart="picture")),
)  # fmt: skip
# They set typographic quotation marks where the text has plain ones.
_CURLY = frozenset({"plain", "caps", "rules", "weasy_rules", "weasy_margin", "chrome_late"})
_SHORT = {"weasyprint": "weasy", "chromium": "chrome", "office": "office"}

PRINTERS = {
    printer.name: printer
    for printer in (
        *(
            Printer(name=f"typst-{layout}", engine="typst", layout=layout, about=about)
            for layout, about in _TYPST.items()
        ),
        *(
            Printer(
                name=f"{_SHORT[engine]}-{layout}",
                engine=engine,
                layout=f"{_SHORT[engine]}_{layout}",
                about=about,
                choices=choices,
            )
            for engine, layout, about, choices in _HTML
        ),
    )
}


def typeset(path: Path, printer: Printer) -> bytes:
    """Return a text report as the PDF that a printer makes of it."""
    document = read_text(path.name, path.read_bytes())
    report = report_of(document, curly=printer.layout in _CURLY)
    if printer.engine == "typst":
        return typst_pdf(printer.layout, json.dumps(as_data(report), ensure_ascii=False))
    page = page_of(report, printer.choices, _sheet(printer.layout))
    engine = {
        "weasyprint": weasyprint_pdf,
        "chromium": chromium_pdf,
        "office": office_pdf,
    }[printer.engine]
    return engine(page)


def sources_of(printer: Printer) -> list[Path]:
    """Return the files that decide how a printer sets."""
    own = sorted((HERE / "typst").glob("*.typ")) if printer.engine == "typst" else []
    return own or sorted((HERE / "html").glob("*.css"))


def _sheet(layout: str) -> str:
    folder = HERE / "html"
    # A word processor knows too little of the common rules to profit from them.
    names = [layout] if layout.startswith("office") else ["base", layout]
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)
