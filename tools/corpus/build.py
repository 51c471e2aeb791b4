"""A whole corpus: the reports of some or all forces, from one hidden truth."""

from tools.corpus.chance import Chance
from tools.corpus.connections import connections
from tools.corpus.facts import Facts
from tools.corpus.family import forces
from tools.corpus.model import ALL_FORCES, NATION, Corpus, Document, Print, Relation
from tools.corpus.report import write, writers
from tools.corpus.rounding import TIES
from tools.corpus.sentences import Setting
from tools.corpus.truth import world


def build(reports: int, seed: int | str) -> Corpus:
    """
    Return the reports of so many forces, at most all; the truth is that of all forces.

    Each force has a writer and choices of its own, so its report is the same however many others
    are asked for.
    """
    names = forces()
    if not 1 <= reports <= len(names):
        raise ValueError(f"between 1 and {len(names)} reports, not {reports}")
    tie = Chance(seed, "tie").one(TIES)
    facts = Facts(world(str(seed)))
    manners = tuple(writers())
    documents: list[Document] = []
    prints: list[Print] = []
    relations: list[Relation] = []
    order = Chance(seed, "order").some(names, reports)
    for name in order:
        chance = Chance(seed, "report", name)
        setting = Setting(facts=facts, document=file_name(name), subject=name, tie=tie, words={})
        writer = manners[(names.index(name) + len(str(seed))) % len(manners)]
        document, printed, compared = write(setting, writer, chance)
        documents.append(document)
        prints.extend(printed)
        relations.extend(compared)
    relations.extend(connections(facts, (*order, NATION, ALL_FORCES)))
    return Corpus(
        seed=str(seed),
        reports=reports,
        tie=tie,
        documents=tuple(documents),
        prints=tuple(prints),
        relations=_printed(relations, prints),
    )


def file_name(force: str) -> str:
    """Return the name of a force's report."""
    return force.lower().replace(" ", "_").replace("-", "_") + ".txt"


def _printed(relations: list[Relation], prints: list[Print]) -> tuple[Relation, ...]:
    """Return each relation once whose facts are all printed somewhere."""
    known = {one.key for one in prints}
    once = dict.fromkeys(one for one in relations if known.issuperset(one.facts))
    return tuple(once)
