"""A made-up family, *Harbours quarterly*, whose tables have heads of every kind."""

from pathlib import Path
from textwrap import dedent

from validate.family.load import load_family
from validate.family.model import Family
from validate.reading.text import read_text
from validate.recognition.recognise import Recognised, recognise

FILES = {
    "family.toml": """
        title = "Harbours quarterly"
        edition = "{period}"
        subject = "Osterland"
        [signature]
        phrases = ["Harbours quarterly"]
    """,
    "terms.toml": """
        areas = ["Norhaven", "Sudhaven"]
        [[national]]
        name = "Osterland"
        parts = ["Norhaven", "Sudhaven"]
        [precision]
        counts_to = 5
    """,
    "measures.toml": """
        [facet.cargo]
        grain = ["grain"]
        dry_bulk = ["dry bulk"]
        [concept.calls]
        heads = ["ship calls"]
        [measure.calls]
        title = "Ship calls"
        concept = "calls"
        unit = "count"
        parts = ["{cargo}_calls"]
        adds_over = ["areas", "periods"]
        change_over = ["year", "quarter"]
        difference_over = ["year"]
        [measure."{cargo}_calls"]
        title = "Ship calls, {cargo}"
        concept = "calls"
        unit = "count"
        adds_over = ["areas"]
        change_over = ["year"]
        [measure."{cargo}_calls_share"]
        title = "Share of ship calls, {cargo}"
        concept = "calls"
        unit = "percent"
        ratio = { numerator = "{cargo}_calls", denominator = "calls" }
        [concept.berths]
        heads = ["berths"]
        [measure.berths]
        title = "Berths in use"
        concept = "berths"
        unit = "count"
        stock = true
        flows = { into = ["calls"], out_of = [] }
    """,
    "tables.toml": """
        [table.by_cargo]
        title = "Calls by harbour and cargo"
        known_by = ["calls by harbour"]
        measure = "calls"
        [[table.by_cargo.column]]
        each = "cargo"
        [[table.by_cargo.column]]
        labels = ["All calls"]

        [table.by_time]
        title = "Calls by quarter"
        known_by = ["calls by quarter"]
        [[table.by_time.column]]
        measure = "calls"
        labels = ["Calls"]
        [[table.by_time.column]]
        measure = "calls"
        labels = ["Change on {period} (%)", "Change on a year earlier (%)"]
        change = "year"
        required = false
        [[table.by_time.column]]
        measure = "berths"
        labels = ["Berths at the end"]
        required = false

        [table.compared]
        title = "Calls compared"
        known_by = ["calls compared"]
        measure = "calls"
        [[table.compared.row]]
        each = "cargo"
        [[table.compared.row]]
        labels = ["All"]
        [[table.compared.column]]
        labels = ["Difference"]
        difference = "year"
        required = false
        [[table.compared.column]]
        labels = ["Change (%)"]
        change = "year"
        required = false
    """,
}
COVER = "Harbours quarterly\n\nApril to June 2025 (Q1 of 2025/26)\n\nOffice of Harbours\n\n"
NOW, BEFORE = "2025-04-01/2025-06-30", "2024-04-01/2024-06-30"


def harbours(folder: Path) -> Family:
    """The family, declared in files as any other."""
    home = folder / "harbours"
    home.mkdir()
    for name, text in FILES.items():
        (home / name).write_text(dedent(text), encoding="utf-8")
    return load_family(home)


def read(family: Family, caption: str, *rows: str) -> Recognised:
    """A report with one table, its cells divided by bars."""
    table = "\n".join(row.replace("|", "\t") for row in rows)
    document = read_text("oster.txt", f"{COVER}{caption}\n\n{table}\n".encode())
    return recognise(document, family, "oster.txt")
