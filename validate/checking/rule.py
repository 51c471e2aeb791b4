"""What a rule is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.terms import Criterion, Dimension, Severity, Status
from validate.checking.facts import Facts
from validate.checking.statements import Statement
from validate.model import RuleInfo


@dataclass(frozen=True, slots=True)
class Example:
    """
    A case that a rule must decide as told: prints as ``"kind [national] measure value"`` lines.

    ``report/`` before the kind puts a print into another report, ``previous/`` into the previous
    edition of the same one, ``@earlier`` after the measure into the year before, ``@first`` and
    ``@second`` into the halves of this one; ``own`` and ``other`` are two that make up the national
    one, ``all`` speaks of every subject. Before a value ``~`` says *about*, ``<`` and ``>`` *less*
    and *more than*; ``[`` and ``]`` make it the lowest or highest of a range, ``?`` for a value
    says that it is missing. A word behind the value is what the sentence asserts of it against the
    line below: ``higher``, ``lower``, ``same``, or ``up``, ``down`` from. ``revised`` and
    ``provisional`` are marks beside it. ``claim - "17 vans"`` is a sentence of its own with a
    number that no measure answers to. ``cell 3 2 "Total" "2015" 41 %`` is a number in a table that
    no family declares: row, column, both labels, value, and ``%`` for a percentage.

    ``announced`` says that prints differ, and that such a mark says why.
    """

    prints: str
    outcome: Status
    announced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One rule: an id, a title for people, a generator of statements, examples that prove it.

    ``criterion`` is the question of a QA log that it helps to answer, ``dimension`` the quality
    dimension that it serves. ``explanation`` is the docstring of its file.
    """

    id: str
    title: str
    severity: Severity
    criterion: Criterion
    dimension: Dimension
    statements: Callable[[Facts], Iterator[Statement]]
    examples: tuple[Example, ...]
    explanation: str = ""

    @property
    def info(self) -> RuleInfo:
        """The rule as people read of it."""
        return RuleInfo(
            id=self.id,
            title=self.title,
            explanation=self.explanation,
            criterion=self.criterion,
            dimension=self.dimension,
        )
