"""``tieout rules``: what is checked, and what each rule compared in the last run."""

from pathlib import Path

import click

from validate.commands.console import say
from validate.commands.inputs import takes_families


@click.group(invoke_without_command=True)
@click.option(
    "--out",
    default=Path("out"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder with the results of a run.",
)
@click.option(
    "--family",
    metavar="NAME",
    help="Show the severities as this family sets them: its name, or the path of its folder.",
)
@takes_families
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
@click.pass_context
def rules(
    context: click.Context,
    *,
    out: Path,
    family: str | None,
    folders: tuple[Path, ...],
    form: str,
) -> None:
    """
    List the rules, and what each compared in the last run; write nothing.

    The results of the run are read from --out, as tieout run wrote them.

    \b
    Examples:
      tieout rules
      tieout rules explain parts-and-totals
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    if context.invoked_subcommand is not None:
        _only_for_the_list(context)
        return
    from validate.commands.last_run import last_run  # noqa: PLC0415 - help waits for nothing
    from validate.commands.rule_list import Listing, in_json, in_text  # noqa: PLC0415
    from validate.commands.rulebook import entries, levels  # noqa: PLC0415
    from validate.family.find import families  # noqa: PLC0415

    found = entries()
    setter = families(family, folders)[0] if family is not None else None
    listing = Listing(
        entries=found,
        levels=levels(found, setter),
        family=family,
        folder=out,
        run=last_run(out),
    )
    for line in [in_json(listing)] if form == "json" else in_text(listing):
        say(line)


@rules.command("explain")
@click.argument("rule")
@takes_families
def explain_rule(rule: str, folders: tuple[Path, ...]) -> None:
    """
    Explain one rule: what it holds, with examples, and how to change its severity.

    RULE is the id of a rule, as in the list of tieout rules.
    """
    from validate.commands.rule_page import page  # noqa: PLC0415 - help waits for nothing
    from validate.commands.rulebook import entries  # noqa: PLC0415
    from validate.errors import TieoutError  # noqa: PLC0415
    from validate.family.find import families  # noqa: PLC0415
    from validate.family.toml import nearest  # noqa: PLC0415

    by_id = {entry.info.id: entry for entry in entries()}
    if rule not in by_id:
        problem = f"no rule is named {rule!r}"
        raise TieoutError("tieout rules explain", problem, nearest(rule, by_id))
    for line in page(by_id[rule], families(folders=folders)):
        say(line)


def _only_for_the_list(context: click.Context) -> None:
    """Options of the list are no options of a subcommand, and are not passed over in silence."""
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if source is click.core.ParameterSource.COMMANDLINE:
            problem = f"{parameter.opts[0]} is for the list alone; leave it out."
            raise click.UsageError(problem, context)
