"""The option by which a user says how much a rule matters."""

from collections.abc import Mapping

import click

from schemas.terms import Severity
from validate.commands.inputs import Command
from validate.model import OFF

LEVELS = (*(severity.value for severity in Severity), OFF)


def takes_severities(command: Command) -> Command:
    """Give a command the option ``--severity``."""
    return click.option(
        "--severity",
        "severities",
        multiple=True,
        metavar="RULE=LEVEL",
        callback=_parsed,
        help=(
            f"How much a rule matters: {', '.join(LEVELS[:-1])} or {LEVELS[-1]}. May be given for"
            " several rules."
        ),
    )(command)


def _parsed(
    context: click.Context, parameter: click.Parameter, given: tuple[str, ...]
) -> Mapping[str, str]:
    """The level of each rule that is named; the last word on a rule counts."""
    if not given:
        return {}
    from validate.commands.rulebook import entries  # noqa: PLC0415 - help must not wait for it
    from validate.family.toml import nearest  # noqa: PLC0415

    rules = [entry.info.id for entry in entries()]
    found = {}
    for one in given:
        rule, equals, level = one.partition("=")
        problem = ""
        if not equals:
            example = f"{rule if rule in rules else rules[0]}=warning"
            problem = f"{one!r} does not say which level. Write RULE=LEVEL: {example}"
        elif rule not in rules:
            problem = f"no rule is named {rule!r}. {nearest(rule, rules)}"
        elif level not in LEVELS:
            problem = f"{level!r} is no level. {nearest(level, LEVELS)}"
        if problem:
            raise click.BadParameter(problem, context, parameter)
        found[rule] = level
    return found
