"""``tieout family``: the report families, and what to do with one's own."""

from pathlib import Path

import click

from validate.commands.console import say
from validate.commands.inputs import progress, takes_families

_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="For people or for programs.",
)
_TIME_LIMIT = click.option(
    "--time-limit",
    type=click.FloatRange(min=1, max=86_400),
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="How long reading one document may take.",
)


@click.group()
def family() -> None:
    """
    List, check, draft and explain report families.

    A family is a folder of TOML files that say how a kind of report is read. Families of your own
    are named with --families, or in tieout.toml.
    """


@family.command("list")
@takes_families
@_FORMAT
@click.pass_context
def list_families(context: click.Context, *, folders: tuple[Path, ...], form: str) -> None:
    """List the families that are known, and where each is."""
    from validate.commands.family_list import in_json, in_text, listed  # noqa: PLC0415 - waits

    entries, troubles = listed(folders)
    for line in [in_json(entries)] if form == "json" else in_text(entries):
        say(line)
    for trouble in troubles:
        say(f"Error: {trouble}", err=True)
    context.exit(2 if troubles else 0)


@family.command("check")
@click.argument("wanted", metavar="PATH")
@click.argument("reports", nargs=-1, type=click.Path(path_type=Path, readable=False))
@takes_families
@_TIME_LIMIT
@click.option("--all", "everything", is_flag=True, help="Cut no list short.")
@click.option(
    "--trust",
    is_flag=True,
    help="Run the Python of the family, to check it: code, with all your rights.",
)
@_FORMAT
@click.pass_context
def check(
    context: click.Context,
    *,
    wanted: str,
    reports: tuple[Path, ...],
    folders: tuple[Path, ...],
    time_limit: float,
    everything: bool,
    trust: bool,
    form: str,
) -> None:
    """
    Find every problem of a family; with REPORTS, say what they use of it and what it lacks.

    PATH is the folder of a family, a file in it, or the name of a family that is known. The reports
    are read as of this family, whatever their covers say. Exit code 2: there is a problem, or a
    report could not be read.

    \b
    Examples:
      tieout family check families/court_bulletin
      tieout family check families/court_bulletin report.txt
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.commands.family_check import checked, in_json, in_text  # noqa: PLC0415 - waits

    found = checked(wanted, reports, folders, time_limit, trust=trust, progress=progress)
    for line in [in_json(found)] if form == "json" else in_text(found, everything=everything):
        say(line)
    for note in found.notes:
        say(f"Note: {note}", err=True)
    for failure in found.failures:
        say(f"Error: {failure}", err=True)
    context.exit(2 if found.problems or found.failures else 0)


@family.command("new")
@click.argument("name")
@click.option(
    "--from",
    "reports",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    metavar="REPORT",
    help="Draft it from a report, or a folder of them. May be given several times.",
)
@click.option(
    "--in",
    "folder",
    default=Path(),
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to make it in; this one, if left out.",
)
@_TIME_LIMIT
def new(name: str, *, reports: tuple[Path, ...], folder: Path, time_limit: float) -> None:
    """
    Make a folder NAME with a family to be mended; nothing is ever overwritten.

    Without --from it is a small example with comments. With it, the title, the tables and what they
    measure are drafted from reports; what was guessed is marked "# check:". Either loads at once.

    \b
    Example:
      tieout family new court_bulletin --from report.txt
    """  # noqa: D301 - \b is Click's own mark for a paragraph to leave as it is
    from validate.commands.family_new import made  # noqa: PLC0415 - help waits for nothing

    for line in made(name, reports, folder, time_limit, progress):
        say(line)


@family.command("explain")
@click.argument("wanted", metavar="NAME")
@click.argument("measure", required=False)
@takes_families
def explain(wanted: str, measure: str | None, *, folders: tuple[Path, ...]) -> None:
    """
    Say in words what a family knows; with MEASURE, all about one of its measures.

    NAME is the name of a family that is known, or the path of its folder.
    """
    from validate.commands.family_page import measure_page, page  # noqa: PLC0415 - help waits
    from validate.family.find import families  # noqa: PLC0415

    (found,) = families(wanted, folders)
    for line in measure_page(found, measure) if measure else page(found):
        say(line)
