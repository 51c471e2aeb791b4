"""What a rule is, and how rule files are found."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.terms import Severity, Status
from validate.checking import rules as rules_package
from validate.checking.facts import Facts
from validate.checking.statements import Statement
from validate.errors import RuleError


@dataclass(frozen=True, slots=True)
class Example:
    """
    A case that a rule must decide as told: prints as ``"kind measure subject value"`` lines.

    ``report/`` before the kind puts a print into another report; ``~`` before a value says *about*,
    ``?`` for a value says that it is missing.
    """

    prints: str
    outcome: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    One rule: an id, a title for people, a generator of statements, examples that prove it.

    ``explanation`` is the docstring of its file. ``unit`` names what one comparison is about.
    """

    id: str
    title: str
    severity: Severity
    statements: Callable[[Facts], Iterator[Statement]]
    examples: tuple[Example, ...]
    explanation: str = ""


def discover() -> tuple[Rule, ...]:
    """
    Every rule in the rules folder, by id; a file added there is found, no list is edited.

    Raises :class:`RuleError` for a file that does not load, has no ``RULE``, or repeats an id.
    """
    found: dict[str, Rule] = {}
    for module_info in pkgutil.iter_modules(rules_package.__path__):
        name = f"{rules_package.__name__}.{module_info.name}"
        rule = _load(name)
        if rule.id in found:
            raise RuleError(name, f"repeats the rule id {rule.id!r}", "Give it an id of its own.")
        found[rule.id] = rule
    return tuple(found[rule_id] for rule_id in sorted(found))


def _load(name: str) -> Rule:
    try:
        module = importlib.import_module(name)
    except Exception as error:
        remedy = "Mend the rule file, or take it out of the folder."
        raise RuleError(name, f"does not load ({type(error).__name__}: {error})", remedy) from error
    rule = getattr(module, "RULE", None)
    if not isinstance(rule, Rule):
        raise RuleError(name, "defines no RULE", "See CONTRIBUTING.md, 'Add a rule'.")
    explanation = inspect.cleandoc(module.__doc__ or "")
    return Rule(
        id=rule.id,
        title=rule.title,
        severity=rule.severity,
        statements=rule.statements,
        examples=rule.examples,
        explanation=explanation,
    )
