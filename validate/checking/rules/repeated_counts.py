"""
A count that is told twice is told alike, though no measure is declared for it.

Where two sentences of a report count the same things in the same words (*17 neighbourhood policing
teams*), of one subject and time, and the numbers differ, a person is asked: the words may be the
same and the things not. Two words at least must be the same, none of them as general as *of the*.
"""

import re
from collections.abc import Iterator

from schemas.terms import Criterion, Dimension, Kind, Severity, Status, Unit
from validate.checking.facts import Facts
from validate.checking.partners import together
from validate.checking.precision import is_plain
from validate.checking.rule import Example, Rule
from validate.checking.statements import SameFact, Statement
from validate.model import Figure, Period

_TEXT = frozenset({Kind.CLAIM, Kind.FOOTNOTE, Kind.ANNEX})
# The things counted: lower-case words right behind the number, up to where the phrase ends.
_THINGS = re.compile(r"\s+((?:[a-z][a-z’'-]+\s+){1,3}[a-z][a-z’'-]+)\s*(?:[.;:,)]|$)")
_GENERAL = re.compile(
    r"\b(?:an?|the|of|in|on|at|to|by|for|from|with|and|or|than|that|which|who|were|was|had|has|have"
    r"|is|are|been|more|fewer|less|days|weeks|months|years|times|hours|minutes|percent|per|cent"
    r"|people|forces|areas|others)\b"
)


def statements(facts: Facts) -> Iterator[Statement]:
    """One statement for each count that other sentences tell in the same words."""
    told: dict[tuple[str, str, Period | None, bool, str], list[Figure]] = {}
    for figure in facts.figures:
        things = _things(figure)
        if things:
            key = (figure.place.document, figure.subject, figure.period, figure.past, things)
            told.setdefault(key, []).append(figure)
    for key, figures in told.items():
        first, *others = figures
        for other in others:
            if not together(first, other):
                yield SameFact(
                    figures=(other.id, first.id),
                    message=f"{', '.join(filter(None, (key[-1], other.subject)))}: told twice",
                )


def _things(figure: Figure) -> str:
    """What an unlinked count in the text counts, or ``""`` where its words are too general."""
    if figure.measure or figure.kind not in _TEXT or figure.unit is not Unit.COUNT:
        return ""
    if figure.value is None or not is_plain(figure):
        return ""
    found = _THINGS.match(figure.place.quote[figure.place.end :])
    if found is None or _GENERAL.search(found[1]):
        return ""
    return " ".join(found[1].split())


RULE = Rule(
    id="repeated-counts",
    title="Counts told twice",
    severity=Severity.QUESTION,
    criterion=Criterion.AGREEMENT,
    dimension=Dimension.COHERENCE_AND_COMPARABILITY,
    statements=statements,
    examples=(
        Example('claim - "17 mobile library vans"\nclaim - "17 mobile library vans"', Status.EXACT),
        Example(
            'claim - "17 mobile library vans"\nclaim - "16 mobile library vans"',
            Status.INCONSISTENT,
        ),
    ),
)
