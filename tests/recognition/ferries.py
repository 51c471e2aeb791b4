"""A family of reports in words of its own, on ferries: whom and what they speak of."""

from dataclasses import dataclass, replace
from pathlib import Path

from schemas.terms import Unit
from validate.family.load import load_family
from validate.family.model import Family
from validate.model import Figure
from validate.reading.text import read_text
from validate.recognition.recognise import recognise

FILES = {
    "family.toml": """
        title = "Ferry companies 2019"
        edition = "2019"
        [signature]
        phrases = ["Ferry companies 2019"]
        subject = ["An inspection of {subject}"]
    """,
    "terms.toml": """
        inspected = ["Arran Ferries", "Barra Ferries", "Colonsay Ferries", "Eigg and Rum Ferries"]
        [own]
        names = ["the company"]
        nouns = ["company", "companies"]
        suffixes = ["Ferries"]
        [[national]]
        name = "Scotland"
        names = ["nationally", "the national figure|rate|average"]
        [[other]]
        name = "all companies"
        spread = true
        names = ["between companies", "across companies", "all companies"]
    """,
    "measures.toml": """
        modifiers = ["total", "overall", "rate*", "number*", "ferries", "company", "scotland"]

        [facet.passenger]
        visitors = ["visitor*"]
        islanders = ["islander*"]

        [concept.journeys]
        heads = ["passenger journeys", "journeys by passengers"]
        weak_heads = ["journeys"]
        [measure.journeys]
        title = "Passenger journeys"
        concept = "journeys"
        unit = "per_1000_population"
        [measure.journeys_by_visitors]
        title = "Journeys by visitors"
        concept = "journeys"
        unit = "per_1000_population"
        facets = { passenger = "visitors" }
        [measure.journeys_change]
        title = "Change in passenger journeys"
        concept = "journeys"
        unit = "percent"
        changes = true
        [measure.journeys_by_visitors_change]
        title = "Change in journeys by visitors"
        concept = "journeys"
        unit = "percent"
        changes = true
        facets = { passenger = "visitors" }

        [concept.complaints]
        heads = ["complaints"]
        [concept.complaints.facet.cause]
        delays = ["delay*"]
        fares = ["fare*"]
        [measure.complaints]
        title = "Complaints"
        concept = "complaints"
        unit = "count"
        [measure.complaints_delays]
        title = "Complaints about delays"
        concept = "complaints"
        unit = "count"
        facets = { cause = "delays" }
        [measure.complaints_fares]
        title = "Complaints about fares"
        concept = "complaints"
        unit = "count"
        facets = { cause = "fares" }
        [measure.complaints_delays_share]
        title = "Complaints about delays as a share of complaints"
        concept = "complaints"
        unit = "percent"
        facets = { cause = "delays" }
        [measure.complaints_change]
        title = "Change in complaints"
        concept = "complaints"
        unit = "percent"
        changes = true
        [measure.complaints_delays_change]
        title = "Change in complaints about delays"
        concept = "complaints"
        unit = "percent"
        changes = true
        facets = { cause = "delays" }

        [concept.punctuality]
        heads = ["punctuality", "punctual sailings"]
        [measure.punctuality]
        title = "Punctuality"
        concept = "punctuality"
        unit = "percent"

        [concept.satisfaction]
        heads = ["passenger satisfaction", "satisfaction of passengers"]
        weak_heads = ["satisfaction"]
        [measure.satisfaction]
        title = "Passenger satisfaction"
        concept = "satisfaction"
        unit = "percent"
        [measure.satisfaction_islanders]
        title = "Satisfaction of islanders"
        concept = "satisfaction"
        unit = "percent"
        facets = { passenger = "islanders" }

        [concept.repair]
        heads = ["average repair time", "average time of repair"]
        [measure.repair_time]
        title = "Average repair time"
        concept = "repair"
        unit = "days"
    """,
}
OWN = "Arran Ferries"
NATION = "Scotland"
ALL = "all companies"
COVER = f"Ferry companies 2019\n\nAn inspection of {OWN}\n\n"


@dataclass(frozen=True)
class Quantity:
    """What is measured: its noun, its measures as a level and as a change, its unit in words."""

    noun: str
    level: str
    unit: Unit
    change: str = ""
    was: str = "was"
    behind: str = ""

    @property
    def title(self) -> str:
        """The noun at the head of a sentence."""
        return self.noun[0].upper() + self.noun[1:]

    @property
    def it(self) -> str:
        """The pronoun that stands for the noun."""
        return "they" if self.was == "were" else "it"


RATE = " per 1,000 population"
JOURNEYS = Quantity(
    "passenger journeys", "journeys", Unit.PER_1000_POPULATION, "journeys_change", "were", RATE
)
COMPLAINTS = Quantity("complaints", "complaints", Unit.COUNT, "complaints_change", "were")
QUANTITIES = {
    "journeys": JOURNEYS,
    "journeys of a shared facet": replace(
        JOURNEYS,
        noun="journeys by visitors",
        level="journeys_by_visitors",
        change="journeys_by_visitors_change",
    ),
    "complaints": COMPLAINTS,
    "complaints of an own facet": replace(
        COMPLAINTS,
        noun="complaints about delays",
        level="complaints_delays",
        change="complaints_delays_change",
    ),
    "punctuality": Quantity("punctuality", "punctuality", Unit.PERCENT, behind=" percent"),
    "satisfaction": Quantity(
        "passenger satisfaction", "satisfaction", Unit.PERCENT, behind=" per cent"
    ),
    "satisfaction by a weak head": Quantity(
        "satisfaction of islanders", "satisfaction_islanders", Unit.PERCENT, behind="%"
    ),
    "repairs": Quantity("average repair time", "repair_time", Unit.DAYS, behind=" days"),
}
LEVELS = QUANTITIES
CHANGES = {name: one for name, one in QUANTITIES.items() if one.change}
COUNTS = {name: one for name, one in QUANTITIES.items() if one.unit is Unit.COUNT}
PLURALS = {name: one for name, one in QUANTITIES.items() if one.was == "were"}
FARES = replace(COMPLAINTS, noun="complaints about fares", level="complaints_fares", change="")


@dataclass(frozen=True)
class Who:
    """A subject, as it stands at the head of a sentence and behind a statement."""

    first: str
    last: str
    name: str


WHO = {
    "own, unnamed": Who("", "", OWN),
    "own, the company": Who("at the company", "at the company", OWN),
    "own, by its place": Who("in Arran", "in Arran", OWN),
    "own, by its full name": Who("at Arran Ferries", "at Arran Ferries", OWN),
    "another, by its place": Who("in Colonsay", "in Colonsay", "Colonsay Ferries"),
    "another, by its full name": Who("at Barra Ferries", "at Barra Ferries", "Barra Ferries"),
    "another, with an and": Who("in Eigg and Rum", "in Eigg and Rum", "Eigg and Rum Ferries"),
    "the nation": Who("in Scotland", "in Scotland", NATION),
    "the nation, nationally": Who("nationally", "nationally", NATION),
}  # fmt: skip
OTHERS = {name: one for name, one in WHO.items() if not name.startswith("own")}


def family_in(folder: Path) -> Family:
    """The family of ferries, written to a folder and loaded."""
    family = folder / "ferries"
    family.mkdir()
    for name, text in FILES.items():
        (family / name).write_text(text, encoding="utf-8")
    return load_family(family)


def figures_of(text: str, family: Family) -> tuple[Figure, ...]:
    """The figures of a report that has one paragraph."""
    return recognise(read_text("ferries.txt", f"{COVER}{text}\n".encode()), family, "").figures
