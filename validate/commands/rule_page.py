"""All about one rule, in lines for a person."""

from collections.abc import Iterable, Iterator, Mapping
from textwrap import wrap

from schemas.criteria import CRITERIA, in_words
from schemas.terms import Severity
from validate.commands.examples import outcome_of, prints_of
from validate.commands.rulebook import Entry, levels
from validate.commands.severities import LEVELS
from validate.family.model import Family
from validate.model import OFF

_WIDTH = 100
MEANINGS: Mapping[str, str] = {
    Severity.ERROR: "a discrepancy gives exit code 1 and holds back the datasets it is in",
    Severity.WARNING: "it gives exit code 1 with --fail-on warning, and holds nothing back",
    Severity.QUESTION: "it is shown for a person to decide, and never gives exit code 1",
    Severity.INFORMATION: "it is shown, and never gives exit code 1",
    OFF: "the rule compares nothing, and gives no verdict",
}


def page(entry: Entry, families: Iterable[Family]) -> Iterator[str]:
    """The title, the severities, what it serves, why, the examples, and how to change it."""
    rule = entry.info.id
    yield f"{rule}: {entry.info.title}"
    yield f"severity: {entry.severity}"
    for family in families:
        if rule in family.rules:
            yield f"    as {family.name} sets it: {levels([entry], family)[rule]}"
    if entry.info.criterion:
        yield f"criterion of the QA log: {CRITERIA[entry.info.criterion]}"
    if entry.info.dimension:
        yield f"quality dimension: {in_words(entry.info.dimension)}"
    for paragraph in paragraphs(entry.info.explanation):
        yield ""
        yield from wrap(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False)
    if entry.examples:
        yield ""
        yield "Examples, from reports that are made up:"
    for example in entry.examples:
        yield f"    {'; '.join(prints_of(example))}"
        yield f"        {outcome_of(example)}"
    yield ""
    yield "To change the severity:"
    yield f"    for a run:     tieout run PATH... --severity {rule}=LEVEL"
    yield f'    for a family:  in its rules.toml, below [{rule}], severity = "LEVEL"'
    yield f"                   or enabled = false for {OFF}"
    yield "The run comes before the family, the family before the rule. LEVEL is"
    width = max(map(len, LEVELS)) + 2
    for level in LEVELS:
        yield f"    {level:<{width}}{MEANINGS[level]}"


def paragraphs(explanation: str) -> tuple[str, ...]:
    """The paragraphs of a docstring, each on one line."""
    return tuple(" ".join(one.split()) for one in explanation.split("\n\n") if one.strip())
