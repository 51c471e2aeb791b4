"""One report: title lines, graphic, chapters, tables and annex, in the words of one writer."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from tools.corpus.chance import Chance
from tools.corpus.model import Document, Print, Relation
from tools.corpus.sentences import Filled, Setting, Unsuitable, fill
from tools.corpus.tables import Line, crime_rates, domestic_abuse, graphic, outcomes

WRITERS = Path(__file__).parent / "writers"
_SUFFIXES = (" Police Service", " Constabulary", " Police")
_CRIME_RATES = (
    "Police-recorded crime rates (per 1,000 population) in {place}, "
    "for the 12 months to 30 June 2016"
)
_OUTCOMES = (
    "Proportion of outcomes assigned to offences recorded in {force}, "
    "in 12 months to 30 June 2016, by outcome type"
)
_DOMESTIC_ABUSE = (
    "Rate of outcomes recorded in 12 months to 30 June 2016 "
    "for domestic-related offences in {force}"
)
# Prose between the title lines and the graphic tells the one from the other, also on paper.
_INTRODUCTION = (
    "This report says how effective {force} is at preventing crime, at bringing offenders to "
    "justice and at protecting people, and where it could do better."
)
_TABLES = {
    "crime_rates": (_CRIME_RATES, crime_rates),
    "outcomes": (_OUTCOMES, outcomes),
    "domestic_abuse": (_DOMESTIC_ABUSE, domestic_abuse),
}


@cache
def writers() -> Mapping[str, dict[str, Any]]:
    """Return the writers' words and sentences by name."""
    found = {}
    for path in sorted(WRITERS.glob("*.toml")):
        with path.open("rb") as handle:
            found[path.stem] = tomllib.load(handle)
    return found


@cache
def _closing() -> list[list[str]]:
    """Return the sentences that close every report."""
    with WRITERS.with_name("closing.toml").open("rb") as handle:
        paragraphs: list[list[str]] = tomllib.load(handle)["paragraphs"]
        return paragraphs


@dataclass(slots=True)
class _Page:
    """The lines of a report as they are written."""

    lines: list[str] = field(default_factory=list)
    prints: list[Print] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def put(self, text: str, prints: list[Print] | None = None, *, gap: bool = True) -> None:
        """Add a line, and a blank one behind it if ``gap``."""
        self.lines.append(text)
        at = len(self.lines)
        self.prints.extend(replace(one, line=at) for one in prints or ())
        if gap:
            self.lines.append("")

    def put_all(self, lines: Iterator[Line], *, gap: bool) -> None:
        """Add the lines of a table or graphic."""
        for text, prints in lines:
            self.put(text, prints, gap=gap)
        if not gap:
            self.lines.append("")


def place_of(force: str) -> str:
    """Return the name of a force's area."""
    for suffix in _SUFFIXES:
        if force.endswith(suffix):
            return force.removesuffix(suffix)
    return force


def write(
    setting: Setting, writer: str, chance: Chance
) -> tuple[Document, tuple[Print, ...], tuple[Relation, ...]]:
    """Return a report, what it prints and what its sentences compare."""
    data = writers()[writer]
    words = {name: chance.one(options) for name, options in data["words"].items()}
    words |= {"force": setting.subject, "place": place_of(setting.subject)}
    setting = replace(setting, words=words)
    page = _Page()
    for line in (
        "PEEL: Police effectiveness 2016", f"An inspection of {setting.subject}", "March 2017",
    ):  # fmt: skip
        page.put(line)
    page.put("Introduction")
    page.put(_INTRODUCTION.format(**words))
    page.put_all(graphic(setting), gap=True)
    figure = 0
    closing = {"heading": data["closing"], "paragraphs": _closing()}
    *chapters, annex = data["section"]
    for index, section in enumerate((*chapters, closing, annex)):
        page.put(section["heading"].format(**words))
        kind = "annex" if section.get("annex") else "claim"
        for at, paragraph in enumerate(section.get("paragraphs", ())):
            name = f"{writer}/{index}/{at}"
            _put_paragraph(page, paragraph, setting, chance, (kind, name))
        for table in section.get("tables", ()):
            figure += 1
            title, lines = _TABLES[table]
            page.put(f"Figure {figure}: {title.format(**words)}")
            page.put_all(lines(setting), gap=False)
            page.put("Source: Home Office data")
    text = "\n".join(page.lines).rstrip("\n") + "\n"
    document = Document(name=setting.document, subject=setting.subject, text=text)
    return document, tuple(page.prints), tuple(page.relations)


def _put_paragraph(
    page: _Page, templates: list[str], setting: Setting, chance: Chance, role: tuple[str, str]
) -> None:
    """Add a paragraph; where a sentence does not suit, those behind it are left out too."""
    text = ""
    prints: list[Print] = []
    for at, template in enumerate(templates):
        try:
            filled: Filled = fill(template, setting, chance, role[0], f"{role[1]}/{at}")
        except Unsuitable:
            if at == 0:
                return
            continue
        if text:
            text += " "
        shift = len(text)
        prints.extend(_shifted(one, shift) for one in filled.prints)
        text += filled.text
        page.relations.extend(filled.relations)
    page.put(text, prints)


def _shifted(one: Print, shift: int) -> Print:
    turn = one.turn
    if turn:
        turn = replace(turn, start=turn.start + shift, end=turn.end + shift)
    return replace(one, start=one.start + shift, end=one.end + shift, turn=turn)
