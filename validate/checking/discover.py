"""How rule files are found."""

import importlib
import inspect
import pkgutil
from dataclasses import replace

from schemas.terms import Criterion, Dimension
from validate.checking import rules as rules_package
from validate.checking.rule import Rule
from validate.errors import RuleError


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
    if (type(rule.criterion), type(rule.dimension)) != (Criterion, Dimension):
        remedy = "Take a criterion and a dimension of schemas/terms.py."
        raise RuleError(name, "has a criterion or a dimension that there is not", remedy)
    return replace(rule, explanation=inspect.cleandoc(module.__doc__ or ""))
